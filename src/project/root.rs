//! The folder of a project with settings, and paths below it.
//!
//! In: the path of a journey. Out: the folder upwards that holds `journey.toml`, and paths in it as a user would type
//! them from where he is. What the file says is not looked at here.

use std::env;
use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

use super::paths::{folder_of, tidy};
use super::reading::read_text_below;
use crate::source::Unreadable;

/// The settings of a project, in its folder.
const SETTINGS: &str = "journey.toml";

/// What stands in the folder of a project.
const MARKS: [&str; 2] = [SETTINGS, ".git"];

/// The nearest folder upwards that holds a project's mark. A link counts wherever it leads: what is outside decides nothing.
pub(super) fn project_of(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|folder| MARKS.iter().any(|mark| folder.join(mark).symlink_metadata().is_ok()))
}

/// Whether a folder with this name in it is that of a project.
pub(super) fn is_mark(name: &OsStr) -> bool {
    MARKS.iter().any(|mark| name == *mark)
}

/// The folder of a project with settings, with links resolved.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Root(PathBuf);

impl Root {
    /// The project of the file at `path`; none where its project has no settings.
    #[must_use]
    pub fn around(path: &Path) -> Option<Root> {
        let folder = folder_of(path).canonicalize().ok()?;
        let root = project_of(&folder)?;
        // Of a link it is told where it leads when it is read.
        let is_there = root.join(SETTINGS).symlink_metadata().is_ok_and(|found| !found.is_dir());
        is_there.then(|| Root(root.to_owned()))
    }

    /// What is in its settings.
    ///
    /// # Errors
    /// Why they cannot be read; one is that they are a link out of the project.
    pub fn read_settings(&self) -> Result<Vec<u8>, Unreadable> {
        read_text_below(&self.0, Path::new(SETTINGS))
    }

    /// Its path as it was found; it need not be absolute.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// The path of its settings, as a user would type it.
    #[must_use]
    pub fn settings(&self) -> PathBuf {
        self.shown(SETTINGS)
    }

    /// A path below the root as a user would type it: from the current folder, where both are on the same disk.
    #[must_use]
    pub fn shown(&self, path: &str) -> PathBuf {
        let whole = self.0.join(path);
        let here = env::current_dir().and_then(|here| here.canonicalize());
        let shown = here.ok().and_then(|here| from(&here, &whole)).unwrap_or(whole);
        if shown == Path::new("") { PathBuf::from(".") } else { shown }
    }

    /// The folder of the file at `path` as a path from the root, with `/` between names; empty for the root itself
    /// and for what lies outside of it.
    #[must_use]
    pub fn folder_of(&self, path: &Path) -> String {
        let folder = folder_of(path).canonicalize().unwrap_or_default();
        let names = folder.strip_prefix(&self.0).unwrap_or(Path::new("")).components();
        names.map(|name| name.as_os_str().to_string_lossy().into_owned()).collect::<Vec<_>>().join("/")
    }

    /// Whether a path below the root stays in the project when links are followed, as far as it is there.
    #[must_use]
    pub fn holds(&self, path: &str) -> bool {
        real_folder(&self.0.join(path)).is_some_and(|real| real.starts_with(&self.0))
    }
}

/// A folder with links resolved as far as it is there; none above the root of the disk.
#[must_use]
pub fn real_folder(path: &Path) -> Option<PathBuf> {
    if let Ok(real) = path.canonicalize() {
        return Some(real);
    }
    let whole = tidy(&std::path::absolute(path).ok()?)?;
    let (there, real) = whole.ancestors().find_map(|folder| Some((folder, folder.canonicalize().ok()?)))?;
    let rest = whole.strip_prefix(there).unwrap_or(Path::new(""));
    Some(if rest == Path::new("") { real } else { real.join(rest) })
}

/// The way from one folder to a path, both without links; none from one disk to another.
fn from(here: &Path, path: &Path) -> Option<PathBuf> {
    let shared = here.components().zip(path.components()).take_while(|(one, other)| one == other).count();
    // A folder at the root of the disk has nothing else in common with another one: the whole path is clearer.
    if shared <= 1 {
        return None;
    }
    let up = here.components().skip(shared).map(|_| Component::ParentDir);
    Some(up.chain(path.components().skip(shared)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_lead_up_and_down() {
        let way = |here: &str, path: &str| from(Path::new(here), Path::new(path)).map(|way| way.display().to_string());
        if cfg!(unix) {
            assert_eq!(way("/p/q", "/p/q/maps/a").as_deref(), Some("maps/a"));
            assert_eq!(way("/p/q", "/p/q").as_deref(), Some(""));
            assert_eq!(way("/p/q/r", "/p/maps/a").as_deref(), Some("../../maps/a"));
            assert_eq!(way("/p", "/q/a"), None);
        }
    }
}

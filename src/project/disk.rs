//! The files that a journey names, within the folder of its project.
//!
//! A journey may be written by someone else than who builds it, so a path in it reaches no further than
//! its project: the folder upwards that holds `journey.toml` or `.git`, else the journey's own folder.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::beneath;
use super::find::{Found, find_within};
use super::io_errors::reason;
use super::paths::{folder_of, is_absolute, tidy};
use super::reading::{open_below, read_below};
use super::root::project_of;
use crate::limits::FILE;
use crate::source::{Files, LoadedFile, Unreadable};

/// The files of a project on disk.
#[derive(Debug)]
pub struct Disk {
    /// The project's folder, with links resolved; none when even the journey's folder cannot be read.
    root: Option<PathBuf>,
    /// The name under which each file was first met, so that the same file keeps the same name.
    names: RefCell<BTreeMap<PathBuf, String>>,
    /// The names of the files that were to be read, also of those that are not there.
    asked: RefCell<BTreeSet<String>>,
    /// The names of the files that are there and were only asked after.
    probed: RefCell<BTreeSet<String>>,
}

/// Where a file of a project is.
pub(super) struct Located<'a> {
    /// The project's folder.
    root: &'a Path,
    /// The file's path, which begins with that of the folder and has no links.
    pub real: PathBuf,
    /// The name to show for it.
    pub name: String,
}

impl Disk {
    /// The project to which the journey at `path` belongs; for one that has no file, a path in the
    /// folder where it is taken to stand.
    #[must_use]
    pub fn around(path: &Path) -> Disk {
        let folder = folder_of(path).canonicalize().ok();
        let root = folder.map(|folder| project_of(&folder).unwrap_or(&folder).to_owned());
        let own = path.canonicalize().ok().map(|real| (real, path.display().to_string()));
        Disk {
            root,
            names: RefCell::new(own.into_iter().collect()),
            asked: RefCell::default(),
            probed: RefCell::default(),
        }
    }

    /// What is in the file at `path` itself, where that is in the project.
    #[cfg(feature = "watch")]
    pub(super) fn read_own(&self, path: &Path) -> Result<Vec<u8>, Unreadable> {
        let root = self.root.as_ref().ok_or(Unreadable::NotFound)?;
        let folder = folder_of(path).canonicalize().map_err(|error| reason(&error))?;
        read_below(root, &folder.join(path.file_name().ok_or(Unreadable::NotAFile)?))
    }

    /// Whether a path without links stands in the project.
    pub(super) fn holds(&self, real: &Path) -> bool {
        self.root.as_ref().is_some_and(|root| real.starts_with(root))
    }

    /// The file that a path in the file called `from` leads to, with links resolved.
    pub(super) fn locate(&self, from: &str, path: &str) -> Result<Located<'_>, Unreadable> {
        let root = self.root.as_ref().ok_or(Unreadable::NotFound)?;
        // Windows writes paths with backslashes, and what is written there is built elsewhere too.
        let path = path.replace('\\', "/");
        if is_absolute(&path) {
            return Err(Unreadable::Outside);
        }
        let folder = folder_of(Path::new(from));
        let real_folder = folder.canonicalize().map_err(|error| reason(&error))?;
        let target = real_folder.join(&path);
        // Before asking the disk, so that nobody learns which files there are outside.
        if !tidy(&target).is_some_and(|target| target.starts_with(root)) {
            return Err(Unreadable::Outside);
        }
        let real = beneath::locate(root, &target)?;
        let name = self.name(&real, &folder, &path);
        Ok(Located { root, real, name })
    }

    fn name(&self, real: &Path, folder: &Path, path: &str) -> String {
        let mut names = self.names.borrow_mut();
        names.entry(real.to_owned()).or_insert_with(|| shown(folder, path)).clone()
    }

    /// The files that were to be read so far, by the names to show for them, sorted. One that is not there is
    /// among them, because its coming changes a result; one outside of the project is not.
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        self.asked.borrow().iter().cloned().collect()
    }

    /// The files that are there and were asked after without being read.
    #[must_use]
    pub fn probed(&self) -> Vec<String> {
        self.probed.borrow().iter().cloned().collect()
    }

    fn remember(&self, from: &str, path: &str, located: &Result<Located<'_>, Unreadable>) {
        let name = match located {
            Ok(located) => located.name.clone(),
            Err(Unreadable::Outside) => return,
            Err(_) => shown(&folder_of(Path::new(from)), &path.replace('\\', "/")),
        };
        self.asked.borrow_mut().insert(name);
    }
}

/// A path in a folder as a user would type it.
fn shown(folder: &Path, path: &str) -> String {
    let shown = if folder == Path::new(".") { PathBuf::from(path) } else { folder.join(path) };
    tidy(&shown).unwrap_or(shown).display().to_string()
}

impl Disk {
    /// The journeys that a path stands for, as [`find`](super::find()) gives them, none of which leaves the project; the path is
    /// written in the file called `from`.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn find(&self, from: &str, path: &str) -> Result<Vec<Found>, Unreadable> {
        let Located { root, real, name } = self.locate(from, path)?;
        find_within(root, real, PathBuf::from(if name.is_empty() { "." } else { &name }))
    }
}

impl Files for Disk {
    fn read(&self, from: &str, path: &str) -> Result<LoadedFile, Unreadable> {
        let located = self.locate(from, path);
        self.remember(from, path, &located);
        let Located { root, real, name } = located?;
        Ok(LoadedFile { name, bytes: read_below(root, &real)? })
    }

    fn probe(&self, from: &str, path: &str) -> Result<String, Unreadable> {
        let Located { root, real, name } = self.locate(from, path)?;
        open_below(root, &real, FILE)?;
        self.probed.borrow_mut().insert(name.clone());
        Ok(name)
    }
}

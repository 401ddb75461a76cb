//! Which journeys are meant by a list of files and folders.
//!
//! In: a path that the user typed, or one in settings. Out: journeys, each with how far it may lead. A file that the user
//! typed may be anywhere. What is found in a folder, or named by settings, stays in its project: who wrote that may be someone
//! else than who builds it. A link to a journey outside of it is listed here and refused when it is read, like any file that cannot be read; links
//! to folders are skipped.

use std::fs;
use std::path::{Path, PathBuf};

use super::beneath::{self, FileKind};
use super::io_errors::reason;
use super::reading::{read_text, read_text_below};
use super::root::{is_mark, project_of};
use crate::limits::SCANNED_ENTRIES;
use crate::source::Unreadable;

/// What the name of a journey's file ends in.
const EXTENSION: &str = "journey";

/// A file that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its path, as typed or below the folder that was typed.
    pub path: PathBuf,
    /// Whether it was found in a folder rather than named.
    pub in_folder: bool,
    /// What it must not leave; none where the user named the file.
    within: Option<Within>,
}

/// A folder without links in its path, and a path that begins with it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Within {
    root: PathBuf,
    path: PathBuf,
}

impl Found {
    /// A file that the user named.
    #[must_use]
    pub const fn named(path: PathBuf) -> Found {
        Found { path, in_folder: false, within: None }
    }

    /// What is in it.
    ///
    /// # Errors
    /// Why it cannot be read; one is that it leaves its project.
    pub fn read(&self) -> Result<Vec<u8>, Unreadable> {
        match &self.within {
            Some(Within { root, path }) => read_text_below(root, path),
            None => read_text(&self.path),
        }
    }
}

/// The journeys that a path stands for: the file itself, whatever it is called, or all `.journey` files
/// in and below a folder, sorted by path. Hidden folders are passed over, and so are links to folders,
/// which could lead in a circle.
///
/// # Errors
/// Why the path cannot be read; a folder without any journey gives none.
pub fn find(path: &Path) -> Result<Vec<Found>, Unreadable> {
    let metadata = fs::metadata(path).map_err(|error| reason(&error))?;
    if !metadata.is_dir() {
        return Ok(vec![Found::named(path.to_owned())]);
    }
    walk(Folder::named(path)?)
}

/// The journeys in the current folder itself, sorted by name.
///
/// # Errors
/// Why the folder cannot be read.
pub fn find_here() -> Result<Vec<Found>, Unreadable> {
    let mut found = Vec::new();
    Folder::named(Path::new("."))?.list(&mut Vec::new(), &mut found)?;
    Ok(sorted(found))
}

/// The same as [`find`] for a path in a project, of which `real` is the place and `shown` the name.
pub(super) fn find_within(root: &Path, real: PathBuf, shown: PathBuf) -> Result<Vec<Found>, Unreadable> {
    let root = root.to_owned();
    if fs::symlink_metadata(&real).is_ok_and(|found| found.is_dir()) {
        return walk(Folder { root, real, shown });
    }
    Ok(vec![Found { path: shown, in_folder: false, within: Some(Within { root, path: real }) }])
}

/// The ordinary files in and below a folder of a project whose names end so, sorted. Hidden folders, links and
/// other projects are passed over, and so is what cannot be read; a folder with too much in it gives none.
#[must_use]
pub fn files_below(root: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![root.to_owned()];
    let mut looked_at = 0;
    while let Some(folder) = folders.pop() {
        let names = beneath::list(root, &folder).unwrap_or_default();
        if folder != *root && names.iter().any(|(name, _)| is_mark(name)) {
            continue;
        }
        looked_at += names.len();
        if looked_at > SCANNED_ENTRIES {
            return Vec::new();
        }
        for (name, kind) in names.into_iter().filter(|(name, _)| !name.as_encoded_bytes().starts_with(b".")) {
            let path = folder.join(name);
            match kind {
                FileKind::Folder => folders.push(path),
                FileKind::File if has_ending(&path, endings) => files.push(path),
                _ => {}
            }
        }
    }
    files.sort();
    files
}

/// The ordinary files in a folder itself whose names end so, sorted.
#[must_use]
pub fn files_in(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let Ok(real) = folder.canonicalize() else { return Vec::new() };
    let names = beneath::list(&real, &real).unwrap_or_default();
    let ordinary = names.into_iter().filter(|(_, kind)| matches!(kind, FileKind::File));
    let mut files: Vec<_> =
        ordinary.map(|(name, _)| folder.join(name)).filter(|path| has_ending(path, endings)).collect();
    files.sort();
    files
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|ending| endings.iter().any(|known| ending == *known))
}

fn walk(first: Folder) -> Result<Vec<Found>, Unreadable> {
    let mut found = Vec::new();
    let mut folders = vec![first];
    while let Some(folder) = folders.pop() {
        folder.list(&mut folders, &mut found)?;
    }
    Ok(sorted(found))
}

fn sorted(mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

/// A folder to look into.
struct Folder {
    /// The folder of the project.
    root: PathBuf,
    /// Its path, which begins with that of the root and has no links.
    real: PathBuf,
    /// Its path as a user would type it.
    shown: PathBuf,
}

impl Folder {
    /// A folder that the user named.
    fn named(path: &Path) -> Result<Folder, Unreadable> {
        let real = path.canonicalize().map_err(|error| reason(&error))?;
        let root = project_of(&real).unwrap_or(&real).to_owned();
        Ok(Folder { root, real, shown: path.to_owned() })
    }

    /// Adds the journeys in it to `found` and the folders in it to `folders`.
    fn list(self, folders: &mut Vec<Folder>, found: &mut Vec<Found>) -> Result<(), Unreadable> {
        let names = beneath::list(&self.root, &self.real)?;
        // What stands in a project below this one stays in that.
        let root = if names.iter().any(|(name, _)| is_mark(name)) { &self.real } else { &self.root };
        for (name, kind) in &names {
            if name.as_encoded_bytes().starts_with(b".") {
                continue;
            }
            let shown = if self.shown == Path::new(".") { PathBuf::from(name) } else { self.shown.join(name) };
            let (root, path) = (root.clone(), self.real.join(name));
            match kind {
                FileKind::Folder => folders.push(Folder { root, real: path, shown }),
                FileKind::File | FileKind::Link if is_journey(&shown) && !leads_to_no_file(*kind, &root, &path) => {
                    found.push(Found { path: shown, in_folder: true, within: Some(Within { root, path }) });
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// Whether it is a link to a folder, a pipe or a device. One that leads nowhere or outside is not: that is told when it is read.
fn leads_to_no_file(kind: FileKind, root: &Path, path: &Path) -> bool {
    let is_file = || beneath::open(root, path).map(|file| file.metadata().is_ok_and(|found| found.is_file()));
    kind == FileKind::Link && is_file() == Ok(false)
}

fn is_journey(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(EXTENSION))
}

//! Which journeys are meant by a list of files and folders.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::reading::reason;
use super::root::is_project;
use crate::limits::LOOKED_AT;
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
}

/// The journeys that a path stands for: the file itself, whatever it is called, or all `.journey` files
/// in and below a folder, sorted by path. Hidden folders are passed over, and so are links to folders,
/// which could lead in a circle.
///
/// # Errors
/// Why the path cannot be had; a folder without any journey gives none.
pub fn find(path: &Path) -> Result<Vec<Found>, Unreadable> {
    let metadata = fs::metadata(path).map_err(|error| reason(&error))?;
    if !metadata.is_dir() {
        return Ok(vec![Found { path: path.to_owned(), in_folder: false }]);
    }
    let mut files = BTreeSet::new();
    let mut folders = vec![path.to_owned()];
    while let Some(folder) = folders.pop() {
        list(&folder, &mut folders, &mut files).map_err(|error| reason(&error))?;
    }
    Ok(files.into_iter().map(|path| Found { path, in_folder: true }).collect())
}

/// The journeys in the current folder itself, sorted by name.
///
/// # Errors
/// Why the folder cannot be read.
pub fn find_here() -> Result<Vec<Found>, Unreadable> {
    let mut files = BTreeSet::new();
    list(Path::new("."), &mut Vec::new(), &mut files).map_err(|error| reason(&error))?;
    Ok(files.into_iter().map(|path| Found { path, in_folder: true }).collect())
}

/// The ordinary files in and below a folder of a project whose names end so, sorted. Hidden folders, links and
/// other projects are passed over, and so is what cannot be read; a folder with too much in it gives none.
#[must_use]
pub fn files_below(root: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![root.to_owned()];
    let mut looked_at = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            looked_at += 1;
            if looked_at > LOOKED_AT {
                return Vec::new();
            }
            let (path, Ok(kind)) = (entry.path(), entry.file_type()) else { continue };
            let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
            if kind.is_dir() && !hidden && !is_project(&path) {
                folders.push(path);
            } else if kind.is_file() && !hidden && has_ending(&path, endings) {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// The ordinary files in a folder itself whose names end so, sorted.
#[must_use]
pub fn files_in(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let ordinary = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    let mut files: Vec<_> = ordinary.map(|entry| entry.path()).filter(|path| has_ending(path, endings)).collect();
    files.sort();
    files
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|ending| endings.iter().any(|known| ending == *known))
}

/// Adds the journeys in a folder to `files` and the folders in it to `folders`.
fn list(folder: &Path, folders: &mut Vec<PathBuf>, files: &mut BTreeSet<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = if folder == Path::new(".") { PathBuf::from(entry.file_name()) } else { entry.path() };
        let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        if entry.file_type()?.is_dir() && !hidden {
            folders.push(path);
        } else if !hidden && is_journey(&path) && path.is_file() {
            files.insert(path);
        }
    }
    Ok(())
}

fn is_journey(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(EXTENSION))
}

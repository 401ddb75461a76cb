//! Paths as text: which folder a file stands in, and what a path comes to, without asking the disk.

use std::path::{Component, Path, PathBuf};

/// The folder in which a file stands; `.` for a bare name.
pub(super) fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if parent != Path::new("") => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Whether a path begins at a root: `/…`, or a drive of Windows on any system.
pub(super) fn is_absolute(path: &str) -> bool {
    let mut signs = path.chars();
    let drive = signs.next().is_some_and(|first| first.is_ascii_alphabetic()) && signs.next() == Some(':');
    path.starts_with('/') || drive
}

/// The path without `.`, and with each `..` taken back; none where it leads above its beginning.
pub(super) fn tidy(path: &Path) -> Option<PathBuf> {
    let mut tidy = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => match tidy.components().next_back() {
                Some(Component::Normal(_)) => drop(tidy.pop()),
                Some(Component::RootDir | Component::Prefix(_)) => return None,
                _ => tidy.push(".."),
            },
            _ => tidy.push(part),
        }
    }
    Some(tidy)
}

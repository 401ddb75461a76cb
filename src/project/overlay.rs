//! The files of a project, overlaid with unsaved documents of an editor.
//!
//! In: a project on disk, and texts by the real path of their file. Out: a [`Files`] over both. A file that is not on the disk
//! yet has no path that others could name.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::{Disk, Located};
use crate::source::{Files, LoadedFile, Unreadable};

/// The texts that are open, by the path of their file with links resolved.
pub type OpenTexts = BTreeMap<PathBuf, Arc<str>>;

/// The files of a project, and the texts that are open.
#[derive(Debug)]
pub struct OverlayFiles<'a> {
    disk: Disk,
    open: &'a OpenTexts,
}

impl<'a> OverlayFiles<'a> {
    /// The project to which the journey at `path` belongs.
    #[must_use]
    pub fn around(path: &Path, open: &'a OpenTexts) -> OverlayFiles<'a> {
        OverlayFiles { disk: Disk::around(path), open }
    }
}

impl Files for OverlayFiles<'_> {
    fn read(&self, from: &str, path: &str) -> Result<LoadedFile, Unreadable> {
        let Located { real, name, .. } = self.disk.locate(from, path)?;
        match self.open.get(&real) {
            Some(text) => Ok(LoadedFile { name, bytes: text.as_bytes().to_vec() }),
            None => self.disk.read(from, path),
        }
    }

    fn probe(&self, from: &str, path: &str) -> Result<String, Unreadable> {
        self.disk.probe(from, path)
    }
}

/// A path with links resolved; the path itself where there is no such file.
#[must_use]
pub fn real_path(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_open_counts() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("people.journey");
        std::fs::write(&path, "saved").unwrap();
        let own = folder.path().join("a.journey").display().to_string();
        let mut open = OpenTexts::new();
        let read =
            |open: &OpenTexts| OverlayFiles::around(Path::new(&own), open).read(&own, "people.journey").unwrap().bytes;
        assert_eq!(read(&open), b"saved");
        open.insert(real_path(&path), Arc::from("typed"));
        assert_eq!(read(&open), b"typed");
        assert!(OverlayFiles::around(Path::new(&own), &open).read(&own, "../x").is_err());
    }
}

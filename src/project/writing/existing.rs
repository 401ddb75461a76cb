//! A file that is in the way of a result, as far as it is needed to find out who made it.

use std::cell::RefCell;
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;

use crate::limits::FILE;
use crate::project::beneath;

/// An ordinary file that is there.
#[derive(Debug)]
pub struct Existing {
    file: RefCell<File>,
    length: u64,
}

impl Existing {
    /// The file at a path whose folder has no links; a link is not followed, and a pipe not waited for.
    ///
    /// # Errors
    /// It is no ordinary file, or the system refuses it.
    pub(super) fn open(real: &Path) -> io::Result<Existing> {
        let file = beneath::open_itself(real)?;
        let metadata = file.metadata()?;
        if !metadata.is_file() {
            return Err(ErrorKind::InvalidInput.into());
        }
        Ok(Existing { file: RefCell::new(file), length: metadata.len() })
    }

    /// The file at a path, where there is one that can be read.
    #[must_use]
    pub fn at(path: &Path) -> Option<Existing> {
        Existing::open(&super::real_place(path).ok()?).ok()
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// Its first `most` bytes, or all where it has fewer.
    #[must_use]
    pub fn head(&self, most: u64) -> Vec<u8> {
        self.part(0, most)
    }

    /// Its last `most` bytes, or all where it has fewer.
    #[must_use]
    pub fn tail(&self, most: u64) -> Vec<u8> {
        self.part(self.length.saturating_sub(most), most)
    }

    /// All of it; nothing where it is larger than any file that is read.
    #[must_use]
    pub fn whole(&self) -> Vec<u8> {
        if self.length > FILE { Vec::new() } else { self.part(0, self.length) }
    }

    /// Whether just this is in it.
    pub(super) fn holds(&self, bytes: &[u8]) -> bool {
        usize::try_from(self.length).is_ok_and(|length| length == bytes.len()) && self.part(0, self.length) == bytes
    }

    fn part(&self, from: u64, most: u64) -> Vec<u8> {
        let mut file = self.file.borrow_mut();
        let mut bytes = Vec::new();
        let read = file.seek(SeekFrom::Start(from)).and_then(|_| (&mut *file).take(most).read_to_end(&mut bytes));
        if read.is_ok() { bytes } else { Vec::new() }
    }
}

/// What is at a path, links not followed; none where nothing is.
pub(super) fn exists(path: &Path) -> io::Result<Option<Metadata>> {
    match fs::symlink_metadata(path) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

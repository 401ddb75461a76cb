//! Reading a file whole, within a limit, and saying why it cannot be read.

use std::fs::{self, File, Metadata};
use std::io::Read;
use std::path::Path;

use super::beneath;
use super::io_errors::reason;
use crate::limits::{FILE, TEXT};
use crate::source::Unreadable;

/// What is in the file.
///
/// # Errors
/// Why it cannot be read: it is not there, is no ordinary file, is larger than the limit, or the system
/// refuses.
pub fn read_file(path: &Path) -> Result<Vec<u8>, Unreadable> {
    within(open(path, FILE)?, FILE)
}

/// What is in a file below a folder, which has no links in its own path.
///
/// # Errors
/// As [`read_file`], or it leaves the folder.
pub(super) fn read_below(folder: &Path, path: &Path) -> Result<Vec<u8>, Unreadable> {
    within(open_below(folder, path, FILE)?, FILE)
}

/// What is in a text below a folder, which has no links in its own path.
///
/// # Errors
/// As [`read_below`], with the limit of a text.
pub(super) fn read_text_below(folder: &Path, path: &Path) -> Result<Vec<u8>, Unreadable> {
    read_all(open_below(folder, path, TEXT as u64)?)
}

/// What is in a file that is a text.
///
/// # Errors
/// As [`read_file`], with the limit of a text.
pub fn read_text(path: &Path) -> Result<Vec<u8>, Unreadable> {
    read_all(open(path, TEXT as u64)?)
}

/// The first `most` bytes of a file, or all where it has fewer.
///
/// # Errors
/// As [`read_file`].
pub fn read_head(path: &Path, most: u64) -> Result<Vec<u8>, Unreadable> {
    within(open(path, u64::MAX)?.take(most), most)
}

/// Everything that comes out of a stream of text.
///
/// # Errors
/// It is longer than the limit, or the system refuses.
pub fn read_all(stream: impl Read) -> Result<Vec<u8>, Unreadable> {
    within(stream, TEXT as u64)
}

fn within(stream: impl Read, limit: u64) -> Result<Vec<u8>, Unreadable> {
    let mut bytes = Vec::new();
    // One more than the limit, so that a stream that goes on forever ends here too.
    stream.take(limit + 1).read_to_end(&mut bytes).map_err(|error| reason(&error))?;
    if bytes.len() as u64 > limit { Err(Unreadable::TooLarge(limit)) } else { Ok(bytes) }
}

/// The file, opened, where it is no larger than this.
///
/// # Errors
/// As [`read_file`].
fn open(path: &Path, limit: u64) -> Result<File, Unreadable> {
    // Some devices do something when they are opened.
    fs::metadata(path).map_err(|error| reason(&error)).and_then(|metadata| accept(&metadata, limit))?;
    accepted(beneath::open_named(path).map_err(|error| reason(&error))?, limit)
}

/// The same for a file below a folder, which has no links in its own path.
///
/// # Errors
/// As [`read_below`].
pub(super) fn open_below(folder: &Path, path: &Path, limit: u64) -> Result<File, Unreadable> {
    accepted(beneath::open(folder, path)?, limit)
}

fn accepted(file: File, limit: u64) -> Result<File, Unreadable> {
    file.metadata().map_err(|error| reason(&error)).and_then(|metadata| accept(&metadata, limit))?;
    Ok(file)
}

/// A folder, a pipe or a device is no file: reading one could wait forever.
fn accept(metadata: &Metadata, limit: u64) -> Result<(), Unreadable> {
    match metadata {
        other if !other.is_file() => Err(Unreadable::NotAFile),
        file if file.len() > limit => Err(Unreadable::TooLarge(limit)),
        _ => Ok(()),
    }
}

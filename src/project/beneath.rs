//! Opening a file below a folder without leaving it.
//!
//! A path that was found to stay in a project can lead out of it a moment later, when somebody puts a link where a folder
//! or the file was. So the way is gone once more while opening, and no link on it is followed.

use std::fs::File;
use std::io;
use std::path::Path;

/// The file or folder at a path that begins with the one of a folder; neither has links.
///
/// # Errors
/// It is not there, the system refuses it, or there is a link on the way.
#[cfg(unix)]
pub fn open(folder: &Path, path: &Path) -> io::Result<File> {
    use rustix::fs::{CWD, Mode, OFlags, openat};

    // Nothing is waited for: to open a pipe is to wait for who writes into it.
    let kind = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK | OFlags::NOCTTY;
    let mut at = openat(CWD, folder, kind | OFlags::DIRECTORY, Mode::empty())?;
    let names = path.strip_prefix(folder).map_err(io::Error::other)?;
    for name in names {
        at = openat(&at, name, kind | OFlags::NOFOLLOW, Mode::empty())?;
    }
    Ok(File::from(at))
}

/// The file or folder at a path that begins with the one of a folder; neither has links. A link is seen here where it
/// still stands when the file is open; one that stood there for that moment alone is not.
///
/// # Errors
/// It is not there, the system refuses it, or there is a link on the way.
#[cfg(not(unix))]
pub fn open(folder: &Path, path: &Path) -> io::Result<File> {
    let file = File::open(path)?;
    if path.canonicalize()? == path && path.starts_with(folder) {
        Ok(file)
    } else {
        Err(io::Error::other("a link has come there"))
    }
}

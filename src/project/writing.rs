//! Writing: the one place through which every command changes the disk.
//!
//! In: bytes, where they go, and what the run reads. Out: files that appear or change whole or not at all. A file that is
//! there is replaced or removed only where this program made it; everything else is refused. How a file shows who made it
//! is not known here: the caller passes a function that recognises one.

mod aside;
mod existing;
mod identity;
mod new;
mod replace;
mod swap;

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::message::{Message, writing};

use super::io_errors;
use super::paths::folder_of;

use aside::{take_aside, write_aside};
use existing::exists;
use swap::exchange;

pub use aside::tidy_up;
pub use existing::Existing;
pub use identity::{FileSet, ProtectedFiles};
pub use new::{NewFile, write_new};
pub use replace::replace;

/// How often a file is tried for that another process makes, replaces or removes at the same time.
const ATTEMPTS: usize = 16;

/// Makes a folder and those above it.
///
/// # Errors
/// Why it cannot be made, as the system says.
pub fn create_folder(path: &Path) -> Result<(), Message> {
    fs::create_dir_all(path).map_err(|error| io_errors::message(&error))
}

/// Writes and removes results, and leaves alone what this program did not make.
#[derive(Clone, Copy, Debug)]
pub struct OutputWriter<'a> {
    /// What the run reads.
    pub inputs: &'a ProtectedFiles,
    /// Whether a file that this program did not make is replaced too; an input never is.
    pub force: bool,
    /// Whether this program made a file.
    pub is_ours: fn(&Existing) -> bool,
    /// What to do about a file that this program did not make.
    pub way_out: fn() -> Message,
}

impl OutputWriter<'_> {
    /// Writes files beside each other into a folder. All are on disk under passing names before the first
    /// takes its own, so a full disk leaves nothing behind and what was there stays.
    ///
    /// # Errors
    /// The path that could not be written, and why: what the system says, or ours.
    pub fn write_all(&self, folder: &Path, files: &[(String, Vec<u8>)]) -> Result<Vec<PathBuf>, (PathBuf, Message)> {
        let mut ready = Vec::with_capacity(files.len());
        for (name, bytes) in files {
            let path = place(folder, name);
            // Finding out before the first one takes its name keeps the others as they were.
            let real = self.accept(&path, bytes).map_err(|reason| (path.clone(), reason))?;
            let written = write_aside(folder, bytes).map_err(|error| (path.clone(), io_errors::message(&error)))?;
            ready.push((written, real, path, bytes));
        }
        let mut paths = Vec::with_capacity(ready.len());
        for (written, real, path, bytes) in ready {
            self.put(written, &real, bytes).map_err(|reason| (path.clone(), reason))?;
            paths.push(path);
        }
        Ok(paths)
    }

    /// Writes one file where `path` says, whole or not at all.
    ///
    /// # Errors
    /// Why it cannot be written: what the system says, or ours.
    pub fn write_file(&self, path: &Path, bytes: &[u8]) -> Result<(), Message> {
        let real = self.accept(path, bytes)?;
        let written = write_aside(&folder_of(path), bytes).map_err(|error| io_errors::message(&error))?;
        self.put(written, &real, bytes)
    }

    /// Removes a file that `is_meant`; says whether it was there. It is looked at under a passing name, where nobody
    /// replaces it between the look and the removal.
    ///
    /// # Errors
    /// Why it stays: what the system says, or ours.
    pub fn remove(&self, path: &Path, is_meant: impl Fn(&Existing) -> bool) -> Result<bool, Message> {
        let is_gone = |error: &io::Error| error.kind() == ErrorKind::NotFound;
        let real = match real_place(path) {
            Err(error) if is_gone(&error) => return Ok(false),
            real => real.map_err(|error| io_errors::message(&error))?,
        };
        let careful = OutputWriter { force: false, ..*self };
        let check = |at: &Path| {
            let is_there = careful.inspect(at, None)?;
            match Existing::open(at) {
                Err(error) if is_gone(&error) => Ok(false),
                file if is_there && !file.as_ref().is_ok_and(&is_meant) => Err(self.foreign()),
                _ => Ok(is_there),
            }
        };
        if !check(&real)? {
            return Ok(false);
        }
        let aside = match take_aside(&real) {
            Err(error) if is_gone(&error) => return Ok(false),
            aside => aside.map_err(|error| io_errors::message(&error))?,
        };
        match check(&aside) {
            Ok(true) => drop(aside),
            Ok(false) => {}
            Err(reason) => {
                // Somebody has put another file there a moment ago: it goes back.
                aside.persist_noclobber(&real).map_err(|error| kept(error.path, &error.error))?;
                return Err(reason);
            }
        }
        Ok(true)
    }

    /// Where a file is to be, with links in its folder resolved, if it may be written there.
    fn accept(&self, path: &Path, bytes: &[u8]) -> Result<PathBuf, Message> {
        let real = real_place(path).map_err(|error| io_errors::message(&error))?;
        // A slash at the end means a folder.
        if path.as_os_str().as_encoded_bytes().ends_with(b"/") {
            return Err(writing::names_folder());
        }
        self.inspect(&real, Some(bytes)).map(|_| real)
    }

    /// Whether something is there, where it may be replaced by `bytes` or removed.
    fn inspect(&self, real: &Path, bytes: Option<&[u8]>) -> Result<bool, Message> {
        if self.inputs.are_at(real) {
            return Err(writing::input());
        }
        let Some(metadata) = exists(real).map_err(|error| io_errors::message(&error))? else { return Ok(false) };
        let kind = metadata.file_type();
        if kind.is_dir() {
            return Err(writing::folder_there());
        }
        if !kind.is_file() && !kind.is_symlink() {
            return Err(writing::no_ordinary_file());
        }
        let existing = match Existing::open(real) {
            // Another run has removed it since.
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
            existing => existing,
        };
        let is_ours = kind.is_file()
            && existing.is_ok_and(|file| (self.is_ours)(&file) || bytes.is_some_and(|new| file.holds(new)));
        if is_ours && !metadata.permissions().readonly() {
            return Ok(true);
        }
        if self.inputs.all.contain(real) {
            return Err(writing::input());
        }
        match (self.force, is_ours) {
            (true, _) => Ok(true),
            (false, true) => Err(writing::read_only()),
            (false, false) => Err(self.foreign()),
        }
    }

    fn foreign(&self) -> Message {
        writing::foreign((self.way_out)())
    }

    /// Gives a file that is whole its own name. What it replaces is looked at once more when it has left its place, so that
    /// nothing is lost that another program has put there meanwhile.
    fn put(&self, mut written: NamedTempFile, real: &Path, bytes: &[u8]) -> Result<(), Message> {
        for _ in 0..ATTEMPTS {
            if !self.inspect(real, Some(bytes))? {
                match written.persist_noclobber(real) {
                    Ok(_) => return Ok(()),
                    Err(error) if error.error.kind() == ErrorKind::AlreadyExists => written = error.file,
                    Err(error) => return Err(io_errors::message(&error.error)),
                }
                continue;
            }
            match exchange(written.path(), real) {
                Ok(()) => return self.let_go(written, real, bytes),
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) if swap::is_missing(&error) => {
                    return written.persist(real).map(drop).map_err(|error| io_errors::message(&error.error));
                }
                Err(error) => return Err(io_errors::message(&error)),
            }
        }
        Err(writing::keeps_changing())
    }

    /// Removes what a file has replaced, which now has its passing name; puts it back where it must not go.
    fn let_go(&self, written: NamedTempFile, real: &Path, bytes: &[u8]) -> Result<(), Message> {
        let Err(reason) = self.inspect(written.path(), Some(bytes)) else { return Ok(()) };
        match exchange(written.path(), real) {
            Ok(()) => Err(reason),
            Err(error) => Err(kept(written.into_temp_path(), &error)),
        }
    }
}

/// Keeps a file under its passing name and says so.
fn kept(path: tempfile::TempPath, error: &io::Error) -> Message {
    let kept = path.keep().unwrap_or_else(|error| {
        let path = error.path.to_path_buf();
        // It would remove the file.
        std::mem::forget(error.path);
        path
    });
    writing::kept(io_errors::message(error), kept.display().to_string())
}

/// The path as a user would type it: a name alone in the current folder.
fn place(folder: &Path, name: &str) -> PathBuf {
    if folder == Path::new(".") { PathBuf::from(name) } else { folder.join(name) }
}

/// The path of a file with the links in its folder resolved; the file itself may be a link, or missing.
fn real_place(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or_else(|| io::Error::new(ErrorKind::InvalidInput, "it names a folder"))?;
    Ok(folder_of(path).canonicalize()?.join(name))
}

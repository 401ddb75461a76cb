//! Writing: each file appears, or changes, whole or not at all.

mod new;

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tempfile::{Builder, NamedTempFile};

use super::disk::Disk;
use super::reading::plain;

pub use new::{NewFile, write_new};

/// What the name of a file begins and ends with until it is whole. Hidden, and known for ours by whoever finds one
/// that a power cut or a `kill -9` left.
const PASSING: (&str, &str) = (".journey-", ".part");

/// A passing name has so many letters and digits of chance.
const CHANCE: usize = 6;

/// A file takes its own name some moments after its passing one. One that did not within this time never will.
const FORSAKEN: Duration = Duration::from_secs(60 * 60);

/// Removes the passing files that runs left in a folder which were ended before they could tidy up. One that cannot be
/// removed does no harm.
pub fn tidy_up(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if is_passing(&entry.file_name().to_string_lossy()) && is_forsaken(&entry) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn is_passing(name: &str) -> bool {
    let chance = name.strip_prefix(PASSING.0).and_then(|rest| rest.strip_suffix(PASSING.1));
    chance.is_some_and(|chance| chance.len() == CHANCE && chance.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// Whether it is an ordinary file that nobody has written to for long: another run may be about to finish it.
fn is_forsaken(entry: &fs::DirEntry) -> bool {
    let Ok(metadata) = entry.metadata() else { return false };
    let age = metadata.modified().ok().and_then(|changed| SystemTime::now().duration_since(changed).ok());
    metadata.is_file() && age.is_some_and(|age| age > FORSAKEN)
}

/// Removes a file.
///
/// # Errors
/// Why it stays, in the system's words.
pub fn remove(path: &Path) -> Result<(), String> {
    fs::remove_file(path).map_err(|error| plain(&error))
}

/// Makes a folder and those above it.
///
/// # Errors
/// Why it cannot be made, in the system's words.
pub fn create_folder(path: &Path) -> Result<(), String> {
    fs::create_dir_all(path).map_err(|error| plain(&error))
}

/// Writes files beside each other into a folder. All are on disk under passing names before the first
/// takes its own, so a full disk leaves nothing behind and what was there stays.
///
/// # Errors
/// The path that could not be written, and why in the system's words.
pub fn write_all(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<Vec<PathBuf>, (PathBuf, String)> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |error: io::Error| (path, plain(&error))
    };
    let mut ready = Vec::with_capacity(files.len());
    for (name, bytes) in files {
        let path = place(folder, name);
        // A folder cannot be replaced, and finding out before the first rename keeps the others as they were.
        if path.is_dir() {
            return Err((path, "there is a folder of that name".to_owned()));
        }
        let written = write_aside(folder, bytes).map_err(failed(&path))?;
        ready.push((written, path));
    }
    let mut paths = Vec::with_capacity(ready.len());
    for (written, path) in ready {
        written.persist(&path).map_err(|error| error.error).map_err(failed(&path))?;
        paths.push(path);
    }
    Ok(paths)
}

/// Writes a file anew that is there, with the permissions that it has. A link stays a link to the file that
/// changes, which has to be one of the same project.
///
/// # Errors
/// Why it stays as it was: the system's words, or ours.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let real = path.canonicalize().map_err(|error| plain(&error))?;
    if !Disk::around(path).holds(&real) {
        return Err("it is a link to a file outside of the project".to_owned());
    }
    let permissions = fs::metadata(&real).map_err(|error| plain(&error))?.permissions();
    if permissions.readonly() {
        return Err("it is read-only".to_owned());
    }
    let written = write_aside(real.parent().unwrap_or(Path::new(".")), bytes).and_then(|file| {
        fs::set_permissions(file.path(), permissions)?;
        file.persist(&real).map_err(|error| error.error)
    });
    written.map(drop).map_err(|error| plain(&error))
}

/// Writes one file where `path` says, whole or not at all: what `write` writes, as it comes.
///
/// # Errors
/// Why it cannot be written, in the system's words.
pub fn write_file_with(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), String> {
    let folder = path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    if path.is_dir() {
        return Err("there is a folder of that name".to_owned());
    }
    let written = write_aside_with(folder, write).map_err(|error| plain(&error))?;
    written.persist(path).map(drop).map_err(|error| plain(&error.error))
}

/// The path as a user would type it: a name alone in the current folder.
fn place(folder: &Path, name: &str) -> PathBuf {
    if folder == Path::new(".") { PathBuf::from(name) } else { folder.join(name) }
}

/// A file under a passing name in the same folder, because only there does a rename replace whole.
fn write_aside(folder: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    write_aside_with(folder, |out| out.write_all(bytes))
}

fn write_aside_with(folder: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(PASSING.0).suffix(PASSING.1).rand_bytes(CHANCE);
    // A result is an ordinary file, which others may read as far as the user's mask lets them; a
    // temporary file would be the user's alone.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let file = builder.tempfile_in(folder)?;
    let mut out = BufWriter::new(file);
    write(&mut out)?;
    out.into_inner().map_err(io::IntoInnerError::into_error)
}

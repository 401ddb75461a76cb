//! Writing a file of the user anew, as `fmt` does: what is in it changes, and all else about it stays.
//!
//! In: a file that is there, and its new bytes. Out: the same file with them. Where nothing hangs on the file itself, a new
//! one takes its name. Where other names, an owner, attributes or an access list do, it is written in place, and a copy of
//! what was in it lies beside it until that is done.

use std::fs::{self, File, Metadata};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use super::aside::{create_aside, write_aside};
use crate::message::{Message, writing};
use crate::project::disk::Disk;
use crate::project::io_errors;
use crate::project::paths::folder_of;

/// What the name of a safe copy ends with; no build tidies such a file away.
const COPY: &str = ".backup";

/// The names of the attributes of a file take no more bytes (`XATTR_LIST_MAX`).
#[cfg(target_os = "linux")]
const LONGEST_LIST: usize = 65_536;

/// Writes a file anew that is there. A link stays a link to the file that changes, which has to be one of the same
/// project.
///
/// # Errors
/// Why it stays as it was: what the system says, or ours.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Message> {
    let real = path.canonicalize().map_err(|error| io_errors::message(&error))?;
    if !Disk::around(path).holds(&real) {
        return Err(writing::leads_outside());
    }
    let metadata = fs::metadata(&real).map_err(|error| io_errors::message(&error))?;
    if !metadata.is_file() {
        return Err(writing::no_ordinary_file());
    }
    if metadata.permissions().readonly() {
        return Err(writing::read_only());
    }
    let written = write_aside(&folder_of(&real), bytes).map_err(|error| io_errors::message(&error))?;
    if may_be_renamed(&real, &metadata, &written) {
        let renamed = fs::set_permissions(written.path(), metadata.permissions())
            .and_then(|()| written.persist(&real).map_err(|error| error.error));
        return renamed.map(drop).map_err(|error| io_errors::message(&error));
    }
    drop(written);
    in_place(&real, bytes)
}

/// Writes over the bytes of a file. What was in it can be had from a copy until the new bytes are on the disk.
fn in_place(real: &Path, bytes: &[u8]) -> Result<(), Message> {
    let before = fs::read(real).map_err(|error| io_errors::message(&error))?;
    let copy = safe_copy(real, &before).map_err(|error| io_errors::message(&error))?;
    let mut file = File::options().write(true).open(real).map_err(|error| io_errors::message(&error))?;
    let Err(error) = overwrite(&mut file, bytes) else { return Ok(()) };
    if overwrite(&mut file, &before).is_ok() {
        return Err(io_errors::message(&error));
    }
    let kept = copy.into_temp_path();
    let path = kept.to_path_buf();
    // It would remove the copy.
    std::mem::forget(kept);
    Err(writing::kept_copy(io_errors::message(&error), path.display().to_string()))
}

fn safe_copy(real: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut copy = create_aside(&folder_of(real), COPY)?;
    copy.write_all(bytes)?;
    copy.as_file().sync_all()?;
    fs::set_permissions(copy.path(), fs::metadata(real)?.permissions())?;
    Ok(copy)
}

fn overwrite(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    file.seek(SeekFrom::Start(0))?;
    file.write_all(bytes)?;
    file.set_len(bytes.len() as u64)?;
    file.sync_all()
}

/// Whether a new file may take the name of the old one: it has no other name, the same owner, and nothing hangs on it that
/// a new one would lack.
#[cfg(target_os = "linux")]
fn may_be_renamed(real: &Path, metadata: &Metadata, written: &NamedTempFile) -> bool {
    use std::os::unix::fs::MetadataExt;
    let Ok(new) = written.as_file().metadata() else { return false };
    let has_its_owner = (new.uid(), new.gid()) == (metadata.uid(), metadata.gid());
    metadata.nlink() == 1 && has_its_owner && !has_attributes(real)
}

/// Whether a file may have extended attributes, an access list among them.
#[cfg(target_os = "linux")]
fn has_attributes(path: &Path) -> bool {
    let mut names = vec![0; LONGEST_LIST];
    match rustix::fs::listxattr(path, &mut names[..]) {
        // The system labels each new file by itself, by its folder.
        Ok(length) => {
            let mut names = names[..length].split(|byte| *byte == 0);
            names.any(|name| !name.is_empty() && name != b"security.selinux")
        }
        Err(error) => error != rustix::io::Errno::NOTSUP,
    }
}

/// Elsewhere it cannot be told what hangs on a file.
#[cfg(not(target_os = "linux"))]
const fn may_be_renamed(_real: &Path, _metadata: &Metadata, _written: &NamedTempFile) -> bool {
    false
}

//! Files under passing names: until one is whole, and while one is looked at before it is removed.
//!
//! In: a folder, and bytes or a file in it. Out: a file beside it that is removed when nobody keeps it. A passing name bears
//! a sum of its own letters, by which it is known for ours.

use std::collections::hash_map::RandomState;
use std::fs;
use std::hash::BuildHasher;
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::time::{Duration, SystemTime};

use tempfile::{Builder, NamedTempFile, TempPath};

use super::ATTEMPTS;
use crate::fingerprint::Fingerprint;
use crate::project::paths::folder_of;

/// What a passing name begins and ends with. Hidden, and known for ours by whoever finds one that a power cut or a
/// `kill -9` left.
const TEMPORARY_NAME: (&str, &str) = (".journey-", ".part");

/// A passing name has so many hexadecimal digits of chance, and then eight that sum them up.
const RANDOM_CHARACTERS: usize = 16;

/// A file takes its own name some moments after its passing one. One that did not within this time never will.
const ABANDONED_AFTER: Duration = Duration::from_secs(60 * 60);

/// Removes the passing files that runs left in a folder which were ended before they could tidy up. One that cannot be
/// removed does no harm.
pub fn tidy_up(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name().to_str().is_some_and(is_passing) && is_forsaken(&entry) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether a name has the mark of a passing one: the sum of its own digits.
fn is_passing(name: &str) -> bool {
    let digits = name.strip_prefix(TEMPORARY_NAME.0).and_then(|rest| rest.strip_suffix(TEMPORARY_NAME.1));
    digits
        .and_then(|digits| digits.split_at_checked(RANDOM_CHARACTERS))
        .is_some_and(|(chance, sum)| sum == sum_of(chance))
}

fn sum_of(chance: &str) -> String {
    Fingerprint::new().with(TEMPORARY_NAME.0.as_bytes()).with(chance.as_bytes()).digits()
}

/// Whether it is an ordinary file that nobody has written to for long: another run may be about to finish it.
fn is_forsaken(entry: &fs::DirEntry) -> bool {
    let Ok(metadata) = entry.metadata() else { return false };
    let age = metadata.modified().ok().and_then(|changed| SystemTime::now().duration_since(changed).ok());
    metadata.is_file() && age.is_some_and(|age| age > ABANDONED_AFTER)
}

/// A name that no file has yet, most likely.
pub(super) fn passing_name(ending: &str) -> String {
    let chance = format!("{:016x}", RandomState::new().hash_one(TEMPORARY_NAME));
    format!("{}{chance}{}{ending}", TEMPORARY_NAME.0, sum_of(&chance))
}

/// A file under a passing name in the same folder, because only there does a rename replace whole.
pub(super) fn write_aside(folder: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut file = create_aside(folder, TEMPORARY_NAME.1)?;
    file.write_all(bytes)?;
    file.flush()?;
    Ok(file)
}

/// An empty file whose passing name ends like this.
pub(super) fn create_aside(folder: &Path, ending: &str) -> io::Result<NamedTempFile> {
    let mut made = Err(io::Error::from(ErrorKind::AlreadyExists));
    for _ in 0..ATTEMPTS {
        let name = passing_name(ending);
        let mut builder = Builder::new();
        builder.prefix(&name).suffix("").rand_bytes(0);
        // A result is an ordinary file, which others may read as far as the user's mask lets them; a
        // temporary file would be the user's alone.
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        made = builder.tempfile_in(folder);
        if !made.as_ref().is_err_and(|error| error.kind() == ErrorKind::AlreadyExists) {
            break;
        }
    }
    made
}

/// Gives a file a passing name beside it, under which it is removed unless somebody keeps it.
pub(super) fn take_aside(real: &Path) -> io::Result<TempPath> {
    // The empty file keeps the name from others until the rename has taken it.
    let held = create_aside(&folder_of(real), TEMPORARY_NAME.1)?.into_temp_path();
    fs::rename(real, &held)?;
    Ok(held)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passing_name_is_known_by_its_sum() {
        let name = passing_name(TEMPORARY_NAME.1);
        assert!(is_passing(&name), "{name}");
        for other in [".journey-backup.part", ".journey-.part", ".journey-0123456789abcdef00000000.part", "a.part"] {
            assert!(!is_passing(other), "{other}");
        }
        assert!(!is_passing(&name.replace(".part", ".backup")));
    }
}

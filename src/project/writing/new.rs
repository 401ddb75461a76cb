//! Files that are not there yet: all of them come, or none, and nothing is ever replaced.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::aside::write_aside;
use crate::message::Message;
use crate::project::io_errors;

/// A file that is not there yet.
#[derive(Debug)]
pub struct NewFile {
    /// Where it is to be; the folders above it are made.
    pub path: PathBuf,
    /// What is in it.
    pub text: Cow<'static, str>,
    /// Whether it is executable, for all who may read it.
    pub runs: bool,
}

/// Writes files that are not there yet, all or none, and replaces nothing: not even what has come since somebody looked.
///
/// # Errors
/// The path that could not be written, and why as the system says.
pub fn write_new(files: &[NewFile]) -> Result<(), (PathBuf, Message)> {
    let mut ready = Vec::with_capacity(files.len());
    for file in files {
        let written = aside(file).map_err(|error| (file.path.clone(), io_errors::message(&error)))?;
        ready.push((written, &file.path, file.text.as_ref()));
    }
    let mut made: Vec<(&Path, &str)> = Vec::with_capacity(ready.len());
    for (written, path, text) in ready {
        if let Err(error) = written.persist_noclobber(path) {
            // Half a project would be in the way of the next try. What cannot be removed is whole, and what somebody has
            // changed meanwhile is his.
            for (path, text) in made {
                if fs::read(path).is_ok_and(|found| found == text.as_bytes()) {
                    let _ = fs::remove_file(path);
                }
            }
            return Err((path.clone(), io_errors::message(&error.error)));
        }
        made.push((path, text));
    }
    Ok(())
}

fn aside(file: &NewFile) -> io::Result<tempfile::NamedTempFile> {
    let folder = file.path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let written = write_aside(folder, file.text.as_bytes())?;
    if file.runs {
        allow_to_run(written.path())?;
    }
    Ok(written)
}

#[cfg(unix)]
fn allow_to_run(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(path)?.permissions().mode();
    fs::set_permissions(path, fs::Permissions::from_mode(mode | (mode & 0o444) >> 2))
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere it can fail")]
const fn allow_to_run(_path: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_come_or_none() {
        let folder = tempfile::tempdir().unwrap();
        let new = |name: &str, text: &'static str| NewFile {
            path: folder.path().join(name),
            text: text.into(),
            runs: name.ends_with("sh"),
        };
        write_new(&[new("a/b.sh", "b"), new("c", "c")]).unwrap();
        assert_eq!(fs::read_to_string(folder.path().join("a/b.sh")).unwrap(), "b");

        let (path, _) = write_new(&[new("d", "d"), new("c", "new")]).unwrap_err();
        assert_eq!(path, folder.path().join("c"));
        assert_eq!(fs::read_to_string(folder.path().join("c")).unwrap(), "c");
        let mut names: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["a", "c"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_program_may_be_run_by_whoever_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        for (name, runs) in [("program", true), ("text", false)] {
            write_new(&[NewFile { path: folder.path().join(name), text: "".into(), runs }]).unwrap();
            let mode = fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
            assert_eq!(mode & 0o111, if runs { (mode & 0o444) >> 2 } else { 0 }, "{name}");
        }
    }
}

//! Opening files and folders: the one place that does.
//!
//! In: a path that the user named, which may lead anywhere; or a folder, and a path below it that a journey, settings or a walk
//! over folders found. Out: the file, or what is in the folder. The second kind of path never leaves its folder, whatever
//! links stand on the way and whenever they come there: each name is opened in the folder that was opened before it, links
//! are read and not followed, and where one leads out, nothing outside is looked at. What is in a file is not read here.

use std::ffi::OsString;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use super::io_errors::reason;
use super::paths::tidy;
use crate::source::Unreadable;

#[cfg(not(unix))]
use elsewhere as system;
#[cfg(unix)]
use unix as system;

/// So many links may lead to each other; systems themselves follow 32 or 40.
const LINKS: usize = 40;

/// What a name in a folder stands for, links not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileKind {
    File,
    Folder,
    /// A link, wherever it leads.
    Link,
    /// A pipe, a device.
    Other,
}

/// The file that the user named. Nothing is waited for: to open a pipe is to wait for who writes into it.
///
/// # Errors
/// It is not there, or the system refuses it.
pub(super) fn open_named(path: &Path) -> io::Result<File> {
    system::open_named(path)
}

/// What stands at a path itself: a link is not followed, and a pipe not waited for.
///
/// # Errors
/// It is not there, is a link, or the system refuses it.
pub(super) fn open_itself(path: &Path) -> io::Result<File> {
    system::open_itself(path)
}

/// The file below a folder, which has no links in its own path. `path` may begin with that of the folder.
///
/// # Errors
/// It leaves the folder, is not there, or the system refuses it.
pub(super) fn open(root: &Path, path: &Path) -> Result<File, Unreadable> {
    system::open(root, below(root, path)?).map(|(file, _)| file)
}

/// Where a path below a folder leads, with links resolved: it begins with the path of the folder.
///
/// # Errors
/// As [`open`].
pub(super) fn locate(root: &Path, path: &Path) -> Result<PathBuf, Unreadable> {
    system::locate(root, below(root, path)?)
}

/// The names in a folder that is `root` or below it, in no order.
///
/// # Errors
/// As [`open`], or it is no folder.
pub(super) fn list(root: &Path, path: &Path) -> Result<Vec<(OsString, FileKind)>, Unreadable> {
    system::list(root, below(root, path)?)
}

fn below<'p>(root: &Path, path: &'p Path) -> Result<&'p Path, Unreadable> {
    if path.is_absolute() { path.strip_prefix(root).map_err(|_| Unreadable::Outside) } else { Ok(path) }
}

/// The way from a folder to a place that may be below it, though its path does not begin there. Folders outside are asked
/// where they lead, and nothing else.
#[cfg(unix)]
fn way_back(root: &Path, target: &Path) -> Option<PathBuf> {
    let target = tidy(target)?;
    let folders: Vec<&Path> = target.ancestors().collect();
    // The shortest first, so that links below the folder are left to who opens them one by one.
    folders.into_iter().rev().find_map(|folder| {
        let real = folder.canonicalize().ok()?;
        Some(real.strip_prefix(root).ok()?.join(target.strip_prefix(folder).ok()?))
    })
}

#[cfg(unix)]
mod unix {
    use std::os::fd::{AsFd, OwnedFd};
    use std::os::unix::ffi::OsStringExt;

    use rustix::fs::{AtFlags, CWD, Dir, FileType, Mode, OFlags, openat, readlinkat, statat};
    use rustix::io::{Errno, retry_on_intr};

    use super::{File, FileKind, LINKS, OsString, Path, PathBuf, Unreadable, io, reason, way_back};

    const FLAGS: OFlags = OFlags::RDONLY.union(OFlags::CLOEXEC).union(OFlags::NONBLOCK).union(OFlags::NOCTTY);

    /// The longest path in bytes, as systems have it.
    const LONGEST: usize = 4096;

    pub(super) fn open_named(path: &Path) -> io::Result<File> {
        Ok(File::from(retry_on_intr(|| openat(CWD, path, FLAGS, Mode::empty()))?))
    }

    pub(super) fn open_itself(path: &Path) -> io::Result<File> {
        Ok(File::from(retry_on_intr(|| openat(CWD, path, FLAGS | OFlags::NOFOLLOW, Mode::empty()))?))
    }

    pub(super) fn open(root: &Path, path: &Path) -> Result<(File, PathBuf), Unreadable> {
        let mut walk = PathWalk::new(root, path)?;
        while let Some(name) = walk.left.pop() {
            walk.go(name)?;
        }
        let real = walk.real();
        let at = walk.entered.pop().map_or(walk.start, |(_, at)| at);
        Ok((File::from(at), real))
    }

    pub(super) fn locate(root: &Path, path: &Path) -> Result<PathBuf, Unreadable> {
        open(root, path).map(|(_, real)| real)
    }

    pub(super) fn list(root: &Path, path: &Path) -> Result<Vec<(OsString, FileKind)>, Unreadable> {
        let (folder, _) = open(root, path)?;
        let mut names = Vec::new();
        for entry in Dir::read_from(&folder).map_err(refused)? {
            let entry = entry.map_err(refused)?;
            let name = entry.file_name();
            if !matches!(name.to_bytes(), b"." | b"..") {
                let kind = kind(&folder, name, entry.file_type());
                names.push((OsString::from_vec(name.to_bytes().to_vec()), kind));
            }
        }
        Ok(names)
    }

    /// What a name is; some disks do not tell along with it.
    fn kind(folder: &File, name: &std::ffi::CStr, listed: FileType) -> FileKind {
        let asked =
            || statat(folder, name, AtFlags::SYMLINK_NOFOLLOW).map(|found| FileType::from_raw_mode(found.st_mode));
        match if listed == FileType::Unknown { asked().unwrap_or(listed) } else { listed } {
            FileType::RegularFile => FileKind::File,
            FileType::Directory => FileKind::Folder,
            FileType::Symlink => FileKind::Link,
            _ => FileKind::Other,
        }
    }

    fn refused(error: Errno) -> Unreadable {
        reason(&error.into())
    }

    /// A path while it is gone name by name.
    struct PathWalk<'r> {
        root: &'r Path,
        start: OwnedFd,
        /// What was entered below the start, with its names.
        entered: Vec<(OsString, OwnedFd)>,
        /// The names that are left, the next one last.
        left: Vec<OsString>,
        /// How many links were met.
        links: usize,
    }

    impl<'r> PathWalk<'r> {
        fn new(root: &'r Path, path: &Path) -> Result<PathWalk<'r>, Unreadable> {
            if path.as_os_str().len() > LONGEST {
                return Err(refused(Errno::NAMETOOLONG));
            }
            let open = || openat(CWD, root, FLAGS | OFlags::DIRECTORY, Mode::empty());
            let start = retry_on_intr(open).map_err(refused)?;
            let mut walk = PathWalk { root, start, entered: Vec::new(), left: Vec::new(), links: 0 };
            walk.put_before(path);
            Ok(walk)
        }

        /// Where the way has led so far.
        fn real(&self) -> PathBuf {
            let mut real = self.root.to_owned();
            real.extend(self.entered.iter().map(|(name, _)| name));
            real
        }

        /// Names that are gone before those that are left.
        fn put_before(&mut self, path: &Path) {
            self.left.extend(path.components().rev().map(|name| name.as_os_str().to_owned()));
        }

        fn go(&mut self, name: OsString) -> Result<(), Unreadable> {
            if name == "." {
                return Ok(());
            }
            if name == ".." {
                return if self.entered.pop().is_some() { Ok(()) } else { self.leave(&self.root.join("..")) };
            }
            let at = self.entered.last().map_or(&self.start, |(_, at)| at).as_fd();
            match retry_on_intr(|| openat(at, &name, FLAGS | OFlags::NOFOLLOW, Mode::empty())) {
                Ok(opened) => self.entered.push((name, opened)),
                Err(error) => {
                    // Systems differ in how they refuse to open a link.
                    let Ok(target) = readlinkat(at, &name, Vec::new()) else { return Err(refused(error)) };
                    self.follow(&PathBuf::from(OsString::from_vec(target.into_bytes())))?;
                }
            }
            Ok(())
        }

        fn follow(&mut self, target: &Path) -> Result<(), Unreadable> {
            if target.is_absolute() {
                return self.leave(target);
            }
            self.count()?;
            self.put_before(target);
            Ok(())
        }

        /// Goes on from a place that is not found by going down: from the root where it is below that.
        fn leave(&mut self, target: &Path) -> Result<(), Unreadable> {
            self.count()?;
            let mut target = target.to_owned();
            target.extend(self.left.drain(..).rev());
            let back = way_back(self.root, &target).ok_or(Unreadable::Outside)?;
            self.entered.clear();
            self.put_before(&back);
            Ok(())
        }

        fn count(&mut self) -> Result<(), Unreadable> {
            self.links += 1;
            if self.links > LINKS { Err(refused(Errno::LOOP)) } else { Ok(()) }
        }
    }
}

/// Where folders cannot be held open: a link is seen that still stands when the file is open; one that stood there for that
/// moment alone is not.
#[cfg(not(unix))]
mod elsewhere {
    use std::fs;

    use super::{File, FileKind, OsString, Path, PathBuf, Unreadable, io, reason};

    pub(super) fn open_named(path: &Path) -> io::Result<File> {
        File::open(path)
    }

    pub(super) fn open_itself(path: &Path) -> io::Result<File> {
        if fs::symlink_metadata(path)?.is_symlink() {
            Err(io::ErrorKind::InvalidInput.into())
        } else {
            File::open(path)
        }
    }

    pub(super) fn open(root: &Path, path: &Path) -> Result<(File, PathBuf), Unreadable> {
        let real = locate(root, path)?;
        let file = File::open(&real).map_err(|error| reason(&error))?;
        if locate(root, path)? == real { Ok((file, real)) } else { Err(Unreadable::Outside) }
    }

    pub(super) fn locate(root: &Path, path: &Path) -> Result<PathBuf, Unreadable> {
        let whole = super::tidy(&root.join(path)).ok_or(Unreadable::Outside)?;
        let real = whole.canonicalize().map_err(|error| reason(&error))?;
        if real.starts_with(root) { Ok(real) } else { Err(Unreadable::Outside) }
    }

    pub(super) fn list(root: &Path, path: &Path) -> Result<Vec<(OsString, FileKind)>, Unreadable> {
        let real = locate(root, path)?;
        let mut names = Vec::new();
        for entry in fs::read_dir(&real).map_err(|error| reason(&error))? {
            let entry = entry.map_err(|error| reason(&error))?;
            let kind = match entry.file_type() {
                Ok(kind) if kind.is_symlink() => FileKind::Link,
                Ok(kind) if kind.is_dir() => FileKind::Folder,
                Ok(kind) if kind.is_file() => FileKind::File,
                _ => FileKind::Other,
            };
            names.push((entry.file_name(), kind));
        }
        if locate(root, path)? == real { Ok(names) } else { Err(Unreadable::Outside) }
    }
}

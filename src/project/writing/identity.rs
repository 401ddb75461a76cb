//! Which files a run reads, whatever name they are called by.
//!
//! In: paths. Out: whether another path leads to one of them. A file is known by its number on its disk where the system
//! tells it, so that hard links, links and names in other letters are the same file, and by its path with links resolved.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::real_place;

/// Files that must not be written to.
#[derive(Debug, Default)]
pub struct ProtectedFiles {
    /// What the whole run needs: nothing may replace it.
    run: FileSet,
    /// What is read for the results that are written now: they may not replace it.
    pub own: FileSet,
    /// What is read for all results of the run so far. A result of this program may be among it, and is replaced by its
    /// own journey alone.
    pub all: FileSet,
}

impl ProtectedFiles {
    /// Adds a file that the whole run needs.
    pub fn add(&mut self, path: &Path) {
        self.run.add(path);
        self.all.add(path);
    }
}

impl ProtectedFiles {
    /// Whether a path leads to what no result that is written now may replace.
    pub(super) fn are_at(&self, real: &Path) -> bool {
        self.run.contain(real) || self.own.contain(real)
    }
}

/// Files by their identity.
#[derive(Clone, Debug, Default)]
pub struct FileSet {
    paths: BTreeSet<PathBuf>,
    #[cfg(unix)]
    numbers: BTreeSet<(u64, u64)>,
}

impl FileSet {
    /// Adds a file, if there may be none yet.
    pub fn add(&mut self, path: &Path) {
        self.paths.extend(real_place(path).ok());
        self.paths.extend(path.canonicalize().ok());
        #[cfg(unix)]
        self.numbers.extend(number(path));
    }

    /// Adds all files of others.
    pub fn extend(&mut self, others: &FileSet) {
        self.paths.extend(others.paths.iter().cloned());
        #[cfg(unix)]
        self.numbers.extend(&others.numbers);
    }

    /// Whether a path leads to one of them.
    #[must_use]
    pub(super) fn contain(&self, real: &Path) -> bool {
        #[cfg(unix)]
        if number(real).is_some_and(|number| self.numbers.contains(&number)) {
            return true;
        }
        self.paths.contains(real) || real.canonicalize().is_ok_and(|real| self.paths.contains(&real))
    }
}

/// The disk of a file and its number there, links followed.
#[cfg(unix)]
fn number(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(path).ok().map(|metadata| (metadata.dev(), metadata.ino()))
}

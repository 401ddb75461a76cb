//! Whether files have changed: at once where the system tells, and soon where it does not.
//!
//! In: the files that matter, there or not. Out: a call when something happens in their folders, and whether what is in them
//! is another than before. Folders are watched and not files, because many editors save by putting a new file in
//! the place of the old one. What is told about a folder only says that it is time to look.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::paths::folder_of;
use super::reading::read_file;
use crate::fingerprint::Fingerprint;

/// Files up to this size are told apart by what is in them, larger ones by their length and time alone.
const COMPARED: u64 = 1024 * 1024;

/// Watches the folders of files.
#[derive(Debug)]
pub struct Watch {
    /// None where the system cannot tell, or will not watch more.
    watcher: Option<RecommendedWatcher>,
    folders: BTreeSet<PathBuf>,
}

impl Watch {
    /// Watches nothing yet; `call` is called whenever something may have changed, from another thread.
    #[must_use]
    pub fn new(call: impl Fn() + Send + 'static) -> Watch {
        let heard = move |event: notify::Result<Event>| {
            if event.map_or(true, |event| is_change(event.kind)) {
                call();
            }
        };
        Watch { watcher: notify::recommended_watcher(heard).ok(), folders: BTreeSet::new() }
    }

    /// Watches the folders of these files and no others; `anew` also those that it watches already, which may
    /// have been taken away and put back.
    pub fn follow<'a>(&mut self, files: impl IntoIterator<Item = &'a PathBuf>, anew: bool) {
        let Some(watcher) = &mut self.watcher else { return };
        let mut wanted = BTreeSet::new();
        for file in files {
            wanted.insert(folder_of(file));
            // A link changes where it stands, and where it leads.
            wanted.extend(file.canonicalize().ok().map(|real| folder_of(&real)));
        }
        for folder in &self.folders {
            if anew || !wanted.contains(folder) {
                // One that is gone is not watched any more.
                let _ = watcher.unwatch(folder);
            }
        }
        let known = |folder: &PathBuf| !anew && self.folders.contains(folder);
        // What cannot be watched is looked at from time to time.
        let watched = |folder: &PathBuf| known(folder) || watcher.watch(folder, RecursiveMode::NonRecursive).is_ok();
        wanted.retain(watched);
        self.folders = wanted;
    }
}

/// Whether something may have been written; that a file is read is told too on some systems.
const fn is_change(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(kind) if !matches!(kind, AccessKind::Close(AccessMode::Write)))
}

/// What files were like at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamps(BTreeMap<PathBuf, Option<Stamp>>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    length: u64,
    time: Option<SystemTime>,
    content: Option<[u8; 16]>,
}

impl Stamps {
    /// Of these files as they are now.
    #[must_use]
    pub fn of<'a>(files: impl IntoIterator<Item = &'a PathBuf>) -> Stamps {
        Stamps(files.into_iter().map(|file| (file.clone(), Stamp::with_content(file))).collect())
    }

    /// Adds files that it does not know yet, as they are now.
    pub fn add<'a>(&mut self, files: impl IntoIterator<Item = &'a PathBuf>) {
        for file in files {
            if !self.0.contains_key(file) {
                self.0.insert(file.clone(), Stamp::with_content(file));
            }
        }
    }

    /// These stamps, but for files that `earlier` knows too those of then: what changed in between is seen next time.
    #[must_use]
    pub fn not_after(mut self, earlier: &Stamps) -> Stamps {
        for (file, stamp) in &mut self.0 {
            if let Some(then) = earlier.0.get(file) {
                *stamp = *then;
            }
        }
        self
    }

    /// Whether one of the files has another length or time than then. Nothing is read.
    #[must_use]
    pub fn look_old(&self) -> bool {
        let outside = |stamp: Stamp| (stamp.length, stamp.time);
        self.0.iter().any(|(file, then)| Stamp::of(file).map(outside) != then.map(outside))
    }

    /// Whether there is something else in one of the files than then.
    #[must_use]
    pub fn are_old(&self) -> bool {
        self.0.iter().any(|(file, then)| !same(Stamp::with_content(file), *then))
    }
}

/// Whether two stamps are those of the same content.
fn same(one: Option<Stamp>, other: Option<Stamp>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) if one.content.is_some() || other.content.is_some() => one.content == other.content,
        _ => one == other,
    }
}

impl Stamp {
    fn of(file: &Path) -> Option<Stamp> {
        let metadata = fs::metadata(file).ok()?;
        Some(Stamp { length: metadata.len(), time: metadata.modified().ok(), content: None })
    }

    fn with_content(file: &Path) -> Option<Stamp> {
        let stamp = Stamp::of(file)?;
        let read = |file| read_file(file).ok().map(|bytes| Fingerprint::new().with(&bytes).bytes());
        Some(Stamp { content: if stamp.length <= COMPARED { read(file) } else { None }, ..stamp })
    }
}

/// Whether there is a file with something in it.
#[must_use]
pub fn has_content(file: &Path) -> bool {
    Stamp::of(file).is_some_and(|stamp| stamp.length > 0)
}

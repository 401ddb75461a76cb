//! Whether files have changed: at once where the system tells, and soon where it does not.
//!
//! In: the files that matter, there or not. Out: a call when their folders change, and whether the content of the files did. Folders are watched and not files, because many editors save by putting a new file in
//! the place of the old one. An event about a folder only says that it is time to look. How long to wait before
//! drawing is decided in `preview/worker`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use notify::event::{AccessKind, AccessMode, ModifyKind, RenameMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::disk::Disk;
use super::paths::folder_of;
use crate::fingerprint::Fingerprint;

/// Files up to this size are compared by content, larger ones by metadata alone. In bytes.
const MAX_COMPARED: u64 = 1024 * 1024;

/// Two changes further apart than this have different times: FAT counts in steps of two seconds.
const TIME_RESOLUTION: Duration = Duration::from_secs(3);

/// Watches the folders of files.
#[derive(Debug)]
pub struct FileWatcher {
    /// None where the system cannot tell, or will not watch more.
    watcher: Option<RecommendedWatcher>,
    folders: BTreeSet<PathBuf>,
}

/// A change in a watched folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileChange {
    /// Something may be different now, and more may follow.
    Touched,
    /// A program has closed a file to which it wrote, or has put one in its place.
    Saved,
}

impl FileWatcher {
    /// Watches nothing yet; `call` is called whenever something may have changed, from another thread.
    #[must_use]
    pub fn new(call: impl Fn(FileChange) + Send + 'static) -> FileWatcher {
        let heard = move |event: notify::Result<Event>| {
            if let Some(change) = event.map_or(Some(FileChange::Touched), |event| change(event.kind)) {
                call(change);
            }
        };
        FileWatcher { watcher: notify::recommended_watcher(heard).ok(), folders: BTreeSet::new() }
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
        wanted.retain(|folder| known(folder) || watcher.watch(folder, RecursiveMode::NonRecursive).is_ok());
        self.folders = wanted;
    }
}

/// What kind of change it is; none for what changes nothing: that a file is read is told too on some systems.
const fn change(kind: EventKind) -> Option<FileChange> {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write))
        | EventKind::Modify(ModifyKind::Name(RenameMode::To)) => Some(FileChange::Saved),
        EventKind::Access(_) => None,
        _ => Some(FileChange::Touched),
    }
}

/// What files were like at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileStamps(BTreeMap<PathBuf, Option<FileStamp>>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct FileStamp {
    length: u64,
    time: Option<SystemTime>,
    identity: Identity,
    content: Option<[u8; 16]>,
}

/// What tells a file apart from another one of the same length and time, which whoever puts it there may choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Identity {
    /// Disk and number on it, where the system has such.
    number: (u64, u64),
    /// When anything about it last changed, where the system says so, or else when it was made.
    time: Option<SystemTime>,
}

impl Identity {
    #[cfg(unix)]
    fn of(metadata: &Metadata) -> Identity {
        use std::os::unix::fs::MetadataExt;
        let seconds = u64::try_from(metadata.ctime()).ok().map(Duration::from_secs);
        let rest = u64::try_from(metadata.ctime_nsec()).ok().map(Duration::from_nanos);
        let time = seconds.zip(rest).and_then(|(seconds, rest)| SystemTime::UNIX_EPOCH.checked_add(seconds + rest));
        Identity { number: (metadata.dev(), metadata.ino()), time }
    }

    #[cfg(not(unix))]
    fn of(metadata: &Metadata) -> Identity {
        Identity { number: (0, 0), time: metadata.created().ok() }
    }
}

impl FileStamps {
    /// Of these files as they are now.
    #[must_use]
    pub fn of<'a>(files: impl IntoIterator<Item = &'a PathBuf>) -> FileStamps {
        FileStamps::default().of_others(files)
    }

    /// Of these files, as they were then where these stamps know them, and else as they are now: what has changed in
    /// between is seen next time.
    #[must_use]
    pub fn of_others<'a>(&self, files: impl IntoIterator<Item = &'a PathBuf>) -> FileStamps {
        let mut stamps = BTreeMap::new();
        for file in files {
            let known = || self.0.get(file).copied();
            stamps.entry(file.clone()).or_insert_with_key(|file| known().unwrap_or_else(|| FileStamp::now(file, None)));
        }
        FileStamps(stamps)
    }

    /// These files as they are now.
    #[must_use]
    pub fn again(&self) -> FileStamps {
        FileStamps(self.0.iter().map(|(file, then)| (file.clone(), FileStamp::now(file, *then))).collect())
    }

    /// Adds files that it does not know yet, as they are now.
    pub fn add<'a>(&mut self, files: impl IntoIterator<Item = &'a PathBuf>) {
        for file in files {
            if !self.0.contains_key(file) {
                self.0.insert(file.clone(), FileStamp::now(file, None));
            }
        }
    }

    /// Whether the metadata of a file has changed. Nothing is read.
    #[must_use]
    pub fn metadata_changed(&self) -> bool {
        self.0
            .iter()
            .any(|(file, then)| FileStamp::outside(file) != then.map(|stamp| FileStamp { content: None, ..stamp }))
    }

    /// Whether the content of a file has changed.
    #[must_use]
    pub fn content_changed(&self) -> bool {
        self.0.iter().any(|(file, then)| !same(FileStamp::now(file, *then), *then))
    }
}

/// Whether two stamps are those of the same content.
fn same(one: Option<FileStamp>, other: Option<FileStamp>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) if one.content.is_some() || other.content.is_some() => one.content == other.content,
        _ => one == other,
    }
}

impl FileStamp {
    /// Without its content.
    fn outside(file: &Path) -> Option<FileStamp> {
        let metadata = fs::metadata(file).ok()?;
        let identity = Identity::of(&metadata);
        Some(FileStamp { length: metadata.len(), time: metadata.modified().ok(), identity, content: None })
    }

    /// As the file is now; one that has been left alone since `then` is not read again.
    fn now(file: &Path, then: Option<FileStamp>) -> Option<FileStamp> {
        let stamp = FileStamp::outside(file)?;
        if let Some(then) = then.filter(|then| FileStamp { content: None, ..*then } == stamp && stamp.is_settled()) {
            return Some(then);
        }
        // A link out of its project is not read for this either.
        let read = |file| Disk::around(file).read_own(file).ok().map(|bytes| Fingerprint::new().with(&bytes).bytes());
        Some(FileStamp { content: if stamp.length <= MAX_COMPARED { read(file) } else { None }, ..stamp })
    }

    /// Whether its times tell it apart from what is written next.
    fn is_settled(self) -> bool {
        let is_past = |time: Option<SystemTime>| {
            time.and_then(|time| time.elapsed().ok()).is_some_and(|age| age > TIME_RESOLUTION)
        };
        is_past(self.time) && (self.identity.time.is_none() || is_past(self.identity.time))
    }
}

/// Whether there is a file with something in it.
#[must_use]
pub fn has_content(file: &Path) -> bool {
    FileStamp::outside(file).is_some_and(|stamp| stamp.length > 0)
}

//! The views that pages show, shared between threads.
//!
//! In: views from the worker, and subscriptions from pages. Out: the newest view of a subscription, as soon as there is one.

use std::collections::BTreeMap;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::project::FileChange;
use crate::scene::SheetKind;
use crate::text::FontBytes;

use super::view::{RenderedSheet, View};

/// A tab of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tab {
    /// The sheets of a kind.
    Sheets(SheetKind),
    Plan,
    Problems,
}

impl Tab {
    /// All tabs, in the order of the page.
    pub fn all() -> impl Iterator<Item = Tab> {
        SheetKind::ALL.into_iter().map(Tab::Sheets).chain([Tab::Plan, Tab::Problems])
    }

    /// Its name in paths.
    pub const fn name(self) -> &'static str {
        match self {
            Tab::Sheets(kind) => kind.name(),
            Tab::Plan => "plan",
            Tab::Problems => "problems",
        }
    }

    /// The tab with this name.
    pub fn from_name(name: &str) -> Option<Tab> {
        Tab::all().find(|tab| tab.name() == name)
    }
}

/// A journey by its number, and a tab.
pub type ViewKey = (usize, Tab);

/// What wakes the worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkerEvent {
    /// Something has changed in a folder.
    Disk(FileChange),
    /// A page has opened another tab.
    Page,
}

/// The current views and their fonts.
#[derive(Debug)]
pub struct ViewStore {
    state: Mutex<Shared>,
    changed: Condvar,
    sender: Sender<WorkerEvent>,
    /// How many journeys there are.
    pub journeys: usize,
}

#[derive(Debug, Default)]
struct Shared {
    /// The number of pages that show each view.
    subscribed: BTreeMap<ViewKey, usize>,
    shown: BTreeMap<ViewKey, StoredView>,
    fonts: BTreeMap<String, FontBytes>,
}

#[derive(Debug)]
struct StoredView {
    serial: u64,
    view: Arc<View>,
    /// The view before it, whose sheets a page may still ask for.
    before: Option<Arc<View>>,
}

impl ViewStore {
    /// An empty store for this many journeys; the worker reads what `sender` sends.
    pub fn new(sender: Sender<WorkerEvent>, journeys: usize) -> ViewStore {
        ViewStore { state: Mutex::default(), changed: Condvar::new(), sender, journeys }
    }

    /// A poisoned lock is safe to use: each change is a single assignment.
    fn state(&self) -> MutexGuard<'_, Shared> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Subscribes a page to a view until the returned value is dropped.
    pub fn subscribe(self: &Arc<ViewStore>, key: ViewKey) -> Subscription {
        *self.state().subscribed.entry(key).or_default() += 1;
        // The worker is gone only when the process ends.
        let _ = self.sender.send(WorkerEvent::Page);
        Subscription { store: Arc::clone(self), key }
    }

    /// All views that pages are subscribed to.
    pub fn subscribed(&self) -> Vec<ViewKey> {
        self.state().subscribed.keys().copied().collect()
    }

    /// Replaces a view; pages are only notified if it looks different.
    pub fn show(&self, key: ViewKey, view: View) {
        let mut state = self.state();
        let last = state.shown.remove(&key);
        let same = last.as_ref().is_some_and(|last| last.view.shows_the_same(&view));
        let shown = match last {
            // The source spans may differ all the same.
            Some(last) if same => StoredView { view: Arc::new(view), ..last },
            Some(last) => StoredView { serial: last.serial + 1, view: Arc::new(view), before: Some(last.view) },
            None => StoredView { serial: 1, view: Arc::new(view), before: None },
        };
        state.shown.insert(key, shown);
        drop(state);
        self.changed.notify_all();
    }

    /// Drops views without subscribers.
    pub fn forget(&self) {
        let mut state = self.state();
        let Shared { subscribed, shown, .. } = &mut *state;
        shown.retain(|key, _| subscribed.contains_key(key));
    }

    /// Waits for a view newer than `seen`; none after `patience`.
    pub fn newer(&self, key: ViewKey, seen: u64, patience: Duration) -> Option<(u64, Arc<View>)> {
        let old = |state: &mut Shared| state.shown.get(&key).is_none_or(|shown| shown.serial <= seen);
        let waited = self.changed.wait_timeout_while(self.state(), patience, old);
        let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        let shown = state.shown.get(&key).filter(|shown| shown.serial > seen)?;
        Some((shown.serial, Arc::clone(&shown.view)))
    }

    /// The view that shows the sheet with this fingerprint, and the sheet.
    pub fn sheet(&self, key: ViewKey, print: &str) -> Option<(Arc<View>, Arc<RenderedSheet>)> {
        let state = self.state();
        let shown = state.shown.get(&key)?;
        [Some(&shown.view), shown.before.as_ref()].into_iter().flatten().find_map(|view| {
            let sheet = view.sheets.iter().find(|sheet| sheet.print == print)?;
            Some((Arc::clone(view), Arc::clone(sheet)))
        })
    }

    /// Keeps a font for pages.
    pub fn keep_font(&self, name: &str, bytes: &FontBytes) {
        let mut state = self.state();
        if !state.fonts.contains_key(name) {
            state.fonts.insert(name.to_owned(), bytes.clone());
        }
    }

    /// The font with this name.
    pub fn font(&self, name: &str) -> Option<FontBytes> {
        self.state().fonts.get(name).cloned()
    }
}

/// A page that shows a view.
#[derive(Debug)]
pub struct Subscription {
    store: Arc<ViewStore>,
    key: ViewKey,
}

impl Drop for Subscription {
    fn drop(&mut self) {
        let mut state = self.store.state();
        if let Some(count) = state.subscribed.get_mut(&self.key) {
            *count -= 1;
            if *count == 0 {
                state.subscribed.remove(&self.key);
            }
        }
    }
}

//! Renders the views of pages when a file changes or a page opens another tab.
//!
//! In: events from the disk and from pages. Out: views, put into the store. Only open tabs are laid out. After
//! an event that may be a part of a save it waits (`DEBOUNCE`) for more; a finished save is drawn at once. Shaped text is
//! cached while the program runs.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use crate::diagnostic::{Diagnostic, Severity};
use crate::language::Language;
use crate::project::{FileChange, FileStamps, FileWatcher, has_content};
use crate::source::Sources;
use crate::text::SystemFonts;

use super::store::{Tab, ViewKey, ViewStore, WorkerEvent};
use super::view::{Freshness, JourneyEntry, PageState, RenderedSheet, SheetEntry, View};
use super::{Editor, PreviewHost, Snapshot, lines};

mod cache;

use cache::{RenderCache, TypesetterCache};

/// A save is complete after this long without another event.
const DEBOUNCE: Duration = Duration::from_millis(6);
/// The longest wait for a save to complete.
const DEBOUNCE_MAX: Duration = Duration::from_millis(120);
/// Some editors empty or remove a file before they write it: how long to wait for its text.
const EMPTY_FILE_WAIT: Duration = Duration::from_millis(200);
/// How long to hold back new errors: a half-written file has errors too.
const ERROR_DELAY: Duration = Duration::from_millis(40);
/// How often to poll where the system reports no changes.
const POLL_INTERVAL: Duration = Duration::from_millis(300);

/// The thread that renders views.
pub struct PreviewWorker<'d> {
    host: &'d mut dyn PreviewHost,
    cache: TypesetterCache<'d>,
    store: Arc<ViewStore>,
    editor: Option<Editor>,
    journeys: Vec<WatchedJourney>,
}

struct WatchedJourney {
    name: String,
    snapshot: Snapshot,
    stamps: FileStamps,
    /// The rendering of the last text without errors.
    rendered: Option<RenderCache>,
}

impl WatchedJourney {
    fn count(&self, severity: Severity) -> usize {
        let count = |list: &[Diagnostic]| list.iter().filter(|found| found.severity == severity).count();
        self.snapshot.found.iter().map(|(list, _)| count(list)).sum::<usize>()
    }

    fn has_errors(&self) -> bool {
        self.snapshot.missing.is_some() || self.count(Severity::Error) > 0
    }

    fn state(&self) -> Freshness {
        match (&self.rendered, &self.snapshot.missing) {
            (None, _) => Freshness::None,
            (Some(_), Some(_)) => Freshness::Gone,
            (Some(_), None) if self.has_errors() => Freshness::Stale,
            (Some(_), None) => Freshness::Fresh,
        }
    }
}

impl<'d> PreviewWorker<'d> {
    /// A worker that has loaded nothing yet.
    pub fn new(
        host: &'d mut dyn PreviewHost,
        system: &'d dyn SystemFonts,
        store: Arc<ViewStore>,
        editor: Option<Editor>,
    ) -> PreviewWorker<'d> {
        PreviewWorker { host, cache: TypesetterCache::new(system), store, editor, journeys: Vec::new() }
    }

    /// Loads each journey for the first time; returns the language of the first that compiles.
    pub fn begin(&mut self) -> Option<Language> {
        for (number, name) in self.host.names().into_iter().enumerate() {
            let snapshot = self.host.snapshot(number);
            let stamps = FileStamps::of(&snapshot.files);
            let mut work = WatchedJourney { name, snapshot, stamps, rendered: None };
            accept(&mut work, &mut self.cache);
            self.journeys.push(work);
            self.report(number);
        }
        self.journeys.iter().find_map(|work| Some(work.snapshot.journey.as_ref()?.language))
    }

    /// Handles events until all senders are gone.
    pub fn work(&mut self, sender: Sender<WorkerEvent>, receiver: &Receiver<WorkerEvent>) {
        let mut watch = FileWatcher::new(move |change| {
            // The worker is gone only when the program ends.
            let _ = sender.send(WorkerEvent::Disk(change));
        });
        self.follow(&mut watch, false);
        loop {
            match receiver.recv_timeout(POLL_INTERVAL) {
                Ok(WorkerEvent::Page) => self.show(),
                Ok(WorkerEvent::Disk(change)) => {
                    if change == FileChange::Touched {
                        debounce(receiver, DEBOUNCE, DEBOUNCE_MAX);
                    }
                    self.renew(receiver, &mut watch, false);
                }
                Err(RecvTimeoutError::Timeout) if self.journeys.iter().any(|work| work.stamps.metadata_changed()) => {
                    debounce(receiver, DEBOUNCE, DEBOUNCE_MAX);
                    self.renew(receiver, &mut watch, true);
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn follow(&self, watch: &mut FileWatcher, anew: bool) {
        watch.follow(self.journeys.iter().flat_map(|work| &work.snapshot.files), anew);
    }

    /// Reloads what has changed and shows it. `missed`: the change was found by polling.
    fn renew(&mut self, receiver: &Receiver<WorkerEvent>, watch: &mut FileWatcher, missed: bool) {
        let mut changed = false;
        // Another journey may change while one is reloaded.
        while (0..self.journeys.len()).any(|number| self.reload_if_changed(number, receiver)) {
            changed = true;
        }
        if changed || missed {
            self.follow(watch, missed);
        }
        self.store.forget();
        self.show();
    }

    /// Reloads a journey until its files stay the same; returns whether it changed.
    fn reload_if_changed(&mut self, number: usize, receiver: &Receiver<WorkerEvent>) -> bool {
        let mut changed = false;
        while self.journeys[number].stamps.content_changed() {
            let had_errors = self.journeys[number].has_errors();
            self.wait_for_text(number, receiver);
            self.reload(number);
            changed = true;
            if !had_errors && self.journeys[number].has_errors() {
                debounce(receiver, ERROR_DELAY, DEBOUNCE_MAX);
            }
        }
        if changed {
            accept(&mut self.journeys[number], &mut self.cache);
            self.report(number);
        }
        changed
    }

    fn reload(&mut self, number: usize) {
        let before = self.journeys[number].stamps.again();
        let snapshot = self.host.snapshot(number);
        let work = &mut self.journeys[number];
        work.stamps = before.of_others(&snapshot.files);
        work.snapshot = snapshot;
    }

    /// A file that was just emptied or removed may be about to be written.
    fn wait_for_text(&self, number: usize, receiver: &Receiver<WorkerEvent>) {
        let work = &self.journeys[number];
        let Some(file) = work.snapshot.files.first().filter(|_| work.snapshot.missing.is_none()) else { return };
        let until = Instant::now() + EMPTY_FILE_WAIT;
        while !has_content(file) && Instant::now() < until {
            debounce(receiver, DEBOUNCE, DEBOUNCE);
        }
    }

    /// Updates all views that pages have open.
    fn show(&mut self) {
        for key in self.store.subscribed() {
            let view = self.view(key);
            self.store.show(key, view);
        }
    }

    fn view(&mut self, (number, tab): ViewKey) -> View {
        let PreviewWorker { host, cache, store, journeys, .. } = self;
        let (mut sheets, mut plan, mut drawing) = (Vec::new(), None, Vec::new());
        if let Some(rendered) = &mut journeys[number].rendered {
            match tab {
                Tab::Sheets(kind) => {
                    let drawn = rendered.sheets(kind, cache, store);
                    (sheets, drawing) = (drawn.sheets, drawn.diagnostics);
                }
                Tab::Plan => plan = Some(rendered.plan()),
                Tab::Problems => {}
            }
            drawing.extend(rendered.found(cache));
        }
        // These diagnostics are about the last text without errors.
        if journeys[number].state() != Freshness::Fresh {
            drawing.clear();
        }
        let drawing = host.apply_levels(number, drawing);
        let json = self.json(number, &drawing, &sheets, plan.as_deref());
        let work = &self.journeys[number];
        let sources = work.rendered.as_ref().map_or(&work.snapshot.sources, |rendered| &rendered.sources);
        View { json, sheets, sources: Arc::clone(sources), editor: self.editor.clone() }
    }

    /// The state of a page as JSON; `drawing` holds the diagnostics of layout.
    fn json(&self, number: usize, drawing: &[Diagnostic], sheets: &[Arc<RenderedSheet>], plan: Option<&str>) -> String {
        let work = &self.journeys[number];
        let listed =
            self.journeys.iter().map(|work| JourneyEntry { name: &work.name, errors: work.count(Severity::Error) });
        let mut found: Vec<(&[Diagnostic], &Sources)> =
            work.snapshot.found.iter().map(|(list, sources)| (&**list, &**sources)).collect();
        found.push((drawing, &work.snapshot.sources));
        let of_drawing = |severity: Severity| drawing.iter().filter(|found| found.severity == severity).count();
        let journey = work.rendered.as_ref().map(|rendered| &rendered.journey).or(work.snapshot.journey.as_ref());
        let state = PageState {
            journeys: listed.collect(),
            title: journey.map_or(&work.name, |journey| &journey.title.value),
            language: journey.map_or("en", |journey| journey.language.tag()),
            state: work.state(),
            missing: work.snapshot.missing.as_deref(),
            errors: work.count(Severity::Error) + of_drawing(Severity::Error),
            warnings: work.count(Severity::Warning) + of_drawing(Severity::Warning),
            problems: &lines::problems(&found, self.editor.as_ref(), work.snapshot.messages),
            sheets: sheets.iter().map(|it| SheetEntry { print: &it.print, name: &it.name, fonts: &it.fonts }).collect(),
            plan,
        };
        // Serializing strings and numbers cannot fail.
        serde_json::to_string(&state).unwrap_or_default()
    }

    fn report(&mut self, number: usize) {
        self.host.report(number, &self.journeys[number].snapshot);
    }
}

/// Renders this text from now on, if it has no errors.
fn accept(work: &mut WatchedJourney, cache: &mut TypesetterCache) {
    if let Some(journey) = work.snapshot.journey.as_ref().filter(|_| !work.has_errors()) {
        cache.evict_stale(&work.snapshot);
        work.rendered = Some(RenderCache::new(journey.clone(), &work.snapshot));
    }
}

/// Waits until a file is saved or no event comes for `quiet`, at most for `most`. Pages that ask meanwhile are
/// answered afterwards, with all open views.
fn debounce(receiver: &Receiver<WorkerEvent>, quiet: Duration, most: Duration) {
    let until = Instant::now() + most;
    while Instant::now() < until {
        match receiver.recv_timeout(quiet) {
            Err(_) | Ok(WorkerEvent::Disk(FileChange::Saved)) => return,
            Ok(WorkerEvent::Disk(FileChange::Touched) | WorkerEvent::Page) => {}
        }
    }
}

//! Makes what pages look at, when a file has changed or a page looks at something else.
//!
//! In: calls from the disk and from pages. Out: views, shown in the hub. Only what is looked at is laid out. Texts that were
//! shaped once stay so while the program runs.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use crate::diagnostic::{Diagnostic, Severity};
use crate::language::Language;
use crate::project::{Change, Stamps, Watch, has_content};
use crate::source::Sources;
use crate::text::SystemFonts;

use super::hub::{Call, Hub, Key, Tab};
use super::view::{Named, Said, Sheet, Shown, State, View};
use super::{Door, Editor, Look, lines};

mod drawn;

use drawn::{Drawn, Pen};

/// A save is over when nothing more is heard for so long.
const QUIET: Duration = Duration::from_millis(6);
/// And it is taken to be over after so long.
const RESTLESS: Duration = Duration::from_millis(120);
/// An editor that empties a file or takes it away puts its text there within this time.
const EMPTY: Duration = Duration::from_millis(200);
/// Errors that were not there before are shown when nothing more was written for so long: half a file has errors too.
const DOUBTFUL: Duration = Duration::from_millis(40);
/// Where the system does not tell of changes, they are looked for so often.
const ROUND: Duration = Duration::from_millis(300);

/// Makes what pages look at.
pub struct Desk<'d> {
    door: &'d mut dyn Door,
    pen: Pen<'d>,
    hub: Arc<Hub>,
    editor: Option<Editor>,
    /// The language of messages.
    language: Language,
    journeys: Vec<Work>,
}

/// A journey.
struct Work {
    name: String,
    look: Look,
    stamps: Stamps,
    /// What was drawn from the last text without errors.
    drawn: Option<Drawn>,
}

impl Work {
    fn count(&self, severity: Severity) -> usize {
        let count = |list: &[Diagnostic]| list.iter().filter(|found| found.severity == severity).count();
        self.look.found.iter().map(|(list, _)| count(list)).sum::<usize>()
    }

    fn has_errors(&self) -> bool {
        self.look.missing.is_some() || self.count(Severity::Error) > 0
    }

    fn state(&self) -> State {
        match (&self.drawn, &self.look.missing) {
            (None, _) => State::None,
            (Some(_), Some(_)) => State::Gone,
            (Some(_), None) if self.has_errors() => State::Stale,
            (Some(_), None) => State::Fresh,
        }
    }
}

impl<'d> Desk<'d> {
    /// A desk at which nothing has been made yet.
    pub fn new(
        door: &'d mut dyn Door,
        system: &'d dyn SystemFonts,
        hub: Arc<Hub>,
        editor: Option<Editor>,
        language: Language,
    ) -> Desk<'d> {
        Desk { door, pen: Pen::new(system), hub, editor, language, journeys: Vec::new() }
    }

    /// Looks at each journey for the first time; gives the language of the first one that has any.
    pub fn begin(&mut self) -> Option<Language> {
        for (number, name) in self.door.names().into_iter().enumerate() {
            let look = self.door.look(number);
            let stamps = Stamps::of(&look.files);
            let mut work = Work { name, look, stamps, drawn: None };
            take(&mut work, &mut self.pen);
            self.journeys.push(work);
            self.tell(number);
        }
        self.journeys.iter().find_map(|work| Some(work.look.journey.as_ref()?.language))
    }

    /// Works until nobody can call any more.
    pub fn work(&mut self, calls: Sender<Call>, called: &Receiver<Call>) {
        let mut watch = Watch::new(move |change| {
            // Whoever calls when the program ends is not heard.
            let _ = calls.send(Call::Disk(change));
        });
        self.follow(&mut watch, false);
        loop {
            match called.recv_timeout(ROUND) {
                Ok(Call::Page) => self.show(),
                Ok(Call::Disk(change)) => {
                    if change == Change::Touched {
                        settle(called, QUIET, RESTLESS);
                    }
                    self.renew(called, &mut watch, false);
                }
                Err(RecvTimeoutError::Timeout) if self.journeys.iter().any(|work| work.stamps.look_old()) => {
                    settle(called, QUIET, RESTLESS);
                    self.renew(called, &mut watch, true);
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn follow(&self, watch: &mut Watch, anew: bool) {
        watch.follow(self.journeys.iter().flat_map(|work| &work.look.files), anew);
    }

    /// Looks again at what has changed, and shows it. `missed` says that the change was found and not told.
    fn renew(&mut self, called: &Receiver<Call>, watch: &mut Watch, missed: bool) {
        let mut changed = false;
        // What is heard while one of them is looked at may be about another one.
        while (0..self.journeys.len()).any(|number| self.look_again(number, called)) {
            changed = true;
        }
        if changed || missed {
            self.follow(watch, missed);
        }
        self.hub.forget();
        self.show();
    }

    /// Looks again at a journey, until it stays the same; says whether it is another one than before.
    fn look_again(&mut self, number: usize, called: &Receiver<Call>) -> bool {
        let mut changed = false;
        while self.journeys[number].stamps.are_old() {
            let had_errors = self.journeys[number].has_errors();
            self.wait_for_text(number, called);
            self.look(number);
            changed = true;
            if !had_errors && self.journeys[number].has_errors() {
                settle(called, DOUBTFUL, RESTLESS);
            }
        }
        if changed {
            take(&mut self.journeys[number], &mut self.pen);
            self.tell(number);
        }
        changed
    }

    fn look(&mut self, number: usize) {
        let before = self.journeys[number].stamps.again();
        let look = self.door.look(number);
        let work = &mut self.journeys[number];
        work.stamps = before.of_others(&look.files);
        work.look = look;
    }

    /// A file that had a text and is empty or gone may be about to have another one.
    fn wait_for_text(&self, number: usize, called: &Receiver<Call>) {
        let work = &self.journeys[number];
        let Some(file) = work.look.files.first().filter(|_| work.look.missing.is_none()) else { return };
        let until = Instant::now() + EMPTY;
        while !has_content(file) && Instant::now() < until {
            settle(called, QUIET, QUIET);
        }
    }

    /// Shows all that is looked at.
    fn show(&mut self) {
        for key in self.hub.wanted() {
            let view = self.view(key);
            self.hub.show(key, view);
        }
    }

    fn view(&mut self, (number, tab): Key) -> View {
        let Desk { door, pen, hub, journeys, .. } = self;
        let (mut sheets, mut plan, mut drawing) = (Vec::new(), None, Vec::new());
        if let Some(drawn) = &mut journeys[number].drawn {
            match tab {
                Tab::Sheets(kind) => sheets = drawn.sheets(kind, pen, hub),
                Tab::Plan => plan = Some(drawn.plan()),
                Tab::Problems => {}
            }
            drawing = drawn.found(pen);
        }
        // What was found while drawing is of the last text without errors.
        if journeys[number].state() != State::Fresh {
            drawing.clear();
        }
        let drawing = door.weighed(number, drawing);
        let said = self.said(number, &drawing, &sheets, plan.as_deref());
        let work = &self.journeys[number];
        let sources = work.drawn.as_ref().map_or(&work.look.sources, |drawn| &drawn.sources);
        View { said, sheets, sources: Arc::clone(sources), editor: self.editor.clone() }
    }

    /// A view as JSON; `drawing` was found while its sheets were drawn.
    fn said(&self, number: usize, drawing: &[Diagnostic], sheets: &[Arc<Sheet>], plan: Option<&str>) -> String {
        let work = &self.journeys[number];
        let listed = self.journeys.iter().map(|work| Named { name: &work.name, errors: work.count(Severity::Error) });
        let mut found: Vec<(&[Diagnostic], &Sources)> =
            work.look.found.iter().map(|(list, sources)| (&**list, &**sources)).collect();
        found.push((drawing, &work.look.sources));
        let journey = work.drawn.as_ref().map(|drawn| &drawn.journey).or(work.look.journey.as_ref());
        let said = Said {
            journeys: listed.collect(),
            title: journey.map_or(&work.name, |journey| &journey.title.value),
            language: journey.map_or("en", |journey| journey.language.tag()),
            state: work.state(),
            missing: work.look.missing.as_deref(),
            errors: work.count(Severity::Error),
            warnings: work.count(Severity::Warning) + drawing.len(),
            problems: &lines::problems(&found, self.editor.as_ref(), self.language),
            sheets: sheets.iter().map(|it| Shown { print: &it.print, name: &it.name, fonts: &it.fonts }).collect(),
            plan,
        };
        // Texts and numbers always become JSON.
        serde_json::to_string(&said).unwrap_or_default()
    }

    fn tell(&mut self, number: usize) {
        self.door.told(number, &self.journeys[number].look);
    }
}

/// A text without errors is what is drawn from now on.
fn take(work: &mut Work, pen: &mut Pen) {
    if let Some(journey) = work.look.journey.as_ref().filter(|_| !work.has_errors()) {
        pen.settle(&work.look);
        work.drawn = Some(Drawn::new(journey.clone(), &work.look));
    }
}

/// Waits until a file was saved or nothing was heard for `quiet`, no longer than `most`. Pages that call meanwhile are
/// answered after it, with all that is looked at.
fn settle(called: &Receiver<Call>, quiet: Duration, most: Duration) {
    let until = Instant::now() + most;
    while Instant::now() < until {
        match called.recv_timeout(quiet) {
            Err(_) | Ok(Call::Disk(Change::Saved)) => return,
            Ok(Call::Disk(Change::Touched) | Call::Page) => {}
        }
    }
}

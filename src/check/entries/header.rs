//! The journey itself: its name, what it is for, and when the work goes on.
//!
//! In: the entries of the file. Out: the header of the [`crate::model::Journey`], and its own lanes.

use crate::diagnostic::Code;
use crate::language::Language;
use crate::language::calendar::{self, DateReading};
use crate::language::fold::fold;
use crate::limits::LANES;
use crate::model::{FollowUp, LaneId, Place, Version};
use crate::syntax::value_words::language_called;
use crate::syntax::{Entry, Keyword, Tree};

use super::once::Once;
use crate::check::build::Builder;
use crate::check::problems;
use crate::check::values::value::Value;
use crate::check::values::words;

/// The language of a file: what its first `Language` line says, or else what its keywords are.
#[must_use]
pub fn language(tree: &Tree) -> Language {
    let line = tree.entries.iter().find(|entry| entry.keyword == Keyword::Language);
    line.and_then(|entry| language_called(&entry.text)).unwrap_or(tree.language)
}

impl Builder<'_, '_> {
    /// Reads the header; says whether the journey has a title.
    pub fn header(&mut self, entries: &[Entry]) -> bool {
        let titled = self.title(entries);
        let mut once = Once::default();
        for entry in entries {
            self.context.note_begun(entry, Place::Journey);
            if once.allows(entry, self.context) {
                self.header_entry(entry);
            }
        }
        titled
    }

    /// The first `Journey` line; that there is none, or a second one, is said by the parser.
    fn title(&mut self, entries: &[Entry]) -> bool {
        let first = entries.iter().find(|entry| entry.keyword == Keyword::Journey);
        let title = first.and_then(|entry| self.context.text(entry));
        if let (Some(entry), Some(title)) = (first, &title) {
            self.context.not_endless(&title.value, entry);
        }
        let titled = title.is_some();
        self.journey.title = title.unwrap_or_else(|| self.journey.title.clone());
        titled
    }

    fn header_entry(&mut self, entry: &Entry) {
        match entry.keyword {
            Keyword::Goal => self.journey.goals.extend(self.context.text(entry)),
            Keyword::Scope => self.journey.scope.extend(self.context.text(entry)),
            Keyword::Audience => self.journey.audience.extend(self.context.text(entry)),
            Keyword::Research => self.journey.research.extend(self.context.text(entry)),
            Keyword::Team => self.journey.team.extend(self.context.text(entry)),
            Keyword::Owner => self.journey.owners.extend(self.context.text(entry)),
            Keyword::Note => self.journey.notes.extend(self.context.aside(entry)),
            Keyword::Language => self.check_language(entry),
            Keyword::Version => self.journey.version = self.version(entry),
            Keyword::Situation => {
                let mut unread = Vec::new();
                let situation = self.word(entry, (words::SITUATION, Code::UnknownSituation), &mut unread);
                self.journey.situation = situation;
                self.journey.unread.extend(unread);
            }
            Keyword::FollowUp => self.journey.follow_up = self.follow_up(entry),
            _ => {}
        }
    }

    fn check_language(&mut self, entry: &Entry) {
        let value = Value::of(entry, self.context.sources);
        if !value.is_empty() && language_called(&value.text).is_none() {
            self.context.report(problems::unknown_language(&value));
        }
    }

    fn version(&mut self, entry: &Entry) -> Option<Version> {
        let text = self.context.text(entry)?;
        // Any text is a version, and `1.0.26` is no date.
        let reading = calendar::read(&text.value, self.context.language);
        let date = match reading {
            Some(DateReading::Day(date)) if text.value.contains(char::is_alphabetic) => Some(date),
            Some(DateReading::Day(date)) if text.value.contains('/') || has_year(&text.value) => Some(date),
            _ => None,
        };
        Some(Version { text, date })
    }

    /// A date, then any words; or words alone.
    fn follow_up(&mut self, entry: &Entry) -> Option<FollowUp> {
        let value = Value::of(entry, self.context.sources);
        if value.is_empty() {
            return None;
        }
        let (date, end) = self.date(&value);
        let words = value.rest(end);
        let signs = words.text.len() - words.text.trim_start_matches([',', ':', ';', '.', '-', '–', '—', ' ']).len();
        let words = words.rest(signs).to_text();
        Some(FollowUp { date, words, span: value.span })
    }

    /// The custom lanes, wherever the file names them.
    pub fn lanes(&mut self, entries: &[Entry]) {
        for entry in entries.iter().filter(|entry| entry.keyword == Keyword::Lane) {
            if self.journey.lanes.len() == LANES {
                self.context.report(problems::too_many_lanes(entry.span, LANES));
                return;
            }
            let Some(name) = self.context.text(entry) else { continue };
            self.context.not_endless(&name.value, entry);
            let next = LaneId(self.journey.lanes.len());
            match self.lanes.insert(fold(&name.value), next) {
                None => self.journey.lanes.push(name),
                Some(first) => {
                    self.lanes.insert(fold(&name.value), first);
                    let named = self.journey.lanes[first.0].span;
                    self.context.report(problems::duplicate_lane(name.span, &name.value, named));
                }
            }
        }
    }
}

/// Whether a year stands in it in four digits.
fn has_year(text: &str) -> bool {
    text.split(|char: char| !char.is_ascii_digit()).any(|digits| matches!(digits.len(), 4 | 8))
}

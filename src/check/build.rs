//! The builder: what grows while the entries are read in order.
//!
//! In: a tree. Out: a [`Journey`]. What each kind of entry adds stands in the files `header`, `persona`,
//! `moment`, `card`, `action` and `metric`; here is what they share.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::language::Language;
use crate::language::calendar::{self, DateReading};
use crate::model::{CardKind, Duration, Journey, LaneId, Quantity, Text, UnreadValue, WrittenDate};
use crate::source::{FileId, Span};
use crate::syntax::{Entry, Tree};

use super::context::Context;
use super::names::labels::Labels;
use super::names::personas::People;
use super::problems;
use super::values::duration::DurationError;
use super::values::value::Value;
use super::values::words::ValueWords;
use super::values::{duration, number, quantity, words};

/// A journey while it is read.
pub struct Builder<'c, 'a> {
    /// What all rules share.
    pub context: &'c mut Context<'a>,
    /// The file that is checked.
    pub file: FileId,
    /// What is understood so far.
    pub journey: Journey,
    /// The labels so far, and what refers to them.
    pub labels: Labels,
    /// The names of the personas.
    pub people: People,
    /// The lanes by folded name.
    pub lanes: BTreeMap<String, LaneId>,
    /// How many cards of each kind there are.
    pub numbers: BTreeMap<CardKind, usize>,
}

impl<'c, 'a> Builder<'c, 'a> {
    /// A builder that has read nothing yet.
    pub fn new(context: &'c mut Context<'a>, file: FileId) -> Builder<'c, 'a> {
        let title = Text { value: String::new(), span: Span::new(file, 0, 0) };
        let journey = Journey::new(context.language, title);
        Builder {
            context,
            file,
            journey,
            labels: Labels::default(),
            people: People::default(),
            lanes: BTreeMap::new(),
            numbers: BTreeMap::new(),
        }
    }

    /// The journey, and whether it has a title.
    pub fn build(mut self, tree: &Tree, personas: &[Entry]) -> (Journey, bool) {
        self.personas(personas);
        self.lanes(&tree.entries);
        let titled = self.header(&tree.entries);
        self.moments(&tree.entries);
        self.journey.notes.sort_by_key(|note| (note.span.file, note.span.start));
        self.labels.resolve(&mut self.journey, self.context);
        (self.journey, titled)
    }

    /// The keyword of an entry as the user wrote it.
    pub fn written(&self, entry: &Entry) -> &'a str {
        self.context.raw(entry.keyword_span)
    }

    /// What the word of this entry means; it goes to `unread` where it is none of the words.
    pub fn word<T: Copy>(
        &mut self,
        entry: &Entry,
        (kind, code): (&ValueWords<T>, Code),
        unread: &mut Vec<UnreadValue>,
    ) -> Option<T> {
        let value = Value::of(entry, self.context.sources);
        if value.is_empty() {
            return None;
        }
        let language = self.context.language;
        let meaning = words::read(kind, &value.text, language);
        if meaning.is_none() {
            let offer = words::offer(kind, language);
            let meant = words::meant(kind, &value.text, language, &mut self.context.nearest);
            let written = self.written(entry);
            self.context.report(problems::not_in_list(code, &value, written, offer, meant));
            unread.extend(self.unread(entry, &value));
        }
        meaning
    }

    /// The value of an entry that was not understood.
    pub fn unread(&self, entry: &Entry, value: &Value) -> Option<UnreadValue> {
        // The usual word: another spelling of the keyword changes nothing.
        let keyword = Text { value: self.context.word(entry.keyword).to_owned(), span: entry.keyword_span };
        value.to_text().map(|text| UnreadValue { keyword, text })
    }

    /// The duration that this entry says; it goes to `unread` where it is none.
    pub fn duration(&mut self, entry: &Entry, unread: &mut Vec<UnreadValue>) -> Option<Duration> {
        let value = Value::of(entry, self.context.sources);
        if value.is_empty() {
            return None;
        }
        let language = self.context.language;
        let read = duration::read(&value, language);
        if read.is_err() {
            unread.extend(self.unread(entry, &value));
        }
        self.context.accept(read.map_err(|why| duration_problem(&value, why, language)))
    }

    /// The date that the beginning of a value is, and where it ends; a problem where there is no such day, or two of them.
    /// Words alone are a date that nobody knows yet.
    pub fn date(&mut self, value: &Value) -> (WrittenDate, usize) {
        let language = self.context.language;
        let Some((reading, end)) = calendar::read_beginning(&value.text, language) else {
            return (WrittenDate { date: None, words: value.to_text() }, value.text.len());
        };
        let written = value.piece(0..end);
        if let Some(problem) = problems::unreadable_date(&written, &reading) {
            self.context.report(problem);
        }
        let words = if matches!(reading, DateReading::Day(_)) { None } else { written.to_text() };
        (WrittenDate { date: reading.date(), words }, end)
    }

    /// The number with its unit that this value says.
    pub fn quantity(&mut self, value: &Value, written: &str) -> Option<Quantity> {
        let read = quantity::quantity(value, number::thousands_sign(self.context.language));
        self.context.accept(read.ok_or_else(|| problems::unreadable_number(value, written)))
    }
}

fn duration_problem(value: &Value, why: DurationError, language: Language) -> Diagnostic {
    match why {
        DurationError::NoNumber | DurationError::Negative => problems::unreadable_duration(value, language),
        DurationError::NoUnit => problems::duration_without_unit(value, language),
        DurationError::UnknownUnit(at) => problems::unknown_unit(&value.rest(at), language),
        DurationError::Backwards => problems::backwards_duration(value),
    }
}

//! What all rules share: the sources, the language of the file, and the list of what was found.
//!
//! A rule reports its diagnostics here, in the order of finding, and asks here for the user's
//! own words ([`Context::text`], [`Context::raw`]) and never reads a file in any other way than through [`Files`].

use std::collections::BTreeSet;

use crate::diagnostic::{self, Diagnostic};
use crate::language::Language;
use crate::limits::NAME;
use crate::model::{CardId, Place, Text};
use crate::source::{FileId, Files, Source, Sources, Span};
use crate::syntax::{Entry, Keyword};

use super::files::tables::DataTables;
use super::line_cap::LineCap;
use super::problems;
use super::values::nearest::Nearest;
use super::values::value::Value;

/// More characters than this do not fit on a card.
const LONGEST_TEXT: usize = 400;

/// What all rules share while one journey is checked.
pub struct Context<'a> {
    /// All files of the run.
    pub sources: &'a Sources,
    /// Access to other files.
    pub files: &'a dyn Files,
    /// The language of the file; suggestions are made in it.
    pub language: Language,
    /// Who looks for the nearest name.
    pub nearest: Nearest,
    /// The data files that were read.
    pub tables: DataTables,
    /// Cards of which something could not be read: no rule says that it is missing.
    pub half_read: BTreeSet<CardId>,
    /// What was begun in a place and has no text: no rule says that it is missing.
    pub begun: BTreeSet<(Place, Keyword)>,
    /// Where entries begin after which a line could not be understood: it may well be what a rule misses.
    pub cut_short: BTreeSet<usize>,
    found: Vec<Diagnostic>,
    /// How many problems were found, shown or not.
    count: usize,
    cap: LineCap,
}

impl<'a> Context<'a> {
    /// A context that has found nothing but `found` yet.
    pub fn new(sources: &'a Sources, files: &'a dyn Files, language: Language, found: Vec<Diagnostic>) -> Context<'a> {
        let mut context = Context {
            sources,
            files,
            language,
            nearest: Nearest::default(),
            tables: DataTables::default(),
            half_read: BTreeSet::new(),
            begun: BTreeSet::new(),
            cut_short: BTreeSet::new(),
            found: Vec::with_capacity(found.len()),
            count: 0,
            cap: LineCap::default(),
        };
        for problem in found {
            context.report(problem);
        }
        context
    }

    /// Adds a problem.
    pub fn report(&mut self, problem: Diagnostic) {
        self.count += 1;
        self.found.extend(self.cap.admit(problem, self.sources));
    }

    /// Notes that `entry` was begun in `place`, in case it has no text.
    pub fn note_begun(&mut self, entry: &Entry, place: Place) {
        if entry.text.is_empty() {
            self.begun.insert((place, entry.keyword));
        }
    }

    /// How many problems were found so far.
    pub const fn count(&self) -> usize {
        self.count
    }

    /// The value, or nothing and a problem.
    pub fn accept<T>(&mut self, read: Result<T, Diagnostic>) -> Option<T> {
        read.map_err(|problem| self.report(problem)).ok()
    }

    /// The source as written at `span`.
    pub fn raw(&self, span: Span) -> &'a str {
        self.sources.get(span.file).map_or("", |source| source.slice(span))
    }

    /// The name of a file as the user knows it.
    pub fn file_name(&self, file: FileId) -> &'a str {
        self.sources.get(file).map_or("", Source::name)
    }

    /// A keyword in the language of the file.
    pub fn word(&self, keyword: Keyword) -> &'static str {
        keyword.word(self.language)
    }

    /// The first line of an entry.
    pub fn first_line(&self, entry: &Entry) -> Span {
        let written = self.raw(entry.span);
        let line = written.split('\n').next().unwrap_or_default().trim_end();
        Span { end: entry.span.start + line.len(), ..entry.span }
    }

    /// The text of an entry that cannot be named; none when it is empty, and a problem when it is long.
    pub fn text(&mut self, entry: &Entry) -> Option<Text> {
        let value = Value::of(entry, self.sources);
        self.not_too_long(&value);
        value.to_text()
    }

    /// The text of an entry that can be named. Where there is none (a problem says so already) the
    /// keyword stands in for it, so that what is under it is not lost.
    pub fn name(&mut self, entry: &Entry) -> Text {
        let value = Value::named(entry, self.sources);
        self.not_too_long(&value);
        let keyword = self.raw(entry.keyword_span);
        value.to_text().unwrap_or_else(|| Text { value: keyword.to_owned(), span: entry.keyword_span })
    }

    /// The name of something that is named again elsewhere; a problem when it is endless.
    pub fn short_name(&mut self, entry: &Entry) -> Text {
        let name = self.name(entry);
        self.not_endless(&name.value, entry);
        name
    }

    /// Reports a name that is too long to be named again elsewhere.
    pub fn not_endless(&mut self, name: &str, entry: &Entry) {
        if name.chars().nth(NAME).is_some() {
            self.report(problems::endless_name(entry.keyword_span, NAME));
        }
    }

    /// The text of an entry that never reaches the map: a note, a path.
    pub fn aside(&mut self, entry: &Entry) -> Option<Text> {
        Value::of(entry, self.sources).to_text()
    }

    /// All that was found, sorted by place, the same thing once; of one line the first few of each kind, and how many more.
    pub fn finish(self) -> Vec<Diagnostic> {
        let mut found = self.found;
        found.extend(self.cap.rest());
        diagnostic::sort(&mut found);
        found
    }

    fn not_too_long(&mut self, value: &Value) {
        let length = value.text.chars().count();
        if length > LONGEST_TEXT {
            let note = self.word(Keyword::Note);
            self.report(problems::long_text(value.span, length, LONGEST_TEXT, note));
        }
    }
}

/// How many characters a name or a label has at most.
#[must_use]
pub const fn longest_name() -> usize {
    NAME
}

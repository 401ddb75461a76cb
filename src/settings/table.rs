//! The tables of the file, each of which knows which of its keys were asked for.
//!
//! In: tables as TOML reads them. Out: values of the type that was asked for, with a diagnostic for each of another type;
//! and at the end a diagnostic for each key that nobody asked for. What values mean is not looked at here.

use std::cell::RefCell;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::key::Key;
use super::{Spanned, problems};
use crate::diagnostic::Diagnostic;
use crate::message::{Message, bad_setting};
use crate::source::{FileId, Span};

/// More keys than this are not compared with those that exist: a file with so many is no project's.
const MOST_COMPARED: usize = 200;

/// What all tables of a file share.
pub struct SettingsReader {
    file: FileId,
    /// How many bytes of the file stand before the text that TOML reads.
    before: usize,
    found: RefCell<Vec<Diagnostic>>,
    /// Each key that was asked for, with its table.
    known: RefCell<Vec<Key>>,
    /// Each key that nobody asked for, with its table and place.
    unknown: RefCell<Vec<(Key, Span)>>,
}

impl SettingsReader {
    pub fn new(file: FileId, before: usize) -> SettingsReader {
        SettingsReader {
            file,
            before,
            found: RefCell::default(),
            known: RefCell::default(),
            unknown: RefCell::default(),
        }
    }

    /// A place in the text that TOML reads as a place in the file.
    pub fn span(&self, bytes: Range<usize>) -> Span {
        Span::new(self.file, bytes.start + self.before, bytes.end + self.before)
    }

    /// Adds to what was found.
    pub fn add(&self, diagnostic: Diagnostic) {
        self.found.borrow_mut().push(diagnostic);
    }

    /// What was found.
    pub fn found(&self) -> Vec<Diagnostic> {
        self.found.take()
    }

    /// Once all tables were read: a diagnostic for each key that is none.
    pub fn report_unknown_keys(&self) {
        let known = self.known.take();
        for (index, (key, span)) in self.unknown.take().into_iter().enumerate() {
            let compared = if index < MOST_COMPARED { known.as_slice() } else { &[] };
            self.add(problems::unknown(&key, span, compared));
        }
    }
}

/// A table of the file.
pub struct SettingsTable<'t> {
    pub reader: &'t SettingsReader,
    name: String,
    /// None where the file does not have it.
    table: Option<&'t DeTable<'t>>,
    /// The place of its name, or of all of it.
    pub span: Span,
    asked: Vec<&'static str>,
}

impl<'t> SettingsTable<'t> {
    pub fn root(reader: &'t SettingsReader, table: &'t DeTable<'t>) -> SettingsTable<'t> {
        SettingsTable { reader, name: String::new(), table: Some(table), span: reader.span(0..0), asked: Vec::new() }
    }

    /// Whether the file has it.
    pub const fn is_there(&self) -> bool {
        self.table.is_some()
    }

    /// The table of this name inside of this one.
    pub fn section(&mut self, key: &'static str) -> SettingsTable<'t> {
        let reader = self.reader;
        let value = self.value(key);
        let span = value.map_or(self.span, |value| reader.span(value.span()));
        let table = value.and_then(|value| {
            let table = value.get_ref().as_table();
            if table.is_none() {
                let name = self.inside(key);
                reader.add(
                    problems::of_another_type(reader.span(value.span()), bad_setting::table(key))
                        .help(bad_setting::table_help(name)),
                );
            }
            table
        });
        SettingsTable { reader, name: self.inside(key), table, span, asked: Vec::new() }
    }

    pub fn text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        self.typed(key, bad_setting::text, |value| value.as_str().map(str::to_owned))
    }

    /// `true` or `false`.
    pub fn flag(&mut self, key: &'static str) -> Option<Spanned<bool>> {
        self.typed(key, bad_setting::flag, |value| match value {
            DeValue::Boolean(flag) => Some(*flag),
            _ => None,
        })
    }

    /// A whole number that is not negative.
    pub fn number(&mut self, key: &'static str) -> Option<Spanned<u64>> {
        self.typed(key, bad_setting::number, |value| {
            let number = value.as_integer()?;
            u64::from_str_radix(number.as_str(), number.radix()).ok()
        })
    }

    /// A list of texts; items of another type are reported and left out.
    pub fn texts(&mut self, key: &'static str) -> Option<Vec<Spanned<String>>> {
        let value = self.value(key)?;
        let span = self.reader.span(value.span());
        let Some(list) = value.get_ref().as_array() else {
            let problem = problems::of_another_type(span, bad_setting::texts(key));
            let example = value.get_ref().as_str().map_or_else(|| "…".to_owned(), |text| format!("{text:?}"));
            self.reader.add(problem.help(bad_setting::texts_help(key, example)));
            return None;
        };
        let item = |item: &toml::Spanned<DeValue>| {
            let span = self.reader.span(item.span());
            let text = item.get_ref().as_str().map(|text| Spanned { value: text.to_owned(), span });
            if text.is_none() {
                let problem = problems::of_another_type(span, bad_setting::texts(key));
                self.reader.add(problem.help(bad_setting::texts_item_help()));
            }
            text
        };
        Some(list.iter().filter_map(item).collect())
    }

    /// Notes the keys that nobody asked for.
    pub fn close(self) {
        let key = |name: &str| Key { table: self.name.clone(), name: name.to_owned() };
        self.reader.known.borrow_mut().extend(self.asked.iter().map(|name| key(name)));
        for (name, _) in self.table.into_iter().flatten() {
            if !self.asked.contains(&name.get_ref().as_ref()) {
                self.reader.unknown.borrow_mut().push((key(name.get_ref()), self.reader.span(name.span())));
            }
        }
    }

    fn value(&mut self, key: &'static str) -> Option<&'t toml::Spanned<DeValue<'t>>> {
        self.asked.push(key);
        self.table?.get(key)
    }

    /// The value of a key; `message` says of which type it should be.
    fn typed<T>(
        &mut self,
        key: &'static str,
        message: impl Fn(&'static str) -> Message,
        read: impl Fn(&DeValue) -> Option<T>,
    ) -> Option<Spanned<T>> {
        let value = self.value(key)?;
        let span = self.reader.span(value.span());
        let Some(value) = read(value.get_ref()) else {
            self.reader.add(problems::of_another_type(span, message(key)));
            return None;
        };
        Some(Spanned { value, span })
    }

    fn inside(&self, key: &str) -> String {
        if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) }
    }
}

//! The text of an entry, and where each piece of it stands.
//!
//! In: an entry. Out: a [`Value`] that can be cut into pieces, each with the smallest span that is
//! known for it: its own where the text reads as it is written, and the whole entry's text where blanks
//! were folded or lines joined.

use std::borrow::Cow;
use std::ops::Range;

use crate::model::Text;
use crate::source::{Sources, Span};
use crate::syntax::Entry;

/// A text or a piece of one.
#[derive(Clone, Debug)]
pub struct Value<'a> {
    pub text: Cow<'a, str>,
    /// Where they stand.
    pub span: Span,
    /// Whether byte n of the text is byte n of the span.
    exact: bool,
}

/// Parentheses in a text, and what is inside of them.
#[derive(Clone, Debug)]
pub struct Parentheses<'a> {
    /// The bytes from the opening to the closing one, both included.
    pub span: Range<usize>,
    /// The bytes between them.
    pub inside_span: Range<usize>,
    /// What is between them.
    pub inside: Value<'a>,
}

impl<'a> Value<'a> {
    /// The text of an entry that can be named: without its labels.
    pub fn named(entry: &'a Entry, sources: &Sources) -> Value<'a> {
        let exact = raw(sources, entry.text_span) == entry.text;
        Value { text: Cow::Borrowed(&entry.text), span: entry.text_span, exact }
    }

    /// The text of an entry that cannot be named: there `#word` is a word like any other.
    pub fn of(entry: &'a Entry, sources: &Sources) -> Value<'a> {
        let (Some(first), Some(last)) = (entry.labels.first(), entry.labels.last()) else {
            return Value::named(entry, sources);
        };
        let text = entry.text_with_labels();
        let start = if entry.text.is_empty() { first.span.start } else { entry.text_span.start };
        let span = Span { start, end: last.span.end, ..entry.span };
        let exact = raw(sources, span) == text;
        Value { text, span, exact }
    }

    /// A text that stands nowhere as such, such as a cell of a data file; `span` is what led to it.
    pub fn invented(text: &'a str, span: Span) -> Value<'a> {
        Value { text: Cow::Borrowed(text), span, exact: false }
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The bytes `range` of the text, without white space around them.
    pub fn piece(&self, range: Range<usize>) -> Value<'_> {
        let piece = self.text.get(range.clone()).unwrap_or_default();
        let start = range.start + (piece.len() - piece.trim_start().len());
        let piece = piece.trim();
        let span = if self.exact {
            Span { start: self.span.start + start, end: self.span.start + start + piece.len(), ..self.span }
        } else {
            self.span
        };
        Value { text: Cow::Borrowed(piece), span, exact: self.exact }
    }

    /// The text from byte `start` on, without white space around it.
    pub fn rest(&self, start: usize) -> Value<'_> {
        self.piece(start..self.text.len())
    }

    /// As it goes into the model; none when there is nothing.
    pub fn to_text(&self) -> Option<Text> {
        let value = self.text.trim();
        (!value.is_empty()).then(|| Text { value: value.to_owned(), span: self.span })
    }

    /// The pieces between commas; a comma inside parentheses separates nothing.
    pub fn at_commas(&self) -> Vec<Value<'_>> {
        let mut pieces = Vec::new();
        let (mut start, mut depth) = (0, 0_usize);
        for (at, char) in self.text.char_indices() {
            match char {
                '(' | '（' => depth += 1,
                ')' | '）' => depth = depth.saturating_sub(1),
                ',' | '、' | '，' if depth == 0 => {
                    pieces.push(self.piece(start..at));
                    start = at + char.len_utf8();
                }
                _ => {}
            }
        }
        pieces.push(self.rest(start));
        pieces.retain(|piece| !piece.is_empty());
        pieces
    }

    /// All parentheses that stand in no others.
    pub fn parentheses(&self) -> Vec<Parentheses<'_>> {
        let mut found = Vec::new();
        let (mut start, mut depth) = (0..0, 0_usize);
        for (at, char) in self.text.char_indices() {
            let end = at + char.len_utf8();
            match char {
                '(' | '（' => {
                    start = if depth == 0 { at..end } else { start };
                    depth += 1;
                }
                ')' | '）' if depth == 1 => {
                    let inside_span = start.end..at;
                    let inside = self.piece(inside_span.clone());
                    found.push(Parentheses { span: start.start..end, inside_span, inside });
                    depth = 0;
                }
                ')' | '）' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        found
    }

    /// The parentheses at the very end: where they begin, and what is inside of them.
    pub fn closing_parentheses(&self) -> Option<(usize, Value<'_>)> {
        let inside_end = self.text.strip_suffix([')', '）'])?.len();
        let mut depth = 1_usize;
        for (at, char) in self.text[..inside_end].char_indices().rev() {
            match char {
                ')' | '）' => depth += 1,
                '(' | '（' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Some((at, self.piece(at + char.len_utf8()..inside_end)));
            }
        }
        None
    }
}

/// The source as written at `span`.
fn raw(sources: &Sources, span: Span) -> &str {
    sources.get(span.file).map_or("", |source| source.slice(span))
}

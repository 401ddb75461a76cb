//! The new text, and what is new in it.
//!
//! In: each line of the old text with what becomes of it, in order. Out: the whole new text and the lines
//! that changed. Line ends are decided here: those of the file where they are all alike.

use crate::syntax::TreeLine;

use super::{FormatEdit, Formatted};

/// The byte order mark, which stays where it was.
pub(super) const MARK: char = '\u{FEFF}';

/// A text while it grows.
pub(super) struct FormatResult<'t> {
    old: &'t str,
    line_end: &'static str,
    text: String,
    changes: Vec<FormatEdit>,
    /// How many lines of the old text are dealt with.
    line: usize,
    /// Whether the last line is blank, or there is none.
    ends_in_blank: bool,
}

impl<'t> FormatResult<'t> {
    /// Nothing yet of what was `old`.
    pub(super) fn new(old: &'t str) -> FormatResult<'t> {
        let text = if old.starts_with(MARK) { MARK.to_string() } else { String::new() };
        FormatResult { old, line_end: line_end(old), text, changes: Vec::new(), line: 0, ends_in_blank: true }
    }

    /// Whether a blank line has nothing to part here.
    pub(super) const fn ends_in_blank(&self) -> bool {
        self.ends_in_blank
    }

    /// The next line becomes `new`, which has no line end.
    pub(super) fn put(&mut self, line: &TreeLine, new: &str) {
        let start = self.text.len();
        self.text.push_str(new);
        self.text.push_str(self.line_end);
        self.ends_in_blank = new.trim().is_empty();
        self.compare(line, start);
    }

    /// The next line stays.
    pub(super) fn keep(&mut self, line: &TreeLine) {
        let old = &self.old[line.span.start..line.span.end];
        let old = if line.span.start == 0 { old.strip_prefix(MARK).unwrap_or(old) } else { old };
        self.text.push_str(old);
        self.ends_in_blank = old.trim().is_empty();
        self.line += 1;
    }

    /// The next line is left out.
    pub(super) fn drop_line(&mut self, line: &TreeLine) {
        self.compare(line, self.text.len());
    }

    /// A line that is new.
    pub(super) fn add(&mut self, new: &str) {
        let start = self.text.len();
        self.text.push_str(new);
        self.text.push_str(self.line_end);
        self.ends_in_blank = false;
        self.change(self.line, start);
    }

    pub(super) fn finish(self) -> Formatted {
        Formatted { text: self.text, changes: self.changes }
    }

    /// Notes the next line as changed unless what was written since `start` is what it was.
    fn compare(&mut self, line: &TreeLine, start: usize) {
        let old = &self.old[line.span.start..line.span.end];
        let old = if line.span.start == 0 { old.strip_prefix(MARK).unwrap_or(old) } else { old };
        let first = self.line;
        self.line += 1;
        if self.text[start..] != *old {
            self.change(first, start);
        }
    }

    /// Notes the lines from `first` up to the next as changed to what was written since `start`.
    fn change(&mut self, first: usize, start: usize) {
        let new = &self.text[start..];
        match self.changes.last_mut() {
            Some(last) if last.lines.end == first => {
                last.lines.end = self.line;
                last.text.push_str(new);
            }
            _ => self.changes.push(FormatEdit { lines: first..self.line, text: new.to_owned() }),
        }
    }
}

/// `\r\n` where every line of the text ends so, else `\n`.
fn line_end(text: &str) -> &'static str {
    let ends = text.matches('\n').count();
    if ends > 0 && text.matches("\r\n").count() == ends { "\r\n" } else { "\n" }
}

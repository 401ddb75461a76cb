//! A file that is not in its usual form.

use crate::diagnostic::{Code, Diagnostic};
use crate::graphemes::shortened;
use crate::message::{Message, unusual_form};
use crate::source::{Encoding, FileId, Source, Span};

use super::result::MARK;
use super::{FormatEdit, Formatted};

/// What of a line is shown in a message.
const SHOWN: usize = 60;

/// What is said of a file that would change, at the first line that would; none where nothing would.
#[must_use]
pub fn unusual(source: &Source, file: FileId, formatted: &Formatted) -> Option<Diagnostic> {
    let Some(first) = formatted.changes.first() else {
        return source.is_recoded().then(|| other_bytes(source, file));
    };
    let (start, end) = source.line_span(first.lines.start + 1);
    let mark = if start == 0 && source.text().starts_with(MARK) { MARK.len_utf8() } else { 0 };
    let line = Span::new(file, start + mark, end);
    let becomes = becomes(first, source.slice(line));
    let found =
        Diagnostic::new(Code::UnusualForm, line, becomes).label(unusual_form::label()).help(unusual_form::help());
    Some(match formatted.changes.as_slice() {
        [only] => found.repair(whole(source, file, only, mark), only.text.as_str()),
        _ => found,
    })
}

/// A file in which only the encoding or the line ends are not the usual ones.
fn other_bytes(source: &Source, file: FileId) -> Diagnostic {
    let (start, end) = source.line_span(1);
    let message = match source.encoding() {
        Encoding::Utf8 => unusual_form::line_ends(),
        encoding => unusual_form::encoding(encoding.name()),
    };
    Diagnostic::new(Code::UnusualForm, Span::new(file, start, end), message).help(unusual_form::help())
}

/// What the line would become.
fn becomes(change: &FormatEdit, old: &str) -> Message {
    match change.text.lines().next() {
        None => unusual_form::blank(),
        Some(new) if change.lines.is_empty() => unusual_form::before(shown(new)),
        Some(new) if new == old => unusual_form::end(),
        Some(new) => unusual_form::line(shown(new)),
    }
}

fn shown(line: &str) -> String {
    shortened(line, SHOWN)
}

/// The lines of a change with their ends.
fn whole(source: &Source, file: FileId, change: &FormatEdit, mark: usize) -> Span {
    let start = |line: usize| source.line_span(line + 1).0;
    Span::new(file, (start(change.lines.start)).max(mark), start(change.lines.end).max(mark))
}

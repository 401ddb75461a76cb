//! What is said of a file that is not in its usual form.

use crate::diagnostic::{Code, Diagnostic};
use crate::graphemes::shortened;
use crate::source::{FileId, Source, Span};

use super::result::MARK;
use super::{Change, Formatted};

/// What of a line is shown in a message.
const SHOWN: usize = 60;

/// What is said of a file that would change, at the first line that would; none where nothing would.
#[must_use]
pub fn unusual(source: &Source, file: FileId, formatted: &Formatted) -> Option<Diagnostic> {
    let first = formatted.changes.first()?;
    let (start, end) = source.line_span(first.lines.start + 1);
    let mark = if start == 0 && source.text().starts_with(MARK) { MARK.len_utf8() } else { 0 };
    let line = Span::new(file, start + mark, end);
    let becomes = becomes(first, source.slice(line));
    let found = Diagnostic::new(Code::UnusualForm, line, format!("the file is not in its usual form: {becomes}"))
        .label("the first line that would change")
        .help("type `journey fmt`, or `journey fmt --diff` to see all that would change");
    Some(match formatted.changes.as_slice() {
        [only] => found.repair(whole(source, file, only, mark), only.text.as_str()),
        _ => found,
    })
}

/// What the line would become, in words.
fn becomes(change: &Change, old: &str) -> String {
    match change.text.lines().next() {
        None => "this blank line would go".to_owned(),
        Some(new) if change.lines.is_empty() => format!("before this line would come `{}`", shown(new)),
        Some(new) if new == old => "the end of this line would be another one".to_owned(),
        Some(new) => format!("this line would be `{}`", shown(new)),
    }
}

fn shown(line: &str) -> String {
    shortened(line, SHOWN)
}

/// The lines of a change with their ends.
fn whole(source: &Source, file: FileId, change: &Change, mark: usize) -> Span {
    let start = |line: usize| source.line_span(line + 1).0;
    Span::new(file, (start(change.lines.start)).max(mark), start(change.lines.end).max(mark))
}

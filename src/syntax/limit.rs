//! How far a text is read.
//!
//! In: a text of any length. Out: where reading ends, and why. What comes after is kept as lines without meaning, so all other
//! work on a text is bounded.

use super::lines::trimmed;
use crate::diagnostic::{Code, Diagnostic};
use crate::graphemes::start;
use crate::limits::{ALL_LINES, LINE, LINES, TEXT};
use crate::message::{Message, over_limit};
use crate::source::{FileId, Span};

/// The byte at which reading ends, the beginning of a line; and what is wrong with that line, where it is not the end of the text.
pub(super) fn readable(text: &str, file: FileId) -> (usize, Option<Diagnostic>) {
    let (mut start, mut content_lines) = (0, 0);
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let content = line.trim_start();
        // A heading may be an entry.
        let is_comment = content.starts_with('#') && !content.starts_with("##");
        content_lines += usize::from(!content.is_empty() && !is_comment);
        let why = if line.len() > LINE {
            (over_limit::line(LINE), over_limit::line_help())
        } else if start + line.len() > TEXT {
            (over_limit::text(TEXT >> 20), over_limit::journey_help())
        } else if content_lines > LINES {
            (over_limit::lines(LINES), over_limit::journey_help())
        } else if number >= ALL_LINES {
            (over_limit::all_lines(ALL_LINES), over_limit::journey_help())
        } else {
            start += line.len();
            continue;
        };
        return (start, Some(problem(text, file, start..start + line.len(), why)));
    }
    (start, None)
}

/// Reports the beginning of a line: who looks at it needs no more to find it.
fn problem(text: &str, file: FileId, line: std::ops::Range<usize>, (message, help): (Message, Message)) -> Diagnostic {
    let content = trimmed(text, line);
    let end = content.start + start(&text[content.clone()], 40).len();
    let span = Span::new(file, content.start, end);
    Diagnostic::new(Code::OverLimit, span, message).label(over_limit::reading_label()).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(text: &str) -> (usize, Option<Message>) {
        let (end, problem) = readable(text, FileId(0));
        (end, problem.map(|problem| problem.message))
    }

    #[test]
    fn what_is_within_the_limits_is_read_whole() {
        for text in ["", "a", "a\n", &"b: c\n".repeat(LINES), &"# b\n\n".repeat(LINES * 2), &"x".repeat(LINE)] {
            assert_eq!(end(text), (text.len(), None));
        }
    }

    #[test]
    fn reading_ends_at_a_line() {
        assert_eq!(end(&"a\n".repeat(LINES + 7)).0, LINES * 2);
        assert_eq!(end(&format!("a\n{}", "é".repeat(LINE))).0, 2);
        let (at, why) = end(&format!("#{}\n", "y".repeat(99)).repeat(TEXT / 100));
        assert!(at <= TEXT && at + 101 > TEXT, "{at}");
        assert_eq!(why, Some(over_limit::text(TEXT >> 20)));
    }
}

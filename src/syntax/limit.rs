//! How far a text is read.
//!
//! In: a text, however long. Out: where reading ends, and why. What comes after is kept as lines that say nothing; so all other
//! work on a text is bounded, whoever wrote it.

use super::lines::trimmed;
use crate::diagnostic::{Code, Diagnostic};
use crate::graphemes::start;
use crate::limits::{ALL_LINES, LINE, LINES, TEXT};
use crate::source::{FileId, Span};

/// The byte at which reading ends, the beginning of a line; and what is wrong with that line, where it is not the end of the text.
pub(super) fn readable(text: &str, file: FileId) -> (usize, Option<Diagnostic>) {
    let (mut start, mut said) = (0, 0);
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let content = line.trim_start();
        said += usize::from(!content.is_empty() && !content.starts_with('#'));
        let why = if line.len() > LINE {
            (format!("this line is longer than {} characters", grouped(LINE)), "part it into several entries")
        } else if start + line.len() > TEXT {
            (format!("this file is larger than {} MB, and is not read from here on", TEXT >> 20), SPLIT)
        } else if said > LINES {
            (format!("this file has more than {} lines, and is not read from here on", grouped(LINES)), SPLIT)
        } else if number >= ALL_LINES {
            let all = grouped(ALL_LINES);
            (
                format!(
                    "this file has more than {all} lines, blank ones and comments among them, and is not read from here on"
                ),
                SPLIT,
            )
        } else {
            start += line.len();
            continue;
        };
        return (start, Some(problem(text, file, start..start + line.len(), why)));
    }
    (start, None)
}

const SPLIT: &str = "make several journeys of it, and lead from one to the next with `Detail`";

/// Reports the beginning of a line: who looks at it needs no more to find it.
fn problem(text: &str, file: FileId, line: std::ops::Range<usize>, (message, help): (String, &str)) -> Diagnostic {
    let content = trimmed(text, line);
    let end = content.start + start(&text[content.clone()], 40).len();
    Diagnostic::new(Code::OverLimit, Span::new(file, content.start, end), message).label("reading ends here").help(help)
}

/// A number with commas between thousands.
#[must_use]
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
    groups.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(text: &str) -> (usize, Option<String>) {
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
        assert_eq!(why, Some(format!("this file is larger than {} MB, and is not read from here on", TEXT >> 20)));
    }

    #[test]
    fn numbers_are_grouped() {
        assert_eq!([5, 500, 5_000, 1_000_000].map(grouped), ["5", "500", "5,000", "1,000,000"]);
    }
}

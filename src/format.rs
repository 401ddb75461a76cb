//! Tree → the same text in its usual form.
//!
//! In: the tree of a file and its text. Out: the text with usual indentation, spacing and keywords, and
//! which lines that changes. What the text means stays: the result is read again and compared, and what
//! would mean something else is left as it was written. No line is lost, and none is moved.

mod columns;
mod compare;
pub mod diff;
mod keywords;
mod lines;
pub mod problems;
mod result;
mod values;
mod write;

use std::ops::Range;

use crate::diagnostic::Code;
use crate::language::Language;
use crate::source::Source;
use crate::syntax::Tree;

use compare::Comparison;
use keywords::Keywords;
use lines::Lines;
use write::{Shape, write};

/// What the writer may choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FormatOptions {
    /// The language of all keywords; none leaves each in the language in which it is written.
    pub keywords: Option<Language>,
}

/// A text in its usual form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formatted {
    /// The whole file in its usual form, in UTF-8.
    pub text: String,
    /// What is new in it, in order; none where it is the text that was.
    pub changes: Vec<FormatEdit>,
}

/// Lines that change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatEdit {
    /// Which lines of the old text, counted from 0; empty where lines are added before the one at its start.
    pub lines: Range<usize>,
    /// What comes in their place, line ends included.
    pub text: String,
}

/// The whole text in its usual form. Top-level entries in which a line is not understood stay as they are, and
/// in a file with such lines the language of the keywords stays too.
#[must_use]
pub fn format(source: &Source, tree: &Tree, options: FormatOptions) -> Formatted {
    formatted(source, tree, options, 0..usize::MAX)
}

/// The text with only these lines (counted from 0) in their usual form, for an editor that formats what is
/// selected.
#[must_use]
pub fn format_lines(source: &Source, tree: &Tree, lines: Range<usize>) -> Formatted {
    formatted(source, tree, FormatOptions::default(), lines)
}

/// The first of several forms, the usual one first, that still means the same.
fn formatted(source: &Source, tree: &Tree, options: FormatOptions, selected: Range<usize>) -> Formatted {
    let unchanged = || Formatted { text: source.text().to_owned(), changes: Vec::new() };
    // Of a text that passes a limit, the end is not known.
    if tree.problems.iter().any(|problem| problem.code == Code::OverLimit) {
        return unchanged();
    }
    let lines = Lines::new(tree, selected);
    let asked = options.keywords.filter(|_| lines.all_understood());
    let keywords = Keywords::new(source, tree, &lines, asked);
    let comparison = Comparison::new(source, tree, &keywords);
    // The spelling of a keyword never changes how it is read; another indentation or another word may.
    for shape in [
        Shape { by_level: true, usual_words: true },
        Shape { by_level: true, usual_words: false },
        Shape { by_level: false, usual_words: true },
        Shape { by_level: false, usual_words: false },
    ] {
        let formatted = write(source, tree, &lines, &keywords, shape);
        if formatted.changes.is_empty() || comparison.holds(&formatted.text, shape.usual_words) {
            return formatted;
        }
    }
    unchanged()
}

#[cfg(test)]
mod tests;

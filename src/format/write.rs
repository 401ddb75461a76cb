//! The lines of the usual form, one after the other.
//!
//! In: the lines of a file and how its keywords are written. Out: the new text and what changed. What
//! belongs to what is known already, and whether the result means the same is looked at afterwards.

use crate::source::Source;
use crate::syntax::{LineKind, Tree, TreeLine};

use super::Formatted;
use super::columns::columns;
use super::keywords::Keywords;
use super::lines::{LineNode, Lines};
use super::result::{FormatResult, MARK};

/// How far the form goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    /// Lines are indented by what holds them; or else as they were, in blanks.
    pub(super) by_level: bool,
    /// Each keyword is the usual word; or else the word that was written, well spelt.
    pub(super) usual_words: bool,
}

/// The text in its usual form.
pub(super) fn write(source: &Source, tree: &Tree, lines: &Lines, keywords: &Keywords, shape: Shape) -> Formatted {
    let writer = TextWriter { text: source.text(), tree, lines, keywords, shape };
    let columns = columns(tree, lines, shape.by_level);
    let last = tree.lines.iter().rposition(|line| line.kind != LineKind::Blank);
    let mut result = FormatResult::new(source.text());
    for (at, (line, column)) in tree.lines.iter().zip(columns).enumerate() {
        let is_blank = line.kind == LineKind::Blank && lines.may_change(at);
        // After the last line end stands a line of no bytes.
        if line.span.start == line.span.end || is_blank && (result.ends_in_blank() || last.is_none_or(|last| at > last))
        {
            result.drop_line(line);
        } else if lines.stays(at) {
            result.keep(line);
        } else {
            result.put(line, &writer.line(at, column));
        }
        if shape.usual_words
            && let Some(added) = keywords.added_after(at)
        {
            result.add(added);
        }
    }
    result.finish()
}

/// What the lines are written from.
struct TextWriter<'w, 't> {
    text: &'w str,
    tree: &'w Tree,
    lines: &'w Lines<'t>,
    keywords: &'w Keywords<'t>,
    shape: Shape,
}

impl TextWriter<'_, '_> {
    /// A line without its end.
    fn line(&self, at: usize, column: usize) -> String {
        let line = &self.tree.lines[at];
        let raw = content(self.text, line);
        if !self.lines.may_change(at) {
            return raw.to_owned();
        }
        let written = match (line.kind, self.lines.node(at)) {
            (LineKind::Blank, _) => return String::new(),
            (LineKind::Entry, Some(node)) => self.entry(node, line),
            (LineKind::Continuation, _) => with_text("|", self.said(line)),
            _ => raw.trim().to_owned(),
        };
        " ".repeat(column) + &written
    }

    fn entry(&self, node: &LineNode, line: &TreeLine) -> String {
        if let Some(sign) = self.keywords.sign_of(node) {
            return with_text(sign, self.said(line));
        }
        let word = self.keywords.word_of(node, self.lines, self.shape.usual_words);
        let value = self.value(node);
        with_text(&format!("{word}:"), value.unwrap_or_else(|| self.said(line)))
    }

    /// What a line says, its keyword, its sign and markup aside.
    fn said(&self, line: &TreeLine) -> &str {
        &self.text[line.text.start..line.text.end]
    }

    /// The value that comes in place of the written one.
    fn value(&self, node: &LineNode) -> Option<&'static str> {
        let is_whole = node.line == node.last_line && self.shape.usual_words;
        self.keywords.values.word_of(node.entry).filter(|_| is_whole)
    }
}

/// A line without its end, and without the byte order mark of the file.
fn content<'t>(text: &'t str, line: &TreeLine) -> &'t str {
    let raw = &text[line.span.start..line.span.end];
    let raw = raw.strip_suffix('\n').unwrap_or(raw).trim_end_matches('\r');
    if line.span.start == 0 { raw.strip_prefix(MARK).unwrap_or(raw) } else { raw }
}

/// What begins a line, and its text after one blank. Blanks and tabs in a row become one blank; all other
/// characters are the writer's own.
fn with_text(head: &str, text: &str) -> String {
    let text = text.trim();
    let mut written = head.to_owned();
    written.reserve(text.len() + 1);
    let words = text.split([' ', '\t']).filter(|word| !word.is_empty());
    for word in words {
        written.push(' ');
        written.push_str(word);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::with_text;

    #[test]
    fn one_blank_parts_words() {
        assert_eq!(with_text("Step:", "  a \t b  #c\r"), "Step: a b #c");
        assert_eq!(with_text("+", ""), "+");
        assert_eq!(with_text("?", " Pourquoi\u{A0}? "), "? Pourquoi\u{A0}?");
    }
}

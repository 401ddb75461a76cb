//! Text → tree that keeps comments and blanks; never fails: a tree and a list of problems.
//!
//! In: one [`Source`]. Out: a [`Tree`] of entries, nested as the outline says, and what is wrong with
//! its lines. What the values of entries mean is not looked at here.

mod clean;
mod distance;
mod expected;
pub mod keyword;
mod lanes;
mod limit;
mod lines;
mod lists;
mod markup;
mod normalise;
mod notation;
mod opening;
mod outline;
mod problems;
mod reader;
mod suggest;
pub mod value_words;

pub use clean::{ends_in_label, is_label, plain};
pub use distance::distance;
pub use expected::{Expected, expected};
pub use keyword::Keyword;
pub use lines::columns;
pub use normalise::is_entry_after_sign;

use std::borrow::Cow;

use crate::diagnostic::{Code, Diagnostic};
use crate::language::Language;
use crate::source::{Encoding, FileId, Source, Span};
use lines::{ParsedLine, Parts};
use problems::ProblemWriter;
use reader::{Reader, TreeNode};

/// A file as its outline shows it.
#[derive(Clone, Debug)]
pub struct Tree {
    /// The language of the word that opens the file, or of most of its keywords.
    pub language: Language,
    /// The entries of the file itself, in order; what belongs to `Journey` stands beside it, not in it.
    pub entries: Vec<Entry>,
    /// Every line of the file in order, blank lines and comments included, as bytes; together they are the text.
    pub lines: Vec<TreeLine>,
    /// What is wrong with its lines, sorted by place.
    pub problems: Vec<Diagnostic>,
}

/// A line of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TreeLine {
    /// What it is.
    pub kind: LineKind,
    /// All of it, its line end included.
    pub span: Span,
    /// Columns of white space before its first character; a tab fills up to the next multiple of four.
    pub indent: usize,
    /// What it says, labels included: what follows the keyword, the sign or the bar, and all of any other line. White space and
    /// markup around it are no part of it.
    pub text: Span,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Nothing but white space.
    Blank,
    /// `# …`.
    Comment,
    /// An entry, in either form.
    Entry,
    /// `| …`.
    Continuation,
    /// None of these.
    Other,
}

/// An entry and what stands under it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it is.
    pub keyword: Keyword,
    /// The name of the lane, folded as keywords are compared, when `keyword` is [`Keyword::Own`].
    pub lane: Option<String>,
    /// The keyword or the sign as written.
    pub keyword_span: Span,
    /// Its text without labels: control characters gone, blanks folded, NFC, continuation lines joined,
    /// `\n` between paragraphs. Empty only where a problem says so.
    pub text: String,
    /// Where the text stands, labels aside; empty and after the colon when there is none.
    pub text_span: Span,
    /// The labels at its end, without `#`.
    pub labels: Vec<Label>,
    /// What stands under it, in order.
    pub children: Vec<Entry>,
    /// From its keyword to the end of its last continuation line, without white space around it.
    pub span: Span,
}

impl Entry {
    /// Its text with the labels at its end: what it says where it is of a kind that cannot be named, in which a `#word` is
    /// a word like any other.
    #[must_use]
    pub fn text_with_labels(&self) -> Cow<'_, str> {
        clean::with_labels(&self.text, &self.labels)
    }
}

/// A label as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The name, without `#`.
    pub name: String,
    /// Where it stands, `#` included.
    pub span: Span,
}

/// The tree of a journey.
#[must_use]
pub fn parse(source: &Source, file: FileId) -> Tree {
    read(source, file, Language::English, true)
}

/// The tree of a file that another one names with `Use`: it may do without a journey of its own, and
/// where its words do not tell, its language is that of the file that names it.
#[must_use]
pub fn parse_included(source: &Source, file: FileId, usual: Language) -> Tree {
    read(source, file, usual, false)
}

fn read(source: &Source, file: FileId, usual: Language, needs_journey: bool) -> Tree {
    let (end, over) = limit::readable(source.text(), file);
    let mut lines = lines::lines(source.text(), end);
    let mut reader = Reader::new(file, source.text(), &mut lines, usual);
    let mut kept = Vec::with_capacity(lines.len());
    for line in &lines {
        let is_entry = line.bytes.start < end && reader.read(line);
        let span = Span::new(file, line.bytes.start, line.bytes.end);
        let text = line.parts.text().map_or(span, |text| Span::new(file, text.start, text.end));
        kept.push(TreeLine { kind: line_kind(line, is_entry), span, indent: line.indent, text });
    }
    reader.finish();
    let (writer, language) = (reader.writer(), reader.language);
    let is_of_another_tool = reader.is_of_another_tool;
    let mut problems = reader.problems;
    problems.extend(over);
    let entries = nested(reader.nodes);
    let mut journeys = entries.iter().filter(|entry| entry.keyword == Keyword::Journey);
    match journeys.next() {
        Some(first) => problems.extend(journeys.map(|second| writer.second_journey(second, first))),
        None if needs_journey && !is_of_another_tool => miss_journey(&mut problems, &writer),
        None => {}
    }
    if source.encoding() != Encoding::Utf8 {
        problems.push(writer.not_utf8(source.encoding()));
    }
    crate::diagnostic::sort(&mut problems);
    Tree { language, entries, lines: kept, problems }
}

/// Says that there is no journey. Where the first line has no keyword it is probably the name: one mistake.
fn miss_journey(problems: &mut Vec<Diagnostic>, writer: &ProblemWriter) {
    let missing = writer.missing_journey();
    let told = problems.len();
    problems.retain(|problem| problem.code != Code::NotAnEntry || problem.span != missing.span);
    let is_name = problems.len() < told;
    problems.push(if is_name { writer.unmarked_journey(missing) } else { missing });
}

fn line_kind(line: &ParsedLine, is_entry: bool) -> LineKind {
    match line.parts {
        Parts::Blank => LineKind::Blank,
        Parts::Comment => LineKind::Comment,
        Parts::Continuation { .. } => LineKind::Continuation,
        _ if is_entry => LineKind::Entry,
        _ => LineKind::Other,
    }
}

/// The entries of the file, with the others inside of what holds them. A holder stands before what it holds.
fn nested(nodes: Vec<TreeNode>) -> Vec<Entry> {
    let mut children: Vec<Vec<Entry>> = nodes.iter().map(|_| Vec::new()).collect();
    let mut roots = Vec::new();
    for (at, node) in nodes.into_iter().enumerate().rev() {
        let mut entry = node.entry;
        entry.children = std::mem::take(&mut children[at]);
        entry.children.reverse();
        match node.holder {
            Some(holder) => children[holder].push(entry),
            None => roots.push(entry),
        }
    }
    roots.reverse();
    roots
}

#[cfg(test)]
mod tests;

//! Text → tree that keeps comments and blanks; never fails: a tree and a list of problems.
//!
//! In: one [`Source`]. Out: a [`Tree`] of entries, nested as the outline says, and what is wrong with
//! its lines. What the values of entries mean is not looked at here.

pub mod keyword;

pub use keyword::Keyword;

use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::source::Span;

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

/// A label as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The name, without `#`.
    pub name: String,
    /// Where it stands, `#` included.
    pub span: Span,
}

// API promised to check and the library:
//   pub fn parse(source: &Source, file: FileId) -> Tree
//   impl Keyword { pub fn word(self, Language) -> &'static str  // the canonical spelling in a language }

//! Text → lines, each with its kind and the places of its parts.
//!
//! In: the text of a file. Out: one [`ParsedLine`] for every line, which together are the whole text. This is the
//! only module that names pest. Whether a word before a colon is a keyword is not known here.

use std::ops::Range;

use pest::Parser as _;
use pest::iterators::Pair;
use pest_derive::Parser;

use super::Keyword;

#[derive(Parser)]
#[grammar = "grammar/journey.pest"]
struct Grammar;

/// A line and where it stands.
#[derive(Clone, Debug)]
pub(super) struct ParsedLine {
    /// All of it, its line end included.
    pub(super) bytes: Range<usize>,
    /// Columns of white space before its first character.
    pub(super) indent: usize,
    /// The indentation that places it in the outline, in columns: under a heading, the level of the heading counts too.
    pub(super) outline_indent: usize,
    pub(super) parts: Parts,
}

impl ParsedLine {
    /// The bullet of a line that begins with one.
    pub(super) fn bullet(&self) -> Option<Range<usize>> {
        match &self.parts {
            Parts::Listed { bullet, .. } => Some(bullet.clone()),
            _ => None,
        }
    }

    /// Takes the bullet for the sign of this kind.
    pub(super) fn take_bullet_for(&mut self, keyword: Keyword) {
        if let Parts::Listed { bullet, text } = &self.parts {
            self.parts = Parts::Shorthand { keyword, sign: bullet.clone(), text: text.clone() };
        }
    }
}

/// What the rows of other tools are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowNotation {
    /// A table in Markdown, or values separated by commas, semicolons or tabs.
    Table,
    /// A Mermaid `journey`.
    Diagram,
}

/// What a line is made of, as byte ranges of the file.
#[derive(Clone, Debug)]
pub(super) enum Parts {
    Blank,
    Comment,
    /// `| text`
    Continuation {
        bar: Range<usize>,
        text: Range<usize>,
    },
    /// `+ text`
    Shorthand {
        keyword: Keyword,
        sign: Range<usize>,
        text: Range<usize>,
    },
    /// `• text`
    Listed {
        bullet: Range<usize>,
        text: Range<usize>,
    },
    /// `word: text`
    Colon {
        word: Range<usize>,
        colon: Range<usize>,
        text: Range<usize>,
    },
    /// A line of a table or a diagram of another tool.
    Row {
        content: Range<usize>,
        notation: RowNotation,
        is_first: bool,
    },
    /// Anything else, without the white space around it.
    Other {
        content: Range<usize>,
    },
}

impl Parts {
    /// What the line says, its keyword or sign aside; none where it says nothing.
    pub(super) fn text(&self) -> Option<Range<usize>> {
        match self {
            Parts::Blank | Parts::Comment => None,
            Parts::Continuation { text, .. }
            | Parts::Shorthand { text, .. }
            | Parts::Listed { text, .. }
            | Parts::Colon { text, .. }
            | Parts::Row { content: text, .. }
            | Parts::Other { content: text } => Some(text.clone()),
        }
    }
}

/// The lines of a text, in order; at least one. What follows the byte `end`,
/// the beginning of a line, is one more, which is not understood.
pub(super) fn lines(text: &str, end: usize) -> Vec<ParsedLine> {
    let mut lines = read_lines(&text[..end]);
    if end < text.len() {
        // Behind the last line end there is a line that is none here.
        lines.retain(|line| !line.bytes.is_empty());
        lines.extend(unread_rest(text, end));
    }
    lines
}

fn read_lines(text: &str) -> Vec<ParsedLine> {
    let Some(file) = Grammar::parse(Rule::file, text).ok().and_then(|mut pairs| pairs.next()) else {
        return unread_rest(text, 0).into_iter().collect();
    };
    let pairs = file.into_inner().filter(|pair| pair.as_rule() == Rule::line);
    let mut lines: Vec<ParsedLine> = pairs.map(|pair| line(text, pair)).collect();
    let mut end = text.len();
    for line in lines.iter_mut().rev() {
        line.bytes.end = end;
        end = line.bytes.start;
    }
    if let Some(first) = lines.first_mut() {
        // The byte order mark belongs to the first line.
        first.bytes.start = 0;
    }
    lines
}

/// The rest of a text from a byte on, which is not read: as one line that is not understood, so that none of it is lost and
/// however many lines it has take no room.
fn unread_rest(text: &str, from: usize) -> Option<ParsedLine> {
    let bytes = from..text.len();
    let content = trimmed(text, bytes.clone());
    (!bytes.is_empty()).then_some(ParsedLine { parts: Parts::Other { content }, bytes, indent: 0, outline_indent: 0 })
}

fn line(text: &str, pair: Pair<'_, Rule>) -> ParsedLine {
    let bytes = range(&pair);
    let mut indent = 0;
    let mut parts = Parts::Blank;
    for inner in pair.into_inner() {
        match inner.as_rule() {
            Rule::indent => indent = columns(inner.as_str()),
            Rule::comment | Rule::divider => parts = Parts::Comment,
            Rule::other => parts = Parts::Other { content: trimmed(text, range(&inner)) },
            Rule::continuation | Rule::shorthand | Rule::listed | Rule::entry => parts = pieces(text, inner),
            _ => {}
        }
    }
    ParsedLine { bytes, indent, outline_indent: indent, parts }
}

/// The parts of a line that begins with something known.
fn pieces(text: &str, pair: Pair<'_, Rule>) -> Parts {
    let (mut head, mut colon, mut rest, mut keyword) = (0..0, 0..0, 0..0, None);
    let rule = pair.as_rule();
    for inner in pair.into_inner() {
        let place = range(&inner);
        match inner.as_rule() {
            Rule::sign => {
                keyword = inner.into_inner().next().and_then(|sign| sign_keyword(sign.as_rule()));
                head = place;
            }
            Rule::bar | Rule::bullet => head = place,
            Rule::word => head = trimmed(text, place),
            Rule::colon => colon = place,
            Rule::text => rest = trimmed(text, place),
            _ => {}
        }
    }
    match (rule, keyword) {
        (Rule::shorthand, Some(keyword)) => Parts::Shorthand { keyword, sign: head, text: rest },
        (Rule::listed, _) => Parts::Listed { bullet: head, text: rest },
        (Rule::entry, _) => Parts::Colon { word: head, colon, text: rest },
        _ => Parts::Continuation { bar: head, text: rest },
    }
}

fn sign_keyword(rule: Rule) -> Option<Keyword> {
    match rule {
        Rule::positive => Some(Keyword::Positive),
        Rule::negative => Some(Keyword::Negative),
        Rule::question => Some(Keyword::Question),
        Rule::key_moment => Some(Keyword::KeyMoment),
        _ => None,
    }
}

fn range(pair: &Pair<'_, Rule>) -> Range<usize> {
    let span = pair.as_span();
    span.start()..span.end()
}

/// The range without the white space at its ends; empty and at its start when nothing is left.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let piece = &text[range.clone()];
    let content = piece.trim_end();
    let start = range.start + (content.len() - content.trim_start().len());
    if content.trim().is_empty() { range.start..range.start } else { start..range.start + content.len() }
}

/// The width of white space: a tab fills up to the next multiple of four, an ideographic space is two wide.
#[must_use]
pub fn columns(white: &str) -> usize {
    white.chars().fold(0, |column, letter| match letter {
        '\t' => (column / 4 + 1) * 4,
        '\u{3000}' => column + 2,
        '\r' => column,
        _ => column + 1,
    })
}

#[cfg(test)]
mod tests {
    use super::{Parts, lines};

    fn shapes(text: &str) -> String {
        lines(text, text.len()).iter().map(|line| shape(text, &line.parts)).collect::<Vec<_>>().join("|")
    }

    fn shape(text: &str, parts: &Parts) -> String {
        match parts {
            Parts::Blank => "blank".to_owned(),
            Parts::Comment => "comment".to_owned(),
            Parts::Continuation { text: rest, .. } => format!("more={}", &text[rest.clone()]),
            Parts::Shorthand { keyword, text: rest, .. } => format!("{}={}", keyword.name(), &text[rest.clone()]),
            Parts::Listed { text: rest, .. } => format!("item={}", &text[rest.clone()]),
            Parts::Colon { word, text: rest, .. } => format!("{}={}", &text[word.clone()], &text[rest.clone()]),
            Parts::Row { content, .. } | Parts::Other { content } => format!("other={}", &text[content.clone()]),
        }
    }

    #[test]
    fn every_kind_of_line() {
        assert_eq!(shapes(""), "blank");
        assert_eq!(shapes("\u{FEFF}Step: a\r\n\r\n"), "Step=a|blank|blank");
        assert_eq!(shapes("Étape : a : b"), "Étape=a : b");
        assert_eq!(shapes("步骤：甲"), "步骤=甲");
        assert_eq!(shapes("# x\n  ## y\n#\n#z"), "comment|comment|comment|other=#z");
        assert_eq!(
            shapes("+ a\n-\tb\n– c\n？ d\n!\n+e"),
            "positive=a|negative=b|negative=c|question=d|key-moment=|positive=e"
        );
        assert_eq!(
            shapes("-- a\n++ b\n—c\n?“d\n!é\n-1 f\n->g"),
            "negative=a|positive=b|negative=c|question=“d|key-moment=é|other=-1 f|other=->g"
        );
        assert_eq!(shapes("• a\n* b\n→ c\n-> d\n*e\n→"), "item=a|item=b|item=c|item=d|other=*e|item=");
        assert_eq!(
            shapes("---\n  ===  \n* * *\n```journey\n```\n--- a"),
            "comment|comment|item=* *|comment|comment|other=--- a"
        );
        assert_eq!(shapes("| a\n|\n|b"), "more=a|more=|more=b");
        assert_eq!(shapes(":"), "other=:");
    }

    #[test]
    fn lines_are_the_text_and_know_their_indent() {
        let text = "\u{FEFF}a\n \tb\r\n   \n\u{3000}c";
        let found = lines(text, text.len());
        assert_eq!(found.iter().map(|line| &text[line.bytes.clone()]).collect::<String>(), text);
        assert_eq!(found.iter().map(|line| line.indent).collect::<Vec<_>>(), [0, 4, 3, 2]);
    }

    #[test]
    fn what_is_not_read_is_kept() {
        let text = "Step: a\nStep: b\n\nStep: c";
        let found = lines(text, 8);
        assert_eq!(found.iter().map(|line| &text[line.bytes.clone()]).collect::<String>(), text);
        assert!(matches!(found[0].parts, Parts::Colon { .. }));
        assert!(found.len() == 2 && matches!(found[1].parts, Parts::Other { .. }));
    }
}

//! Semantic tokens, for highlighting.
//!
//! In: an analysis. Out: pieces in order, none longer than its line, none over another. What a person said is left as it
//! is: only what the language itself gives a meaning is marked.

use super::Analysis;
use super::labels::mentions;
use crate::source::Span;
use crate::syntax::{Entry, Keyword, LineKind};

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TokenKind {
    /// `# …`
    Comment,
    /// A keyword or a sign.
    Keyword,
    /// The `|` of a line that goes on.
    Bar,
    /// The name of a journey, a phase or a step.
    Name,
    /// The name of a persona.
    Persona,
    /// A label, without its `#`.
    Label,
    /// A word of a list, such as `done`.
    Value,
    /// A number, a date or a duration.
    Number,
    /// What a person says, and the path of a file.
    Quoted,
}

impl TokenKind {
    /// All of them, in the order in which they are numbered.
    pub const ALL: [TokenKind; 9] = [
        TokenKind::Comment,
        TokenKind::Keyword,
        TokenKind::Bar,
        TokenKind::Name,
        TokenKind::Persona,
        TokenKind::Label,
        TokenKind::Value,
        TokenKind::Number,
        TokenKind::Quoted,
    ];
}

/// A piece of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Token {
    /// Where its first byte stands.
    pub start: usize,
    /// Where the byte after it stands.
    pub end: usize,
    /// What it is.
    pub kind: TokenKind,
    /// Whether it is the label that an entry bears.
    pub is_definition: bool,
}

/// All pieces in order.
#[must_use]
pub fn tokens(analysis: &Analysis) -> Vec<Token> {
    let mut tokens = of_lines(analysis);
    for node in analysis.nodes() {
        let entry = node.entry;
        tokens.push(token(entry.keyword_span, TokenKind::Keyword));
        if let Some((span, kind)) = value(analysis, entry) {
            tokens.extend(pieces(analysis, span).into_iter().map(|piece| token(piece, kind)));
        }
    }
    let labels = mentions(analysis);
    tokens.extend(
        labels.iter().map(|label| Token { is_definition: label.is_definition, ..token(label.span, TokenKind::Label) }),
    );
    tokens.sort_unstable();
    let mut end = 0;
    tokens.retain(|token| {
        let is_free = token.start >= end && token.end > token.start;
        if is_free {
            end = token.end;
        }
        is_free
    });
    tokens
}

const fn token(span: Span, kind: TokenKind) -> Token {
    Token { start: span.start, end: span.end, kind, is_definition: false }
}

/// Comments, and the signs of lines that go on.
fn of_lines(analysis: &Analysis) -> Vec<Token> {
    let text = analysis.source().text();
    let mut tokens = Vec::new();
    for line in &analysis.tree.lines {
        let content = &text[line.span.start..line.span.end];
        let start =
            line.span.start + content.find(|sign: char| !sign.is_whitespace() && sign != '\u{FEFF}').unwrap_or(0);
        match line.kind {
            LineKind::Comment => {
                let end = line.span.start + content.trim_end().len();
                tokens.push(token(Span { start, end, ..line.span }, TokenKind::Comment));
            }
            LineKind::Continuation => tokens.push(token(Span { start, end: start + 1, ..line.span }, TokenKind::Bar)),
            _ => {}
        }
    }
    tokens
}

/// The piece of an entry's text that has a meaning of its own.
fn value(analysis: &Analysis, entry: &Entry) -> Option<(Span, TokenKind)> {
    let span = entry.text_span;
    Some(match entry.keyword {
        Keyword::Journey | Keyword::Phase | Keyword::Step | Keyword::Lane => (span, TokenKind::Name),
        Keyword::Persona => (span, TokenKind::Persona),
        Keyword::Quote | Keyword::Use | Keyword::Photo | Keyword::Image | Keyword::Detail | Keyword::Data => {
            (span, TokenKind::Quoted)
        }
        Keyword::Language
        | Keyword::Situation
        | Keyword::Status
        | Keyword::Effort
        | Keyword::Impact
        | Keyword::Reach
        | Keyword::Evidence => (span, TokenKind::Value),
        Keyword::Duration | Keyword::Waiting | Keyword::Due | Keyword::Target => (span, TokenKind::Number),
        Keyword::Emotion | Keyword::FollowUp | Keyword::Version | Keyword::When => {
            (Span { end: span.start + number(analysis.source().slice(span)), ..span }, TokenKind::Number)
        }
        Keyword::Metric => {
            let at = analysis.source().slice(span).find('=')?;
            (Span { start: span.start + at + 1, ..span }, TokenKind::Number)
        }
        _ => return None,
    })
}

/// How many bytes of a number or a date a text begins with; 0 where it begins with a word.
fn number(text: &str) -> usize {
    let is_part = |sign: char| sign.is_ascii_digit() || "+-−–.,".contains(sign);
    let end = text.find(|sign: char| !is_part(sign)).unwrap_or(text.len());
    let number = text[..end].trim_end_matches(['.', ',']);
    let is_word = text[end..].chars().next().is_some_and(char::is_alphanumeric);
    if is_word || !number.contains(|sign: char| sign.is_ascii_digit()) { 0 } else { number.len() }
}

/// A span line by line, without white space and the signs of lines that go on. Comments between them are none of it.
fn pieces(analysis: &Analysis, span: Span) -> Vec<Span> {
    let mut start = span.start;
    let mut pieces = Vec::new();
    for (index, line) in analysis.source().slice(span).split_inclusive('\n').enumerate() {
        let text = if index == 0 { Some(line) } else { line.trim_start().strip_prefix('|') };
        if let Some(text) = text.map(str::trim_start).filter(|text| !text.is_empty()) {
            let from = start + line.len() - text.len();
            pieces.push(Span { start: from, end: from + text.trim_end().len(), ..span });
        }
        start += line.len();
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::super::sample::{DUTCH, analysis};
    use super::*;

    fn of(text: &str, kind: TokenKind) -> Vec<String> {
        let found = tokens(&analysis(text));
        found.iter().filter(|token| token.kind == kind).map(|token| text[token.start..token.end].to_owned()).collect()
    }

    #[test]
    fn pieces_by_what_they_are() {
        assert_eq!(of(DUTCH, TokenKind::Comment), ["# uit het gesprek"]);
        assert_eq!(of(DUTCH, TokenKind::Name)[1..3], ["Aan de balie", "Vult het formulier in"]);
        assert_eq!(of(DUTCH, TokenKind::Label), ["formulier", "nummer", "formulier", "nummer", "weg"]);
        assert_eq!(of(DUTCH, TokenKind::Number), ["-1", "2026-05-01"]);
        assert_eq!(of(DUTCH, TokenKind::Value), ["gepland"]);
        assert_eq!(of(DUTCH, TokenKind::Bar), ["|"]);
        assert_eq!(of(DUTCH, TokenKind::Keyword).len(), 16);
    }

    #[test]
    fn a_piece_ends_with_its_line() {
        let text = "\u{FEFF}Journey: a\n# c\r\n  | b\r\nPhase: 3 d\nMetric: e = 4 %\n  | f\n";
        assert_eq!(of(text, TokenKind::Name), ["a", "b", "3 d"]);
        assert_eq!(of(text, TokenKind::Number), ["4 %", "f"]);
        assert_eq!(of(text, TokenKind::Comment), ["# c"]);
        let found = tokens(&analysis(text));
        assert!(found.iter().all(|token| !text[token.start..token.end].contains('\n')));
        assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start));
    }

    #[test]
    fn words_are_no_numbers() {
        assert_eq!(
            [number("3e dag"), number("-1: blij"), number("2026-06-10, in de zaal"), number("blij")],
            [0, 2, 10, 0]
        );
    }
}

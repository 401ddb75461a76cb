//! The lines of a file that a diagnostic shows.
//!
//! In: a file and the spans to show. Out: these lines, clipped around the spans so that they fit the terminal, with
//! the places of the spans in them. Reads only the lines it shows, however large the file is.

use std::ops::Range;

use crate::graphemes::{ceiling, floor};
use crate::source::{Source, Span};

/// The shown lines, one after the other with a line feed between, and where the spans stand in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Excerpt {
    pub(super) text: String,
    pub(super) lines: Vec<ExcerptLine>,
    /// For each span asked for: its place in `text`, and its column in the file, from 1.
    pub(super) places: Vec<(Range<usize>, usize)>,
}

/// A line of an excerpt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ExcerptLine {
    /// Its number in the file, from 1.
    pub(super) number: usize,
    /// Its place in the excerpt's text, without a line end.
    pub(super) bytes: Range<usize>,
}

/// A piece of one line of the file, in bytes of the file.
struct ExcerptPiece {
    line: usize,
    column: usize,
    bytes: Range<usize>,
}

impl Excerpt {
    /// The lines on which `spans` begin, each at most about `width` columns wide (at least 40). The line of
    /// the first span comes first, with its neighbours; the others follow in order.
    pub(super) fn new(source: &Source, spans: &[Span], width: usize) -> Excerpt {
        let pieces: Vec<ExcerptPiece> = spans.iter().map(|span| piece(source, *span)).collect();
        let numbers = shown_lines(pieces.iter().map(|piece| piece.line).collect());
        let mut excerpt = Excerpt { places: vec![(0..0, 1); spans.len()], ..Excerpt::default() };
        for number in numbers {
            excerpt.add_line(source, number, &pieces, width.max(40));
        }
        excerpt
    }

    fn add_line(&mut self, source: &Source, number: usize, pieces: &[ExcerptPiece], width: usize) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        let (line_start, line_end) = source.line_span(number);
        let first = pieces.iter().filter(|piece| piece.line == number).map(|piece| piece.bytes.start).min();
        let window = window(source.text(), line_start..line_end, first.unwrap_or(line_start), width);
        let cut = |at: usize| if at == line_start || at == line_end { "" } else { "…" };
        self.text.push_str(cut(window.start));
        let on_line: Vec<usize> = (0..pieces.len()).filter(|at| pieces[*at].line == number).collect();
        for at in &on_line {
            self.places[*at].1 = pieces[*at].column;
        }
        let mut edges: Vec<(usize, usize)> = Vec::new();
        for (offset, letter) in source.text()[window.clone()].char_indices() {
            edges.push((window.start + offset, self.text.len()));
            push_visible(&mut self.text, letter);
        }
        edges.push((window.end, self.text.len()));
        self.text.push_str(cut(window.end));
        let shown = |byte: usize| {
            let next = edges.partition_point(|(of, _)| *of < byte).min(edges.len() - 1);
            edges[next].1
        };
        for at in on_line {
            let bytes = &pieces[at].bytes;
            self.places[at].0 = shown(bytes.start)..shown(bytes.end);
        }
        self.lines.push(ExcerptLine { number, bytes: start..self.text.len() });
    }
}

/// The numbers of the lines to show: first the run of neighbours that the first of `numbers` is in, then the
/// others, each once.
fn shown_lines(numbers: Vec<usize>) -> Vec<usize> {
    let first = numbers.first().copied();
    let mut numbers = numbers;
    numbers.sort_unstable();
    numbers.dedup();
    let runs: Vec<&[usize]> = numbers.chunk_by(|one, next| one + 1 == *next).collect();
    let (leading, others): (Vec<&[usize]>, Vec<&[usize]>) =
        runs.into_iter().partition(|run| first.is_some_and(|first| run.contains(&first)));
    [leading, others].concat().concat()
}

/// The part of a span on the line where it begins.
fn piece(source: &Source, span: Span) -> ExcerptPiece {
    let position = source.position(span.start);
    let (start, end) = source.line_span(position.line);
    let from = whole_letter(source.text(), span.start.clamp(start, end));
    let to = whole_letter(source.text(), span.end.clamp(from, end));
    ExcerptPiece { line: position.line, column: position.column, bytes: from..to }
}

/// The start of the letter that `at` is in.
fn whole_letter(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The bytes of a line that fit in `width` columns and show what begins at `focus`, with some words before it.
fn window(text: &str, line: Range<usize>, focus: usize, width: usize) -> Range<usize> {
    // A character is at least one byte, so a line that fits in bytes fits; a longer one is measured.
    if line.len() <= width {
        return line;
    }
    let fitting = reached(text, line.clone(), focus, width);
    let whole = &text[line.clone()];
    // What is shown begins and ends between clusters, and shows the place.
    let start = line.start + ceiling(whole, fitting.start - line.start);
    let end = line.start + floor(whole, fitting.end - line.start);
    let start = if start > focus { fitting.start } else { start };
    start..if end > start { end } else { fitting.end }
}

/// The same for a line that may be too long, between any two characters.
fn reached(text: &str, line: Range<usize>, focus: usize, width: usize) -> Range<usize> {
    let before = text[line.start..focus].char_indices().rev();
    let start = reach(before.map(|(at, letter)| (line.start + at, letter)), width / 3).unwrap_or(focus);
    let after = text[start..line.end].char_indices();
    let end = reach(after.map(|(at, letter)| (start + at + letter.len_utf8(), letter)), width).unwrap_or(start);
    // What is left at the end may make room before.
    if end < line.end || start == line.start {
        return start..end;
    }
    let before = text[line.start..line.end].char_indices().rev();
    let start = reach(before.map(|(at, letter)| (line.start + at, letter)), width).unwrap_or(line.start);
    start.min(focus)..line.end
}

/// How far letters go until `width` columns are full.
fn reach(letters: impl Iterator<Item = (usize, char)>, width: usize) -> Option<usize> {
    let mut left = width;
    letters
        .take_while(|(_, letter)| {
            let columns = columns(*letter);
            let fits = columns <= left;
            left = left.saturating_sub(columns);
            fits
        })
        .last()
        .map(|(at, _)| at)
}

/// Roughly how wide a letter is in a terminal: from the Hangul letters on, two columns.
pub(super) const fn columns(letter: char) -> usize {
    match letter {
        '\t' => 4,
        '\u{1100}'.. => 2,
        _ => 1,
    }
}

/// Writes a letter so that it cannot move the cursor or turn the text around.
fn push_visible(text: &mut String, letter: char) {
    match letter {
        '\t' => text.push_str("    "),
        letter if is_hidden(letter) => text.push('\u{FFFD}'),
        letter => text.push(letter),
    }
}

/// A control character, or one that changes the direction of what follows.
fn is_hidden(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// The words with nothing in them that a terminal would obey. A line feed stays.
#[must_use]
pub fn visible(words: &str) -> String {
    let mut result = String::with_capacity(words.len());
    for letter in words.chars() {
        if letter == '\n' { result.push(letter) } else { push_visible(&mut result, letter) }
    }
    result
}

/// The name of a file as the beginning of a line, in one line, with nothing in it that a terminal or a CI service would obey.
#[must_use]
pub fn visible_name(name: &str) -> String {
    let shown = visible(&name.replace('\n', "\u{FFFD}"));
    // A line of the log that begins with one of these is a command to GitHub and Azure.
    let is_command = |line: &str| line.starts_with("::") || line.starts_with("##[");
    if is_command(shown.trim_start()) { format!("./{shown}") } else { shown }
}

#[cfg(test)]
mod tests {
    use super::{Excerpt, Source, Span};
    use crate::source::FileId;

    fn excerpt(text: &str, start: usize, end: usize) -> (String, String) {
        let source = Source::new("a.journey", text);
        let excerpt = Excerpt::new(&source, &[Span::new(FileId(0), start, end)], 40);
        let shown = excerpt.text[excerpt.places[0].0.clone()].to_owned();
        (excerpt.text, shown)
    }

    #[test]
    fn short_lines_are_whole() {
        assert_eq!(excerpt("één\ntwee: x\ndrie", 6, 10), ("twee: x".into(), "twee".into()));
        assert_eq!(excerpt("\ta\u{1b}b", 1, 4), ("    a\u{FFFD}b".into(), "a\u{FFFD}b".into()));
        assert_eq!(excerpt("ab\ncd", 1, 5), ("ab".into(), "b".into()));
        assert_eq!(excerpt("", 0, 9), (String::new(), String::new()));
    }

    #[test]
    fn the_line_of_the_first_span_leads() {
        assert_eq!(super::shown_lines(vec![20, 3, 19, 4, 3]), [19, 20, 3, 4]);
        assert!(super::shown_lines(Vec::new()).is_empty());
    }

    #[test]
    fn long_lines_are_clipped_around_the_span() {
        let text = format!("{}HERE{}", "a ".repeat(500), " b".repeat(500));
        let (shown, span) = excerpt(&text, 1000, 1004);
        assert_eq!(span, "HERE");
        assert!(shown.starts_with('…') && shown.ends_with('…') && shown.chars().count() <= 42, "{shown}");
        let wide = "é漢".repeat(200);
        (0..wide.len()).for_each(|at| assert!(excerpt(&wide, at, at + 3).0.contains('漢')));
        let (shown, span) = excerpt(&text, 0, text.len());
        assert!(shown.starts_with("a a") && span.chars().count() == 40, "{shown}");
        let (shown, _) = excerpt(&text, text.len() - 1, text.len());
        assert!(shown.ends_with(" b") && shown.chars().count() == 41, "{shown}");
    }
}

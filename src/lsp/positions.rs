//! Positions of the protocol ↔ bytes of the text.
//!
//! In: lines from 0, and columns in the units that both sides agreed on. Out: bytes, and the other way. A position past the
//! end of its line is that end, and one inside of a character is its start. A line ends with `\n`, `\r\n` or `\r`, as the
//! protocol has it; everywhere else in this program it ends with one of the first two.

use lsp_types::{Position, PositionEncodingKind, Range};

use crate::source::{Source, Span};

/// What a column counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum PositionEncoding {
    /// Units of UTF-16, which every editor knows.
    #[default]
    Utf16,
    /// Bytes.
    Utf8,
}

impl PositionEncoding {
    /// The better one of those that an editor knows.
    pub(super) fn choose(known: Option<&[PositionEncodingKind]>) -> PositionEncoding {
        let knows_bytes = known.is_some_and(|known| known.contains(&PositionEncodingKind::UTF8));
        if knows_bytes { PositionEncoding::Utf8 } else { PositionEncoding::Utf16 }
    }

    /// Its name in the protocol.
    pub(super) const fn kind(self) -> PositionEncodingKind {
        match self {
            PositionEncoding::Utf16 => PositionEncodingKind::UTF16,
            PositionEncoding::Utf8 => PositionEncodingKind::UTF8,
        }
    }

    const fn width(self, letter: char) -> usize {
        match self {
            PositionEncoding::Utf16 => letter.len_utf16(),
            PositionEncoding::Utf8 => letter.len_utf8(),
        }
    }

    /// How long a text is.
    pub(super) fn length(self, text: &str) -> u32 {
        let length = match self {
            PositionEncoding::Utf8 => text.len(),
            PositionEncoding::Utf16 => text.chars().map(char::len_utf16).sum(),
        };
        u32::try_from(length).unwrap_or(u32::MAX)
    }

    /// The byte at a position.
    pub(super) fn offset(self, source: &Source, position: Position) -> usize {
        self.offset_in(source.text(), source.editor_line_starts(), position)
    }

    /// The byte at a position of a text with lines that begin at `starts`.
    pub(super) fn offset_in(self, text: &str, starts: &[usize], position: Position) -> usize {
        let line = position.line as usize;
        let Some(&start) = starts.get(line) else { return text.len() };
        let whole = &text[start..starts.get(line + 1).copied().unwrap_or(text.len())];
        let content = whole.strip_suffix('\n').unwrap_or(whole);
        let content = content.strip_suffix('\r').unwrap_or(content);
        let mut left = position.character as usize;
        for (at, letter) in content.char_indices() {
            if left < self.width(letter) {
                return start + at;
            }
            left -= self.width(letter);
        }
        start + content.len()
    }

    /// The position of a byte.
    pub(super) fn position(self, source: &Source, offset: usize) -> Position {
        self.position_after(source, offset, (0, Position::default()))
    }

    /// The position of a byte, counted from the `known` one of a byte before it where both are in one line.
    fn position_after(self, source: &Source, offset: usize, known: (usize, Position)) -> Position {
        let starts = source.editor_line_starts();
        let line = starts.partition_point(|start| *start <= offset).saturating_sub(1);
        let start = starts.get(line).copied().unwrap_or(0);
        let number = u32::try_from(line).unwrap_or(u32::MAX);
        let (from, column) = match known {
            (at, place) if at <= offset && at >= start && place.line == number => (at, place.character),
            _ => (start, 0),
        };
        let between = source.text().get(from..offset.min(source.text().len())).unwrap_or_default();
        Position { line: number, character: column + self.length(between) }
    }

    /// The range of a span.
    pub(super) fn range(self, source: &Source, span: Span) -> Range {
        Range { start: self.position(source, span.start), end: self.position(source, span.end.max(span.start)) }
    }
}

/// Positions of bytes that are mostly asked for in their order: a line of many megabytes is counted once.
#[derive(Debug)]
pub(super) struct Walk<'s> {
    source: &'s Source,
    encoding: PositionEncoding,
    last: (usize, Position),
}

impl<'s> Walk<'s> {
    /// From the start of a text.
    pub(super) fn new(source: &'s Source, encoding: PositionEncoding) -> Walk<'s> {
        Walk { source, encoding, last: (0, Position::default()) }
    }

    /// The position of a byte.
    pub(super) fn position(&mut self, offset: usize) -> Position {
        let position = self.encoding.position_after(self.source, offset, self.last);
        self.last = (offset, position);
        position
    }

    /// The range of a span; the next one is counted from its start.
    pub(super) fn range(&mut self, span: Span) -> Range {
        let start = self.position(span.start);
        let known = (span.start, start);
        let end = self.encoding.position_after(self.source, span.end.max(span.start), known);
        Range { start, end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_units_there_and_back() {
        let source = Source::new("t", "é👩\u{200D}🔧x\r\n\nend");
        for encoding in [PositionEncoding::Utf16, PositionEncoding::Utf8] {
            for (at, _) in source.text().char_indices().filter(|(_, letter)| !"\r\n".contains(*letter)) {
                assert_eq!(encoding.offset(&source, encoding.position(&source, at)), at);
            }
            assert_eq!(encoding.offset(&source, encoding.position(&source, source.text().len())), source.text().len());
        }
        assert_eq!(PositionEncoding::Utf16.position(&source, 13), Position::new(0, 6));
        assert_eq!(PositionEncoding::Utf8.position(&source, 13), Position::new(0, 13));
    }

    #[test]
    fn a_walk_comes_to_the_same() {
        let source = Source::new("t", "aé👩\n👩b\n");
        let mut walk = Walk::new(&source, PositionEncoding::Utf16);
        for at in [0, 1, 3, 7, 8, 12, 13, 14, 3, 0, 12] {
            assert_eq!(walk.position(at), PositionEncoding::Utf16.position(&source, at), "{at}");
            let span = Span { start: at.min(3), end: 8, ..Span::default() };
            assert_eq!(walk.range(span), PositionEncoding::Utf16.range(&source, span));
        }
    }

    #[test]
    fn places_that_are_not_there() {
        let source = Source::new("t", "a👩b\r\nc");
        let offset = |line, character| PositionEncoding::Utf16.offset(&source, Position::new(line, character));
        assert_eq!([offset(0, 2), offset(0, 99), offset(1, 99), offset(9, 0)], [1, 6, 9, 9]);
        assert_eq!(PositionEncoding::Utf8.offset(&source, Position::new(0, u32::MAX)), 6);
    }

    #[test]
    fn a_carriage_return_alone_ends_a_line() {
        let source = Source::new("t", "a\rbé\r\r\nc\nd\r");
        let places = [(0, 0, 0), (2, 1, 0), (5, 1, 2), (6, 2, 0), (8, 3, 0), (10, 4, 0), (12, 5, 0)];
        for (at, line, character) in places {
            assert_eq!(PositionEncoding::Utf16.position(&source, at), Position::new(line, character), "{at}");
            assert_eq!(
                PositionEncoding::Utf16.offset(&source, Position::new(line, character)),
                at,
                "{line}:{character}"
            );
        }
        assert_eq!(PositionEncoding::Utf16.offset(&source, Position::new(1, 99)), 5);
        assert_eq!(PositionEncoding::Utf16.offset(&source, Position::new(2, 99)), 6);
    }

    #[test]
    fn bytes_where_the_editor_knows_them() {
        assert_eq!(PositionEncoding::choose(None), PositionEncoding::Utf16);
        assert_eq!(PositionEncoding::choose(Some(&[PositionEncodingKind::UTF16])), PositionEncoding::Utf16);
        assert_eq!(
            PositionEncoding::choose(Some(&[PositionEncodingKind::UTF16, PositionEncodingKind::UTF8])),
            PositionEncoding::Utf8
        );
    }
}

//! A text while an editor changes it, with its table of lines.
//!
//! In: a text, and changes one after the other, each at a range of the text after those before it. Out: the text. A change costs
//! what it replaces, and not another look at the whole text: an editor that replaces a word everywhere sends thousands at once.

use std::ops::Range;

use lsp_types::TextDocumentContentChangeEvent;

use super::positions::PositionEncoding;
use crate::source::Source;

/// A text and where its lines begin, as the protocol counts them.
#[derive(Debug)]
pub(super) struct EditedText {
    text: String,
    starts: Vec<usize>,
}

impl EditedText {
    /// The text of a source.
    pub(super) fn of(source: &Source) -> EditedText {
        EditedText { text: source.text().to_owned(), starts: source.editor_line_starts().to_vec() }
    }

    /// Makes a change, whose columns count units of `encoding`.
    pub(super) fn change(&mut self, change: &TextDocumentContentChangeEvent, encoding: PositionEncoding) {
        let Some(range) = change.range else {
            *self = EditedText { text: String::new(), starts: vec![0] };
            return self.replace(0..0, &change.text);
        };
        let byte = |position| encoding.offset_in(&self.text, &self.starts, position);
        let (start, end) = (byte(range.start), byte(range.end));
        self.replace(start.min(end)..start.max(end), &change.text);
    }

    /// The text as it is now.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    fn replace(&mut self, range: Range<usize>, with: &str) {
        self.text.replace_range(range.clone(), with);
        let end = range.start + with.len();
        // Whether a line begins at a byte depends on that byte and on the one before it: `\r` alone ends a line.
        let first = self.starts.partition_point(|start| *start < range.start.max(1));
        let last = self.starts.partition_point(|start| *start <= range.end).max(first);
        let between = (range.start.saturating_sub(1)..end).filter(|at| ends_line(self.text.as_bytes(), *at));
        let begun: Vec<usize> = between.map(|at| at + 1).collect();
        let after = first + begun.len();
        self.starts.splice(first..last, begun);
        for start in &mut self.starts[after..] {
            *start = *start - range.end + end;
        }
    }
}

fn ends_line(text: &[u8], at: usize) -> bool {
    text[at] == b'\n' || text[at] == b'\r' && text.get(at + 1) != Some(&b'\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_where_a_new_table_has_them() {
        let pieces = ["", "a", "\n", "\r", "\r\n", "b\rc", "\n\r", "d\r\n\re\n"];
        let mut edited = EditedText::of(&Source::new("t", "one\rtwo\r\nthree\n\r\nfour"));
        // A fixed series that looks like chance.
        let mut seed: usize = 1;
        let mut next = |below: usize| {
            seed = seed.wrapping_mul(1_103_515_245).wrapping_add(12345) % (1 << 31);
            (seed >> 8) % below
        };
        for step in 0..4000 {
            let (one, other) = (next(edited.text.len() + 1), next(edited.text.len() + 1));
            // Mostly short ranges, so that the text does not stay short.
            let to = if step % 7 == 0 { other } else { (one + other % 3).min(edited.text.len()) };
            edited.replace(one.min(to)..one.max(to), pieces[next(pieces.len())]);
            let fresh = Source::new("t", edited.text.as_str());
            assert_eq!(edited.starts, fresh.editor_line_starts(), "{:?}", edited.text);
        }
        assert!(edited.starts.len() > 5);
    }
}

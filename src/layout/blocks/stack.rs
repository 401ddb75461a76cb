//! Paragraphs below each other that may be split between any two lines.
//!
//! In: paragraphs, a width and a type size. Out: how high each line is, and the items of some of the lines. Unlike a
//! block, a stack has no background and no number before it.

use std::ops::Range;

use crate::geometry::{Mm, Point};
use crate::scene::Item;

use super::block::Part;
use crate::layout::style::TypeScale;

/// Paragraphs below each other, at a width.
#[derive(Clone, Copy)]
pub struct Stack<'a> {
    /// The paragraphs, from top to bottom.
    pub parts: &'a [Part],
    /// How wide their lines may be.
    pub width: Mm,
    pub scale: TypeScale,
}

impl<'a> Stack<'a> {
    /// The height of each line, the white space above it included.
    pub fn lines(self) -> impl Iterator<Item = Mm> + 'a {
        let Stack { parts, width, scale } = self;
        parts.iter().flat_map(move |part| {
            (0..part.line_count(width, scale)).map(move |line| {
                let gap = if line == 0 { scale.em(part.gap) } else { Mm::ZERO };
                gap + scale.line(part.text_style)
            })
        })
    }

    /// Height of the lines in `range`.
    pub fn height(self, range: &Range<usize>) -> Mm {
        self.lines().skip(range.start).take(range.len()).sum()
    }

    /// The lines from `from` on that fit into `room`, at least one where there is one.
    pub fn fitting(self, from: usize, room: Mm) -> Range<usize> {
        let mut height = Mm::ZERO;
        let mut lines = self.lines().skip(from);
        let first = usize::from(lines.next().is_some_and(|line| {
            height += line;
            true
        }));
        let more = lines.take_while(|line| {
            height += *line;
            height <= room
        });
        from..from + first + more.count()
    }

    /// Adds the lines in `range`, with the top left corner of the first at `corner`; gives the bottom of the last.
    pub fn draw(self, range: &Range<usize>, corner: Point, items: &mut Vec<Item>) -> Mm {
        let scale = self.scale;
        let mut top = corner.y;
        let mut passed = 0;
        for part in self.parts {
            let count = part.line_count(self.width, scale);
            let from = range.start.saturating_sub(passed).min(count);
            let to = range.end.saturating_sub(passed).min(count);
            if from < to {
                top += if from == 0 { scale.em(part.gap) } else { Mm::ZERO };
                part.draw_lines(from..to, Point::new(corner.x, top), self.width, scale, items);
                #[expect(clippy::cast_precision_loss, reason = "a paragraph has far fewer lines than 2^52")]
                let lines = (to - from) as f64;
                top += scale.line(part.text_style) * lines;
            }
            passed += count;
        }
        top
    }
}

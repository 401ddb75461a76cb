//! Words at a place: on one line at either side or in the middle, or broken for a width.
//!
//! In: a part and a place. Out: items.

use crate::geometry::{Mm, Point};
use crate::layout::blocks::block::Part;
use crate::layout::style::{ASCENT, TypeScale};
use crate::scene::{Item, TextItem};

/// Which end of a line stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Left,
    Middle,
    Right,
}

/// Writes a part on one line with its top at `at`.
pub fn line(part: &Part, at: Point, side: Side, scale: TypeScale, items: &mut Vec<Item>) {
    let em = scale.size(part.text_style);
    for line in part.paragraph.lines(f64::INFINITY).into_iter().take(1) {
        let width = em * line.width;
        let x = match side {
            Side::Left => at.x,
            Side::Middle => at.x - width / 2.0,
            Side::Right => at.x - width,
        };
        let origin = Point::new(x, at.y + em * ASCENT);
        items.push(Item::Text(TextItem { origin, size: em, colour: part.colour, line }));
    }
}

/// Writes a part in lines of at most `width`, its top left corner at `at`, and gives the bottom of the last.
pub fn lines(part: &Part, at: Point, width: Mm, scale: TypeScale, items: &mut Vec<Item>) -> Mm {
    let count = part.line_count(width, scale);
    part.draw_lines(0..count, at, width, scale, items);
    at.y + height(part, width, scale)
}

/// The height of a part in lines of at most `width`.
pub fn height(part: &Part, width: Mm, scale: TypeScale) -> Mm {
    scale.line(part.text_style) * crate::layout::numbers::to_f64(part.line_count(width, scale))
}

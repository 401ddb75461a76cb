//! Boxes and paths on a page.
//!
//! In: items of a scene. Out: operators that fill them and draw their edges. Round corners become
//! curves, since a page knows plain boxes only.

use crate::geometry::{Mm, Point};
use crate::render::corners::round_corners;
use crate::scene::{BoxItem, Paint, PathItem, Segment};

use super::page::Page;

/// Draws a box.
pub(super) fn rectangle(item: &BoxItem, page: &mut Page) {
    let area = item.area;
    let radius = item.radius.min(area.width / 2.0).min(area.height / 2.0);
    // Dashes are counted from the upper left corner on, but along a plain box from the lower left one.
    let dashed = item.paint.stroke.as_ref().is_some_and(|stroke| !stroke.dashes.is_empty());
    if radius > Mm::ZERO || dashed {
        draw(&round_corners(area, radius.max(Mm::ZERO)), &item.paint, page);
    } else if let Some(operator) = set_pen(&item.paint, page) {
        let [left, bottom, right, top] = page.area(area);
        page.content.write(&[left, bottom, right - left, top - bottom], "re");
        page.content.write(&[], operator);
    }
}

/// Draws lines and curves.
pub(super) fn path(item: &PathItem, page: &mut Page) {
    draw(&item.segments, &item.paint, page);
}

/// Sets the colours and tells the operator that paints; nothing where the paint is empty.
fn set_pen(paint: &Paint, page: &mut Page) -> Option<&'static str> {
    if let Some(colour) = paint.fill {
        page.fill_with(colour);
    }
    if let Some(stroke) = &paint.stroke {
        page.stroke_with(stroke);
    }
    match (paint.fill.is_some(), paint.stroke.is_some()) {
        (true, true) => Some("B"),
        (true, false) => Some("f"),
        (false, true) => Some("S"),
        (false, false) => None,
    }
}

/// Fills all subpaths together, so that holes stay open, and draws their edges.
fn draw(segments: &[Segment], paint: &Paint, page: &mut Page) {
    if !goes_anywhere(segments) {
        return;
    }
    if let Some(operator) = set_pen(paint, page) {
        outline(segments, page);
        page.content.write(&[], operator);
    }
}

/// Whether there is anything but moves.
pub(super) fn goes_anywhere(segments: &[Segment]) -> bool {
    let begun = segments.iter().skip_while(|segment| !matches!(segment, Segment::Move(_)));
    begun.into_iter().any(|segment| matches!(segment, Segment::Line(_) | Segment::Cubic(..)))
}

/// Writes a path. A subpath begins with a move, or where the one before was closed; one without segments is
/// left out.
pub(super) fn outline(segments: &[Segment], page: &mut Page) {
    let mut first = None;
    let mut is_open = false;
    for segment in segments {
        match segment {
            Segment::Move(to) => (first, is_open) = (Some(*to), false),
            Segment::Close if is_open => {
                page.content.write(&[], "h");
                is_open = false;
            }
            Segment::Close => {}
            Segment::Line(_) | Segment::Cubic(..) => {
                let Some(begin) = first else { continue };
                if !is_open {
                    write(&[begin], "m", page);
                    is_open = true;
                }
                match segment {
                    Segment::Cubic(one, two, to) => write(&[*one, *two, *to], "c", page),
                    Segment::Line(to) => write(&[*to], "l", page),
                    Segment::Move(_) | Segment::Close => {}
                }
            }
        }
    }
}

/// An operator with points of the sheet before it: three at most.
fn write(points: &[Point], operator: &str, page: &mut Page) {
    let mut operands = [0.0; 6];
    for (pair, point) in operands.chunks_exact_mut(2).zip(points) {
        let (x, y) = page.place(*point);
        pair.copy_from_slice(&[x, y]);
    }
    page.content.write(&operands[..points.len() * 2], operator);
}

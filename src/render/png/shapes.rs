//! Boxes and paths as pixels.
//!
//! In: items of a scene. Out: their insides and edges, painted.

use tiny_skia::{Path, PathBuilder, Transform};

use crate::geometry::{Mm, Point, Rect};
use crate::render::corners::round_corners;
use crate::scene::{BoxItem, Paint, PathItem, Segment};

use super::canvas::Canvas;

/// Paints a box.
pub(super) fn rectangle(item: &BoxItem, canvas: &mut Canvas) {
    draw(&rounded(item.area, item.radius), &item.paint, canvas);
}

/// Paints lines and curves.
pub(super) fn path(item: &PathItem, canvas: &mut Canvas) {
    draw(&item.segments, &item.paint, canvas);
}

fn draw(segments: &[Segment], paint: &Paint, canvas: &mut Canvas) {
    let Some(path) = placed(segments, canvas) else { return };
    if let Some(colour) = paint.fill {
        canvas.fill(&path, colour, Transform::identity());
    }
    if let Some(stroke) = &paint.stroke {
        canvas.stroke(&path, stroke);
    }
}

/// The path in pixels; `None` if it is empty or not finite.
pub(super) fn placed(segments: &[Segment], canvas: &Canvas) -> Option<Path> {
    let mut path = PathBuilder::new();
    for segment in segments {
        match *segment {
            Segment::Move(to) => {
                let (x, y) = canvas.place(to);
                path.move_to(x, y);
            }
            Segment::Line(to) => {
                let (x, y) = canvas.place(to);
                path.line_to(x, y);
            }
            Segment::Cubic(one, two, to) => {
                let [(one_x, one_y), (two_x, two_y), (x, y)] = [one, two, to].map(|point| canvas.place(point));
                path.cubic_to(one_x, one_y, two_x, two_y, x, y);
            }
            Segment::Close => path.close(),
        }
    }
    path.finish()
}

/// The edge of a box from the upper left corner on, clockwise.
pub(super) fn rounded(area: Rect, radius: Mm) -> Vec<Segment> {
    let radius = radius.min(area.width / 2.0).min(area.height / 2.0).max(Mm::ZERO);
    if radius <= Mm::ZERO {
        let (left, top, right, bottom) = (area.x, area.y, area.right(), area.bottom());
        let at = Point::new;
        let corners = [at(right, top), at(right, bottom), at(left, bottom)];
        let sides = corners.into_iter().map(Segment::Line);
        return std::iter::once(Segment::Move(at(left, top))).chain(sides).chain([Segment::Close]).collect();
    }
    round_corners(area, radius)
}

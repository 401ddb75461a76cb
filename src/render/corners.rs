//! The outline of a box with round corners, for the back ends whose formats know plain boxes alone.
//!
//! In: a box and a radius. Out: the path segments around it.

use crate::geometry::{Mm, Point, Rect};
use crate::scene::Segment;

/// How far the control points of a quarter of a circle are from its ends, in radii.
const QUARTER_CIRCLE: f64 = 0.552_284_75;

/// Around the box from the upper left corner on, clockwise; `radius` is at most half of its shorter side.
pub(super) fn round_corners(area: Rect, radius: Mm) -> Vec<Segment> {
    let near = radius * (1.0 - QUARTER_CIRCLE);
    let (left, top, right, bottom) = (area.x, area.y, area.right(), area.bottom());
    let at = Point::new;
    vec![
        Segment::Move(at(left + radius, top)),
        Segment::Line(at(right - radius, top)),
        Segment::Cubic(at(right - near, top), at(right, top + near), at(right, top + radius)),
        Segment::Line(at(right, bottom - radius)),
        Segment::Cubic(at(right, bottom - near), at(right - near, bottom), at(right - radius, bottom)),
        Segment::Line(at(left + radius, bottom)),
        Segment::Cubic(at(left + near, bottom), at(left, bottom - near), at(left, bottom - radius)),
        Segment::Line(at(left, top + radius)),
        Segment::Cubic(at(left, top + near), at(left + near, top), at(left + radius, top)),
        Segment::Close,
    ]
}

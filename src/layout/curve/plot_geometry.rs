//! The geometry of a plot: curves, the markers on them, and sampling.
//!
//! `spline` makes these types; `markers` and `label_placement` fill in positions.

use std::rc::Rc;

use crate::geometry::{Mm, Point, Rect};
use crate::scene::Segment;

use super::series::EmotionPoint;
use crate::layout::blocks::block::Block;

/// The curve of one persona on one sheet.
pub struct Curve {
    /// The index of its series.
    pub series: usize,
    /// A move, then cubics from left to right.
    pub segments: Vec<Segment>,
}

/// A marker on a curve, drawn as a face.
pub struct CurveMarker<'a> {
    pub at: Point,
    /// The radius; smaller than usual in a crowded column.
    pub radius: Mm,
    /// The emotion that it marks.
    pub point: &'a EmotionPoint,
    /// The label and its place, if there is room beside the marker.
    pub words: Option<(Rect, Rc<Block>)>,
}

/// Points along a curve, at most about half a millimetre apart.
pub fn samples(segments: &[Segment]) -> Vec<Point> {
    let mut points = Vec::new();
    let mut from = Point::default();
    for segment in segments {
        match *segment {
            Segment::Move(to) | Segment::Line(to) => from = to,
            Segment::Cubic(one, two, to) => {
                let length = (to.x - from.x).0.abs() + (to.y - from.y).0.abs();
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "20,000 at most")]
                let count = (length / 0.4).clamp(4.0, 20_000.0) as u32;
                points.extend((0..=count).map(|step| bezier(from, one, two, to, f64::from(step) / f64::from(count))));
                from = to;
            }
            Segment::Close => {}
        }
    }
    points
}

/// The point at `share`, 0 to 1, of a cubic Bézier curve.
pub fn bezier(from: Point, one: Point, two: Point, to: Point, share: f64) -> Point {
    let rest = 1.0 - share;
    let [a, b, c, d] =
        [rest * rest * rest, 3.0 * rest * rest * share, 3.0 * rest * share * share, share * share * share];
    Point::new(from.x * a + one.x * b + two.x * c + to.x * d, from.y * a + one.y * b + two.y * c + to.y * d)
}

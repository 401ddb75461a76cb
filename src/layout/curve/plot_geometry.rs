//! What stands in a plot: curves and the faces on them.
//!
//! In: nothing; `curve` fills these types, `faces` and `beside` move faces and words. Out: shapes, and points along them.

use std::rc::Rc;

use crate::geometry::Mm;
use crate::geometry::Point;
use crate::geometry::Rect;
use crate::scene::Segment;

use super::series::Feeling;
use crate::layout::blocks::block::Block;

/// The curve of one persona on one sheet.
pub struct Curve {
    /// Which course it draws.
    pub course: usize,
    /// Its shape.
    pub segments: Vec<Segment>,
}

/// A face on a curve.
pub struct Mark<'a> {
    /// Its middle.
    pub at: Point,
    /// Its radius.
    pub radius: Mm,
    /// What is felt.
    pub feeling: &'a Feeling,
    /// Where its words stand, when they found a place beside it.
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

pub fn bezier(from: Point, one: Point, two: Point, to: Point, share: f64) -> Point {
    let rest = 1.0 - share;
    let [a, b, c, d] =
        [rest * rest * rest, 3.0 * rest * rest * share, 3.0 * rest * share * share, share * share * share];
    Point::new(from.x * a + one.x * b + two.x * c + to.x * d, from.y * a + one.y * b + two.y * c + to.y * d)
}

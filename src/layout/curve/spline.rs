//! The emotion curve: where its points are, and its shape between them.
//!
//! In: the feelings of the whole journey, the columns of one system and the box of the plot. Out: the
//! curves, faces and words; words that find no place go under the plot. `faces` and `beside` find the places of faces
//! and words. Between its points a curve is a monotone cubic (Fritsch and
//! Carlson, SIAM J. Numer. Anal. 17, 1980): it shows no dip that nobody felt.

use std::rc::Rc;

use crate::geometry::Mm;
use crate::geometry::Point;
use crate::geometry::Rect;
use crate::scene::Segment;

use super::label_placement::place_words;
use super::markers;
use super::plot_geometry::Curve;
use super::plot_geometry::Mark;
use super::series::Course;
use crate::layout::blocks::block::Block;
use crate::layout::map::grid::Grid;
use crate::layout::pagination::column_widths::Slot;
use crate::layout::style::Type;

/// White space above +2 and below −2, in ems: room for a face, or for a face and a line of words.
const HEADROOM: f64 = 1.15;
const HEADROOM_WITH_WORDS: f64 = 2.2;

/// Everything inside of a plot.
pub struct Plot<'a> {
    /// The curves, in the order of their courses.
    pub curves: Vec<Curve>,
    /// The faces, from left to right.
    pub marks: Vec<Mark<'a>>,
    /// Words that found no place, by column of the sheet.
    pub below: Vec<(usize, Rc<Block>)>,
}

/// Where the levels stand in a plot; the same on all sheets of a map.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    /// White space above +2, in ems.
    top: f64,
    /// White space below −2, in ems.
    bottom: f64,
}

impl Scale {
    /// The scale for these courses: words at the ends of the scale get room beyond it.
    pub fn of(courses: &[Course]) -> Scale {
        let has_words = |end: usize| courses.iter().any(|course| course.words_at_ends()[end]);
        let headroom = |words: bool| if words { HEADROOM_WITH_WORDS } else { HEADROOM };
        Scale { top: headroom(has_words(1)), bottom: headroom(has_words(0)) }
    }

    /// The white space above and below the levels together, in ems.
    pub fn headroom(self) -> f64 {
        self.top + self.bottom
    }

    /// The height of a level in a plot.
    pub fn height_of(self, level: f64, area: Rect, kind: Type) -> Mm {
        let inner = area.height - kind.em(self.headroom());
        area.y + kind.em(self.top) + inner * ((2.0 - level.clamp(-2.0, 2.0)) / 4.0)
    }
}

/// Places all curves, faces and words of the columns of `grid` in `area`.
pub fn plot<'a>(courses: &'a [Course], grid: &Grid, slots: &[Slot], area: Rect, kind: Type) -> Plot<'a> {
    let scale = Scale::of(courses);
    let height = |level: f64| scale.height_of(level, area, kind);
    let faces = markers::place(courses, grid, slots, height, kind);
    let mut points: Vec<Vec<Point>> = vec![Vec::new(); courses.len()];
    for face in &faces {
        points[face.course].push(face.at);
    }
    let mut curves = Vec::new();
    for (index, (course, mut points)) in courses.iter().zip(points).enumerate() {
        with_edges(course, grid, area, height, &mut points);
        curves.push(Curve { course: index, segments: through(&points) });
    }
    let mark = |face: markers::Face<'a>| Mark { at: face.at, radius: face.radius, feeling: face.feeling, words: None };
    let mut marks: Vec<Mark> = faces.into_iter().map(mark).collect();
    let below = place_words(&mut marks, &curves, grid, slots, area, kind);
    Plot { curves, marks, below }
}

/// Lets a curve that comes from an earlier sheet, or goes on on a later one, run to the plot's edge, at
/// the height that a straight line between the neighbours has there: the same on both sheets.
fn with_edges(course: &Course, grid: &Grid, area: Rect, height: impl Fn(f64) -> Mm, points: &mut Vec<Point>) {
    let [start, end] = [grid.first, grid.first + grid.columns.len()].map(|column| {
        #[expect(clippy::cast_precision_loss, reason = "there are far fewer columns than 2^52")]
        let boundary = column as f64;
        course.level_between(boundary)
    });
    if let Some(level) = start {
        points.insert(0, Point::new(area.x, height(level)));
    }
    if let Some(level) = end {
        points.push(Point::new(area.right(), height(level)));
    }
    points.dedup_by(|two, one| two.x.0 - one.x.0 < 0.01);
}

/// A monotone cubic through points from left to right.
pub fn through(points: &[Point]) -> Vec<Segment> {
    let Some(first) = points.first() else { return Vec::new() };
    let slopes = slopes(points);
    let mut segments = vec![Segment::Move(*first)];
    for (index, pair) in points.windows(2).enumerate() {
        let third = (pair[1].x - pair[0].x) / 3.0;
        segments.push(Segment::Cubic(
            Point::new(pair[0].x + third, pair[0].y + third * slopes[index]),
            Point::new(pair[1].x - third, pair[1].y - third * slopes[index + 1]),
            pair[1],
        ));
    }
    segments
}

/// The slope at each point: none at a turn, elsewhere the harmonic mean of both sides, which keeps each
/// piece between its ends.
fn slopes(points: &[Point]) -> Vec<f64> {
    let secants: Vec<f64> = points.windows(2).map(|pair| (pair[1].y - pair[0].y) / (pair[1].x - pair[0].x)).collect();
    let mut slopes = vec![0.0; points.len()];
    for (index, pair) in secants.windows(2).enumerate() {
        if pair[0] * pair[1] > 0.0 {
            slopes[index + 1] = 2.0 * pair[0] * pair[1] / (pair[0] + pair[1]);
        }
    }
    slopes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::curve::plot_geometry::bezier;

    #[test]
    fn the_curve_never_leaves_the_band_between_two_neighbours() {
        let heights = [0.0, 3.0, 3.0, -2.0, 5.0, 5.5, -4.0];
        let points: Vec<Point> =
            heights.iter().zip(0_u8..).map(|(y, x)| Point::new(Mm(f64::from(x) * 7.0), Mm(*y))).collect();
        let segments = through(&points);
        for (pair, segment) in points.windows(2).zip(&segments[1..]) {
            let Segment::Cubic(one, two, to) = *segment else { panic!("a curve is made of cubics") };
            let (low, high) = (pair[0].y.min(pair[1].y), pair[0].y.max(pair[1].y));
            for step in 0..=50 {
                let at = bezier(pair[0], one, two, to, f64::from(step) / 50.0);
                assert!(at.y >= low - Mm(1e-9) && at.y <= high + Mm(1e-9), "{at:?} leaves {low:?} to {high:?}");
            }
        }
    }
}

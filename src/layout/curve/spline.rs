//! The shape of the emotion curve between its points.
//!
//! In: the emotion series, the columns of one system and the area of the plot. Out: curves, markers and labels; labels
//! without room go under the plot. Markers are placed in `markers`, labels in `label_placement`. A curve is a monotone cubic
//! (Fritsch and Carlson, SIAM J. Numer. Anal. 17, 1980), which adds no dips between its points.

use std::rc::Rc;

use crate::geometry::{Mm, Point, Rect};
use crate::scene::Segment;

use super::label_placement::place_labels;
use super::markers;
use super::plot_geometry::{Curve, CurveMarker};
use super::series::EmotionSeries;
use crate::layout::blocks::block::Block;
use crate::layout::map::grid::Grid;
use crate::layout::pagination::column_widths::Slot;
use crate::layout::style::TypeScale;

/// Room above +2 and below −2, in ems: for a marker, or for a marker and a line of its label.
const HEADROOM: f64 = 1.15;
const HEADROOM_WITH_WORDS: f64 = 2.2;

/// The contents of a plot.
pub struct Plot<'a> {
    /// The curves, in the order of the series.
    pub curves: Vec<Curve>,
    /// The markers, from left to right.
    pub markers: Vec<CurveMarker<'a>>,
    /// Labels without room in the plot, by column of the sheet.
    pub below: Vec<(usize, Rc<Block>)>,
}

/// The vertical axis of a plot; the same on all sheets of a map.
#[derive(Clone, Copy, Debug)]
pub struct LevelAxis {
    /// Room above +2, in ems.
    top: f64,
    /// Room below −2, in ems.
    bottom: f64,
}

impl LevelAxis {
    /// The axis for these series: labels at its ends get room beyond it.
    pub fn of(series: &[EmotionSeries]) -> LevelAxis {
        let has_words = |end: usize| series.iter().any(|series| series.words_at_ends()[end]);
        let headroom = |words: bool| if words { HEADROOM_WITH_WORDS } else { HEADROOM };
        LevelAxis { top: headroom(has_words(1)), bottom: headroom(has_words(0)) }
    }

    /// The room above and below the levels together, in ems.
    pub fn headroom(self) -> f64 {
        self.top + self.bottom
    }

    /// The height of a level in a plot.
    pub fn height_of(self, level: f64, area: Rect, scale: TypeScale) -> Mm {
        let inner = area.height - scale.em(self.headroom());
        area.y + scale.em(self.top) + inner * ((2.0 - level.clamp(-2.0, 2.0)) / 4.0)
    }
}

/// Places the curves, markers and labels of the columns of `grid` in `area`.
pub fn plot<'a>(series: &'a [EmotionSeries], grid: &Grid, slots: &[Slot], area: Rect, scale: TypeScale) -> Plot<'a> {
    let axis = LevelAxis::of(series);
    let height = |level: f64| axis.height_of(level, area, scale);
    let positions = markers::place(series, grid, slots, height, scale);
    let mut points: Vec<Vec<Point>> = vec![Vec::new(); series.len()];
    for position in &positions {
        points[position.series].push(position.at);
    }
    let mut curves = Vec::new();
    for (index, (series, mut points)) in series.iter().zip(points).enumerate() {
        with_edges(series, grid, area, height, &mut points);
        curves.push(Curve { series: index, segments: through(&points) });
    }
    let marker = |position: markers::MarkerPosition<'a>| CurveMarker {
        at: position.at,
        radius: position.radius,
        point: position.point,
        words: None,
    };
    let mut markers: Vec<CurveMarker> = positions.into_iter().map(marker).collect();
    let below = place_labels(&mut markers, &curves, grid, slots, area, scale);
    Plot { curves, markers, below }
}

/// Extends a curve that continues from or on another sheet to the plot's edge, at the height interpolated linearly
/// between its neighbours: the same on both sheets.
fn with_edges(series: &EmotionSeries, grid: &Grid, area: Rect, height: impl Fn(f64) -> Mm, points: &mut Vec<Point>) {
    let [start, end] = [grid.first, grid.first + grid.columns.len()].map(|column| {
        #[expect(clippy::cast_precision_loss, reason = "there are far fewer columns than 2^52")]
        let boundary = column as f64;
        series.level_between(boundary)
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

/// The slope at each point: zero at an extremum, elsewhere the harmonic mean of both sides, which keeps each segment
/// between its ends.
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

//! Placement of the markers of a plot: inside their column, in time order, and without overlap.
//!
//! In: the emotion series and the columns of one system. Out: the markers of these columns, from left to right. Markers
//! shrink where a column is too narrow for all of them side by side.

use crate::geometry::{Mm, Point};

use super::series::{EmotionPoint, EmotionSeries};
use crate::layout::map::grid::Grid;
use crate::layout::numbers::to_f64;
use crate::layout::pagination::column_widths::Slot;
use crate::layout::style::TypeScale;

/// The radius of a marker, in ems of body text.
pub const MARKER_RADIUS: f64 = 0.78;
/// The share of a column's room for putting series side by side; the rest shows the order in time.
const MOST_ASIDE: f64 = 0.8;
/// The distance between the centres of two neighbours, in radii: their white edges do not touch either.
const APART: f64 = 2.2;
/// The least horizontal distance between two centres, in radii, so that a curve always runs to the right.
const ASIDE: f64 = 0.2;
/// The factor by which markers shrink in each attempt.
const SMALLER: f64 = 0.85;
/// The most attempts; the last radius is a fiftieth of the first.
const MOST_ROUNDS: u32 = 24;

/// A marker with its position.
pub struct MarkerPosition<'a> {
    /// The index of its series.
    pub series: usize,
    /// The emotion that it marks.
    pub point: &'a EmotionPoint,
    pub at: Point,
    /// The radius; smaller than usual in a crowded column.
    pub radius: Mm,
}

/// The markers of the columns of `grid`; `height` maps a level to its height.
pub fn place<'a>(
    series: &'a [EmotionSeries],
    grid: &Grid,
    slots: &[Slot],
    height: impl Fn(f64) -> Mm,
    scale: TypeScale,
) -> Vec<MarkerPosition<'a>> {
    let mut markers = Vec::new();
    for (index, of_one) in series.iter().enumerate() {
        let aside = aside(index, series.len());
        for point in of_one.points_in(grid.first..grid.first + slots.len()) {
            let Some(level) = point.level else { continue };
            let x = wanted(point, slots[point.column - grid.first], aside, scale);
            markers.push(MarkerPosition {
                series: index,
                point,
                at: Point::new(x, height(level)),
                radius: scale.em(MARKER_RADIUS),
            });
        }
    }
    markers.sort_by(|one, two| one.point.column.cmp(&two.point.column).then(one.at.x.0.total_cmp(&two.at.x.0)));
    for column in markers.chunk_by_mut(|one, two| one.point.column == two.point.column) {
        spread(column, slots[column[0].point.column - grid.first]);
    }
    markers
}

/// The offset of a series from the middle, and that of the outermost one, in markers: several personas at one moment
/// stand side by side.
#[expect(clippy::cast_precision_loss, reason = "there are far fewer personas than 2^52")]
fn aside(index: usize, of: usize) -> (f64, f64) {
    let most = (of as f64 - 1.0) / 2.0;
    (index as f64 - most, most)
}

/// Where a marker would stand alone. Markers stay inside their column, and those of one series in time order: in a narrow
/// column, series move together.
fn wanted(point: &EmotionPoint, slot: Slot, (aside, most): (f64, f64), scale: TypeScale) -> Mm {
    let room = (slot.width / 2.0 - scale.em(MARKER_RADIUS)).max(Mm::ZERO);
    let each = scale.em(MARKER_RADIUS * 2.0).min(room * MOST_ASIDE / most.max(0.5));
    let free = room - each * most;
    slot.x + slot.width / 2.0 + free * (point.share * 2.0 - 1.0) + each * aside
}

/// Moves the markers of a column apart, and shrinks them until they fit.
fn spread(markers: &mut [MarkerPosition], slot: Slot) {
    let Some(mut radius) = markers.first().map(|marker| marker.radius) else { return };
    let wanted: Vec<Point> = markers.iter().map(|marker| marker.at).collect();
    for _ in 0..MOST_ROUNDS {
        if let Some(places) = apart(&wanted, (slot.x + radius, slot.x + slot.width - radius), radius) {
            for (marker, x) in markers.iter_mut().zip(places) {
                marker.at.x = x;
                marker.radius = radius;
            }
            return;
        }
        radius = radius * SMALLER;
    }
    for marker in markers {
        marker.radius = radius;
    }
}

/// The positions nearest to the wanted ones, between `left` and `right`, at which no two markers touch; `None` if there are
/// no such positions.
fn apart(wanted: &[Point], (left, right): (Mm, Mm), radius: Mm) -> Option<Vec<Mm>> {
    // Two neighbours are this far apart whatever their heights, so only a few are near enough to touch.
    if radius * ASIDE * to_f64(wanted.len().saturating_sub(1)) > right - left + Mm(1e-6) {
        return None;
    }
    let mut places: Vec<Mm> = wanted.iter().map(|at| at.x.max(left).min(right)).collect();
    for index in 1..places.len() {
        let mut place = places[index];
        for before in (0..index).rev() {
            // All earlier markers are further to the left.
            if place - places[before] >= radius * APART {
                break;
            }
            place = place.max(places[before] + distance(wanted[before], wanted[index], radius));
        }
        places[index] = place;
    }
    let mut last = right;
    for index in (0..places.len()).rev() {
        let mut place = places[index].min(last);
        for (after, at) in wanted.iter().enumerate().skip(index + 1) {
            if places[after] - place >= radius * APART {
                break;
            }
            place = place.min(places[after] - distance(wanted[index], *at, radius));
        }
        places[index] = place;
        last = place;
    }
    places.first().is_some_and(|first| *first >= left - Mm(1e-9)).then_some(places)
}

/// The horizontal distance of two markers at these heights.
fn distance(one: Point, two: Point, radius: Mm) -> Mm {
    let apart = (radius * APART).0;
    let rise = (one.y - two.y).0;
    Mm((apart * apart - rise * rise).max(0.0).sqrt()).max(radius * ASIDE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faces_stand_apart_in_their_order_or_not_at_all() {
        let at = |x: f64, y: f64| Point::new(Mm(x), Mm(y));
        let crowd: Vec<Point> = (0..12_u8).map(|marker| at(5.0, f64::from(marker % 3))).collect();
        assert!(apart(&crowd, (Mm(0.0), Mm(10.0)), Mm(1.0)).is_none());
        let places = apart(&crowd, (Mm(0.0), Mm(10.0)), Mm(0.3)).expect("room");
        for (index, one) in places.iter().enumerate() {
            assert!(one.0 >= -1e-6 && one.0 <= 10.0);
            for (other, two) in places.iter().enumerate().skip(index + 1) {
                assert!(two > one);
                let rise = (crowd[index].y - crowd[other].y).0;
                assert!((two.0 - one.0).hypot(rise) >= 0.6, "{index} and {other} touch");
            }
        }
        let alone = [at(2.0, 0.0), at(7.0, 0.0)];
        assert_eq!(apart(&alone, (Mm(1.0), Mm(9.0)), Mm(1.0)), Some(vec![Mm(2.0), Mm(7.0)]));
    }
}

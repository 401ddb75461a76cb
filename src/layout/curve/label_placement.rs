//! Label placement: the labels of markers, clear of everything that is drawn.
//!
//! In: the markers and curves of a plot. Out: a place for each label, or none; the label then goes under the plot. No label
//! touches a curve, a marker or another label, and each is clearly nearest to its own marker.

use std::cell::OnceCell;
use std::rc::Rc;

use crate::geometry::{Mm, Point, Rect};
use crate::scene::Segment;

use super::plot_geometry::{Curve, CurveMarker, samples};
use crate::layout::blocks::block::Block;
use crate::layout::map::grid::Grid;
use crate::layout::pagination::column_widths::Slot;
use crate::layout::style::TypeScale;

/// Gap between a marker and its label, in ems.
const WORDS_GAP: f64 = 0.1;
/// Clearance of a label from markers and other labels, in ems. From curves, which are harder to read over, it is twice
/// this.
const CLEARANCE: f64 = 0.16;
/// The maximum width of a label, in ems.
const WIDEST_WORDS: f64 = 13.0;
/// Every other marker is this many times farther from a label than its own.
const NEARER: f64 = 1.25;

/// Places the label of each marker; returns those for which there is no room, with their column.
pub fn place_labels(
    markers: &mut [CurveMarker],
    curves: &[Curve],
    grid: &Grid,
    slots: &[Slot],
    area: Rect,
    scale: TypeScale,
) -> Vec<(usize, Rc<Block>)> {
    let centres: Vec<Point> = markers.iter().map(|marker| marker.at).collect();
    let mut obstacles = Obstacles::of(markers);
    let curves = CurveIndex::of(curves);
    let mut below = Vec::new();
    for (index, marker) in markers.iter_mut().enumerate() {
        let Some(words) = &marker.point.words else { continue };
        let column = marker.point.column - grid.first;
        let free = sizes(&words.beside, slots[column].width, scale)
            .flat_map(|(width, height)| candidates(marker, width, height, scale))
            .find(|place| {
                is_free(*place, area, &obstacles, index, &curves, scale) && is_nearest(*place, index, &centres)
            });
        if let Some(place) = free {
            obstacles.words.add(index, place);
            marker.words = Some((place, Rc::clone(&words.beside)));
        } else {
            below.push((column, Rc::clone(&words.below)));
        }
    }
    below
}

/// The sizes to try for a label, best first: on one line where that is not much wider than the column, else broken.
fn sizes(words: &Rc<Block>, column: Mm, scale: TypeScale) -> impl Iterator<Item = (Mm, Mm)> {
    let natural = words.natural_width(scale);
    let widest = scale.em(WIDEST_WORDS).min((column * 1.3).max(scale.em(7.0)));
    let words = Rc::clone(words);
    let mut widths = vec![natural.min(widest)];
    widths.extend(
        [0.75, 0.55]
            .map(|share| natural * share)
            .into_iter()
            .filter(|width| *width < widest - Mm(0.5) && *width > scale.em(4.0)),
    );
    widths.into_iter().map(move |width| {
        let snug = words.snug_width(width, scale);
        (snug, words.height(snug, scale))
    })
}

/// Whether marker `own` is clearly nearer to `place` than every other.
fn is_nearest(place: Rect, own: usize, centres: &[Point]) -> bool {
    let beyond = |at: Mm, from: Mm, to: Mm| (from - at).max(at - to).max(Mm::ZERO).0;
    let across = |centre: &Point| beyond(centre.x, place.x, place.right());
    let distance = |centre: &Point| across(centre).hypot(beyond(centre.y, place.y, place.bottom()));
    let near = distance(&centres[own]) * NEARER;
    // Most of hundreds of markers are far to the left or the right.
    let is_farther = |centre: &Point| across(centre) > near || distance(centre) > near;
    centres.iter().enumerate().all(|(index, centre)| index == own || *centre == centres[own] || is_farther(centre))
}

/// Candidate places for a label, best first: below and above the marker, then beside it.
fn candidates(marker: &CurveMarker, width: Mm, height: Mm, scale: TypeScale) -> impl Iterator<Item = Rect> + use<> {
    let at = marker.at;
    let reach = marker.radius + scale.em(WORDS_GAP);
    let above = at.y - reach - height;
    let below = at.y + reach;
    let place = move |x: Mm, y: Mm| Rect::new(x, y, width, height);
    let near = [0.0, 0.9, 1.8].into_iter().flat_map(move |lift| {
        let lift = scale.em(lift);
        let shares = [0.5, 0.3, 0.7, 0.1, 0.9].into_iter();
        shares.flat_map(move |share| [below + lift, above - lift].map(|y| place(at.x - width * share, y)))
    });
    near.chain([at.x + reach, at.x - reach - width].map(|x| place(x, at.y - height / 2.0)))
}

/// Whether a label at `place` touches nothing; only its own marker, number `own`, may be closer than the clearance.
fn is_free(place: Rect, area: Rect, obstacles: &Obstacles, own: usize, curves: &CurveIndex, scale: TypeScale) -> bool {
    let wide = place.inset(-scale.em(CLEARANCE));
    let inner = area.inset(scale.em(0.1));
    inner.contains(&place, Mm::ZERO)
        && !obstacles.has(place, wide, own)
        && !curves.touches(wide.inset(-scale.em(CLEARANCE)))
}

/// What labels have to avoid: markers, and the labels placed so far.
struct Obstacles {
    markers: BoxIndex,
    words: BoxIndex,
}

impl Obstacles {
    fn of(markers: &[CurveMarker]) -> Obstacles {
        let mut obstacles = Obstacles { markers: BoxIndex::default(), words: BoxIndex::default() };
        for (index, marker) in markers.iter().enumerate() {
            obstacles.markers.add(index, around(marker.at, marker.radius * 1.1));
        }
        obstacles
    }

    /// Whether anything is in `wide`, or marker `own` in `place`, which is smaller.
    fn has(&self, place: Rect, wide: Rect, own: usize) -> bool {
        self.markers.near(wide).any(|(index, marker)| (if *index == own { place } else { wide }).overlaps(marker))
            || self.words.near(wide).any(|(_, words)| wide.overlaps(words))
    }
}

/// Numbered boxes sorted from left to right, to find those near a place.
#[derive(Default)]
struct BoxIndex {
    sorted: Vec<(usize, Rect)>,
    /// The width of the widest box.
    widest: Mm,
}

impl BoxIndex {
    fn add(&mut self, number: usize, area: Rect) {
        let at = self.sorted.partition_point(|(_, other)| other.x <= area.x);
        self.sorted.insert(at, (number, area));
        self.widest = self.widest.max(area.width);
    }

    /// The boxes that may touch a place, and a few more.
    fn near(&self, place: Rect) -> impl Iterator<Item = &(usize, Rect)> {
        let first = self.sorted.partition_point(|(_, other)| other.x < place.x - self.widest);
        self.sorted[first..].iter().take_while(move |(_, other)| other.x <= place.right())
    }
}

/// All curves in segments, sampled when a label first comes near one.
struct CurveIndex(Vec<Vec<CurveSegment>>);

/// A segment of a curve, which runs from left to right.
struct CurveSegment {
    ends: [Point; 2],
    segment: Segment,
    points: OnceCell<Vec<Point>>,
}

impl CurveIndex {
    fn of(curves: &[Curve]) -> CurveIndex {
        CurveIndex(curves.iter().map(|curve| pieces(&curve.segments)).collect())
    }

    fn touches(&self, place: Rect) -> bool {
        self.0.iter().any(|pieces| {
            let first = pieces.partition_point(|piece| piece.ends[1].x <= place.x);
            let near = pieces[first..].iter().take_while(|piece| piece.ends[0].x < place.right());
            { near }.any(|piece| piece.reaches(place) && piece.enters(place))
        })
    }
}

fn pieces(segments: &[Segment]) -> Vec<CurveSegment> {
    let mut from = Point::default();
    let mut pieces = Vec::with_capacity(segments.len());
    for segment in segments {
        let (Segment::Move(to) | Segment::Line(to) | Segment::Cubic(_, _, to)) = *segment else { continue };
        if let Segment::Cubic(..) = segment {
            pieces.push(CurveSegment { ends: [from, to], segment: *segment, points: OnceCell::new() });
        }
        from = to;
    }
    pieces
}

impl CurveSegment {
    /// Whether its heights overlap those of a place: it is monotone, so its ends bound it.
    fn reaches(&self, place: Rect) -> bool {
        let [one, two] = self.ends.map(|end| end.y);
        one.max(two) > place.y - Mm(1e-6) && one.min(two) < place.bottom() + Mm(1e-6)
    }

    /// Whether one of its points is in this place. It is monotone in both directions, so binary search finds the range.
    fn enters(&self, place: Rect) -> bool {
        let points = self.points();
        let (from, to) = (before(points, |at| at.x <= place.x), before(points, |at| at.x < place.right()));
        let beside = points.get(from..to).unwrap_or_default();
        let (low, high) = if self.ends[0].y <= self.ends[1].y {
            (before(beside, |at| at.y <= place.y), before(beside, |at| at.y < place.bottom()))
        } else {
            (before(beside, |at| at.y >= place.bottom()), before(beside, |at| at.y > place.y))
        };
        low < high
    }

    fn points(&self) -> &[Point] {
        self.points.get_or_init(|| samples(&[Segment::Move(self.ends[0]), self.segment]))
    }
}

/// The number of points before the first for which `holds` is false.
fn before(points: &[Point], holds: impl Fn(&Point) -> bool) -> usize {
    points.partition_point(holds)
}

fn around(at: Point, radius: Mm) -> Rect {
    Rect::new(at.x - radius, at.y - radius, radius * 2.0, radius * 2.0)
}

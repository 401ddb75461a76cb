//! The emotion curve: where its points are, its shape between them, and where its words stand.
//!
//! In: the feelings of the whole journey, the columns of one sheet and the box of the plot. Out: the
//! curves, faces and words, placed so that no word touches a curve, a face or another word; words that
//! find no place go under the plot. Between its points a curve is a monotone cubic (Fritsch and
//! Carlson, SIAM J. Numer. Anal. 17, 1980): it shows no dip that nobody felt.

use std::rc::Rc;

use crate::geometry::{Mm, Point, Rect};
use crate::scene::Segment;

use super::block::Block;
use super::columns::Slot;
use super::feelings::{Course, Feeling};
use super::grid::Grid;
use super::style::Type;

/// The plot is searched for curves in strips of this width.
const STRIP: Mm = Mm(3.0);
/// The radius of a face, in ems of body text.
pub const FACE: f64 = 0.78;
/// Courses may take this share of a column's room to stand beside each other; the rest is for its course in time.
const MOST_ASIDE: f64 = 0.8;
/// White space between a face and its words, in ems.
const WORDS_GAP: f64 = 0.1;
/// Words stay this far from curves, faces and other words, in ems.
const CLEARANCE: f64 = 0.16;
/// Words beside a face are never wider, in ems.
const WIDEST_WORDS: f64 = 13.0;
/// White space above +2 and below −2, in ems: room for a face, or for a face and a line of words.
const HEADROOM: f64 = 1.15;
const HEADROOM_WITH_WORDS: f64 = 2.2;
/// Words stand nearer to their own face than to any other, by this factor.
const NEARER: f64 = 1.25;

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
    /// What is felt.
    pub feeling: &'a Feeling,
    /// Where its words stand, when they found a place beside it.
    pub words: Option<(Rect, Rc<Block>)>,
}

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
        let has_words = |at_end: fn(f64) -> bool| {
            let mut feelings = courses.iter().flat_map(|course| &course.feelings);
            feelings.any(|feeling| feeling.words.is_some() && feeling.level.is_some_and(at_end))
        };
        let headroom = |words: bool| if words { HEADROOM_WITH_WORDS } else { HEADROOM };
        Scale { top: headroom(has_words(|level| level > 1.5)), bottom: headroom(has_words(|level| level < -1.5)) }
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
    let mut curves = Vec::new();
    let mut marks = Vec::new();
    for (index, course) in courses.iter().enumerate() {
        let aside = aside(index, courses.len());
        let place = |feeling: &Feeling| place_of(feeling, grid, slots, aside, kind);
        let here = course.feelings.iter().filter(|feeling| feeling.level.is_some());
        let mut points = Vec::new();
        for feeling in here {
            let (Some(x), Some(level)) = (place(feeling), feeling.level) else { continue };
            let at = Point::new(x, scale.height_of(level, area, kind));
            points.push(at);
            marks.push(Mark { at, feeling, words: None });
        }
        with_edges(course, grid, area, |level| scale.height_of(level, area, kind), &mut points);
        curves.push(Curve { course: index, segments: through(&points) });
    }
    let below = place_words(&mut marks, &curves, grid, slots, area, kind);
    Plot { curves, marks, below }
}

/// How far the faces of a course stand aside from the middle, and those of the outermost courses, in faces:
/// several personas at one moment stand beside each other.
#[expect(clippy::cast_precision_loss, reason = "there are far fewer personas than 2^52")]
fn aside(index: usize, of: usize) -> (f64, f64) {
    let most = (of as f64 - 1.0) / 2.0;
    (index as f64 - most, most)
}

/// Where a feeling stands on this sheet; none when it is on another one. Faces stay inside of their column,
/// and those of one course in the order of their time: where a column is narrow, courses move together.
fn place_of(feeling: &Feeling, grid: &Grid, slots: &[Slot], (aside, most): (f64, f64), kind: Type) -> Option<Mm> {
    let column = feeling.column.checked_sub(grid.first)?;
    let slot = slots.get(column)?;
    let room = (slot.width / 2.0 - kind.em(FACE)).max(Mm::ZERO);
    let each = kind.em(FACE * 2.0).min(room * MOST_ASIDE / most.max(0.5));
    let free = room - each * most;
    Some(slot.x + slot.width / 2.0 + free * (feeling.share * 2.0 - 1.0) + each * aside)
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

/// Finds a place for the words of each face; gives those for which there is none.
fn place_words(
    marks: &mut [Mark],
    curves: &[Curve],
    grid: &Grid,
    slots: &[Slot],
    area: Rect,
    kind: Type,
) -> Vec<(usize, Rc<Block>)> {
    let faces: Vec<Point> = marks.iter().map(|mark| mark.at).collect();
    let mut taken: Vec<Rect> = faces.iter().map(|face| around(*face, kind.em(FACE * 1.1))).collect();
    let ink = Ink::of(curves, area);
    let mut below = Vec::new();
    for (index, mark) in marks.iter_mut().enumerate() {
        let Some(words) = &mark.feeling.words else { continue };
        let column = mark.feeling.column - grid.first;
        let free = sizes(&words.beside, slots[column].width, kind)
            .flat_map(|(width, height)| candidates(mark.at, width, height, kind))
            .find(|place| is_free(*place, area, &taken, index, &ink, kind) && is_nearest(*place, index, &faces));
        if let Some(place) = free {
            taken.push(place);
            mark.words = Some((place, Rc::clone(&words.beside)));
        } else {
            below.push((column, Rc::clone(&words.below)));
        }
    }
    below
}

/// The sizes that words may take beside a face, the best first: on one line where that is not much wider than their
/// column, else broken.
fn sizes(words: &Rc<Block>, column: Mm, kind: Type) -> impl Iterator<Item = (Mm, Mm)> {
    let natural = words.natural_width(kind);
    let widest = kind.em(WIDEST_WORDS).min((column * 1.3).max(kind.em(7.0)));
    let words = Rc::clone(words);
    let mut widths = vec![natural.min(widest)];
    widths.extend(
        [0.75, 0.55]
            .map(|share| natural * share)
            .into_iter()
            .filter(|width| *width < widest - Mm(0.5) && *width > kind.em(4.0)),
    );
    widths.into_iter().map(move |width| {
        let snug = words.snug_width(width, kind);
        (snug, words.height(snug, kind))
    })
}

/// Whether face number `own` is clearly nearer to `place` than every other.
fn is_nearest(place: Rect, own: usize, faces: &[Point]) -> bool {
    let distance = |face: &Point| {
        let beyond = |at: Mm, from: Mm, to: Mm| (from - at).max(at - to).max(Mm::ZERO).0;
        beyond(face.x, place.x, place.right()).hypot(beyond(face.y, place.y, place.bottom()))
    };
    let own_distance = distance(&faces[own]);
    faces
        .iter()
        .enumerate()
        .all(|(index, face)| index == own || *face == faces[own] || distance(face) > own_distance * NEARER)
}

/// The places where words may stand, the best first: above and below their face, then moved aside.
fn candidates(at: Point, width: Mm, height: Mm, kind: Type) -> Vec<Rect> {
    let reach = kind.em(FACE + WORDS_GAP);
    let above = at.y - reach - height;
    let below = at.y + reach;
    let mut places = Vec::new();
    for lift in [0.0, 0.9, 1.8] {
        let lift = kind.em(lift);
        for share in [0.5, 0.3, 0.7, 0.1, 0.9] {
            let x = at.x - width * share;
            places.push(Rect::new(x, below + lift, width, height));
            places.push(Rect::new(x, above - lift, width, height));
        }
    }
    for x in [at.x + reach, at.x - reach - width] {
        places.push(Rect::new(x, at.y - height / 2.0, width, height));
    }
    places
}

/// Whether words at `place` touch nothing; their own face, number `own` of what is taken, may be near.
fn is_free(place: Rect, area: Rect, taken: &[Rect], own: usize, ink: &Ink, kind: Type) -> bool {
    let wide = place.inset(-kind.em(CLEARANCE));
    let inner = area.inset(kind.em(0.1));
    inner.contains(&place, Mm::ZERO)
        && !taken.iter().enumerate().any(|(index, other)| (if index == own { place } else { wide }).overlaps(other))
        && !ink.touches(wide.inset(-kind.em(CLEARANCE)))
}

/// Points along all curves, in strips of the plot: a place for words is compared with those near it alone.
struct Ink {
    left: Mm,
    strips: Vec<Vec<Point>>,
}

impl Ink {
    fn of(curves: &[Curve], area: Rect) -> Ink {
        let mut ink = Ink { left: area.x, strips: Vec::new() };
        ink.strips.resize(ink.strip(area.right()) + 1, Vec::new());
        for point in curves.iter().flat_map(|curve| samples(&curve.segments)) {
            let strip = ink.strip(point.x).min(ink.strips.len() - 1);
            ink.strips[strip].push(point);
        }
        ink
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a plot has a few thousand strips")]
    fn strip(&self, x: Mm) -> usize {
        ((x - self.left) / STRIP).max(0.0) as usize
    }

    fn touches(&self, place: Rect) -> bool {
        let last = self.strips.len() - 1;
        let near = self.strip(place.x).min(last)..=self.strip(place.right()).min(last);
        self.strips[near]
            .iter()
            .flatten()
            .any(|point| point.x > place.x && point.x < place.right() && point.y > place.y && point.y < place.bottom())
    }
}

fn around(at: Point, radius: Mm) -> Rect {
    Rect::new(at.x - radius, at.y - radius, radius * 2.0, radius * 2.0)
}

/// Points along a curve, at most about half a millimetre apart.
fn samples(segments: &[Segment]) -> Vec<Point> {
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

fn bezier(from: Point, one: Point, two: Point, to: Point, share: f64) -> Point {
    let rest = 1.0 - share;
    let [a, b, c, d] =
        [rest * rest * rest, 3.0 * rest * rest * share, 3.0 * rest * share * share, share * share * share];
    Point::new(from.x * a + one.x * b + two.x * c + to.x * d, from.y * a + one.y * b + two.y * c + to.y * d)
}

#[cfg(test)]
mod tests {
    use super::*;

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

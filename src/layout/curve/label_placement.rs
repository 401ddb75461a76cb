//! Where the words of faces stand: beside, above or below their own, clear of all that is drawn.
//!
//! In: the faces and curves of a plot. Out: a place for each face's words, or none, when they have to go under
//! the plot. No word touches a curve, a face or another word, and each is clearly nearest to its own face.

use std::cell::OnceCell;
use std::rc::Rc;

use crate::geometry::Mm;
use crate::geometry::Point;
use crate::geometry::Rect;
use crate::scene::Segment;

use super::plot_geometry::Curve;
use super::plot_geometry::Mark;
use super::plot_geometry::samples;
use crate::layout::blocks::block::Block;
use crate::layout::map::grid::Grid;
use crate::layout::pagination::column_widths::Slot;
use crate::layout::style::Type;

/// White space between a face and its words, in ems.
const WORDS_GAP: f64 = 0.1;
/// Words stay this far from curves, faces and other words, in ems.
const CLEARANCE: f64 = 0.16;
/// Words beside a face are never wider, in ems.
const WIDEST_WORDS: f64 = 13.0;
/// Words stand nearer to their own face than to any other, by this factor.
const NEARER: f64 = 1.25;

/// Finds a place for the words of each face; gives those for which there is none.
pub fn place_words(
    marks: &mut [Mark],
    curves: &[Curve],
    grid: &Grid,
    slots: &[Slot],
    area: Rect,
    kind: Type,
) -> Vec<(usize, Rc<Block>)> {
    let faces: Vec<Point> = marks.iter().map(|mark| mark.at).collect();
    let mut taken = Taken::of(marks);
    let ink = Ink::of(curves);
    let mut below = Vec::new();
    for (index, mark) in marks.iter_mut().enumerate() {
        let Some(words) = &mark.feeling.words else { continue };
        let column = mark.feeling.column - grid.first;
        let free = sizes(&words.beside, slots[column].width, kind)
            .flat_map(|(width, height)| candidates(mark, width, height, kind))
            .find(|place| is_free(*place, area, &taken, index, &ink, kind) && is_nearest(*place, index, &faces));
        if let Some(place) = free {
            taken.words.add(index, place);
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
    let beyond = |at: Mm, from: Mm, to: Mm| (from - at).max(at - to).max(Mm::ZERO).0;
    let across = |face: &Point| beyond(face.x, place.x, place.right());
    let distance = |face: &Point| across(face).hypot(beyond(face.y, place.y, place.bottom()));
    let near = distance(&faces[own]) * NEARER;
    // Of hundreds of faces most are far to the left or the right.
    let is_farther = |face: &Point| across(face) > near || distance(face) > near;
    faces.iter().enumerate().all(|(index, face)| index == own || *face == faces[own] || is_farther(face))
}

/// The places where words may stand, the best first: above and below their face, then moved aside.
fn candidates(mark: &Mark, width: Mm, height: Mm, kind: Type) -> impl Iterator<Item = Rect> + use<> {
    let at = mark.at;
    let reach = mark.radius + kind.em(WORDS_GAP);
    let above = at.y - reach - height;
    let below = at.y + reach;
    let place = move |x: Mm, y: Mm| Rect::new(x, y, width, height);
    let near = [0.0, 0.9, 1.8].into_iter().flat_map(move |lift| {
        let lift = kind.em(lift);
        let shares = [0.5, 0.3, 0.7, 0.1, 0.9].into_iter();
        shares.flat_map(move |share| [below + lift, above - lift].map(|y| place(at.x - width * share, y)))
    });
    near.chain([at.x + reach, at.x - reach - width].map(|x| place(x, at.y - height / 2.0)))
}

/// Whether words at `place` touch nothing; their own face, number `own` of what is taken, may be near.
fn is_free(place: Rect, area: Rect, taken: &Taken, own: usize, ink: &Ink, kind: Type) -> bool {
    let wide = place.inset(-kind.em(CLEARANCE));
    let inner = area.inset(kind.em(0.1));
    inner.contains(&place, Mm::ZERO) && !taken.has(place, wide, own) && !ink.touches(wide.inset(-kind.em(CLEARANCE)))
}

/// What is drawn already: faces, and the words that have their place.
struct Taken {
    faces: Boxes,
    words: Boxes,
}

impl Taken {
    fn of(marks: &[Mark]) -> Taken {
        let mut taken = Taken { faces: Boxes::default(), words: Boxes::default() };
        for (index, mark) in marks.iter().enumerate() {
            taken.faces.add(index, around(mark.at, mark.radius * 1.1));
        }
        taken
    }

    /// Whether anything is in `wide`, or face number `own` in `place`, which is smaller.
    fn has(&self, place: Rect, wide: Rect, own: usize) -> bool {
        self.faces.near(wide).any(|(index, face)| (if *index == own { place } else { wide }).overlaps(face))
            || self.words.near(wide).any(|(_, words)| wide.overlaps(words))
    }
}

/// Boxes with a number each, from left to right, so that of hundreds of them those near a place are looked at.
#[derive(Default)]
struct Boxes {
    sorted: Vec<(usize, Rect)>,
    /// How wide the widest is.
    widest: Mm,
}

impl Boxes {
    fn add(&mut self, number: usize, area: Rect) {
        let at = self.sorted.partition_point(|(_, other)| other.x <= area.x);
        self.sorted.insert(at, (number, area));
        self.widest = self.widest.max(area.width);
    }

    /// Those that may touch a place, and a few more.
    fn near(&self, place: Rect) -> impl Iterator<Item = &(usize, Rect)> {
        let first = self.sorted.partition_point(|(_, other)| other.x < place.x - self.widest);
        self.sorted[first..].iter().take_while(move |(_, other)| other.x <= place.right())
    }
}

/// Points along all curves. Of each piece between two faces they are found when words first come near it.
struct Ink(Vec<Vec<Piece>>);

/// A piece of a curve, which runs from left to right.
struct Piece {
    ends: [Point; 2],
    segment: Segment,
    points: OnceCell<Vec<Point>>,
}

impl Ink {
    fn of(curves: &[Curve]) -> Ink {
        Ink(curves.iter().map(|curve| pieces(&curve.segments)).collect())
    }

    fn touches(&self, place: Rect) -> bool {
        self.0.iter().any(|pieces| {
            let first = pieces.partition_point(|piece| piece.ends[1].x <= place.x);
            let near = pieces[first..].iter().take_while(|piece| piece.ends[0].x < place.right());
            { near }.any(|piece| piece.reaches(place) && piece.enters(place))
        })
    }
}

fn pieces(segments: &[Segment]) -> Vec<Piece> {
    let mut from = Point::default();
    let mut pieces = Vec::with_capacity(segments.len());
    for segment in segments {
        let (Segment::Move(to) | Segment::Line(to) | Segment::Cubic(_, _, to)) = *segment else { continue };
        if let Segment::Cubic(..) = segment {
            pieces.push(Piece { ends: [from, to], segment: *segment, points: OnceCell::new() });
        }
        from = to;
    }
    pieces
}

impl Piece {
    /// Whether any of it may be as high as this place: it does not go beyond its ends.
    fn reaches(&self, place: Rect) -> bool {
        let [one, two] = self.ends.map(|end| end.y);
        one.max(two) > place.y - Mm(1e-6) && one.min(two) < place.bottom() + Mm(1e-6)
    }

    /// Whether a point of it is in this place. It runs from left to right, and up or down all the way.
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

/// How many points come before the first for which this does not hold.
fn before(points: &[Point], holds: impl Fn(&Point) -> bool) -> usize {
    points.partition_point(holds)
}

fn around(at: Point, radius: Mm) -> Rect {
    Rect::new(at.x - radius, at.y - radius, radius * 2.0, radius * 2.0)
}

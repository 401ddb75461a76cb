//! Where the words of faces stand: beside, above or below their own, clear of all that is drawn.
//!
//! In: the faces and curves of a plot. Out: a place for each face's words, or none, when they have to go under
//! the plot. No word touches a curve, a face or another word, and each is clearly nearest to its own face.

use std::cell::OnceCell;
use std::rc::Rc;

use crate::geometry::{Mm, Point, Rect};
use crate::scene::Segment;

use super::block::Block;
use super::columns::Slot;
use super::grid::Grid;
use super::style::Type;
use super::trace::{Curve, Mark, samples};

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
            taken.words.push(place);
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

/// What is drawn already: faces, from left to right, and the words that have their place.
struct Taken {
    /// The number of each face, and its box.
    faces: Vec<(usize, Rect)>,
    /// How wide the widest face is.
    widest: Mm,
    words: Vec<Rect>,
}

impl Taken {
    fn of(marks: &[Mark]) -> Taken {
        let boxes = marks.iter().map(|mark| around(mark.at, mark.radius * 1.1));
        let mut faces: Vec<(usize, Rect)> = boxes.enumerate().collect();
        faces.sort_by(|(_, one), (_, two)| one.x.0.total_cmp(&two.x.0));
        let widest = faces.iter().map(|(_, face)| face.width).fold(Mm::ZERO, Mm::max);
        Taken { faces, widest, words: Vec::new() }
    }

    /// Whether anything is in `wide`, or face number `own` in `place`, which is smaller. Of hundreds of faces those near it
    /// are looked at.
    fn has(&self, place: Rect, wide: Rect, own: usize) -> bool {
        let first = self.faces.partition_point(|(_, face)| face.x < wide.x - self.widest);
        let near = self.faces[first..].iter().take_while(|(_, face)| face.x <= wide.right());
        let mut touched = near.filter(|(index, face)| (if *index == own { place } else { wide }).overlaps(face));
        touched.next().is_some() || self.words.iter().any(|words| wide.overlaps(words))
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
            near.flat_map(Piece::points).any(|point| {
                point.x > place.x && point.x < place.right() && point.y > place.y && point.y < place.bottom()
            })
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
    fn points(&self) -> &[Point] {
        self.points.get_or_init(|| samples(&[Segment::Move(self.ends[0]), self.segment]))
    }
}

fn around(at: Point, radius: Mm) -> Rect {
    Rect::new(at.x - radius, at.y - radius, radius * 2.0, radius * 2.0)
}

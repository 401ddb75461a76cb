//! Where the faces of a plot stand: in their column, in the order of time, and none over another.
//!
//! In: the courses of a journey and the columns of one system. Out: the faces of these columns, from left to right. Where
//! a column is too narrow for all of its faces beside each other, they are smaller.

use crate::geometry::Mm;
use crate::geometry::Point;

use super::series::Course;
use super::series::Feeling;
use crate::layout::map::grid::Grid;
use crate::layout::numbers::number;
use crate::layout::pagination::column_widths::Slot;
use crate::layout::style::Type;

/// The radius of a face, in ems of body text.
pub const FACE: f64 = 0.78;
/// Courses may take this share of a column's room to stand beside each other; the rest is for its course in time.
const MOST_ASIDE: f64 = 0.8;
/// The middles of two faces that would touch are this many radii apart: their white edges do not touch either.
const APART: f64 = 2.2;
/// The middles of two faces above each other are this many radii aside, so that each curve goes on to the right.
const ASIDE: f64 = 0.2;
/// Faces are made smaller by this factor until they have room, so many times at the most.
const SMALLER: f64 = 0.85;
const MOST_ROUNDS: u32 = 24;

/// A face.
pub struct Face<'a> {
    /// Which course it belongs to.
    pub course: usize,
    /// What is felt.
    pub feeling: &'a Feeling,
    /// Its middle.
    pub at: Point,
    /// Its radius.
    pub radius: Mm,
}

/// The faces of the columns of `grid`; `height` says where a level stands.
pub fn place<'a>(
    courses: &'a [Course],
    grid: &Grid,
    slots: &[Slot],
    height: impl Fn(f64) -> Mm,
    kind: Type,
) -> Vec<Face<'a>> {
    let mut faces = Vec::new();
    for (course, this) in courses.iter().enumerate() {
        let aside = aside(course, courses.len());
        for feeling in this.feelings_in(grid.first..grid.first + slots.len()) {
            let Some(level) = feeling.level else { continue };
            let x = wanted(feeling, slots[feeling.column - grid.first], aside, kind);
            faces.push(Face { course, feeling, at: Point::new(x, height(level)), radius: kind.em(FACE) });
        }
    }
    faces.sort_by(|one, two| one.feeling.column.cmp(&two.feeling.column).then(one.at.x.0.total_cmp(&two.at.x.0)));
    for column in faces.chunk_by_mut(|one, two| one.feeling.column == two.feeling.column) {
        spread(column, slots[column[0].feeling.column - grid.first]);
    }
    faces
}

/// How far the faces of a course stand aside from the middle, and those of the outermost courses, in faces:
/// several personas at one moment stand beside each other.
#[expect(clippy::cast_precision_loss, reason = "there are far fewer personas than 2^52")]
fn aside(index: usize, of: usize) -> (f64, f64) {
    let most = (of as f64 - 1.0) / 2.0;
    (index as f64 - most, most)
}

/// Where a feeling would stand if no other were near. Faces stay inside of their column, and those of one course in the
/// order of their time: where a column is narrow, courses move together.
fn wanted(feeling: &Feeling, slot: Slot, (aside, most): (f64, f64), kind: Type) -> Mm {
    let room = (slot.width / 2.0 - kind.em(FACE)).max(Mm::ZERO);
    let each = kind.em(FACE * 2.0).min(room * MOST_ASIDE / most.max(0.5));
    let free = room - each * most;
    slot.x + slot.width / 2.0 + free * (feeling.share * 2.0 - 1.0) + each * aside
}

/// Moves the faces of a column apart, and makes them smaller until they have room.
fn spread(faces: &mut [Face], slot: Slot) {
    let Some(mut radius) = faces.first().map(|face| face.radius) else { return };
    let wanted: Vec<Point> = faces.iter().map(|face| face.at).collect();
    for _ in 0..MOST_ROUNDS {
        if let Some(places) = apart(&wanted, (slot.x + radius, slot.x + slot.width - radius), radius) {
            for (face, x) in faces.iter_mut().zip(places) {
                face.at.x = x;
                face.radius = radius;
            }
            return;
        }
        radius = radius * SMALLER;
    }
    for face in faces {
        face.radius = radius;
    }
}

/// The places next to the wanted ones, between `left` and `right`, at which no two faces touch; none when there are none.
fn apart(wanted: &[Point], (left, right): (Mm, Mm), radius: Mm) -> Option<Vec<Mm>> {
    // However high each of them stands, two neighbours are this far aside; so no more than a few are near enough to touch.
    if radius * ASIDE * number(wanted.len().saturating_sub(1)) > right - left + Mm(1e-6) {
        return None;
    }
    let mut places: Vec<Mm> = wanted.iter().map(|at| at.x.max(left).min(right)).collect();
    for index in 1..places.len() {
        let mut place = places[index];
        for before in (0..index).rev() {
            // All before stand further to the left.
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

/// How far apart two faces at these heights stand from left to right.
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
        let crowd: Vec<Point> = (0..12_u8).map(|face| at(5.0, f64::from(face % 3))).collect();
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

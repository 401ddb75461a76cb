//! Names on leaders: words above and below the curve, each joined to its face by a vertical line.
//!
//! In: the faces in the order of their importance, each with its words. Out: those that have room, with their places. Names
//! stand in rows above +2 and below −2, so that no word is on the curve; a vertical line never crosses a curve that runs
//! from left to right but in its own face. Who fits nowhere keeps a number and an entry in the register.

use crate::geometry::{Mm, Point, Rect};
use crate::layout::blocks::block::Block;
use crate::layout::numbers::to_f64;
use crate::layout::style::{LEADING, TypeScale};

/// The widest that a name is, in ems: 34 mm at 8 points.
const WIDEST: f64 = 12.0;
/// The most lines of a name.
const MOST_LINES: usize = 3;
/// The distance of two rows of names, in ems.
pub const ROW: f64 = 2.6;
/// The height of the farthest row, in ems: two lines.
pub const LAST: f64 = 2.75;
/// Clearance of a name from names and lines, in ems.
const CLEARANCE: f64 = 0.35;
/// The shares of a name's width that may stand left of its line, in the order in which they are tried.
const SHARES: [f64; 7] = [0.5, 0.06, 0.94, 0.28, 0.72, 0.17, 0.83];

/// A face to be named.
pub struct Wanted {
    /// The moment that it belongs to.
    pub moment: usize,
    /// Its middle.
    pub at: Point,
    /// Whether its name belongs above the curve.
    pub above: bool,
    pub name: Block,
}

/// A name with its place.
pub struct Placed {
    pub moment: usize,
    pub at: Point,
    /// Where its line ends.
    pub end: Mm,
    pub place: Rect,
    pub name: Block,
}

/// Where names may stand.
#[derive(Clone, Copy)]
pub struct Zones {
    /// The plot with the rows above and below it.
    pub area: Rect,
    /// The foot of the rows above.
    pub above: Mm,
    /// The head of the rows below.
    pub below: Mm,
    /// How many rows there are on each side.
    pub rows: usize,
    /// The radius of a face.
    pub radius: Mm,
}

/// Places the names, the most important first.
pub fn place(wanted: Vec<Wanted>, zones: Zones, scale: TypeScale) -> Vec<Placed> {
    let mut placed: Vec<Placed> = Vec::new();
    for one in wanted {
        let touches_face = placed.iter().any(|other| {
            let (x, y) = ((other.at.x - one.at.x).0, (other.at.y - one.at.y).0);
            x.hypot(y) < zones.radius.0 * 2.2
        });
        if touches_face || !zones.can_hold(&one, scale) {
            continue;
        }
        let free = zones.candidates(&one, scale).find(|(place, end)| zones.is_free(&one, *place, *end, &placed, scale));
        if let Some((place, end)) = free {
            placed.push(Placed { moment: one.moment, at: one.at, end, place, name: one.name });
        }
    }
    placed
}

impl Zones {
    /// Whether a name has few enough lines.
    fn can_hold(&self, one: &Wanted, scale: TypeScale) -> bool {
        let width = one.name.snug_width(scale.em(WIDEST), scale);
        self.rows > 0 && one.name.height(width, scale) <= scale.em(LEADING * to_f64(MOST_LINES) + 0.01)
    }

    /// The places to try: its own side first, near before far, and seven offsets each.
    fn candidates<'a>(&'a self, one: &'a Wanted, scale: TypeScale) -> impl Iterator<Item = (Rect, Mm)> + 'a {
        let width = one.name.snug_width(scale.em(WIDEST), scale);
        let height = one.name.height(width, scale);
        let rows =
            [one.above, !one.above].into_iter().flat_map(move |above| (0..self.rows).map(move |row| (above, row)));
        let at = one.at.x;
        rows.flat_map(move |(above, row)| {
            SHARES.into_iter().filter_map(move |share| {
                let x = (at - width * share).max(self.area.x).min(self.area.right() - width);
                let inside = at >= x && at <= x + width;
                let shift = scale.em(ROW * to_f64(row));
                let y = if above { self.above - shift - height } else { self.below + shift };
                let end = if above { y + height } else { y };
                let place = Rect::new(x, y, width, height);
                let fits = place.y >= self.area.y && place.bottom() <= self.area.bottom();
                (inside && fits).then_some((place, end))
            })
        })
    }

    /// Whether a name and its line meet no other name, line or face.
    fn is_free(&self, one: &Wanted, place: Rect, end: Mm, placed: &[Placed], scale: TypeScale) -> bool {
        let clear = scale.em(CLEARANCE);
        let line = line_area(one.at, end, clear);
        let wide =
            Rect::new(place.x - clear, place.y - clear * 0.2, place.width + clear * 2.0, place.height + clear * 0.4);
        placed.iter().all(|other| {
            let face =
                Rect::new(other.at.x - self.radius, other.at.y - self.radius, self.radius * 2.0, self.radius * 2.0);
            let own = Rect::new(one.at.x - self.radius, one.at.y - self.radius, self.radius * 2.0, self.radius * 2.0);
            let other_line = line_area(other.at, other.end, clear);
            !wide.overlaps(&other.place)
                && !line.overlaps(&other.place)
                && !wide.overlaps(&other_line)
                && !line.overlaps(&other_line)
                && !line.overlaps(&face)
                && !other_line.overlaps(&own)
        })
    }
}

/// The area around a line from a face to its name.
fn line_area(at: Point, end: Mm, clear: Mm) -> Rect {
    let (top, bottom) = (at.y.min(end), at.y.max(end));
    Rect::new(at.x - clear, top, clear * 2.0, bottom - top)
}

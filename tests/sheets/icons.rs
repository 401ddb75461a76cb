//! The names of drawn icons: which one the next items of a sheet are, whatever its size and colours.
//!
//! In: items. Out: a name and how many items it takes. An icon is known by its outlines in a grid around it; what is drawn
//! differently has no name, and its parts are listed.

use journey::geometry::{Mm, Point, Rect};
use journey::scene::{BoxItem, Item, PathItem, Segment};

/// Icons and their outlines as [`outlines`] writes them; what begins like another stands before it.
const ICONS: &[(&str, &str)] = &[
    ("phone", "area 6,1 16,0 19,12 13,17 ~24,28 29,22 40,25 39,35 ~6,1"),
    ("screen", "box edge 0,0 40,27; line 20,27 20,35; line 10,35 30,35"),
    ("paper", "box edge 0,0 28,40; line 8,12 20,12; line 8,21 20,21; line 8,30 17,30"),
    ("mobile", "box edge 0,0 23,40; line 9,32 14,32"),
    ("mail", "box edge 0,0 40,28; line 1,3 20,18 39,3"),
    ("person", "disc 11,0 27,16; area 1,40 ~19,19 ~36,40"),
    ("chat", "box 0,0 40,28; area 9,23 7,38 24,24; disc 8,11 14,16; disc 17,11 23,16; disc 26,11 32,16"),
    ("building", "area 0,15 20,0 40,15 40,39 0,39; box 16,24 24,39"),
    ("picture", "box edge 0,0 40,32; disc 8,7 16,15; area 2,30 2,25 11,17 18,23 27,12 38,23 38,30"),
    ("scissors", "box 0,7 40,21; disc edge 3,0 15,12; disc edge 3,16 15,28; line 13,9 39,23; line 13,19 39,5"),
    ("star", "area 20,0 25,14 40,15 28,24 32,38 20,30 8,38 12,24 0,15 15,14"),
];

/// So many steps of the grid are the longer side of an icon.
const GRID: f64 = 40.0;

/// An icon that was found.
pub struct Found {
    pub name: String,
    pub items: usize,
    pub area: Rect,
}

/// The icon that these items begin with.
pub fn first(items: &[Item]) -> Option<Found> {
    let known = |(name, outline): &(&str, &str)| {
        let count = outline.split("; ").count();
        let parts = items.get(..count)?;
        let area = area(parts)?;
        (outlines(parts, area)? == *outline).then(|| Found { name: (*name).to_owned(), items: count, area })
    };
    face(items).or_else(|| ICONS.iter().find_map(known))
}

/// A face: a disc, two eyes, and a mouth that bends with the level.
fn face(items: &[Item]) -> Option<Found> {
    let [Item::Box(disc), Item::Box(left), Item::Box(right), Item::Path(mouth), ..] = items else { return None };
    let [Segment::Move(from), Segment::Cubic(one, two, to)] = mouth.segments[..] else { return None };
    let inside = |eye: &BoxItem| is_round(eye) && disc.area.contains(&eye.area, Mm(0.01));
    if !(is_round(disc) && inside(left) && inside(right) && from.y == to.y && one.y == two.y) {
        return None;
    }
    // As `layout` bends it, from −2 to +2.
    let level = (one.y - from.y) / (disc.radius * (1.33 * 0.17));
    Some(Found { name: format!("face {}", signed(level)), items: 4, area: disc.area })
}

/// A level to a tenth, and no minus before nothing.
fn signed(level: f64) -> String {
    let tenths = (level * 10.0).round() / 10.0;
    if tenths == 0.0 { "0".to_owned() } else { format!("{tenths:+}") }
}

/// Whether a box is a disc.
pub fn is_round(item: &BoxItem) -> bool {
    let (width, height) = (item.area.width, item.area.height);
    (width - height).0.abs() < 1e-6 && (item.radius * 2.0 - width).0.abs() < 1e-6
}

fn area(items: &[Item]) -> Option<Rect> {
    let areas: Option<Vec<Rect>> = items.iter().map(Item::area).collect();
    areas?.into_iter().reduce(|one, other| one.around(&other))
}

/// The outlines of shapes in a grid around all of them; none where one is no shape.
pub fn outlines(items: &[Item], area: Rect) -> Option<String> {
    let grid = Grid { area, step: area.width.max(area.height) / GRID };
    let outline = |item: &Item| match item {
        Item::Box(item) => Some(grid.box_of(item)),
        Item::Path(item) => Some(grid.path_of(item)),
        _ => None,
    };
    items.iter().map(outline).collect::<Option<Vec<String>>>().map(|parts| parts.join("; "))
}

struct Grid {
    area: Rect,
    step: Mm,
}

impl Grid {
    fn at(&self, point: Point) -> String {
        // What lies between two steps goes to the same one on every machine.
        let step = |length: Mm| ((length / self.step) + 1e-6).round();
        format!("{},{}", step(point.x - self.area.x), step(point.y - self.area.y))
    }

    fn box_of(&self, item: &BoxItem) -> String {
        let shape = if is_round(item) { "disc" } else { "box" };
        let edge = if item.paint.fill.is_some() { "" } else { " edge" };
        let end = Point::new(item.area.right(), item.area.bottom());
        format!("{shape}{edge} {} {}", self.at(Point::new(item.area.x, item.area.y)), self.at(end))
    }

    fn path_of(&self, item: &PathItem) -> String {
        let shape = if item.paint.fill.is_some() { "area" } else { "line" };
        let ends = item.segments.iter().filter_map(|segment| match *segment {
            Segment::Move(to) | Segment::Line(to) => Some(self.at(to)),
            Segment::Cubic(_, _, to) => Some(format!("~{}", self.at(to))),
            Segment::Close => None,
        });
        ends.fold(shape.to_owned(), |all, end| format!("{all} {end}"))
    }
}

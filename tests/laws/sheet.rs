//! A scene as a flat list of what is seen: lines of text and shapes, each with its owner.
//!
//! In: a scene. Out: its texts with the boxes of their ink, and its shapes with their outlines, in
//! painting order. What must hold between them is said in `scene`.

use journey::geometry::{Colour, Mm, Point, Rect, Size};
use journey::scene::{Group, Item, Paint, PathItem, Scene, Segment, SemanticRole, SheetKind, TextItem};

/// The ink of a line reaches this far above and below its baseline, in ems.
const INK: (f64, f64) = (0.72, 0.2);

/// Where something belongs.
#[derive(Clone, Copy, PartialEq)]
pub struct Owner {
    /// The number of its outermost group among the scene's items.
    pub outer: usize,
    /// The number of its innermost group, counted over the scene.
    pub group: usize,
    /// What the innermost group is.
    pub role: SemanticRole,
}

/// A line of text.
pub struct Words<'a> {
    /// Its group.
    pub owner: Owner,
    /// Its place in painting order.
    pub order: usize,
    /// What is drawn.
    pub item: &'a TextItem,
    /// The box of its ink.
    pub area: Rect,
}

/// A box or a path.
pub struct Shape<'a> {
    /// Its group.
    pub owner: Owner,
    /// Its place in painting order.
    pub order: usize,
    /// How it is painted.
    pub paint: &'a Paint,
    /// The upright box around it.
    pub area: Rect,
    /// Points along a path; none for a box.
    pub outline: Vec<Point>,
}

/// Everything on a sheet.
pub struct Sheet<'a> {
    /// The paper.
    pub size: Size,
    /// What it is for.
    pub kind: SheetKind,
    /// Its texts, in painting order.
    pub texts: Vec<Words<'a>>,
    /// Its shapes, in painting order.
    pub shapes: Vec<Shape<'a>>,
    order: usize,
    groups: usize,
}

/// A picture is taken for a grey box.
static PICTURE: Paint = Paint::fill(Colour::hex(0x0080_8080));

impl<'a> Sheet<'a> {
    /// What is seen of a scene.
    pub fn new(scene: &'a Scene) -> Sheet<'a> {
        let mut sheet =
            Sheet { size: scene.size, kind: scene.kind, texts: Vec::new(), shapes: Vec::new(), order: 0, groups: 0 };
        let mut items = Vec::new();
        without_sections(&scene.items, &mut items);
        for (outer, item) in items.into_iter().enumerate() {
            sheet.groups += 1;
            let owner = Owner { outer, group: sheet.groups, role: SemanticRole::Decoration };
            sheet.add(item, owner);
        }
        sheet
    }

    fn add(&mut self, item: &'a Item, owner: Owner) {
        self.order += 1;
        let order = self.order;
        match item {
            // A part of a line belongs to what the line belongs to.
            Item::Group(Group { role, items, .. }) if is_part_of_a_line(*role) => {
                for item in items {
                    self.add(item, owner);
                }
            }
            Item::Group(Group { role, items, .. }) => {
                self.groups += 1;
                let owner = Owner { outer: owner.outer, group: self.groups, role: *role };
                for item in items {
                    self.add(item, owner);
                }
            }
            Item::Text(item) => {
                if let Some(area) = ink(item) {
                    self.texts.push(Words { owner, order, item, area });
                }
            }
            Item::Box(item) => {
                let (area, paint, outline) = (item.area, &item.paint, Vec::new());
                self.shapes.push(Shape { owner, order, paint, area, outline });
            }
            // Pictures cover what is behind them.
            Item::Picture(item) => {
                let (area, paint, outline) = (item.area, &PICTURE, Vec::new());
                self.shapes.push(Shape { owner, order, paint, area, outline });
            }
            Item::Path(item) => {
                let outline = outline(item);
                self.shapes.push(Shape { owner, order, paint: &item.paint, area: around(&outline), outline });
            }
        }
    }
}

/// Sections and lists say in which order things are read, and nothing about what stands on what.
pub fn without_sections<'a>(items: &'a [Item], found: &mut Vec<&'a Item>) {
    for item in items {
        match item {
            Item::Group(Group {
                role: SemanticRole::PhaseSection | SemanticRole::StepSection | SemanticRole::Cards,
                items,
                ..
            }) => {
                without_sections(items, found);
            }
            item => found.push(item),
        }
    }
}

fn is_part_of_a_line(role: SemanticRole) -> bool {
    matches!(role, SemanticRole::Heading(_) | SemanticRole::Number | SemanticRole::Reference | SemanticRole::Sign(_))
}

/// The box around a line's ink, by the runs that have any.
fn ink(item: &TextItem) -> Option<Rect> {
    let runs = || item.line.runs.iter().filter(|run| !run.text.trim().is_empty());
    let left = runs().map(|run| run.x).reduce(f64::min)?;
    let right = runs().map(|run| run.x + run.width).reduce(f64::max)?;
    let top = item.origin.y - item.size * INK.0;
    Some(Rect::new(item.origin.x + item.size * left, top, item.size * (right - left), item.size * (INK.0 + INK.1)))
}

/// Points along a path, on curves about a fifth of a millimetre apart.
fn outline(path: &PathItem) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    let mut start = Point::default();
    for segment in &path.segments {
        let from = points.last().copied().unwrap_or_default();
        match *segment {
            Segment::Move(to) => {
                start = to;
                points.push(to);
            }
            Segment::Line(to) => straight(from, to, &mut points),
            Segment::Close => straight(from, start, &mut points),
            Segment::Cubic(one, two, to) => {
                let count = steps((to.x - from.x).0.abs() + (to.y - from.y).0.abs());
                points.extend((1..=count).map(|step| bezier([from, one, two, to], f64::from(step) / f64::from(count))));
            }
        }
    }
    points
}

fn straight(from: Point, to: Point, points: &mut Vec<Point>) {
    let count = steps((to.x - from.x).0.abs() + (to.y - from.y).0.abs());
    let between = |from: Mm, to: Mm, share: f64| from + (to - from) * share;
    points.extend((1..=count).map(|step| {
        let share = f64::from(step) / f64::from(count);
        Point::new(between(from.x, to.x, share), between(from.y, to.y, share))
    }));
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few thousand at most")]
fn steps(length: f64) -> u32 {
    (length / 0.2).clamp(1.0, 5000.0) as u32
}

fn bezier([from, one, two, to]: [Point; 4], share: f64) -> Point {
    let rest = 1.0 - share;
    let weights = [rest.powi(3), 3.0 * rest * rest * share, 3.0 * rest * share * share, share.powi(3)];
    let sum = |of: fn(Point) -> Mm| {
        [from, one, two, to].into_iter().zip(weights).map(|(point, weight)| of(point) * weight).sum()
    };
    Point::new(sum(|point| point.x), sum(|point| point.y))
}

fn around(points: &[Point]) -> Rect {
    let edge = |of: fn(&Point) -> Mm, pick: fn(Mm, Mm) -> Mm| points.iter().map(of).reduce(pick).unwrap_or_default();
    let (left, right) = (edge(|point| point.x, Mm::min), edge(|point| point.x, Mm::max));
    let (top, bottom) = (edge(|point| point.y, Mm::min), edge(|point| point.y, Mm::max));
    Rect::new(left, top, right - left, bottom - top)
}

impl Shape<'_> {
    /// Whether a point lies in it: for a path by counting how often a ray from the point crosses its edge.
    pub fn covers(&self, at: Point) -> bool {
        let inside =
            at.x >= self.area.x && at.x <= self.area.right() && at.y >= self.area.y && at.y <= self.area.bottom();
        if self.outline.is_empty() || !inside {
            return inside;
        }
        let next = self.outline.iter().cycle().skip(1);
        let crossings = self.outline.iter().zip(next).filter(|(one, two)| {
            (one.y > at.y) != (two.y > at.y) && at.x < one.x + (two.x - one.x) * ((at.y - one.y) / (two.y - one.y))
        });
        crossings.count() % 2 == 1
    }
}

/// The corners of a box.
pub fn corners(area: Rect) -> [Point; 4] {
    let (right, bottom) = (area.right(), area.bottom());
    [Point::new(area.x, area.y), Point::new(right, area.y), Point::new(right, bottom), Point::new(area.x, bottom)]
}

//! Stars, faces and channel icons, drawn as shapes so that no font has to have them.
//!
//! In: a centre, a size and colours. Out: items. Which icon a touchpoint gets is decided in `channel`, and how
//! large one is where it is drawn: a star on the map in `block`, in the legend in `footer`.

use std::f64::consts::PI;

use crate::geometry::{Colour, Mm, Point, Rect};
use crate::scene::{BoxItem, Item, Paint, PathItem, Segment, Stroke};

/// What stands for a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Icon {
    /// A dot: any other channel.
    Dot,
    Phone,
    Screen,
    /// A phone held in the hand.
    Mobile,
    /// An envelope with a flap.
    Mail,
    /// A sheet with lines.
    Paper,
    /// A head and shoulders.
    Person,
    Chat,
    /// A building with a door.
    Building,
    /// A picture of a hill under the sun.
    Picture,
}

/// Draws an icon in coordinates relative to its centre and size.
struct IconPainter {
    centre: Point,
    size: Mm,
    colour: Colour,
}

impl IconPainter {
    fn at(&self, x: f64, y: f64) -> Point {
        Point::new(self.centre.x + self.size * x, self.centre.y + self.size * y)
    }

    fn line(&self, points: &[(f64, f64)], closed: bool) -> Item {
        let stroke = Stroke { colour: self.colour, width: self.size * 0.1, dashes: Vec::new() };
        self.path(points, closed, Paint { fill: None, stroke: Some(stroke) })
    }

    fn path(&self, points: &[(f64, f64)], closed: bool, paint: Paint) -> Item {
        let mut segments: Vec<Segment> = points
            .iter()
            .enumerate()
            .map(
                |(index, (x, y))| {
                    if index == 0 { Segment::Move(self.at(*x, *y)) } else { Segment::Line(self.at(*x, *y)) }
                },
            )
            .collect();
        if closed {
            segments.push(Segment::Close);
        }
        Item::Path(PathItem { segments, paint })
    }

    fn frame(&self, x: f64, y: f64, width: f64, height: f64, radius: f64) -> Item {
        let corner = self.at(x, y);
        Item::Box(BoxItem {
            area: Rect::new(corner.x, corner.y, self.size * width, self.size * height),
            radius: self.size * radius,
            paint: Paint::stroke(self.colour, self.size * 0.1),
        })
    }

    fn solid(&self, x: f64, y: f64, width: f64, height: f64, radius: f64, colour: Colour) -> Item {
        let corner = self.at(x, y);
        Item::Box(BoxItem {
            area: Rect::new(corner.x, corner.y, self.size * width, self.size * height),
            radius: self.size * radius,
            paint: Paint::fill(colour),
        })
    }
}

/// The items of an icon of `size` around `centre`; `background` is the colour behind it.
pub fn draw(icon: Icon, centre: Point, size: Mm, colour: Colour, background: Colour) -> Vec<Item> {
    let painter = IconPainter { centre, size, colour };
    match icon {
        Icon::Dot => vec![painter.solid(-0.25, -0.25, 0.5, 0.5, 0.25, colour)],
        Icon::Phone => vec![handset(&painter)],
        Icon::Screen => vec![
            painter.frame(-0.45, -0.4, 0.9, 0.6, 0.08),
            painter.line(&[(0.0, 0.2), (0.0, 0.38)], false),
            painter.line(&[(-0.22, 0.38), (0.22, 0.38)], false),
        ],
        Icon::Mobile => {
            vec![painter.frame(-0.26, -0.45, 0.52, 0.9, 0.1), painter.line(&[(-0.05, 0.28), (0.05, 0.28)], false)]
        }
        Icon::Mail => vec![
            painter.frame(-0.45, -0.32, 0.9, 0.64, 0.06),
            painter.line(&[(-0.42, -0.26), (0.0, 0.08), (0.42, -0.26)], false),
        ],
        Icon::Paper => vec![
            painter.frame(-0.32, -0.45, 0.64, 0.9, 0.05),
            painter.line(&[(-0.14, -0.18), (0.14, -0.18)], false),
            painter.line(&[(-0.14, 0.02), (0.14, 0.02)], false),
            painter.line(&[(-0.14, 0.22), (0.06, 0.22)], false),
        ],
        Icon::Person => vec![painter.solid(-0.18, -0.45, 0.36, 0.36, 0.18, colour), shoulders(&painter)],
        Icon::Chat => vec![
            painter.solid(-0.45, -0.4, 0.9, 0.62, 0.2, colour),
            painter.path(&[(-0.25, 0.12), (-0.3, 0.45), (0.08, 0.15)], true, Paint::fill(colour)),
            painter.solid(-0.26, -0.15, 0.12, 0.12, 0.06, background),
            painter.solid(-0.06, -0.15, 0.12, 0.12, 0.06, background),
            painter.solid(0.14, -0.15, 0.12, 0.12, 0.06, background),
        ],
        Icon::Building => vec![
            painter.path(
                &[(-0.45, -0.12), (0.0, -0.45), (0.45, -0.12), (0.45, 0.42), (-0.45, 0.42)],
                true,
                Paint::fill(colour),
            ),
            painter.solid(-0.1, 0.08, 0.2, 0.34, 0.02, background),
        ],
        Icon::Picture => vec![
            painter.frame(-0.45, -0.36, 0.9, 0.72, 0.08),
            painter.solid(-0.27, -0.2, 0.18, 0.18, 0.09, colour),
            painter.path(
                &[(-0.4, 0.31), (-0.4, 0.2), (-0.2, 0.02), (-0.04, 0.16), (0.16, -0.1), (0.4, 0.16), (0.4, 0.31)],
                true,
                Paint::fill(colour),
            ),
        ],
    }
}

/// A handset lying aslant: two ends and the grip between them.
fn handset(painter: &IconPainter) -> Item {
    let at = |x: f64, y: f64| painter.at(x, y);
    let segments = vec![
        Segment::Move(at(-0.38, -0.42)),
        Segment::Line(at(-0.14, -0.44)),
        Segment::Line(at(-0.06, -0.16)),
        Segment::Line(at(-0.2, -0.04)),
        Segment::Cubic(at(-0.12, 0.1), at(-0.06, 0.16), at(0.06, 0.22)),
        Segment::Line(at(0.18, 0.08)),
        Segment::Line(at(0.44, 0.16)),
        Segment::Line(at(0.42, 0.4)),
        Segment::Cubic(at(0.1, 0.52), at(-0.52, -0.06), at(-0.38, -0.42)),
        Segment::Close,
    ];
    Item::Path(PathItem { segments, paint: Paint::fill(painter.colour) })
}

fn shoulders(painter: &IconPainter) -> Item {
    let at = |x: f64, y: f64| painter.at(x, y);
    let segments = vec![
        Segment::Move(at(-0.4, 0.45)),
        Segment::Cubic(at(-0.42, 0.06), at(-0.24, -0.02), at(0.0, -0.02)),
        Segment::Cubic(at(0.24, -0.02), at(0.42, 0.06), at(0.4, 0.45)),
        Segment::Close,
    ];
    Item::Path(PathItem { segments, paint: Paint::fill(painter.colour) })
}

/// Open scissors that cut to the right, on a spot of `background` that interrupts the line they cut.
pub fn scissors(centre: Point, size: Mm, colour: Colour, background: Colour) -> Vec<Item> {
    let painter = IconPainter { centre, size, colour };
    vec![
        painter.solid(-0.6, -0.2, 1.2, 0.4, 0.0, background),
        painter.frame(-0.52, -0.42, 0.36, 0.36, 0.18),
        painter.frame(-0.52, 0.06, 0.36, 0.36, 0.18),
        painter.line(&[(-0.2, -0.16), (0.56, 0.26)], false),
        painter.line(&[(-0.2, 0.16), (0.56, -0.26)], false),
    ]
}

/// A star with five points inside a circle of `radius`.
pub fn star(centre: Point, radius: Mm, colour: Colour) -> Item {
    let mut segments = Vec::with_capacity(11);
    for corner in 0..10 {
        let reach = if corner % 2 == 0 { radius } else { radius * 0.42 };
        let angle = PI * (f64::from(corner) / 5.0 - 0.5);
        let point = Point::new(centre.x + reach * angle.cos(), centre.y + reach * angle.sin());
        segments.push(if corner == 0 { Segment::Move(point) } else { Segment::Line(point) });
    }
    segments.push(Segment::Close);
    Item::Path(PathItem { segments, paint: Paint::fill(colour) })
}

/// A face inside a circle of `radius`; its mouth bends with `level`, −2 to +2.
pub fn face(centre: Point, radius: Mm, level: f64, colour: Colour) -> Vec<Item> {
    let white = Colour::WHITE;
    let disc = |x: f64, y: f64, r: f64, paint: Paint| {
        let centre = Point::new(centre.x + radius * x, centre.y + radius * y);
        let area = Rect::new(centre.x - radius * r, centre.y - radius * r, radius * (2.0 * r), radius * (2.0 * r));
        Item::Box(BoxItem { area, radius: radius * r, paint })
    };
    let bend = level.clamp(-2.0, 2.0) * 0.17;
    let at = |x: f64, y: f64| Point::new(centre.x + radius * x, centre.y + radius * y);
    let mouth = 0.32 + bend * -0.35;
    let mouth = PathItem {
        segments: vec![
            Segment::Move(at(-0.4, mouth)),
            Segment::Cubic(at(-0.2, mouth + bend * 1.33), at(0.2, mouth + bend * 1.33), at(0.4, mouth)),
        ],
        paint: Paint::stroke(white, radius * 0.15),
    };
    vec![
        disc(0.0, 0.0, 1.0, Paint::fill(colour).with_edge(white, radius * 0.16)),
        disc(-0.33, -0.22, 0.13, Paint::fill(white)),
        disc(0.33, -0.22, 0.13, Paint::fill(white)),
        Item::Path(mouth),
    ]
}

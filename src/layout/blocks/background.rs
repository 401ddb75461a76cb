//! What stands behind the words of blocks: the grounds and edges of cards, steps, touchpoints and missing pictures.
//!
//! In: a place and what it is for. Out: items. Edges say in shape what colours say: an assumed card has a dashed one.

use crate::geometry::Colour;
use crate::geometry::Mm;
use crate::geometry::Point;
use crate::geometry::Rect;
use crate::scene::Item;
use crate::scene::Meaning;
use crate::scene::Paint;
use crate::scene::Sign;
use crate::scene::Stroke;

use super::icons;
use super::icons::Icon;
use super::shapes::part_of;
use super::shapes::rounded;
use crate::layout::style;
use crate::layout::style::RISE;
use crate::layout::style::Role;
use crate::layout::style::Type;

pub fn card(area: Rect, ground: Colour, edge: Colour, assumed: bool, kind: Type) -> Vec<Item> {
    let mut items = vec![rounded(area, Mm::ZERO, Paint::fill(ground))];
    if assumed {
        let dashes = rounded(area.inset(kind.grown(Mm(0.15))), Mm::ZERO, dashed_edge(edge, kind));
        items.push(part_of(Meaning::Sign(Sign::Assumed), vec![dashes]));
    }
    let bar = Rect::new(area.x, area.y, kind.em(0.18), area.height);
    items.push(part_of(Meaning::Sign(Sign::Kind), vec![rounded(bar, Mm::ZERO, Paint::fill(edge))]));
    items
}

/// What nobody has looked at yet has a dashed edge.
pub fn dashed_edge(colour: Colour, kind: Type) -> Paint {
    let stroke = Stroke { colour, width: kind.grown(Mm(0.3)), dashes: vec![kind.em(0.45), kind.em(0.35)] };
    Paint { fill: None, stroke: Some(stroke) }
}

pub fn step(area: Rect, assumed: bool, kind: Type) -> Vec<Item> {
    let radius = kind.em(0.3);
    let white = Paint::fill(Colour::WHITE);
    if assumed {
        vec![rounded(area, radius, white)]
    } else {
        vec![rounded(area, radius, white.with_edge(style::HAIRLINE, kind.grown(Mm(0.3))))]
    }
}

pub fn pill(area: Rect, icon: Icon, kind: Type) -> Vec<Item> {
    let radius = (kind.line(Role::Body) + kind.em(0.36)) / 2.0;
    let radius = radius.min(area.height / 2.0);
    let centre = Point::new(area.x + kind.em(0.98), area.y + kind.em(0.14) + kind.size(Role::Body) * (RISE - 0.34));
    let sign = icons::draw(icon, centre, kind.em(0.98), style::MUTED, style::PILL);
    vec![rounded(area, radius, Paint::fill(style::PILL)), part_of(Meaning::Sign(Sign::Kind), sign)]
}

/// The icon stands where the first line begins.
pub fn missing(area: Rect, kind: Type) -> Vec<Item> {
    let frame = Paint::fill(style::PANEL).with_edge(style::HAIRLINE, kind.grown(Mm(0.3)));
    let line = kind.em(0.3) + kind.size(Role::Aside) * (RISE - 0.34);
    let centre = Point::new(area.x + kind.em(1.08), area.y + line);
    let mut items = vec![rounded(area, kind.em(0.3), frame)];
    items.extend(icons::draw(Icon::Picture, centre, kind.em(1.05), style::MUTED, style::PANEL));
    items
}

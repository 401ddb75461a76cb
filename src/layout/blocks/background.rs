//! Backgrounds and edges of blocks: cards, steps, touchpoints and missing pictures.
//!
//! In: an area and its purpose. Out: items. Shape repeats what colour says: an assumed card has a dashed edge.

use crate::geometry::{Colour, Mm, Point, Rect};
use crate::scene::{Item, Paint, SemanticRole, Sign, Stroke};

use super::icons;
use super::icons::Icon;
use super::shapes::{part_of, rounded};
use crate::layout::style;
use crate::layout::style::{ASCENT, TextStyle, TypeScale};

pub fn card(area: Rect, background: Colour, edge: Colour, assumed: bool, scale: TypeScale) -> Vec<Item> {
    let mut items = vec![rounded(area, Mm::ZERO, Paint::fill(background))];
    if assumed {
        let dashes = rounded(area.inset(scale.grown(Mm(0.15))), Mm::ZERO, dashed_edge(edge, scale));
        items.push(part_of(SemanticRole::Sign(Sign::Assumed), vec![dashes]));
    }
    let bar = Rect::new(area.x, area.y, scale.em(0.18), area.height);
    items.push(part_of(SemanticRole::Sign(Sign::Kind), vec![rounded(bar, Mm::ZERO, Paint::fill(edge))]));
    items
}

/// The dashed edge of what is assumed.
pub fn dashed_edge(colour: Colour, scale: TypeScale) -> Paint {
    let stroke = Stroke { colour, width: scale.grown(Mm(0.3)), dashes: vec![scale.em(0.45), scale.em(0.35)] };
    Paint { fill: None, stroke: Some(stroke) }
}

pub fn step(area: Rect, assumed: bool, scale: TypeScale) -> Vec<Item> {
    let radius = scale.em(0.3);
    let white = Paint::fill(Colour::WHITE);
    if assumed {
        vec![rounded(area, radius, white)]
    } else {
        vec![rounded(area, radius, white.with_edge(style::HAIRLINE, scale.grown(Mm(0.3))))]
    }
}

pub fn pill(area: Rect, icon: Icon, scale: TypeScale) -> Vec<Item> {
    let radius = (scale.line(TextStyle::Body) + scale.em(0.36)) / 2.0;
    let radius = radius.min(area.height / 2.0);
    let centre =
        Point::new(area.x + scale.em(0.98), area.y + scale.em(0.14) + scale.size(TextStyle::Body) * (ASCENT - 0.34));
    let sign = icons::draw(icon, centre, scale.em(0.98), style::MUTED, style::PILL);
    vec![rounded(area, radius, Paint::fill(style::PILL)), part_of(SemanticRole::Sign(Sign::Kind), sign)]
}

/// The icon stands where the first line begins.
pub fn missing(area: Rect, scale: TypeScale) -> Vec<Item> {
    let frame = Paint::fill(style::PANEL).with_edge(style::HAIRLINE, scale.grown(Mm(0.3)));
    let line = scale.em(0.3) + scale.size(TextStyle::Aside) * (ASCENT - 0.34);
    let centre = Point::new(area.x + scale.em(1.08), area.y + line);
    let mut items = vec![rounded(area, scale.em(0.3), frame)];
    items.extend(icons::draw(Icon::Picture, centre, scale.em(1.05), style::MUTED, style::PANEL));
    items
}

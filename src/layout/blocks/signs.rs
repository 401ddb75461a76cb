//! The states of actions as signs, and the hatched bars of waiting.
//!
//! In: a place. Out: items. Each state has a shape of its own, so that it can be recognised without colour.

use std::f64::consts::PI;

use crate::geometry::{Colour, Mm, Point, Rect};
use crate::model::CardKind;
use crate::model::brief::ActionState;
use crate::scene::{Item, Paint, PathItem, Segment, Stroke};

use super::shapes::{rounded, rule};
use crate::layout::style;
use crate::layout::style::{TypeScale, card_colours};

/// The distance between two lines of a hatched bar, in ems.
const HATCH: f64 = 0.42;

/// The sign of a state inside a square of `size`: done is a ring with a tick, under way half full, planned full, and late
/// a square with an exclamation mark.
pub fn state(state: ActionState, centre: Point, size: Mm) -> Vec<Item> {
    let colour = card_colours(CardKind::Action).edge;
    let at = |x: f64, y: f64| Point::new(centre.x + size * x, centre.y + size * y);
    let square = |side: f64| Rect::new(at(-side, 0.0).x, at(0.0, -side).y, size * (side * 2.0), size * (side * 2.0));
    let line = |points: &[Point], colour: Colour| {
        let mut segments = vec![Segment::Move(points[0])];
        segments.extend(points[1..].iter().map(|point| Segment::Line(*point)));
        Item::Path(PathItem { segments, paint: Paint::stroke(colour, size * 0.12) })
    };
    let ring = || rounded(square(0.44), size * 0.44, Paint::fill(Colour::WHITE).with_edge(colour, size * 0.11));
    match state {
        ActionState::Done => vec![ring(), line(&[at(-0.2, 0.02), at(-0.05, 0.17), at(0.22, -0.16)], colour)],
        ActionState::Doing => vec![ring(), sector(centre, size * 0.44, 1.0, colour)],
        ActionState::Planned => vec![sector(centre, size * 0.48, 2.0, colour)],
        ActionState::Late => vec![
            rounded(square(0.48), size * 0.1, Paint::fill(style::LATE)),
            line(&[at(0.0, -0.28), at(0.0, 0.08)], Colour::WHITE),
            line(&[at(0.0, 0.26), at(0.0, 0.28)], Colour::WHITE),
        ],
    }
}

/// A disc from its top to the right, so many halves of it; a path, since a box is always a background.
fn sector(centre: Point, radius: Mm, halves: f64, colour: Colour) -> Item {
    const STEPS: u32 = 32;
    let at = |angle: f64| Point::new(centre.x + radius * angle.cos(), centre.y + radius * angle.sin());
    let steps = (0..=STEPS).map(|step| at(PI * (halves * f64::from(step) / f64::from(STEPS) - 0.5)));
    let mut segments: Vec<Segment> = steps.map(Segment::Line).collect();
    segments[0] = Segment::Move(at(-PI / 2.0));
    segments.push(Segment::Close);
    Item::Path(PathItem { segments, paint: Paint::fill(colour) })
}

/// A hatched bar.
pub fn hatched(area: Rect, colour: Colour, scale: TypeScale) -> Vec<Item> {
    let width = scale.grown(Mm(0.2));
    let mut items = vec![rounded(area, Mm::ZERO, Paint::fill(Colour::WHITE).with_edge(colour, width))];
    let step = scale.em(HATCH).max(Mm(0.4));
    let stroke = Stroke { colour, width, dashes: Vec::new() };
    let mut x = area.x - area.height + step;
    while x < area.right() {
        // A line from the bottom to the top, cut off at both ends of the bar.
        let below = (area.x - x).max(Mm::ZERO);
        let above = (x + area.height - area.right()).max(Mm::ZERO);
        let from = Point::new(x + below, area.bottom() - below);
        let to = Point::new(x + area.height - above, area.y + above);
        if to.x > from.x {
            items.push(rule(from, to, stroke.clone()));
        }
        x += step;
    }
    items
}

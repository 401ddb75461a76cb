//! The dots of a square.
//!
//! In: an action. Out: its number on a dot that says whether there is still something to do.

use crate::geometry::{Colour, Mm, Point, Rect};
use crate::layout::blocks::block::Part;
use crate::layout::blocks::journey::Blocks;
use crate::layout::blocks::shapes;
use crate::layout::style;
use crate::layout::style::{TextStyle, TypeScale};
use crate::model::names::DisplayNames;
use crate::model::{Action, Card, CardKind, Status};
use crate::scene::{Group, Item, Paint, SemanticRole, Stroke, TextItem};
use crate::source::Span;

pub struct Dot {
    /// The number, shaped.
    pub number: Part,
    /// The number as text.
    pub label: String,
    span: Span,
    /// How far the action is.
    pub status: Option<Status>,
}

impl Dot {
    /// The dot of an action.
    pub fn new(blocks: &Blocks, names: &DisplayNames, card: &Card, action: &Action) -> Dot {
        let colour = match action.status {
            Some(Status::Done) => style::card_colours(card.kind).edge,
            Some(Status::Dropped) => style::MUTED,
            _ => Colour::WHITE,
        };
        let number = names.number(card).unwrap_or_default();
        Dot {
            number: blocks.part(&number, TextStyle::Number, colour),
            label: number,
            span: card.span,
            status: action.status,
        }
    }

    /// Its items in an area.
    pub fn draw(&self, area: Rect, scale: TypeScale) -> Item {
        let paint = paint(self.status, scale);
        let mut items = vec![shapes::rounded(area, area.height / 2.0, paint)];
        let size = scale.size(TextStyle::Number);
        for line in self.number.paragraph.lines(f64::INFINITY).into_iter().take(1) {
            let centre = area.centre();
            let origin = Point::new(centre.x - size * (line.width / 2.0), centre.y + size * 0.35);
            items.push(Item::Text(TextItem { origin, size, colour: self.number.colour, line }));
        }
        let span = Some(self.span);
        Item::Group(Group {
            role: SemanticRole::ChartPoint,
            label: self.label.clone(),
            span,
            items,
            ..Group::default()
        })
    }
}

/// Filled while there is something to do; hollow when it is done, and dashed when it was dropped.
pub fn paint(status: Option<Status>, scale: TypeScale) -> Paint {
    let edge = style::card_colours(CardKind::Action).edge;
    let width = scale.grown(Mm(0.4));
    match status {
        Some(Status::Done) => Paint::fill(Colour::WHITE).with_edge(edge, width),
        Some(Status::Dropped) => {
            let dashes = vec![scale.em(0.25), scale.em(0.25)];
            let stroke = Stroke { colour: style::MUTED, width: width / 2.0, dashes };
            Paint { fill: Some(Colour::WHITE), stroke: Some(stroke) }
        }
        _ => Paint::fill(edge),
    }
}

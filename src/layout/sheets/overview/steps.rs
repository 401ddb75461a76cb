//! The steps: cards with their names where columns are wide, else a row of numbers.
//!
//! In: the moments and their columns. Out: items and their height. A number that has no room is left out; those that have a
//! name on the curve, and those of key moments, come first.

use crate::geometry::{Mm, Point};
use crate::layout::blocks::block::{Background, Block, NumberMarker};
use crate::layout::blocks::icons;
use crate::layout::blocks::shapes::{part_of, rule};
use crate::layout::style;
use crate::layout::style::{TextStyle, TypeScale};
use crate::model::Evidence;
use crate::scene::{Item, SemanticRole, Stroke};

use super::columns::OverviewColumns;
use super::content::Content;
use super::write;
use super::write::Side;

/// Gap between two cards, in ems.
const GAP: f64 = 0.3;
/// The steps between numbers to choose from.
const STEPS: [usize; 8] = [1, 5, 10, 20, 50, 100, 200, 500];
/// The least distance between two numbers, in ems.
const APART: f64 = 0.35;

/// The card of a moment.
pub fn card(content: &Content, index: usize) -> Block {
    let moment = content.moment(index);
    let mut name = content.part(&content.name(moment), TextStyle::Name);
    if let Some(number) = moment.number {
        let number = content.blocks.shape(&number.to_string(), TextStyle::Number.face());
        let colour = content.blocks.house.number_colour();
        name = name.with_marker(NumberMarker { number, colour, star: moment.is_key });
    }
    let assumed = content.step(moment).is_some_and(|step| step.evidence == Some(Evidence::Assumed));
    Block {
        role: SemanticRole::Step,
        label: content.label(moment),
        span: Some(content.span(moment)),
        background: Background::Step { assumed },
        parts: vec![name],
    }
}

/// The height of the highest card.
pub fn cards_height(content: &Content, columns: &OverviewColumns, scale: TypeScale) -> Mm {
    let heights = columns.slots.iter().enumerate();
    let heights = heights.map(|(index, slot)| card(content, index).height(slot.width - scale.em(GAP), scale));
    heights.fold(Mm::ZERO, Mm::max)
}

/// The cards, all of one height.
pub fn draw_cards(content: &Content, columns: &OverviewColumns, top: Mm, height: Mm, scale: TypeScale) -> Vec<Item> {
    let draw = |(index, slot): (usize, &crate::layout::pagination::column_widths::Slot)| {
        let corner = Point::new(slot.x + scale.em(GAP / 2.0), top);
        card(content, index).draw(corner, slot.width - scale.em(GAP), height, scale)
    };
    columns.slots.iter().enumerate().map(draw).collect()
}

/// The height of the row of numbers: a tick, a number, a star.
pub fn numbers_height(content: &Content, scale: TypeScale) -> Mm {
    let stars = content.brief.moments.iter().any(|moment| moment.is_key);
    scale.em(0.5) + scale.line(TextStyle::Tiny) + if stars { scale.em(1.0) } else { Mm::ZERO }
}

/// The row of numbers; `named` are the moments that have a name on the curve.
pub fn draw_numbers(content: &Content, columns: &OverviewColumns, named: &[usize], top: Mm, scale: TypeScale) -> Item {
    let mut items = ticks(columns, top, scale);
    let wanted = wanted(content, columns, named, scale);
    let mut taken: Vec<(Mm, Mm)> = Vec::new();
    for (index, is_named) in wanted {
        let moment = content.moment(index);
        let Some(number) = moment.number else { continue };
        let colour = if is_named { style::INK } else { style::MUTED };
        let text_style = if is_named { TextStyle::Number } else { TextStyle::Tiny };
        let part = content.blocks.part(&number.to_string(), text_style, colour);
        let width = part.natural_width(scale);
        let (x, right) = (columns.slots[0].x, columns.slots[columns.slots.len() - 1]);
        let right = right.x + right.width;
        let left = (columns.middle(index) - width / 2.0).max(x).min(right - width);
        let place = (left - scale.em(APART), left + width + scale.em(APART));
        let at = taken.partition_point(|other| other.0 < place.0);
        let is_free = taken.get(at).is_none_or(|next| next.0 >= place.1 - scale.em(APART))
            && (at == 0 || taken[at - 1].1 - scale.em(APART) <= place.0);
        if !is_free {
            continue;
        }
        taken.insert(at, place);
        write::line(&part, Point::new(left, top + scale.em(0.5)), Side::Left, scale, &mut items);
        if moment.is_key {
            let y = top + scale.em(0.5 + 0.5) + scale.line(TextStyle::Tiny);
            items.push(icons::star(Point::new(left + width / 2.0, y), scale.em(0.45), style::STAR));
        }
    }
    part_of(SemanticRole::Decoration, items)
}

/// The moments whose numbers are wanted, the most important first.
fn wanted(content: &Content, columns: &OverviewColumns, named: &[usize], scale: TypeScale) -> Vec<(usize, bool)> {
    let widest = content.aside(&columns.slots.len().to_string(), TextStyle::Tiny).natural_width(scale);
    let room = widest + scale.em(APART * 2.0);
    let step = STEPS.into_iter().find(|step| columns.pitch * crate::layout::numbers::to_f64(*step) >= room);
    let step = step.unwrap_or(STEPS[STEPS.len() - 1]);
    let keys = (0..columns.slots.len()).filter(|index| content.moment(*index).is_key);
    let mut wanted: Vec<(usize, bool)> = named.iter().copied().chain(keys).map(|index| (index, true)).collect();
    wanted.sort_by_key(|(index, _)| !content.moment(*index).is_key);
    let is_round = |number: usize| number == 1 || number.is_multiple_of(step);
    wanted.extend(
        (0..columns.slots.len()).filter(|at| content.moment(*at).number.is_some_and(is_round)).map(|at| (at, false)),
    );
    wanted
}

fn ticks(columns: &OverviewColumns, top: Mm, scale: TypeScale) -> Vec<Item> {
    if columns.pitch < scale.em(0.35) {
        return Vec::new();
    }
    let stroke = Stroke { colour: style::MUTED, width: scale.grown(Mm(0.15)), dashes: Vec::new() };
    let tick = |index: usize| {
        let x = columns.middle(index);
        rule(Point::new(x, top + scale.em(0.1)), Point::new(x, top + scale.em(0.4)), stroke.clone())
    };
    (0..columns.slots.len()).map(tick).collect()
}

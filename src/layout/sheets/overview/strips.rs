//! The strips under the curve: waiting, negatives, opportunities and actions at each step.
//!
//! In: the moments and their columns. Out: strips that know their heights, and their items. Where columns are wide, cards
//! stand with their numbers; else as marks, which stack down, with the total as a number where there is no room for all.

use crate::geometry::{Colour, Mm, Point, Rect};
use crate::layout::blocks::shapes::{part_of, rounded, rule};
use crate::layout::blocks::signs;
use crate::layout::numbers::to_f64;
use crate::layout::style;
use crate::layout::style::{TextStyle, TypeScale, card_colours};
use crate::model::brief::Moment;
use crate::model::totals::Days;
use crate::model::{CardId, CardKind};
use crate::scene::{Group, Item, Paint, PathItem, Segment, SemanticRole, Sign, Stroke};

use super::StepDisplay;
use super::columns::OverviewColumns;
use super::content::Content;
use super::drop_order::Kept;
use super::write;
use super::write::Side;

/// The height of a row of numbers, in ems, with the gap below it.
const ROW: f64 = 1.62;
/// The height of the background of a number, in ems.
const PILL: f64 = 1.34;
/// The size of a mark, in ems.
const MARK: f64 = 0.82;
/// The most rows of numbers at one step.
const MOST_ROWS: usize = 4;
/// Below this pitch, in ems, marks are squeezed and there are no numbers.
const DENSE: f64 = 1.15;
/// The most waiting bars with words, where columns are narrow.
const MOST_WORDS: usize = 6;

/// What a strip shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StripKind {
    Waiting,
    Cards(CardKind),
}

/// A strip, measured.
pub struct Strip {
    kind: StripKind,
    display: StepDisplay,
    pub height: Mm,
}

/// The strips that are wanted and have anything to show.
pub fn of(
    content: &Content,
    columns: &OverviewColumns,
    display: StepDisplay,
    kept: &Kept,
    scale: TypeScale,
) -> Vec<Strip> {
    let kinds = [
        (StripKind::Waiting, kept.waiting),
        (StripKind::Cards(CardKind::Negative), true),
        (StripKind::Cards(CardKind::Opportunity), kept.opportunities),
        (StripKind::Cards(CardKind::Action), kept.actions),
    ];
    let wanted = kinds.into_iter().filter(|(kind, wanted)| *wanted && shows(content, *kind));
    wanted.map(|(kind, _)| Strip { kind, display, height: height(content, columns, kind, display, scale) }).collect()
}

fn shows(content: &Content, kind: StripKind) -> bool {
    content.brief.moments.iter().any(|moment| match kind {
        StripKind::Waiting => moment.waiting.is_some_and(|days| days.high > 0.0),
        StripKind::Cards(kind) => !cards(moment, kind).is_empty(),
    })
}

fn cards(moment: &Moment, kind: CardKind) -> &[CardId] {
    match kind {
        CardKind::Negative => &moment.negatives,
        CardKind::Opportunity => &moment.opportunities,
        _ => &moment.actions,
    }
}

fn height(content: &Content, columns: &OverviewColumns, kind: StripKind, display: StepDisplay, scale: TypeScale) -> Mm {
    match (kind, display) {
        (StripKind::Waiting, StepDisplay::Cards) => scale.em(ROW),
        (StripKind::Waiting, _) => scale.em(2.1),
        (StripKind::Cards(kind), StepDisplay::Cards) => {
            let rows = content.brief.moments.iter().zip(&columns.slots).map(|(moment, slot)| {
                placed(content, cards(moment, kind), slot.width, scale).last().map_or(0, |last| last.1 + 1)
            });
            scale.em(ROW * to_f64(rows.max().unwrap_or(1).max(1)))
        }
        (StripKind::Cards(kind), _) => {
            let highest = content.brief.moments.iter().map(|moment| cards(moment, kind).len()).max().unwrap_or(0);
            scale.em(MARK * 1.12 * to_f64(highest.clamp(1, most_marks(kind))) + 0.5)
        }
    }
}

/// The most marks below each other.
const fn most_marks(kind: CardKind) -> usize {
    match kind {
        CardKind::Negative => 4,
        _ => 2,
    }
}

/// The widths of the numbers of some cards, each with its row and its distance from the left; the last one may be "+ n".
fn placed(content: &Content, cards: &[CardId], width: Mm, scale: TypeScale) -> Vec<(Option<CardId>, usize, Mm, Mm)> {
    let gap = scale.em(0.3);
    let mut placed: Vec<(Option<CardId>, usize, Mm, Mm)> = Vec::new();
    let (mut row, mut x) = (0, Mm::ZERO);
    for id in cards {
        let wide = pill_width(content, *id, scale);
        if x > Mm::ZERO && x + wide > width - gap {
            (row, x) = (row + 1, Mm::ZERO);
        }
        if row == MOST_ROWS {
            // The rest is said as a number in place of the last.
            let last = placed.len() - 1;
            placed[last].0 = None;
            break;
        }
        placed.push((Some(*id), row, x, wide));
        x += wide + gap;
    }
    placed
}

fn number(content: &Content, id: CardId) -> String {
    content.names.number(content.journey.card(id)).unwrap_or_default()
}

fn pill_width(content: &Content, id: CardId, scale: TypeScale) -> Mm {
    let words = content.part(&number(content, id), TextStyle::Number).natural_width(scale);
    let sign = if content.journey.card(id).kind == CardKind::Action { scale.em(1.15) } else { Mm::ZERO };
    words + sign + scale.em(0.95)
}

/// The number of a card on its background, as on the map; an action with the sign of its state.
pub fn pill(content: &Content, id: CardId, corner: Point, scale: TypeScale) -> Item {
    let card = content.journey.card(id);
    let colours = card_colours(card.kind);
    let area = Rect::new(corner.x, corner.y, pill_width(content, id, scale), scale.em(PILL));
    let edge = Rect { width: scale.em(0.16), ..area };
    let kind = part_of(SemanticRole::Sign(Sign::Kind), vec![rounded(edge, Mm::ZERO, Paint::fill(colours.edge))]);
    let mut items = vec![rounded(area, Mm::ZERO, Paint::fill(colours.background)), kind];
    let words = content.blocks.part(&number(content, id), TextStyle::Number, colours.edge);
    let top = area.y + (area.height - scale.line(TextStyle::Number)) / 2.0;
    write::line(&words, Point::new(area.x + scale.em(0.5), top), Side::Left, scale, &mut items);
    if let Some(state) = content.brief.state(card) {
        let centre = Point::new(area.right() - scale.em(0.75), area.centre().y);
        items.push(part_of(SemanticRole::Decoration, signs::state(state, centre, scale.em(0.85))));
    }
    Item::Group(Group { role: SemanticRole::Card, span: Some(card.span), items, ..Group::default() })
}

/// The width of some pills on one line.
pub fn pills_width(content: &Content, ids: &[CardId], scale: TypeScale) -> Mm {
    ids.iter().map(|id| pill_width(content, *id, scale) + scale.em(0.3)).sum()
}

impl Strip {
    /// How far below its top the name of its lane stands: at the foot of standing bars.
    pub fn name_drop(&self, scale: TypeScale) -> Mm {
        match (self.kind, self.display) {
            (StripKind::Waiting, StepDisplay::Names | StepDisplay::Numbers) => {
                self.height - scale.line(TextStyle::Name)
            }
            _ => scale.em(0.1),
        }
    }

    /// The name of its lane.
    pub fn name(&self, content: &Content) -> &'static str {
        match self.kind {
            StripKind::Waiting => content.words.waits,
            StripKind::Cards(kind) => content.blocks.lane_name(kind),
        }
    }

    pub fn draw(&self, content: &Content, columns: &OverviewColumns, top: Mm, scale: TypeScale) -> Item {
        match (self.kind, self.display) {
            (StripKind::Waiting, StepDisplay::Cards) => {
                part_of(SemanticRole::Decoration, lying(content, columns, top, scale))
            }
            (StripKind::Waiting, _) => part_of(
                SemanticRole::Decoration,
                standing(content, columns, Rect::new(Mm::ZERO, top, Mm::ZERO, self.height), scale),
            ),
            (StripKind::Cards(kind), StepDisplay::Cards) => {
                part_of(SemanticRole::Cards, numbered(content, columns, kind, top, scale))
            }
            (StripKind::Cards(kind), _) => {
                part_of(SemanticRole::Decoration, marked(content, columns, kind, top, scale))
            }
        }
    }
}

/// Numbers of cards, in rows at each step.
fn numbered(content: &Content, columns: &OverviewColumns, kind: CardKind, top: Mm, scale: TypeScale) -> Vec<Item> {
    let mut items = Vec::new();
    for (moment, slot) in content.brief.moments.iter().zip(&columns.slots) {
        let all = cards(moment, kind);
        let shown = placed(content, all, slot.width, scale);
        for (id, row, x, _) in &shown {
            let corner = Point::new(slot.x + scale.em(0.2) + *x, top + scale.em(ROW * to_f64(*row) + 0.1));
            if let Some(id) = id {
                items.push(pill(content, *id, corner, scale));
            } else {
                let left = all.len() + 1 - shown.len();
                let words = content.aside(&content.words.more(&left.to_string()), TextStyle::Number);
                write::line(&words, corner, Side::Left, scale, &mut items);
            }
        }
    }
    items
}

/// Marks of cards, below each other at each step.
fn marked(content: &Content, columns: &OverviewColumns, kind: CardKind, top: Mm, scale: TypeScale) -> Vec<Item> {
    let is_dense = columns.pitch < scale.em(DENSE);
    let most = most_marks(kind);
    let size = scale.em(MARK).min(columns.pitch * 0.82);
    let room = height(content, columns, StripKind::Cards(kind), StepDisplay::Numbers, scale) - scale.em(0.5);
    let mut items = Vec::new();
    for (index, moment) in content.brief.moments.iter().enumerate() {
        let all = cards(moment, kind);
        let shown = if all.len() <= most || is_dense { all.len() } else { most - 1 };
        let step = if is_dense { (size * 1.12).min(room / to_f64(all.len().max(1))) } else { scale.em(MARK * 1.12) };
        let each = size.min(step * 0.9);
        let x = columns.middle(index);
        for (at, id) in all.iter().take(shown).enumerate() {
            let centre = Point::new(x, top + scale.em(0.2) + step * (to_f64(at) + 0.5));
            let (span, items_of_mark) =
                (Some(content.journey.card(*id).span), mark(content, *id, centre, (size, each)));
            items.push(Item::Group(Group { span, items: items_of_mark, ..Group::default() }));
        }
        if shown < all.len() {
            let colour = if kind == CardKind::Negative { style::LATE } else { card_colours(kind).edge };
            let words = content.blocks.part(&all.len().to_string(), TextStyle::Tiny, colour);
            let y = top + scale.em(0.2) + step * to_f64(shown) - scale.em(0.1);
            write::line(&words, Point::new(x, y), Side::Middle, scale, &mut items);
        }
    }
    items
}

/// The mark of a card: a square, a diamond, or the sign of a state.
fn mark(content: &Content, id: CardId, centre: Point, (width, height): (Mm, Mm)) -> Vec<Item> {
    let card = content.journey.card(id);
    let colour = card_colours(card.kind).edge;
    match (card.kind, content.brief.state(card)) {
        (_, Some(state)) => signs::state(state, centre, width.min(height)),
        (CardKind::Opportunity, None) => vec![diamond(centre, width, height, colour)],
        _ => {
            let area = Rect::new(centre.x - width / 2.0, centre.y - height / 2.0, width, height);
            vec![rounded(area, Mm::ZERO, Paint::fill(colour))]
        }
    }
}

fn diamond(centre: Point, width: Mm, height: Mm, colour: Colour) -> Item {
    let (x, y) = (width * 0.55, height * 0.55);
    let corners = [
        Point::new(centre.x, centre.y - y),
        Point::new(centre.x + x, centre.y),
        Point::new(centre.x, centre.y + y),
        Point::new(centre.x - x, centre.y),
    ];
    let mut segments = vec![Segment::Move(corners[0])];
    segments.extend(corners[1..].iter().map(|corner| Segment::Line(*corner)));
    segments.push(Segment::Close);
    let paint = Paint::fill(Colour::WHITE).with_edge(colour, width.min(height) * 0.14);
    Item::Path(PathItem { segments, paint })
}

/// The longest waiting at one step.
fn longest(content: &Content) -> f64 {
    content.brief.moments.iter().filter_map(|moment| moment.waiting).map(|days| days.high).fold(0.0, f64::max)
}

fn colour_of(content: &Content, columns: &OverviewColumns, index: usize) -> Colour {
    let phase = columns.phases.partition_point(|phase| phase.moments.end <= index);
    content.blocks.house.phase_colour(phase)
}

/// Lying bars of waiting, each with its time where it has room.
fn lying(content: &Content, columns: &OverviewColumns, top: Mm, scale: TypeScale) -> Vec<Item> {
    let longest = longest(content).max(1e-9);
    let mut items = Vec::new();
    for (index, (moment, slot)) in content.brief.moments.iter().zip(&columns.slots).enumerate() {
        let Some(waiting) = moment.waiting.filter(|days| days.high > 0.0) else { continue };
        let words = content.part(&content.time(Some(waiting)).unwrap_or_default(), TextStyle::Name);
        let room = (slot.width - words.natural_width(scale) - scale.em(0.9)).max(slot.width * 0.2);
        let width = (room * (waiting.high / longest)).max(Mm(0.6));
        let area = Rect::new(slot.x + scale.em(0.2), top + scale.em(0.25), width, scale.em(0.95));
        items.extend(signs::hatched(area, colour_of(content, columns, index), scale));
        if area.right() + words.natural_width(scale) + scale.em(0.4) <= slot.x + slot.width {
            let at = Point::new(area.right() + scale.em(0.35), top + scale.em(0.1));
            write::line(&words, at, Side::Left, scale, &mut items);
        }
    }
    items
}

/// Standing bars of waiting; the longest few have words.
fn standing(content: &Content, columns: &OverviewColumns, area: Rect, scale: TypeScale) -> Vec<Item> {
    let longest = longest(content).max(1e-9);
    let foot = area.bottom() - scale.em(0.25);
    let most = area.height - scale.em(0.35);
    let width = scale.em(0.9).min(columns.pitch * 0.8);
    let mut items = vec![base(columns, foot, scale)];
    let mut taken: Vec<(Mm, Mm)> = Vec::new();
    let mut bars: Vec<(usize, Days)> = Vec::new();
    for (index, moment) in content.brief.moments.iter().enumerate() {
        let Some(waiting) = moment.waiting.filter(|days| days.high > 0.0) else { continue };
        let height = (most * (waiting.high / longest)).max(Mm(0.4));
        let x = columns.middle(index) - width / 2.0;
        items.extend(signs::hatched(
            Rect::new(x, foot - height, width, height),
            colour_of(content, columns, index),
            scale,
        ));
        taken.push((x, x + width));
        bars.push((index, waiting));
    }
    bars.sort_by(|one, other| other.1.high.total_cmp(&one.1.high));
    let right = columns.slots.last().map_or(Mm::ZERO, |slot| slot.x + slot.width);
    for (index, waiting) in bars.into_iter().take(MOST_WORDS) {
        let words = content.part(&content.time(Some(waiting)).unwrap_or_default(), TextStyle::Aside);
        let from = columns.middle(index) + width / 2.0 + scale.em(0.3);
        let to = from + words.natural_width(scale);
        let is_free = to <= right && taken.iter().all(|(start, end)| *end <= from || *start >= to + scale.em(0.3));
        if is_free {
            taken.push((from, to));
            write::line(&words, Point::new(from, foot - scale.line(TextStyle::Aside)), Side::Left, scale, &mut items);
        }
    }
    items
}

fn base(columns: &OverviewColumns, y: Mm, scale: TypeScale) -> Item {
    let (first, last) = (columns.slots[0], columns.slots[columns.slots.len() - 1]);
    let stroke = Stroke { colour: style::HAIRLINE, width: scale.grown(style::HAIRLINE_WIDTH), dashes: Vec::new() };
    rule(Point::new(first.x, y), Point::new(last.x + last.width, y), stroke)
}

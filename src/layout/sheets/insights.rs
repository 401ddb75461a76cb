//! Cards to cut out, one for each insight.
//!
//! In: a journey. Out: its sheets of cards, none where it has no insight. Cards stand in a grid, so that straight cuts
//! part them. What is left of a grid stays empty, for what is still to be learnt.

use std::ops::Range;

use crate::geometry::{Colour, Mm, Point, Rect, Size};
use crate::model::names::DisplayNames;
use crate::model::{Card, CardKind, Journey, Place};
use crate::scene::{Group, Item, Paint, Scene, SemanticRole, SheetKind, Stroke};

use super::frame::{Frame, Inside, SheetTitle};
use crate::layout::blocks::block::Part;
use crate::layout::blocks::journey::{Blocks, cut};
use crate::layout::blocks::stack::Stack;
use crate::layout::blocks::{icons, shapes};
use crate::layout::numbers::to_f64;
use crate::layout::options::Options;
use crate::layout::paper::A3_LARGEST;
use crate::layout::style;
use crate::layout::style::{TextStyle, TypeScale};

/// The area of a card on A3 and below, in square millimetres: an A6 card less what head and foot of the sheet take.
/// It grows with the largest type.
const AREA: f64 = 12_500.0;
/// The aspect ratio of a card, about.
const ASPECT: f64 = 4.0 / 3.0;
/// Padding between a cut and the text of a card, in ems.
const INSIDE: f64 = 1.2;
/// Gap between the text and the foot of a card, in ems.
const GAP: f64 = 0.8;
/// Cut lines extend beyond the cards by this, in ems.
const BEYOND: f64 = 0.5;
/// The step between type sizes, in points.
const STEP: f64 = 0.25;

/// The number of columns and rows of cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct CardGrid {
    across: usize,
    down: usize,
}

/// The contents of one card.
struct CutCard<'c> {
    card: &'c Card,
    label: String,
    number: Part,
    /// The number on a card that continues another one.
    again: Part,
    words: Vec<Part>,
    foot: Vec<Part>,
}

/// A card, and the lines of its words that stand on it.
type Cut<'a> = (&'a CutCard<'a>, Range<usize>);

/// Cards of one size, in one type.
struct CardBatch<'a> {
    grid: CardGrid,
    scale: TypeScale,
    cards: Vec<Cut<'a>>,
}

/// The sheets of insights.
pub fn sheets(journey: &Journey, blocks: &Blocks, options: &Options) -> Vec<Scene> {
    let cards = cards(journey, blocks);
    if cards.is_empty() {
        return Vec::new();
    }
    let head = SheetTitle { name: blocks.lane_name(CardKind::Insight).to_owned(), lines: Vec::new() };
    let frame = Frame::new(journey, blocks, SheetKind::Insights, options.paper, &head);
    let batches = batches(&frame, &cards);
    let of = batches.iter().map(|batch| batch.cards.len().div_ceil(batch.grid.count())).sum();
    let mut scenes = Vec::new();
    for batch in &batches {
        for cards in batch.cards.chunks(batch.grid.count()) {
            let inside = batch.draw(&frame, cards);
            scenes.push(frame.scene(inside, batch.scale, (scenes.len() + 1, of)));
        }
    }
    scenes
}

fn cards<'c>(journey: &'c Journey, blocks: &Blocks) -> Vec<CutCard<'c>> {
    let names = DisplayNames::new(journey);
    let colour = style::card_colours(CardKind::Insight).edge;
    let title = blocks.part(&cut(&journey.title.value), TextStyle::Aside, style::MUTED);
    let mut cards = Vec::new();
    for (_, card) in journey.cards_of(CardKind::Insight) {
        let number = names.number(card).unwrap_or_default();
        let from = origin(journey, &names, card.place);
        let mut foot: Vec<Part> =
            from.iter().map(|from| blocks.part(&cut(from), TextStyle::Name, style::INK)).collect();
        foot.push(title.clone());
        let continued = format!("{number} ({})", blocks.words.continued);
        cards.push(CutCard {
            card,
            number: blocks.part(&number, TextStyle::Heading, colour),
            again: blocks.part(&continued, TextStyle::Heading, colour),
            label: number,
            words: blocks.divided(&card.text.value, TextStyle::Large, style::INK),
            foot,
        });
    }
    cards
}

/// The phase and the step that an insight belongs to; none for one of the whole journey.
fn origin(journey: &Journey, names: &DisplayNames, place: Place) -> Option<String> {
    let step_word = journey.language.plan_words().one.step;
    match place {
        Place::Journey => None,
        Place::Phase(phase) => Some(journey.phases.get(phase)?.name.value.clone()),
        Place::Step(phase, step) => {
            let of = journey.phases.get(phase)?;
            let name = &of.steps.get(step)?.name.value;
            let number = names.step_number(phase, step);
            Some(format!("{} – {} {number}: {name}", of.name.value, names.in_sentence(step_word)))
        }
    }
}

/// Cards in batches of one size: each on the smallest card on which it is readable, and each batch in the largest type that
/// fits all of its cards.
fn batches<'a>(frame: &Frame, cards: &'a [CutCard<'a>]) -> Vec<CardBatch<'a>> {
    let range = frame.range;
    let grids = grids(frame);
    let readable = TypeScale::of(range.readable, range.smallest);
    let smallest = TypeScale::of(range.smallest, range.smallest);
    let mut of: Vec<Vec<&CutCard>> = vec![Vec::new(); grids.len()];
    for card in cards {
        let fits = |grid: &CardGrid| card.fits(grid.card(frame, readable), readable);
        of[grids.iter().position(fits).unwrap_or(grids.len() - 1)].push(card);
    }
    let batch = |(grid, cards): (CardGrid, Vec<&'a CutCard<'a>>)| {
        let all_fit = |scale: TypeScale| cards.iter().all(|card| card.fits(grid.card(frame, scale), scale));
        let scale = largest(range.smallest, range.largest, all_fit).unwrap_or(smallest);
        let size = grid.card(frame, scale);
        CardBatch { grid, scale, cards: cards.iter().flat_map(|card| card.parted(size, scale)).collect() }
    };
    grids.into_iter().zip(of).filter(|(_, cards)| !cards.is_empty()).map(batch).collect()
}

/// The largest type from `smallest` to `largest` points that fits.
fn largest(smallest: f64, largest: f64, fits: impl Fn(TypeScale) -> bool) -> Option<TypeScale> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few dozen steps")]
    let most = ((largest - smallest) / STEP) as u32;
    (0..=most).rev().map(|step| TypeScale::of(smallest + STEP * f64::from(step), smallest)).find(|scale| fits(*scale))
}

/// The grids that a sheet may have, the one with the smallest cards first, down to one card.
fn grids(frame: &Frame) -> Vec<CardGrid> {
    let growth = (frame.range.largest / A3_LARGEST).powi(2);
    let scale = TypeScale::of(frame.range.largest, frame.range.smallest);
    let room = frame.room(scale);
    let mut grids = Vec::new();
    let mut area = AREA * growth;
    while area < room.width.0 * room.height.0 {
        let grid = best_grid(room, area);
        if grids.last() != Some(&grid) {
            grids.push(grid);
        }
        area *= 2.0;
    }
    let alone = CardGrid { across: 1, down: 1 };
    grids.extend((grids.last() != Some(&alone)).then_some(alone));
    grids
}

/// The grid whose cards are nearest to an area and to the shape of a card.
fn best_grid(room: Rect, area: f64) -> CardGrid {
    let mut best = (CardGrid { across: 1, down: 1 }, f64::INFINITY);
    for across in 1..=40_u32 {
        for down in 1..=40_u32 {
            let (width, height) = (room.width.0 / f64::from(across), room.height.0 / f64::from(down));
            let aspect = width.max(height) / width.min(height);
            let cost = (width * height / area).ln().abs() + (aspect / ASPECT).ln().abs();
            if cost < best.1 {
                best = (CardGrid { across: across as usize, down: down as usize }, cost);
            }
        }
    }
    best.0
}

impl CardGrid {
    const fn count(self) -> usize {
        self.across * self.down
    }

    /// The size of a card.
    fn card(self, frame: &Frame, scale: TypeScale) -> Size {
        let room = frame.room(scale).inset(scale.em(BEYOND));
        Size { width: room.width / to_f64(self.across), height: room.height / to_f64(self.down) }
    }
}

impl CutCard<'_> {
    fn fits(&self, size: Size, scale: TypeScale) -> bool {
        let words = stack(&self.words, size.width, scale).height(&(0..usize::MAX));
        words <= self.room(size, scale)
    }

    /// The height that a card has for words.
    fn room(&self, size: Size, scale: TypeScale) -> Mm {
        let all = 0..usize::MAX;
        let number = stack(std::slice::from_ref(&self.again), size.width, scale).height(&all);
        let foot = stack(&self.foot, size.width, scale).height(&all);
        size.height - scale.em(INSIDE * 2.0 + GAP * 2.0) - number - foot
    }

    /// The card, or several where its words do not fit on one.
    fn parted(&self, size: Size, scale: TypeScale) -> Vec<Cut<'_>> {
        let words = stack(&self.words, size.width, scale);
        let count = words.lines().count();
        let room = self.room(size, scale);
        let mut cuts = Vec::new();
        let mut from = 0;
        while from < count {
            let lines = words.fitting(from, room);
            from = lines.end;
            cuts.push((self, lines));
        }
        cuts
    }

    fn draw(&self, lines: &Range<usize>, area: Rect, scale: TypeScale) -> Item {
        let inner = area.inset(scale.em(INSIDE));
        let colours = style::card_colours(CardKind::Insight);
        let bar = Rect { height: scale.em(0.3), ..inner };
        let mut items = vec![decoration(vec![shapes::rounded(bar, Mm::ZERO, Paint::fill(colours.edge))])];
        let all = 0..usize::MAX;
        let number = if lines.start == 0 { &self.number } else { &self.again };
        let top = Point::new(inner.x, inner.y + scale.em(GAP));
        let below = stack(std::slice::from_ref(number), area.width, scale).draw(&all, top, &mut items);
        stack(&self.words, area.width, scale).draw(lines, Point::new(inner.x, below), &mut items);
        let foot = stack(&self.foot, area.width, scale);
        foot.draw(&all, Point::new(inner.x, inner.bottom() - foot.height(&all)), &mut items);
        Item::Group(Group {
            role: SemanticRole::CutCard,
            label: self.label.clone(),
            span: Some(self.card.span),
            items,
            ..Group::default()
        })
    }
}

/// Paragraphs on a card of this width.
fn stack(parts: &[Part], width: Mm, scale: TypeScale) -> Stack<'_> {
    Stack { parts, width: width - scale.em(INSIDE * 2.0), scale }
}

impl CardBatch<'_> {
    fn draw(&self, frame: &Frame, cards: &[Cut]) -> Inside {
        let scale = self.scale;
        let room = frame.room(scale).inset(scale.em(BEYOND));
        let size = self.grid.card(frame, scale);
        let mut items = Vec::new();
        for (index, (card, lines)) in cards.iter().enumerate() {
            items.push(card.draw(lines, self.place(index, room, size), scale));
        }
        // Cards that are still empty have the edge alone.
        for index in cards.len()..self.grid.count() {
            let area = self.place(index, room, size).inset(scale.em(INSIDE));
            let bar = Rect { height: scale.em(0.3), ..area };
            let colour = style::card_colours(CardKind::Insight).background;
            items.push(decoration(vec![shapes::rounded(bar, Mm::ZERO, Paint::fill(colour))]));
        }
        items.push(decoration(self.cuts(room, size)));
        let numbers: Vec<&str> = cards.iter().map(|(card, _)| card.label.as_str()).collect();
        Inside { items, description: format!("{}.", numbers.join(", ")) }
    }

    /// Where the card with this index on a sheet stands.
    fn place(&self, index: usize, room: Rect, size: Size) -> Rect {
        let (column, row) = (index % self.grid.across, index / self.grid.across);
        let x = room.x + size.width * to_f64(column);
        let y = room.y + size.height * to_f64(row);
        Rect::new(x, y, size.width, size.height)
    }

    /// Dashed lines between and around the cards, with a pair of scissors at two of them.
    fn cuts(&self, room: Rect, size: Size) -> Vec<Item> {
        let scale = self.scale;
        let beyond = scale.em(BEYOND);
        let dashes = vec![scale.em(0.6), scale.em(0.5)];
        let stroke = || Stroke { colour: style::MUTED, width: scale.grown(Mm(0.25)), dashes: dashes.clone() };
        let line = |from: Point, to: Point| shapes::rule(from, to, stroke());
        let mut items = Vec::new();
        for row in 0..=self.grid.down {
            let y = room.y + size.height * to_f64(row);
            items.push(line(Point::new(room.x - beyond, y), Point::new(room.right() + beyond, y)));
        }
        for column in 0..=self.grid.across {
            let x = room.x + size.width * to_f64(column);
            items.push(line(Point::new(x, room.y - beyond), Point::new(x, room.bottom() + beyond)));
        }
        let at = Point::new(room.x + scale.em(3.0), room.y);
        items.extend(icons::scissors(at, scale.em(1.4), style::MUTED, Colour::WHITE));
        items
    }
}

fn decoration(items: Vec<Item>) -> Item {
    Item::Group(Group { items, ..Group::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_are_about_as_large_on_every_paper() {
        let grid = |width: f64, height: f64, growth: f64| {
            let grid = best_grid(Rect::new(Mm::ZERO, Mm::ZERO, Mm(width), Mm(height)), AREA * growth);
            (grid.across, grid.down)
        };
        // The rooms of A5, A4, A3, a standing A3, and A0.
        assert_eq!(grid(192.0, 105.0, 1.0), (2, 1));
        assert_eq!(grid(279.0, 165.0, 1.0), (2, 2));
        assert_eq!(grid(402.0, 245.0, 1.0), (4, 2));
        assert_eq!(grid(279.0, 368.0, 1.0), (3, 3));
        assert_eq!(grid(1171.0, 770.0, 4.0), (6, 3));
    }
}

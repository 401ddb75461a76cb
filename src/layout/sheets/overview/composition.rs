//! All parts of the sheet below each other.
//!
//! In: the content, what is kept of it, and a type size. Out: whether it fits, and the scene. Height that is left goes to the
//! curve first, and then between the parts.

use crate::geometry::{Colour, Mm, Point, Rect};
use crate::layout::blocks::journey::{LONGEST, cut};
use crate::layout::blocks::shapes::{part_of, rounded};
use crate::layout::map::footer;
use crate::layout::map::footer::{Footer, LegendSymbol};
use crate::layout::numbers::to_f64;
use crate::layout::style::{MARGIN, TextStyle, TypeScale};
use crate::model::brief::ActionState;
use crate::scene::{Group, Item, Paint, Scene, SemanticRole, SheetKind};

use super::arrows::Arrows;
use super::columns::OverviewColumns;
use super::content::Content;
use super::drop_order::{Kept, RegisterDetail};
use super::head::{Head, figures_in_line};
use super::ladder::Ladder;
use super::lists::Lists;
use super::lists::phases::state_name;
use super::register::Register;
use super::strips::Strip;
use super::write::Side;
use super::{StepDisplay, arrows, brackets, curve, gutter, steps, strips, write};

/// Gaps between two parts, in ems: the least, and the most where there is room.
const GAP: (f64, f64) = (0.7, 2.0);
/// The height of the tints between ladder and arrows, in ems.
const TINTS: f64 = 1.9;
/// How much of a phase's colour is in the background of its strips.
const GROUND: f64 = 0.055;
/// Where type may grow, this share of the room stays free.
const FREE: f64 = 0.02;
/// The most characters of a fact at the foot.
const LONGEST_FACT: usize = 90;

/// The sheet, measured.
pub struct Composition<'a> {
    content: &'a Content<'a>,
    kept: Kept,
    scale: TypeScale,
    display: StepDisplay,
    columns: OverviewColumns,
    head: Head,
    ladder: Option<Ladder>,
    arrows: Arrows,
    cards: Mm,
    numbers: Mm,
    curve: (Mm, Mm),
    strips: Vec<Strip>,
    brackets: Mm,
    lists: Lists<'a>,
    lists_height: Mm,
    register: Option<Register>,
    foot: Footer,
}

/// How high the gaps are, and the curve.
struct Heights {
    gap: Mm,
    curve: Mm,
}

impl<'a> Composition<'a> {
    pub fn measure(content: &'a Content<'a>, kept: Kept, scale: TypeScale) -> Composition<'a> {
        let width = content.size.width - MARGIN * 2.0;
        let left = MARGIN + gutter(content, width, scale);
        let room = MARGIN + width - left;
        let columns = OverviewColumns::of(content, left, room, scale);
        let display = StepDisplay::of(columns.pitch / scale.em(1.0), kept.cards);
        let cards =
            if display == StepDisplay::Cards { steps::cards_height(content, &columns, scale) } else { Mm::ZERO };
        let has_steps = content.journey.steps().next().is_some();
        let numbers =
            if display == StepDisplay::Cards || !has_steps { Mm::ZERO } else { steps::numbers_height(content, scale) };
        let strips = strips::of(content, &columns, display, &kept, scale);
        let lists = Lists::of(content, &kept, width, scale);
        let lists_height = lists.height(width, scale);
        let wants_register = display != StepDisplay::Cards && has_steps && kept.register != RegisterDetail::Nothing;
        Composition {
            content,
            kept,
            scale,
            display,
            head: Head::measure(content, &kept, width, scale),
            ladder: Ladder::measure(content, left, room, scale),
            arrows: Arrows::measure(content, &columns, scale),
            cards,
            numbers,
            curve: curve::heights(content, display, &kept, scale),
            strips,
            brackets: if kept.brackets { brackets::height(content, scale) } else { Mm::ZERO },
            foot: foot(content, &kept, display != StepDisplay::Cards && has_steps),
            lists,
            lists_height,
            register: wants_register.then(|| Register::measure(content, kept.register, width, scale)),
            columns,
        }
    }

    pub const fn display(&self) -> StepDisplay {
        self.display
    }

    fn width(&self) -> Mm {
        self.content.size.width - MARGIN * 2.0
    }

    /// The height between the margins, without the foot.
    fn room(&self) -> Mm {
        self.content.size.height - MARGIN * 2.0 - self.foot.height(self.width(), self.scale) - self.scale.em(0.6)
    }

    /// The heights of the parts that do not grow.
    fn fixed(&self) -> Mm {
        let ladder = self.ladder.as_ref().map_or(Mm::ZERO, |ladder| ladder.height + self.tints());
        let strips: Mm = self.strips.iter().map(|strip| strip.height).sum();
        let register = self.register.as_ref().map_or(Mm::ZERO, |register| register.height);
        let arrows = if self.columns.slots.is_empty() { Mm::ZERO } else { self.arrows.height };
        self.head.height
            + ladder
            + arrows
            + self.cards
            + self.numbers
            + strips
            + self.brackets
            + self.lists_height
            + register
    }

    /// How far the tints reach below the ladder: where there is waiting they stand behind it.
    fn tints(&self) -> Mm {
        self.scale.em(TINTS)
    }

    /// The number of gaps between parts.
    fn gaps(&self) -> f64 {
        let some = [self.ladder.is_some(), self.cards > Mm::ZERO, self.curve.0 > Mm::ZERO, self.register.is_some()];
        2.0 + to_f64(some.into_iter().filter(|is| *is).count())
    }

    fn needs(&self) -> Mm {
        self.fixed() + self.curve.0 + self.scale.em(GAP.0) * self.gaps()
    }

    pub fn fits(&self) -> bool {
        self.needs() <= self.room()
    }

    /// Whether it fits with some room to spare.
    pub fn fits_well(&self) -> bool {
        self.needs() <= self.room() * (1.0 - FREE)
    }

    /// What is left goes to the curve, then to the gaps.
    fn heights(&self) -> Heights {
        let least = self.scale.em(GAP.0);
        let left = self.room() - self.fixed() - least * self.gaps();
        let curve = left.min(self.curve.1).max(Mm::ZERO);
        let curve = if self.curve.0 > Mm::ZERO { curve.max(self.curve.0 * 0.4) } else { Mm::ZERO };
        let gap = least + ((left - curve).max(Mm::ZERO) / self.gaps()).min(self.scale.em(GAP.1 - GAP.0));
        Heights { gap, curve }
    }

    pub fn scene(&self) -> Scene {
        let (content, scale) = (self.content, self.scale);
        let heights = self.heights();
        let mut items = self.head.draw(Point::new(MARGIN, MARGIN), self.width(), scale);
        let mut top = MARGIN + self.head.height + heights.gap;
        if !self.columns.slots.is_empty() {
            top = self.draw_columns(top, &heights, &mut items);
        }
        let area = Rect::new(MARGIN, top, self.width(), self.lists_height);
        items.extend(self.lists.draw(area, scale));
        top += self.lists_height + heights.gap;
        if let Some(register) = &self.register {
            items.extend(register.draw(content, Point::new(MARGIN, top), scale));
        }
        let bottom = content.size.height - MARGIN;
        items.push(self.foot.draw(content.blocks, MARGIN, bottom, self.width(), (1, 1), scale));
        self.finished(items)
    }

    /// All that stands in columns; gives where the next part begins.
    fn draw_columns(&self, mut top: Mm, heights: &Heights, items: &mut Vec<Item>) -> Mm {
        let (content, scale, columns) = (self.content, self.scale, &self.columns);
        if let Some(ladder) = &self.ladder {
            let arrows = top + ladder.height + self.tints();
            let from = top + Ladder::bars_bottom(scale);
            items.push(arrows::tints(content, columns, &ladder.time.bars, (from, top + ladder.height, arrows), scale));
            items.extend(self.lane_name(content.words.time, content.words.to_scale, top + scale.em(1.0)));
            if ladder.waits {
                let mut words = Vec::new();
                let y = top + Ladder::bars_bottom(scale) + scale.em(0.3);
                let waits = content.aside(content.blocks.words.of_which_waiting, TextStyle::Tiny);
                write::line(&waits, Point::new(MARGIN, y), Side::Left, scale, &mut words);
                items.push(part_of(SemanticRole::Decoration, words));
            }
            items.push(ladder.draw(content, top, scale));
            top = arrows;
        }
        items.extend(self.arrows.draw(content, columns, top, scale));
        top += self.arrows.height + scale.em(0.3);
        if self.cards > Mm::ZERO {
            items.extend(self.lane_name(content.blocks.words.steps, "", top + scale.em(0.2)));
            items.extend(steps::draw_cards(content, columns, top, self.cards, scale));
            top += self.cards + heights.gap * 0.7;
        }
        let mut named = Vec::new();
        if self.curve.0 > Mm::ZERO {
            let (x, right) = self.sides();
            let area = Rect::new(x, top, right - x, heights.curve);
            items.extend(self.lane_name(content.blocks.words.emotion, "", top));
            let curve = curve::draw(content, columns, self.display, self.kept.name_rows, area, scale);
            items.push(curve.item);
            named = curve.named;
            top += heights.curve + scale.em(0.2);
        }
        self.draw_strips(top, &named, heights, items)
    }

    fn sides(&self) -> (Mm, Mm) {
        let (first, last) = (self.columns.slots[0], self.columns.slots[self.columns.slots.len() - 1]);
        (first.x, last.x + last.width)
    }

    /// Numbers, strips and brackets on the backgrounds of their phases.
    fn draw_strips(&self, mut top: Mm, named: &[usize], heights: &Heights, items: &mut Vec<Item>) -> Mm {
        let (content, scale, columns) = (self.content, self.scale, &self.columns);
        let strips: Mm = self.strips.iter().map(|strip| strip.height).sum();
        items.push(self.grounds(top, self.numbers + strips));
        if self.numbers > Mm::ZERO {
            items.extend(self.lane_name(content.blocks.words.steps, "", top + scale.em(0.35)));
            items.push(steps::draw_numbers(content, columns, named, top, scale));
            top += self.numbers;
        }
        for strip in &self.strips {
            items.extend(self.lane_name(strip.name(content), "", top + strip.name_drop(scale)));
            items.push(strip.draw(content, columns, top, scale));
            top += strip.height;
        }
        if self.brackets > Mm::ZERO {
            items.extend(self.lane_name(content.blocks.words.sheet, "", top + scale.em(0.25)));
            items.extend(brackets::draw(content, columns, top, scale));
            top += self.brackets;
        }
        top + heights.gap
    }

    /// A pale background for each phase.
    fn grounds(&self, top: Mm, height: Mm) -> Item {
        let ground = |(index, phase): (usize, &super::columns::PhaseColumns)| {
            let colour = Colour::WHITE.mix(self.content.blocks.house.phase_colour(index), GROUND);
            rounded(Rect::new(phase.x, top, phase.width, height), Mm::ZERO, Paint::fill(colour))
        };
        part_of(SemanticRole::Decoration, self.columns.phases.iter().enumerate().map(ground).collect())
    }

    /// The name of a lane left of the columns, and small words under it.
    fn lane_name(&self, name: &str, beside: &str, top: Mm) -> Vec<Item> {
        let (content, scale) = (self.content, self.scale);
        let width = gutter(content, self.width(), scale) - scale.em(0.8);
        let mut items = Vec::new();
        let words = content.part(&cut(name), TextStyle::Name);
        let count = words.line_count(width, scale).min(2);
        words.draw_lines(0..count, Point::new(MARGIN, top), width, scale, &mut items);
        let bottom = top + scale.line(TextStyle::Name) * to_f64(count);
        let label = name.to_owned();
        let mut found = vec![Item::Group(Group { role: SemanticRole::LaneName, label, items, ..Group::default() })];
        if !beside.is_empty() {
            let mut items = Vec::new();
            let words = content.aside(beside, TextStyle::Tiny);
            write::line(&words, Point::new(MARGIN, bottom), Side::Left, scale, &mut items);
            found.push(part_of(SemanticRole::Decoration, items));
        }
        found
    }

    fn finished(&self, items: Vec<Item>) -> Scene {
        let (content, journey) = (self.content, self.content.journey);
        let author: Vec<&str> = journey.team.iter().map(|team| team.value.as_str()).collect();
        let figures = figures_in_line(content);
        let name = content.blocks.words.sheets.overview;
        Scene {
            kind: SheetKind::Overview,
            kind_name: "",
            size: content.size,
            title: journey.title.value.clone(),
            name: name.to_owned(),
            description: if figures.is_empty() { format!("{name}.") } else { format!("{name}. {figures}.") },
            author: crate::graphemes::shortened(&author.join(", "), LONGEST),
            made: None,
            language: journey.language.tag(),
            items,
        }
    }
}

/// Facts of the journey, the day from which late is counted, and the legend of the signs that are on the sheet.
fn foot(content: &Content, kept: &Kept, has_register: bool) -> Footer {
    let (blocks, words) = (content.blocks, content.words);
    let (_, states) = content.brief.actions();
    let mut facts: Vec<String> = footer::facts(content.journey, blocks)
        .iter()
        .map(|fact| crate::graphemes::shortened(fact, LONGEST_FACT))
        .take(4)
        .collect();
    if states[ActionState::Late as usize] > 0 {
        facts.extend(content.brief.day.map(|day| words.late_counted(&blocks.date(day))));
    }
    let folds = has_register && kept.register != RegisterDetail::All;
    let leaves_out = folds || !kept.opportunities || !kept.actions || !kept.negatives;
    if leaves_out {
        facts.push(words.incomplete.to_owned());
    }
    let mut legend = Vec::new();
    if content.brief.moments.iter().any(|moment| moment.is_key) {
        legend.push((LegendSymbol::Star, blocks.words.key_moment));
    }
    if content.brief.phases.iter().any(|phase| phase.waiting.is_some()) {
        legend.push((LegendSymbol::Waiting, blocks.words.waiting));
    }
    for state in [ActionState::Done, ActionState::Doing, ActionState::Planned, ActionState::Late] {
        if states[state as usize] > 0 {
            legend.push((LegendSymbol::State(state), state_name(content, state)));
        }
    }
    Footer::without_legend(&facts, blocks).with_legend(&legend, blocks)
}

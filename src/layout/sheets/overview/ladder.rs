//! The time ladder: a bar a phase to true scale, the axis above it, and under it how much is waiting.
//!
//! In: the phases with their times. Out: a ladder that knows its height, and its items. Waiting is drawn from the left edge of
//! its phase, to the same scale: an amount, not a place. What has no room on a bar stands in the table of phases.

use crate::geometry::{Colour, Mm, Point, Rect};
use crate::language::durations::Unit;
use crate::layout::blocks::shapes::{part_of, rounded, rule};
use crate::layout::blocks::signs;
use crate::layout::map::band::readable_on;
use crate::layout::style;
use crate::layout::style::{TextStyle, TypeScale};
use crate::model::totals::Days;
use crate::scene::{Group, Item, Paint, PathItem, Segment, SemanticRole, Stroke};

use super::content::Content;
use super::time_scale::{Bar, TimeScale};
use super::write;
use super::write::Side;

/// The height of a bar, in ems: 5.2 mm at 8 points.
const BAR: f64 = 1.84;
/// The height of the waiting under it, in ems.
const WAITING: f64 = 1.24;
/// The least number of units on an axis.
const FEW_TICKS: f64 = 4.0;
/// Space on both sides of the words on a bar, in ems.
const PADDING: f64 = 0.4;

/// The ladder of an overview.
pub struct Ladder {
    pub time: TimeScale,
    area: Rect,
    /// Whether any phase has waiting.
    pub waits: bool,
    pub height: Mm,
}

impl Ladder {
    /// The ladder; `None` where no phase says how long it takes.
    pub fn measure(content: &Content, left: Mm, width: Mm, scale: TypeScale) -> Option<Ladder> {
        let phases = &content.brief.phases;
        let total = content.journey.lead_time()?;
        let times: Vec<_> = phases.iter().map(|phase| phase.time.filter(|time| time.high > 0.0)).collect();
        if times.iter().all(Option::is_none) {
            return None;
        }
        let unit = axis_unit(content.journey.language.unit_of_total(total.low, total.high), total.high);
        let time = TimeScale::of(&times, unit, left, width, scale);
        let waits = phases.iter().any(|phase| phase.waiting.is_some());
        let waiting = if waits { scale.em(WAITING + 0.15) } else { Mm::ZERO };
        let height = scale.line(TextStyle::Tiny) + scale.em(0.35 + BAR) + waiting;
        Some(Ladder { time, area: Rect::new(left, Mm::ZERO, width, height), waits, height })
    }

    /// Where the bars end and the tints to the arrows begin, below the top of the ladder.
    pub fn bars_bottom(scale: TypeScale) -> Mm {
        scale.line(TextStyle::Tiny) + scale.em(0.35 + BAR)
    }

    pub fn draw(&self, content: &Content, top: Mm, scale: TypeScale) -> Item {
        let bars_top = top + scale.line(TextStyle::Tiny) + scale.em(0.35);
        let mut items = vec![part_of(SemanticRole::Decoration, self.axis(content, top, scale))];
        for (index, bar) in self.time.bars.iter().enumerate() {
            items.push(draw_bar(content, index, bar, bars_top, scale));
        }
        if self.waits {
            let y = bars_top + scale.em(BAR + 0.15);
            let mut waits = Vec::new();
            for index in 0..self.time.bars.len() {
                self.draw_waiting(content, index, y, scale, &mut waits);
            }
            items.push(part_of(SemanticRole::Decoration, waits));
        }
        let label = describe(content);
        Item::Group(Group { role: SemanticRole::Chart, label, items, ..Group::default() })
    }

    /// Ticks with their words, the total at the right, and where a bar is cut.
    fn axis(&self, content: &Content, top: Mm, scale: TypeScale) -> Vec<Item> {
        let mut items = Vec::new();
        let language = content.journey.language;
        let line = scale.line(TextStyle::Tiny);
        let total = content.journey.lead_time().map_or_else(String::new, |days| {
            let total = days.shown(language);
            if self.time.bars.iter().any(|bar| bar.days.is_none()) { format!("≥ {total}") } else { total }
        });
        let total = content.part(&total, TextStyle::Tiny);
        let mut free = self.area.right() - total.natural_width(scale) - scale.em(0.8);
        write::line(&total, Point::new(self.area.right(), top), Side::Right, scale, &mut items);
        if let Some(cut) = self.time.bars.iter().find(|bar| bar.is_cut) {
            let words = content.aside(content.words.shortened, TextStyle::Tiny);
            let width = words.natural_width(scale);
            let x = (cut.x + cut.width * 0.5 - width / 2.0).max(self.area.x + scale.em(4.0)).min(free - width);
            write::line(&words, Point::new(x, top), Side::Left, scale, &mut items);
            free = free.min(x - scale.em(0.6));
        }
        let stroke = Stroke { colour: style::MUTED, width: scale.grown(style::HAIRLINE_WIDTH), dashes: Vec::new() };
        let mut taken = Mm(f64::NEG_INFINITY);
        for (x, units) in &self.time.ticks {
            items.push(rule(Point::new(*x, top + line), Point::new(*x, top + line + scale.em(0.3)), stroke.clone()));
            let words = content.aside(&language.short_duration(*units, *units, self.time.unit), TextStyle::Tiny);
            let width = words.natural_width(scale);
            let at = if *x - width / 2.0 < self.area.x { *x } else { *x - width / 2.0 };
            if at > taken && at + width < free {
                write::line(&words, Point::new(at, top), Side::Left, scale, &mut items);
                taken = at + width + scale.em(0.5);
            }
        }
        items
    }

    fn draw_waiting(&self, content: &Content, index: usize, top: Mm, scale: TypeScale, items: &mut Vec<Item>) {
        let Some(waiting) = content.brief.phases[index].waiting else { return };
        let bar = &self.time.bars[index];
        let colour = content.blocks.house.phase_colour(index);
        let most = if bar.days.is_some() { bar.width } else { bar.width * 0.5 };
        let width = (self.time.day * waiting.high).min(most).max(Mm(0.3)).min(bar.width);
        let area = Rect::new(bar.x, top + scale.em(0.15), width, scale.em(WAITING - 0.3));
        items.extend(signs::hatched(area, colour, scale));
        let words = content.part(&content.time(Some(waiting)).unwrap_or_default(), TextStyle::Name);
        let next = self.time.bars.get(index + 1).map_or(self.area.right(), |next| next.x);
        if area.right() + words.natural_width(scale) + scale.em(0.8) <= next {
            let at =
                Point::new(area.right() + scale.em(0.4), top + (scale.em(WAITING) - scale.line(TextStyle::Name)) / 2.0);
            write::line(&words, at, Side::Left, scale, items);
        }
    }
}

/// Draws the bar of a phase with its time.
fn draw_bar(content: &Content, index: usize, bar: &Bar, top: Mm, scale: TypeScale) -> Item {
    let colour = content.blocks.house.phase_colour(index);
    let area = Rect::new(bar.x, top, bar.width, scale.em(BAR));
    let pale = colour.mix(Colour::WHITE, 0.8);
    let mut drawn = Vec::new();
    let time = bar.days.and(content.brief.phases[index].time);
    let words = content.time(time).unwrap_or_else(|| "?".to_owned());
    let stroke = |dashes: Vec<Mm>| Stroke { colour, width: scale.grown(style::HAIRLINE_WIDTH), dashes };
    match bar.days {
        None => {
            let paint = Paint { fill: Some(Colour::WHITE), stroke: Some(stroke(vec![scale.em(0.4); 2])) };
            drawn.push(rounded(area.inset(scale.grown(Mm(0.1))), Mm::ZERO, paint));
        }
        Some(_) if bar.certain < bar.width - Mm(0.01) => {
            drawn.push(rounded(area, Mm::ZERO, Paint { fill: Some(pale), stroke: Some(stroke(Vec::new())) }));
            drawn.push(rounded(Rect { width: bar.certain, ..area }, Mm::ZERO, Paint::fill(colour)));
        }
        Some(_) => drawn.push(rounded(area, Mm::ZERO, Paint::fill(colour))),
    }
    if index > 0 {
        let x = bar.x;
        let white =
            Stroke { colour: Colour::WHITE, width: scale.grown(Mm(0.25)).min(bar.width * 0.2), dashes: Vec::new() };
        drawn.push(rule(Point::new(x, area.y), Point::new(x, area.bottom()), white));
    }
    if bar.is_cut {
        drawn.extend(slashes(area, scale));
    }
    let ink = if bar.days.is_none() { style::INK } else { readable_on(colour) };
    let words = content.blocks.part(&words, TextStyle::Name, ink);
    let room = free_width(bar) - scale.em(PADDING * 2.0);
    if words.natural_width(scale) <= room {
        let at = Point::new(bar.x + scale.em(PADDING), top + (scale.em(BAR) - scale.line(TextStyle::Name)) / 2.0);
        write::line(&words, at, Side::Left, scale, &mut drawn);
    }
    part_of(SemanticRole::Decoration, drawn)
}

/// The width that words on a bar may take: that of one segment, and left of the slashes.
fn free_width(bar: &Bar) -> Mm {
    match bar.days {
        None => bar.width,
        Some(_) if bar.is_cut => bar.certain.min(bar.width * 0.7),
        Some(_) => bar.certain,
    }
}

/// The unit of the axis: that of the total, or a smaller one where that would give few ticks.
fn axis_unit(unit: Unit, days: f64) -> Unit {
    let smaller = [Unit::Year, Unit::Month, Unit::Week, Unit::Day, Unit::Hour, Unit::Minute];
    let from = smaller.iter().position(|other| *other == unit).unwrap_or_default();
    let enough = smaller[from..].iter().find(|unit| days / unit.days() >= FEW_TICKS);
    enough.copied().unwrap_or(unit)
}

/// Two white slashes through a bar.
fn slashes(area: Rect, scale: TypeScale) -> Vec<Item> {
    let at = area.x + area.width * 0.8;
    let slash = |left: Mm| {
        let (lean, width) = (scale.em(0.35), scale.em(0.22));
        let corners = [
            Point::new(left, area.bottom()),
            Point::new(left + lean, area.y),
            Point::new(left + lean + width, area.y),
            Point::new(left + width, area.bottom()),
        ];
        let mut segments = vec![Segment::Move(corners[0])];
        segments.extend(corners[1..].iter().map(|corner| Segment::Line(*corner)));
        segments.push(Segment::Close);
        Item::Path(PathItem { segments, paint: Paint::fill(Colour::WHITE) })
    };
    vec![slash(at), slash(at + scale.em(0.5))]
}

/// The ladder in words: each phase with its time and its waiting.
pub fn describe(content: &Content) -> String {
    let phases = content.journey.phases.iter().zip(&content.brief.phases);
    let sentences = phases.map(|(phase, brief)| {
        let long = |days: Days| content.journey.language.long_total(days.low, days.high);
        let time = brief.time.map_or_else(|| content.words.unknown.to_owned(), long);
        let time = match brief.waiting {
            Some(waiting) => content.words.time_of_which(&time, &long(waiting)),
            None => time,
        };
        content.blocks.named(&crate::layout::blocks::journey::cut(&phase.name.value), &time)
    });
    format!("{}{}{}.", content.words.time, content.journey.language.colon(), sentences.collect::<Vec<_>>().join("; "))
}

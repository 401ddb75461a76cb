//! The register: every step with its number and its name, under its phase, in columns.
//!
//! In: the moments, and which of them are wanted. Out: a register that knows its height in as many columns as make it lowest,
//! and its items. At the first step of each sheet of the map stands that sheet.

use crate::geometry::{Colour, Mm, Point, Rect};
use crate::layout::blocks::block::Part;
use crate::layout::blocks::icons;
use crate::layout::blocks::shapes::{part_of, rounded};
use crate::layout::numbers::to_f64;
use crate::layout::style;
use crate::layout::style::{TextStyle, TypeScale};
use crate::scene::{Group, Item, Paint, SemanticRole, Sign};

use super::content::Content;
use super::drop_order::RegisterDetail;
use super::write;
use super::write::Side;

/// The least width of a column, in ems, and the most columns.
const NARROWEST: f64 = 15.0;
const MOST_COLUMNS: usize = 9;
/// Gap between two columns, in ems.
const GAP: f64 = 1.2;
/// The width of the number, in ems.
const NUMBER: f64 = 2.5;
/// The width of a star with its gap, in ems.
const STAR: f64 = 1.15;

/// A line of the register.
struct RegisterEntry {
    kind: EntryKind,
    number: Part,
    words: Part,
    /// The sheet that begins here.
    sheet: Option<Part>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum EntryKind {
    /// The name of a phase.
    Phase(usize),
    /// A moment.
    Moment(usize),
    /// Several of which nothing is to be said; the first.
    Folded(usize),
}

/// The register, measured.
pub struct Register {
    entries: Vec<RegisterEntry>,
    heights: Vec<Mm>,
    columns: usize,
    column_width: Mm,
    pub height: Mm,
}

impl Register {
    pub fn measure(content: &Content, which: RegisterDetail, width: Mm, scale: TypeScale) -> Register {
        let entries = entries(content, which, scale);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few columns")]
        let most = ((width + scale.em(GAP)) / scale.em(NARROWEST + GAP)).floor().max(1.0) as usize;
        let most = most.min(MOST_COLUMNS);
        let candidate = |columns: usize| {
            let each = (width + scale.em(GAP)) / to_f64(columns) - scale.em(GAP);
            let heights: Vec<Mm> = entries.iter().map(|entry| entry.height(each, scale)).collect();
            (lowest(&entries, &heights, columns), columns, each, heights)
        };
        let lower = |best: (Mm, usize, Mm, Vec<Mm>), next: (Mm, usize, Mm, Vec<Mm>)| {
            if next.0 < best.0 - Mm(0.01) { next } else { best }
        };
        let fewer = (1..most).rev().take(3).map(candidate);
        let (height, columns, column_width, heights) = fewer.fold(candidate(most), lower);
        Register { entries, heights, columns, column_width, height }
    }

    pub fn draw(&self, content: &Content, corner: Point, scale: TypeScale) -> Vec<Item> {
        let mut items = Vec::new();
        let (mut column, mut y) = (0, Mm::ZERO);
        for (at, entry) in self.entries.iter().enumerate() {
            let needs = needs(&self.entries, &self.heights, at);
            if y > Mm::ZERO && y + needs > self.height + Mm(1e-6) && column + 1 < self.columns {
                (column, y) = (column + 1, Mm::ZERO);
            }
            let x = corner.x + (self.column_width + scale.em(GAP)) * to_f64(column);
            let area = Rect::new(x, corner.y + y, self.column_width, self.heights[at]);
            items.push(entry.draw(content, area, scale));
            y += self.heights[at];
        }
        items
    }
}

/// The height that an entry needs in its column: the name of a phase stays with what follows it.
fn needs(entries: &[RegisterEntry], heights: &[Mm], at: usize) -> Mm {
    let with_next = matches!(entries[at].kind, EntryKind::Phase(_)) && at + 1 < entries.len();
    heights[at] + if with_next { heights[at + 1] } else { Mm::ZERO }
}

/// The least height at which all entries fit in so many columns.
fn lowest(entries: &[RegisterEntry], heights: &[Mm], columns: usize) -> Mm {
    let all: Mm = heights.iter().copied().sum();
    let fits = |height: Mm| {
        let (mut column, mut y) = (1, Mm::ZERO);
        for (at, own) in heights.iter().enumerate() {
            if y > Mm::ZERO && y + needs(entries, heights, at) > height + Mm(1e-6) {
                (column, y) = (column + 1, Mm::ZERO);
            }
            y += *own;
            if column > columns || y > height + Mm(1e-6) {
                return false;
            }
        }
        true
    };
    let (mut low, mut high) = (all / to_f64(columns), all);
    if fits(low) {
        return low;
    }
    for _ in 0..24 {
        let middle = (low + high) / 2.0;
        if fits(middle) { high = middle } else { low = middle }
    }
    high
}

fn entries(content: &Content, which: RegisterDetail, scale: TypeScale) -> Vec<RegisterEntry> {
    let mut entries = Vec::new();
    for (index, phase) in content.brief.phases.iter().enumerate() {
        let moments: Vec<usize> = phase.moments.clone().filter(|at| content.moment(*at).number.is_some()).collect();
        let found = of_phase(content, &moments, which);
        if found.is_empty() {
            continue;
        }
        let colour = content.blocks.house.phase_colour(index).darkened(Colour::WHITE, 4.6);
        let name = crate::graphemes::shortened(&content.journey.phases[index].name.value, 80);
        let words = content.blocks.part(&name, TextStyle::Name, colour);
        entries.push(RegisterEntry {
            kind: EntryKind::Phase(index),
            number: content.aside("", TextStyle::Tiny),
            words,
            sheet: None,
        });
        entries.extend(found.into_iter().map(|(kind, moments)| entry(content, kind, moments, scale)));
    }
    entries
}

/// The entries of a phase with the moments that each stands for.
fn of_phase(content: &Content, moments: &[usize], which: RegisterDetail) -> Vec<(EntryKind, std::ops::Range<usize>)> {
    let is_plain = |index: usize| {
        let moment = content.moment(index);
        !moment.is_key && moment.negatives.is_empty() && moment.actions.is_empty()
    };
    let mut found: Vec<(EntryKind, std::ops::Range<usize>)> = Vec::new();
    for index in moments.iter().copied() {
        match which {
            RegisterDetail::Stars if !content.moment(index).is_key => {}
            RegisterDetail::Folded if is_plain(index) => match found.last_mut() {
                Some((EntryKind::Folded(_), range)) => range.end = index + 1,
                _ => found.push((EntryKind::Folded(index), index..index + 1)),
            },
            _ => found.push((EntryKind::Moment(index), index..index + 1)),
        }
    }
    for (kind, range) in &mut found {
        // One alone is as short by its name.
        if range.len() == 1 {
            *kind = EntryKind::Moment(range.start);
        }
    }
    found
}

fn entry(content: &Content, kind: EntryKind, moments: std::ops::Range<usize>, _: TypeScale) -> RegisterEntry {
    let moment = content.moment(moments.start);
    let steps = content.words.steps_counted;
    let (words, text_style) = match kind {
        EntryKind::Folded(_) => (format!("{} {}", moments.len(), steps[1]), TextStyle::Aside),
        _ if moment.is_key => (content.name(moment), TextStyle::Name),
        _ => (content.name(moment), TextStyle::Aside),
    };
    let colour = if matches!(kind, EntryKind::Folded(_)) { style::MUTED } else { style::INK };
    let begins = content.ranges.len() > 1 && content.ranges.iter().any(|range| moments.contains(&range.moments.start));
    let sheet = if begins { content.ranges.iter().find(|range| moments.contains(&range.moments.start)) } else { None };
    RegisterEntry {
        kind,
        number: content.part(&content.steps(moments), TextStyle::Number),
        words: content.blocks.part(&words, text_style, colour),
        sheet: sheet.map(|range| content.aside(&content.sheet_name(range.number), TextStyle::Aside)),
    }
}

impl RegisterEntry {
    /// The left edge of the words, from that of the column, and their width.
    fn inner(&self, width: Mm, scale: TypeScale) -> (Mm, Mm) {
        let number = (self.number.natural_width(scale) + scale.em(0.5)).max(scale.em(NUMBER));
        let left = match self.kind {
            EntryKind::Phase(_) => scale.em(0.9),
            EntryKind::Moment(_) | EntryKind::Folded(_) => number,
        };
        let star = if self.is_star() { scale.em(STAR) } else { Mm::ZERO };
        let sheet = self.sheet.as_ref().map_or(Mm::ZERO, |sheet| sheet.natural_width(scale) + scale.em(1.2));
        (left + star, (width - left - star - sheet).max(scale.em(3.0)))
    }

    fn is_star(&self) -> bool {
        matches!(self.kind, EntryKind::Moment(_)) && self.words.text_style == TextStyle::Name
    }

    fn height(&self, width: Mm, scale: TypeScale) -> Mm {
        let above = if matches!(self.kind, EntryKind::Phase(_)) { scale.em(0.15) } else { Mm::ZERO };
        write::height(&self.words, self.inner(width, scale).1, scale) + above
    }

    fn draw(&self, content: &Content, area: Rect, scale: TypeScale) -> Item {
        match self.kind {
            EntryKind::Phase(index) => self.draw_phase(content, index, area, scale),
            EntryKind::Moment(index) | EntryKind::Folded(index) => self.draw_moment(content, index, area, scale),
        }
    }

    fn draw_phase(&self, content: &Content, index: usize, area: Rect, scale: TypeScale) -> Item {
        let (left, width) = self.inner(area.width, scale);
        let top = area.y + scale.em(0.15);
        let swatch = Rect::new(area.x, top + scale.em(0.1), scale.em(0.5), scale.em(0.9));
        let colour = content.blocks.house.phase_colour(index);
        let swatch = part_of(SemanticRole::Decoration, vec![rounded(swatch, Mm::ZERO, Paint::fill(colour))]);
        let mut items = vec![swatch];
        write::lines(&self.words, Point::new(area.x + left, top), width, scale, &mut items);
        part_of(SemanticRole::Heading(2), items)
    }

    fn draw_moment(&self, content: &Content, index: usize, area: Rect, scale: TypeScale) -> Item {
        let (left, width) = self.inner(area.width, scale);
        let moment = content.moment(index);
        let (span, label) = (Some(content.span(moment)), content.label(moment));
        let mut items = Vec::new();
        let mut number = Vec::new();
        let y = area.y + (scale.size(self.words.text_style) - scale.size(TextStyle::Number)) * style::ASCENT;
        let star = if self.is_star() { scale.em(STAR) } else { Mm::ZERO };
        let right = area.x + left - star - scale.em(0.5);
        write::line(&self.number, Point::new(right, y), Side::Right, scale, &mut number);
        items.push(Item::Group(Group { role: SemanticRole::Reference, span, items: number, ..Group::default() }));
        if self.is_star() {
            let centre = Point::new(area.x + left - scale.em(0.62), area.y + scale.line(TextStyle::Name) / 2.0);
            let star = icons::star(centre, scale.em(0.42), style::STAR);
            items.push(part_of(SemanticRole::Sign(Sign::KeyMoment), vec![star]));
        }
        write::lines(&self.words, Point::new(area.x + left, area.y), width, scale, &mut items);
        items.extend(self.sheet.as_ref().map(|sheet| pill(sheet, area, scale)));
        Item::Group(Group { role: SemanticRole::StepSection, span, label, items, ..Group::default() })
    }
}

/// The sheet that begins here, on a background of its own at the right.
fn pill(sheet: &Part, area: Rect, scale: TypeScale) -> Item {
    let width = sheet.natural_width(scale) + scale.em(0.8);
    let height = scale.line(TextStyle::Aside);
    let ground = Rect::new(area.right() - width, area.y, width, height);
    let mut items = vec![rounded(ground, scale.em(0.3), Paint::fill(style::PILL))];
    write::line(sheet, Point::new(ground.x + scale.em(0.4), area.y), Side::Left, scale, &mut items);
    part_of(SemanticRole::LaneName, items)
}

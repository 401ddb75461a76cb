//! The moments that decide; where there are none, the highest and the lowest.

use crate::geometry::{Mm, Point, Rect};
use crate::graphemes::shortened;
use crate::layout::blocks::block::Part;
use crate::layout::blocks::icons;
use crate::layout::blocks::journey::SEPARATOR;
use crate::layout::blocks::shapes::part_of;
use crate::layout::curve::lane::face_colour;
use crate::layout::style;
use crate::layout::style::{TextStyle, TypeScale};
use crate::model::CardId;
use crate::scene::{Group, Item, SemanticRole, Sign};

use super::super::content::Content;
use super::super::drop_order::Kept;
use super::super::write::Side;
use super::super::{strips, write};
use super::{SheetList, padding};

/// The width of the star and the number, in ems.
const NUMBER: f64 = 3.3;
/// The width of the face with its level, in ems.
const LEVEL: f64 = 4.2;
/// The width of the sheet's name in one line, in ems.
const SHEET: f64 = 3.4;
/// The most characters of why a moment decides.
const LONGEST_WHY: usize = 130;

/// The list of moments.
pub struct Moments<'a> {
    content: &'a Content<'a>,
    rows: Vec<usize>,
    keys: bool,
    roomy: bool,
}

impl<'a> Moments<'a> {
    pub fn of(content: &'a Content<'a>, kept: &Kept) -> Option<Moments<'a>> {
        let brief = &content.brief;
        let keys: Vec<usize> = (0..brief.moments.len()).filter(|index| brief.moments[*index].is_key).collect();
        let has_keys = !keys.is_empty();
        let rows = if has_keys { lowest_first(content, keys, kept.rows) } else { extremes(content) };
        (!rows.is_empty()).then_some(Moments { content, rows, keys: has_keys, roomy: kept.roomy_lists })
    }

    fn name(&self, row: usize) -> Part {
        self.content.part(&self.content.name(self.content.moment(self.rows[row])), TextStyle::Name)
    }

    /// Why it decides.
    fn why(&self, row: usize) -> Option<Part> {
        let step = self.content.step(self.content.moment(self.rows[row]))?;
        let why = step.key_moments.first().filter(|_| self.roomy)?;
        Some(self.content.blocks.part(&shortened(&why.value, LONGEST_WHY), TextStyle::Spoken, style::STAR))
    }

    /// Sheet, phase and waiting.
    fn facts(&self, row: usize) -> Part {
        let index = self.rows[row];
        let moment = self.content.moment(index);
        let phase = self.content.brief.phases.iter().position(|phase| phase.moments.contains(&index));
        let phase = phase.map(|phase| shortened(&self.content.journey.phases[phase].name.value, 60));
        let waiting = moment.waiting.and_then(|days| self.content.time(Some(days)));
        let waiting = waiting.map(|time| format!("{} {time}", self.content.blocks.words.waiting));
        let facts: Vec<String> = self.content.sheet(index).into_iter().chain(phase).chain(waiting).collect();
        self.content.aside(&facts.join(SEPARATOR), TextStyle::Aside)
    }

    fn cards(&self, row: usize) -> Vec<CardId> {
        let moment = self.content.moment(self.rows[row]);
        [&moment.negatives, &moment.opportunities, &moment.actions].into_iter().flatten().copied().collect()
    }

    /// The cards that stand on one line.
    fn cards_in(&self, row: usize, width: Mm, scale: TypeScale) -> Vec<CardId> {
        let mut cards = self.cards(row);
        while !cards.is_empty() && strips::pills_width(self.content, &cards, scale) > width {
            cards.pop();
        }
        cards
    }

    fn inner(&self, width: Mm, scale: TypeScale) -> Mm {
        let sheet = if self.roomy || self.content.ranges.len() <= 1 { 0.0 } else { SHEET };
        (width - scale.em(NUMBER + LEVEL + sheet)).max(scale.em(4.0))
    }
}

/// All in order; of too many the lowest.
fn lowest_first(content: &Content, mut keys: Vec<usize>, most: usize) -> Vec<usize> {
    if keys.len() > most + 1 {
        let level = |index: &usize| content.moment(*index).level.unwrap_or(f64::INFINITY);
        keys.sort_by(|one, other| level(one).total_cmp(&level(other)));
    }
    keys
}

/// The moments with the highest and the lowest level.
fn extremes(content: &Content) -> Vec<usize> {
    let (Some(highest), Some(lowest)) = (content.brief.highest(), content.brief.lowest()) else { return Vec::new() };
    let mut rows: Vec<usize> = lowest.1.into_iter().take(3).collect();
    if highest.0 > lowest.0 {
        rows.extend(highest.1.into_iter().take(3));
    }
    rows.sort_unstable();
    rows
}

impl SheetList for Moments<'_> {
    fn title(&self) -> (String, String) {
        let words = self.content.words;
        let steps = self.content.journey.steps().count();
        let of = words.steps_of(&self.rows.len().to_string(), &steps.to_string());
        if self.keys { (words.moments.to_owned(), of) } else { (words.extremes.to_owned(), String::new()) }
    }

    fn count(&self) -> usize {
        self.rows.len()
    }

    fn head_height(&self, _: TypeScale) -> Mm {
        Mm::ZERO
    }

    fn row_height(&self, row: usize, width: Mm, scale: TypeScale) -> Mm {
        let inner = self.inner(width, scale);
        let mut height = write::height(&self.name(row), inner, scale) + scale.em(padding(self.roomy) * 2.0);
        if self.roomy {
            height += self.why(row).map_or(Mm::ZERO, |why| write::height(&why, inner, scale));
            height += write::height(&self.facts(row), inner, scale);
            height += if self.cards(row).is_empty() { Mm::ZERO } else { scale.em(1.75) };
        }
        height
    }

    fn draw_head(&self, _: Rect, _: TypeScale) -> Option<Item> {
        None
    }

    fn draw_row(&self, row: usize, area: Rect, scale: TypeScale) -> Item {
        let moment = self.content.moment(self.rows[row]);
        let mut items = Vec::new();
        let top = area.y + scale.em(padding(self.roomy));
        let middle = top + scale.line(TextStyle::Name) / 2.0;
        let number = moment.number.map(|number| self.content.part(&number.to_string(), TextStyle::Number));
        if let Some(number) = number {
            let mut text = Vec::new();
            let y = top + (scale.size(TextStyle::Name) - scale.size(TextStyle::Number)) * style::ASCENT;
            write::line(&number, Point::new(area.x + scale.em(NUMBER - 0.5), y), Side::Right, scale, &mut text);
            let (role, span) = (SemanticRole::Reference, Some(self.content.span(moment)));
            items.push(Item::Group(Group { role, span, items: text, ..Group::default() }));
        }
        if moment.is_key {
            let star = icons::star(Point::new(area.x + scale.em(0.5), middle), scale.em(0.5), style::STAR);
            items.push(part_of(SemanticRole::Sign(Sign::KeyMoment), vec![star]));
        }
        self.draw_level(moment.level, Point::new(area.right(), middle), scale, &mut items);
        let (left, inner) = (area.x + scale.em(NUMBER), self.inner(area.width, scale));
        let mut y = write::lines(&self.name(row), Point::new(left, top), inner, scale, &mut items);
        if self.roomy {
            if let Some(why) = self.why(row) {
                y = write::lines(&why, Point::new(left, y), inner, scale, &mut items);
            }
            y = write::lines(&self.facts(row), Point::new(left, y), inner, scale, &mut items);
            let mut x = left;
            for card in self.cards_in(row, inner + scale.em(LEVEL), scale) {
                let pill = strips::pill(self.content, card, Point::new(x, y + scale.em(0.2)), scale);
                items.push(pill);
                x += strips::pills_width(self.content, &[card], scale);
            }
        } else if let Some(sheet) = self.content.sheet(self.rows[row]) {
            let sheet = self.content.aside(&sheet, TextStyle::Aside);
            let y = top + (scale.size(TextStyle::Name) - scale.size(TextStyle::Aside)) * style::ASCENT;
            write::line(&sheet, Point::new(area.right() - scale.em(LEVEL), y), Side::Right, scale, &mut items);
        }
        let label = self.content.label(moment);
        let span = Some(self.content.span(moment));
        Item::Group(Group { role: SemanticRole::StepSection, label, span, items, ..Group::default() })
    }

    fn role(&self) -> SemanticRole {
        SemanticRole::StepSection
    }
}

impl Moments<'_> {
    /// The face and the level at the right.
    fn draw_level(&self, level: Option<f64>, at: Point, scale: TypeScale, items: &mut Vec<Item>) {
        let Some(level) = level else { return };
        let words = self.content.part(&self.content.blocks.signed(level), TextStyle::Name);
        let top = at.y - scale.line(TextStyle::Name) / 2.0;
        write::line(&words, Point::new(at.x, top), Side::Right, scale, items);
        let centre = Point::new(at.x - scale.em(3.1), at.y);
        let face = icons::face(centre, scale.em(0.62), level, face_colour(level));
        items.push(part_of(SemanticRole::Decoration, face));
    }
}

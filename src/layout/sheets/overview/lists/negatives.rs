//! The negatives that weigh most: those of the lowest steps first, two a step, each with the action that answers it.

use crate::geometry::{Mm, Point, Rect};
use crate::graphemes::shortened;
use crate::layout::blocks::block::Part;
use crate::layout::blocks::journey::SEPARATOR;
use crate::layout::blocks::shapes::part_of;
use crate::layout::blocks::signs;
use crate::layout::style;
use crate::layout::style::{TextStyle, TypeScale};
use crate::model::brief::ActionState;
use crate::model::{Card, CardId};
use crate::scene::{Group, Item, SemanticRole};
use crate::source::Span;

use super::super::content::Content;
use super::super::drop_order::Kept;
use super::super::write::Side;
use super::super::{strips, write};
use super::{SheetList, padding};

/// The most negatives of one step.
const EACH: usize = 2;
/// The width of the number, in ems.
const NUMBER: f64 = 3.4;
/// The most characters of a negative; the map has it in full.
const LONGEST: usize = 150;

/// The most characters of the place of a negative, which stands on one line: a phase without steps is named.
const LONGEST_PLACE: usize = 24;

/// A row: the negative, its moment, and how many more that has.
struct Row {
    card: CardId,
    moment: usize,
    more: usize,
}

/// The list of negatives.
pub struct Negatives<'a> {
    content: &'a Content<'a>,
    rows: Vec<Row>,
    /// Whether what is known of a negative stands below it, and not beside it.
    roomy: bool,
}

impl<'a> Negatives<'a> {
    pub fn of(content: &'a Content<'a>, kept: &Kept) -> Option<Negatives<'a>> {
        let mut rows = Vec::new();
        for index in content.brief.heaviest() {
            let all = &content.moment(index).negatives;
            for (at, card) in all.iter().take(EACH).enumerate() {
                let more = if at + 1 == EACH { all.len().saturating_sub(EACH) } else { 0 };
                rows.push(Row { card: *card, moment: index, more });
            }
        }
        (!rows.is_empty()).then_some(Negatives { content, rows, roomy: kept.roomy_lists })
    }

    fn card(&self, row: usize) -> &Card {
        self.content.journey.card(self.rows[row].card)
    }

    fn words(&self, row: usize) -> Part {
        self.content.part(&shortened(&self.card(row).text.value, LONGEST), TextStyle::Body)
    }

    /// The step with its level, and how many more negatives it has.
    fn place(&self, row: usize) -> Part {
        let Row { moment: index, more, .. } = self.rows[row];
        let moment = self.content.moment(index);
        let mut facts = vec![shortened(&self.content.place(moment), LONGEST_PLACE)];
        facts.extend(moment.level.map(|level| self.content.blocks.signed(level)));
        if more > 0 {
            let more = more.to_string();
            facts.push(self.content.words.more(&more));
        }
        self.content.aside(&facts.join(SEPARATOR), TextStyle::Aside)
    }

    /// The state of what answers it, the words for that, and where the source says it.
    fn answer(&self, row: usize) -> (Option<ActionState>, String, Option<Span>) {
        let card = self.rows[row].card;
        let words = self.content.brief.answer_in_words(card, &self.content.names);
        let action = self.content.brief.answer(card);
        (action.and_then(|action| self.content.brief.state(action)), words, action.map(|action| action.span))
    }

    fn answer_part(&self, row: usize) -> Part {
        let (state, words, _) = self.answer(row);
        match state {
            Some(ActionState::Late) => self.content.blocks.part(&words, TextStyle::Name, style::LATE),
            None => self.content.part(&words, TextStyle::Name),
            Some(_) => self.content.aside(&words, TextStyle::Aside),
        }
    }

    /// The width of what stands under or beside the words.
    fn facts_width(&self, row: usize, scale: TypeScale) -> Mm {
        let sign = if self.answer(row).0.is_some() { scale.em(1.25) } else { Mm::ZERO };
        self.place(row).natural_width(scale) + scale.em(1.2) + sign + self.answer_part(row).natural_width(scale)
    }

    /// Whether the facts stand on the line of the words.
    fn is_beside(&self, row: usize, width: Mm, scale: TypeScale) -> bool {
        let inner = width - scale.em(NUMBER);
        !self.roomy && self.words(row).natural_width(scale) + self.facts_width(row, scale) + scale.em(0.8) <= inner
    }

    /// Writes place and answer from `at` on.
    fn draw_facts(&self, row: usize, at: Point, width: Mm, scale: TypeScale, items: &mut Vec<Item>) {
        let place = self.place(row);
        write::line(&place, at, Side::Left, scale, items);
        let mut x = at.x + place.natural_width(scale) + scale.em(1.2);
        let mut y = at.y;
        if self.facts_width(row, scale) > width {
            (x, y) = (at.x, at.y + scale.line(TextStyle::Aside));
        }
        let (state, _, action) = self.answer(row);
        if let Some(state) = state {
            let centre = Point::new(x + scale.em(0.45), y + scale.line(TextStyle::Aside) / 2.0);
            items.push(part_of(SemanticRole::Decoration, signs::state(state, centre, scale.em(0.85))));
            x += scale.em(1.25);
        }
        let mut words = Vec::new();
        let part = self.answer_part(row);
        let y = y + (scale.size(TextStyle::Aside) - scale.size(part.text_style)) * style::ASCENT;
        write::line(&part, Point::new(x, y), Side::Left, scale, &mut words);
        match action {
            Some(span) => {
                let (role, span) = (SemanticRole::Reference, Some(span));
                items.push(Item::Group(Group { role, span, items: words, ..Group::default() }));
            }
            None => items.extend(words),
        }
    }
}

impl SheetList for Negatives<'_> {
    fn title(&self) -> (String, String) {
        let words = self.content.words;
        let beside = if self.content.brief.lowest().is_some() { words.heaviest_order } else { "" };
        (words.heaviest.to_owned(), beside.to_owned())
    }

    fn count(&self) -> usize {
        self.rows.len()
    }

    fn head_height(&self, _: TypeScale) -> Mm {
        Mm::ZERO
    }

    fn row_height(&self, row: usize, width: Mm, scale: TypeScale) -> Mm {
        let padding = scale.em(padding(self.roomy) * 2.0);
        if self.is_beside(row, width, scale) {
            return scale.line(TextStyle::Body) + padding;
        }
        let inner = width - scale.em(NUMBER);
        let facts = if self.facts_width(row, scale) > inner { 2.0 } else { 1.0 };
        write::height(&self.words(row), inner, scale) + scale.line(TextStyle::Aside) * facts + padding
    }

    fn draw_head(&self, _: Rect, _: TypeScale) -> Option<Item> {
        None
    }

    fn draw_row(&self, row: usize, area: Rect, scale: TypeScale) -> Item {
        let mut items = Vec::new();
        let top = area.y + scale.em(padding(self.roomy));
        items.push(strips::pill(self.content, self.rows[row].card, Point::new(area.x, top - scale.em(0.05)), scale));
        let (left, inner) = (area.x + scale.em(NUMBER), area.width - scale.em(NUMBER));
        let words = self.words(row);
        if self.is_beside(row, area.width, scale) {
            write::line(&words, Point::new(left, top), Side::Left, scale, &mut items);
            let y = top + (scale.size(TextStyle::Body) - scale.size(TextStyle::Aside)) * style::ASCENT;
            let x = area.right() - self.facts_width(row, scale);
            self.draw_facts(row, Point::new(x, y), inner, scale, &mut items);
        } else {
            let y = write::lines(&words, Point::new(left, top), inner, scale, &mut items);
            self.draw_facts(row, Point::new(left, y), inner, scale, &mut items);
        }
        Item::Group(Group { role: SemanticRole::StepSection, items, ..Group::default() })
    }

    fn role(&self) -> SemanticRole {
        SemanticRole::StepSection
    }
}

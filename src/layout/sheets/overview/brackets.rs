//! Brackets under the strips: which steps stand on which sheet of the map.
//!
//! In: the sheets of the map and the columns. Out: items, none where the map is one sheet. Each leads to its sheet.

use crate::geometry::{Mm, Point};
use crate::layout::blocks::block::Part;
use crate::layout::blocks::shapes::part_of;
use crate::layout::style;
use crate::layout::style::{TextStyle, TypeScale};
use crate::scene::{Group, Item, Paint, PathItem, Segment, SemanticRole};

use super::columns::OverviewColumns;
use super::content::Content;
use super::ranges::SheetRange;
use super::write;
use super::write::Side;

/// The height of a bracket with its words, in ems.
const HEIGHT: f64 = 1.75;

/// The height of the brackets; zero where the map is one sheet.
pub fn height(content: &Content, scale: TypeScale) -> Mm {
    if content.ranges.len() > 1 { scale.em(HEIGHT) } else { Mm::ZERO }
}

pub fn draw(content: &Content, columns: &OverviewColumns, top: Mm, scale: TypeScale) -> Vec<Item> {
    content.ranges.iter().map(|range| bracket(content, columns, range, top, scale)).collect()
}

fn bracket(content: &Content, columns: &OverviewColumns, range: &SheetRange, top: Mm, scale: TypeScale) -> Item {
    let (first, last) = (columns.slots[range.moments.start], columns.slots[range.moments.end - 1]);
    let (left, right) = (first.x + scale.em(0.1), last.x + last.width - scale.em(0.1));
    let bottom = top + scale.em(HEIGHT - 0.2);
    let corners = [Point::new(left, top), Point::new(left, bottom), Point::new(right, bottom), Point::new(right, top)];
    let mut segments = vec![Segment::Move(corners[0])];
    segments.extend(corners[1..].iter().map(|corner| Segment::Line(*corner)));
    let paint = Paint::stroke(style::MUTED, scale.grown(Mm(0.3)));
    let mut items = vec![part_of(SemanticRole::Decoration, vec![Item::Path(PathItem { segments, paint })])];
    let room = right - left - scale.em(0.8);
    if let Some(words) = words(content, range, room, scale) {
        let mut text = Vec::new();
        let at = Point::new(left + scale.em(0.4), bottom - scale.em(0.15) - scale.line(TextStyle::Aside));
        write::line(&words, at, Side::Left, scale, &mut text);
        let (role, span) = (SemanticRole::Reference, Some(content.span(content.moment(range.moments.start))));
        items.push(Item::Group(Group { role, span, items: text, ..Group::default() }));
    }
    Item::Group(Group { role: SemanticRole::LaneName, items, ..Group::default() })
}

/// The longest words that fit: sheet and steps, the sheet, its number.
fn words(content: &Content, range: &SheetRange, room: Mm, scale: TypeScale) -> Option<Part> {
    let sheet = content.sheet_name(range.number);
    let steps = content.steps(range.moments.clone());
    let step = content.names.in_sentence(content.journey.language.plan_words().one.step);
    let whole = if steps.is_empty() { sheet.clone() } else { format!("{sheet} · {step}\u{a0}{steps}") };
    let candidates = [whole, sheet, range.number.to_string()];
    candidates.iter().map(|words| content.aside(words, TextStyle::Aside)).find(|part| part.natural_width(scale) <= room)
}

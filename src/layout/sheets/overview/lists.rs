//! The three lists: moments that decide, negatives that weigh most, and the phases.
//!
//! In: lists of rows. Out: their heights, and their items. They stand side by side, or in two columns on a standing sheet. A
//! list of which not all rows are shown says how many more there are.

pub mod moments;
pub mod negatives;
pub mod phases;

use crate::geometry::{Mm, Point, Rect};
use crate::layout::blocks::shapes::{part_of, rule};
use crate::layout::numbers::to_f64;
use crate::layout::style;
use crate::layout::style::{TextStyle, TypeScale};
use crate::scene::{Item, SemanticRole, Stroke};

use super::content::Content;
use super::drop_order::Kept;
use super::write;
use super::write::Side;

/// Gap between two lists side by side, in ems.
const GAP: f64 = 2.0;
/// Gap between two lists below each other, in ems.
const BELOW: f64 = 1.0;
/// Below this width, in ems, lists stand in two columns.
const NARROW: f64 = 75.0;
/// The shares of the width side by side.
const SHARES: [f64; 3] = [0.3, 0.38, 0.32];
/// Padding above and below a row, in ems, where lists are roomy and where they are not.
const PADDING: (f64, f64) = (0.22, 0.13);

/// Padding above and below a row, in ems.
pub const fn padding(roomy: bool) -> f64 {
    if roomy { PADDING.0 } else { PADDING.1 }
}

/// A list of rows.
pub trait SheetList {
    /// The heading, and what is said beside it.
    fn title(&self) -> (String, String);
    /// The number of rows.
    fn count(&self) -> usize;
    /// The height of the names of its columns.
    fn head_height(&self, scale: TypeScale) -> Mm;
    /// The height of a row.
    fn row_height(&self, row: usize, width: Mm, scale: TypeScale) -> Mm;
    /// Draws the names of its columns.
    fn draw_head(&self, area: Rect, scale: TypeScale) -> Option<Item>;
    /// Draws a row.
    fn draw_row(&self, row: usize, area: Rect, scale: TypeScale) -> Item;
    /// What all rows are together.
    fn role(&self) -> SemanticRole;
}

/// The lists of a sheet, with their columns.
pub struct Lists<'a> {
    content: &'a Content<'a>,
    columns: Vec<ListColumn<'a>>,
}

/// Lists below each other.
struct ListColumn<'a> {
    /// Its share of the width.
    share: f64,
    /// The lists, each with the most rows that it shows.
    lists: Vec<(Box<dyn SheetList + 'a>, usize)>,
}

impl<'a> Lists<'a> {
    pub fn of(content: &'a Content<'a>, kept: &Kept, width: Mm, scale: TypeScale) -> Lists<'a> {
        let limited = |list: Box<dyn SheetList + 'a>| {
            let most = if list.role() == SemanticRole::Table { kept.phases } else { kept.rows };
            (list, most)
        };
        let moments = if kept.moments { moments::Moments::of(content, kept) } else { None };
        let moments = moments.map(|list| limited(Box::new(list)));
        let negatives = if kept.negatives { negatives::Negatives::of(content, kept) } else { None };
        let negatives = negatives.map(|list| limited(Box::new(list)));
        let phases = phases::Phases::of(content, kept, scale).map(|list| limited(Box::new(list)));
        let columns = if width < scale.em(NARROW) {
            let left = moments.into_iter().chain(negatives).collect();
            vec![ListColumn { share: 0.5, lists: left }, ListColumn { share: 0.5, lists: phases.into_iter().collect() }]
        } else {
            let lists = [moments, negatives, phases].into_iter().zip(SHARES);
            lists.map(|(list, share)| ListColumn { share, lists: list.into_iter().collect() }).collect()
        };
        let columns = columns.into_iter().filter(|column| !column.lists.is_empty()).collect();
        let mut lists = Lists { content, columns };
        lists.fill(width, scale);
        lists
    }

    /// Gives the last list of each column more rows, as long as another column is higher.
    fn fill(&mut self, width: Mm, scale: TypeScale) {
        let highest = self.height(width, scale);
        let widths = self.widths(width, scale);
        for (column, width) in self.columns.iter_mut().zip(widths) {
            while column.with_another_row(width, scale).is_some_and(|height| height <= highest + Mm(0.01)) {
                column.add_rows(1);
            }
        }
    }

    /// How wide each column is.
    fn widths(&self, width: Mm, scale: TypeScale) -> Vec<Mm> {
        let all: f64 = self.columns.iter().map(|column| column.share).sum();
        let gaps = scale.em(GAP) * to_f64(self.columns.len().saturating_sub(1));
        self.columns.iter().map(|column| (width - gaps) * (column.share / all.max(0.01))).collect()
    }

    pub fn height(&self, width: Mm, scale: TypeScale) -> Mm {
        let columns = self.columns.iter().zip(self.widths(width, scale));
        columns.map(|(column, width)| column.height(width, scale)).fold(Mm::ZERO, Mm::max)
    }

    pub fn draw(&self, area: Rect, scale: TypeScale) -> Vec<Item> {
        let mut items = Vec::new();
        let mut x = area.x;
        for (column, width) in self.columns.iter().zip(self.widths(area.width, scale)) {
            let mut top = area.y;
            for (list, most) in &column.lists {
                let height = list_height(list.as_ref(), *most, width, scale);
                let area = Rect::new(x, top, width, height);
                draw_list(self.content, list.as_ref(), shown(list.as_ref(), *most), area, scale, &mut items);
                top += height + scale.em(BELOW);
            }
            x += width + scale.em(GAP);
        }
        items
    }
}

impl ListColumn<'_> {
    /// The height with another row in its last list; `None` where that shows all rows.
    fn with_another_row(&self, width: Mm, scale: TypeScale) -> Option<Mm> {
        let (list, most) = self.lists.last()?;
        let (before, after) = (*most, *most + 1);
        if shown(list.as_ref(), before) == list.count() {
            return None;
        }
        let own = |most: usize| list_height(list.as_ref(), most, width, scale);
        Some(self.height(width, scale) - own(before) + own(after))
    }

    fn add_rows(&mut self, count: usize) {
        if let Some((_, most)) = self.lists.last_mut() {
            *most += count;
        }
    }

    fn height(&self, width: Mm, scale: TypeScale) -> Mm {
        let lists = self.lists.iter();
        let sum: Mm = lists.map(|(list, most)| list_height(list.as_ref(), *most, width, scale) + scale.em(BELOW)).sum();
        sum - scale.em(BELOW)
    }
}

fn list_height(list: &dyn SheetList, most: usize, width: Mm, scale: TypeScale) -> Mm {
    let shown = shown(list, most);
    let rows: Mm = (0..shown).map(|row| list.row_height(row, width, scale)).sum();
    let more = if shown < list.count() { scale.line(TextStyle::Aside) } else { Mm::ZERO };
    title_height(scale) + list.head_height(scale) + rows + more
}

/// How many rows of a list are shown; one more takes no more room than to say that it is missing.
fn shown(list: &dyn SheetList, most: usize) -> usize {
    if list.count() <= most + 1 { list.count() } else { most }
}

/// Draws a list with this many rows.
fn draw_list(
    content: &Content,
    list: &dyn SheetList,
    shown: usize,
    area: Rect,
    scale: TypeScale,
    items: &mut Vec<Item>,
) {
    items.extend(title(content, list.title(), area, scale));
    let mut top = area.y + title_height(scale);
    let mut rows = Vec::new();
    rows.extend(list.draw_head(Rect { y: top, ..area }, scale));
    top += list.head_height(scale);
    for row in 0..shown {
        let height = list.row_height(row, area.width, scale);
        if row > 0 {
            rows.push(part_of(SemanticRole::Decoration, vec![hairline(area, top, scale)]));
        }
        rows.push(list.draw_row(row, Rect::new(area.x, top, area.width, height), scale));
        top += height;
    }
    items.push(part_of(list.role(), rows));
    if shown < list.count() {
        let words = content.aside(&content.words.more(&(list.count() - shown).to_string()), TextStyle::Aside);
        write::line(&words, Point::new(area.x, top), Side::Left, scale, items);
    }
}

fn title_height(scale: TypeScale) -> Mm {
    scale.line(TextStyle::Heading) + scale.em(0.3)
}

/// The heading of a list with a line under it.
fn title(content: &Content, (name, beside): (String, String), area: Rect, scale: TypeScale) -> Vec<Item> {
    let name = content.part(&name, TextStyle::Heading);
    let mut heading = Vec::new();
    write::line(&name, Point::new(area.x, area.y), Side::Left, scale, &mut heading);
    let mut items = vec![part_of(SemanticRole::Heading(2), heading)];
    let beside = content.aside(&beside, TextStyle::Aside);
    let x = area.x + name.natural_width(scale) + scale.em(0.8);
    if x + beside.natural_width(scale) <= area.right() {
        let y = area.y + scale.size(TextStyle::Heading) * style::ASCENT - scale.size(TextStyle::Aside) * style::ASCENT;
        write::line(&beside, Point::new(x, y), Side::Left, scale, &mut items);
    }
    let y = area.y + scale.line(TextStyle::Heading) + scale.em(0.1);
    let stroke = Stroke { colour: style::MUTED, width: scale.grown(style::HAIRLINE_WIDTH), dashes: Vec::new() };
    let line = rule(Point::new(area.x, y), Point::new(area.right(), y), stroke);
    items.push(part_of(SemanticRole::Decoration, vec![line]));
    items
}

fn hairline(area: Rect, y: Mm, scale: TypeScale) -> Item {
    let stroke = Stroke { colour: style::HAIRLINE, width: scale.grown(Mm(0.15)), dashes: Vec::new() };
    rule(Point::new(area.x, y), Point::new(area.right(), y), stroke)
}

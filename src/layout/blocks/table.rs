//! A table that continues from sheet to sheet.
//!
//! In: rows of cells, each a stack of paragraphs. Out: the table at a width, cut into pages of any height with
//! its head on each, and its items. A row that is higher than a page is split between two lines. It does not
//! know the contents of the cells.

mod widths;

use std::ops::Range;

use crate::geometry::{Mm, Point, Rect};
use crate::scene::{Group, Item, Paint, SemanticRole, Stroke};
use crate::source::Span;

use super::block::Part;
use super::shapes;
use super::stack::Stack;
use crate::layout::numbers::to_f64;
use crate::layout::style;
use crate::layout::style::TypeScale;

/// Space at both sides of a cell, in ems.
const BESIDE: f64 = 0.35;
/// Space above and below a cell, in ems.
const ABOVE: f64 = 0.28;
/// Space above the name of a section, in ems.
const ABOVE_SECTION: f64 = 0.7;

/// All lines of a cell.
const ALL: Range<usize> = 0..usize::MAX;

pub struct Table {
    /// Accessible name, for screen readers.
    pub label: String,
    /// The names of its columns.
    pub head: Vec<Part>,
    /// Its rows, from top to bottom.
    pub rows: Vec<TableRow>,
}

pub enum TableRow {
    /// The name of the rows that follow.
    Section {
        /// The name on its first sheet.
        name: Part,
        /// The same, where it continues from an earlier sheet.
        again: Part,
    },
    /// Cells.
    Entry(TableEntry),
}

/// A row of cells.
pub struct TableEntry {
    /// Accessible name, for screen readers.
    pub label: String,
    /// Position in the source.
    pub span: Span,
    /// What each cell says: as many as the table has columns.
    pub cells: Vec<Vec<Part>>,
}

/// A table at a width, in a type size.
pub struct MeasuredTable<'a> {
    table: &'a Table,
    scale: TypeScale,
    widths: Vec<Mm>,
    head: Mm,
    /// The height of each row, whole.
    heights: Vec<Mm>,
    /// The section that each row belongs to, when it is not its name.
    sections: Vec<Option<usize>>,
}

/// Where a table continues: a row, and how many lines of each of its cells were before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableCursor {
    row: usize,
    lines: Vec<usize>,
}

/// As much of a table as stands on a sheet.
#[derive(Debug, Default)]
pub struct TablePage {
    /// The section that continues from an earlier sheet.
    again: Option<usize>,
    pieces: Vec<RowSlice>,
    /// Height.
    pub height: Mm,
}

/// A row, or the lines of it that stand on a sheet.
#[derive(Debug)]
struct RowSlice {
    row: usize,
    /// The lines of each cell.
    lines: Vec<Range<usize>>,
    height: Mm,
}

impl TablePage {
    /// Whether it has no row.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The number of rows, names of sections included.
    pub fn len(&self) -> usize {
        self.pieces.len()
    }
}

impl Table {
    /// The table at a width.
    pub fn fitted(&self, width: Mm, scale: TypeScale) -> MeasuredTable<'_> {
        let widths = widths::widths(self, width, scale);
        let sections = sections(&self.rows);
        let mut fitted = MeasuredTable { table: self, scale, widths, head: Mm::ZERO, heights: Vec::new(), sections };
        let head = self.head.iter().zip(&fitted.widths);
        let head = head.map(|(part, width)| part_height(part, *width, scale)).fold(Mm::ZERO, Mm::max);
        fitted.head = head + scale.em(ABOVE * 2.0);
        fitted.heights = self.rows.iter().map(|row| fitted.row_height(row)).collect();
        fitted
    }
}

fn sections(rows: &[TableRow]) -> Vec<Option<usize>> {
    let mut section = None;
    let of = rows.iter().enumerate().map(|(index, row)| match row {
        TableRow::Section { .. } => {
            section = Some(index);
            None
        }
        TableRow::Entry(_) => section,
    });
    of.collect()
}

/// The height of a paragraph in a cell of `width`, from its first line to its last.
fn part_height(part: &Part, width: Mm, scale: TypeScale) -> Mm {
    scale.line(part.text_style) * to_f64(part.line_count(inner(width, scale), scale))
}

/// The width that the words of a cell have.
fn inner(width: Mm, scale: TypeScale) -> Mm {
    // A tenth of a millimetre keeps rounding from touching the edge.
    (width - scale.em(BESIDE * 2.0) - Mm(0.1)).max(scale.em(0.5))
}

impl MeasuredTable<'_> {
    fn width(&self) -> Mm {
        self.widths.iter().copied().sum()
    }

    fn row_height(&self, row: &TableRow) -> Mm {
        match row {
            TableRow::Section { name, .. } => self.section_height(name),
            TableRow::Entry(entry) => self.entry_height(entry, &vec![ALL; entry.cells.len()]),
        }
    }

    fn section_height(&self, name: &Part) -> Mm {
        part_height(name, self.width(), self.scale) + self.scale.em(ABOVE_SECTION + ABOVE)
    }

    /// Height of these lines of the cells of an entry.
    fn entry_height(&self, entry: &TableEntry, lines: &[Range<usize>]) -> Mm {
        let cells = entry.cells.iter().zip(&self.widths).zip(lines);
        let heights = cells.map(|((cell, width), lines)| self.stack(cell, *width).height(lines));
        heights.fold(Mm::ZERO, Mm::max) + self.scale.em(ABOVE * 2.0)
    }

    /// The rows from `start` that fit into `room`, and where the table continues. A row that does not fit is split
    /// when it is the first and `may_part` allows it; then the page is never empty.
    pub fn page(&self, start: &TableCursor, room: Mm, may_part: bool) -> (TablePage, Option<TableCursor>) {
        let again = self.sections.get(start.row).copied().flatten();
        let repeated = again.map_or(Mm::ZERO, |section| self.heights[section]);
        let mut page = TablePage { again, pieces: Vec::new(), height: self.head + repeated };
        let mut at = start.clone();
        let mut has_entry = false;
        while let Some(row) = self.table.rows.get(at.row) {
            let go_on = Some(at.clone());
            match row {
                TableRow::Section { .. } => {
                    let next = self.heights.get(at.row + 1).copied().unwrap_or(Mm::ZERO);
                    let asks = page.height + self.heights[at.row] + next;
                    if asks > room && (has_entry || !may_part) {
                        return (page, go_on);
                    }
                    page.add(RowSlice { row: at.row, lines: Vec::new(), height: self.heights[at.row] });
                }
                TableRow::Entry(entry) => {
                    let piece = self.rest_of(entry, &at);
                    if page.height + piece.height > room {
                        if has_entry || !may_part {
                            return (page, go_on);
                        }
                        let part = self.part_of(entry, &at, room - page.height);
                        let lines = part.lines.iter().map(|lines| lines.end).collect();
                        page.add(part);
                        return (page, Some(TableCursor { row: at.row, lines }));
                    }
                    page.add(piece);
                    has_entry = true;
                }
            }
            at = TableCursor { row: at.row + 1, lines: Vec::new() };
        }
        (page, None)
    }

    /// The lines of an entry that are still to be placed.
    fn rest_of(&self, entry: &TableEntry, at: &TableCursor) -> RowSlice {
        if at.lines.is_empty() {
            return RowSlice { row: at.row, lines: vec![ALL; entry.cells.len()], height: self.heights[at.row] };
        }
        let lines: Vec<Range<usize>> = at.lines.iter().map(|from| *from..usize::MAX).collect();
        RowSlice { row: at.row, height: self.entry_height(entry, &lines), lines }
    }

    /// As many lines of each cell as fit into `room`, at least one.
    fn part_of(&self, entry: &TableEntry, at: &TableCursor, room: Mm) -> RowSlice {
        let room = room - self.scale.em(ABOVE * 2.0);
        let before = at.lines.iter().copied().chain(std::iter::repeat(0));
        let cells = entry.cells.iter().zip(&self.widths).zip(before);
        let lines: Vec<Range<usize>> =
            cells.map(|((cell, width), from)| self.stack(cell, *width).fitting(from, room)).collect();
        RowSlice { row: at.row, height: self.entry_height(entry, &lines), lines }
    }

    /// The items of a page with its top left corner at `corner`; each row is `extra` higher than it has to be.
    pub fn draw(&self, page: &TablePage, corner: Point, extra: Mm) -> Item {
        let mut items = vec![self.draw_head(corner)];
        let mut top = corner.y + self.head;
        if let Some(section) = page.again {
            items.extend(self.draw_section(section, true, Point::new(corner.x, top)));
            top += self.heights[section];
        }
        for piece in &page.pieces {
            let height = piece.height + extra;
            match &self.table.rows[piece.row] {
                TableRow::Section { .. } => {
                    items.extend(self.draw_section(piece.row, false, Point::new(corner.x, top + extra)));
                }
                TableRow::Entry(entry) => {
                    items.push(self.draw_entry(entry, piece, Rect::new(corner.x, top, self.width(), height)));
                }
            }
            top += height;
        }
        let label = self.table.label.clone();
        Item::Group(Group { role: SemanticRole::Table, label, items, ..Group::default() })
    }

    fn draw_head(&self, corner: Point) -> Item {
        let background = Rect::new(corner.x, corner.y, self.width(), self.head);
        let mut items = vec![decoration(shapes::rounded(background, self.scale.em(0.3), Paint::fill(style::PANEL)))];
        let mut x = corner.x;
        for (part, width) in self.table.head.iter().zip(&self.widths) {
            let at = Point::new(x + self.scale.em(BESIDE), corner.y + self.scale.em(ABOVE));
            items.push(self.cell(SemanticRole::TableHead, std::slice::from_ref(part), &ALL, at, *width));
            x += *width;
        }
        Item::Group(Group { role: SemanticRole::TableRow, items, ..Group::default() })
    }

    fn draw_section(&self, row: usize, continued: bool, corner: Point) -> Option<Item> {
        let TableRow::Section { name, again } = &self.table.rows[row] else { return None };
        let part = if continued { again } else { name };
        let at = Point::new(corner.x + self.scale.em(BESIDE), corner.y + self.scale.em(ABOVE_SECTION));
        let cell = self.cell(SemanticRole::TableCell, std::slice::from_ref(part), &ALL, at, self.width());
        Some(Item::Group(Group { role: SemanticRole::TableRow, items: vec![cell], ..Group::default() }))
    }

    fn draw_entry(&self, entry: &TableEntry, piece: &RowSlice, area: Rect) -> Item {
        let stroke = Stroke { colour: style::HAIRLINE, width: style::HAIRLINE_WIDTH, dashes: Vec::new() };
        let line = shapes::rule(Point::new(area.x, area.bottom()), Point::new(area.right(), area.bottom()), stroke);
        let mut items = vec![decoration(line)];
        let top = area.y + self.scale.em(ABOVE) + (area.height - piece.height) / 2.0;
        let mut x = area.x;
        for (index, (cell, width)) in entry.cells.iter().zip(&self.widths).enumerate() {
            let at = Point::new(x + self.scale.em(BESIDE), top);
            // The number comes again where its row continues.
            let lines = if index == 0 { &ALL } else { &piece.lines[index] };
            items.push(self.cell(SemanticRole::TableCell, cell, lines, at, *width));
            x += *width;
        }
        Item::Group(Group {
            role: SemanticRole::TableRow,
            label: entry.label.clone(),
            span: Some(entry.span),
            items,
            ..Group::default()
        })
    }

    fn stack<'p>(&self, parts: &'p [Part], width: Mm) -> Stack<'p> {
        Stack { parts, width: inner(width, self.scale), scale: self.scale }
    }

    /// The lines in `range` of a cell.
    fn cell(&self, role: SemanticRole, parts: &[Part], range: &Range<usize>, corner: Point, width: Mm) -> Item {
        let mut items = Vec::new();
        self.stack(parts, width).draw(range, corner, &mut items);
        Item::Group(Group { role, items, ..Group::default() })
    }
}

impl TablePage {
    fn add(&mut self, piece: RowSlice) {
        self.height += piece.height;
        self.pieces.push(piece);
    }
}

fn decoration(item: Item) -> Item {
    Item::Group(Group { items: vec![item], ..Group::default() })
}

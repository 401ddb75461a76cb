//! A table that goes on from sheet to sheet.
//!
//! In: rows of cells, each a stack of paragraphs. Out: the table at a width, cut into pages of any height with
//! its head on each, and its items. A row that is higher than a page is parted between two lines. What the
//! cells say is not known here.

mod widths;

use std::ops::Range;

use crate::geometry::Mm;
use crate::geometry::Point;
use crate::geometry::Rect;
use crate::scene::Group;
use crate::scene::Item;
use crate::scene::Meaning;
use crate::scene::Paint;
use crate::scene::Stroke;
use crate::source::Span;

use super::block::Part;
use super::shapes;
use super::stack::Stack;
use crate::layout::numbers::number;
use crate::layout::style;
use crate::layout::style::Type;

/// White space at both sides of a cell, in ems.
const BESIDE: f64 = 0.35;
/// White space above and below a cell, in ems.
const ABOVE: f64 = 0.28;
/// White space above the name of a section, in ems.
const ABOVE_SECTION: f64 = 0.7;

/// All lines of a cell.
const ALL: Range<usize> = 0..usize::MAX;

/// A table.
pub struct Table {
    /// What it is called, for those who cannot see it.
    pub label: String,
    /// The names of its columns.
    pub head: Vec<Part>,
    /// Its rows, from top to bottom.
    pub rows: Vec<Row>,
}

/// A row.
pub enum Row {
    /// The name of the rows that follow.
    Section {
        /// Its name.
        name: Part,
        /// The same, where it goes on from an earlier sheet.
        again: Part,
    },
    /// Cells.
    Entry(Entry),
}

/// A row of cells.
pub struct Entry {
    /// What it is called, for those who cannot see it.
    pub label: String,
    /// Where it comes from.
    pub span: Span,
    /// What each cell says: as many as the table has columns.
    pub cells: Vec<Vec<Part>>,
}

/// A table at a width, in a type size.
pub struct Fitted<'a> {
    table: &'a Table,
    kind: Type,
    widths: Vec<Mm>,
    head: Mm,
    /// The height of each row, whole.
    heights: Vec<Mm>,
    /// The section that each row belongs to, when it is not its name.
    sections: Vec<Option<usize>>,
}

/// Where a table goes on: a row, and how many lines of each of its cells were before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Start {
    row: usize,
    lines: Vec<usize>,
}

/// As much of a table as stands on a sheet.
#[derive(Debug, Default)]
pub struct Page {
    /// The section that goes on from an earlier sheet.
    again: Option<usize>,
    pieces: Vec<Piece>,
    /// How high it is.
    pub height: Mm,
}

/// A row, or the lines of it that stand on a sheet.
#[derive(Debug)]
struct Piece {
    row: usize,
    /// The lines of each cell.
    lines: Vec<Range<usize>>,
    height: Mm,
}

impl Page {
    /// Whether it has no row.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// How many rows it has, names of sections included.
    pub fn len(&self) -> usize {
        self.pieces.len()
    }
}

impl Table {
    /// The table at a width.
    pub fn fitted(&self, width: Mm, kind: Type) -> Fitted<'_> {
        let widths = widths::widths(self, width, kind);
        let sections = sections(&self.rows);
        let mut fitted = Fitted { table: self, kind, widths, head: Mm::ZERO, heights: Vec::new(), sections };
        let head = self.head.iter().zip(&fitted.widths);
        let head = head.map(|(part, width)| part_height(part, *width, kind)).fold(Mm::ZERO, Mm::max);
        fitted.head = head + kind.em(ABOVE * 2.0);
        fitted.heights = self.rows.iter().map(|row| fitted.row_height(row)).collect();
        fitted
    }
}

fn sections(rows: &[Row]) -> Vec<Option<usize>> {
    let mut section = None;
    let of = rows.iter().enumerate().map(|(index, row)| match row {
        Row::Section { .. } => {
            section = Some(index);
            None
        }
        Row::Entry(_) => section,
    });
    of.collect()
}

/// The height of a paragraph in a cell of `width`, from its first line to its last.
fn part_height(part: &Part, width: Mm, kind: Type) -> Mm {
    kind.line(part.role) * number(part.line_count(inner(width, kind), kind))
}

/// The width that the words of a cell have.
fn inner(width: Mm, kind: Type) -> Mm {
    // A tenth of a millimetre keeps rounding from touching the edge.
    (width - kind.em(BESIDE * 2.0) - Mm(0.1)).max(kind.em(0.5))
}

impl Fitted<'_> {
    fn width(&self) -> Mm {
        self.widths.iter().copied().sum()
    }

    fn row_height(&self, row: &Row) -> Mm {
        match row {
            Row::Section { name, .. } => self.section_height(name),
            Row::Entry(entry) => self.entry_height(entry, &vec![ALL; entry.cells.len()]),
        }
    }

    fn section_height(&self, name: &Part) -> Mm {
        part_height(name, self.width(), self.kind) + self.kind.em(ABOVE_SECTION + ABOVE)
    }

    /// How high these lines of the cells of an entry are.
    fn entry_height(&self, entry: &Entry, lines: &[Range<usize>]) -> Mm {
        let cells = entry.cells.iter().zip(&self.widths).zip(lines);
        let heights = cells.map(|((cell, width), lines)| self.stack(cell, *width).height(lines));
        heights.fold(Mm::ZERO, Mm::max) + self.kind.em(ABOVE * 2.0)
    }

    /// The rows from `start` that fit into `room`, and where the table goes on. A row that does not fit is parted
    /// when it is the first and `may_part` allows it; then the page is never empty.
    pub fn page(&self, start: &Start, room: Mm, may_part: bool) -> (Page, Option<Start>) {
        let again = self.sections.get(start.row).copied().flatten();
        let repeated = again.map_or(Mm::ZERO, |section| self.heights[section]);
        let mut page = Page { again, pieces: Vec::new(), height: self.head + repeated };
        let mut at = start.clone();
        let mut has_entry = false;
        while let Some(row) = self.table.rows.get(at.row) {
            let go_on = Some(at.clone());
            match row {
                Row::Section { .. } => {
                    let next = self.heights.get(at.row + 1).copied().unwrap_or(Mm::ZERO);
                    let asks = page.height + self.heights[at.row] + next;
                    if asks > room && (has_entry || !may_part) {
                        return (page, go_on);
                    }
                    page.add(Piece { row: at.row, lines: Vec::new(), height: self.heights[at.row] });
                }
                Row::Entry(entry) => {
                    let piece = self.rest_of(entry, &at);
                    if page.height + piece.height > room {
                        if has_entry || !may_part {
                            return (page, go_on);
                        }
                        let part = self.part_of(entry, &at, room - page.height);
                        let lines = part.lines.iter().map(|lines| lines.end).collect();
                        page.add(part);
                        return (page, Some(Start { row: at.row, lines }));
                    }
                    page.add(piece);
                    has_entry = true;
                }
            }
            at = Start { row: at.row + 1, lines: Vec::new() };
        }
        (page, None)
    }

    /// The lines of an entry that are still to be placed.
    fn rest_of(&self, entry: &Entry, at: &Start) -> Piece {
        if at.lines.is_empty() {
            return Piece { row: at.row, lines: vec![ALL; entry.cells.len()], height: self.heights[at.row] };
        }
        let lines: Vec<Range<usize>> = at.lines.iter().map(|from| *from..usize::MAX).collect();
        Piece { row: at.row, height: self.entry_height(entry, &lines), lines }
    }

    /// As many lines of each cell as fit into `room`, at least one.
    fn part_of(&self, entry: &Entry, at: &Start, room: Mm) -> Piece {
        let room = room - self.kind.em(ABOVE * 2.0);
        let before = at.lines.iter().copied().chain(std::iter::repeat(0));
        let cells = entry.cells.iter().zip(&self.widths).zip(before);
        let lines: Vec<Range<usize>> =
            cells.map(|((cell, width), from)| self.stack(cell, *width).fitting(from, room)).collect();
        Piece { row: at.row, height: self.entry_height(entry, &lines), lines }
    }

    /// The items of a page with its top left corner at `corner`; each row is `extra` higher than it has to be.
    pub fn draw(&self, page: &Page, corner: Point, extra: Mm) -> Item {
        let mut items = vec![self.draw_head(corner)];
        let mut top = corner.y + self.head;
        if let Some(section) = page.again {
            items.extend(self.draw_section(section, true, Point::new(corner.x, top)));
            top += self.heights[section];
        }
        for piece in &page.pieces {
            let height = piece.height + extra;
            match &self.table.rows[piece.row] {
                Row::Section { .. } => {
                    items.extend(self.draw_section(piece.row, false, Point::new(corner.x, top + extra)));
                }
                Row::Entry(entry) => {
                    items.push(self.draw_entry(entry, piece, Rect::new(corner.x, top, self.width(), height)));
                }
            }
            top += height;
        }
        let label = self.table.label.clone();
        Item::Group(Group { meaning: Meaning::Table, label, items, ..Group::default() })
    }

    fn draw_head(&self, corner: Point) -> Item {
        let ground = Rect::new(corner.x, corner.y, self.width(), self.head);
        let mut items = vec![decoration(shapes::rounded(ground, self.kind.em(0.3), Paint::fill(style::PANEL)))];
        let mut x = corner.x;
        for (part, width) in self.table.head.iter().zip(&self.widths) {
            let at = Point::new(x + self.kind.em(BESIDE), corner.y + self.kind.em(ABOVE));
            items.push(self.cell(Meaning::TableHead, std::slice::from_ref(part), &ALL, at, *width));
            x += *width;
        }
        Item::Group(Group { meaning: Meaning::TableRow, items, ..Group::default() })
    }

    fn draw_section(&self, row: usize, continued: bool, corner: Point) -> Option<Item> {
        let Row::Section { name, again } = &self.table.rows[row] else { return None };
        let part = if continued { again } else { name };
        let at = Point::new(corner.x + self.kind.em(BESIDE), corner.y + self.kind.em(ABOVE_SECTION));
        let cell = self.cell(Meaning::TableCell, std::slice::from_ref(part), &ALL, at, self.width());
        Some(Item::Group(Group { meaning: Meaning::TableRow, items: vec![cell], ..Group::default() }))
    }

    fn draw_entry(&self, entry: &Entry, piece: &Piece, area: Rect) -> Item {
        let stroke = Stroke { colour: style::HAIRLINE, width: style::HAIRLINE_WIDTH, dashes: Vec::new() };
        let line = shapes::rule(Point::new(area.x, area.bottom()), Point::new(area.right(), area.bottom()), stroke);
        let mut items = vec![decoration(line)];
        let top = area.y + self.kind.em(ABOVE) + (area.height - piece.height) / 2.0;
        let mut x = area.x;
        for (index, (cell, width)) in entry.cells.iter().zip(&self.widths).enumerate() {
            let at = Point::new(x + self.kind.em(BESIDE), top);
            // The number comes again where its row goes on.
            let lines = if index == 0 { &ALL } else { &piece.lines[index] };
            items.push(self.cell(Meaning::TableCell, cell, lines, at, *width));
            x += *width;
        }
        Item::Group(Group {
            meaning: Meaning::TableRow,
            label: entry.label.clone(),
            span: Some(entry.span),
            items,
            ..Group::default()
        })
    }

    fn stack<'p>(&self, parts: &'p [Part], width: Mm) -> Stack<'p> {
        Stack { parts, width: inner(width, self.kind), kind: self.kind }
    }

    /// The lines in `range` of a cell.
    fn cell(&self, meaning: Meaning, parts: &[Part], range: &Range<usize>, corner: Point, width: Mm) -> Item {
        let mut items = Vec::new();
        self.stack(parts, width).draw(range, corner, &mut items);
        Item::Group(Group { meaning, items, ..Group::default() })
    }
}

impl Page {
    fn add(&mut self, piece: Piece) {
        self.height += piece.height;
        self.pieces.push(piece);
    }
}

fn decoration(item: Item) -> Item {
    Item::Group(Group { items: vec![item], ..Group::default() })
}

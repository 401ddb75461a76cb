//! One sheet: everything on it measured at a type size, and drawn.
//!
//! In: a grid that may or may not fit, and a type size. Out: how high its table is and how high it may
//! be; and the scene. Which grids and sizes are tried is decided in `fit`.

use std::rc::Rc;

use crate::geometry::{Colour, Mm, Point, Rect, Size};
use crate::scene::{Group, Item, Meaning, Paint, Scene, SheetKind};

use super::band::{self, Band};
use super::block::{self, Block};
use super::columns::{self, Slot};
use super::emotion;
use super::grid::{self, BLOCK_GAP, Flow, Grid, Lane, LaneKind};
use super::header::Header;
use super::map::Map;
use super::style::{self, MARGIN, Role, Type};
use super::workshop;

/// White space between two rows, in ems.
const ROW_GAP: f64 = 0.5;
/// White space between header and band, band and rows, rows and footer, in ems.
const SECTION_GAP: f64 = 1.0;
/// Names of lanes are never wider, in ems.
const WIDEST_NAME: f64 = 7.4;
/// White space between the names of lanes and the columns: room for the levels beside the plot, in ems.
const NAME_GAP: f64 = 1.9;
/// Rows move apart by this much at the most to fill a sheet, in ems.
const MOST_EXTRA_GAP: f64 = 2.4;
/// A plot is never higher, in ems of the largest type of the paper: beyond it the curve says no more.
const HIGHEST_PLOT: f64 = 27.2;
/// On a long roll the parts of a header stay together: it is never wider than this, in ems, or than an ordinary
/// sheet of the same height.
const WIDEST_HEADER: f64 = 150.0;

/// A row, measured.
struct Row {
    /// The flow of each column.
    cells: Vec<Flow>,
    /// The flow of each phase.
    phases: Vec<Flow>,
    /// The flow of what belongs to the journey.
    whole: Flow,
    /// How high the cells of each phase are.
    cells_height: Vec<Mm>,
    /// How high the cells and the phases' flows are together.
    body: Mm,
    /// The height of the plot at its lowest; zero in other lanes.
    plot: Mm,
    /// How high everything in it is, but for its name.
    content: Mm,
    /// How high it is.
    height: Mm,
}

/// A sheet, measured.
pub struct Sheet<'a> {
    map: &'a Map<'a>,
    paper: Size,
    grid: Grid,
    kind: Type,
    first: bool,
    /// How wide the names of lanes are.
    names: Mm,
    left: Mm,
    width: Mm,
    slots: Vec<Slot>,
    /// The right edge of the last phase: past its columns where they have all the width that they need.
    reach: Mm,
    band: Band,
    rows: Vec<Row>,
    /// How high header and footer leave room for.
    pub room: Mm,
    /// How high band and rows are.
    pub height: Mm,
}

impl<'a> Sheet<'a> {
    /// Measures a sheet; none when its columns cannot stand beside each other. `first` says whether it is the
    /// first of its map.
    pub fn measure(map: &'a Map<'a>, paper: Size, grid: Grid, kind: Type, first: bool) -> Option<Sheet<'a>> {
        let all = paper.width - MARGIN * 2.0;
        let names = names_width(&map.grid, kind);
        let left = MARGIN + names + kind.em(NAME_GAP);
        // The point of the last arrow reaches past its column.
        let width = all - names - kind.em(NAME_GAP + 0.6);
        if !columns::have_room(&grid, width, kind) {
            return None;
        }
        let slots = columns::slots(&grid, left, workshop::width(&grid, width, kind), kind);
        let reach = if grid.roomy { left + width } else { slots.last().map_or(left, |last| last.x + last.width) };
        let header = Sheet::header_of(map, first).measure(header_width(paper, kind), kind).height;
        let room = paper.height - MARGIN * 2.0 - header - map.footer.height(all, kind) - kind.em(SECTION_GAP * 2.0);
        let areas: Vec<(Mm, Mm)> = grid.phases.iter().map(|span| area_of(&span.columns, &slots, reach)).collect();
        let role = if grid.roomy { Role::Title } else { Role::Heading };
        let band = band::measure(map.journey, map.blocks, &grid.phases, &areas, role, kind);
        let mut sheet = Sheet {
            map,
            paper,
            grid,
            kind,
            first,
            left,
            width,
            slots,
            reach,
            band,
            names,
            rows: Vec::new(),
            room,
            height: Mm::ZERO,
        };
        sheet.rows = sheet.grid.lanes.iter().map(|lane| sheet.row(lane)).collect();
        let rows: Mm = sheet.rows.iter().map(|row| row.height).sum();
        #[expect(clippy::cast_precision_loss, reason = "there are far fewer lanes than 2^52")]
        let gaps = kind.em(ROW_GAP) * (sheet.rows.len().max(1) - 1) as f64;
        sheet.height = sheet.band.height + kind.em(SECTION_GAP) + rows + gaps;
        Some(sheet)
    }

    /// Whether everything stands on it.
    pub fn fits(&self) -> bool {
        // What is free beside the names of lanes counts as room for notes.
        let free_already: Mm = self.rows.iter().map(|row| row.height - row.content).sum();
        self.height + (self.map.free - free_already).max(Mm::ZERO) <= self.room
    }

    const fn header_of<'m>(map: &'m Map, first: bool) -> &'m Header {
        if first { &map.heading.first } else { &map.heading.other }
    }

    fn row(&self, lane: &Lane) -> Row {
        if lane.kind != LaneKind::Emotion {
            return self.row_of(lane, &lane.cells, Mm::ZERO);
        }
        let lowest = if self.is_blank() {
            emotion::lowest_blank(self.kind)
        } else {
            emotion::lowest(&self.map.courses, self.grid.columns.len(), self.kind)
        };
        self.row_of(lane, &self.with_words_below(lane, lowest), lowest)
    }

    /// A row with these cells, under a plot of this height.
    fn row_of(&self, lane: &Lane, cells: &[Vec<Rc<Block>>], plot: Mm) -> Row {
        let kind = self.kind;
        let gap = kind.em(BLOCK_GAP);
        let cells: Vec<Flow> =
            cells.iter().zip(&self.slots).map(|(blocks, slot)| grid::flow(blocks, slot.width, kind)).collect();
        let phases: Vec<Flow> = lane
            .phases
            .iter()
            .zip(&self.grid.phases)
            .map(|(blocks, span)| grid::flow(blocks, area_of(&span.columns, &self.slots, self.reach).1, kind))
            .collect();
        let cells_height: Vec<Mm> = self
            .grid
            .phases
            .iter()
            .map(|span| cells[span.columns.clone()].iter().map(|flow| flow.height).fold(Mm::ZERO, Mm::max))
            .collect();
        let whole = grid::flow(&lane.whole, self.width, kind);
        let body = cells_height
            .iter()
            .zip(&phases)
            .map(|(cells, phase)| stacked(*cells, phase.height, gap))
            .fold(Mm::ZERO, Mm::max);
        let words_gap = if body > Mm::ZERO { gap } else { Mm::ZERO };
        let content = if plot > Mm::ZERO { plot + words_gap + body } else { body };
        let content = stacked(content, whole.height, gap);
        let height = content.max(self.name_height(lane));
        Row { cells, phases, whole, cells_height, body, plot, content, height }
    }

    /// The cells of the emotion lane, with the words that find no place in a plot of this height.
    fn with_words_below(&self, lane: &Lane, plot: Mm) -> Vec<Vec<Rc<Block>>> {
        let area = Rect::new(self.left, Mm::ZERO, self.width, plot);
        let mut cells = lane.cells.clone();
        for (column, block) in emotion::words_below(&self.map.courses, &self.grid, &self.slots, area, self.kind) {
            cells[column].push(block);
        }
        cells
    }

    #[expect(clippy::cast_precision_loss, reason = "a paragraph has far fewer lines than 2^52")]
    fn name_height(&self, lane: &Lane) -> Mm {
        let lines = lane.name.line_count(self.names / self.kind.size(Role::Aside)) as f64;
        self.kind.line(Role::Aside) * lines + workshop::hint_height(lane, self.names, self.kind)
    }
}

/// Two things above each other, with a gap where both are there.
fn stacked(one: Mm, two: Mm, gap: Mm) -> Mm {
    if one > Mm::ZERO && two > Mm::ZERO { one + gap + two } else { one + two }
}

/// The left edge and width of columns that stand beside each other; the last of all end at `reach`.
fn area_of(columns: &std::ops::Range<usize>, slots: &[Slot], reach: Mm) -> (Mm, Mm) {
    let (first, last) = (slots[columns.start], slots[columns.end - 1]);
    let right = if columns.end == slots.len() { reach } else { last.x + last.width };
    (first.x, right - first.x)
}

/// How wide the header of a sheet is.
pub fn header_width(paper: Size, kind: Type) -> Mm {
    let most = (paper.height * std::f64::consts::SQRT_2).max(kind.em(WIDEST_HEADER));
    (paper.width - MARGIN * 2.0).min(most)
}

/// How wide the names of lanes are: as wide as the widest, within limits.
fn names_width(grid: &Grid, kind: Type) -> Mm {
    let widest =
        grid.lanes.iter().map(|lane| kind.size(Role::Aside) * lane.name.natural_width()).fold(Mm::ZERO, Mm::max);
    let most = if grid.roomy { workshop::WIDEST_NAME } else { WIDEST_NAME };
    (widest.max(workshop::hints_width(grid, kind)) + Mm(0.2)).min(kind.em(most)).max(kind.em(3.0))
}

/// How the room that is left over is used.
struct Spare {
    plot: Mm,
    gap: Mm,
}

impl Sheet<'_> {
    /// The room that is left over makes the plot higher and moves rows apart.
    fn spare(&self) -> Spare {
        if self.grid.roomy {
            return self.free_room();
        }
        let kind = self.kind;
        let left = (self.room - self.height).max(Mm::ZERO);
        let has_plot = self.rows.iter().any(|row| row.plot > Mm::ZERO);
        let most_plot = (self.room * 0.5).min(Mm::from_points(self.map.range.largest) * HIGHEST_PLOT);
        let lowest = self.rows.iter().map(|row| row.plot).fold(Mm::ZERO, Mm::max);
        let plot = if has_plot { (left * 0.75).min((most_plot - lowest).max(Mm::ZERO)) } else { Mm::ZERO };
        #[expect(clippy::cast_precision_loss, reason = "there are far fewer lanes than 2^52")]
        let gaps = self.rows.len().max(1) as f64;
        Spare { plot, gap: ((left - plot) / gaps).min(kind.em(MOST_EXTRA_GAP)) }
    }

    /// On a sheet to work on, all room that is left is shared between the lanes.
    fn free_room(&self) -> Spare {
        let left = (self.room - self.height).max(Mm::ZERO);
        let lowest = self.rows.iter().map(|row| row.plot).fold(Mm::ZERO, Mm::max);
        let shares: f64 = self.grid.lanes.iter().map(|lane| workshop::share(lane.kind)).sum();
        let wanted = if lowest > Mm::ZERO { left / (shares + 1.0) } else { Mm::ZERO };
        let plot = wanted.min((self.room * 0.3 - lowest).max(Mm::ZERO));
        Spare { plot, gap: (left - plot) / shares.max(0.1) }
    }

    /// Whether nothing was felt yet, and the plot is for drawing a curve by hand.
    fn is_blank(&self) -> bool {
        self.grid.roomy && self.map.courses.is_empty()
    }

    /// The scene of the sheet, which is number `number` of `of`.
    pub fn draw(&self, (number, of): (usize, usize)) -> Scene {
        let kind = self.kind;
        let all = self.paper.width - MARGIN * 2.0;
        let header_width = header_width(self.paper, kind);
        let header = Sheet::header_of(self.map, self.first).measure(header_width, kind);
        let band_top = MARGIN + header.height + kind.em(SECTION_GAP);
        let bottom = self.paper.height - MARGIN;
        let rows_bottom = bottom - self.map.footer.height(all, kind) - kind.em(SECTION_GAP);
        let mut items = vec![self.grounds(band_top, rows_bottom)];
        items.extend(header.draw(MARGIN, MARGIN, header_width, kind));
        items.extend(self.band.draw(band_top, kind));
        items.extend(self.draw_rows(band_top + self.band.height + kind.em(SECTION_GAP)));
        items.push(self.map.footer.draw(self.map.blocks, MARGIN, bottom, all, (number, of), kind));
        self.scene(items, number, of)
    }

    fn scene(&self, items: Vec<Item>, number: usize, of: usize) -> Scene {
        let journey = self.map.journey;
        let words = self.map.blocks.words;
        let phases: Vec<&str> = self
            .grid
            .phases
            .iter()
            .filter_map(|span| span.phase.map(|phase| journey.phases[phase].name.value.as_str()))
            .collect();
        let steps = self.grid.columns.iter().filter(|column| column.step.is_some()).count();
        let author: Vec<&str> = journey.team.iter().map(|team| team.value.as_str()).collect();
        Scene {
            kind: SheetKind::Map,
            size: self.paper,
            title: journey.title.value.clone(),
            name: format!("{} {number} / {of}: {}", words.sheet, phases.join(", ")),
            description: format!("{}: {}. {}: {steps}.", words.phases, phases.join(", "), words.steps),
            author: author.join(", "),
            language: journey.language.tag(),
            items,
        }
    }

    /// The tinted grounds under the columns of each phase.
    fn grounds(&self, top: Mm, bottom: Mm) -> Item {
        let mut items = Vec::new();
        for span in &self.grid.phases {
            let (x, width) = area_of(&span.columns, &self.slots, self.reach);
            let colour = span.phase.map_or(style::PANEL, |phase| self.map.blocks.house.phase_colour(phase));
            let tint = Colour::WHITE.mix(colour, 0.055);
            let top = top + self.band.height;
            items.push(block::rounded(Rect::new(x, top, width, bottom - top), Mm::ZERO, Paint::fill(tint)));
        }
        Item::Group(Group { meaning: Meaning::Decoration, label: String::new(), span: None, items, ..Group::default() })
    }

    fn draw_rows(&self, top: Mm) -> Vec<Item> {
        let spare = self.spare();
        let mut items = Vec::new();
        let mut bounds = Vec::new();
        let mut y = top;
        for (lane, row) in self.grid.lanes.iter().zip(&self.rows) {
            items.push(self.draw_name(lane, y));
            let height = if row.plot > Mm::ZERO {
                self.draw_emotion(lane, row, y, spare.plot, &mut items)
            } else {
                self.draw_cells(lane, row, &lane.cells, y, &mut items);
                row.height
            };
            let weight = if self.grid.roomy { workshop::share(lane.kind) } else { 1.0 };
            y += height + self.kind.em(ROW_GAP) + spare.gap * weight;
            bounds.push(y - self.kind.em(ROW_GAP / 2.0));
        }
        if self.grid.roomy {
            let area = Rect::new(self.left, top, self.width, y - top);
            items.insert(0, workshop::rules(&self.grid, &self.slots, &bounds, area, self.kind));
        }
        items
    }

    fn draw_name(&self, lane: &Lane, top: Mm) -> Item {
        let kind = self.kind;
        let size = kind.size(Role::Aside);
        let width = self.names / size;
        let below = self.name_height(lane) - workshop::hint_height(lane, self.names, kind);
        let items = lane
            .name
            .lines(width)
            .into_iter()
            .enumerate()
            .map(|(index, line)| {
                #[expect(clippy::cast_precision_loss, reason = "a paragraph has far fewer lines than 2^52")]
                let top = top + kind.line(Role::Aside) * index as f64;
                let origin = Point::new(MARGIN, top + size * style::RISE);
                Item::Text(crate::scene::TextItem { origin, size, colour: style::INK, line })
            })
            .chain(workshop::hint(lane, Point::new(MARGIN, top + below), self.names, kind))
            .collect();
        Item::Group(Group {
            meaning: Meaning::LaneName,
            label: lane.label.clone(),
            span: None,
            items,
            ..Group::default()
        })
    }

    /// Draws the plot and the words under it; gives the height of the row.
    fn draw_emotion(&self, lane: &Lane, row: &Row, top: Mm, spare: Mm, items: &mut Vec<Item>) -> Mm {
        let kind = self.kind;
        // Words may find other places in a higher plot; it is used only when no more of them go below.
        let higher = row.plot + spare;
        let cells = self.with_words_below(lane, higher);
        let widened = Row { plot: higher, ..self.row_of(lane, &cells, Mm::ZERO) };
        let (cells, words, plot) = if widened.body <= row.body + Mm(0.01) {
            (cells, widened, higher)
        } else {
            let cells = self.with_words_below(lane, row.plot);
            let words = self.row_of(lane, &cells, Mm::ZERO);
            (cells, words, row.plot)
        };
        let area = Rect::new(self.left, top, self.width, plot);
        items.push(emotion::draw(self.map, &self.grid, &self.slots, area, kind));
        let gap = if words.body > Mm::ZERO { kind.em(BLOCK_GAP) } else { Mm::ZERO };
        self.draw_cells(lane, &words, &cells, top + plot + gap, items);
        stacked(plot + gap + words.body, words.whole.height, kind.em(BLOCK_GAP)).max(self.name_height(lane))
    }

    fn draw_cells(&self, lane: &Lane, row: &Row, cells: &[Vec<Rc<Block>>], top: Mm, items: &mut Vec<Item>) {
        let kind = self.kind;
        for (index, (blocks, slot)) in cells.iter().zip(&self.slots).enumerate() {
            let place = Place { x: slot.x, top, width: slot.width };
            // Steps of one row are equally high.
            let height = (lane.kind == LaneKind::Steps && blocks.len() == 1).then_some(row.body);
            place.draw(blocks, row.cells[index], height, kind, items);
        }
        for (index, (blocks, span)) in lane.phases.iter().zip(&self.grid.phases).enumerate() {
            let (x, width) = area_of(&span.columns, &self.slots, self.reach);
            let above = row.cells_height[index];
            let gap = if above > Mm::ZERO { kind.em(BLOCK_GAP) } else { Mm::ZERO };
            Place { x, top: top + above + gap, width }.draw(blocks, row.phases[index], None, kind, items);
        }
        let gap = if row.body > Mm::ZERO { kind.em(BLOCK_GAP) } else { Mm::ZERO };
        let place = Place { x: self.left, top: top + row.body + gap, width: self.width };
        place.draw(&lane.whole, row.whole, None, kind, items);
    }
}

/// Where a flow stands.
struct Place {
    x: Mm,
    top: Mm,
    width: Mm,
}

impl Place {
    fn draw(&self, blocks: &[Rc<Block>], flow: Flow, height: Option<Mm>, kind: Type, items: &mut Vec<Item>) {
        let each = grid::flow_width(self.width, flow.columns, kind);
        for (block, place) in blocks.iter().zip(grid::places(blocks, self.width, flow.columns, kind)) {
            #[expect(clippy::cast_precision_loss, reason = "there are far fewer columns than 2^52")]
            let x = self.x + (each + kind.em(grid::COLUMN_GAP)) * place.column as f64;
            items.push(block.draw(Point::new(x, self.top + place.top), each, height.unwrap_or(place.height), kind));
        }
    }
}

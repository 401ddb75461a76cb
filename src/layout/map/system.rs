//! A system: a part of the map from the left edge to the right, with its phases, lanes and part of the curve.
//!
//! In: a grid and a type size. Out: how high it is, and its items once it has a place. As in a score, several
//! systems may stand below each other on a sheet; `fit` decides which grids and sizes are tried. A grid without columns
//! holds the facts about the journey before its first phase.

use std::ops::Range;
use std::rc::Rc;

use crate::geometry::{Colour, Mm, Point, Rect};
use crate::scene::{Group, Item, Paint, SemanticRole};

use super::band::Band;
use super::grid::{BLOCK_GAP, Flow, Grid, Lane, LaneKind};
use super::shared::Map;
use super::{band, grid};
use crate::layout::blocks::block::Block;
use crate::layout::blocks::shapes;
use crate::layout::curve::lane;
use crate::layout::pagination::column_widths;
use crate::layout::pagination::column_widths::Slot;
use crate::layout::sheets::workshop;
use crate::layout::style;
use crate::layout::style::{MARGIN, TextStyle, TypeScale};

/// Gap between two rows, in ems.
const ROW_GAP: f64 = 0.5;
/// Gap between header and band, band and rows, rows and footer, in ems.
pub const SECTION_GAP: f64 = 1.0;
/// The maximum width of a lane name, in ems.
const WIDEST_NAME: f64 = 7.4;
/// Gap between the names of lanes and the columns: room for the levels beside the plot, in ems.
const NAME_GAP: f64 = 1.9;
/// The point of the last arrow of the band extends past its column by this, in ems.
const POINT: f64 = 0.6;

/// A row, measured.
struct MeasuredRow {
    /// The flow of each column.
    cells: Vec<Flow>,
    /// The flow of each phase.
    phases: Vec<Flow>,
    /// The flow of what belongs to the journey.
    whole: Flow,
    /// Height of the cells of each phase.
    cells_height: Vec<Mm>,
    /// How high the cells and the phases' flows are together.
    body: Mm,
    /// The height of the plot; zero in other lanes.
    plot: Mm,
    /// Height of its contents, without the lane name.
    content: Mm,
    /// Height.
    height: Mm,
}

/// A system, measured.
pub struct System<'a> {
    map: &'a Map<'a>,
    grid: Grid,
    scale: TypeScale,
    /// Width of the names of lanes.
    names: Mm,
    left: Mm,
    width: Mm,
    slots: Vec<Slot>,
    /// The right edge of the last phase: past its columns where they have all the width that they need.
    reach: Mm,
    band: Band,
    rows: Vec<MeasuredRow>,
    /// Height of band and rows.
    pub height: Mm,
}

impl<'a> System<'a> {
    /// How wide the columns of a system are together on a sheet of this width.
    pub fn columns_width(map: &Map, sheet_width: Mm, scale: TypeScale) -> Mm {
        width_from(left_edge(names_width(&map.grid, scale), scale), sheet_width, scale)
    }

    /// Measures a system on a sheet of this width; `None` if its columns cannot stand side by side.
    pub fn measure(map: &'a Map<'a>, sheet_width: Mm, grid: Grid, scale: TypeScale) -> Option<System<'a>> {
        let names = names_width(&map.grid, scale);
        let left = left_edge(names, scale);
        let width = width_from(left, sheet_width, scale);
        if !column_widths::have_room(&grid, width, scale) {
            return None;
        }
        let slots = column_widths::slots(&grid, left, workshop::width(&grid, width, scale), scale);
        let reach = if grid.roomy { left + width } else { slots.last().map_or(left, |last| last.x + last.width) };
        let areas: Vec<(Mm, Mm)> = grid.phases.iter().map(|span| area_of(&span.columns, &slots, reach)).collect();
        let text_style = if grid.roomy { TextStyle::Title } else { TextStyle::Heading };
        let band = band::measure(map.journey, map.blocks, &grid.phases, &areas, text_style, scale);
        let rows = Vec::new();
        let mut system = System { map, grid, scale, left, width, slots, reach, band, names, rows, height: Mm::ZERO };
        system.rows = system.grid.lanes.iter().map(|lane| system.row(lane)).collect();
        let rows: Mm = system.rows.iter().map(|row| row.height).sum();
        #[expect(clippy::cast_precision_loss, reason = "there are far fewer lanes than 2^52")]
        let gaps = scale.em(ROW_GAP) * (system.rows.len().max(1) - 1) as f64;
        system.height = system.rows_top() + rows + gaps;
        Some(system)
    }

    /// How far below its top the rows begin.
    fn rows_top(&self) -> Mm {
        if self.grid.columns.is_empty() { Mm::ZERO } else { self.band.height + self.scale.em(SECTION_GAP) }
    }

    pub const fn grid(&self) -> &Grid {
        &self.grid
    }

    /// Height with the room for notes; room beside the lane names counts as free.
    pub fn needs(&self) -> Mm {
        let free_already: Mm = self.rows.iter().map(|row| row.height - row.content).sum();
        self.height + (self.map.free - free_already).max(Mm::ZERO)
    }

    /// On a sheet to work on, how much higher its plot may be where this much room is left, and how much each lane gets of the
    /// rest.
    pub fn free_room(&self, room: Mm, left: Mm) -> (Mm, Mm) {
        let lowest = self.plot().unwrap_or_default();
        let shares: f64 = self.grid.lanes.iter().map(|lane| workshop::share(lane.kind)).sum();
        let wanted = if lowest > Mm::ZERO { left / (shares + 1.0) } else { Mm::ZERO };
        let plot = wanted.min((room * 0.3 - lowest).max(Mm::ZERO));
        (plot, (left - plot) / shares.max(0.1))
    }

    /// Whether there are no emotions yet, and the plot is for drawing a curve by hand.
    fn is_blank(&self) -> bool {
        self.grid.roomy && self.map.series.is_empty()
    }

    /// The number of rows.
    pub fn row_count(&self) -> usize {
        self.rows.len()
    }

    /// The height of its plot; `None` where it has no plot.
    pub fn plot(&self) -> Option<Mm> {
        self.plot_row().map(|index| self.rows[index].plot)
    }

    fn plot_row(&self) -> Option<usize> {
        self.rows.iter().position(|row| row.plot > Mm::ZERO)
    }

    /// How far below its top the plot begins where rows do not move apart, and the number of its row.
    pub fn above_plot(&self) -> Option<(Mm, usize)> {
        let index = self.plot_row()?;
        let rows = self.rows[..index].iter().map(|row| row.height + self.scale.em(ROW_GAP));
        Some((self.rows_top() + rows.sum::<Mm>(), index))
    }

    /// Sets the height of its plot. Labels are placed anew, so the row may grow by more than the plot.
    pub fn grow(&mut self, plot: Mm) {
        let Some(index) = self.plot_row().filter(|index| self.rows[*index].plot != plot) else { return };
        let lane = &self.grid.lanes[index];
        let row = self.row_of(lane, &self.with_words_below(lane, plot), plot);
        self.height += row.height - self.rows[index].height;
        self.rows[index] = row;
    }

    fn row(&self, lane: &Lane) -> MeasuredRow {
        if lane.kind != LaneKind::Emotion {
            return self.row_of(lane, &lane.cells, Mm::ZERO);
        }
        let lowest = if self.is_blank() {
            lane::lowest_blank(self.scale)
        } else {
            lane::lowest(self.map, self.grid.columns.len(), self.left, self.scale)
        };
        self.row_of(lane, &self.with_words_below(lane, lowest), lowest)
    }

    /// A row with these cells, under a plot of this height.
    fn row_of(&self, lane: &Lane, cells: &[Vec<Rc<Block>>], plot: Mm) -> MeasuredRow {
        let scale = self.scale;
        let gap = scale.em(BLOCK_GAP);
        let cells: Vec<Flow> =
            cells.iter().zip(&self.slots).map(|(blocks, slot)| grid::flow(blocks, slot.width, scale)).collect();
        let phases: Vec<Flow> = lane
            .phases
            .iter()
            .zip(&self.grid.phases)
            .map(|(blocks, span)| grid::flow(blocks, area_of(&span.columns, &self.slots, self.reach).1, scale))
            .collect();
        let cells_height: Vec<Mm> = self
            .grid
            .phases
            .iter()
            .map(|span| cells[span.columns.clone()].iter().map(|flow| flow.height).fold(Mm::ZERO, Mm::max))
            .collect();
        let whole = grid::flow(&lane.whole, self.width, scale);
        let body = cells_height
            .iter()
            .zip(&phases)
            .map(|(cells, phase)| stacked(*cells, phase.height, gap))
            .fold(Mm::ZERO, Mm::max);
        let words_gap = if body > Mm::ZERO { gap } else { Mm::ZERO };
        let content = if plot > Mm::ZERO { plot + words_gap + body } else { body };
        let content = stacked(content, whole.height, gap);
        let height = content.max(self.name_height(lane));
        MeasuredRow { cells, phases, whole, cells_height, body, plot, content, height }
    }

    /// The cells of the emotion lane, with the labels that have no room in a plot of this height.
    fn with_words_below(&self, lane: &Lane, plot: Mm) -> Vec<Vec<Rc<Block>>> {
        let area = Rect::new(self.left, Mm::ZERO, self.width, plot);
        let mut cells = lane.cells.clone();
        for (column, block) in lane::words_below(&self.map.series, &self.grid, &self.slots, area, self.scale) {
            cells[column].push(block);
        }
        cells
    }

    #[expect(clippy::cast_precision_loss, reason = "a paragraph has far fewer lines than 2^52")]
    fn name_height(&self, lane: &Lane) -> Mm {
        let lines = lane.name.line_count(self.names / self.scale.size(TextStyle::Aside)) as f64;
        self.scale.line(TextStyle::Aside) * lines + workshop::hint_height(lane, self.names, self.scale)
    }
}

/// Two things above each other, with a gap where both are there.
fn stacked(one: Mm, two: Mm, gap: Mm) -> Mm {
    if one > Mm::ZERO && two > Mm::ZERO { one + gap + two } else { one + two }
}

/// The left edge and width of columns that stand side by side; the last of all end at `reach`.
fn area_of(columns: &Range<usize>, slots: &[Slot], reach: Mm) -> (Mm, Mm) {
    let (first, last) = (slots[columns.start], slots[columns.end - 1]);
    let right = if columns.end == slots.len() { reach } else { last.x + last.width };
    (first.x, right - first.x)
}

/// Where columns begin beside names of this width.
fn left_edge(names: Mm, scale: TypeScale) -> Mm {
    MARGIN + names + scale.em(NAME_GAP)
}

/// How wide columns that begin at this edge are together.
fn width_from(left: Mm, sheet_width: Mm, scale: TypeScale) -> Mm {
    sheet_width - MARGIN - left - scale.em(POINT)
}

/// How wide the names of lanes are: as wide as the widest, within limits.
fn names_width(grid: &Grid, scale: TypeScale) -> Mm {
    let widest =
        grid.lanes.iter().map(|lane| scale.size(TextStyle::Aside) * lane.name.natural_width()).fold(Mm::ZERO, Mm::max);
    let most = if grid.roomy { workshop::WIDEST_NAME } else { WIDEST_NAME };
    (widest.max(workshop::hints_width(grid, scale)) + Mm(0.2)).min(scale.em(most)).max(scale.em(3.0))
}

impl System<'_> {
    /// Its items, with its top at `top`, and where its last row ends. Rows move apart by what is given, above the plot and below
    /// it. The backgrounds of its phases reach down to `foot`, or
    /// where none is given to the end of the last row.
    pub fn draw(&self, top: Mm, gaps: [Mm; 2], foot: Option<Mm>) -> (Vec<Item>, Mm) {
        let (rows, bottom) = self.draw_rows(top + self.rows_top(), gaps);
        let mut items = vec![self.backgrounds(top + self.band.height, foot.unwrap_or(bottom + self.scale.em(ROW_GAP)))];
        items.extend(self.band.draw(top, self.scale));
        items.extend(rows);
        (items, bottom)
    }

    /// The tinted backgrounds under the columns of each phase.
    fn backgrounds(&self, top: Mm, bottom: Mm) -> Item {
        let mut items = Vec::new();
        for span in &self.grid.phases {
            let (x, width) = area_of(&span.columns, &self.slots, self.reach);
            let colour = span.phase.map_or(style::PANEL, |phase| self.map.blocks.house.phase_colour(phase));
            let tint = Colour::WHITE.mix(colour, 0.055);
            items.push(shapes::rounded(Rect::new(x, top, width, bottom - top), Mm::ZERO, Paint::fill(tint)));
        }
        Item::Group(Group {
            role: SemanticRole::Decoration,
            label: String::new(),
            span: None,
            items,
            ..Group::default()
        })
    }

    fn draw_rows(&self, top: Mm, [above, below]: [Mm; 2]) -> (Vec<Item>, Mm) {
        let mut items = Vec::new();
        let mut bounds = Vec::new();
        let (mut y, mut bottom) = (top, top);
        let plot = self.plot_row().unwrap_or(self.rows.len());
        for (index, (lane, row)) in self.grid.lanes.iter().zip(&self.rows).enumerate() {
            items.push(self.draw_name(lane, y));
            if index == plot {
                self.draw_emotion(lane, row, y, &mut items);
            } else {
                self.draw_cells(lane, row, &lane.cells, y, &mut items);
            }
            bottom = y + row.height;
            let weight = if self.grid.roomy { workshop::share(lane.kind) } else { 1.0 };
            let gap = if index < plot { above } else { below };
            y = bottom + self.scale.em(ROW_GAP) + gap * weight;
            bounds.push(y - self.scale.em(ROW_GAP / 2.0));
        }
        if self.grid.roomy {
            let area = Rect::new(self.left, top, self.width, y - top);
            items.insert(0, workshop::rules(&self.grid, &self.slots, &bounds, area, self.scale));
        }
        (items, bottom)
    }

    fn draw_name(&self, lane: &Lane, top: Mm) -> Item {
        let scale = self.scale;
        let size = scale.size(TextStyle::Aside);
        let width = self.names / size;
        let below = self.name_height(lane) - workshop::hint_height(lane, self.names, scale);
        let items = lane
            .name
            .lines(width)
            .into_iter()
            .enumerate()
            .map(|(index, line)| {
                #[expect(clippy::cast_precision_loss, reason = "a paragraph has far fewer lines than 2^52")]
                let top = top + scale.line(TextStyle::Aside) * index as f64;
                let origin = Point::new(MARGIN, top + size * style::ASCENT);
                Item::Text(crate::scene::TextItem { origin, size, colour: style::INK, line })
            })
            .chain(workshop::hint(lane, Point::new(MARGIN, top + below), self.names, scale))
            .collect();
        Item::Group(Group {
            role: SemanticRole::LaneName,
            label: lane.label.clone(),
            span: None,
            items,
            ..Group::default()
        })
    }

    /// Draws the plot and the words under it.
    fn draw_emotion(&self, lane: &Lane, row: &MeasuredRow, top: Mm, items: &mut Vec<Item>) {
        let area = Rect::new(self.left, top, self.width, row.plot);
        items.push(lane::draw(self.map, &self.grid, &self.slots, area, self.scale));
        let gap = if row.body > Mm::ZERO { self.scale.em(BLOCK_GAP) } else { Mm::ZERO };
        let cells = self.with_words_below(lane, row.plot);
        self.draw_cells(lane, row, &cells, top + row.plot + gap, items);
    }

    fn draw_cells(&self, lane: &Lane, row: &MeasuredRow, cells: &[Vec<Rc<Block>>], top: Mm, items: &mut Vec<Item>) {
        let scale = self.scale;
        for (index, (blocks, slot)) in cells.iter().zip(&self.slots).enumerate() {
            let place = FlowArea { x: slot.x, top, width: slot.width };
            // Steps of one row are equally high.
            let height = (lane.kind == LaneKind::Steps && blocks.len() == 1).then_some(row.body);
            place.draw(blocks, row.cells[index], height, scale, items);
        }
        for (index, (blocks, span)) in lane.phases.iter().zip(&self.grid.phases).enumerate() {
            let (x, width) = area_of(&span.columns, &self.slots, self.reach);
            let above = row.cells_height[index];
            let gap = if above > Mm::ZERO { scale.em(BLOCK_GAP) } else { Mm::ZERO };
            FlowArea { x, top: top + above + gap, width }.draw(blocks, row.phases[index], None, scale, items);
        }
        let gap = if row.body > Mm::ZERO { scale.em(BLOCK_GAP) } else { Mm::ZERO };
        let place = FlowArea { x: self.left, top: top + row.body + gap, width: self.width };
        place.draw(&lane.whole, row.whole, None, scale, items);
    }
}

/// The position and width of a flow.
struct FlowArea {
    x: Mm,
    top: Mm,
    width: Mm,
}

impl FlowArea {
    fn draw(&self, blocks: &[Rc<Block>], flow: Flow, height: Option<Mm>, scale: TypeScale, items: &mut Vec<Item>) {
        let each = grid::flow_width(self.width, flow.columns, scale);
        for (block, place) in blocks.iter().zip(grid::places(blocks, self.width, flow.columns, scale)) {
            #[expect(clippy::cast_precision_loss, reason = "there are far fewer columns than 2^52")]
            let x = self.x + (each + scale.em(grid::COLUMN_GAP)) * place.column as f64;
            items.push(block.draw(Point::new(x, self.top + place.top), each, height.unwrap_or(place.height), scale));
        }
    }
}

//! Column widths that minimise the height of the table.
//!
//! In: a grid, a type size and the width of the sheet. Out: the left edge and width of each column.
//!
//! The height of a row is that of its highest cell, and the height of a cell is about the area of its text divided by
//! its width. The sum of these maxima is convex in the widths. The maximum is replaced by a norm of a high power, whose
//! gradient says how much each column gains from being wider; widths follow the square root of that gain until they
//! converge (for a single row this is exact).

use crate::geometry::Mm;

use crate::layout::map::grid::{COLUMN_GAP, Grid, PHASE_GAP};
use crate::layout::numbers::to_f64;
use crate::layout::style::TypeScale;

/// Iterations; widths change by less than a percent after about twenty.
const ROUNDS: usize = 28;
/// The power of the norm that stands for the maximum.
const POWER: i32 = 7;
/// The least text area of a column, in square ems, so that an empty one keeps a decent width.
const LEAST_AREA: f64 = 14.0;

/// Left edge and width of a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slot {
    pub x: Mm,
    pub width: Mm,
}

/// The demand of a cell: a text area in square ems, and a height and a width besides it, in ems.
#[derive(Clone, Copy, Default)]
struct CellDemand {
    area: f64,
    fixed: f64,
    side: f64,
}

/// The demands of a row by index: of the columns, and of the phases, that have content in it.
struct RowDemands {
    cells: Vec<(usize, CellDemand)>,
    phases: Vec<(usize, CellDemand)>,
}

/// The most columns side by side in `width`.
pub fn most_columns(grid: &Grid, width: Mm, scale: TypeScale) -> usize {
    let ems = width / scale.em(1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a sheet holds a few dozen columns")]
    let most = ((ems + PHASE_GAP) / (grid.narrowest + COLUMN_GAP)).floor().max(1.0) as usize;
    most
}

/// Whether the columns of `grid` fit side by side; one column always does.
pub fn have_room(grid: &Grid, width: Mm, scale: TypeScale) -> bool {
    let ems = width / scale.em(1.0);
    gaps(grid) + grid.narrowest * to_f64(grid.columns.len()) <= ems || grid.columns.len() == 1
}

/// The gaps between all columns together, in ems.
fn gaps(grid: &Grid) -> f64 {
    let phases = to_f64(grid.phases.len()) - 1.0;
    let columns = to_f64(grid.columns.len()) - 1.0 - phases;
    phases * PHASE_GAP + columns * COLUMN_GAP
}

/// The left edge and width of each column of `grid`, from `left` over `width`.
pub fn slots(grid: &Grid, left: Mm, width: Mm, scale: TypeScale) -> Vec<Slot> {
    let em = scale.em(1.0);
    let room = width / em - gaps(grid);
    let widths = settle(grid, room);
    let mut x = left;
    let mut slots = Vec::with_capacity(widths.len());
    for span in &grid.phases {
        for index in span.columns.clone() {
            let width = em * widths[index];
            slots.push(Slot { x, width });
            x += width + scale.em(if index + 1 == span.columns.end { PHASE_GAP } else { COLUMN_GAP });
        }
    }
    slots
}

/// The widths in ems, which sum to `room`.
fn settle(grid: &Grid, room: f64) -> Vec<f64> {
    let count = grid.columns.len();
    let rows: Vec<RowDemands> = rows(grid);
    let mut widths = vec![room / to_f64(count); count];
    let mut round = Iteration {
        gains: vec![0.0; count],
        spans: vec![0.0; grid.phases.len()],
        heights: Vec::new(),
        lines: Vec::new(),
    };
    for _ in 0..ROUNDS {
        round.find_gains(grid, &rows, &widths);
        for (width, gain) in widths.iter_mut().zip(&round.gains) {
            // Going half of the way in each iteration prevents oscillation.
            *width *= gain.max(1e-9).sqrt().sqrt();
        }
        bound(&mut widths, room, grid.narrowest);
    }
    widths
}

fn rows(grid: &Grid) -> Vec<RowDemands> {
    let demand = |blocks: &[std::rc::Rc<crate::layout::blocks::block::Block>]| {
        blocks.iter().fold(CellDemand::default(), |sum, block| CellDemand {
            area: sum.area + block.area(),
            fixed: sum.fixed + block.fixed_height() + crate::layout::map::grid::BLOCK_GAP,
            side: block.fixed_width(),
        })
    };
    let demands = |places: &[Vec<std::rc::Rc<crate::layout::blocks::block::Block>>]| {
        let all = places.iter().map(|blocks| demand(blocks)).enumerate();
        all.filter(|(_, demand)| demand.area > 0.0).collect()
    };
    let rows = grid.lanes.iter().map(|lane| RowDemands { cells: demands(&lane.cells), phases: demands(&lane.phases) });
    let least = CellDemand { area: LEAST_AREA, fixed: 0.0, side: 0.0 };
    let empty = RowDemands { cells: (0..grid.columns.len()).map(|index| (index, least)).collect(), phases: Vec::new() };
    rows.filter(|row| !row.cells.is_empty() || !row.phases.is_empty()).chain([empty]).collect()
}

/// The results of an iteration, in buffers that all iterations share.
struct Iteration {
    /// Height saved per em of width, for each column.
    gains: Vec<f64>,
    /// The width of each phase.
    spans: Vec<f64>,
    /// The heights of the cells of a row, then of its phases.
    heights: Vec<f64>,
    /// The reciprocal of the text width of each cell of a row.
    lines: Vec<f64>,
}

impl Iteration {
    fn find_gains(&mut self, grid: &Grid, rows: &[RowDemands], widths: &[f64]) {
        self.gains.fill(0.0);
        for (width, span) in self.spans.iter_mut().zip(&grid.phases) {
            *width = widths[span.columns.clone()].iter().sum();
        }
        for row in rows {
            self.add_gains(grid, row, widths);
        }
        let mean = self.gains.iter().sum::<f64>() / to_f64(self.gains.len());
        for gain in &mut self.gains {
            *gain /= mean.max(1e-9);
        }
    }

    fn add_gains(&mut self, grid: &Grid, row: &RowDemands, widths: &[f64]) {
        self.heights.clear();
        self.lines.clear();
        self.lines.extend(row.cells.iter().map(|(index, demand)| 1.0 / (widths[*index] - demand.side).max(1.0)));
        let cells = row.cells.iter().zip(&self.lines).map(|((_, demand), line)| demand.area * line + demand.fixed);
        self.heights.extend(cells);
        // What spans several columns stands side by side in them: its fixed heights are shared too.
        let spans = &self.spans;
        let phases = row.phases.iter().map(|(index, demand)| (demand.area + demand.fixed * 8.0) / spans[*index]);
        self.heights.extend(phases);
        let of_highest = 1.0 / self.heights.iter().fold(0.0, |one: f64, two| one.max(*two));
        let (cells, phases) = self.heights.split_at(row.cells.len());
        for (((index, demand), height), line) in row.cells.iter().zip(cells).zip(&self.lines) {
            let weight = (height * of_highest).powi(POWER - 1);
            self.gains[*index] += weight * demand.area * (line * line);
        }
        for ((index, _), height) in row.phases.iter().zip(phases) {
            let weight = (height * of_highest).powi(POWER - 1);
            for column in grid.phases[*index].columns.clone() {
                self.gains[column] += weight * height / self.spans[*index];
            }
        }
    }
}

/// Scales the widths to a sum of `room`, with none below the narrowest.
fn bound(widths: &mut [f64], room: f64, narrowest: f64) {
    let narrowest = narrowest.min(room / to_f64(widths.len()));
    // Each iteration fixes at least one more column, so the loop ends.
    let mut fixed = vec![false; widths.len()];
    loop {
        let taken: f64 = narrowest * to_f64(fixed.iter().filter(|is| **is).count());
        let free: f64 = widths.iter().zip(&fixed).filter(|(_, is)| !**is).map(|(width, _)| *width).sum();
        let factor = if free > 0.0 { (room - taken) / free } else { 0.0 };
        let mut again = false;
        for (width, is) in widths.iter().zip(fixed.iter_mut()) {
            if !*is && *width * factor < narrowest {
                *is = true;
                again = true;
            }
        }
        if !again {
            for (width, is) in widths.iter_mut().zip(&fixed) {
                *width = if *is { narrowest } else { *width * factor };
            }
            return;
        }
    }
}

//! How wide each column is: the widths that make the whole table lowest.
//!
//! In: a grid, a type size and the width of the sheet. Out: the left edge and width of each column.
//!
//! The height of a row is that of its highest cell, and a cell is about as high as its words' area over
//! its width. The sum of these maxima is convex in the widths. The maximum is replaced by a norm of a
//! high power, whose gradient says how much each column would gain from being wider; widths follow
//! the square root of that gain until they settle (for one row alone that is the exact solution).

use crate::geometry::Mm;

use crate::layout::map::grid::COLUMN_GAP;
use crate::layout::map::grid::Grid;
use crate::layout::map::grid::PHASE_GAP;
use crate::layout::numbers::number;
use crate::layout::style::Type;

/// Rounds of the search; widths move by less than a percent after about twenty.
const ROUNDS: usize = 28;
/// The power of the norm that stands for the maximum.
const POWER: i32 = 7;
/// Every column has at least this many square ems to show, so that an empty one keeps a decent width.
const LEAST_AREA: f64 = 14.0;

/// Left edge and width of a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slot {
    /// Its left edge.
    pub x: Mm,
    /// Its width.
    pub width: Mm,
}

/// What a cell asks for: an area of words and a height whatever its width, in ems.
#[derive(Clone, Copy, Default)]
struct Demand {
    area: f64,
    fixed: f64,
    side: f64,
}

/// The demands of a row: those of the columns, and of the phases, that show something in it, by their number.
struct Row {
    cells: Vec<(usize, Demand)>,
    phases: Vec<(usize, Demand)>,
}

/// How many columns of the narrowest width stand beside each other in `width`.
pub fn most_columns(grid: &Grid, width: Mm, kind: Type) -> usize {
    let ems = width / kind.em(1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a sheet holds a few dozen columns")]
    let most = ((ems + PHASE_GAP) / (grid.narrowest + COLUMN_GAP)).floor().max(1.0) as usize;
    most
}

/// Whether the columns of `grid` can stand beside each other at all.
pub fn have_room(grid: &Grid, width: Mm, kind: Type) -> bool {
    let ems = width / kind.em(1.0);
    gaps(grid) + grid.narrowest * number(grid.columns.len()) <= ems || grid.columns.len() == 1
}

/// The white space between all columns, in ems.
fn gaps(grid: &Grid) -> f64 {
    let phases = number(grid.phases.len()) - 1.0;
    let columns = number(grid.columns.len()) - 1.0 - phases;
    phases * PHASE_GAP + columns * COLUMN_GAP
}

/// The left edge and width of each column of `grid`, from `left` over `width`.
pub fn slots(grid: &Grid, left: Mm, width: Mm, kind: Type) -> Vec<Slot> {
    let em = kind.em(1.0);
    let room = width / em - gaps(grid);
    let widths = settle(grid, room);
    let mut x = left;
    let mut slots = Vec::with_capacity(widths.len());
    for span in &grid.phases {
        for index in span.columns.clone() {
            let width = em * widths[index];
            slots.push(Slot { x, width });
            x += width + kind.em(if index + 1 == span.columns.end { PHASE_GAP } else { COLUMN_GAP });
        }
    }
    slots
}

/// The widths in ems, which together are `room`.
fn settle(grid: &Grid, room: f64) -> Vec<f64> {
    let count = grid.columns.len();
    let rows: Vec<Row> = rows(grid);
    let mut widths = vec![room / number(count); count];
    let mut round =
        Round { gains: vec![0.0; count], spans: vec![0.0; grid.phases.len()], heights: Vec::new(), lines: Vec::new() };
    for _ in 0..ROUNDS {
        round.find_gains(grid, &rows, &widths);
        for (width, gain) in widths.iter_mut().zip(&round.gains) {
            // Half of the way each round keeps two columns from swapping places forever.
            *width *= gain.max(1e-9).sqrt().sqrt();
        }
        bound(&mut widths, room, grid.narrowest);
    }
    widths
}

fn rows(grid: &Grid) -> Vec<Row> {
    let demand = |blocks: &[std::rc::Rc<crate::layout::blocks::block::Block>]| {
        blocks.iter().fold(Demand::default(), |sum, block| Demand {
            area: sum.area + block.area(),
            fixed: sum.fixed + block.fixed_height() + crate::layout::map::grid::BLOCK_GAP,
            side: block.fixed_width(),
        })
    };
    let demands = |places: &[Vec<std::rc::Rc<crate::layout::blocks::block::Block>>]| {
        let all = places.iter().map(|blocks| demand(blocks)).enumerate();
        all.filter(|(_, demand)| demand.area > 0.0).collect()
    };
    let rows = grid.lanes.iter().map(|lane| Row { cells: demands(&lane.cells), phases: demands(&lane.phases) });
    let least = Demand { area: LEAST_AREA, fixed: 0.0, side: 0.0 };
    let empty = Row { cells: (0..grid.columns.len()).map(|index| (index, least)).collect(), phases: Vec::new() };
    rows.filter(|row| !row.cells.is_empty() || !row.phases.is_empty()).chain([empty]).collect()
}

/// What a round of the search finds, in room that all rounds share.
struct Round {
    /// How much lower the table would be per em of width, for each column.
    gains: Vec<f64>,
    /// How wide each phase is.
    spans: Vec<f64>,
    /// The heights of the cells of a row, then of its phases.
    heights: Vec<f64>,
    /// One divided by the width that the words of each cell of a row have.
    lines: Vec<f64>,
}

impl Round {
    fn find_gains(&mut self, grid: &Grid, rows: &[Row], widths: &[f64]) {
        self.gains.fill(0.0);
        for (width, span) in self.spans.iter_mut().zip(&grid.phases) {
            *width = widths[span.columns.clone()].iter().sum();
        }
        for row in rows {
            self.add_gains(grid, row, widths);
        }
        let mean = self.gains.iter().sum::<f64>() / number(self.gains.len());
        for gain in &mut self.gains {
            *gain /= mean.max(1e-9);
        }
    }

    fn add_gains(&mut self, grid: &Grid, row: &Row, widths: &[f64]) {
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

/// Brings the widths back to a sum of `room` with none below the narrowest.
fn bound(widths: &mut [f64], room: f64, narrowest: f64) {
    let narrowest = narrowest.min(room / number(widths.len()));
    // Each round fixes at least one more column at the narrowest, so that it ends.
    let mut fixed = vec![false; widths.len()];
    loop {
        let taken: f64 = narrowest * number(fixed.iter().filter(|is| **is).count());
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

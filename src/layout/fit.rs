//! The fit: in which type, and on how many sheets, a map stands.
//!
//! In: the whole table of a map. Out: a type size and the tables of its sheets, each of which fits on its paper.
//!
//! All sheets of a map have the same type. The fewest sheets are those of the smallest type; a map stands
//! on these in the largest type at which they suffice. When that is hard to read (see
//! [`TypeRange`](super::paper::TypeRange)), up to a third more sheets may give larger type. Sheets are cut between
//! phases where that costs no sheet, and share the columns as evenly as they can. What is too high
//! for a sheet even when its column has a sheet to itself goes on below on the next. A sheet of a roll is then cut off
//! where it is as short as its table allows.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use super::block::Block;
use super::columns::most_columns;
use super::grid::{Grid, Lane, LaneKind};
use super::map::Map;
use super::sheet::Sheet;
use super::style::Type;
use crate::geometry::{Mm, Size};

/// Type sizes are tried at this distance, in points.
const STEP: f64 = 0.25;
/// A map in larger type may be longer than its room asks for by this factor.
const FAIR_LENGTH: f64 = 1.1;
/// Lengths of a roll are tried at this distance.
const LENGTH_STEP: f64 = 5.0;

/// The sheets of a map and their type.
pub struct Fit {
    /// The type of all sheets.
    pub kind: Type,
    /// The table of each sheet and its paper.
    pub sheets: Vec<(Grid, Size)>,
}

/// Finds the type and the sheets of a map.
pub fn fit(map: &Map) -> Fit {
    let search = Search { map, tried: RefCell::new(BTreeMap::new()) };
    let fewest = search.cut(0).map(|cuts| cuts.len());
    let (kind, grids) = if let Some(fewest) = fewest {
        let step = search.readable(fewest, search.steps());
        let count = search.cut(step).map_or(fewest, |cuts| cuts.len());
        let step = if count == 1 && map.shortest.is_some() { search.on_a_roll(step) } else { step };
        let cuts = search.balanced(step, count);
        (search.size(step), cuts.into_iter().map(|range| map.grid.part(range).without_empty_lanes()).collect())
    } else {
        (search.size(0), search.cut_below(search.size(0)))
    };
    let first = |index: usize| index == 0;
    let sheets = grids.into_iter().enumerate().map(|(index, grid)| (cut_off(map, &grid, kind, first(index)), grid));
    Fit { kind, sheets: sheets.map(|(paper, grid)| (grid, paper)).collect() }
}

/// The paper of a sheet: of a roll no more than it needs.
fn cut_off(map: &Map, grid: &Grid, kind: Type, first: bool) -> Size {
    let Some(shortest) = map.shortest else { return map.paper };
    let of = |steps: u32| Size { width: shortest + Mm(LENGTH_STEP) * f64::from(steps), ..map.paper };
    let fits = |paper: Size| Sheet::measure(map, paper, grid.clone(), kind, first).is_some_and(|sheet| sheet.fits());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a thousand steps at most")]
    let (mut low, mut high) = (0, ((map.paper.width - shortest).0 / LENGTH_STEP).max(0.0) as u32);
    let most = high;
    while low < high {
        let middle = u32::midpoint(low, high);
        if fits(of(middle)) { high = middle } else { low = middle + 1 }
    }
    if low == most { map.paper } else { of(low) }
}

struct Search<'a> {
    map: &'a Map<'a>,
    /// Whether columns `start..end` fit in a size, by (size, start, end).
    tried: RefCell<BTreeMap<(usize, usize, usize), bool>>,
}

impl Search<'_> {
    /// How many sizes there are above the smallest.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small positive number")]
    fn steps(&self) -> usize {
        ((self.map.range.largest - self.map.range.smallest) / STEP).round() as usize
    }

    /// The type that is `step` steps above the smallest.
    #[expect(clippy::cast_precision_loss, reason = "there are a few dozen steps")]
    fn size(&self, step: usize) -> Type {
        let smallest = self.map.range.smallest;
        Type::of(smallest + STEP * step as f64, smallest)
    }

    /// The largest step at which `fewest` sheets suffice, or at which a few more do if that reads better.
    fn readable(&self, fewest: usize, steps: usize) -> usize {
        let step = self.largest(fewest, steps);
        let enough = if fewest == 1 { self.map.range.readable_alone } else { self.map.range.readable };
        if self.size(step).points() >= enough {
            return step;
        }
        for count in fewest + 1..=fewest + (fewest / 3).max(1) {
            let larger = self.largest(count, steps);
            if self.size(larger).points() >= self.map.range.readable {
                return larger;
            }
        }
        step
    }

    /// The largest step, up to `most`, that uses a roll well: a whole map in larger type takes as much more of its length
    /// as it takes more room, but rows of one line each would make it longer than that.
    fn on_a_roll(&self, most: usize) -> usize {
        let range = self.map.range;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small positive number")]
        let least = ((range.readable - range.smallest) / STEP).round() as usize;
        let whole = self.map.grid.part(0..self.map.grid.columns.len()).without_empty_lanes();
        let length = |step: usize| cut_off(self.map, &whole, self.size(step), true).width;
        if most <= least {
            return most;
        }
        let shortest = length(least);
        let larger = |step: usize| self.size(step).points() / self.size(least).points();
        let fair = |step: &usize| length(*step) <= shortest * (larger(*step).powi(2) * FAIR_LENGTH);
        (least..=most).rev().step_by(2).find(fair).unwrap_or(least)
    }

    /// The largest step at which `count` sheets suffice.
    fn largest(&self, count: usize, steps: usize) -> usize {
        let (mut low, mut high) = (0, steps);
        while low < high {
            let middle = (low + high).div_ceil(2);
            if self.cut(middle).is_some_and(|cuts| cuts.len() <= count) { low = middle } else { high = middle - 1 }
        }
        low
    }

    fn fits(&self, step: usize, range: Range<usize>) -> bool {
        let key = (step, range.start, range.end);
        if let Some(known) = self.tried.borrow().get(&key) {
            return *known;
        }
        let kind = self.size(step);
        let first = range.start == 0;
        let grid = self.map.grid.part(range).without_empty_lanes();
        let fits = Sheet::measure(self.map, self.map.paper, grid, kind, first).is_some_and(|sheet| sheet.fits());
        self.tried.borrow_mut().insert(key, fits);
        fits
    }

    /// The fewest sheets in a size, cut between phases where that costs no sheet; none when a column is too high for a
    /// sheet.
    fn cut(&self, step: usize) -> Option<Vec<Range<usize>>> {
        let fullest = self.cut_where(|start| self.furthest(step, start))?;
        let by_phase = self.cut_where(|start| self.furthest(step, start).map(|end| self.at_phase(step, start, end)))?;
        Some(if by_phase.len() <= fullest.len() { by_phase } else { fullest })
    }

    /// Sheets that each end where `end` says for its beginning.
    fn cut_where(&self, end: impl Fn(usize) -> Option<usize>) -> Option<Vec<Range<usize>>> {
        let mut cuts = Vec::new();
        let mut start = 0;
        while start < self.map.grid.columns.len() {
            let end = end(start)?;
            cuts.push(start..end);
            start = end;
        }
        Some(cuts)
    }

    /// The furthest end of a sheet that begins at `start`; none when its first column is too high for a sheet.
    fn furthest(&self, step: usize, start: usize) -> Option<usize> {
        let limit = most_columns(&self.map.grid, self.map.paper.width, self.size(step));
        let (mut low, mut high) = (start, self.map.grid.columns.len().min(start + limit));
        if self.fits(step, start..high) {
            return Some(high);
        }
        high -= 1;
        while low < high {
            let middle = (low + high).div_ceil(2);
            if self.fits(step, start..middle) { low = middle } else { high = middle - 1 }
        }
        (low > start).then_some(low)
    }

    /// Moves a cut back to the beginning of its phase where that phase then fits on one sheet.
    fn at_phase(&self, step: usize, start: usize, end: usize) -> usize {
        let phases = &self.map.grid.phases;
        let Some(cut) = phases.iter().find(|span| span.columns.contains(&end)) else { return end };
        let whole = cut.columns.clone();
        if whole.start > start && whole.start < end && self.fits(step, whole) { cut.columns.start } else { end }
    }

    /// `count` sheets of about the same load; the fullest ones when no others can be found.
    fn balanced(&self, step: usize, count: usize) -> Vec<Range<usize>> {
        let fullest = self.cut(step).unwrap_or_default();
        if count < 2 || fullest.len() != count {
            return fullest;
        }
        let loads = self.loads();
        let total: f64 = loads.iter().sum();
        #[expect(clippy::cast_precision_loss, reason = "there are far fewer sheets than 2^52")]
        let fair = total / count as f64;
        for extra in 1..=12 {
            let most = fair * (1.0 + 0.04 * f64::from(extra));
            if let Some(cuts) = self.cut_by_load(step, &loads, most).filter(|cuts| cuts.len() <= count) {
                return cuts;
            }
        }
        fullest
    }

    /// How much each column asks for: its narrowest width and its words.
    fn loads(&self) -> Vec<f64> {
        let grid = &self.map.grid;
        let area = |blocks: &[Rc<Block>]| blocks.iter().map(|block| block.area()).sum::<f64>();
        let mut loads: Vec<f64> = (0..grid.columns.len())
            .map(|column| 40.0 + grid.lanes.iter().map(|lane| area(&lane.cells[column])).sum::<f64>())
            .collect();
        for (index, span) in grid.phases.iter().enumerate() {
            let shared: f64 = grid.lanes.iter().map(|lane| area(&lane.phases[index])).sum();
            #[expect(clippy::cast_precision_loss, reason = "there are far fewer columns than 2^52")]
            let each = shared / span.columns.len() as f64;
            loads[span.columns.clone()].iter_mut().for_each(|load| *load += each);
        }
        loads
    }

    /// Sheets none of which has a load over `most`, cut at the phase that is nearest to a full load.
    fn cut_by_load(&self, step: usize, loads: &[f64], most: f64) -> Option<Vec<Range<usize>>> {
        let mut cuts = Vec::new();
        let mut start = 0;
        while start < loads.len() {
            let mut end = start;
            let mut load = 0.0;
            while end < loads.len() && (end == start || load + loads[end] <= most) {
                load += loads[end];
                end += 1;
            }
            let end = self.near_phase(start, end);
            if !self.fits(step, start..end) {
                return None;
            }
            cuts.push(start..end);
            start = end;
        }
        Some(cuts)
    }

    /// The last beginning of a phase in the second half of `start..end`, or `end`.
    fn near_phase(&self, start: usize, end: usize) -> usize {
        if end == self.map.grid.columns.len() {
            return end;
        }
        let half = start + (end - start) / 2;
        let mut begins = self.map.grid.phases.iter().map(|span| span.columns.start);
        begins.rfind(|begin| *begin > half && *begin <= end).unwrap_or(end)
    }

    /// Sheets of the smallest type where a column is too high for a sheet: it goes on below on the next.
    fn cut_below(&self, kind: Type) -> Vec<Grid> {
        let count = self.map.grid.columns.len();
        let mut grids = Vec::new();
        let mut start = 0;
        while start < count {
            if let Some(end) = self.furthest(0, start) {
                let end = self.at_phase(0, start, end);
                grids.push(self.map.grid.part(start..end).without_empty_lanes());
                start = end;
            } else {
                let column = self.map.grid.part(start..start + 1).without_empty_lanes();
                grids.extend(below(self.map, column, kind, start == 0));
                start += 1;
            }
        }
        grids
    }
}

/// Cuts a column that is too high into sheets below each other.
fn below(map: &Map, column: Grid, kind: Type, first: bool) -> Vec<Grid> {
    let mut grids = Vec::new();
    let mut rest = column;
    // How many blocks at the head of the rest only repeat what stands on a sheet already.
    let mut repeated = 0;
    loop {
        let first = first && grids.is_empty();
        let (sheet, more) = top_of(map, &rest, kind, first, repeated);
        grids.push(sheet);
        let Some(more) = more else { return grids };
        let left = blocks_in(&more);
        rest = with_step(more, &rest);
        repeated = blocks_in(&rest) - left;
    }
}

/// As many lanes and cards of a grid as fit on a sheet, at least one card that is not repeated; and what is left.
fn top_of(map: &Map, grid: &Grid, kind: Type, first: bool, repeated: usize) -> (Grid, Option<Grid>) {
    let fits = |grid: &Grid| Sheet::measure(map, map.paper, grid.clone(), kind, first).is_none_or(|sheet| sheet.fits());
    if fits(grid) {
        return (grid.clone(), None);
    }
    let total = blocks_in(grid);
    let (mut low, mut high) = ((repeated + 1).min(total), total);
    while low < high {
        let middle = (low + high).div_ceil(2);
        if fits(&taken(grid, middle, true)) { low = middle } else { high = middle - 1 }
    }
    (taken(grid, low, true), (low < total).then(|| taken(grid, low, false)))
}

fn blocks_in(grid: &Grid) -> usize {
    grid.lanes.iter().map(blocks_of).sum()
}

fn blocks_of(lane: &Lane) -> usize {
    lane.whole.len() + lane.cells.iter().chain(&lane.phases).map(Vec::len).sum::<usize>()
}

/// The first `count` blocks of a grid, from the top to the foot, or all others.
fn taken(grid: &Grid, count: usize, before: bool) -> Grid {
    let mut left = count;
    let mut take = |blocks: &[Rc<Block>]| -> Vec<Rc<Block>> {
        let at = left.min(blocks.len());
        left -= at;
        if before { blocks[..at].to_vec() } else { blocks[at..].to_vec() }
    };
    let lanes: Vec<Lane> = grid
        .lanes
        .iter()
        .map(|lane| {
            let cells = lane.cells.iter().map(|blocks| take(blocks)).collect();
            let phases = lane.phases.iter().map(|blocks| take(blocks)).collect();
            let whole = take(&lane.whole);
            // The curve stands on the first of the sheets below each other, and only words go on.
            let goes_on = lane.kind == LaneKind::Emotion && (grid.below || !before);
            let kind = if goes_on { LaneKind::Cards } else { lane.kind };
            Lane { kind, cells, phases, whole, ..lane.clone() }
        })
        .collect();
    let mut part = Grid { lanes, below: grid.below || !before, ..grid.clone() };
    part.lanes.retain(|lane| !lane.is_empty() || (before && !grid.below && lane.kind == LaneKind::Emotion));
    part
}

/// Puts the number and name of the steps above what goes on below.
fn with_step(mut rest: Grid, grid: &Grid) -> Grid {
    let Some(steps) = grid.lanes.iter().find(|lane| lane.kind == LaneKind::Steps) else { return rest };
    if rest.lanes.iter().any(|lane| lane.kind == LaneKind::Steps) {
        return rest;
    }
    let short = |blocks: &Vec<Rc<Block>>| -> Vec<Rc<Block>> {
        blocks
            .iter()
            .take(1)
            .map(|block| Rc::new(Block { parts: block.parts.iter().take(1).cloned().collect(), ..(**block).clone() }))
            .collect()
    };
    let lane = Lane { cells: steps.cells.iter().map(short).collect(), ..steps.clone() };
    rest.lanes.insert(0, lane);
    rest
}

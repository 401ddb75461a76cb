//! The weights of columns, and even division of a range of columns.
//!
//! In: a grid. Out: sums of weights, and cuts at about equal weights, at the beginning of a phase where one is near.
//! Whether a part fits on a sheet is not checked here.

use std::ops::{Range, RangeInclusive};
use std::rc::Rc;

use super::binary_search::last;
use crate::layout::blocks::block::Block;
use crate::layout::map::grid::{Grid, PhaseSpan};
use crate::layout::numbers::to_f64;

/// The weight of a column besides its text, in square ems.
const LEAST: f64 = 40.0;
/// A part ends where a phase begins if that is off the even cut by no more than this share of its weight.
const NEAR: f64 = 0.25;

/// The weights of the columns of a map.
pub struct ColumnWeights {
    /// Prefix sums of the text areas of the columns, in square ems.
    words: Vec<f64>,
}

impl ColumnWeights {
    /// The weights of the columns of `grid`.
    pub fn of(grid: &Grid) -> ColumnWeights {
        let area = |blocks: &[Rc<Block>]| blocks.iter().map(|block| block.area()).sum::<f64>();
        let mut areas: Vec<f64> = (0..grid.columns.len())
            .map(|column| grid.lanes.iter().map(|lane| area(&lane.cells[column])).sum::<f64>())
            .collect();
        for (index, span) in grid.phases.iter().enumerate() {
            let shared: f64 = grid.lanes.iter().map(|lane| area(&lane.phases[index])).sum();
            let each = shared / to_f64(span.columns.len());
            areas[span.columns.clone()].iter_mut().for_each(|area| *area += each);
        }
        let mut words = vec![0.0];
        let mut sum = 0.0;
        words.extend(areas.iter().map(|area| {
            sum += area;
            sum
        }));
        ColumnWeights { words }
    }

    /// The text area of these columns, in square ems.
    pub fn words(&self, columns: &Range<usize>) -> f64 {
        self.words[columns.end] - self.words[columns.start]
    }

    /// The weight of all columns before this one.
    fn before(&self, column: usize) -> f64 {
        self.words[column] + LEAST * to_f64(column)
    }

    /// The weight of these columns.
    pub fn of_columns(&self, columns: &Range<usize>) -> f64 {
        self.before(columns.end) - self.before(columns.start)
    }

    /// The furthest end of columns from `start` with at most this text area; at least one column.
    pub fn reach_of_words(&self, start: usize, most: f64) -> usize {
        let end = self.words.partition_point(|words| *words <= self.words[start] + most);
        end.saturating_sub(1).max(start + 1)
    }

    /// The furthest end of columns from `start` with at most this weight.
    pub fn reach(&self, start: usize, most: f64) -> usize {
        self.partition(start, self.before(start) + most)
    }

    /// The last column from `start` on with at most `weight` before it.
    fn partition(&self, start: usize, weight: f64) -> usize {
        last(start, self.words.len() - 1, |column| self.before(column) <= weight)
    }

    /// Divides columns evenly among `count` systems, cut between phases where that is nearly as even.
    pub fn divide(&self, columns: &Range<usize>, count: usize, phases: &[PhaseSpan]) -> Vec<Range<usize>> {
        let mut parts = Vec::with_capacity(count);
        let mut start = columns.start;
        for left in (2..=count.min(columns.len())).rev() {
            let last = columns.end - (left - 1);
            let end = self.fair_end(start..columns.end, left, start + 1..=last, phases);
            parts.push(start..end);
            start = end;
        }
        parts.push(start..columns.end);
        parts
    }

    /// The end of the first of `count` even parts, inside `range`: the beginning of a phase if one is near.
    pub fn fair_end(
        &self,
        columns: Range<usize>,
        count: usize,
        range: RangeInclusive<usize>,
        phases: &[PhaseSpan],
    ) -> usize {
        let fair = self.of_columns(&columns) / to_f64(count);
        let off = |end: usize| (self.of_columns(&(columns.start..end)) - fair).abs();
        let end = self.nearest(columns.start, self.before(columns.start) + fair).clamp(*range.start(), *range.end());
        let near = near_phase(phases, end).into_iter().filter(|begin| range.contains(begin));
        let near = near.filter(|begin| off(*begin) <= off(end) + fair * NEAR);
        near.min_by(|one, two| off(*one).total_cmp(&off(*two))).unwrap_or(end)
    }

    /// The column that begins nearest to a weight.
    fn nearest(&self, start: usize, weight: f64) -> usize {
        let below = self.partition(start, weight);
        let above = (below + 1).min(self.words.len() - 1);
        if weight - self.before(below) <= self.before(above) - weight { below } else { above }
    }
}

/// The beginning and the end of the phase that holds a column.
fn near_phase(phases: &[PhaseSpan], column: usize) -> Vec<usize> {
    let span = phases.get(phase_at(phases, column));
    span.map_or_else(Vec::new, |span| vec![span.columns.start, span.columns.end])
}

/// The index of the phase that holds a column; the number of phases if none does.
pub fn phase_at(phases: &[PhaseSpan], column: usize) -> usize {
    phases.partition_point(|span| span.columns.end <= column)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phases(lengths: &[usize]) -> Vec<PhaseSpan> {
        let mut start = 0;
        let span = |length: &usize| {
            start += length;
            PhaseSpan { phase: None, columns: start - length..start, before: 0 }
        };
        lengths.iter().map(span).collect()
    }

    #[test]
    fn systems_share_columns_evenly_and_end_with_a_phase_where_one_is_near() {
        let even = ColumnWeights { words: vec![0.0; 13] };
        assert_eq!(even.divide(&(0..12), 3, &phases(&[12])), [0..4, 4..8, 8..12]);
        assert_eq!(even.divide(&(0..12), 2, &phases(&[5, 7])), [0..5, 5..12]);
        assert_eq!(even.divide(&(0..12), 2, &phases(&[2, 10])), [0..6, 6..12]);
        assert_eq!(even.divide(&(2..4), 5, &phases(&[12])), [2..3, 3..4], "each has a column");
        let heavy = ColumnWeights { words: vec![0.0, 900.0, 900.0, 900.0, 900.0] };
        assert_eq!(heavy.divide(&(0..4), 2, &phases(&[4])), [0..1, 1..4]);
    }
}

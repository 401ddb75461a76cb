//! The search behind the fit: the fewest sheets at a type size, and the largest size for a number of sheets.
//!
//! In: a map. Out: for a type size and a maximum of systems per sheet, the columns of each sheet. A type size
//! is a number of steps above the smallest. `fit` decides between the candidates. `column_weights::fair_end` moves cuts to
//! the edges of phases; `at_phase` does so only where a column is too high for a sheet.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::ops::Range;

use super::binary_search::{first, last, last_near};
use super::column_weights::{ColumnWeights, phase_at};
use super::column_widths::most_columns;
use super::overflow::below;
use crate::geometry::Mm;
use crate::layout::map::grid::Grid;
use crate::layout::map::shared::Map;
use crate::layout::map::sheet;
use crate::layout::map::sheet::together;
use crate::layout::map::system::System;
use crate::layout::numbers::to_f64;
use crate::layout::style::TypeScale;

/// The step between type sizes, in points.
const STEP: f64 = 0.25;
/// The most systems on a sheet.
pub const MOST_SYSTEMS: usize = 24;
/// The least height of a system with the gap below it, in ems: a band, a row of names.
const LOWEST_SYSTEM: f64 = 6.0;
/// Broken text takes at least this share of its area on one line: spaces at line ends vanish.
const DENSEST: f64 = 0.9;

/// The columns of each sheet, or of each system.
pub type Cuts = Vec<Range<usize>>;

/// The search over one map.
pub struct Search<'a> {
    /// The map that is paginated.
    pub map: &'a Map<'a>,
    weights: ColumnWeights,
    /// Cache: the height of a system, by (step, first column, end); `None` if its columns do not fit side by side.
    heights: RefCell<BTreeMap<(usize, usize, usize), Option<Mm>>>,
    /// Cache: the room for systems, by step and by whether the sheet is the first.
    rooms: RefCell<BTreeMap<(usize, bool), Mm>>,
    /// Height of the systems measured last, relative to the lower bound for their weight; used to guess the next cut.
    slack: Cell<f64>,
    /// Whether the facts about the journey share a sheet with the first columns.
    pub shares: bool,
}

impl<'a> Search<'a> {
    /// A search over `map`. The facts about the journey share a sheet with columns if they leave half of it.
    pub fn new(map: &'a Map<'a>) -> Search<'a> {
        let (heights, rooms) = (RefCell::default(), RefCell::default());
        let slack = Cell::new(1.0);
        let mut search = Search { map, weights: ColumnWeights::of(&map.grid), heights, rooms, slack, shares: true };
        let scale = search.size(0);
        let half = sheet::room(map, map.paper, scale, true) / 2.0;
        search.shares = search.about_height(scale) <= half && search.furthest(0, 0, 1).is_some();
        search.rooms.borrow_mut().clear();
        search
    }

    /// The height of the facts about the journey.
    fn about_height(&self, scale: TypeScale) -> Mm {
        let Some(about) = &self.map.about else { return Mm::ZERO };
        System::measure(self.map, self.map.paper.width, about.clone(), scale).map_or(Mm::ZERO, |system| system.height)
    }

    /// The number of steps above the smallest size.
    pub fn steps(&self) -> usize {
        self.step_of(self.map.range.largest)
    }

    /// The smallest step with type of at least `points`.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small positive number")]
    pub fn step_of(&self, points: f64) -> usize {
        ((points - self.map.range.smallest) / STEP - 1e-6).ceil().max(0.0) as usize
    }

    /// The type scale `step` steps above the smallest.
    #[expect(clippy::cast_precision_loss, reason = "there are a few dozen steps")]
    pub fn size(&self, step: usize) -> TypeScale {
        let smallest = self.map.range.smallest;
        TypeScale::of(smallest + STEP * step as f64, smallest)
    }

    /// The sheets of the facts about the journey, where these do not share one.
    pub fn about_sheets(&self, step: usize) -> Vec<Grid> {
        let own = self.map.about.as_ref().filter(|_| !self.shares);
        own.map_or_else(Vec::new, |about| below(self.map, about, self.size(step), true))
    }

    /// Whether a sheet that begins with this column is the first of the map.
    pub fn is_first(&self, column: usize) -> bool {
        column == 0 && (self.shares || self.map.about.is_none())
    }

    /// The largest step at which `count` sheets suffice; they must suffice at `from`.
    pub fn largest(&self, from: usize, count: usize, most: usize) -> usize {
        last(from, self.steps(), |step| self.suffice(step, most, count))
    }

    /// Whether `count` sheets suffice.
    pub fn suffice(&self, step: usize, most: usize, count: usize) -> bool {
        let columns = self.map.grid.columns.len();
        let (mut start, mut used) = (0, self.about_sheets(step).len());
        while start < columns {
            // A cheap lower bound first: text area and column count, without breaking lines.
            let left = count.saturating_sub(used);
            let room = self.room(step, start).max(self.room(step, 1)) * to_f64(left);
            let columns_fit = columns - start <= self.abreast(step) * most * left;
            if !columns_fit || self.lowest(&(start..columns), 1, self.size(step)) > room {
                return false;
            }
            // The last sheet has to hold everything that is left.
            if used + 1 == count {
                return self.fits(step, start..columns, most);
            }
            let Some(end) = self.furthest(step, start, most) else { return false };
            start = end;
            used += 1;
        }
        used <= count
    }

    /// The number of sheets at a size; `None` if a column is too high for a sheet.
    pub fn count(&self, step: usize, most: usize) -> Option<usize> {
        self.cut(step, most).map(|cuts| cuts.len() + self.about_sheets(step).len())
    }

    /// The fewest sheets at a size with at most `most` systems each, all but the last filled greedily; `None` if a column
    /// is too high for a sheet.
    fn cut(&self, step: usize, most: usize) -> Option<Cuts> {
        let mut cuts = Vec::new();
        let mut start = 0;
        while start < self.map.grid.columns.len() {
            let end = self.furthest(step, start, most)?;
            cuts.push(start..end);
            start = end;
        }
        Some(cuts)
    }

    /// The furthest end of a sheet that begins at `start`; `None` if its first column is too high for a sheet.
    pub fn furthest(&self, step: usize, start: usize, most: usize) -> Option<usize> {
        let limit = self.abreast(step) * most;
        let words = self.room(step, start) / self.lowest_per_word(self.size(step));
        let mut high = self.weights.reach_of_words(start, words).min(start + limit);
        let fits = |end: usize| self.fits(step, start..end, most);
        // The guess: these columns fill a sheet as those measured last did.
        let guess = self.weights.reach(start, words / self.slack.get());
        let is_near = guess > usize::midpoint(start, high);
        if most > 1 {
            high = high.min(2 * guess - start + 1);
        }
        if most > 1 || is_near {
            // The maximum first, since fewer columns may fit worse than more.
            if fits(high) {
                return Some(high);
            }
            high -= 1;
        }
        // Each further column moves the cuts between several systems, so that the guess is no use then.
        let end = if most > 1 { last(start, high, fits) } else { last_near(guess, start, high, fits) };
        (end > start).then_some(end)
    }

    /// The most columns of a system.
    fn abreast(&self, step: usize) -> usize {
        let scale = self.size(step);
        most_columns(&self.map.grid, System::columns_width(self.map, self.map.paper.width, scale), scale)
    }

    fn fits(&self, step: usize, columns: Range<usize>, most: usize) -> bool {
        self.systems(step, columns, most).is_some()
    }

    /// The fewest systems, up to `most`, in which the columns fit on a sheet; `None` if they do not fit.
    pub fn systems(&self, step: usize, columns: Range<usize>, most: usize) -> Option<Cuts> {
        let scale = self.size(step);
        let room = self.room(step, columns.start);
        let least = columns.len().div_ceil(self.abreast(step));
        if self.lowest(&columns, least, scale) > room {
            return None;
        }
        let mut before = None;
        for count in least..=most.min(columns.len()) {
            let parts = self.weights.divide(&columns, count, &self.map.grid.phases);
            match self.lower(step, &parts, before) {
                Some(height) => {
                    self.slack.set(height / (self.lowest_per_word(scale) * self.weights.of_columns(&columns)));
                    if height <= room {
                        return Some(parts);
                    }
                    before = Some(height);
                }
                // More systems have wider columns, until their overhead exceeds what that saves.
                None if before.is_some() => return None,
                None => {}
            }
        }
        None
    }

    /// The total height of these systems; `None` if the columns of one do not fit side by side, or if the total is not lower
    /// than `before`.
    fn lower(&self, step: usize, systems: &[Range<usize>], before: Option<Mm>) -> Option<Mm> {
        let mut heights = Vec::with_capacity(systems.len());
        let mut height = Mm::ZERO;
        for columns in systems {
            heights.push(self.height(step, columns)?);
            height = together(heights.iter().copied(), self.size(step));
            if before.is_some_and(|before| height >= before) {
                return None;
            }
        }
        Some(height)
    }

    /// A lower bound for the height of columns in `count` systems, found without breaking lines.
    fn lowest(&self, columns: &Range<usize>, count: usize, scale: TypeScale) -> Mm {
        let words = self.lowest_per_word(scale) * self.weights.words(columns);
        words.max(scale.em(LOWEST_SYSTEM * (to_f64(count) - 1.0)))
    }

    /// The least height that a square em of text adds to a system.
    fn lowest_per_word(&self, scale: TypeScale) -> Mm {
        let em = scale.em(1.0);
        em * (DENSEST / (self.map.paper.width / em))
    }

    /// The height of a system of these columns.
    fn height(&self, step: usize, columns: &Range<usize>) -> Option<Mm> {
        let key = (step, columns.start, columns.end);
        if let Some(known) = self.heights.borrow().get(&key) {
            return *known;
        }
        let grid = self.map.grid.part(columns.clone()).without_empty_lanes();
        let system = System::measure(self.map, self.map.paper.width, grid, self.size(step));
        let height = system.map(|system| system.needs());
        self.heights.borrow_mut().insert(key, height);
        height
    }

    /// The room for systems on a sheet that begins with this column.
    fn room(&self, step: usize, column: usize) -> Mm {
        let is_first = self.is_first(column);
        *self.rooms.borrow_mut().entry((step, is_first)).or_insert_with(|| {
            let scale = self.size(step);
            let room = sheet::room(self.map, self.map.paper, scale, is_first);
            let about = if is_first { self.about_height(scale) } else { Mm::ZERO };
            if about > Mm::ZERO { room - together([about, Mm::ZERO].into_iter(), scale) } else { room }
        })
    }

    /// Moves a cut back to the beginning of its phase, if the phase then fits on one sheet and so does what is before it.
    pub fn at_phase(&self, step: usize, start: usize, end: usize, most: usize) -> usize {
        let phases = &self.map.grid.phases;
        let Some(cut) = phases.get(phase_at(phases, end)) else { return end };
        let whole = cut.columns.clone();
        let fit = |columns| self.fits(step, columns, most);
        let is_inside = whole.start > start && whole.start < end;
        if is_inside && fit(whole.clone()) && fit(start..whole.start) { whole.start } else { end }
    }

    /// The fewest sheets, with balanced weights, cut between phases where one begins near an even cut.
    pub fn balanced(&self, step: usize, most: usize) -> Cuts {
        let fullest = self.cut(step, most).unwrap_or_default();
        self.shared(step, most, fullest.len()).unwrap_or(fullest)
    }

    /// `count` sheets with balanced weights. The range of each cut ends where its sheet is full, and begins where the sheets
    /// after it can still hold the rest.
    fn shared(&self, step: usize, most: usize, count: usize) -> Option<Cuts> {
        let (columns, phases) = (self.map.grid.columns.len(), &self.map.grid.phases);
        let mut earliest = vec![columns];
        while earliest.len() < count {
            let end = *earliest.last()?;
            earliest.push(if end == 0 { 0 } else { self.nearest(step, end, most)? });
        }
        let mut cuts = Vec::new();
        let mut start = 0;
        for left in (2..=count).rev() {
            let least = earliest[left - 1].max(start + 1);
            let furthest = self.furthest(step, start, most)?.min(columns.checked_sub(left - 1)?);
            if least > furthest {
                return None;
            }
            let fair = self.weights.fair_end(start..columns, left, least..=furthest, phases);
            // Fewer columns may fit worse than more, so the choice is checked.
            let end = [fair, furthest].into_iter().find(|end| self.fits(step, start..*end, most))?;
            cuts.push(start..end);
            start = end;
        }
        self.fits(step, start..columns, most).then(|| {
            cuts.push(start..columns);
            cuts
        })
    }

    /// The earliest beginning of a sheet that ends at `end`; `None` if its last column is too high for a sheet.
    fn nearest(&self, step: usize, end: usize, most: usize) -> Option<usize> {
        let limit = self.abreast(step) * most;
        let start = first(end.saturating_sub(limit), end, |start| self.fits(step, start..end, most));
        (start < end).then_some(start)
    }
}

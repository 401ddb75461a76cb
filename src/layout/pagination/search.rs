//! The search of the fit: the fewest sheets in a size of type, and the largest type on so many sheets.
//!
//! In: a map. Out: for a size and a number of systems that a sheet may have, which columns stand on which
//! sheet. Sizes are counted in steps above the smallest. Which of several ways is taken is decided in `fit`.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::ops::Range;

use super::binary_search::first;
use super::binary_search::last;
use super::binary_search::last_near;
use super::column_weights::Loads;
use super::column_weights::phase_at;
use super::column_widths::most_columns;
use super::overflow::below;
use crate::geometry::Mm;
use crate::layout::map::grid::Grid;
use crate::layout::map::shared::Map;
use crate::layout::map::sheet;
use crate::layout::map::sheet::together;
use crate::layout::map::system::System;
use crate::layout::numbers::number;
use crate::layout::style::Type;

/// Type sizes are tried at this distance, in points.
const STEP: f64 = 0.25;
/// A sheet never has more systems.
pub const MOST_SYSTEMS: usize = 24;
/// A system is never lower, in ems, with the white space below it: a band, a row of names.
const LOWEST_SYSTEM: f64 = 6.0;
/// Words take at least this share of the area that they have on one line: blanks at the ends of lines vanish.
const DENSEST: f64 = 0.9;

/// Which columns stand on which sheet.
pub type Cuts = Vec<Range<usize>>;

/// The search over one map.
pub struct Search<'a> {
    /// The map.
    pub map: &'a Map<'a>,
    loads: Loads,
    /// How high a system of columns `start..end` is in a size, by (size, start, end); none where they have no room
    /// beside each other.
    heights: RefCell<BTreeMap<(usize, usize, usize), Option<Mm>>>,
    /// How much room systems have, by size, on the first sheet of columns and on any other.
    rooms: RefCell<BTreeMap<(usize, bool), Mm>>,
    /// How high the systems that were measured last were, by the least that a square em of their load takes.
    slack: Cell<f64>,
    /// Whether what is said of the journey shares a sheet with the first columns.
    pub shares: bool,
}

impl<'a> Search<'a> {
    /// A search over `map`. What is said of the journey shares a sheet with columns where it leaves them half of it.
    pub fn new(map: &'a Map<'a>) -> Search<'a> {
        let (heights, rooms) = (RefCell::default(), RefCell::default());
        let slack = Cell::new(1.0);
        let mut search = Search { map, loads: Loads::of(&map.grid), heights, rooms, slack, shares: true };
        let kind = search.size(0);
        let half = sheet::room(map, map.paper, kind, true) / 2.0;
        search.shares = search.about_height(kind) <= half && search.furthest(0, 0, 1).is_some();
        search.rooms.borrow_mut().clear();
        search
    }

    /// How high what is said of the journey is.
    fn about_height(&self, kind: Type) -> Mm {
        let Some(about) = &self.map.about else { return Mm::ZERO };
        System::measure(self.map, self.map.paper.width, about.clone(), kind).map_or(Mm::ZERO, |system| system.height)
    }

    /// How many sizes there are above the smallest.
    pub fn steps(&self) -> usize {
        self.step_of(self.map.range.largest)
    }

    /// The smallest step with type of at least `points`.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small positive number")]
    pub fn step_of(&self, points: f64) -> usize {
        ((points - self.map.range.smallest) / STEP - 1e-6).ceil().max(0.0) as usize
    }

    /// The type that is `step` steps above the smallest.
    #[expect(clippy::cast_precision_loss, reason = "there are a few dozen steps")]
    pub fn size(&self, step: usize) -> Type {
        let smallest = self.map.range.smallest;
        Type::of(smallest + STEP * step as f64, smallest)
    }

    /// The sheets of what is said of the journey, where it has sheets of its own.
    pub fn about_sheets(&self, step: usize) -> Vec<Grid> {
        let own = self.map.about.as_ref().filter(|_| !self.shares);
        own.map_or_else(Vec::new, |about| below(self.map, about, self.size(step), true))
    }

    /// Whether a sheet that begins with this column is the first of all.
    pub fn is_first(&self, column: usize) -> bool {
        column == 0 && (self.shares || self.map.about.is_none())
    }

    /// The largest step at which `count` sheets suffice, as they do at the step `from`.
    pub fn largest(&self, from: usize, count: usize, most: usize) -> usize {
        last(from, self.steps(), |step| self.suffice(step, most, count))
    }

    /// Whether `count` sheets suffice.
    pub fn suffice(&self, step: usize, most: usize, count: usize) -> bool {
        let columns = self.map.grid.columns.len();
        let (mut start, mut used) = (0, self.about_sheets(step).len());
        while start < columns {
            // Where the words or the columns alone are too much for the sheets that are left, no line has to be broken to know.
            let left = count.saturating_sub(used);
            let room = self.room(step, start).max(self.room(step, 1)) * number(left);
            let columns_fit = columns - start <= self.abreast(step) * most * left;
            if !columns_fit || self.lowest(&(start..columns), 1, self.size(step)) > room {
                return false;
            }
            // The last sheet has to hold all that is left; how far less of it would reach need not be known.
            if used + 1 == count {
                return self.fits(step, start..columns, most);
            }
            let Some(end) = self.furthest(step, start, most) else { return false };
            start = end;
            used += 1;
        }
        used <= count
    }

    /// How many sheets a size takes; none when a column is too high for a sheet.
    pub fn count(&self, step: usize, most: usize) -> Option<usize> {
        self.cut(step, most).map(|cuts| cuts.len() + self.about_sheets(step).len())
    }

    /// The fewest sheets in a size with `most` systems each, all but the last as full as can be; none when a column is
    /// too high for a sheet.
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

    /// The furthest end of a sheet that begins at `start`; none when its first column is too high for a sheet.
    pub fn furthest(&self, step: usize, start: usize, most: usize) -> Option<usize> {
        let limit = self.abreast(step) * most;
        let words = self.room(step, start) / self.lowest_per_word(self.size(step));
        let mut high = self.loads.reach_of_words(start, words).min(start + limit);
        let fits = |end: usize| self.fits(step, start..end, most);
        // Where it ought to end if its columns stand as those did that were measured last.
        let guess = self.loads.reach(start, words / self.slack.get());
        let is_near = guess > usize::midpoint(start, high);
        if most > 1 {
            high = high.min(2 * guess - start + 1);
        }
        if most > 1 || is_near {
            // All of them first, since fewer columns may stand worse than more.
            if fits(high) {
                return Some(high);
            }
            high -= 1;
        }
        // With each column more the cuts between several systems move, so that what stands about the guess may be better or worse.
        let end = if most > 1 { last(start, high, fits) } else { last_near(guess, start, high, fits) };
        (end > start).then_some(end)
    }

    /// How many columns a system holds beside each other at most.
    fn abreast(&self, step: usize) -> usize {
        let kind = self.size(step);
        most_columns(&self.map.grid, System::columns_width(self.map, self.map.paper.width, kind), kind)
    }

    fn fits(&self, step: usize, columns: Range<usize>, most: usize) -> bool {
        self.systems(step, columns, most).is_some()
    }

    /// The fewest systems, up to `most`, in which columns stand on a sheet; none when they do not.
    pub fn systems(&self, step: usize, columns: Range<usize>, most: usize) -> Option<Cuts> {
        let kind = self.size(step);
        let room = self.room(step, columns.start);
        let least = columns.len().div_ceil(self.abreast(step));
        if self.lowest(&columns, least, kind) > room {
            return None;
        }
        let mut before = None;
        for count in least..=most.min(columns.len()) {
            let parts = self.loads.divide(&columns, count, &self.map.grid.phases);
            match self.lower(step, &parts, before) {
                Some(height) => {
                    self.slack.set(height / (self.lowest_per_word(kind) * self.loads.of_columns(&columns)));
                    if height <= room {
                        return Some(parts);
                    }
                    before = Some(height);
                }
                // More systems have wider columns, until what each of them needs besides takes more than that saves.
                None if before.is_some() => return None,
                None => {}
            }
        }
        None
    }

    /// How high these systems are together; none when one has no room for its columns, or they are not lower than those
    /// `before`.
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

    /// Columns in `count` systems are never lower than this: a bound that is found without breaking any line.
    fn lowest(&self, columns: &Range<usize>, count: usize, kind: Type) -> Mm {
        let words = self.lowest_per_word(kind) * self.loads.words(columns);
        words.max(kind.em(LOWEST_SYSTEM * (number(count) - 1.0)))
    }

    /// Words that cover a square em make a system higher by at least this.
    fn lowest_per_word(&self, kind: Type) -> Mm {
        let em = kind.em(1.0);
        em * (DENSEST / (self.map.paper.width / em))
    }

    /// How high a system of these columns is.
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

    /// How much room systems have on a sheet that begins with this column.
    fn room(&self, step: usize, column: usize) -> Mm {
        let is_first = self.is_first(column);
        *self.rooms.borrow_mut().entry((step, is_first)).or_insert_with(|| {
            let kind = self.size(step);
            let room = sheet::room(self.map, self.map.paper, kind, is_first);
            let about = if is_first { self.about_height(kind) } else { Mm::ZERO };
            if about > Mm::ZERO { room - together([about, Mm::ZERO].into_iter(), kind) } else { room }
        })
    }

    /// Moves a cut back to the beginning of its phase where that phase then fits on one sheet, and what is before it too.
    pub fn at_phase(&self, step: usize, start: usize, end: usize, most: usize) -> usize {
        let phases = &self.map.grid.phases;
        let Some(cut) = phases.get(phase_at(phases, end)) else { return end };
        let whole = cut.columns.clone();
        let fit = |columns| self.fits(step, columns, most);
        let is_inside = whole.start > start && whole.start < end;
        if is_inside && fit(whole.clone()) && fit(start..whole.start) { whole.start } else { end }
    }

    /// As few sheets as can be, of about the same load, cut between phases where one begins near a fair cut.
    pub fn balanced(&self, step: usize, most: usize) -> Cuts {
        let fullest = self.cut(step, most).unwrap_or_default();
        self.shared(step, most, fullest.len()).unwrap_or(fullest)
    }

    /// `count` sheets of about the same load. Each cut has a range: as far as its sheet holds columns, and not so early that
    /// the sheets behind it cannot hold the rest.
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
            let fair = self.loads.fair_end(start..columns, left, least..=furthest, phases);
            // Fewer columns may stand worse than more of them: those that were chosen are looked at too.
            let end = [fair, furthest].into_iter().find(|end| self.fits(step, start..*end, most))?;
            cuts.push(start..end);
            start = end;
        }
        self.fits(step, start..columns, most).then(|| {
            cuts.push(start..columns);
            cuts
        })
    }

    /// The earliest beginning of a sheet that ends at `end`; none when its last column is too high for a sheet.
    fn nearest(&self, step: usize, end: usize, most: usize) -> Option<usize> {
        let limit = self.abreast(step) * most;
        let start = first(end.saturating_sub(limit), end, |start| self.fits(step, start..end, most));
        (start < end).then_some(start)
    }
}

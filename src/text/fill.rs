//! Line breaking: the number of lines at a width, and where each ends.
//!
//! In: a measured text and its break opportunities. Out: the ends of its lines. The number of lines is minimal; among the
//! breaks into that many, the one with the least ragged edge and few hyphens. The work per opportunity is bounded, so that
//! long texts take linear time.

use std::cell::RefCell;
use std::ops::Range;

use super::breaks::{BreakKind, Opportunities};
use super::measure::{EdgeAdjustment, MeasuredText};

/// A measured text and where its lines may end.
pub(super) struct LineBreaker {
    pub measured: MeasuredText,
    stops: Vec<Breakpoint>,
    /// Addresses, paths, numbers, as ranges of places: no hyphen may be added in them.
    technical: Vec<Range<usize>>,
    /// A cache of the last few line counts.
    counts: RefCell<Vec<LineCount>>,
}

/// The number of lines for a range of widths: greedily filled lines are the same at every width between what they use and
/// what is available.
#[derive(Clone, Copy, Debug)]
struct LineCount {
    /// The width of the first line, and of all others.
    given: [f64; 2],
    /// The width that the first line uses, and the widest of the others.
    used: [f64; 2],
    lines: usize,
}

impl LineCount {
    fn holds_for(&self, given: [f64; 2]) -> bool {
        (0..2).all(|line| self.used[line] <= given[line] && given[line] <= self.given[line])
    }
}

/// The widths of the lines of a paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) struct LineWidths {
    /// The width of a line.
    pub width: f64,
    /// How much narrower the first line is.
    pub indent: f64,
}

impl LineWidths {
    /// The width of the first line, and of all others.
    fn given(self) -> [f64; 2] {
        [self.width - self.indent, self.width]
    }

    /// The width of a line that begins at `place`.
    fn at(self, place: usize) -> f64 {
        if place == 0 { self.width - self.indent } else { self.width }
    }
}

/// A break opportunity, measured.
#[derive(Clone, Copy, Debug)]
struct Breakpoint {
    end: usize,
    next: usize,
    kind: BreakKind,
    right: EdgeAdjustment,
    left: EdgeAdjustment,
}

/// Where a line begins.
#[derive(Clone, Copy, Debug)]
struct LineStart {
    place: usize,
    left: EdgeAdjustment,
    /// The index of the first breakpoint after `place`.
    stop: usize,
}

/// Where a line ends.
#[derive(Clone, Copy, Debug)]
struct LineEnd {
    end: usize,
    hyphen: bool,
    kind: BreakKind,
    right: EdgeAdjustment,
    then: LineStart,
}

/// A line: its places, and whether a hyphen follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BrokenLine {
    pub range: Range<usize>,
    pub hyphen: bool,
}

/// Tolerance for rounding of sums, in ems.
const TOLERANCE: f64 = 1e-9;
/// How far a part may exceed a width by its sums and still be measured exactly, in ems: shaping its edges alone may make
/// it narrower.
const OVERSHOOT: f64 = 1.0;
/// The size of the cache of line counts. The search for a type size asks for similar widths of a column again and again.
const KEPT_COUNTS: usize = 12;
/// The number of breakpoints before the farthest that are considered for a line.
const WEIGHED_STOPS: usize = 40;

impl LineBreaker {
    /// Measures the opportunities of a text.
    pub fn new(measured: MeasuredText, opportunities: &Opportunities) -> LineBreaker {
        let stops = opportunities.places.iter().filter_map(|opportunity| {
            let (end, next) = (measured.place(opportunity.end)?, measured.place(opportunity.next)?);
            let kind = opportunity.kind;
            let right = measured.right_adjustment(end, kind == BreakKind::Hyphen);
            Some(Breakpoint { end, next, kind, right, left: measured.left_adjustment(next) })
        });
        let stops: Vec<Breakpoint> = stops.collect();
        let technical = opportunities.technical.iter().filter_map(|range| {
            let (begin, end) = (measured.place(range.start)?, measured.place(range.end)?);
            Some(begin..end)
        });
        let technical = technical.collect();
        LineBreaker { measured, stops, technical, counts: RefCell::default() }
    }

    /// The width of the text on one line.
    pub fn natural_width(&self) -> f64 {
        self.measured.x(self.measured.len())
    }

    /// The width of the widest part between two neighbouring opportunities.
    pub fn minimum_width(&self) -> f64 {
        let mut start = self.start();
        let mut widest: f64 = 0.0;
        for (number, stop) in self.stops.iter().enumerate() {
            widest = widest.max(self.width_to(&start, stop));
            start = LineStart { place: stop.next, left: stop.left, stop: number + 1 };
        }
        widest
    }

    /// How many lines the text takes.
    pub fn line_count(&self, measure: LineWidths) -> usize {
        let given = measure.given();
        if let Some(known) = self.counts.borrow().iter().find(|known| known.holds_for(given)) {
            return known.lines;
        }
        let counted = self.count(measure);
        let mut counts = self.counts.borrow_mut();
        if counts.len() == KEPT_COUNTS {
            counts.remove(0);
        }
        counts.push(counted);
        counted.lines
    }

    fn count(&self, measure: LineWidths) -> LineCount {
        let mut start = self.start();
        let mut count = LineCount { given: measure.given(), used: [f64::NEG_INFINITY; 2], lines: 0 };
        while start.stop < self.stops.len() {
            let cut = self.farthest(&start, measure.at(start.place));
            let used = &mut count.used[usize::from(start.place > 0)];
            *used = used.max(self.used(&start, &cut));
            count.lines += 1;
            start = cut.then;
        }
        count
    }

    /// The narrowest width in which a line that begins at `start` can end at `cut`.
    fn used(&self, start: &LineStart, cut: &LineEnd) -> f64 {
        let looked_at = self.measured.x(cut.end) - self.measured.x(start.place) - OVERSHOOT;
        self.measured.width(start.place..cut.end, cut.hyphen, start.left, cut.right).max(looked_at)
    }

    /// The lines, as many as [`LineBreaker::line_count`] says.
    pub fn lines(&self, measure: LineWidths) -> Vec<BrokenLine> {
        let mut row = vec![ActiveNode { cut: None, then: self.start(), cost: 0.0, from: 0 }];
        let mut predecessors: Vec<Vec<Predecessor>> = Vec::new();
        let mut greedy = self.start();
        while greedy.stop < self.stops.len() {
            let cut = self.farthest(&greedy, measure.at(greedy.place));
            let next = self.row(&row, &greedy, &cut, measure);
            predecessors.push(next.iter().filter_map(|node| Predecessor::to(node, &row)).collect());
            (row, greedy) = (next, cut.then);
        }
        trace(&predecessors)
    }

    fn start(&self) -> LineStart {
        LineStart { place: 0, left: self.measured.left_adjustment(0), stop: 0 }
    }

    fn width_to(&self, start: &LineStart, stop: &Breakpoint) -> f64 {
        self.measured.width(start.place..stop.end, stop.kind == BreakKind::Hyphen, start.left, stop.right)
    }

    fn cut_at(&self, number: usize) -> LineEnd {
        let Breakpoint { end, next, kind, right, left } = self.stops[number];
        let then = LineStart { place: next, left, stop: number + 1 };
        LineEnd { end, hyphen: kind == BreakKind::Hyphen, kind, right, then }
    }

    /// The farthest end of a line that begins at `start`.
    fn farthest(&self, start: &LineStart, width: f64) -> LineEnd {
        let limit = self.measured.x(start.place) + width + OVERSHOOT;
        let ahead = self.stops[start.stop..].iter().take_while(|stop| self.measured.x(stop.end) <= limit).count();
        let fitting = (start.stop..start.stop + ahead)
            .rev()
            .find(|&number| self.width_to(start, &self.stops[number]) <= width + TOLERANCE);
        fitting.map_or_else(|| self.forced(start, width), |number| self.cut_at(number))
    }

    /// An end within a part that is wider than a line: between two grapheme clusters, at least one of them.
    fn forced(&self, start: &LineStart, width: f64) -> LineEnd {
        let stop = &self.stops[start.stop];
        let limit = self.measured.x(start.place) + width + OVERSHOOT;
        let within = start.place + 1..stop.end;
        let ahead = within.clone().take_while(|&place| self.measured.x(place) <= limit).count();
        let ends = (within.start..within.start + ahead).rev();
        let fits = |&(place, hyphen): &(usize, bool)| {
            let right = self.measured.right_adjustment(place, hyphen);
            self.measured.width(start.place..place, hyphen, start.left, right) <= width + TOLERANCE
        };
        let marked = ends.clone().map(|place| (place, self.takes_hyphen(place)));
        let (end, hyphen) = marked
            .into_iter()
            .find(fits)
            .or_else(|| ends.map(|place| (place, false)).find(fits))
            .unwrap_or((start.place + 1, false));
        self.cut_within(start, end, hyphen)
    }

    fn cut_within(&self, start: &LineStart, end: usize, hyphen: bool) -> LineEnd {
        let stop = &self.stops[start.stop];
        if end >= stop.end {
            // A single cluster that is too wide, with or without the hyphen that would follow it.
            return LineEnd {
                hyphen: false,
                right: self.measured.right_adjustment(stop.end, false),
                ..self.cut_at(start.stop)
            };
        }
        let then = LineStart { place: end, left: self.measured.left_adjustment(end), stop: start.stop };
        LineEnd { end, hyphen, kind: BreakKind::Hyphen, right: self.measured.right_adjustment(end, hyphen), then }
    }

    fn takes_hyphen(&self, place: usize) -> bool {
        let token = self.technical.partition_point(|range| range.end <= place);
        let in_technical = self.technical.get(token).is_some_and(|range| range.start < place);
        !in_technical && self.measured.takes_hyphen(place)
    }

    /// The active nodes of a line whose farthest end, after greedily filled lines, is `farthest`.
    fn row(
        &self,
        before: &[ActiveNode],
        greedy: &LineStart,
        farthest: &LineEnd,
        measure: LineWidths,
    ) -> Vec<ActiveNode> {
        let last_line = farthest.then.stop == self.stops.len();
        let first = if last_line { self.stops.len() - 1 } else { greedy.stop };
        let first = first.max(farthest.then.stop.saturating_sub(WEIGHED_STOPS));
        let mut row: Vec<ActiveNode> = (first..farthest.then.stop)
            .map(|number| self.cut_at(number))
            .filter(|cut| cut.end != farthest.end)
            .filter_map(|cut| self.cheapest(before, &cut, measure, last_line))
            .collect();
        let fullest = self.cheapest(before, farthest, measure, last_line);
        // Greedy filling is always possible, even where a single cluster is wider than the line.
        let from = before.len() - 1;
        row.push(fullest.unwrap_or(ActiveNode {
            cut: Some(*farthest),
            then: farthest.then,
            cost: before[from].cost,
            from,
        }));
        row
    }

    fn cheapest(
        &self,
        before: &[ActiveNode],
        cut: &LineEnd,
        measure: LineWidths,
        last_line: bool,
    ) -> Option<ActiveNode> {
        let mut best: Option<ActiveNode> = None;
        for (from, node) in before.iter().enumerate().filter(|(_, node)| node.then.place < cut.end) {
            let width = measure.at(node.then.place);
            let range = node.then.place..cut.end;
            // What is clearly too wide, or more costly than another node, need not be measured.
            let sum = self.measured.x(range.end) - self.measured.x(range.start);
            let least = node.cost + line_cost(sum + OVERSHOOT, width, last_line) + end_cost(node, cut);
            if sum > width + OVERSHOOT || best.as_ref().is_some_and(|best| least >= best.cost) {
                continue;
            }
            let used = self.measured.width(range, cut.hyphen, node.then.left, cut.right);
            if used > width + TOLERANCE {
                continue;
            }
            let cost = node.cost + line_cost(used, width, last_line) + end_cost(node, cut);
            if best.as_ref().is_none_or(|best| cost < best.cost) {
                best = Some(ActiveNode { cut: Some(*cut), then: cut.then, cost, from });
            }
        }
        best
    }
}

/// An active node: a possible end of a line with the cheapest path to it.
#[derive(Clone, Copy, Debug)]
struct ActiveNode {
    cut: Option<LineEnd>,
    then: LineStart,
    cost: f64,
    /// The index of its predecessor in the row before.
    from: usize,
}

/// The cost of the blank at the end of a line: the square of its share of the width. The last line costs a tenth of that.
fn line_cost(used: f64, width: f64, last_line: bool) -> f64 {
    let blank = ((width - used) / width).clamp(0.0, 1.0);
    let weight = if last_line { 0.1 } else { 1.0 };
    weight * blank * blank
}

/// The cost of a kind of line end. A hyphen costs as much as a line that is two thirds blank, so that words are split only
/// where that saves about a line; a second one in a row costs double.
fn end_cost(before: &ActiveNode, cut: &LineEnd) -> f64 {
    const HYPHEN: f64 = 0.45;
    match cut.kind {
        BreakKind::Word => 0.0,
        BreakKind::Mark => 0.02,
        BreakKind::Separator => 0.06,
        BreakKind::Hyphen if before.cut.is_some_and(|cut| cut.hyphen) => 2.0 * HYPHEN,
        BreakKind::Hyphen => HYPHEN,
    }
}

/// The part of an active node that is kept once the next line is filled: a long text has many.
struct Predecessor {
    line: Range<usize>,
    hyphen: bool,
    /// The index of its predecessor in the row before.
    from: usize,
}

impl Predecessor {
    fn to(node: &ActiveNode, before: &[ActiveNode]) -> Option<Predecessor> {
        let cut = node.cut?;
        Some(Predecessor { line: before[node.from].then.place..cut.end, hyphen: cut.hyphen, from: node.from })
    }
}

/// The lines on the cheapest path to the last node, the end of the text.
fn trace(rows: &[Vec<Predecessor>]) -> Vec<BrokenLine> {
    let mut lines = Vec::with_capacity(rows.len());
    let mut number = rows.last().map_or(0, |row| row.len() - 1);
    for row in rows.iter().rev() {
        let predecessor = &row[number];
        lines.push(BrokenLine { range: predecessor.line.clone(), hyphen: predecessor.hyphen });
        number = predecessor.from;
    }
    lines.reverse();
    lines
}

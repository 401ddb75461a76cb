//! Fills lines: how many a width needs, and where each ends.
//!
//! In: a measured text and its opportunities. Out: the ends of its lines. As few lines as can be; among the
//! ways to break into so many, the one that leaves the least ragged edge and parts few words. Every
//! line takes the same bounded amount of work per opportunity, so that long texts cost linear time.

use std::cell::RefCell;
use std::ops::Range;

use super::breaks::{BreakKind, Opportunities};
use super::measure::{Measured, Rim};

/// A measured text and where its lines may end.
pub(super) struct Filler {
    pub measured: Measured,
    stops: Vec<Stop>,
    /// Addresses, paths, numbers, as ranges of places: no hyphen may be added in them.
    technical: Vec<Range<usize>>,
    /// Counts of lines that were asked for, the last few of them.
    counts: RefCell<Vec<Count>>,
}

/// How many lines a text takes in some widths. Lines that are as full as can be are the same in every width between what
/// they use and what they were given.
#[derive(Clone, Copy, Debug)]
struct Count {
    /// What the first line was given, and what every other one.
    given: [f64; 2],
    /// What the first line uses, and the widest of the others.
    used: [f64; 2],
    lines: usize,
}

impl Count {
    fn holds_for(&self, given: [f64; 2]) -> bool {
        (0..2).all(|line| self.used[line] <= given[line] && given[line] <= self.given[line])
    }
}

/// How wide lines are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measure {
    /// The width of a line.
    pub width: f64,
    /// How much narrower the first line is.
    pub indent: f64,
}

impl Measure {
    /// What the first line is given, and what every other one.
    fn given(self) -> [f64; 2] {
        [self.width - self.indent, self.width]
    }

    /// The width of a line that begins at `place`.
    fn at(self, place: usize) -> f64 {
        if place == 0 { self.width - self.indent } else { self.width }
    }
}

/// An opportunity, measured.
#[derive(Clone, Copy, Debug)]
struct Stop {
    end: usize,
    next: usize,
    kind: BreakKind,
    right: Rim,
    left: Rim,
}

/// Where a line begins.
#[derive(Clone, Copy, Debug)]
struct Start {
    place: usize,
    left: Rim,
    /// The first stop behind `place`.
    stop: usize,
}

/// Where a line ends.
#[derive(Clone, Copy, Debug)]
struct Cut {
    end: usize,
    hyphen: bool,
    kind: BreakKind,
    right: Rim,
    then: Start,
}

/// A line: its places, and whether a hyphen follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Filled {
    pub range: Range<usize>,
    pub hyphen: bool,
}

/// What a line may be wider, for the rounding of sums.
const TOLERANCE: f64 = 1e-9;
/// How much wider than the sums say a part may be before no line is looked for beyond it: a part may
/// become narrower when its rim is shaped alone.
const OVERSHOOT: f64 = 1.0;
/// So many counts of lines are kept. While a size is looked for, the widths of a column are asked for again and again, each a
/// little different.
const KEPT_COUNTS: usize = 12;
/// How many stops before the farthest are weighed for a line.
const WEIGHED_STOPS: usize = 40;

impl Filler {
    /// Measures the opportunities of a text.
    pub fn new(measured: Measured, opportunities: &Opportunities) -> Filler {
        let stops = opportunities.places.iter().filter_map(|opportunity| {
            let (end, next) = (measured.place(opportunity.end)?, measured.place(opportunity.next)?);
            let kind = opportunity.kind;
            let right = measured.right_rim(end, kind == BreakKind::Hyphen);
            Some(Stop { end, next, kind, right, left: measured.left_rim(next) })
        });
        let stops: Vec<Stop> = stops.collect();
        let technical = opportunities.technical.iter().filter_map(|range| {
            let (begin, end) = (measured.place(range.start)?, measured.place(range.end)?);
            Some(begin..end)
        });
        let technical = technical.collect();
        Filler { measured, stops, technical, counts: RefCell::default() }
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
            start = Start { place: stop.next, left: stop.left, stop: number + 1 };
        }
        widest
    }

    /// How many lines the text takes.
    pub fn line_count(&self, measure: Measure) -> usize {
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

    fn count(&self, measure: Measure) -> Count {
        let mut start = self.start();
        let mut count = Count { given: measure.given(), used: [f64::NEG_INFINITY; 2], lines: 0 };
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
    fn used(&self, start: &Start, cut: &Cut) -> f64 {
        let looked_at = self.measured.x(cut.end) - self.measured.x(start.place) - OVERSHOOT;
        self.measured.width(start.place..cut.end, cut.hyphen, start.left, cut.right).max(looked_at)
    }

    /// The lines, as many as [`Filler::line_count`] says.
    pub fn lines(&self, measure: Measure) -> Vec<Filled> {
        let mut row = vec![Node { cut: None, then: self.start(), cost: 0.0, from: 0 }];
        let mut ways: Vec<Vec<Way>> = Vec::new();
        let mut greedy = self.start();
        while greedy.stop < self.stops.len() {
            let cut = self.farthest(&greedy, measure.at(greedy.place));
            let next = self.row(&row, &greedy, &cut, measure);
            ways.push(next.iter().filter_map(|node| Way::to(node, &row)).collect());
            (row, greedy) = (next, cut.then);
        }
        trace(&ways)
    }

    fn start(&self) -> Start {
        Start { place: 0, left: self.measured.left_rim(0), stop: 0 }
    }

    fn width_to(&self, start: &Start, stop: &Stop) -> f64 {
        self.measured.width(start.place..stop.end, stop.kind == BreakKind::Hyphen, start.left, stop.right)
    }

    fn cut_at(&self, number: usize) -> Cut {
        let Stop { end, next, kind, right, left } = self.stops[number];
        let then = Start { place: next, left, stop: number + 1 };
        Cut { end, hyphen: kind == BreakKind::Hyphen, kind, right, then }
    }

    /// The farthest end of a line that begins at `start`.
    fn farthest(&self, start: &Start, width: f64) -> Cut {
        let limit = self.measured.x(start.place) + width + OVERSHOOT;
        let ahead = self.stops[start.stop..].iter().take_while(|stop| self.measured.x(stop.end) <= limit).count();
        let fitting = (start.stop..start.stop + ahead)
            .rev()
            .find(|&number| self.width_to(start, &self.stops[number]) <= width + TOLERANCE);
        fitting.map_or_else(|| self.forced(start, width), |number| self.cut_at(number))
    }

    /// An end within a part that is wider than a line: between two grapheme clusters, at least one of them.
    fn forced(&self, start: &Start, width: f64) -> Cut {
        let stop = &self.stops[start.stop];
        let limit = self.measured.x(start.place) + width + OVERSHOOT;
        let within = start.place + 1..stop.end;
        let ahead = within.clone().take_while(|&place| self.measured.x(place) <= limit).count();
        let ends = (within.start..within.start + ahead).rev();
        let fits = |&(place, hyphen): &(usize, bool)| {
            let right = self.measured.right_rim(place, hyphen);
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

    fn cut_within(&self, start: &Start, end: usize, hyphen: bool) -> Cut {
        let stop = &self.stops[start.stop];
        if end >= stop.end {
            // A single cluster that is too wide, with or without the hyphen that would follow it.
            return Cut { hyphen: false, right: self.measured.right_rim(stop.end, false), ..self.cut_at(start.stop) };
        }
        let then = Start { place: end, left: self.measured.left_rim(end), stop: start.stop };
        Cut { end, hyphen, kind: BreakKind::Hyphen, right: self.measured.right_rim(end, hyphen), then }
    }

    fn takes_hyphen(&self, place: usize) -> bool {
        let token = self.technical.partition_point(|range| range.end <= place);
        let in_technical = self.technical.get(token).is_some_and(|range| range.start < place);
        !in_technical && self.measured.takes_hyphen(place)
    }

    /// The ways to end a line whose farthest end, after the fullest lines before it, is `farthest`.
    fn row(&self, before: &[Node], greedy: &Start, farthest: &Cut, measure: Measure) -> Vec<Node> {
        let last_line = farthest.then.stop == self.stops.len();
        let first = if last_line { self.stops.len() - 1 } else { greedy.stop };
        let first = first.max(farthest.then.stop.saturating_sub(WEIGHED_STOPS));
        let mut row: Vec<Node> = (first..farthest.then.stop)
            .map(|number| self.cut_at(number))
            .filter(|cut| cut.end != farthest.end)
            .filter_map(|cut| self.cheapest(before, &cut, measure, last_line))
            .collect();
        let fullest = self.cheapest(before, farthest, measure, last_line);
        // The fullest lines are always a way, even where a single cluster is wider than the line.
        let from = before.len() - 1;
        row.push(fullest.unwrap_or(Node { cut: Some(*farthest), then: farthest.then, cost: before[from].cost, from }));
        row
    }

    fn cheapest(&self, before: &[Node], cut: &Cut, measure: Measure, last_line: bool) -> Option<Node> {
        let mut best: Option<Node> = None;
        for (from, node) in before.iter().enumerate().filter(|(_, node)| node.then.place < cut.end) {
            let width = measure.at(node.then.place);
            let range = node.then.place..cut.end;
            // What is clearly too wide, or dearer than another way, need not be measured.
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
                best = Some(Node { cut: Some(*cut), then: cut.then, cost, from });
            }
        }
        best
    }
}

/// A way to end a line, and the best way to come there.
#[derive(Clone, Copy, Debug)]
struct Node {
    cut: Option<Cut>,
    then: Start,
    cost: f64,
    /// Number of the line's beginning in the row before.
    from: usize,
}

/// What the blank at the end of a line costs: the square of its share of the width. The last line may
/// stay short, but not for the asking.
fn line_cost(used: f64, width: f64, last_line: bool) -> f64 {
    let blank = ((width - used) / width).clamp(0.0, 1.0);
    let weight = if last_line { 0.1 } else { 1.0 };
    weight * blank * blank
}

/// What the kind of a line's end costs. A hyphen costs as much as two thirds of a line left blank, so
/// that words are parted only where that saves a line or nearly one; twice in a row it costs double.
fn end_cost(before: &Node, cut: &Cut) -> f64 {
    const HYPHEN: f64 = 0.45;
    match cut.kind {
        BreakKind::Word => 0.0,
        BreakKind::Mark => 0.02,
        BreakKind::Separator => 0.06,
        BreakKind::Hyphen if before.cut.is_some_and(|cut| cut.hyphen) => 2.0 * HYPHEN,
        BreakKind::Hyphen => HYPHEN,
    }
}

/// What is remembered of a way to end a line once the next line is filled: a long text has many.
struct Way {
    line: Range<usize>,
    hyphen: bool,
    /// Number of the way in the row before.
    from: usize,
}

impl Way {
    fn to(node: &Node, before: &[Node]) -> Option<Way> {
        let cut = node.cut?;
        Some(Way { line: before[node.from].then.place..cut.end, hyphen: cut.hyphen, from: node.from })
    }
}

/// The lines on the cheapest way to the last row, whose last way is the end of the text.
fn trace(rows: &[Vec<Way>]) -> Vec<Filled> {
    let mut lines = Vec::with_capacity(rows.len());
    let mut number = rows.last().map_or(0, |row| row.len() - 1);
    for row in rows.iter().rev() {
        let way = &row[number];
        lines.push(Filled { range: way.line.clone(), hyphen: way.hyphen });
        number = way.from;
    }
    lines.reverse();
    lines
}

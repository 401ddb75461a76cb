//! Where moments and phases stand from left to right.
//!
//! In: the phases, how many moments each has, and the width. Out: a slot a moment, equally wide, and an area a phase. A
//! phase is at least as wide as its name in two lines; its moments share that.

use std::ops::Range;

use crate::geometry::{Colour, Mm};
use crate::layout::blocks::block::Part;
use crate::layout::map::band;
use crate::layout::numbers::to_f64;
use crate::layout::pagination::column_widths::Slot;
use crate::layout::style::{TextStyle, TypeScale};

use super::content::Content;

/// Gap between two phases, in ems.
const GAP: f64 = 0.8;
/// The largest share of the width that all gaps take.
const MOST_GAPS: f64 = 0.15;
/// The largest share of the width that names of phases may ask for; above it phases are numbered.
const MOST_NAMES: f64 = 0.92;
/// The lines of a phase's name.
const NAME_LINES: usize = 2;

/// Where moments and phases stand.
pub struct OverviewColumns {
    /// A slot for each moment.
    pub slots: Vec<Slot>,
    pub phases: Vec<PhaseColumns>,
    /// The distance of two moments, on average.
    pub pitch: Mm,
    /// Whether arrows have names, and not numbers.
    pub named: bool,
}

/// Where a phase stands.
pub struct PhaseColumns {
    pub x: Mm,
    pub width: Mm,
    /// Its moments.
    pub moments: Range<usize>,
}

impl PhaseColumns {
    pub fn right(&self) -> Mm {
        self.x + self.width
    }
}

impl OverviewColumns {
    pub fn of(content: &Content, left: Mm, width: Mm, scale: TypeScale) -> OverviewColumns {
        let phases = &content.brief.phases;
        let count = to_f64(phases.len().max(1));
        let gap = scale.em(GAP).min(width * MOST_GAPS / count);
        let room = width - gap * (count - 1.0);
        let least: Vec<Mm> = name_widths(content, scale);
        let named = least.iter().copied().sum::<Mm>() <= room * MOST_NAMES;
        let least = if named { least } else { vec![Mm::ZERO; phases.len()] };
        let counts: Vec<f64> = phases.iter().map(|phase| to_f64(phase.moments.len())).collect();
        let widths = widths(&counts, &least, room);
        let mut columns = OverviewColumns {
            slots: Vec::new(),
            phases: Vec::new(),
            pitch: room / counts.iter().sum::<f64>().max(1.0),
            named,
        };
        let mut x = left;
        for ((phase, width), count) in phases.iter().zip(widths).zip(counts) {
            let each = width / count.max(1.0);
            let slot = |at: usize| Slot { x: x + each * to_f64(at), width: each };
            columns.slots.extend((0..phase.moments.len()).map(slot));
            columns.phases.push(PhaseColumns { x, width, moments: phase.moments.clone() });
            x += width + gap;
        }
        columns
    }

    /// The middle of a moment.
    pub fn middle(&self, moment: usize) -> Mm {
        let slot = self.slots[moment];
        slot.x + slot.width / 2.0
    }
}

/// Shares `room` by count, with at least `least` for each.
fn widths(counts: &[f64], least: &[Mm], room: Mm) -> Vec<Mm> {
    let mut fixed = vec![false; counts.len()];
    loop {
        let taken: Mm = least.iter().zip(&fixed).filter(|(_, fixed)| **fixed).map(|(least, _)| *least).sum();
        let rest: f64 = counts.iter().zip(&fixed).filter(|(_, fixed)| !**fixed).map(|(count, _)| *count).sum();
        let each = (room - taken) / rest.max(1.0);
        let narrow = |index: &usize| !fixed[*index] && each * counts[*index] < least[*index];
        let found: Vec<usize> = (0..counts.len()).filter(narrow).collect();
        if found.is_empty() {
            let width = |index: usize| if fixed[index] { least[index] } else { each * counts[index] };
            return (0..counts.len()).map(width).collect();
        }
        for index in found {
            fixed[index] = true;
        }
    }
}

/// The least width of each phase: that of its name in two lines, and of its arrow around it.
fn name_widths(content: &Content, scale: TypeScale) -> Vec<Mm> {
    let names = content.journey.phases.iter().map(|phase| name(content, &phase.name.value));
    names.map(|name| narrowest(&name, scale) + scale.em(band::NOTCHED_SIDE + band::SIDE) + Mm(0.2)).collect()
}

/// The name of a phase as its arrow says it.
pub fn name(content: &Content, name: &str) -> Part {
    let white = Colour::WHITE;
    content.blocks.part(&crate::graphemes::shortened(name, 60), TextStyle::Name, white)
}

/// The least width at which a name has two lines.
fn narrowest(name: &Part, scale: TypeScale) -> Mm {
    let size = scale.size(name.text_style);
    let (mut low, mut high) = (name.paragraph.minimum_width(), name.paragraph.natural_width());
    if name.paragraph.line_count(low) <= NAME_LINES {
        return size * low;
    }
    for _ in 0..8 {
        let middle = f64::midpoint(low, high);
        if name.paragraph.line_count(middle) <= NAME_LINES { high = middle } else { low = middle }
    }
    size * high
}

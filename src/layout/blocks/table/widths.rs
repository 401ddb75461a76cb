//! Column widths of a table.
//!
//! In: a table, a width and a type size. Out: the width of each column; they sum to the whole. A column is no wider than
//! its longest line while another needs room. The shares follow the square root of the text area, which makes equal heights
//! likely.

use crate::geometry::Mm;
use crate::layout::blocks::block::Part;
use crate::layout::style::{TextStyle, TypeScale};

use super::{BESIDE, Table, TableRow};

/// The longest word that is kept whole, in ems.
const LONGEST_WORD: f64 = 8.5;
/// The longest text that is kept on one line, in ems: a date or a short name.
const SHORT: f64 = 4.8;
/// The minimum width of a column, in ems.
const NARROWEST: f64 = 1.6;
/// Steps of the bisection for the common share.
const ROUNDS: usize = 48;

/// What a column asks for, white space included.
#[derive(Clone, Copy)]
struct ColumnDemand {
    least: Mm,
    most: Mm,
    /// Its share of the room.
    weight: f64,
}

impl ColumnDemand {
    fn at(&self, share: f64) -> Mm {
        Mm(self.weight * share).max(self.least).min(self.most)
    }
}

/// The width of each column, together `width`.
pub fn widths(table: &Table, width: Mm, scale: TypeScale) -> Vec<Mm> {
    let demands: Vec<ColumnDemand> = (0..table.head.len()).map(|column| demand(table, column, scale)).collect();
    let total = |share: f64| -> Mm { demands.iter().map(|demand| demand.at(share)).sum() };
    let (mut low, mut high) = (0.0, 1e7);
    for _ in 0..ROUNDS {
        let middle = f64::midpoint(low, high);
        if total(middle) <= width { low = middle } else { high = middle }
    }
    let mut widths: Vec<Mm> = demands.iter().map(|demand| demand.at(low)).collect();
    let taken: Mm = widths.iter().copied().sum();
    if taken > width {
        // Too narrow for the longest words: all shrink in proportion.
        return widths.into_iter().map(|each| each * (width / taken)).collect();
    }
    let weights: f64 = demands.iter().map(|demand| demand.weight).sum();
    for (each, demand) in widths.iter_mut().zip(&demands) {
        *each += (width - taken) * (demand.weight / weights);
    }
    widths
}

fn demand(table: &Table, column: usize, scale: TypeScale) -> ColumnDemand {
    let cells = table.rows.iter().filter_map(|row| match row {
        TableRow::Entry(entry) => entry.cells.get(column),
        TableRow::Section { .. } => None,
    });
    let parts = || cells.clone().flatten().chain(table.head.get(column));
    // A little more than the words, so that rounding never breaks a line that has its room.
    let beside = scale.em(BESIDE * 2.0) + Mm(0.3);
    let widest = |width: fn(&Part) -> f64| {
        let widths = parts().map(|part| scale.size(part.text_style) * width(part));
        widths.fold(scale.em(NARROWEST), Mm::max) + beside
    };
    let area: f64 = parts().map(|part| part.paragraph.natural_area()).sum();
    ColumnDemand {
        least: widest(least_width),
        most: widest(|part| part.paragraph.natural_width()),
        weight: area.sqrt().max(1.0),
    }
}

/// The width that a text asks for at least, in ems of its size: that of its longest word, and all of a short one.
fn least_width(part: &Part) -> f64 {
    let whole = if part.text_style == TextStyle::Name { LONGEST_WORD } else { SHORT };
    let natural = part.paragraph.natural_width();
    if natural <= whole { natural } else { part.paragraph.minimum_width().min(LONGEST_WORD).max(whole.min(SHORT)) }
}

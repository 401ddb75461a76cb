//! The gaps on a sheet, between which bands and rows can move apart.
//!
//! In: what a sheet counts of them. Out: how much of its height they take. Who gets the room that is left is decided in
//! `spread`.

use crate::geometry::Mm;

use crate::layout::numbers::number;

/// Rows move apart by this much at the most to fill a sheet, in ems.
pub const MOST_GAP: f64 = 2.4;
/// What is said reaches over this share of the room, however little it is.
pub const FILLED: f64 = 0.87;

/// How far the rows of a stretch of a sheet stand apart besides the usual.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Gaps {
    /// Between two rows.
    pub rows: Mm,
    /// Between two systems.
    pub systems: Mm,
}

/// How the room that is left on a sheet is spread.
#[derive(Clone, Debug, Default)]
pub struct Spread {
    /// White space above the first band.
    pub lead: Mm,
    /// The gaps down to the first plot, from each plot to the next, and below the last.
    pub gaps: Vec<Gaps>,
}

/// A stretch of a sheet that ends with a plot.
#[derive(Clone, Copy, Debug)]
pub struct Stretch {
    /// How far down the sheet its plot begins where nothing moves apart.
    pub plot: Mm,
    /// How far down its band begins, where that is the first thing under the head.
    pub band: Option<Mm>,
    /// How many gaps there are in it.
    pub joints: Joints,
}

/// How many gaps there are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Joints {
    /// Between rows.
    pub rows: usize,
    /// Between systems.
    pub systems: usize,
}

impl Joints {
    /// How much of a sheet's height gaps take.
    pub fn taking(self, gaps: Gaps) -> Mm {
        gaps.rows * number(self.rows) + gaps.systems * number(self.systems)
    }
}

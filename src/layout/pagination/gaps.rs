//! The stretchable gaps of a sheet.
//!
//! In: the number of gaps. Out: the height that they take. `vertical_justification` decides how far they stretch.

use crate::geometry::Mm;

use crate::layout::numbers::to_f64;

/// The most that a gap between rows stretches to fill a sheet, in ems.
pub const MOST_GAP: f64 = 2.4;
/// The share of the room over which content is spread, however little there is.
pub const FILLED: f64 = 0.87;

/// The stretch of the gaps of a section of a sheet, beyond their usual size.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Gaps {
    /// Between two rows.
    pub rows: Mm,
    /// Between two systems.
    pub systems: Mm,
}

/// The distribution of the free height of a sheet.
#[derive(Clone, Debug, Default)]
pub struct VerticalSpacing {
    /// Free height above the first band.
    pub above: Mm,
    /// The gaps above the first plot, between each plot and the next, and below the last.
    pub gaps: Vec<Gaps>,
}

/// A section of a sheet that ends with a plot.
#[derive(Clone, Copy, Debug)]
pub struct PlotSection {
    /// The top of its plot where no gap stretches.
    pub plot: Mm,
    /// The top of its band, if that is the first thing under the header.
    pub band: Option<Mm>,
    pub gap_counts: GapCounts,
}

/// A number of gaps of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct GapCounts {
    /// Between rows.
    pub rows: usize,
    /// Between systems.
    pub systems: usize,
}

impl GapCounts {
    /// The height that these gaps take together.
    pub fn taking(self, gaps: Gaps) -> Mm {
        gaps.rows * to_f64(self.rows) + gaps.systems * to_f64(self.systems)
    }
}

//! Paper sizes, their limits, and the type sizes that suit them.
//!
//! In: a size. Out: limits, and the smallest, the readable and the largest type. Names of papers are parsed elsewhere.

use crate::geometry::{Mm, Size};

/// The paper of a map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Paper {
    /// Sheets of one size.
    Sheet(Size),
    /// A roll of this height: one sheet, as long as the map needs.
    Roll {
        /// The side that is fixed.
        height: Mm,
    },
}

/// A3 in landscape (ISO 216), for which body text of 8 to 12 points is suitable.
pub const A3_LANDSCAPE: Size = Size { width: Mm(420.0), height: Mm(297.0) };

impl Paper {
    /// The shorter side of the smallest paper (A5); below it a header, the curve and a footer do not fit above each other.
    pub const SHORTEST_SIDE: Mm = Mm(148.0);
    /// The longer side of the smallest paper (A5).
    pub const SHORTEST_LONG_SIDE: Mm = Mm(210.0);
    /// The longest side: a PDF page is limited to 14,400 points, or 5,080 mm (ISO 32000-1, annex C).
    pub const LONGEST_SIDE: Mm = Mm(5000.0);
    /// The widest roll made for plotters.
    pub const HIGHEST_ROLL: Mm = Mm(1600.0);

    /// Whether the size is within the limits.
    #[must_use]
    pub fn is_possible(self) -> bool {
        match self {
            Paper::Sheet(Size { width, height }) => {
                let fits = |side: Mm| side >= Paper::SHORTEST_SIDE && side <= Paper::LONGEST_SIDE;
                fits(width) && fits(height) && width.max(height) >= Paper::SHORTEST_LONG_SIDE
            }
            Paper::Roll { height } => height >= Paper::SHORTEST_SIDE && height <= Paper::HIGHEST_ROLL,
        }
    }

    /// The same paper in portrait. A roll stays as it is.
    #[must_use]
    pub fn portrait(self) -> Paper {
        match self {
            Paper::Sheet(Size { width, height }) => {
                Paper::Sheet(Size { width: width.min(height), height: width.max(height) })
            }
            roll @ Paper::Roll { .. } => roll,
        }
    }

    /// The largest sheet, clamped to the limits.
    pub(super) fn largest(self) -> Size {
        let bounded = |length: Mm, least: Mm| length.max(least).min(Paper::LONGEST_SIDE);
        match self {
            Paper::Sheet(Size { width, height }) => {
                let (across, along) = if width > height {
                    (Paper::SHORTEST_LONG_SIDE, Paper::SHORTEST_SIDE)
                } else {
                    (Paper::SHORTEST_SIDE, Paper::SHORTEST_LONG_SIDE)
                };
                Size { width: bounded(width, across), height: bounded(height, along) }
            }
            Paper::Roll { height } => {
                let height = bounded(height, Paper::SHORTEST_SIDE).min(Paper::HIGHEST_ROLL);
                Size { width: Paper::LONGEST_SIDE, height }
            }
        }
    }

    /// The minimum length of a sheet cut from a roll: that of an ISO 216 sheet of the same height, so that the header
    /// has room. `None` for sheets of a fixed size.
    pub(super) fn shortest(self) -> Option<Mm> {
        match self {
            Paper::Sheet(_) => None,
            Paper::Roll { .. } => Some(self.largest().height * std::f64::consts::SQRT_2),
        }
    }

    /// The type sizes that suit the paper.
    pub(super) fn range(self) -> TypeRange {
        let Size { width, height } = self.largest();
        TypeRange::of(match self {
            Paper::Sheet(_) => width.0 * height.0,
            // As a sheet of that height whose sides have the ratio of ISO 216.
            Paper::Roll { .. } => height.0 * height.0 * std::f64::consts::SQRT_2,
        })
    }
}

impl From<Size> for Paper {
    fn from(size: Size) -> Paper {
        Paper::Sheet(size)
    }
}

/// The sizes of body text that suit a paper, in points.
///
/// A sheet of A3 and below is read at arm's length. A larger one hangs further away. So the largest type grows with the
/// paper's sides: 12 points on A3, 17 on A2, 24 on A1, 34 on A0, so that what fills A3 fills them all. The smallest
/// grows with the sixth root of the area (8, 9, 10, 11¼), since one can step nearer; it stays far enough below the
/// growth of the paper's sides that what fits on a sheet fits on any larger one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TypeRange {
    pub smallest: f64,
    /// Below this size, another sheet is worth its paper.
    pub readable: f64,
    /// The same for a map on one sheet, which may be a little smaller before it becomes two.
    pub readable_alone: f64,
    pub largest: f64,
}

/// Body text on A3 and smaller, in points: the smallest that most people read at arm's length.
const A3_SMALLEST: f64 = 8.0;
/// Comfortable on A3, in points.
const A3_READABLE: f64 = 9.0;
/// Still acceptable on A3 where it saves the only other sheet, in points.
const A3_READABLE_ALONE: f64 = 8.5;
/// The largest on A3, in points. Larger papers scale it with their sides.
pub(super) const A3_LARGEST: f64 = 12.0;
/// The range stops growing at the area of A0, eight times that of A3.
const MAX_GROWTH: f64 = 8.0;

impl TypeRange {
    /// The range for a sheet of `area` square millimetres.
    fn of(area: f64) -> TypeRange {
        let growth = (area / (A3_LANDSCAPE.width.0 * A3_LANDSCAPE.height.0)).clamp(1.0, MAX_GROWTH);
        let quarters = |points: f64| (points * 4.0).round() / 4.0;
        let grown = |points: f64| quarters(points * growth.cbrt().sqrt());
        TypeRange {
            smallest: grown(A3_SMALLEST),
            readable: grown(A3_READABLE),
            readable_alone: grown(A3_READABLE_ALONE),
            largest: quarters(A3_LARGEST * growth.sqrt()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn type_grows_with_the_paper() {
        let range = |width: f64, height: f64| Paper::Sheet(Size { width: Mm(width), height: Mm(height) }).range();
        let sizes = |range: TypeRange| (range.smallest, range.readable, range.largest);
        assert_eq!(sizes(range(297.0, 210.0)), (8.0, 9.0, 12.0));
        assert_eq!(sizes(range(297.0, 420.0)), (8.0, 9.0, 12.0));
        assert_eq!(sizes(range(594.0, 420.0)), (9.0, 10.0, 17.0));
        assert_eq!(sizes(range(841.0, 594.0)), (10.0, 11.25, 24.0));
        assert_eq!(sizes(range(1189.0, 841.0)), (11.25, 12.75, 34.0));
        assert_eq!(sizes(Paper::Roll { height: Mm(297.0) }.range()), (8.0, 9.0, 12.0));
    }

    #[test]
    fn papers_have_limits() {
        let sheet = |width: f64, height: f64| Paper::Sheet(Size { width: Mm(width), height: Mm(height) });
        assert!(sheet(210.0, 148.0).is_possible() && sheet(5000.0, 148.0).is_possible());
        assert!(!sheet(200.0, 200.0).is_possible() && !sheet(210.0, 147.0).is_possible());
        assert!(!sheet(5001.0, 200.0).is_possible() && !sheet(f64::NAN, 200.0).is_possible());
        assert!(!Paper::Roll { height: Mm(5000.0) }.is_possible());
        assert_eq!(sheet(420.0, 297.0).portrait(), sheet(297.0, 420.0));
    }
}

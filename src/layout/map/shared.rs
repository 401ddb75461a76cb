//! What all sheets of a map share.
//!
//! In: a journey, made into headers, a footer, feelings and the whole table. Out: the same, in one place, for
//! the search of the fit and for each sheet.

use crate::geometry::Mm;
use crate::geometry::Size;
use crate::model::Journey;

use super::footer::Footer;
use super::grid::Grid;
use super::header::Heading;
use crate::layout::blocks::journey::Blocks;
use crate::layout::curve::series::EmotionSeries;
use crate::layout::paper::TypeRange;

/// Everything that all sheets of a map share.
pub struct Map<'a> {
    /// The journey.
    pub journey: &'a Journey,
    /// What makes blocks.
    pub blocks: &'a Blocks<'a>,
    /// The largest sheet.
    pub paper: Size,
    /// The shortest that a sheet of a roll may be; `None` where all sheets are alike.
    pub shortest: Option<Mm>,
    /// The sizes of type that suit the paper.
    pub range: TypeRange,
    /// The headers.
    pub heading: Heading,
    /// The foot.
    pub footer: Footer,
    /// What was felt.
    pub series: Vec<EmotionSeries>,
    /// What is said of the journey and has no room in the header: a table without columns.
    pub about: Option<Grid>,
    /// The whole table.
    pub grid: Grid,
    /// How much of each sheet's height stays free for notes; none on a map.
    pub free: Mm,
}

//! What all sheets of a map share: headers, footer, emotion series and the whole grid, for `fit` and for each sheet.

use crate::geometry::{Mm, Size};
use crate::model::Journey;

use super::footer::Footer;
use super::grid::Grid;
use super::header::Heading;
use crate::layout::blocks::journey::Blocks;
use crate::layout::curve::series::EmotionSeries;
use crate::layout::paper::TypeRange;

/// The parts that all sheets of a map share.
pub struct Map<'a> {
    /// The journey that is drawn.
    pub journey: &'a Journey,
    /// The builder of blocks.
    pub blocks: &'a Blocks<'a>,
    pub paper: Size,
    /// The shortest that a sheet of a roll may be; `None` where all sheets are alike.
    pub shortest: Option<Mm>,
    /// The sizes of type that suit the paper.
    pub range: TypeRange,
    /// The headers of the first and of all other sheets.
    pub heading: Heading,
    /// The footer of all sheets.
    pub footer: Footer,
    pub series: Vec<EmotionSeries>,
    /// The facts about the journey that have no room in the header, as a grid without columns.
    pub about: Option<Grid>,
    pub grid: Grid,
    /// The height of each sheet that stays free for notes; zero on a map.
    pub free: Mm,
}

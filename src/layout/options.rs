//! The options of the layout, filled from the command line and the project.

use crate::model::Date;
use crate::picture::Pictures;
use crate::scene::{SheetKind, Stamp};

use super::house::House;
use super::paper::{A3_LANDSCAPE, Paper};

/// Which sheets are drawn, on what, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// The kinds of sheet, in their order.
    pub kinds: Vec<SheetKind>,
    /// The paper, or the roll, of all sheets.
    pub paper: Paper,
    /// The house style: colours, logo, lanes.
    pub house: House,
    /// The pictures of the journey.
    pub pictures: Pictures,
    /// The date of the document, where the journey has no version that is a date.
    pub made: Option<Stamp>,
    /// The day before which late actions had to be done; the latest day that the journey names where there is none.
    pub as_of: Option<Date>,
}

impl Default for Options {
    /// The map on A3 in the style of this program, without pictures.
    fn default() -> Options {
        Options {
            kinds: vec![SheetKind::Map],
            paper: Paper::Sheet(A3_LANDSCAPE),
            house: House::default(),
            pictures: Pictures::new(),
            made: None,
            as_of: None,
        }
    }
}

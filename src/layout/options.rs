//! What is asked of the layout.
//!
//! In: nothing; the command line and the project fill it. Out: which sheets are drawn, on what, and how.

use crate::picture::Pictures;
use crate::scene::{SheetKind, Stamp};

use super::house::House;
use super::paper::{A3_LANDSCAPE, Paper};

/// Which sheets are drawn, on what, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// The kinds of sheet, in their order.
    pub kinds: Vec<SheetKind>,
    /// The paper.
    pub paper: Paper,
    /// The house style.
    pub house: House,
    /// The pictures of the journey.
    pub pictures: Pictures,
    /// When the sheets are made, where the journey says no version that is a date.
    pub made: Option<Stamp>,
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
        }
    }
}

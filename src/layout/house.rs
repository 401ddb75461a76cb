//! The house style of an organisation, from `journey.toml`: colours, logo, and the order of the lanes. The font is
//! chosen with the typesetter.

use crate::geometry::Colour;
use crate::model::LaneName;

use super::map::logo::Logo;
use super::style::{self, PHASES};

/// The house style; the default is the style of this program.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct House {
    /// The colours of phases, one after another; those of this program where there are none.
    pub phases: Vec<Colour>,
    /// The colour of titles, of the numbers of steps and of the discs of portraits. Text in it must stand out from
    /// white by 4.5 to 1.
    pub accent: Option<Colour>,
    /// The logo, on the first sheet.
    pub logo: Option<Logo>,
    /// The lanes that come first under the steps; the others follow in their usual order.
    pub lanes: Vec<LaneName>,
    /// The lanes that no map shows.
    pub hidden: Vec<LaneName>,
}

impl House {
    /// The colour of the phase with this index.
    #[must_use]
    pub fn phase_colour(&self, index: usize) -> Colour {
        let colours = if self.phases.is_empty() { &PHASES[..] } else { &self.phases };
        colours[index % colours.len()]
    }

    /// The colour of the title.
    #[must_use]
    pub fn title_colour(&self) -> Colour {
        self.accent.unwrap_or(style::INK)
    }

    /// The colour of the numbers of steps.
    #[must_use]
    pub fn number_colour(&self) -> Colour {
        self.accent.unwrap_or(style::MUTED)
    }

    /// The colour of the disc in which the letters of a persona stand, white.
    #[must_use]
    pub fn portrait_colour(&self) -> Colour {
        self.accent.unwrap_or(PHASES[0])
    }

    /// The rank of a lane: its index among the moved lanes; all others come after them.
    #[must_use]
    pub fn lane_rank(&self, lane: &LaneName) -> usize {
        self.lanes.iter().position(|moved| moved == lane).unwrap_or(self.lanes.len())
    }

    /// Whether a lane is shown.
    #[must_use]
    pub fn shows(&self, lane: &LaneName) -> bool {
        !self.hidden.contains(lane)
    }
}

//! The house style: what an organisation may choose about its sheets.
//!
//! In: nothing; `project` reads it from `journey.toml`. Out: colours, for everything that is drawn.

use crate::geometry::Colour;

use super::style::PHASES;

/// What an organisation chose; nothing chosen is the style of this program.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct House {
    /// The colours of phases, one after another; those of this program where there are none.
    pub phases: Vec<Colour>,
}

impl House {
    /// The colour of the phase with this index.
    #[must_use]
    pub fn phase_colour(&self, index: usize) -> Colour {
        let colours = if self.phases.is_empty() { &PHASES[..] } else { &self.phases };
        colours[index % colours.len()]
    }
}

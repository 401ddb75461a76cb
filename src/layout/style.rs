//! Type sizes, spaces and colours of the sheets.
//!
//! In: the size of body text and the smallest that suits the paper. Out: every other length and colour. Spaces are
//! multiples of the body size, so that a sheet in larger type is the same sheet, larger; sizes that would
//! fall below the smallest stay at that limit.

use super::paper::A3_LARGEST;
use crate::geometry::{Colour, Mm};
use crate::model::CardKind;
use crate::text::Face;

/// The margin of a sheet. Office printers leave about 5 mm unprinted.
pub const MARGIN: Mm = Mm(9.0);
/// The minimum size of numbers, units and the legend, relative to the smallest body text: 7 points to 8.
const SMALLEST_TINY: f64 = 7.0 / 8.0;
/// Body size in points above which line widths grow with the type: the largest of A3.
const UNSCALED_LINES_MAX: f64 = A3_LARGEST;
/// Distance between two baselines, in ems.
pub const LEADING: f64 = 1.24;
/// Distance from the top of a line to its baseline, in ems: room for an accent on a capital.
pub const ASCENT: f64 = 0.95;

/// The style of a text: its size and face, by what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextStyle {
    /// The journey's name.
    Title,
    /// The words of a card to cut out.
    Large,
    /// A phase, a figure.
    Heading,
    /// A step, a persona, a lane.
    Name,
    /// What cards say.
    Body,
    /// What people say.
    Spoken,
    /// Secondary facts: header lines, who, when.
    Aside,
    /// Numbers of cards.
    Number,
    /// Units and the legend.
    Tiny,
    /// What to write in a lane.
    Hint,
    /// The name on the sheet of a persona.
    Poster,
    /// What a persona says, on her or his sheet.
    Saying,
}

impl TextStyle {
    pub const fn face(self) -> Face {
        match self {
            TextStyle::Title | TextStyle::Number | TextStyle::Poster => Face::Bold,
            TextStyle::Heading | TextStyle::Name => Face::SemiBold,
            TextStyle::Spoken | TextStyle::Saying => Face::Italic,
            TextStyle::Body | TextStyle::Large | TextStyle::Aside | TextStyle::Tiny | TextStyle::Hint => Face::Regular,
        }
    }
}

/// The type scale of a sheet: all sizes follow from that of body text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TypeScale {
    /// The size of body text in points.
    points: f64,
    /// The smallest that suits the paper, in points.
    smallest: f64,
}

impl TypeScale {
    /// The scale for body text of `points`, on paper whose smallest body text is `smallest` points.
    pub const fn of(points: f64, smallest: f64) -> TypeScale {
        TypeScale { points, smallest }
    }

    /// The size of body text in points.
    pub const fn points(self) -> f64 {
        self.points
    }

    /// `count` times the size of body text.
    pub fn em(self, count: f64) -> Mm {
        Mm::from_points(self.points) * count
    }

    /// The font size of a style.
    pub fn size(self, text_style: TextStyle) -> Mm {
        let points = match text_style {
            TextStyle::Title => self.points * 2.1,
            TextStyle::Large => self.points * 1.5,
            TextStyle::Heading => self.points * 1.1,
            TextStyle::Poster => self.points * 2.4,
            TextStyle::Saying => self.points * 1.6,
            TextStyle::Name | TextStyle::Body | TextStyle::Spoken => self.points,
            TextStyle::Aside => (self.points * 0.92).max(self.smallest),
            TextStyle::Hint => (self.points * 0.8).max(self.smallest),
            TextStyle::Number => (self.points * 0.88).max(self.smallest * SMALLEST_TINY),
            TextStyle::Tiny => (self.points * 0.8).max(self.smallest * SMALLEST_TINY),
        };
        Mm::from_points(points)
    }

    /// The width of a line or the length of a dash, grown with type that is larger than that of A3.
    pub fn grown(self, length: Mm) -> Mm {
        length * (self.points / UNSCALED_LINES_MAX).max(1.0)
    }

    /// The line height of a style.
    pub fn line(self, text_style: TextStyle) -> Mm {
        self.size(text_style) * LEADING
    }
}

/// Text.
pub const INK: Colour = Colour::hex(0x001c_2733);
/// Secondary text: at least 4.5 to 1 on every background that it is used on.
pub const MUTED: Colour = Colour::hex(0x0051_5c68);
/// Edges of step cards.
pub const HAIRLINE: Colour = Colour::hex(0x00c3_ccd6);
/// Background of persona cards, figures and tables.
pub const PANEL: Colour = Colour::hex(0x00ee_f2f6);
/// Background of touchpoints.
pub const PILL: Colour = Colour::hex(0x00e6_ebf1);
/// What is late.
pub const LATE: Colour = Colour::hex(0x00b0_2a1e);
/// Stars of key moments.
pub const STAR: Colour = Colour::hex(0x00b4_5f06);
/// Width of hairlines: 0.2 mm is 0.57 pt.
pub const HAIRLINE_WIDTH: Mm = Mm(0.2);

/// The colours of phases, one after another; white text has a contrast of 4.5 or more on each. Dark and lighter ones take
/// turns, so that neighbours differ in grey too.
pub const PHASES: [Colour; 8] = [
    Colour::hex(0x002b_5785),
    Colour::hex(0x0032_7b87),
    Colour::hex(0x0029_5e42),
    Colour::hex(0x008b_6d22),
    Colour::hex(0x0080_4439),
    Colour::hex(0x007d_669f),
    Colour::hex(0x0045_576a),
    Colour::hex(0x00ac_5089),
];

/// The colours of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CardColours {
    /// Of the background.
    pub background: Colour,
    /// Of the edge and the number.
    pub edge: Colour,
}

// `colours_of`, as `grammar/build` makes it of the catalogue.
include!(concat!(env!("OUT_DIR"), "/card_colours.rs"));

/// The colours of cards in lanes that a journey names.
const OWN_LANE: (u32, u32) = (0x00f0_ede6, 0x0066_5a3e);

/// The colours of a kind of card.
pub const fn card_colours(kind: CardKind) -> CardColours {
    let (background, edge) = match colours_of(kind) {
        Some(colours) => colours,
        None => OWN_LANE,
    };
    CardColours { background: Colour::hex(background), edge: Colour::hex(edge) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_phases_differ_without_colour() {
        for (index, one) in PHASES.iter().enumerate() {
            let next = PHASES[(index + 1) % PHASES.len()];
            assert!(one.contrast(next) >= 1.4, "{one:?} and {next:?} look alike in grey");
            assert!(one.contrast(Colour::WHITE) >= 4.5);
        }
    }
}

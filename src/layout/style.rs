//! Type sizes, spaces and colours of the sheets.
//!
//! In: the size of body text and the smallest that suits the paper. Out: every other length and colour. Spaces are
//! multiples of the body size, so that a sheet in larger type is the same sheet, larger; sizes that would
//! fall below the smallest stay at that limit.

use crate::geometry::{Colour, Mm};
use crate::model::CardKind;
use crate::text::Face;

/// Nothing that matters lies nearer to the edge of the paper: office printers leave about 5 mm white.
pub const MARGIN: Mm = Mm(9.0);
/// Numbers, units and the legend are never smaller than this share of the smallest body text: 7 points to 8.
const SMALLEST_TINY: f64 = 7.0 / 8.0;
/// Lines have their plain width up to this size of body text, in points, and grow with it beyond.
const PLAIN_LINES: f64 = 12.0;
/// The distance of two baselines, in ems.
pub const LEADING: f64 = 1.24;
/// The first baseline under the top of a line, in ems: room for an accent on a capital.
pub const RISE: f64 = 0.95;

/// What a piece of text is for, which gives its size and face.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
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
    /// What stands beside: header lines, who, when.
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

impl Role {
    /// The face that it is set in.
    pub const fn face(self) -> Face {
        match self {
            Role::Title | Role::Number | Role::Poster => Face::Bold,
            Role::Heading | Role::Name => Face::SemiBold,
            Role::Spoken | Role::Saying => Face::Italic,
            Role::Body | Role::Large | Role::Aside | Role::Tiny | Role::Hint => Face::Regular,
        }
    }
}

/// All type sizes of a sheet, from that of body text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Type {
    /// The size of body text in points.
    points: f64,
    /// The smallest that suits the paper, in points.
    smallest: f64,
}

impl Type {
    /// The sizes that go with body text of `points`, on paper for which `smallest` points are the least.
    pub const fn of(points: f64, smallest: f64) -> Type {
        Type { points, smallest }
    }

    /// The size of body text in points.
    pub const fn points(self) -> f64 {
        self.points
    }

    /// `count` times the size of body text.
    pub fn em(self, count: f64) -> Mm {
        Mm::from_points(self.points) * count
    }

    /// The font size of a role.
    pub fn size(self, role: Role) -> Mm {
        let points = match role {
            Role::Title => self.points * 2.1,
            Role::Large => self.points * 1.5,
            Role::Heading => self.points * 1.1,
            Role::Poster => self.points * 2.4,
            Role::Saying => self.points * 1.6,
            Role::Name | Role::Body | Role::Spoken => self.points,
            Role::Aside => (self.points * 0.92).max(self.smallest),
            Role::Hint => (self.points * 0.8).max(self.smallest),
            Role::Number => (self.points * 0.88).max(self.smallest * SMALLEST_TINY),
            Role::Tiny => (self.points * 0.8).max(self.smallest * SMALLEST_TINY),
        };
        Mm::from_points(points)
    }

    /// A width of lines, or a length of dashes, that grows with type larger than that of A3.
    pub fn grown(self, length: Mm) -> Mm {
        length * (self.points / PLAIN_LINES).max(1.0)
    }

    /// The height of one line of a role.
    pub fn line(self, role: Role) -> Mm {
        self.size(role) * LEADING
    }
}

/// Text.
pub const INK: Colour = Colour::hex(0x001c_2733);
/// Text that stands back; at least 4.5 to 1 on every ground that it is used on.
pub const MUTED: Colour = Colour::hex(0x0051_5c68);
/// Edges of step cards.
pub const HAIRLINE: Colour = Colour::hex(0x00c3_ccd6);
/// Ground of persona cards, figures and touchpoints.
pub const PANEL: Colour = Colour::hex(0x00ee_f2f6);
/// Ground of touchpoints.
pub const PILL: Colour = Colour::hex(0x00e6_ebf1);
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

/// The ground and the edge of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CardColours {
    /// Its ground.
    pub ground: Colour,
    /// Its edge and its number.
    pub edge: Colour,
}

// `colours_of`, as `grammar/build` makes it of the catalogue.
include!(concat!(env!("OUT_DIR"), "/card_colours.rs"));

/// The colours of cards in lanes that a journey names.
const OWN_LANE: (u32, u32) = (0x00f0_ede6, 0x0066_5a3e);

/// The colours of a kind of card.
pub const fn card_colours(kind: CardKind) -> CardColours {
    let (ground, edge) = match colours_of(kind) {
        Some(colours) => colours,
        None => OWN_LANE,
    };
    CardColours { ground: Colour::hex(ground), edge: Colour::hex(edge) }
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

//! Fonts, shaping, measuring, line breaking, hyphenation.
//!
//! In: clean text, a face and a width. Out: lines of placed glyphs. Text is shaped once, at a size of
//! one em, and broken for any width in ems after that: glyph advances grow linearly with the size, so
//! the search for the right size on paper never shapes again. Nothing is placed on a sheet here.
//!
//! [`Typesetter`] is the entry point. A text is cleaned (`characters`), cut into pieces of one font, script
//! and direction (`itemise`), shaped (`shape`) and measured (`measure`); `breaks` and `hyphenate` say
//! where a line may end, `fill` chooses where it does, and [`Paragraph`] holds the result.

mod breaks;
mod characters;
mod family;
mod fill;
mod fonts;
mod hyphenate;
mod itemise;
mod measure;
mod paragraph;
mod shape;
#[cfg(test)]
mod tests;
mod typesetter;

use std::sync::Arc;

pub use family::{Family, FontFile, NotAFont, is_whole};
pub use fonts::{FontBytes, FontData, FontSet};
pub use paragraph::Paragraph;
pub use typesetter::Typesetter;

/// Which face of a family: the bundled one, or that of a house.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Body text.
    Regular,
    /// Labels and the names of steps.
    SemiBold,
    /// Titles and numbers.
    Bold,
    /// Quotes and asides.
    Italic,
}

impl Face {
    /// The font of this face.
    #[must_use]
    pub const fn font(self) -> FontId {
        FontId(self as u16)
    }
}

/// A font that was used: one of the house, one of the bundled faces, or one of the system's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FontId(pub u16);

/// A line of text, shaped: its runs from left to right. Lengths are in ems (multiply by the font size).
#[derive(Clone, Debug, PartialEq)]
pub struct ShapedLine {
    /// The characters of the line in reading order, with the hyphen where a word was split.
    pub text: String,
    /// Pieces in one font and one direction, from left to right.
    pub runs: Vec<Run>,
    /// Advance of the whole line.
    pub width: f64,
    /// Whether the line ends in a hyphen that is not in the text.
    pub hyphenated: bool,
}

/// A piece of a line in one font and one direction.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The number of its font.
    pub font: FontId,
    /// Its characters in reading order.
    pub text: String,
    /// Whether it reads from right to left.
    pub right_to_left: bool,
    /// Where it begins, from the left end of the line.
    pub x: f64,
    /// Advance width, in ems.
    pub width: f64,
    /// Its glyphs from left to right.
    pub glyphs: Vec<Glyph>,
}

/// A glyph and where it stands on its line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// Its number in the font; 0 where the font lacks the character.
    pub id: u16,
    /// Position in the run, from its left end, in ems.
    pub x: f64,
    /// Offset to the right, in ems.
    pub dx: f64,
    /// Offset upwards from the baseline, in ems.
    pub dy: f64,
    /// Advance width, in ems.
    pub advance: f64,
    /// The bytes of [`Run::text`] that it shows; several glyphs of one cluster share them.
    pub cluster: (u32, u32),
}

impl Glyph {
    /// The bytes of [`Run::text`] that it shows.
    #[must_use]
    pub fn bytes(&self) -> std::ops::Range<usize> {
        self.cluster.0 as usize..self.cluster.1 as usize
    }
}

/// A font file of the system.
#[derive(Clone, Debug)]
pub struct SystemFont {
    /// The contents of the file.
    pub bytes: Arc<[u8]>,
    /// Which font of a collection; 0 for a plain file.
    pub index: u32,
    /// A name that stays the same from run to run.
    pub name: String,
}

/// Access to the fonts of the system.
pub trait SystemFonts {
    /// A font with outlines that has a glyph for `character`; the same answer each time.
    fn covering(&self, character: char, face: Face) -> Option<SystemFont>;
}

/// A system without fonts, for the same result everywhere.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoSystemFonts;

impl SystemFonts for NoSystemFonts {
    fn covering(&self, _character: char, _face: Face) -> Option<SystemFont> {
        None
    }
}

//! A text that is shaped and can be broken for any width.
//!
//! In: a text with the line ends of its author. Out: how many lines a width needs, and those lines with
//! their glyphs. Lengths are in ems. Where lines end is decided in `fill`.

use std::rc::Rc;

use super::fill::{LineBreaker, LineWidths};
use super::measure::MeasuredText;
use super::shape::Shaper;
use super::{Face, ShapedLine, SystemFonts, breaks, characters};
use crate::language::Language;

/// A text in one face, shaped once and broken for any width. Lengths are in ems: multiply by the font size.
pub struct Paragraph {
    /// The lines as the author ended them.
    sections: Vec<LineBreaker>,
    natural_width: f64,
    minimum_width: f64,
    letters: usize,
    right_to_left: bool,
}

impl Paragraph {
    pub(super) fn new(
        text: &str,
        face: Face,
        language: Language,
        shaper: &Rc<Shaper>,
        system: &dyn SystemFonts,
    ) -> Paragraph {
        let lines = characters::clean_lines(text).into_iter().map(|line| {
            let opportunities = breaks::opportunities(&line, language);
            LineBreaker::new(MeasuredText::new(line.text, face, shaper, system), &opportunities)
        });
        let sections: Vec<LineBreaker> = lines.collect();
        let widest = |width: fn(&LineBreaker) -> f64| sections.iter().map(width).fold(0.0, f64::max);
        let (natural_width, minimum_width) = (widest(LineBreaker::natural_width), widest(LineBreaker::minimum_width));
        let letters = text.chars().count();
        let right_to_left = unicode_bidi::get_base_direction(text) == unicode_bidi::Direction::Rtl;
        Paragraph { sections, natural_width, minimum_width, letters, right_to_left }
    }

    /// The width of the widest line when none is broken but where the author ended it.
    #[must_use]
    pub fn natural_width(&self) -> f64 {
        self.natural_width
    }

    /// The widths of all lines as the author ended them, added up: the area of the text in square ems, but for
    /// the height of a line.
    #[must_use]
    pub fn natural_area(&self) -> f64 {
        self.sections.iter().map(LineBreaker::natural_width).sum()
    }

    /// The number of characters.
    #[must_use]
    pub fn letters(&self) -> usize {
        self.letters
    }

    /// Whether it reads from right to left, by its first letter that has a direction.
    #[must_use]
    pub fn is_right_to_left(&self) -> bool {
        self.right_to_left
    }

    /// The width of the widest piece that stays whole when every opportunity is taken, hyphens included. A
    /// narrower line parts a piece between any two characters.
    #[must_use]
    pub fn minimum_width(&self) -> f64 {
        self.minimum_width
    }

    /// How many lines of `width` the text takes: the number of [`Paragraph::lines`]; 0 for a blank text.
    #[must_use]
    pub fn line_count(&self, width: f64) -> usize {
        self.line_count_after(width, 0.0)
    }

    /// How many lines of `width` the text takes when the first one leaves `indent` free: the number of
    /// [`Paragraph::lines_after`].
    #[must_use]
    pub fn line_count_after(&self, width: f64, indent: f64) -> usize {
        if self.natural_width <= width - indent {
            return self.sections.len();
        }
        let counts = self.measured_sections(width, indent).map(|(section, measure)| section.line_count(measure).max(1));
        counts.sum()
    }

    /// The fewest lines of at most `width`, in ems. Only a single character may be wider.
    /// Blanks at the ends of lines are dropped.
    #[must_use]
    pub fn lines(&self, width: f64) -> Vec<ShapedLine> {
        self.lines_after(width, 0.0)
    }

    /// The lines of `width`, the first of which leaves `indent` free.
    #[must_use]
    pub fn lines_after(&self, width: f64, indent: f64) -> Vec<ShapedLine> {
        let mut lines = Vec::new();
        for (section, measure) in self.measured_sections(width, indent) {
            let filled = section.lines(measure);
            if filled.is_empty() {
                lines.push(section.measured.line(0..0, false));
            }
            lines.extend(filled.into_iter().map(|line| section.measured.line(line.range, line.hyphen)));
        }
        lines
    }

    /// The lines as the author ended them, and how wide theirs are.
    fn measured_sections(&self, width: f64, indent: f64) -> impl Iterator<Item = (&LineBreaker, LineWidths)> {
        let indents = std::iter::once(indent).chain(std::iter::repeat(0.0));
        self.sections.iter().zip(indents).map(move |(section, indent)| (section, LineWidths { width, indent }))
    }
}

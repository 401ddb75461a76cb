//! Colours as people write them, and whether text can be read on them.

use super::table::SettingsReader;
use super::{Spanned, problems};
use crate::geometry::Colour;

/// Text stands out from its ground by as much (WCAG 2.1, success criterion 1.4.3).
const READABLE: f64 = 4.5;
/// Below this contrast with white paper, a band of this colour has no edge that one sees from two metres.
const VISIBLE: f64 = 1.4;

/// The colour of phases.
pub fn phase(reader: &SettingsReader, setting: &Spanned<String>) -> Option<Spanned<Colour>> {
    let Spanned { value: colour, span } = read(reader, setting)?;
    if Colour::WHITE.contrast(colour) < VISIBLE {
        reader.add(problems::hardly_shows(span, colour));
    } else if Colour::WHITE.contrast(colour) < READABLE {
        reader.add(problems::no_white_text(span, colour, colour.darkened(Colour::WHITE, READABLE)));
    }
    Some(Spanned { value: colour, span })
}

/// The colour of what stands out: as written, or as little darker as text in it can be read on white.
pub fn accent(reader: &SettingsReader, setting: &Spanned<String>) -> Option<Spanned<Colour>> {
    let Spanned { value: colour, span } = read(reader, setting)?;
    let readable = colour.darkened(Colour::WHITE, READABLE);
    if readable != colour {
        reader.add(problems::faint_accent(span, colour, readable));
    }
    Some(Spanned { value: readable, span })
}

fn read(reader: &SettingsReader, setting: &Spanned<String>) -> Option<Spanned<Colour>> {
    let colour = Colour::from_code(&setting.value);
    if colour.is_none() {
        reader.add(problems::no_colour(setting.span, &setting.value));
    }
    colour.map(|value| Spanned { value, span: setting.span })
}

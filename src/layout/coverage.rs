//! Which of the writer's characters no font has.
//!
//! In: a journey and a typesetter. Out: a warning at each text that has such a character.

use crate::diagnostic::{Code, Diagnostic};
use crate::message::missing_glyph;
use crate::model::{Journey, Text};
use crate::text::Typesetter;

/// A warning at each text with characters that neither the bundled family nor a font of the system has.
#[must_use]
pub fn coverage(journey: &Journey, typesetter: &Typesetter) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for text in journey.texts() {
        let missing = typesetter.missing(&text.value);
        if !missing.is_empty() {
            found.push(diagnostic(text, &missing));
        }
    }
    found
}

fn diagnostic(text: &Text, missing: &[char]) -> Diagnostic {
    let shown: Vec<String> =
        missing.iter().take(8).map(|letter| format!("`{letter}` (U+{:04X})", u32::from(*letter))).collect();
    let shown = shown.join(", ");
    let message = if missing.len() > 8 { missing_glyph::more(shown) } else { missing_glyph::message(shown) };
    Diagnostic::new(Code::MissingGlyph, text.span, message).label(missing_glyph::label()).help(missing_glyph::help())
}

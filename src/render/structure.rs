//! What the meaning of a group becomes in a file.
//!
//! In: the meaning of a group. Out: its class in SVG and its structure type in a tagged PDF
//! (ISO 32000-1, 14.8.4). The one place to add a meaning to for both back ends.

use crate::scene::Meaning;

/// Whether the group says nothing that text does not say.
pub(super) fn is_decoration(meaning: Meaning) -> bool {
    meaning == Meaning::Decoration
}

/// The class of the group in SVG.
pub(super) fn class(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Decoration => "decoration",
        Meaning::Header => "header",
        Meaning::Persona => "persona",
        Meaning::Figure => "figure",
        Meaning::Phase => "phase",
        Meaning::LaneName => "lane",
        Meaning::Step => "step",
        Meaning::Touchpoint => "touchpoint",
        Meaning::Curve => "curve",
        Meaning::Emotion => "emotion",
        Meaning::Card => "card",
        Meaning::Footer => "footer",
    }
}

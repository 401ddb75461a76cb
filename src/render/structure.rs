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
        Meaning::Picture => "picture",
        Meaning::Touchpoint => "touchpoint",
        Meaning::Curve => "curve",
        Meaning::Emotion => "emotion",
        Meaning::Card => "card",
        Meaning::Table => "table",
        Meaning::TableRow => "row",
        Meaning::TableHead => "head",
        Meaning::TableCell => "cell",
        Meaning::Chart => "chart",
        Meaning::ChartPoint => "point",
        Meaning::CutCard => "cut-card",
        Meaning::Footer => "footer",
    }
}

/// Whether the shapes of the group are a picture that its label describes.
pub(super) fn is_picture(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Curve | Meaning::Chart)
}

/// The structure type of the group in a PDF: sections of the sheet, and parts of these.
pub(super) fn structure_type(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Header
        | Meaning::Persona
        | Meaning::Phase
        | Meaning::Step
        | Meaning::Curve
        | Meaning::Chart
        | Meaning::CutCard
        | Meaning::Footer => "Sect",
        Meaning::Table => "Table",
        Meaning::TableRow => "TR",
        Meaning::TableHead => "TH",
        Meaning::TableCell => "TD",
        Meaning::Decoration
        | Meaning::Figure
        | Meaning::LaneName
        | Meaning::Picture
        | Meaning::Touchpoint
        | Meaning::Emotion
        | Meaning::ChartPoint
        | Meaning::Card => "Div",
    }
}

//! What the meaning of a group becomes in a file.
//!
//! In: the meaning of a group. Out: its class in SVG and its structure type in a tagged PDF
//! (ISO 32000-1, 14.8.4). The one place to add a meaning to for both back ends.

use crate::scene::{Group, Meaning};

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
        Meaning::PhaseSection => "phase-section",
        Meaning::StepSection => "step-section",
        Meaning::Cards => "cards",
        Meaning::Heading(_) => "heading",
        Meaning::Number => "number",
        Meaning::Reference => "reference",
        Meaning::Sign(_) => "sign",
    }
}

/// Whether all of the group is a picture that its label describes.
pub(super) fn is_picture(group: &Group) -> bool {
    matches!(group.meaning, Meaning::Curve | Meaning::Chart | Meaning::Picture) && !group.label.is_empty()
}

/// Whether the group is a part of a line.
pub(super) fn is_inline(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Number | Meaning::Reference | Meaning::Sign(_))
}

/// The structure type of the group in a PDF: sections of the sheet, and parts of these.
pub(super) fn structure_type(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::PhaseSection
        | Meaning::StepSection
        | Meaning::Header
        | Meaning::Persona
        | Meaning::CutCard
        | Meaning::Footer => "Sect",
        Meaning::Cards => "L",
        Meaning::Heading(1) => "H1",
        Meaning::Heading(2) => "H2",
        Meaning::Heading(_) => "H3",
        Meaning::Number | Meaning::Reference | Meaning::Sign(_) => "Span",
        Meaning::Table => "Table",
        Meaning::TableRow => "TR",
        Meaning::TableHead => "TH",
        Meaning::TableCell => "TD",
        Meaning::Decoration
        | Meaning::Phase
        | Meaning::Step
        | Meaning::Curve
        | Meaning::Chart
        | Meaning::Figure
        | Meaning::LaneName
        | Meaning::Picture
        | Meaning::Touchpoint
        | Meaning::Emotion
        | Meaning::ChartPoint
        | Meaning::Card => "Div",
    }
}

//! Semantic roles in files.
//!
//! In: the semantic role of a group. Out: its class in SVG and its structure type in a tagged PDF (ISO 32000-1, 14.8.4). The
//! one place to add a role to for both back ends.

use crate::scene::{Group, SemanticRole};

/// Whether the group says nothing that text does not say.
pub(super) fn is_decoration(role: SemanticRole) -> bool {
    role == SemanticRole::Decoration
}

/// The class of the group in SVG.
pub(super) fn class(role: SemanticRole) -> &'static str {
    match role {
        SemanticRole::Decoration => "decoration",
        SemanticRole::Header => "header",
        SemanticRole::Persona => "persona",
        SemanticRole::Figure => "figure",
        SemanticRole::Phase => "phase",
        SemanticRole::LaneName => "lane",
        SemanticRole::Step => "step",
        SemanticRole::Picture => "picture",
        SemanticRole::Touchpoint => "touchpoint",
        SemanticRole::Curve => "curve",
        SemanticRole::Emotion => "emotion",
        SemanticRole::Card => "card",
        SemanticRole::Table => "table",
        SemanticRole::TableRow => "row",
        SemanticRole::TableHead => "head",
        SemanticRole::TableCell => "cell",
        SemanticRole::Chart => "chart",
        SemanticRole::ChartPoint => "point",
        SemanticRole::CutCard => "cut-card",
        SemanticRole::Footer => "footer",
        SemanticRole::PhaseSection => "phase-section",
        SemanticRole::StepSection => "step-section",
        SemanticRole::Cards => "cards",
        SemanticRole::Heading(_) => "heading",
        SemanticRole::Number => "number",
        SemanticRole::Reference => "reference",
        SemanticRole::Sign(_) => "sign",
    }
}

/// Whether all of the group is a picture that its label describes.
pub(super) fn is_picture(group: &Group) -> bool {
    matches!(group.role, SemanticRole::Curve | SemanticRole::Chart | SemanticRole::Picture) && !group.label.is_empty()
}

/// Whether the group is a part of a line.
pub(super) fn is_inline(role: SemanticRole) -> bool {
    matches!(role, SemanticRole::Number | SemanticRole::Reference | SemanticRole::Sign(_))
}

/// The structure type of the group in a PDF: sections of the sheet, and parts of these.
pub(super) fn structure_type(role: SemanticRole) -> &'static str {
    match role {
        SemanticRole::PhaseSection
        | SemanticRole::StepSection
        | SemanticRole::Header
        | SemanticRole::Persona
        | SemanticRole::CutCard
        | SemanticRole::Footer => "Sect",
        SemanticRole::Cards => "L",
        SemanticRole::Heading(1) => "H1",
        SemanticRole::Heading(2) => "H2",
        SemanticRole::Heading(_) => "H3",
        SemanticRole::Number | SemanticRole::Reference | SemanticRole::Sign(_) => "Span",
        SemanticRole::Table => "Table",
        SemanticRole::TableRow => "TR",
        SemanticRole::TableHead => "TH",
        SemanticRole::TableCell => "TD",
        SemanticRole::Decoration
        | SemanticRole::Phase
        | SemanticRole::Step
        | SemanticRole::Curve
        | SemanticRole::Chart
        | SemanticRole::Figure
        | SemanticRole::LaneName
        | SemanticRole::Picture
        | SemanticRole::Touchpoint
        | SemanticRole::Emotion
        | SemanticRole::ChartPoint
        | SemanticRole::Card => "Div",
    }
}

//! The words that arguments take for a value, with the line of help of each.
//!
//! The library's own types are read where it has them; those that only the command line knows are defined here.

use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::export::TableRows;
use crate::import::Notation;
use crate::language::Language;
use crate::scene::SheetKind;

/// How problems are reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MessageFormat {
    /// With the lines of the source, for a terminal
    Human,
    /// In sentences, for screen readers
    Narrated,
    /// One line each: `file:line:column: error[code]: message`
    Short,
    /// One JSON object a line
    Json,
    /// A SARIF 2.1.0 log
    Sarif,
    /// Annotations of GitHub Actions
    Github,
    /// A code quality report of GitLab
    Gitlab,
}

/// The systems for which `init` writes configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum CiSystem {
    /// A workflow of GitHub Actions
    Github,
    /// A job of GitLab CI
    Gitlab,
    /// A hook of git that refuses what is wrong or out of date
    PreCommit,
    /// A Makefile that draws what changed
    Make,
}

/// The formats of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// All that the file says, for programs
    Json,
    /// A table of steps or cards
    Csv,
    /// A workbook: actions, cards, metrics
    #[cfg(feature = "xlsx")]
    Xlsx,
    /// A Mermaid `journey`
    Mermaid,
}

/// The formats of a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Format {
    /// The map as a picture for screens
    Svg,
    /// The map for printing
    Pdf,
    /// The map as a picture of pixels
    #[cfg(feature = "png")]
    Png,
    /// The action plan in Markdown
    Md,
}

impl Format {
    /// The extension of its files, if each sheet is a file of its own.
    pub const fn a_sheet_each(self) -> Option<&'static str> {
        match self {
            Format::Svg => Some("svg"),
            #[cfg(feature = "png")]
            Format::Png => Some("png"),
            Format::Pdf | Format::Md => None,
        }
    }
}

/// The formats of a template, each with its line of help: all but the plan.
pub fn template_format() -> impl TypedValueParser<Value = Format> {
    let values = Format::value_variants().iter().filter_map(|format| {
        let help = match format {
            Format::Svg => "For screens",
            Format::Pdf => "For printing",
            #[cfg(feature = "png")]
            Format::Png => "A picture of pixels",
            Format::Md => return None,
        };
        Some(format.to_possible_value()?.help(help))
    });
    PossibleValuesParser::new(values).try_map(|name| Format::from_str(&name, false))
}

/// One kind of sheet, or all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheets {
    One(SheetKind),
    All,
}

impl Sheets {
    const VARIANTS: [Sheets; SheetKind::ALL.len() + 1] = [
        Sheets::One(SheetKind::Overview),
        Sheets::One(SheetKind::Map),
        Sheets::One(SheetKind::Phases),
        Sheets::One(SheetKind::Persona),
        Sheets::One(SheetKind::Blank),
        Sheets::One(SheetKind::Actions),
        Sheets::One(SheetKind::Insights),
        Sheets::All,
    ];

    /// The kinds that are meant, each once, in the order in which they were first named; the overview before all others.
    pub fn kinds(asked: &[Sheets]) -> Vec<SheetKind> {
        let mut kinds = Vec::new();
        for kind in asked.iter().flat_map(|sheets| sheets.each()) {
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        // The whole journey is seen before its parts.
        kinds.sort_by_key(|kind| *kind != SheetKind::Overview);
        kinds
    }

    fn each(self) -> Vec<SheetKind> {
        match self {
            Sheets::One(kind) => vec![kind],
            Sheets::All => SheetKind::ALL.to_vec(),
        }
    }
}

impl ValueEnum for Sheets {
    fn value_variants<'a>() -> &'a [Sheets] {
        &Sheets::VARIANTS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let (name, help) = match self {
            Sheets::One(kind) => (kind.name(), sheet_help(*kind)),
            Sheets::All => ("all", "All of these"),
        };
        Some(PossibleValue::new(name).help(help))
    }
}

const fn sheet_help(kind: SheetKind) -> &'static str {
    match kind {
        SheetKind::Overview => "The whole journey on one sheet",
        SheetKind::Map => "The whole journey",
        SheetKind::Phases => "A sheet a phase, with room for notes",
        SheetKind::Persona => "A sheet a persona",
        SheetKind::Blank => "Templates to fill in by hand",
        SheetKind::Actions => "What to do: effort against impact, and who does what by when",
        SheetKind::Insights => "What was learnt, on cards to cut out",
    }
}

impl ValueEnum for TableRows {
    fn value_variants<'a>() -> &'a [TableRows] {
        &[TableRows::Steps, TableRows::Cards]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            TableRows::Steps => PossibleValue::new("steps").help("A step, or a phase about which something is said"),
            TableRows::Cards => PossibleValue::new("cards").help("A card: a positive, a need, an action …"),
        })
    }
}

impl ValueEnum for Notation {
    fn value_variants<'a>() -> &'a [Notation] {
        &[Notation::Mermaid, Notation::Csv, Notation::Markdown]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Notation::Mermaid => PossibleValue::new("mermaid").help("A Mermaid `journey`"),
            Notation::Csv => PossibleValue::new("csv").help("Cells separated by commas, semicolons or tabs"),
            Notation::Markdown => PossibleValue::new("markdown").help("A page with tables or a Mermaid diagram"),
        })
    }
}

// The languages are those of the catalogue, by their tags.
impl ValueEnum for Language {
    fn value_variants<'a>() -> &'a [Language] {
        &Language::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.tag()).help(format!("{self:?}")))
    }
}

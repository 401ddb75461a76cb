//! The words that arguments take for a value.
//!
//! In: nothing. Out: types that clap reads from a word, with what help says of each, and what they stand for.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::language::Language;
use crate::scene::SheetKind;

/// How problems are said.
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

/// What looks after the journeys of a repository.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum System {
    /// A workflow of GitHub Actions
    Github,
    /// A job of GitLab CI
    Gitlab,
    /// A hook of git that refuses what is wrong or out of date
    PreCommit,
    /// A Makefile that draws what changed
    Make,
}

/// What a journey can be written as.
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

/// What a row of CSV is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CsvRows {
    /// A step, or a phase about which something is said
    Steps,
    /// A card: a positive, a need, an action …
    Cards,
}

/// What a journey can be made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ImportFormat {
    /// A Mermaid `journey`
    Mermaid,
    /// Cells parted by commas, semicolons or tabs
    Csv,
    /// A page with tables or a Mermaid diagram
    Markdown,
}

/// What can be made.
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
    /// The ending of its files, where each sheet has one of its own.
    pub const fn a_sheet_each(self) -> Option<&'static str> {
        match self {
            Format::Svg => Some("svg"),
            #[cfg(feature = "png")]
            Format::Png => Some("png"),
            Format::Pdf | Format::Md => None,
        }
    }
}

/// What a template can be made as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Picture {
    /// For screens
    Svg,
    /// For printing
    Pdf,
    /// A picture of pixels
    #[cfg(feature = "png")]
    Png,
}

impl From<Picture> for Format {
    fn from(picture: Picture) -> Format {
        match picture {
            Picture::Svg => Format::Svg,
            Picture::Pdf => Format::Pdf,
            #[cfg(feature = "png")]
            Picture::Png => Format::Png,
        }
    }
}

/// Kinds of sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Sheets {
    /// The whole journey
    Map,
    /// A sheet a phase, with room for notes
    Phases,
    /// A sheet a persona
    Persona,
    /// Templates to fill in by hand
    Blank,
    /// What to do: effort against impact, and who does what by when
    Actions,
    /// What was learnt, on cards to cut out
    Insights,
    /// All of these
    All,
}

impl Sheets {
    /// The kinds that are meant, each once, in the order in which they were first named.
    pub fn kinds(asked: &[Sheets]) -> Vec<SheetKind> {
        let mut kinds = Vec::new();
        for kind in asked.iter().flat_map(|sheets| sheets.each()) {
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        kinds
    }

    fn each(self) -> Vec<SheetKind> {
        match self {
            Sheets::Map => vec![SheetKind::Map],
            Sheets::Phases => vec![SheetKind::Phases],
            Sheets::Persona => vec![SheetKind::Persona],
            Sheets::Blank => vec![SheetKind::Blank],
            Sheets::Actions => vec![SheetKind::Actions],
            Sheets::Insights => vec![SheetKind::Insights],
            Sheets::All => SheetKind::ALL.to_vec(),
        }
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

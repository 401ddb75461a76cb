//! The state of a page, as JSON.
//!
//! `worker` fills these types, and the script of the page reads them: their names are part of the format.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::source::{Sources, Span};

/// What a page shows of one tab of one journey.
#[derive(Debug)]
pub struct View {
    /// The [`PageState`], as JSON.
    pub json: String,
    /// The sheets that are shown.
    pub sheets: Vec<Arc<RenderedSheet>>,
    /// The texts from which they were drawn.
    pub sources: Arc<Sources>,
    /// The address of a line in the editor.
    pub editor: Option<super::Editor>,
}

impl View {
    /// Whether a page looks the same with either view.
    pub fn shows_the_same(&self, other: &View) -> bool {
        self.json == other.json
    }
}

/// A sheet, drawn.
#[derive(Debug)]
pub struct RenderedSheet {
    /// A fingerprint of its content, in hexadecimal.
    pub print: String,
    /// Its name in the list of sheets.
    pub name: String,
    /// The document, without fonts.
    pub svg: String,
    /// The fonts that it needs.
    pub fonts: Vec<Font>,
    /// The source spans of its groups, by id.
    pub places: BTreeMap<String, Span>,
}

/// A font of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Font {
    /// The family name, also used as CSS class and in its path.
    pub name: String,
    /// Weight, from 100 to 900 as in CSS.
    pub weight: u16,
    /// Whether it slants.
    pub italic: bool,
}

/// How up to date the view is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Freshness {
    /// The view shows the current text.
    Fresh,
    /// The text has errors; the last version without errors is shown.
    Stale,
    /// The file cannot be read; the last version is shown.
    Gone,
    /// There has been no version without errors yet.
    None,
}

/// All that a page shows, apart from the sheets themselves.
#[derive(Debug, Serialize)]
pub struct PageState<'a> {
    /// All journeys.
    pub journeys: Vec<JourneyEntry<'a>>,
    /// The title of the journey, or the name of its file.
    pub title: &'a str,
    /// Its language, as a BCP 47 tag.
    pub language: &'a str,
    /// How up to date the view is.
    pub state: Freshness,
    /// Why its file cannot be read.
    pub missing: Option<&'a str>,
    /// How many errors there are.
    pub errors: usize,
    /// How many warnings there are.
    pub warnings: usize,
    /// The first problems, errors before warnings.
    pub problems: &'a [Problem],
    /// The sheets, on a tab of sheets.
    pub sheets: Vec<SheetEntry<'a>>,
    /// The plan as HTML, on the tab of the plan.
    pub plan: Option<&'a str>,
}

/// A journey in the list of journeys.
#[derive(Debug, Serialize)]
pub struct JourneyEntry<'a> {
    /// The name of its file.
    pub name: &'a str,
    /// How many errors it has.
    pub errors: usize,
}

/// A sheet for the page to fetch.
#[derive(Debug, Serialize)]
pub struct SheetEntry<'a> {
    pub print: &'a str,
    pub name: &'a str,
    /// The fonts that it needs.
    pub fonts: &'a [Font],
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// `error` or `warning`.
    pub severity: &'static str,
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// A few words beside the place; empty for none.
    pub label: String,
    /// What to do.
    pub help: Option<String>,
    /// The place, and others that explain it.
    pub places: Vec<SourceExcerpt>,
}

/// An excerpt of a source file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceExcerpt {
    /// The name of the file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// Why it is shown; empty for the place of the problem itself.
    pub words: String,
    pub lines: Vec<SourceLine>,
    /// A URL that opens the line in the editor.
    pub address: Option<String>,
}

/// A line of a file, split around the marked part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceLine {
    /// The line number, from 1.
    pub number: usize,
    /// Before the marked part.
    pub before: String,
    /// The marked part; empty on a line of context.
    pub place: String,
    /// After the marked part.
    pub after: String,
}

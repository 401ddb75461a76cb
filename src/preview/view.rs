//! What a page is told.
//!
//! In: nothing; the desk fills it. Out: data that becomes JSON as it stands here. The script of the page knows these names.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::source::{Sources, Span};

/// What a page shows of one tab of one journey.
#[derive(Debug)]
pub struct View {
    /// What is said to the page, as JSON.
    pub json: String,
    /// The sheets that are shown.
    pub sheets: Vec<Arc<RenderedSheet>>,
    /// The texts from which they were drawn.
    pub sources: Arc<Sources>,
    /// The address of a line in the editor.
    pub editor: Option<super::Editor>,
}

impl View {
    /// Whether a page that shows the one would look the same with the other.
    pub fn shows_the_same(&self, other: &View) -> bool {
        self.json == other.json
    }
}

/// A sheet, drawn.
#[derive(Debug)]
pub struct RenderedSheet {
    /// Tells it apart from every other sheet; digits and letters.
    pub print: String,
    /// Its name among its sisters.
    pub name: String,
    /// The document.
    pub svg: String,
    /// Its fonts.
    pub fonts: Vec<Font>,
    /// Where the groups on it come from, by their ids.
    pub places: BTreeMap<String, Span>,
}

/// A font of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Font {
    /// The name of its family, of its class and in its address.
    pub name: String,
    /// Weight as in CSS.
    pub weight: u16,
    /// Whether it slants.
    pub italic: bool,
}

/// How what is shown stands to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Freshness {
    /// It is that of the text.
    Fresh,
    /// The text has errors; what is shown is the last without.
    Stale,
    /// The file cannot be had; what is shown is the last.
    Gone,
    /// There was nothing without errors yet.
    None,
}

/// What is said to a page.
#[derive(Debug, Serialize)]
pub struct PageState<'a> {
    /// All journeys.
    pub journeys: Vec<JourneyEntry<'a>>,
    /// The title of this one, or the name of its file.
    pub title: &'a str,
    /// The tag of its language.
    pub language: &'a str,
    /// How what is shown stands to the text.
    pub state: Freshness,
    /// Why its file cannot be had.
    pub missing: Option<&'a str>,
    /// How many errors there are.
    pub errors: usize,
    /// How many warnings there are.
    pub warnings: usize,
    /// The first of them.
    pub problems: &'a [Problem],
    /// The sheets, where they are looked at.
    pub sheets: Vec<SheetEntry<'a>>,
    /// The plan as HTML, where it is looked at.
    pub plan: Option<&'a str>,
}

/// A journey in the list of all.
#[derive(Debug, Serialize)]
pub struct JourneyEntry<'a> {
    /// The name of its file.
    pub name: &'a str,
    /// How many errors it has.
    pub errors: usize,
}

/// A sheet to be fetched.
#[derive(Debug, Serialize)]
pub struct SheetEntry<'a> {
    /// Its fingerprint.
    pub print: &'a str,
    /// Its name.
    pub name: &'a str,
    /// The fonts that it needs.
    pub fonts: &'a [Font],
}

/// Something that is wrong or missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// `error` or `warning`.
    pub severity: &'static str,
    /// Its code.
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

/// Lines of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceExcerpt {
    /// The name of the file.
    pub file: String,
    /// The line that is meant, from 1.
    pub line: usize,
    /// The column in it, from 1.
    pub column: usize,
    /// Why it is shown; empty for the place itself.
    pub words: String,
    /// The lines.
    pub lines: Vec<SourceLine>,
    /// Opens the line in the editor.
    pub address: Option<String>,
}

/// A line of a file, in pieces: what comes before the place that is meant, the place, and the rest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceLine {
    /// Its number, from 1.
    pub number: usize,
    /// Before the place.
    pub before: String,
    /// The place; empty where none is meant.
    pub place: String,
    /// After it.
    pub after: String,
}

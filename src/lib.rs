//! `journey` compiles a plain-text customer journey to A3 maps and an action plan.
//!
//! The pipeline, in reading order:
//!
//! ```text
//! text ─► syntax ─► check ─► model ─► layout ─► scene ─► render ─► svg  pdf
//!           └─► format          └──► export ─► action plan, json, csv, xlsx, mermaid
//! mermaid, csv, markdown ─► import ─► text
//! ```
//!
//! [`compile`] is its first half, and [`Compiled::draw`] the second:
//!
//! ```
//! use journey::{DrawOptions, NoFiles, NoSystemFonts, Source, compile};
//!
//! let text = "Journey: A visit\nPhase: Before\n  Step: Book a place\n    Emotion: 1 curious\n";
//! let compiled = compile(Source::new("visit.journey", text), &NoFiles);
//! let drawing = compiled.draw(&DrawOptions::default(), &NoSystemFonts)?;
//! let pdf = drawing.pdf()?;
//! # assert!(pdf.starts_with(b"%PDF-1.7") && drawing.svg(0)?.contains("Book a place"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Neither reads a file, the environment or a clock: other files and the fonts of the system come through the two doors that
//! are closed here. `docs/library.md` opens them.

pub mod assist;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod drawing;
pub mod export;
mod fingerprint;
pub mod format;
pub mod geometry;
mod graphemes;
pub mod guard;
pub mod import;
pub mod language;
pub mod layout;
pub mod limits;
#[cfg(feature = "lsp")]
pub mod lsp;
pub mod message;
pub mod model;
pub mod picture;
#[cfg(feature = "watch")]
pub mod preview;
pub mod project;
pub mod render;
pub mod scene;
pub mod settings;
pub mod source;
pub mod syntax;
pub mod text;

use std::cell::Cell;

use check::Waivers;
use diagnostic::{Code, Diagnostic, Severity};
use import::{ImportOptions, Imported, Rejection, Remark};
use language::Language;
use model::Journey;
use picture::Pictures;
use source::{FileId, Files, Sources};
use text::SystemFonts;

pub use drawing::{DrawError, DrawOptions, Drawing};
pub use source::{NoFiles, Source};
pub use text::NoSystemFonts;

/// Holds the examples of the page for those who use the library.
#[cfg(doctest)]
#[doc = include_str!("../docs/library.md")]
struct Library;

/// What became of a journey's text.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The journey as far as it is understood; nothing may be made from it for good while there are errors.
    pub journey: Option<Journey>,
    /// All that was found, sorted by place, with the severities of the table of codes.
    pub diagnostics: Vec<Diagnostic>,
    /// The language of the journey, of messages about it.
    pub language: Language,
    /// What the text waives.
    pub waivers: Waivers,
    /// The text and those of the files that it uses, for showing where something stands.
    pub sources: Sources,
}

/// Text → model and diagnostics; `files` is the door to other files that the text names.
#[must_use]
pub fn compile(source: Source, files: &dyn Files) -> Compiled {
    // The first file of a run has the first id.
    let tree = syntax::parse(&source, FileId::default());
    let mut sources = Sources::new();
    let file = sources.add(source);
    let checked = check::check(&tree, file, &mut sources, files);
    let language = check::language(&tree);
    Compiled { journey: checked.journey, diagnostics: checked.diagnostics, language, waivers: checked.waivers, sources }
}

impl Compiled {
    /// The pictures that the journey names. What is wrong with them joins the diagnostics. `files` is the same door as
    /// before; reading pictures takes longer than compiling, so whoever draws nothing leaves it out.
    pub fn pictures(&mut self, files: &dyn Files) -> Pictures {
        let Some(journey) = &self.journey else { return Pictures::new() };
        let (pictures, found) = check::pictures(journey, &self.sources, files);
        self.diagnostics.extend(self.waivers.apply(found));
        diagnostic::sort(&mut self.diagnostics);
        pictures
    }

    /// The sheets of the journey, ready to be written in any format; its pictures are those of `options`. Characters that no
    /// bundled font has come from `system`.
    ///
    /// # Errors
    /// The text has errors, or it takes more sheets than are drawn.
    pub fn draw(&self, options: &DrawOptions, system: &dyn SystemFonts) -> Result<Drawing, DrawError> {
        let has_errors = self.diagnostics.iter().any(|found| found.severity == Severity::Error);
        match &self.journey {
            Some(journey) if !has_errors => drawing::draw(journey, options, system),
            _ => Err(DrawError { diagnostics: self.diagnostics.clone() }),
        }
    }
}

/// A text of another tool → the text of a journey that compiles without errors.
///
/// # Errors
/// Why there is no journey in it.
pub fn import(bytes: &[u8], options: &ImportOptions) -> Result<Imported, Remark> {
    if bytes.len() > limits::TEXT {
        return Err(Remark { line: None, message: message::import::size(limits::TEXT >> 20) });
    }
    // No line is to blame for a journey that is too large.
    let too_large = Cell::new(None);
    let validate = |text: &str| -> Vec<Rejection> {
        let compiled = compile(Source::new(options.name.as_str(), text), &NoFiles);
        // A metric with a colon for the `=` is a warning, and certain to mean its value.
        let is_wrong = |found: &&Diagnostic| {
            found.severity == Severity::Error || (found.code == Code::UnreadableNumber && found.repair.is_some())
        };
        let errors = compiled.diagnostics.iter().filter(is_wrong);
        let (over, wrong): (Vec<_>, Vec<_>) = errors.partition(|error| error.code == Code::OverLimit);
        if let Some(over) = over.first() {
            too_large.set(Some(over.message.clone()));
            return Vec::new();
        }
        wrong.into_iter().map(|error| (compiled.sources.position(error.span).line, error.message.clone())).collect()
    };
    let imported = import::import(bytes, options, &validate)?;
    match too_large.take() {
        Some(why) => Err(Remark { line: None, message: message::import::too_large(why) }),
        None => Ok(imported),
    }
}

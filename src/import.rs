//! Texts of other tools → the text of a journey, and what was not understood.
//!
//! In: the bytes of a Mermaid `journey` diagram, a CSV file or a Markdown page with tables. Out: the text of a
//! `.journey` file that holds all of its words, with comments where a choice was made, and a [`Remark`] for each thing
//! that was doubtful. A [`Validator`] checks each line; one that it rejects becomes a note.
//! Nothing is read from disk here.

mod decode;
mod detect_format;
mod detect_language;
mod draft;
mod emotion;
mod headers;
mod markdown;
mod mermaid;
mod outline;
mod records;
mod rows;
mod table;

use crate::language::Language;
use crate::message::Message;
use draft::JourneyDraft;

/// A format that can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// A Mermaid `journey` diagram.
    Mermaid,
    /// Rows of cells, separated by commas, semicolons or tabs.
    Csv,
    /// A page with tables in Markdown.
    Markdown,
}

/// Options of an import; what is none is detected.
#[derive(Clone, Debug, Default)]
pub struct ImportOptions {
    /// The name of the file, for the comment at the top and to detect the format.
    pub name: String,
    /// The notation to read it as; none to detect it from the name and the text.
    pub notation: Option<Notation>,
    /// The language of the journey.
    pub language: Option<Language>,
    /// A separator between entries in one cell, besides line ends.
    pub split: Option<String>,
}

/// Something that was not understood, or that needs a second look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The line of the text that was imported, from 1; none for the text as a whole.
    pub line: Option<usize>,
    /// What it is about.
    pub message: Message,
}

impl Remark {
    fn new(line: impl Into<Option<usize>>, message: Message) -> Remark {
        Remark { line: line.into(), message }
    }
}

/// The result of an import.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The text of the `.journey` file.
    pub text: String,
    /// The language of the journey, of the remarks.
    pub language: Language,
    /// What was doubtful, in the order of the lines of the input.
    pub remarks: Vec<Remark>,
    /// The number of phases and of steps.
    pub size: (usize, usize),
}

/// The line of a journey that is rejected, from 1, and why.
pub type Rejection = (usize, Message);

/// Finds the lines of a journey's text that are wrong.
pub type Validator<'a> = &'a dyn Fn(&str) -> Vec<Rejection>;

/// Converts a text to a journey.
///
/// # Errors
/// The text holds no journey; the remark says why, with a line where there is one to blame.
pub fn import(bytes: &[u8], options: &ImportOptions, validate: Validator) -> Result<Imported, Remark> {
    let (text, encoding) = decode::decode(bytes)?;
    let notation = match options.notation {
        Some(notation) => notation,
        None => detect_format::notation(&options.name, &text)?,
    };
    let mut draft = match notation {
        Notation::Mermaid => mermaid::read(&text, options)?,
        Notation::Csv => rows::csv(&text, options)?,
        Notation::Markdown => rows::markdown(&text, options)?,
    };
    draft.remarks.extend(encoding);
    Ok(finish(draft, options, validate))
}

/// The text of a draft, without the lines that the validator rejects.
fn finish(mut draft: JourneyDraft, options: &ImportOptions, validate: Validator) -> Imported {
    let words = draft.language.exchange_words();
    let mut opening = Vec::new();
    if !options.name.is_empty() {
        opening.push(words.imported(&options.name));
    }
    if options.language.is_none() {
        opening.push(words.language_guessed.to_owned());
    }
    draft.open_with(&opening);
    let text = draft.settle(validate);
    draft.remarks.sort_by_key(|remark| remark.line.unwrap_or(0));
    Imported { text, language: draft.language, size: draft.size(), remarks: draft.remarks }
}

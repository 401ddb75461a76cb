//! The facts of a diagnostic, with places as people and programs count them.
//!
//! In: a diagnostic and the files it points into. Out: a [`Finding`], from which every format for machines is
//! written, so that all of them say the same. No format is known here.

use serde::Serialize;

use super::{Diagnostic, Severity};
use crate::language::Language;
use crate::message::Message;
use crate::source::{Sources, Span};

/// A piece of a file: lines and columns from 1, columns in characters; the end is the place after the last one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FileRange {
    /// The file, as the user named it.
    pub file: String,
    /// The line where it begins.
    pub line: usize,
    /// The column where it begins.
    pub column: usize,
    /// The line where it ends.
    pub end_line: usize,
    /// The column after its last character.
    pub end_column: usize,
}

/// Another place that explains a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Related {
    /// Where.
    #[serde(flatten)]
    pub place: FileRange,
    /// Why it is named.
    pub message: String,
}

/// A change that mends what was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Replacement {
    /// What is replaced; empty to insert.
    #[serde(flatten)]
    pub place: FileRange,
    /// What comes in its place.
    pub replacement: String,
}

/// All that is known of one mistake.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Where.
    #[serde(flatten)]
    pub place: FileRange,
    /// How bad it is.
    #[serde(serialize_with = "as_word")]
    pub severity: Severity,
    /// The code, such as `no-goal`.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// A few words beside the place; empty for none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// Other places that explain it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
    /// The language of its sentences.
    #[serde(skip)]
    pub language: Language,
    /// What would mend it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repair: Option<Replacement>,
}

impl Finding {
    /// The facts of a diagnostic, with its sentences in a language.
    #[must_use]
    pub fn new(diagnostic: &Diagnostic, sources: &Sources, language: Language) -> Finding {
        let text = |message: &Message| message.text(language);
        let related = diagnostic.related.iter();
        Finding {
            place: FileRange::new(diagnostic.span, sources),
            severity: diagnostic.severity,
            code: diagnostic.code.name(),
            message: text(&diagnostic.message),
            label: diagnostic.label.as_ref().map(text).unwrap_or_default(),
            help: diagnostic.help.as_ref().map(text),
            related: related
                .map(|(span, words)| Related { place: FileRange::new(*span, sources), message: text(words) })
                .collect(),
            language,
            repair: diagnostic.repair.as_ref().map(|repair| Replacement {
                place: FileRange::new(repair.span, sources),
                replacement: repair.replacement.clone(),
            }),
        }
    }

    /// What is wrong and what to do, in one line.
    #[must_use]
    pub fn sentence(&self) -> String {
        match &self.help {
            Some(help) => format!("{}; {help}", self.message),
            None => self.message.clone(),
        }
    }
}

impl FileRange {
    fn new(span: Span, sources: &Sources) -> FileRange {
        let Some(source) = sources.get(span.file) else {
            return FileRange { file: String::new(), line: 1, column: 1, end_line: 1, end_column: 1 };
        };
        let (start, end) = (source.position(span.start), source.position(span.end.max(span.start)));
        FileRange {
            file: source.name().to_owned(),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }
}

/// How bad it is, in a word.
#[must_use]
pub const fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn as_word<S: serde::Serializer>(severity: &Severity, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(word(*severity))
}

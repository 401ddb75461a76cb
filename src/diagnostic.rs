//! Codes, severities, spans, repairs; how they are printed.
//!
//! In: what a pass found. Out: [`Diagnostic`]s that every front end shows in its own way. A diagnostic
//! is plain data; its words are written where the mistake is known (`problems.rs` of each pass), and
//! its code is one row of the table in [`codes`]. `print` writes them for people, `formats` for machines.

pub mod codes;
mod excerpt;
pub mod finding;
pub mod formats;
pub mod levels;
pub mod print;

pub use codes::Code;
pub use excerpt::visible;
pub use levels::{Level, Levels};

use crate::source::Span;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The journey can be drawn, but something is missing or doubtful.
    Warning,
    /// The journey cannot be drawn.
    Error,
}

/// One mistake.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// Its row in the table.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// The smallest piece of the source that is wrong.
    pub span: Span,
    /// What is wrong: lower case, no full stop, the user's own words in backticks.
    pub message: String,
    /// A few words beside the span; empty for none.
    pub label: String,
    /// Other places that explain it, such as the first of two definitions.
    pub related: Vec<(Span, String)>,
    /// What to do; begins with a verb.
    pub help: Option<String>,
    /// A change of the source that mends it.
    pub repair: Option<Repair>,
}

/// A change of the source: what is at `span` becomes `replacement`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// What is replaced; empty to insert.
    pub span: Span,
    /// What comes in its place.
    pub replacement: String,
}

impl Diagnostic {
    /// A diagnostic with the severity of its code.
    #[must_use]
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code,
            severity: code.severity(),
            span,
            message: message.into(),
            label: String::new(),
            related: Vec::new(),
            help: None,
            repair: None,
        }
    }

    /// With a few words beside the span.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Diagnostic {
        self.label = label.into();
        self
    }

    /// With another place that explains it.
    #[must_use]
    pub fn related(mut self, span: Span, words: impl Into<String>) -> Diagnostic {
        self.related.push((span, words.into()));
        self
    }

    /// With what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    /// With a change that mends it.
    #[must_use]
    pub fn repair(mut self, span: Span, replacement: impl Into<String>) -> Diagnostic {
        self.repair = Some(Repair { span, replacement: replacement.into() });
        self
    }
}

/// Puts diagnostics in the order of their places (file, start, code) and drops repetitions.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|one, other| {
        let key = |of: &Diagnostic| (of.span.file, of.span.start, of.code, of.span.end);
        key(one).cmp(&key(other)).then_with(|| one.message.cmp(&other.message))
    });
    diagnostics.dedup();
}

//! Codes, severities, spans, repairs; how they are printed.
//!
//! In: what a pass found. Out: [`Diagnostic`]s that every front end shows in its own way. A diagnostic
//! is plain data: what it says are [`Message`]s, which become sentences in a language where they are shown, and its code
//! is one row of the table in [`codes`]. `print` writes them for people, `formats` for machines.

pub mod codes;
mod excerpt;
pub mod finding;
pub mod formats;
pub mod levels;
pub mod print;

pub use codes::Code;
pub use excerpt::{visible, visible_name};
pub use levels::{Levels, WarningLevel};

use crate::message::Message;
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
    /// What is wrong.
    pub message: Message,
    /// A few words beside the span.
    pub label: Option<Message>,
    /// Other places that explain it, such as the first of two definitions.
    pub related: Vec<(Span, Message)>,
    /// What to do.
    pub help: Option<Message>,
    /// A change of the source that mends it.
    pub repair: Option<Repair>,
    /// Changes of which the writer has to choose one, each with what it does; the likeliest first.
    pub choices: Vec<(Message, Repair)>,
    /// Whether `repair` can be made without asking: what is written has one meaning, and no word of it is lost.
    pub is_certain: bool,
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
    pub const fn new(code: Code, span: Span, message: Message) -> Diagnostic {
        Diagnostic {
            code,
            severity: code.severity(),
            span,
            message,
            label: None,
            related: Vec::new(),
            help: None,
            repair: None,
            choices: Vec::new(),
            is_certain: false,
        }
    }

    /// With a few words beside the span.
    #[must_use]
    pub fn label(mut self, label: Message) -> Diagnostic {
        self.label = Some(label);
        self
    }

    /// With another place that explains it.
    #[must_use]
    pub fn related(mut self, span: Span, words: Message) -> Diagnostic {
        self.related.push((span, words));
        self
    }

    /// With what to do.
    #[must_use]
    pub fn help(mut self, help: Message) -> Diagnostic {
        self.help = Some(help);
        self
    }

    /// With a change that mends it, and that is certain.
    #[must_use]
    pub fn repair(self, span: Span, replacement: impl Into<String>) -> Diagnostic {
        Diagnostic { is_certain: true, ..self.guess(span, replacement) }
    }

    /// With a change that mends it, if that is what was meant.
    #[must_use]
    pub fn guess(mut self, span: Span, replacement: impl Into<String>) -> Diagnostic {
        self.repair = Some(Repair { span, replacement: replacement.into() });
        self
    }

    /// With one of several changes, of which only the writer knows which is right.
    #[must_use]
    pub fn choice(mut self, choice: (Message, Repair)) -> Diagnostic {
        self.choices.push(choice);
        self
    }
}

/// Puts diagnostics in the order of their places (file, start, code, end, message) and drops repetitions.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|one, other| {
        let key = |of: &Diagnostic| (of.span.file, of.span.start, of.code, of.span.end);
        key(one).cmp(&key(other)).then_with(|| one.message.cmp(&other.message))
    });
    diagnostics.dedup();
}

//! What is said about journeys: to people as it comes, to programs in the format and place that they asked for.
//!
//! In: diagnostics, a journey at a time. Out: text on standard error for people. What is for programs is kept to the end
//! of the run, because some formats are one document.

use std::borrow::Cow;
use std::mem;
use std::path::PathBuf;

use super::Outcome;
use super::arguments::{MessageArguments, MessageFormat};
use super::console::Console;
use super::levels::any_error;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::formats::{Format, write};
use crate::diagnostic::print::{PrintOptions, PrintStyle, render, summary};
use crate::diagnostic::{Diagnostic, Severity, visible};
use crate::limits::TOLD;
use crate::message::{Message, argument, report};
use crate::source::Sources;

/// What is said in a run.
#[derive(Debug)]
pub struct Messages<'a> {
    /// The streams.
    pub console: &'a Console,
    /// Whether nothing but problems is said.
    pub quiet: bool,
    audience: Audience,
    /// Where messages for programs go, when not to a stream.
    file: Option<PathBuf>,
    /// Whether standard output has nothing else to carry.
    to_standard_output: bool,
    /// What was written for people, when it goes to a file.
    text: String,
    findings: Vec<Finding>,
}

/// For whom messages are.
#[derive(Clone, Copy, Debug)]
enum Audience {
    People(PrintStyle),
    Programs(Format),
}

impl From<MessageFormat> for Audience {
    fn from(format: MessageFormat) -> Audience {
        match format {
            MessageFormat::Human => Audience::People(PrintStyle::Unicode),
            MessageFormat::Narrated => Audience::People(PrintStyle::Narrated),
            MessageFormat::Short => Audience::Programs(Format::Short),
            MessageFormat::Json => Audience::Programs(Format::Json),
            MessageFormat::Sarif => Audience::Programs(Format::Sarif),
            MessageFormat::Github => Audience::Programs(Format::Github),
            MessageFormat::Gitlab => Audience::Programs(Format::Gitlab),
        }
    }
}

impl<'a> Messages<'a> {
    /// As the arguments ask for it.
    pub fn new(arguments: &MessageArguments, console: &'a Console) -> Messages<'a> {
        Messages {
            console,
            quiet: arguments.quiet,
            audience: Audience::from(arguments.message_format),
            file: arguments.message_file.clone(),
            to_standard_output: false,
            text: String::new(),
            findings: Vec::new(),
        }
    }

    /// For a command whose results are the messages themselves.
    pub const fn on_standard_output(&mut self) -> &mut Messages<'a> {
        self.to_standard_output = true;
        self
    }

    /// Says what is wrong with the journey called `name`; nothing where nothing is.
    pub fn report(&mut self, name: &str, found: &[Diagnostic], sources: &Sources) -> Outcome {
        match self.audience {
            Audience::People(_) if found.is_empty() => {}
            Audience::People(style) => self.say(name, found, sources, style),
            Audience::Programs(_) => {
                let language = self.console.language();
                self.findings.extend(found.iter().map(|diagnostic| Finding::new(diagnostic, sources, language)));
            }
        }
        if any_error(found) { Outcome::Errors } else { Outcome::Fine }
    }

    fn say(&mut self, name: &str, found: &[Diagnostic], sources: &Sources, style: PrintStyle) {
        let options = match &self.file {
            None => PrintOptions { style, ..self.console.drawing },
            // A file has the same bytes on every terminal.
            Some(_) => PrintOptions { style, language: self.console.language(), ..PrintOptions::default() },
        };
        let shown = told(found);
        let drawn = render(&shown, sources, &options);
        let mut lines = drawn.trim_end().to_owned();
        if shown.len() < found.len() {
            let left = found.len() - shown.len();
            lines.extend(["\n", &report::not_shown(left).text(options.language)]);
        }
        if !self.quiet {
            lines.extend(["\n", &visible(name), ": ", &summary(found, options.language)]);
        }
        if self.file.is_some() {
            self.text.extend([lines.as_str(), "\n"]);
        } else {
            self.console.say(&lines);
        }
    }

    /// Whether somebody wants to see how far a run is. A screen reader would read each change aloud.
    pub fn is_watched(&self) -> bool {
        !self.quiet && matches!(self.audience, Audience::People(PrintStyle::Unicode)) && self.console.is_watched()
    }

    /// Says something that is no problem, to people who want to hear it.
    pub fn remark(&self, message: &Message) {
        if !self.quiet && matches!(self.audience, Audience::People(_)) {
            self.console.say(&visible(&message.text(self.console.language())));
        }
    }

    /// Puts out what was kept.
    pub fn finish(mut self) -> Outcome {
        if self.file.as_ref().and_then(|file| file.extension()).is_some_and(|extension| extension == "journey") {
            return self.console.refuse(&argument::message_file());
        }
        let text = match self.audience {
            Audience::People(_) => mem::take(&mut self.text),
            Audience::Programs(format) => write(&self.findings, format),
        };
        match &self.file {
            Some(path) => self.console.write(path, text.as_bytes()),
            None if self.to_standard_output => self.console.put(text.as_bytes()),
            None => {
                self.console.say_all(&text);
                Outcome::Fine
            }
        }
    }
}

/// What is shown of all that was found, in the same order: errors before warnings, where not all can be.
fn told(found: &[Diagnostic]) -> Cow<'_, [Diagnostic]> {
    if found.len() <= TOLD {
        return Cow::Borrowed(found);
    }
    let errors = found.iter().filter(|one| one.severity == Severity::Error).count();
    let mut room = [TOLD - errors.min(TOLD), TOLD];
    let mut has_room = |one: &&Diagnostic| {
        let room = &mut room[usize::from(one.severity == Severity::Error)];
        let has_room = *room > 0;
        *room = room.saturating_sub(1);
        has_room
    };
    found.iter().filter(|one| has_room(one)).cloned().collect()
}

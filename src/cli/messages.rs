//! Reporting diagnostics: to people at once, to programs in the format and place that they asked for.
//!
//! In: diagnostics, a journey at a time. Out: text on standard error for people. What is for programs is kept to the end
//! of the run, because some formats are one document.

use std::io::Write;
use std::mem;
use std::path::{Path, PathBuf};

use super::arguments::{MessageArguments, MessageFormat};
use super::console::Console;
use super::levels::any_error;
use super::{Outcome, mark};
use crate::diagnostic::finding::Finding;
use crate::diagnostic::formats::{ReportFormat, is_own, write_to};
use crate::diagnostic::print::{PrintOptions, PrintStyle, render, summary};
use crate::diagnostic::{Diagnostic, Severity, visible_name};
use crate::language::Language;
use crate::limits::{FINDINGS_IN_REPORTS, FINDINGS_SHOWN};
use crate::message::{Message, argument, console, report, writing};
use crate::project::{Existing, OutputWriter, ProtectedFiles};
use crate::source::Sources;

/// The messages of a run.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub struct Messages<'a> {
    pub console: &'a Console,
    /// Whether to report problems only.
    pub quiet: bool,
    /// Whether to report errors only.
    errors_only: bool,
    /// Whether to show each warning apart.
    apart: bool,
    audience: Audience,
    /// Where messages for programs go, when not to a stream.
    file: Option<PathBuf>,
    /// Whether standard output has nothing else to carry.
    to_standard_output: bool,
    /// What was written for people, when it goes to a file.
    text: String,
    findings: Vec<Finding>,
    /// What the run reads, which nothing may be written over.
    pub inputs: ProtectedFiles,
}

/// Who reads the messages.
#[derive(Clone, Copy, Debug)]
enum Audience {
    People(PrintStyle),
    Programs(ReportFormat),
}

impl From<MessageFormat> for Audience {
    fn from(format: MessageFormat) -> Audience {
        match format {
            MessageFormat::Human => Audience::People(PrintStyle::Unicode),
            MessageFormat::Narrated => Audience::People(PrintStyle::Narrated),
            MessageFormat::Short => Audience::Programs(ReportFormat::Short),
            MessageFormat::Json => Audience::Programs(ReportFormat::Json),
            MessageFormat::Sarif => Audience::Programs(ReportFormat::Sarif),
            MessageFormat::Github => Audience::Programs(ReportFormat::Github),
            MessageFormat::Gitlab => Audience::Programs(ReportFormat::Gitlab),
        }
    }
}

impl<'a> Messages<'a> {
    /// As the arguments ask for it.
    pub fn new(arguments: &MessageArguments, console: &'a Console) -> Messages<'a> {
        Messages {
            console,
            quiet: arguments.quiet > 0,
            errors_only: arguments.quiet > 1,
            apart: arguments.verbose,
            audience: Audience::from(arguments.message_format),
            file: arguments.message_file.clone(),
            to_standard_output: false,
            text: String::new(),
            findings: Vec::new(),
            inputs: ProtectedFiles::default(),
        }
    }

    /// The place through which results are written; with `force`, also over what this program did not make.
    pub fn writer(&self, force: bool) -> OutputWriter<'_> {
        let way_out = writing::move_or_force;
        OutputWriter { inputs: &self.inputs, force, is_ours: mark::is_ours, way_out }
    }

    /// Writes one file, and says nothing unless it cannot be written.
    pub fn write(&self, path: &Path, bytes: &[u8], force: bool) -> Outcome {
        self.refusing(path, self.writer(force).write_file(path, bytes))
    }

    fn refusing(&self, path: &Path, written: Result<(), Message>) -> Outcome {
        match written {
            Ok(()) => Outcome::Fine,
            Err(reason) => self.console.refuse(&console::not_written(path.display().to_string(), reason)),
        }
    }

    /// For a command whose results are the messages themselves.
    pub const fn on_standard_output(&mut self) -> &mut Messages<'a> {
        self.to_standard_output = true;
        self
    }

    /// Reports the diagnostics of the journey called `name`, in its `language` unless the user asked for another.
    pub fn report(&mut self, name: &str, found: &[Diagnostic], sources: &Sources, language: Language) -> Outcome {
        let language = self.console.languages.of_journey(language);
        let errors: Vec<Diagnostic>;
        let found = if self.errors_only {
            errors = found.iter().filter(|found| found.severity == Severity::Error).cloned().collect();
            errors.as_slice()
        } else {
            found
        };
        match self.audience {
            Audience::People(_) if found.is_empty() => {}
            Audience::People(style) => self.say(name, found, sources, (style, language)),
            Audience::Programs(_) => {
                let finding = |diagnostic: &Diagnostic| Finding::new(diagnostic, sources, language);
                self.findings.extend(limited(found, FINDINGS_IN_REPORTS).map(finding));
                self.findings.extend(remainder(found, FINDINGS_IN_REPORTS).as_ref().map(finding));
            }
        }
        if any_error(found) { Outcome::Errors } else { Outcome::Fine }
    }

    fn say(&mut self, name: &str, found: &[Diagnostic], sources: &Sources, (style, language): (PrintStyle, Language)) {
        let drawing = match &self.file {
            None => self.console.drawing,
            // A file has the same bytes on every terminal.
            Some(_) => PrintOptions::default(),
        };
        let options = PrintOptions { style, language, apart: self.apart, ..drawing };
        let shown: Vec<Diagnostic> = limited(found, FINDINGS_SHOWN).cloned().collect();
        let drawn = render(&shown, sources, &options);
        let mut lines = drawn.trim_end().to_owned();
        if shown.len() < found.len() {
            let left = found.len() - shown.len();
            lines.extend(["\n", &report::not_shown(left).text(self.console.language())]);
        }
        if !self.quiet {
            lines.extend(["\n", &visible_name(name), ": ", &summary(found, self.console.language())]);
        }
        if self.file.is_some() {
            self.text.extend([lines.as_str(), "\n"]);
        } else {
            self.console.say(&lines);
        }
    }

    /// Whether to show progress. A screen reader would read each change aloud.
    pub fn is_watched(&self) -> bool {
        !self.quiet && matches!(self.audience, Audience::People(PrintStyle::Unicode)) && self.console.is_watched()
    }

    /// Prints a remark that is not a problem, unless it is for programs or `--quiet`.
    pub fn remark(&self, message: &Message) {
        if !self.quiet && matches!(self.audience, Audience::People(_)) {
            self.console.say(&self.console.line(message));
        }
    }

    /// Writes what was kept for the end of the run.
    pub fn finish(mut self) -> Outcome {
        if self.file.as_ref().and_then(|file| file.extension()).is_some_and(|extension| extension == "journey") {
            return self.console.refuse(&argument::message_file());
        }
        let (text, findings) = (mem::take(&mut self.text), mem::take(&mut self.findings));
        let write = |out: &mut dyn Write| match self.audience {
            Audience::People(_) => out.write_all(text.as_bytes()),
            Audience::Programs(format) => write_to(&findings, format, out),
        };
        match &self.file {
            Some(path) => {
                let way_out = writing::move_or_rename;
                let writer = OutputWriter { is_ours: is_report, way_out, ..self.writer(false) };
                let mut bytes = Vec::new();
                // Writing to memory cannot fail.
                let _ = write(&mut bytes);
                self.refusing(path, writer.write_file(path, &bytes))
            }
            None if self.to_standard_output => self.console.put_with(write),
            None => {
                self.console.say_with(write);
                Outcome::Fine
            }
        }
    }
}

/// Whether a file has messages of an earlier run. One with nothing in it has nothing to lose.
fn is_report(file: &Existing) -> bool {
    file.is_empty() || is_own(&file.whole())
}

/// The first `most` diagnostics in their order, errors before warnings.
fn limited(found: &[Diagnostic], most: usize) -> impl Iterator<Item = &Diagnostic> {
    split_at_limit(found, most).filter_map(|(one, is_shown)| is_shown.then_some(one))
}

/// A diagnostic that counts those over the limit, at the first of them.
fn remainder(found: &[Diagnostic], most: usize) -> Option<Diagnostic> {
    let first = split_at_limit(found, most).find_map(|(one, is_shown)| (!is_shown).then_some(one))?;
    let message = report::untold(found.len() - most);
    Some(Diagnostic { severity: first.severity, ..Diagnostic::new(first.code, first.span, message) })
}

/// All diagnostics, each with whether it is within the limit.
fn split_at_limit(found: &[Diagnostic], most: usize) -> impl Iterator<Item = (&Diagnostic, bool)> {
    let errors = found.iter().filter(|one| one.severity == Severity::Error).count();
    let mut room = [most - errors.min(most), most];
    found.iter().map(move |one| {
        let room = &mut room[usize::from(one.severity == Severity::Error)];
        let is_shown = *room > 0;
        *room = room.saturating_sub(1);
        (one, is_shown)
    })
}

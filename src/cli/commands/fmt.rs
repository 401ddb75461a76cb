//! `journey fmt`: journeys in their usual form.
//!
//! A file is written only where something changes, and only where it has no errors, unless the user wants it. The
//! names of the files that changed, or would, go to standard output.

use crate::cli::arguments::LevelArguments;
use crate::cli::console::cannot_read;
use crate::cli::inputs::{Input, JourneySet, gather};
use crate::cli::messages::Messages;
use crate::cli::{Outcome, arguments};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::format::diff::unified;
use crate::format::problems::unusual;
use crate::format::{FormatOptions, Formatted, format};
use crate::language::Language;
use crate::message::console;
use crate::project::replace;
use crate::source::{FileId, Source, Sources};
use crate::syntax::{Keyword, Tree, parse, parse_included};
use crate::{Compiled, compile};

/// Formats the files.
pub fn run(command: &arguments::Fmt, messages: &mut Messages) -> Outcome {
    let gathered = gather(&command.files, &LevelArguments::default(), messages);
    let JourneySet { members, mut outcome, .. } = match gathered {
        Ok(gathered) => gathered,
        Err(outcome) => return outcome,
    };
    let mut fmt = FmtRun { command, messages };
    for member in members {
        // What is not understood cannot be put into another language.
        let chosen = member.project.choices.keywords.filter(|_| !command.force);
        let options = FormatOptions { keywords: command.keywords.or(chosen) };
        let messages = member.project.choices.messages;
        outcome.and(fmt.one(&member.input, options, messages));
    }
    outcome
}

/// What holds for all journeys of a run.
struct FmtRun<'r, 'c> {
    command: &'r arguments::Fmt,
    messages: &'r mut Messages<'c>,
}

impl FmtRun<'_, '_> {
    fn one(&mut self, input: &Input, options: FormatOptions, of_project: Option<Language>) -> Outcome {
        let text = match input.text() {
            Ok(Ok(text)) => text,
            // Of a text that cannot be read, nothing could be kept.
            Ok(Err(wrong)) => return self.messages.report(&input.name(), &[wrong.1], &wrong.0, Language::default()),
            Err(reason) => return self.messages.console.refuse(&cannot_read(&input.name(), &reason)),
        };
        let Compiled { mut diagnostics, sources, language, .. } = compile(text, &input.disk());
        let language = of_project.unwrap_or(language);
        let Some(source) = sources.get(FileId::default()) else { return Outcome::Fine };
        let tree = tree_of(source, &mut diagnostics);
        diagnostics.retain(|found| found.severity == Severity::Error);
        if !diagnostics.is_empty() {
            if !self.command.force {
                return self.messages.report(&input.name(), &diagnostics, &sources, language);
            }
            let name = input.name();
            self.messages.remark(&console::has_errors(name));
        }
        let formatted = format(source, &tree, options);
        if self.command.diff || self.command.check {
            return self.compare(input, (&sources, language), &formatted);
        }
        self.deliver(input, &formatted, source.is_recoded())
    }

    /// Shows what would change, or names the file; returns the outcome.
    fn compare(&mut self, input: &Input, (sources, language): (&Sources, Language), formatted: &Formatted) -> Outcome {
        let Some(source) = sources.get(FileId::default()) else { return Outcome::Fine };
        let Some(found) = unusual(source, FileId::default(), formatted) else { return Outcome::Fine };
        let outcome = if self.command.diff {
            let diff = unified(&input.name(), source.text(), &formatted.changes);
            self.messages.console.put(diff.as_bytes())
        } else {
            self.name(input)
        };
        if !self.command.check {
            return outcome;
        }
        outcome.max(self.messages.report(&input.name(), &[found], sources, language))
    }

    /// Writes what changes; `is_recoded` says that the file holds other bytes than its text.
    fn deliver(&self, input: &Input, formatted: &Formatted, is_recoded: bool) -> Outcome {
        let is_changed = is_recoded || !formatted.changes.is_empty();
        match input {
            Input::Stdin => self.messages.console.put(formatted.text.as_bytes()),
            Input::File(found) if is_changed => match replace(&found.path, formatted.text.as_bytes()) {
                Ok(()) if self.messages.quiet => Outcome::Fine,
                Ok(()) => self.name(input),
                Err(reason) => {
                    self.messages.console.refuse(&console::unchanged(found.path.display().to_string(), reason))
                }
            },
            Input::File(_) => Outcome::Fine,
        }
    }

    fn name(&self, input: &Input) -> Outcome {
        self.messages.console.put_names(&[input.name()])
    }
}

/// The tree of a file. One that has no journey of its own, but what other files may use, lacks nothing.
fn tree_of(source: &Source, diagnostics: &mut Vec<Diagnostic>) -> Tree {
    let file = FileId::default();
    let tree = parse(source, file);
    let is_usable = tree.entries.iter().any(|entry| matches!(entry.keyword, Keyword::Persona | Keyword::Use));
    if !is_usable || tree.entries.iter().any(|entry| entry.keyword == Keyword::Journey) {
        return tree;
    }
    let part = parse_included(source, file, Language::default());
    let lines_are_fine = part.problems.iter().all(|problem| problem.severity != Severity::Error);
    diagnostics.retain(|found| found.code != Code::MissingJourney || !lines_are_fine);
    part
}

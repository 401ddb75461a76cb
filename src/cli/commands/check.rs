//! `journey check`: problems, and nothing but problems.

use crate::cli::inputs::{LoadedJourney, Member, gather};
use crate::cli::messages::Messages;
use crate::cli::{Outcome, arguments};
use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::message::console;
use crate::source::Sources;

/// Checks what was asked for.
pub fn run(command: &arguments::Check, messages: &mut Messages) -> Outcome {
    match gather(&command.files, &command.levels, messages) {
        Ok(gathered) => gathered.each(messages, look, report),
        Err(outcome) => outcome,
    }
}

/// What was found, and in which language to say so.
type Looked = (Vec<Diagnostic>, Language, Sources);

fn look(mut read: LoadedJourney) -> Looked {
    read.pictures();
    (read.found(), read.language(), read.compiled.sources)
}

fn report(member: &Member, (found, language, sources): Looked, messages: &mut Messages) -> Outcome {
    let name = member.input.name();
    // Silence would leave an analyst wondering whether anything was looked at.
    if found.is_empty() {
        messages.remark(&console::no_problems(name.as_str()));
    }
    messages.report(&name, &found, &sources, language)
}

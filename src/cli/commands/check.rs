//! `journey check`: problems, and nothing but problems.

use crate::cli::inputs::{LoadedJourney, Member, gather};
use crate::cli::messages::Messages;
use crate::cli::{Outcome, arguments};
use crate::diagnostic::Diagnostic;
use crate::message::console;
use crate::source::Sources;

/// Checks what was asked for.
pub fn run(command: &arguments::Check, messages: &mut Messages) -> Outcome {
    match gather(&command.files, &command.levels, messages) {
        Ok(gathered) => gathered.each(messages, look, report),
        Err(outcome) => outcome,
    }
}

fn look(mut read: LoadedJourney) -> (Vec<Diagnostic>, Sources) {
    read.pictures();
    (read.found(), read.compiled.sources)
}

fn report(member: &Member, (found, sources): (Vec<Diagnostic>, Sources), messages: &mut Messages) -> Outcome {
    let name = member.input.name();
    // Silence would leave an analyst wondering whether anything was looked at.
    if found.is_empty() {
        messages.remark(&console::no_problems(name.as_str()));
    }
    messages.report(&name, &found, &sources)
}

//! `journey check`: problems, and nothing but problems.

use super::Outcome;
use super::arguments;
use super::inputs::{Gathered, compile, gather};
use super::levels::Wanted;
use super::messages::Messages;

/// Checks what was asked for.
pub fn run(command: &arguments::Check, messages: &mut Messages) -> Outcome {
    let console = messages.console;
    let Gathered { inputs, mut projects, mut outcome } = match gather(&command.files, &command.levels, messages) {
        Ok(gathered) => gathered,
        Err(outcome) => return outcome,
    };
    let (all, unread) = compile(inputs, console);
    outcome.and(unread);
    for mut read in all {
        let project = projects.of(&read.input.path());
        let wanted = match Wanted::new(&command.levels, &project.choices.levels) {
            Ok(wanted) => wanted,
            Err(reason) => return console.refuse(&reason),
        };
        read.pictures();
        let found = wanted.apply(read.compiled.diagnostics);
        // Silence would leave an analyst wondering whether anything was looked at.
        if found.is_empty() {
            messages.remark(&format!("{}: no problems", read.input.name()));
        }
        outcome.and(messages.report(&read.input.name(), &found, &read.compiled.sources));
    }
    outcome
}

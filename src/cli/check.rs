//! `journey check`: problems, and nothing but problems.

use super::Outcome;
use super::arguments;
use super::inputs::{compile, gather};
use super::levels::Wanted;
use super::messages::Messages;

/// Checks what was asked for.
pub fn run(command: &arguments::Check, messages: &mut Messages) -> Outcome {
    let console = messages.console;
    let wanted = match Wanted::from(&command.levels) {
        Ok(wanted) => wanted,
        Err(reason) => return console.refuse(&reason),
    };
    let (inputs, mut outcome) = gather(&command.files, console);
    let (all, unread) = compile(inputs, console);
    outcome.and(unread);
    for mut read in all {
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

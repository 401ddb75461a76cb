//! `journey check`: problems, and nothing but problems.

use super::Outcome;
use super::arguments;
use super::console::Console;
use super::inputs::{Input, compile, gather};
use super::levels::{Wanted, any_error};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::print::{render, summary};
use crate::source::Sources;

/// Checks what was asked for.
pub fn run(command: &arguments::Check, console: &Console) -> Outcome {
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
            console.say(&format!("{}: no problems", read.input.name()));
        }
        outcome.and(report(&read.input, &found, &read.compiled.sources, console));
    }
    outcome
}

/// Says what is wrong with a journey; nothing where nothing is.
pub fn report(input: &Input, found: &[Diagnostic], sources: &Sources, console: &Console) -> Outcome {
    if found.is_empty() {
        return Outcome::Fine;
    }
    console.say(render(found, sources, &console.drawing).trim_end());
    console.say(&format!("{}: {}", input.name(), summary(found)));
    if any_error(found) { Outcome::Errors } else { Outcome::Fine }
}

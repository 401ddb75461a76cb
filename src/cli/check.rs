//! `journey check`: problems, and nothing but problems.

use super::Outcome;
use super::arguments;
use super::console::Console;
use super::inputs::{Gathered, Input, compile, gather};
use super::levels::{Wanted, any_error};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::print::{render, summary};
use crate::source::Sources;

/// Checks what was asked for.
pub fn run(command: &arguments::Check, console: &Console) -> Outcome {
    let Gathered { inputs, mut projects, mut outcome } = match gather(&command.files, &command.levels, console) {
        Ok(gathered) => gathered,
        Err(outcome) => return outcome,
    };
    let (all, unread) = compile(inputs, console);
    outcome.and(unread);
    for read in all {
        let project = projects.of(&read.input.path());
        let wanted = match Wanted::new(&command.levels, &project.choices.levels) {
            Ok(wanted) => wanted,
            Err(reason) => return console.refuse(&reason),
        };
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
    told(&input.name(), found, sources, console)
}

/// Says what is wrong with the file called `name`; nothing where nothing is.
pub fn told(name: &str, found: &[Diagnostic], sources: &Sources, console: &Console) -> Outcome {
    if found.is_empty() {
        return Outcome::Fine;
    }
    console.say(render(found, sources, &console.drawing).trim_end());
    console.say(&format!("{name}: {}", summary(found)));
    if any_error(found) { Outcome::Errors } else { Outcome::Fine }
}

//! `journey plan`: the action plan of one journey on standard output.

use super::Outcome;
use super::arguments;
use super::check::report;
use super::console::Console;
use super::inputs::{Gathered, compile, gather};
use super::levels::{Wanted, any_error};
use crate::export;

/// Shows the plan, unless the journey has errors.
pub fn run(command: &arguments::Plan, console: &Console) -> Outcome {
    let file = command.file.as_slice();
    let Gathered { inputs, mut projects, mut outcome } = match gather(file, &command.levels, console) {
        Ok(gathered) => gathered,
        Err(outcome) => return outcome,
    };
    if inputs.len() > 1 {
        let names: Vec<String> = inputs.iter().map(|input| format!("`{}`", input.name())).collect();
        return console.refuse(&format!("a plan is made of one journey; name one of {}", names.join(", ")));
    }
    let (all, unread) = compile(inputs, console);
    outcome.and(unread);
    for read in all {
        let project = projects.of(&read.input.path());
        let wanted = match Wanted::new(&command.levels, &project.choices.levels) {
            Ok(wanted) => wanted,
            Err(reason) => return console.refuse(&reason),
        };
        let found = wanted.apply(read.compiled.diagnostics);
        // Warnings would stand between the lines of the plan, which shows the same gaps itself.
        if any_error(&found) {
            outcome.and(report(&read.input, &found, &read.compiled.sources, console));
        }
        if let Some(journey) = read.compiled.journey.filter(|_| outcome == Outcome::Fine) {
            outcome.and(console.put(export::plan(&journey).as_bytes()));
        }
    }
    outcome
}

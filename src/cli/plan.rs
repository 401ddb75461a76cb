//! `journey plan`: the action plan of one journey on standard output.

use super::Outcome;
use super::arguments;
use super::inputs::{Gathered, compile, gather};
use super::levels::{Wanted, any_error};
use super::messages::Messages;
use crate::export;

/// Shows the plan, unless the journey has errors.
pub fn run(command: &arguments::Plan, messages: &mut Messages) -> Outcome {
    let console = messages.console;
    let file = command.file.as_slice();
    let Gathered { inputs, mut projects, mut outcome } = match gather(file, &command.levels, messages) {
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
            outcome.and(messages.report(&read.input.name(), &found, &read.compiled.sources));
        }
        if let Some(journey) = read.compiled.journey.filter(|_| outcome == Outcome::Fine) {
            outcome.and(console.put(export::plan(&journey).as_bytes()));
        }
    }
    outcome
}

//! `journey plan`: the action plan of one journey on standard output.

use crate::cli::inputs::{LoadedJourney, gather};
use crate::cli::levels::any_error;
use crate::cli::messages::Messages;
use crate::cli::{Outcome, arguments};
use crate::export;
use crate::message::argument;

/// Shows the plan, unless the journey has errors.
pub fn run(command: &arguments::Plan, messages: &mut Messages) -> Outcome {
    let gathered = match gather(command.file.as_slice(), &command.levels, messages) {
        Ok(gathered) => gathered,
        Err(outcome) => return outcome,
    };
    if gathered.members.len() > 1 {
        let names: Vec<String> = gathered.members.iter().map(|member| member.input.name()).collect();
        return messages.console.refuse(&argument::one_plan(names));
    }
    let work = |mut read: LoadedJourney| {
        let (found, language) = (read.found(), read.language());
        let plan = read.compiled.journey.filter(|_| !any_error(&found)).map(|journey| export::plan(&journey));
        (found, language, read.compiled.sources, plan)
    };
    gathered.each(messages, work, |member, (found, language, sources, plan), messages| match plan {
        // Warnings would stand between the lines of the plan, which shows the same gaps itself.
        Some(plan) => messages.console.put(plan.as_bytes()),
        None => messages.report(&member.input.name(), &found, &sources, language),
    })
}

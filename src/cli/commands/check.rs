//! `journey check`: problems, and nothing but problems; with `--fix`, those that are certain are mended first.

mod fix;

use crate::cli::inputs::{Input, LoadedJourney, Member, gather};
use crate::cli::messages::Messages;
use crate::cli::{Outcome, arguments};
use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::message::console;
use crate::source::Sources;

/// Checks what was asked for.
pub fn run(command: &arguments::Check, messages: &mut Messages) -> Outcome {
    let mut gathered = match gather(&command.files, &command.levels, messages) {
        Ok(gathered) => gathered,
        Err(outcome) => return outcome,
    };
    let mut outcome = Outcome::Fine;
    if command.fix {
        for member in &gathered.members {
            outcome.and(fix::fix(&member.input, command.diff, messages));
        }
        // What came through standard input is gone.
        gathered.members.retain(|member| member.input != Input::Stdin);
    }
    if !command.diff {
        outcome.and(gathered.each(messages, look, report));
    }
    outcome
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

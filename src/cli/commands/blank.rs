//! `journey blank`: templates for a first workshop, without any journey.

use std::path::Path;

use crate::cli::arguments::{Format, LevelArguments};
use crate::cli::messages::Messages;
use crate::cli::outputs::{OutputOptions, deliver, templates};
use crate::cli::project::Projects;
use crate::cli::stamp::stamp;
use crate::cli::{Outcome, arguments, locale};
use crate::message::{argument, console, system};
use crate::project::InstalledFonts;

/// What the names of the files begin with, in every language.
const STEM: &str = "blank";

/// Makes the templates.
pub fn run(command: &arguments::Blank, messages: &mut Messages) -> Outcome {
    let console = messages.console;
    let levels = LevelArguments::default();
    let mut projects = Projects::new(&levels);
    let project = projects.of(Path::new("."));
    match projects.report(messages) {
        Outcome::Fine => {}
        outcome => return outcome,
    }
    let drawing = match stamp().and_then(|made| OutputOptions::new(&command.drawing, &project.choices, made)) {
        Ok(drawing) => drawing,
        Err(reason) => return console.refuse(&reason),
    };
    let mut formats: Vec<Format> = command.format.clone();
    formats.sort_unstable();
    formats.dedup();
    let folder = (command.output != Path::new("-")).then_some(command.output.as_path());
    if folder.is_none() && formats.len() != 1 {
        return console.refuse(&argument::one_format());
    }
    let language = command.language.map_or_else(locale::language, Into::into);
    match templates(language, STEM, &formats, &drawing, &InstalledFonts::new()) {
        Ok(outputs) => deliver(outputs, folder, command.force, messages),
        Err(reason) => console.refuse(&console::refused(system::other(reason.to_string()))),
    }
}

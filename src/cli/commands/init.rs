//! `journey init`: the first files of a project.
//!
//! In: a folder, a language, and what else is wanted. Out: settings and an example journey where the folder has no settings
//! yet, and what looks after journeys in a repository. Nothing is ever replaced: where one of the files is there already,
//! none is written. The names of the files go to standard output, what to do next to standard error.

pub mod templates;

use std::path::{Path, PathBuf};

use super::init::templates::{GITIGNORE, SETTINGS, Template};
use crate::cli::arguments::CiSystem;
use crate::cli::messages::Messages;
use crate::cli::{Outcome, arguments, locale};
use crate::language::Language;
use crate::message::{Message, argument, console};
use crate::project::{NewFile, write_new};

/// Starts the project.
pub fn run(command: &arguments::Init, messages: &Messages) -> Outcome {
    let console = messages.console;
    let folder = command.folder.as_path();
    if folder.exists() && !folder.is_dir() {
        return console.refuse(&argument::project_folder(folder.display().to_string()));
    }
    let language = command.language.map_or_else(locale::language, Into::into);
    let begins = !is_there(&folder.join(SETTINGS));
    let files = match wanted(command, language, begins) {
        files if files.is_empty() => return console.refuse(&nothing_to_add(folder)),
        files => files,
    };
    if let Some(reason) = in_the_way(&files) {
        return console.refuse(&reason);
    }
    if let Err((path, reason)) = write_new(&files) {
        return console.refuse(&console::not_written(path.display().to_string(), reason));
    }
    let outcome = name(&files, messages);
    if !begins {
        messages.remark(&console::settings_stay(shown(folder, SETTINGS).display().to_string()));
    }
    if command.ci.iter().any(|system| *system != CiSystem::Make) && is_below_the_top(folder) {
        messages.remark(&console::topmost());
    }
    for line in next_steps(command, language, begins) {
        messages.remark(&line);
    }
    outcome
}

/// The files to write; the first two only where a project begins.
fn wanted(command: &arguments::Init, language: Language, begins: bool) -> Vec<NewFile> {
    let mut all: Vec<(Template, bool)> = Vec::new();
    if begins {
        all.extend([(templates::settings(language), false), (templates::example(language), false)]);
    }
    if command.gitignore {
        all.push((GITIGNORE, false));
    }
    all.extend(systems(command).into_iter().map(|system| (templates::recipe(system), system == CiSystem::PreCommit)));
    let file = |(template, runs): (Template, bool)| NewFile {
        path: shown(&command.folder, template.path),
        text: templates::filled(template.text),
        runs,
    };
    all.into_iter().map(file).collect()
}

/// Each system that was asked for once.
fn systems(command: &arguments::Init) -> Vec<CiSystem> {
    let mut systems = command.ci.clone();
    systems.sort_unstable();
    systems.dedup();
    systems
}

/// The path as a user would type it.
fn shown(folder: &Path, path: &str) -> PathBuf {
    if folder == Path::new(".") { path.into() } else { folder.join(path) }
}

/// Whether something has this name, if only a link that leads nowhere.
fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Whether the folder lies in a repository and is not its topmost one.
fn is_below_the_top(folder: &Path) -> bool {
    let Ok(real) = folder.canonicalize() else { return false };
    let mut repositories = real.ancestors().filter(|folder| is_there(&folder.join(".git")));
    repositories.next().is_some_and(|top| top != real)
}

fn nothing_to_add(folder: &Path) -> Message {
    let settings = shown(folder, SETTINGS);
    console::project_there(settings.display().to_string())
}

/// The message about files that exist already.
fn in_the_way(files: &[NewFile]) -> Option<Message> {
    let there: Vec<String> =
        files.iter().filter(|file| is_there(&file.path)).map(|file| file.path.display().to_string()).collect();
    let count = there.len();
    (count > 0).then(|| console::files_there(there, count))
}

fn name(files: &[NewFile], messages: &Messages) -> Outcome {
    if messages.quiet {
        return Outcome::Fine;
    }
    let paths: Vec<&Path> = files.iter().map(|file| file.path.as_path()).collect();
    messages.console.put_names(&paths)
}

/// What to do now: a line for the project, and one for each system that waits for something.
fn next_steps(command: &arguments::Init, language: Language, begins: bool) -> Vec<Message> {
    let mut lines = Vec::new();
    if begins {
        let example = templates::example(language).path;
        let map = example.replace("journeys/", "maps/").replace(".journey", ".pdf");
        lines.push(if command.folder == Path::new(".") {
            console::next_build(map, example)
        } else {
            console::next_build_there(quoted(&command.folder), map, example)
        });
    }
    for system in systems(command) {
        lines.extend(match system {
            CiSystem::Github => missing_owner(templates::recipe(system)),
            CiSystem::PreCommit => Some(console::next_hook()),
            CiSystem::Gitlab | CiSystem::Make => None,
        });
    }
    lines
}

/// What is left to do where the build does not know in which repository the program is.
fn missing_owner(recipe: Template) -> Option<Message> {
    let is_missing = templates::filled(recipe.text).contains(templates::OWN_REPOSITORY);
    is_missing.then(|| console::next_owner(recipe.path))
}

/// As a shell takes it for one word.
fn quoted(folder: &Path) -> String {
    let name = folder.display().to_string();
    if name.contains(char::is_whitespace) { format!("\"{name}\"") } else { name }
}

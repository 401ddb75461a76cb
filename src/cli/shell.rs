//! `journey completions` and `journey man`: what a shell and `man` know of the command line, from its one definition.

use clap::CommandFactory;
use clap_complete::generate;

use super::Outcome;
use super::arguments::{self, Arguments};
use super::console::Console;
use crate::project::{create_folder, plain, write_all};

/// The name under which the program is called.
const NAME: &str = "journey";

/// Writes the completions of a shell to standard output.
pub fn completions(command: &arguments::Completions, console: &Console) -> Outcome {
    let mut script = Vec::new();
    generate(command.shell, &mut Arguments::command(), NAME, &mut script);
    console.put(&script)
}

/// Writes a page for the program and one for each command.
pub fn man(command: &arguments::Man, console: &Console) -> Outcome {
    let pages = match pages() {
        Ok(pages) => pages,
        Err(error) => return console.refuse(&format!("the pages cannot be made: {}", plain(&error))),
    };
    if let Err(reason) = create_folder(&command.output) {
        return console.refuse(&format!("`{}` cannot be made: {reason}", command.output.display()));
    }
    match write_all(&command.output, &pages) {
        Ok(paths) => {
            let lines: Vec<String> = paths.iter().map(|path| format!("{}\n", path.display())).collect();
            console.put(lines.concat().as_bytes())
        }
        Err((path, reason)) => console.refuse(&format!("`{}` cannot be written: {reason}", path.display())),
    }
}

/// The names and texts of all pages.
fn pages() -> std::io::Result<Vec<(String, Vec<u8>)>> {
    let mut whole = Arguments::command().disable_help_subcommand(true);
    // Fills in what commands share and how they are called.
    whole.build();
    let all = std::iter::once(&whole).chain(whole.get_subcommands());
    all.map(page).collect()
}

/// A page is called as the command is in full: `journey-build`.
fn page(command: &clap::Command) -> std::io::Result<(String, Vec<u8>)> {
    let name = command.get_display_name().unwrap_or(command.get_name());
    let mut text = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut text)?;
    Ok((format!("{name}.1"), text))
}

//! `journey completions` and `journey man`: what a shell and `man` know of the command line, from its one definition.

use clap::CommandFactory;
use clap_complete::generate;

use crate::cli::arguments::Arguments;
use crate::cli::console::Console;
use crate::cli::mark::{ROFF, marked};
use crate::cli::messages::Messages;
use crate::cli::outputs::{Output, deliver};
use crate::cli::{Outcome, arguments};
use crate::message::console;
use crate::project::system_error;

/// The name under which the program is called.
const NAME: &str = "journey";

/// Writes the completions of a shell to standard output.
pub fn completions(command: &arguments::Completions, console: &Console) -> Outcome {
    let mut script = Vec::new();
    generate(command.shell, &mut Arguments::command(), NAME, &mut script);
    console.put(&script)
}

/// Writes a page for the program and one for each command.
pub fn man(command: &arguments::Man, messages: &Messages) -> Outcome {
    match pages() {
        Ok(pages) => deliver(pages, Some(&command.output), command.force, messages),
        Err(error) => messages.console.refuse(&console::no_pages(system_error(&error))),
    }
}

/// All pages.
fn pages() -> std::io::Result<Vec<Output>> {
    // A page says the version alone, so that it is the same on every platform.
    let mut whole = Arguments::command().disable_help_subcommand(true).long_version(None::<&'static str>);
    // Fills in what commands share and how they are called.
    whole.build();
    let all = std::iter::once(&whole).chain(whole.get_subcommands());
    all.map(page).collect()
}

/// A page is called as the command is in full: `journey-build`.
fn page(command: &clap::Command) -> std::io::Result<Output> {
    let name = command.get_display_name().unwrap_or(command.get_name());
    let mut bytes = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut bytes)?;
    Ok(Output { name: format!("{name}.1"), bytes: marked(bytes, ROFF, None) })
}

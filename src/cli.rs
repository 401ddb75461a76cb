//! Arguments, files, environment, standard streams and exit statuses; one file a command.
//!
//! In: the command line. Out: files, text on the standard streams, and an exit status: 0 fine, 1 a
//! journey has errors, 2 arguments or settings are wrong or a file cannot be read or written. Warnings never change it.
//! Standard output carries results alone; messages go to standard error.

mod arguments;
mod commands;
mod console;
mod inputs;
mod levels;
mod locale;
mod mark;
mod messages;
mod outputs;
mod parallel;
mod project;
mod stamp;

use std::process::ExitCode;

use clap::Parser;
use clap::error::{ContextKind, ContextValue};

use crate::message::{Message, argument};
use arguments::{Arguments, Command};
use console::Console;
use messages::Messages;

/// How a run went, the worst last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// Success.
    #[default]
    Fine,
    /// A journey has errors, or is not as it should be.
    Errors,
    /// The arguments are wrong, or a file cannot be read or written.
    Failed,
}

impl Outcome {
    /// The worse of two.
    fn and(&mut self, other: Outcome) {
        *self = (*self).max(other);
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        ExitCode::from(match outcome {
            Outcome::Fine => 0,
            Outcome::Errors => 1,
            Outcome::Failed => 2,
        })
    }
}

/// Runs the command line of this process.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        // Help and version are no mistakes, and clap knows which is which.
        Err(error) => {
            if let Some(file) = a_file_for_a_command(&error) {
                return ExitCode::from(Console::of_this_process(None).refuse(&no_command(&file)));
            }
            let status = u8::try_from(error.exit_code()).unwrap_or(2);
            return if error.print().is_ok() { ExitCode::from(status) } else { ExitCode::from(Outcome::Failed) };
        }
    };
    let console = Console::of_this_process(arguments.messages.messages_in);
    let mut messages = Messages::new(&arguments.messages, &console);
    let mut outcome = match arguments.command {
        None => console.put(GREETING.as_bytes()),
        Some(Command::Init(command)) => commands::init::run(&command, &messages),
        Some(Command::Build(command)) => commands::build::run(&command, &mut messages),
        Some(Command::Blank(command)) => commands::blank::run(&command, &mut messages),
        Some(Command::Check(command)) => commands::check::run(&command, messages.on_standard_output()),
        Some(Command::Fmt(command)) => commands::fmt::run(&command, &mut messages),
        Some(Command::Plan(command)) => commands::plan::run(&command, &mut messages),
        Some(Command::Explain(command)) => commands::explain::run(&command, &console),
        Some(Command::Export(command)) => commands::export::run(&command, &mut messages),
        Some(Command::Import(command)) => commands::import::run(&command, &mut messages),
        #[cfg(feature = "lsp")]
        Some(Command::Lsp(_)) => commands::lsp::run(&console),
        #[cfg(feature = "watch")]
        Some(Command::Watch(command)) => commands::watch::run(&command, &mut messages),
        Some(Command::Completions(command)) => commands::shell::completions(&command, &console),
        Some(Command::Man(command)) => commands::shell::man(&command, &messages),
    };
    outcome.and(messages.finish());
    ExitCode::from(outcome)
}

/// The file that was named where a command belongs.
fn a_file_for_a_command(error: &clap::Error) -> Option<String> {
    let Some(ContextValue::String(found)) = error.get(ContextKind::InvalidSubcommand) else { return None };
    let is_file = found.contains(['.', '/', '\\']) || found == "-";
    is_file.then(|| found.clone())
}

fn no_command(file: &str) -> Message {
    let file = if file.contains(char::is_whitespace) { format!("\"{file}\"") } else { file.to_owned() };
    argument::no_command(file)
}

/// What a bare call says: the commands that matter.
const GREETING: &str = concat!(
    "journey ",
    env!("CARGO_PKG_VERSION"),
    " makes A3 maps and an action plan from a customer journey in plain text

  journey init                  starts a project with an example to change
  journey watch FILE.journey    shows the map in a browser, and renews it at each save
  journey check FILE.journey    says what is wrong or missing, and where
  journey build FILE.journey    draws the map (SVG and PDF) and writes the action plan

All commands and options: journey --help
"
);

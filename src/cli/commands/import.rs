//! `journey import`: a journey from a Mermaid diagram, a CSV file or tables in Markdown.
//!
//! The journey goes to standard output or to a new file; what was not understood goes to standard error, a line each with its
//! place in the text that was imported. A file is only replaced when the user says so.

use std::io;
use std::path::Path;

use crate::cli::console::{cannot_read, one_line};
use crate::cli::messages::Messages;
use crate::cli::outputs::deliver_file;
use crate::cli::{Outcome, arguments};
use crate::import::{ImportOptions, Imported, Remark};
use crate::message::{Message, console};
use crate::project::{read_all, read_text};
use crate::source::Unreadable;

/// The most remarks printed; the comments in the journey cover the rest.
const REMARKS_SHOWN: usize = 100;

/// Imports what was asked for.
pub fn run(command: &arguments::Import, messages: &mut Messages) -> Outcome {
    let console = messages.console;
    if let Some(output) = command.output.as_deref().filter(|output| output.exists() && !command.force) {
        let path = output.display().to_string();
        let is_folder = output.is_dir();
        return console.refuse(&if is_folder { console::folder_there(path) } else { console::already_there(path) });
    }
    let name = shown(&command.file);
    let bytes = match read(&command.file) {
        Ok(bytes) => bytes,
        Err(reason) => return console.refuse(&cannot_read(&name, &reason)),
    };
    messages.inputs.add(&command.file);
    match crate::import(&bytes, &options(command)) {
        Ok(imported) => {
            report(&name, &imported, messages);
            deliver(command, imported, messages)
        }
        // The text is to blame, and not how the program was called.
        Err(remark) => match console.refuse(&line(&name, &remark)) {
            Outcome::Fine | Outcome::Errors | Outcome::Failed => Outcome::Errors,
        },
    }
}

fn shown(file: &Path) -> String {
    if file == Path::new("-") { "<stdin>".to_owned() } else { file.display().to_string() }
}

fn read(file: &Path) -> Result<Vec<u8>, Unreadable> {
    if file == Path::new("-") { read_all(io::stdin().lock()) } else { read_text(file) }
}

fn options(command: &arguments::Import) -> ImportOptions {
    // The folder says nothing about the journey, and differs from one machine to the next.
    let name = command.file.file_name().filter(|_| command.file != Path::new("-"));
    ImportOptions {
        name: name.map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
        notation: command.from,
        language: command.language,
        split: command.split.clone(),
    }
}

fn report(name: &str, imported: &Imported, messages: &Messages) {
    for remark in imported.remarks.iter().take(REMARKS_SHOWN) {
        let language = messages.console.languages.of_journey(imported.language);
        messages.console.say(&one_line(&line(name, remark), language));
    }
    let (phases, steps) = imported.size;
    let more = imported.remarks.len().saturating_sub(REMARKS_SHOWN);
    let remarks = match imported.remarks.len() {
        0 => console::no_remarks(),
        all if more > 0 => console::many_remarks(all, more),
        all => console::remarks(all),
    };
    messages.remark(&console::imported(name, phases, steps, remarks));
}

fn line(name: &str, remark: &Remark) -> Message {
    let place = remark.line.map_or_else(|| name.to_owned(), |line| format!("{name}:{line}"));
    console::at(place, remark.message.clone())
}

fn deliver(command: &arguments::Import, imported: Imported, messages: &Messages) -> Outcome {
    let bytes = imported.text.into_bytes();
    match command.output.as_deref().filter(|path| *path != Path::new("-")) {
        Some(path) => deliver_file(path, &bytes, command.force, messages),
        None => messages.console.put(&bytes),
    }
}

//! `journey import`: a journey from a Mermaid diagram, a CSV file or tables in Markdown.
//!
//! The journey goes to standard output or to a new file; what was not understood goes to standard error, a line each with its
//! place in the text that was imported. A file is only replaced when the user says so.

use std::io;
use std::path::Path;

use super::Outcome;
use super::arguments::{self, ImportFormat};
use super::console::cannot_read;
use super::messages::Messages;
use super::outputs::deliver_file;
use crate::diagnostic::visible;
use crate::import::{Imported, Notation, Options, Remark};
use crate::language::Language;
use crate::project::{read_all, read_text};
use crate::source::Unreadable;

/// More remarks than this are counted; the comments in the journey tell the rest.
const MOST_REMARKS: usize = 100;

/// Imports what was asked for.
pub fn run(command: &arguments::Import, messages: &Messages) -> Outcome {
    let console = messages.console;
    if let Some(output) = command.output.as_deref().filter(|output| output.exists() && !command.force) {
        let hint = if output.is_dir() { "name a file in it" } else { "`--force` replaces it" };
        return console.refuse(&format!("`{}` is there already; {hint}", output.display()));
    }
    let name = shown(&command.file);
    let bytes = match read(&command.file) {
        Ok(bytes) => bytes,
        Err(reason) => return console.reject(&cannot_read(&name, &reason)),
    };
    match crate::import(&bytes, &options(command)) {
        Ok(imported) => {
            report(&name, &imported, messages);
            deliver(command.output.as_deref(), imported, messages)
        }
        // The text is to blame, and not how the program was called.
        Err(remark) => match console.refuse(&line(&name, &remark, console.language())) {
            Outcome::Fine | Outcome::Errors | Outcome::Usage => Outcome::Errors,
        },
    }
}

fn shown(file: &Path) -> String {
    if file == Path::new("-") { "<stdin>".to_owned() } else { file.display().to_string() }
}

fn read(file: &Path) -> Result<Vec<u8>, Unreadable> {
    if file == Path::new("-") { read_all(io::stdin().lock()) } else { read_text(file) }
}

fn options(command: &arguments::Import) -> Options {
    // The folder says nothing about the journey, and differs from one machine to the next.
    let name = command.file.file_name().filter(|_| command.file != Path::new("-"));
    Options {
        name: name.map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
        notation: command.from.map(|from| match from {
            ImportFormat::Mermaid => Notation::Mermaid,
            ImportFormat::Csv => Notation::Csv,
            ImportFormat::Markdown => Notation::Markdown,
        }),
        language: command.language,
        split: command.split.clone(),
    }
}

fn report(name: &str, imported: &Imported, messages: &Messages) {
    for remark in imported.remarks.iter().take(MOST_REMARKS) {
        messages.console.say(&visible(&line(name, remark, messages.console.language())));
    }
    let (phases, steps) = imported.size;
    let more = imported.remarks.len().saturating_sub(MOST_REMARKS);
    let told = match imported.remarks.len() {
        0 => "nothing doubtful".to_owned(),
        all if more > 0 => format!("{all} remarks, of which {more} are not shown"),
        all => counted(all, "remark"),
    };
    messages.remark(&format!("{name}: {}, {}, {told}", counted(phases, "phase"), counted(steps, "step")));
}

fn line(name: &str, remark: &Remark, language: Language) -> String {
    let message = remark.message.text(language);
    match remark.line {
        Some(line) => format!("{name}:{line}: {message}"),
        None => format!("{name}: {message}"),
    }
}

fn deliver(output: Option<&Path>, imported: Imported, messages: &Messages) -> Outcome {
    let bytes = imported.text.into_bytes();
    match output.filter(|path| *path != Path::new("-")) {
        Some(path) => deliver_file(path, &bytes, messages),
        None => messages.console.put(&bytes),
    }
}

fn counted(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

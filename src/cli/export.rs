//! `journey export`: journeys for other programs.
//!
//! The result of one journey goes to standard output or to a file; those of several go into a folder, each beside the others
//! under the name of its journey. A journey with errors is not exported, and does not stop the others.

use std::collections::BTreeSet;
use std::io::{IsTerminal, stdout};
use std::path::{Path, PathBuf};

use super::Outcome;
use super::arguments::{self, CsvRows, ExportFormat};
use super::inputs::{Gathered, Input, Read, compile, gather};
use super::levels::{Wanted, any_error};
use super::messages::Messages;
use crate::export::{self, Rows};
use crate::model::Journey;
use crate::project::{create_folder, write_file};
use crate::source::Sources;

/// Exports what was asked for.
pub fn run(command: &arguments::Export, messages: &mut Messages) -> Outcome {
    let console = messages.console;
    let Some(format) = command.format else { return console.put(export::SCHEMA.as_bytes()) };
    let Gathered { inputs, mut projects, mut outcome } = match gather(&command.files, &command.levels, messages) {
        Ok(gathered) => gathered,
        Err(outcome) => return outcome,
    };
    let goal = match Goal::of(command, format, &inputs) {
        Ok(goal) => goal,
        Err(reason) => return console.refuse(&reason),
    };
    let (all, unread) = compile(inputs, console);
    outcome.and(unread);
    for read in all {
        let project = projects.of(&read.input.path());
        let wanted = match Wanted::new(&command.levels, &project.choices.levels) {
            Ok(wanted) => wanted,
            Err(reason) => return console.refuse(&reason),
        };
        outcome.and(one(read, command, format, &goal, &wanted, messages));
    }
    outcome
}

/// Where results go.
enum Goal {
    Stdout,
    File(PathBuf),
    Folder(PathBuf),
}

impl Goal {
    fn of(command: &arguments::Export, format: ExportFormat, inputs: &[Input]) -> Result<Goal, String> {
        let goal = match command.output.as_deref() {
            None => Goal::Stdout,
            Some(path) if path == Path::new("-") => Goal::Stdout,
            Some(path) if path.is_dir() || inputs.len() > 1 || ends_in_slash(path) => Goal::Folder(path.to_owned()),
            Some(path) => Goal::File(path.to_owned()),
        };
        match &goal {
            Goal::Stdout if inputs.len() > 1 => {
                Err("standard output takes the result of one journey; name a folder with `--output`".to_owned())
            }
            Goal::Stdout if format.is_binary() && stdout().is_terminal() => {
                Err("a workbook is not for the terminal; name a file with `--output`".to_owned())
            }
            Goal::Folder(path) if path.exists() && !path.is_dir() => {
                Err(format!("`{}` is a file; name a folder for the results", path.display()))
            }
            Goal::Folder(_) => distinct(inputs).map(|()| goal),
            Goal::File(_) | Goal::Stdout => Ok(goal),
        }
    }
}

/// A path that is meant for a folder, whether there is one or not.
fn ends_in_slash(path: &Path) -> bool {
    path.as_os_str().as_encoded_bytes().last().is_some_and(|last| matches!(last, b'/' | b'\\'))
}

/// Whether all journeys have results of their own; upper and lower case are the same name on many disks.
fn distinct(inputs: &[Input]) -> Result<(), String> {
    let mut stems = BTreeSet::new();
    match inputs.iter().find(|input| !stems.insert(input.stem().to_lowercase())) {
        Some(input) => {
            Err(format!("several journeys would be written as `{}`; export them into two folders", input.stem()))
        }
        None => Ok(()),
    }
}

impl ExportFormat {
    const fn ending(self) -> &'static str {
        match self {
            ExportFormat::Json => "json",
            ExportFormat::Csv => "csv",
            #[cfg(feature = "xlsx")]
            ExportFormat::Xlsx => "xlsx",
            ExportFormat::Mermaid => "mmd",
        }
    }

    const fn is_binary(self) -> bool {
        match self {
            ExportFormat::Json | ExportFormat::Csv | ExportFormat::Mermaid => false,
            #[cfg(feature = "xlsx")]
            ExportFormat::Xlsx => true,
        }
    }
}

fn one(
    read: Read,
    command: &arguments::Export,
    format: ExportFormat,
    goal: &Goal,
    wanted: &Wanted,
    messages: &mut Messages,
) -> Outcome {
    let Read { input, compiled } = read;
    let found = wanted.apply(compiled.diagnostics);
    let Some(journey) = compiled.journey.filter(|_| !any_error(&found)) else {
        return messages.report(&input.name(), &found, &compiled.sources);
    };
    let made = bytes(&journey, &compiled.sources, command.rows, format);
    match made {
        Ok((bytes, left_out)) => {
            if !left_out.is_empty() {
                messages.remark(&format!(
                    "{}: a Mermaid diagram has no place for {}",
                    input.name(),
                    left_out.join(", ")
                ));
            }
            deliver(&bytes, &input, format, goal, messages)
        }
        Err(reason) => messages.console.refuse(&format!("{}: {reason}", input.name())),
    }
}

/// The result, and what it cannot hold.
fn bytes(
    journey: &Journey,
    sources: &Sources,
    rows: CsvRows,
    format: ExportFormat,
) -> Result<(Vec<u8>, Vec<String>), String> {
    let rows = match rows {
        CsvRows::Steps => Rows::Steps,
        CsvRows::Cards => Rows::Cards,
    };
    Ok(match format {
        ExportFormat::Json => (export::json(journey, sources)?.into_bytes(), Vec::new()),
        ExportFormat::Csv => (export::csv(journey, rows).into_bytes(), Vec::new()),
        #[cfg(feature = "xlsx")]
        ExportFormat::Xlsx => (export::xlsx(journey)?, Vec::new()),
        ExportFormat::Mermaid => {
            let diagram = export::mermaid(journey);
            (diagram.text.into_bytes(), diagram.left_out)
        }
    })
}

fn deliver(bytes: &[u8], input: &Input, format: ExportFormat, goal: &Goal, messages: &Messages) -> Outcome {
    let console = messages.console;
    let path = match goal {
        Goal::Stdout => return console.put(bytes),
        Goal::File(path) => path.clone(),
        Goal::Folder(folder) => {
            if let Err(reason) = create_folder(folder) {
                return console.refuse(&format!("`{}` cannot be made: {reason}", folder.display()));
            }
            folder.join(format!("{}.{}", input.stem(), format.ending()))
        }
    };
    let is_source = path.canonicalize().is_ok_and(|real| input.real_path() == Some(real));
    if is_source {
        return console.refuse(&format!("the result `{}` would replace the journey", path.display()));
    }
    match write_file(&path, bytes) {
        Ok(()) if messages.quiet => Outcome::Fine,
        Ok(()) => console.put(format!("{}\n", path.display()).as_bytes()),
        Err(reason) => console.refuse(&format!("`{}` cannot be written: {reason}", path.display())),
    }
}

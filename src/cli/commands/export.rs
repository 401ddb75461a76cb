//! `journey export`: journeys for other programs.
//!
//! The result of one journey goes to standard output or to a file; those of several go into a folder, each beside the others
//! under the name of its journey. A journey with errors is not exported, and does not stop the others.

use std::collections::BTreeSet;
use std::io::{IsTerminal, stdout};
use std::path::{Path, PathBuf};

use crate::cli::arguments::ExportFormat;
use crate::cli::inputs::{Input, JourneySet, LoadedJourney, Member, gather};
use crate::cli::levels::any_error;
use crate::cli::mark::marked;
use crate::cli::messages::Messages;
use crate::cli::outputs::deliver_file;
use crate::cli::stamp::stamp;
use crate::cli::{Outcome, arguments, mark};
use crate::diagnostic::Diagnostic;
use crate::export;
use crate::export::TableRows;
use crate::language::Language;
use crate::message::{Message, argument, console, mermaid_export, system};
use crate::model::{Date, Journey};
use crate::project::create_folder;
use crate::scene::Stamp;
use crate::source::Sources;

/// Exports what was asked for.
pub fn run(command: &arguments::Export, messages: &mut Messages) -> Outcome {
    let console = messages.console;
    let Some(format) = command.format else { return console.put(export::SCHEMA.as_bytes()) };
    let gathered = match gather(&command.files, &command.levels, messages) {
        // What is replaced by force must be known to be no input of a journey that comes later.
        Ok(gathered) => JourneySet { waits: command.force, ..gathered },
        Err(outcome) => return outcome,
    };
    let (destination, made) =
        match Destination::of(command, format, &gathered.members).and_then(|destination| Ok((destination, stamp()?))) {
            Ok(decided) => decided,
            Err(reason) => return console.refuse(&reason),
        };
    let made = made.map(|Stamp { year, month, day, .. }| Date { year, month, day });
    let config = ExportConfig { format, rows: command.rows, made, force: command.force };
    gathered.each(
        messages,
        |read| export_journey(read, config),
        |member, made, messages| report(member, made, config, &destination, messages),
    )
}

/// How journeys are exported.
#[derive(Clone, Copy, Debug)]
struct ExportConfig {
    format: ExportFormat,
    rows: TableRows,
    /// Whether files are replaced that this program did not make.
    force: bool,
    /// The date of a workbook whose journey has none.
    #[cfg_attr(not(feature = "xlsx"), expect(dead_code, reason = "only workbooks bear a date"))]
    made: Option<Date>,
}

/// Where results go.
enum Destination {
    Stdout,
    File(PathBuf),
    Folder(PathBuf),
}

impl Destination {
    fn of(command: &arguments::Export, format: ExportFormat, members: &[Member]) -> Result<Destination, Message> {
        let destination = match command.output.as_deref() {
            None => Destination::Stdout,
            Some(path) if path == Path::new("-") => Destination::Stdout,
            Some(path) if path.is_dir() || members.len() > 1 || ends_in_slash(path) => {
                Destination::Folder(path.to_owned())
            }
            Some(path) => Destination::File(path.to_owned()),
        };
        match &destination {
            Destination::Stdout if members.len() > 1 => Err(argument::one_export()),
            Destination::Stdout if format.is_binary() && stdout().is_terminal() => Err(argument::binary()),
            Destination::Folder(path) if path.exists() && !path.is_dir() => {
                Err(argument::results_folder(path.display().to_string()))
            }
            Destination::Folder(_) => distinct(members).map(|()| destination),
            Destination::File(_) | Destination::Stdout => Ok(destination),
        }
    }

    /// Where the result of a journey goes, in a folder that is there; none for standard output.
    fn path(&self, input: &Input, format: ExportFormat) -> Result<Option<PathBuf>, Message> {
        Ok(match self {
            Destination::Stdout => None,
            Destination::File(path) => Some(path.clone()),
            Destination::Folder(folder) => {
                create_folder(folder).map_err(|reason| console::not_made(folder.display().to_string(), reason))?;
                Some(folder.join(format!("{}.{}", input.stem(), format.ending())))
            }
        })
    }
}

/// A path that is meant for a folder, whether there is one or not.
fn ends_in_slash(path: &Path) -> bool {
    path.as_os_str().as_encoded_bytes().last().is_some_and(|last| matches!(last, b'/' | b'\\'))
}

/// Whether all journeys have results of their own; upper and lower case are the same name on many disks.
fn distinct(members: &[Member]) -> Result<(), Message> {
    let mut stems = BTreeSet::new();
    match members.iter().map(|member| &member.input).find(|input| !stems.insert(input.stem().to_lowercase())) {
        Some(input) => Err(console::same_export(input.stem())),
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

/// A result, and what it cannot hold.
type ExportedBytes = (Vec<u8>, Vec<Message>);

/// A journey with its result.
struct Exported {
    found: Vec<Diagnostic>,
    /// The language of its messages.
    language: Language,
    sources: Sources,
    /// None where there are errors.
    result: Option<Result<ExportedBytes, String>>,
}

fn export_journey(mut read: LoadedJourney, config: ExportConfig) -> Exported {
    let (found, language) = (read.found(), read.language());
    let journey = read.compiled.journey.filter(|_| !any_error(&found));
    let sources = read.compiled.sources;
    let result = journey.map(|journey| bytes(&journey, &sources, config));
    Exported { found, language, sources, result }
}

fn report(
    Member { input, real, .. }: &Member,
    exported: Exported,
    config: ExportConfig,
    destination: &Destination,
    messages: &mut Messages,
) -> Outcome {
    match exported.result {
        None => messages.report(&input.name(), &exported.found, &exported.sources, exported.language),
        Some(Ok((bytes, left_out))) => {
            if let Some(left_out) = left_out.into_iter().reduce(mermaid_export::and) {
                messages.remark(&console::no_place(input.name(), left_out));
            }
            let path = match destination.path(input, config.format) {
                Ok(Some(path)) => path,
                Ok(None) => return messages.console.put(&bytes),
                Err(reason) => return messages.console.refuse(&reason),
            };
            if path.canonicalize().is_ok_and(|result| real.as_ref() == Some(&result)) {
                let path = path.display().to_string();
                return messages.console.refuse(&console::replaces_itself(path));
            }
            deliver_file(&path, &with_mark(bytes, config.format), config.force, messages)
        }
        Some(Err(reason)) => messages.console.refuse(&console::failed(input.name(), system::other(reason))),
    }
}

/// A result with the mark that its format has room for.
fn with_mark(bytes: Vec<u8>, format: ExportFormat) -> Vec<u8> {
    match format {
        ExportFormat::Mermaid => marked(bytes, mark::MERMAID, None),
        ExportFormat::Json | ExportFormat::Csv => bytes,
        #[cfg(feature = "xlsx")]
        ExportFormat::Xlsx => marked(bytes, mark::MarkFormat::Archive, None),
    }
}

/// The result, and what it cannot hold.
fn bytes(journey: &Journey, sources: &Sources, config: ExportConfig) -> Result<ExportedBytes, String> {
    Ok(match config.format {
        ExportFormat::Json => (export::json(journey, sources)?.into_bytes(), Vec::new()),
        ExportFormat::Csv => (export::csv(journey, config.rows).into_bytes(), Vec::new()),
        #[cfg(feature = "xlsx")]
        ExportFormat::Xlsx => (export::xlsx(journey, config.made)?, Vec::new()),
        ExportFormat::Mermaid => {
            let diagram = export::mermaid(journey);
            (diagram.text.into_bytes(), diagram.left_out)
        }
    })
}

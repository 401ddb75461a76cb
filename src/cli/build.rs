//! `journey build`: maps and plans beside each other in a folder.
//!
//! Each journey's results are made in memory and only then written, so that a journey has all of its
//! results or keeps those it had. A journey with errors does not stop the others. The names of the files
//! that were written go to standard output, one a line, for whoever wants to do something with them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::Outcome;
use super::arguments::{self, Format};
use super::inputs::{Input, Read, compile, gather};
use super::levels::{Wanted, any_error};
use super::messages::Messages;
use super::outputs::{Drawing, Output, outputs};
use crate::project::{InstalledFonts, create_folder, write_all};

/// Builds what was asked for.
pub fn run(command: &arguments::Build, messages: &mut Messages) -> Outcome {
    let console = messages.console;
    let wanted = match Wanted::from(&command.levels) {
        Ok(wanted) => wanted,
        Err(reason) => return console.refuse(&reason),
    };
    let (inputs, mut outcome) = gather(&command.files, console);
    let mut build = match Build::new(command, &inputs) {
        Ok(build) => build,
        Err(reason) => return console.refuse(&reason),
    };
    let (all, unread) = compile(inputs, console);
    outcome.and(unread);
    for read in all {
        outcome.and(build.one(read, &wanted, messages));
    }
    outcome
}

/// What holds for all journeys of a run.
struct Build {
    formats: Vec<Format>,
    drawing: Drawing,
    /// None for standard output.
    folder: Option<PathBuf>,
    /// The journeys' own files, which no result may replace.
    sources: BTreeSet<PathBuf>,
    /// The names that results have taken.
    taken: BTreeSet<String>,
    /// For what the bundled fonts lack.
    fonts: InstalledFonts,
}

impl Build {
    fn new(command: &arguments::Build, inputs: &[Input]) -> Result<Build, String> {
        let mut formats = command.format.clone();
        formats.sort_unstable();
        formats.dedup();
        let folder = (command.output != Path::new("-")).then(|| command.output.clone());
        match &folder {
            None if formats.len() != 1 => return Err(ONE_FORMAT.to_owned()),
            None if inputs.len() > 1 => return Err("standard output takes the result of one journey".to_owned()),
            None => {}
            Some(folder) => {
                if folder.exists() && !folder.is_dir() {
                    return Err(format!("`{}` is a file; name a folder for the results", folder.display()));
                }
                distinct(inputs)?;
            }
        }
        let sources = inputs.iter().filter_map(Input::real_path).collect();
        Ok(Build {
            formats,
            drawing: Drawing::new(&command.drawing)?,
            folder,
            sources,
            taken: BTreeSet::new(),
            fonts: InstalledFonts::new(),
        })
    }

    fn one(&mut self, read: Read, wanted: &Wanted, messages: &mut Messages) -> Outcome {
        let console = messages.console;
        let Read { input, compiled } = read;
        let mut found = wanted.apply(compiled.diagnostics);
        let mut made = Vec::new();
        if let Some(journey) = compiled.journey.filter(|_| !any_error(&found)) {
            match outputs(&journey, &input.stem(), &self.formats, self.drawing, &self.fonts) {
                Ok(results) => {
                    found.extend(wanted.apply(results.diagnostics));
                    made = results.outputs;
                }
                Err(reason) => return console.refuse(&format!("{}: {reason}", input.name())),
            }
        }
        match messages.report(&input.name(), &found, &compiled.sources) {
            Outcome::Fine => self.deliver(made, &input, messages),
            outcome => outcome,
        }
    }

    fn deliver(&mut self, outputs: Vec<Output>, input: &Input, messages: &Messages) -> Outcome {
        let console = messages.console;
        let Some(folder) = self.folder.clone() else {
            return match outputs.as_slice() {
                [only] => console.put(&only.bytes),
                all => console.refuse(&format!("{} results do not fit on standard output", all.len())),
            };
        };
        if let Err(reason) = self.claim(&outputs, &folder) {
            return console.refuse(&format!("{}: {reason}", input.name()));
        }
        if let Err(reason) = create_folder(&folder) {
            return console.refuse(&format!("`{}` cannot be made: {reason}", folder.display()));
        }
        let files: Vec<_> = outputs.into_iter().map(|output| (output.name, output.bytes)).collect();
        match write_all(&folder, &files) {
            Ok(_) if messages.quiet => Outcome::Fine,
            Ok(paths) => {
                let lines = paths.iter().map(|path| format!("{}\n", path.display())).collect::<Vec<_>>();
                console.put(lines.concat().as_bytes())
            }
            Err((path, reason)) => console.refuse(&format!("`{}` cannot be written: {reason}", path.display())),
        }
    }

    /// Takes the names of results, unless one is another journey's result or the text of a journey.
    fn claim(&mut self, outputs: &[Output], folder: &Path) -> Result<(), String> {
        for Output { name, .. } in outputs {
            let path = folder.join(name);
            if path.canonicalize().is_ok_and(|real| self.sources.contains(&real)) {
                return Err(format!("its result `{}` would replace a journey", path.display()));
            }
            if !self.taken.insert(name.to_lowercase()) {
                return Err(format!("its result `{}` would replace that of another journey", path.display()));
            }
        }
        Ok(())
    }
}

const ONE_FORMAT: &str = "standard output takes one format: add `--format md`, `--format svg` or `--format pdf`";

/// Whether all journeys have results of their own. Upper and lower case are the same name, because on
/// many disks they are.
fn distinct(inputs: &[Input]) -> Result<(), String> {
    let mut stems: BTreeMap<String, &Input> = BTreeMap::new();
    for input in inputs {
        if let Some(first) = stems.insert(input.stem().to_lowercase(), input) {
            let (first, second, stem) = (first.name(), input.name(), input.stem());
            return Err(format!(
                "`{first}` and `{second}` would both be written as `{stem}`; build them into two folders"
            ));
        }
    }
    Ok(())
}

//! `journey build`: maps and plans beside each other in a folder.
//!
//! Each journey's results are made in memory and only then written, so that a journey has all of its
//! results or keeps those it had. A journey with errors does not stop the others. The names of the files
//! that were written go to standard output, one a line, for whoever wants to do something with them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::Outcome;
use super::arguments::{self, Format, Sheets};
use super::inputs::{Input, Read, compile, gather};
use super::levels::{Wanted, any_error};
use super::messages::Messages;
use super::names;
use super::outputs::{Drawing, Output, deliver, outputs};
use crate::project::InstalledFonts;
use crate::scene::SheetKind;

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
    build.say_left_over(messages);
    outcome
}

/// What holds for all journeys of a run.
struct Build {
    formats: Vec<Format>,
    kinds: Vec<SheetKind>,
    drawing: Drawing,
    /// None for standard output.
    folder: Option<PathBuf>,
    /// The journeys' own files, which no result may replace.
    sources: BTreeSet<PathBuf>,
    /// The names that results have taken.
    taken: BTreeSet<String>,
    /// Names of files that look like sheets of an earlier build.
    left_over: BTreeSet<String>,
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
            kinds: Sheets::kinds(&command.sheet),
            drawing: Drawing::new(&command.drawing)?,
            folder,
            sources,
            taken: BTreeSet::new(),
            left_over: BTreeSet::new(),
            fonts: InstalledFonts::new(),
        })
    }

    fn one(&mut self, mut read: Read, wanted: &Wanted, messages: &mut Messages) -> Outcome {
        let console = messages.console;
        let pictures = read.pictures();
        let Read { input, compiled } = read;
        let mut found = wanted.apply(compiled.diagnostics);
        let (mut made, mut notes, mut counts) = (Vec::new(), Vec::new(), Vec::new());
        if let Some(journey) = compiled.journey.filter(|_| !any_error(&found)) {
            match outputs(&journey, pictures, &input.stem(), &self.formats, &self.kinds, self.drawing, &self.fonts) {
                Ok(results) => {
                    found.extend(wanted.apply(results.diagnostics));
                    made = results.outputs;
                    notes = results.notes;
                    counts = results.counts;
                }
                Err(reason) => return console.refuse(&format!("{}: {reason}", input.name())),
            }
        }
        match messages.report(&input.name(), &found, &compiled.sources) {
            Outcome::Fine => {
                for note in notes {
                    messages.remark(&format!("note: {}: {note}", input.name()));
                }
                let outcome = self.deliver(made, &input, messages);
                self.remember(&counts, &input);
                outcome
            }
            outcome => outcome,
        }
    }

    fn deliver(&mut self, outputs: Vec<Output>, input: &Input, messages: &Messages) -> Outcome {
        if let Some(folder) = self.folder.clone()
            && let Err(reason) = self.claim(&outputs, &folder)
        {
            return messages.console.refuse(&format!("{}: {reason}", input.name()));
        }
        deliver(outputs, self.folder.as_deref(), messages)
    }

    /// Remembers which files of earlier builds the sheets of a journey do not replace.
    fn remember(&mut self, counts: &[(SheetKind, usize)], input: &Input) {
        let Some(folder) = &self.folder else { return };
        for (kind, count) in counts {
            for ending in self.formats.iter().filter_map(|format| format.a_sheet_each()) {
                self.left_over.extend(names::left_over(folder, &input.stem(), *kind, *count, ending));
            }
        }
    }

    /// Says which files are left over from earlier builds.
    fn say_left_over(&self, messages: &Messages) {
        let Some(folder) = &self.folder else { return };
        for name in self.left_over.iter().filter(|name| !self.taken.contains(&name.to_lowercase())) {
            // As results are named on standard output.
            let path = if folder == Path::new(".") { PathBuf::from(name) } else { folder.join(name) };
            let told = format!("note: `{}` is not of this build; delete it if an earlier one left it", path.display());
            messages.remark(&told);
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

/// Said where standard output is to take several formats.
pub const ONE_FORMAT: &str = "standard output takes one format: add `--format md`, `--format svg` or `--format pdf`";

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

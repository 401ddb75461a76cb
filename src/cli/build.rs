//! `journey build`: maps and plans beside each other in a folder.
//!
//! Each journey's results are made in memory and only then written, so that a journey has all of its
//! results or keeps those it had. A journey with errors does not stop the others. The names of the files
//! that were written go to standard output, one a line, for whoever wants to do something with them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::Outcome;
use super::arguments::{self, Format, Sheets};
use super::inputs::{Gathered, Input, Read, compile, gather};
use super::levels::{Wanted, any_error};
use super::messages::Messages;
use super::names;
use super::outputs::{Drawing, Output, compare, deliver, outputs};
use super::project::{Project, Projects};
use crate::project::InstalledFonts;
use crate::scene::SheetKind;

/// Builds what was asked for.
pub fn run(command: &arguments::Build, messages: &mut Messages) -> Outcome {
    let console = messages.console;
    let Gathered { inputs, mut projects, mut outcome } = match gather(&command.files, &command.levels, messages) {
        Ok(gathered) => gathered,
        Err(outcome) => return outcome,
    };
    let mut build = match Build::new(command, &inputs, &mut projects) {
        Ok(build) => build,
        Err(reason) => return console.refuse(&reason),
    };
    let (all, unread) = compile(inputs, console);
    outcome.and(unread);
    for read in all {
        let project = projects.of(&read.input.path());
        outcome.and(build.one(read, &project, messages));
    }
    build.say_left_over(messages);
    outcome
}

/// What holds for all journeys of a run.
struct Build<'a> {
    command: &'a arguments::Build,
    /// The journeys' own files, which no result may replace.
    sources: BTreeSet<PathBuf>,
    /// The paths that results have taken, in lower case.
    taken: BTreeSet<String>,
    /// Files that look like sheets of an earlier build.
    left_over: BTreeSet<PathBuf>,
    /// For what the bundled fonts lack.
    fonts: InstalledFonts,
}

/// What holds for the journeys of one project.
struct Manner {
    wanted: Wanted,
    formats: Vec<Format>,
    drawing: Drawing,
}

impl Manner {
    /// What the arguments ask for, and where they say nothing the project.
    fn new(command: &arguments::Build, project: &Project) -> Result<Manner, String> {
        let usual = || project.choices.formats.clone().unwrap_or_else(|| vec![Format::Svg, Format::Pdf, Format::Md]);
        let mut formats = if command.format.is_empty() { usual() } else { command.format.clone() };
        formats.sort_unstable();
        formats.dedup();
        let drawing = Drawing::new(&command.drawing, &project.choices)?;
        Ok(Manner {
            wanted: Wanted::new(&command.levels, &project.choices.levels)?,
            formats,
            drawing: if command.sheet.is_empty() { drawing } else { drawing.of_sheets(Sheets::kinds(&command.sheet)) },
        })
    }
}

impl<'a> Build<'a> {
    fn new(command: &'a arguments::Build, inputs: &[Input], projects: &mut Projects) -> Result<Build<'a>, String> {
        for input in inputs {
            let manner = Manner::new(command, &projects.of(&input.path()))?;
            if goes_to_stdout(command) && manner.formats.len() != 1 {
                return Err(ONE_FORMAT.to_owned());
            }
        }
        match &command.output {
            Some(_) if goes_to_stdout(command) && command.check => {
                return Err("`--check` compares files; name the folder of the results".to_owned());
            }
            Some(_) if goes_to_stdout(command) && inputs.len() > 1 => {
                return Err("standard output takes the result of one journey".to_owned());
            }
            Some(folder) if folder.exists() && !folder.is_dir() => {
                return Err(format!("`{}` is a file; name a folder for the results", folder.display()));
            }
            _ => distinct(command, inputs, projects)?,
        }
        let sources = inputs.iter().filter_map(Input::real_path).collect();
        Ok(Build { command, sources, taken: BTreeSet::new(), left_over: BTreeSet::new(), fonts: InstalledFonts::new() })
    }

    fn one(&mut self, mut read: Read, project: &Project, messages: &mut Messages) -> Outcome {
        let console = messages.console;
        let pictures = read.pictures();
        let Read { input, compiled } = read;
        let (manner, place) = match (Manner::new(self.command, project), place(self.command, &input, project)) {
            (Ok(manner), Ok(place)) => (manner, place),
            (Err(reason), _) | (_, Err(reason)) => return console.refuse(&reason),
        };
        let mut found = manner.wanted.apply(compiled.diagnostics);
        let (mut made, mut notes, mut counts) = (Vec::new(), Vec::new(), Vec::new());
        if let Some(journey) = compiled.journey.filter(|_| !any_error(&found)) {
            match outputs(&journey, pictures, &place.stem, &manner.formats, &manner.drawing, &self.fonts) {
                Ok(results) => {
                    found.extend(manner.wanted.apply(results.diagnostics));
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
                let outcome = self.deliver(made, &place, &input, messages);
                self.remember(&counts, &place, &manner.formats);
                outcome
            }
            outcome => outcome,
        }
    }

    fn deliver(&mut self, outputs: Vec<Output>, place: &Place, input: &Input, messages: &Messages) -> Outcome {
        if self.command.check {
            return compare(&outputs, &place.folder, input, messages);
        }
        if goes_to_stdout(self.command) {
            return deliver(outputs, None, messages);
        }
        if let Err(reason) = self.claim(&outputs, &place.folder) {
            return messages.console.refuse(&format!("{}: {reason}", input.name()));
        }
        deliver(outputs, Some(&place.folder), messages)
    }

    /// Remembers which files of earlier builds the sheets of a journey do not replace.
    fn remember(&mut self, counts: &[(SheetKind, usize)], Place { folder, stem }: &Place, formats: &[Format]) {
        if goes_to_stdout(self.command) {
            return;
        }
        for (kind, count) in counts {
            for ending in formats.iter().filter_map(|format| format.a_sheet_each()) {
                let names = names::left_over(folder, stem, *kind, *count, ending);
                self.left_over.extend(names.into_iter().map(|name| folder.join(name)));
            }
        }
    }

    /// Says which files are left over from earlier builds.
    fn say_left_over(&self, messages: &Messages) {
        let is_taken = |path: &Path| self.taken.contains(&path.display().to_string().to_lowercase());
        for path in self.left_over.iter().filter(|path| !is_taken(path)) {
            // As results are named on standard output.
            let path = path.strip_prefix(".").unwrap_or(path);
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
            if !self.taken.insert(path.display().to_string().to_lowercase()) {
                return Err(format!("its result `{}` would replace that of another journey", path.display()));
            }
        }
        Ok(())
    }
}

/// Said where standard output is to take several formats.
pub const ONE_FORMAT: &str = "standard output takes one format: add `--format md`, `--format svg` or `--format pdf`";

fn goes_to_stdout(command: &arguments::Build) -> bool {
    command.output.as_deref() == Some(Path::new("-"))
}

/// Where the results of a journey go.
struct Place {
    folder: PathBuf,
    /// What their names begin with.
    stem: String,
}

/// Where the arguments say, else where the project says, else the current folder.
fn place(command: &arguments::Build, input: &Input, project: &Project) -> Result<Place, String> {
    let stem = input.stem();
    if let Some(folder) = &command.output {
        return Ok(Place { folder: folder.clone(), stem });
    }
    let (Some(root), Some(pattern)) = (&project.root, &project.choices.output) else {
        return Ok(Place { folder: PathBuf::from("."), stem });
    };
    let (folder, stem) = pattern.place(&root.folder_of(&input.path()), &stem);
    if !root.holds(&folder) {
        return Err(format!("`{}` leads out of the project", root.shown(&folder).display()));
    }
    Ok(Place { folder: root.shown(&folder), stem })
}

/// Whether all journeys have results of their own. Upper and lower case are the same name, because on
/// many disks they are.
fn distinct(command: &arguments::Build, inputs: &[Input], projects: &mut Projects) -> Result<(), String> {
    let mut stems: BTreeMap<String, &Input> = BTreeMap::new();
    for input in inputs {
        let Place { folder, stem } = place(command, input, &projects.of(&input.path()))?;
        let path = folder.join(&stem).display().to_string();
        if let Some(first) = stems.insert(path.to_lowercase(), input) {
            let (first, second) = (first.name(), input.name());
            return Err(format!(
                "`{first}` and `{second}` would both be written as `{stem}`; build them into two folders"
            ));
        }
    }
    Ok(())
}

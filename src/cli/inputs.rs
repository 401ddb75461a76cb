//! Which journeys a command is about, read and compiled, with what is wrong said as the user wants it.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Outcome;
use super::arguments::LevelArguments;
use super::console::{Console, cannot_read};
use super::levels::Wanted;
use super::messages::Messages;
use super::project::Projects;
use crate::Compiled;
use crate::diagnostic::{Code, Diagnostic};
use crate::picture::Pictures;
use crate::project::{Disk, Found, decode, find, find_here, read_all, read_file};
use crate::source::{Source, Sources, Unreadable};

/// The name of standard input in messages.
const STDIN: &str = "<stdin>";

/// Results of a journey that came through standard input are called so.
const NAMELESS: &str = "journey";

/// Where a journey comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Standard input.
    Stdin,
    /// A file.
    File(Found),
}

impl Input {
    /// The name to show to the user.
    pub fn name(&self) -> String {
        match self {
            Input::Stdin => STDIN.to_owned(),
            Input::File(found) => found.path.display().to_string(),
        }
    }

    /// Its path; that of standard input is one in the current folder.
    pub fn path(&self) -> PathBuf {
        match self {
            Input::Stdin => PathBuf::from(STDIN),
            Input::File(found) => found.path.clone(),
        }
    }

    /// What the names of its results begin with.
    pub fn stem(&self) -> String {
        let stem = match self {
            Input::Stdin => None,
            Input::File(found) => found.path.file_stem(),
        };
        stem.map_or_else(|| NAMELESS.to_owned(), |stem| stem.to_string_lossy().into_owned())
    }

    /// Its file with links resolved, where it has one.
    pub fn real_path(&self) -> Option<PathBuf> {
        match self {
            Input::Stdin => None,
            Input::File(found) => found.path.canonicalize().ok(),
        }
    }

    fn read(&self) -> Result<Vec<u8>, Unreadable> {
        match self {
            Input::Stdin => read_all(io::stdin().lock()),
            Input::File(found) => read_file(&found.path),
        }
    }

    /// Its text, or what is wrong where it is none.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn text(&self) -> Result<Result<Source, Box<(Sources, Diagnostic)>>, Unreadable> {
        Ok(decode(&self.name(), self.read()?))
    }

    /// What becomes of its text.
    pub fn understand(&self, text: Source) -> Compiled {
        crate::compile(text, &Disk::around(Path::new(&self.name())))
    }

    fn compile(&self) -> Result<Compiled, Unreadable> {
        Ok(match self.text()? {
            Ok(source) => self.understand(source),
            Err(wrong) => {
                let (sources, problem) = *wrong;
                Compiled { journey: None, diagnostics: vec![problem], sources }
            }
        })
    }
}

/// The journeys that a command is about.
#[derive(Debug)]
pub struct Gathered {
    /// Each once.
    pub inputs: Vec<Input>,
    /// The projects to which they belong.
    pub projects: Projects,
    /// Whether all could be had.
    pub outcome: Outcome,
}

/// The journeys that the arguments stand for; for none those that the project names, else those of the current folder.
/// What cannot be had is said, and the rest goes on.
///
/// # Errors
/// The outcome where `levels` or the settings of a project are wrong, which was said.
pub fn gather(paths: &[PathBuf], levels: &LevelArguments, messages: &mut Messages) -> Result<Gathered, Outcome> {
    let console = messages.console;
    Wanted::new(levels, &LevelArguments::default()).map_err(|reason| console.refuse(&reason))?;
    let mut projects = Projects::default();
    let (inputs, outcome) = if paths.is_empty() {
        let here = projects.of(Path::new("."));
        fine(projects.report(levels, messages))?;
        match here.journeys(messages) {
            Some((found, outcome)) => (found.into_iter().map(Input::File).collect(), fine(outcome)?),
            None => named(paths, console),
        }
    } else {
        named(paths, console)
    };
    for input in &inputs {
        projects.of(&input.path());
    }
    fine(projects.report(levels, messages))?;
    Ok(Gathered { inputs, projects, outcome })
}

fn fine(outcome: Outcome) -> Result<Outcome, Outcome> {
    if outcome == Outcome::Fine { Ok(outcome) } else { Err(outcome) }
}

/// The journeys that paths stand for, each once; for none those of the current folder.
fn named(paths: &[PathBuf], console: &Console) -> (Vec<Input>, Outcome) {
    let mut inputs = Vec::new();
    let mut seen = BTreeSet::new();
    let mut outcome = Outcome::Fine;
    let mut add = |input: Input| {
        if seen.insert(input.real_path().unwrap_or_else(|| PathBuf::from(input.name()))) {
            inputs.push(input);
        }
    };
    if paths.is_empty() {
        outcome.and(gather_here(&mut add, console));
    }
    for path in paths {
        if path == Path::new("-") {
            add(Input::Stdin);
            continue;
        }
        match find(path) {
            Ok(found) if found.is_empty() => {
                outcome.and(console.refuse(&format!("`{}` holds no .journey files", path.display())));
            }
            Ok(found) => found.into_iter().map(Input::File).for_each(&mut add),
            Err(reason) => outcome.and(console.refuse(&cannot_read(&path.display().to_string(), &reason))),
        }
    }
    (inputs, outcome)
}

fn gather_here(add: &mut impl FnMut(Input), console: &Console) -> Outcome {
    match find_here() {
        Ok(found) if found.is_empty() => {
            console.refuse("there are no .journey files in this folder; name one, or a folder that holds some")
        }
        Ok(found) => {
            found.into_iter().map(Input::File).for_each(add);
            Outcome::Fine
        }
        Err(reason) => console.refuse(&cannot_read("this folder", &reason)),
    }
}

/// A journey that was read.
#[derive(Debug)]
pub struct Read {
    /// Where it came from.
    pub input: Input,
    /// What became of it.
    pub compiled: Compiled,
}

impl Read {
    /// The pictures of the journey; what is wrong with them joins its diagnostics.
    pub fn pictures(&mut self) -> Pictures {
        self.compiled.pictures(&Disk::around(Path::new(&self.input.name())))
    }
}

/// Reads and compiles all inputs. What cannot be read is said, and the rest goes on. A file that was met
/// in a folder only because a journey beside it uses its personas is no journey itself, and left out.
pub fn compile(inputs: Vec<Input>, console: &Console) -> (Vec<Read>, Outcome) {
    let mut outcome = Outcome::Fine;
    let mut all = Vec::with_capacity(inputs.len());
    for input in inputs {
        match input.compile() {
            Ok(compiled) => all.push(Read { input, compiled }),
            Err(reason) => outcome.and(console.refuse(&cannot_read(&input.name(), &reason))),
        }
    }
    let used: BTreeSet<PathBuf> = all.iter().flat_map(used_files).collect();
    all.retain(|read| !is_part(read, &used));
    (all, outcome)
}

/// The files that a journey uses, itself aside.
fn used_files(read: &Read) -> Vec<PathBuf> {
    let names = read.compiled.sources.iter().skip(1).map(|(_, source): (_, &Source)| source.name());
    names.filter_map(|name| fs::canonicalize(name).ok()).collect()
}

fn is_part(read: &Read, used: &BTreeSet<PathBuf>) -> bool {
    let Input::File(Found { in_folder: true, .. }) = read.input else { return false };
    let nameless = read.compiled.diagnostics.iter().any(|found: &Diagnostic| found.code == Code::MissingJourney);
    nameless && read.input.real_path().is_some_and(|path| used.contains(&path))
}

//! Which journeys a command is about, and what it does with each.
//!
//! In: paths as typed. Out: each journey once, with its project; then each is read, compiled and worked on, several at a time,
//! and the results are reported one by one, in the order of the journeys. What is reported and written is up to the command.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io, iter, mem};

use super::Outcome;
use super::arguments::LevelArguments;
use super::console::progress::Progress;
use super::console::{Console, cannot_read};
use super::levels::WarningLevels;
use super::messages::Messages;
use super::parallel::{in_order, threads};
use super::project::{Project, Projects};
use crate::Compiled;
use crate::check::Waivers;
use crate::diagnostic::{Code, Diagnostic};
use crate::language::Language;
use crate::message::console;
use crate::picture::Pictures;
use crate::project::{Disk, FileSet, Found, decode, files_in, find, find_here, read_all, read_text};
use crate::source::{FileId, Source, Sources, Unreadable};
use crate::syntax::{Keyword, parse};

/// The name of standard input in messages.
const STDIN: &str = "<stdin>";

/// What the name of a journey ends in.
const JOURNEY_ENDING: &str = ".journey";

/// How many arguments may be one name with blanks.
const PIECES: usize = 20;

/// How many texts of a folder are looked at for a journey.
const TEXTS: usize = 20;

/// The stem of the results of standard input.
const UNNAMED: &str = "journey";

/// Where a journey comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Standard input.
    Stdin,
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
        let stem = stem.map_or_else(|| UNNAMED.to_owned(), |stem| stem.to_string_lossy().into_owned());
        // Notepad adds `.txt` to a name that has an ending already.
        stem.strip_suffix(JOURNEY_ENDING).filter(|rest| !rest.is_empty()).map_or(stem.clone(), str::to_owned)
    }

    fn real_path(&self) -> Option<PathBuf> {
        match self {
            Input::Stdin => None,
            Input::File(found) => found.path.canonicalize().ok(),
        }
    }

    fn read(&self) -> Result<Vec<u8>, Unreadable> {
        match self {
            Input::Stdin => read_all(io::stdin().lock()),
            Input::File(found) => found.read(),
        }
    }

    /// Its text, or what is wrong where it is none.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn text(&self) -> Result<Result<Source, Box<(Sources, Diagnostic)>>, Unreadable> {
        Ok(decode(&self.name(), self.read()?))
    }

    /// The files around it.
    pub fn disk(&self) -> Disk {
        Disk::around(Path::new(&self.name()))
    }

    fn compile(&self, disk: &Disk) -> Result<Compiled, Unreadable> {
        Ok(match self.text()? {
            Ok(source) => crate::compile(source, disk),
            Err(wrong) => {
                let (sources, problem) = *wrong;
                Compiled {
                    journey: None,
                    diagnostics: vec![problem],
                    language: Language::default(),
                    waivers: Waivers::default(),
                    sources,
                }
            }
        })
    }
}

/// A journey that a command is about.
#[derive(Debug)]
pub struct Member {
    /// Its place among all, from 0.
    pub number: usize,
    /// Where it comes from.
    pub input: Input,
    /// Its file with links resolved, where it has one.
    pub real: Option<PathBuf>,
    /// The project to which it belongs.
    pub project: Arc<Project>,
}

/// The journeys that a command is about.
#[derive(Debug)]
pub struct JourneySet {
    /// Each once.
    pub members: Vec<Member>,
    /// Whether all could be read.
    pub outcome: Outcome,
    /// Whether to report only after all journeys were processed, so that all files are known that the run reads.
    pub waits: bool,
}

/// The journeys that the arguments stand for; for none those that the project names, else those of the current folder.
/// What cannot be read is reported, and the rest goes on.
///
/// # Errors
/// The outcome if `levels` or the settings of a project are wrong, which has been reported.
pub fn gather(paths: &[PathBuf], levels: &LevelArguments, messages: &mut Messages) -> Result<JourneySet, Outcome> {
    let console = messages.console;
    WarningLevels::new(levels, &LevelArguments::default()).map_err(|reason| console.refuse(&reason))?;
    let mut projects = Projects::new(levels);
    let mut inputs = InputList::default();
    let outcome = if paths.is_empty() {
        let here = projects.of(Path::new("."));
        messages.console.languages.follow(here.choices.messages);
        fine(projects.report(messages))?;
        match here.journeys(messages) {
            Some((found, outcome)) => {
                inputs.extend(found);
                fine(outcome)?
            }
            None => here_in(&mut inputs, console),
        }
    } else {
        named(paths, &mut inputs, console)
    };
    let members = inputs.all.into_iter().enumerate().map(|(number, (input, real))| {
        let project = projects.of(&input.path());
        Member { number, input, real, project }
    });
    let members: Vec<Member> = members.collect();
    if let Some(first) = members.first() {
        console.languages.follow(first.project.choices.messages);
    }
    for real in members.iter().filter_map(|member| member.real.as_deref()) {
        messages.inputs.add(real);
    }
    fine(projects.report(messages))?;
    Ok(JourneySet { members, outcome, waits: false })
}

fn fine(outcome: Outcome) -> Result<Outcome, Outcome> {
    if outcome == Outcome::Fine { Ok(outcome) } else { Err(outcome) }
}

/// Inputs, each once, with their real paths.
#[derive(Debug, Default)]
struct InputList {
    all: Vec<(Input, Option<PathBuf>)>,
    seen: BTreeSet<PathBuf>,
}

impl InputList {
    fn add(&mut self, input: Input) {
        let real = input.real_path();
        if self.seen.insert(real.clone().unwrap_or_else(|| PathBuf::from(input.name()))) {
            self.all.push((input, real));
        }
    }

    fn extend(&mut self, found: Vec<Found>) {
        found.into_iter().map(Input::File).for_each(|input| self.add(input));
    }
}

/// Adds the journeys that paths stand for.
fn named(paths: &[PathBuf], inputs: &mut InputList, console: &Console) -> Outcome {
    let mut outcome = Outcome::Fine;
    let mut at = 0;
    while let Some(path) = paths.get(at) {
        at += 1;
        if path == Path::new("-") {
            inputs.add(Input::Stdin);
            continue;
        }
        match find(path) {
            Ok(found) if found.is_empty() => {
                let name = path.display().to_string();
                let refused = match text_in(path) {
                    Some(text) => console::no_journeys_but_text(name, text.display().to_string()),
                    None => console::no_journeys(name),
                };
                outcome.and(console.refuse(&refused));
            }
            Ok(found) => inputs.extend(found),
            Err(reason) => match unquoted(&paths[at - 1..]).filter(|_| reason == Unreadable::NotFound) {
                Some((whole, pieces)) => {
                    outcome.and(console.refuse(&console::unquoted(whole.display().to_string())));
                    at += pieces - 1;
                }
                None => outcome.and(console.refuse(&cannot_read(&path.display().to_string(), &reason))),
            },
        }
    }
    outcome
}

/// The file whose name the first of these arguments are the pieces of, as a shell makes them of a name with blanks that was not
/// quoted; and how many they are.
fn unquoted(paths: &[PathBuf]) -> Option<(PathBuf, usize)> {
    let joined = |pieces: usize| {
        let pieces: Vec<&OsStr> = paths[..pieces].iter().map(|piece| piece.as_os_str()).collect();
        PathBuf::from(pieces.join(OsStr::new(" ")))
    };
    let all = (2..=paths.len().min(PIECES)).map(|pieces| (joined(pieces), pieces));
    all.rev().find(|(whole, _)| whole.is_file())
}

/// A text in a folder that holds a journey under another name, such as `a.journey.txt`.
fn text_in(folder: &Path) -> Option<PathBuf> {
    let texts = files_in(folder, &["txt"]);
    let is_named_so = |path: &&PathBuf| {
        path.file_stem().is_some_and(|stem| Path::new(stem).extension() == Some(JOURNEY_ENDING[1..].as_ref()))
    };
    let named = texts.iter().find(is_named_so).cloned();
    named.or_else(|| texts.into_iter().take(TEXTS).find(|path| holds_journey(path)))
}

fn holds_journey(path: &Path) -> bool {
    let source = read_text(path).ok().and_then(|bytes| Source::from_bytes("", bytes).ok());
    let entries = source.map(|source| parse(&source, FileId::default()).entries).unwrap_or_default();
    entries.iter().any(|entry| entry.keyword == Keyword::Journey)
}

/// Adds the journeys of the current folder.
fn here_in(inputs: &mut InputList, console: &Console) -> Outcome {
    match find_here() {
        Ok(found) if found.is_empty() => console.refuse(&match text_in(Path::new(".")) {
            Some(text) => {
                let text = text.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
                console::no_journeys_here_but_text(text)
            }
            None => console::no_journeys_here(),
        }),
        Ok(found) => {
            inputs.extend(found);
            Outcome::Fine
        }
        Err(reason) => console.refuse(&cannot_read(".", &reason)),
    }
}

/// A journey that was read and compiled.
#[derive(Debug)]
pub struct LoadedJourney<'a> {
    /// Where it came from.
    pub member: &'a Member,
    /// The journey and its diagnostics.
    pub compiled: Compiled,
    /// The files around it.
    disk: &'a Disk,
}

impl LoadedJourney<'_> {
    /// The pictures of the journey; what is wrong with them joins its diagnostics.
    pub fn pictures(&mut self) -> Pictures {
        self.compiled.pictures(self.disk)
    }

    /// What was found, as the user and the project want it.
    pub fn found(&mut self) -> Vec<Diagnostic> {
        self.member.project.warnings.apply(mem::take(&mut self.compiled.diagnostics))
    }

    /// The language of messages about it, unless the user asks for another.
    pub fn language(&self) -> Language {
        self.member.project.choices.messages.unwrap_or(self.compiled.language)
    }

    /// The files that it was made from so far, each as a user would type it.
    pub fn files(&self) -> Vec<String> {
        iter::once(self.member.input.name()).chain(self.disk.asked()).collect()
    }

    /// The real paths of the files that it uses, itself aside.
    fn used(&self) -> Vec<PathBuf> {
        let names = self.compiled.sources.iter().skip(1).map(|(_, source): (_, &Source)| source.name());
        names.filter_map(|name| fs::canonicalize(name).ok()).collect()
    }

    /// Whether it was met in a folder and has no journey of its own.
    fn may_be_part(&self) -> bool {
        let Input::File(Found { in_folder: true, .. }) = self.member.input else { return false };
        self.compiled.diagnostics.iter().any(|found| found.code == Code::MissingJourney)
    }
}

/// A journey with its result.
struct ProcessedJourney<'a, R> {
    member: &'a Member,
    /// Whether it is none when another one uses it.
    may_be_part: bool,
    used: Vec<PathBuf>,
    /// The files that were read for it, and those that were asked after too.
    files: [FileSet; 2],
    result: R,
}

impl JourneySet {
    /// Reads and compiles each journey and does `work` with it, several at a time, and `report`s what came of it, in the order of
    /// the journeys. What cannot be read is reported, and the rest goes on. A file that was met in a folder only because a
    /// journey beside it uses its personas is no journey itself, and left out; so those that may be such come last.
    pub fn each<'m, R: Send>(
        &'m self,
        messages: &mut Messages,
        work: impl Fn(LoadedJourney) -> R + Sync,
        mut report: impl FnMut(&Member, R, &mut Messages) -> Outcome,
    ) -> Outcome {
        let mut outcome = self.outcome;
        let (mut later, mut used) = (Vec::new(), BTreeSet::new());
        let progress = Progress::new(messages.console, self.members.len(), messages.is_watched());
        let progress = RefCell::new(progress);
        let take = |done: Result<ProcessedJourney<'m, R>, (&'m Member, Unreadable)>| {
            match done {
                Ok(mut done) => {
                    used.extend(mem::take(&mut done.used));
                    messages.inputs.all.extend(&done.files[1]);
                    if done.may_be_part || self.waits {
                        later.push(done);
                    } else {
                        let ProcessedJourney { member, files: [own, _], result, .. } = done;
                        messages.inputs.own = own;
                        outcome.and(report(member, result, messages));
                    }
                }
                Err((member, reason)) => {
                    outcome.and(messages.console.refuse(&cannot_read(&member.input.name(), &reason)));
                }
            }
            progress.borrow_mut().step();
        };
        in_order(self.members.iter(), threads(), |member| done(member, &work), take, || progress.borrow().show());
        drop(progress);
        let is_part = |done: &ProcessedJourney<R>| {
            done.may_be_part && done.member.real.as_ref().is_some_and(|real| used.contains(real))
        };
        for ProcessedJourney { member, files: [own, _], result, .. } in later.into_iter().filter(|done| !is_part(done))
        {
            messages.inputs.own = own;
            outcome.and(report(member, result, messages));
        }
        messages.inputs.own = FileSet::default();
        outcome
    }
}

/// Reads, compiles and works on one journey.
fn done<R>(
    member: &Member,
    work: impl Fn(LoadedJourney) -> R,
) -> Result<ProcessedJourney<'_, R>, (&Member, Unreadable)> {
    let disk = member.input.disk();
    let compiled = member.input.compile(&disk).map_err(|reason| (member, reason))?;
    let read = LoadedJourney { member, compiled, disk: &disk };
    let (may_be_part, used) = (read.may_be_part(), read.used());
    let result = work(read);
    let mut own = FileSet::default();
    disk.asked().iter().for_each(|name| own.add(Path::new(name)));
    let mut all = own.clone();
    disk.probed().iter().for_each(|name| all.add(Path::new(name)));
    Ok(ProcessedJourney { member, may_be_part, used, files: [own, all], result })
}

//! `journey build`: maps and plans beside each other in a folder.
//!
//! Journeys are drawn several at a time, and their results written one journey after the other, so that messages and files
//! are the same whatever the machine. Each journey's results are made in memory and only then written: a journey has
//! all of its results or keeps those it had. One with errors does not stop the others. The names of the files that were
//! written go to standard output, one a line, for use in scripts.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::build::deps::MakeRules;
use crate::cli::arguments::{Format, Sheets};
use crate::cli::inputs::{JourneySet, LoadedJourney, Member, gather};
use crate::cli::levels::any_error;
use crate::cli::mark::{MarkFormat, marked};
use crate::cli::messages::Messages;
use crate::cli::outputs::{Made, Output, OutputOptions, deliver, outputs};
use crate::cli::project::Project;
use crate::cli::stamp::stamp;
use crate::cli::{Outcome, arguments, mark};
use crate::diagnostic;
use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::message::{Message, argument, console, system};
use crate::project::{InstalledFonts, Root, tidy_up};
use crate::render::RenderError;
use crate::scene::Stamp;
use crate::source::{Sources, Span};
use compare::compare;
use left_over::{LeftOver, key};
use location::{OutputLocation, as_named, distinct};
use origin::Base;
use orphans::Orphans;
use tally::Tally;

mod compare;
pub mod deps;
mod left_over;
mod location;
mod origin;
mod orphans;
mod tally;

/// Builds what was asked for.
pub fn run(command: &arguments::Build, messages: &mut Messages) -> Outcome {
    let gathered = match gather(&command.files, &command.levels, messages) {
        // What is replaced by force must be known to be no input of a journey that comes later.
        Ok(gathered) => JourneySet { waits: command.force, ..gathered },
        Err(outcome) => return outcome,
    };
    let tasks = match stamp().and_then(|made| tasks(command, &gathered, made)) {
        Ok(tasks) => tasks,
        Err(reason) => return messages.console.refuse(&reason),
    };
    let fonts = InstalledFonts::new();
    let mut build = BuildRun::new(command, &gathered, &tasks);
    let draw = |read: LoadedJourney| {
        let task = &tasks[read.member.number];
        drawn(read, task, &fonts)
    };
    let outcome = gathered
        .each(messages, draw, |member, drawn, messages| build.report(member, &tasks[member.number], drawn, messages));
    build.finish(outcome, messages)
}

/// The options of a build for the journeys of one project.
#[derive(Debug)]
struct BuildConfig {
    formats: Vec<Format>,
    drawing: OutputOptions,
}

impl BuildConfig {
    /// The options of the arguments, with the project as fallback.
    fn new(command: &arguments::Build, project: &Project, made: Option<Stamp>) -> Result<BuildConfig, Message> {
        let usual = || project.choices.formats.clone().unwrap_or_else(|| vec![Format::Svg, Format::Pdf, Format::Md]);
        let mut formats = if command.format.is_empty() { usual() } else { command.format.clone() };
        formats.sort_unstable();
        formats.dedup();
        if goes_to_stdout(command) && formats.len() != 1 {
            return Err(argument::one_format());
        }
        let drawing = OutputOptions::new(&command.drawing, &project.choices, made)?;
        let kinds = Sheets::kinds(&command.sheet);
        Ok(BuildConfig { formats, drawing: if kinds.is_empty() { drawing } else { drawing.of_sheets(kinds) } })
    }
}

/// What to make from a journey.
struct BuildTask {
    config: Arc<BuildConfig>,
    location: OutputLocation,
    /// The origin for the mark of its results; none if it names no journey.
    base: Option<Base>,
    /// Whether results go to files, which bear a mark.
    is_marked: bool,
}

impl BuildTask {
    /// A result with its mark. Where it names no journey, it needs none but in Markdown: sheets say by themselves who
    /// made them.
    fn marked(&self, Output { name, bytes }: Output) -> Output {
        let origin = self.base.as_ref().map(|base| base.origin(&name));
        let (kind, has_another) = match name.rsplit('.').next() {
            Some("pdf") => (MarkFormat::Document, true),
            Some("png") => (MarkFormat::Pixels, true),
            Some("svg") => (MarkFormat::Markup, true),
            _ => (MarkFormat::Markup, false),
        };
        let needs_mark = self.is_marked && (origin.is_some() || !has_another);
        let bytes = if needs_mark { marked(bytes, kind, origin.as_ref()) } else { bytes };
        Output { name, bytes }
    }
}

/// What to make from each journey.
fn tasks(command: &arguments::Build, gathered: &JourneySet, made: Option<Stamp>) -> Result<Vec<BuildTask>, Message> {
    let mut configs: BTreeMap<&Option<Root>, Arc<BuildConfig>> = BTreeMap::new();
    let mut tasks = Vec::with_capacity(gathered.members.len());
    for member in &gathered.members {
        let project = &member.project;
        let config = match configs.get(&project.root) {
            Some(config) => Arc::clone(config),
            None => Arc::new(BuildConfig::new(command, project, made)?),
        };
        configs.insert(&project.root, Arc::clone(&config));
        let location = OutputLocation::of(command, member)?;
        let is_marked = !goes_to_stdout(command);
        tasks.push(BuildTask { config, base: Base::of(member, &location).filter(|_| is_marked), location, is_marked });
    }
    match &command.output {
        Some(_) if goes_to_stdout(command) && (command.check || command.deps.is_some()) => Err(argument::files_only()),
        Some(_) if goes_to_stdout(command) && tasks.len() > 1 => Err(argument::one_journey()),
        Some(folder) if folder.exists() && !folder.is_dir() => {
            Err(argument::results_folder(folder.display().to_string()))
        }
        _ => distinct(gathered.members.iter().zip(tasks.iter().map(|task| &task.location))).map(|()| tasks),
    }
}

/// A journey with its results.
struct RenderedJourney {
    found: Vec<Diagnostic>,
    /// The language of its messages.
    language: Language,
    sources: Sources,
    /// The span of the journey's title.
    title: Span,
    /// The files that it was made from.
    files: Vec<String>,
    /// None where it has errors.
    made: Option<Result<Made, RenderError>>,
}

/// Draws a journey, unless it has errors.
fn drawn(mut read: LoadedJourney, task: &BuildTask, fonts: &InstalledFonts) -> RenderedJourney {
    let BuildTask { config, location, .. } = task;
    let pictures = read.pictures();
    let (files, language) = (read.files(), read.language());
    let mut found = read.found();
    let title = read.compiled.journey.as_ref().map(|journey| journey.title.span).unwrap_or_default();
    let journey = read.compiled.journey.filter(|_| !any_error(&found));
    let mut made =
        journey.map(|journey| outputs(&journey, pictures, &location.stem, &config.formats, &config.drawing, fonts));
    if let Some(Ok(made)) = &mut made {
        let of_sheets = read.compiled.waivers.apply(std::mem::take(&mut made.diagnostics));
        found.extend(read.member.project.warnings.apply(of_sheets));
        made.outputs = std::mem::take(&mut made.outputs).into_iter().map(|output| task.marked(output)).collect();
    }
    RenderedJourney { found, language, sources: read.compiled.sources, title, files, made }
}

/// The state of a build.
struct BuildRun<'a> {
    command: &'a arguments::Build,
    /// The journeys' own files, which no result may replace.
    sources: BTreeSet<&'a Path>,
    /// The paths that results have taken, in lower case.
    taken: BTreeSet<String>,
    /// The folders that were tidied.
    tidied: BTreeSet<&'a Path>,
    left_over: LeftOver,
    orphans: Orphans,
    rules: MakeRules,
    tally: Tally,
}

impl<'a> BuildRun<'a> {
    fn new(command: &'a arguments::Build, gathered: &'a JourneySet, tasks: &[BuildTask]) -> BuildRun<'a> {
        let mut orphans = Orphans::default();
        let is_whole = command.files.is_empty() && command.output.is_none();
        for (member, task) in gathered.members.iter().zip(tasks) {
            if let Some(base) = &task.base {
                orphans.add(&task.location.folder, base, member.project.root.as_ref().filter(|_| is_whole));
            }
        }
        BuildRun {
            command,
            sources: gathered.members.iter().filter_map(|member| member.real.as_deref()).collect(),
            taken: BTreeSet::new(),
            tidied: BTreeSet::new(),
            left_over: LeftOver::default(),
            orphans,
            rules: MakeRules::default(),
            tally: Tally::default(),
        }
    }

    /// Reports the problems of a journey, or delivers its results.
    fn report(
        &mut self,
        member: &Member,
        task: &'a BuildTask,
        drawn: RenderedJourney,
        messages: &mut Messages,
    ) -> Outcome {
        let name = member.input.name();
        let RenderedJourney { mut found, language, sources, title, files, made } = drawn;
        let made = match made {
            Some(Err(reason)) => {
                self.tally.count(Outcome::Failed, 0);
                return messages.console.refuse(&console::failed(name, system::other(reason.to_string())));
            }
            Some(Ok(made)) => Some(made),
            None => None,
        };
        if let Some(made) = made.as_ref().filter(|_| self.command.check && !any_error(&found)) {
            let left_over = left_over::of(&made.counts, &task.location, &task.config.formats);
            found.extend(compare(&made.outputs, &task.location, &left_over, title));
            diagnostic::sort(&mut found);
        }
        let mut outcome = messages.report(&name, &found, &sources, language);
        let mut count = 0;
        if let Some(made) = made.filter(|_| outcome == Outcome::Fine) {
            for note in &made.notes {
                messages.remark(&console::note(name.as_str(), note.clone()));
            }
            count = made.outputs.len();
            self.note_rule(&made.outputs, files, member, &task.location);
            outcome = self.deliver(made.outputs, &task.location, &name, messages);
            if !goes_to_stdout(self.command) {
                self.left_over.look(&made.counts, &task.location, &task.config.formats);
            }
        }
        self.tally.count(outcome, count);
        outcome
    }

    fn deliver(
        &mut self,
        outputs: Vec<Output>,
        location: &'a OutputLocation,
        name: &str,
        messages: &Messages,
    ) -> Outcome {
        if self.command.check {
            self.taken.extend(outputs.iter().map(|output| key(&location.folder.join(&output.name))));
            return Outcome::Fine;
        }
        if goes_to_stdout(self.command) {
            return deliver(outputs, None, false, messages);
        }
        if let Err(reason) = self.claim(&outputs, &location.folder) {
            return messages.console.refuse(&console::at(name, reason));
        }
        if self.tidied.insert(&location.folder) {
            tidy_up(&location.folder);
        }
        deliver(outputs, Some(&location.folder), self.command.force, messages)
    }

    /// Takes the names of results, unless one is another journey's result or the text of a journey.
    fn claim(&mut self, outputs: &[Output], folder: &Path) -> Result<(), Message> {
        for Output { name, .. } in outputs {
            let path = folder.join(name);
            if self.is_source(&path) {
                return Err(console::replaces_journey(path.display().to_string()));
            }
            if !self.taken.insert(key(&path)) {
                return Err(console::replaces_result(path.display().to_string()));
            }
        }
        Ok(())
    }

    fn is_source(&self, path: &Path) -> bool {
        path.canonicalize().is_ok_and(|real| self.sources.contains(real.as_path()))
    }

    /// Remembers from which files results were made, where that is asked for.
    fn note_rule(&mut self, outputs: &[Output], mut files: Vec<String>, member: &Member, location: &OutputLocation) {
        if self.command.deps.is_some() {
            let results: Vec<String> =
                outputs.iter().map(|output| location.path(&output.name).display().to_string()).collect();
            files.extend(member.project.files.iter().cloned());
            self.rules.add(&results, &files);
        }
    }

    /// Does what comes after the last journey.
    fn finish(self, mut outcome: Outcome, messages: &mut Messages) -> Outcome {
        outcome.and(self.left_over.clear(&self.taken, self.command.check, messages));
        // Where a journey has errors or could not be had, its results are all that there is of it.
        if outcome == Outcome::Fine || self.command.check && outcome == Outcome::Errors {
            outcome.and(self.orphans.clear(&self.taken, self.command.check, messages));
        }
        let summary = self.tally.line(self.command.check);
        // Rules that leave a journey out would keep `make` from building it later.
        if let Some(path) = self.command.deps.clone().filter(|_| outcome == Outcome::Fine) {
            outcome.and(self.write_rules(&path, messages));
        }
        if let Some(line) = summary {
            messages.remark(&line);
        }
        outcome
    }

    fn write_rules(self, path: &Path, messages: &Messages) -> Outcome {
        let name = as_named(path).display().to_string();
        if self.is_source(path) || self.taken.contains(&key(path)) {
            return messages.console.refuse(&console::replaces_deps(name));
        }
        for left_out in &self.rules.left_out {
            messages.remark(&console::unreadable_name(left_out, name.as_str()));
        }
        messages.write(path, &marked(self.rules.text().into_bytes(), mark::MAKE, None), self.command.force)
    }
}

fn goes_to_stdout(command: &arguments::Build) -> bool {
    command.output.as_deref() == Some(Path::new("-"))
}

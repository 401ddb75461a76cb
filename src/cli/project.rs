//! The settings of the projects of a run: `journey.toml` in the terms of the command line.
//!
//! In: the paths of journeys. Out: for each the options of its project, read once. All problems in a
//! `journey.toml` are reported in one run, and a command stops before it makes anything.

pub mod house;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ValueEnum;

use super::Outcome;
use super::arguments::paper::paper;
use super::arguments::{Format, LevelArguments, Sheets};
use super::console::cannot_read;
use super::levels::{ALL, WarningLevels, find_warning};
use super::messages::Messages;
use super::project::house::HouseStyle;
use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::layout::Paper;
use crate::message::{Message, argument, bad_setting, console};
use crate::project::{Disk, Found, Root, decode};
use crate::scene::SheetKind;
use crate::settings::problems::{bad, unreadable};
use crate::settings::{BuildSettings, LevelSettings, Pattern, Settings, Spanned, read};
use crate::source::{FileId, Sources};

/// The options of a project; what it does not set is none or empty.
#[derive(Debug, Default)]
pub struct ProjectOptions {
    /// The files and folders of its journeys.
    pub journeys: Option<Vec<Spanned<String>>>,
    /// Where results go.
    pub output: Option<Pattern>,
    /// What is made.
    pub formats: Option<Vec<Format>>,
    /// The kinds of sheet.
    pub sheets: Option<Vec<SheetKind>>,
    pub paper: Option<Paper>,
    /// Whether it is in portrait orientation.
    pub portrait: bool,
    /// Dots per inch.
    pub dpi: Option<u16>,
    /// How seriously warnings are taken; all of the codes exist.
    pub levels: LevelArguments,
    /// The language of keywords.
    pub keywords: Option<Language>,
    /// The language of messages.
    pub messages: Option<Language>,
    pub style: HouseStyle,
}

/// A project, with or without settings.
#[derive(Debug, Default)]
pub struct Project {
    /// Its folder; none without settings.
    pub root: Option<Root>,
    pub choices: ProjectOptions,
    /// How seriously warnings are taken in it.
    pub warnings: WarningLevels,
    /// Its settings and the files that these name, each as a user would type it.
    pub files: Vec<String>,
    /// All that was found in its settings.
    diagnostics: Vec<Diagnostic>,
    /// Its settings as text.
    sources: Sources,
    /// Why they cannot be read.
    refused: Option<Message>,
}

/// The projects of a run, each read once.
#[derive(Debug)]
pub struct Projects<'a> {
    levels: &'a LevelArguments,
    /// The root above each folder that was met.
    roots: BTreeMap<PathBuf, Option<Root>>,
    by_root: BTreeMap<Option<Root>, Arc<Project>>,
    reported: BTreeSet<Option<Root>>,
}

impl Projects<'_> {
    /// No projects yet; `levels` are those of the arguments, and all exist.
    pub const fn new(levels: &LevelArguments) -> Projects<'_> {
        Projects { levels, roots: BTreeMap::new(), by_root: BTreeMap::new(), reported: BTreeSet::new() }
    }

    /// The project to which a file belongs.
    pub fn of(&mut self, path: &Path) -> Arc<Project> {
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        let root = self.roots.entry(folder).or_insert_with(|| Root::around(path)).clone();
        let load = |root: &Option<Root>| Arc::new(Project::load(root.clone(), self.levels));
        Arc::clone(self.by_root.entry(root).or_insert_with_key(load))
    }

    /// Reports the problems in the settings of all projects so far, once each; a command stops unless the outcome is fine.
    pub fn report(&mut self, messages: &mut Messages) -> Outcome {
        let mut outcome = Outcome::Fine;
        for (root, project) in &self.by_root {
            if self.reported.insert(root.clone()) {
                project.files.iter().for_each(|name| messages.inputs.add(Path::new(name)));
                outcome.and(project.report(messages));
            }
        }
        outcome
    }
}

impl Project {
    fn load(root: Option<Root>, levels: &LevelArguments) -> Project {
        let mut project = root.map_or_else(Project::default, Project::read);
        match WarningLevels::new(levels, &project.choices.levels) {
            Ok(wanted) => project.warnings = wanted,
            Err(reason) => project.refused = Some(reason),
        }
        project
    }

    fn read(root: Root) -> Project {
        let path = root.settings();
        let name = path.display().to_string();
        let disk = Disk::around(&path);
        let bytes = root.read_settings();
        let mut project = Project { root: Some(root), files: vec![name.clone()], ..Project::default() };
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(reason) => return Project { refused: Some(cannot_read(&name, &reason)), ..project },
        };
        match decode(&name, bytes) {
            Ok(source) => {
                let read = read(&source, FileId::default());
                project.diagnostics = read.diagnostics;
                project.sources.add(source);
                project.choices = choices(read.settings, &name, &disk, &mut project.diagnostics);
                project.files.extend(disk.asked());
            }
            Err(wrong) => (project.sources, project.diagnostics) = (wrong.0, vec![wrong.1]),
        }
        project
    }

    fn report(&self, messages: &mut Messages) -> Outcome {
        match &self.refused {
            Some(reason) => messages.console.refuse(reason),
            None => self.report_found(&self.warnings.apply(self.diagnostics.clone()), messages),
        }
    }

    /// What is wrong with its settings, as the user wants it, and the settings as text.
    #[cfg(feature = "watch")]
    pub fn found(&self) -> (Vec<Diagnostic>, &Sources) {
        (self.warnings.apply(self.diagnostics.clone()), &self.sources)
    }

    /// Why its settings cannot be read.
    #[cfg(feature = "watch")]
    pub const fn refused(&self) -> Option<&Message> {
        self.refused.as_ref()
    }

    fn report_found(&self, found: &[Diagnostic], messages: &mut Messages) -> Outcome {
        let name = self.root.as_ref().map_or_else(String::new, |root| root.settings().display().to_string());
        let language = self.choices.messages.unwrap_or_else(|| messages.console.language());
        match messages.report(&name, found, &self.sources, language) {
            Outcome::Fine => Outcome::Fine,
            // Settings stand for arguments.
            _ => Outcome::Failed,
        }
    }

    /// The journeys that it names; none if it names none. What cannot be read is reported.
    pub fn journeys(&self, messages: &mut Messages) -> Option<(Vec<Found>, Outcome)> {
        let name = self.root.as_ref()?.settings().display().to_string();
        let disk = Disk::around(Path::new(&name));
        let (mut journeys, mut wrong) = (Vec::new(), Vec::new());
        for setting in self.choices.journeys.as_ref()? {
            match disk.find(&name, &setting.value) {
                Ok(found) => journeys.extend(found),
                Err(reason) => wrong.push(unreadable(setting.span, &setting.value, &reason)),
            }
        }
        let outcome = if wrong.is_empty() && journeys.is_empty() {
            messages.console.refuse(&console::no_journeys_named(name))
        } else {
            self.report_found(&wrong, messages)
        };
        Some((journeys, outcome))
    }
}

/// The settings in the terms of the command line; `name` is that of their file, and `disk` the one around it.
fn choices(settings: Settings, name: &str, disk: &Disk, found: &mut Vec<Diagnostic>) -> ProjectOptions {
    let BuildSettings { journeys, output, formats, sheets: said_sheets, paper: said_paper, portrait, dpi } =
        settings.build;
    let paper = said_paper.and_then(|setting| value(&setting, found, paper));
    let stands = portrait.as_ref().is_some_and(|portrait| portrait.value);
    if let (Some(Paper::Roll { .. }), Some(portrait), true) = (paper, &portrait, stands) {
        found.push(bad(portrait.span, bad_setting::roll()).help(bad_setting::roll_help()));
    }
    ProjectOptions {
        journeys,
        output: output.map(|setting| setting.value),
        formats: formats.map(|list| all(&list, found, format)).filter(|list| !list.is_empty()),
        sheets: said_sheets.map(|list| Sheets::kinds(&all(&list, found, sheets))).filter(|list| !list.is_empty()),
        paper,
        portrait: stands && !matches!(paper, Some(Paper::Roll { .. })),
        dpi: dpi.and_then(|setting| resolution(&setting, found)),
        levels: levels(&settings.levels, found),
        keywords: settings.format.keywords.map(|setting| setting.value),
        messages: settings.messages.language.map(|setting| setting.value),
        style: house::style(settings.style, name, disk, found),
    }
}

/// A word read as on the command line; what is wrong with it is found at its place.
fn value<T>(
    setting: &Spanned<String>,
    found: &mut Vec<Diagnostic>,
    read: impl Fn(&str) -> Result<T, Message>,
) -> Option<T> {
    read(&setting.value).map_err(|reason| found.push(bad(setting.span, reason))).ok()
}

fn all<T>(list: &[Spanned<String>], found: &mut Vec<Diagnostic>, read: impl Fn(&str) -> Result<T, Message>) -> Vec<T> {
    list.iter().filter_map(|setting| value(setting, found, &read)).collect()
}

fn format(word: &str) -> Result<Format, Message> {
    let names = Format::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    let names: Vec<String> = names.map(|value| value.get_name().to_owned()).collect();
    Format::from_str(word.trim(), true).map_err(|_| argument::format(word, names))
}

fn sheets(word: &str) -> Result<Sheets, Message> {
    let names = SheetKind::ALL.map(|kind| kind.name().to_owned()).to_vec();
    Sheets::from_str(word.trim(), true).map_err(|_| argument::sheets(word, names))
}

fn resolution(setting: &Spanned<u64>, found: &mut Vec<Diagnostic>) -> Option<u16> {
    let dpi = u16::try_from(setting.value).ok().filter(|dpi| (36..=1200).contains(dpi));
    if dpi.is_none() {
        found.push(bad(setting.span, bad_setting::resolution()));
    }
    dpi
}

/// The codes that exist and may be set so.
fn levels(settings: &LevelSettings, found: &mut Vec<Diagnostic>) -> LevelArguments {
    let code = |word: &str| find_warning(word.trim()).map(|code| code.name().to_owned());
    let any = |word: &str| if word.trim() == ALL { Ok(ALL.to_owned()) } else { code(word) };
    LevelArguments {
        allow: all(&settings.allow, found, any),
        warn: all(&settings.warn, found, code),
        deny: all(&settings.deny, found, any),
    }
}

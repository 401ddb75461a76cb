//! A journey read anew, with its project and its pictures.
//!
//! In: the journeys of a run. Out: each as it is now, and which files that depends on. Settings and pictures are read again
//! only when one of their files has changed.

use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

use super::Asked;
use crate::Compiled;
use crate::check::picture_paths;
use crate::cli::arguments::{self, DrawingArguments};
use crate::cli::console::cannot_read;
use crate::cli::inputs::Input;
use crate::cli::levels::Wanted;
use crate::cli::outputs::Drawing;
use crate::cli::project::{Project, Projects};
use crate::diagnostic::Diagnostic;
use crate::layout::Options;
use crate::picture::{Picture, Pictures};
use crate::preview::Look;
use crate::project::{Disk, Stamps};
use crate::source::{Files, Loaded, Source, Sources, Unreadable};

/// Reads journeys.
pub struct Reading<'a> {
    command: &'a arguments::Watch,
    drawing: DrawingArguments,
    inputs: Vec<Input>,
    projects: Projects,
    /// Counts how often settings were read.
    manner: u64,
    /// The files of all projects when they were read.
    settings: Stamps,
    /// The pictures of each journey.
    pictures: Vec<Kept>,
}

/// The pictures of a journey as they were last read.
#[derive(Default)]
struct Kept {
    /// The file in which each path was written, and the path.
    paths: Vec<(String, String)>,
    pictures: Vec<Option<Arc<Picture>>>,
    found: usize,
    files: Asked,
    stamps: Stamps,
}

impl<'a> Reading<'a> {
    /// Of these journeys.
    ///
    /// # Errors
    /// What does not go together in the arguments.
    pub fn new(command: &'a arguments::Watch, inputs: Vec<Input>, projects: Projects) -> Result<Reading<'a>, String> {
        let drawing = DrawingArguments {
            paper: command.paper,
            portrait: command.portrait,
            #[cfg(feature = "png")]
            dpi: None,
        };
        let pictures = inputs.iter().map(|_| Kept::default()).collect();
        let (manner, settings) = (0, Stamps::default());
        let mut reading = Reading { command, drawing, inputs, projects, manner, settings, pictures };
        for number in 0..reading.inputs.len() {
            let project = reading.project(number);
            Drawing::new(&reading.drawing, &project.choices)?;
        }
        Ok(reading)
    }

    /// The journeys.
    pub fn inputs(&self) -> &[Input] {
        &self.inputs
    }

    /// The project of a journey as it is now.
    fn project(&mut self, journey: usize) -> Rc<Project> {
        if self.settings.are_old() {
            self.projects = Projects::default();
            self.manner += 1;
            self.settings = Stamps::default();
        }
        let path = self.inputs[journey].path();
        let project = self.projects.of(&path);
        let files = settings_files(&project, &path);
        self.settings.add(&files);
        project
    }

    /// The diagnostics as the user wants them.
    pub fn weighed(&mut self, journey: usize, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let project = self.project(journey);
        // The codes in the arguments were read before, and those of settings that are wrong are left out.
        match Wanted::new(&self.command.levels, &project.choices.levels) {
            Ok(wanted) => wanted.apply(diagnostics),
            Err(_) => diagnostics,
        }
    }

    /// A journey as it is now.
    pub fn look(&mut self, journey: usize) -> Look {
        let project = self.project(journey);
        let input = self.inputs[journey].clone();
        let path = input.path();
        let files = Recorder::around(&path);
        let mut missing = project.refused().map(str::to_owned);
        let mut compiled = match input.text() {
            Ok(Ok(text)) => crate::compile(text, &files),
            Ok(Err(wrong)) => Compiled { journey: None, diagnostics: vec![wrong.1], sources: wrong.0 },
            Err(reason) => {
                missing = Some(cannot_read(&input.name(), &reason));
                Compiled { journey: None, diagnostics: Vec::new(), sources: Sources::new() }
            }
        };
        let pictures = self.read_pictures(journey, &mut compiled, &files);
        let found = self.weighed(journey, compiled.diagnostics);
        let (options, family) = match Drawing::new(&self.drawing, &project.choices) {
            Ok(drawing) => drawing.parts(),
            Err(reason) => {
                missing = Some(reason);
                Default::default()
            }
        };
        let mut all = vec![path.clone()];
        all.extend(settings_files(&project, &path));
        all.extend(files.asked.into_inner());
        all.extend(self.pictures[journey].files.iter().cloned());
        let sources = Arc::new(compiled.sources);
        let (of_project, its_sources) = project.found(&self.command.levels);
        Look {
            journey: compiled.journey,
            found: vec![(of_project, Arc::new(its_sources.clone())), (found, Arc::clone(&sources))],
            sources,
            options: Options { pictures, ..options },
            family,
            manner: self.manner,
            missing,
            files: all,
        }
    }

    /// The pictures of a journey; those of before where neither their paths nor their files are others.
    fn read_pictures(&mut self, journey: usize, compiled: &mut Compiled, files: &Recorder) -> Pictures {
        let Some(checked) = &compiled.journey else { return Pictures::new() };
        let from = |path: &crate::model::Text| compiled.sources.get(path.span.file).map_or("", Source::name).to_owned();
        let paths: Vec<(String, String)> =
            picture_paths(checked).map(|path| (from(path), path.value.clone())).collect();
        let spans: Vec<_> = picture_paths(checked).map(|path| path.span).collect();
        let kept = &mut self.pictures[journey];
        if kept.found == 0 && kept.paths == paths && !kept.stamps.are_old() {
            let mut pictures = Pictures::new();
            for (span, picture) in spans.into_iter().zip(&kept.pictures) {
                if let Some(picture) = picture {
                    pictures.add(span, Arc::clone(picture));
                }
            }
            return pictures;
        }
        let before = compiled.diagnostics.len();
        let own = Recorder::beside(files);
        let stamps = kept.stamps.again();
        let pictures = compiled.pictures(&own);
        let asked = own.asked.into_inner();
        *kept = Kept {
            paths,
            pictures: spans.iter().map(|span| pictures.get(*span).cloned()).collect(),
            found: compiled.diagnostics.len() - before,
            stamps: stamps.of_others(&asked),
            files: asked,
        };
        pictures
    }
}

/// The files that settings come from; where there are none, the one that may come.
fn settings_files(project: &Project, path: &Path) -> Asked {
    if project.files.is_empty() { vec![path.with_file_name("journey.toml")] } else { project.files.clone() }
}

/// The files of a project, which remembers what it was asked for, there or not.
struct Recorder {
    disk: Rc<Disk>,
    asked: RefCell<Asked>,
}

impl Recorder {
    fn around(path: &Path) -> Recorder {
        Recorder { disk: Rc::new(Disk::around(path)), asked: RefCell::default() }
    }

    /// Of the same files, with a memory of its own.
    fn beside(other: &Recorder) -> Recorder {
        Recorder { disk: Rc::clone(&other.disk), asked: RefCell::default() }
    }

    fn remember(&self, from: &str, path: &str) {
        let path = Path::new(from).with_file_name(path.replace('\\', "/"));
        let mut asked = self.asked.borrow_mut();
        if asked.last() != Some(&path) {
            asked.push(path);
        }
    }
}

impl Files for Recorder {
    fn read(&self, from: &str, path: &str) -> Result<Loaded, Unreadable> {
        self.remember(from, path);
        self.disk.read(from, path)
    }

    fn probe(&self, from: &str, path: &str) -> Result<(), Unreadable> {
        self.remember(from, path);
        self.disk.probe(from, path)
    }
}

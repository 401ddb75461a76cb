//! Reloading a journey with its project and its pictures.
//!
//! In: the journeys of a run. Out: each as it is now, and which files that depends on. Settings and pictures are read again
//! only when one of their files has changed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::Compiled;
use crate::check::{Waivers, picture_paths};
use crate::cli::arguments;
use crate::cli::arguments::DrawingArguments;
use crate::cli::console::cannot_read;
use crate::cli::inputs::Input;
use crate::cli::locale::MessageLanguages;
use crate::cli::outputs::OutputOptions;
use crate::cli::project::{Project, Projects};
use crate::diagnostic::Diagnostic;
use crate::drawing::DrawOptions;
use crate::language::Language;
use crate::layout::Options;
use crate::message::Message;
use crate::picture::{Picture, Pictures};
use crate::preview::Snapshot;
use crate::project::FileStamps;
use crate::source::{Source, Sources};

/// Loads snapshots of journeys.
pub struct JourneyReader<'a> {
    command: &'a arguments::Watch,
    drawing: DrawingArguments,
    inputs: Vec<Input>,
    languages: MessageLanguages,
    projects: Projects<'a>,
    /// Counts how often settings were read.
    settings_version: u64,
    /// The files of all projects when they were read.
    settings: FileStamps,
    /// The pictures of each journey.
    pictures: Vec<CachedPictures>,
    /// What each journey waives.
    waivers: Vec<Waivers>,
}

/// The pictures of a journey as they were last read.
#[derive(Default)]
struct CachedPictures {
    /// The file in which each path was written, and the path.
    paths: Vec<(String, String)>,
    pictures: Vec<Option<Arc<Picture>>>,
    found: usize,
    files: Vec<PathBuf>,
    stamps: FileStamps,
}

impl<'a> JourneyReader<'a> {
    /// Of these journeys.
    ///
    /// # Errors
    /// What does not go together in the arguments.
    pub fn new(
        command: &'a arguments::Watch,
        inputs: Vec<Input>,
        languages: MessageLanguages,
    ) -> Result<JourneyReader<'a>, Message> {
        let drawing = DrawingArguments {
            paper: command.paper,
            portrait: command.portrait,
            as_of: None,
            #[cfg(feature = "png")]
            dpi: None,
        };
        let waivers = vec![Waivers::default(); inputs.len()];
        let pictures = inputs.iter().map(|_| CachedPictures::default()).collect();
        let (settings_version, settings) = (0, FileStamps::default());
        let projects = Projects::new(&command.levels);
        let mut reading = JourneyReader {
            command,
            drawing,
            inputs,
            languages,
            projects,
            settings_version,
            settings,
            pictures,
            waivers,
        };
        for number in 0..reading.inputs.len() {
            let project = reading.project(number);
            OutputOptions::new(&reading.drawing, &project.choices, None)?;
        }
        Ok(reading)
    }

    pub fn inputs(&self) -> &[Input] {
        &self.inputs
    }

    /// The project of a journey as it is now.
    fn project(&mut self, journey: usize) -> Arc<Project> {
        if self.settings.content_changed() {
            self.projects = Projects::new(&self.command.levels);
            self.settings_version += 1;
            self.settings = FileStamps::default();
        }
        let path = self.inputs[journey].path();
        let project = self.projects.of(&path);
        let files = settings_files(&project, &path);
        self.settings.add(&files);
        project
    }

    /// The diagnostics as the user wants them.
    pub fn apply_levels(&mut self, journey: usize, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let diagnostics = self.waivers[journey].apply(diagnostics);
        self.project(journey).warnings.apply(diagnostics)
    }

    /// A journey as it is now.
    pub fn snapshot(&mut self, journey: usize) -> Snapshot {
        let project = self.project(journey);
        let input = self.inputs[journey].clone();
        let path = input.path();
        let disk = input.disk();
        let general = self.languages.general();
        let mut missing = project.refused().map(|reason| reason.text(general));
        let nothing = || Compiled {
            journey: None,
            diagnostics: Vec::new(),
            language: Language::default(),
            waivers: Waivers::default(),
            sources: Sources::new(),
        };
        let mut compiled = match input.text() {
            Ok(Ok(text)) => crate::compile(text, &disk),
            Ok(Err(wrong)) => Compiled { diagnostics: vec![wrong.1], sources: wrong.0, ..nothing() },
            Err(reason) => {
                missing = Some(cannot_read(&input.name(), &reason).text(general));
                nothing()
            }
        };
        let pictures = self.read_pictures(journey, &mut compiled);
        self.waivers[journey] = compiled.waivers;
        let found = self.apply_levels(journey, compiled.diagnostics);
        let draw = match OutputOptions::new(&self.drawing, &project.choices, None) {
            Ok(options) => options.draw(),
            Err(reason) => {
                missing = Some(reason.text(general));
                DrawOptions::default()
            }
        };
        let mut all = vec![path.clone()];
        all.extend(settings_files(&project, &path));
        all.extend(disk.asked().into_iter().map(PathBuf::from));
        all.extend(self.pictures[journey].files.iter().cloned());
        let sources = Arc::new(compiled.sources);
        let (of_project, its_sources) = project.found();
        Snapshot {
            journey: compiled.journey,
            found: vec![(of_project, Arc::new(its_sources.clone())), (found, Arc::clone(&sources))],
            sources,
            options: Options { pictures, ..draw.layout },
            family: draw.family,
            settings_version: self.settings_version,
            messages: self.languages.of_journey(project.choices.messages.unwrap_or(compiled.language)),
            missing,
            files: all,
        }
    }

    /// The pictures of a journey; those of before where neither their paths nor their files are others.
    fn read_pictures(&mut self, journey: usize, compiled: &mut Compiled) -> Pictures {
        let Some(checked) = &compiled.journey else { return Pictures::new() };
        let from = |path: &crate::model::Text| compiled.sources.get(path.span.file).map_or("", Source::name).to_owned();
        let paths: Vec<(String, String)> =
            picture_paths(checked).map(|path| (from(path), path.value.clone())).collect();
        let spans: Vec<_> = picture_paths(checked).map(|path| path.span).collect();
        let kept = &mut self.pictures[journey];
        if kept.found == 0 && kept.paths == paths && !kept.stamps.content_changed() {
            let mut pictures = Pictures::new();
            for (span, picture) in spans.into_iter().zip(&kept.pictures) {
                if let Some(picture) = picture {
                    pictures.add(span, Arc::clone(picture));
                }
            }
            return pictures;
        }
        let before = compiled.diagnostics.len();
        let disk = self.inputs[journey].disk();
        let stamps = kept.stamps.again();
        let pictures = compiled.pictures(&disk);
        let asked: Vec<PathBuf> = disk.asked().into_iter().map(PathBuf::from).collect();
        *kept = CachedPictures {
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
fn settings_files(project: &Project, path: &Path) -> Vec<PathBuf> {
    if project.files.is_empty() {
        vec![path.with_file_name("journey.toml")]
    } else {
        project.files.iter().map(PathBuf::from).collect()
    }
}

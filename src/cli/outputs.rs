//! A journey's results in memory: file names and bytes.

pub mod names;

use std::path::Path;

use super::Outcome;
use super::arguments::{DrawingArguments, Format};
use super::messages::Messages;
use super::project::ProjectOptions;
use crate::diagnostic::Diagnostic;
use crate::drawing::{self, DrawError, DrawOptions, Drawing};
use crate::language::Language;
use crate::layout::{A3_LANDSCAPE, Options, Paper};
use crate::message::{Message, argument, console};
use crate::model::Journey;
use crate::picture::Pictures;
use crate::project::create_folder;
use crate::render::{FileNames, RenderError, RenderJob};
use crate::scene::{Scene, SheetKind, Stamp};
use crate::text::SystemFonts;
use crate::{export, render};

/// A file to be written.
#[derive(Debug)]
pub struct Output {
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// What was made from a journey.
#[derive(Debug, Default)]
pub struct Made {
    /// The files, in the order of the formats.
    pub outputs: Vec<Output>,
    /// What was found while drawing.
    pub diagnostics: Vec<Diagnostic>,
    /// Which sheets were asked for in vain.
    pub notes: Vec<Message>,
    /// How many sheets there are of each kind that was asked for.
    pub counts: Vec<(SheetKind, usize)>,
}

/// The default resolution in dots per inch: fine enough for a screen and a projector.
#[cfg(feature = "png")]
const USUAL_RESOLUTION: u16 = 150;

/// How maps are drawn and written.
#[derive(Clone, Debug)]
pub struct OutputOptions {
    draw: DrawOptions,
    #[cfg(feature = "png")]
    resolution: render::Resolution,
}

impl OutputOptions {
    /// The options of the arguments, with the project as fallback. Sheets are dated `made` if their journey
    /// has no version.
    ///
    /// # Errors
    /// What does not go together.
    pub fn new(
        arguments: &DrawingArguments,
        project: &ProjectOptions,
        made: Option<Stamp>,
    ) -> Result<OutputOptions, Message> {
        // A paper that is named brings its own side.
        let (paper, stands) = match arguments.paper {
            Some(paper) => (paper, false),
            None => (project.paper.unwrap_or(Paper::Sheet(A3_LANDSCAPE)), project.portrait),
        };
        let paper = match (paper, stands || arguments.portrait) {
            (Paper::Roll { .. }, true) => {
                return Err(argument::roll());
            }
            (paper, true) => paper.portrait(),
            (paper, false) => paper,
        };
        let kinds = project.sheets.clone().unwrap_or_else(|| vec![SheetKind::Map]);
        let as_of = arguments.as_of;
        let layout = Options { kinds, paper, house: project.style.house.clone(), made, as_of, ..Options::default() };
        Ok(OutputOptions {
            draw: DrawOptions { layout, family: project.style.family.clone() },
            #[cfg(feature = "png")]
            resolution: render::Resolution::new(arguments.dpi.or(project.dpi).unwrap_or(USUAL_RESOLUTION))
                .ok_or_else(argument::resolution)?,
        })
    }

    /// How maps are drawn, in whatever format.
    #[cfg(feature = "watch")]
    pub fn draw(self) -> DrawOptions {
        self.draw
    }

    /// With these kinds of sheet.
    pub fn of_sheets(mut self, kinds: Vec<SheetKind>) -> OutputOptions {
        self.draw.layout.kinds = kinds;
        self
    }
}

/// All results of a journey, named after `stem`. All sheets are one PDF, and an SVG and a PNG each.
///
/// # Errors
/// What went wrong, in words.
pub fn outputs(
    journey: &Journey,
    pictures: Pictures,
    stem: &str,
    formats: &[Format],
    options: &OutputOptions,
    system: &dyn SystemFonts,
) -> Result<Made, RenderError> {
    let mut made = Made::default();
    if formats.iter().any(|format| *format != Format::Md) {
        let layout = Options { pictures, ..options.draw.layout.clone() };
        let draw = DrawOptions { layout, family: options.draw.family.clone() };
        let drawing = match drawing::draw(journey, &draw, system) {
            Ok(drawing) => drawing,
            Err(DrawError { diagnostics }) => return Ok(Made { diagnostics, ..made }),
        };
        #[cfg(feature = "png")]
        if formats.contains(&Format::Png)
            && let Err(DrawError { mut diagnostics }) = drawing.within_pixel_limit(journey, options.resolution)
        {
            diagnostics.splice(0..0, drawing.diagnostics);
            return Ok(Made { diagnostics, ..made });
        }
        let count = |kind: SheetKind| drawing.scenes().iter().filter(|scene| scene.kind == kind).count();
        made.counts = draw.layout.kinds.iter().map(|kind| (*kind, count(*kind))).collect();
        made.notes = made.counts.iter().filter_map(|(kind, count)| note(journey, *kind, *count)).collect();
        made.outputs = files(&drawing, stem, formats, options)?;
        made.diagnostics = drawing.diagnostics;
    }
    if formats.contains(&Format::Md) {
        made.outputs.push(Output {
            name: format!("{stem}.md"),
            bytes: export::plan_as_of(journey, options.draw.layout.as_of).into_bytes(),
        });
    }
    Ok(made)
}

/// Templates for a first workshop, named after `stem`.
///
/// # Errors
/// What went wrong, in words.
pub fn templates(
    language: Language,
    stem: &str,
    formats: &[Format],
    options: &OutputOptions,
    system: &dyn SystemFonts,
) -> Result<Vec<Output>, RenderError> {
    let mut drawing = drawing::templates(language, &options.draw, system);
    // Nothing else has this stem: it needs no kind of sheet behind it.
    for scene in drawing.document.scenes_mut() {
        scene.kind = SheetKind::Map;
    }
    files(&drawing, stem, formats, options)
}

/// A note about a kind of sheet that was asked for and for which the journey has nothing.
fn note(journey: &Journey, kind: SheetKind, count: usize) -> Option<Message> {
    let note = match kind {
        SheetKind::Persona if count == 0 => console::persona_last(),
        SheetKind::Persona if journey.personas.is_empty() => console::persona_blank(),
        SheetKind::Blank if journey.phases.is_empty() => console::no_phase_template(),
        _ if count > 0 => return None,
        SheetKind::Phases => console::no_phase(),
        SheetKind::Actions => console::no_action(),
        SheetKind::Insights => console::no_insight(),
        SheetKind::Overview | SheetKind::Map | SheetKind::Persona | SheetKind::Blank => console::nothing(),
    };
    Some(note)
}

/// Writes files to a folder and prints their names, or prints the only file.
/// With `force`, also over files that this program did not make.
pub fn deliver(outputs: Vec<Output>, folder: Option<&Path>, force: bool, messages: &Messages) -> Outcome {
    let console = messages.console;
    let Some(folder) = folder else {
        return match outputs.as_slice() {
            [only] => console.put(&only.bytes),
            [] => console.refuse(&console::no_result()),
            all => console.refuse(&console::many_results(all.len())),
        };
    };
    if let Err(reason) = create_folder(folder) {
        return console.refuse(&console::not_made(folder.display().to_string(), reason));
    }
    let files: Vec<_> = outputs.into_iter().map(|output| (output.name, output.bytes)).collect();
    match messages.writer(force).write_all(folder, &files) {
        Ok(_) if messages.quiet => Outcome::Fine,
        Ok(paths) => console.put_names(&paths),
        Err((path, reason)) => console.refuse(&console::not_written(path.display().to_string(), reason)),
    }
}

/// Writes one file and prints its name; with `force`, also over one that this program did not make.
pub fn deliver_file(path: &Path, bytes: &[u8], force: bool, messages: &Messages) -> Outcome {
    match messages.write(path, bytes, force) {
        Outcome::Fine if !messages.quiet => messages.console.put_names(&[path]),
        outcome => outcome,
    }
}

/// The files of all formats; none where nothing was drawn.
fn files(
    drawing: &Drawing,
    stem: &str,
    formats: &[Format],
    #[cfg_attr(not(feature = "png"), expect(unused_variables, reason = "only pixels ask for a resolution"))]
    options: &OutputOptions,
) -> Result<Vec<Output>, RenderError> {
    let mut outputs = Vec::new();
    let scenes = drawing.scenes();
    if scenes.is_empty() {
        return Ok(outputs);
    }
    let names = of_sheets(scenes, stem, "svg");
    let job = drawing.job(FileNames { stem, sheets: &names });
    // The PDF takes most memory while it is made, and least when it is: it is made before the others.
    let is_asked = formats.contains(&Format::Pdf);
    let mut pdf = if is_asked { Some(document(&job, stem)?) } else { None };
    for format in formats {
        outputs.extend(match format {
            Format::Svg => a_sheet(&job, stem, "svg", |sheet| Ok(render::svg(&job, sheet)?.text.into_bytes()))?,
            Format::Pdf => pdf.take().into_iter().collect(),
            #[cfg(feature = "png")]
            Format::Png => a_sheet(&job, stem, "png", |sheet| render::png(&job, sheet, options.resolution))?,
            Format::Md => Vec::new(),
        });
    }
    Ok(outputs)
}

fn document(job: &RenderJob, stem: &str) -> Result<Output, RenderError> {
    let mut kinds: Vec<SheetKind> = job.document.scenes().iter().map(|scene| scene.kind).collect();
    kinds.dedup();
    Ok(Output { name: names::document(stem, &kinds, "pdf"), bytes: render::pdf(job)? })
}

/// A file a sheet.
fn a_sheet(
    job: &RenderJob,
    stem: &str,
    ending: &str,
    made: impl Fn(usize) -> Result<Vec<u8>, RenderError>,
) -> Result<Vec<Output>, RenderError> {
    let names = of_sheets(job.document.scenes(), stem, ending);
    names.into_iter().enumerate().map(|(sheet, name)| Ok(Output { name, bytes: made(sheet)? })).collect()
}

/// The names of the files with a sheet each.
fn of_sheets(scenes: &[Scene], stem: &str, ending: &str) -> Vec<String> {
    let kinds: Vec<SheetKind> = scenes.iter().map(|scene| scene.kind).collect();
    names::sheets(stem, &kinds, ending)
}

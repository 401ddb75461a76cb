//! A journey's results in memory: file names and bytes.

use super::arguments::{DrawingArguments, Format};
use super::project::Choices;
use crate::diagnostic::Diagnostic;
use crate::layout::{A3_LANDSCAPE, Options, Paper};
use crate::model::Journey;
use crate::picture::Pictures;
use crate::render::RenderError;
use crate::scene::{Scene, SheetKind};
use crate::text::{Family, FontSet, SystemFonts, Typesetter};
use crate::{export, layout, render};

/// A file to be written.
#[derive(Debug)]
pub struct Output {
    /// Its name.
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
}

/// Dots per inch where nothing is said: fine enough for a screen and a projector.
#[cfg(feature = "png")]
const USUAL_RESOLUTION: u16 = 150;

/// How maps are drawn.
#[derive(Clone, Debug)]
pub struct Drawing {
    options: Options,
    family: Family,
    #[cfg(feature = "png")]
    resolution: render::Resolution,
}

impl Drawing {
    /// What the arguments ask for, and where they say nothing the project.
    ///
    /// # Errors
    /// What does not go together, in words.
    pub fn new(arguments: &DrawingArguments, project: &Choices) -> Result<Drawing, String> {
        // A paper that is named brings its own side.
        let (paper, stands) = match arguments.paper {
            Some(paper) => (paper, false),
            None => (project.paper.unwrap_or(Paper::Sheet(A3_LANDSCAPE)), project.portrait),
        };
        let paper = match (paper, stands || arguments.portrait) {
            (Paper::Roll { .. }, true) => return Err("a roll has no upright side: leave out `--portrait`".to_owned()),
            (paper, true) => paper.portrait(),
            (paper, false) => paper,
        };
        let kinds = project.sheets.clone().unwrap_or_else(|| vec![SheetKind::Map]);
        Ok(Drawing {
            options: Options { kinds, paper, house: project.style.house.clone(), ..Options::default() },
            family: project.style.family.clone(),
            #[cfg(feature = "png")]
            resolution: render::Resolution::new(arguments.dpi.or(project.dpi).unwrap_or(USUAL_RESOLUTION))
                .ok_or("`--dpi` takes a number from 36 to 1200")?,
        })
    }
}

/// All results of a journey, named after `stem`. A map of several sheets is one PDF, and an SVG and a PNG a sheet.
///
/// # Errors
/// What went wrong, in words.
pub fn outputs(
    journey: &Journey,
    pictures: Pictures,
    stem: &str,
    formats: &[Format],
    drawing: &Drawing,
    system: &dyn SystemFonts,
) -> Result<Made, RenderError> {
    let mut made = Made::default();
    if formats.iter().any(|format| *format != Format::Md) {
        let typesetter = Typesetter::in_family(journey.language, &drawing.family, system);
        made.diagnostics = layout::coverage(journey, &typesetter);
        let options = Options { pictures, ..drawing.options.clone() };
        let scenes = layout::sheets(journey, &typesetter, &options);
        let fonts = typesetter.fonts();
        for format in formats {
            made.outputs.extend(maps(&scenes, &fonts, stem, *format, drawing)?);
        }
    }
    if formats.contains(&Format::Md) {
        made.outputs.push(Output { name: format!("{stem}.md"), bytes: export::plan(journey).into_bytes() });
    }
    Ok(made)
}

/// The files of one format; none for the plan.
fn maps(
    scenes: &[Scene],
    fonts: &FontSet,
    stem: &str,
    format: Format,
    #[cfg_attr(not(feature = "png"), expect(unused_variables, reason = "only pixels ask for a resolution"))]
    drawing: &Drawing,
) -> Result<Vec<Output>, RenderError> {
    match format {
        Format::Svg => a_sheet(scenes, stem, "svg", |scene| Ok(render::svg(scene, fonts)?.into_bytes())),
        Format::Pdf => Ok(vec![Output { name: format!("{stem}.pdf"), bytes: render::pdf(scenes, fonts)? }]),
        #[cfg(feature = "png")]
        Format::Png => a_sheet(scenes, stem, "png", |scene| render::png(scene, fonts, drawing.resolution)),
        Format::Md => Ok(Vec::new()),
    }
}

/// A file a sheet; numbered where there are several.
fn a_sheet(
    scenes: &[Scene],
    stem: &str,
    ending: &str,
    made: impl Fn(&Scene) -> Result<Vec<u8>, RenderError>,
) -> Result<Vec<Output>, RenderError> {
    let name = |number: usize| match scenes.len() {
        1 => format!("{stem}.{ending}"),
        _ => format!("{stem}-{number}.{ending}"),
    };
    let file = |(index, scene)| Ok(Output { name: name(index + 1), bytes: made(scene)? });
    scenes.iter().enumerate().map(file).collect()
}

//! A journey's results in memory: file names and bytes.

use super::arguments::{DrawingArguments, Format};
use crate::diagnostic::Diagnostic;
use crate::layout::{Options, Paper};
use crate::model::Journey;
use crate::render::RenderError;
use crate::scene::Scene;
use crate::text::{FontSet, SystemFonts, Typesetter};
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

/// How maps are drawn.
#[derive(Clone, Copy, Debug)]
pub struct Drawing {
    paper: Paper,
    #[cfg(feature = "png")]
    resolution: render::Resolution,
}

impl Drawing {
    /// What the arguments ask for.
    ///
    /// # Errors
    /// What does not go together, in words.
    pub fn new(arguments: &DrawingArguments) -> Result<Drawing, String> {
        let paper = match (arguments.paper, arguments.portrait) {
            (Paper::Roll { .. }, true) => return Err("a roll has no upright side: leave out `--portrait`".to_owned()),
            (paper, true) => paper.portrait(),
            (paper, false) => paper,
        };
        Ok(Drawing {
            paper,
            #[cfg(feature = "png")]
            resolution: render::Resolution::new(arguments.dpi).ok_or("`--dpi` takes a number from 36 to 1200")?,
        })
    }
}

/// All results of a journey, named after `stem`. A map of several sheets is one PDF, and an SVG and a PNG a sheet.
///
/// # Errors
/// What went wrong, in words.
pub fn outputs(
    journey: &Journey,
    stem: &str,
    formats: &[Format],
    drawing: Drawing,
    system: &dyn SystemFonts,
) -> Result<Made, RenderError> {
    let mut made = Made::default();
    if formats.iter().any(|format| *format != Format::Md) {
        let typesetter = Typesetter::new(journey.language, system);
        made.diagnostics = layout::coverage(journey, &typesetter);
        let scenes = layout::sheets(journey, &typesetter, &Options { paper: drawing.paper, ..Options::default() });
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
    drawing: Drawing,
) -> Result<Vec<Output>, RenderError> {
    match format {
        Format::Svg => {
            let sheets: Vec<String> = (0..scenes.len()).map(|sheet| name(scenes.len(), sheet, stem, "svg")).collect();
            let names = render::Names { stem, sheets: &sheets };
            a_sheet(scenes, stem, "svg", |scene| Ok(render::svg_among(scene, fonts, names)?.into_bytes()))
        }
        Format::Pdf => Ok(vec![Output { name: format!("{stem}.pdf"), bytes: render::pdf(scenes, fonts)? }]),
        #[cfg(feature = "png")]
        Format::Png => a_sheet(scenes, stem, "png", |scene| render::png(scene, fonts, drawing.resolution)),
        Format::Md => Ok(Vec::new()),
    }
}

/// The name of the file of a sheet, counted from 0, among so many; numbered where there are several.
fn name(of: usize, sheet: usize, stem: &str, ending: &str) -> String {
    match of {
        1 => format!("{stem}.{ending}"),
        _ => format!("{stem}-{}.{ending}", sheet + 1),
    }
}

/// A file a sheet.
fn a_sheet(
    scenes: &[Scene],
    stem: &str,
    ending: &str,
    made: impl Fn(&Scene) -> Result<Vec<u8>, RenderError>,
) -> Result<Vec<Output>, RenderError> {
    let file = |(index, scene)| Ok(Output { name: name(scenes.len(), index, stem, ending), bytes: made(scene)? });
    scenes.iter().enumerate().map(file).collect()
}

//! A journey's results in memory: file names and bytes.

use super::arguments::Format;
use crate::diagnostic::Diagnostic;
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

/// All results of a journey, named after `stem`. A map of several sheets is one PDF and an SVG a sheet.
///
/// # Errors
/// What went wrong, in words.
pub fn outputs(
    journey: &Journey,
    stem: &str,
    formats: &[Format],
    system: &dyn SystemFonts,
) -> Result<Made, RenderError> {
    let mut made = Made::default();
    if formats.iter().any(|format| matches!(format, Format::Svg | Format::Pdf)) {
        let typesetter = Typesetter::new(journey.language, system);
        made.diagnostics = layout::coverage(journey, &typesetter);
        let scenes = layout::map(journey, &typesetter, layout::A3_LANDSCAPE);
        let fonts = typesetter.fonts();
        if formats.contains(&Format::Svg) {
            made.outputs.extend(pictures(&scenes, &fonts, stem)?);
        }
        if formats.contains(&Format::Pdf) {
            made.outputs.push(Output { name: format!("{stem}.pdf"), bytes: render::pdf(&scenes, &fonts)? });
        }
    }
    if formats.contains(&Format::Md) {
        made.outputs.push(Output { name: format!("{stem}.md"), bytes: export::plan(journey).into_bytes() });
    }
    Ok(made)
}

/// An SVG a sheet; numbered where there are several.
fn pictures(scenes: &[Scene], fonts: &FontSet, stem: &str) -> Result<Vec<Output>, RenderError> {
    let name = |number: usize| match scenes.len() {
        1 => format!("{stem}.svg"),
        _ => format!("{stem}-{number}.svg"),
    };
    scenes
        .iter()
        .enumerate()
        .map(|(index, scene)| Ok(Output { name: name(index + 1), bytes: render::svg(scene, fonts)?.into_bytes() }))
        .collect()
}

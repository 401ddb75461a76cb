//! A journey becomes a drawing, and a drawing the bytes of a file: the second half of the pipeline.
//!
//! In: a checked journey, how it is drawn, and a door to the fonts of the system. Out: its sheets with their fonts, and what was
//! found while drawing; of these SVG, PDF and PNG. No text is compiled here, and no file is read, named or written.

use std::error::Error;
use std::fmt;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::language::Language;
use crate::layout::{self, Options};
#[cfg(feature = "png")]
use crate::limits::DRAWN_PIXELS;
use crate::limits::SHEETS;
use crate::message::over_limit;
use crate::model::Journey;
#[cfg(feature = "png")]
use crate::render::Resolution;
use crate::render::{self, Document, FileNames, RenderError, RenderJob};
use crate::scene::Scene;
use crate::text::{Family, SystemFonts, Typesetter};

#[cfg(feature = "png")]
const MILLION: u64 = 1_000_000;

/// How a journey is drawn: by default its map on A3 in the style and the fonts of this program, without pictures.
#[derive(Clone, Debug, Default)]
pub struct DrawOptions {
    /// Which sheets there are, on what, and how they look.
    pub layout: Options,
    /// What texts are set in.
    pub family: Family,
}

/// The sheets of a journey, ready to be written. Fonts are cut once, whatever is written.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// The sheets with their fonts.
    pub document: Document,
    /// What was found while drawing: characters that no font has.
    pub diagnostics: Vec<Diagnostic>,
}

/// Why a journey is not drawn.
#[derive(Clone, Debug)]
pub struct DrawError {
    /// All that was found, with an error at the least.
    pub diagnostics: Vec<Diagnostic>,
}

/// The sheets of a journey without errors. Characters that no font of `options` or of this program has come from `system`.
///
/// # Errors
/// It takes more sheets than are drawn.
pub fn draw(journey: &Journey, options: &DrawOptions, system: &dyn SystemFonts) -> Result<Drawing, DrawError> {
    within_limit(journey, layout::least_sheets(journey, &options.layout))?;
    // It goes out of use here: every text that it has shaped is on the sheets, and need not be in memory twice.
    let typesetter = Typesetter::in_family(journey.language, &options.family, system);
    let mut diagnostics = layout::coverage(journey, &typesetter);
    match draw_with(journey, &options.layout, &typesetter) {
        Ok(drawing) => Ok(Drawing { diagnostics, ..drawing }),
        Err(refused) => {
            diagnostics.extend(refused.diagnostics);
            Err(DrawError { diagnostics })
        }
    }
}

/// The sheets of a journey, by a typesetter that may have shaped its texts before. The characters are not looked at:
/// whoever draws a journey again and again does so when its text changes.
///
/// # Errors
/// It takes more sheets than are drawn.
pub fn draw_with(journey: &Journey, options: &Options, typesetter: &Typesetter) -> Result<Drawing, DrawError> {
    within_limit(journey, layout::least_sheets(journey, options))?;
    let drawing = Drawing::new(layout::sheets(journey, typesetter, options), typesetter);
    within_limit(journey, drawing.scenes().len())?;
    Ok(drawing)
}

/// Templates for a first workshop.
#[must_use]
pub fn templates(language: Language, options: &DrawOptions, system: &dyn SystemFonts) -> Drawing {
    let typesetter = Typesetter::in_family(language, &options.family, system);
    let dated = |scene: Scene| Scene { made: options.layout.made, ..scene };
    let scenes = layout::templates(language, &typesetter, &options.layout);
    Drawing::new(scenes.into_iter().map(dated).collect(), &typesetter)
}

impl Drawing {
    fn new(scenes: Vec<Scene>, typesetter: &Typesetter) -> Drawing {
        Drawing { document: Document::new(scenes, typesetter.fonts()), diagnostics: Vec::new() }
    }

    /// The sheets, in the order of the kinds that were asked for.
    #[must_use]
    pub fn scenes(&self) -> &[Scene] {
        self.document.scenes()
    }

    /// What back ends take, for files with these names that embed their fonts.
    #[must_use]
    pub const fn job<'a>(&'a self, names: FileNames<'a>) -> RenderJob<'a> {
        RenderJob::new(&self.document, names)
    }

    /// A sheet, counted from 0, as an SVG document that needs nothing else.
    ///
    /// # Errors
    /// There is no such sheet, or a font or a picture of it cannot be embedded.
    pub fn svg(&self, sheet: usize) -> Result<String, RenderError> {
        render::svg(&self.job(FileNames::ALONE), sheet).map(|svg| svg.text)
    }

    /// All sheets as the pages of one PDF.
    ///
    /// # Errors
    /// There is no sheet, or a font or a picture cannot be embedded.
    pub fn pdf(&self) -> Result<Vec<u8>, RenderError> {
        render::pdf(&self.job(FileNames::ALONE))
    }

    /// Whether all sheets can be PNG pictures in this resolution.
    ///
    /// # Errors
    /// Together they would have more pixels than are drawn, which is reported at the name of the journey.
    #[cfg(feature = "png")]
    pub fn within_pixel_limit(&self, journey: &Journey, resolution: Resolution) -> Result<(), DrawError> {
        let count = render::pixel_count(self.scenes(), resolution);
        if count <= DRAWN_PIXELS {
            return Ok(());
        }
        let millions = |pixels: u64| usize::try_from(pixels.div_ceil(MILLION)).unwrap_or(usize::MAX);
        let message = over_limit::pixels(millions(count), millions(DRAWN_PIXELS));
        let help = match render::finest(self.scenes(), DRAWN_PIXELS) {
            Some(finest) => over_limit::pixels_help(usize::from(finest.dpi())),
            None => over_limit::pixels_fewer_help(),
        };
        let found = Diagnostic::new(Code::OverLimit, journey.title.span, message).help(help);
        Err(DrawError { diagnostics: vec![found] })
    }

    /// A sheet, counted from 0, as a PNG picture.
    ///
    /// # Errors
    /// There is no such sheet, it would have too many pixels, or a font of it cannot be read.
    #[cfg(feature = "png")]
    pub fn png(&self, sheet: usize, resolution: Resolution) -> Result<Vec<u8>, RenderError> {
        render::png(&self.job(FileNames::ALONE), sheet, resolution)
    }
}

/// Too many sheets are reported at the name of the journey.
fn within_limit(journey: &Journey, sheets: usize) -> Result<(), DrawError> {
    if sheets <= SHEETS {
        return Ok(());
    }
    let found = Diagnostic::new(Code::OverLimit, journey.title.span, over_limit::sheets(sheets, SHEETS));
    Err(DrawError { diagnostics: vec![found.help(over_limit::sheets_help())] })
}

impl fmt::Display for DrawError {
    /// The first error, in English.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.diagnostics.iter().find(|found| found.severity == Severity::Error);
        first.map_or(Ok(()), |error| formatter.write_str(&error.message.text(Language::English)))
    }
}

impl Error for DrawError {}

//! A scene becomes a PNG picture.
//!
//! In: a scene, its fonts and how fine to draw it. Out: one picture that says its size on paper. Text is
//! painted as the outlines of the very glyphs that the layout placed, so that no other program has a say
//! in where they stand. The picture is painted in strips: memory does not grow with the paper.

use super::{RenderError, RenderJob};

mod canvas;
mod document;
mod fonts;
mod pictures;
mod shapes;
mod text;

pub use document::{MOST_PIXELS, finest, pixel_count};

/// How fine a picture is drawn, in dots per inch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolution(u16);

impl Resolution {
    /// The coarsest: half of what a screen had in 1984, good for a thumbnail.
    pub const LEAST: u16 = 36;
    /// The finest: what a good printer can show.
    pub const MOST: u16 = 1200;

    /// This many dots per inch; none outside of [`Resolution::LEAST`] to [`Resolution::MOST`].
    #[must_use]
    pub fn new(dpi: u16) -> Option<Resolution> {
        (Resolution::LEAST..=Resolution::MOST).contains(&dpi).then_some(Resolution(dpi))
    }

    /// Dots per inch.
    #[must_use]
    pub const fn dpi(self) -> u16 {
        self.0
    }
}

/// A sheet of the document as a PNG picture, the same bytes for the same job.
///
/// # Errors
///
/// There is no such sheet, it would have more than [`MOST_PIXELS`], or a font of it cannot be read.
pub fn png(job: &RenderJob, sheet: usize, resolution: Resolution) -> Result<Vec<u8>, RenderError> {
    document::document(job.scene(sheet)?, job.document.fonts(), resolution, job.names)
}

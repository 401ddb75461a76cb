//! A scene becomes a PNG picture.
//!
//! In: a scene, its fonts and how fine to draw it. Out: one picture that says its size on paper. Text is
//! painted as the outlines of the very glyphs that the layout placed, so that no other program has a say
//! in where they stand. The picture is painted in strips: memory does not grow with the paper.

use crate::scene::Scene;
use crate::text::FontSet;

use super::{Names, RenderError};

mod canvas;
mod document;
mod fonts;
mod pictures;
mod shapes;
mod text;

pub use document::MOST_PIXELS;

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

/// The scene as a PNG picture of `resolution` by itself, the same bytes for the same scene.
///
/// # Errors
///
/// The picture would have more than [`MOST_PIXELS`], or the file of a font that the scene names cannot be read.
pub fn png(scene: &Scene, fonts: &FontSet, resolution: Resolution) -> Result<Vec<u8>, RenderError> {
    png_among(scene, fonts, resolution, Names::ALONE)
}

/// The scene as a PNG picture that lies beside those of the other sheets.
///
/// # Errors
///
/// As of [`png()`].
pub fn png_among(scene: &Scene, fonts: &FontSet, resolution: Resolution, names: Names) -> Result<Vec<u8>, RenderError> {
    document::document(scene, fonts, resolution, names)
}

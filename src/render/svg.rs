//! A scene becomes SVG text.
//!
//! In: a scene and its fonts. Out: one SVG document that needs nothing else: fonts and pictures travel inside, there
//! is no script, and links lead to files beside it alone. Lengths are millimetres, as in the scene.

use crate::scene::Scene;

use super::subset::Subsets;
use super::{Names, RenderError};
use crate::text::FontSet;

mod access;
mod document;
mod fonts;
mod node;
mod pictures;
mod shapes;
mod text;

pub use fonts::BesideFont;

/// The scene as an SVG document by itself, the same text for the same scene.
///
/// # Errors
///
/// A font that the scene names is not in `fonts`, or its file cannot be read.
pub fn svg(scene: &Scene, fonts: &FontSet) -> Result<String, RenderError> {
    svg_among(scene, &Subsets::of(std::slice::from_ref(scene), fonts)?, Names::ALONE)
}

/// The scene as an SVG document that lies beside those of the other sheets, and leads to them. `fonts` are those of all
/// sheets.
///
/// # Errors
///
/// A picture cannot be written.
pub fn svg_among(scene: &Scene, fonts: &Subsets, names: Names) -> Result<String, RenderError> {
    let pictures = pictures::embedded(scene)?;
    let faces = fonts::embedded(scene, fonts, &pictures);
    Ok(document::document(scene, &faces, &pictures, names))
}

/// The scene as an SVG document without fonts, for a page that has them, and those fonts. A page knows the class of a text
/// as the name of its font; every other class and id begins with the stem of `names`.
///
/// # Errors
///
/// As of [`svg()`].
pub fn svg_beside(scene: &Scene, fonts: &FontSet, names: Names) -> Result<(String, Vec<BesideFont>), RenderError> {
    let pictures = pictures::embedded(scene)?;
    let (faces, beside) = fonts::beside(scene, fonts, names.prefix())?;
    Ok((document::document(scene, &faces, &pictures, names), beside))
}

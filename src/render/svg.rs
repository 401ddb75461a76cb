//! A scene becomes SVG text.
//!
//! In: a scene and its fonts. Out: one SVG document that needs nothing else: fonts and pictures travel inside, there
//! is no script and no reference to anywhere. Lengths are millimetres, as in the scene.

use crate::scene::Scene;

use super::RenderError;
use crate::text::FontSet;

mod document;
mod fonts;
mod node;
mod pictures;
mod shapes;
mod text;

/// The scene as an SVG document, the same text for the same scene.
///
/// # Errors
///
/// A font that the scene names is not in `fonts`, or its file cannot be read.
pub fn svg(scene: &Scene, fonts: &FontSet) -> Result<String, RenderError> {
    let pictures = pictures::embedded(scene)?;
    let faces = fonts::embedded(scene, fonts, &pictures)?;
    Ok(document::document(scene, &faces, &pictures))
}

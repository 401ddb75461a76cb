//! A scene becomes SVG text.
//!
//! In: a scene and its fonts. Out: one SVG document. Embedded fonts travel inside, as pictures do, and it needs nothing else;
//! otherwise it comes with the fonts that a page has to load. There is no script, and links lead to files beside it alone.
//! Lengths are millimetres, as in the scene.

use super::{FontPlacement, RenderError, RenderJob};

mod access;
mod document;
mod fonts;
mod node;
mod pictures;
mod shapes;
mod text;

pub use fonts::BesideFont;

/// A sheet as SVG.
#[derive(Clone, Debug)]
pub struct SvgDocument {
    /// One `svg` element, in UTF-8.
    pub text: String,
    /// The fonts that stand beside it; none where they are embedded.
    pub fonts: Vec<BesideFont>,
}

/// A sheet of the document as SVG, the same text for the same job.
///
/// With [`FontPlacement::Beside`] the class of a text is the name of its font; every other class and id begins with the stem of
/// the job's names.
///
/// # Errors
///
/// There is no such sheet, or a font or a picture of it cannot be embedded.
pub fn svg(job: &RenderJob, sheet: usize) -> Result<SvgDocument, RenderError> {
    let scene = job.scene(sheet)?;
    let pictures = pictures::embedded(scene)?;
    let (faces, fonts) = match job.font_placement {
        FontPlacement::Embedded => (fonts::embedded(scene, job.document.subsets()?, &pictures), Vec::new()),
        FontPlacement::Beside => fonts::beside(scene, job.document.fonts(), job.names.prefix())?,
    };
    Ok(SvgDocument { text: document::document(scene, &faces, &pictures, job.names), fonts })
}

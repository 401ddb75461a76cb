//! Scenes become one PDF, a page each.
//!
//! In: a document. Out: the bytes of a tagged PDF 1.7 with its fonts and pictures inside, the same for
//! the same scenes. `printpdf` writes the document with its fonts and pictures, `content` what is on a page; what `printpdf`
//! cannot do is mended in `finish`, by the crate that it stands on. Points (1/72 inch, y upwards) exist from here on.

use super::pictures::Gallery;
use super::{RenderError, RenderJob};
use running::Running;

mod annotations;
mod bookmarks;
mod clusters;
mod colours;
mod content;
mod document;
mod finish;
mod fonts;
mod objects;
mod page;
mod pictures;
mod running;
mod shapes;
mod strings;
mod tags;
mod text;

pub(super) use finish::has_own_id;

/// All sheets as the pages of a PDF, the same bytes for the same document.
///
/// # Errors
///
/// There is no sheet, or a font cannot be embedded.
pub fn pdf(job: &RenderJob) -> Result<Vec<u8>, RenderError> {
    let first = job.scene(0)?;
    let scenes = job.document.scenes();
    let faces = fonts::embedded(scenes, job.document.subsets()?)?;
    let gallery = Gallery::of(scenes);
    let images = pictures::embedded(&gallery)?;
    let mut running = Running::default();
    let page = |scene| document::page(scene, &mut running, &faces, &gallery);
    let (pages, tree): (Vec<_>, Vec<_>) = scenes.iter().map(page).unzip();
    let drawn = document::written(pages, faces, images)?;
    finish::finished(drawn, first, scenes, &tree)
}

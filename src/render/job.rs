//! What every back end takes.
//!
//! In: scenes and the fonts that shaped them, the names of their files, where the fonts stand. Out: the same for each format.
//! Nothing is written here.

use std::cell::OnceCell;

use super::subset::Subsets;
use super::{FileNames, RenderError};
use crate::scene::Scene;
use crate::text::FontSet;

/// The sheets of a document and the fonts that shaped their texts.
#[derive(Clone, Debug)]
pub struct Document {
    scenes: Vec<Scene>,
    fonts: FontSet,
    /// What embedded fonts hold, once it was asked for.
    subsets: OnceCell<Result<Subsets, RenderError>>,
}

impl Document {
    /// `fonts` are those of the typesetter that shaped the texts of `scenes`.
    #[must_use]
    pub const fn new(scenes: Vec<Scene>, fonts: FontSet) -> Document {
        Document { scenes, fonts, subsets: OnceCell::new() }
    }

    /// One scene a sheet, in the order of the pages.
    #[must_use]
    pub fn scenes(&self) -> &[Scene] {
        &self.scenes
    }

    /// The sheets, to be changed: their fonts are cut anew.
    pub fn scenes_mut(&mut self) -> &mut [Scene] {
        self.subsets.take();
        &mut self.scenes
    }

    /// The scenes, without fonts and names.
    #[must_use]
    pub fn into_scenes(self) -> Vec<Scene> {
        self.scenes
    }

    /// Cuts the fonts to what the sheets show. The first format that embeds them does it otherwise.
    ///
    /// # Errors
    ///
    /// A font that the sheets show cannot be read.
    pub fn cut_fonts(&self) -> Result<(), RenderError> {
        self.subsets().map(drop)
    }

    /// The fonts, whole.
    pub(super) const fn fonts(&self) -> &FontSet {
        &self.fonts
    }

    /// The fonts, cut to what all sheets show.
    pub(super) fn subsets(&self) -> Result<&Subsets, RenderError> {
        self.subsets.get_or_init(|| Subsets::of(&self.scenes, &self.fonts)).as_ref().map_err(Clone::clone)
    }
}

/// Where the fonts of an SVG document stand. PDF embeds them always, and PNG has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FontPlacement {
    /// In the document, which needs nothing else.
    Embedded,
    /// Beside the document, for a page that loads them.
    Beside,
}

/// A document to be written, in one format or several.
#[derive(Clone, Copy, Debug)]
pub struct RenderJob<'a> {
    /// The sheets with their fonts. Fonts are cut once for all jobs of a document.
    pub document: &'a Document,
    /// The names of the files.
    pub names: FileNames<'a>,
    /// Where fonts stand.
    pub font_placement: FontPlacement,
}

impl<'a> RenderJob<'a> {
    /// Files that embed their fonts.
    #[must_use]
    pub const fn new(document: &'a Document, names: FileNames<'a>) -> RenderJob<'a> {
        RenderJob { document, names, font_placement: FontPlacement::Embedded }
    }

    /// The same with fonts beside the files.
    #[must_use]
    pub const fn with_fonts_beside(self) -> RenderJob<'a> {
        RenderJob { font_placement: FontPlacement::Beside, ..self }
    }

    /// A sheet by its number, counted from 0.
    pub(super) fn scene(&self, sheet: usize) -> Result<&'a Scene, RenderError> {
        let sheets = self.document.scenes.len();
        self.document.scenes.get(sheet).ok_or(RenderError::NoSheet { sheet, sheets })
    }
}

//! The outlines of glyphs.
//!
//! In: a scene and the font set. Out: the outline of each glyph, in font units, drawn when it is first
//! asked for.

use std::collections::BTreeMap;

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use tiny_skia::{Path, PathBuilder};

use crate::render::RenderError;
use crate::render::usage::used_fonts;
use crate::scene::Scene;
use crate::text::{FontId, FontSet};

/// The glyph outlines of the fonts of a scene.
pub(super) struct GlyphOutlines<'a>(BTreeMap<FontId, FontOutlines<'a>>);

/// The glyph outlines of one font.
pub(super) struct FontOutlines<'a> {
    file: FontRef<'a>,
    /// Font units to the em.
    pub(super) units: f64,
    outlines: BTreeMap<u16, Option<Path>>,
}

impl<'a> GlyphOutlines<'a> {
    /// The fonts that `scene` names.
    pub(super) fn new(scene: &Scene, fonts: &'a FontSet) -> Result<GlyphOutlines<'a>, RenderError> {
        let mut faces = BTreeMap::new();
        for id in used_fonts(std::slice::from_ref(scene)).into_keys() {
            let font = fonts.get(id);
            let file = FontRef::from_index(&font.bytes, font.index)
                .map_err(|error| RenderError::Font { name: font.name.clone(), reason: error.to_string() })?;
            faces.insert(
                id,
                FontOutlines { file, units: f64::from(font.units_per_em.max(1)), outlines: BTreeMap::new() },
            );
        }
        Ok(GlyphOutlines(faces))
    }

    /// A font by its number.
    pub(super) fn get(&mut self, id: FontId) -> Option<&mut FontOutlines<'a>> {
        self.0.get_mut(&id)
    }
}

impl FontOutlines<'_> {
    /// The outline of a glyph in font units, y growing upwards; none for a blank or one that cannot be drawn.
    pub(super) fn outline(&mut self, glyph: u16) -> Option<&Path> {
        let file = &self.file;
        self.outlines.entry(glyph).or_insert_with(|| drawn(file, glyph)).as_ref()
    }
}

fn drawn(file: &FontRef, glyph: u16) -> Option<Path> {
    let outline = file.outline_glyphs().get(GlyphId::from(glyph))?;
    let mut pen = OutlinePath(PathBuilder::new());
    outline.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen).ok()?;
    pen.0.finish()
}

/// Collects an outline as a path.
struct OutlinePath(PathBuilder);

impl OutlinePen for OutlinePath {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, control_x: f32, control_y: f32, x: f32, y: f32) {
        self.0.quad_to(control_x, control_y, x, y);
    }

    fn curve_to(&mut self, one_x: f32, one_y: f32, two_x: f32, two_y: f32, x: f32, y: f32) {
        self.0.cubic_to(one_x, one_y, two_x, two_y, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}

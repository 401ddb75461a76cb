//! The fonts of a PDF: cut to what its pages show, named, and with the text that each glyph stands for.
//!
//! In: scenes and the font set. Out: for each font what `printpdf` embeds, the new numbers of its glyphs,
//! their widths as the reader will take them, and their texts for searching and copying.

use std::collections::BTreeMap;

use printpdf::{FontId as ResourceName, ParsedFont};

use crate::fingerprint::Fingerprint;
use crate::render::RenderError;
use crate::render::subset::{Purpose, Subset};
use crate::render::usage::{texts, used_fonts};
use crate::scene::Scene;
use crate::text::{FontData, FontId, FontSet};

use super::clusters::clusters;

/// The fonts of a document.
pub(super) type Faces = BTreeMap<FontId, Face>;

/// A font of a document.
pub(super) struct Face {
    /// Its name in the resources of the pages.
    pub(super) resource: ResourceName,
    /// The font as `printpdf` embeds it.
    pub(super) parsed: ParsedFont,
    subset: Subset,
    /// What each glyph stands for, by its number in the whole font.
    texts: BTreeMap<u16, String>,
}

impl Face {
    /// The number that a glyph of the whole font has in the document.
    pub(super) fn glyph(&self, glyph: u16) -> u16 {
        self.subset.glyph(glyph)
    }

    /// The text that a glyph of the whole font stands for; empty where it has none of its own.
    pub(super) fn text(&self, glyph: u16) -> &str {
        self.texts.get(&glyph).map_or("", String::as_str)
    }

    /// How far a reader moves on after a glyph of the whole font, in thousandths of an em: the whole number
    /// that `printpdf` puts into the table of widths.
    #[allow(clippy::cast_precision_loss, reason = "a 16-bit number times 1000 is far below 2^53")]
    pub(super) fn width(&self, glyph: u16) -> f64 {
        let units = self.parsed.pdf_font_metrics.units_per_em.max(1);
        let width = self.parsed.get_glyph_width(self.glyph(glyph)).unwrap_or(0);
        #[allow(clippy::cast_possible_truncation, reason = "the very cast that printpdf makes")]
        let written = (f32::from(width) * 1000.0 / f32::from(units)) as i64;
        written as f64
    }
}

/// The fonts that `scenes` use.
pub(super) fn embedded(scenes: &[Scene], fonts: &FontSet) -> Result<Faces, RenderError> {
    let mut faces = Faces::new();
    for (number, (id, usage)) in used_fonts(scenes).into_iter().enumerate() {
        let font = fonts.get(id);
        let subset = Subset::new(font, &usage, Purpose::Glyphs)?;
        let parsed = parsed(font, &subset)?;
        let resource = ResourceName(format!("Face{number:03}"));
        faces.insert(id, Face { resource, parsed, subset, texts: BTreeMap::new() });
    }
    name_glyphs(scenes, &mut faces);
    Ok(faces)
}

fn parsed(font: &FontData, subset: &Subset) -> Result<ParsedFont, RenderError> {
    // The warnings speak of tables that were left out on purpose.
    let mut parsed = ParsedFont::from_bytes(&subset.bytes, 0, &mut Vec::new())
        .ok_or_else(|| RenderError::Font { name: font.name.clone(), reason: "its tables cannot be read".to_owned() })?;
    let tag = Fingerprint::new().with(&subset.bytes).letters();
    parsed.font_name = Some(if subset.is_cut() { format!("{tag}+{}", font.name) } else { font.name.clone() });
    Ok(parsed)
}

/// Gives each glyph the text that it stands for. A glyph that is a cluster of its own comes first; then
/// those of clusters of several glyphs, one character each where the numbers agree, else the first of them
/// takes the whole text. Where that does not spell a cluster, `text` writes it out.
fn name_glyphs(scenes: &[Scene], faces: &mut Faces) {
    for alone in [true, false] {
        for run in texts(scenes).flat_map(|text| &text.line.runs) {
            let Some(face) = faces.get_mut(&run.font) else { continue };
            for cluster in clusters(run).filter(|cluster| (cluster.glyphs.len() == 1) == alone) {
                for (glyph, text) in cluster.spelling() {
                    face.texts.entry(glyph).or_insert(text);
                }
            }
        }
    }
}

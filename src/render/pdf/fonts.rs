//! The fonts of a PDF: cut to what its pages show, named, and with the text that each glyph stands for.
//!
//! In: scenes and the font set. Out: for each font what `printpdf` embeds, the new numbers of its glyphs,
//! their widths as the reader will take them, and their texts for searching and copying.

use std::collections::BTreeMap;

use printpdf::{Codepoint, FontId as ResourceName, Op, ParsedFont, PdfFontHandle, Pt, TextItem};

use crate::fingerprint::Fingerprint;
use crate::render::RenderError;
use crate::render::subset::{Subset, Subsets};
use crate::render::usage::texts;
use crate::scene::Scene;
use crate::text::{FontData, FontId};

use super::clusters::clusters;

/// The fonts of a document.
pub(super) type EmbeddedFonts = BTreeMap<FontId, EmbeddedFont>;

/// A font of a document.
pub(super) struct EmbeddedFont {
    /// Its name in the resources of the pages.
    pub(super) resource: ResourceName,
    /// The font as `printpdf` embeds it.
    pub(super) parsed: ParsedFont,
    /// What is shown of it, by the numbers of the glyphs in the whole font.
    glyphs: BTreeMap<u16, UsedGlyph>,
}

/// A glyph of a document.
struct UsedGlyph {
    /// Its number in the document.
    code: u16,
    /// How far a reader moves on after it, in thousandths of an em.
    width: f64,
    /// What it stands for; empty where it has no text of its own.
    text: String,
}

impl EmbeddedFont {
    /// The number that a glyph of the whole font has in the document.
    pub(super) fn code(&self, glyph: u16) -> u16 {
        self.glyphs.get(&glyph).map_or(0, |glyph| glyph.code)
    }

    /// The text that a glyph of the whole font stands for; empty where it has none of its own.
    pub(super) fn text(&self, glyph: u16) -> &str {
        self.glyphs.get(&glyph).map_or("", |glyph| &glyph.text)
    }

    /// How far a reader moves on after a glyph of the whole font, in thousandths of an em.
    pub(super) fn width(&self, glyph: u16) -> f64 {
        self.glyphs.get(&glyph).map_or(0.0, |glyph| glyph.width)
    }

    /// Operations that show each glyph once with its text: by these `printpdf` knows what to say of a font.
    pub(super) fn introduction(&self) -> [Op; 2] {
        let codes = self.glyphs.values().map(|glyph| Codepoint::with_cid(glyph.code, 0.0, glyph.text.clone()));
        let font = PdfFontHandle::External(self.resource.clone());
        let items = vec![TextItem::GlyphIds(codes.collect())];
        [Op::SetFont { font, size: Pt(1.0) }, Op::ShowText { items }]
    }
}

/// The fonts that `scenes` use, of which `subsets` are cut.
pub(super) fn embedded(scenes: &[Scene], subsets: &Subsets) -> Result<EmbeddedFonts, RenderError> {
    let mut faces = EmbeddedFonts::new();
    for (number, (id, (font, subset))) in subsets.by_font.iter().enumerate() {
        let resource = ResourceName(format!("Face{number:03}"));
        faces.insert(*id, EmbeddedFont { resource, parsed: parsed(font, subset)?, glyphs: BTreeMap::new() });
    }
    name_glyphs(scenes, &mut faces, subsets);
    Ok(faces)
}

fn parsed(font: &FontData, subset: &Subset) -> Result<ParsedFont, RenderError> {
    let bytes = subset.of_glyphs();
    // The warnings speak of tables that were left out on purpose.
    let mut parsed = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new())
        .ok_or_else(|| RenderError::Font { name: font.name.clone(), reason: "its tables cannot be read".to_owned() })?;
    let tag = Fingerprint::new().with(&bytes).letters();
    parsed.font_name = Some(if subset.is_cut() { format!("{tag}+{}", font.name) } else { font.name.clone() });
    Ok(parsed)
}

/// The width of a glyph of the document as the whole number that `printpdf` puts into the table of widths.
#[allow(clippy::cast_precision_loss, reason = "a 16-bit number times 1000 is far below 2^53")]
fn width(parsed: &ParsedFont, code: u16) -> f64 {
    let units = parsed.pdf_font_metrics.units_per_em.max(1);
    let width = parsed.get_glyph_width(code).unwrap_or(0);
    #[allow(clippy::cast_possible_truncation, reason = "the very cast that printpdf makes")]
    let written = (f32::from(width) * 1000.0 / f32::from(units)) as i64;
    written as f64
}

/// Gives each glyph the text that it stands for. A glyph that is a cluster of its own comes first; then
/// those of clusters of several glyphs, one character each where the numbers agree, else the first of them
/// takes the whole text. Where that does not spell a cluster, `text` writes it out.
fn name_glyphs(scenes: &[Scene], faces: &mut EmbeddedFonts, subsets: &Subsets) {
    for alone in [true, false] {
        for run in texts(scenes).flat_map(|text| &text.line.runs) {
            let (Some(face), Some((_, subset))) = (faces.get_mut(&run.font), subsets.by_font.get(&run.font)) else {
                continue;
            };
            for cluster in clusters(run).filter(|cluster| (cluster.glyphs.len() == 1) == alone) {
                if cluster.glyphs.iter().all(|glyph| face.glyphs.contains_key(&glyph.id)) {
                    continue;
                }
                for (glyph, text) in cluster.spelling() {
                    let code = subset.glyph(glyph);
                    face.glyphs.entry(glyph).or_insert_with(|| UsedGlyph {
                        code,
                        width: width(&face.parsed, code),
                        text,
                    });
                }
            }
        }
    }
}

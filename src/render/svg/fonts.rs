//! The fonts of a scene as data inside of the SVG document.
//!
//! In: a scene and the subsets of its fonts. Out: a style sheet with one `@font-face` a font, and the class that
//! asks for it. The rules for shaping stay in the fonts, so that a browser places glyphs as we did.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::fingerprint::Fingerprint;
use crate::render::RenderError;
use crate::render::subset::{Subset, Subsets};
use crate::render::usage::{texts, used_fonts};
use crate::scene::Scene;
use crate::text::{FontBytes, FontData, FontId, FontSet};

use super::pictures::EmbeddedPictures;

/// Fallbacks for viewers without support for embedded fonts: other narrow sans families.
const FALLBACKS: &str = "'IBM Plex Sans Condensed','Roboto Condensed','Arial Narrow',Arial,sans-serif";

/// Styles that a page around the document must not change, since they move glyphs.
const PLAIN_TEXT: &str = "white-space:pre;text-rendering:geometricPrecision;font-kerning:normal;\
    font-synthesis:none;font-variant:normal;font-variant-ligatures:no-common-ligatures;font-stretch:normal;letter-spacing:normal;word-spacing:normal;\
    text-spacing-trim:space-all;text-autospace:no-autospace";

/// A font file beside a document.
#[derive(Clone, Debug)]
pub struct BesideFont {
    /// The name of the family and of the class of texts in it: letters, digits and hyphens. Another file has another name.
    pub name: String,
    /// The contents of the file.
    pub bytes: FontBytes,
    /// Weight as in CSS, 1 to 1000.
    pub weight: u16,
    /// Whether it is italic.
    pub italic: bool,
}

/// The style sheet and the class of each font of a scene.
pub(super) struct FontStyles {
    /// The beginning of every name in the document: it differs between documents with different content,
    /// so that two of them can stand on one page.
    pub(super) prefix: String,
    classes: BTreeMap<FontId, String>,
    pub(super) style: String,
}

impl FontStyles {
    /// The class of texts in `font`.
    pub(super) fn class(&self, font: FontId) -> &str {
        self.classes.get(&font).map_or("", String::as_str)
    }
}

/// The fonts that `scene` uses.
pub(super) fn embedded(scene: &Scene, subsets: &Subsets, pictures: &EmbeddedPictures) -> FontStyles {
    let used: BTreeSet<FontId> =
        texts(std::slice::from_ref(scene)).flat_map(|text| &text.line.runs).map(|run| run.font).collect();
    let cuts: Vec<_> = subsets.by_font.iter().filter(|(font, _)| used.contains(font)).collect();
    let mut print = Fingerprint::new().with(scene.title.as_bytes()).with(scene.description.as_bytes());
    for content in pictures.content().chain(cuts.iter().map(|(_, (_, cut))| &cut.bytes[..])) {
        print = print.with(content);
    }
    let prefix = format!("j{}", print.digits());
    let mut style = format!(".{prefix} text{{{PLAIN_TEXT}}}\n");
    let mut classes = BTreeMap::new();
    for (number, (id, (font, cut))) in cuts.into_iter().enumerate() {
        let name = format!("{prefix}-f{number}");
        style.push_str(&rules(&name, font, cut));
        classes.insert(*id, name);
    }
    FontStyles { prefix, classes, style }
}

/// The fonts that `scene` uses, for a document without any: `prefix` begins its names. Bundled fonts are not
/// subset, so that a page which shows many versions of a sheet loads them once.
pub(super) fn beside(
    scene: &Scene,
    fonts: &FontSet,
    prefix: String,
) -> Result<(FontStyles, Vec<BesideFont>), RenderError> {
    let (mut classes, mut all) = (BTreeMap::new(), Vec::new());
    for (id, usage) in used_fonts(std::slice::from_ref(scene)) {
        let font = fonts.get(id);
        let (name, bytes) = if let FontBytes::Bundled(_) = font.bytes {
            (format!("f-{}", font.name), font.bytes.clone())
        } else {
            let cut = Subset::new(font, &usage)?;
            (format!("f-{}", Fingerprint::new().with(&cut.bytes).digits()), FontBytes::System(cut.bytes.into()))
        };
        classes.insert(id, name.clone());
        all.push(BesideFont { name, bytes, weight: font.weight, italic: font.italic });
    }
    Ok((FontStyles { prefix, classes, style: String::new() }, all))
}

/// The rule that brings the font, and the rule of the class that uses it. Weight and style are said, so that
/// another font comes out bold or slanted too.
fn rules(name: &str, font: &FontData, cut: &Subset) -> String {
    let (weight, style) = (font.weight, if font.italic { "italic" } else { "normal" });
    let data = STANDARD.encode(&cut.bytes);
    format!(
        "@font-face{{font-family:'{name}';font-weight:{weight};font-style:{style};\
         src:url(data:font/ttf;base64,{data})}}\n\
         .{name}{{font-family:'{name}',{FALLBACKS};font-weight:{weight};font-style:{style}}}\n"
    )
}

//! The glyphs and characters used of each font.
//!
//! In: scenes. Out: for each font the glyphs and characters that the texts show with it, in order.
//! No font file is opened here.

use std::collections::{BTreeMap, BTreeSet};

use crate::scene::{Item, Scene, TextItem};
use crate::text::FontId;

/// The glyphs and characters used of a font.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Usage {
    /// Its glyphs by their number in the whole font.
    pub(super) glyphs: BTreeSet<u16>,
    /// The characters that these glyphs show.
    pub(super) characters: BTreeSet<char>,
}

/// The usage of every font of `scenes`.
pub(super) fn used_fonts(scenes: &[Scene]) -> BTreeMap<FontId, Usage> {
    let mut used: BTreeMap<FontId, Usage> = BTreeMap::new();
    for run in texts(scenes).flat_map(|text| &text.line.runs) {
        let usage = used.entry(run.font).or_default();
        usage.glyphs.extend(run.glyphs.iter().map(|glyph| glyph.id));
        usage.characters.extend(run.text.chars());
    }
    used
}

/// Every text of `scenes`, in reading order.
pub(super) fn texts(scenes: &[Scene]) -> impl Iterator<Item = &TextItem> {
    scenes.iter().flat_map(Scene::leaves).filter_map(|item| match item {
        Item::Text(text) => Some(text),
        _ => None,
    })
}

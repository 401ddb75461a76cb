//! Clusters: glyphs that show some characters together.
//!
//! In: a shaped run. Out: its clusters, and what each of their glyphs would have to stand for.

use crate::text::{Glyph, Run};

/// Stands for a glyph that shows no character of its own, since each glyph has to stand for something:
/// a space without width.
const NO_TEXT: &str = "\u{200b}";

/// Glyphs that show some characters together.
pub(super) struct Cluster<'a> {
    /// The glyphs, from left to right.
    pub(super) glyphs: &'a [Glyph],
    /// The characters, in reading order.
    pub(super) text: &'a str,
    right_to_left: bool,
}

/// The clusters of a run, from left to right.
pub(super) fn clusters(run: &Run) -> impl Iterator<Item = Cluster<'_>> {
    run.glyphs.chunk_by(|one, next| one.cluster == next.cluster).map(|glyphs| Cluster {
        glyphs,
        text: run.text.get(glyphs[0].bytes()).unwrap_or_default(),
        right_to_left: run.right_to_left,
    })
}

impl Cluster<'_> {
    /// Its glyphs in reading order.
    pub(super) fn in_reading_order(&self) -> Vec<u16> {
        let mut glyphs: Vec<u16> = self.glyphs.iter().map(|glyph| glyph.id).collect();
        if self.right_to_left {
            glyphs.reverse();
        }
        glyphs
    }

    /// The text of each of its glyphs, in reading order.
    pub(super) fn spelling(&self) -> Vec<(u16, String)> {
        let glyphs = self.in_reading_order();
        if glyphs.len() == self.text.chars().count() {
            return glyphs.into_iter().zip(self.text.chars().map(String::from)).collect();
        }
        let first = std::iter::once(self.text.to_owned());
        glyphs.into_iter().zip(first.chain(std::iter::repeat(NO_TEXT.to_owned()))).collect()
    }
}

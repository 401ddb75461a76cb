//! Lines of text on a page.
//!
//! In: shaped lines. Out: glyphs by number, each at its exact place. A cluster of glyphs whose own texts
//! do not spell it (a mark put over a letter, a character that the font lacks) carries its text along.

use crate::geometry::{Mm, Point};
use crate::scene::TextItem;
use crate::text::Glyph;

use super::clusters::{Cluster, clusters};
use super::fonts::EmbeddedFont;
use super::page::{Page, rounded};

/// Shows a line.
pub(super) fn line(item: &TextItem, page: &mut Page) {
    page.fill_with(item.colour);
    page.content.write(&[], "BT");
    for run in &item.line.runs {
        let Some(face) = page.faces.get(&run.font) else { continue };
        page.write_with(run.font, face, item.size);
        let begin = Point::new(item.origin.x + item.size * run.x, item.origin.y);
        // Neighbours that are spelled by their glyphs go together.
        let mut spelled_from = 0;
        let mut place = 0;
        for cluster in clusters(run) {
            let end = place + cluster.glyphs.len();
            if !is_spelled(&cluster, face) {
                show(&run.glyphs[spelled_from..place], face, begin, item.size, page);
                page.begin_written_out(cluster.text);
                show(cluster.glyphs, face, begin, item.size, page);
                page.end_span();
                spelled_from = end;
            }
            place = end;
        }
        show(&run.glyphs[spelled_from..], face, begin, item.size, page);
    }
    page.content.write(&[], "ET");
}

/// Shows glyphs of one run, those on the same height in one go.
fn show(glyphs: &[Glyph], face: &EmbeddedFont, begin: Point, size: Mm, page: &mut Page) {
    #[allow(clippy::float_cmp, reason = "heights are copied, not computed")]
    let same_height = |one: &Glyph, next: &Glyph| one.dy == next.dy;
    for level in glyphs.chunk_by(same_height) {
        let first = level[0];
        let place = Point::new(begin.x + size * (first.x + first.dx), begin.y - size * first.dy);
        let (x, y) = page.place(place);
        page.content.write(&[1.0, 0.0, 0.0, 1.0, x, y], "Tm");
        page.content.show(codes(level, face));
    }
}

/// The numbers of glyphs with the moves between them, in thousandths of an em to the left. A move of less than half of
/// that is left for the next glyph, so that nothing adds up.
fn codes<'a>(glyphs: &'a [Glyph], face: &'a EmbeddedFont) -> impl Iterator<Item = (u16, f32)> + 'a {
    let target = |glyph: &Glyph| (glyph.x + glyph.dx) * 1000.0;
    let mut pen = glyphs.first().map_or(0.0, target);
    glyphs.iter().enumerate().map(move |(number, glyph)| {
        pen += face.width(glyph.id);
        let offset = glyphs.get(number + 1).map_or(0.0, |next| (pen - target(next)).round());
        pen -= offset;
        (face.code(glyph.id), rounded(offset))
    })
}

/// Whether the texts of its glyphs make up the text of a cluster.
fn is_spelled(cluster: &Cluster, face: &EmbeddedFont) -> bool {
    if let [glyph] = cluster.glyphs {
        return face.text(glyph.id) == cluster.text;
    }
    let mut rest = Some(cluster.text);
    for glyph in cluster.in_reading_order() {
        rest = rest.and_then(|rest| rest.strip_prefix(face.text(glyph)));
    }
    rest == Some("")
}

//! Lines of text as operations of a page.
//!
//! In: shaped lines. Out: glyphs by number, each at its exact place. A cluster of glyphs whose own texts
//! do not spell it (a mark put over a letter, a character that the font lacks) carries its text along.

use printpdf::{Codepoint, DictItem, Op, TextItem as Shown, TextMatrix};

use crate::geometry::{Mm, Point};
use crate::scene::TextItem;
use crate::text::Glyph;

use super::clusters::{Cluster, clusters};
use super::fonts::Face;
use super::page::{Page, rounded};

/// Shows a line.
pub(super) fn line(item: &TextItem, page: &mut Page) {
    page.fill_with(item.colour);
    page.ops.push(Op::StartTextSection);
    for run in &item.line.runs {
        let Some(face) = page.faces.get(&run.font) else { continue };
        page.write_with(face, item.size);
        let begin = Point::new(item.origin.x + item.size * run.x, item.origin.y);
        // Neighbours that are spelled by their glyphs go together.
        let mut spelled_from = 0;
        let mut place = 0;
        for cluster in clusters(run) {
            let end = place + cluster.glyphs.len();
            if !is_spelled(&cluster, face) {
                show(&run.glyphs[spelled_from..place], face, begin, item.size, page);
                page.ops.push(written_out(cluster.text));
                show(cluster.glyphs, face, begin, item.size, page);
                page.ops.push(Op::EndMarkedContentWithProperties);
                spelled_from = end;
            }
            place = end;
        }
        show(&run.glyphs[spelled_from..], face, begin, item.size, page);
    }
    page.ops.push(Op::EndTextSection);
}

/// Begins a span whose glyphs stand for `text` together (ISO 32000-1, 14.9.4).
fn written_out(text: &str) -> Op {
    let mut data = vec![0xfe, 0xff];
    data.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    let text = DictItem::String { data, literal: false };
    let properties = DictItem::Dict { map: std::iter::once(("ActualText".to_owned(), text)).collect() };
    Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties }
}

/// Shows glyphs of one run, those on the same height in one go.
fn show(glyphs: &[Glyph], face: &Face, begin: Point, size: Mm, page: &mut Page) {
    #[allow(clippy::float_cmp, reason = "heights are copied, not computed")]
    let same_height = |one: &Glyph, next: &Glyph| one.dy == next.dy;
    for level in glyphs.chunk_by(same_height) {
        let first = level[0];
        let place = Point::new(begin.x + size * (first.x + first.dx), begin.y - size * first.dy);
        let (x, y) = page.place(place);
        page.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, x, y]) });
        page.ops.push(Op::ShowText { items: vec![Shown::GlyphIds(codes(level, face))] });
    }
}

/// The glyphs with the moves between them, in thousandths of an em to the left. A move of less than half of
/// that is left for the next glyph, so that nothing adds up.
fn codes(glyphs: &[Glyph], face: &Face) -> Vec<Codepoint> {
    let target = |glyph: &Glyph| (glyph.x + glyph.dx) * 1000.0;
    let mut pen = glyphs.first().map_or(0.0, target);
    let mut codes = Vec::with_capacity(glyphs.len());
    for (number, glyph) in glyphs.iter().enumerate() {
        pen += face.width(glyph.id);
        let offset = glyphs.get(number + 1).map_or(0.0, |next| (pen - target(next)).round());
        pen -= offset;
        codes.push(Codepoint::with_cid(face.glyph(glyph.id), rounded(offset), face.text(glyph.id).to_owned()));
    }
    codes
}

/// Whether the texts of its glyphs make up the text of a cluster.
fn is_spelled(cluster: &Cluster, face: &Face) -> bool {
    let spelled: String = cluster.in_reading_order().into_iter().map(|glyph| face.text(glyph)).collect();
    spelled == cluster.text
}

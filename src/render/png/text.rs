//! Lines of text as pixels.
//!
//! In: shaped lines. Out: the outlines of their glyphs, each at its exact place, painted.

use tiny_skia::Transform;

use crate::geometry::Point;
use crate::scene::TextItem;

use super::canvas::{Canvas, narrowed};
use super::fonts::GlyphOutlines;

/// Paints a line.
pub(super) fn line(item: &TextItem, faces: &mut GlyphOutlines, canvas: &mut Canvas) {
    for run in &item.line.runs {
        let Some(face) = faces.get(run.font) else { continue };
        let scale = canvas.single(item.size) / narrowed(face.units);
        for glyph in &run.glyphs {
            let Some(outline) = face.outline(glyph.id) else { continue };
            let right = item.size * (run.x + glyph.x + glyph.dx);
            let (x, y) = canvas.place(Point::new(item.origin.x + right, item.origin.y - item.size * glyph.dy));
            // Outlines grow upwards, rows downwards.
            canvas.fill(outline, item.colour, Transform::from_row(scale, 0.0, 0.0, -scale, x, y));
        }
    }
}

//! Lines of text as SVG elements.
//!
//! In: shaped lines. Out: one `text` element a line, with the characters themselves; the reader shapes
//! them again with the same font. Where the runs of a line differ in font or direction, each is a
//! `tspan` at its own place. Nothing is measured: places come from the shaped line.

use svg::node::Blob;

use crate::render::decimal::write_decimal;
use crate::scene::TextItem;
use crate::text::{Glyph, Run};

use super::fonts::FontStyles;
use super::node::Leaf;

/// Text is enlarged a hundred times and scaled down again: browsers round each glyph advance to 1/64 of a unit, which in
/// millimetres adds up to a whole one along a line.
const ENLARGED: f64 = 100.0;

/// A line as a `text` element.
pub(super) fn line(item: &TextItem, faces: &FontStyles) -> Blob {
    let mut leaf = Leaf::new("text");
    leaf.set("transform", &transform(item));
    leaf.set_length("font-size", item.size * ENLARGED);
    leaf.set_colour("fill", item.colour);
    let runs = in_reading_order(&item.line.runs, &item.line.text);
    let parts: Vec<RunPart> = runs.into_iter().flat_map(parts).collect();
    match parts.as_slice() {
        [part] => {
            place(part, item, faces, true, &mut leaf);
            leaf.around_text(part.text)
        }
        parts => {
            let mut spans = String::new();
            for (number, part) in parts.iter().enumerate() {
                let mut span = Leaf::new("tspan");
                place(part, item, faces, number == 0, &mut span);
                // A line break between them would show as a space.
                spans.push_str(&span.around_text(part.text).to_string());
            }
            leaf.around(&spans)
        }
    }
}

fn transform(item: &TextItem) -> String {
    let mut transform = "translate(".to_owned();
    write_decimal(item.origin.x.0, &mut transform);
    transform.push(' ');
    write_decimal(item.origin.y.0, &mut transform);
    transform.push_str(") scale(");
    write_decimal(1.0 / ENLARGED, &mut transform);
    transform.push(')');
    transform
}

/// A piece of a run that the reader shapes on its own.
struct RunPart<'a> {
    text: &'a str,
    run: &'a Run,
    /// Where it begins to read, in ems from the left end of the line.
    begin: f64,
}

/// The pieces of a run in reading order. Characters that the font lacks stand apart: a reader takes them from
/// another font, whose widths must not move what follows.
fn parts(run: &Run) -> Vec<RunPart<'_>> {
    let together = |one: &Glyph, next: &Glyph| one.cluster == next.cluster || (one.id == 0) == (next.id == 0);
    let mut chunks: Vec<&[Glyph]> = run.glyphs.chunk_by(together).collect();
    if run.right_to_left {
        chunks.reverse();
    }
    let firsts: Vec<&Glyph> =
        chunks.into_iter().filter_map(|chunk| if run.right_to_left { chunk.last() } else { chunk.first() }).collect();
    if firsts.len() < 2 {
        let begin = if run.right_to_left { run.x + run.width } else { run.x };
        return vec![RunPart { text: &run.text, run, begin }];
    }
    let part = |(number, first): (usize, &&Glyph)| {
        let from = if number == 0 { 0 } else { first.bytes().start };
        let to = firsts.get(number + 1).map_or(run.text.len(), |next| next.bytes().start);
        let begin = run.x + first.x + if run.right_to_left { first.advance } else { 0.0 };
        RunPart { text: run.text.get(from..to).unwrap_or_default(), run, begin }
    };
    firsts.iter().enumerate().map(part).collect()
}

/// Says where a piece stands, and its font. A piece from right to left is placed by its right end. Without a place of its own
/// it would follow the one before it, and the first one stands where the line begins.
fn place(part: &RunPart, item: &TextItem, faces: &FontStyles, is_first: bool, leaf: &mut Leaf) {
    leaf.set("class", faces.class(part.run.font));
    if !is_first || part.begin != 0.0 {
        leaf.set_length("x", item.size * (part.begin * ENLARGED));
    }
    if part.run.right_to_left {
        leaf.set("direction", "rtl");
        leaf.set("unicode-bidi", "isolate-override");
    }
}

/// The runs as they follow each other in `text`; as they stand on the sheet where that is not clear.
fn in_reading_order<'a>(runs: &'a [Run], text: &str) -> Vec<&'a Run> {
    let mut left: Vec<&Run> = runs.iter().collect();
    let mut rest = text;
    let mut ordered = Vec::new();
    // Lines are short; the limit keeps a line of thousands of runs from taking quadratic time.
    while runs.len() <= 64 {
        let Some(next) = next_run(&left, rest) else { break };
        let run = left.remove(next);
        rest = &rest[run.text.len()..];
        ordered.push(run);
    }
    ordered.extend(left);
    ordered
}

/// Which run `text` begins with. Of several with the same characters it is the last one on the sheet where
/// the text reads from right to left.
fn next_run(runs: &[&Run], text: &str) -> Option<usize> {
    let fits = |run: &&Run| !run.text.is_empty() && text.starts_with(&run.text);
    let first = runs.iter().position(fits)?;
    if runs[first].right_to_left { runs.iter().rposition(fits) } else { Some(first) }
}

//! Lines of text as SVG elements.
//!
//! In: shaped lines. Out: one `text` element a line, with the characters themselves; the reader shapes
//! them again with the same font. Where the runs of a line differ in font or direction, each is a
//! `tspan` at its own place.

use svg::node::Node;
use svg::node::element::Element;

use crate::scene::TextItem;
use crate::text::Run;

use super::fonts::Faces;
use super::node::{Inline, colour, element, number, text_element};

/// A line as a `text` element.
pub(super) fn line(item: &TextItem, faces: &Faces) -> Element {
    let common = [("y", number(item.origin.y)), ("font-size", number(item.size)), ("fill", colour(item.colour))];
    match item.line.runs.as_slice() {
        [run] => text_element("text", common.into_iter().chain(placed(run, item, faces)), &run.text),
        runs => {
            let mut text = element("text", common);
            for run in in_reading_order(runs, &item.line.text) {
                text.append(Inline(text_element("tspan", placed(run, item, faces), &run.text)));
            }
            text
        }
    }
}

/// Where a run stands, and its font. A run from right to left is placed by its right end, which is
/// where it begins.
fn placed(run: &Run, item: &TextItem, faces: &Faces) -> Vec<(&'static str, String)> {
    let begin = if run.right_to_left { run.x + run.width } else { run.x };
    let mut attributes = vec![("x", number(item.origin.x + item.size * begin)), ("class", faces.class(run.font))];
    if run.right_to_left {
        attributes.push(("direction", "rtl".to_owned()));
        attributes.push(("unicode-bidi", "isolate-override".to_owned()));
    }
    attributes
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

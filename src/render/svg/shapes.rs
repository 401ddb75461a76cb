//! Boxes and paths as SVG elements.
//!
//! In: items of a scene. Out: `rect` and `path` elements. Round ends and corners of strokes, and "no
//! fill unless said", stand once on the root of the document.

use std::fmt::Write;

use svg::node::element::Element;

use crate::geometry::{Mm, Point};
use crate::scene::{BoxItem, Paint, PathItem, Segment, Stroke};

use super::node::{colour, element, number};

/// A box as `rect`.
pub(super) fn rectangle(item: &BoxItem) -> Element {
    let area = item.area;
    let mut attributes = vec![
        ("x", number(area.x)),
        ("y", number(area.y)),
        ("width", number(area.width.max(Mm::ZERO))),
        ("height", number(area.height.max(Mm::ZERO))),
    ];
    // A larger radius would make the corners elliptic.
    let radius = item.radius.min(area.width / 2.0).min(area.height / 2.0);
    if radius > Mm::ZERO {
        attributes.push(("rx", number(radius)));
    }
    element("rect", attributes.into_iter().chain(paint(&item.paint)))
}

/// Lines and curves as `path`.
pub(super) fn path(item: &PathItem) -> Element {
    element("path", std::iter::once(("d", commands(&item.segments))).chain(paint(&item.paint)))
}

fn commands(segments: &[Segment]) -> String {
    let mut commands = String::new();
    for segment in segments {
        let (letter, points): (char, &[Point]) = match segment {
            Segment::Move(to) => ('M', &[*to]),
            Segment::Line(to) => ('L', &[*to]),
            Segment::Cubic(one, two, to) => ('C', &[*one, *two, *to]),
            Segment::Close => ('Z', &[]),
        };
        commands.push(letter);
        for (place, point) in points.iter().enumerate() {
            let space = if place == 0 { "" } else { " " };
            // Writing to a string cannot fail.
            let _ = write!(commands, "{space}{} {}", number(point.x), number(point.y));
        }
    }
    commands
}

fn paint(paint: &Paint) -> impl Iterator<Item = (&'static str, String)> {
    let fill = paint.fill.map(|fill| ("fill", colour(fill)));
    let stroke = paint.stroke.as_ref().map(stroke).unwrap_or_default();
    fill.into_iter().chain(stroke)
}

fn stroke(stroke: &Stroke) -> Vec<(&'static str, String)> {
    let mut attributes = vec![("stroke", colour(stroke.colour)), ("stroke-width", number(stroke.width))];
    if !stroke.dashes.is_empty() {
        let dashes: Vec<String> = stroke.dashes.iter().map(|&length| number(length)).collect();
        attributes.push(("stroke-dasharray", dashes.join(" ")));
    }
    attributes
}

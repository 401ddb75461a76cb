//! Boxes and paths as SVG elements.
//!
//! In: items of a scene. Out: `rect` and `path` elements. Round ends and corners of strokes, and "no
//! fill unless said", stand once on the root of the document.

use svg::node::Blob;

use crate::geometry::{Mm, Point};
use crate::render::decimal::write_decimal;
use crate::scene::{BoxItem, Paint, PathItem, Segment, Stroke};

use super::node::{Leaf, number};

/// A box as `rect`.
pub(super) fn rectangle(item: &BoxItem) -> Blob {
    let area = item.area;
    let mut leaf = Leaf::new("rect");
    leaf.set_length("x", area.x);
    leaf.set_length("y", area.y);
    leaf.set_length("width", area.width.max(Mm::ZERO));
    leaf.set_length("height", area.height.max(Mm::ZERO));
    // A larger radius would make the corners elliptic.
    let radius = item.radius.min(area.width / 2.0).min(area.height / 2.0);
    if radius > Mm::ZERO {
        leaf.set_length("rx", radius);
    }
    paint(&item.paint, &mut leaf);
    leaf.empty()
}

/// Lines and curves as `path`.
pub(super) fn path(item: &PathItem) -> Blob {
    let mut leaf = Leaf::new("path");
    leaf.set("d", &commands(&item.segments));
    paint(&item.paint, &mut leaf);
    leaf.empty()
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
            if place > 0 {
                commands.push(' ');
            }
            write_decimal(point.x.0, &mut commands);
            commands.push(' ');
            write_decimal(point.y.0, &mut commands);
        }
    }
    commands
}

fn paint(paint: &Paint, leaf: &mut Leaf) {
    if let Some(fill) = paint.fill {
        leaf.set_colour("fill", fill);
    }
    if let Some(stroke) = &paint.stroke {
        set_stroke(stroke, leaf);
    }
}

fn set_stroke(stroke: &Stroke, leaf: &mut Leaf) {
    leaf.set_colour("stroke", stroke.colour);
    leaf.set_length("stroke-width", stroke.width);
    if !stroke.dashes.is_empty() {
        let dashes: Vec<String> = stroke.dashes.iter().map(|&length| number(length)).collect();
        leaf.set("stroke-dasharray", &dashes.join(" "));
    }
}

//! Boxes and paths as operations of a page.
//!
//! In: items of a scene. Out: operations that fill them and draw their edges. Round corners become
//! curves, since a page knows plain boxes only.

use printpdf::{Line, LinePoint, Op, PaintMode, Point as PagePoint, Polygon, PolygonRing, Pt, Rect, WindingOrder};

use crate::geometry::{Mm, Point};
use crate::render::corners::round_corners;
use crate::scene::{BoxItem, Paint, PathItem, Segment};

use super::page::Page;

/// Draws a box.
pub(super) fn rectangle(item: &BoxItem, page: &mut Page) {
    let area = item.area;
    let radius = item.radius.min(area.width / 2.0).min(area.height / 2.0);
    // Dashes are counted from the upper left corner on, but along a plain box from the lower left one.
    let dashed = item.paint.stroke.as_ref().is_some_and(|stroke| !stroke.dashes.is_empty());
    if radius > Mm::ZERO || dashed {
        draw(&round_corners(area, radius.max(Mm::ZERO)), &item.paint, page);
    } else if let Some(mode) = set_pen(&item.paint, page) {
        let (x, top) = page.place(Point::new(area.x, area.y));
        let (right, y) = page.place(Point::new(area.right(), area.bottom()));
        let rectangle = Rect {
            x: Pt(x),
            y: Pt(y),
            width: Pt(right - x),
            height: Pt(top - y),
            mode: Some(mode),
            winding_order: Some(WindingOrder::NonZero),
        };
        page.ops.push(Op::DrawRectangle { rectangle });
    }
}

/// Draws lines and curves.
pub(super) fn path(item: &PathItem, page: &mut Page) {
    draw(&item.segments, &item.paint, page);
}

/// Sets the colours and tells what to paint; nothing where the paint is empty.
fn set_pen(paint: &Paint, page: &mut Page) -> Option<PaintMode> {
    if let Some(colour) = paint.fill {
        page.fill_with(colour);
    }
    if let Some(stroke) = &paint.stroke {
        page.stroke_with(stroke);
    }
    match (paint.fill.is_some(), paint.stroke.is_some()) {
        (true, true) => Some(PaintMode::FillStroke),
        (true, false) => Some(PaintMode::Fill),
        (false, true) => Some(PaintMode::Stroke),
        (false, false) => None,
    }
}

/// Fills all subpaths together, so that holes stay open; then draws the edge of each.
fn draw(segments: &[Segment], paint: &Paint, page: &mut Page) {
    let lines = subpaths(segments, page);
    if set_pen(paint, page).is_none() || lines.is_empty() {
        return;
    }
    if paint.fill.is_some() {
        let rings = lines.iter().map(|line| PolygonRing { points: line.points.clone() }).collect();
        let polygon = Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::NonZero };
        page.ops.push(Op::DrawPolygon { polygon });
    }
    if paint.stroke.is_some() {
        page.ops.extend(lines.into_iter().map(|line| Op::DrawLine { line }));
    }
}

/// The pieces of a path between lifts of the pen, in points.
pub(super) fn subpaths(segments: &[Segment], page: &Page) -> Vec<Line> {
    let at = |point: Point, bezier: bool| {
        let (x, y) = page.place(point);
        LinePoint { p: PagePoint { x: Pt(x), y: Pt(y) }, bezier }
    };
    let mut lines: Vec<Line> = Vec::new();
    for segment in segments {
        if let Segment::Move(to) = segment {
            lines.push(Line { points: vec![at(*to, false)], is_closed: false });
            continue;
        }
        // After a close the pen stands where the piece began, and a new piece begins there.
        if let Some(begin) = lines.last().filter(|line| line.is_closed).and_then(|line| line.points.first()).cloned() {
            lines.push(Line { points: vec![begin], is_closed: false });
        }
        let Some(line) = lines.last_mut() else { continue };
        match segment {
            Segment::Line(to) => line.points.push(at(*to, false)),
            Segment::Cubic(one, two, to) => line.points.extend([at(*one, true), at(*two, true), at(*to, false)]),
            Segment::Close => line.is_closed = true,
            Segment::Move(_) => {}
        }
    }
    lines.retain(|line| line.points.len() > 1);
    lines
}

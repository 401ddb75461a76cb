//! Basic shapes: rectangles, lines and groups of them. The caller gives them a meaning.

use crate::geometry::{Mm, Point, Rect};
use crate::scene::{BoxItem, Group, Item, Paint, PathItem, Segment, SemanticRole, Stroke};

/// Items as a group with a role; its name and link are set later.
pub fn part_of(role: SemanticRole, items: Vec<Item>) -> Item {
    Item::Group(Group { role, items, ..Group::default() })
}

/// A box with round corners.
pub fn rounded(area: Rect, radius: Mm, paint: Paint) -> Item {
    Item::Box(BoxItem { area, radius, paint })
}

pub fn rule(from: Point, to: Point, stroke: Stroke) -> Item {
    Item::Path(PathItem {
        segments: vec![Segment::Move(from), Segment::Line(to)],
        paint: Paint { fill: None, stroke: Some(stroke) },
    })
}

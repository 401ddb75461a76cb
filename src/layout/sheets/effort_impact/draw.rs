//! The square drawn: cells, names, axes, legend and dots.
//!
//! In: a square and an area. Out: its items. The parent module decides which dots are on which sheet.

use crate::geometry::{Mm, Point, Rect};
use crate::layout::blocks::block::Part;
use crate::layout::blocks::shapes;
use crate::layout::numbers::to_f64;
use crate::layout::style;
use crate::layout::style::{ASCENT, LEADING, TextStyle, TypeScale};
use crate::scene::{Group, Item, Paint, PathItem, Segment, SemanticRole, TextItem};

use super::dot::Dot;
use super::{AXIS, BINS, DOT_GAP, DotCounts, INSIDE, Square, SquareLayout, dot, width_of};

impl Square {
    /// The square in an area, without the dots that stand on sheets before, and in words what it shows.
    pub fn draw(&self, shown: &DotCounts, area: Rect, scale: TypeScale) -> (Item, String) {
        let layout = self.layout(shown, area, scale);
        let mut items = vec![self.backgrounds(&layout, scale), axes(&layout, scale)];
        self.draw_names(&layout, scale, &mut items);
        let after = self.shown_after(shown, area, scale);
        for bin in 0..BINS {
            let room = Square::room_of(bin, &layout, scale);
            let dots = &self.bins[bin][shown[bin]..after[bin]];
            if bin == BINS - 1 && !dots.is_empty() {
                let top = room.y - scale.line(TextStyle::Name) - scale.em(0.4);
                write(&self.not_estimated, Rect { y: top, ..room }, 0.0, scale, &mut items);
            }
            self.draw_dots(dots, room, bin == BINS - 1, scale, &mut items);
        }
        let label = self.describe(shown, &after);
        (Item::Group(Group { role: SemanticRole::Chart, label: label.clone(), items, ..Group::default() }), label)
    }

    /// For each bin the numbers of its dots on this sheet.
    fn describe(&self, shown: &DotCounts, after: &DotCounts) -> String {
        let sentences = (0..BINS).filter(|bin| shown[*bin] < after[*bin]).map(|bin| {
            let dots = &self.bins[bin][shown[bin]..after[bin]];
            let numbers: Vec<&str> = dots.iter().map(|dot| dot.label.as_str()).collect();
            format!("{} – {}.", self.descriptions[bin], numbers.join(", "))
        });
        sentences.collect::<Vec<_>>().join(" ")
    }

    fn backgrounds(&self, layout: &SquareLayout, scale: TypeScale) -> Item {
        let background = |bin: usize| {
            let corner = self.corners.iter().find(|(at, ..)| *at == bin);
            let colour = corner.map_or(style::PANEL, |(_, _, tint)| *tint);
            shapes::rounded(Square::cell(bin, layout, scale), scale.em(0.3), Paint::fill(colour))
        };
        Item::Group(Group { items: (0..BINS - 1).map(background).collect(), ..Group::default() })
    }

    /// The names of corners, levels and axes.
    fn draw_names(&self, layout: &SquareLayout, scale: TypeScale, items: &mut Vec<Item>) {
        let cells = layout.cells;
        for (bin, name, _) in &self.corners {
            let cell = Square::cell(*bin, layout, scale).inset(scale.em(INSIDE));
            let height = scale.line(TextStyle::Name) * to_f64(name.line_count(cell.width, scale));
            let top = if *bin < 3 { cell.y - scale.em(0.1) } else { cell.bottom() - height };
            write(name, Rect { y: top, ..cell }, 0.0, scale, items);
        }
        let left = Rect::new(cells.x - scale.em(AXIS) - Mm(200.0), cells.y, Mm(200.0), cells.height);
        for (index, level) in self.levels.iter().enumerate() {
            let row = Square::cell((2 - index) * 3, layout, scale);
            let middle = row.centre().y - scale.line(TextStyle::Aside) / 2.0;
            write(level, Rect { y: middle, ..left }, 1.0, scale, items);
            let column = Square::cell(6 + index, layout, scale);
            write(level, Rect { y: column.bottom() + scale.em(AXIS), ..column }, 0.5, scale, items);
        }
        let above = Rect { y: cells.y - scale.line(TextStyle::Name) - scale.em(0.3), ..cells };
        write(&self.impact, above, 0.0, scale, items);
        let below = Rect { y: cells.bottom() + scale.em(AXIS) + scale.line(TextStyle::Aside), ..cells };
        write(&self.effort, below, 1.0, scale, items);
        self.draw_legend(
            Rect { width: below.width - width_of(&self.effort, scale) - scale.em(1.0), ..below },
            scale,
            items,
        );
    }

    /// The legend in an area, as far as there is room for it.
    fn draw_legend(&self, area: Rect, scale: TypeScale, items: &mut Vec<Item>) {
        let mut x = area.x;
        for (status, words) in &self.legend {
            let sign = scale.em(0.8);
            let asks = sign + scale.em(0.4) + width_of(words, scale);
            if x + asks > area.right() {
                return;
            }
            let disc = Rect::new(x, area.y + scale.em(0.28), sign, sign);
            let disc = shapes::rounded(disc, sign / 2.0, dot::paint(Some(*status), scale));
            items.push(Item::Group(Group { items: vec![disc], ..Group::default() }));
            write(words, Rect { x: x + sign + scale.em(0.4), width: asks, ..area }, 0.0, scale, items);
            x += asks + scale.em(1.2);
        }
    }

    /// Dots in rows: in the middle of a room and about as wide as high, or from its top left corner on.
    fn draw_dots(&self, dots: &[Dot], room: Rect, from_corner: bool, scale: TypeScale, items: &mut Vec<Item>) {
        let (width, height) = self.dot_size(scale);
        let gap = scale.em(DOT_GAP);
        let (most, rows) = self.capacity(room, scale);
        let mut across = if from_corner { most } else { 1 };
        while across < most && (dots.len().div_ceil(across) > rows || dots.len() > across * across) {
            across += 1;
        }
        let across = across.min(dots.len().max(1));
        let down = dots.len().div_ceil(across);
        let extent = |count: usize, dot: Mm| (dot + gap) * to_f64(count) - gap;
        let (x, y) = if from_corner {
            (room.x, room.y)
        } else {
            let centre = room.centre();
            (centre.x - extent(across, width) / 2.0, centre.y - extent(down, height) / 2.0)
        };
        for (index, dot) in dots.iter().enumerate() {
            let at = |count: usize, dot: Mm| (dot + gap) * to_f64(count);
            let area = Rect::new(x + at(index % across, width), y + at(index / across, height), width, height);
            items.push(dot.draw(area, scale));
        }
    }
}

/// Two arrows, to more impact and to more effort.
fn axes(layout: &SquareLayout, scale: TypeScale) -> Item {
    let cells = layout.cells;
    let (x, y) = (cells.x - scale.em(AXIS / 2.0), cells.bottom() + scale.em(AXIS / 2.0));
    let tip = scale.em(0.3);
    let up = Point::new(x, cells.y);
    let right = Point::new(cells.right(), y);
    let segments = vec![
        Segment::Move(Point::new(up.x - tip, up.y + tip)),
        Segment::Line(up),
        Segment::Line(Point::new(up.x + tip, up.y + tip)),
        Segment::Move(up),
        Segment::Line(Point::new(x, y)),
        Segment::Line(right),
        Segment::Move(Point::new(right.x - tip, right.y - tip)),
        Segment::Line(right),
        Segment::Line(Point::new(right.x - tip, right.y + tip)),
    ];
    Item::Path(PathItem { segments, paint: Paint::stroke(style::MUTED, scale.grown(Mm(0.3))) })
}

/// Writes a text at the left (0), in the middle (0.5) or at the right (1) of an area, from its top down.
fn write(part: &Part, area: Rect, share: f64, scale: TypeScale, items: &mut Vec<Item>) {
    let size = scale.size(part.text_style);
    let mut top = area.y;
    for line in part.paragraph.lines(area.width / size) {
        let x = area.x + (area.width - size * line.width) * share;
        items.push(Item::Text(TextItem {
            origin: Point::new(x, top + size * ASCENT),
            size,
            colour: part.colour,
            line,
        }));
        top += size * LEADING;
    }
}

//! Additions of sheets to work on: hints under the lane names, rules between lanes, and shares of the free height.
//!
//! In: a table to work on. Out: lengths and items for `sheet`. Which tables those are is decided in `phases` and
//! `blank`.

use crate::geometry::{Mm, Point, Rect};
use crate::scene::{Group, Item, Stroke, TextItem};

use crate::layout::blocks::shapes;
use crate::layout::map::grid::{COLUMN_GAP, Grid, Lane, LaneKind};
use crate::layout::pagination::column_widths::Slot;
use crate::layout::style;
use crate::layout::style::{ASCENT, LEADING, TextStyle, TypeScale};

/// The side of the usual sticky note: 3 inches, sold as 76 × 76 mm.
pub const NOTE: Mm = Mm(76.0);
/// The maximum width of a column, in ems and as a share of the width: wider ones are hard to read. The rest stays free
/// for more steps.
const WIDEST_COLUMN: (f64, f64) = (26.0, 0.34);
/// The maximum width of a lane name, in ems: most hints fit on one line.
pub const WIDEST_NAME: f64 = 9.5;
/// Gap between the name of a lane and its hint, in ems.
const HINT_GAP: f64 = 0.15;

/// How much of `width` the columns of a table take together.
#[expect(clippy::cast_precision_loss, reason = "there are far fewer columns than 2^52")]
pub fn width(grid: &Grid, width: Mm, scale: TypeScale) -> Mm {
    let is_ruled = grid.columns.len() > 1 && grid.columns.iter().all(|column| column.step.is_none());
    if !grid.roomy || is_ruled {
        return width;
    }
    let column = scale.em(WIDEST_COLUMN.0).max(width * WIDEST_COLUMN.1);
    width.min(column * grid.columns.len() as f64)
}

/// The width of the widest hint, unbroken.
pub fn hints_width(grid: &Grid, scale: TypeScale) -> Mm {
    let hints = grid.lanes.iter().filter_map(|lane| lane.hint.as_ref());
    hints.map(|hint| scale.size(TextStyle::Hint) * hint.natural_width()).fold(Mm::ZERO, Mm::max)
}

/// How much of the free room a lane gets, against a lane of cards. Steps and touchpoints are put beside each other rather
/// than below each other, and a curve needs no notes.
pub const fn share(kind: LaneKind) -> f64 {
    match kind {
        LaneKind::Phases => 0.1,
        LaneKind::Steps | LaneKind::Touchpoints => 0.6,
        LaneKind::Emotion => 0.2,
        LaneKind::Words | LaneKind::Images | LaneKind::Cards(_) => 1.0,
    }
}

/// How high the hint under the name of a lane is; nothing where there is none, or an answer.
#[expect(clippy::cast_precision_loss, reason = "a hint has a few lines")]
pub fn hint_height(lane: &Lane, width: Mm, scale: TypeScale) -> Mm {
    let lines = |hint: &crate::text::Paragraph| hint.line_count(width / scale.size(TextStyle::Hint)) as f64;
    lane.hint
        .as_ref()
        .filter(|_| lane.is_empty())
        .map_or(Mm::ZERO, |hint| scale.em(HINT_GAP) + scale.line(TextStyle::Hint) * lines(hint))
}

/// The lines of the hint under the name of a lane, with their upper left corner at `corner`.
pub fn hint(lane: &Lane, corner: Point, width: Mm, scale: TypeScale) -> Vec<Item> {
    let size = scale.size(TextStyle::Hint);
    let lines = lane.hint.iter().filter(|_| lane.is_empty()).flat_map(|hint| hint.lines(width / size));
    let mut top = corner.y + scale.em(HINT_GAP);
    let place = |line| {
        let origin = Point::new(corner.x, top + size * ASCENT);
        top += size * LEADING;
        Item::Text(TextItem { origin, size, colour: style::MUTED, line })
    };
    lines.map(place).collect()
}

/// Rules between the lanes, whose lower ends are `bounds`, and between columns that are empty.
pub fn rules(grid: &Grid, slots: &[Slot], bounds: &[Mm], area: Rect, scale: TypeScale) -> Item {
    let stroke = Stroke {
        colour: style::HAIRLINE,
        width: scale.grown(style::HAIRLINE_WIDTH),
        dashes: vec![scale.grown(Mm(1.2)), scale.grown(Mm(1.6))],
    };
    let between = bounds.split_last().map_or(&[][..], |(_, others)| others);
    let mut items: Vec<Item> = between
        .iter()
        .map(|y| shapes::rule(Point::new(style::MARGIN, *y), Point::new(area.right(), *y), stroke.clone()))
        .collect();
    let empty = grid.columns.iter().zip(slots).filter(|(column, _)| column.step.is_none()).skip(1);
    items.extend(empty.map(|(_, slot)| {
        let x = slot.x - scale.em(COLUMN_GAP / 2.0);
        shapes::rule(Point::new(x, area.y), Point::new(x, area.bottom()), stroke.clone())
    }));
    Item::Group(Group { items, ..Group::default() })
}

//! The square of effort and impact, with a numbered dot for each action.
//!
//! In: actions and an area. Out: three by three cells with the dots of the actions in them, those without an
//! estimate in a list below, and what found no room. Dots of one cell stand in rows, so that those that
//! coincide stay readable.

mod dot;
mod draw;

use crate::geometry::{Colour, Mm, Rect};
use crate::model::names::DisplayNames;
use crate::model::{Action, Card, Level, Status};

use crate::layout::blocks::block::Part;
use crate::layout::blocks::journey::Blocks;
use crate::layout::numbers::to_f64;
use crate::layout::style;
use crate::layout::style::{TextStyle, TypeScale};

use dot::Dot;

/// Gap between two dots, in ems.
const DOT_GAP: f64 = 0.3;
/// The height of a dot, and the width that it adds to its number, in ems.
const DOT: (f64, f64) = (1.9, 0.9);
/// Gap between two cells, in ems.
const CELL_GAP: f64 = 0.3;
/// Padding of a cell around its dots, in ems.
const INSIDE: f64 = 0.4;
/// Gap between the axis and what stands beside it, in ems.
const AXIS: f64 = 0.6;
/// The maximum ratio of height to width of the square.
const HIGHEST: f64 = 1.2;
/// Share of the height that the list below the square may take.
const HIGHEST_LIST: f64 = 0.4;
/// The bins: nine cells in rows from the top, then those without an estimate.
const BINS: usize = 10;
/// The levels of effort and impact, in rising order.
const LEVELS: [Level; 3] = [Level::Small, Level::Medium, Level::Large];

/// The actions of a square.
pub struct Square {
    bins: [Vec<Dot>; BINS],
    corners: [(usize, Part, Colour); 4],
    levels: [Part; 3],
    effort: Part,
    impact: Part,
    not_estimated: Part,
    /// What hollow and dashed dots mean, where there are any.
    legend: Vec<(Status, Part)>,
    /// The widest number, in ems.
    widest: f64,
    /// What the bins are called in words.
    descriptions: [String; BINS],
}

/// The number of dots of each bin that earlier sheets show.
pub type DotCounts = [usize; BINS];

/// The position of the parts of a square.
struct SquareLayout {
    cells: Rect,
    cell: (Mm, Mm),
    names: Mm,
    list: Rect,
}

impl Square {
    /// The square of these actions.
    pub fn new<'c>(
        blocks: &Blocks,
        names: &DisplayNames,
        actions: impl Iterator<Item = (&'c Card, &'c Action)>,
    ) -> Square {
        let mut bins: [Vec<Dot>; BINS] = Default::default();
        for (card, action) in actions {
            bins[bin_of(action)].push(Dot::new(blocks, names, card, action));
        }
        let words = &blocks.words.square;
        let wanted = [
            (0, words.do_now, 0x001d_6b3c),
            (2, words.plan, 0x001d_5796),
            (6, words.if_time, 0x003c_4854),
            (8, words.rather_not, 0x008a_4310),
        ];
        let corners = wanted.map(|(bin, name, colour)| {
            let colour = Colour::hex(colour);
            (bin, blocks.part(name, TextStyle::Name, colour), Colour::WHITE.mix(colour, 0.13))
        });
        let columns = &names.journey().language.plan_words().columns;
        let dots = bins.iter().flatten();
        let has = |status: Status| bins.iter().flatten().any(|dot| dot.status == Some(status));
        let over = [Status::Done, Status::Dropped].into_iter().filter(|status| has(*status));
        let legend =
            over.map(|status| (status, blocks.part(names.status(status), TextStyle::Aside, style::MUTED))).collect();
        let widest = dots.map(|dot| dot.number.paragraph.natural_width()).fold(0.0, f64::max);
        Square {
            descriptions: std::array::from_fn(|bin| describe(blocks, names, bin)),
            corners,
            levels: LEVELS.map(|level| blocks.part(names.level(level), TextStyle::Aside, style::MUTED)),
            effort: blocks.part(columns.effort, TextStyle::Name, style::INK),
            impact: blocks.part(columns.impact, TextStyle::Name, style::INK),
            not_estimated: blocks.part(words.not_estimated, TextStyle::Name, style::MUTED),
            legend,
            widest,
            bins,
        }
    }

    /// The number of dots.
    pub fn all(&self) -> DotCounts {
        std::array::from_fn(|bin| self.bins[bin].len())
    }

    /// How many dots stand on the sheets up to this one, which has `area` for the square.
    pub fn shown_after(&self, shown: &DotCounts, area: Rect, scale: TypeScale) -> DotCounts {
        let layout = self.layout(shown, area, scale);
        std::array::from_fn(|bin| {
            let room = Square::room_of(bin, &layout, scale);
            let (across, down) = self.capacity(room, scale);
            self.bins[bin].len().min(shown[bin] + across * down)
        })
    }

    /// The lower edge of the square in an area, its list included.
    pub fn bottom(&self, shown: &DotCounts, area: Rect, scale: TypeScale) -> Mm {
        let layout = self.layout(shown, area, scale);
        let count = self.bins[BINS - 1].len() - shown[BINS - 1];
        if count == 0 {
            return layout.cells.bottom() + Square::below(scale);
        }
        let (across, down) = self.capacity(layout.list, scale);
        let rows = count.div_ceil(across).min(down);
        layout.list.y + (self.dot_size(scale).1 + scale.em(DOT_GAP)) * to_f64(rows)
    }

    /// Whether each cell has room for a dot.
    pub fn has_room(&self, area: Rect, scale: TypeScale) -> bool {
        let layout = self.layout(&DotCounts::default(), area, scale);
        let (width, height) = self.dot_size(scale);
        (0..BINS - 1).all(|bin| {
            let room = Square::room_of(bin, &layout, scale);
            room.width >= width && room.height >= height
        })
    }

    /// The height of what stands below the cells: levels, and the name of the axis.
    fn below(scale: TypeScale) -> Mm {
        scale.line(TextStyle::Aside) + scale.line(TextStyle::Name) + scale.em(AXIS)
    }

    fn dot_size(&self, scale: TypeScale) -> (Mm, Mm) {
        let height = scale.em(DOT.0);
        ((scale.size(TextStyle::Number) * self.widest + scale.em(DOT.1)).max(height), height)
    }

    /// How many dots stand beside and above each other in a room, at least one.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a sheet holds some thousand dots")]
    fn capacity(&self, room: Rect, scale: TypeScale) -> (usize, usize) {
        let (width, height) = self.dot_size(scale);
        let gap = scale.em(DOT_GAP);
        let count = |room: Mm, dot: Mm| ((room + gap) / (dot + gap) + 1e-6).floor().max(1.0) as usize;
        (count(room.width, width), count(room.height, height))
    }

    fn layout(&self, shown: &DotCounts, area: Rect, scale: TypeScale) -> SquareLayout {
        let beside =
            self.levels.iter().map(|level| width_of(level, scale)).fold(Mm::ZERO, Mm::max) + scale.em(AXIS * 2.0);
        let above = scale.line(TextStyle::Name) + scale.em(0.3);
        let below = Square::below(scale);
        let left = self.bins[BINS - 1].len() - shown[BINS - 1];
        let list = self.list_height(left, area, scale);
        let width = area.width - beside;
        let height = (area.height - above - below - list).min(width * HIGHEST);
        let cells = Rect::new(area.x + beside, area.y + above, width, height);
        let cell = ((width - scale.em(CELL_GAP * 2.0)) / 3.0, (height - scale.em(CELL_GAP * 2.0)) / 3.0);
        let inner = cell.0 - scale.em(INSIDE * 2.0);
        let lines = self.corners.iter().map(|(_, name, _)| name.line_count(inner, scale)).max().unwrap_or(1);
        let top = cells.bottom() + below + scale.line(TextStyle::Name) + scale.em(1.2);
        let list = Rect::new(area.x, top, area.width, area.bottom() - top);
        SquareLayout { cells, cell, names: scale.line(TextStyle::Name) * to_f64(lines) + scale.em(INSIDE), list }
    }

    /// The height of the list of those without an estimate, `count` of them.
    fn list_height(&self, count: usize, area: Rect, scale: TypeScale) -> Mm {
        if count == 0 {
            return Mm::ZERO;
        }
        let (across, _) = self.capacity(area, scale);
        let (_, dot) = self.dot_size(scale);
        let dots = (dot + scale.em(DOT_GAP)) * to_f64(count.div_ceil(across));
        (dots.min(area.height * HIGHEST_LIST).max(dot) + scale.line(TextStyle::Name) + scale.em(1.5)).min(area.height)
    }

    fn cell(bin: usize, layout: &SquareLayout, scale: TypeScale) -> Rect {
        let (width, height) = layout.cell;
        let gap = scale.em(CELL_GAP);
        let at = |index: usize, size: Mm| (size + gap) * to_f64(index);
        Rect::new(layout.cells.x + at(bin % 3, width), layout.cells.y + at(bin / 3, height), width, height)
    }

    /// Where the dots of a bin stand: the rest of a cell beside its name.
    fn room_of(bin: usize, layout: &SquareLayout, scale: TypeScale) -> Rect {
        if bin == BINS - 1 {
            return layout.list;
        }
        let room = Square::cell(bin, layout, scale).inset(scale.em(INSIDE));
        // Corners have a name at the outer edge; the cell between two of them keeps in line with both.
        match bin / 3 {
            0 => Rect { y: room.y + layout.names, height: room.height - layout.names, ..room },
            2 => Rect { height: room.height - layout.names, ..room },
            _ => room,
        }
    }
}

/// Which bin an action belongs to: impact from the top down, effort from left to right.
fn bin_of(action: &Action) -> usize {
    let (Some(effort), Some(impact)) = (action.effort, action.impact) else { return BINS - 1 };
    let index = |level: Level| LEVELS.iter().position(|of| *of == level).unwrap_or_default();
    (2 - index(impact)) * 3 + index(effort)
}

/// What a bin is called in words: "Effort: small, Impact: large".
fn describe(blocks: &Blocks, names: &DisplayNames, bin: usize) -> String {
    if bin == BINS - 1 {
        return blocks.words.square.not_estimated.to_owned();
    }
    let columns = &names.journey().language.plan_words().columns;
    let level = |index: usize| names.level(LEVELS[index]);
    let (impact, effort) = (level(2 - bin / 3), level(bin % 3));
    format!("{}, {}", blocks.named(columns.effort, effort), blocks.named(columns.impact, impact))
}

fn width_of(part: &Part, scale: TypeScale) -> Mm {
    scale.size(part.text_style) * part.paragraph.natural_width()
}

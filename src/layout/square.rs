//! The square of effort and impact, with a numbered dot for each action.
//!
//! In: actions and an area. Out: three by three cells with the dots of the actions in them, those without an
//! estimate in a list below, and what found no room. Dots of one cell stand in rows, so that those that
//! coincide stay readable.

use crate::geometry::{Colour, Mm, Point, Rect};
use crate::model::names::Names;
use crate::model::{Action, Card, CardKind, Level, Status};
use crate::scene::{Group, Item, Meaning, Paint, PathItem, Segment, Stroke, TextItem};
use crate::source::Span;

use super::block::{self, Part};
use super::blocks::Blocks;
use super::style::{self, LEADING, RISE, Role, Type};

/// White space between two dots, in ems.
const DOT_GAP: f64 = 0.3;
/// The height of a dot, and what it is wider than its number, in ems.
const DOT: (f64, f64) = (1.9, 0.9);
/// White space between two cells, and between a cell's edge and its dots, in ems.
const CELL_GAP: f64 = 0.3;
const INSIDE: f64 = 0.4;
/// White space between the axis and what stands beside it, in ems.
const AXIS: f64 = 0.6;
/// The square may be higher than wide by as much.
const HIGHEST: f64 = 1.2;
/// Share of the height that the list below the square may take.
const HIGHEST_LIST: f64 = 0.4;
/// The bins: nine cells in rows from the top, then those without an estimate.
const BINS: usize = 10;
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
    /// What it shows, in words.
    pub description: String,
}

/// A numbered dot.
struct Dot {
    number: Part,
    label: String,
    span: Span,
    status: Option<Status>,
}

/// How many dots of each bin stand on the sheets before.
pub type Shown = [usize; BINS];

/// Where the parts of a square stand.
struct Places {
    cells: Rect,
    cell: (Mm, Mm),
    names: Mm,
    list: Rect,
}

impl Square {
    /// The square of these actions.
    pub fn new<'c>(blocks: &Blocks, names: &Names, actions: impl Iterator<Item = (&'c Card, &'c Action)>) -> Square {
        let mut bins: [Vec<Dot>; BINS] = Default::default();
        for (card, action) in actions {
            bins[bin_of(action)].push(Dot::new(blocks, names, card, action));
        }
        let words = &blocks.words.square;
        let named = [
            (0, words.do_now, 0x001d_6b3c),
            (2, words.plan, 0x001d_5796),
            (6, words.if_time, 0x003c_4854),
            (8, words.rather_not, 0x008a_4310),
        ];
        let corners = named.map(|(bin, name, colour)| {
            let colour = Colour::hex(colour);
            (bin, blocks.part(name, Role::Name, colour), Colour::WHITE.mix(colour, 0.13))
        });
        let columns = &names.journey().language.plan_words().columns;
        let dots = bins.iter().flatten();
        let has = |status: Status| bins.iter().flatten().any(|dot| dot.status == Some(status));
        let over = [Status::Done, Status::Dropped].into_iter().filter(|status| has(*status));
        let legend =
            over.map(|status| (status, blocks.part(names.status(status), Role::Aside, style::MUTED))).collect();
        let widest = dots.map(|dot| dot.number.paragraph.natural_width()).fold(0.0, f64::max);
        Square {
            description: describe(blocks, names, &bins),
            corners,
            levels: LEVELS.map(|level| blocks.part(names.level(level), Role::Aside, style::MUTED)),
            effort: blocks.part(columns.effort, Role::Name, style::INK),
            impact: blocks.part(columns.impact, Role::Name, style::INK),
            not_estimated: blocks.part(words.not_estimated, Role::Name, style::MUTED),
            legend,
            widest,
            bins,
        }
    }

    /// How many dots it has.
    pub fn all(&self) -> Shown {
        std::array::from_fn(|bin| self.bins[bin].len())
    }

    /// How many dots stand on the sheets up to this one, which has `area` for the square.
    pub fn shown_after(&self, shown: &Shown, area: Rect, kind: Type) -> Shown {
        let places = self.places(shown, area, kind);
        std::array::from_fn(|bin| {
            let room = self.room_of(bin, &places, kind);
            let (across, down) = self.capacity(room, kind);
            self.bins[bin].len().min(shown[bin] + across * down)
        })
    }

    /// The lower edge of the square in an area, its list included.
    pub fn bottom(&self, shown: &Shown, area: Rect, kind: Type) -> Mm {
        let places = self.places(shown, area, kind);
        let count = self.bins[BINS - 1].len() - shown[BINS - 1];
        if count == 0 {
            return places.cells.bottom() + Square::below(kind);
        }
        let (across, down) = self.capacity(places.list, kind);
        let rows = count.div_ceil(across).min(down);
        places.list.y + (self.dot_size(kind).1 + kind.em(DOT_GAP)) * as_number(rows)
    }

    /// Whether each cell has room for a dot.
    pub fn has_room(&self, area: Rect, kind: Type) -> bool {
        let places = self.places(&Shown::default(), area, kind);
        let (width, height) = self.dot_size(kind);
        (0..BINS - 1).all(|bin| {
            let room = self.room_of(bin, &places, kind);
            room.width >= width && room.height >= height
        })
    }

    /// The height of what stands below the cells: levels, and the name of the axis.
    fn below(kind: Type) -> Mm {
        kind.line(Role::Aside) + kind.line(Role::Name) + kind.em(AXIS)
    }

    fn dot_size(&self, kind: Type) -> (Mm, Mm) {
        let height = kind.em(DOT.0);
        ((kind.size(Role::Number) * self.widest + kind.em(DOT.1)).max(height), height)
    }

    /// How many dots stand beside and above each other in a room, at least one.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a sheet holds some thousand dots")]
    fn capacity(&self, room: Rect, kind: Type) -> (usize, usize) {
        let (width, height) = self.dot_size(kind);
        let gap = kind.em(DOT_GAP);
        let count = |room: Mm, dot: Mm| ((room + gap) / (dot + gap) + 1e-6).floor().max(1.0) as usize;
        (count(room.width, width), count(room.height, height))
    }

    fn places(&self, shown: &Shown, area: Rect, kind: Type) -> Places {
        let beside =
            self.levels.iter().map(|level| width_of(level, kind)).fold(Mm::ZERO, Mm::max) + kind.em(AXIS * 2.0);
        let above = kind.line(Role::Name) + kind.em(0.3);
        let below = Square::below(kind);
        let left = self.bins[BINS - 1].len() - shown[BINS - 1];
        let list = self.list_height(left, area, kind);
        let width = area.width - beside;
        let height = (area.height - above - below - list).min(width * HIGHEST);
        let cells = Rect::new(area.x + beside, area.y + above, width, height);
        let cell = ((width - kind.em(CELL_GAP * 2.0)) / 3.0, (height - kind.em(CELL_GAP * 2.0)) / 3.0);
        let inner = cell.0 - kind.em(INSIDE * 2.0);
        let lines = self.corners.iter().map(|(_, name, _)| name.line_count(inner, kind)).max().unwrap_or(1);
        let top = cells.bottom() + below + kind.line(Role::Name) + kind.em(1.2);
        let list = Rect::new(area.x, top, area.width, area.bottom() - top);
        Places { cells, cell, names: kind.line(Role::Name) * as_number(lines) + kind.em(INSIDE), list }
    }

    /// The height of the list of those without an estimate, `count` of them.
    fn list_height(&self, count: usize, area: Rect, kind: Type) -> Mm {
        if count == 0 {
            return Mm::ZERO;
        }
        let (across, _) = self.capacity(area, kind);
        let (_, dot) = self.dot_size(kind);
        let dots = (dot + kind.em(DOT_GAP)) * as_number(count.div_ceil(across));
        (dots.min(area.height * HIGHEST_LIST).max(dot) + kind.line(Role::Name) + kind.em(1.5)).min(area.height)
    }

    fn cell(bin: usize, places: &Places, kind: Type) -> Rect {
        let (width, height) = places.cell;
        let gap = kind.em(CELL_GAP);
        let at = |index: usize, size: Mm| (size + gap) * as_number(index);
        Rect::new(places.cells.x + at(bin % 3, width), places.cells.y + at(bin / 3, height), width, height)
    }

    /// Where the dots of a bin stand: the rest of a cell beside its name.
    fn room_of(&self, bin: usize, places: &Places, kind: Type) -> Rect {
        if bin == BINS - 1 {
            return places.list;
        }
        let room = Square::cell(bin, places, kind).inset(kind.em(INSIDE));
        // Corners have a name at the outer edge; the cell between two of them keeps in line with both.
        match bin / 3 {
            0 => Rect { y: room.y + places.names, height: room.height - places.names, ..room },
            2 => Rect { height: room.height - places.names, ..room },
            _ => room,
        }
    }

    /// The square in an area, without the dots that stand on sheets before.
    pub fn draw(&self, shown: &Shown, area: Rect, kind: Type) -> Item {
        let places = self.places(shown, area, kind);
        let mut items = vec![self.grounds(&places, kind), axes(&places, kind)];
        self.draw_names(&places, kind, &mut items);
        let after = self.shown_after(shown, area, kind);
        for bin in 0..BINS {
            let room = self.room_of(bin, &places, kind);
            let dots = &self.bins[bin][shown[bin]..after[bin]];
            if bin == BINS - 1 && !dots.is_empty() {
                let top = room.y - kind.line(Role::Name) - kind.em(0.4);
                write(&self.not_estimated, Rect { y: top, ..room }, 0.0, kind, &mut items);
            }
            self.draw_dots(dots, room, bin == BINS - 1, kind, &mut items);
        }
        let label = self.description.clone();
        Item::Group(Group { meaning: Meaning::Chart, label, items, ..Group::default() })
    }

    fn grounds(&self, places: &Places, kind: Type) -> Item {
        let ground = |bin: usize| {
            let corner = self.corners.iter().find(|(at, ..)| *at == bin);
            let colour = corner.map_or(style::PANEL, |(_, _, tint)| *tint);
            block::rounded(Square::cell(bin, places, kind), kind.em(0.3), Paint::fill(colour))
        };
        Item::Group(Group { items: (0..BINS - 1).map(ground).collect(), ..Group::default() })
    }

    /// The names of corners, levels and axes.
    fn draw_names(&self, places: &Places, kind: Type, items: &mut Vec<Item>) {
        let cells = places.cells;
        for (bin, name, _) in &self.corners {
            let cell = Square::cell(*bin, places, kind).inset(kind.em(INSIDE));
            let height = kind.line(Role::Name) * as_number(name.line_count(cell.width, kind));
            let top = if *bin < 3 { cell.y - kind.em(0.1) } else { cell.bottom() - height };
            write(name, Rect { y: top, ..cell }, 0.0, kind, items);
        }
        let left = Rect::new(cells.x - kind.em(AXIS) - Mm(200.0), cells.y, Mm(200.0), cells.height);
        for (index, level) in self.levels.iter().enumerate() {
            let row = Square::cell((2 - index) * 3, places, kind);
            let middle = row.centre().y - kind.line(Role::Aside) / 2.0;
            write(level, Rect { y: middle, ..left }, 1.0, kind, items);
            let column = Square::cell(6 + index, places, kind);
            write(level, Rect { y: column.bottom() + kind.em(AXIS), ..column }, 0.5, kind, items);
        }
        let above = Rect { y: cells.y - kind.line(Role::Name) - kind.em(0.3), ..cells };
        write(&self.impact, above, 0.0, kind, items);
        let below = Rect { y: cells.bottom() + kind.em(AXIS) + kind.line(Role::Aside), ..cells };
        write(&self.effort, below, 1.0, kind, items);
        self.draw_legend(
            Rect { width: below.width - width_of(&self.effort, kind) - kind.em(1.0), ..below },
            kind,
            items,
        );
    }

    /// The legend in an area, as far as there is room for it.
    fn draw_legend(&self, area: Rect, kind: Type, items: &mut Vec<Item>) {
        let mut x = area.x;
        for (status, words) in &self.legend {
            let sign = kind.em(0.8);
            let asks = sign + kind.em(0.4) + width_of(words, kind);
            if x + asks > area.right() {
                return;
            }
            let disc = Rect::new(x, area.y + kind.em(0.28), sign, sign);
            let disc = block::rounded(disc, sign / 2.0, dot_paint(Some(*status), kind));
            items.push(Item::Group(Group { items: vec![disc], ..Group::default() }));
            write(words, Rect { x: x + sign + kind.em(0.4), width: asks, ..area }, 0.0, kind, items);
            x += asks + kind.em(1.2);
        }
    }

    /// Dots in rows: in the middle of a room and about as wide as high, or from its top left corner on.
    fn draw_dots(&self, dots: &[Dot], room: Rect, from_corner: bool, kind: Type, items: &mut Vec<Item>) {
        let (width, height) = self.dot_size(kind);
        let gap = kind.em(DOT_GAP);
        let (most, rows) = self.capacity(room, kind);
        let mut across = if from_corner { most } else { 1 };
        while across < most && (dots.len().div_ceil(across) > rows || dots.len() > across * across) {
            across += 1;
        }
        let across = across.min(dots.len().max(1));
        let down = dots.len().div_ceil(across);
        let extent = |count: usize, dot: Mm| (dot + gap) * as_number(count) - gap;
        let (x, y) = if from_corner {
            (room.x, room.y)
        } else {
            let centre = room.centre();
            (centre.x - extent(across, width) / 2.0, centre.y - extent(down, height) / 2.0)
        };
        for (index, dot) in dots.iter().enumerate() {
            let at = |count: usize, dot: Mm| (dot + gap) * as_number(count);
            let area = Rect::new(x + at(index % across, width), y + at(index / across, height), width, height);
            items.push(dot.draw(area, kind));
        }
    }
}

impl Dot {
    fn new(blocks: &Blocks, names: &Names, card: &Card, action: &Action) -> Dot {
        let colour = match action.status {
            Some(Status::Done) => style::card_colours(card.kind).edge,
            Some(Status::Dropped) => style::MUTED,
            _ => Colour::WHITE,
        };
        let number = names.number(card).unwrap_or_default();
        Dot {
            number: blocks.part(&number, Role::Number, colour),
            label: number,
            span: card.span,
            status: action.status,
        }
    }

    fn draw(&self, area: Rect, kind: Type) -> Item {
        let paint = dot_paint(self.status, kind);
        let mut items = vec![block::rounded(area, area.height / 2.0, paint)];
        let size = kind.size(Role::Number);
        for line in self.number.paragraph.lines(f64::INFINITY).into_iter().take(1) {
            let centre = area.centre();
            let origin = Point::new(centre.x - size * (line.width / 2.0), centre.y + size * 0.35);
            items.push(Item::Text(TextItem { origin, size, colour: self.number.colour, line }));
        }
        let span = Some(self.span);
        Item::Group(Group { meaning: Meaning::ChartPoint, label: self.label.clone(), span, items, ..Group::default() })
    }
}

/// Filled while there is something to do; hollow when it is done, and dashed when it was dropped.
fn dot_paint(status: Option<Status>, kind: Type) -> Paint {
    let edge = style::card_colours(CardKind::Action).edge;
    let width = kind.grown(Mm(0.4));
    match status {
        Some(Status::Done) => Paint::fill(Colour::WHITE).with_edge(edge, width),
        Some(Status::Dropped) => {
            let dashes = vec![kind.em(0.25), kind.em(0.25)];
            let stroke = Stroke { colour: style::MUTED, width: width / 2.0, dashes };
            Paint { fill: Some(Colour::WHITE), stroke: Some(stroke) }
        }
        _ => Paint::fill(edge),
    }
}

/// Which bin an action belongs to: impact from the top down, effort from left to right.
fn bin_of(action: &Action) -> usize {
    let (Some(effort), Some(impact)) = (action.effort, action.impact) else { return BINS - 1 };
    let index = |level: Level| LEVELS.iter().position(|of| *of == level).unwrap_or_default();
    (2 - index(impact)) * 3 + index(effort)
}

/// All that the square shows, in words: for each cell its actions.
fn describe(blocks: &Blocks, names: &Names, bins: &[Vec<Dot>; BINS]) -> String {
    let columns = &names.journey().language.plan_words().columns;
    let sentences = bins.iter().enumerate().filter(|(_, dots)| !dots.is_empty()).map(|(bin, dots)| {
        let numbers: Vec<&str> = dots.iter().map(|dot| dot.label.as_str()).collect();
        let level = |index: usize| names.level(LEVELS[index]);
        let place = if bin == BINS - 1 {
            blocks.words.square.not_estimated.to_owned()
        } else {
            let (impact, effort) = (level(2 - bin / 3), level(bin % 3));
            format!("{}, {}", blocks.named(columns.effort, effort), blocks.named(columns.impact, impact))
        };
        format!("{place} – {}.", numbers.join(", "))
    });
    sentences.collect::<Vec<_>>().join(" ")
}

/// Two arrows, to more impact and to more effort.
fn axes(places: &Places, kind: Type) -> Item {
    let cells = places.cells;
    let (x, y) = (cells.x - kind.em(AXIS / 2.0), cells.bottom() + kind.em(AXIS / 2.0));
    let tip = kind.em(0.3);
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
    Item::Path(PathItem { segments, paint: Paint::stroke(style::MUTED, kind.grown(Mm(0.3))) })
}

/// Writes a text at the left (0), in the middle (0.5) or at the right (1) of an area, from its top down.
fn write(part: &Part, area: Rect, share: f64, kind: Type, items: &mut Vec<Item>) {
    let size = kind.size(part.role);
    let mut top = area.y;
    for line in part.paragraph.lines(area.width / size) {
        let x = area.x + (area.width - size * line.width) * share;
        items.push(Item::Text(TextItem { origin: Point::new(x, top + size * RISE), size, colour: part.colour, line }));
        top += size * LEADING;
    }
}

fn width_of(part: &Part, kind: Type) -> Mm {
    kind.size(part.role) * part.paragraph.natural_width()
}

#[expect(clippy::cast_precision_loss, reason = "a sheet has far fewer dots than 2^52")]
const fn as_number(count: usize) -> f64 {
    count as f64
}

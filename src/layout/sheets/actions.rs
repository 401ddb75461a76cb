//! The sheets of actions: effort against impact, and who does what by when.
//!
//! In: a journey. Out: its sheets of actions, none where it has no action. The square stands beside the table, above
//! it, or on a sheet of its own; of these the one that takes the fewest sheets, and then the one with the
//! largest type. The table continues on as many sheets as it needs.

mod rows;

use std::collections::BTreeMap;

use crate::geometry::{Mm, Point, Rect};
use crate::graphemes::shortened;
use crate::model::names::DisplayNames;
use crate::model::{CardKind, Journey};
use crate::scene::{Item, Scene, SemanticRole, SheetKind};

use super::effort_impact::{DotCounts, Square};
use super::frame::{Frame, Inside, SheetTitle};
use crate::layout::blocks::block::{Background, Block};
use crate::layout::blocks::journey::Blocks;
use crate::layout::blocks::table::{MeasuredTable, Table, TableCursor, TablePage};
use crate::layout::numbers::to_f64;
use crate::layout::options::Options;
use crate::layout::pagination::binary_search::last;
use crate::layout::style;
use crate::layout::style::{TextStyle, TypeScale};
use rows::Form;

/// Gap between the square and the table, in ems.
const GAP: f64 = 2.0;
/// The minimum width of a table with a column for each fact, in ems.
const NARROWEST_WIDE: f64 = 60.0;
/// The minimum width of tables side by side on a sheet, in ems.
const NARROWEST_NARROW: f64 = 46.0;
/// The worth of a column for each fact, in points of type size.
const WORTH_WIDE: f64 = 1.0;
/// The worth of seeing the square beside the table, in points of type size.
const WORTH_TOGETHER: f64 = 2.0;
/// The step between type sizes, in points.
const STEP: f64 = 0.25;
/// The most that a row grows to fill a sheet, in ems.
const MOST_EXTRA: f64 = 0.9;
/// The most characters of the words of the next meeting; the map has them in full.
const LONGEST_WORDS: usize = 300;

/// Where the square stands.
#[derive(Clone, Copy, Debug, PartialEq)]
enum SquarePlacement {
    /// On the first sheet, with the table at its right or, on a standing sheet, below it: the share that it takes of
    /// the longer side.
    WithTable(f64),
    /// On a sheet of its own.
    Alone,
}

/// The placements to try, best first.
const PLACEMENTS: [SquarePlacement; 3] =
    [SquarePlacement::WithTable(0.4), SquarePlacement::WithTable(0.52), SquarePlacement::Alone];

/// The contents of the sheets of actions.
struct ActionSheets<'a> {
    frame: Frame<'a>,
    square: Square,
    follow_up: Option<Block>,
    tables: [(Form, Table); 2],
}

/// What stands on one sheet.
#[derive(Default)]
struct SheetPlan {
    square: Option<(Rect, DotCounts)>,
    /// The parts of the table beside each other.
    tables: Vec<(Rect, TablePage)>,
}

/// The sheets of actions.
pub fn sheets(journey: &Journey, blocks: &Blocks, options: &Options) -> Vec<Scene> {
    if journey.action_groups().is_empty() {
        return Vec::new();
    }
    let sheets = ActionSheets::new(journey, blocks, options);
    let (placement, table, scale) = sheets.best();
    sheets.draw(placement, table, scale)
}

impl<'a> ActionSheets<'a> {
    fn new(journey: &'a Journey, blocks: &'a Blocks<'a>, options: &Options) -> ActionSheets<'a> {
        let names = DisplayNames::new(journey);
        let groups = journey.action_groups();
        let head = SheetTitle {
            name: blocks.lane_name(CardKind::Action).to_owned(),
            lines: vec![rows::summary(blocks, &names, &groups)],
        };
        let in_order = journey.cards.iter().filter_map(|card| Some((card, card.action.as_ref()?)));
        let forms = [Form::Wide, Form::Narrow];
        ActionSheets {
            frame: Frame::new(journey, blocks, SheetKind::Actions, options.paper, &head),
            square: Square::new(blocks, &names, in_order),
            follow_up: follow_up(journey, blocks),
            tables: forms.map(|form| (form, rows::table(blocks, &names, &groups, form))),
        }
    }

    /// Where the square stands, which table, and the type.
    fn best(&self) -> (SquarePlacement, usize, TypeScale) {
        let range = self.frame.range;
        let smallest = TypeScale::of(range.smallest, range.smallest);
        let candidates: Vec<(SquarePlacement, usize, usize)> = PLACEMENTS
            .into_iter()
            .flat_map(|placement| [(placement, 0), (placement, 1)])
            .filter(|(placement, table)| self.is_possible(*placement, *table, smallest))
            .map(|(placement, table)| (placement, table, self.plan(placement, table, smallest).len()))
            .collect();
        let fewest = candidates.iter().map(|(.., count)| *count).min().unwrap_or_default();
        let mut best = (SquarePlacement::Alone, 1, smallest, f64::NEG_INFINITY);
        for (placement, table, _) in candidates.into_iter().filter(|(.., count)| *count == fewest) {
            let scale = self.largest(placement, table, fewest);
            let together = if placement == SquarePlacement::Alone { 0.0 } else { WORTH_TOGETHER };
            let worth = scale.points() + together + if table == 0 { WORTH_WIDE } else { 0.0 };
            if worth > best.3 {
                best = (placement, table, scale, worth);
            }
        }
        (best.0, best.1, best.2)
    }

    /// Whether a table has the width for its columns, and the square the room for a dot in each cell. The narrow table
    /// and the square alone always count as possible.
    fn is_possible(&self, placement: SquarePlacement, table: usize, scale: TypeScale) -> bool {
        let room = self.frame.room(scale);
        let width = table_area(placement, room, scale).map_or(room.width, |area| area.width);
        let square = self.with_follow_up(square_area(placement, room), scale).1;
        let table_fits = self.tables[table].0 == Form::Narrow || width >= scale.em(NARROWEST_WIDE);
        table_fits && (placement == SquarePlacement::Alone || self.square.has_room(square, scale))
    }

    /// The largest type in which this placement takes at most `most` sheets.
    fn largest(&self, placement: SquarePlacement, table: usize, most: usize) -> TypeScale {
        let range = self.frame.range;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few dozen steps")]
        let steps = ((range.largest - range.smallest) / STEP) as usize;
        let scale = |step: usize| TypeScale::of(range.smallest + STEP * to_f64(step), range.smallest);
        let fits = |scale: TypeScale| {
            self.is_possible(placement, table, scale) && self.plan(placement, table, scale).len() <= most
        };
        scale(last(0, steps, |step| fits(scale(step))))
    }

    /// The meeting's place in the area of the square, and what is left for the square: beside the meeting where the
    /// area is wide, else above it.
    fn with_follow_up(&self, area: Rect, scale: TypeScale) -> (Option<Rect>, Rect) {
        let Some(block) = &self.follow_up else { return (None, narrowed(area)) };
        if area.width > area.height * 1.5 {
            let left = narrowed(Rect { width: area.width * 0.6, ..area });
            let x = left.right() + scale.em(GAP);
            let width = (area.right() - x).min(scale.em(32.0));
            let height = block.height(width, scale);
            return (Some(Rect::new(x, area.y + scale.line(TextStyle::Name), width, height)), left);
        }
        let width = area.width.min(scale.em(48.0));
        let height = block.height(width, scale);
        let square = Rect { height: area.height - height - scale.em(1.0), ..area };
        let top = self.square.bottom(&DotCounts::default(), square, scale) + scale.em(1.0);
        (Some(Rect::new(area.x, top, width, height)), square)
    }

    /// What stands on which sheet.
    fn plan(&self, placement: SquarePlacement, table: usize, scale: TypeScale) -> Vec<SheetPlan> {
        let room = self.frame.room(scale);
        let (form, table) = (self.tables[table].0, &self.tables[table].1);
        let mut sheets = Vec::new();
        let mut start = Some(TableCursor::default());
        let area = square_area(placement, room);
        let mut shown = DotCounts::default();
        loop {
            let area = if sheets.is_empty() { self.with_follow_up(area, scale).1 } else { narrowed(room) };
            let after = self.square.shown_after(&shown, area, scale);
            let mut sheet = SheetPlan { square: Some((area, shown)), tables: Vec::new() };
            if let Some(area) = table_area(placement, room, scale).filter(|_| sheets.is_empty()) {
                let columns = columns(area, form, scale);
                let fitted = table.fitted(columns[0].width, scale);
                for column in columns {
                    let Some(from) = start.take() else { break };
                    // No row is split here: on the next sheets its lines have another width.
                    let (page, next) = fitted.page(&from, column.height, false);
                    start = next;
                    if page.is_empty() {
                        break;
                    }
                    sheet.tables.push((column, page));
                }
            }
            sheets.push(sheet);
            shown = after;
            if after == self.square.all() {
                break;
            }
        }
        let columns = columns(room, form, scale);
        let fitted = table.fitted(columns[0].width, scale);
        while start.is_some() {
            let mut sheet = SheetPlan::default();
            for column in &columns {
                let Some(from) = start.take() else { break };
                let (page, next) = fitted.page(&from, column.height, true);
                sheet.tables.push((*column, page));
                start = next;
            }
            sheets.push(sheet);
        }
        sheets
    }

    fn draw(&self, placement: SquarePlacement, table: usize, scale: TypeScale) -> Vec<Scene> {
        let plans = self.plan(placement, table, scale);
        let of = plans.len();
        let room = self.frame.room(scale);
        let first = square_area(placement, room);
        let table = &self.tables[table].1;
        // Columns have one width beside the square, and another one on all other sheets.
        let mut fitted = BTreeMap::new();
        let draw = |(index, plan): (usize, SheetPlan)| {
            let mut inside = Inside::default();
            if let Some((area, shown)) = &plan.square {
                let (square, description) = self.square.draw(shown, *area, scale);
                inside.items.push(square);
                inside.description = description;
            }
            if index == 0 {
                inside.items.extend(self.draw_follow_up(first, scale));
            }
            for (area, page) in &plan.tables {
                let fitted = fitted.entry(area.width.0.to_bits()).or_insert_with(|| table.fitted(area.width, scale));
                inside.items.push(draw_table(fitted, page, *area, scale));
            }
            self.frame.scene(inside, scale, (index + 1, of))
        };
        plans.into_iter().enumerate().map(draw).collect()
    }

    fn draw_follow_up(&self, area: Rect, scale: TypeScale) -> Option<Item> {
        let area = self.with_follow_up(area, scale).0?;
        let block = self.follow_up.as_ref()?;
        Some(block.draw(Point::new(area.x, area.y), area.width, area.height, scale))
    }
}

/// Whether the square has the table at its right, and not below it.
fn lies(room: Rect) -> bool {
    room.width > room.height
}

/// Where the square stands, with what belongs to it.
fn square_area(placement: SquarePlacement, room: Rect) -> Rect {
    match placement {
        SquarePlacement::Alone => room,
        SquarePlacement::WithTable(share) if lies(room) => Rect { width: room.width * share, ..room },
        SquarePlacement::WithTable(share) => Rect { height: room.height * share, ..room },
    }
}

/// Where the table begins; none beside a square that stands alone.
fn table_area(placement: SquarePlacement, room: Rect, scale: TypeScale) -> Option<Rect> {
    let (square, gap) = (square_area(placement, room), scale.em(GAP));
    match placement {
        SquarePlacement::Alone => None,
        SquarePlacement::WithTable(_) if lies(room) => {
            Some(Rect { x: square.right() + gap, width: room.width - square.width - gap, ..room })
        }
        SquarePlacement::WithTable(_) => {
            Some(Rect { y: square.bottom() + gap, height: room.height - square.height - gap, ..room })
        }
    }
}

/// The columns of a sheet that holds nothing but the table; at least one.
fn columns(room: Rect, form: Form, scale: TypeScale) -> Vec<Rect> {
    let least = scale.em(if form == Form::Wide { NARROWEST_WIDE } else { NARROWEST_NARROW });
    let gap = scale.em(GAP);
    let most = ((room.width + gap) / (least + gap)).floor().max(1.0);
    let width = (room.width + gap) / most - gap;
    let x = |column: u32| room.x + (width + gap) * f64::from(column);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a sheet is a few hundred ems wide")]
    let count = most as u32;
    (0..count).map(|column| Rect { x: x(column), width, ..room }).collect()
}

/// An area that is no wider than suits a square of its height.
fn narrowed(area: Rect) -> Rect {
    Rect { width: area.width.min(area.height * 1.3), ..area }
}

/// The page with its rows apart, as far as there is room.
fn draw_table(table: &MeasuredTable, page: &TablePage, area: Rect, scale: TypeScale) -> Item {
    #[expect(clippy::cast_precision_loss, reason = "a sheet has far fewer rows than 2^52")]
    let rows = page.len().max(1) as f64;
    let extra = ((area.height - page.height) / rows).min(scale.em(MOST_EXTRA)).max(Mm::ZERO);
    table.draw(page, Point::new(area.x, area.y), extra)
}

/// The next meeting, on a background that stands out.
fn follow_up(journey: &Journey, blocks: &Blocks) -> Option<Block> {
    let follow_up = journey.follow_up.as_ref()?;
    let colours = style::card_colours(CardKind::Action);
    let date = blocks.written_date(&follow_up.date);
    let mut parts = vec![
        blocks.part(blocks.words.follow_up, TextStyle::Aside, style::MUTED),
        blocks.part(&date, TextStyle::Heading, colours.edge),
    ];
    if let Some(words) = &follow_up.words {
        parts.push(blocks.part(&shortened(&words.value, LONGEST_WORDS), TextStyle::Body, style::INK));
    }
    Some(Block {
        role: SemanticRole::Card,
        label: blocks.named(blocks.words.follow_up, &date),
        span: Some(follow_up.span),
        background: Background::Card { background: colours.background, edge: colours.edge, assumed: false },
        parts,
    })
}

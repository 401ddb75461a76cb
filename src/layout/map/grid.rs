//! The grid of a map: columns of steps, rows of lanes, and blocks in the cells.
//!
//! `lanes` fills grids from a journey. A grid can be split between columns, and below cards, into grids that fit on a sheet,
//! with every block in exactly one of them.

use std::ops::Range;
use std::rc::Rc;

use crate::geometry::Mm;
use crate::model::CardKind;
use crate::scene::SemanticRole;
use crate::text::Paragraph;

use crate::layout::blocks::block::Block;
use crate::layout::numbers::to_f64;
use crate::layout::style::TypeScale;

/// The table of a map, or of one sheet of it.
#[derive(Clone)]
pub struct Grid {
    /// Its columns, from left to right.
    pub columns: Vec<Column>,
    /// The index of its first column in the whole map.
    pub first: usize,
    /// Its phases; together they hold all columns.
    pub phases: Vec<PhaseSpan>,
    /// Its rows, from top to bottom.
    pub lanes: Vec<Lane>,
    /// The narrowest that a column may be, in ems of body text.
    pub narrowest: f64,
    /// Whether it continues columns of an earlier sheet with the cards that had no room there.
    pub below: bool,
    /// Whether it is to work on: empty lanes stay, and lanes share the free height.
    pub roomy: bool,
}

/// A column: a step, or a phase without steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The index of its phase in the journey.
    pub phase: usize,
    /// The index of the step in the phase; none in a phase without steps.
    pub step: Option<usize>,
}

/// A phase as far as it stands in a grid.
#[derive(Clone)]
pub struct PhaseSpan {
    /// Its index in the journey; `None` where a journey has no phases at all.
    pub phase: Option<usize>,
    /// Its columns in the grid.
    pub columns: Range<usize>,
    /// How many of them stand on earlier sheets.
    pub before: usize,
}

/// What a row shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LaneKind {
    /// Facts about phases, under the band.
    Phases,
    /// Step cards.
    Steps,
    /// Touchpoints.
    Touchpoints,
    /// The emotion curve, and under it the words that found no room beside it.
    Emotion,
    /// Texts that are no cards: what the header has no room for, and words of a curve that continues.
    Words,
    /// Pictures of steps.
    Images,
    /// Cards of a kind.
    Cards(CardKind),
}

#[derive(Clone)]
pub struct Lane {
    /// What it shows.
    pub kind: LaneKind,
    /// The name, shaped.
    pub name: Rc<Paragraph>,
    /// The name as text.
    pub label: String,
    /// What to write in it, shaped, where people fill it in.
    pub hint: Option<Rc<Paragraph>>,
    /// The blocks of each column.
    pub cells: Vec<Vec<Rc<Block>>>,
    /// The blocks of each phase, which span its columns.
    pub phases: Vec<Vec<Rc<Block>>>,
    /// The blocks of the whole journey, which span all columns.
    pub whole: Vec<Rc<Block>>,
}

impl Lane {
    /// Whether it has no block at all.
    pub fn is_empty(&self) -> bool {
        self.whole.is_empty() && self.cells.iter().chain(&self.phases).all(Vec::is_empty)
    }
}

/// The narrowest column for texts with this many letters and this total width in ems.
#[expect(clippy::cast_precision_loss, reason = "a map has far fewer letters than 2^52")]
pub fn narrowest(letters: usize, width: f64) -> f64 {
    (width / letters.max(1) as f64 * LETTERS_BESIDE).clamp(NARROWEST, NARROWEST_WIDE)
}

/// Gap between two blocks above each other, in ems of body text.
pub const BLOCK_GAP: f64 = 0.3;
/// Gap between two columns of a phase, in ems of body text.
pub const COLUMN_GAP: f64 = 0.42;
/// Gap between two phases, in ems of body text.
pub const PHASE_GAP: f64 = 0.85;
/// The minimum width of a column, in ems of body text: about twelve Latin letters.
const NARROWEST: f64 = 7.0;
/// The minimum width of a column in scripts with wide letters (Chinese, Japanese, Korean), in ems: about eight letters.
const NARROWEST_WIDE: f64 = 9.0;
/// The least number of letters that fit side by side in a column.
const LETTERS_BESIDE: f64 = 14.0;
/// The minimum width of the columns into which blocks flow, in ems.
const NARROWEST_FLOW: f64 = 9.5;

/// The height of columns is halved this many times in the search: to less than a hundredth of a millimetre.
const HALVINGS: u32 = 24;

/// Blocks in balanced columns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flow {
    /// The number of columns.
    pub columns: usize,
    /// Height of the highest of them.
    pub height: Mm,
}

/// The place of a block in a flow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FlowSlot {
    /// The index of the column.
    pub column: usize,
    /// Distance from the top of the flow.
    pub top: Mm,
    /// Height.
    pub height: Mm,
}

/// The width of one of `columns` columns in `width`.
pub fn flow_width(width: Mm, columns: usize, scale: TypeScale) -> Mm {
    let columns = to_f64(columns);
    (width - scale.em(COLUMN_GAP) * (columns - 1.0)) / columns
}

/// The lowest flow of blocks in `width`; of several, the one with the fewest columns.
pub fn flow(blocks: &[Rc<Block>], width: Mm, scale: TypeScale) -> Flow {
    let mut best = Flow { columns: 1, height: flow_height(blocks, width, 1, scale) };
    let mut columns = 2;
    while columns <= blocks.len() && flow_width(width, columns, scale) >= scale.em(NARROWEST_FLOW) {
        let height = flow_height(blocks, width, columns, scale);
        if height < best.height - Mm(0.01) {
            best = Flow { columns, height };
        }
        columns += 1;
    }
    best
}

fn flow_height(blocks: &[Rc<Block>], width: Mm, columns: usize, scale: TypeScale) -> Mm {
    if are_read_in_columns(blocks) {
        let places = ordered_places(blocks, width, columns, scale);
        return places.iter().map(|place| place.top + place.height).fold(Mm::ZERO, Mm::max);
    }
    in_places(blocks, width, columns, scale).map(|place| place.top + place.height).fold(Mm::ZERO, Mm::max)
}

/// Where each block stands when `columns` columns share `width`: in the column that is lowest so far, or personas below each other
/// in their order.
pub fn places(blocks: &[Rc<Block>], width: Mm, columns: usize, scale: TypeScale) -> Vec<FlowSlot> {
    if are_read_in_columns(blocks) {
        return ordered_places(blocks, width, columns, scale);
    }
    in_places(blocks, width, columns, scale).collect()
}

fn in_places(blocks: &[Rc<Block>], width: Mm, columns: usize, scale: TypeScale) -> impl Iterator<Item = FlowSlot> {
    let each = flow_width(width, columns, scale);
    // One column needs no list, and most places have but one.
    let mut first = Mm::ZERO;
    let mut others = vec![Mm::ZERO; columns.max(1) - 1];
    blocks.iter().map(move |block| {
        let (mut column, mut lowest) = (0, first);
        for (index, top) in others.iter().enumerate() {
            if *top < lowest - Mm(0.01) {
                (column, lowest) = (index + 1, *top);
            }
        }
        let height = block.height(each, scale);
        let end = if column == 0 { &mut first } else { &mut others[column - 1] };
        *end += height + scale.em(BLOCK_GAP);
        FlowSlot { column, top: lowest, height }
    })
}

/// Whether blocks are read one column after the other. Of three or fewer, the lowest column is the next place in their order.
fn are_read_in_columns(blocks: &[Rc<Block>]) -> bool {
    blocks.iter().filter(|block| block.role == SemanticRole::Persona).count() > 3
}

/// Where each block stands when they are read one column after the other: the highest column is as low as it can be.
fn ordered_places(blocks: &[Rc<Block>], width: Mm, columns: usize, scale: TypeScale) -> Vec<FlowSlot> {
    let each = flow_width(width, columns, scale);
    let heights: Vec<Mm> = blocks.iter().map(|block| block.height(each, scale)).collect();
    let gap = scale.em(BLOCK_GAP);
    let mut low = heights.iter().copied().fold(Mm::ZERO, Mm::max);
    let mut high = heights.iter().map(|height| *height + gap).sum::<Mm>();
    for _ in 0..HALVINGS {
        let middle = (low + high) * 0.5;
        let fits = column_by_column(&heights, gap, middle).last().is_none_or(|last| last.column < columns);
        if fits { high = middle } else { low = middle }
    }
    column_by_column(&heights, gap, high)
}

/// Blocks below each other, and in the next column where one would end lower than `limit`.
fn column_by_column(heights: &[Mm], gap: Mm, limit: Mm) -> Vec<FlowSlot> {
    let (mut column, mut top) = (0, Mm::ZERO);
    let place = |&height: &Mm| {
        if top > Mm::ZERO && top + height > limit {
            (column, top) = (column + 1, Mm::ZERO);
        }
        let place = FlowSlot { column, top, height };
        top += height + gap;
        place
    };
    heights.iter().map(place).collect()
}

impl Grid {
    /// The part of the grid in `range` of its columns. What belongs to a phase or the journey goes to the
    /// part that holds its share of the columns, so that each block is in one part, however it is cut.
    pub fn part(&self, range: Range<usize>) -> Grid {
        let begin = self.phases.partition_point(|span| span.columns.end <= range.start);
        let end = self.phases.partition_point(|span| span.columns.start < range.end);
        let kept: Vec<(usize, PhaseSpan)> =
            (begin..end).filter_map(|index| self.phases[index].part(&range).map(|part| (index, part))).collect();
        let lanes = self.lanes.iter().map(|lane| self.lane_part(lane, &kept, &range)).collect();
        Grid {
            first: self.first + range.start,
            columns: self.columns[range].to_vec(),
            phases: kept.into_iter().map(|(_, span)| span).collect(),
            lanes,
            narrowest: self.narrowest,
            below: self.below,
            roomy: self.roomy,
        }
    }

    fn lane_part(&self, lane: &Lane, kept: &[(usize, PhaseSpan)], range: &Range<usize>) -> Lane {
        let phases = kept
            .iter()
            .map(|(index, _)| {
                let columns = &self.phases[*index].columns;
                share(&lane.phases[*index], columns, range)
            })
            .collect();
        Lane {
            kind: lane.kind,
            name: Rc::clone(&lane.name),
            label: lane.label.clone(),
            hint: lane.hint.clone(),
            cells: lane.cells[range.clone()].to_vec(),
            phases,
            whole: share(&lane.whole, &(0..self.columns.len()), range),
        }
    }

    /// A copy without lanes.
    pub fn without_lanes(&self) -> Grid {
        Grid { columns: self.columns.clone(), phases: self.phases.clone(), lanes: Vec::new(), ..*self }
    }

    /// Leaves out the lanes that show nothing here, unless people are to fill them.
    pub fn without_empty_lanes(mut self) -> Grid {
        let roomy = self.roomy;
        let stays = |lane: &Lane| match lane.kind {
            LaneKind::Emotion => true,
            LaneKind::Phases => !lane.is_empty(),
            LaneKind::Steps | LaneKind::Touchpoints | LaneKind::Words | LaneKind::Images | LaneKind::Cards(_) => {
                roomy || !lane.is_empty()
            }
        };
        self.lanes.retain(stays);
        self
    }
}

/// The blocks whose share of `columns` begins inside of `range`.
fn share(blocks: &[Rc<Block>], columns: &Range<usize>, range: &Range<usize>) -> Vec<Rc<Block>> {
    let (count, length) = (blocks.len(), columns.len());
    // Of block `index` the share begins in column `index * length / count`, so that those before a column are known.
    let before = |column: usize| {
        let ahead = column.saturating_sub(columns.start);
        if ahead >= length { count } else { (ahead * count).div_ceil(length) }
    };
    blocks.get(before(range.start)..before(range.end)).unwrap_or_default().to_vec()
}

impl PhaseSpan {
    /// The part of the phase in `range`, counted from the beginning of `range`; `None` if nothing is in it.
    fn part(&self, range: &Range<usize>) -> Option<PhaseSpan> {
        let start = self.columns.start.max(range.start);
        let end = self.columns.end.min(range.end);
        (start < end).then(|| PhaseSpan {
            phase: self.phase,
            columns: start - range.start..end - range.start,
            before: self.before + start - self.columns.start,
        })
    }

    /// Whether it began on an earlier sheet.
    pub const fn continued(&self) -> bool {
        self.before > 0
    }
}

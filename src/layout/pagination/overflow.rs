//! Overflow: splits a column that is too high for a sheet between its cards.
//!
//! In: a grid of one column, or of none. Out: grids that fit on a sheet each, with each block in one of them. All but the
//! first repeat the number and the name of the step.

use std::ops::Range;
use std::rc::Rc;

use super::binary_search::last_near;
use crate::layout::blocks::block::Block;
use crate::layout::map::grid::{Grid, Lane, LaneKind};
use crate::layout::map::shared::Map;
use crate::layout::map::sheet::Sheet;
use crate::layout::style::TypeScale;

/// Splits a grid into sheets that continue each other.
pub fn below(map: &Map, grid: &Grid, scale: TypeScale, first: bool) -> Vec<Grid> {
    let total: usize = grid.lanes.iter().map(blocks_of).sum();
    let mut grids = Vec::new();
    let mut from = 0;
    while from < total || grids.is_empty() {
        let first = first && grids.is_empty();
        let fits = |to: usize| {
            let sheet = Sheet::measure(map, map.paper, vec![piece(grid, from..to)], scale, first);
            sheet.is_none_or(|sheet| sheet.fits())
        };
        let to = furthest(from + 1, total, fits);
        grids.push(piece(grid, from..to));
        from = to;
    }
    grids
}

/// The furthest end up to `most` that fits, or `least`. Searching from `least` on makes the time proportional to the
/// result.
fn furthest(least: usize, most: usize, fits: impl Fn(usize) -> bool) -> usize {
    let least = least.min(most);
    last_near(least + 1, least, most, fits)
}

fn blocks_of(lane: &Lane) -> usize {
    lane.whole.len() + lane.cells.iter().chain(&lane.phases).map(Vec::len).sum::<usize>()
}

/// The part of a grid with these blocks, numbered from top to bottom.
fn piece(grid: &Grid, blocks: Range<usize>) -> Grid {
    let goes_on = blocks.start > 0;
    let mut at = 0;
    let mut take = |list: &[Rc<Block>]| -> Vec<Rc<Block>> {
        let inside = |end: usize| end.saturating_sub(at).min(list.len());
        let taken = list[inside(blocks.start)..inside(blocks.end)].to_vec();
        at += list.len();
        taken
    };
    let mut lanes: Vec<Lane> = Vec::new();
    for lane in &grid.lanes {
        let cells = lane.cells.iter().map(|blocks| take(blocks)).collect();
        let phases = lane.phases.iter().map(|blocks| take(blocks)).collect();
        let whole = take(&lane.whole);
        // The curve is on the first of these sheets; only words continue.
        let is_curve = lane.kind == LaneKind::Emotion;
        let kind = if is_curve && goes_on { LaneKind::Words } else { lane.kind };
        lanes.push(Lane {
            cells,
            phases,
            whole,
            kind,
            name: Rc::clone(&lane.name),
            label: lane.label.clone(),
            hint: lane.hint.clone(),
        });
    }
    lanes.retain(|lane| !lane.is_empty() || lane.kind == LaneKind::Emotion);
    if goes_on && !lanes.iter().any(|lane| lane.kind == LaneKind::Steps) {
        lanes.splice(0..0, names_of_steps(grid));
    }
    Grid { lanes, below: grid.below || goes_on, ..grid.without_lanes() }
}

/// The lane of steps with numbers and names alone, to repeat on a sheet that continues.
fn names_of_steps(grid: &Grid) -> Option<Lane> {
    let steps = grid.lanes.iter().find(|lane| lane.kind == LaneKind::Steps)?;
    let short = |blocks: &Vec<Rc<Block>>| -> Vec<Rc<Block>> {
        let first = blocks
            .first()
            .map(|block| Block { parts: block.parts.iter().take(1).cloned().collect(), ..(**block).clone() });
        first.map(Rc::new).into_iter().collect()
    };
    let (phases, whole) = (vec![Vec::new(); steps.phases.len()], Vec::new());
    let cells = steps.cells.iter().map(short).collect();
    Some(Lane {
        cells,
        phases,
        whole,
        kind: steps.kind,
        name: Rc::clone(&steps.name),
        label: steps.label.clone(),
        hint: steps.hint.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::furthest;

    #[test]
    fn the_furthest_end_is_found_wherever_it_is() {
        for end in 1..70 {
            assert_eq!(furthest(1, 70, |to| to <= end), end);
        }
        assert_eq!(furthest(1, 70, |_| true), 70);
        assert_eq!(furthest(1, 70, |_| false), 1, "one at the least");
        assert_eq!(furthest(1, 0, |_| true), 0);
    }
}

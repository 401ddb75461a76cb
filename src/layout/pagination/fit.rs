//! The fit: the type size, the systems and the sheets of a map.
//!
//! In: the grid of a map. Out: a type size, and grids that each fit on a sheet.
//!
//! All sheets of a map have the same type size. The smallest size gives the fewest sheets; the map takes the largest size
//! that needs no more. Where that is hard to read (see [`TypeRange`](crate::layout::paper::TypeRange)), up to a third
//! more sheets may give larger type. A sheet has one system, or several where they save a sheet or give clearly larger
//! type; a sheet to work on always has one. Sheets are cut between phases if that adds no sheet and an edge is near, and share the
//! columns evenly. A column that is too high for a sheet continues on the next. A sheet of a roll has one system, and is cut as
//! short as its grid allows.

use super::binary_search::first;
use super::overflow::below;
use super::search::{MOST_SYSTEMS, Search};
use crate::geometry::{Mm, Size};
use crate::layout::map::grid::Grid;
use crate::layout::map::shared::Map;
use crate::layout::map::sheet::Sheet;
use crate::layout::numbers::to_f64;
use crate::layout::style::TypeScale;

/// Several systems per sheet are worth it if their type is larger by this factor.
const WORTH_SYSTEMS: f64 = 1.1;
/// The most that a map in larger type may be longer than in proportion to its area.
const FAIR_LENGTH: f64 = 1.1;
/// The step between lengths of a roll, in millimetres.
const LENGTH_STEP: f64 = 5.0;

/// The sheets of a map and their type.
pub struct FittedMap {
    /// The type scale of all sheets.
    pub scale: TypeScale,
    /// The grids of each sheet, from top to bottom, and its paper size.
    pub sheets: Vec<(Vec<Grid>, Size)>,
}

/// A way to set the map: a type size in steps above the smallest, the most systems per sheet, and the number of sheets.
#[derive(Clone, Copy)]
struct Candidate {
    step: usize,
    most: usize,
    count: usize,
}

/// Finds the type and the sheets of a map.
pub fn fit(map: &Map) -> FittedMap {
    let search = Search::new(map);
    let (step, sheets) = match best(&search) {
        Some(candidate) => (candidate.step, sheets(&search, candidate)),
        None => (0, sheets_below(&search)),
    };
    let scale = search.size(step);
    let own = search.about_sheets(step).into_iter().map(|grid| vec![grid]);
    let cut = |(index, grids): (usize, Vec<Grid>)| (cut_off(map, &grids, scale, index == 0), grids);
    let sheets = own.chain(sheets).enumerate().map(cut).map(|(paper, grids)| (grids, paper)).collect();
    FittedMap { scale, sheets }
}

/// The best candidate; `None` if a column is too high for a sheet.
fn best(search: &Search) -> Option<Candidate> {
    let plain = readable(search, 1)?;
    if search.map.grid.roomy {
        return Some(plain);
    }
    if search.map.shortest.is_none() {
        return Some(in_systems(search, plain).unwrap_or(plain));
    }
    let step = if plain.count == 1 { on_a_roll(search, plain.step) } else { plain.step };
    Some(Candidate { step, ..plain })
}

/// The largest type on the fewest sheets, or on a few more if that reads better.
fn readable(search: &Search, most: usize) -> Option<Candidate> {
    let fewest = search.count(0, most)?;
    let range = search.map.range;
    let candidate = |count: usize, from: usize| {
        let step = search.largest(from, count, most);
        Candidate { step, most, count: search.count(step, most).unwrap_or(count) }
    };
    let enough = search.step_of(if fewest == 1 { range.readable_alone } else { range.readable });
    if search.suffice(enough, most, fewest) {
        return Some(candidate(fewest, enough));
    }
    // Readable type takes at least this many sheets; the counts below it, which may be hundreds, need no test.
    let least = search.step_of(range.readable);
    let needed = search.count(least, most).unwrap_or(usize::MAX);
    let mut more = needed.max(fewest + 1)..=fewest + (fewest / 3).max(1);
    let count = more.find(|count| search.suffice(least, most, *count));
    Some(count.map_or_else(|| candidate(fewest, 0), |count| candidate(count, least)))
}

/// Several systems per sheet, if these save a sheet in readable type or give clearly larger type.
fn in_systems(search: &Search, plain: Candidate) -> Option<Candidate> {
    let points = search.size(plain.step).points();
    let enough = search.step_of(points.min(search.map.range.readable_alone));
    let worth = search.step_of(points * WORTH_SYSTEMS);
    // A cheap test before the search for the best candidate.
    let suffice = |step: usize, count: usize| search.suffice(step, MOST_SYSTEMS, count);
    let saves = plain.count > 1 && suffice(enough, plain.count - 1);
    if !saves && (worth > search.steps() || !suffice(worth, plain.count)) {
        return None;
    }
    let found = readable(search, MOST_SYSTEMS)?;
    let better = if found.count < plain.count {
        found.step >= enough
    } else {
        found.count == plain.count && found.step >= worth
    };
    better.then_some(found)
}

/// The grids of the sheets of a candidate.
fn sheets(search: &Search, candidate: Candidate) -> Vec<Vec<Grid>> {
    let sheet = |columns| systems(search, candidate.step, columns, candidate.most);
    search.balanced(candidate.step, candidate.most).into_iter().map(sheet).collect()
}

/// The grids of one sheet with these columns, under the facts about the journey.
fn systems(search: &Search, step: usize, columns: std::ops::Range<usize>, most: usize) -> Vec<Grid> {
    let shares = search.shares && columns.start == 0;
    let about = search.map.about.iter().filter(|_| shares).cloned();
    let parts = search.systems(step, columns.clone(), most).unwrap_or_else(|| vec![columns]);
    about.chain(parts.into_iter().map(|part| search.map.grid.part(part).without_empty_lanes())).collect()
}

/// Sheets in the smallest type where a column is too high for a sheet and continues on the next.
fn sheets_below(search: &Search) -> Vec<Vec<Grid>> {
    let map = search.map;
    let most = if map.shortest.is_some() || map.grid.roomy { 1 } else { MOST_SYSTEMS };
    let mut sheets = Vec::new();
    let mut start = 0;
    while start < map.grid.columns.len() {
        if let Some(end) = search.furthest(0, start, most) {
            let end = search.at_phase(0, start, end, most);
            sheets.push(systems(search, 0, start..end, most));
            start = end;
        } else {
            let column = map.grid.part(start..start + 1).without_empty_lanes();
            sheets
                .extend(below(map, &column, search.size(0), search.is_first(start)).into_iter().map(|grid| vec![grid]));
            start += 1;
        }
    }
    sheets
}

/// The largest step, up to `most`, at which the length of a roll grows no faster than the area of the text. Rows of one line
/// each make it grow faster.
fn on_a_roll(search: &Search, most: usize) -> usize {
    let map = search.map;
    let least = search.step_of(map.range.readable);
    if most <= least {
        return most;
    }
    let whole = systems(search, least, 0..map.grid.columns.len(), 1);
    let length = |step: usize| cut_off(map, &whole, search.size(step), true).width;
    let shortest = length(least);
    let larger = |step: usize| search.size(step).points() / search.size(least).points();
    let fair = |step: &usize| length(*step) <= shortest * (larger(*step).powi(2) * FAIR_LENGTH);
    (least..=most).rev().step_by(2).find(fair).unwrap_or(least)
}

/// The paper size of a sheet; a roll is cut as short as possible.
fn cut_off(map: &Map, grids: &[Grid], scale: TypeScale, is_first: bool) -> Size {
    let Some(shortest) = map.shortest else { return map.paper };
    let of = |steps: usize| Size { width: shortest + Mm(LENGTH_STEP) * to_f64(steps), ..map.paper };
    let fits =
        |paper: Size| Sheet::measure(map, paper, grids.to_vec(), scale, is_first).is_some_and(|sheet| sheet.fits());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a thousand steps at most")]
    let most = ((map.paper.width - shortest).0 / LENGTH_STEP).max(0.0) as usize;
    let least = first(0, most, |steps| fits(of(steps)));
    if least == most { map.paper } else { of(least) }
}

//! The fit: in which type, in how many systems and on how many sheets a map stands.
//!
//! In: the whole table of a map. Out: a type size and the tables of its sheets, each of which fits on its paper.
//!
//! All sheets of a map have the same type. The fewest sheets are those of the smallest type; a map stands
//! on these in the largest type at which they suffice. When that is hard to read (see
//! [`TypeRange`](crate::layout::paper::TypeRange)), up to a third more sheets may give larger type. One band of the map a sheet
//! reads best; several systems below each other are taken where they save a sheet, or give clearly larger type. A table to
//! work on has one.
//! Sheets are cut between phases where that costs no sheet, and share the columns as evenly as they can. What is
//! too high for a sheet even when its column has a sheet to itself goes on below on the next. A sheet of a roll has
//! one system, and is cut off where it is as short as its table allows.

use super::binary_search::first;
use super::overflow::below;
use super::search::MOST_SYSTEMS;
use super::search::Search;
use crate::geometry::Mm;
use crate::geometry::Size;
use crate::layout::map::grid::Grid;
use crate::layout::map::shared::Map;
use crate::layout::map::sheet::Sheet;
use crate::layout::numbers::number;
use crate::layout::style::Type;

/// Several systems a sheet are worth it where their type is larger by this factor.
const WORTH_SYSTEMS: f64 = 1.1;
/// A map in larger type may be longer than its room asks for by this factor.
const FAIR_LENGTH: f64 = 1.1;
/// Lengths of a roll are tried at this distance.
const LENGTH_STEP: f64 = 5.0;

/// The sheets of a map and their type.
pub struct Fit {
    /// The type of all sheets.
    pub kind: Type,
    /// The tables of each sheet, from top to bottom, and its paper.
    pub sheets: Vec<(Vec<Grid>, Size)>,
}

/// A size, in steps above the smallest, how many systems a sheet may have, and how many sheets that takes.
#[derive(Clone, Copy)]
struct Way {
    step: usize,
    most: usize,
    count: usize,
}

/// Finds the type and the sheets of a map.
pub fn fit(map: &Map) -> Fit {
    let search = Search::new(map);
    let (step, sheets) = match best(&search) {
        Some(way) => (way.step, sheets(&search, way)),
        None => (0, sheets_below(&search)),
    };
    let kind = search.size(step);
    let own = search.about_sheets(step).into_iter().map(|grid| vec![grid]);
    let cut = |(index, grids): (usize, Vec<Grid>)| (cut_off(map, &grids, kind, index == 0), grids);
    let sheets = own.chain(sheets).enumerate().map(cut).map(|(paper, grids)| (grids, paper)).collect();
    Fit { kind, sheets }
}

/// The best way; none when a column is too high for a sheet.
fn best(search: &Search) -> Option<Way> {
    let plain = readable(search, 1)?;
    if search.map.grid.roomy {
        return Some(plain);
    }
    if search.map.shortest.is_none() {
        return Some(in_systems(search, plain).unwrap_or(plain));
    }
    let step = if plain.count == 1 { on_a_roll(search, plain.step) } else { plain.step };
    Some(Way { step, ..plain })
}

/// The largest type on the fewest sheets, or on a few more if that reads better.
fn readable(search: &Search, most: usize) -> Option<Way> {
    let fewest = search.count(0, most)?;
    let range = search.map.range;
    let way = |count: usize, from: usize| {
        let step = search.largest(from, count, most);
        Way { step, most, count: search.count(step, most).unwrap_or(count) }
    };
    let enough = search.step_of(if fewest == 1 { range.readable_alone } else { range.readable });
    if search.suffice(enough, most, fewest) {
        return Some(way(fewest, enough));
    }
    // So many sheets type that reads well takes; fewer need not be tried, of which there may be hundreds.
    let least = search.step_of(range.readable);
    let needed = search.count(least, most).unwrap_or(usize::MAX);
    let mut more = needed.max(fewest + 1)..=fewest + (fewest / 3).max(1);
    let count = more.find(|count| search.suffice(least, most, *count));
    Some(count.map_or_else(|| way(fewest, 0), |count| way(count, least)))
}

/// Several systems a sheet, where these save a sheet at a readable type or give clearly larger type.
fn in_systems(search: &Search, plain: Way) -> Option<Way> {
    let points = search.size(plain.step).points();
    let enough = search.step_of(points.min(search.map.range.readable_alone));
    let worth = search.step_of(points * WORTH_SYSTEMS);
    // Whether either can be is known sooner than the best way to it.
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

/// The tables of the sheets of a way.
fn sheets(search: &Search, way: Way) -> Vec<Vec<Grid>> {
    let sheet = |columns| systems(search, way.step, columns, way.most);
    search.balanced(way.step, way.most).into_iter().map(sheet).collect()
}

/// The tables of one sheet, which hold these columns, under what is said of the journey.
fn systems(search: &Search, step: usize, columns: std::ops::Range<usize>, most: usize) -> Vec<Grid> {
    let shares = search.shares && columns.start == 0;
    let about = search.map.about.iter().filter(|_| shares).cloned();
    let parts = search.systems(step, columns.clone(), most).unwrap_or_else(|| vec![columns]);
    about.chain(parts.into_iter().map(|part| search.map.grid.part(part).without_empty_lanes())).collect()
}

/// Sheets of the smallest type where a column is too high for a sheet: it goes on below on the next.
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

/// The largest step, up to `most`, that uses a roll well: a whole map in larger type takes as much more of its length
/// as it takes more room, but rows of one line each would make it longer than that.
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

/// The paper of a sheet: of a roll no more than it needs.
fn cut_off(map: &Map, grids: &[Grid], kind: Type, is_first: bool) -> Size {
    let Some(shortest) = map.shortest else { return map.paper };
    let of = |steps: usize| Size { width: shortest + Mm(LENGTH_STEP) * number(steps), ..map.paper };
    let fits =
        |paper: Size| Sheet::measure(map, paper, grids.to_vec(), kind, is_first).is_some_and(|sheet| sheet.fits());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a thousand steps at most")]
    let most = ((map.paper.width - shortest).0 / LENGTH_STEP).max(0.0) as usize;
    let least = first(0, most, |steps| fits(of(steps)));
    if least == most { map.paper } else { of(least) }
}

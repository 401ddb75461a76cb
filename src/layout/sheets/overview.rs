//! The overview: the whole journey on one sheet.
//!
//! In: a journey, and the sheets of its map. Out: one sheet: head, time ladder, phases, steps, curve, strips, lists and
//! register, from top to bottom. How steps are shown follows from the width of a column. What has no room is left out in a
//! fixed order, and type never shrinks below the smallest; where all fits, it grows.
//!
//! - `arrows`: the phases, and the tints that join them to the ladder
//! - `brackets`: the sheets of the map under the strips
//! - `columns`: where moments and phases stand
//! - `composition`: all parts below each other, measured and drawn
//! - `content`: what the sheet says
//! - `curve`: the curve, with words or with names on leaders
//! - `drop_order`: what is left out, in order
//! - `head`: title, figures and persona
//! - `ladder`: the time ladder
//! - `leaders`: places for names on leaders
//! - `lists`: moments, negatives, phases
//! - `ranges`: which moments stand on which sheet of the map
//! - `register`: all steps by number and name
//! - `steps`: cards of steps, or their numbers
//! - `strips`: waiting, negatives, opportunities and actions at each step
//! - `time_scale`: the scale of the ladder
//! - `write`: words at a place

mod arrows;
mod brackets;
mod columns;
mod composition;
mod content;
mod curve;
mod drop_order;
mod head;
mod ladder;
mod leaders;
mod lists;
pub mod ranges;
mod register;
mod steps;
mod strips;
mod time_scale;
mod write;

use crate::geometry::Mm;
use crate::layout::blocks::journey::Blocks;
use crate::layout::numbers::to_f64;
use crate::layout::options::Options;
use crate::layout::pagination::binary_search::last;
use crate::layout::style::{TextStyle, TypeScale};
use crate::model::{CardKind, Journey};
use crate::scene::Scene;
use crate::text::Typesetter;
use composition::Composition;
use content::Content;
use drop_order::Kept;
use ranges::SheetRange;

/// The least pitch of columns in which steps have cards, in ems: 18 mm at 8 points.
const CARDS: f64 = 6.4;
/// The least pitch in which every step has a number and a face, in ems: 6 mm at 8 points.
const NAMES: f64 = 2.1;
/// The most rows that lists get where there is room.
const MOST_MORE: usize = 6;
/// The step between type sizes, in points.
const STEP: f64 = 0.25;

/// How steps are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StepDisplay {
    /// As cards with their names, words at every face, and cards by their numbers.
    Cards,
    /// With a number and a face each, and names on leaders.
    Names,
    /// By the numbers and the faces of the most important.
    Numbers,
}

impl StepDisplay {
    const fn of(pitch_in_ems: f64, cards: bool) -> StepDisplay {
        if pitch_in_ems >= CARDS && cards {
            StepDisplay::Cards
        } else if pitch_in_ems >= NAMES {
            StepDisplay::Names
        } else {
            StepDisplay::Numbers
        }
    }
}

/// The overview of a journey, whose map has these sheets: always one sheet.
pub fn sheets(journey: &Journey, ranges: &[SheetRange], typesetter: &Typesetter, options: &Options) -> Vec<Scene> {
    let blocks = Blocks::new(typesetter, journey.language, options);
    let content = Content::new(journey, ranges, &blocks, options);
    vec![fitted(&content).scene()]
}

/// The whole sheet in the largest type that shows steps as the smallest does; else in the smallest type as much of it as fits.
fn fitted<'a>(content: &'a Content<'a>) -> Composition<'a> {
    let smallest = content.range.smallest;
    let scale = |points: f64| TypeScale::of(points, smallest);
    let steps = drop_order::steps();
    let at = |kept: &Kept, points: f64| Composition::measure(content, *kept, scale(points));
    let found = steps.iter().position(|kept| at(kept, smallest).fits());
    match found {
        Some(whole @ 0..=1) => {
            let kept = steps[whole];
            let display = at(&kept, smallest).display();
            with_more_rows(content, kept, largest(content, &kept, display))
        }
        Some(step) => {
            let kept = drop_order::restored(steps[step], |kept| at(kept, smallest).fits());
            with_more_rows(content, kept, scale(smallest))
        }
        None => at(&steps[steps.len() - 1], smallest),
    }
}

/// The largest type in which all fits with room to spare; steps that have cards keep them.
fn largest(content: &Content, kept: &Kept, display: StepDisplay) -> TypeScale {
    let smallest = content.range.smallest;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few dozen steps")]
    let most = ((content.range.largest - smallest) / STEP).max(0.0) as usize;
    let scale = |step: usize| TypeScale::of(smallest + STEP * to_f64(step), smallest);
    let suits = |step: usize| {
        let larger = Composition::measure(content, *kept, scale(step));
        larger.fits_well() && (display != StepDisplay::Cards || larger.display() == display)
    };
    scale(last(0, most, suits))
}

/// As many rows in the lists as fit.
fn with_more_rows<'a>(content: &'a Content<'a>, kept: Kept, scale: TypeScale) -> Composition<'a> {
    let with = |more: usize| Kept { rows: kept.rows + more, ..kept };
    let more = last(0, MOST_MORE, |more| Composition::measure(content, with(more), scale).fits_well());
    Composition::measure(content, with(more), scale)
}

/// The width of the names of lanes left of the columns.
fn gutter(content: &Content, width: Mm, scale: TypeScale) -> Mm {
    let (words, map) = (content.words, content.blocks.words);
    let cards =
        [CardKind::Negative, CardKind::Opportunity, CardKind::Action].map(|kind| content.blocks.lane_name(kind));
    let names = [words.time, words.waits, map.steps, map.emotion, map.sheet].into_iter().chain(cards);
    let widest = names.map(|name| content.part(name, TextStyle::Name).natural_width(scale)).fold(Mm::ZERO, Mm::max);
    let least = if width >= scale.em(90.0) { scale.em(9.8) } else { scale.em(7.2) };
    (widest + scale.em(1.0)).max(least).min(scale.em(14.0))
}

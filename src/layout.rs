//! Layout: from the model to scenes.
//!
//! In: a checked journey, a typesetter and a paper. Out: the sheets of all kinds, in millimetres. Nothing
//! is read or written here, and no file format is known.
//!
//! `map` puts the journey into a grid, and `pagination` finds the type and cuts the grid to sheets. Other kinds of sheet are in
//! `sheets`. Both are made of `blocks` and the emotion `curve`. What was drawn is then put into reading order, named and linked
//! in `finish`.

mod blocks;
mod coverage;
mod curve;
mod finish;
mod house;
mod map;
mod numbers;
mod options;
mod pagination;
mod paper;
mod sheets;
mod style;

pub use coverage::coverage;
pub use house::House;
pub use map::logo::Logo;
pub use options::Options;
pub use paper::{A3_LANDSCAPE, Paper};
pub use sheets::blank::templates;

use crate::language::Language;
use crate::model::{Date, Journey};
use crate::scene::{Scene, SheetKind, Stamp};
use crate::text::Typesetter;

use blocks::journey::Blocks;
use finish::ids::Anchors;
use finish::reading_order::PlaceIndex;
use finish::{heading_levels, links, sampling};
use sheets::{actions, blank, insights, overview, persona, phases};

/// The sheets of a journey, in the order of the kinds asked for; a kind for which the journey has nothing gives none.
#[must_use]
pub fn sheets(journey: &Journey, typesetter: &Typesetter, options: &Options) -> Vec<Scene> {
    // The overview says which steps stand on which sheet of the map.
    let needs_map = [SheetKind::Map, SheetKind::Overview].iter().any(|kind| options.kinds.contains(kind));
    let map = if needs_map { sheets::map::sheets(journey, typesetter, options) } else { Vec::new() };
    let ranges = overview::ranges::of(journey, &map);
    let mut map = Some(map);
    let of_kind = |kind: &SheetKind| match kind {
        SheetKind::Map => map.take().unwrap_or_default(),
        SheetKind::Overview => overview::sheets(journey, &ranges, typesetter, options),
        other => sheets_of(*other, journey, typesetter, options),
    };
    let mut scenes = sampling::sampled(options.kinds.iter().flat_map(of_kind).collect());
    let places = PlaceIndex::of(journey);
    let anchors = Anchors::of(journey);
    for scene in &mut scenes {
        scene.kind_name = kind_name(scene.kind, journey.language);
        scene.made = made(journey, options);
        places.order(scene);
        heading_levels::close(scene);
    }
    anchors.name(&mut scenes);
    links::add(&mut scenes, journey, &anchors);
    scenes
}

/// What a kind of sheet is called.
const fn kind_name(kind: SheetKind, language: Language) -> &'static str {
    let words = &language.map_words().sheets;
    match kind {
        SheetKind::Overview => words.overview,
        SheetKind::Map => words.map,
        SheetKind::Phases => words.phases,
        SheetKind::Persona => words.persona,
        SheetKind::Blank => words.blank,
        SheetKind::Actions => words.actions,
        SheetKind::Insights => words.insights,
    }
}

/// A lower bound for the number of sheets, known before layout: a phase or a persona takes at least one.
#[must_use]
pub fn least_sheets(journey: &Journey, options: &Options) -> usize {
    let of_kind = |kind: &SheetKind| match kind {
        SheetKind::Phases | SheetKind::Blank => journey.phases.len(),
        SheetKind::Persona => journey.personas.len(),
        SheetKind::Overview | SheetKind::Map | SheetKind::Actions | SheetKind::Insights => 0,
    };
    options.kinds.iter().map(of_kind).sum()
}

/// The day of the version that the journey says; it does not change when the same text is built again.
fn made(journey: &Journey, options: &Options) -> Option<Stamp> {
    let version = journey.version.as_ref().and_then(|version| version.date);
    version.map(|Date { year, month, day }| Stamp::of_day(year, month, day)).or(options.made)
}

/// The sheets of a kind that is neither map nor overview.
fn sheets_of(kind: SheetKind, journey: &Journey, typesetter: &Typesetter, options: &Options) -> Vec<Scene> {
    let templates = options.kinds.contains(&SheetKind::Blank);
    match kind {
        // The sheet of a persona to fill in is among the templates.
        SheetKind::Persona if journey.personas.is_empty() && templates => Vec::new(),
        SheetKind::Overview | SheetKind::Map => Vec::new(),
        SheetKind::Phases => phases::sheets(journey, typesetter, options),
        SheetKind::Blank => blank::sheets(journey, typesetter, options),
        SheetKind::Persona => persona::sheets(journey, typesetter, options),
        SheetKind::Actions => actions::sheets(journey, &Blocks::new(typesetter, journey.language, options), options),
        SheetKind::Insights => insights::sheets(journey, &Blocks::new(typesetter, journey.language, options), options),
    }
}

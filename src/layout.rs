//! Model → scenes.
//!
//! In: a checked journey, a typesetter and a paper. Out: the sheets of all kinds, in millimetres. Nothing
//! is read or written here, and no file format is known.
//!
//! `lanes` puts the journey into a grid, `fit` finds the type and cuts the grid to sheets (`search` and `loads`
//! say where, `below` cuts what is too high, `columns` finds the widths). `sheet` places `header`, systems and `footer`, and `spread` the room that is left; a
//! `system` is a piece of the map from left to right, and `band` and `emotion` are its parts. `phases` and `blank`
//! are made in the same way, of tables to work on; `persona` places its own. Sheets that are no maps stand in a `frame`.
//! What was drawn is then put into reading order (`reading`), named (`identify`) and linked (`links`).

mod actions;
mod band;
mod below;
mod beside;
mod bisect;
mod blank;
mod block;
mod blocks;
mod channel;
mod columns;
mod counts;
mod coverage;
mod curve;
mod curve_words;
mod emotion;
mod faces;
mod feelings;
mod fit;
mod footer;
mod frame;
mod gaps;
mod grid;
mod grounds;
mod header;
mod house;
mod icons;
mod identify;
mod insights;
mod lanes;
mod levels;
mod links;
mod loads;
mod logo;
mod map;
mod options;
mod paper;
mod persona;
mod phases;
mod picture;
mod reading;
mod sampling;
mod search;
mod shapes;
mod sheet;
mod spread;
mod square;
mod stack;
mod style;
mod system;
mod table;
mod trace;
mod workshop;

pub use blank::templates;
pub use coverage::coverage;
pub use house::House;
pub use logo::Logo;
pub use options::Options;
pub use paper::{A3_LANDSCAPE, Paper};

use std::rc::Rc;

use crate::geometry::{Mm, Size};
use crate::language::Language;
use crate::model::{Date, Journey};
use crate::scene::{Meaning, Scene, SheetKind, Stamp};
use crate::text::Typesetter;

use blocks::Blocks;
use identify::Things;
use map::Map;
use reading::Places;
use sheet::Sheet;
use style::{MARGIN, Role, Type};

/// Share of the paper's height that a header may take before its longer texts move to a lane.
const HIGHEST_HEADER: f64 = 0.27;
/// Share of the paper's height that a footer may take before its facts move to a lane.
const HIGHEST_FOOTER: f64 = 0.07;

/// The sheets of a journey, in the order of the kinds asked for; a kind for which the journey has nothing gives none.
#[must_use]
pub fn sheets(journey: &Journey, typesetter: &Typesetter, options: &Options) -> Vec<Scene> {
    let of_kind = |kind: &SheetKind| sheets_of(*kind, journey, typesetter, options);
    let mut scenes = sampling::sampled(options.kinds.iter().flat_map(of_kind).collect());
    let places = Places::of(journey);
    let things = Things::of(journey);
    for scene in &mut scenes {
        scene.kind_name = kind_name(scene.kind, journey.language);
        scene.made = made(journey, options);
        places.order(scene);
        levels::close(scene);
    }
    things.name(&mut scenes);
    links::add(&mut scenes, journey, &things);
    scenes
}

/// What a kind of sheet is called.
const fn kind_name(kind: SheetKind, language: Language) -> &'static str {
    let words = &language.map_words().sheets;
    match kind {
        SheetKind::Map => words.map,
        SheetKind::Phases => words.phases,
        SheetKind::Persona => words.persona,
        SheetKind::Blank => words.blank,
        SheetKind::Actions => words.actions,
        SheetKind::Insights => words.insights,
    }
}

/// So many sheets a journey takes at the least, known before anything is laid out: a phase or a persona has one of its own.
#[must_use]
pub fn least_sheets(journey: &Journey, options: &Options) -> usize {
    let of_kind = |kind: &SheetKind| match kind {
        SheetKind::Phases | SheetKind::Blank => journey.phases.len(),
        SheetKind::Persona => journey.personas.len(),
        SheetKind::Map | SheetKind::Actions | SheetKind::Insights => 0,
    };
    options.kinds.iter().map(of_kind).sum()
}

/// The day of the version that the journey says; it does not change when the same text is built again.
fn made(journey: &Journey, options: &Options) -> Option<Stamp> {
    let version = journey.version.as_ref().and_then(|version| version.date);
    version.map(|Date { year, month, day }| Stamp::of_day(year, month, day)).or(options.made)
}

fn sheets_of(kind: SheetKind, journey: &Journey, typesetter: &Typesetter, options: &Options) -> Vec<Scene> {
    let templates = options.kinds.contains(&SheetKind::Blank);
    match kind {
        // The sheet of a persona to fill in is among the templates.
        SheetKind::Persona if journey.personas.is_empty() && templates => Vec::new(),
        SheetKind::Map => map(journey, typesetter, options),
        SheetKind::Phases => phases::sheets(journey, typesetter, options),
        SheetKind::Blank => blank::sheets(journey, typesetter, options),
        SheetKind::Persona => persona::sheets(journey, typesetter, options),
        SheetKind::Actions => actions::sheets(journey, &Blocks::new(typesetter, journey.language, options), options),
        SheetKind::Insights => insights::sheets(journey, &Blocks::new(typesetter, journey.language, options), options),
    }
}

/// The map of a journey, a scene a sheet; at least one.
fn map(journey: &Journey, typesetter: &Typesetter, options: &Options) -> Vec<Scene> {
    let chosen = options.paper;
    let (paper, range) = (chosen.largest(), chosen.range());
    let blocks = Blocks::new(typesetter, journey.language, options);
    let smallest = Type::of(range.smallest, range.smallest);
    // A roll may end up as short as this, and its header and footer must fit then.
    let narrowest = Size { width: chosen.shortest().unwrap_or(paper.width), ..paper };
    let width = narrowest.width - MARGIN * 2.0;
    let header_width = sheet::header_width(narrowest, smallest);
    let heading = header::heading(journey, &blocks, header_width, paper.height * HIGHEST_HEADER, smallest);
    let (footer, moved) = footer::footer(journey, &blocks, width, paper.height * HIGHEST_FOOTER, smallest);
    let mut about = heading.about.clone();
    for line in moved {
        let parts = blocks.divided(&line, Role::Body, style::INK);
        about.extend(Blocks::panel(Meaning::Header, &line, journey.title.span, parts).into_iter().map(Rc::new));
    }
    let about = lanes::about(journey, &blocks, about);
    let mut grid = lanes::grid(journey, &blocks);
    let courses = feelings::courses(journey, &blocks, &mut grid);
    let shortest = chosen.shortest();
    let free = Mm::ZERO;
    let map = Map { journey, blocks: &blocks, paper, shortest, range, heading, footer, courses, about, grid, free };
    let fit = fit::fit(&map);
    let measure = |(index, (grids, paper))| Sheet::measure(&map, paper, grids, fit.kind, index == 0);
    let mut sheets: Vec<Sheet> = fit.sheets.into_iter().enumerate().filter_map(measure).collect();
    let spreads = spread::spread(&mut sheets);
    let of = sheets.len();
    let drawn = sheets.iter().zip(&spreads).enumerate();
    drawn.map(|(index, (sheet, spread))| sheet.draw(spread, (index + 1, of))).collect()
}

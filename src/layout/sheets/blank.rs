//! Templates to fill in by hand: the lanes of the method, empty, for each phase, and a persona at the end.
//!
//! In: a journey, or a language alone. Out: sheets. They are made as a map is, of a table without cards; a sheet of a
//! phase is ruled in columns as wide as a note. What to write is in `workshop_words`.

use std::ops::Range;

use crate::geometry::{Colour, Mm};
use crate::language::Language;
use crate::model::{CardKind, Facts, Journey, Phase, Text};
use crate::scene::{Scene, SemanticRole, SheetKind};
use crate::source::Span;
use crate::text::{Face, Typesetter};

use super::phases::card_hint;
use super::workshop::NOTE;
use super::{frame, persona, phases};
use crate::layout::blocks::block::{Background, Block};
use crate::layout::blocks::journey::Blocks;
use crate::layout::finish::heading_levels;
use crate::layout::map::grid::{Column, Grid, Lane, LaneKind, PhaseSpan};
use crate::layout::map::header::{Header, Heading};
use crate::layout::map::shared::Map;
use crate::layout::map::sheet::Sheet;
use crate::layout::options::Options;
use crate::layout::style;
use crate::layout::style::{TextStyle, TypeScale};

/// The lanes of a template, in the order in which a workshop fills them: facts, then emotions, then what to do.
const LANES: [CardKind; 5] =
    [CardKind::Positive, CardKind::Negative, CardKind::Question, CardKind::Need, CardKind::Opportunity];
/// The width of a column: a sticky note and a gap.
const COLUMN: Mm = Mm(NOTE.0 + 4.0);
/// The approximate width beside the columns: margins and lane names.
const BESIDE: Mm = Mm(45.0);
/// The step between type sizes, in points.
const STEP: f64 = 0.5;
/// The band of a template without a phase: light, so that a pen can be read on it.
const LIGHT: Colour = Colour::hex(0x00e3_e9ef);

/// What to fill in besides the lanes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unknown {
    Nothing,
    Phase,
    Journey,
}

/// A template for each phase of a journey, with persona and phase filled in.
pub fn sheets(journey: &Journey, typesetter: &Typesetter, options: &Options) -> Vec<Scene> {
    if journey.phases.is_empty() {
        let mut journey = journey.clone();
        journey.phases.push(nameless(journey.language));
        let options = light(options);
        return drawn(&journey, typesetter, &options, Unknown::Phase);
    }
    drawn(journey, typesetter, options, Unknown::Nothing)
}

/// Templates for a first workshop, in a language: a phase and a persona.
#[must_use]
pub fn templates(language: Language, typesetter: &Typesetter, options: &Options) -> Vec<Scene> {
    let words = language.workshop_words();
    let mut journey = Journey::new(language, text(words.template));
    journey.phases.push(nameless(language));
    let mut scenes = drawn(&journey, typesetter, &light(options), Unknown::Journey);
    scenes.iter_mut().for_each(heading_levels::close);
    scenes
}

/// A house style in which phases are light.
fn light(options: &Options) -> Options {
    let mut light = options.clone();
    light.house.phases = vec![LIGHT];
    light
}

/// A phase with room for its name.
fn nameless(language: Language) -> Phase {
    Phase::new(text(&format!("{}{}", language.map_words().phases, language.colon().trim_end())), Facts::default())
}

fn text(value: &str) -> Text {
    Text { value: value.to_owned(), span: Span::default() }
}

fn drawn(journey: &Journey, typesetter: &Typesetter, options: &Options, unknown: Unknown) -> Vec<Scene> {
    let blocks = Blocks::new(typesetter, journey.language, options);
    let mut map = phases::base(journey, &blocks, options);
    map.free = Mm::ZERO;
    map.footer = frame::foot_of(journey, &blocks, map.paper, map.range);
    to_fill_in(&mut map.heading, journey, &blocks, unknown);
    let lanes = lanes(journey, &blocks);
    let mut fitted = Vec::new();
    for phase in 0..journey.phases.len() {
        fitted.extend(fit(&mut map, &lanes, phase).into_iter().map(|(grid, scale)| (phase, grid, scale)));
    }
    // The last is that of a persona.
    let of = fitted.len() + 1;
    let template = journey.language.workshop_words().template;
    let sheets = fitted.into_iter().enumerate().filter_map(|(index, (phase, grid, scale))| {
        let scene = Sheet::measure(&map, map.paper, vec![grid], scale, true)?.draw_to_work_on((index + 1, of));
        let name = format!("{template}: {}", phases::name(journey, phase, (1, 1)));
        Some(Scene { kind: SheetKind::Blank, description: name.clone(), name, ..scene })
    });
    // A phase without a name has no bar over the curve.
    let phases = if unknown == Unknown::Nothing { journey.phases.clone() } else { Vec::new() };
    let mut known = Journey { phases, ..journey.clone() };
    if unknown == Unknown::Journey {
        known.title = text("");
    }
    let last = persona::blank(&known, typesetter, options, (of, of));
    sheets.chain([Scene { title: journey.title.value.clone(), ..last }]).collect()
}

/// Puts lines to write on in the header, for facts that are not given.
fn to_fill_in(heading: &mut Heading, journey: &Journey, blocks: &Blocks, unknown: Unknown) {
    let words = journey.language.workshop_words();
    let asking = |name: &str, role: SemanticRole| {
        let asked = format!("{name}{}", journey.language.colon().trim_end());
        let parts = vec![blocks.part(&asked, TextStyle::Heading, style::INK)];
        std::rc::Rc::new(Block { role, label: asked, span: None, background: Background::FillIn, parts })
    };
    let fill = |header: &mut Header| {
        if unknown == Unknown::Journey {
            header.title = vec![asking(words.journey, SemanticRole::Header)];
        }
        if journey.personas.is_empty() {
            header.personas = vec![asking(words.persona, SemanticRole::Persona)];
        }
    };
    fill(&mut heading.first);
    fill(&mut heading.other);
}

/// The lanes of the method, with what to write in each; without columns.
fn lanes(journey: &Journey, blocks: &Blocks) -> Vec<Lane> {
    let (words, hints) = (blocks.words, &journey.language.workshop_words().hints);
    let lane = |kind: LaneKind, label: &str, hint: Option<&str>| Lane {
        kind,
        name: blocks.shape(label, Face::SemiBold),
        label: label.to_owned(),
        hint: hint.map(|hint| blocks.shape(hint, Face::Regular)),
        cells: Vec::new(),
        phases: vec![Vec::new()],
        whole: Vec::new(),
    };
    let mut lanes = vec![
        lane(LaneKind::Steps, words.steps, Some(hints.steps)),
        lane(LaneKind::Touchpoints, words.touchpoints, Some(hints.touchpoints)),
        lane(LaneKind::Emotion, words.emotion, None),
    ];
    lanes.extend(
        LANES.into_iter().map(|kind| lane(LaneKind::Cards(kind), blocks.lane_name(kind), card_hint(journey, kind))),
    );
    lanes
}

/// The tables of a phase and their type: on one sheet where that fits, else on as few as do.
fn fit(map: &mut Map, lanes: &[Lane], phase: usize) -> Vec<(Grid, TypeScale)> {
    map.grid = table(map, lanes, phase);
    for sheets in 1..lanes.len() {
        let each = lanes.len().div_ceil(sheets);
        let parts: Vec<Range<usize>> =
            (0..lanes.len()).step_by(each).map(|start| start..(start + each).min(lanes.len())).collect();
        let grids: Vec<Grid> = parts.into_iter().map(|part| table(map, &lanes[part], phase)).collect();
        if let Some(scale) = sizes(map).find(|scale| grids.iter().all(|grid| fits(map, grid, *scale))) {
            return grids.into_iter().map(|grid| (grid, scale)).collect();
        }
    }
    let smallest = TypeScale::of(map.range.smallest, map.range.smallest);
    lanes.iter().map(|lane| (table(map, std::slice::from_ref(lane), phase), smallest)).collect()
}

fn fits(map: &Map, grid: &Grid, scale: TypeScale) -> bool {
    Sheet::measure(map, map.paper, vec![grid.clone()], scale, true).is_some_and(|sheet| sheet.fits())
}

/// The sizes of type for a paper, the largest first.
fn sizes(map: &Map) -> impl Iterator<Item = TypeScale> + use<> {
    let (smallest, largest) = (map.range.smallest, map.range.largest);
    let sizes = (0..).map(move |step| largest - STEP * f64::from(step)).take_while(move |size| *size > smallest);
    sizes.chain([smallest]).map(move |size| TypeScale::of(size, smallest))
}

/// A table with these lanes and empty columns.
fn table(map: &Map, lanes: &[Lane], phase: usize) -> Grid {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few dozen columns")]
    let count = ((map.paper.width - BESIDE) / COLUMN).floor().max(1.0) as usize;
    let lanes = lanes.iter().map(|lane| Lane { cells: vec![Vec::new(); count], ..lane.clone() });
    Grid {
        columns: vec![Column { phase, step: None }; count],
        phases: vec![PhaseSpan { phase: Some(phase), columns: 0..count, before: 0 }],
        lanes: lanes.collect(),
        ..map.grid.clone()
    }
}

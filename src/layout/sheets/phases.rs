//! A sheet a phase, to work on in a workshop: what is known in large type, and room for notes in each lane.
//!
//! In: a journey. Out: its sheets, in the order of the phases. They are made as a map is, of a table of one phase that
//! keeps its empty lanes; what belongs to the journey as a whole is on the map alone. A sheet keeps a note's height free,
//! or a quarter of its own on small paper; only a step that is too much for a sheet by itself takes that room too.

use crate::geometry::{Mm, Size};
use crate::model::{CardKind, Journey};
use crate::scene::{Scene, SheetKind};
use crate::text::{Face, Typesetter};

use super::frame;
use super::workshop::NOTE;
use crate::layout::blocks::journey;
use crate::layout::blocks::journey::Blocks;
use crate::layout::curve::series;
use crate::layout::map::grid::{Grid, Lane, LaneKind};
use crate::layout::map::shared::Map;
use crate::layout::map::sheet::Sheet;
use crate::layout::map::{footer, header, lanes, sheet};
use crate::layout::options::Options;
use crate::layout::pagination::fit;
use crate::layout::pagination::fit::FittedMap;
use crate::layout::paper::TypeRange;
use crate::layout::sheets::map::HIGHEST_FOOTER;
use crate::layout::style::{MARGIN, TypeScale};

/// Share of the paper's height for the header of a sheet to work on.
const HIGHEST_HEAD: f64 = 0.2;
/// The largest share of the paper's height that stays free for a note.
const MOST_FREE: f64 = 0.25;
/// The readable size of a sheet that people stand around, as a share of the way from the smallest to the largest type.
/// Smaller type is worth another sheet.
const READABLE: f64 = 0.4;

/// The sheets of all phases.
pub fn sheets(journey: &Journey, typesetter: &Typesetter, options: &Options) -> Vec<Scene> {
    if journey.phases.is_empty() {
        return Vec::new();
    }
    let blocks = Blocks::new(typesetter, journey.language, options);
    let mut grid = lanes::grid(journey, &blocks);
    let series = series::collect(journey, &blocks, &mut grid);
    grid.roomy = true;
    for lane in &mut grid.lanes {
        lane.whole.clear();
        lane.hint = hint(journey, lane).map(|hint| blocks.shape(hint, Face::Regular));
    }
    let mut map = Map { series, ..base(journey, &blocks, options) };
    map.range = larger(map.range);
    let fits: Vec<FittedMap> = (0..grid.phases.len()).map(|phase| fit_of(&mut map, &grid, phase)).collect();
    let of = fits.iter().map(|fit| fit.sheets.len()).sum();
    let mut scenes = Vec::new();
    for (phase, fit) in fits.into_iter().enumerate() {
        let count = fit.sheets.len();
        for (index, (grids, paper)) in fit.sheets.into_iter().enumerate() {
            let Some(sheet) = Sheet::measure(&map, paper, grids, fit.scale, true) else { continue };
            let name = name(journey, phase, (index + 1, count));
            scenes.push(Scene { kind: SheetKind::Phases, name, ..sheet.draw_to_work_on((scenes.len() + 1, of)) });
        }
    }
    scenes
}

/// What sheets to work on have in common; without a grid and without emotions.
pub fn base<'a>(journey: &'a Journey, blocks: &'a Blocks<'a>, options: &Options) -> Map<'a> {
    let (paper, range) = (frame::size_of(options.paper), options.paper.range());
    let smallest = TypeScale::of(range.smallest, range.smallest);
    let width = sheet::header_width(paper, smallest);
    let heading = header::brief(journey, blocks, width, paper.height * HIGHEST_HEAD, smallest);
    // What has no room at the foot is on the map.
    let most = paper.height * HIGHEST_FOOTER;
    let (footer, _) = footer::footer(journey, blocks, paper.width - MARGIN * 2.0, most, smallest);
    let grid = Grid {
        columns: Vec::new(),
        first: 0,
        phases: Vec::new(),
        lanes: Vec::new(),
        narrowest: crate::layout::map::grid::narrowest(1, 0.0),
        below: false,
        roomy: true,
    };
    let free = room_for_notes(paper);
    Map { journey, blocks, paper, shortest: None, range, heading, footer, series: Vec::new(), about: None, grid, free }
}

fn room_for_notes(paper: Size) -> Mm {
    NOTE.min(paper.height * MOST_FREE)
}

/// The range of type in which more sheets are better than small type.
fn larger(range: TypeRange) -> TypeRange {
    let enough = range.smallest + (range.largest - range.smallest) * READABLE;
    TypeRange { readable: enough, readable_alone: enough, ..range }
}

/// The sheets of one phase; `map` has its table afterwards.
fn fit_of(map: &mut Map, whole: &Grid, phase: usize) -> FittedMap {
    map.grid = whole.part(whole.phases[phase].columns.clone());
    map.free = room_for_notes(map.paper);
    let fit = fit::fit(map);
    if !fit.sheets.iter().any(|(grids, _)| grids.iter().any(|grid| grid.below)) {
        return fit;
    }
    map.free = Mm::ZERO;
    fit::fit(map)
}

/// What a sheet of a phase is called.
pub fn name(journey: &Journey, phase: usize, (number, of): (usize, usize)) -> String {
    let name = journey::cut(&journey.phases[phase].name.value);
    if of > 1 { format!("{name} {number} / {of}") } else { name }
}

/// What to write in a lane; `None` where its name says it, or the writer's own.
fn hint(journey: &Journey, lane: &Lane) -> Option<&'static str> {
    let hints = &journey.language.workshop_words().hints;
    match lane.kind {
        LaneKind::Steps => Some(hints.steps),
        LaneKind::Touchpoints => Some(hints.touchpoints),
        // The plot has its question.
        LaneKind::Phases | LaneKind::Emotion | LaneKind::Images | LaneKind::Words => None,
        LaneKind::Cards(kind) => card_hint(journey, kind),
    }
}

/// What to write on cards of a kind; none in a lane that the journey names.
pub fn card_hint(journey: &Journey, kind: CardKind) -> Option<&'static str> {
    kind.words(journey.language).map(|words| words.hint)
}

//! That a sheet is used well: what is said reaches over most of its height, however little it is.
//!
//! In: the sheets of a short journey. Out: a sentence for each that is too empty. From the top of the band to the
//! lowest ink of the rows counts, against the height between header and foot.

use journey::geometry::{Mm, Rect, Size};
use journey::layout::Paper;
use journey::scene::{Item, Scene, SemanticRole};
use proptest::test_runner::TestCaseError;

use super::sheet::{Sheet, without_sections};
use super::{generate, hold_over, papers, runner, summary};
use crate::support::draw::{Drawing, draw};

/// A sheet of a short journey is used over this share of the height.
const USED: f64 = 0.8;
/// So many steps are short.
const SHORT: usize = 12;
/// With fewer rows there is nothing to move apart.
const FEWEST_ROWS: usize = 3;

/// The share of the height between header and foot over which band and rows reach, and whether the plot is the lowest row.
fn used(scene: &Scene) -> (f64, bool) {
    let sheet = Sheet::new(scene);
    let mut items = Vec::new();
    without_sections(&scene.items, &mut items);
    let outer = |index: usize| match items[index] {
        Item::Group(group) => group.role,
        _ => SemanticRole::Decoration,
    };
    let areas = |wanted: fn(SemanticRole) -> bool| -> Vec<Rect> {
        let texts = sheet.texts.iter().map(|words| (words.owner.outer, words.area));
        let shapes = sheet.shapes.iter().map(|shape| (shape.owner.outer, shape.area));
        texts.chain(shapes).filter(|(index, _)| wanted(outer(*index))).map(|(_, area)| area).collect()
    };
    let top = |areas: &[Rect]| areas.iter().map(|area| area.y).reduce(Mm::min).unwrap_or_default();
    let bottom = |areas: &[Rect]| areas.iter().map(Rect::bottom).reduce(Mm::max).unwrap_or_default();
    let rows = areas(|role| !is_head(role) && !matches!(role, SemanticRole::Footer | SemanticRole::Decoration));
    // What the header has no room for stands in a row of its own.
    let head: Vec<Rect> = areas(is_head).into_iter().filter(|area| area.bottom() <= top(&rows)).collect();
    let foot = areas(|role| role == SemanticRole::Footer);
    let felt = areas(|role| matches!(role, SemanticRole::Curve | SemanticRole::Emotion));
    let said = areas(|role| {
        matches!(role, SemanticRole::Step | SemanticRole::Touchpoint | SemanticRole::Card | SemanticRole::Phase)
    });
    ((bottom(&rows) - top(&rows)) / (top(&foot) - bottom(&head)), bottom(&felt) > bottom(&said))
}

const fn is_head(role: SemanticRole) -> bool {
    matches!(role, SemanticRole::Header | SemanticRole::Persona | SemanticRole::Figure)
}

fn rows(scene: &Scene) -> usize {
    let mut items = Vec::new();
    without_sections(&scene.items, &mut items);
    let is_name = |item: &&&Item| matches!(item, Item::Group(group) if group.role == SemanticRole::LaneName);
    items.iter().filter(is_name).count()
}

/// Each sheet of a short journey that is too empty.
fn broken(drawing: &Drawing, paper: Paper) -> Vec<String> {
    if drawing.journey.steps().count() > SHORT {
        return Vec::new();
    }
    let scenes = drawing.on(paper);
    let empty = scenes.iter().filter(|scene| {
        let (share, ends_with_plot) = used(scene);
        // A plot stands where those of the other sheets do, also where nothing is said below it.
        let beside_others = scenes.len() > 1 && ends_with_plot;
        rows(scene) >= FEWEST_ROWS && share < USED && !beside_others
    });
    empty.map(|scene| format!("{paper:?}: {:.0} % of {}", used(scene).0 * 100.0, scene.name)).collect()
}

/// Each sheet that is too empty on any paper, A3 standing too.
fn broken_on_all(drawing: &Drawing) -> Vec<String> {
    let standing = Paper::Sheet(Size { width: Mm(297.0), height: Mm(420.0) });
    let papers = papers::OTHERS.into_iter().chain([papers::A3, standing]);
    papers.flat_map(|paper| broken(drawing, paper)).collect()
}

#[test]
fn sheets_of_short_journeys_are_used_well() {
    for folder in ["examples", "tests/corpus/good"] {
        hold_over(folder, broken_on_all);
    }
}

#[test]
fn a_sheet_with_a_row_above_its_map_is_used_well() {
    let title = "a title of more letters than a header has room for ".repeat(4);
    let text = format!("Journey: {title}\nGoal: one\nInsight: two\nPhase: three\n  - four\n  + five\n");
    let drawing = draw("rows", &text).expect("a title");
    let found: Vec<String> = broken_on_all(&drawing);
    assert!(found.is_empty(), "{}", summary(&found));
}

#[test]
fn sheets_of_short_generated_journeys_are_used_well() {
    let outcome = runner().run(&generate::short(), |draft| {
        let Some(drawing) = draw("generated", &draft.to_string()) else { return Ok(()) };
        let found = broken_on_all(&drawing);
        if found.is_empty() { Ok(()) } else { Err(TestCaseError::fail(summary(&found))) }
    });
    outcome.expect("a sheet that is too empty");
}

//! That a sheet is used well: what is said reaches over most of its height, however little it is.
//!
//! In: the sheets of a short journey. Out: a sentence for each that is too empty. From the top of the band to the
//! lowest ink of the rows counts, against the height between header and foot.

use journey::geometry::{Mm, Size};
use journey::layout::Paper;
use journey::scene::{Item, Meaning, Scene};
use proptest::test_runner::TestCaseError;

use crate::sheet::{Sheet, without_sections};
use crate::support::draw::{Drawing, draw};
use crate::{generate, hold_over, papers, runner, summary};

/// A sheet of a short journey is used over this share of the height.
const USED: f64 = 0.8;
/// So many steps are short.
const SHORT: usize = 12;
/// With fewer rows there is nothing to move apart.
const FEWEST_ROWS: usize = 3;

/// The share of the height between header and foot over which band and rows reach.
fn used(scene: &Scene) -> f64 {
    let sheet = Sheet::new(scene);
    let mut items = Vec::new();
    without_sections(&scene.items, &mut items);
    let outer = |index: usize| match items[index] {
        Item::Group(group) => group.meaning,
        _ => Meaning::Decoration,
    };
    let of = |wanted: fn(Meaning) -> bool| {
        let texts = sheet.texts.iter().map(|words| (words.owner.outer, words.area));
        let shapes = sheet.shapes.iter().map(|shape| (shape.owner.outer, shape.area));
        let areas: Vec<_> =
            texts.chain(shapes).filter(|(index, _)| wanted(outer(*index))).map(|(_, area)| area).collect();
        let top = areas.iter().map(|area| area.y).reduce(Mm::min).unwrap_or_default();
        let bottom = areas.iter().map(journey::geometry::Rect::bottom).reduce(Mm::max).unwrap_or_default();
        (top, bottom)
    };
    let (_, head) = of(is_head);
    let (foot, _) = of(|meaning| meaning == Meaning::Footer);
    let (top, bottom) = of(|meaning| !is_head(meaning) && !matches!(meaning, Meaning::Footer | Meaning::Decoration));
    (bottom - top) / (foot - head)
}

const fn is_head(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Header | Meaning::Persona | Meaning::Figure)
}

fn rows(scene: &Scene) -> usize {
    let mut items = Vec::new();
    without_sections(&scene.items, &mut items);
    let is_name = |item: &&&Item| matches!(item, Item::Group(group) if group.meaning == Meaning::LaneName);
    items.iter().filter(is_name).count()
}

/// Each sheet of a short journey that is too empty.
fn broken(drawing: &Drawing, paper: Paper) -> Vec<String> {
    if drawing.journey.steps().count() > SHORT {
        return Vec::new();
    }
    let scenes = drawing.on(paper);
    let empty = scenes.iter().filter(|scene| rows(scene) >= FEWEST_ROWS && used(scene) < USED);
    empty.map(|scene| format!("{paper:?}: {:.0} % of {}", used(scene) * 100.0, scene.name)).collect()
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
fn sheets_of_short_generated_journeys_are_used_well() {
    let outcome = runner().run(&generate::short(), |draft| {
        let Some(drawing) = draw("generated", &draft.to_string()) else { return Ok(()) };
        let found = broken_on_all(&drawing);
        if found.is_empty() { Ok(()) } else { Err(TestCaseError::fail(summary(&found))) }
    });
    outcome.expect("a sheet that is too empty");
}

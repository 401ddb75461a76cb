//! The laws on every paper: that the sheets are of the size that was asked for, and all others on each.

use journey::geometry::{Mm, Size};
use journey::layout::{A3_LANDSCAPE, Paper};
use journey::scene::Scene;

use super::{broken_on, hold_over};
use crate::support::draw::{Drawing, draw_file};
use crate::support::files_in;

const fn sheet(width: f64, height: f64) -> Paper {
    Paper::Sheet(Size { width: Mm(width), height: Mm(height) })
}

/// The paper of those who ask for none.
pub const A3: Paper = Paper::Sheet(A3_LANDSCAPE);

/// Other paper: A4 standing and lying, A5, A2, A0 and a roll.
pub const OTHERS: [Paper; 6] = [
    sheet(210.0, 297.0),
    sheet(297.0, 210.0),
    sheet(210.0, 148.0),
    sheet(594.0, 420.0),
    sheet(1189.0, 841.0),
    Paper::Roll { height: Mm(297.0) },
];

/// A3, then all other paper, and A5 standing.
pub fn all() -> impl Iterator<Item = Paper> {
    [A3].into_iter().chain(OTHERS).chain([sheet(148.0, 210.0)])
}

/// Each place where a law of the map is broken on other paper.
fn broken_on_others(drawing: &Drawing) -> Vec<String> {
    OTHERS.into_iter().flat_map(|paper| broken_on(drawing, paper)).collect()
}

/// Each sheet that is not of the paper that was asked for.
pub fn broken(scenes: &[Scene], paper: Paper) -> Vec<String> {
    let wrong = |scene: &&Scene| match paper {
        Paper::Sheet(size) => scene.size != size,
        Paper::Roll { height } => scene.size.height != height || scene.size.width > Paper::LONGEST_SIDE,
    };
    scenes.iter().filter(wrong).map(|scene| format!("size: {:?}", scene.size)).collect()
}

#[test]
fn laws_hold_over_the_examples_on_every_paper() {
    hold_over("examples", broken_on_others);
}

#[test]
fn laws_hold_over_the_corpus_on_every_paper() {
    hold_over("tests/corpus/good", broken_on_others);
}

fn example(name: &str) -> Drawing {
    draw_file(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name))
}

#[test]
fn larger_paper_takes_no_more_sheets() {
    for path in files_in("examples", "journey") {
        let drawing = draw_file(&path);
        let mut before = usize::MAX;
        for (width, height) in [(297.0, 210.0), (420.0, 297.0), (594.0, 420.0), (841.0, 594.0), (1189.0, 841.0)] {
            let count = drawing.on(sheet(width, height)).len();
            assert!(count <= before, "{}: {before} sheets become {count} of {width} mm", path.display());
            before = count;
        }
    }
}

#[test]
fn a_roll_is_as_long_as_the_map_needs() {
    let length = |name: &str| {
        let scenes = example(name).on(Paper::Roll { height: Mm(297.0) });
        assert_eq!(scenes.len(), 1);
        scenes[0].size.width
    };
    let (short, long) = (length("library-card.journey"), length("bouwvergunning.journey"));
    assert!(short <= A3_LANDSCAPE.width + Mm(5.0), "{short:?}");
    assert!(long > A3_LANDSCAPE.width * 1.5 && long < Mm(2500.0), "{long:?}");
}

#[test]
fn paper_of_an_impossible_size_becomes_the_nearest_possible() {
    let drawing = example("library-card.journey");
    let sizes = |paper: Paper| drawing.on(paper).into_iter().map(|scene| scene.size).collect::<Vec<Size>>();
    assert_eq!(sizes(sheet(0.0, f64::NAN))[0], Size { width: Mm(148.0), height: Mm(210.0) });
    assert_eq!(sizes(sheet(9e9, -4.0))[0], Size { width: Mm(5000.0), height: Mm(148.0) });
}

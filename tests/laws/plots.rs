//! That the sheets of a map hang well side by side: their plots are equally high, and stand at one place where they can.
//!
//! In: the sheets of a map. Out: where its plots begin and how high they are.

use std::fmt::Write;

use journey::geometry::{Mm, Rect};
use journey::scene::{Item, Scene, SemanticRole};

use super::papers;
use crate::support::draw::{draw, draw_file};
use crate::support::files_in;

/// The grounds of the plots on a sheet, from the top.
fn plots(scene: &Scene) -> Vec<Rect> {
    let mut found = Vec::new();
    gather(&scene.items, &mut found);
    found
}

fn gather(items: &[Item], found: &mut Vec<Rect>) {
    for item in items {
        if let Item::Group(group) = item {
            let first = group.items.iter().find_map(|item| match item {
                Item::Box(ground) => Some(ground.area),
                _ => None,
            });
            found.extend(first.filter(|_| group.role == SemanticRole::Curve));
            gather(&group.items, found);
        }
    }
}

/// Whether all lengths are the same, but for rounding.
fn alike(lengths: &[Mm]) -> bool {
    lengths.windows(2).all(|two| (two[0] - two[1]).0.abs() < 1e-6)
}

#[test]
fn plots_of_a_map_are_equally_high() {
    let mut several = 0;
    for path in files_in("examples", "journey") {
        let drawing = draw_file(&path);
        for paper in [papers::A3, papers::OTHERS[1], papers::OTHERS[2]] {
            let scenes = drawing.on(paper);
            let heights: Vec<Mm> = scenes.iter().flat_map(plots).map(|plot| plot.height).collect();
            assert!(alike(&heights), "{} on {paper:?}: {heights:?}", path.display());
            several += usize::from(scenes.len() > 1 && heights.len() > 1);
        }
    }
    assert!(several > 6, "{several} maps of several sheets");
}

#[test]
fn plots_of_sheets_with_room_stand_at_one_place() {
    let mut text = "Journey: Side by side\n".to_owned();
    for phase in 0..6_usize {
        writeln!(text, "Phase: {phase}").expect("a string takes all");
        for step in 0..7_usize {
            let about = "asks once more ".repeat(2 + (phase * 3 + step) % 5);
            writeln!(text, "  Step: {phase}.{step} {about}\n    Emotion: {}\n    - {about}", step % 3)
                .expect("a string takes all");
        }
    }
    let scenes = draw("beside", &text).expect("a title").on(papers::OTHERS[1]);
    let all: Vec<Vec<Mm>> = scenes.iter().map(|scene| plots(scene).iter().map(|plot| plot.y).collect()).collect();
    assert!(all.len() > 1);
    for index in 0..all[0].len() {
        let tops: Vec<Mm> = all.iter().filter_map(|tops| tops.get(index).copied()).collect();
        assert!(alike(&tops), "{all:?}");
    }
}

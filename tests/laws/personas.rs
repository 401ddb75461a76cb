//! Personas in the head of a map are read as the file has them: down a column, and then down the next.

use std::fmt::Write;

use journey::geometry::Rect;
use journey::scene::{Group, Item, Scene, SemanticRole};

use crate::support::draw::draw;

fn personas(scene: &Scene) -> Vec<(String, Rect)> {
    let mut found = Vec::new();
    let mut left: Vec<&Item> = scene.items.iter().rev().collect();
    while let Some(item) = left.pop() {
        let Item::Group(Group { role, label, items, .. }) = item else { continue };
        // Names of all of them in one block are in their order there.
        if *role == SemanticRole::Persona && !label.contains(", ") {
            found.push((label.clone(), item.area().expect("something is drawn")));
        } else {
            left.extend(items.iter().rev());
        }
    }
    found
}

#[test]
fn personas_are_read_column_by_column_in_the_order_of_the_file() {
    let mut in_columns = 0;
    for count in 1..=40 {
        for words in [0, 1, 5] {
            let mut text = String::from("Journey: A title\n");
            for at in 0..count {
                let role = "with a role that takes some words ".repeat(at * words % 7);
                writeln!(text, "Persona: P{at:02}\n  Role: r {role}").expect("a string");
            }
            text.push_str("Phase: P\n  Step: S\n    Emotion: 1\n");
            let drawing = draw("personas.journey", &text).expect("a title");
            let shown = personas(&drawing.scenes[0]);
            let names: Vec<usize> =
                shown.iter().map(|(label, _)| text.find(&label[..3]).expect("a name of the file")).collect();
            assert!(names.is_sorted(), "{shown:?}");
            for pair in shown.windows(2).filter(|_| count > 3) {
                let (one, other) = (pair[0].1, pair[1].1);
                let below = other.y >= one.y && (other.x - one.x).0.abs() < 0.5;
                let beside = other.x > one.x;
                assert!(below || beside, "{count}: {pair:?}");
                in_columns += usize::from(beside);
            }
        }
    }
    assert!(in_columns > 0, "personas never stood in columns");
}

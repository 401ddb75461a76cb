//! The laws of the sheets of insights: each insight on a card of its own, once, inside of its cuts.

use std::collections::BTreeMap;

use journey::geometry::{Mm, Rect};
use journey::layout::Paper;
use journey::model::{CardKind, Journey};
use journey::scene::{Group, Item, Scene, SemanticRole, SheetKind};

use super::actions::groups;
use super::texts::{plain, plain_line};
use super::{hold_over, papers, scene, summary};
use crate::support::draw::{Drawing, draw};

/// Each place where a law is broken on the sheets of insights on this paper.
pub fn broken_on(drawing: &Drawing, paper: Paper) -> Vec<String> {
    let scenes = drawing.of(SheetKind::Insights, paper);
    let mut found: Vec<String> = scenes.iter().flat_map(scene::broken).collect();
    found.extend(broken(&drawing.journey, &scenes));
    found.iter().map(|what| format!("insights, {paper:?}: {what}")).collect()
}

/// Each insight that is not there once, and each card that reaches into another.
fn broken(journey: &Journey, scenes: &[Scene]) -> Vec<String> {
    let mut cards: BTreeMap<String, String> = BTreeMap::new();
    for group in groups(scenes, SemanticRole::CutCard) {
        cards.entry(group.label.clone()).or_default().push_str(&words(group));
    }
    let mut found = Vec::new();
    for (_, card) in journey.cards_of(CardKind::Insight) {
        let number = card.shown_number(journey.language).expect("insights are numbered");
        if cards.remove(&number).as_deref() != Some(&plain(&card.text.value)) {
            found.push(format!("{number} is not there once"));
        }
    }
    found.extend(cards.into_keys().map(|number| format!("{number} is no insight")));
    found
}

/// The words of a card: what is set in its largest type.
fn words(group: &Group) -> String {
    let texts = || {
        group.items.iter().filter_map(|item| match item {
            Item::Text(item) => Some(item),
            _ => None,
        })
    };
    let largest = texts().map(|item| item.size).fold(Mm::ZERO, Mm::max);
    texts().filter(|item| item.size == largest).map(plain_line).collect()
}

/// Each place where a law is broken on any paper.
fn broken_on_all(drawing: &Drawing) -> Vec<String> {
    papers::all().flat_map(|paper| broken_on(drawing, paper)).collect()
}

#[test]
fn laws_of_insights_hold_over_the_examples_and_the_corpus() {
    hold_over("examples", broken_on_all);
    hold_over("tests/corpus/good", broken_on_all);
}

fn with_insights(insights: impl IntoIterator<Item = String>) -> Drawing {
    let lines: Vec<String> = insights.into_iter().map(|insight| format!("Insight: {insight}")).collect();
    draw("insights", &format!("Journey: Applying\n{}\nPhase: A\n", lines.join("\n"))).expect("a title")
}

#[track_caller]
fn holds(drawing: &Drawing) {
    let found = broken_on_all(drawing);
    assert!(found.is_empty(), "{}", summary(&found));
}

#[test]
fn insights_of_every_length() {
    holds(&with_insights((1..120).map(|at| format!("{at} people wait for a letter"))));
    holds(&with_insights([10, 450, 1000, 3000, 30_000].map(|letters| "wachten op antwoord ".repeat(letters / 20 + 1))));
    holds(&with_insights(["x".repeat(4000), "申请建筑许可证".repeat(300), "بالعالم ".repeat(90)]));
    let lines: Vec<String> = (0..200).flat_map(|at| [format!("  | line {at}"), "  |".to_owned()]).collect();
    holds(&with_insights([format!("First\n{}", lines.join("\n"))]));
}

#[test]
fn a_sheet_of_a3_has_eight_cards() {
    let drawing = with_insights((1..=9).map(|at| format!("{at} people wait for a letter")));
    let scenes = drawing.of(SheetKind::Insights, papers::A3);
    let counts: Vec<usize> =
        scenes.iter().map(|scene| groups(std::slice::from_ref(scene), SemanticRole::CutCard).len()).collect();
    assert_eq!(counts, [8, 1]);
}

#[test]
fn cuts_part_the_cards() {
    let drawing = with_insights((1..=9).map(|at| format!("{at} people wait for a letter")));
    for scene in drawing.of(SheetKind::Insights, papers::A3) {
        let sheet = super::sheet::Sheet::new(&scene);
        let dashed = |paint: &journey::scene::Paint| paint.stroke.as_ref().is_some_and(|edge| !edge.dashes.is_empty());
        let cuts: Vec<Rect> = sheet.shapes.iter().filter(|shape| dashed(shape.paint)).map(|shape| shape.area).collect();
        assert!(cuts.len() >= 6, "{cuts:?}");
        for words in sheet.texts.iter().filter(|words| words.owner.role == SemanticRole::CutCard) {
            assert!(cuts.iter().all(|cut| !cut.overlaps(&words.area)), "{}", words.item.line.text);
        }
    }
}

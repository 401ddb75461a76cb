//! The laws of the sheets of actions: each action with all that is said of it in the table, once, and each number in the
//! square, once.

use std::collections::BTreeMap;
use std::fmt::Write;

use journey::layout::Paper;
use journey::model::{Action, Card, Journey};
use journey::scene::{Group, Item, Scene, SemanticRole, SheetKind};

use super::texts::{plain, plain_line};
use super::{hold_over, papers, scene, summary};
use crate::support::draw::{Drawing, draw};

/// Each place where a law is broken on the sheets of actions on this paper.
pub fn broken_on(drawing: &Drawing, paper: Paper) -> Vec<String> {
    let scenes = drawing.of(SheetKind::Actions, paper);
    let mut found: Vec<String> = scenes.iter().flat_map(scene::broken).collect();
    found.extend(broken(&drawing.journey, &scenes));
    found.iter().map(|what| format!("actions, {paper:?}: {what}")).collect()
}

fn actions(journey: &Journey) -> Vec<(String, &Card, &Action)> {
    let number = |card: &Card| card.shown_number(journey.language).expect("actions are numbered");
    journey.cards.iter().filter_map(|card| card.action.as_ref().map(|action| (number(card), card, action))).collect()
}

/// Each action that is not where it should be, as often as it should be.
fn broken(journey: &Journey, scenes: &[Scene]) -> Vec<String> {
    let actions = actions(journey);
    let mut found = Vec::new();
    if actions.is_empty() != scenes.is_empty() {
        found.push(format!("{} sheets of {} actions", scenes.len(), actions.len()));
    }
    let mut rows = rows(scenes);
    let mut points = points(scenes);
    for (number, card, action) in actions {
        if points.remove(&number) != Some(1) {
            found.push(format!("square: {number} is not there once"));
        }
        let Some(cells) = rows.remove(&number) else {
            found.push(format!("table: {number} is missing"));
            continue;
        };
        found.extend(wrong(journey, &cells, card, action).into_iter().map(|what| format!("table: {number}: {what}")));
    }
    found.extend(rows.into_keys().chain(points.into_keys()).map(|number| format!("{number} is no action")));
    found
}

/// What the cells of an action do not say, or say besides.
fn wrong(journey: &Journey, cells: &[String], card: &Card, action: &Action) -> Vec<String> {
    let words = journey.language.map_words();
    let mut said = plain(&card.text.value);
    for effect in &action.effects {
        said += &plain(&format!("{}{}{}", words.effect, journey.language.colon(), effect.value));
    }
    let mut found = Vec::new();
    if !cells[1].starts_with(&said) {
        found.push(format!("`{}` does not begin with `{said}`", cells[1]));
    }
    let names =
        |texts: &[journey::model::Text]| texts.iter().map(|text| text.value.as_str()).collect::<Vec<_>>().join(",");
    let mut who = plain(&names(&action.owners));
    if !action.with.is_empty() {
        let owners = if who.is_empty() { cells[2].split(&plain(words.with)).next().unwrap_or_default() } else { &who };
        who = format!("{owners}{}", plain(&format!("{} {}", words.with, names(&action.with))));
    }
    if !cells[2].starts_with(&who) {
        found.push(format!("`{}` does not begin with `{who}`", cells[2]));
    }
    let day = |day: journey::model::Date| journey.language.date(day.year, day.month, day.day);
    let due = action.due.as_ref().map(|due| plain(&due.shown(day)));
    let times = |due: &String| cells[2..].iter().map(|cell| cell.matches(due.as_str()).count()).sum::<usize>();
    if due.as_ref().is_some_and(|due| times(due) == 0) {
        found.push("due is missing".to_owned());
    }
    if cells.iter().any(String::is_empty) {
        found.push("a cell is empty".to_owned());
    }
    found
}

/// The cells of each action by its number; those of a row that goes on are put together.
fn rows(scenes: &[Scene]) -> BTreeMap<String, Vec<String>> {
    let mut rows: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let groups = groups(scenes, SemanticRole::TableRow);
    for group in groups.into_iter().filter(|group| !group.label.is_empty()) {
        let parts = group.items.iter().filter_map(|item| match item {
            Item::Group(cell) if cell.role == SemanticRole::TableCell => Some(text(cell)),
            _ => None,
        });
        let cells = rows.entry(group.label.clone()).or_default();
        for (index, part) in parts.enumerate() {
            match cells.get_mut(index) {
                // The number comes again.
                Some(_) if index == 0 => {}
                Some(cell) => cell.push_str(&part),
                None => cells.push(part),
            }
        }
        if cells[0] != plain(&group.label) {
            cells[0].clear();
        }
    }
    rows
}

/// How often each number stands in the square.
fn points(scenes: &[Scene]) -> BTreeMap<String, usize> {
    let mut points = BTreeMap::new();
    for group in groups(scenes, SemanticRole::ChartPoint) {
        *points.entry(text(group)).or_default() += 1;
    }
    points
}

/// All groups of a meaning, in their order.
pub fn groups(scenes: &[Scene], role: SemanticRole) -> Vec<&Group> {
    fn collect<'a>(items: &'a [Item], role: SemanticRole, found: &mut Vec<&'a Group>) {
        for item in items {
            if let Item::Group(group) = item {
                if group.role == role {
                    found.push(group);
                }
                collect(&group.items, role, found);
            }
        }
    }
    let mut found = Vec::new();
    for scene in scenes {
        collect(&scene.items, role, &mut found);
    }
    found
}

fn text(group: &Group) -> String {
    let lines = group.items.iter().filter_map(|item| match item {
        Item::Text(item) => Some(plain_line(item)),
        // A number is a part of a line by itself.
        Item::Group(part) if part.role == SemanticRole::Number => Some(text(part)),
        _ => None,
    });
    lines.collect()
}

/// Each place where a law is broken on any paper.
fn broken_on_all(drawing: &Drawing) -> Vec<String> {
    papers::all().flat_map(|paper| broken_on(drawing, paper)).collect()
}

#[test]
fn laws_of_actions_hold_over_the_examples() {
    hold_over("examples", broken_on_all);
}

#[test]
fn laws_of_actions_hold_over_the_corpus() {
    hold_over("tests/corpus/good", broken_on_all);
}

/// A journey with these actions, each with lines of its own.
fn with_actions(actions: impl IntoIterator<Item = (String, Vec<String>)>) -> Drawing {
    let mut text = String::from("Journey: Applying for a permit\nPhase: Before\n  Step: Asks\n    - Slow\n");
    for (action, lines) in actions {
        writeln!(text, "    Action: {action}").expect("a string takes all");
        for line in lines {
            writeln!(text, "      {line}").expect("a string takes all");
        }
    }
    draw("actions", &text).expect("a title")
}

#[track_caller]
fn holds(drawing: &Drawing) {
    let found = broken_on_all(drawing);
    assert!(found.is_empty(), "{}", summary(&found));
}

fn lines(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

#[test]
fn forty_actions_in_a_cell_and_a_hundred_without_estimate() {
    let estimated = || lines(&["Effort: small", "Impact: large", "Due: 2026-05-01", "Owner: Front desk"]);
    let drawing = with_actions((0..40).map(|at| (format!("Call back number {at}"), estimated())));
    holds(&drawing);
    let sheet = &drawing.of(SheetKind::Actions, papers::A3)[..1];
    assert_eq!(points(sheet).len(), 40, "all dots of a cell stand on the first sheet");
    holds(&with_actions((0..100).map(|at| (format!("Write letter {at}"), Vec::new()))));
}

#[test]
fn actions_by_the_hundred_in_every_cell() {
    let levels = ["small", "medium", "large"];
    let reach = ["self", "together", "outside"];
    holds(&with_actions((0..400).map(|at| {
        let facts = [
            format!("Effort: {}", levels[at % 3]),
            format!("Impact: {}", levels[at / 3 % 3]),
            format!("Reach: {}", reach[at / 9 % 3]),
            format!("Status: {}", ["new", "planned", "doing", "done", "dropped"][at % 5]),
        ];
        (format!("Do thing {at} of very many"), facts.to_vec())
    })));
}

#[test]
fn actions_that_are_higher_than_a_sheet() {
    let long = |word: &str, letters: usize| format!("{word} ").repeat(letters / (word.chars().count() + 1));
    let facts = vec![
        format!("Owner: {}", long("Behördenleitung", 6000)),
        format!("With: {}", long("住房服务", 4000)),
        format!("Effect: {}", long("minder", 9000)),
        "Due: 2026-09-30".to_owned(),
    ];
    holds(&with_actions([
        (long("verbouwingsvergunning", 20_000), facts),
        ("Short".to_owned(), Vec::new()),
        ("x".repeat(5000), lines(&["Effort: large"])),
        (long("بالعالم", 450), lines(&["Owner: שלום עולם"])),
        (long("申请建筑许可证需要等待很长时间", 3000), Vec::new()),
    ]));
}

#[test]
fn texts_of_actions_in_many_short_lines() {
    let more: Vec<String> = (0..200).flat_map(|at| [format!("| line {at}"), "|".to_owned()]).collect();
    holds(&with_actions([("First".to_owned(), more)]));
}

#[test]
fn the_laws_see_what_is_lost() {
    let drawing = with_actions([("Call back".to_owned(), lines(&["Owner: Front desk", "Due: 2026-05-01"]))]);
    let scenes = || drawing.of(SheetKind::Actions, papers::A3);
    let spoil = |spoil: fn(&mut Group)| {
        fn walk(items: &mut [Item], spoil: fn(&mut Group)) {
            for item in items {
                if let Item::Group(group) = item {
                    spoil(group);
                    walk(&mut group.items, spoil);
                }
            }
        }
        let mut scenes = scenes();
        for scene in &mut scenes {
            walk(&mut scene.items, spoil);
        }
        broken(&drawing.journey, &scenes).join("\n")
    };
    assert_eq!(broken(&drawing.journey, &scenes()), Vec::<String>::new());
    let lost = spoil(|group| {
        if group.role == SemanticRole::TableCell {
            group.items.pop();
        }
    });
    assert!(lost.contains("does not begin with `Callback`") && lost.contains("due is missing"), "{lost}");
    let lost = spoil(|group| {
        if group.role == SemanticRole::ChartPoint {
            group.items.clear();
        }
    });
    assert!(lost.contains("square: A1"), "{lost}");
}

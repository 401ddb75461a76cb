//! The laws of the sheets, held against every journey of the examples and the corpus, against generated
//! ones, and against extremes.
//!
//! `JOURNEY_CASES=2000 cargo test --test laws generated` looks for more: other journeys on each run.

mod extremes;
mod generate;
mod scene;
mod sheet;
#[path = "../support/mod.rs"]
mod support;
mod texts;

use support::draw::{Drawing, draw_file};
use support::files_in;

/// Each place where a law is broken on the sheets of a journey.
fn broken(drawing: &Drawing) -> Vec<String> {
    let mut found: Vec<String> = drawing.scenes.iter().flat_map(scene::broken).collect();
    found.extend(texts::broken(&drawing.journey, &drawing.scenes));
    found
}

/// A summary of what is broken, short enough to read.
fn summary(found: &[String]) -> String {
    let shown: Vec<&str> = found.iter().take(12).map(String::as_str).collect();
    format!("{} broken laws\n  {}", found.len(), shown.join("\n  "))
}

fn hold_over(folder: &str) {
    let mut failed = Vec::new();
    for path in files_in(folder, "journey") {
        let found = broken(&draw_file(&path));
        if !found.is_empty() {
            failed.push(format!("{}: {}", path.display(), summary(&found)));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn laws_hold_over_the_examples() {
    hold_over("examples");
}

#[test]
fn laws_hold_over_the_corpus() {
    hold_over("tests/corpus/good");
}

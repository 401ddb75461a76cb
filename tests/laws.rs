//! The laws of the sheets, held against every journey of the examples and the corpus, against generated
//! ones, and against extremes.
//!
//! `JOURNEY_CASES=2000 cargo test --test integration over_generated` looks for more: other journeys on each run.

mod access;
mod actions;
mod bite;
mod extremes;
pub mod generate;
mod house;
mod insights;
mod kinds;
mod overview;
mod papers;
mod personas;
mod pictures;
mod plots;
mod scene;
mod sheet;
mod texts;
mod used;

use std::cell::Cell;

use generate::Draft;
use journey::language::Language;
use journey::layout::Paper;
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngAlgorithm, RngSeed, TestCaseError, TestError, TestRng, TestRunner};

use crate::support::draw::{Drawing, draw_file, draw_with};
use crate::support::{self, files_in};

/// Each place where a law is broken on the sheets of a journey.
fn broken(drawing: &Drawing) -> Vec<String> {
    let mut found: Vec<String> = drawing.scenes.iter().flat_map(scene::broken).collect();
    found.extend(drawing.scenes.iter().flat_map(pictures::broken));
    found.extend(pictures::missing(drawing, &drawing.scenes));
    found.extend(texts::broken(&drawing.journey, &drawing.scenes));
    found.extend(access::broken(&drawing.scenes));
    found
}

/// Each place where a law is broken on the sheets of the same journey on another paper.
fn broken_on(drawing: &Drawing, paper: Paper) -> Vec<String> {
    let scenes = drawing.on(paper);
    let mut found: Vec<String> = scenes.iter().flat_map(scene::broken).collect();
    found.extend(scenes.iter().flat_map(pictures::broken));
    found.extend(pictures::missing(drawing, &scenes));
    found.extend(papers::broken(&scenes, paper));
    found.extend(texts::broken(&drawing.journey, &scenes));
    found.extend(access::broken(&scenes));
    found.iter().map(|what| format!("{paper:?}: {what}")).collect()
}

/// A summary of what is broken, short enough to read.
fn summary(found: &[String]) -> String {
    let shown: Vec<&str> = found.iter().take(12).map(String::as_str).collect();
    format!("{} broken laws\n  {}", found.len(), shown.join("\n  "))
}

/// Holds laws over all journeys of a folder; `broken` says where one is broken.
#[track_caller]
fn hold_over(folder: &str, mut broken: impl FnMut(&Drawing) -> Vec<String>) {
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
    hold_over("examples", broken);
}

#[test]
fn laws_hold_over_what_a_project_begins_with() {
    for language in Language::ALL.map(Language::tag) {
        hold_over(&format!("templates/{language}"), broken);
    }
}

#[test]
fn laws_hold_over_the_corpus() {
    hold_over("tests/corpus/good", broken);
}

/// How many journeys are generated where `JOURNEY_CASES` does not say it.
const CASES: u32 = 48;

/// The same journeys on each run, unless more are asked for than usual.
fn runner() -> TestRunner {
    runner_for(CASES)
}

/// The same, with so many journeys where it is not said how many.
fn runner_for(usual: u32) -> TestRunner {
    let asked = std::env::var("JOURNEY_CASES").ok().and_then(|cases| cases.parse().ok());
    let config =
        Config { cases: asked.unwrap_or(usual), max_shrink_iters: 400, failure_persistence: None, ..Config::default() };
    match asked {
        Some(_) => TestRunner::new(Config { rng_seed: RngSeed::Random, ..config }),
        None => TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha)),
    }
}

/// Holds the laws over journeys that a machine makes up.
fn hold_over_generated(drafts: &impl Strategy<Value = Draft>, mut runner: TestRunner) {
    let case = Cell::new(0);
    let files = support::pictures::files();
    let outcome = runner.run(drafts, |draft| {
        let Some(drawing) = draw_with("generated", &draft.to_string(), &files) else { return Ok(()) };
        let mut found = broken(&drawing);
        // Each on one more paper, in turn.
        let paper = papers::OTHERS[case.get() % papers::OTHERS.len()];
        found.extend(broken_on(&drawing, paper));
        found.extend(kinds::broken_in_turn(&drawing, case.get(), paper));
        found.extend(actions::broken_on(&drawing, papers::OTHERS[(case.get() + 1) % papers::OTHERS.len()]));
        found.extend(insights::broken_on(&drawing, papers::OTHERS[(case.get() + 2) % papers::OTHERS.len()]));
        found.extend(overview::broken_on(&drawing, papers::OTHERS[(case.get() + 3) % papers::OTHERS.len()]));
        if found.is_empty() {
            case.set(case.get() + 1);
        }
        if found.is_empty() { Ok(()) } else { Err(TestCaseError::fail(summary(&found))) }
    });
    match outcome {
        Err(TestError::Fail(reason, draft)) => panic!("{reason}\nin the journey\n{draft}"),
        outcome => outcome.expect("journeys can be generated"),
    }
}

#[test]
fn laws_hold_over_generated_journeys() {
    hold_over_generated(&generate::draft(), runner());
}

#[test]
fn laws_hold_over_generated_feelings() {
    hold_over_generated(&generate::felt(), runner());
}

#[test]
fn laws_hold_over_generated_texts_of_any_length() {
    hold_over_generated(&generate::lengthy(), runner());
}

#[test]
fn laws_hold_over_generated_journeys_of_many_steps() {
    hold_over_generated(&generate::large(), runner_for(CASES / 8));
}

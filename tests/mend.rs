//! Laws of `journey check --fix`, on the whole corpus: twice is once, and what was right stays.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use journey::assist::mend::mended;
use journey::compile;
use journey::diagnostic::Severity;
use journey::source::{FileId, Source};
use journey::syntax::{Entry, Keyword, parse};

use crate::support::run::journey;
use crate::support::{Folder, files_in};

/// The bad files of the corpus and the examples.
fn texts() -> Vec<(String, String, Folder)> {
    let paths = ["tests/corpus/bad", "tests/corpus/good", "examples"]
        .into_iter()
        .flat_map(|folder| files_in(folder, "journey"));
    let texts = paths.filter_map(|path| {
        let name = path.file_name()?.to_string_lossy().into_owned();
        Some((name, std::fs::read_to_string(&path).ok()?, Folder(path.parent()?.to_owned())))
    });
    texts.collect()
}

fn words(text: &str) -> BTreeSet<String> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[test]
fn twice_is_once_and_nothing_is_lost() {
    let mut count = 0;
    for (name, text, folder) in texts() {
        let once = mended(&Source::new(name.as_str(), text.as_str()), &folder);
        let twice = mended(&Source::new(name.as_str(), once.text.as_str()), &folder);
        assert_eq!((twice.count, &twice.text), (0, &once.text), "{name}");
        count += once.count;
        let comments = |text: &str| -> Vec<String> {
            text.lines().filter(|line| line.trim_start().starts_with("# ")).map(str::to_owned).collect()
        };
        assert_eq!(comments(&text), comments(&once.text), "{name}");
        // Words of lines that stay, and of those that change all but what was misspelt.
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let mut made = String::new();
        let mut at = 0;
        for change in &once.changes {
            made.extend(lines[at..change.lines.start].iter().copied());
            assert_eq!(text[change.bytes.clone()], lines[change.lines.clone()].concat(), "{name}");
            made.push_str(&change.text);
            at = change.lines.end;
        }
        made.extend(lines[at..].iter().copied());
        assert_eq!(made, once.text, "{name}");
        let lost: Vec<String> = words(&text).difference(&words(&once.text)).cloned().collect();
        assert!(lost.len() <= once.count * 3, "{name}: {lost:?}");
    }
    assert!(count > 5, "{count} repairs");
}

#[test]
fn mending_adds_no_error_and_changes_nothing_that_was_right() {
    for (name, text, folder) in texts() {
        let errors = |text: &str| {
            let compiled = compile(Source::new(name.as_str(), text), &folder);
            compiled.diagnostics.iter().filter(|found| found.severity == Severity::Error).count()
        };
        let once = mended(&Source::new(name.as_str(), text.as_str()), &folder);
        assert!(errors(&once.text) <= errors(&text), "{name}");
        if once.count == 0 {
            assert_eq!(once.text, text);
            continue;
        }
        // What stands on lines that stay means the same: comments keep their lines, so numbers do, too.
        let changed: BTreeSet<usize> = once.changes.iter().flat_map(|change| change.lines.clone()).collect();
        if once.text.lines().count() == text.lines().count() {
            let kept = |text: &str| {
                let mut entries = entries(&name, text);
                entries.retain(|(lines, ..)| lines.clone().all(|line| !changed.contains(&(line - 1))));
                entries
            };
            let (before, after) = (kept(&text), kept(&once.text));
            assert!(before.iter().all(|entry| after.contains(entry)), "{name}: {before:#?} {after:#?}");
        }
    }
}

/// Each entry with its lines, keyword, text and labels.
fn entries(name: &str, text: &str) -> Vec<(RangeInclusive<usize>, Keyword, String)> {
    let source = Source::new(name, text);
    let tree = parse(&source, FileId::default());
    let mut left: Vec<&Entry> = tree.entries.iter().collect();
    let mut entries = Vec::new();
    while let Some(entry) = left.pop() {
        let lines = source.position(entry.span.start).line..=source.position(entry.span.end).line;
        entries.push((lines, entry.keyword, entry.text_with_labels().into_owned()));
        left.extend(&entry.children);
    }
    entries
}

const WRONG: &str = "# why\nJourney: a\nGoal: b\nPhase: c\n  Stpe: d\n    Emotion 1 good\n    For: #gone\n";
const RIGHT: &str = "# why\nJourney: a\nGoal: b\nPhase: c\n  Step: d\n    Emotion: 1 good\n    For: #gone\n";

#[test]
fn a_file_is_mended_and_the_rest_is_reported() {
    let ended = journey("check a.journey --fix --message-format short").file("a.journey", WRONG).go();
    assert_eq!(ended.read("a.journey"), RIGHT);
    assert!(!ended.stdout.contains("Stpe") && ended.status == 1, "{}", ended.stdout);
    let ended = journey("check a.journey --fix").file("a.journey", WRONG).go();
    assert!(ended.stderr.starts_with("a.journey: 2 mistakes mended\n"), "{}", ended.stderr);
    let again = ended.then("check a.journey --fix").go();
    assert!(!again.stderr.contains("mended"), "{}", again.stderr);
}

#[test]
fn a_diff_shows_what_would_be_mended() {
    let ended = journey("check a.journey --fix --diff").file("a.journey", WRONG).go();
    let expected = "--- a.journey\n+++ a.journey\n@@ -2,6 +2,6 @@\n Journey: a\n Goal: b\n Phase: c\n-  Stpe: d\n-    Emotion 1 good\n+  Step: d\n+    Emotion: 1 good\n     For: #gone\n";
    let ended = ended.shows(0, expected, "");
    assert_eq!(ended.read("a.journey"), WRONG);
}

#[test]
fn standard_input_goes_to_standard_output() {
    journey("check - --fix").stdin(WRONG).go().shows(0, RIGHT, "");
}

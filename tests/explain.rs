//! The pages of `journey explain` in each language: each has a wrong and a right example, and both do what they say.
//!
//! The first fence ```` ```journey ```` is wrong and the second right; a fence with `file=NAME` is another
//! file in the same folder.

use std::collections::BTreeMap;

use journey::diagnostic::{Code, Severity};
use journey::format::problems::unusual;
use journey::format::{FormatOptions, format};
use journey::language::Language;
use journey::settings;
use journey::source::{FileId, Source};
use journey::syntax::parse;

use crate::support::{self, Memory, compile};

/// Codes that `check` does not give: they come from the drawing of the map, from font files, from `fmt --check` and from
/// `build --check`.
const NOT_FROM_CHECK: [Code; 6] = [
    Code::MissingGlyph,
    Code::RestrictedFont,
    Code::UnusualForm,
    Code::MissingResult,
    Code::OutdatedResult,
    Code::LeftOverResult,
];

/// Codes about `journey.toml`, whose examples stand in fences ```` ```toml ````.
const SETTINGS: [Code; 5] =
    [Code::BrokenSettings, Code::UnknownSetting, Code::BadSetting, Code::FaintColour, Code::DoubtfulLane];

/// The examples of a page: wrong and right, and the files beside them.
fn fences(page: &str) -> (Vec<String>, Memory) {
    let mut examples = Vec::new();
    // Pictures, and files in another encoding, cannot be written in a page.
    let mut files = BTreeMap::from([
        ("latin-1.journey".to_owned(), b"Persona: Zo\xeb\n".to_vec()),
        ("queue.png".to_owned(), support::pictures::png(6, 4)),
    ]);
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else { continue };
        let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let text = body.join("\n") + "\n";
        match info.split_once(" file=") {
            Some((_, name)) => drop(files.insert(name.to_owned(), text.into_bytes())),
            None if info == "journey" => examples.push(text),
            None => {}
        }
    }
    (examples, Memory(files))
}

#[test]
fn wrong_examples_give_the_code_and_right_ones_do_not() {
    let from_check = |code: &Code| !NOT_FROM_CHECK.contains(code) && !SETTINGS.contains(code);
    for (code, language) in pages().filter(|(code, _)| from_check(code)) {
        let name = format!("{} in {}", code.name(), language.tag());
        let (examples, files) = fences(code.page(language));
        let [wrong, right] = examples.as_slice() else { panic!("{name} has {} examples", examples.len()) };
        let (checked, _) = compile("page.journey", wrong, &files);
        let others: Vec<_> = checked.diagnostics.iter().filter(|problem| problem.code != code).collect();
        assert!(others.len() < checked.diagnostics.len(), "{name} is not found in its wrong example: {others:?}");
        assert!(others.iter().all(|problem| problem.severity == Severity::Warning), "{name}: {others:?}");
        let (checked, _) = compile("page.journey", right, &files);
        let bad: Vec<_> = checked
            .diagnostics
            .iter()
            .filter(|problem| problem.code == code || problem.severity == Severity::Error)
            .collect();
        assert!(bad.is_empty(), "{name}: {bad:?}");
    }
}

#[test]
fn the_usual_form_of_the_wrong_example_is_the_right_one() {
    for language in Language::ALL {
        let (examples, _) = fences(Code::UnusualForm.page(language));
        let [wrong, right] = examples.as_slice() else { panic!("{} examples", examples.len()) };
        for (text, found) in [(wrong, true), (right, false)] {
            let (source, file) = (Source::new("page.journey", text.as_str()), FileId::default());
            let formatted = format(&source, &parse(&source, file), FormatOptions::default());
            assert_eq!(unusual(&source, file, &formatted).is_some(), found);
            assert_eq!(formatted.text, *right);
        }
    }
}

#[test]
fn wrong_settings_give_the_code_and_right_ones_nothing() {
    for (code, language) in pages().filter(|(code, _)| SETTINGS.contains(code)) {
        let fences: Vec<&str> =
            code.page(language).split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
        let [wrong, right] = fences.as_slice() else { panic!("{} has {} examples", code.name(), fences.len()) };
        let codes = |text: &str| -> Vec<Code> {
            let read = settings::read(&Source::new("journey.toml", text), FileId::default());
            read.diagnostics.iter().map(|found| found.code).collect()
        };
        assert_eq!(codes(wrong), [code], "{wrong}");
        assert_eq!(codes(right), [], "{right}");
    }
}

#[test]
fn pages_have_the_form_of_the_house() {
    for (code, language) in pages() {
        let (name, page) = (code.name(), code.page(language));
        assert!(page.starts_with(&format!("# {name}\n")), "{name}");
        let is_warning = code.severity() == Severity::Warning;
        assert_eq!(page.contains(&format!("`--allow {name}`")), is_warning, "{name}");
        assert!(page.lines().all(|line| line.chars().count() <= 180), "{name} has a long line");
        assert!(!code.gist(language).is_empty(), "{name}");
    }
    for code in Code::ALL {
        let page = code.page(Language::English);
        for heading in ["## What it means", "## Why it matters", "## How to fix it"] {
            assert!(page.contains(heading), "{} lacks `{heading}`", code.name());
        }
    }
}

#[test]
fn pages_of_all_languages_have_the_same_parts() {
    let parts = |page: &'static str| -> Vec<&'static str> {
        let lines = page.lines().filter(|line| line.starts_with("## ") || line.starts_with("```"));
        lines.map(|line| if line.starts_with("## ") { "##" } else { line }).collect()
    };
    let mut untranslated = Vec::new();
    for (code, language) in pages().filter(|(_, language)| *language != Language::English) {
        let (page, english) = (code.page(language), code.page(Language::English));
        if page == english {
            untranslated.push((code.name(), language.tag()));
        }
        // The names of files in examples are words too.
        let shape = |page| parts(page).into_iter().map(|part| part.split(" file=").next()).collect::<Vec<_>>();
        assert_eq!(shape(page), shape(english), "{} in {}", code.name(), language.tag());
    }
    assert_eq!(untranslated, []);
}

#[test]
fn every_page_is_that_of_a_code() {
    for folder in [String::new()].into_iter().chain(Language::ALL.map(|language| format!("/{}", language.tag()))) {
        for page in support::files_in(&format!("docs/diagnostics{folder}"), "md") {
            let name = page.file_stem().unwrap().to_str().unwrap();
            assert!(Code::from_name(name).is_some(), "{}", page.display());
        }
    }
}

/// Each code in each language.
fn pages() -> impl Iterator<Item = (Code, Language)> {
    Code::ALL.iter().flat_map(|code| Language::ALL.map(|language| (*code, language)))
}

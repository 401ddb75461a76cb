//! The manual of the language stays true: its tables are those of the compiler, and its examples compile.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::{Mutex, PoisonError};

use journey::diagnostic::Code;
use journey::language::Language;
use journey::message::Message;
use journey::source::NoFiles;
use journey::syntax::Keyword;
use journey::syntax::value_words::{self, ValueKind};

use crate::support::compile;

const MANUAL: &str = include_str!("../docs/language.md");

/// Codes whose messages are the same but for their arguments.
const OF_VALUES: [Code; 5] =
    [Code::UnknownSituation, Code::UnknownStatus, Code::UnknownLevel, Code::UnknownReach, Code::UnknownEvidence];

/// The tables of messages that belong to no code of their own.
const OTHERS: [&str; 10] = [
    "unknown-value",
    "unanswered-card",
    "argument",
    "console",
    "import",
    "report",
    "fix",
    "writing",
    "system",
    "mermaid-export",
];

#[test]
fn every_code_has_its_messages() {
    let groups: BTreeSet<&str> = Message::keys().iter().filter_map(|key| Some(key.split_once('.')?.0)).collect();
    for code in Code::ALL {
        assert!(groups.contains(code.name()) != OF_VALUES.contains(code), "[messages.{}]", code.name());
    }
    for group in groups {
        assert!(Code::from_name(group).is_some() != OTHERS.contains(&group), "[messages.{group}]");
    }
}

/// Fails where the table after the comment that begins with `name` is another one, and writes the right one
/// into the manual.
fn assert_table(name: &str, expected: &str) {
    // Two tests may find that their table has to be written.
    static WRITING: Mutex<()> = Mutex::new(());
    let _writing = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/language.md");
    let manual = std::fs::read_to_string(path).expect("the manual");
    let start = manual.find(&format!("<!-- {name}:")).expect("the table begins");
    let start = start + manual[start..].find('\n').expect("a line") + 1;
    let end = manual.find(&format!("<!-- end of {name} -->")).expect("the table ends");
    if manual[start..end] != *expected {
        std::fs::write(path, [&manual[..start], expected, &manual[end..]].concat()).expect("the manual");
        panic!("the table of {name} in docs/language.md was written anew: look at it");
    }
}

fn words<T: AsRef<str>>(words: &[T]) -> String {
    let quoted: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match quoted.split_first() {
        Some((first, others)) if !others.is_empty() => format!("**{first}**, {}", others.join(", ")),
        Some((first, _)) => format!("**{first}**"),
        None => String::new(),
    }
}

fn holders(keyword: Keyword) -> String {
    if keyword == Keyword::Note {
        return "anything".to_owned();
    }
    let file = keyword.may_stand_in(None).then(|| "the file".to_owned());
    let kinds = keyword.holders().filter(|holder| *holder != Keyword::Own);
    let kinds = kinds.map(|holder| holder.word(Language::English).to_lowercase());
    file.into_iter().chain(kinds).collect::<Vec<_>>().join(", ")
}

/// The languages as heads of columns.
fn names() -> String {
    Language::ALL.map(|language| format!("{language:?}")).join(" | ")
}

#[test]
fn the_table_of_keywords_is_that_of_the_compiler() {
    let mut expected = format!("| {} | stands in |\n|{} --- |\n", names(), " --- |".repeat(Language::ALL.len()));
    for keyword in Keyword::ALL {
        let languages: Vec<String> = Language::ALL.iter().map(|language| words(keyword.words(*language))).collect();
        writeln!(expected, "| {} | {} |", languages.join(" | "), holders(*keyword)).expect("a string");
    }
    assert_table("keywords", &expected);
}

#[test]
fn the_table_of_values_is_that_of_the_compiler() {
    let mut expected = format!("| value | {} |\n| --- |{}\n", names(), " --- |".repeat(Language::ALL.len()));
    let mut rows: Vec<String> = Vec::new();
    for (kind, value) in ValueKind::ALL.iter().flat_map(|kind| kind.values().iter().map(move |value| (*kind, value))) {
        let languages = Language::ALL.map(|language| words(value_words::words(kind, value, language)));
        rows.push(format!("| {}: {value} | {} |\n", kind.name(), languages.join(" | ")));
    }
    rows.sort();
    expected.extend(rows);
    assert_table("values", &expected);
}

#[test]
fn examples_compile() {
    let mut lines = MANUAL.lines();
    let mut count = 0;
    while let Some(line) = lines.next() {
        if line != "```journey" {
            continue;
        }
        let text = lines.by_ref().take_while(|line| *line != "```").collect::<Vec<_>>().join("\n");
        let (checked, _) = compile("manual.journey", &text, &NoFiles);
        assert!(!checked.has_errors(), "{text}\n{:#?}", checked.diagnostics);
        count += 1;
    }
    assert!(count > 5);
}

#[test]
fn links_lead_to_headings() {
    let slug = |heading: &str| {
        let letters = heading.to_lowercase();
        letters
            .chars()
            .filter(|char| char.is_alphanumeric() || " -".contains(*char))
            .collect::<String>()
            .replace(' ', "-")
    };
    let slugs: Vec<String> = MANUAL.lines().filter_map(|line| line.strip_prefix("## ")).map(slug).collect();
    for link in MANUAL.split("](#").skip(1).filter_map(|rest| rest.split(')').next()) {
        assert!(slugs.iter().any(|slug| slug == link), "{link}");
    }
}

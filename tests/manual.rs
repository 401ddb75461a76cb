//! The manual of the language stays true: its tables are those of the compiler, and its examples compile.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use journey::diagnostic::Code;
use journey::language::Language;
use journey::message::Message;
use journey::source::NoFiles;
use journey::syntax::Keyword;
use journey::syntax::value_words::{self, ValueKind};

use crate::support::compile;

/// The manual in one language, and the words of its tables that no language file has.
struct Manual {
    language: Language,
    path: &'static str,
    text: &'static str,
    /// The languages as heads of columns, its own first.
    columns: [(Language, &'static str); Language::ALL.len()],
    /// The head over the entries that a keyword may stand in, the file as one of them, and all of them.
    stands_in: &'static str,
    file: &'static str,
    anything: &'static str,
    /// The head over the values, and the names of `ValueKind::ALL`.
    value: &'static str,
    kinds: [&'static str; ValueKind::ALL.len()],
}

const MANUALS: [Manual; 2] = [
    Manual {
        language: Language::English,
        path: "docs/language.md",
        text: include_str!("../docs/language.md"),
        columns: [
            (Language::English, "English"),
            (Language::Dutch, "Dutch"),
            (Language::French, "French"),
            (Language::German, "German"),
            (Language::Spanish, "Spanish"),
        ],
        stands_in: "stands in",
        file: "the file",
        anything: "anything",
        value: "value",
        kinds: ["situation", "status", "level", "reach", "evidence", "unit", "column"],
    },
    Manual {
        language: Language::Dutch,
        path: "docs/nl/language.md",
        text: include_str!("../docs/nl/language.md"),
        columns: [
            (Language::Dutch, "Nederlands"),
            (Language::English, "Engels"),
            (Language::French, "Frans"),
            (Language::German, "Duits"),
            (Language::Spanish, "Spaans"),
        ],
        stands_in: "hoort bij",
        file: "het bestand",
        anything: "alles",
        value: "waarde",
        kinds: ["situatie", "status", "niveau", "bereik", "bewijs", "eenheid", "kolom"],
    },
];

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
/// into the page.
fn assert_table(page: &str, name: &str, expected: &str) {
    // Two tests may find that their table has to be written.
    static WRITING: Mutex<()> = Mutex::new(());
    let _writing = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    let manual = std::fs::read_to_string(&path).expect("the manual");
    let start = manual.find(&format!("<!-- {name}:")).expect("the table begins");
    let start = start + manual[start..].find('\n').expect("a line") + 1;
    let end = manual.find(&format!("<!-- end of {name} -->")).expect("the table ends");
    if manual[start..end] != *expected {
        std::fs::write(path, [&manual[..start], expected, &manual[end..]].concat()).expect("the manual");
        panic!("the table of {name} in {page} was written anew: look at it");
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

impl Manual {
    /// What a keyword may stand in.
    fn holders(&self, keyword: Keyword) -> String {
        if keyword == Keyword::Note {
            return self.anything.to_owned();
        }
        let file = keyword.may_stand_in(None).then(|| self.file.to_owned());
        let kinds = keyword.holders().filter(|holder| *holder != Keyword::Own);
        let kinds = kinds.map(|holder| holder.word(self.language).to_lowercase());
        file.into_iter().chain(kinds).collect::<Vec<_>>().join(", ")
    }

    /// The first lines of a table with a column for each language.
    fn head(&self, before: &str, after: &str) -> String {
        let names = self.columns.map(|(_, name)| name).join(" | ");
        let columns = self.columns.len() + usize::from(!before.is_empty()) + usize::from(!after.is_empty());
        format!("{before}| {names} |{after}\n|{}\n", " --- |".repeat(columns))
    }

    fn keywords(&self) -> String {
        let mut table = self.head("", &format!(" {} |", self.stands_in));
        for keyword in Keyword::ALL {
            let languages = self.columns.map(|(language, _)| words(keyword.words(language)));
            writeln!(table, "| {} | {} |", languages.join(" | "), self.holders(*keyword)).expect("a string");
        }
        table
    }

    fn values(&self) -> String {
        let mut rows: Vec<String> = Vec::new();
        for (kind, name) in ValueKind::ALL.into_iter().zip(self.kinds) {
            for value in kind.values() {
                let usual = &value_words::words(kind, value, self.language)[0];
                let languages = self.columns.map(|(language, _)| words(value_words::words(kind, value, language)));
                rows.push(format!("| {name}: {usual} | {} |\n", languages.join(" | ")));
            }
        }
        rows.sort();
        self.head(&format!("| {} ", self.value), "") + &rows.concat()
    }
}

#[test]
fn the_table_of_keywords_is_that_of_the_compiler() {
    for manual in &MANUALS {
        assert_table(manual.path, "keywords", &manual.keywords());
    }
}

#[test]
fn the_table_of_values_is_that_of_the_compiler() {
    for manual in &MANUALS {
        assert_table(manual.path, "values", &manual.values());
    }
}

#[test]
fn examples_compile() {
    for Manual { path, text, .. } in &MANUALS {
        let mut lines = text.lines();
        let mut count = 0;
        while let Some(line) = lines.next() {
            if line != "```journey" {
                continue;
            }
            let text = lines.by_ref().take_while(|line| *line != "```").collect::<Vec<_>>().join("\n");
            let (checked, _) = compile("manual.journey", &text, &NoFiles);
            assert!(!checked.has_errors(), "{path}: {text}\n{:#?}", checked.diagnostics);
            count += 1;
        }
        assert!(count > 5, "{path}");
    }
}

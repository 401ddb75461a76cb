//! Makes Rust of the tables of words beside it, so that the program finds them ready when it starts.
//!
//! In: `keywords.toml` and `values.toml`. Out: a file with the same name for each in the folder of the build, which
//! `src/syntax/keyword.rs` and `src/syntax/value_words.rs` take in; and `version.txt`, which `src/cli/arguments.rs` takes in. A table
//! that does not fit stops the build.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

use toml::{Table, Value};

mod build_info;
#[path = "../src/syntax/fold.rs"]
mod fold;

/// The languages by their tags, in the order of `Language::ALL`.
const LANGUAGES: [(&str, &str); 4] = [("en", "English"), ("nl", "Dutch"), ("fr", "French"), ("de", "German")];

fn main() {
    println!("cargo::rerun-if-changed=grammar");
    println!("cargo::rerun-if-changed=src/syntax/fold.rs");
    let folder = env::var("OUT_DIR").expect("Cargo names a folder");
    for (name, compile) in [("keywords", keywords as fn(&Table) -> String), ("values", values)] {
        let text = fs::read_to_string(format!("grammar/{name}.toml")).expect("the table can be read");
        let table = text.parse().unwrap_or_else(|error| panic!("grammar/{name}.toml: {error}"));
        fs::write(Path::new(&folder).join(name).with_extension("rs"), compile(&table))
            .expect("the folder can be written to");
    }
    fs::write(Path::new(&folder).join("version.txt"), build_info::text(&folder)).expect("the folder can be written to");
}

/// A row a kind, in the order of the table; and by folded word the kinds that it means.
fn keywords(table: &Table) -> String {
    let mut meanings = Meanings::default();
    let rows = each(table).map(|(name, row)| {
        let words = words(name, row, &["sign", "inside"]);
        let keyword = format!("Keyword::{}", camel(name));
        for (language, word) in spoken(&words) {
            meanings.add(fold::fold(word), format!("(Language::{language}, {keyword})"));
        }
        let sign = row.get("sign").map(|sign| sign.as_str().unwrap_or_else(|| panic!("{name}: a sign is a text")));
        let inside = texts(name, row, "inside");
        format!("Row {{ keyword: {keyword}, sign: {sign:?}, inside: &{inside:?}, words: {} }}", slices(&words))
    });
    let rows = list(rows);
    format!("static ROWS: &[Row] = {rows};\nstatic MEANINGS: Meanings = {};\n", meanings.list())
}

/// A row a kind of value, in the order of the table, with its values; and by folded word the values that it means.
fn values(table: &Table) -> String {
    let rows = each(table).map(|(kind, values)| {
        let mut meanings = Meanings::default();
        let values = each(values).map(|(value, row)| {
            let words = words(value, row, &[]);
            for (language, word) in spoken(&words) {
                meanings.add(fold::fold_value(word), format!("(Language::{language}, {value:?})"));
            }
            format!("({value:?}, {})", slices(&words))
        });
        let values = list(values);
        format!("Row {{ kind: {kind:?}, values: {values}, meanings: {} }}", meanings.list())
    });
    format!("static ROWS: &[Row] = {};\n", list(rows))
}

/// What folded words mean, sorted by word; a word's meanings in the order in which they came.
#[derive(Default)]
struct Meanings(BTreeMap<String, Vec<String>>);

impl Meanings {
    fn add(&mut self, word: String, meaning: String) {
        self.0.entry(word).or_default().push(meaning);
    }

    fn list(&self) -> String {
        list(self.0.iter().map(|(word, meanings)| format!("({word:?}, &[{}])", meanings.join(", "))))
    }
}

/// The tables in a table.
fn each(table: &Table) -> impl Iterator<Item = (&String, &Table)> {
    table.iter().map(|(name, row)| (name, row.as_table().unwrap_or_else(|| panic!("{name} is no table"))))
}

/// What a row is called in each language; nothing else is in the row but these keys.
fn words<'row>(name: &str, row: &'row Table, others: &[&str]) -> [Vec<&'row str>; 4] {
    for key in row.keys() {
        let known = LANGUAGES.iter().any(|(tag, _)| tag == key) || others.contains(&key.as_str());
        assert!(known, "{name}: `{key}` is not known");
    }
    LANGUAGES.map(|(tag, _)| texts(name, row, tag))
}

fn texts<'row>(name: &str, row: &'row Table, key: &str) -> Vec<&'row str> {
    let texts = row.get(key).and_then(Value::as_array).map(|texts| texts.iter().map(Value::as_str));
    texts.and_then(Iterator::collect).unwrap_or_else(|| panic!("{name}: `{key}` is no list of texts"))
}

/// The words with the names of their languages.
fn spoken<'row>(words: &'row [Vec<&'row str>; 4]) -> impl Iterator<Item = (&'static str, &'row str)> {
    LANGUAGES.iter().zip(words).flat_map(|((_, language), words)| words.iter().map(move |word| (*language, *word)))
}

fn slices(words: &[Vec<&str>; 4]) -> String {
    format!("[{}]", words.iter().map(|words| format!("&{words:?}")).collect::<Vec<_>>().join(", "))
}

fn list(rows: impl Iterator<Item = String>) -> String {
    format!("&[\n{}]", rows.map(|row| row + ",\n").collect::<String>())
}

/// The name of a variant: `FollowUp` for `follow-up`.
fn camel(name: &str) -> String {
    name.split('-')
        .flat_map(|part| part[..1].to_uppercase().chars().chain(part[1..].chars()).collect::<Vec<_>>())
        .collect()
}

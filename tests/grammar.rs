//! What editors know of the language is what the compiler knows: their grammars are made from its tables.
//!
//! Where a grammar is not the one that the tables give, the test writes the right one and fails, as the tables of the
//! manual do.

#[path = "grammar/styles.rs"]
mod styles;
#[path = "grammar/textmate.rs"]
mod textmate;
#[path = "grammar/words.rs"]
mod words;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

/// The words of a list of `grammar/values.toml` in all languages.
fn value_words(list: &str) -> Vec<String> {
    type Lists = BTreeMap<String, BTreeMap<String, BTreeMap<String, Vec<String>>>>;
    let mut lists: Lists = toml::from_str(include_str!("../grammar/values.toml")).expect("a table");
    let list = lists.remove(list).expect("a list of values");
    list.into_values().flat_map(BTreeMap::into_values).flatten().collect()
}

/// All characters that the line grammar takes for a sign; a hyphen last, so that it is none of a range.
fn sign_characters(sign: &str) -> String {
    let lines = include_str!("../grammar/journey.pest").lines();
    let quoted = |line: &str| line.split('"').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    let mut alike = lines.map(quoted).find(|alike| alike.first().is_some_and(|first| first == sign)).expect("a sign");
    alike.sort_by_key(|character| character == "-");
    alike.concat()
}

/// Fails where the file is another one, and writes the right one.
fn assert_file(path: &str, is_same: impl Fn(&str) -> bool, expected: &str) {
    let whole = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if !is_same(&fs::read_to_string(&whole).unwrap_or_default()) {
        fs::create_dir_all(whole.parent().expect("a file stands in a folder")).expect("a folder");
        fs::write(&whole, expected).expect("the file");
        panic!("{path} was written anew: look at it");
    }
}

#[test]
fn the_textmate_grammar_is_made_from_the_tables() {
    let grammar = textmate::grammar();
    let text = serde_json::to_string_pretty(&grammar).expect("JSON") + "\n";
    // The order of the members is that of the library; what they say is compared.
    let is_same = |found: &str| serde_json::from_str::<Value>(found).is_ok_and(|found| found == grammar);
    assert_file("docs/editors/vscode/syntaxes/journey.tmLanguage.json", is_same, &text);
}

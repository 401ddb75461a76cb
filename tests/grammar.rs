//! What editors know of the language is what the compiler knows: their grammars are made from its tables.
//!
//! Where a grammar is not the one that the tables give, the test writes the right one and fails, as the tables of the
//! manual do.

mod kate;
mod styles;
mod textmate;
mod vim;
mod words;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use journey::language::Language;
use journey::source::NoFiles;
use journey::syntax::Keyword;
use serde_json::Value;

use crate::support::compile;

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

#[test]
fn the_colours_for_vim_are_made_from_the_tables() {
    let syntax = vim::syntax();
    assert_file("docs/editors/neovim/syntax/journey.vim", |found| found == syntax, &syntax);
}

#[test]
fn the_colours_for_kate_are_made_from_the_tables() {
    let highlighting = kate::highlighting();
    roxmltree::Document::parse_with_options(
        &highlighting,
        roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() },
    )
    .expect("XML");
    assert_file("docs/editors/kate/journey.xml", |found| found == highlighting, &highlighting);
}

/// The compiler's own rules for what opens a level, as VS Code takes them.
#[test]
fn an_editor_indents_after_what_opens_a_level() {
    const PATH: &str = "docs/editors/vscode/language-configuration.json";
    let holders = [Keyword::Persona, Keyword::Phase, Keyword::Step];
    let words = holders.iter().flat_map(|holder| Language::ALL.iter().flat_map(|language| holder.words(*language)));
    let pattern = format!(r"^\s*(?:{})\s*[:：]\s*\S", words::any_of(words.copied()));
    let mut configuration = read(PATH);
    let place = "/indentationRules/increaseIndentPattern/pattern";
    *configuration.pointer_mut(place).expect("a rule for indenting") = Value::String(pattern);
    let text = serde_json::to_string_pretty(&configuration).expect("JSON") + "\n";
    assert_file(PATH, |found| serde_json::from_str::<Value>(found).is_ok_and(|found| found == configuration), &text);
}

#[test]
fn what_a_short_cut_types_compiles() {
    let snippets = read("docs/editors/vscode/snippets/journey.json");
    let snippets = snippets.as_object().expect("snippets by name");
    for (name, snippet) in snippets {
        let language = Language::ALL.iter().find(|language| name.ends_with(&format!("({})", language.tag())));
        let language = *language.unwrap_or_else(|| panic!("{name} names no language"));
        let lines = snippet["body"].as_array().expect("lines").iter().map(|line| typed(line.as_str().expect("a line")));
        let body = lines.collect::<Vec<_>>().join("\n");
        let prefix = snippet["prefix"].as_str().expect("a prefix");
        assert!(!Keyword::from_word(prefix, language).is_empty(), "{name}: {prefix}");
        let text = if prefix == Keyword::Journey.word(language) { body } else { framed(&body, language) };
        let (checked, _) = compile("short-cut.journey", &text, &NoFiles);
        assert!(!checked.has_errors(), "{text}\n{:#?}", checked.diagnostics);
    }
    assert_eq!(snippets.len() % Language::ALL.len(), 0, "each stands in each language");
}

/// A line of a short cut as it is typed when every proposal is taken.
fn typed(line: &str) -> String {
    let mut pieces = line.split("${");
    let first = pieces.next().unwrap_or_default().to_owned();
    let filled = pieces.filter_map(|piece| {
        let (place, rest) = piece.split_once('}')?;
        Some(format!("{}{rest}", place.split_once(':')?.1))
    });
    std::iter::once(first).chain(filled).collect::<String>().replace("$0", "")
}

/// The text within a step of a journey.
fn framed(body: &str, language: Language) -> String {
    let [journey, phase, step] =
        [Keyword::Journey, Keyword::Phase, Keyword::Step].map(|keyword| keyword.word(language));
    let lead = format!("{journey}: A\n{phase}: B\n");
    if body.starts_with(step) || body.starts_with("Persona") { lead + body } else { format!("{lead}{step}: C\n{body}") }
}

fn read(path: &str) -> Value {
    let whole = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    serde_json::from_str(&fs::read_to_string(whole).expect("a file of the extension")).expect("JSON")
}

//! What editors know of the language is what the compiler knows: their grammars are made from its tables.
//!
//! Where a grammar is not the one that the tables give, the test writes the right one and fails, as the tables of the
//! manual do.

mod kate;
mod styles;
mod textmate;
mod vim;
mod words;

use std::fs;
use std::path::Path;

use journey::language::Language;
use journey::source::NoFiles;
use journey::syntax::Keyword;
use journey::syntax::value_words::{ValueKind, words as words_of};
use serde_json::{Value, json};

use crate::support::compile;

/// The words for a kind of value in all languages.
fn value_words(name: &str) -> Vec<String> {
    let kind = ValueKind::ALL.into_iter().find(|kind| kind.name() == name).expect("a kind of value");
    let pairs = kind.values().iter().flat_map(|value| Language::ALL.map(|language| (value, language)));
    pairs.flat_map(|(value, language)| words_of(kind, value, language)).map(|word| (*word).to_owned()).collect()
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

/// The lines of each short cut: a keyword opens a line, `_` is a place to type in, `$` is where one goes on typing.
const SHORT_CUTS: [(&str, &str, &[&str]); 4] = [
    (
        "journey",
        "journey",
        &["journey: _", "goal: _", "scope: _", "research: _", "", "persona: _", "  role: _", "", "phase: _", "  step: _", "    $"],
    ),
    ("step", "step", &["step: _", "  touchpoint: _ (_)", "  emotion: _ _", "  $"]),
    ("chain", "need", &["- _", "  need: _", "    opportunity: _", "      action: _", "        owner: _", "        due: _", "$"]),
    ("persona", "persona", &["persona: _", "  role: _", "  frustration: _", "  quote: _", "$"]),
];

/// The short cuts in a language, with the words that its file has for them.
fn short_cuts(language: Language) -> Vec<(String, Value)> {
    let path = format!("grammar/languages/{}.toml", language.tag());
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a language file");
    let table: toml::Table = text.parse().expect("TOML");
    let short_cut = |(name, prefix, lines): (&str, &str, &[&str])| {
        let words = table["snippets"][name].as_array().expect("a list").iter();
        let mut words = words.map(|word| word.as_str().expect("a text"));
        let description = words.next().expect("what it is");
        let mut places = words.zip(1..).map(|(word, number)| format!("${{{number}:{word}}}"));
        let line = |line: &&str| {
            let word = line.trim_start().split(':').next().unwrap_or_default();
            let line = match Keyword::from_name(word) {
                Some(keyword) => line.replacen(word, keyword.word(language), 1),
                None => (*line).to_owned(),
            };
            let mut pieces = line.replace('$', "$0").split('_').map(str::to_owned).collect::<Vec<_>>().into_iter();
            let first = pieces.next().unwrap_or_default();
            pieces.fold(first, |line, piece| line + &places.next().expect("a word for each place") + &piece)
        };
        let body: Vec<String> = lines.iter().map(line).collect();
        assert_eq!(places.next(), None, "{name}: words for places that it does not have");
        let prefix = Keyword::from_name(prefix).expect("a keyword").word(language);
        (format!("{name} ({})", language.tag()), json!({"prefix": prefix, "description": description, "body": body}))
    };
    SHORT_CUTS.into_iter().map(short_cut).collect()
}

#[test]
fn the_short_cuts_are_made_from_the_tables() {
    let all: serde_json::Map<String, Value> = Language::ALL.into_iter().flat_map(short_cuts).collect();
    let text = serde_json::to_string_pretty(&all).expect("JSON") + "\n";
    let is_same = |found: &str| serde_json::from_str::<Value>(found).is_ok_and(|found| found == Value::Object(all.clone()));
    assert_file("docs/editors/vscode/snippets/journey.json", is_same, &text);
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

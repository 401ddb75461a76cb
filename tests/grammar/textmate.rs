//! The grammar for VS Code and other editors that read `TextMate` grammars.
//!
//! In: the words with their styles, the words for values, and the signs. Out: the grammar as JSON. Every rule ends with its
//! line, and every pattern takes a time that grows with the length of the line.

use serde_json::{Map, Value, json};

use super::styles::{Style, signs, words};
use super::words::any_of;
use super::{sign_characters, value_words};

/// A line begins: a byte order mark, white space.
const START: &str = r"^\x{FEFF}?+\s*+";
/// What a sign needs behind it.
const SIGN_END: &str = r#"(?=\s|$|[\p{L}"“„«‘(¿¡])"#;
/// A label, as `syntax/clean.rs` takes it: letters, digits, hyphens, and at least one letter.
const LABEL: &str = r"#(?=[\p{N}\p{M}_-]*+\p{L})[\p{L}\p{N}\p{M}_-]++[,;]*+(?!\S)";
/// A number, or a range.
const NUMBER: &str = r"[+−-]?\d[\d.,]*+(?:\s*+(?:[–—−-]|à|a|to|tot|t/m|bis)\s*+\d[\d.,]*+)?";
/// What ends the level of an emotion.
const LEVEL_END: &str = r"(?=[\s(（]|$|[:,;.!?–—-](?:\s|$))";

/// The grammar.
pub fn grammar() -> Value {
    let mut repository = Map::new();
    let mut order = vec!["comment".to_owned(), "continuation".to_owned()];
    repository.insert("comment".to_owned(), comment());
    repository.insert("continuation".to_owned(), continuation());
    repository.insert("labels".to_owned(), labels());
    for (style, sign) in signs() {
        let name = format!("sign-{}", style.name());
        let head = format!("{START}([{}]{{1,2}}){SIGN_END}", sign_characters(sign));
        repository.insert(name.clone(), entry(&[style], &head, false));
        order.push(name);
    }
    for (styles, words) in words() {
        let name = format!("entry-{}", styles.iter().map(|style| style.name()).collect::<Vec<_>>().join("-or-"));
        let head = format!("{START}((?i:{}))\\s*+([:：])", any_of(words));
        repository.insert(name.clone(), entry(&styles, &head, true));
        order.push(name);
    }
    repository.insert("lane-of-ones-own".to_owned(), own_lane());
    order.push("lane-of-ones-own".to_owned());
    json!({
        "information_for_contributors": [
            "Made from grammar/languages by tests/grammar.rs; change those, and run `cargo test`."
        ],
        "name": "Journey",
        "scopeName": "source.journey",
        "fileTypes": ["journey"],
        "patterns": order.iter().map(|name| include(name)).collect::<Vec<_>>(),
        "repository": repository,
    })
}

fn include(name: &str) -> Value {
    json!({ "include": format!("#{name}") })
}

fn named(scope: &str) -> Value {
    json!({ "name": scope })
}

fn comment() -> Value {
    json!({
        "match": format!("{START}((#)(?=#|\\s|$).*)$"),
        "captures": { "1": named("comment.line.number-sign.journey"), "2": named("punctuation.definition.comment.journey") },
    })
}

fn continuation() -> Value {
    json!({
        "begin": format!("{START}([|｜])"),
        "beginCaptures": { "1": named("punctuation.separator.continuation.journey") },
        "end": "$",
        "contentName": "string.unquoted.continuation.journey",
        "patterns": [include("labels")],
    })
}

/// Labels at the end of a line. Where words follow, the second branch takes the whole run, so that no run is looked at twice.
fn labels() -> Value {
    let run = format!("(?>{LABEL}(?:\\s++{LABEL})*+)");
    let one = json!({ "match": format!("(#)[^\\s,;]++"), "name": "entity.name.tag.label.journey",
        "captures": { "1": named("punctuation.definition.label.journey") } });
    json!({
        "match": format!("(?<=[\\s:：|])(?:({run})\\s*+$|{run})"),
        "captures": { "1": { "patterns": [one] } },
    })
}

/// A word that no table knows is a lane of one's own, or a mistake; the language server tells which.
fn own_lane() -> Value {
    json!({
        "begin": format!("{START}([^\\s:：][^:：]*+)([:：])"),
        "beginCaptures": {
            "1": named("entity.other.attribute-name.lane.journey"),
            "2": named("punctuation.separator.key-value.journey"),
        },
        "end": "$",
        "contentName": "string.unquoted.lane.journey",
        "patterns": [include("labels")],
    })
}

fn entry(styles: &[Style], head: &str, has_colon: bool) -> Value {
    let [first, others @ ..] = styles else { unreachable!("a word has a style") };
    let patterns: Vec<Value> = styles.iter().flat_map(|style| content(*style)).collect();
    let keyword = if others.is_empty() { keyword_scope(*first) } else { "keyword.other.journey".to_owned() };
    let text = if others.is_empty() { text_scope(*first) } else { "string.unquoted.journey" };
    let mut captures = json!({ "1": named(&keyword) });
    if has_colon {
        captures["2"] = named("punctuation.separator.key-value.journey");
    }
    json!({ "begin": head, "beginCaptures": captures, "end": "$", "contentName": text, "patterns": patterns })
}

fn keyword_scope(style: Style) -> String {
    let name = style.name();
    match style {
        Style::Section | Style::Persona | Style::Lane => format!("keyword.control.{name}.journey"),
        Style::Positive => format!("keyword.operator.{name}.journey markup.inserted.journey"),
        Style::Negative => format!("keyword.operator.{name}.journey markup.deleted.journey"),
        Style::Question => format!("keyword.operator.{name}.journey markup.changed.journey"),
        Style::KeyMoment => format!("keyword.operator.{name}.journey markup.bold.journey"),
        _ => format!("keyword.other.{name}.journey"),
    }
}

const fn text_scope(style: Style) -> &'static str {
    match style {
        Style::Section => "entity.name.section.journey",
        Style::Persona => "entity.name.type.persona.journey",
        Style::Lane => "entity.other.attribute-name.lane.journey",
        Style::Path => "string.other.link.journey",
        Style::Language => "constant.language.journey",
        Style::Note => "comment.line.note.journey",
        _ => "string.unquoted.journey",
    }
}

/// What may stand in the text.
fn content(style: Style) -> Vec<Value> {
    match style {
        Style::Section
        | Style::Persona
        | Style::Card
        | Style::Positive
        | Style::Negative
        | Style::Question
        | Style::KeyMoment => {
            vec![include("labels")]
        }
        Style::Emotion => emotion(),
        Style::Touchpoint => vec![rule(r"([(（][^()（）]*+[)）])\s*+$", "support.constant.channel.journey")],
        Style::Date => vec![rule(r"\G\s*+(\d{4}-\d{2}-\d{2})(?![\w-])", "constant.numeric.date.journey")],
        Style::Duration => vec![duration()],
        Style::Figure => figure(),
        Style::Path => vec![column()],
        Style::Reference => references(),
        Style::Value(list) => vec![value(list)],
        Style::Lane | Style::Language | Style::Note | Style::Text => Vec::new(),
    }
}

/// What the first group takes has this scope.
fn rule(pattern: &str, scope: &str) -> Value {
    json!({ "match": pattern, "captures": { "1": named(scope) } })
}

fn emotion() -> Vec<Value> {
    let level = |number: &str, scope: &str| {
        rule(&format!(r"\G\s*+({number}){LEVEL_END}"), &format!("constant.numeric.level.{scope}.journey"))
    };
    vec![
        level(r"[+−-]?0+(?:[.,]0+)?", "neutral"),
        level(r"[−-]\d+(?:[.,]\d+)?", "negative.journey markup.deleted"),
        level(r"\+?\d+(?:[.,]\d+)?", "positive.journey markup.inserted"),
    ]
}

fn duration() -> Value {
    let units = any_of(value_words("unit").iter().map(String::as_str));
    json!({
        "match": format!(r"\G\s*+({NUMBER})\s*+((?i:{units}))\.?\s*+$"),
        "captures": { "1": named("constant.numeric.duration.journey"), "2": named("keyword.other.unit.journey") },
    })
}

fn figure() -> Vec<Value> {
    let measured = json!({
        "match": r"\s(=)\s+([<>≤≥≈~]?\s*+[^\d\s]{0,4}\s*+[+−-]?\d[^#]*+)",
        "captures": { "1": named("keyword.operator.equals.journey"), "2": named("constant.numeric.figure.journey") },
    });
    let target = rule(r"\G\s*+([<>≤≥≈~]\s*+\d[^#]*+|[€$£]?\s*+[+−-]?\d[^#]*+)", "constant.numeric.figure.journey");
    vec![measured, target, include("labels")]
}

fn column() -> Value {
    let column = any_of(value_words("column").iter().map(String::as_str));
    json!({
        "match": format!(r"\s((?i:{column}))\s++(\S.*+)$"),
        "captures": { "1": named("keyword.other.column.journey"), "2": named("variable.other.column.journey") },
    })
}

/// Everything but `and` and the like is a label.
fn references() -> Vec<Value> {
    vec![
        json!({ "match": r"(?<=[\s,;])(?i:and|en|et|und|&|\+)(?=\s)" }),
        json!({
            "match": r"([#＃]?+)[^\s,;，、|#＃][^\s,;，、|]*+",
            "name": "variable.other.label.journey",
            "captures": { "1": named("punctuation.definition.label.journey") },
        }),
    ]
}

fn value(list: &str) -> Value {
    let words = any_of(value_words(list).iter().map(String::as_str));
    rule(&format!(r"\G\s*+((?i:{words}))\x{{FE0F}}?\.?\s*+$"), &format!("constant.language.{list}.journey"))
}

//! Messages to people, as data until they are printed.
//!
//! A table in `[messages]` is a module, each text in it a function that makes a message; what is put into the text are its
//! arguments. `{name}` takes words as they are, `{name:quote}` the writer's own words, `{name:number}` a number, `{name:grouped}` one
//! with its thousands parted, `{name:decimal}` one with decimals, `{name:or}`, `{name:and}` and `{name:list}` lists, `{name:message}`
//! another message; `{name?one|more}` chooses by a number.

use super::catalogue::{Catalogue, Language};
use super::row::Row;
use super::rust::{by_language, quoted_doc, slice, snake};

/// A piece of a text.
#[derive(Clone, Debug, PartialEq)]
enum Piece<'a> {
    Text(&'a str),
    Argument { name: &'a str, kind: &'a str },
    Plural { name: &'a str, one: &'a str, more: &'a str },
}

/// The kinds of arguments: in a text, as a parameter, and as an `Argument`.
const KINDS: [(&str, &str, &str); 9] = [
    ("", "impl Into<String>", "Argument::Text({}.into())"),
    ("quote", "impl Into<String>", "Argument::Quote({}.into())"),
    ("number", "usize", "Argument::Number({})"),
    ("grouped", "usize", "Argument::Grouped({})"),
    ("decimal", "impl Into<String>", "Argument::Decimal({}.into())"),
    ("or", "Vec<String>", "Argument::Or({})"),
    ("and", "Vec<String>", "Argument::And({})"),
    ("list", "Vec<String>", "Argument::List({})"),
    ("message", "Message", "Argument::Message(Box::new({}))"),
];

/// `src/message.rs`.
pub fn rust(catalogue: &Catalogue) -> String {
    let model = catalogue.model().top.table("messages");
    let languages = catalogue.languages();
    let mut modules = String::new();
    let mut keys = Vec::new();
    for group in model.keys() {
        let table = model.table(group);
        let functions = table.keys().map(|key| {
            keys.push((group, key));
            function(&table, key, keys.len() - 1)
        });
        let functions = functions.collect::<String>();
        let names = if functions.contains("Argument::") { "{Argument, Message}" } else { "Message" };
        let group = snake(group);
        modules.extend([
            "/// A table of messages.\npub mod ",
            &group,
            " { use super::",
            names,
            "; ",
            &functions,
            " }\n",
        ]);
    }
    let names = slice(keys.iter().map(|(group, key)| format!("{:?}", format!("{group}.{key}"))));
    // A language without messages takes those of the first.
    let own = |language: &&Language<'_>| language.top.has("messages");
    let statics = languages.iter().filter(own).map(|language| {
        let constant = language.constant("MESSAGES");
        format!("static {constant}: &[&[TemplatePart]] = {};\n", templates(language, &model, &keys))
    });
    let statics = statics.collect::<String>();
    let first = catalogue.model();
    let templates = by_language(&languages, |language| {
        let of = if language.top.has("messages") { language } else { &first };
        of.constant("MESSAGES")
    });
    format!(
        "{modules}
        /// The keys of all messages in the catalogue.
        static KEYS: &[&str] = {names};
        {statics}
        #[allow(clippy::match_same_arms, reason = \"a language without messages takes those of the first\")]
        const fn templates(language: Language) -> &'static [&'static [TemplatePart]] {{ {templates} }}\n"
    )
}

fn function(table: &Row<'_>, key: &str, number: usize) -> String {
    let text = table.text(key);
    let arguments = arguments(table, key, text);
    let parameters = arguments.iter().map(|(name, kind)| format!("{}: {}", snake(name), kind_of(kind).1));
    let values = arguments.iter().map(|(name, kind)| kind_of(kind).2.replace("{}", &snake(name)));
    format!(
        "{}\n#[must_use]\npub fn {}({}) -> Message {{ Message::new({number}, vec![{}]) }}\n",
        quoted_doc(&plain(table, key, text)),
        snake(key),
        parameters.collect::<Vec<_>>().join(", "),
        values.collect::<Vec<_>>().join(", "),
    )
}

/// The texts of a language in the order of the keys.
fn templates(language: &Language<'_>, model: &Row<'_>, keys: &[(&str, &str)]) -> String {
    let own = language.top.table("messages");
    own.expect_keys(model.keys());
    model.keys().for_each(|group| own.table(group).expect_keys(model.table(group).keys()));
    slice(keys.iter().map(|(group, key)| {
        let (table, model) = (own.table(group), model.table(group));
        let expected = arguments(&model, key, model.text(key));
        let mut found = arguments(&table, key, table.text(key));
        found.sort_by_key(|argument| expected.iter().position(|other| other == argument));
        if found != expected {
            table.fail(key, &format!("has the arguments {found:?}, and in English {expected:?}"))
        }
        template(&table, key, &expected)
    }))
}

fn template(table: &Row<'_>, key: &str, arguments: &[(&str, &str)]) -> String {
    let at = |name: &str| arguments.iter().position(|(of, _)| *of == name).unwrap_or_default();
    let pieces = pieces(table, key, table.text(key)).into_iter().map(|piece| match piece {
        Piece::Text(text) => format!("TemplatePart::Text({text:?})"),
        Piece::Argument { name, .. } => format!("TemplatePart::Argument({})", at(name)),
        Piece::Plural { name, one, more } => format!("TemplatePart::Plural({}, {one:?}, {more:?})", at(name)),
    });
    format!("&[{}]", pieces.collect::<Vec<_>>().join(", "))
}

/// The names and kinds of what is put in, in the order of the text.
fn arguments<'a>(table: &Row<'_>, key: &str, text: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut arguments: Vec<(&str, &str)> = Vec::new();
    for piece in pieces(table, key, text) {
        let (name, kind) = match piece {
            Piece::Text(_) => continue,
            Piece::Argument { name, kind } => (name, kind),
            Piece::Plural { name, .. } => (name, "number"),
        };
        if !KINDS.iter().any(|(known, ..)| *known == kind) {
            table.fail(key, &format!("has `{kind}`, which is no kind of argument"))
        }
        match arguments.iter().find(|(of, _)| *of == name) {
            Some((_, other)) if *other != kind => table.fail(key, &format!("has `{name}` as two kinds of argument")),
            Some(_) => {}
            None => arguments.push((name, kind)),
        }
    }
    arguments
}

/// A text with the names of its arguments in their places, to be read.
fn plain(table: &Row<'_>, key: &str, text: &str) -> String {
    let pieces = pieces(table, key, text).into_iter().map(|piece| match piece {
        Piece::Text(text) => text.to_owned(),
        Piece::Argument { name, .. } => format!("{{{name}}}"),
        Piece::Plural { more, .. } => more.to_owned(),
    });
    pieces.collect()
}

/// A text in its pieces. `{{` and `}}` are braces.
fn pieces<'a>(table: &Row<'_>, key: &str, text: &'a str) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        if rest[at..].starts_with("{{") || rest[at..].starts_with("}}") {
            pieces.push(Piece::Text(&rest[..=at]));
            rest = &rest[at + 2..];
            continue;
        }
        let end =
            rest[at..].find('}').map_or_else(|| table.fail(key, "has a brace that nothing closes"), |end| at + end);
        if end == at {
            table.fail(key, "has a brace that nothing opens")
        }
        pieces.push(Piece::Text(&rest[..at]));
        pieces.push(placeholder(&rest[at + 1..end]));
        rest = &rest[end + 1..];
    }
    pieces.push(Piece::Text(rest));
    pieces.retain(|piece| *piece != Piece::Text(""));
    pieces
}

fn placeholder(inside: &str) -> Piece<'_> {
    if let Some((name, forms)) = inside.split_once('?') {
        let (one, more) = forms.split_once('|').unwrap_or((forms, forms));
        return Piece::Plural { name, one, more };
    }
    let (name, kind) = inside.split_once(':').unwrap_or((inside, ""));
    Piece::Argument { name, kind }
}

fn kind_of(kind: &str) -> (&'static str, &'static str, &'static str) {
    *KINDS.iter().find(|(known, ..)| *known == kind).expect("kinds are known when arguments are read")
}

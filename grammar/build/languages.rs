//! The languages themselves: tags, rules of writing, units of time, and what `journey init` writes in them.

use super::catalogue::{Catalogue, Language};
use super::fold::fold;
use super::row::Row;
use super::rust::{by_language, snake};

/// What stands at the top of a language file.
const TOP: [&str; 18] = [
    "name", "order", "called", "rules", "units", "reading", "keywords", "meanings", "values", "kinds", "map", "plan",
    "workshop", "exchange", "preview", "headers", "channels", "snippets",
];

/// `src/language.rs`.
pub fn rust(catalogue: &Catalogue) -> String {
    let languages = catalogue.languages();
    for language in &languages {
        let messages = language.top.has("messages").then_some("messages");
        language.top.expect_keys(TOP.into_iter().chain(messages));
    }
    // Editors take the short cuts from the files themselves; here their places are counted.
    let snippets = languages[0].top.table("snippets");
    for language in &languages {
        let own = language.top.table("snippets");
        own.expect_keys(snippets.keys());
        snippets.keys().for_each(|key| drop(own.texts_of(key, snippets.texts(key).len())));
    }
    let first = &languages[0].name;
    let variants = languages.iter().map(|language| {
        let default = if language.name == *first { "#[default]\n" } else { "" };
        format!("/// {name}: `{tag}`.\n{default}{name},\n", name = language.name, tag = language.tag)
    });
    let all = languages.iter().map(|language| format!("Language::{}", language.name)).collect::<Vec<_>>().join(", ");
    let tags = by_language(&languages, |language| format!("{:?}", language.tag));
    let rules = by_language(&languages, |language| format!("&{}", language.constant("RULES")));
    let statics = languages.iter().map(rules_of);
    format!(
        "/// A language that a journey can be written in.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Language {{\n{variants}}}
        impl Language {{
            /// All of them, in their order in the catalogue.
            pub const ALL: [Language; {count}] = [{all}];
            /// The BCP 47 tag, such as `en`.
            #[must_use]
            pub const fn tag(self) -> &'static str {{ let language = self; {tags} }}
            pub(crate) const fn rules(self) -> &'static Rules {{ let language = self; {rules} }}
        }}
        {statics}",
        variants = variants.collect::<String>(),
        count = languages.len(),
        statics = statics.collect::<String>(),
    )
}

fn rules_of(language: &Language<'_>) -> String {
    let (rules, units) = (language.top.table("rules"), language.top.table("units"));
    rules.expect_keys([
        "colon",
        "decimal",
        "thousands",
        "cells",
        "quotes",
        "date",
        "first-of-month",
        "month-may-stand-first",
        "small-nouns",
        "singular-below-two",
        "or",
        "and",
        "months",
        "month-beginnings",
        "hyphenation",
        "durations",
        "small-words",
        "example",
    ]);
    let called = language.top.texts("called");
    if let Some(name) = called.iter().find(|name| fold(name) != **name) {
        language.top.fail("called", &format!("has `{name}`, which is not folded"));
    }
    let names = ["second", "minute", "hour", "day", "working-day", "week", "month", "year"];
    units.expect_keys(names);
    let units = names.map(|name| {
        let unit = units.table(name);
        unit.expect_keys(["short", "one", "many"]);
        let (short, one, many) = (unit.text("short"), unit.text("one"), unit.text("many"));
        format!("{}: UnitWords {{ short: {short:?}, one: {one:?}, many: {many:?} }}", snake(name))
    });
    let beginnings = alternatives(&rules.texts_of("month-beginnings", 12));
    let decimal = rules.sign("decimal").unwrap_or_else(|| rules.fail("decimal", "is empty"));
    let cells = rules.sign("cells").unwrap_or_else(|| rules.fail("cells", "is empty"));
    format!(
        "static {constant}: Rules = Rules {{ called: &{called:?}, colon: {:?}, decimal: {decimal:?}, thousands: {:?},
        cells: {cells:?}, quotes: {:?}, date: {:?}, first_of_month: {:?}, month_may_stand_first: {}, small_nouns: {},
        singular_below_two: {}, or: {:?}, and: {:?}, months: {:?}, month_beginnings: {beginnings}, hyphenation: &{:?}, durations: {:?},
        small_words: &{:?}, units: Units {{ {} }}, reading: {reading} }};\n",
        rules.text("colon"),
        rules.sign("thousands"),
        rules.texts_of("quotes", 2),
        rules.text("date"),
        rules.text("first-of-month"),
        rules.flag("month-may-stand-first"),
        rules.flag("small-nouns"),
        rules.flag("singular-below-two"),
        rules.text("or"),
        rules.text("and"),
        rules.texts_of("months", 12),
        rules.texts("hyphenation"),
        rules.texts_of("durations", 2),
        rules.texts("small-words"),
        units.join(", "),
        constant = language.constant("RULES"),
        reading = reading_of(&language.top.table("reading")),
    )
}

/// The words around values.
fn reading_of(words: &Row<'_>) -> String {
    let lists = [
        "from",
        "to",
        "about",
        "at-most",
        "at-least",
        "afterwards",
        "half",
        "one-and-a-half",
        "and-a-half",
        "quarter-hour",
        "early",
        "mid",
        "late",
        "quarter",
        "half-year",
        "week",
        "lead",
        "of",
        "unknown",
    ];
    let groups = [("numbers", 12), ("ordinals", 4), ("seasons", 4)];
    words.expect_keys(lists.into_iter().chain(groups.map(|(key, _)| key)));
    let folded = |key: &str, word: &str| {
        if fold(word) != word || word.contains('.') {
            words.fail(key, &format!("has `{word}`, which is not folded"));
        }
    };
    let lists = lists.map(|key| {
        let texts = words.texts(key);
        for word in &texts {
            folded(key, word);
        }
        format!("{}: &{texts:?}, ", snake(key))
    });
    let groups = groups.map(|(key, count)| {
        let texts = words.texts_of(key, count);
        for word in texts.iter().flat_map(|text| text.split('|')) {
            folded(key, word);
        }
        format!("{}: {}, ", snake(key), alternatives(&texts))
    });
    format!("Reading {{ {}{} }}", lists.concat(), groups.concat())
}

/// A list of lists: each text parted at `|`.
fn alternatives(texts: &[&str]) -> String {
    let lists = texts.iter().map(|names| format!("&{:?}", names.split('|').collect::<Vec<_>>()));
    format!("[{}]", lists.collect::<Vec<_>>().join(", "))
}

/// `src/cli/templates.rs`: the settings and the example in each language. A file that is missing stops the build.
pub fn templates(catalogue: &Catalogue) -> String {
    let languages = catalogue.languages();
    let include = |tag: &str, name: &str| {
        format!("include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/templates/{tag}/{name}\"))")
    };
    let settings = by_language(&languages, |language| {
        format!("Template {{ path: SETTINGS, text: {} }}", include(language.tag, "journey.toml"))
    });
    let example = by_language(&languages, |language| {
        let name = format!("{}.journey", language.top.table("rules").text("example"));
        format!("Template {{ path: \"journeys/{name}\", text: {} }}", include(language.tag, &name))
    });
    format!(
        "/// The settings, with what each means.
        pub const fn settings(language: Language) -> Template {{ {settings} }}
        /// A journey, with what its lines mean.
        pub const fn example(language: Language) -> Template {{ {example} }}\n"
    )
}

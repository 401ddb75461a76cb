//! The kinds of entry, the words for them and for values, what they mean, and the words that import and icons look for.

use std::collections::{BTreeMap, BTreeSet};

use super::catalogue::Catalogue;
use super::fold::{fold, fold_value};
use super::row::Row;
use super::rust::{TABLE, by_language, camel, slice};

/// `src/syntax/keyword.rs`.
pub fn rust(catalogue: &Catalogue) -> String {
    let (table, kinds, languages) = (catalogue.keywords(), catalogue.kinds(), catalogue.languages());
    let names: Vec<&str> = table.keys().collect();
    for language in &languages {
        language.top.table("keywords").expect_keys(names.iter().copied());
    }
    let mut meanings = Meanings::default();
    for (name, language) in names.iter().flat_map(|name| languages.iter().map(move |language| (name, language))) {
        for word in words(&language.top.table("keywords"), name) {
            meanings.add(fold(word), format!("(Language::{}, Keyword::{})", language.name, camel(name)));
        }
    }
    let variants = names.iter().map(|name| format!("/// `{name}` in the table.\n{},\n", camel(name)));
    let all = names.iter().map(|name| format!("Keyword::{}", camel(name)));
    let arms = |arm: &dyn Fn(&str) -> String| {
        names.iter().map(|name| format!("Keyword::{} => {},\n", camel(name), arm(name))).collect::<String>()
    };
    let own_words = by_language(&languages, |language| {
        let arms = arms(&|name| format!("&{:?}", words(&language.top.table("keywords"), name)));
        format!("match self {{ {arms} Keyword::Own => &[] }}")
    });
    format!(
        "/// A kind of entry, whatever the language it was written in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Keyword {{
            {variants}
            /// An entry in a lane that the journey names.
            Own,
        }}
        {TABLE}impl Keyword {{
            /// All that have words in the catalogue, in the order of the table; [`Keyword::Own`] has none.
            pub const ALL: &'static [Keyword] = &[{all}];
            /// The name in the table: `follow-up`.
            #[must_use]
            pub const fn name(self) -> &'static str {{ match self {{ {names} Keyword::Own => \"own\" }} }}
            /// The sign that stands for it at the start of a line: `+`, `-`, `?` or `!`.
            #[must_use]
            pub const fn sign(self) -> Option<&'static str> {{ match self {{ {signs} Keyword::Own => None }} }}
            /// All that it may be called in a language, the preferred word first.
            #[must_use]
            pub const fn words(self, language: Language) -> &'static [&'static str] {{ {own_words} }}
            /// The names of what may hold it; [`Keyword::Own`] stands beside the lanes that the language knows.
            const fn inside(self) -> &'static [&'static str] {{ match self {{ {inside} Keyword::Own => &[\"phase\", \"step\"] }} }}
        }}
        static MEANINGS: Meanings = {meanings};\n",
        variants = variants.collect::<String>(),
        all = all.collect::<Vec<_>>().join(", "),
        names = arms(&|name| format!("{name:?}")),
        signs = arms(&|name| format!("{:?}", table.table(name).optional("sign"))),
        inside = arms(&|name| format!("&{:?}", inside(&table, &kinds, name))),
        meanings = meanings.slice(),
    )
}

/// What may hold an entry; cards that are as sure as their evidence hold it.
fn inside<'a>(table: &Row<'a>, kinds: &Row<'a>, name: &str) -> Vec<&'a str> {
    let row = table.table(name);
    row.expect_keys(["inside"].into_iter().chain(row.has("sign").then_some("sign")));
    let mut inside = row.texts("inside");
    let known = |holder: &&str| table.has(holder) || ["file", "anything"].contains(holder);
    if let Some(unknown) = inside.iter().find(|holder| !known(holder)) {
        row.fail("inside", &format!("names `{unknown}`, which is no kind"));
    }
    if name == "evidence" {
        inside.extend(super::kinds::names(kinds).filter(|kind| kinds.table(kind).flag("evidence")));
    }
    inside
}

fn words<'a>(table: &Row<'a>, name: &str) -> Vec<&'a str> {
    let words = table.texts(name);
    if words.is_empty() {
        table.fail(name, "has no words")
    }
    words
}

/// `src/syntax/value_words.rs`: the values of each kind, and by folded word the values that it means.
pub fn values(catalogue: &Catalogue) -> String {
    let (languages, model) = (catalogue.languages(), catalogue.model().top.table("values"));
    let kinds: Vec<&str> = model.keys().collect();
    for language in &languages {
        let values = language.top.table("values");
        values.expect_keys(kinds.iter().copied());
        for kind in &kinds {
            values.table(kind).expect_keys(model.table(kind).keys());
        }
    }
    let rows = kinds.iter().map(|kind| {
        let mut meanings = Meanings::default();
        let values = model.table(kind).keys().map(|value| {
            for language in &languages {
                for word in words(&language.top.table("values").table(kind), value) {
                    meanings.add(fold_value(word), format!("(Language::{}, {value:?})", language.name));
                }
            }
            let words = by_language(&languages, |language| {
                format!("&{:?}", words(&language.top.table("values").table(kind), value))
            });
            format!("({value:?}, |language| {words})")
        });
        let values = slice(values.collect::<Vec<_>>());
        format!("ValueRow {{ kind: ValueKind::{}, values: {values}, meanings: {} }}", camel(kind), meanings.slice())
    });
    format!("static ROWS: &[ValueRow] = {};\n", slice(rows))
}

/// `src/assist/meaning.rs`.
pub fn meanings(catalogue: &Catalogue) -> String {
    let (languages, table) = (catalogue.languages(), catalogue.keywords());
    let tags: Vec<&str> = languages.iter().map(|language| language.tag).collect();
    let (last, others) = tags.split_last().expect("there is a language");
    let lines = by_language(&languages, |language| {
        let meanings = language.top.table("meanings");
        meanings.expect_keys(table.keys());
        let tags = format!("{} {} {last}", others.join(", "), language.top.table("rules").text("or"));
        let line = |name: &str| meanings.text(name).replace("{languages}", &tags);
        let arms = table.keys().map(|name| format!("Keyword::{} => {:?},\n", camel(name), line(name)));
        format!("match keyword {{ {} Keyword::Own => \"\" }}", arms.collect::<String>())
    });
    format!(
        "/// What a keyword means: a line without a full stop. Empty for a lane that the journey names.
        #[must_use]
        {TABLE}pub const fn meaning(keyword: Keyword, language: Language) -> &'static str {{ {lines} }}\n"
    )
}

/// `src/import/headers.rs`: by folded head, the kind of entry under it; none for numbers of rows.
pub fn headers(catalogue: &Catalogue) -> String {
    let (keywords, others) = (catalogue.keywords(), catalogue.headers());
    let tables =
        catalogue.languages().into_iter().map(|language| language.top.table("headers")).chain([others.clone()]);
    let mut heads: BTreeMap<String, &str> = BTreeMap::new();
    for table in tables {
        if let Some(unknown) = table.keys().find(|kind| *kind != "number" && !keywords.has(kind)) {
            table.fail(unknown, "is no kind of entry");
        }
        for (kind, word) in table.keys().flat_map(|kind| table.texts(kind).into_iter().map(move |word| (kind, word))) {
            let before = heads.insert(fold(word), kind);
            if before.is_some_and(|before| before != kind) {
                table.fail(kind, &format!("has `{word}`, which means another kind, too"))
            }
        }
    }
    let rows = heads.iter().map(|(head, kind)| match *kind {
        "number" => format!("({head:?}, None)"),
        kind => format!("({head:?}, Some(Keyword::{}))", camel(kind)),
    });
    format!("static HEADS: &[(&str, Option<Keyword>)] = {};\n", slice(rows))
}

/// `src/layout/channel.rs`: by folded words, what they tell in each language.
pub fn channels(catalogue: &Catalogue) -> String {
    const BROAD: &str = "broad";
    let model = catalogue.model().top.table("channels");
    let mut meanings = Meanings::default();
    for language in catalogue.languages() {
        let table = language.top.table("channels");
        table.expect_keys(model.keys());
        let broad: BTreeSet<String> = table.texts(BROAD).into_iter().map(fold).collect();
        let mut icons: BTreeMap<String, &str> = BTreeMap::new();
        for (icon, word) in table.keys().flat_map(|icon| table.texts(icon).into_iter().map(move |word| (icon, word))) {
            let before = if icon == BROAD { None } else { icons.insert(fold(word), icon) };
            if before.is_some_and(|before| before != icon) {
                table.fail(icon, &format!("has `{word}`, which tells another icon, too"));
            }
        }
        for word in icons.keys().chain(broad.iter().filter(|word| !icons.contains_key(*word))) {
            let icon = icons.get(word).map_or("None".to_owned(), |icon| format!("Some(Icon::{})", camel(icon)));
            meanings.add(word.clone(), format!("(Language::{}, {icon}, {})", language.name, broad.contains(word)));
        }
    }
    format!("static CHANNELS: &[Channel] = {};\n", meanings.slice())
}

/// What folded words mean, sorted by word; a word's meanings in the order in which they came.
#[derive(Default)]
struct Meanings(BTreeMap<String, Vec<String>>);

impl Meanings {
    fn add(&mut self, word: String, meaning: String) {
        self.0.entry(word).or_default().push(meaning);
    }

    fn slice(&self) -> String {
        slice(self.0.iter().map(|(word, meanings)| format!("({word:?}, &[{}])", meanings.join(", "))))
    }
}

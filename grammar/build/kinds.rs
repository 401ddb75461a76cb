//! The kinds of cards, and the lanes.

use super::catalogue::Catalogue;
use super::row::Row;
use super::rust::{TABLE, by_language, camel, snake};

/// The key that is no kind.
const LANES: &str = "lanes";

/// The names of the kinds, in their order.
pub fn names<'a>(kinds: &Row<'a>) -> impl Iterator<Item = &'a str> + use<'a> {
    kinds.keys().filter(|name| *name != LANES)
}

fn checked(catalogue: &Catalogue) -> (Row<'_>, Vec<&str>) {
    let kinds = catalogue.kinds();
    let names: Vec<&str> = names(&kinds).collect();
    for name in &names {
        kinds.table(name).expect_keys(["about", "background", "edge", "numbered", "evidence"]);
        if !catalogue.keywords().has(name) {
            kinds.fail(name, "is not a keyword")
        }
    }
    (kinds, names)
}

/// `src/model/kinds.rs`.
pub fn model(catalogue: &Catalogue) -> String {
    let (kinds, names) = checked(catalogue);
    let variants = names.iter().map(|name| format!("/// {}\n{},\n", kinds.table(name).text("about"), camel(name)));
    let all = names.iter().map(|name| format!("CardKind::{}", camel(name))).collect::<Vec<_>>().join(", ");
    let arms = |arm: &dyn Fn(&str) -> String| {
        names.iter().map(|name| format!("CardKind::{} => {},\n", camel(name), arm(name))).collect::<String>()
    };
    format!(
        "/// What a card says.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum CardKind {{
            {variants}
            /// An entry in a lane that the journey names.
            Own(LaneId),
        }}
        impl CardKind {{
            /// All kinds of the catalogue, in its order; lanes that a journey names are not among them.
            pub const ALL: [CardKind; {count}] = [{all}];
            /// The name that programs read, in the JSON and in ids; `own` for all lanes that a journey names.
            #[must_use]
            pub const fn name(self) -> &'static str {{ match self {{ {by_name} CardKind::Own(_) => \"own\" }} }}
            /// What its lane and its cards are called; none for lanes that a journey names.
            #[must_use]
            pub const fn words(self, language: Language) -> Option<&'static KindWords> {{
                let kinds = language.kinds_words();
                match self {{ {words} CardKind::Own(_) => None }}
            }}
        }}\n",
        variants = variants.collect::<String>(),
        count = names.len(),
        by_name = arms(&|name| format!("{name:?}")),
        words = arms(&|name| format!("Some(&kinds.{})", snake(name))),
    )
}

/// `src/layout/style.rs`: background and edge of each kind.
pub fn colours(catalogue: &Catalogue) -> String {
    let (kinds, names) = checked(catalogue);
    let colour = |row: &Row<'_>, key: &str| {
        let digits = row.text(key);
        let valid = digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        if !valid {
            row.fail(key, "is no colour of six hexadecimal digits")
        }
        format!("0x00{}_{}", &digits[..2], &digits[2..])
    };
    let arms = names.iter().map(|name| {
        let row = kinds.table(name);
        format!("CardKind::{} => ({}, {}),\n", camel(name), colour(&row, "background"), colour(&row, "edge"))
    });
    format!(
        "/// The background and the edge of a kind in the catalogue; none for lanes that a journey names.
        {TABLE}const fn colours_of(kind: CardKind) -> Option<(u32, u32)> {{
            Some(match kind {{ {} CardKind::Own(_) => return None }})
        }}\n",
        arms.collect::<String>()
    )
}

/// `src/model/lanes.rs`: the lanes that may be moved and hidden.
pub fn lanes(catalogue: &Catalogue) -> String {
    let (kinds, names) = checked(catalogue);
    let lanes = kinds.texts(LANES);
    if let Some(missing) = names.iter().find(|name| !lanes.contains(name)) {
        kinds.fail(LANES, &format!("does not have `{missing}`"))
    }
    let lanes: Vec<String> = lanes
        .iter()
        .map(|lane| match *lane {
            "image" => "MovableLane::Images".to_owned(),
            "touchpoint" => "MovableLane::Touchpoints".to_owned(),
            "emotion" => "MovableLane::Emotion".to_owned(),
            "own" => "MovableLane::Own".to_owned(),
            kind if names.contains(&kind) => format!("MovableLane::Cards(CardKind::{})", camel(kind)),
            other => kinds.fail(LANES, &format!("has `{other}`, which is no lane")),
        })
        .collect();
    format!("const LANES: [MovableLane; {}] = [{}];\n", lanes.len(), lanes.join(", "))
}

/// The words of each kind are the same in all languages and for all kinds; `prefix` is there where cards are numbered.
pub fn words(catalogue: &Catalogue) -> String {
    let (kinds, names) = checked(catalogue);
    let languages = catalogue.languages();
    let statics = languages.iter().map(|language| {
        let table = language.top.table("kinds");
        table.expect_keys(names.iter().copied());
        let rows = names.iter().map(|name| {
            let row = table.table(name);
            let numbered = kinds.table(name).flag("numbered");
            row.expect_keys(["lane", "one", "hint"].into_iter().chain(numbered.then_some("prefix")));
            format!(
                "{}: KindWords {{ lane: {:?}, one: {:?}, hint: {:?}, prefix: {:?} }},\n",
                snake(name),
                row.text("lane"),
                row.text("one"),
                row.text("hint"),
                row.optional("prefix")
            )
        });
        format!("static {}: KindsWords = KindsWords {{ {} }};\n", language.constant("KINDS"), rows.collect::<String>())
    });
    let fields = names.iter().map(|name| format!("/// `{name}`.\npub {}: KindWords,\n", snake(name)));
    format!(
        "/// The words of a kind of card.
        #[derive(Debug)]
        pub struct KindWords {{
            /// Its lane.
            pub lane: &'static str,
            /// One card.
            pub one: &'static str,
            /// What to write in its lane on a sheet for a workshop.
            pub hint: &'static str,
            /// Before the number of a card; none where cards are not numbered.
            pub prefix: Option<&'static str>,
        }}
        /// The words of all kinds of cards.
        #[derive(Debug)]
        pub struct KindsWords {{ {fields} }}
        impl Language {{
            /// The words of the kinds of cards.
            #[must_use]
            pub const fn kinds_words(self) -> &'static KindsWords {{ let language = self; {by_language} }}
        }}
        {statics}",
        fields = fields.collect::<String>(),
        by_language = by_language(&languages, |language| format!("&{}", language.constant("KINDS"))),
        statics = statics.collect::<String>(),
    )
}

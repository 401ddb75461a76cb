//! The words that stand for one of a few values: situation, status, level, reach, evidence, units of time.
//!
//! In: a word as written, and the language of the file. Out: the name of the value in
//! `grammar/values.toml`. What the values are in the model is decided by whoever asks.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::fold::fold;
use crate::language::Language;

/// What kind of value is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ValueKind {
    /// `current`, `desired`.
    Situation,
    /// `new`, `planned`, `doing`, `done`, `dropped`.
    Status,
    /// Effort and impact: `small`, `medium`, `large`.
    Level,
    /// `self`, `together`, `outside`.
    Reach,
    /// `assumed`, `observed`, `measured`.
    Evidence,
    /// `minute`, `hour`, `day`, `working-day`, `week`, `month`, `year`.
    Unit,
    /// The word between a data file and the name of its column: `column`.
    Column,
}

impl ValueKind {
    /// All of them.
    pub const ALL: [ValueKind; 7] = [
        ValueKind::Situation,
        ValueKind::Status,
        ValueKind::Level,
        ValueKind::Reach,
        ValueKind::Evidence,
        ValueKind::Unit,
        ValueKind::Column,
    ];

    const fn name(self) -> &'static str {
        match self {
            ValueKind::Situation => "situation",
            ValueKind::Status => "status",
            ValueKind::Level => "level",
            ValueKind::Reach => "reach",
            ValueKind::Evidence => "evidence",
            ValueKind::Unit => "unit",
            ValueKind::Column => "column",
        }
    }

    /// Its values in their natural order, as they are named in the table.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            ValueKind::Situation => &["current", "desired"],
            ValueKind::Status => &["new", "planned", "doing", "done", "dropped"],
            ValueKind::Level => &["small", "medium", "large"],
            ValueKind::Reach => &["self", "together", "outside"],
            ValueKind::Evidence => &["assumed", "observed", "measured"],
            ValueKind::Unit => &["minute", "hour", "day", "working-day", "week", "month", "year"],
            ValueKind::Column => &["column"],
        }
    }
}

/// Kind → value → tag of the language → words.
type Rows = BTreeMap<String, BTreeMap<String, BTreeMap<String, Vec<String>>>>;

struct Table {
    rows: Rows,
    /// By kind and folded word: in which language it stands for which value.
    meanings: BTreeMap<(ValueKind, String), Vec<(Language, &'static str)>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let rows: Rows = toml::from_str(include_str!("../../grammar/values.toml"))
        .expect("the bundled table of values is read by a test");
    let mut meanings: BTreeMap<(ValueKind, String), Vec<(Language, &'static str)>> = BTreeMap::new();
    for kind in ValueKind::ALL {
        for value in kind.values() {
            for language in Language::ALL {
                for word in &rows[kind.name()][*value][language.tag()] {
                    meanings.entry((kind, fold_value(word))).or_default().push((language, *value));
                }
            }
        }
    }
    Table { rows, meanings }
});

/// Values are often abbreviated: `Std.` is `Std`.
fn fold_value(word: &str) -> String {
    fold(word).replace('.', "")
}

/// The value that a word stands for in a file of this language; the other languages count where it has no
/// such word and they agree. None for any other word, and where they do not.
#[must_use]
pub fn lookup(kind: ValueKind, word: &str, language: Language) -> Option<&'static str> {
    let meanings = TABLE.meanings.get(&(kind, fold_value(word)))?;
    if let Some((_, value)) = meanings.iter().find(|(of, _)| *of == language) {
        return Some(*value);
    }
    let (_, first) = *meanings.first()?;
    meanings.iter().all(|(_, value)| *value == first).then_some(first)
}

/// What a value may be called in a language, the preferred word first; nothing for a value that is not in
/// the table.
#[must_use]
pub fn words(kind: ValueKind, value: &str, language: Language) -> &'static [String] {
    let value = TABLE.rows.get(kind.name()).and_then(|values| values.get(value));
    value.and_then(|languages| languages.get(language.tag())).map_or(&[], Vec::as_slice)
}

/// What a value is called in a language; empty for a value that is not in the table.
#[must_use]
pub fn word(kind: ValueKind, value: &str, language: Language) -> &'static str {
    words(kind, value, language).first().map_or("", String::as_str)
}

/// The languages themselves, as the four call them.
const LANGUAGES: [(Language, &[&str]); 4] = [
    (Language::English, &["english", "engels", "anglais", "englisch"]),
    (
        Language::Dutch,
        &["dutch", "flemish", "nederlands", "vlaams", "neerlandais", "flamand", "niederlandisch", "flamisch"],
    ),
    (Language::French, &["french", "frans", "francais", "franzosisch"]),
    (Language::German, &["german", "duits", "allemand", "deutsch"]),
];

/// The language with this tag, or this name in any of the four.
#[must_use]
pub fn language_called(text: &str) -> Option<Language> {
    let name = fold(text);
    let named = || LANGUAGES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(language, _)| *language);
    Language::from_tag(text.trim()).or_else(named)
}

#[cfg(test)]
mod tests {
    use super::{Language, TABLE, ValueKind, language_called, lookup, word, words};

    #[test]
    fn every_word_stands_for_its_value_in_its_language() {
        for kind in ValueKind::ALL {
            for value in kind.values() {
                for language in Language::ALL {
                    assert!(!word(kind, value, language).is_empty(), "{kind:?} {value} {language:?}");
                    for written in words(kind, value, language) {
                        assert_eq!(lookup(kind, written, language), Some(*value), "{written} {language:?}");
                        assert_eq!(
                            lookup(kind, &written.to_uppercase(), language),
                            Some(*value),
                            "{written} {language:?}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn the_table_holds_nothing_else() {
        let known: Vec<&str> = ValueKind::ALL.iter().map(|kind| kind.name()).collect();
        for (kind, values) in &TABLE.rows {
            let of = ValueKind::ALL.into_iter().find(|of| of.name() == kind);
            assert!(of.is_some(), "{kind} is none of {known:?}");
            for (value, languages) in values {
                assert!(of.is_some_and(|of| of.values().contains(&value.as_str())), "{kind} {value}");
                assert!(languages.keys().all(|tag| Language::from_tag(tag).is_some_and(|known| known.tag() == tag)));
            }
        }
    }

    #[test]
    fn words_of_other_languages_count_where_they_agree() {
        assert_eq!(lookup(ValueKind::Unit, "Std.", Language::German), Some("hour"));
        assert_eq!(lookup(ValueKind::Unit, "semaines", Language::Dutch), Some("week"));
        assert_eq!(lookup(ValueKind::Unit, "j", Language::French), Some("day"));
        assert_eq!(lookup(ValueKind::Unit, "j.", Language::Dutch), Some("year"));
        assert_eq!(lookup(ValueKind::Unit, "j", Language::English), None);
        assert_eq!(lookup(ValueKind::Level, "M", Language::French), Some("medium"));
        assert_eq!(lookup(ValueKind::Status, "✔\u{FE0F}", Language::German), Some("done"));
        assert_eq!(lookup(ValueKind::Status, "soon", Language::English), None);
    }

    #[test]
    fn languages_have_tags_and_names() {
        assert_eq!(language_called("Français"), Some(Language::French));
        assert_eq!(language_called(" nl-BE "), Some(Language::Dutch));
        assert_eq!(language_called("Esperanto"), None);
    }
}

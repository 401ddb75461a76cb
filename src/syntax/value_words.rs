//! The words that stand for one of a few values: situation, status, level, reach, evidence, units of time.
//!
//! In: a word as written, and the language of the file. Out: the name of the value in
//! `grammar/languages`. The caller maps it to a value of the model.

use crate::language::Language;
use crate::language::fold::{fold, fold_value};

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
    /// `second`, `minute`, `hour`, `day`, `working-day`, `week`, `month`, `year`.
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

    /// The name in the catalogue: `situation`.
    #[must_use]
    pub const fn name(self) -> &'static str {
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
            ValueKind::Unit => &["second", "minute", "hour", "day", "working-day", "week", "month", "year"],
            ValueKind::Column => &["column"],
        }
    }
}

/// A value and its words in each language.
type ValueEntry = (&'static str, fn(Language) -> &'static [&'static str]);

/// A folded word, and the value that it stands for in each language.
type WordMeanings = (&'static str, &'static [(Language, &'static str)]);

/// One kind of the table.
struct ValueRow {
    kind: ValueKind,
    values: &'static [ValueEntry],
    /// Sorted by word.
    meanings: &'static [WordMeanings],
}

// `ROWS`, as `grammar/build` makes them of the catalogue.
include!(concat!(env!("OUT_DIR"), "/value_words.rs"));

fn row(kind: ValueKind) -> Option<&'static ValueRow> {
    ROWS.iter().find(|row| row.kind == kind)
}

/// The value that a word stands for in a file of this language; the other languages count where it has no
/// such word and they agree. None for any other word, and where they do not.
#[must_use]
pub fn lookup(kind: ValueKind, word: &str, language: Language) -> Option<&'static str> {
    let (word, all) = (fold_value(word), row(kind)?.meanings);
    let (_, meanings) = all.get(all.binary_search_by_key(&word.as_str(), |(folded, _)| folded).ok()?)?;
    if let Some((_, value)) = meanings.iter().find(|(of, _)| *of == language) {
        return Some(*value);
    }
    let (_, first) = *meanings.first()?;
    meanings.iter().all(|(_, value)| *value == first).then_some(first)
}

/// What a value may be called in a language, the preferred word first; nothing for a value that is not in
/// the table.
#[must_use]
pub fn words(kind: ValueKind, value: &str, language: Language) -> &'static [&'static str] {
    let found = row(kind).and_then(|row| row.values.iter().find(|(of, _)| *of == value));
    found.map_or(&[], |(_, words)| words(language))
}

/// What a value is called in a language; empty for a value that is not in the table.
#[must_use]
pub fn word(kind: ValueKind, value: &str, language: Language) -> &'static str {
    words(kind, value, language).first().copied().unwrap_or_default()
}

/// The language with this tag, or this name in any language.
#[must_use]
pub fn language_called(text: &str) -> Option<Language> {
    Language::from_tag(text.trim()).or_else(|| Language::from_name(&fold(text)))
}

#[cfg(test)]
mod tests {
    use super::{Language, ROWS, ValueKind, language_called, lookup, word, words};

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
    fn the_table_holds_the_values_and_nothing_else() {
        let held =
            ROWS.iter().map(|row| (row.kind.name(), row.values.iter().map(|(value, _)| *value).collect::<Vec<_>>()));
        let known = ValueKind::ALL.iter().map(|kind| (kind.name(), kind.values().to_vec()));
        assert_eq!(held.collect::<Vec<_>>(), known.collect::<Vec<_>>());
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

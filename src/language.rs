//! The languages: tags, rules of writing, the words that the program itself puts on sheets and in the plan, and how dates,
//! numbers and durations are written.
//!
//! In: a [`Language`]. Out: words. All of them stand in `grammar/languages`, a file a language. The keywords of the source
//! are in `syntax`.

pub mod calendar;
pub mod dates;
pub mod durations;
pub mod fold;
pub mod numbers;
pub(crate) mod reading;
pub mod words;

use reading::Reading;

// `Language` and its rules, as `grammar/build` makes them of the catalogue.
include!(concat!(env!("OUT_DIR"), "/language.rs"));

/// How a language is written. `grammar/languages/en.toml` documents each field.
#[derive(Debug)]
pub(crate) struct Rules {
    called: &'static [&'static str],
    colon: &'static str,
    decimal: char,
    pub(crate) thousands: Option<char>,
    pub(crate) cells: char,
    quotes: [&'static str; 2],
    date: &'static str,
    first_of_month: &'static str,
    pub(crate) month_may_stand_first: bool,
    small_nouns: bool,
    singular_below_two: bool,
    or: &'static str,
    and: &'static str,
    months: [&'static str; 12],
    pub(crate) month_beginnings: [&'static [&'static str]; 12],
    pub(crate) hyphenation: &'static [&'static str],
    pub(crate) durations: [&'static str; 2],
    pub(crate) small_words: &'static [&'static str],
    units: Units,
    reading: Reading,
}

/// The words of the units of time.
#[derive(Debug)]
struct Units {
    second: UnitWords,
    minute: UnitWords,
    hour: UnitWords,
    day: UnitWords,
    working_day: UnitWords,
    week: UnitWords,
    month: UnitWords,
    year: UnitWords,
}

/// The words of a unit of time.
#[derive(Debug)]
struct UnitWords {
    /// Empty where the whole word is short enough.
    short: &'static str,
    one: &'static str,
    many: &'static str,
}

impl Language {
    /// What stands between a name and what it names; French has a blank before the colon, which never ends a line.
    #[must_use]
    pub const fn colon(self) -> &'static str {
        self.rules().colon
    }

    /// A text between quotation marks.
    #[must_use]
    pub fn quoted(self, text: &str) -> String {
        let [open, close] = self.rules().quotes;
        format!("{open}{text}{close}")
    }

    /// A word that opens a line, as it is written inside of a sentence: German nouns stay as they are.
    #[must_use]
    pub fn in_sentence(self, word: &str) -> String {
        if self.rules().small_nouns { word.to_lowercase() } else { word.to_owned() }
    }

    /// Whether each noun begins with a capital.
    pub(crate) const fn nouns_have_capitals(self) -> bool {
        !self.rules().small_nouns
    }

    /// Before the last of a list of which one is meant.
    pub(crate) const fn or(self) -> &'static str {
        self.rules().or
    }

    /// Before the last of a list of which all are meant.
    pub(crate) const fn and(self) -> &'static str {
        self.rules().and
    }

    /// Whether so many things are named in the singular.
    pub(crate) const fn is_singular(self, count: usize) -> bool {
        count == 1 || (count == 0 && self.rules().singular_below_two)
    }

    /// The language with this tag; a region after it (`nl-BE`) is ignored.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Language> {
        let base = tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase();
        Language::ALL.into_iter().find(|language| language.tag() == base)
    }

    /// The language that is called so in any of the languages; the name is folded.
    #[must_use]
    pub(crate) fn from_name(folded: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.rules().called.contains(&folded))
    }
}

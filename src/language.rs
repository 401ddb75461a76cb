//! The four languages: tags, the words that the program itself puts on sheets and in the plan, and
//! how dates, numbers and durations are written.
//!
//! In: a [`Language`]. Out: words. The keywords of the source are not here (`grammar/keywords.toml`).

pub mod dates;
pub mod durations;
pub mod exchange_words;
pub mod map_words;
pub mod numbers;
pub mod plan_words;
#[cfg(feature = "watch")]
pub mod preview_words;
pub mod workshop_words;

/// A language that a journey can be written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Dutch, of the Netherlands and of Flanders.
    Dutch,
    /// French.
    French,
    /// German.
    German,
}

impl Language {
    /// All of them, in the order of the columns of the keyword table.
    pub const ALL: [Language; 4] = [Language::English, Language::Dutch, Language::French, Language::German];

    /// The BCP 47 tag: `en`, `nl`, `fr` or `de`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Dutch => "nl",
            Language::French => "fr",
            Language::German => "de",
        }
    }

    /// What stands between a name and what it names; French has a blank before the colon, which never ends a line.
    #[must_use]
    pub const fn colon(self) -> &'static str {
        match self {
            Language::French => "\u{a0}: ",
            Language::English | Language::Dutch | Language::German => ": ",
        }
    }

    /// The language with this tag; a region after it (`nl-BE`) is ignored.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Language> {
        let base = tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase();
        Language::ALL.into_iter().find(|language| language.tag() == base)
    }
}

//! The kinds of entry.
//!
//! In: the table in `grammar/keywords.toml`. Out: which [`Keyword`] a word is, what a keyword is called
//! in each language, and what may stand inside of what. Which of them a line is, is decided by the outline.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::language::Language;
use crate::syntax::fold::fold;

macro_rules! keywords {
    ($($variant:ident $name:literal,)*) => {
        /// A kind of entry, whatever the language it was written in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Keyword {
            $(#[doc = concat!("`", $name, "` in the table.")] $variant,)*
            /// An entry in a lane of one's own.
            Own,
        }

        impl Keyword {
            /// All that have words of their own, in the order of the table; [`Keyword::Own`] has none.
            pub const ALL: &'static [Keyword] = &[$(Keyword::$variant),*];

            /// The name in the table: `follow-up`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Keyword::$variant => $name,)* Keyword::Own => "own" }
            }
        }
    };
}

keywords! {
    Journey "journey", Language "language", Goal "goal", Scope "scope", Audience "audience",
    Research "research", Team "team", Owner "owner", Version "version", Situation "situation",
    FollowUp "follow-up", Lane "lane", Use "use", Insight "insight", Persona "persona", Role "role",
    Age "age", Frustration "frustration", Photo "photo", About "about", Quote "quote", Phase "phase",
    Step "step", By "by", Touchpoint "touchpoint", Emotion "emotion", Thought "thought",
    DesiredEmotion "desired-emotion", Expectation "expectation", When "when", Duration "duration",
    Waiting "waiting", Positive "positive", Negative "negative", Question "question",
    KeyMoment "key-moment", Need "need", Opportunity "opportunity", For "for", Action "action", Due "due",
    Status "status", Effort "effort", Impact "impact", Reach "reach", With "with", Effect "effect",
    Metric "metric", Target "target", Source "source", Data "data", Backstage "backstage",
    Barrier "barrier", Image "image", Detail "detail", Optional "optional", BackTo "back-to",
    Repeats "repeats", Evidence "evidence", Note "note",
}

/// One table of the file.
#[derive(Deserialize)]
struct Row {
    sign: Option<String>,
    inside: Vec<String>,
    en: Vec<String>,
    nl: Vec<String>,
    fr: Vec<String>,
    de: Vec<String>,
}

impl Row {
    fn words(&self, language: Language) -> &[String] {
        match language {
            Language::English => &self.en,
            Language::Dutch => &self.nl,
            Language::French => &self.fr,
            Language::German => &self.de,
        }
    }
}

/// A word of the table that folds to the same as another word, with whose it is.
type Meaning = (Language, Keyword);

struct Table {
    rows: BTreeMap<String, Row>,
    /// By keyword: the kinds that may hold it, as bits; [`FILE`] for the file itself.
    holders: Vec<u64>,
    /// By folded word, in the order of the table and of the languages.
    meanings: BTreeMap<String, Vec<Meaning>>,
}

/// The bit of the file itself among the holders.
const FILE: u64 = 1 << 63;

/// The bit of a kind among the holders.
const fn bit(keyword: Keyword) -> u64 {
    1 << (keyword as u64)
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let rows: BTreeMap<String, Row> = toml::from_str(include_str!("../../grammar/keywords.toml"))
        .expect("the bundled table of keywords is read by a test");
    let mut meanings: BTreeMap<String, Vec<Meaning>> = BTreeMap::new();
    for &keyword in Keyword::ALL {
        for language in Language::ALL {
            for word in rows[keyword.name()].words(language) {
                meanings.entry(fold(word)).or_default().push((language, keyword));
            }
        }
    }
    let holders = Keyword::ALL.iter().map(|keyword| holder_bits(*keyword, &rows[keyword.name()].inside)).collect();
    Table { rows, holders, meanings }
});

fn holder_bits(keyword: Keyword, inside: &[String]) -> u64 {
    inside.iter().fold(0, |bits, name| match name.as_str() {
        "file" => bits | FILE,
        // A note on a note says nothing that one note does not.
        "anything" => bits | !bit(keyword),
        name => bits | Keyword::from_name(name).map_or(0, bit),
    })
}

impl Keyword {
    /// The kind with this name in the table.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Keyword> {
        Keyword::ALL.iter().copied().find(|keyword| keyword.name() == name)
    }

    /// What it is called in a language: the spelling that messages and pages use. Empty for [`Keyword::Own`],
    /// which bears the name of its lane.
    #[must_use]
    pub fn word(self, language: Language) -> &'static str {
        self.words(language).first().map_or("", String::as_str)
    }

    /// All that it may be called in a language, the preferred word first.
    #[must_use]
    pub fn words(self, language: Language) -> &'static [String] {
        TABLE.rows.get(self.name()).map_or(&[], |row| row.words(language))
    }

    /// The sign that stands for it at the start of a line: `+`, `-`, `?` or `!`.
    #[must_use]
    pub fn sign(self) -> Option<&'static str> {
        TABLE.rows.get(self.name()).and_then(|row| row.sign.as_deref())
    }

    /// The kinds that a word may mean in a file of this language, most likely first.
    ///
    /// The language's own words come first, and only where it has none do those of the others count.
    /// More than one kind is left where they stand in different places (`Wie` of an action is its owner,
    /// `Wie` of a step is who acts).
    #[must_use]
    pub fn from_word(word: &str, language: Language) -> Vec<Keyword> {
        Keyword::from_folded(&fold(word), language)
    }

    /// [`Keyword::from_word`] for a word that is folded already.
    #[must_use]
    pub fn from_folded(folded: &str, language: Language) -> Vec<Keyword> {
        let Some(meanings) = TABLE.meanings.get(folded) else { return Vec::new() };
        let own = meanings.iter().any(|(of, _)| *of == language);
        let mut keywords: Vec<Keyword> = Vec::new();
        for (of, keyword) in meanings {
            if (*of == language || !own) && !keywords.contains(keyword) {
                keywords.push(*keyword);
            }
        }
        keywords
    }

    /// The languages in which a folded word means this kind, in the order of [`Language::ALL`].
    pub fn languages_of(self, folded: &str) -> impl Iterator<Item = Language> {
        languages_of(folded).iter().filter(move |(_, keyword)| *keyword == self).map(|(language, _)| *language)
    }

    /// Whether it makes the frame of a journey: no lane of one's own takes its words.
    #[must_use]
    pub const fn is_frame(self) -> bool {
        matches!(self, Keyword::Journey | Keyword::Lane | Keyword::Persona | Keyword::Phase | Keyword::Step)
    }

    /// Whether it may stand inside of `holder`; `None` is the file itself.
    #[must_use]
    pub fn may_stand_in(self, holder: Option<Keyword>) -> bool {
        self.holder_bits() & holder.map_or(FILE, bit) != 0
    }

    /// The kinds that may hold it, in the order of the table; the file itself is told by
    /// [`Keyword::may_stand_in`].
    pub fn holders(self) -> impl Iterator<Item = Keyword> {
        Keyword::ALL.iter().copied().chain([Keyword::Own]).filter(move |holder| self.may_stand_in(Some(*holder)))
    }

    /// Whether it may hold anything besides notes.
    #[must_use]
    pub fn is_container(self) -> bool {
        Keyword::ALL.iter().any(|kind| *kind != Keyword::Note && kind.may_stand_in(Some(self)))
    }

    fn holder_bits(self) -> u64 {
        // Lanes of one's own stand beside the lanes that the language knows.
        TABLE.holders.get(self as usize).copied().unwrap_or(bit(Keyword::Phase) | bit(Keyword::Step))
    }
}

/// All words with their meanings, by fold: for suggestions.
pub(super) fn all_words() -> impl Iterator<Item = (&'static str, &'static [(Language, Keyword)])> {
    TABLE.meanings.iter().map(|(folded, meanings)| (folded.as_str(), meanings.as_slice()))
}

/// The languages in which a folded word is a keyword at all.
pub(super) fn languages_of(folded: &str) -> &'static [(Language, Keyword)] {
    TABLE.meanings.get(folded).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests;

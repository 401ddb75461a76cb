//! The kinds of entry.
//!
//! In: the tables in `grammar/keywords.toml` and `grammar/languages`. Out: which [`Keyword`] a word is, what a keyword is called
//! in each language, and what may stand inside of what. Which of them a line is, is decided by the outline.

use std::sync::LazyLock;

use crate::language::Language;
use crate::language::fold::fold;

/// A folded word, and what it means in the order of the table and of the languages.
type Meanings = &'static [(&'static str, &'static [(Language, Keyword)])];

// `Keyword` and `MEANINGS`, in the order of the words, as `grammar/build` makes them of the catalogue.
include!(concat!(env!("OUT_DIR"), "/keyword.rs"));

/// By keyword: the kinds that may hold it, as bits; [`FILE`] for the file itself.
static HOLDERS: LazyLock<Vec<u64>> =
    LazyLock::new(|| Keyword::ALL.iter().map(|keyword| holder_bits(*keyword, keyword.inside())).collect());

/// The bit of the file itself among the holders.
const FILE: u64 = 1 << 63;

/// The bit of a kind among the holders.
const fn bit(keyword: Keyword) -> u64 {
    1 << (keyword as u64)
}

fn holder_bits(keyword: Keyword, inside: &[&str]) -> u64 {
    inside.iter().fold(0, |bits, name| match *name {
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
        self.words(language).first().copied().unwrap_or_default()
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
        let meanings = languages_of(folded);
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

    /// Whether it makes the frame of a journey: no custom lane can have its words.
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
        // Custom lanes stand beside the lanes that the language knows.
        HOLDERS.get(self as usize).copied().unwrap_or(bit(Keyword::Phase) | bit(Keyword::Step))
    }
}

/// All words with their meanings, by fold: for suggestions.
pub(super) fn all_words() -> impl Iterator<Item = (&'static str, &'static [(Language, Keyword)])> {
    MEANINGS.iter().copied()
}

/// The languages in which a folded word is a keyword at all.
pub(super) fn languages_of(folded: &str) -> &'static [(Language, Keyword)] {
    MEANINGS.binary_search_by_key(&folded, |(word, _)| word).map_or(&[], |at| MEANINGS[at].1)
}

#[cfg(test)]
mod tests;

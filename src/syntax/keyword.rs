//! The kinds of entry.
//!
//! In: the table in `grammar/keywords.toml`. Out: which [`Keyword`] a word is, what a keyword is called
//! in each language, and what may stand inside of what. Which of them a line is, is decided by the outline.

use std::sync::LazyLock;

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
struct Row {
    keyword: Keyword,
    sign: Option<&'static str>,
    inside: &'static [&'static str],
    /// In the order of [`Language::ALL`].
    words: [&'static [&'static str]; 4],
}

/// A folded word, and what it means in the order of the table and of the languages.
type Meanings = &'static [(&'static str, &'static [(Language, Keyword)])];

// `ROWS`, in the order of the kinds, and `MEANINGS`, in that of the words, as `grammar/build.rs` makes them.
include!(concat!(env!("OUT_DIR"), "/keywords.rs"));

// A kind is the place of its row.
const _: () = {
    assert!(ROWS.len() == Keyword::ALL.len(), "a row a kind");
    let mut at = 0;
    while at < ROWS.len() {
        assert!(ROWS[at].keyword as usize == at, "the table is in the order of the kinds");
        at += 1;
    }
};

/// By keyword: the kinds that may hold it, as bits; [`FILE`] for the file itself.
static HOLDERS: LazyLock<Vec<u64>> =
    LazyLock::new(|| ROWS.iter().map(|row| holder_bits(row.keyword, row.inside)).collect());

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

    /// All that it may be called in a language, the preferred word first.
    #[must_use]
    pub fn words(self, language: Language) -> &'static [&'static str] {
        ROWS.get(self as usize).map_or(&[], |row| row.words[language as usize])
    }

    /// The sign that stands for it at the start of a line: `+`, `-`, `?` or `!`.
    #[must_use]
    pub fn sign(self) -> Option<&'static str> {
        ROWS.get(self as usize).and_then(|row| row.sign)
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

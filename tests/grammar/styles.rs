//! How an editor shows each kind of entry.
//!
//! In: the keywords of the compiler. Out: a [`Style`] for each, and the words that share one. A word that means two kinds in
//! two places (`Date`, `Frustration`) has the styles of both: a line alone does not tell which is meant.

use std::collections::{BTreeMap, BTreeSet};

use journey::language::Language;
use journey::language::fold::fold;
use journey::syntax::Keyword;

/// What an entry looks like: what its keyword is, and what may stand in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// The name of the journey, of a phase or a step.
    Section,
    /// The name of a persona.
    Persona,
    /// The name of a lane.
    Lane,
    /// Words that may bear a label.
    Card,
    /// What is good.
    Positive,
    /// What is not.
    Negative,
    /// What somebody asks.
    Question,
    /// What decides.
    KeyMoment,
    /// A level, and words.
    Emotion,
    /// A place, and a channel in parentheses.
    Touchpoint,
    /// A day, or words.
    Date,
    /// A number and a unit.
    Duration,
    /// A name, ` = `, and a number; or a number alone.
    Figure,
    /// A path, and maybe a column.
    Path,
    /// Labels of other entries.
    Reference,
    /// One of a few words: the name of their list in `grammar/languages`.
    Value(&'static str),
    /// A language.
    Language,
    /// What never stands on the map.
    Note,
    /// Words.
    Text,
}

/// The style of a kind of entry.
fn style(keyword: Keyword) -> Style {
    use Keyword as K;
    match keyword {
        K::Journey | K::Phase | K::Step => Style::Section,
        K::Persona => Style::Persona,
        K::Lane => Style::Lane,
        K::Positive => Style::Positive,
        K::Negative => Style::Negative,
        K::Question => Style::Question,
        K::KeyMoment => Style::KeyMoment,
        K::Emotion => Style::Emotion,
        K::Touchpoint => Style::Touchpoint,
        K::Due | K::FollowUp | K::When | K::Version => Style::Date,
        K::Duration | K::Waiting => Style::Duration,
        K::Metric | K::Target => Style::Figure,
        K::Use | K::Photo | K::Image | K::Detail | K::Data => Style::Path,
        K::For | K::BackTo => Style::Reference,
        K::Situation => Style::Value("situation"),
        K::Status => Style::Value("status"),
        K::Effort | K::Impact => Style::Value("level"),
        K::Reach => Style::Value("reach"),
        K::Evidence => Style::Value("evidence"),
        K::Language => Style::Language,
        K::Note => Style::Note,
        K::Thought | K::Quote | K::Expectation | K::DesiredEmotion | K::Need | K::Opportunity | K::Action => {
            Style::Card
        }
        K::Backstage | K::Barrier | K::Insight | K::Own => Style::Card,
        K::Goal
        | K::Scope
        | K::Audience
        | K::Research
        | K::Team
        | K::Owner
        | K::Role
        | K::Age
        | K::Frustration
        | K::About
        | K::By
        | K::With
        | K::Effect
        | K::Source
        | K::Optional
        | K::Repeats => Style::Text,
    }
}

impl Style {
    /// What it is called in the names of rules.
    pub const fn name(self) -> &'static str {
        match self {
            Style::Section => "section",
            Style::Persona => "persona",
            Style::Lane => "lane",
            Style::Card => "card",
            Style::Positive => "positive",
            Style::Negative => "negative",
            Style::Question => "question",
            Style::KeyMoment => "key-moment",
            Style::Emotion => "emotion",
            Style::Touchpoint => "touchpoint",
            Style::Date => "date",
            Style::Duration => "duration",
            Style::Figure => "figure",
            Style::Path => "path",
            Style::Reference => "reference",
            Style::Value(list) => list,
            Style::Language => "language",
            Style::Note => "note",
            Style::Text => "text",
        }
    }
}

/// Words, by the styles that they have.
pub fn words() -> BTreeMap<Vec<Style>, BTreeSet<&'static str>> {
    let mut by_word: BTreeMap<String, (BTreeSet<Style>, BTreeSet<&str>)> = BTreeMap::new();
    for keyword in Keyword::ALL {
        for word in Language::ALL.iter().flat_map(|language| keyword.words(*language)) {
            let (styles, spellings) = by_word.entry(fold(word)).or_default();
            styles.insert(style(*keyword));
            spellings.insert(word);
        }
    }
    let mut words: BTreeMap<Vec<Style>, BTreeSet<&str>> = BTreeMap::new();
    for (styles, spellings) in by_word.into_values() {
        words.entry(styles.into_iter().collect()).or_default().extend(spellings);
    }
    words
}

/// A sign at the start of a line, and the style of what it stands for.
pub fn signs() -> impl Iterator<Item = (Style, &'static str)> {
    Keyword::ALL.iter().filter_map(|keyword| Some((style(*keyword), keyword.sign()?)))
}

//! What cards and their kinds are called, whatever the language of the sheets.
//!
//! In: a card or a kind. Out: the name of the kind for programs, and the number with the first letter of the kind for
//! people, the same wherever it is shown. The words for kinds are in `names`.

use super::{Card, CardKind};
use crate::language::Language;

impl CardKind {
    /// All kinds that the language knows, in their order here; lanes of one's own are of the journey.
    pub const ALL: [CardKind; 14] = [
        CardKind::Thought,
        CardKind::Quote,
        CardKind::DesiredEmotion,
        CardKind::Expectation,
        CardKind::Positive,
        CardKind::Negative,
        CardKind::Question,
        CardKind::Need,
        CardKind::Opportunity,
        CardKind::Action,
        CardKind::Backstage,
        CardKind::Barrier,
        CardKind::Metric,
        CardKind::Insight,
    ];

    /// The name that programs read, in the JSON and in ids; `own` for all lanes of one's own.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            CardKind::Thought => "thought",
            CardKind::Quote => "quote",
            CardKind::DesiredEmotion => "desired-emotion",
            CardKind::Expectation => "expectation",
            CardKind::Positive => "positive",
            CardKind::Negative => "negative",
            CardKind::Question => "question",
            CardKind::Need => "need",
            CardKind::Opportunity => "opportunity",
            CardKind::Action => "action",
            CardKind::Backstage => "backstage",
            CardKind::Barrier => "barrier",
            CardKind::Metric => "metric",
            CardKind::Insight => "insight",
            CardKind::Own(_) => "own",
        }
    }
}

impl Card {
    /// Its number, such as `K3`; none for kinds that are not numbered.
    #[must_use]
    pub fn shown_number(&self, language: Language) -> Option<String> {
        let prefixes = &language.map_words().prefixes;
        let prefix = match self.kind {
            CardKind::Positive => prefixes.positive,
            CardKind::Negative => prefixes.negative,
            CardKind::Question => prefixes.question,
            CardKind::Need => prefixes.need,
            CardKind::Opportunity => prefixes.opportunity,
            CardKind::Action => prefixes.action,
            CardKind::Barrier => prefixes.barrier,
            CardKind::Metric => prefixes.metric,
            CardKind::Insight => prefixes.insight,
            CardKind::Thought
            | CardKind::Quote
            | CardKind::DesiredEmotion
            | CardKind::Expectation
            | CardKind::Backstage
            | CardKind::Own(_) => return None,
        };
        Some(format!("{prefix}{}", self.number))
    }
}

//! What a card is called on the map and in the plan.
//!
//! In: a card. Out: its number with the first letter of its kind, the same wherever it is shown.

use super::{Card, CardKind};
use crate::language::Language;

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

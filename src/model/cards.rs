//! What a card is called on the map and in the plan.
//!
//! In: a card. Out: its number with the first letter of its kind, and the word for its kind, the same wherever they
//! are shown.

use super::{Card, CardKind, Journey};
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

impl Journey {
    /// What one card of this kind is called; the lane's name for a lane of one's own.
    #[must_use]
    pub fn kind_name(&self, kind: CardKind) -> &str {
        let one = &self.language.plan_words().one;
        match kind {
            CardKind::Thought => one.thought,
            CardKind::Quote => one.quote,
            CardKind::DesiredEmotion => one.desired_emotion,
            CardKind::Expectation => one.expectation,
            CardKind::Positive => one.positive,
            CardKind::Negative => one.negative,
            CardKind::Question => one.question,
            CardKind::Need => one.need,
            CardKind::Opportunity => one.opportunity,
            CardKind::Action => one.action,
            CardKind::Backstage => one.backstage,
            CardKind::Barrier => one.barrier,
            CardKind::Metric => one.metric,
            CardKind::Insight => one.insight,
            CardKind::Own(lane) => self.lanes.get(lane.0).map_or("", |name| &name.value),
        }
    }
}

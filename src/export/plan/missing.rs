//! What is not answered yet.
//!
//! In: cards, the cards under which they were written, and what else they answer. Out: for each card whether a
//! need, an opportunity or an action answers it. Which missing link is worth a word is decided elsewhere.

use crate::model::{CardId, CardKind, Journey, Target};

/// What answers a card.
#[derive(Clone, Copy, Debug, Default)]
struct AnswerKinds {
    need: bool,
    opportunity: bool,
    action: bool,
}

/// The links that are missing.
#[derive(Debug, Default)]
pub struct Missing {
    /// Negatives without need, opportunity or action.
    pub negatives: Vec<CardId>,
    /// Needs without opportunity or action.
    pub needs: Vec<CardId>,
    /// Opportunities without action.
    pub opportunities: Vec<CardId>,
}

/// The links that are missing in a journey, each in the order of the file.
pub fn missing(journey: &Journey) -> Missing {
    let answered = answered(journey);
    let mut missing = Missing::default();
    for (index, (card, by)) in journey.cards.iter().zip(answered).enumerate() {
        match card.kind {
            CardKind::Negative if !by.need && !by.opportunity && !by.action => missing.negatives.push(CardId(index)),
            CardKind::Need if !by.opportunity && !by.action => missing.needs.push(CardId(index)),
            CardKind::Opportunity if !by.action => missing.opportunities.push(CardId(index)),
            _ => {}
        }
    }
    missing
}

fn answered(journey: &Journey) -> Vec<AnswerKinds> {
    let mut answered = vec![AnswerKinds::default(); journey.cards.len()];
    for card in &journey.cards {
        for source in card.sources() {
            let Target::Card(id) = source else { continue };
            let Some(by) = answered.get_mut(id.0) else { continue };
            by.need |= card.kind == CardKind::Need;
            by.opportunity |= card.kind == CardKind::Opportunity;
            by.action |= card.kind == CardKind::Action;
        }
    }
    answered
}

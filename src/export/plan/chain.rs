//! Where a card comes from, and what is not answered yet.
//!
//! In: cards, the cards under which they were written, and what else they answer. Out: the chain
//! behind an action (`A2 ← K3 ← B2 ← −2, step 3`), and for each card whether a need, an opportunity or
//! an action answers it. Which missing link is worth a word is decided elsewhere.

use super::terms::Terms;
use crate::model::{Card, CardId, CardKind, Journey, Place, Target};

/// A chain written out has no more links than this: the method knows four (negative, need,
/// opportunity, action), and references may run in a circle.
const LONGEST: usize = 8;

/// The chains behind a card, one for each thing that it answers; only its place where it answers
/// nothing; none for a card of the whole journey.
pub fn origin(terms: &Terms, card: &Card) -> Option<String> {
    let own = terms.number(card).unwrap_or_default();
    let chains: Vec<String> = sources(card).map(|source| format!("{own}{}", path(terms, source))).collect();
    if chains.is_empty() {
        return terms.place(card.place).map(|place| format!("{own}, {place}"));
    }
    Some(chains.join("; "))
}

/// What a card answers: the card above it, then what it names with `For`.
fn sources(card: &Card) -> impl Iterator<Item = Target> {
    card.parent.map(Target::Card).into_iter().chain(card.answers.iter().map(|reference| reference.target))
}

/// ` ← K3 ← B2 ← −2, step 3`: each card with the first that it answers, and the place of the last.
fn path(terms: &Terms, from: Target) -> String {
    let mut path = String::new();
    let mut passed = Vec::with_capacity(LONGEST);
    let mut next = Some(from);
    let mut last = Place::Journey;
    while let Some(target) = next.filter(|target| passed.len() < LONGEST && !passed.contains(target)) {
        passed.push(target);
        let (words, place, further) = link(terms, target);
        path.push_str(" ← ");
        path.push_str(&words);
        (last, next) = (place, further);
    }
    if next.is_some() {
        path.push_str(" ← …");
    } else if let Some(place) = terms.place(last) {
        path.push_str(", ");
        path.push_str(&place);
    }
    path
}

/// A link's words, the place to name after it when it is the last, and the link behind it. A place
/// names itself, so it leaves none to name.
fn link(terms: &Terms, target: Target) -> (String, Place, Option<Target>) {
    match target {
        Target::Place(place) => (terms.place(place).unwrap_or_default(), Place::Journey, None),
        Target::Card(id) => {
            let card = terms.journey.card(id);
            (terms.name(card), card.place, sources(card).next())
        }
    }
}

/// What answers a card.
#[derive(Clone, Copy, Debug, Default)]
struct Answered {
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

fn answered(journey: &Journey) -> Vec<Answered> {
    let mut answered = vec![Answered::default(); journey.cards.len()];
    for card in &journey.cards {
        for source in sources(card) {
            let Target::Card(id) = source else { continue };
            let Some(by) = answered.get_mut(id.0) else { continue };
            by.need |= card.kind == CardKind::Need;
            by.opportunity |= card.kind == CardKind::Opportunity;
            by.action |= card.kind == CardKind::Action;
        }
    }
    answered
}

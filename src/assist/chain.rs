//! The chain of a card: what it answers and what answers it.
//!
//! In: a card of a journey. Out: the chain in one line, and the words of each card in it. References may run in a circle
//! and a card may have any number of answers, so the number shown is limited.

use std::collections::BTreeSet;

use crate::model::names::DisplayNames;
use crate::model::{Card, CardId, Journey, Target};

/// The most cards shown on either side.
const MOST: usize = 8;

/// The chain around a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chain {
    /// The card and what it answers: `A2 ← K3 ← B2 ← −2, step 3`; its name alone where it answers nothing.
    pub(super) line: String,
    /// The cards behind it, nearest first: name and words.
    pub(super) behind: Vec<(String, String)>,
    /// The cards that answer it, nearest first.
    pub(super) ahead: Vec<(String, String)>,
}

/// The chain of a card.
pub(super) fn chain(journey: &Journey, id: CardId) -> Chain {
    let names = DisplayNames::new(journey);
    let card = journey.card(id);
    let told = |ids: Vec<CardId>| {
        let cards = ids.into_iter().map(|id| journey.card(id));
        cards.map(|card| (names.name(card), card.text.value.replace('\n', " "))).collect()
    };
    Chain {
        line: line(&names, card),
        behind: told(walk(id, &|id| sources(journey, id).collect())),
        ahead: told(walk(id, &|id| answers(journey, id))),
    }
}

/// The card with the chains behind it, up to the limit.
fn line(names: &DisplayNames, card: &Card) -> String {
    let name = names.name(card);
    if names.number(card).is_none() {
        return name;
    }
    let mut chains: Vec<String> = names.behind(card).take(MOST + 1).map(|chain| format!("{name} ← {chain}")).collect();
    match chains.len() {
        0 => return names.origin(card).unwrap_or(name),
        1..=MOST => {}
        _ => {
            chains.truncate(MOST);
            chains.push("…".to_owned());
        }
    }
    chains.join("; ")
}

fn sources(journey: &Journey, id: CardId) -> impl Iterator<Item = CardId> {
    journey.card(id).sources().filter_map(|target| match target {
        Target::Card(id) => Some(id),
        Target::Place(_) => None,
    })
}

fn answers(journey: &Journey, id: CardId) -> Vec<CardId> {
    let all = (0..journey.cards.len()).map(CardId);
    all.filter(|other| sources(journey, *other).any(|source| source == id)).take(MOST).collect()
}

/// The cards that follow one after the other, nearest first, each once.
fn walk(from: CardId, next: &dyn Fn(CardId) -> Vec<CardId>) -> Vec<CardId> {
    let mut seen = BTreeSet::from([from]);
    let mut found = vec![from];
    let mut at = 0;
    while at < found.len() && found.len() <= MOST {
        let further: Vec<CardId> = next(found[at]).into_iter().filter(|id| seen.insert(*id)).collect();
        found.extend(further);
        at += 1;
    }
    found.truncate(MOST + 1);
    found.split_off(1)
}

#[cfg(test)]
mod tests {
    use super::super::sample::{DUTCH, analysis};
    use super::*;
    use crate::model::CardKind;

    #[test]
    fn what_a_card_answers_and_what_answers_it() {
        let journey = analysis(DUTCH).journey.unwrap();
        let (need, _) = journey.cards_of(CardKind::Need).next().unwrap();
        let chain = chain(&journey, need);
        assert_eq!(chain.line, "B1 ← −1, stap 1");
        assert_eq!(chain.behind, [("−1".to_owned(), "Niemand kent het nummer".to_owned())]);
        let ahead: Vec<&str> = chain.ahead.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(ahead, ["K1", "A1"]);
    }

    #[test]
    fn only_so_many_chains_are_reported() {
        let many = 1000;
        let cards: String =
            (0..many).flat_map(|at| ["    - d #l".to_owned(), at.to_string(), "\n".to_owned()]).collect();
        let labels: String = (0..many).flat_map(|at| [" #l".to_owned(), at.to_string()]).collect();
        let text = format!("Journey: a\nPhase: b\n  Step: c\n{cards}Opportunity: e\n  For: {labels}\n");
        let journey = analysis(&text).journey.unwrap();
        let chain = chain(&journey, CardId(many));
        assert!(chain.line.ends_with("; …") && chain.line.len() < 500, "{}", chain.line);
        assert_eq!(chain.behind.len(), MOST);
    }

    #[test]
    fn a_circle_ends() {
        let circle = |id: CardId| vec![CardId((id.0 + 1) % 3)];
        assert_eq!(walk(CardId(0), &circle), [CardId(1), CardId(2)]);
        let wide = |_: CardId| (0..100).map(CardId).collect();
        assert_eq!(walk(CardId(0), &wide).len(), MOST);
    }
}

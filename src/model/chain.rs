//! The origin of a card.
//!
//! In: a card, the card under which it was written, and what else it answers. Out: the chain behind it
//! (`A2 ← K3 ← B2 ← −2, step 3`). Which missing link is worth a word is decided elsewhere.

use super::names::DisplayNames;
use super::{Card, Place, Target};

/// The most links of a chain: the method has four (negative, need,
/// opportunity, action), and references may run in a circle.
const LONGEST: usize = 8;

impl Card {
    /// What it answers: the card above it, then what it names with `For`.
    pub fn sources(&self) -> impl Iterator<Item = Target> {
        self.parent.map(Target::Card).into_iter().chain(self.answers.iter().map(|reference| reference.target))
    }
}

impl DisplayNames<'_> {
    /// A card with the chains behind it, one for each thing that it answers (`A2 ← K3 ← B2 ← −2, step 3`); only with
    /// its place where it answers nothing; none for a card of the whole journey.
    #[must_use]
    pub fn origin(&self, card: &Card) -> Option<String> {
        let own = self.number(card).unwrap_or_default();
        let chains: Vec<String> = self.behind(card).map(|chain| format!("{own} ← {chain}")).collect();
        if chains.is_empty() {
            return self.place(card.place).map(|place| format!("{own}, {place}"));
        }
        Some(chains.join("; "))
    }

    /// The chains behind a card without the card itself (`K3 ← B2 ← −2, step 3`), one for each thing that it answers.
    pub fn behind(&self, card: &Card) -> impl Iterator<Item = String> {
        card.sources().map(|source| self.path(source))
    }

    /// `K3 ← B2 ← −2, step 3`: each card with the first that it answers, and the place of the last.
    fn path(&self, from: Target) -> String {
        let mut path = String::new();
        let mut passed = Vec::with_capacity(LONGEST);
        let mut next = Some(from);
        let mut last = Place::Journey;
        while let Some(target) = next.filter(|target| passed.len() < LONGEST && !passed.contains(target)) {
            if !passed.is_empty() {
                path.push_str(" ← ");
            }
            passed.push(target);
            let (words, place, further) = self.link(target);
            path.push_str(&words);
            (last, next) = (place, further);
        }
        if next.is_some() {
            path.push_str(" ← …");
        } else if let Some(place) = self.place(last) {
            path.push_str(", ");
            path.push_str(&place);
        }
        path
    }

    /// A link's words, the place to name after it when it is the last, and the link behind it. A place
    /// names itself, so it leaves none to name.
    fn link(&self, target: Target) -> (String, Place, Option<Target>) {
        match target {
            Target::Place(place) => (self.place(place).unwrap_or_default(), Place::Journey, None),
            Target::Card(id) => {
                let card = self.journey().card(id);
                (self.name(card), card.place, card.sources().next())
            }
        }
    }
}

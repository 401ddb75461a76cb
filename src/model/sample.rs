//! Journeys made by hand, for tests alone.

use super::{Card, CardId, CardKind, Duration, Facts, Journey, Phase, Place, Step, Text, Unit};
use crate::language::Language;
use crate::source::Span;

/// A text that stands nowhere.
pub fn text(value: &str) -> Text {
    Text { value: value.to_owned(), span: Span::default() }
}

/// A journey with a title and nothing else.
pub fn journey(language: Language, title: &str) -> Journey {
    Journey::new(language, text(title))
}

/// A phase with these steps.
pub fn phase(name: &str, steps: Vec<Step>) -> Phase {
    Phase { steps, ..Phase::new(text(name), Facts::default()) }
}

/// A step with a name and nothing else.
pub fn step(name: &str) -> Step {
    Step::new(text(name), Facts::default())
}

pub fn duration(low: f64, high: f64, unit: Unit) -> Duration {
    Duration { low, high, unit, is_approximate: false, text: text("as written") }
}

impl Journey {
    /// Adds a card, numbered as the compiler does, and gives its id.
    pub fn add(&mut self, kind: CardKind, words: &str, place: Place, parent: Option<CardId>) -> CardId {
        let number = self.cards_of(kind).count() + 1;
        self.cards.push(Card { parent, ..Card::new(kind, number, text(words), place) });
        CardId(self.cards.len() - 1)
    }
}

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
    Journey {
        language,
        title: text(title),
        goals: Vec::new(),
        scope: Vec::new(),
        audience: Vec::new(),
        research: Vec::new(),
        team: Vec::new(),
        owners: Vec::new(),
        version: None,
        situation: None,
        follow_up: None,
        lanes: Vec::new(),
        personas: Vec::new(),
        phases: Vec::new(),
        cards: Vec::new(),
        notes: Vec::new(),
    }
}

/// A phase with these steps.
pub fn phase(name: &str, steps: Vec<Step>) -> Phase {
    Phase { name: text(name), about: Vec::new(), goals: Vec::new(), facts: Facts::default(), steps }
}

/// A step with a name and nothing else.
pub fn step(name: &str) -> Step {
    Step {
        name: text(name),
        about: Vec::new(),
        by: Vec::new(),
        key_moments: Vec::new(),
        images: Vec::new(),
        detail: None,
        back_to: Vec::new(),
        repeats: Vec::new(),
        evidence: None,
        facts: Facts::default(),
    }
}

/// A duration.
pub fn duration(low: f64, high: f64, unit: Unit) -> Duration {
    Duration { low, high, unit, text: text("as written") }
}

impl Journey {
    /// Adds a card, numbered as the compiler does, and gives its id.
    pub fn add(&mut self, kind: CardKind, words: &str, place: Place, parent: Option<CardId>) -> CardId {
        let number = self.cards_of(kind).count() + 1;
        self.cards.push(Card {
            kind,
            number,
            text: text(words),
            place,
            parent,
            answers: Vec::new(),
            evidence: None,
            action: (kind == CardKind::Action).then(Default::default),
            metric: (kind == CardKind::Metric).then(Default::default),
            notes: Vec::new(),
            labels: Vec::new(),
            span: Span::default(),
        });
        CardId(self.cards.len() - 1)
    }
}

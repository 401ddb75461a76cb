//! Constructors of the model: everything empty but the name, for `check` to fill.

use super::{Action, Card, CardKind, Facts, Journey, Metric, Phase, Place, Step, Text};
use crate::language::Language;

impl Journey {
    /// A journey with a title.
    #[must_use]
    pub const fn new(language: Language, title: Text) -> Journey {
        Journey {
            language,
            title,
            goals: Vec::new(),
            scope: Vec::new(),
            audience: Vec::new(),
            research: Vec::new(),
            team: Vec::new(),
            owners: Vec::new(),
            version: None,
            situation: None,
            follow_up: None,
            unread: Vec::new(),
            lanes: Vec::new(),
            personas: Vec::new(),
            phases: Vec::new(),
            cards: Vec::new(),
            notes: Vec::new(),
        }
    }
}

impl Phase {
    /// A phase with a name and these facts.
    #[must_use]
    pub const fn new(name: Text, facts: Facts) -> Phase {
        Phase { name, about: Vec::new(), goals: Vec::new(), facts, steps: Vec::new() }
    }
}

impl Step {
    /// A step with a name and these facts.
    #[must_use]
    pub const fn new(name: Text, facts: Facts) -> Step {
        Step {
            name,
            about: Vec::new(),
            by: Vec::new(),
            key_moments: Vec::new(),
            images: Vec::new(),
            detail: None,
            back_to: Vec::new(),
            repeats: Vec::new(),
            evidence: None,
            facts,
        }
    }
}

impl Card {
    /// A card of a kind, with its number among them, its words and its place.
    #[must_use]
    pub fn new(kind: CardKind, number: usize, text: Text, place: Place) -> Card {
        Card {
            kind,
            number,
            span: text.span,
            text,
            place,
            parent: None,
            answers: Vec::new(),
            evidence: None,
            action: (kind == CardKind::Action).then(Action::default),
            metric: (kind == CardKind::Metric).then(Metric::default),
            unread: Vec::new(),
            notes: Vec::new(),
            labels: Vec::new(),
        }
    }
}

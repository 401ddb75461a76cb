//! The whole journey as text: personas, then phase by phase and step by step, everything that the map
//! shows and the notes that it does not, so that nobody needs to see the map.

mod cards;
mod facts;

use cards::Cards;

use super::markdown::{Inline, MarkdownDocument};
use super::terms::Terms;
use crate::model::{Persona, Phase, Place, Step, Text};

/// Writes the journey as text.
pub fn write(terms: &Terms, document: &mut MarkdownDocument) {
    document.heading(2, &Inline::text(terms.words.whole_journey));
    for persona in &terms.journey.personas {
        write_persona(terms, document, persona);
    }
    let cards = Cards::new(terms.journey);
    if cards.any_at(Place::Journey) {
        document.heading(3, &Inline::text(terms.words.as_a_whole));
        cards.write(terms, document, Place::Journey);
    }
    for (index, phase) in terms.journey.phases.iter().enumerate() {
        write_phase(terms, document, &cards, index, phase);
    }
}

fn write_persona(terms: &Terms, document: &mut MarkdownDocument, persona: &Persona) {
    let one = &terms.words.one;
    document.heading(
        3,
        &Inline::text(one.persona).then_text(terms.journey.language.colon()).then_text(&persona.name.value),
    );
    let lists: [(&str, &[Text]); 6] = [
        (one.role, &persona.role),
        (one.age, &persona.age),
        (one.about, &persona.about),
        (terms.map.wants, &persona.goals),
        (terms.map.runs_into, &persona.frustrations),
        (terms.kinds.quote.one, &persona.quotes),
    ];
    for (label, texts) in lists {
        entries(document, label, texts);
    }
    entries(document, one.photo, persona.photo.as_slice());
}

fn write_phase(terms: &Terms, document: &mut MarkdownDocument, cards: &Cards, index: usize, phase: &Phase) {
    let heading =
        format!("{} {}{}{}", terms.words.one.phase, index + 1, terms.journey.language.colon(), phase.name.value);
    document.heading(3, &Inline::text(&heading));
    entries(document, terms.words.one.about, &phase.about);
    entries(document, terms.map.goal, &phase.goals);
    facts::write(terms, document, &phase.facts);
    cards.write(terms, document, Place::Phase(index));
    for (within, step) in phase.steps.iter().enumerate() {
        write_step(terms, document, (index, within), step);
        cards.write(terms, document, Place::Step(index, within));
    }
}

fn write_step(terms: &Terms, document: &mut MarkdownDocument, (phase, index): (usize, usize), step: &Step) {
    let one = &terms.words.one;
    let colon = terms.journey.language.colon();
    let heading = format!("{} {}{colon}{}", one.step, terms.names.step_number(phase, index), step.name.value);
    document.heading(4, &Inline::text(&heading).then_text(&terms.evidence(step.evidence)));
    entries(document, one.about, &step.about);
    if !step.by.is_empty() {
        entry(document, one.by, &step.by.iter().map(|name| name.value.as_str()).collect::<Vec<_>>().join(", "));
    }
    entries(document, one.key_moment, &step.key_moments);
    facts::write(terms, document, &step.facts);
    entries(document, one.repeats, &step.repeats);
    for reference in &step.back_to {
        entry(document, one.back_to, &terms.names.target(reference.target));
    }
    entries(document, one.image, &step.images);
    entries(document, one.detail, step.detail.as_slice());
}

fn entries(document: &mut MarkdownDocument, label: &str, texts: &[Text]) {
    for text in texts {
        entry(document, label, &text.value);
    }
}

fn entry(document: &mut MarkdownDocument, label: &str, words: &str) {
    let words = document.label(label).then_text(words);
    document.bullet(0, &words);
}

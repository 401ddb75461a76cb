//! Model → JSON: all that a journey says, for programs.
//!
//! In: a checked journey and the sources that it came from. Out: a document as `docs/journey.schema.json` describes it. Its
//! types are in `shape`, apart from the model, so that the model can change without breaking readers of the document.

mod cards;
mod moments;
mod shape;

use super::plan::terms::Terms;
use crate::language::Language;
use crate::model::{
    self, Date, Duration, Evidence, Journey, Persona, Place, Quantity, Reference, Situation, Target, Text,
};
use crate::source::{Sources, Span};
use shape::{At, Document, FollowUp, Pointer, Spot, UnreadValue, Version, Words};

/// The published JSON Schema of the document.
pub const SCHEMA: &str = include_str!("../../docs/journey.schema.json");

/// A journey as JSON, indented, ending in one line end.
///
/// # Errors
/// A number that JSON cannot write; check lets none through.
pub fn json(journey: &Journey, sources: &Sources) -> Result<String, String> {
    let mirror = Mirror { terms: Terms::new(journey), sources };
    let text = serde_json::to_string_pretty(&mirror.document()).map_err(|error| error.to_string())?;
    Ok(text + "\n")
}

/// Whether a text begins and ends as [`json`] writes a journey.
pub(super) fn has_own_beginning(text: &str) -> bool {
    let rest = text.strip_prefix(&format!("{{\n  \"format\": {},\n  \"language\": \"", shape::FORMAT));
    let rest =
        rest.and_then(|rest| rest.split_once('"')).filter(|(tag, _)| Language::ALL.map(Language::tag).contains(tag));
    rest.is_some_and(|(_, rest)| rest.starts_with(",\n  \"title\": {\n    \"text\": \"") && rest.ends_with("\n}\n"))
}

/// The journey, and where its places are looked up.
struct Mirror<'a> {
    terms: Terms<'a>,
    sources: &'a Sources,
}

impl Mirror<'_> {
    fn document(&self) -> Document {
        let journey = self.terms.journey;
        Document {
            format: shape::FORMAT,
            language: journey.language.tag(),
            title: self.words(&journey.title),
            goals: self.all(&journey.goals),
            scope: self.all(&journey.scope),
            audience: self.all(&journey.audience),
            research: self.all(&journey.research),
            team: self.all(&journey.team),
            owners: self.all(&journey.owners),
            version: journey
                .version
                .as_ref()
                .map(|version| Version { words: self.words(&version.text), date: version.date.map(iso) }),
            situation: journey.situation.map(|situation| match situation {
                Situation::Current => "current",
                Situation::Desired => "desired",
            }),
            follow_up: journey.follow_up.as_ref().map(|follow_up| FollowUp {
                date: follow_up.date.date.map(iso),
                date_words: follow_up.date.words.as_ref().map(|words| self.words(words)),
                words: follow_up.words.as_ref().map(|words| self.words(words)),
                at: self.at(follow_up.span),
            }),
            unread: self.unread(&journey.unread),
            lanes: self.all(&journey.lanes),
            personas: journey.personas.iter().map(|persona| self.persona(persona)).collect(),
            phases: (0..).zip(&journey.phases).map(|(at, phase)| self.phase(at, phase)).collect(),
            cards: (0..).zip(&journey.cards).map(|(at, card)| self.card(at, card)).collect(),
            notes: self.all(&journey.notes),
        }
    }

    fn persona(&self, persona: &Persona) -> shape::Persona {
        shape::Persona {
            name: self.words(&persona.name),
            role: self.all(&persona.role),
            age: self.all(&persona.age),
            about: self.all(&persona.about),
            goals: self.all(&persona.goals),
            frustrations: self.all(&persona.frustrations),
            quotes: self.all(&persona.quotes),
            photo: persona.photo.as_ref().map(|photo| self.words(photo)),
            labels: self.all(&persona.labels),
        }
    }

    fn words(&self, text: &Text) -> Words {
        Words { text: text.value.clone(), at: self.at(text.span) }
    }

    fn unread(&self, values: &[model::UnreadValue]) -> Vec<UnreadValue> {
        let shape = |unread: &model::UnreadValue| UnreadValue {
            keyword: self.words(&unread.keyword),
            words: self.words(&unread.text),
        };
        values.iter().map(shape).collect()
    }

    fn all(&self, texts: &[Text]) -> Vec<Words> {
        texts.iter().map(|text| self.words(text)).collect()
    }

    fn at(&self, span: Span) -> At {
        let position = self.sources.position(span);
        let is_other = span.file != crate::source::FileId::default();
        let file = self.sources.get(span.file).filter(|_| is_other).map(|source| source.name().to_owned());
        At { file, line: position.line, column: position.column }
    }

    fn duration(&self, duration: &Duration) -> shape::Duration {
        let days = duration.days();
        shape::Duration {
            words: self.words(&duration.text),
            low: duration.low,
            high: duration.high,
            unit: unit(duration.unit),
            is_approximate: duration.is_approximate,
            days: [days.low, days.high],
        }
    }

    fn quantity(&self, quantity: &Quantity) -> shape::Quantity {
        shape::Quantity { words: self.words(&quantity.text), number: quantity.number, unit: quantity.unit.clone() }
    }

    fn references(&self, references: &[Reference]) -> Vec<Pointer> {
        let pointer = |reference: &Reference| {
            let (place, card) = match reference.target {
                Target::Place(place) => (Some(spot(place)), None),
                Target::Card(id) => (None, Some(id.0 + 1)),
            };
            Pointer { label: self.words(&reference.label), place, card }
        };
        references.iter().map(pointer).collect()
    }

    const fn language(&self) -> Language {
        self.terms.journey.language
    }
}

const fn spot(place: Place) -> Spot {
    match place {
        Place::Journey => Spot { phase: None, step: None },
        Place::Phase(phase) => Spot { phase: Some(phase + 1), step: None },
        Place::Step(phase, step) => Spot { phase: Some(phase + 1), step: Some(step + 1) },
    }
}

/// The ISO form of a date: `2026-05-01`.
pub(super) fn iso(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}

const fn evidence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Assumed => "assumed",
        Evidence::Observed => "observed",
        Evidence::Measured => "measured",
    }
}

const fn unit(unit: crate::model::Unit) -> &'static str {
    use crate::model::Unit;
    match unit {
        Unit::Second => "second",
        Unit::Minute => "minute",
        Unit::Hour => "hour",
        Unit::Day => "day",
        Unit::WorkingDay => "working-day",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::Year => "year",
    }
}

#[cfg(test)]
mod tests;

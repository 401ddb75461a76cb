//! The types of the JSON document.
//!
//! `json` fills these types. `docs/journey.schema.json` describes them; a test keeps the two in step. A name
//! here, once released, keeps its meaning; what is added does not raise [`FORMAT`].

use serde::Serialize;

#[cfg(test)]
use schemars::JsonSchema;

/// The version of the document. It is raised when something is taken away or means something else.
pub const FORMAT: u32 = 1;

macro_rules! shapes {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* })*) => {
        $(
            $(#[$doc])*
            #[derive(Serialize)]
            #[cfg_attr(test, derive(JsonSchema), schemars(deny_unknown_fields))]
            pub struct $name { $($(#[$field_doc])* pub $field: $type,)* }
        )*
    };
}

shapes! {
    /// A customer journey, as `journey export --format json` writes it: all that the file says.
    Document {
        /// The version of this format.
        format: u32,
        /// The language of the journey: en, nl, fr or de.
        language: &'static str,
        /// The name of the journey.
        title: Words,
        /// What the map is for.
        goals: Vec<Words>,
        /// Which journeys are meant, and which are not.
        scope: Vec<Words>,
        /// Who reads the map.
        audience: Vec<Words>,
        /// The interviews and observations that it is based on.
        research: Vec<Words>,
        /// Who took part.
        team: Vec<Words>,
        /// Who keeps the map.
        owners: Vec<Words>,
        /// The version of the map.
        version: Option<Version>,
        /// The situation that the map shows: current or desired.
        situation: Option<&'static str>,
        /// When the work goes on.
        follow_up: Option<FollowUp>,
        /// What was said of the whole journey and not understood.
        unread: Vec<UnreadValue>,
        /// Custom lanes, in order.
        lanes: Vec<Words>,
        /// For whom.
        personas: Vec<Persona>,
        /// The phases, in time order.
        phases: Vec<Phase>,
        /// All that was said about the journey, its phases and its steps, in the order of the file.
        cards: Vec<Card>,
        /// Notes on the journey or a persona.
        notes: Vec<Words>,
    }

    /// Words of the writer; a line end parts paragraphs.
    Words {
        text: String,
        /// Where they stand.
        at: At,
    }

    /// A place in the source.
    At {
        /// The file, where it is another one than that of the journey.
        #[serde(skip_serializing_if = "Option::is_none")]
        file: Option<String>,
        /// The line, from 1.
        line: usize,
        /// The column in characters, from 1.
        column: usize,
    }

    /// The version of the map.
    Version {
        /// As written.
        words: Words,
        /// The date, where it is one: YYYY-MM-DD.
        date: Option<String>,
    }

    /// When the work goes on.
    FollowUp {
        /// The day, or the day by which a longer time counts: YYYY-MM-DD; none for words.
        date: Option<String>,
        /// The date as written, where it is anything else than a day.
        date_words: Option<Words>,
        /// What follows the date.
        words: Option<Words>,
        /// Where it stands.
        at: At,
    }

    /// A value that was not understood.
    UnreadValue {
        /// The usual word that opens its line, in the language of the journey.
        keyword: Words,
        /// What follows it.
        words: Words,
    }

    /// A person of the target group.
    Persona {
        name: Words,
        /// Role, in a few words.
        role: Vec<Words>,
        /// Age, as written.
        age: Vec<Words>,
        /// Descriptions.
        about: Vec<Words>,
        /// What this person wants.
        goals: Vec<Words>,
        /// What this person runs into.
        frustrations: Vec<Words>,
        /// What this person says.
        quotes: Vec<Words>,
        /// The path to a portrait.
        photo: Option<Words>,
        /// Labels, without the sign before them.
        labels: Vec<Words>,
    }

    /// A stretch of the journey.
    Phase {
        /// Its number, from 1.
        number: usize,
        name: Words,
        /// Descriptions.
        about: Vec<Words>,
        /// Goals or guiding questions.
        goals: Vec<Words>,
        /// What phases and steps have in common.
        facts: Facts,
        /// The steps, in time order.
        steps: Vec<Step>,
    }

    /// One thing that happens.
    Step {
        /// Its number on the map, from 1, counted over all phases.
        number: usize,
        name: Words,
        /// Descriptions.
        about: Vec<Words>,
        /// Who acts, when it is not the persona.
        by: Vec<Words>,
        /// Why this moment decides; not empty makes it a key moment.
        key_moments: Vec<Words>,
        /// Paths to pictures.
        images: Vec<Words>,
        /// The path to the journey that zooms in.
        detail: Option<Words>,
        /// Earlier steps to which this one may lead back.
        back_to: Vec<Pointer>,
        /// How often it repeats.
        repeats: Vec<Words>,
        /// How it is known: assumed, observed or measured.
        evidence: Option<&'static str>,
        /// What phases and steps have in common.
        facts: Facts,
    }

    /// The bare facts of a phase or a step.
    Facts {
        /// When: dates or moments in words.
        when: Vec<Words>,
        /// How long it takes.
        duration: Option<Duration>,
        /// How much of that is waiting.
        waiting: Option<Duration>,
        /// The conditions under which it happens.
        optional: Vec<Words>,
        /// Where person and organisation meet.
        touchpoints: Vec<Touchpoint>,
        /// How it feels, in time order.
        emotions: Vec<Emotion>,
        /// What was said of it and not understood.
        unread: Vec<UnreadValue>,
        /// Notes.
        notes: Vec<Words>,
        /// Labels, without the sign before them.
        labels: Vec<Words>,
        /// Where the entry stands.
        at: At,
    }

    /// Where person and organisation meet.
    Touchpoint {
        /// As written.
        words: Words,
        name: String,
        channel: Option<String>,
    }

    /// How a moment feels.
    Emotion {
        /// From -2 to 2; none for words without a point on the curve.
        level: Option<f64>,
        /// In words.
        words: Option<Words>,
        /// Who feels it: the number of the persona, from 1.
        persona: Option<usize>,
        /// Where it stands.
        at: At,
    }

    /// A duration or a range of durations.
    Duration {
        /// As written.
        words: Words,
        /// The shorter end, in the unit.
        low: f64,
        /// The longer end, in the unit.
        high: f64,
        /// second, minute, hour, day, working-day, week, month or year.
        unit: &'static str,
        /// Whether it is not exact.
        is_approximate: bool,
        /// Both ends in calendar days.
        days: [f64; 2],
    }

    /// A label that points to another entry: a place or a card.
    Pointer {
        /// The label, without the sign before it.
        label: Words,
        /// The phase or step that it names.
        place: Option<Spot>,
        /// The id of the card that it names.
        card: Option<usize>,
    }

    /// A place in the journey; without phase and step, the journey as a whole.
    Spot {
        /// The number of the phase, from 1.
        phase: Option<usize>,
        /// The number of the step in its phase, from 1.
        step: Option<usize>,
    }

    /// One thing that was said.
    Card {
        /// Its place among all cards, from 1.
        id: usize,
        /// thought, quote, desired-emotion, expectation, positive, negative, question, need, opportunity, action, backstage, barrier, metric, insight or own.
        kind: &'static str,
        /// The name of its lane, if that is a custom one.
        lane: Option<String>,
        /// Its number among the cards of its kind, from 1.
        number: usize,
        /// Its number as the map shows it.
        shown: Option<String>,
        /// The words; for a metric its name.
        words: Words,
        /// The moment that it belongs to.
        place: Spot,
        /// The id of the card under which it was written.
        parent: Option<usize>,
        /// What else it answers.
        answers: Vec<Pointer>,
        /// The chain behind it, as the action plan shows it.
        origin: Option<String>,
        /// How it is known: assumed, observed or measured.
        evidence: Option<&'static str>,
        /// What an action has besides.
        action: Option<Action>,
        /// What a metric has besides.
        metric: Option<Metric>,
        /// What was said of it and not understood.
        unread: Vec<UnreadValue>,
        /// Notes.
        notes: Vec<Words>,
        /// Labels, without the sign before them.
        labels: Vec<Words>,
        /// Where the entry stands.
        at: At,
    }

    /// What an action has besides its words.
    Action {
        /// Who does it.
        owners: Vec<Words>,
        /// Who else is needed.
        with: Vec<Words>,
        /// By when, or the day by which a longer time counts: YYYY-MM-DD; none for words.
        due: Option<String>,
        /// By when as written, where it is anything else than a day.
        due_words: Option<Words>,
        /// new, planned, doing, done or dropped.
        status: Option<&'static str>,
        /// How much work it is: small, medium or large.
        effort: Option<&'static str>,
        /// How much it brings: small, medium or large.
        impact: Option<&'static str>,
        /// Who can decide it: self, together or outside.
        reach: Option<&'static str>,
        /// What it changed, once measured.
        effects: Vec<Words>,
    }

    /// What a metric has besides its name.
    Metric {
        /// What was measured.
        value: Option<Quantity>,
        /// What it should be.
        target: Option<Quantity>,
        /// Where the value comes from.
        sources: Vec<Words>,
        /// The data file that the value was read from.
        data: Option<Data>,
    }

    /// A number with its unit.
    Quantity {
        /// As written.
        words: Words,
        number: f64,
        /// The unit; empty where there is none.
        unit: String,
    }

    /// Figures that were read from a data file.
    Data {
        /// The path and column, as written.
        words: Words,
        /// The date of the latest figure: YYYY-MM-DD.
        date: String,
        /// The latest figure minus the one before.
        change: Option<f64>,
    }
}

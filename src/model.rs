//! The checked journey: plain types, each with its place in the source.
//!
//! `check` fills these types; every sheet and every export is made from them. There
//! is no syntax here (no keywords, no indentation) and no style (no colours, no millimetres). What a
//! person said about a moment is a [`Card`], whatever its kind, in the order of the file; a moment's
//! bare facts (time, channel, emotion) are fields of its [`Step`] or [`Phase`].

mod actions;
pub mod brief;
mod cards;
mod chain;
mod empty;
mod lanes;
pub mod names;
#[cfg(test)]
pub(crate) mod sample;
mod texts;
pub mod totals;

pub use crate::language::calendar::Date;
pub use crate::language::durations::Unit;
pub use actions::ActionGroup;
pub use cards::CardKind;
pub use lanes::{LaneName, MovableLane};

use crate::language::Language;
use crate::source::Span;

/// A piece of the writer's own text: clean (no control characters, blanks folded, NFC), never empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// The words; `\n` parts paragraphs.
    pub value: String,
    /// Where they stand in the source.
    pub span: Span,
}

/// A checked journey: all that the file and the files that it uses say.
#[derive(Clone, Debug, PartialEq)]
pub struct Journey {
    /// The language of labels, dates and hyphenation.
    pub language: Language,
    /// The journey's name.
    pub title: Text,
    /// What the map is for.
    pub goals: Vec<Text>,
    /// Which journeys are meant, and which are not.
    pub scope: Vec<Text>,
    /// Who reads the map.
    pub audience: Vec<Text>,
    /// The interviews and observations that it is based on.
    pub research: Vec<Text>,
    /// Who took part.
    pub team: Vec<Text>,
    /// Who keeps the map.
    pub owners: Vec<Text>,
    /// A date or any text.
    pub version: Option<Version>,
    /// As it is, or as it should be.
    pub situation: Option<Situation>,
    /// The day on which the team looks at the actions again.
    pub follow_up: Option<FollowUp>,
    /// What was said of the whole journey and not understood.
    pub unread: Vec<UnreadValue>,
    /// Custom lanes, in the order in which they were named.
    pub lanes: Vec<Text>,
    /// For whom; none, one or several.
    pub personas: Vec<Persona>,
    /// The phases, in time order; each holds its steps.
    pub phases: Vec<Phase>,
    /// Everything that was said about the journey, a phase or a step, in the order of the file.
    pub cards: Vec<Card>,
    /// Notes on the journey or a persona; notes never reach the map.
    pub notes: Vec<Text>,
}

/// The index of a persona in [`Journey::personas`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonaId(pub usize);

/// The index of a card in [`Journey::cards`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CardId(pub usize);

/// The index of a custom lane in [`Journey::lanes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LaneId(pub usize);

/// The moment that something belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The journey as a whole.
    Journey,
    /// A phase, by its index in [`Journey::phases`].
    Phase(usize),
    /// A step, by the index of its phase and its index in [`Phase::steps`].
    Step(usize, usize),
}

/// What a label can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A phase or a step (never the journey).
    Place(Place),
    /// One card, by its number within the journey.
    Card(CardId),
}

/// A label that points to another entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// The label as written, without `#`.
    pub label: Text,
    /// What it names.
    pub target: Target,
}

/// A person of the target group.
#[derive(Clone, Debug, PartialEq)]
pub struct Persona {
    /// As emotions and `By` name the persona.
    pub name: Text,
    /// Role, in a few words.
    pub role: Vec<Text>,
    /// Age, as written.
    pub age: Vec<Text>,
    /// Descriptions.
    pub about: Vec<Text>,
    /// What this person wants.
    pub goals: Vec<Text>,
    /// What this person runs into.
    pub frustrations: Vec<Text>,
    /// What this person says.
    pub quotes: Vec<Text>,
    /// Path to a portrait, as written.
    pub photo: Option<Text>,
    /// Labels without `#`.
    pub labels: Vec<Text>,
}

/// A phase of the journey: a name and its steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Phase {
    /// Without its number, which its place gives.
    pub name: Text,
    /// Descriptions beside the name.
    pub about: Vec<Text>,
    /// Goal or guiding question.
    pub goals: Vec<Text>,
    /// What phases and steps have in common.
    pub facts: Facts,
    /// The steps, in time order; a phase may have none.
    pub steps: Vec<Step>,
}

/// One thing that happens.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Without its number, which its place gives.
    pub name: Text,
    /// Descriptions beside the name.
    pub about: Vec<Text>,
    /// Who acts, when it is not the persona.
    pub by: Vec<Text>,
    /// Why this moment decides; not empty makes it a key moment.
    pub key_moments: Vec<Text>,
    /// Paths to pictures, as written.
    pub images: Vec<Text>,
    /// Path to the journey that zooms in, as written.
    pub detail: Option<Text>,
    /// Earlier steps to which this one may lead back.
    pub back_to: Vec<Reference>,
    /// How often it repeats.
    pub repeats: Vec<Text>,
    /// How the step is known.
    pub evidence: Option<Evidence>,
    /// What phases and steps have in common.
    pub facts: Facts,
}

/// The bare facts of a phase or a step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// When: a date or a moment in words.
    pub when: Vec<Text>,
    /// How long it takes.
    pub duration: Option<Duration>,
    /// How much of that is waiting.
    pub waiting: Option<Duration>,
    /// The conditions under which it happens; not empty makes it optional.
    pub optional: Vec<Text>,
    /// Where person and organisation meet.
    pub touchpoints: Vec<Touchpoint>,
    /// How it feels, in time order.
    pub emotions: Vec<Emotion>,
    /// What was said of it and not understood.
    pub unread: Vec<UnreadValue>,
    /// Notes, never on the map.
    pub notes: Vec<Text>,
    /// Labels without `#`.
    pub labels: Vec<Text>,
    /// The whole entry's first line.
    pub span: Span,
}

/// Where person and organisation meet.
#[derive(Clone, Debug, PartialEq)]
pub struct Touchpoint {
    /// As written, the channel in parentheses included.
    pub text: Text,
    /// Without the channel.
    pub name: String,
    /// The channel, where one was given in parentheses at the end.
    pub channel: Option<String>,
}

/// How a moment feels.
#[derive(Clone, Debug, PartialEq)]
pub struct Emotion {
    /// −2 to +2; none gives a label without a point on the curve.
    pub level: Option<f64>,
    /// In words.
    pub words: Option<Text>,
    /// Who feels it, where it was said.
    pub persona: Option<PersonaId>,
    /// The value in the source.
    pub span: Span,
}

/// A day, a longer time or words about it, as the writer put it.
#[derive(Clone, Debug, PartialEq)]
pub struct WrittenDate {
    /// The day by which it counts: of a longer time the last; none for words.
    pub date: Option<Date>,
    /// As written, where it is anything else than a day.
    pub words: Option<Text>,
}

/// A value that was not understood, as written.
#[derive(Clone, Debug, PartialEq)]
pub struct UnreadValue {
    /// The usual word that opens its line, in the language of the journey.
    pub keyword: Text,
    /// What follows it.
    pub text: Text,
}

/// A duration or a range of durations.
#[derive(Clone, Debug, PartialEq)]
pub struct Duration {
    /// The shorter end, in `unit`; equal to `high` when there is no range.
    pub low: f64,
    /// The longer end, in `unit`.
    pub high: f64,
    /// Of both ends.
    pub unit: Unit,
    /// Whether the writer says that it is not exact: `ca. 3 weken`, `max. 3 weken`.
    pub is_approximate: bool,
    /// As written.
    pub text: Text,
}

/// The version of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// As written.
    pub text: Text,
    /// The date, where the text is one.
    pub date: Option<Date>,
}

/// When the team meets again, and what it wrote beside the date.
#[derive(Clone, Debug, PartialEq)]
pub struct FollowUp {
    /// When the meeting is.
    pub date: WrittenDate,
    /// What follows the date.
    pub words: Option<Text>,
    /// The value in the source.
    pub span: Span,
}

/// As it is, or as it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Situation {
    /// As it is.
    Current,
    /// As it should be.
    Desired,
}

/// How something is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// Nobody has looked yet.
    Assumed,
    /// Seen or heard in research.
    Observed,
    /// Counted.
    Measured,
}

/// One thing that was said about a moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// What kind of thing it is.
    pub kind: CardKind,
    /// Its number among the cards of its kind, from 1, in the order of the file.
    pub number: usize,
    /// The words; for a metric its name.
    pub text: Text,
    /// The moment that it belongs to.
    pub place: Place,
    /// The card under which it was written.
    pub parent: Option<CardId>,
    /// What else it answers (`For`).
    pub answers: Vec<Reference>,
    /// How it is known.
    pub evidence: Option<Evidence>,
    /// What an action has besides.
    pub action: Option<Action>,
    /// What a metric has besides.
    pub metric: Option<Metric>,
    /// What was said of it and not understood.
    pub unread: Vec<UnreadValue>,
    /// Notes, never on the map.
    pub notes: Vec<Text>,
    /// Labels without `#`.
    pub labels: Vec<Text>,
    /// The whole entry's first line.
    pub span: Span,
}

/// What an action has besides its words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Action {
    /// Who does it.
    pub owners: Vec<Text>,
    /// Who else is needed.
    pub with: Vec<Text>,
    /// By when.
    pub due: Option<WrittenDate>,
    /// How far it is.
    pub status: Option<Status>,
    /// How much work it is.
    pub effort: Option<Level>,
    /// How much it brings.
    pub impact: Option<Level>,
    /// Who can decide it.
    pub reach: Option<Reach>,
    /// What it changed, once measured.
    pub effects: Vec<Text>,
}

/// How far an action is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Said, no more.
    New,
    /// Decided.
    Planned,
    /// Under way.
    Doing,
    /// Finished.
    Done,
    /// Given up.
    Dropped,
}

/// How much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Little.
    Small,
    /// Some.
    Medium,
    /// Much.
    Large,
}

/// Who can decide an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// We ourselves.
    Ourselves,
    /// We, with others.
    Together,
    /// Others alone.
    Outside,
}

/// What a metric has besides its name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metric {
    /// What was measured; none while it is not known. The latest value of the data file, where there is one.
    pub value: Option<Quantity>,
    /// What it should be.
    pub target: Option<Quantity>,
    /// Where the value comes from.
    pub sources: Vec<Text>,
    /// The data file that the value was read from, and where it was going.
    pub data: Option<Data>,
}

/// A number with its unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Finite; without its unit.
    pub number: f64,
    /// The unit; empty where there is none.
    pub unit: String,
    /// As written (or as read from the data file).
    pub text: Text,
}

/// Figures that were read from a data file.
#[derive(Clone, Debug, PartialEq)]
pub struct Data {
    /// The path and column, as written.
    pub text: Text,
    /// The date of the latest figure.
    pub date: Date,
    /// The latest figure minus the one before; `None` if there is only one.
    pub change: Option<f64>,
}

impl WrittenDate {
    /// As sheets and plans show it: a day as `day` writes it, anything else in the writer's words.
    pub fn shown(&self, day: impl Fn(Date) -> String) -> String {
        match (&self.words, self.date) {
            (Some(words), _) => words.value.clone(),
            (None, date) => date.map(day).unwrap_or_default(),
        }
    }
}

impl Journey {
    /// The card with this id.
    #[must_use]
    pub fn card(&self, id: CardId) -> &Card {
        &self.cards[id.0]
    }

    /// All cards of one kind, with their ids, in the order of the file.
    pub fn cards_of(&self, kind: CardKind) -> impl Iterator<Item = (CardId, &Card)> {
        self.cards
            .iter()
            .enumerate()
            .filter(move |(_, card)| card.kind == kind)
            .map(|(index, card)| (CardId(index), card))
    }

    /// All steps with the index of their phase and their index in it, in time order.
    pub fn steps(&self) -> impl Iterator<Item = (usize, usize, &Step)> {
        self.phases
            .iter()
            .enumerate()
            .flat_map(|(phase, of)| of.steps.iter().enumerate().map(move |(step, this)| (phase, step, this)))
    }

    /// The number of a step on the map, from 1, counted over all phases.
    #[must_use]
    pub fn step_number(&self, phase: usize, step: usize) -> usize {
        self.phases[..phase].iter().map(|before| before.steps.len()).sum::<usize>() + step + 1
    }
}

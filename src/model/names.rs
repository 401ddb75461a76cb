//! Display names of cards, places and states, the same on the sheets and in the plan.
//!
//! In: a journey. Out: the name of a card (`K3`, or its kind where that has no number), of a place ("step 3"), of what a
//! reference points to, and the words for states and levels.

use crate::language::words::PlanOne;

use super::{Card, CardKind, Journey, Level, Place, Reach, Status, Target};

/// The display names of a journey.
#[derive(Debug)]
pub struct DisplayNames<'a> {
    journey: &'a Journey,
    one: &'static PlanOne,
    /// The number of the first step of each phase, counted once: a place is named for every card.
    first_steps: Vec<usize>,
}

impl<'a> DisplayNames<'a> {
    /// The names in this journey.
    #[must_use]
    pub fn new(journey: &'a Journey) -> DisplayNames<'a> {
        let first_steps = journey.phases.iter().scan(1, |next, phase| {
            let first = *next;
            *next += phase.steps.len();
            Some(first)
        });
        DisplayNames { journey, one: &journey.language.plan_words().one, first_steps: first_steps.collect() }
    }

    /// The journey that is named.
    #[must_use]
    pub const fn journey(&self) -> &'a Journey {
        self.journey
    }

    /// The number of a step on the map, from 1.
    #[must_use]
    pub fn step_number(&self, phase: usize, step: usize) -> usize {
        self.first_steps.get(phase).map_or(step + 1, |first| first + step)
    }

    /// The card's number as on the map, such as `K3`; none for kinds that have no number there.
    #[must_use]
    pub fn number(&self, card: &Card) -> Option<String> {
        card.shown_number(self.journey.language)
    }

    /// What a card is called: its number, or its kind; the writer's name of a lane stays as it is.
    #[must_use]
    pub fn name(&self, card: &Card) -> String {
        let kind = self.kind(card.kind);
        self.number(card).unwrap_or_else(|| match card.kind {
            CardKind::Own(_) => kind.to_owned(),
            _ => self.in_sentence(kind),
        })
    }

    /// What one card of this kind is called; the lane's name for a custom lane.
    #[must_use]
    pub fn kind(&self, kind: CardKind) -> &'a str {
        match kind {
            CardKind::Own(lane) => self.journey.lanes.get(lane.0).map_or("", |name| &name.value),
            known => known.words(self.journey.language).map_or("", |words| words.one),
        }
    }

    /// Where something belongs: "step 3", "phase Intake"; none for the journey.
    #[must_use]
    pub fn place(&self, place: Place) -> Option<String> {
        match place {
            Place::Journey => None,
            Place::Phase(phase) => {
                let name = self.journey.phases.get(phase).map_or("", |phase| phase.name.value.as_str());
                Some(format!("{} {name}", self.in_sentence(self.one.phase)))
            }
            Place::Step(phase, step) => {
                Some(format!("{} {}", self.in_sentence(self.one.step), self.step_number(phase, step)))
            }
        }
    }

    /// What a reference points to: a card's number and place, or a place.
    #[must_use]
    pub fn target(&self, target: Target) -> String {
        match target {
            Target::Place(place) => self.place(place).unwrap_or_default(),
            Target::Card(id) => {
                let card = self.journey.card(id);
                let name = self.name(card);
                self.place(card.place).map_or_else(|| name.clone(), |place| format!("{name}, {place}"))
            }
        }
    }

    /// How far an action is.
    #[must_use]
    pub const fn status(&self, status: Status) -> &'static str {
        let words = self.journey.language.plan_words();
        match status {
            Status::New => words.status.new,
            Status::Planned => words.status.planned,
            Status::Doing => words.status.doing,
            Status::Done => words.status.done,
            Status::Dropped => words.status.dropped,
        }
    }

    /// How much.
    #[must_use]
    pub const fn level(&self, level: Level) -> &'static str {
        let words = self.journey.language.plan_words();
        match level {
            Level::Small => words.level.small,
            Level::Medium => words.level.medium,
            Level::Large => words.level.large,
        }
    }

    /// Who can decide an action.
    #[must_use]
    pub const fn reach(&self, reach: Option<Reach>) -> &'static str {
        let words = self.journey.language.plan_words();
        match reach {
            Some(Reach::Ourselves) => words.reach.ourselves,
            Some(Reach::Together) => words.reach.together,
            Some(Reach::Outside) => words.reach.outside,
            None => words.reach.undecided,
        }
    }

    /// A word that opens a line, as it is written inside of a sentence.
    #[must_use]
    pub fn in_sentence(&self, word: &str) -> String {
        self.journey.language.in_sentence(word)
    }
}

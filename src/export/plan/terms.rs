//! What the things of a journey are called in its plan.
//!
//! In: the journey. Out: the number of a card as on the map (`K3`), the name of a place ("step 3"), and
//! the words for dates, states and levels. Where these words stand is not decided here.

use super::markdown::Inline;
use crate::language::Language;
use crate::language::map_words::MapWords;
use crate::language::plan_words::PlanWords;
use crate::model::{Card, CardId, CardKind, Date, Evidence, Journey, Level, Place, Reach, Situation, Status, Target};

/// A journey and the words of its language.
pub struct Terms<'a> {
    /// The journey.
    pub journey: &'a Journey,
    /// The words of the plan.
    pub words: &'static PlanWords,
    /// The words that the map uses too.
    pub map: &'static MapWords,
    /// The number of the first step of each phase, counted once: a place is named for every card.
    first_steps: Vec<usize>,
}

impl<'a> Terms<'a> {
    /// The terms of this journey.
    pub fn new(journey: &'a Journey) -> Terms<'a> {
        let first_steps = journey.phases.iter().scan(1, |next, phase| {
            let first = *next;
            *next += phase.steps.len();
            Some(first)
        });
        Terms {
            journey,
            words: journey.language.plan_words(),
            map: journey.language.map_words(),
            first_steps: first_steps.collect(),
        }
    }

    /// The number of a step on the map, from 1.
    pub fn step_number(&self, phase: usize, step: usize) -> usize {
        self.first_steps.get(phase).map_or(step + 1, |first| first + step)
    }

    /// The card's number as on the map, such as `K3`; none for kinds that have no number there.
    pub fn number(&self, card: &Card) -> Option<String> {
        card.shown_number(self.journey.language)
    }

    /// What a card is called inside of a sentence: its number, or its kind; the writer's name of a lane stays as it is.
    pub fn name(&self, card: &Card) -> String {
        let kind = self.kind(card.kind);
        self.number(card).unwrap_or_else(|| match card.kind {
            CardKind::Own(_) => kind.to_owned(),
            _ => self.in_sentence(kind),
        })
    }

    /// The card's number in bold.
    pub fn bold_number(&self, card: &Card) -> Inline {
        self.number(card).map_or_else(Inline::default, |number| Inline::bold(&number))
    }

    /// What one card of this kind is called; the lane's name for a lane of one's own.
    pub fn kind(&self, kind: CardKind) -> &'a str {
        self.journey.kind_name(kind)
    }

    /// Where something belongs, inside of a sentence: "step 3", "phase Intake"; none for the journey.
    pub fn place(&self, place: Place) -> Option<String> {
        match place {
            Place::Journey => None,
            Place::Phase(phase) => {
                let name = self.journey.phases.get(phase).map_or("", |phase| phase.name.value.as_str());
                Some(format!("{} {name}", self.in_sentence(self.words.one.phase)))
            }
            Place::Step(phase, step) => {
                Some(format!("{} {}", self.in_sentence(self.words.one.step), self.step_number(phase, step)))
            }
        }
    }

    /// What a reference points to: a card's number and place, or a place.
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

    /// A card in a list: its number, its words, its place, and how it is known.
    pub fn entry(&self, id: CardId) -> Inline {
        let card = self.journey.card(id);
        let entry = self.bold_number(card).then_text(" ").then_text(&card.text.value);
        entry.then_text(&in_brackets(self.place(card.place).as_deref())).then_text(&self.evidence(card.evidence))
    }

    /// How something is known, in parentheses after a blank; nothing where it is not said.
    pub fn evidence(&self, evidence: Option<Evidence>) -> String {
        let words = evidence.map(|evidence| match evidence {
            Evidence::Assumed => self.map.assumed,
            Evidence::Observed => self.map.observed,
            Evidence::Measured => self.map.measured,
        });
        in_brackets(words)
    }

    /// A date in words.
    pub fn date(&self, date: Date) -> String {
        self.journey.language.date(date.year, date.month, date.day)
    }

    /// How far an action is.
    pub fn status(&self, status: Status) -> &'static str {
        match status {
            Status::New => self.words.status.new,
            Status::Planned => self.words.status.planned,
            Status::Doing => self.words.status.doing,
            Status::Done => self.words.status.done,
            Status::Dropped => self.words.status.dropped,
        }
    }

    /// How much.
    pub fn level(&self, level: Level) -> &'static str {
        match level {
            Level::Small => self.words.level.small,
            Level::Medium => self.words.level.medium,
            Level::Large => self.words.level.large,
        }
    }

    /// Who can decide an action.
    pub fn reach(&self, reach: Option<Reach>) -> &'static str {
        match reach {
            Some(Reach::Ourselves) => self.words.reach.ourselves,
            Some(Reach::Together) => self.words.reach.together,
            Some(Reach::Outside) => self.words.reach.outside,
            None => self.words.reach.undecided,
        }
    }

    /// As it is, or as it should be.
    pub fn situation(&self, situation: Situation) -> &'static str {
        match situation {
            Situation::Current => self.map.current,
            Situation::Desired => self.map.desired,
        }
    }

    /// A word that opens a line, as it is written inside of a sentence: German nouns stay as they are.
    pub fn in_sentence(&self, word: &str) -> String {
        if self.journey.language == Language::German { word.to_owned() } else { word.to_lowercase() }
    }
}

/// These words in parentheses after a blank; nothing for none.
fn in_brackets(words: Option<&str>) -> String {
    words.map_or_else(String::new, |words| format!(" ({words})"))
}

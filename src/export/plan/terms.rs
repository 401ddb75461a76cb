//! What the things of a journey are called in its plan.
//!
//! In: the journey. Out: its names, and the words for dates, states and levels. Where these words stand is not decided
//! here.

use super::markdown::Inline;
use crate::language::words::{KindsWords, MapWords, PlanWords};
use crate::model::names::DisplayNames;
use crate::model::{Card, CardId, Date, Evidence, Journey, Situation};

/// A journey and the words of its language.
pub struct Terms<'a> {
    pub journey: &'a Journey,
    /// The words of the plan.
    pub words: &'static PlanWords,
    /// The words that the map uses too.
    pub map: &'static MapWords,
    /// The words of the kinds of cards.
    pub kinds: &'static KindsWords,
    /// What cards and places are called.
    pub names: DisplayNames<'a>,
}

impl<'a> Terms<'a> {
    /// The terms of this journey.
    pub fn new(journey: &'a Journey) -> Terms<'a> {
        Terms {
            journey,
            words: journey.language.plan_words(),
            map: journey.language.map_words(),
            kinds: journey.language.kinds_words(),
            names: DisplayNames::new(journey),
        }
    }

    /// The card's number in bold.
    pub fn bold_number(&self, card: &Card) -> Inline {
        self.names.number(card).map_or_else(Inline::default, |number| Inline::bold(&number))
    }

    /// A card in a list: its number, its words, its place, and how it is known.
    pub fn entry(&self, id: CardId) -> Inline {
        let card = self.journey.card(id);
        let entry = self.bold_number(card).then_text(" ").then_text(&card.text.value);
        entry.then_text(&in_brackets(self.names.place(card.place).as_deref())).then_text(&self.evidence(card.evidence))
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

    /// As it is, or as it should be.
    pub fn situation(&self, situation: Situation) -> &'static str {
        match situation {
            Situation::Current => self.map.current,
            Situation::Desired => self.map.desired,
        }
    }
}

/// These words in parentheses after a blank; nothing for none.
fn in_brackets(words: Option<&str>) -> String {
    words.map_or_else(String::new, |words| format!(" ({words})"))
}

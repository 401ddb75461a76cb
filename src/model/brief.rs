//! The journey in brief: what a reader has to know first.
//!
//! In: a journey, and the day on which it is looked at. Out: each moment and each phase with what is counted there, the
//! negatives in the order of their weight, and the state of each action. The overview draws it, and the plan says it. A
//! moment is a step, or a phase without steps.

mod words;

use std::cmp::{Ordering, Reverse};
use std::collections::VecDeque;
use std::ops::Range;

use super::totals::Days;
use super::{Action, Card, CardId, CardKind, Date, Duration, Facts, Journey, Phase, Place, Status, Target};

/// How an action stands, the most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActionState {
    /// Neither done nor dropped, and due before the day.
    Late,
    /// Under way.
    Doing,
    /// Planned, new, or without a status.
    Planned,
    /// Finished.
    Done,
}

impl ActionState {
    /// All states, the most urgent first.
    pub const ALL: [ActionState; 4] = [ActionState::Late, ActionState::Doing, ActionState::Planned, ActionState::Done];

    /// The state of an action on a day; `None` where it was dropped. Without a day nothing is late.
    #[must_use]
    pub fn of(action: &Action, day: Option<Date>) -> Option<ActionState> {
        let is_late = action.due.as_ref().and_then(|due| due.date).zip(day).is_some_and(|(due, day)| due < day);
        match action.status {
            Some(Status::Dropped) => None,
            Some(Status::Done) => Some(ActionState::Done),
            _ if is_late => Some(ActionState::Late),
            Some(Status::Doing) => Some(ActionState::Doing),
            Some(Status::New | Status::Planned) | None => Some(ActionState::Planned),
        }
    }
}

/// A step, or a phase without steps, and what is said there.
#[derive(Clone, Debug)]
pub struct Moment {
    /// Which one.
    pub place: Place,
    /// The number of the step; `None` for a phase.
    pub number: Option<usize>,
    /// The lowest level there.
    pub level: Option<f64>,
    /// How long it waits.
    pub waiting: Option<Days>,
    /// Whether it decides.
    pub is_key: bool,
    /// Its negatives; those of a phase stand at its first moment.
    pub negatives: Vec<CardId>,
    /// Its opportunities, likewise.
    pub opportunities: Vec<CardId>,
    /// Its actions that were not dropped, likewise, the most urgent first.
    pub actions: Vec<CardId>,
}

/// A phase, and what is counted in it.
#[derive(Clone, Debug)]
pub struct PhaseBrief {
    /// Its moments, as indices.
    pub moments: Range<usize>,
    /// How long it takes.
    pub time: Option<Days>,
    /// How much of that is waiting.
    pub waiting: Option<Days>,
    /// How many negatives are said of it and its steps.
    pub negatives: usize,
    /// How many opportunities.
    pub opportunities: usize,
    /// How many actions in each state, in the order of [`ActionState::ALL`].
    pub states: [usize; 4],
}

/// The journey in brief.
#[derive(Clone, Debug)]
pub struct Brief<'a> {
    /// The whole journey.
    pub journey: &'a Journey,
    /// The day before which an action that is not done had to be done.
    pub day: Option<Date>,
    /// All moments in time order.
    pub moments: Vec<Moment>,
    /// All phases in time order.
    pub phases: Vec<PhaseBrief>,
    /// Of each card the most urgent action that answers it, itself or through what answers it.
    answers: Vec<Option<CardId>>,
}

impl Journey {
    /// The latest day that the journey itself names as past: its version, or the newest figure in its data.
    #[must_use]
    pub fn latest_day(&self) -> Option<Date> {
        let version = self.version.iter().filter_map(|version| version.date);
        let figures = self.cards.iter().filter_map(|card| Some(card.metric.as_ref()?.data.as_ref()?.date));
        version.chain(figures).max()
    }
}

impl<'a> Brief<'a> {
    /// The journey in brief; actions are late if they were due before `day`, or else before its latest day.
    #[must_use]
    pub fn new(journey: &'a Journey, day: Option<Date>) -> Brief<'a> {
        let day = day.or_else(|| journey.latest_day());
        let (mut moments, ranges) = moments(journey);
        add_cards(journey, day, &mut moments, &ranges);
        let phases = journey.phases.iter().zip(ranges).map(|(phase, range)| phase_brief(phase, range)).collect();
        let mut brief = Brief { journey, day, moments, phases, answers: Vec::new() };
        brief.count_cards();
        brief.answers = brief.find_answers();
        brief
    }

    /// The state of an action; `None` for other cards and dropped actions.
    #[must_use]
    pub fn state(&self, card: &Card) -> Option<ActionState> {
        ActionState::of(card.action.as_ref()?, self.day)
    }

    /// The most urgent action that answers a card, itself or through what answers it.
    #[must_use]
    pub fn answer(&self, card: CardId) -> Option<&'a Card> {
        self.answers.get(card.0).copied().flatten().map(|id| self.journey.card(id))
    }

    /// How many actions there are that were not dropped, and how many of them in each state.
    #[must_use]
    pub fn actions(&self) -> (usize, [usize; 4]) {
        let mut states = [0; 4];
        for state in self.journey.cards.iter().filter_map(|card| self.state(card)) {
            states[state as usize] += 1;
        }
        (states.iter().sum(), states)
    }

    /// The number of negatives that no action answers, and of all.
    #[must_use]
    pub fn unanswered(&self) -> (usize, usize) {
        let negatives = || self.journey.cards_of(CardKind::Negative);
        (negatives().filter(|(id, _)| self.answer(*id).is_none()).count(), negatives().count())
    }

    /// The lowest level of all, and the moments that have it.
    #[must_use]
    pub fn lowest(&self) -> Option<(f64, Vec<usize>)> {
        self.extreme(|one, other| one < other)
    }

    /// The highest level of all, and the moments that have it.
    #[must_use]
    pub fn highest(&self) -> Option<(f64, Vec<usize>)> {
        self.extreme(|one, other| one > other)
    }

    fn extreme(&self, is_beyond: impl Fn(f64, f64) -> bool) -> Option<(f64, Vec<usize>)> {
        let mut found: Option<(f64, Vec<usize>)> = None;
        for (index, level) in self.moments.iter().enumerate().filter_map(|(index, at)| Some((index, at.level?))) {
            match &mut found {
                Some((best, at)) if (*best - level).abs() < f64::EPSILON => at.push(index),
                Some((best, _)) if !is_beyond(level, *best) => {}
                _ => found = Some((level, vec![index])),
            }
        }
        found
    }

    /// The first moment with the longest waiting.
    #[must_use]
    pub fn longest_waiting(&self) -> Option<(usize, Days)> {
        let waits = self.moments.iter().enumerate().filter_map(|(index, at)| Some((index, at.waiting?)));
        waits.reduce(|best, next| if next.1.high > best.1.high { next } else { best })
    }

    /// The moments with negatives, the heaviest first: the lowest level, then key moments, then the most negatives, where
    /// no level is known, then the order of time.
    #[must_use]
    pub fn heaviest(&self) -> Vec<usize> {
        let levels = self.moments.iter().any(|moment| moment.level.is_some());
        let mut heaviest: Vec<usize> =
            (0..self.moments.len()).filter(|index| !self.moments[*index].negatives.is_empty()).collect();
        let level = |at: &Moment| at.level.unwrap_or(f64::INFINITY);
        let rank = |at: &Moment| (!at.is_key, if levels { Reverse(0) } else { Reverse(at.negatives.len()) });
        heaviest.sort_by(|one, other| {
            let (one, other) = (&self.moments[*one], &self.moments[*other]);
            level(one).total_cmp(&level(other)).then_with(|| rank(one).cmp(&rank(other)))
        });
        heaviest
    }

    fn count_cards(&mut self) {
        for phase in &mut self.phases {
            for moment in &self.moments[phase.moments.clone()] {
                phase.negatives += moment.negatives.len();
                phase.opportunities += moment.opportunities.len();
                for action in &moment.actions {
                    let action = self.journey.card(*action).action.as_ref();
                    if let Some(state) = action.and_then(|action| ActionState::of(action, self.day)) {
                        phase.states[state as usize] += 1;
                    }
                }
            }
        }
    }

    /// From each action, the most urgent first, down to what it answers; what is met again is answered already.
    fn find_answers(&self) -> Vec<Option<CardId>> {
        let cards = &self.journey.cards;
        let mut actions: Vec<(ActionState, CardId)> =
            (0..cards.len()).filter_map(|index| Some((self.state(&cards[index])?, CardId(index)))).collect();
        actions.sort_by(|(one, first), (other, second)| one.cmp(other).then(first.0.cmp(&second.0)));
        let mut answers = vec![None; cards.len()];
        let mut met = vec![false; cards.len()];
        for (_, action) in actions {
            let mut next = VecDeque::from([action]);
            while let Some(id) = next.pop_front() {
                for source in cards[id.0].sources() {
                    let Target::Card(source) = source else { continue };
                    if source.0 < met.len() && !std::mem::replace(&mut met[source.0], true) {
                        answers[source.0] = Some(action);
                        next.push_back(source);
                    }
                }
            }
        }
        answers
    }
}

/// The moments without their cards, and which of them belong to each phase.
fn moments(journey: &Journey) -> (Vec<Moment>, Vec<Range<usize>>) {
    let (mut moments, mut ranges, mut number) = (Vec::new(), Vec::new(), 0);
    for (index, phase) in journey.phases.iter().enumerate() {
        let first = moments.len();
        for (at, step) in phase.steps.iter().enumerate() {
            number += 1;
            let key = !step.key_moments.is_empty();
            moments.push(moment(Place::Step(index, at), Some(number), &step.facts, key));
        }
        if phase.steps.is_empty() {
            moments.push(moment(Place::Phase(index), None, &phase.facts, false));
        }
        ranges.push(first..moments.len());
    }
    (moments, ranges)
}

fn moment(place: Place, number: Option<usize>, facts: &Facts, is_key: bool) -> Moment {
    let level = facts.emotions.iter().filter_map(|emotion| emotion.level).min_by(f64::total_cmp);
    let waiting = facts.waiting.as_ref().map(Duration::days).filter(|days| days.high.is_finite());
    let (negatives, opportunities, actions) = (Vec::new(), Vec::new(), Vec::new());
    Moment { place, number, level, waiting, is_key, negatives, opportunities, actions }
}

/// Puts the cards of phases and steps at their moments.
fn add_cards(journey: &Journey, day: Option<Date>, moments: &mut [Moment], ranges: &[Range<usize>]) {
    let mut states = Vec::new();
    for (index, card) in journey.cards.iter().enumerate() {
        let at = match card.place {
            Place::Journey => continue,
            Place::Phase(phase) => ranges[phase].start,
            Place::Step(phase, step) => ranges[phase].start + step,
        };
        let moment = &mut moments[at];
        match card.kind {
            CardKind::Negative => moment.negatives.push(CardId(index)),
            CardKind::Opportunity => moment.opportunities.push(CardId(index)),
            CardKind::Action => {
                if let Some(state) = card.action.as_ref().and_then(|action| ActionState::of(action, day)) {
                    states.push((at, state, CardId(index)));
                }
            }
            _ => {}
        }
    }
    states.sort_by(|one, other| match one.1.cmp(&other.1) {
        Ordering::Equal => one.2.0.cmp(&other.2.0),
        order => order,
    });
    for (at, _, id) in states {
        moments[at].actions.push(id);
    }
}

fn phase_brief(phase: &Phase, moments: Range<usize>) -> PhaseBrief {
    let (time, waiting) = (phase.lead_time(), phase.waiting_time());
    PhaseBrief { moments, time, waiting, negatives: 0, opportunities: 0, states: [0; 4] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::model::{WrittenDate, sample};

    fn date(day: u8) -> Date {
        Date { year: 2026, month: 3, day }
    }

    #[test]
    fn an_action_is_late_from_the_day_after_it_was_due() {
        let due = |status| {
            let due = Some(WrittenDate { date: Some(date(7)), words: None });
            Action { due, status, ..Action::default() }
        };
        let state = |status, day| ActionState::of(&due(status), day);
        assert_eq!(state(None, Some(date(7))), Some(ActionState::Planned));
        assert_eq!(state(None, Some(date(8))), Some(ActionState::Late));
        assert_eq!(state(Some(Status::Doing), None), Some(ActionState::Doing));
        assert_eq!(state(Some(Status::Done), Some(date(8))), Some(ActionState::Done));
        assert_eq!(state(Some(Status::Dropped), Some(date(8))), None);
    }

    #[test]
    fn an_action_answers_what_its_opportunity_answers() {
        let mut journey = sample::journey(Language::Dutch, "Reis");
        journey.phases.push(sample::phase("Voor", vec![sample::step("Belt")]));
        let at = Place::Step(0, 0);
        let answered = journey.add(CardKind::Negative, "Lang wachten", at, None);
        let open = journey.add(CardKind::Negative, "Niemand belt", at, None);
        let opportunity = journey.add(CardKind::Opportunity, "Bellen", at, Some(answered));
        let action = journey.add(CardKind::Action, "Belt", at, Some(opportunity));
        journey.cards[action.0].action = Some(Action::default());
        let brief = Brief::new(&journey, None);
        assert_eq!(brief.answer(answered).map(|card| card.text.value.as_str()), Some("Belt"));
        assert!(brief.answer(open).is_none());
        assert_eq!(brief.unanswered(), (1, 2));
        assert_eq!((brief.phases[0].negatives, brief.phases[0].states), (2, [0, 0, 1, 0]));
    }
}

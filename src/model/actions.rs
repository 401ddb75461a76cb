//! The actions grouped by who can decide them, in order of priority.
//!
//! In: a journey. Out: its actions in groups by who can decide them. Groups come in the order of what one can do about
//! them: ourselves, together, outside our power; actions that do not say so stand in a group at the end. Inside a
//! group the action that brings most for its effort comes first, then the one that is due first, then
//! the lower number.

use std::cmp::{Ordering, Reverse};

use super::{Action, Card, Date, Journey, Level, Reach};

const GROUPS: [Option<Reach>; 4] = [Some(Reach::Ourselves), Some(Reach::Together), Some(Reach::Outside), None];

/// The actions of one reach.
#[derive(Clone, Debug)]
pub struct ActionGroup<'a> {
    /// Who can decide them; `None` where that is not said.
    pub reach: Option<Reach>,
    /// The actions with what they have besides their words, in their order; at least one.
    pub actions: Vec<(&'a Card, &'a Action)>,
}

impl Journey {
    /// The groups of actions that are not empty, in their order.
    #[must_use]
    pub fn action_groups(&self) -> Vec<ActionGroup<'_>> {
        let mut actions: Vec<(&Card, &Action)> =
            self.cards.iter().filter_map(|card| Some((card, card.action.as_ref()?))).collect();
        actions.sort_by(|(first, one), (second, other)| order(one, other).then(first.number.cmp(&second.number)));
        let group = |reach| {
            let actions: Vec<_> = actions.iter().filter(|(_, action)| action.reach == reach).copied().collect();
            ActionGroup { reach, actions }
        };
        GROUPS.into_iter().map(group).filter(|group| !group.actions.is_empty()).collect()
    }
}

/// Most impact for its effort first, then the first due.
fn order(one: &Action, other: &Action) -> Ordering {
    let (effort, impact) = (weight(one.effort), weight(one.impact));
    let (other_effort, other_impact) = (weight(other.effort), weight(other.impact));
    // impact / effort against other_impact / other_effort, multiplied out.
    let worth = Reverse(impact * other_effort).cmp(&Reverse(other_impact * effort));
    worth.then_with(|| due_order(one).cmp(&due_order(other)))
}

/// Small is 1 and large is 3; what nobody estimated counts as medium, so that it neither leads nor trails.
const fn weight(level: Option<Level>) -> u8 {
    match level {
        Some(Level::Small) => 1,
        Some(Level::Medium) | None => 2,
        Some(Level::Large) => 3,
    }
}

/// Dates in order, words without a date after them, and those without either last.
fn due_order(action: &Action) -> (bool, bool, Option<Date>) {
    let date = action.due.as_ref().and_then(|due| due.date);
    (action.due.is_none(), date.is_none(), date)
}

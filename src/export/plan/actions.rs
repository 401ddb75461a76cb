//! The actions, in a table for each group that can decide them, and what they brought.
//!
//! Groups come in the order of what one can do about them: ourselves, together, outside our power;
//! actions that do not say so stand in a group at the end, which asks for it. Where no action says it,
//! there is one table without a group. Inside a group the action that brings most for its effort comes
//! first, then the one that is due first, then the lower number.

use std::cmp::{Ordering, Reverse};

use super::chain::origin;
use super::markdown::{Document, Inline};
use super::terms::Terms;
use crate::model::{Action, Card, CardKind, Date, Level, Reach, Status, Text};

const GROUPS: [Option<Reach>; 4] = [Some(Reach::Ourselves), Some(Reach::Together), Some(Reach::Outside), None];

/// In place of a fact that nobody gave and nobody has to.
const UNKNOWN: &str = "—";

/// Writes the actions.
pub fn write(terms: &Terms, document: &mut Document) {
    document.heading(2, &Inline::text(terms.map.actions));
    let mut actions: Vec<(&Card, &Action)> =
        terms.journey.cards.iter().filter_map(|card| Some((card, card.action.as_ref()?))).collect();
    if actions.is_empty() {
        document.paragraph(&Inline::text(terms.words.no_actions));
        return;
    }
    actions.sort_by(|(first, one), (second, other)| order(one, other).then(first.number.cmp(&second.number)));
    let grouped = actions.iter().any(|(_, action)| action.reach.is_some());
    for reach in GROUPS {
        let group: Vec<_> = actions.iter().filter(|(_, action)| action.reach == reach).collect();
        if group.is_empty() {
            continue;
        }
        if grouped {
            document.heading(3, &Inline::text(terms.reach(reach)));
        }
        let rows: Vec<_> = group.into_iter().map(|(card, action)| row(terms, card, action)).collect();
        document.table(&head(terms), &rows);
    }
    effects(terms, document);
}

/// Most impact for its effort first, then the first due.
fn order(one: &Action, other: &Action) -> Ordering {
    let (effort, impact) = (weight(one.effort), weight(one.impact));
    let (other_effort, other_impact) = (weight(other.effort), weight(other.impact));
    // impact / effort against other_impact / other_effort, multiplied out.
    let worth = Reverse(impact * other_effort).cmp(&Reverse(other_impact * effort));
    worth.then_with(|| due_order(one.due).cmp(&due_order(other.due)))
}

/// Small is 1 and large is 3; what nobody estimated counts as medium, so that it neither leads nor trails.
fn weight(level: Option<Level>) -> u8 {
    match level {
        Some(Level::Small) => 1,
        Some(Level::Medium) | None => 2,
        Some(Level::Large) => 3,
    }
}

/// Dates in order, none after them.
fn due_order(due: Option<Date>) -> (bool, Option<Date>) {
    (due.is_none(), due)
}

fn head(terms: &Terms) -> [&'static str; 8] {
    let columns = &terms.words.columns;
    [
        columns.number,
        terms.words.one.action,
        terms.map.owner,
        columns.due,
        columns.status,
        columns.effort,
        columns.impact,
        columns.origin,
    ]
}

fn row(terms: &Terms, card: &Card, action: &Action) -> Vec<Inline> {
    let level = |level: Option<Level>| Inline::text(level.map_or(UNKNOWN, |level| terms.level(level)));
    let due = action.due.map_or_else(|| undecided(terms, action).to_owned(), |due| terms.date(due));
    vec![
        terms.bold_number(card),
        Inline::text(&card.text.value),
        owners(terms, action),
        Inline::text(&due),
        Inline::text(action.status.map_or(UNKNOWN, |status| terms.status(status))),
        level(action.effort),
        level(action.impact),
        Inline::text(&origin(terms, card).unwrap_or_else(|| UNKNOWN.to_owned())),
    ]
}

/// What stands for an owner or a date that is not given: in an action that is over, nobody has to decide it.
fn undecided(terms: &Terms, action: &Action) -> &'static str {
    match action.status {
        Some(Status::Done | Status::Dropped) => UNKNOWN,
        _ => terms.words.to_decide,
    }
}

/// Who does it, and with whom.
fn owners(terms: &Terms, action: &Action) -> Inline {
    let owners = if action.owners.is_empty() { Inline::text(undecided(terms, action)) } else { names(&action.owners) };
    if action.with.is_empty() {
        return owners;
    }
    owners.then_text(&format!(", {} ", terms.map.with)).then(&names(&action.with))
}

fn names(texts: &[Text]) -> Inline {
    Inline::join(texts.iter().map(|text| Inline::text(&text.value)), ", ")
}

fn effects(terms: &Terms, document: &mut Document) {
    let mut effects = terms
        .journey
        .cards_of(CardKind::Action)
        .flat_map(|(_, card)| card.action.iter().flat_map(move |action| action.effects.iter().map(move |e| (card, e))))
        .peekable();
    if effects.peek().is_none() {
        return;
    }
    document.heading(3, &Inline::text(terms.words.effects));
    for (card, effect) in effects {
        document.bullet(0, &terms.bold_number(card).then_text(" ").then_text(&effect.value));
    }
}

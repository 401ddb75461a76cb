//! The actions, in a table for each group that can decide them, and what they brought.
//!
//! The last group asks who can decide its actions. Where no action says it, there is one table without a group.

use super::markdown::{Inline, MarkdownDocument};
use super::terms::Terms;
use crate::model::{Action, Card, CardKind, Level, Status, Text, WrittenDate};

/// In place of a fact that nobody gave and nobody has to.
const UNKNOWN: &str = "—";

/// Writes the actions.
pub fn write(terms: &Terms, document: &mut MarkdownDocument) {
    document.heading(2, &Inline::text(terms.kinds.action.lane));
    let groups = terms.journey.action_groups();
    if groups.is_empty() {
        document.paragraph(&Inline::text(terms.words.no_actions));
        return;
    }
    let grouped = groups.iter().any(|group| group.reach.is_some());
    for group in groups {
        if grouped {
            document.heading(3, &Inline::text(terms.names.reach(group.reach)));
        }
        let rows: Vec<_> = group.actions.into_iter().map(|(card, action)| row(terms, card, action)).collect();
        document.table(&head(terms), &rows);
    }
    effects(terms, document);
}

fn head(terms: &Terms) -> [&'static str; 8] {
    let columns = &terms.words.columns;
    [
        columns.number,
        terms.kinds.action.one,
        terms.map.owner,
        columns.due,
        columns.status,
        columns.effort,
        columns.impact,
        columns.origin,
    ]
}

fn row(terms: &Terms, card: &Card, action: &Action) -> Vec<Inline> {
    let level = |level: Option<Level>| Inline::text(level.map_or(UNKNOWN, |level| terms.names.level(level)));
    let shown = |due: &WrittenDate| due.shown(|date| terms.date(date));
    let due = action.due.as_ref().map_or_else(|| undecided(terms, action).to_owned(), shown);
    vec![
        terms.bold_number(card),
        Inline::text(&card.text.value),
        owners(terms, action),
        Inline::text(&due),
        Inline::text(action.status.map_or(UNKNOWN, |status| terms.names.status(status))),
        level(action.effort),
        level(action.impact),
        Inline::text(&terms.names.origin(card).unwrap_or_else(|| UNKNOWN.to_owned())),
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

fn effects(terms: &Terms, document: &mut MarkdownDocument) {
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

//! A row a card, an action or a metric.
//!
//! In: the cards of a journey. Out: a [`TableSheet`] of each, with the same columns for every journey.

use super::{CellValue, TableSheet, one_line, place};
use crate::export::plan::terms::Terms;
#[cfg(feature = "xlsx")]
use crate::model::CardKind;
use crate::model::{Action, Card, Evidence, Metric, Quantity, Reference, Text, WrittenDate};

/// Every card, in the order of the file.
pub(super) fn all(terms: &Terms) -> TableSheet {
    let (columns, exchange) = (&terms.words.columns, terms.journey.language.exchange_words());
    let mut after = vec![columns.origin, terms.words.one.answers, exchange.evidence];
    after.extend(action_heads(terms));
    after.extend(metric_heads(terms));
    let before = [columns.number, exchange.kind, exchange.text];
    let heads = heads([&before, &after], place_heads(terms), &[exchange.labels, terms.words.one.note]);
    let row = |card: &Card| {
        let mut row = vec![number(terms, card), CellValue::words(terms.names.kind(card.kind)), text(&card.text)];
        row.extend(place(terms, card.place));
        row.push(CellValue::words(terms.names.origin(card).unwrap_or_default()));
        row.push(CellValue::words(answers(terms, &card.answers)));
        row.push(CellValue::words(card.evidence.map_or("", |evidence| known(terms, evidence))));
        row.extend(action(terms, card.action.as_ref()));
        row.extend(metric(card.metric.as_ref()));
        row.push(CellValue::lines(&card.labels));
        row.push(CellValue::lines(&card.notes));
        row
    };
    TableSheet { heads, rows: terms.journey.cards.iter().map(row).collect() }
}

/// Who does what by when.
#[cfg(feature = "xlsx")]
pub(super) fn actions(terms: &Terms) -> TableSheet {
    let columns = &terms.words.columns;
    let mut before = vec![columns.number, terms.kinds.action.one];
    before.extend(action_heads(terms));
    before.push(columns.origin);
    let heads = heads([&before, &[]], place_heads(terms), &[terms.words.one.note]);
    let row = |card: &Card| {
        let mut row = vec![number(terms, card), text(&card.text)];
        row.extend(action(terms, card.action.as_ref()));
        row.push(CellValue::words(terms.names.origin(card).unwrap_or_default()));
        row.extend(place(terms, card.place));
        row.push(CellValue::lines(&card.notes));
        row
    };
    of_kind(terms, CardKind::Action, heads, row)
}

/// What was measured, and what it should be.
#[cfg(feature = "xlsx")]
pub(super) fn metrics(terms: &Terms) -> TableSheet {
    let mut before = vec![terms.words.columns.number, terms.kinds.metric.one];
    before.extend(metric_heads(terms));
    let heads = heads([&before, &[]], place_heads(terms), &[terms.words.one.note]);
    let row = |card: &Card| {
        let mut row = vec![number(terms, card), text(&card.text)];
        row.extend(metric(card.metric.as_ref()));
        row.extend(place(terms, card.place));
        row.push(CellValue::lines(&card.notes));
        row
    };
    of_kind(terms, CardKind::Metric, heads, row)
}

#[cfg(feature = "xlsx")]
fn of_kind(terms: &Terms, kind: CardKind, heads: Vec<String>, row: impl Fn(&Card) -> Vec<CellValue>) -> TableSheet {
    TableSheet { heads, rows: terms.journey.cards_of(kind).map(|(_, card)| row(card)).collect() }
}

/// The heads of [`place`].
fn place_heads(terms: &Terms) -> [String; 3] {
    let one = &terms.words.one;
    let number = terms.names.in_sentence(terms.words.columns.number);
    [one.phase.to_owned(), format!("{} {number}", one.step), one.step.to_owned()]
}

/// Heads in a row.
fn heads(groups: [&[&str]; 2], places: [String; 3], last: &[&str]) -> Vec<String> {
    let [before, after] = groups.map(|group| group.iter().map(|head| (*head).to_owned()).collect::<Vec<_>>());
    let last = last.iter().map(|head| (*head).to_owned());
    before.into_iter().chain(places).chain(after).chain(last).collect()
}

fn action_heads(terms: &Terms) -> [&'static str; 8] {
    let (columns, one) = (&terms.words.columns, &terms.words.one);
    let [due, status, effort, impact] = [columns.due, columns.status, columns.effort, columns.impact];
    [terms.map.owner, one.with, due, status, effort, impact, columns.reach, one.effect]
}

fn metric_heads(terms: &Terms) -> [&'static str; 6] {
    let columns = &terms.words.columns;
    let unit = terms.journey.language.exchange_words().unit;
    [columns.value, unit, columns.target, unit, columns.source, columns.data]
}

fn number(terms: &Terms, card: &Card) -> CellValue {
    CellValue::words(terms.names.number(card).unwrap_or_default())
}

fn text(text: &Text) -> CellValue {
    CellValue::words(one_line(&text.value))
}

fn action(terms: &Terms, action: Option<&Action>) -> [CellValue; 8] {
    let Some(action) = action else { return [const { CellValue::Empty }; 8] };
    [
        CellValue::lines(&action.owners),
        CellValue::lines(&action.with),
        action.due.as_ref().map_or(CellValue::Empty, due),
        CellValue::words(action.status.map_or("", |status| terms.names.status(status))),
        CellValue::words(action.effort.map_or("", |level| terms.names.level(level))),
        CellValue::words(action.impact.map_or("", |level| terms.names.level(level))),
        CellValue::words(action.reach.map_or("", |reach| terms.names.reach(Some(reach)))),
        CellValue::lines(&action.effects),
    ]
}

/// A day as a date, anything else in the words in which it was written.
fn due(due: &WrittenDate) -> CellValue {
    match (&due.words, due.date) {
        (None, Some(date)) => CellValue::Date(date),
        (words, _) => CellValue::lines(words),
    }
}

fn metric(metric: Option<&Metric>) -> [CellValue; 6] {
    let Some(metric) = metric else { return [const { CellValue::Empty }; 6] };
    let [value, unit] = quantity(metric.value.as_ref());
    let [target, target_unit] = quantity(metric.target.as_ref());
    let data = metric.data.as_ref().map_or(String::new(), |data| data.text.value.clone());
    [value, unit, target, target_unit, CellValue::lines(&metric.sources), CellValue::words(data)]
}

fn quantity(quantity: Option<&Quantity>) -> [CellValue; 2] {
    match quantity {
        None => [CellValue::Empty, CellValue::Empty],
        Some(quantity) => [CellValue::Number(quantity.number), CellValue::words(quantity.unit.as_str())],
    }
}

fn known(terms: &Terms, evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Assumed => terms.map.assumed,
        Evidence::Observed => terms.map.observed,
        Evidence::Measured => terms.map.measured,
    }
}

fn answers(terms: &Terms, references: &[Reference]) -> String {
    references.iter().map(|reference| terms.names.target(reference.target)).collect::<Vec<_>>().join("\n")
}

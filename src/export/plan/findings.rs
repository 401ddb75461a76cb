//! What was found: the links that are still missing, what to keep, the moments that decide, figures
//! against their targets, insights and barriers. Each is left out where the journey has none.

use super::markdown::{Inline, MarkdownDocument};
use super::missing::missing;
use super::terms::Terms;
use crate::model::{Card, CardId, CardKind, Metric, Place};

/// Writes the negatives, needs and opportunities that are waiting for an answer.
pub fn work_left(terms: &Terms, document: &mut MarkdownDocument) {
    let missing = missing(terms.journey);
    let lists = [
        (terms.words.opportunities_left, missing.opportunities),
        (terms.words.needs_left, missing.needs),
        (terms.words.unanswered_negatives, missing.negatives),
    ];
    if lists.iter().all(|(_, ids)| ids.is_empty()) {
        return;
    }
    document.heading(2, &Inline::text(terms.words.work_left));
    for (heading, ids) in lists {
        list(terms, document, 3, heading, ids);
    }
}

/// Writes what to keep, what decides, the figures, what was learnt and what is in the way.
pub fn findings(terms: &Terms, document: &mut MarkdownDocument) {
    list_of(terms, document, terms.words.keep, CardKind::Positive);
    key_moments(terms, document);
    metrics(terms, document);
    list_of(terms, document, terms.words.learnt, CardKind::Insight);
    list_of(terms, document, terms.words.in_the_way, CardKind::Barrier);
}

fn list_of(terms: &Terms, document: &mut MarkdownDocument, heading: &str, kind: CardKind) {
    list(terms, document, 2, heading, terms.journey.cards_of(kind).map(|(id, _)| id).collect());
}

fn list(terms: &Terms, document: &mut MarkdownDocument, level: usize, heading: &str, ids: Vec<CardId>) {
    if ids.is_empty() {
        return;
    }
    document.heading(level, &Inline::text(heading));
    for id in ids {
        document.bullet(0, &terms.entry(id));
    }
}

fn key_moments(terms: &Terms, document: &mut MarkdownDocument) {
    let mut deciding = terms.journey.steps().filter(|(_, _, step)| !step.key_moments.is_empty()).peekable();
    if deciding.peek().is_none() {
        return;
    }
    document.heading(2, &Inline::text(terms.words.key_moments));
    for (phase, index, step) in deciding {
        let number = format!("{} {}", terms.words.one.step, terms.names.step_number(phase, index));
        let name =
            Inline::bold(&number).then_text(", ").then_text(&step.name.value).then_text(terms.journey.language.colon());
        for reason in &step.key_moments {
            document.bullet(0, &name.clone().then_text(&reason.value));
        }
    }
}

fn metrics(terms: &Terms, document: &mut MarkdownDocument) {
    let rows: Vec<_> =
        terms.journey.cards.iter().filter_map(|card| Some(metric_row(terms, card, card.metric.as_ref()?))).collect();
    if rows.is_empty() {
        return;
    }
    document.heading(2, &Inline::text(terms.kinds.metric.lane));
    let columns = &terms.words.columns;
    let one = terms.kinds.metric.one;
    document.table(&[columns.number, one, columns.value, columns.target, columns.source, columns.moment], &rows);
}

fn metric_row(terms: &Terms, card: &Card, metric: &Metric) -> Vec<Inline> {
    let target = metric.target.as_ref().map_or(terms.words.to_decide, |target| &target.text.value);
    let sources = metric.sources.iter().map(|source| Inline::text(&source.value));
    vec![
        terms.bold_number(card),
        Inline::text(&card.text.value),
        Inline::text(&value(terms, metric)),
        Inline::text(target),
        Inline::join(sources, "; "),
        Inline::text(&moment(terms, card.place)),
    ]
}

fn moment(terms: &Terms, place: Place) -> String {
    terms.names.place(place).unwrap_or_else(|| "—".to_owned())
}

/// The value as written; from a data file with its date and how it changed: `38 % (1 March 2026, −3)`.
pub fn value(terms: &Terms, metric: &Metric) -> String {
    let Some(value) = &metric.value else { return terms.map.not_measured.to_owned() };
    let Some(data) = &metric.data else { return value.text.value.clone() };
    let change = data.change.map_or_else(String::new, |change| format!(", {}", terms.journey.language.signed(change)));
    format!("{} ({}{change})", value.text.value, terms.date(data.date))
}

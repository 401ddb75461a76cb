//! The cards of a moment, each under the card that it came from, with all that was said about it.

use std::collections::BTreeMap;

use crate::export::plan::findings::value;
use crate::export::plan::markdown::MarkdownDocument;
use crate::export::plan::terms::Terms;
use crate::model::{Action, Card, CardId, Journey, Metric, Place, Text};

/// Which cards stand at a place, and which under a card, in the order of the file.
pub struct Cards {
    outermost: BTreeMap<Place, Vec<CardId>>,
    under: Vec<Vec<CardId>>,
}

impl Cards {
    /// The cards of a journey, sorted out once.
    pub fn new(journey: &Journey) -> Cards {
        let mut cards = Cards { outermost: BTreeMap::new(), under: vec![Vec::new(); journey.cards.len()] };
        for (index, card) in journey.cards.iter().enumerate() {
            // A parent stands above its child in the file; anything else would be a circle.
            let parent = card.parent.filter(|parent| parent.0 < index && journey.card(*parent).place == card.place);
            match parent {
                Some(parent) => cards.under[parent.0].push(CardId(index)),
                None => cards.outermost.entry(card.place).or_default().push(CardId(index)),
            }
        }
        cards
    }

    /// Whether anything was said here.
    pub fn any_at(&self, place: Place) -> bool {
        self.outermost.contains_key(&place)
    }

    /// Writes the cards of a place as a list.
    pub fn write(&self, terms: &Terms, document: &mut MarkdownDocument, place: Place) {
        let Some(outermost) = self.outermost.get(&place) else { return };
        // A stack of its own instead of recursion: how deep cards nest is not ours to say.
        let mut open: Vec<(usize, CardId)> = outermost.iter().rev().map(|id| (0, *id)).collect();
        while let Some((depth, id)) = open.pop() {
            write_card(terms, document, depth, terms.journey.card(id));
            open.extend(self.under[id.0].iter().rev().map(|under| (depth + 1, *under)));
        }
    }
}

fn write_card(terms: &Terms, document: &mut MarkdownDocument, depth: usize, card: &Card) {
    let kind = terms.names.kind(card.kind);
    let name = terms.names.number(card).map_or_else(|| kind.to_owned(), |number| format!("{kind} {number}"));
    let words = document.label(&name).then_text(&card.text.value).then_text(&terms.evidence(card.evidence));
    document.bullet(depth, &words);
    let mut details = Details { document, depth: depth + 1 };
    if let Some(action) = &card.action {
        action_details(terms, &mut details, action);
    }
    if let Some(metric) = &card.metric {
        metric_details(terms, &mut details, metric);
    }
    for unread in &card.unread {
        details.write(&unread.keyword.value, &unread.text.value);
    }
    for reference in &card.answers {
        details.write(terms.words.one.answers, &terms.names.target(reference.target));
    }
    details.write_all(terms.words.one.note, &card.notes);
}

fn action_details(terms: &Terms, details: &mut Details, action: &Action) {
    let columns = &terms.words.columns;
    details.write_all(terms.map.owner, &action.owners);
    details.write_all(terms.words.one.with, &action.with);
    let facts = [
        (columns.due, action.due.as_ref().map(|due| due.shown(|date| terms.date(date)))),
        (columns.status, action.status.map(|status| terms.names.status(status).to_owned())),
        (columns.effort, action.effort.map(|effort| terms.names.level(effort).to_owned())),
        (columns.impact, action.impact.map(|impact| terms.names.level(impact).to_owned())),
        (columns.reach, action.reach.map(|reach| terms.names.in_sentence(terms.names.reach(Some(reach))))),
    ];
    for (label, words) in facts {
        if let Some(words) = words {
            details.write(label, &words);
        }
    }
    details.write_all(terms.words.one.effect, &action.effects);
}

fn metric_details(terms: &Terms, details: &mut Details, metric: &Metric) {
    let columns = &terms.words.columns;
    details.write(columns.value, &value(terms, metric));
    if let Some(target) = &metric.target {
        details.write(columns.target, &target.text.value);
    }
    details.write_all(columns.source, &metric.sources);
    if let Some(data) = &metric.data {
        details.write(columns.data, &data.text.value);
    }
}

/// What is said about a card, in a list under it.
struct Details<'a> {
    document: &'a mut MarkdownDocument,
    depth: usize,
}

impl Details<'_> {
    fn write(&mut self, label: &str, words: &str) {
        let words = self.document.label(label).then_text(words);
        self.document.bullet(self.depth, &words);
    }

    fn write_all(&mut self, label: &str, texts: &[Text]) {
        for text in texts {
            self.write(label, &text.value);
        }
    }
}

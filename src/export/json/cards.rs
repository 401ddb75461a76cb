//! Cards in the JSON document.
//!
//! In: the cards of a journey. Out: their mirror in `shape`, each with its number on the map and the chain behind it.

use super::{Mirror, evidence, iso, shape, spot};
use crate::model::{Action, Card, CardKind, Level, Metric, Reach, Status};

impl Mirror<'_> {
    pub(super) fn card(&self, at: usize, card: &Card) -> shape::Card {
        let lane = match card.kind {
            CardKind::Own(lane) => self.terms.journey.lanes.get(lane.0).map(|name| name.value.clone()),
            _ => None,
        };
        shape::Card {
            id: at + 1,
            kind: card.kind.name(),
            lane,
            number: card.number,
            shown: card.shown_number(self.language()),
            words: self.words(&card.text),
            place: spot(card.place),
            parent: card.parent.map(|parent| parent.0 + 1),
            answers: self.references(&card.answers),
            origin: self.terms.names.origin(card),
            evidence: card.evidence.map(evidence),
            action: card.action.as_ref().map(|action| self.action(action)),
            metric: card.metric.as_ref().map(|metric| self.metric(metric)),
            unread: self.unread(&card.unread),
            notes: self.all(&card.notes),
            labels: self.all(&card.labels),
            at: self.at(card.span),
        }
    }

    fn action(&self, action: &Action) -> shape::Action {
        shape::Action {
            owners: self.all(&action.owners),
            with: self.all(&action.with),
            due: action.due.as_ref().and_then(|due| due.date).map(iso),
            due_words: action.due.as_ref().and_then(|due| due.words.as_ref()).map(|words| self.words(words)),
            status: action.status.map(status),
            effort: action.effort.map(level),
            impact: action.impact.map(level),
            reach: action.reach.map(reach),
            effects: self.all(&action.effects),
        }
    }

    fn metric(&self, metric: &Metric) -> shape::Metric {
        shape::Metric {
            value: metric.value.as_ref().map(|value| self.quantity(value)),
            target: metric.target.as_ref().map(|target| self.quantity(target)),
            sources: self.all(&metric.sources),
            data: metric.data.as_ref().map(|data| shape::Data {
                words: self.words(&data.text),
                date: iso(data.date),
                change: data.change,
            }),
        }
    }
}

const fn status(status: Status) -> &'static str {
    match status {
        Status::New => "new",
        Status::Planned => "planned",
        Status::Doing => "doing",
        Status::Done => "done",
        Status::Dropped => "dropped",
    }
}

const fn level(level: Level) -> &'static str {
    match level {
        Level::Small => "small",
        Level::Medium => "medium",
        Level::Large => "large",
    }
}

const fn reach(reach: Reach) -> &'static str {
    match reach {
        Reach::Ourselves => "self",
        Reach::Together => "together",
        Reach::Outside => "outside",
    }
}

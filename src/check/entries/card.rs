//! Cards: positives, negatives, questions, needs and so on, of a phase or a step.
//!
//! In: an entry, the moment that it belongs to, and the card that it stands under. Out: a [`Card`] in the
//! order of the file, each with its number among its kind; and the cards under it.

use crate::diagnostic::Code;
use crate::model::{Card, CardId, CardKind, Place, Target};
use crate::syntax::{Entry, Keyword};

use super::once::Once;
use crate::check::build::Builder;
use crate::check::names::labels::Asker;
use crate::check::values::words;

impl Builder<'_, '_> {
    /// Reads a card and the cards under it; an entry of another kind is passed over.
    pub fn card(&mut self, entry: &Entry, place: Place, parent: Option<CardId>) {
        let Some(kind) = self.kind_of_entry(entry) else { return };
        let id = CardId(self.journey.cards.len());
        let text = if kind == CardKind::Metric { self.metric_name(entry) } else { self.context.name(entry) };
        let number = self.numbers.entry(kind).or_default();
        *number += 1;
        let card = Card {
            parent,
            labels: self.labels.define(entry, Some(Target::Card(id)), self.context),
            span: self.context.first_line(entry),
            ..Card::new(kind, *number, text, place)
        };
        self.journey.cards.push(card);
        self.inside_of_card(entry, id, place);
    }

    fn inside_of_card(&mut self, entry: &Entry, id: CardId, place: Place) {
        let before = self.context.count();
        let mut unread = Vec::new();
        match self.journey.cards[id.0].kind {
            CardKind::Action => self.journey.cards[id.0].action = Some(self.action(entry, &mut unread)),
            CardKind::Metric => self.journey.cards[id.0].metric = Some(self.metric(entry, &mut unread)),
            _ => {}
        }
        if entry.text.is_empty() || self.context.count() > before {
            self.context.half_read.insert(id);
        }
        let mut once = Once::default();
        for child in &entry.children {
            match child.keyword {
                Keyword::For => self.labels.refer(child, Asker::Card(id), self.context),
                Keyword::Note => self.journey.cards[id.0].notes.extend(self.context.aside(child)),
                Keyword::Evidence if once.allows(child, self.context) => {
                    self.journey.cards[id.0].evidence =
                        self.word(child, (words::EVIDENCE, Code::UnknownEvidence), &mut unread);
                }
                _ => self.card(child, place, Some(id)),
            }
        }
        self.journey.cards[id.0].unread = unread;
    }

    fn kind_of_entry(&self, entry: &Entry) -> Option<CardKind> {
        match entry.keyword {
            Keyword::Own => self.lanes.get(entry.lane.as_deref()?).copied().map(CardKind::Own),
            keyword => card_kind(keyword),
        }
    }
}

/// The kind of card that an entry of this keyword makes; none for keywords of other things, and for a lane that the journey
/// names, whose entries are told apart by its name.
#[must_use]
pub fn card_kind(keyword: Keyword) -> Option<CardKind> {
    CardKind::from_name(keyword.name())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_kind_has_one_keyword() {
        let kinds: Vec<CardKind> = Keyword::ALL.iter().filter_map(|keyword| card_kind(*keyword)).collect();
        assert_eq!(kinds.len(), CardKind::ALL.len());
        assert_eq!(kinds.into_iter().collect::<BTreeSet<_>>(), BTreeSet::from(CardKind::ALL));
    }
}

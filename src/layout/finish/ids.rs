//! Ids for links, and accessible names.
//!
//! In: a journey and its drawn sheets. Out: each phase, step, card, persona and curve on the sheets with an id, and cards
//! and signs with words. An id comes from the entry's label (`#name`), or from its kind and its own words; never from
//! its place, so that it stays when something else changes.

use std::collections::{BTreeMap, BTreeSet};

use crate::fingerprint::Fingerprint;
use crate::model::names::DisplayNames;
use crate::model::{Card, CardKind, Journey, Text};
use crate::scene::{Group, Item, Scene, SemanticRole, SheetKind, Sign};
use crate::source::Span;

use crate::layout::blocks::journey;

/// Everything in a journey that can be linked to, by its span in the source.
pub struct Anchors {
    by_span: BTreeMap<Span, Anchor>,
    curve: String,
    /// Accessible names of signs: of touchpoints, emotions, assumptions and key moments.
    touchpoint: &'static str,
    emotion: &'static str,
    assumed: &'static str,
    key_moment: &'static str,
}

/// A target of links.
pub struct Anchor {
    id: String,
    /// What it is called, such as `Pain point −4` or `3. Waiting`.
    pub name: String,
    /// The word for its kind.
    kind: String,
    /// The number of a card, as it stands on the sheets.
    pub number: Option<String>,
}

impl Anchors {
    /// The link targets of a journey.
    pub fn of(journey: &Journey) -> Anchors {
        let drafts = drafts(journey);
        let mut ids = UniqueIds::default();
        let mut by_span = BTreeMap::new();
        // Labels first, so that an id chosen by the writer is never taken by a generated one.
        for labelled in [true, false] {
            for draft in drafts.iter().filter(|draft| draft.labels.is_empty() != labelled) {
                let id = ids.free(&draft.base());
                let (name, kind) = (journey::cut(&draft.name), journey::cut(&draft.kind_name));
                let number = draft.number.clone();
                by_span.entry(draft.span).or_insert(Anchor { id, name, kind, number });
            }
        }
        let words = journey.language.map_words();
        Anchors {
            by_span,
            curve: ids.free("curve"),
            touchpoint: journey.language.plan_words().one.touchpoint,
            emotion: words.emotion,
            assumed: words.assumed,
            key_moment: words.key_moment,
        }
    }

    /// What the source names at `span`.
    pub fn at(&self, span: Span) -> Option<&Anchor> {
        self.by_span.get(&span)
    }

    /// Gives ids and words to the groups of all sheets of a document.
    pub fn name(&self, scenes: &mut [Scene]) {
        let mut ids = UniqueIds::default();
        for scene in scenes {
            let mut assigner = IdAssigner { anchors: self, kind: scene.kind, here: BTreeSet::new(), ids: &mut ids };
            assigner.items(&mut scene.items, "");
        }
    }
}

/// A link target before it has an id.
struct AnchorDraft<'a> {
    kind: &'static str,
    text: &'a str,
    labels: &'a [Text],
    span: Span,
    name: String,
    kind_name: String,
    number: Option<String>,
}

fn drafts(journey: &Journey) -> Vec<AnchorDraft<'_>> {
    let mut drafts = Vec::new();
    let words = &journey.language.plan_words().one;
    for persona in &journey.personas {
        let (text, labels, span) = (persona.name.value.as_str(), &persona.labels[..], persona.name.span);
        let (name, kind_name, number) = (text.to_owned(), String::new(), None);
        drafts.push(AnchorDraft { kind: "persona", text, labels, span, name, kind_name, number });
    }
    let mut count = 0;
    for phase in &journey.phases {
        let (text, labels, span) = (phase.name.value.as_str(), &phase.facts.labels[..], phase.facts.span);
        let (name, kind_name, number) = (text.to_owned(), words.phase.to_owned(), None);
        drafts.push(AnchorDraft { kind: "phase", text, labels, span, name, kind_name, number });
        for step in &phase.steps {
            count += 1;
            let (text, labels, span) = (step.name.value.as_str(), &step.facts.labels[..], step.facts.span);
            let (name, kind_name, number) = (format!("{count}. {text}"), words.step.to_owned(), None);
            drafts.push(AnchorDraft { kind: "step", text, labels, span, name, kind_name, number });
        }
    }
    let names = DisplayNames::new(journey);
    drafts.extend(journey.cards.iter().map(|card| card_draft(&names, card)));
    drafts
}

fn card_draft<'a>(names: &DisplayNames, card: &'a Card) -> AnchorDraft<'a> {
    let kind_name = names.kind(card.kind).to_owned();
    let number = names.number(card);
    let name = number.as_ref().map_or_else(|| kind_name.clone(), |number| format!("{kind_name} {number}"));
    let (text, labels, span) = (card.text.value.as_str(), &card.labels[..], card.span);
    AnchorDraft { kind: kind_of_card(card.kind), text, labels, span, name, kind_name, number }
}

/// The beginning of the ids of a kind of card.
const fn kind_of_card(kind: CardKind) -> &'static str {
    match kind {
        CardKind::Own(_) => "card",
        known => known.name(),
    }
}

impl AnchorDraft<'_> {
    /// Its id, unless that is taken.
    fn base(&self) -> String {
        let digits = |text: &str| Fingerprint::new().with(text.as_bytes()).digits();
        match self.labels.first() {
            None => format!("{}-{}", self.kind, digits(self.text)),
            Some(label) => {
                let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
                let written: String = label.value.chars().map(plain).collect();
                // Letters that an id cannot have are told apart by the fingerprint.
                if written == label.value { written } else { format!("{written}-{}", digits(&label.value)) }
            }
        }
    }
}

/// The ids that are taken.
#[derive(Default)]
struct UniqueIds {
    taken: BTreeSet<String>,
    /// How often each was asked for, so that the next free one is found at once.
    asked: BTreeMap<String, usize>,
}

impl UniqueIds {
    /// `base`, or the first of `base-2`, `base-3` … that is free.
    fn free(&mut self, base: &str) -> String {
        let asked = self.asked.entry(base.to_owned()).or_default();
        loop {
            *asked += 1;
            let id = if *asked == 1 { base.to_owned() } else { format!("{base}-{asked}") };
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// Assigns ids and names on one sheet.
struct IdAssigner<'a> {
    anchors: &'a Anchors,
    kind: SheetKind,
    /// The ids that this sheet has shown already.
    here: BTreeSet<&'a str>,
    ids: &'a mut UniqueIds,
}

impl IdAssigner<'_> {
    /// Names groups; `kind` is the word for the card that they belong to.
    fn items(&mut self, items: &mut [Item], kind: &str) {
        for item in items {
            if let Item::Group(group) = item {
                self.group(group, kind);
            }
        }
    }

    fn group(&mut self, group: &mut Group, kind: &str) {
        let anchors = self.anchors;
        let anchor = group.span.and_then(|span| anchors.by_span.get(&span));
        let id = if group.role == SemanticRole::Curve {
            Some(anchors.curve.as_str())
        } else {
            anchor.map(|it| it.id.as_str())
        };
        let id = id.filter(|_| {
            !matches!(group.role, SemanticRole::Decoration | SemanticRole::Reference | SemanticRole::Touchpoint)
        });
        if let (SemanticRole::ChartPoint, Some(id)) = (group.role, id) {
            // A point in a chart is not the target itself.
            group.id = self.ids.free(&format!("{}-{id}-dot", self.kind.name()));
            return self.items(&mut group.items, kind);
        }
        // Links lead to the first group of a target on a sheet.
        if let Some(id) = id.filter(|id| self.here.insert(id)) {
            let wanted = if self.kind == SheetKind::Map { id.to_owned() } else { format!("{}-{id}", self.kind.name()) };
            group.id = self.ids.free(&wanted);
        }
        if let (SemanticRole::Card, Some(anchor)) = (group.role, anchor) {
            group.label.clone_from(&anchor.name);
        }
        if group.role == SemanticRole::Touchpoint {
            anchors.touchpoint.clone_into(&mut group.label);
        }
        if let Some(number) = anchor.and_then(|anchor| anchor.number.as_deref()) {
            mark_number(&mut group.items, number);
        }
        match group.role {
            SemanticRole::Sign(Sign::Kind) => kind.clone_into(&mut group.label),
            SemanticRole::Sign(Sign::Level) if !group.label.is_empty() => {
                group.label = format!("{} {}", anchors.emotion, group.label);
            }
            SemanticRole::Sign(Sign::Assumed) => anchors.assumed.clone_into(&mut group.label),
            SemanticRole::Sign(Sign::KeyMoment) => anchors.key_moment.clone_into(&mut group.label),
            SemanticRole::Touchpoint => self.items(&mut group.items, anchors.touchpoint),
            SemanticRole::Card => self.items(&mut group.items, anchor.map_or("", |anchor| &anchor.kind)),
            _ => self.items(&mut group.items, kind),
        }
    }
}

/// Makes the first line that says `number` and nothing else a group of its own, unless it is one; says whether it is found.
fn mark_number(items: &mut [Item], number: &str) -> bool {
    items.iter_mut().any(|item| match item {
        Item::Text(text) if text.line.text == number => {
            let items = vec![item.clone()];
            *item = Item::Group(Group { role: SemanticRole::Number, items, ..Group::default() });
            true
        }
        Item::Group(group) if group.role == SemanticRole::Number => true,
        Item::Group(group) => mark_number(&mut group.items, number),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::model::{Place, sample};

    /// The ids of a journey whose things stand one after another in the source.
    fn ids(change: impl FnOnce(&mut Journey)) -> Vec<String> {
        let mut journey = sample::journey(Language::Dutch, "Reis");
        journey.phases.push(sample::phase("Voor", vec![sample::step("Belt"), sample::step("Wacht")]));
        journey.add(CardKind::Negative, "Lang wachten", Place::Step(0, 0), None);
        journey.add(CardKind::Need, "Lang wachten", Place::Step(0, 0), None);
        change(&mut journey);
        let mut ids = UniqueIds::default();
        drafts(&journey).iter().map(|draft| ids.free(&draft.base())).collect()
    }

    #[test]
    fn ids_stay_when_something_else_changes() {
        let before = ids(|_| {});
        let after = ids(|journey| {
            journey.phases[0].steps.insert(0, sample::step("Zoekt het nummer"));
            journey.add(CardKind::Negative, "Nog iets", Place::Journey, None);
            journey.cards.rotate_right(1);
        });
        assert!(before.iter().all(|id| after.contains(id)), "{before:?} {after:?}");
        assert_eq!(after.len(), before.len() + 2);
    }

    #[test]
    fn a_label_gives_the_id_and_equals_are_counted() {
        let ids = ids(|journey| {
            journey.cards[0].labels.push(sample::text("wachten"));
            journey.cards[1].labels.push(sample::text("vóór"));
            journey.phases[0].steps.push(sample::step("Wacht"));
        });
        assert_eq!(ids[4], "wachten");
        assert!(ids[5].starts_with("v--r-") && ids[5].is_ascii(), "{}", ids[5]);
        assert_eq!(ids[3], format!("{}-2", ids[2]));
    }
}

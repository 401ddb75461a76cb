//! Reading order of a map: phase by phase, step by step.
//!
//! In: a sheet as it was drawn, lane by lane. Out: the same items in reading order, those of a phase and of a step
//! together in a group. Painting order is free for this, since nothing but backgrounds and the curve lies under something
//! else; these come first. Where things stand is not changed.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Facts, Journey, Place};
use crate::scene::{Group, Item, Scene, SemanticRole, SheetKind};
use crate::source::Span;

/// The moment that each span of the source belongs to.
pub struct PlaceIndex {
    by_span: BTreeMap<Span, Place>,
    /// The place of each phase and of its steps in the source.
    phases: Vec<(Span, Vec<Span>)>,
}

impl PlaceIndex {
    /// The places of a journey.
    pub fn of(journey: &Journey) -> PlaceIndex {
        let mut by_span: BTreeMap<Span, Place> = journey.cards.iter().map(|card| (card.span, card.place)).collect();
        let mut phases = Vec::new();
        for (index, phase) in journey.phases.iter().enumerate() {
            add_facts(&phase.facts, Place::Phase(index), &mut by_span);
            for (number, step) in phase.steps.iter().enumerate() {
                add_facts(&step.facts, Place::Step(index, number), &mut by_span);
            }
            phases.push((phase.facts.span, phase.steps.iter().map(|step| step.facts.span).collect()));
        }
        PlaceIndex { by_span, phases }
    }

    /// Puts a map into reading order; other kinds of sheet are drawn in it.
    pub fn order(&self, scene: &mut Scene) {
        if !matches!(scene.kind, SheetKind::Map | SheetKind::Phases) {
            return;
        }
        let mut reading = ReadingOrder::default();
        for item in std::mem::take(&mut scene.items) {
            reading.add(item, self);
        }
        scene.items = reading.finished(self);
    }

    fn of_item(&self, item: &Item) -> Option<Place> {
        let Item::Group(Group { span: Some(span), .. }) = item else { return None };
        self.by_span.get(span).copied().filter(|place| *place != Place::Journey)
    }
}

fn add_facts(facts: &Facts, place: Place, by_span: &mut BTreeMap<Span, Place>) {
    by_span.insert(facts.span, place);
    by_span.extend(facts.touchpoints.iter().map(|touchpoint| (touchpoint.text.span, place)));
    by_span.extend(facts.emotions.iter().map(|emotion| (emotion.span, place)));
    by_span.extend(facts.emotions.iter().filter_map(|emotion| Some((emotion.words.as_ref()?.span, place))));
}

/// The items of a sheet, sorted out.
#[derive(Default)]
struct ReadingOrder {
    backgrounds: Vec<Item>,
    /// Title, personas, figures.
    head: Vec<Item>,
    curves: Vec<Item>,
    lanes: Vec<Item>,
    lane_names: BTreeSet<String>,
    /// Items of the whole journey.
    whole: Vec<Item>,
    phases: BTreeMap<usize, PhaseItems>,
    foot: Vec<Item>,
}

#[derive(Default)]
struct PhaseItems {
    /// What its arrow says.
    label: Option<String>,
    own: Vec<Item>,
    steps: BTreeMap<usize, Vec<Item>>,
}

impl ReadingOrder {
    fn add(&mut self, item: Item, places: &PlaceIndex) {
        match places.of_item(&item) {
            Some(Place::Step(phase, step)) => {
                self.phases.entry(phase).or_default().steps.entry(step).or_default().push(item);
            }
            Some(Place::Phase(phase)) => self.phases.entry(phase).or_default().add(item),
            Some(Place::Journey) | None => self.add_unplaced(item, places),
        }
    }

    fn add_unplaced(&mut self, mut item: Item, places: &PlaceIndex) {
        let Item::Group(group) = &mut item else { return self.backgrounds.push(item) };
        match group.role {
            SemanticRole::Decoration => self.backgrounds.push(item),
            SemanticRole::Header | SemanticRole::Persona | SemanticRole::Figure => self.head.push(item),
            SemanticRole::Footer => self.foot.push(item),
            SemanticRole::LaneName => {
                // A name that comes again with the next band has been read.
                if !self.lane_names.insert(group.label.clone()) {
                    group.role = SemanticRole::Decoration;
                }
                self.lanes.push(item);
            }
            SemanticRole::Curve => {
                let is_emotion =
                    |item: &Item| matches!(item, Item::Group(group) if group.role == SemanticRole::Emotion);
                let (markers, rest) = std::mem::take(&mut group.items).into_iter().partition(is_emotion);
                group.items = rest;
                self.curves.push(item);
                for marker in markers {
                    self.add(marker, places);
                }
            }
            _ => self.whole.push(item),
        }
    }

    fn finished(self, places: &PlaceIndex) -> Vec<Item> {
        let mut items = self.backgrounds;
        items.extend(self.head);
        items.extend(self.curves);
        items.extend(self.lanes);
        items.extend(listed(self.whole));
        items.extend(self.phases.into_iter().map(|(index, phase)| phase.section(&places.phases[index])));
        items.extend(self.foot);
        items
    }
}

impl PhaseItems {
    fn add(&mut self, mut item: Item) {
        if let Item::Group(group) = &mut item {
            let is_heading = |item: &Item| matches!(item, Item::Group(Group { role: SemanticRole::Heading(_), .. }));
            if group.role == SemanticRole::Phase && group.items.iter().any(is_heading) {
                // The arrow of a phase that continues in the next band has been read.
                if self.label.is_some() {
                    group.role = SemanticRole::Decoration;
                }
                self.label.get_or_insert_with(|| group.label.clone());
            }
        }
        self.own.push(item);
    }

    fn section(self, (span, steps): &(Span, Vec<Span>)) -> Item {
        let mut items = listed(self.own);
        items.extend(self.steps.into_iter().map(|(index, own)| {
            let label = match own.first() {
                Some(Item::Group(step)) if step.role == SemanticRole::Step => step.label.clone(),
                _ => String::new(),
            };
            section(SemanticRole::StepSection, label, steps[index], listed(own))
        }));
        section(SemanticRole::PhaseSection, self.label.unwrap_or_default(), *span, items)
    }
}

fn section(role: SemanticRole, label: String, span: Span, items: Vec<Item>) -> Item {
    Item::Group(Group { role, label, span: Some(span), items, ..Group::default() })
}

/// Items with the cards that follow each other as lists.
fn listed(items: Vec<Item>) -> Vec<Item> {
    let mut listed: Vec<Item> = Vec::with_capacity(items.len());
    for item in items {
        let is_card = matches!(&item, Item::Group(group) if group.role == SemanticRole::Card);
        match listed.last_mut() {
            Some(Item::Group(list)) if is_card && list.role == SemanticRole::Cards => list.items.push(item),
            _ if is_card => {
                listed.push(Item::Group(Group { role: SemanticRole::Cards, items: vec![item], ..Group::default() }));
            }
            _ => listed.push(item),
        }
    }
    listed
}

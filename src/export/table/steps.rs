//! A row a step.
//!
//! In: the phases of a journey. Out: a [`TableSheet`] with the same columns for every journey, and then a column for each lane of
//! its own.

use std::collections::BTreeMap;

use super::{CellValue, TableSheet, one_line};
use crate::export::plan::terms::Terms;
use crate::model::{Card, CardKind, Emotion, Facts, LaneId, Place, Step, Target, Text};

/// The cards of each place.
type Placed<'a> = BTreeMap<Place, Vec<&'a Card>>;

/// So many columns come after the lanes.
pub(super) const LAST: usize = 5;

/// All steps, and the phases about which something is said.
pub(super) fn all(terms: &Terms) -> TableSheet {
    let journey = terms.journey;
    let mut placed = Placed::new();
    for card in &journey.cards {
        placed.entry(card.place).or_default().push(card);
    }
    let lanes: Vec<CardKind> = (0..journey.lanes.len()).map(|lane| CardKind::Own(LaneId(lane))).collect();
    let kinds: Vec<CardKind> = CardKind::ALL.into_iter().chain(lanes).collect();
    let mut rows = Vec::new();
    for (at, phase) in journey.phases.iter().enumerate() {
        let place = Place::Phase(at);
        let is_bare = phase.facts.is_bare() && phase.about.is_empty() && phase.goals.is_empty();
        if phase.steps.is_empty() || !is_bare || placed.contains_key(&place) {
            let about = [phase.about.as_slice(), &[]];
            rows.push(row(terms, place, &phase.facts, about, None, &phase.goals, &kinds, &placed));
        }
        for (index, step) in phase.steps.iter().enumerate() {
            let about = [step.about.as_slice(), step.images.as_slice()];
            rows.push(row(terms, Place::Step(at, index), &step.facts, about, Some(step), &[], &kinds, &placed));
        }
    }
    TableSheet { heads: heads(terms, &kinds), rows }
}

fn heads(terms: &Terms, kinds: &[CardKind]) -> Vec<String> {
    let (columns, one) = (&terms.words.columns, &terms.words.one);
    let waiting = terms.journey.language.exchange_words().waiting;
    let first = [columns.number, one.phase, one.step, one.by, one.when, one.duration, waiting, one.condition];
    let then = [one.touchpoint, one.emotion, one.key_moment];
    let last: [&str; LAST] = [one.about, terms.map.goal, one.repeats, one.back_to, one.note];
    let kinds = kinds.iter().map(|kind| terms.names.kind(*kind));
    first.into_iter().chain(then).chain(kinds).chain(last).map(str::to_owned).collect()
}

#[expect(clippy::too_many_arguments, reason = "the parts of one row, each of another meaning")]
fn row(
    terms: &Terms,
    place: Place,
    facts: &Facts,
    about: [&[Text]; 2],
    step: Option<&Step>,
    goals: &[Text],
    kinds: &[CardKind],
    placed: &Placed,
) -> Vec<CellValue> {
    let [phase, number, name] = super::place(terms, place);
    let of_step = |texts: fn(&Step) -> &Vec<Text>| step.map_or(CellValue::Empty, |step| CellValue::lines(texts(step)));
    let mut row = vec![number, phase, name, of_step(|step| &step.by), CellValue::lines(&facts.when)];
    row.push(CellValue::lines(facts.duration.iter().map(|duration| &duration.text)));
    row.push(CellValue::lines(facts.waiting.iter().map(|waiting| &waiting.text)));
    row.push(CellValue::lines(&facts.optional));
    row.push(CellValue::lines(facts.touchpoints.iter().map(|touchpoint| &touchpoint.text)));
    row.push(CellValue::words(
        facts.emotions.iter().map(|emotion| feeling(terms, emotion)).collect::<Vec<_>>().join("\n"),
    ));
    row.push(of_step(|step| &step.key_moments));
    row.extend(cards(kinds, placed.get(&place).map_or(&[], Vec::as_slice)));
    row.push(CellValue::lines(about.into_iter().flatten()));
    row.push(CellValue::lines(goals));
    row.push(of_step(|step| &step.repeats));
    row.push(CellValue::words(step.map_or(String::new(), |step| back_to(terms, step))));
    row.push(CellValue::lines(&facts.notes));
    row
}

/// The cards of each kind, in the order of the columns.
fn cards(kinds: &[CardKind], cards: &[&Card]) -> Vec<CellValue> {
    let mut cells: BTreeMap<CardKind, Vec<String>> = BTreeMap::new();
    for card in cards {
        cells.entry(card.kind).or_default().push(words(card));
    }
    kinds
        .iter()
        .map(|kind| cells.get(kind).map_or(CellValue::Empty, |lines| CellValue::words(lines.join("\n"))))
        .collect()
}

/// The words of a card; a metric says its value too.
fn words(card: &Card) -> String {
    let value = card.metric.as_ref().and_then(|metric| metric.value.as_ref());
    let value = value.map_or(String::new(), |value| format!(" = {}", value.text.value));
    one_line(&card.text.value) + &value
}

/// A level with a true minus, the words, and who feels it.
fn feeling(terms: &Terms, emotion: &Emotion) -> String {
    let level =
        emotion.level.map(|level| super::cell(&CellValue::Number(level), terms.journey.language.decimal_sign()));
    let words = emotion.words.as_ref().map(|words| one_line(&words.value));
    let persona = emotion.persona.and_then(|id| terms.journey.personas.get(id.0));
    let persona = persona.map(|persona| format!("({})", one_line(&persona.name.value)));
    [level, words, persona].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn back_to(terms: &Terms, step: &Step) -> String {
    let names = step.back_to.iter().filter_map(|reference| match reference.target {
        Target::Place(place) => terms.names.place(place),
        Target::Card(_) => None,
    });
    names.collect::<Vec<_>>().join("\n")
}

impl Facts {
    /// Whether nothing is said.
    fn is_bare(&self) -> bool {
        let texts = [&self.when, &self.optional, &self.notes];
        texts.iter().all(|texts| texts.is_empty())
            && self.duration.is_none()
            && self.waiting.is_none()
            && self.touchpoints.is_empty()
            && self.emotions.is_empty()
    }
}

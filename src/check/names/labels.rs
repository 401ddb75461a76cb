//! Labels: names for phases, steps and cards, and the entries that refer to them.
//!
//! In: entries with labels, and entries `For` and `Back to`. Out: references in the model, once all labels
//! of the file are known. A label is compared as keywords are, without case and accents.

use std::collections::BTreeMap;

use crate::language::fold::fold;
use crate::message::{Message, wrong_target};
use crate::model::{CardId, CardKind, Journey, Place, Reference, Target, Text};
use crate::source::Span;
use crate::syntax::Entry;

use crate::check::context::Context;
use crate::check::problems;

/// All labels of a file, and all that refers to them.
#[derive(Debug, Default)]
pub struct Labels {
    by_name: BTreeMap<String, Labelled>,
    asked: Vec<Asked>,
}

/// What a label names; `target` is none for what cannot be referred to.
#[derive(Debug)]
struct Labelled {
    target: Option<Target>,
    name: String,
    span: Span,
}

/// Who refers to a label.
#[derive(Clone, Copy, Debug)]
pub enum Asker {
    /// A card that answers.
    Card(CardId),
    /// A step that leads back.
    Step(usize, usize),
}

#[derive(Debug)]
struct Asked {
    by: Asker,
    /// The labels of one entry, without `#`.
    labels: Vec<Text>,
    /// Whether any of them was written with `#`.
    marked: bool,
    /// All of them together.
    span: Span,
}

/// Words that people write between labels.
const BETWEEN: [&str; 6] = ["and", "en", "et", "und", "&", "+"];

impl Labels {
    /// Adds the labels of an entry, which name `target`.
    pub fn define(&mut self, entry: &Entry, target: Option<Target>, context: &mut Context) -> Vec<Text> {
        for label in &entry.labels {
            context.not_endless(&label.name, entry);
            let labelled = Labelled { target, name: label.name.clone(), span: label.span };
            match self.by_name.get(&fold(&label.name)) {
                Some(first) => context.report(problems::duplicate_label(label.span, &label.name, first.span)),
                None => {
                    self.by_name.insert(fold(&label.name), labelled);
                }
            }
        }
        entry.labels.iter().map(|label| Text { value: label.name.clone(), span: label.span }).collect()
    }

    /// Notes that `entry` refers to labels; they are looked up when all are known.
    pub fn refer(&mut self, entry: &Entry, by: Asker, context: &Context) {
        let labels = written_labels(entry, context.raw(entry.span));
        let (Some(first), Some(last)) = (labels.first(), labels.last()) else { return };
        let span = Span { end: last.span.end, ..first.span };
        let marked = context.raw(span).contains('#');
        self.asked.push(Asked { by, labels, marked, span });
    }

    /// Looks up all references and writes them into the journey.
    pub fn resolve(self, journey: &mut Journey, context: &mut Context) {
        for asked in &self.asked {
            let known = asked.labels.iter().any(|label| self.by_name.contains_key(&fold(&label.value)));
            if !known && !asked.marked && asked.labels.len() > 1 {
                // Not one of its words is a label: it is a sentence, and one mistake.
                context.report(problems::unknown_label(asked.span, context.raw(asked.span), None));
                continue;
            }
            for label in &asked.labels {
                self.resolve_one(label, asked.by, journey, context);
            }
        }
    }

    fn resolve_one(&self, label: &Text, by: Asker, journey: &mut Journey, context: &mut Context) {
        let folded = fold(&label.value);
        let Some(named) = self.by_name.get(&folded) else {
            if BETWEEN.contains(&folded.as_str()) {
                return;
            }
            let near = context.nearest.of(&folded, self.by_name.keys().map(String::as_str));
            let near = near.map(|near| &self.by_name[near]);
            // What was probably meant is not blamed for being left alone.
            if let Some(Target::Card(card)) = near.and_then(|near| near.target) {
                context.half_read.insert(card);
            }
            let near = near.map(|near| near.name.as_str());
            context.report(problems::unknown_label(label.span, context.raw(label.span), near));
            return;
        };
        let wrong = match by {
            Asker::Card(card) => wrong_answer(journey, card, named.target, &label.value),
            Asker::Step(phase, step) => wrong_way_back(Place::Step(phase, step), named.target, &label.value),
        };
        match (wrong, named.target) {
            (None, Some(target)) => {
                let reference = Reference { label: label.clone(), target };
                match by {
                    Asker::Card(card) => journey.cards[card.0].answers.push(reference),
                    Asker::Step(phase, step) => journey.phases[phase].steps[step].back_to.push(reference),
                }
            }
            (wrong, _) => {
                let wrong = wrong.unwrap_or_else(|| nameless(&label.value));
                context.report(problems::wrong_target(label.span, wrong, named.span));
            }
        }
    }
}

/// What is wrong, and what to do.
type Wrong = (Message, Message);

fn nameless(label: &str) -> Wrong {
    (wrong_target::persona(label), wrong_target::persona_help())
}

/// Why a card cannot answer what a label names.
fn wrong_answer(journey: &Journey, card: CardId, target: Option<Target>, label: &str) -> Option<Wrong> {
    let Some(target) = target else { return Some(nameless(label)) };
    let Target::Card(answered) = target else { return None };
    if answered == card {
        return Some((wrong_target::itself(label), wrong_target::itself_help()));
    }
    match (journey.card(card).kind, journey.card(answered).kind) {
        (_, CardKind::Action) => Some((wrong_target::action(label), wrong_target::action_help())),
        (CardKind::Opportunity, CardKind::Opportunity) => {
            Some((wrong_target::opportunity(label), wrong_target::opportunity_help()))
        }
        _ => None,
    }
}

/// Why a step cannot lead back to what a label names.
fn wrong_way_back(from: Place, target: Option<Target>, label: &str) -> Option<Wrong> {
    match target {
        Some(Target::Place(to @ Place::Step(..))) if to < from => None,
        Some(Target::Place(to @ Place::Step(..))) if to == from => {
            Some((wrong_target::own_step(label), wrong_target::own_step_help()))
        }
        Some(Target::Place(Place::Step(..))) => {
            Some((wrong_target::later_step(label), wrong_target::later_step_help()))
        }
        _ => Some((wrong_target::no_step(label), wrong_target::no_step_help())),
    }
}

/// The labels of an entry that refers to some, each where it stands: `#a, #b`, or `a b`. `written` is the whole entry
/// as it stands in its file; comments between its lines are none of it.
#[must_use]
pub fn written_labels(entry: &Entry, written: &str) -> Vec<Text> {
    let start = entry.keyword_span.end;
    let raw = written.get(start.saturating_sub(entry.span.start)..).unwrap_or_default();
    let value_at = raw.find([':', '：']).map_or(0, |at| at + raw[at..].chars().next().map_or(0, char::len_utf8));
    let ends = |char: char| char.is_whitespace() || matches!(char, ',' | ';' | '|' | '，' | '、');
    let mut at = start + value_at;
    let mut labels = Vec::new();
    for (index, line) in raw[value_at..].split_inclusive('\n').enumerate() {
        let is_own = index == 0 || line.trim_start().starts_with('|');
        for word in line.split_inclusive(ends) {
            labels.extend(label(word.trim_end_matches(ends), at, entry.span).filter(|_| is_own));
            at += word.len();
        }
    }
    labels
}

/// The label that a word is, without `#` before it and a full stop after it.
fn label(word: &str, start: usize, entry: Span) -> Option<Text> {
    let word = word.trim_end_matches('.');
    let name = word.trim_start_matches(['#', '＃']);
    (!name.is_empty()).then(|| Text { value: name.to_owned(), span: Span { start, end: start + word.len(), ..entry } })
}

//! Phases and steps with their facts: touchpoints and channels, times, actors, emotions.
//!
//! In: the entries of the file. Out: [`Phase`]s with their [`Step`]s in time order. Their cards are read in `card`.

use crate::diagnostic::Code;
use crate::language::calendar;
use crate::model::{Facts, Phase, Place, Step, Target, Text, Touchpoint};
use crate::syntax::{Entry, Keyword};

use super::once::Once;
use crate::check::build::Builder;
use crate::check::files::used;
use crate::check::names::labels::Asker;
use crate::check::problems;
use crate::check::values::value::Value;
use crate::check::values::{emotion, words};

impl Builder<'_, '_> {
    /// Reads all phases, and the cards of the journey as a whole, in the order of the file.
    pub fn moments(&mut self, entries: &[Entry]) {
        for entry in entries {
            match entry.keyword {
                Keyword::Phase => self.phase(entry),
                Keyword::Step => self.step_without_phase(entry),
                _ => self.card(entry, Place::Journey, None),
            }
        }
    }

    fn phase(&mut self, entry: &Entry) {
        let index = self.journey.phases.len();
        let place = Place::Phase(index);
        let name = self.context.short_name(entry);
        let facts = self.facts(entry, place);
        // The phase stands in the journey before its steps, because cards and labels point to it.
        self.journey.phases.push(Phase::new(name, facts));
        for child in &entry.children {
            match child.keyword {
                Keyword::About => self.journey.phases[index].about.extend(self.context.text(child)),
                Keyword::Goal => self.journey.phases[index].goals.extend(self.context.text(child)),
                Keyword::Step => self.step(child, index),
                _ => self.card(child, place, None),
            }
        }
    }

    /// A step that stands in no phase is an error already; it is read as one of the phase above, so that
    /// what is under it is checked too.
    fn step_without_phase(&mut self, entry: &Entry) {
        if self.journey.phases.is_empty() {
            let name = Text { value: self.context.word(Keyword::Phase).to_owned(), span: entry.keyword_span };
            let facts = Facts { span: self.context.first_line(entry), ..Facts::default() };
            self.journey.phases.push(Phase::new(name, facts));
        }
        self.step(entry, self.journey.phases.len() - 1);
    }

    fn step(&mut self, entry: &Entry, phase: usize) {
        let index = self.journey.phases[phase].steps.len();
        let place = Place::Step(phase, index);
        let name = self.context.short_name(entry);
        let mut step = Step::new(name, self.facts(entry, place));
        let mut once = Once::default();
        for child in entry.children.iter().filter(|child| !is_fact(child.keyword)) {
            self.context.note_begun(child, place);
            if once.allows(child, self.context) {
                self.step_entry(child, &mut step, phase, index);
            }
        }
        self.journey.phases[phase].steps.push(step);
    }

    fn step_entry(&mut self, entry: &Entry, step: &mut Step, phase: usize, index: usize) {
        match entry.keyword {
            Keyword::About => step.about.extend(self.context.text(entry)),
            Keyword::By => step.by.extend(self.actors(entry)),
            Keyword::KeyMoment => step.key_moments.extend(self.context.text(entry)),
            Keyword::Repeats => step.repeats.extend(self.context.text(entry)),
            Keyword::Evidence => {
                let kind = (words::EVIDENCE, Code::UnknownEvidence);
                step.evidence = self.word(entry, kind, &mut step.facts.unread);
            }
            Keyword::BackTo => self.labels.refer(entry, Asker::Step(phase, index), self.context),
            Keyword::Image => {
                used::probe(entry, self.context);
                step.images.extend(self.context.aside(entry));
            }
            Keyword::Detail => {
                used::probe(entry, self.context);
                step.detail = self.context.aside(entry);
            }
            _ => self.card(entry, Place::Step(phase, index), None),
        }
    }

    /// The facts among the entries of a phase or a step.
    fn facts(&mut self, entry: &Entry, place: Place) -> Facts {
        let mut facts = Facts {
            labels: self.labels.define(entry, Some(Target::Place(place)), self.context),
            span: self.context.first_line(entry),
            ..Facts::default()
        };
        let mut once = Once::default();
        for child in entry.children.iter().filter(|child| is_fact(child.keyword)) {
            self.context.note_begun(child, place);
            if once.allows(child, self.context) {
                self.fact(child, &mut facts);
            }
        }
        self.waiting_is_part_of(&facts);
        facts
    }

    /// Waiting is a part of the duration that stands beside it.
    fn waiting_is_part_of(&mut self, facts: &Facts) {
        let (Some(duration), Some(waiting)) = (&facts.duration, &facts.waiting) else { return };
        if waiting.days().high > duration.days().high {
            let language = self.context.language;
            self.context.report(problems::waiting_over_duration(&waiting.text, &duration.text, language));
        }
    }

    fn fact(&mut self, entry: &Entry, facts: &mut Facts) {
        match entry.keyword {
            Keyword::When => facts.when.extend(self.when(entry)),
            Keyword::Duration => facts.duration = self.duration(entry, &mut facts.unread),
            Keyword::Waiting => facts.waiting = self.duration(entry, &mut facts.unread),
            Keyword::Optional => facts.optional.extend(self.context.text(entry)),
            Keyword::Touchpoint => facts.touchpoints.extend(self.touchpoint(entry)),
            Keyword::Emotion => {
                let emotions = emotion::read(entry, &self.people, self.context);
                self.context.text(entry);
                facts.emotions.extend(emotions);
            }
            Keyword::Note => facts.notes.extend(self.context.aside(entry)),
            _ => {}
        }
    }

    /// A date or words; what plainly tries to be a date has to be one.
    fn when(&mut self, entry: &Entry) -> Option<Text> {
        let text = self.context.text(entry)?;
        let value = Value::of(entry, self.context.sources);
        if let Some((reading, end)) = calendar::read_beginning(&value.text, self.context.language) {
            let written = value.piece(0..end);
            let problem = problems::unreadable_date(&written, &reading);
            if let Some(problem) = problem.filter(|_| calendar::is_plainly_meant(&written.text)) {
                self.context.report(problem);
            }
        }
        Some(text)
    }

    fn actors(&mut self, entry: &Entry) -> Vec<Text> {
        if self.context.text(entry).is_none() {
            return Vec::new();
        }
        let value = Value::of(entry, self.context.sources);
        value.at_commas().iter().filter_map(Value::to_text).collect()
    }

    /// A name, and a channel in parentheses at the very end.
    fn touchpoint(&mut self, entry: &Entry) -> Option<Touchpoint> {
        let text = self.context.text(entry)?;
        let value = Value::of(entry, self.context.sources);
        let parted = value.closing_parentheses().and_then(|(start, inside)| {
            let name = value.piece(0..start);
            (!name.is_empty() && !inside.is_empty()).then(|| (name.text.into_owned(), inside.text.into_owned()))
        });
        let (name, channel) = match parted {
            Some((name, channel)) => (name, Some(channel)),
            None => (text.value.clone(), None),
        };
        Some(Touchpoint { text, name, channel })
    }
}

/// Whether it is one of the facts that phases and steps have in common.
const fn is_fact(keyword: Keyword) -> bool {
    matches!(
        keyword,
        Keyword::When
            | Keyword::Duration
            | Keyword::Waiting
            | Keyword::Optional
            | Keyword::Touchpoint
            | Keyword::Emotion
            | Keyword::Note
    )
}

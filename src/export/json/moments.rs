//! Phases and steps in the JSON document.
//!
//! In: the phases of a journey. Out: their mirror in `shape`, numbered from 1.

use super::{Mirror, evidence, shape};
use crate::model::{Emotion, Facts, Phase, Step, Touchpoint};

impl Mirror<'_> {
    pub(super) fn phase(&self, at: usize, phase: &Phase) -> shape::Phase {
        let first = self.terms.names.step_number(at, 0);
        shape::Phase {
            number: at + 1,
            name: self.words(&phase.name),
            about: self.all(&phase.about),
            goals: self.all(&phase.goals),
            facts: self.facts(&phase.facts),
            steps: (0..).zip(&phase.steps).map(|(index, step)| self.step(first + index, step)).collect(),
        }
    }

    fn step(&self, number: usize, step: &Step) -> shape::Step {
        shape::Step {
            number,
            name: self.words(&step.name),
            about: self.all(&step.about),
            by: self.all(&step.by),
            key_moments: self.all(&step.key_moments),
            images: self.all(&step.images),
            detail: step.detail.as_ref().map(|detail| self.words(detail)),
            back_to: self.references(&step.back_to),
            repeats: self.all(&step.repeats),
            evidence: step.evidence.map(evidence),
            facts: self.facts(&step.facts),
        }
    }

    fn facts(&self, facts: &Facts) -> shape::Facts {
        shape::Facts {
            when: self.all(&facts.when),
            duration: facts.duration.as_ref().map(|duration| self.duration(duration)),
            waiting: facts.waiting.as_ref().map(|waiting| self.duration(waiting)),
            optional: self.all(&facts.optional),
            touchpoints: facts.touchpoints.iter().map(|touchpoint| self.touchpoint(touchpoint)).collect(),
            emotions: facts.emotions.iter().map(|emotion| self.emotion(emotion)).collect(),
            unread: self.unread(&facts.unread),
            notes: self.all(&facts.notes),
            labels: self.all(&facts.labels),
            at: self.at(facts.span),
        }
    }

    fn touchpoint(&self, touchpoint: &Touchpoint) -> shape::Touchpoint {
        shape::Touchpoint {
            words: self.words(&touchpoint.text),
            name: touchpoint.name.clone(),
            channel: touchpoint.channel.clone(),
        }
    }

    fn emotion(&self, emotion: &Emotion) -> shape::Emotion {
        shape::Emotion {
            level: emotion.level,
            words: emotion.words.as_ref().map(|words| self.words(words)),
            persona: emotion.persona.map(|persona| persona.0 + 1),
            at: self.at(emotion.span),
        }
    }
}

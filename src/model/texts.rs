//! Every text of a journey that its map shows.
//!
//! In: a journey. Out: its texts in the order of the model. Notes, and the paths of pictures and data, are not
//! among them: they never reach the map.

use std::collections::BTreeSet;

use super::{Card, CardKind, Facts, Journey, LaneId, Persona, Phase, Step, Text};

impl Journey {
    /// Every text that the map shows, as the writer wrote it.
    #[must_use]
    pub fn texts(&self) -> Vec<&Text> {
        let mut found = vec![&self.title];
        for group in [&self.goals, &self.scope, &self.audience, &self.research, &self.team, &self.owners] {
            found.extend(group);
        }
        found.extend(self.version.iter().filter(|version| version.date.is_none()).map(|version| &version.text));
        found.extend(self.follow_up.iter().flat_map(|meeting| meeting.date.words.iter().chain(&meeting.words)));
        found.extend(self.unread.iter().map(|unread| &unread.text));
        self.personas.iter().for_each(|persona| persona_texts(persona, &mut found));
        self.phases.iter().for_each(|phase| phase_texts(phase, &mut found));
        let used: BTreeSet<CardKind> = self.cards.iter().map(|card| card.kind).collect();
        let lanes = (0..).map(LaneId).zip(&self.lanes);
        found.extend(lanes.filter(|(id, _)| used.contains(&CardKind::Own(*id))).map(|(_, lane)| lane));
        self.cards.iter().for_each(|card| card_texts(card, &mut found));
        found
    }
}

fn persona_texts<'a>(persona: &'a Persona, found: &mut Vec<&'a Text>) {
    found.push(&persona.name);
    for group in [&persona.role, &persona.age, &persona.about, &persona.goals, &persona.frustrations, &persona.quotes] {
        found.extend(group);
    }
}

fn phase_texts<'a>(phase: &'a Phase, found: &mut Vec<&'a Text>) {
    found.push(&phase.name);
    found.extend(phase.about.iter().chain(&phase.goals));
    facts_texts(&phase.facts, found);
    phase.steps.iter().for_each(|step| step_texts(step, found));
}

fn step_texts<'a>(step: &'a Step, found: &mut Vec<&'a Text>) {
    found.push(&step.name);
    found.extend(step.about.iter().chain(&step.by).chain(&step.key_moments).chain(&step.repeats).chain(&step.detail));
    facts_texts(&step.facts, found);
}

fn facts_texts<'a>(facts: &'a Facts, found: &mut Vec<&'a Text>) {
    found.extend(facts.when.iter().chain(&facts.optional));
    found.extend(facts.duration.iter().chain(&facts.waiting).map(|duration| &duration.text));
    found.extend(facts.touchpoints.iter().map(|touchpoint| &touchpoint.text));
    found.extend(facts.emotions.iter().filter_map(|emotion| emotion.words.as_ref()));
    found.extend(facts.unread.iter().map(|unread| &unread.text));
}

fn card_texts<'a>(card: &'a Card, found: &mut Vec<&'a Text>) {
    found.push(&card.text);
    found.extend(card.unread.iter().map(|unread| &unread.text));
    if let Some(action) = &card.action {
        found.extend(action.owners.iter().chain(&action.with).chain(&action.effects));
        found.extend(action.due.iter().filter_map(|due| due.words.as_ref()));
    }
    if let Some(metric) = &card.metric {
        found.extend(metric.value.iter().chain(&metric.target).map(|quantity| &quantity.text));
        found.extend(&metric.sources);
    }
}

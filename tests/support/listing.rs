//! A journey in a few plain lines, without places in the source: what the goldens of the corpus hold, and
//! what two ways to write one journey have in common.

use std::fmt::Write;

use journey::model::{
    Card, Duration, Emotion, Facts, Journey, Persona, Place, Quantity, Reference, Step, Target, Text, UnreadValue,
    WrittenDate,
};

/// The listing of a journey.
pub fn listing(journey: &Journey) -> String {
    let mut out = format!("journey [{}] {}\n", journey.language.tag(), journey.title.value);
    for (name, texts) in [
        ("goal", &journey.goals),
        ("scope", &journey.scope),
        ("audience", &journey.audience),
        ("research", &journey.research),
        ("team", &journey.team),
        ("owner", &journey.owners),
        ("lane", &journey.lanes),
        ("note", &journey.notes),
    ] {
        lines(&mut out, name, texts);
    }
    if let Some(version) = &journey.version {
        line(&mut out, 0, &format!("version {} {:?}", version.text.value, version.date));
    }
    if let Some(situation) = journey.situation {
        line(&mut out, 0, &format!("situation {situation:?}"));
    }
    if let Some(follow_up) = &journey.follow_up {
        let words = follow_up.words.as_ref().map_or("", |words| &words.value);
        line(&mut out, 0, &format!("follow-up {} {words}", written_date(&follow_up.date)));
    }
    journey.personas.iter().for_each(|one| persona(&mut out, one));
    for (number, phase) in journey.phases.iter().enumerate() {
        line(&mut out, 0, &format!("phase {} {}{}", number + 1, phase.name.value, labels(&phase.facts.labels)));
        lines(&mut out, "  about", &phase.about);
        lines(&mut out, "  goal", &phase.goals);
        facts(&mut out, 1, &phase.facts);
        phase.steps.iter().for_each(|one| step(&mut out, one));
    }
    journey.cards.iter().for_each(|one| card(&mut out, one, journey));
    out
}

fn line(out: &mut String, depth: usize, words: &str) {
    writeln!(out, "{}{}", "  ".repeat(depth), words.trim_end().replace('\n', " / ")).expect("a string");
}

fn lines(out: &mut String, name: &str, texts: &[Text]) {
    for text in texts {
        line(out, 0, &format!("{name} {}", text.value));
    }
}

fn labels(labels: &[Text]) -> String {
    labels.iter().fold(String::new(), |all, label| all + " #" + &label.value)
}

fn persona(out: &mut String, persona: &Persona) {
    line(out, 0, &format!("persona {}{}", persona.name.value, labels(&persona.labels)));
    for (name, texts) in [
        ("  role", &persona.role),
        ("  age", &persona.age),
        ("  about", &persona.about),
        ("  goal", &persona.goals),
        ("  frustration", &persona.frustrations),
        ("  quote", &persona.quotes),
    ] {
        lines(out, name, texts);
    }
    lines(out, "  photo", persona.photo.as_slice());
}

fn step(out: &mut String, step: &Step) {
    line(out, 1, &format!("step {}{}", step.name.value, labels(&step.facts.labels)));
    for (name, texts) in [
        ("    about", &step.about),
        ("    by", &step.by),
        ("    key moment", &step.key_moments),
        ("    image", &step.images),
        ("    repeats", &step.repeats),
    ] {
        lines(out, name, texts);
    }
    lines(out, "    detail", step.detail.as_slice());
    if let Some(evidence) = step.evidence {
        line(out, 2, &format!("evidence {evidence:?}"));
    }
    if !step.back_to.is_empty() {
        line(out, 2, &format!("back to{}", references(&step.back_to)));
    }
    facts(out, 2, &step.facts);
}

fn facts(out: &mut String, depth: usize, facts: &Facts) {
    let mut texts = |name: &str, texts: &[Text]| {
        for text in texts {
            line(out, depth, &format!("{name} {}", text.value));
        }
    };
    texts("when", &facts.when);
    texts("optional", &facts.optional);
    texts("note", &facts.notes);
    for (name, duration) in [("duration", &facts.duration), ("waiting", &facts.waiting)] {
        if let Some(Duration { low, high, unit, is_approximate, .. }) = duration {
            let about = if *is_approximate { "about " } else { "" };
            line(out, depth, &format!("{name} {about}{low}-{high} {unit:?}"));
        }
    }
    unread(out, depth, &facts.unread);
    for touchpoint in &facts.touchpoints {
        let channel = touchpoint.channel.as_ref().map_or(String::new(), |channel| format!(" [{channel}]"));
        line(out, depth, &format!("touchpoint {}{channel}", touchpoint.name));
    }
    for Emotion { level, words, persona, .. } in &facts.emotions {
        let level = level.map_or("-".to_owned(), |level| level.to_string());
        let who = persona.map_or(String::new(), |persona| format!(" of persona {}", persona.0 + 1));
        line(out, depth, &format!("emotion {level} {}{who}", words.as_ref().map_or("", |words| &words.value)));
    }
}

fn unread(out: &mut String, depth: usize, values: &[UnreadValue]) {
    for unread in values {
        line(out, depth, &format!("unread {}: {}", unread.keyword.value, unread.text.value));
    }
}

fn written_date(written: &WrittenDate) -> String {
    match (&written.words, written.date) {
        (Some(words), Some(date)) => format!("{:?} {date:?}", words.value),
        (Some(words), None) => format!("{:?}", words.value),
        (None, date) => date.map_or_else(String::new, |date| format!("{date:?}")),
    }
}

fn card(out: &mut String, card: &Card, journey: &Journey) {
    let place = place(card.place);
    let parent = card.parent.map_or(String::new(), |parent| {
        let parent = journey.card(parent);
        format!(" < {:?} {}", parent.kind, parent.number)
    });
    let words = &card.text.value;
    line(out, 0, &format!("{:?} {} {place}{parent}: {words}{}", card.kind, card.number, labels(&card.labels)));
    if !card.answers.is_empty() {
        line(out, 1, &format!("for{}", references(&card.answers)));
    }
    if let Some(evidence) = card.evidence {
        line(out, 1, &format!("evidence {evidence:?}"));
    }
    unread(out, 1, &card.unread);
    lines(out, "  note", &card.notes);
    if let Some(action) = &card.action {
        lines(out, "  owner", &action.owners);
        lines(out, "  with", &action.with);
        lines(out, "  effect", &action.effects);
        let (due, status, reach) = (action.due.as_ref(), action.status, action.reach);
        let due = due.map_or_else(|| "None".to_owned(), |due| format!("Some({})", written_date(due)));
        line(out, 1, &format!("{due} {status:?} {:?} {:?} {reach:?}", action.effort, action.impact));
    }
    if let Some(metric) = &card.metric {
        let value = |quantity: &Option<Quantity>| {
            quantity
                .as_ref()
                .map_or("?".to_owned(), |found| format!("{} [{}] {}", found.number, found.unit, found.text.value))
        };
        line(out, 1, &format!("value {}, target {}", value(&metric.value), value(&metric.target)));
        lines(out, "  source", &metric.sources);
        if let Some(data) = &metric.data {
            line(out, 1, &format!("data {} {:?} {:?}", data.text.value, data.date, data.change));
        }
    }
}

fn place(place: Place) -> String {
    match place {
        Place::Journey => "@journey".to_owned(),
        Place::Phase(phase) => format!("@{}", phase + 1),
        Place::Step(phase, step) => format!("@{}.{}", phase + 1, step + 1),
    }
}

fn references(references: &[Reference]) -> String {
    let target = |target| match target {
        Target::Place(of) => place(of),
        Target::Card(card) => format!("card {}", card.0 + 1),
    };
    let words: Vec<String> =
        references.iter().map(|of| format!(" #{} ({})", of.label.value, target(of.target))).collect();
    words.concat()
}

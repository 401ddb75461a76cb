//! Model → a Mermaid `journey`, for pages that draw one.
//!
//! In: a checked journey. Out: a diagram with its title, phases as sections, steps as tasks, emotions as scores from 1 to 5,
//! and who acts. All else has no place in such a diagram: comments in it, and [`Diagram::left_out`], say what.

use std::fmt::Write;

use crate::language::words::MERMAID_SCORE;
use crate::message::{Message, mermaid_export};
use crate::model::{Emotion, Facts, Journey, Persona, Phase, Step};

/// The score of a step that says nothing about how it feels: the middle, where Mermaid draws no feeling.
const MIDDLE: f64 = 3.0;

/// A Mermaid `journey`, and what it has no place for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagram {
    /// Its text, ending in one line end.
    pub text: String,
    /// What it cannot hold; empty where it holds everything.
    pub left_out: Vec<Message>,
}

/// The diagram of a journey.
#[must_use]
pub fn mermaid(journey: &Journey) -> Diagram {
    let left_out = left_out(journey);
    let mut text = String::from("journey\n");
    for what in &left_out {
        let words = mermaid_export::left_out(what.clone()).text(journey.language);
        line(&mut text, &format!("    %% {words}"));
    }
    let untitled = journey.language.exchange_words().untitled;
    if journey.title.value != untitled {
        line(&mut text, &format!("    title {}", escaped(&journey.title.value, MermaidPosition::Title)));
    }
    for (at, phase) in journey.phases.iter().enumerate() {
        // Only before the first section can a task stand without one.
        if at > 0 || phase.name.value != untitled || phase.steps.is_empty() {
            line(&mut text, &format!("    section {}", escaped(&phase.name.value, MermaidPosition::Section)));
        }
        tasks(journey, phase, &mut text);
    }
    Diagram { text, left_out }
}

fn tasks(journey: &Journey, phase: &Phase, text: &mut String) {
    for step in &phase.steps {
        let name = escaped(&step.name.value, MermaidPosition::Task);
        let actors: Vec<String> = actors(journey, step).map(|actor| escaped(actor, MermaidPosition::Actor)).collect();
        let actors = if actors.is_empty() { String::new() } else { format!(": {}", actors.join(", ")) };
        line(text, &format!("      {name}: {}{actors}", score(step)));
    }
}

fn actors<'a>(journey: &'a Journey, step: &'a Step) -> impl Iterator<Item = &'a str> {
    let personas = journey.personas.iter().map(|persona| &persona.name).filter(|_| step.by.is_empty());
    step.by.iter().chain(personas).map(|text| text.value.as_str())
}

/// The score: that of the diagram which the step was imported from, or else the mean of its levels, to the nearest whole
/// number from 1 to 5.
fn score(step: &Step) -> f64 {
    let imported = step.facts.notes.iter().find_map(|note| note.value.strip_prefix(MERMAID_SCORE)?.trim().parse().ok());
    imported.filter(|score: &f64| score.is_finite()).unwrap_or_else(|| level_score(&step.facts.emotions))
}

fn level_score(emotions: &[Emotion]) -> f64 {
    let levels: Vec<f64> = emotions.iter().filter_map(|emotion| emotion.level).collect();
    let Ok(count) = u32::try_from(levels.len()) else { return MIDDLE };
    if count == 0 {
        return MIDDLE;
    }
    (levels.iter().sum::<f64>() / f64::from(count) + MIDDLE).round().clamp(1.0, 5.0)
}

/// A message about so many things.
type CountMessage = fn(usize) -> Message;

fn left_out(journey: &Journey) -> Vec<Message> {
    let steps = || journey.steps().map(|(_, _, step)| step);
    let facts = || journey.phases.iter().map(|phase| &phase.facts).chain(steps().map(|step| &step.facts));
    let touchpoints = facts().map(|facts| facts.touchpoints.len()).sum();
    let feelings = facts().flat_map(|facts| &facts.emotions).filter(|emotion| emotion.words.is_some()).count();
    let phase_feelings = journey.phases.iter().map(|phase| phase.facts.emotions.len()).sum();
    let between = steps().flat_map(|step| &step.facts.emotions).filter_map(|emotion| emotion.level);
    let between = between.filter(|level| level.fract() != 0.0).count();
    let several = steps().filter(|step| step.facts.emotions.len() > 1).count();
    let unknown = steps().filter(|step| step.facts.emotions.iter().all(|emotion| emotion.level.is_none())).count();
    let times =
        facts().filter(|facts| facts.duration.is_some() || facts.waiting.is_some() || !facts.when.is_empty()).count();
    let counts: [(usize, CountMessage); 9] = [
        (journey.cards.len(), mermaid_export::cards),
        (touchpoints, mermaid_export::touchpoints),
        (feelings, mermaid_export::feelings),
        (phase_feelings, mermaid_export::phase_emotions),
        (between, mermaid_export::rounded),
        (several, mermaid_export::courses),
        (unknown, mermaid_export::no_level),
        (times, mermaid_export::times),
        (others(journey), mermaid_export::others),
    ];
    counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, message)| message(count)).collect()
}

/// Entries of the header, of personas, and of phases and steps that are no cards, facts or actors.
fn others(journey: &Journey) -> usize {
    let header = [&journey.goals, &journey.scope, &journey.audience, &journey.research, &journey.team, &journey.owners];
    let header = header.into_iter().chain([&journey.notes]).map(Vec::len).sum::<usize>();
    let single = [journey.version.is_some(), journey.situation.is_some(), journey.follow_up.is_some()];
    let of_persona = |persona: &Persona| {
        let texts =
            [&persona.role, &persona.age, &persona.about, &persona.goals, &persona.frustrations, &persona.quotes];
        texts.into_iter().map(Vec::len).sum::<usize>() + usize::from(persona.photo.is_some())
    };
    let of_facts = |facts: &Facts| {
        let notes = facts.notes.iter().filter(|note| !note.value.starts_with(MERMAID_SCORE)).count();
        facts.optional.len() + notes
    };
    let of_phase = |phase: &Phase| phase.about.len() + phase.goals.len() + of_facts(&phase.facts);
    let of_step = |step: &Step| {
        let texts = [&step.about, &step.key_moments, &step.images, &step.repeats];
        let single = usize::from(step.detail.is_some()) + usize::from(step.evidence.is_some());
        texts.into_iter().map(Vec::len).sum::<usize>() + single + step.back_to.len() + of_facts(&step.facts)
    };
    header
        + single.into_iter().filter(|is_said| *is_said).count()
        + journey.personas.iter().map(of_persona).sum::<usize>()
        + journey.phases.iter().map(of_phase).sum::<usize>()
        + journey.steps().map(|(_, _, step)| of_step(step)).sum::<usize>()
}

fn line(text: &mut String, words: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{words}");
}

/// Where words stand in a diagram.
#[derive(Clone, Copy, PartialEq, Eq)]
enum MermaidPosition {
    Title,
    Section,
    Task,
    Actor,
}

/// Words that Mermaid reads as words, by its grammar (`journey.jison`): `:`, `;` and `#` end a name, `%` at its beginning or
/// twice begins a comment, `,` parts actors, `<` a tag, and a task must not begin with a word of the grammar. All of
/// these become entities, which Mermaid shows as the signs that they stand for.
fn escaped(words: &str, place: MermaidPosition) -> String {
    let mut escaped = String::with_capacity(words.len());
    let keyword = place == MermaidPosition::Task && begins_like_a_keyword(words);
    let mut before = ' ';
    for (at, letter) in words.chars().enumerate() {
        let is_special = match letter {
            ';' | '#' | '<' | '>' | '{' | '}' => true,
            '%' => at == 0 || before == '%' || at == 1,
            ':' => place != MermaidPosition::Title,
            ',' => place == MermaidPosition::Actor,
            _ => at == 0 && keyword,
        };
        before = letter;
        match letter {
            '\n' => escaped.push_str("<br>"),
            _ if is_special => escaped.extend(["#", &u32::from(letter).to_string(), ";"]),
            other => escaped.push(other),
        }
    }
    escaped
}

fn begins_like_a_keyword(words: &str) -> bool {
    let words = words.to_lowercase();
    ["title", "section", "journey", "acctitle", "accdescr"].iter().any(|keyword| {
        let rest = words.strip_prefix(keyword);
        rest.is_some_and(|rest| rest.chars().next().is_none_or(|next| !next.is_alphanumeric() && next != '_'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{NoFiles, Source};

    fn exported(text: &str) -> Diagram {
        mermaid(&crate::compile(Source::new("a", text), &NoFiles).journey.unwrap())
    }

    #[test]
    fn a_journey_becomes_a_diagram() {
        let text = "Journey: Tea: a story\nPersona: Joan\nPhase: Morning #1\n  Step: Boils water\n    Emotion: 1\n  Step: At 9:30; waits\n    \
                    By: Kettle, Joan\n    Emotion: -2\nPhase: Evening\n";
        let expected = "journey\n    title Tea: a story\n    section Morning #35;1\n      Boils water: 4: Joan\n      \
                        At 9#58;30#59; waits: 1: Kettle, Joan\n    section Evening\n";
        assert_eq!(exported(text), Diagram { text: expected.to_owned(), left_out: Vec::new() });
    }

    #[test]
    fn what_has_no_place_is_reported() {
        let diagram = exported("Journey: A\nPhase: B\n  Step: C\n    Emotion: 0.5 well\n    - bad\n");
        assert_eq!(diagram.left_out.len(), 3, "{:?}", diagram.left_out);
        assert!(
            diagram.text.contains("%% not in this diagram: 1 card\n") && diagram.text.contains("C: 4\n"),
            "{}",
            diagram.text
        );
    }

    #[test]
    fn names_that_mermaid_would_misread_are_escaped() {
        let task = |words: &str| escaped(words, MermaidPosition::Task);
        assert_eq!(task("Title page"), "#84;itle page");
        assert_eq!(task("Titles"), "Titles");
        assert_eq!(task("100 % sure"), "100 % sure");
        assert_eq!(task("a%%b"), "a#37;#37;b");
        assert_eq!(task("x <br> \"y\""), "x #60;br#62; \"y\"");
        assert_eq!(task("one\ntwo"), "one<br>two");
        assert_eq!(escaped("Doe, Jane", MermaidPosition::Actor), "Doe#44; Jane");
    }
}

//! The laws at the limits: journeys that nobody writes on purpose, each with much too much of one thing.

use std::fmt::Write;

use super::{broken, broken_on, papers, summary};
use crate::support::draw::draw;

/// Draws a journey and holds the laws against its sheets; says how many there are.
fn holds(text: &str) -> usize {
    let drawing = draw("extreme", text).expect("a title");
    let mut found = broken(&drawing);
    // The narrowest paper asks most; the others take turns.
    found.extend(broken_on(&drawing, papers::OTHERS[0]));
    found.extend(broken_on(&drawing, papers::OTHERS[1 + text.len() % (papers::OTHERS.len() - 1)]));
    assert!(found.is_empty(), "{}", summary(&found));
    drawing.scenes.len()
}

/// A text of `letters` letters, which no other `seed` gives.
fn words(seed: usize, letters: usize) -> String {
    const WORDS: [&str; 14] = [
        "wacht",
        "op",
        "de",
        "beslissing",
        "over",
        "verbouwingsvergunning",
        "a",
        "met",
        "té",
        "weinig",
        "uitleg",
        "bij",
        "formulieren",
        "thuis",
    ];
    let mut text = format!("({seed})");
    let mut at = seed * 7 + 3;
    while text.chars().count() < letters {
        text.push(' ');
        text.push_str(WORDS[at % WORDS.len()]);
        at = at * 5 + seed + 1 + at / WORDS.len();
        at %= 100_003;
    }
    text.chars().take(letters).collect::<String>().trim_end().to_owned()
}

/// A journey of these lines under its title.
fn journey(lines: impl IntoIterator<Item = String>) -> String {
    let mut text = String::from("Journey: Applying for a permit\n");
    for line in lines {
        writeln!(text, "{line}").expect("a string takes all");
    }
    text
}

/// A step with these lines in it.
fn step(lines: impl IntoIterator<Item = String>) -> String {
    let head = ["Phase: Before".to_owned(), "  Step: Asks".to_owned()];
    journey(head.into_iter().chain(lines.into_iter().map(|line| format!("    {line}"))))
}

#[test]
fn nothing_but_a_title() {
    assert_eq!(holds("Journey: T"), 1);
    assert_eq!(holds("Klantreis: Een bouwvergunning aanvragen"), 1);
}

#[test]
fn a_title_of_5000_letters() {
    holds(&format!("Journey: {}\nPhase: One\n  Step: Two\n", words(1, 5000)));
    holds(&format!("Journey: {}\n", words(1, 5000)));
    holds(&format!("Journey: {}\n", "x".repeat(5000)));
}

#[test]
fn steps_by_the_hundred() {
    let steps = (0..300).map(|at| format!("  Step: {}\n    - {}", words(at, 30), words(1000 + at, 60)));
    holds(&journey(["Phase: All of it".to_owned()].into_iter().chain(steps)));
}

#[test]
fn a_phase_of_120_steps() {
    let steps = (0..120).map(|at| format!("  Step: {}", words(at, 20)));
    holds(&journey([format!("Phase: {}", words(999, 300))].into_iter().chain(steps)));
}

#[test]
fn phases_of_one_step_by_the_hundred() {
    holds(&journey(
        (0..100).map(|at| format!("Phase: {}\n  Duration: 2 weeks\n  Step: {}", words(at, 40), words(500 + at, 40))),
    ));
}

#[test]
fn phases_without_steps() {
    assert_eq!(holds(&journey(["Phase: One".to_owned()])), 1);
    holds(&journey(
        (0..5).map(|at| format!("Phase: {}\n  + {}\n  - {}", words(at, 20), words(50 + at, 90), words(90 + at, 300))),
    ));
}

#[test]
fn cards_on_the_journey_alone() {
    holds(&journey((0..30).map(|at| format!("Insight: {}\nOpportunity: {}", words(at, 200), words(100 + at, 20)))));
}

#[test]
fn a_step_with_60_cards_of_400_letters() {
    holds(&step((0..60).map(|at| format!("- {}", words(at, 400)))));
}

#[test]
fn a_crowded_step_between_others() {
    let crowd = (0..50).map(|at| format!("    {}: {}", ["Need", "-", "+", "Backstage"][at % 4], words(at, 150)));
    let before =
        ["Phase: A".to_owned(), "  Step: First".to_owned(), "    - Slow".to_owned(), "  Step: Crowded".to_owned()];
    holds(&journey(
        before
            .into_iter()
            .chain(crowd.map(|line| line.replace("-:", "-").replace("+:", "+")))
            .chain(["  Step: Last".to_owned()]),
    ));
}

#[test]
fn cards_of_many_thousand_letters() {
    holds(&step([
        format!("- {}", words(1, 20_000)),
        format!("Quote: {}", words(2, 9000)),
        "! ".to_owned() + &words(3, 4000),
    ]));
}

#[test]
fn facts_of_many_thousand_letters() {
    let kinds =
        ["About", "By", "When", "Optional", "Repeats", "Detail", "Touchpoint", "Emotion", "Quote", "Metric", "Action"];
    for (seed, kind) in kinds.iter().enumerate() {
        holds(&step([format!("{kind}: {}", words(seed, 4000))]));
    }
}

#[test]
fn facts_of_cards_of_many_thousand_letters() {
    for kind in ["Owner", "With", "Effect"] {
        holds(&step(["Action: Call back".to_owned(), format!("  {kind}: {}", words(1, 30_000)), "- Slow".to_owned()]));
    }
    let metric = [format!("Metric: Calls = 3 {}", words(2, 9000)), format!("  Target: 4 {}", words(3, 9000))];
    holds(&step(metric.into_iter().chain([format!("  Source: {}", words(4, 30_000)), "- Slow".to_owned()])));
    holds(&step([format!("Touchpoint: {}", words(5, 30_000)), "- Slow".to_owned()]));
}

#[test]
fn names_of_many_thousand_letters() {
    let rest = ["  Step: B".to_owned(), "    - Slow".to_owned()];
    holds(&journey([format!("Phase: {}", words(1, 30_000))].into_iter().chain(rest.clone())));
    let persona = [format!("Persona: {}", words(2, 30_000)), format!("  Quote: {}", words(3, 30_000))];
    holds(&journey(persona.into_iter().chain(["Phase: A".to_owned()]).chain(rest.clone())));
    let lane = words(4, 5000);
    let named = [format!("Lane: {lane}"), "Phase: A".to_owned()];
    holds(&journey(named.into_iter().chain(rest).chain([format!("    {lane}: {}", words(5, 40))])));
}

#[test]
fn feelings_of_60_personas_at_one_step() {
    let personas = (0..60).map(|at| format!("Persona: Person{at} of many"));
    let feelings = (0..60).map(|at| format!("    Emotion: 1 {} (Person{at} of many)", words(at, 20)));
    holds(&journey(personas.chain(["Phase: A".to_owned(), "  Step: B".to_owned()]).chain(feelings)));
}

#[test]
fn headers_of_many_thousand_letters() {
    for (seed, kind) in ["Goal", "Scope", "Audience", "Research", "Owner", "Team", "Version", "Follow-up: 2026-06-10"]
        .iter()
        .enumerate()
    {
        holds(&journey([
            format!("{kind}: {}", words(seed, 3000)).replace(": 2026-06-10:", ": 2026-06-10"),
            "Phase: A".to_owned(),
            "  Step: B".to_owned(),
        ]));
    }
}

#[test]
fn personas_by_the_dozen() {
    let persona = |at: usize| {
        format!(
            "Persona: {}\n  Role: {}\n  Quote: {}\n  Goal: {}",
            words(at, 20),
            words(100 + at, 30),
            words(200 + at, 90),
            words(300 + at, 90)
        )
    };
    holds(&journey((0..30).map(persona).chain(["Phase: A".to_owned(), "  Step: B".to_owned()])));
}

#[test]
fn a_persona_with_5000_letters() {
    for kind in ["About", "Role", "Goal", "Frustration", "Quote", "Age"] {
        holds(&journey([
            "Persona: Sara De Wit".to_owned(),
            format!("  {kind}: {}", words(9, 5000)),
            "Phase: A".to_owned(),
            "  Step: B".to_owned(),
        ]));
    }
    holds(&journey([format!("Persona: {}", words(9, 5000)), "Phase: A".to_owned(), "  Step: B".to_owned()]));
}

#[test]
fn lanes_by_the_dozen() {
    let named = (0..40).map(|at| format!("Lane: lane {at} of our own house"));
    let used = (0..40).map(|at| format!("    lane {at} of our own house: {}", words(at, 60)));
    let steps = ["Phase: A".to_owned(), "  Step: B".to_owned()];
    holds(&journey(named.chain(steps).chain(used)));
    let used = (0..40).map(|at| format!("    lane {at} of our own house: {}", words(at, 60)));
    let named = (0..40).map(|at| format!("Lane: lane {at} of our own house"));
    let steps = ["Phase: A".to_owned(), "  Step: B".to_owned(), "  Step: C".to_owned()];
    holds(&journey(named.chain(steps).chain(used)));
}

#[test]
fn a_word_of_400_letters_anywhere() {
    let word =
        |at: usize| format!("q{at}{}", "abcdefghijklmnopqrstuvwxyz".repeat(16)).chars().take(400).collect::<String>();
    let kinds = [
        "About",
        "By",
        "Touchpoint",
        "Emotion",
        "Emotion: 1",
        "Thought",
        "Quote",
        "Desired emotion",
        "Expectation",
        "When",
        "+",
        "-",
        "?",
        "!",
        "Need",
        "Opportunity",
        "Action",
        "Metric",
        "Backstage",
        "Barrier",
        "Detail",
        "Optional",
        "Repeats",
        "Insight",
    ];
    let line = |(at, kind): (usize, &&str)| match *kind {
        sign @ ("+" | "-" | "?" | "!") => format!("{sign} {}", word(at)),
        kind if kind.contains(':') => format!("{kind} {}", word(at)),
        kind => format!("{kind}: {}", word(at)),
    };
    holds(&step(kinds.iter().enumerate().map(line)));
    for kind in kinds.iter().enumerate() {
        holds(&step([line(kind)]));
    }
    let file = ["Goal", "Scope", "Audience", "Research", "Team", "Owner", "Version", "Insight", "Phase", "Persona"];
    holds(&journey(file.iter().enumerate().map(|(at, kind)| format!("{kind}: {}", word(at)))));
    holds(&format!(
        "Journey: {}\nLane: {}\nPhase: {}\n  Step: {}\n    {}: {}\n",
        word(1),
        word(2),
        word(3),
        word(4),
        word(2),
        word(5)
    ));
}

#[test]
fn a_course_of_20_feelings_on_a_step() {
    holds(&step(
        (0..20).map(|at| format!("Emotion: {} {}", at % 5 - 2, words(usize::try_from(at).expect("small"), 25))),
    ));
    holds(&step(
        (0..20).map(|at| format!("Emotion: {} {}", at % 5 - 2, words(usize::try_from(at).expect("small"), 80))),
    ));
    holds(&step(
        (0..400).map(|at| format!("Emotion: {} {}", at % 5 - 2, words(usize::try_from(at).expect("small"), 25))),
    ));
}

#[test]
fn feelings_of_6_personas_at_each_step() {
    let names = ["Ann", "Bea", "Cor", "Dirk", "Els", "Fien"];
    let mut lines: Vec<String> = names.iter().map(|name| format!("Persona: {name}")).collect();
    for phase in 0..3 {
        lines.push(format!("Phase: Phase {phase}"));
        for step in 0..6 {
            lines.push(format!("  Step: {}", words(phase * 10 + step, 25)));
            for (at, name) in names.iter().enumerate() {
                let level = i32::try_from((at * 2 + step * 3 + phase) % 5).expect("small") - 2;
                lines.push(format!("    Emotion: {level} {} ({name})", words(100 + phase * 100 + step * 10 + at, 22)));
            }
        }
    }
    holds(&journey(lines));
}

#[test]
fn a_label_for_the_curve_that_is_long() {
    let personas = (0..8).map(|at| format!("Persona: {}", words(at, 70).replace(['(', ')'], "")));
    let feelings = (0..8).map(|at| format!("    Emotion: 1 fine ({})", words(at, 70).replace(['(', ')'], "")));
    holds(&journey(personas.chain(["Phase: A".to_owned(), "  Step: B".to_owned()]).chain(feelings)));
}

#[test]
fn paragraphs_by_the_hundred() {
    let lines = (0..150).flat_map(|at| [format!("    | {}", words(at, 12)), "    |".to_owned()]);
    holds(&journey(["Phase: A".to_owned(), "  Step: B".to_owned(), "    - One".to_owned()].into_iter().chain(lines)));
}

/// A text that no sheet holds, in every kind of entry.
#[test]
fn texts_longer_than_a_sheet() {
    let long = words(1, 30_000);
    let step_kinds = [
        "About",
        "By",
        "Touchpoint",
        "Emotion",
        "Emotion: 1",
        "Thought",
        "Quote",
        "Key moment",
        "When",
        "Optional",
        "Repeats",
        "Detail",
        "Metric",
        "Backstage",
    ];
    let mut failed = Vec::new();
    let mut hold = |kind: &str, text: &str| {
        let found = broken(&draw("long", text).expect("a title"));
        if !found.is_empty() {
            failed.push(format!("{kind}: {}", summary(&found)));
        }
    };
    for kind in step_kinds {
        let colon = if kind.contains(':') { "" } else { ":" };
        hold(kind, &step([format!("{kind}{colon} {long}")]));
    }
    for kind in ["Owner", "With", "Effect"] {
        hold(kind, &step(["Action: Do it".to_owned(), format!("  {kind}: {long}")]));
    }
    hold("Source", &step(["Metric: Calls = 3".to_owned(), format!("  Source: {long}")]));
    hold("Target", &step(["Metric: Calls = 3".to_owned(), format!("  Target: 3 {long}")]));
    hold("value", &step([format!("Metric: Calls = 3 {long}")]));
    for kind in ["Goal", "Research", "Team", "Version", "Follow-up: 2026-06-10", "Insight", "Phase", "Persona"] {
        let colon = if kind.contains(':') { "" } else { ":" };
        hold(kind, &journey([format!("{kind}{colon} {long}")]));
    }
    for kind in ["About", "Goal", "Touchpoint", "Emotion", "When", "Optional"] {
        hold(
            &format!("phase {kind}"),
            &journey(["Phase: A".to_owned(), format!("  {kind}: {long}"), "  Step: B".to_owned()]),
        );
    }
    for kind in ["Role", "Age", "About", "Goal", "Frustration", "Quote"] {
        hold(&format!("persona {kind}"), &journey(["Persona: A".to_owned(), format!("  {kind}: {long}")]));
    }
    hold("Step", &journey(["Phase: A".to_owned(), format!("  Step: {long}")]));
    hold(
        "Lane",
        &journey([format!("Lane: {long}"), "Phase: A".to_owned(), "  Step: B".to_owned(), format!("    {long}: x")]),
    );
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// A journey of which a few steps and cards say much more than the others.
fn uneven(seed: u32, phases: u32, most_steps: u32) -> String {
    let mut state = seed;
    let mut below = |most: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % most
    };
    let mut lines = Vec::new();
    for phase in 0..phases {
        lines.push(format!("Phase: {}", "long name of a phase ".repeat(1 + below(4) as usize)));
        for step in 0..=below(most_steps) {
            lines.push(format!("  Step: {phase}.{step} {}", "words ".repeat(1 + (below(6) * below(6)) as usize)));
            for card in 0..below(3) {
                let most = if below(9) == 0 { 40 } else { 6 };
                let word = ["waits ", "unbreakableunbreakableunbreakable ", "counter "][below(3) as usize];
                let sign = ["+", "-", "?"][below(3) as usize];
                lines.push(format!("    {sign} {card} {}", word.repeat(1 + below(most) as usize)));
            }
        }
    }
    journey(lines)
}

#[test]
fn steps_of_which_fewer_stand_worse_than_more() {
    for (seed, phases, most_steps, paper) in [(2, 4, 14, papers::OTHERS[3]), (4, 9, 19, papers::OTHERS[1])] {
        let drawing = draw("uneven", &uneven(seed, phases, most_steps)).expect("a title");
        let found = broken_on(&drawing, paper);
        assert!(found.is_empty(), "{}", summary(&found));
    }
}

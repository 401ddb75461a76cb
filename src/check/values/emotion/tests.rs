//! That each way of writing an emotion is read, with its words and who feels it.

use crate::check::check;
use crate::model::{Journey, PersonaId};
use crate::source::{NoFiles, Source, Sources};
use crate::syntax::parse;

fn checked(value: &str) -> (Journey, Vec<&'static str>) {
    let text = format!("Klantreis: x\nPersona: Anna de Vries\nPersona: Bo Jansen\nFase: x\nStap: x\nEmotie: {value}\n");
    let mut sources = Sources::default();
    let file = sources.add(Source::new("test.journey", text.as_str()));
    let tree = parse(&Source::new("test.journey", text.as_str()), file);
    let checked = check(&tree, file, &mut sources, &NoFiles);
    let about_emotions = ["emotion-out-of-range", "unknown-persona", "ambiguous-persona"];
    let codes = checked.diagnostics.iter().map(|problem| problem.code.name());
    (checked.journey.expect("a title"), codes.filter(|code| about_emotions.contains(code)).collect())
}

/// Each point of the course: its level, its words and its persona.
fn emotions(value: &str) -> Vec<(Option<f64>, String, Option<usize>)> {
    let (journey, codes) = checked(value);
    assert_eq!(codes, [""; 0], "{value}");
    let emotions = journey.phases[0].steps[0].facts.emotions.iter();
    let words =
        |words: &Option<crate::model::Text>| words.as_ref().map(|words| words.value.clone()).unwrap_or_default();
    emotions.map(|one| (one.level, words(&one.words), one.persona.map(|PersonaId(index)| index))).collect()
}

#[test]
fn reads_levels_words_and_names() {
    for (value, level, words, persona) in [
        ("-1 verward", -1.0, "verward", None),
        ("- 2 woedend", -2.0, "woedend", None),
        ("– 2 woedend", -2.0, "woedend", None),
        ("−1: boos", -1.0, "boos", None),
        ("-1 - boos, daarna +1", -1.0, "boos, daarna +1", None),
        ("--", -2.0, "", None),
        ("boos (-2)", -2.0, "boos", None),
        ("boos (Jansen) (-2)", -2.0, "boos", Some(1)),
        ("boos (-- )", -2.0, "boos", None),
        ("boos: -2", -2.0, "boos", None),
        ("boos -2 (Anna)", -2.0, "boos", Some(0)),
        ("😡", -2.0, "😡", None),
        ("moe 🙁 (Anna)", -1.0, "moe 🙁", Some(0)),
        ("1 😡", 1.0, "😡", None),
        ("1 (de Vries) glad", 1.0, "glad", Some(0)),
        ("(de Vries) 1 glad", 1.0, "glad", Some(0)),
        ("-1 boos en moe (de Vries)", -1.0, "boos en moe", Some(0)),
        ("-1 boos (de Vries) en moe", -1.0, "boos (de Vries) en moe", Some(0)),
        ("-1 boos (weer)", -1.0, "boos (weer)", None),
    ] {
        assert_eq!(emotions(value), [(Some(level), words.to_owned(), persona)], "{value}");
    }
    assert_eq!(emotions("negatief"), [(None, "negatief".to_owned(), None)]);
    assert_eq!(emotions("3x gebeld (Anna)"), [(None, "3x gebeld".to_owned(), Some(0))]);
    assert_eq!(emotions("(Anna)"), [(None, "(Anna)".to_owned(), None)]);
}

#[test]
fn a_course_has_a_point_for_each_level() {
    let course = |value| emotions(value).into_iter().map(|(level, words, _)| (level, words)).collect::<Vec<_>>();
    let point = |level: f64, words: &str| (Some(level), words.to_owned());
    assert_eq!(course("-1 boos → 0 → +1 blij"), [point(-1.0, "boos"), point(0.0, ""), point(1.0, "blij")]);
    assert_eq!(course("van -1 naar 1"), [point(-1.0, ""), point(1.0, "")]);
    assert_eq!(emotions("-1 tot 1 (Anna)").iter().map(|one| one.2).collect::<Vec<_>>(), [Some(0), Some(0)]);
}

#[test]
fn what_is_no_level_and_nobodys_name_is_reported() {
    for (value, code) in [
        ("4/5", "emotion-out-of-range"),
        ("0/10", "emotion-out-of-range"),
        ("7", "emotion-out-of-range"),
        ("+ 3 blij", "emotion-out-of-range"),
        ("boos (4/5)", "emotion-out-of-range"),
        ("2 → 4", "emotion-out-of-range"),
        ("1 blij (Piet)", "unknown-persona"),
        ("1 (Jan de Boer) blij", "unknown-persona"),
    ] {
        assert_eq!(checked(value).1, [code], "{value}");
    }
}

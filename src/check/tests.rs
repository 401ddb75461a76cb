//! That one mistake gives one diagnostic, and that its help can be followed.

use super::check;
use crate::diagnostic::Diagnostic;
use crate::source::{NoFiles, Source, Sources};
use crate::syntax::parse;

fn found(text: &str) -> Vec<Diagnostic> {
    let mut sources = Sources::default();
    let file = sources.add(Source::new("test.journey", text));
    let tree = parse(&Source::new("test.journey", text), file);
    check(&tree, file, &mut sources, &NoFiles).diagnostics
}

/// The names of the codes of what is found, without what the method says of the whole journey unless asked for.
fn codes(text: &str) -> Vec<&'static str> {
    found(text).iter().map(|problem| problem.code.name()).collect()
}

/// A journey of which the method has nothing to say, with `lines` at the end of its only step.
fn complete(lines: &str) -> String {
    format!(
        "Klantreis: x\nDoel: x\nAfbakening: x\nOnderzoek: x\nPersona: Sara\nPersona: Wim\nFase: x\n  Stap: Belt\n    ! x\n    \
         Contact: x\n    Emotie: 1\n{lines}"
    )
}

/// What to write instead, as the first repair says.
fn instead(lines: &str) -> Option<String> {
    let problems = found(&complete(lines));
    problems.into_iter().find_map(|problem| problem.repair).map(|repair| repair.replacement)
}

#[test]
fn a_complete_journey_has_no_problems() {
    assert_eq!(codes(&complete("")), [""; 0]);
}

#[test]
fn what_was_begun_is_not_missing() {
    for (lines, code) in [
        ("  Stap: Wacht\n    Contact: x\n    Emotie:\n", "empty-text"),
        ("  Stap: Wacht\n    Contact: x\n    Emotie -1\n", "not-an-entry"),
        ("  Stap: Wacht\n    Contact:\n    Emotie: 1\n", "empty-text"),
        (
            "    - x #wachten\n    Kans: y\n      Voor: #wachte\n      Actie: z\n        Wie: w\n        Tegen: 2026-05-01\n",
            "unknown-label",
        ),
        ("    Actie: z\n      Wie: w\n      Tegen: 2026-02-30\n", "unreadable-date"),
        ("    - x\n      er is meer uitleg nodig\n", "not-an-entry"),
        ("  Stap: Wacht\n    Contact: x\n    Emotie: 7\n", "emotion-out-of-range"),
    ] {
        assert_eq!(codes(&complete(lines)), [code], "{lines}");
    }
    for (right, wrong, code) in [
        ("Doel: x", "Doel:", "empty-text"),
        ("Onderzoek: x", "Onderzoek acht interviews", "not-an-entry"),
        ("    ! x", "    !", "empty-text"),
        ("Persona: Sara\nPersona: Wim", "Gebruik: er-niet.journey", "file-not-found"),
    ] {
        assert_eq!(codes(&complete("").replace(right, wrong)), [code], "{wrong}");
    }
}

#[test]
fn values_are_mended() {
    assert_eq!(instead("    Meting: Doorlooptijd: 60 dagen\n").as_deref(), Some(" ="));
    assert_eq!(instead("    Meting: Open om: 9:30\n"), None);
    assert_eq!(instead("    Meting: Bellers binnen 24 uur\n"), None);
    assert_eq!(instead("    Gevoel: 4/5 blij\n").as_deref(), Some("1"));
    assert_eq!(instead("    Gevoel: 7\n"), None);
    assert_eq!(instead("    Actie: z\n      Wie: w\n      Tegen: 05/13/2026\n").as_deref(), Some("2026-05-13"));
}

#[test]
fn an_answer_that_lacks_indentation_is_shown() {
    let lines = "    - x\n      Behoefte: y\n    Kans: z\n      Actie: w\n        Wie: v\n        Tegen: 2026-05-01\n";
    let problems = found(&complete(lines));
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].related.len(), 1, "the opportunity below");
}

#[test]
fn waiting_is_no_longer_than_the_whole() {
    assert_eq!(codes(&complete("    Duur: 2 uur\n    Wachttijd: 30 dagen\n")), ["waiting-over-duration"]);
    assert_eq!(codes(&complete("    Duur: 31 dagen\n    Wachttijd: 30 dagen\n")), [""; 0]);
}

#[test]
fn words_for_a_date_are_no_problem() {
    for due in ["zo snel mogelijk", "3 mei", "eind mei 2026", "Q3 2026", "2026-05-03 of later"] {
        assert_eq!(codes(&complete(&format!("    Actie: z\n      Wie: w\n      Tegen: {due}\n"))), [""; 0], "{due}");
    }
}

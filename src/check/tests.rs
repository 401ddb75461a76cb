//! That one mistake gives one diagnostic, and that its help can be followed.

use super::check;
use crate::diagnostic::{Diagnostic, Severity};
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

/// What to write instead, as the first error says.
fn instead(lines: &str) -> Option<String> {
    let problems = found(&complete(lines));
    let error = problems.into_iter().find(|problem| problem.severity == Severity::Error)?;
    error.repair.map(|repair| repair.replacement)
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
        ("    Actie: z\n      Wie: w\n      Tegen: juni\n", "unreadable-date"),
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
fn durations_are_mended() {
    for (written, meant) in [
        ("ca. 2 weken", Some("2 weken")),
        ("ongeveer 3-5 dagen", Some("3-5 dagen")),
        ("2 weken of langer", Some("2 weken")),
        ("2 weken (soms 3)", Some("2 weken")),
        ("1u30", Some("90 minuten")),
        ("1 uur 30 min", Some("90 minuten")),
        ("1 uur en 15 minuten", Some("75 minuten")),
        ("2h05", Some("125 minuten")),
        ("1 week en 2 dagen", None),
        ("een tijdje", None),
    ] {
        assert_eq!(instead(&format!("    Duur: {written}\n")).as_deref(), meant, "{written}");
    }
}

#[test]
fn values_are_mended() {
    assert_eq!(instead("    Meting: Doorlooptijd: 60 dagen\n").as_deref(), Some(" ="));
    assert_eq!(instead("    Meting: Open om: 9:30\n"), None);
    assert_eq!(instead("    Meting: Bellers binnen 24 uur\n"), None);
    assert_eq!(instead("    Gevoel: 4/5 blij\n").as_deref(), Some("1"));
    assert_eq!(instead("    Gevoel: 7\n"), None);
}

#[test]
fn an_answer_that_lacks_indentation_is_shown() {
    let lines = "    - x\n      Behoefte: y\n    Kans: z\n      Actie: w\n        Wie: v\n        Tegen: 2026-05-01\n";
    let problems = found(&complete(lines));
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].related.len(), 1, "the opportunity below");
}

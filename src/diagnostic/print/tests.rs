use super::{Diagnostic, PrintOptions, PrintStyle, Source, Sources, Span, render, summary};
use crate::diagnostic::Code;
use crate::language::Language;
use crate::message::{no_goal, second_journey, unknown_keyword};
use crate::source::FileId;

const TEXT: &str = "Klantreis: één\n\nFase: a\nFase: b\n  Stpa: c\u{1b}\n";

fn sources() -> Sources {
    let mut sources = Sources::new();
    sources.add(Source::new("reis.journey", TEXT));
    sources.add(Source::new("personas.journey", "Persona: Sara\n  Rol: x"));
    sources
}

fn span(of: &str) -> Span {
    let start = TEXT.find(of).unwrap();
    Span::new(FileId(0), start, start + of.len())
}

fn unknown() -> Diagnostic {
    Diagnostic::new(Code::UnknownKeyword, span("Stpa"), unknown_keyword::message("Stpa"))
        .label(unknown_keyword::near_label("Stap"))
        .help(unknown_keyword::near_help("Stap"))
}

fn drawn(diagnostic: Diagnostic, style: PrintStyle) -> String {
    render(&[diagnostic], &sources(), &PrintOptions { style, ..PrintOptions::default() })
}

#[test]
fn a_diagnostic_in_boxes() {
    let expected = "\
error[unknown-keyword]

  × `Stpa` is not a keyword
   ╭─[reis.journey:5:3]
 5 │   Stpa: c\u{FFFD}
   ·   ──┬─
   ·     ╰── did you mean `Stap`?
   ╰────
  help: write `Stap:`

more about a code: journey explain unknown-keyword
";
    assert_eq!(drawn(unknown(), PrintStyle::Unicode), expected);
}

#[test]
fn a_diagnostic_in_sentences() {
    let expected = "\
error: `Stpa` is not a keyword
reis.journey, line 5, column 3
  line 5:   Stpa: c\u{FFFD}
  line 5, columns 3 to 6: did you mean `Stap`?
help: write `Stap:`
code: unknown-keyword

more about a code: journey explain unknown-keyword
";
    assert_eq!(drawn(unknown(), PrintStyle::Narrated), expected);
}

#[test]
fn other_places_come_after_it() {
    let other = Span::new(FileId(1), 0, 7);
    let drawn = drawn(
        unknown().related(span("Klantreis"), second_journey::first()).related(other, second_journey::label()),
        PrintStyle::Ascii,
    );
    assert!(drawn.is_ascii() || drawn.contains("één"), "{drawn}");
    let (blamed, first) = (drawn.find("[reis.journey:5:3]"), drawn.find("[reis.journey:1:1]"));
    assert!(blamed.is_some() && blamed < first, "{drawn}");
    assert!(drawn.contains("another journey begins here: personas.journey:1:1"), "{drawn}");
}

#[test]
fn neighbours_are_drawn_together() {
    let drawn = drawn(
        Diagnostic::new(Code::SecondJourney, span("Fase: b"), no_goal::message())
            .related(span("Fase: a"), second_journey::first()),
        PrintStyle::Unicode,
    );
    assert_eq!(drawn.matches("╭─[").count(), 1, "{drawn}");
    assert!(drawn.contains("╭─[reis.journey:4:1]"), "{drawn}");
}

#[test]
fn spans_that_fit_nothing_are_drawn_too() {
    for (file, start, end) in [(0, 0, 0), (0, 11, 12), (0, 900, 901), (0, 5, 2), (1, 3, 90), (7, 0, 1)] {
        let diagnostic =
            Diagnostic::new(Code::NoGoal, Span::new(FileId(file), start, end), unknown_keyword::message("m\u{7}"))
                .label(second_journey::label())
                .help(second_journey::help());
        for style in [PrintStyle::Unicode, PrintStyle::Ascii, PrintStyle::Narrated] {
            let drawn = drawn(diagnostic.clone(), style);
            assert!(drawn.contains("no-goal") && drawn.contains('m') && !drawn.contains('\u{7}'), "{drawn}");
        }
    }
}

#[test]
fn warnings_of_a_code_are_drawn_once() {
    let at = |of: &str| Diagnostic::new(Code::NoGoal, span(of), no_goal::message());
    let found = [at("Klantreis"), unknown(), at("Fase: a"), at("Fase: b")];
    let drawn = render(&found, &sources(), &PrintOptions::default());
    assert_eq!(drawn.matches("warning[no-goal]").count(), 1, "{drawn}");
    assert!(drawn.contains("  also on lines 3, 4\n\nerror[unknown-keyword]"), "{drawn}");
    let apart = render(&found, &sources(), &PrintOptions { apart: true, ..PrintOptions::default() });
    assert_eq!(apart.matches("warning[no-goal]").count(), 3, "{apart}");
}

#[test]
fn what_to_do_is_wrapped_under_its_word() {
    let options = PrintOptions { width: 40, language: Language::French, ..PrintOptions::default() };
    assert_eq!(super::footer("un deux\ntrois", &options), "  aide\u{a0}: un deux\n         trois\n");
    assert_eq!(super::wrapped("mot mot mot motmotmotmot mot", 11), ["mot mot mot", "motmotmotmot", "mot"]);
    assert_eq!(super::footer("", &options), "");
}

#[test]
fn counts_in_words() {
    let warning = Diagnostic::new(Code::NoGoal, Span::default(), no_goal::message());
    assert_eq!(summary(&[unknown(), warning.clone(), unknown()], Language::English), "2 errors, 1 warning");
    assert_eq!(summary(&[warning.clone(), warning], Language::English), "2 warnings");
    assert_eq!(summary(&[], Language::English), "");
    assert_eq!(render(&[], &sources(), &PrintOptions::default()), "");
}

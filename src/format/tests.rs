use std::collections::BTreeSet;

use super::*;
use crate::source::FileId;
use crate::syntax::{Keyword, parse};

fn with(options: FormatOptions, text: &str) -> Formatted {
    let source = Source::new("a.journey", text);
    let tree = parse(&source, FileId::default());
    let formatted = format(&source, &tree, options);
    let again = Source::new("a.journey", formatted.text.as_str());
    let second = format(&again, &parse(&again, FileId::default()), options);
    assert_eq!(second.text, formatted.text, "a second time");
    assert_eq!(second.changes, []);
    formatted
}

fn form(text: &str) -> String {
    with(FormatOptions::default(), text).text
}

fn in_language(keywords: Language, text: &str) -> String {
    with(FormatOptions { keywords: Some(keywords) }, text).text
}

#[test]
fn indentation_shows_what_belongs_to_what() {
    let flat =
        "Journey: A\nPhase: B\nTouchpoint: c\nStep: D\n- e\n| f\nNeed: g\nOpportunity: h\nAction: i\nOwner: j\n+ k\n";
    let indented = "Journey: A\nPhase: B\n  Touchpoint: c\n  Step: D\n    - e\n    | f\n      Need: g\n        Opportunity: h\n          Action: i\n            Owner: j\n    + k\n";
    assert_eq!(form(flat), indented);
    assert_eq!(form(&indented.replace("  ", "\t")), indented);
    assert_eq!(form(&indented.replace("  ", "       ")), indented);
}

#[test]
fn spacing_is_even() {
    assert_eq!(
        form("\n\nJourney:A  \n\n\n\nPhase :  B \t c   #d\nStep\u{A0}: e\n–  f\n|   g\n|\n|  h\n\n \n"),
        "Journey: A\n\nPhase: B c #d\n  Step: e\n    - f\n    | g\n    |\n    | h\n"
    );
    assert_eq!(
        form("Journey: A\nPhase: Pourquoi\u{A0}? wacht\u{AD}tijd"),
        "Journey: A\nPhase: Pourquoi\u{A0}? wacht\u{AD}tijd\n"
    );
}

#[test]
fn line_ends_and_the_byte_order_mark_stay() {
    assert_eq!(form("\u{FEFF}Journey: A\r\nPhase:B\r\n"), "\u{FEFF}Journey: A\r\nPhase: B\r\n");
    assert_eq!(form("Journey: A\r\nPhase: B\nStep: C"), "Journey: A\nPhase: B\n  Step: C\n");
}

#[test]
fn keywords_get_the_usual_word_of_their_language() {
    assert_eq!(
        form("klantreis: A\nFASE: B\nActiviteit: C\nPijnpunt: d\nKnelpunt: e\n? f\n"),
        "Klantreis: A\nFase: B\n  Stap: C\n    Minpunt: d\n    Minpunt: e\n    ? f\n"
    );
    assert_eq!(form("PATIENTREIS: A\nFase: B\n"), "Patiëntreis: A\nFase: B\n");
    assert_eq!(form("Journey: A\nPhase: B\nIF: c\n"), "Journey: A\nPhase: B\n  If: c\n");
    // What opens a journey in several languages becomes the word of one.
    assert_eq!(form("Customer journey: A\nFase: B\nStap: C\n"), "Klantreis: A\nFase: B\n  Stap: C\n");
    // Words of another language stay in it.
    assert_eq!(form("Journey: A\nTaal: nl\nFase: B\nActiviteit: C\n"), "Journey: A\nTaal: nl\nFase: B\n  Stap: C\n");
}

#[test]
fn all_keywords_in_one_language() {
    let dutch = "Klantreis: A\n| b\n# c\nFase: D\n  Stap: E\n    Bewijs: aanname\n    Duur: 2 weken\n    - f\n      Kans: g\n        Actie: h\n          Status: [x]\n          Inspanning: klein\n";
    let french = "Parcours: A\n| b\nLangue: nl\n# c\nPhase: D\n  Étape: E\n    Preuve: supposé\n    Durée: 2 weken\n    - f\n      Opportunité: g\n        Action: h\n          Statut: [x]\n          Effort: petit\n";
    assert_eq!(in_language(Language::French, dutch), french);
    assert_eq!(in_language(Language::Dutch, french), dutch.replace("| b\n", "| b\nTaal: nl\n"));
}

#[test]
fn a_lane_keeps_its_name() {
    let text = "Journey: A\nLane: Contact\nPhase: B\n  Step: C\n    contact: d\n    Touchpoint: e\n";
    let own = text.replace("contact: d", "Contact: d");
    assert_eq!(form(text), own);
    // `Contact` is Dutch for a touchpoint, but in this file it is a lane.
    let dutch = "Klantreis: A\nTaal: en\nRij: Contact\nFase: B\n  Stap: C\n    Contact: d\n    Contactpunt: e\n";
    assert_eq!(in_language(Language::Dutch, text), dutch);
}

#[test]
fn every_word_is_as_usual_after_one_time() {
    for language in Language::ALL {
        let opening = Keyword::Journey.word(language);
        for keyword in Keyword::ALL.iter().copied().filter(|keyword| *keyword != Keyword::Journey) {
            let words: BTreeSet<&str> = Language::ALL.into_iter().flat_map(|of| keyword.words(of)).copied().collect();
            for holder in keyword.holders().filter(|holder| *holder != Keyword::Own) {
                let holder = holder.word(language);
                let lines: Vec<String> = words.iter().map(|word| format!("    {word}: x\n")).collect();
                let all = lines.concat();
                form(&format!("{opening}: A\n  {holder}: B\n{all}"));
            }
            for word in words {
                form(&format!("{opening}: A\n{word}: x\n"));
                form(&format!("{word}: x\n"));
            }
        }
    }
    let french = "Klantreis: A\nPersona: B\n  Fonction: c\nFase: D\n  Stap: E\n    Ressenti: +1\n    Vécu: +1\n";
    let usual = "Klantreis: A\nPersona: B\n  Role: c\nFase: D\n  Stap: E\n    Emotion: +1\n    Emotion: +1\n";
    assert_eq!(form(french), usual);
}

#[test]
fn comments_stand_like_what_they_are_about() {
    assert_eq!(
        form(
            "# a\nJourney: A\n    # b\nPhase: B\n# c\n    Step: C\n      # d\n      - e\n      # f\n\n    # g\n\n    Step: D\n\n# h\n"
        ),
        "# a\nJourney: A\n# b\nPhase: B\n  # c\n  Step: C\n    # d\n    - e\n    # f\n\n  # g\n\n  Step: D\n\n# h\n"
    );
    assert_eq!(form("Journey: A\nPhase: B\n   Step: C\n   # d"), "Journey: A\nPhase: B\n  Step: C\n  # d\n");
}

#[test]
fn what_is_not_understood_stays() {
    let text = "Journey:  A\nPhase:  B\n      Step:  C\nPhase:  D\n      Stp:  E\n         -   f\n   some words  \nPhase:  G\n";
    assert_eq!(
        form(text),
        text.replace("Journey:  A\nPhase:  B\n      Step:  C", "Journey: A\nPhase: B\n  Step: C").replace("  G", " G")
    );
    assert_eq!(in_language(Language::Dutch, text), form(text));
    assert_eq!(form("only words"), "only words\n");
    assert_eq!(form(""), "");
}

#[test]
fn where_no_indentation_says_the_same_it_stays() {
    let text = "  Journey:  A\nPersona: B\nGoal:  of the whole\n";
    assert_eq!(form(text), "  Journey: A\nPersona: B\nGoal: of the whole\n");
}

#[test]
fn a_part_keeps_its_words() {
    let text = "Persona: A\n Job: b\n citation: c\n";
    assert_eq!(form(text), "Persona: A\n  Job: b\n  Citation: c\n");
    assert_eq!(in_language(Language::German, text), "Persona: A\n  Rolle: b\n  Zitat: c\n");
}

#[test]
fn only_the_lines_that_were_asked_for() {
    let source = Source::new("a.journey", "Journey:  A\nPhase:  B\n    Step:  C\n    Step:  D\n");
    let tree = parse(&source, FileId::default());
    let formatted = format_lines(&source, &tree, 1..3);
    assert_eq!(formatted.text, "Journey:  A\nPhase: B\n  Step: C\n    Step:  D\n");
    assert_eq!(formatted.changes, [FormatEdit { lines: 1..3, text: "Phase: B\n  Step: C\n".to_owned() }]);
}

#[test]
fn a_diff_shows_what_changes() {
    let old = "Journey: A\n\n\nPhase: B\nStep: C\nStep: D\nStep: E\n\n\nStep: F\nStep: G\nStep: H\nPhase: I\nPhase: J\nPhase: J2\nPhase: K\nPhase: L\nPhase: M\nPhase: N\nStep: O";
    let formatted = with(FormatOptions::default(), old);
    let diff = diff::unified("a.journey", old, &formatted.changes);
    assert_eq!(
        diff,
        "--- a.journey\n+++ a.journey\n@@ -1,15 +1,13 @@\n Journey: A\n \n-\n Phase: B\n-Step: C\n-Step: D\n-Step: E\n+  Step: C\n+  Step: D\n+  Step: E\n \n-\n-Step: F\n-Step: G\n-Step: H\n+  Step: F\n+  Step: G\n+  Step: H\n Phase: I\n Phase: J\n Phase: J2\n@@ -17,4 +15,4 @@\n Phase: L\n Phase: M\n Phase: N\n-Step: O\n\\ No newline at end of file\n+  Step: O\n"
    );
    assert_eq!(diff::unified("a.journey", old, &[]), "");
}

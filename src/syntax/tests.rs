use super::{Entry, FileId, Keyword, Language, Source, Tree, parse, parse_included};
use crate::diagnostic::Code;
use crate::message::{misplaced_entry, missing_journey, unknown_keyword};

fn read(text: &str) -> Tree {
    parse(&Source::new("test.journey", text), FileId(0))
}

/// The entries on one line: `phase(step(touchpoint))`.
fn shape(entries: &[Entry]) -> String {
    let one = |entry: &Entry| match entry.children.as_slice() {
        [] => entry.keyword.name().to_owned(),
        children => format!("{}({})", entry.keyword.name(), shape(children)),
    };
    entries.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// Line and code of each problem.
fn problems(text: &str) -> Vec<(usize, Code)> {
    let source = Source::new("test.journey", text);
    read(text).problems.iter().map(|problem| (source.position(problem.span.start).line, problem.code)).collect()
}

/// What the file is after the repair of its first problem.
fn repaired(text: &str) -> String {
    let tree = read(text);
    let repair = tree.problems[0].repair.clone().expect("this test is about a problem with a repair");
    format!("{}{}{}", &text[..repair.span.start], repair.replacement, &text[repair.span.end..])
}

const INDENTED: &str = "\
Klantreis: Een bouwvergunning
Doel: sneller
Rij: Kosten

Persona: Sara
  Rol: verbouwt
  Doel: rust
Fase: Oriëntatie
  Duur: 2 weken
  Stap: Zoekt informatie
    Contact: website
    Kosten: 12 euro
    - De tekst staat vol vaktaal #vaktaal
      Behoefte: Gewone taal
        Kans: Herschrijf
          Actie: Schrijfsessie
            Eigenaar: Webredactie
            Tegen: 2026-05-01
    Meting: Bezoekers = 38 %
      Doelwaarde: 15 %
  Stap: Belt
    ! Bepaalt het vertrouwen
    Emotie: 0 gehaast
";

const INDENTED_SHAPE: &str = "journey goal lane persona(role goal) phase(duration step(touchpoint own \
    negative(need(opportunity(action(owner due)))) metric(target)) step(key-moment emotion))";

/// The indented journey with each of its lines (number and text) rewritten.
fn indented_by(rewrite: impl Fn(usize, &str) -> String) -> String {
    INDENTED.lines().enumerate().map(|(at, line)| rewrite(at, line)).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_same_journey_in_every_layout() {
    let layouts = [
        INDENTED.to_owned(),
        indented_by(|_, line| line.trim_start().to_owned()),
        INDENTED.replace("  ", "\t"),
        INDENTED.replace("  ", "   "),
        INDENTED.replace("  ", "       "),
        INDENTED.replace('\n', "\r\n"),
        format!("\u{FEFF}{}", INDENTED.trim_end()),
        indented_by(|at, line| if at > 0 { format!("  {line}") } else { line.to_owned() }),
    ];
    for text in layouts {
        let tree = read(&text);
        assert_eq!(shape(&tree.entries), INDENTED_SHAPE, "{text}");
        assert_eq!(tree.problems, [], "{text}");
        assert_eq!(tree.language, Language::Dutch);
    }
}

#[test]
fn lines_are_the_text() {
    let text = "\u{FEFF}Journey: a\r\n\r\n# x\n+ b\n| c\nwat\n";
    let tree = read(text);
    let joined: String = tree.lines.iter().map(|line| &text[line.span.start..line.span.end]).collect();
    assert_eq!(joined, text);
    let kinds: Vec<_> = tree.lines.iter().map(|line| line.kind).collect();
    let expected = "[Entry, Blank, Comment, Entry, Continuation, Other, Blank]";
    assert_eq!(format!("{kinds:?}"), expected);
}

#[test]
fn texts_are_joined_and_labels_taken() {
    let text = "Journey: a  b: c #x\n|  more\t#y #z\n|\n| last\u{7}\n\n# comment\n| end";
    let tree = read(text);
    let entry = &tree.entries[0];
    assert_eq!(entry.text, "a b: c more\nlast end");
    assert_eq!(entry.labels.iter().map(|label| label.name.as_str()).collect::<Vec<_>>(), ["x", "y", "z"]);
    assert_eq!(&text[entry.labels[1].span.start..entry.labels[1].span.end], "#y");
    assert_eq!((entry.span.start, entry.span.end), (0, text.len()));
    assert_eq!(&text[entry.keyword_span.start..entry.keyword_span.end], "Journey");
    assert_eq!(problems(text), [(4, Code::ControlCharacter)]);
}

#[test]
fn spans_are_exact() {
    let text = "Parcours : Étude \u{A0}#a\n  Étape：x";
    let tree = read(text);
    let entry = &tree.entries[0];
    assert_eq!(&text[entry.text_span.start..entry.text_span.end], "Étude");
    let text = "Journey:\nStep:  ";
    let tree = read(text);
    assert_eq!((tree.entries[0].text_span.start, tree.entries[0].text_span.end), (8, 8));
    assert_eq!(tree.entries[0].text, "");
}

#[test]
fn every_line_that_is_no_entry_is_reported() {
    let text = "Journey: a\nhttps://example.org/x: y\n09:30 bellen\n#label\n+1\n• punt\n\nEen zin die te lang is voor een woord: x\n";
    let codes: Vec<(usize, Code)> = [2, 3, 4, 5, 6, 8].into_iter().map(|line| (line, Code::NotAnEntry)).collect();
    assert_eq!(problems(text), codes);
}

#[test]
fn signs_as_word_processors_write_them() {
    let tree = read("Journey: a\nPhase: b\nStep: c\n– d\n− e\n＋ f\n？ g\n！ h");
    assert_eq!(shape(&tree.entries), "journey phase(step(negative negative positive question key-moment))");
}

#[test]
fn unknown_keywords_are_repaired() {
    assert_eq!(repaired("Klantreis: a\nFsae: b"), "Klantreis: a\nFase: b");
    assert_eq!(repaired("Klantreis: a\nFase: b\nEmotie 1: blij"), "Klantreis: a\nFase: b\nEmotie: 1 blij");
    assert_eq!(repaired("Klantreis: a\nFase 2:"), "Klantreis: a\nFase: 2");
    assert_eq!(repaired("Journey: a\n#x"), "Journey: a\n# x");
    assert_eq!(repaired("Journey: a\nPhase Start"), "Journey: a\nPhase: Start");
    let choices: Vec<String> =
        read("Journey: a\n-1 upset").problems[0].choices.iter().map(|(_, choice)| choice.replacement.clone()).collect();
    assert_eq!(choices, ["Emotion: ", " "]);
    assert_eq!(problems("Journey: a\nWrlgbrmpft: b\n  Owner: c\n  Due: d"), [(2, Code::UnknownKeyword)]);
}

#[test]
fn what_stands_under_a_misspelt_entry_keeps_its_place() {
    let tree = read("Klantreis: a\nFase: b\n  Stpa: c\n    Emotie: 1\n    - d #e\n      Behoefte: f");
    assert_eq!(shape(&tree.entries), "journey phase(step(emotion negative(need)))");
    assert_eq!(tree.problems.len(), 1);
}

#[test]
fn misplaced_entries_keep_what_stands_under_them() {
    let text = "Journey: a\nAge: 3\nStep: b\n  Touchpoint: web\nStep: c\n  Nonsense nonsense: x\nDue: soon";
    let tree = read(text);
    assert_eq!(shape(&tree.entries), "journey age step(touchpoint) step due");
    let expected =
        [(2, Code::MisplacedEntry), (3, Code::MisplacedEntry), (6, Code::UnknownKeyword), (7, Code::MisplacedEntry)];
    assert_eq!(problems(text), expected);
    assert_eq!(read("Klantreis: a\nTegen: b").problems[0].help, Some(misplaced_entry::help(vec!["Actie".to_owned()])));
}

#[test]
fn the_opening_is_reported() {
    assert_eq!(problems(""), [(1, Code::MissingJourney)]);
    assert_eq!(problems("\n\n# x\n"), [(3, Code::MissingJourney)]);
    let tree = read("\nFase: a\n  Stap: b\n");
    assert_eq!(tree.language, Language::Dutch);
    assert_eq!(tree.problems[0].help, Some(missing_journey::help("Klantreis")));
    let text = "Journey: a\nGoal: b\nKlantreis: c";
    assert_eq!(problems(text), [(3, Code::SecondJourney)]);
    assert_eq!(read(text).problems[0].related[0].0.start, 0);
    let source = Source::new("personas.journey", "Persona: Sara\n  Age: 3");
    let tree = parse_included(&source, FileId(1), Language::German);
    assert_eq!((tree.problems, tree.entries[0].span.file), (Vec::new(), FileId(1)));
}

#[test]
fn the_language_of_the_opening_word() {
    for language in Language::ALL {
        for word in Keyword::Journey.words(language) {
            let phase = Keyword::Step.word(language);
            let text = format!("{word}: a\n{}: b\n{phase}: c", Keyword::Phase.word(language));
            assert_eq!(read(&text).language, language, "{text}");
        }
    }
}

#[test]
fn every_entry_needs_a_text() {
    let text = "Journey:\nPhase: a\nStep: b\n!\nBack to: #b\nNote: #only\n+\n| later";
    assert_eq!(problems(text), [(1, Code::EmptyText), (4, Code::EmptyText), (6, Code::EmptyText)]);
    assert_eq!(problems("| x\n| y\nJourney: a"), [(1, Code::StrayContinuation)]);
}

#[test]
fn words_with_two_meanings_follow_their_place() {
    let tree = read("Klantreis: a\nWie: b\nFase: c\n  Stap: d\n    Wie: e\n    Foto: x\n    Actie: f\n      Wie: g\n");
    assert_eq!(shape(&tree.entries), "journey owner phase(step(by image action(owner)))");
    let flat = read(
        "Klantreis: a\nPersona: p\nFrustratie: x\nFoto: y\nFase: c\nStap: d\nWie: e\nFrustratie: z\nActie: f\nWie: g\n",
    );
    assert_eq!(shape(&flat.entries), "journey persona(frustration photo) phase(step(by negative(action(owner))))");
}

#[test]
fn lanes_of_ones_own() {
    let tree = read("Journey: a\nSuport: early\nLane: Support\nPhase: b\nSUPPORT: c\nStep: d\nsupport: e");
    assert_eq!(shape(&tree.entries), "journey lane phase(own step(own))");
    assert_eq!(tree.entries[2].children[0].lane.as_deref(), Some("support"));
    assert_eq!(tree.problems.len(), 1);
}

#[test]
fn the_name_of_a_lane_is_all_that_its_entry_says() {
    let tree = read(
        "Journey: a\nLane: Room\n# of the\n\n | next\n | door #b, #c\nPhase: d\n- e\n| f\nROOM next door #b #c: g",
    );
    assert_eq!(shape(&tree.entries), "journey lane phase(negative own)");
    assert_eq!(tree.entries[2].children[1].lane.as_deref(), Some("room next door #b #c"));
    assert_eq!(tree.entries[1].text_with_labels(), "Room next door #b #c");
}

#[test]
fn contradictions_are_reported_and_plain_files_are_not() {
    let contradiction = |line| vec![(line, Code::OutlineContradiction)];
    assert_eq!(problems("Journey: a\nPhase: b\n  Step: c\n    Touchpoint: d\n      Emotion: 1"), contradiction(5));
    assert_eq!(problems("Journey: a\nPhase: b\n  Step: c\nPersona: d\nGoal: e"), contradiction(5));
    assert_eq!(problems("Journey: a\nPhase: b\n  Step: c\n  - d\n  Step: e\n  - f"), contradiction(4));
    assert_eq!(problems("Journey: a\nPhase: b\n  Step: c\n    Action: d\n      Owner: e\nDue: f"), contradiction(6));
    for plain in [
        "Journey: a\nPhase: b\n  - x\n  Step: c\n    - d\n  Step: e\n  Emotion: 1\nOpportunity: f\nInsight: g",
        "Journey: a\n    Goal: b\n    Persona: c\n        Role: d\n    Phase: e\n        Step: f",
        "Journey: a\nPersona: b\nRole: c\nGoal: d\nPhase: e\n  Step: f\n    + g\n    Note: h",
        "Journey: a\nPhase: b\n  Step: c\nOpportunity: d\nOpportunity: e\nAction: f\nAction: g",
        "Journey: a\nPhase: b\n  Duration: 1 day\nStep: c\n  Touchpoint: d\nStep: e\n  Touchpoint: f\nOpportunity: g",
        "Journey: a\nVersion: 1\nNote: b\nPhase: c\n  Step: d\n    Touchpoint: e\n    Note: f",
    ] {
        assert_eq!(problems(plain), [], "{plain}");
    }
}

#[test]
fn an_indented_file_means_what_it_shows() {
    let tree = read(
        "Journey: a\nPhase: b\n  Step: c\n    - d\n      Need: e\n    Opportunity: f\n  Opportunity: g\nOpportunity: h\n  Action: i\nNote: j",
    );
    assert_eq!(
        shape(&tree.entries),
        "journey phase(step(negative(need) opportunity) opportunity) opportunity(action) note"
    );
    let flat = read(
        "Journey: a\nPhase: b\nStep: c\n- d\nNeed: e\nOpportunity: f\nAction: g\nOwner: h\n- i\nOpportunity: j\nNote: k",
    );
    assert_eq!(
        shape(&flat.entries),
        "journey phase(step(negative(need(opportunity(action(owner)))) negative(opportunity(note))))"
    );
}

#[test]
fn a_line_without_its_colon_holds_what_stands_under_it() {
    let bare = "Klantreis: x\nPersona = Tom\n  Rol: kok\nFase 1 Voorbereiding\n  Stap Zoekt\n    Emotie -2 boos\n";
    let codes: Vec<usize> = problems(bare).iter().map(|(line, _)| *line).collect();
    assert_eq!(codes, [2, 4, 5, 6]);
    assert_eq!(shape(&read(bare).entries), "journey persona(role) phase(step(emotion))");
    assert_eq!(repaired("Klantreis: x\nPersona = Tom\n"), "Klantreis: x\nPersona: Tom\n");
    assert_eq!(repaired("Klantreis: x\nTeam - Onthaal\n"), "Klantreis: x\nTeam: Onthaal\n");
    assert_eq!(repaired("Klantreis: x\nFase\n"), "Klantreis: x\nFase:\n");
    // Words that go on below a text are no entries, and no second journey.
    assert_eq!(shape(&read("Klantreis: x\nReis naar Gent\nemotie telt niet\n").entries), "journey");
}

#[test]
fn a_first_line_without_keyword_is_one_mistake() {
    assert_eq!(problems("Een vergunning\nFase: x\n"), [(1, Code::MissingJourney)]);
    assert_eq!(repaired("Een vergunning\nFase: x\n"), "Klantreis: Een vergunning\nFase: x\n");
    assert_eq!(problems("Klantreis\nFase: x\n"), [(1, Code::NotAnEntry)]);
}

/// The keywords and texts of entries, each with a `>` for each entry that holds it.
fn words_of(entries: &[Entry], level: usize) -> String {
    let word = |entry: &Entry| {
        let own = format!("{}{}={} ", ">".repeat(level), entry.keyword.name(), entry.text);
        own + &words_of(&entry.children, level + 1)
    };
    entries.iter().map(word).collect()
}

/// The keywords and texts of a file without problems.
fn plain_words(text: &str) -> String {
    let tree = read(text);
    assert_eq!(tree.problems, [], "{text}");
    words_of(&tree.entries, 0).trim_end().to_owned()
}

#[test]
fn numbers_and_markup_are_dropped() {
    let markdown = "Klantreis: x\n\n## Fase 1: Begin\n### Stap 1.1: Belt\n- duurt lang\n  Behoefte: rust\n**Emotie:** -1 boos\n### Kans: bel terug\n## Fase 2: Later\nStap: Wacht\nPersona: Jan\n";
    assert_eq!(
        plain_words(markdown),
        "journey=x phase=Begin >step=Belt >>negative=duurt lang >>>need=rust >>emotion=-1 boos >opportunity=bel terug phase=Later >step=Wacht persona=Jan"
    );
    let listed = "Klantreis: x\n- Fase: Begin\n  - Stap: Belt\n    - Contact: telefoon\n    - [ ] Actie: bel terug\n    + snel\n";
    assert_eq!(
        plain_words(listed),
        "journey=x phase=Begin >step=Belt >>touchpoint=telefoon >>action=bel terug >>positive=snel"
    );
    assert_eq!(plain_words("# Klantreis: x\n# Fase: oud\n## Fase: y\n### Stap: z\n"), "journey=x phase=y >step=z");
    assert_eq!(problems("# Klantreis: x\nFase: y\n"), [(1, Code::MissingJourney)]);
    // A complaint may begin with the name of what it is about, and a comment with a keyword.
    assert_eq!(
        plain_words("Klantreis: x\nFase: y\n  Stap: z\n    - Contact: onbereikbaar\n    # Stap: later\n    ## later\n"),
        "journey=x phase=y >step=z >>negative=Contact: onbereikbaar"
    );
    assert_eq!(
        plain_words("Klantreis: x\nRij: Fase 1\nRij 2: Kosten\nFase: y\n**Kosten:** 3\nFase 1: z"),
        "journey=x lane=Fase 1 lane=Kosten phase=y >own=3 >own=z"
    );
}

#[test]
fn bullets_are_the_sign_of_their_list() {
    assert_eq!(
        plain_words(
            "Journey: x\nPhase: y\n  Step: z\n    + a\n    Emotion: 1\n    * b\n\n    → c\n  Step: w\n    • d\n    – e\n"
        ),
        "journey=x phase=y >step=z >>positive=a >>emotion=1 >>positive=b >>positive=c >step=w >>negative=d >>negative=e"
    );
}

#[test]
fn a_list_that_may_be_good_or_bad_is_one_mistake() {
    let text =
        "Journey: x\nPhase: y\n  Step: z\n    - a\n    + b\n    • c\n    • d\n      Need: e\n  Step: w\n    * f\n";
    assert_eq!(problems(text), [(6, Code::NotAnEntry), (10, Code::NotAnEntry)]);
    let tree = read(text);
    let choices: Vec<String> = tree.problems[0]
        .choices
        .iter()
        .map(|(_, choice)| format!("{}{}{}", &text[..choice.span.start], choice.replacement, &text[choice.span.end..]))
        .collect();
    assert_eq!(choices, [text.replacen('•', "-", 2), text.replacen('•', "+", 2)]);
    assert_eq!(shape(&tree.entries), "journey phase(step(negative positive negative negative(need)) step(negative))");
}

#[test]
fn what_is_pasted_is_no_keyword() {
    let pasted = "Klantreis: x\nFase: y\n  Stap: z\n    - ze belde vier keer en\n      in de wacht\n      stond\n    Citaat: ik heb\n    er genoeg: van\n";
    assert_eq!(problems(pasted), [(5, Code::NotAnEntry), (6, Code::NotAnEntry), (8, Code::NotAnEntry)]);
    assert_eq!(repaired(pasted), pasted.replace("in de wacht", "| in de wacht"));
    let names = "Klantreis: x\nPersona: Els Peeters\nFase: y\n  Stap: z\n    Els: ik wacht\n    https://a.be\n    14:30 belt\n    Kosten: 5\n    Emotie: 1\n";
    assert_eq!(problems(names).len(), 4);
    assert_eq!(read(names).problems[0].message, unknown_keyword::persona("Els"));
    assert_eq!(shape(&read(names).entries), "journey persona phase(step(emotion))");
    assert_eq!(problems("| Fase | Stap |\n| --- | --- |\n| a | b |\n"), [(1, Code::NotAnEntry)]);
    assert_eq!(
        problems("Klantreis: a\nFase: b\n  Stap: c\n| x | y |\n|---|---|\n| 1 | 2 |\n  Stap: d"),
        [(4, Code::NotAnEntry)]
    );
}

#[test]
fn a_file_without_colons_keeps_its_outline() {
    let bare = "klantreis test\nfase begin\n  stap belt\n    contact telefoon\n    emotie -1 boos\n";
    let lines: Vec<usize> = problems(bare).iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [1, 2, 3, 4, 5]);
    assert_eq!(shape(&read(bare).entries), "journey phase(step(touchpoint emotion))");
    assert_eq!(read("Klantreis Test\nFase Begin").language, Language::Dutch);
    assert_eq!(repaired("Klantreis: x\nPersona: y\nBeroep; kok"), "Klantreis: x\nPersona: y\nBeroep: kok");
}

#[test]
fn a_date_in_a_step_is_not_the_version_of_the_file() {
    let flat = "Klantreis: x\nDatum: 2026-01-01\nFase: y\nStap: z\nDatum: 12 maart\nActie: w\nDatum: 2026-05-01\n";
    assert_eq!(shape(&read(flat).entries), "journey version phase(step(when action(due)))");
}

//! The language of messages: each run speaks one language, and no English sentence is left in another.
//!
//! What stands in backticks and quotation marks is the user's or the program's own name, and is left out. The journeys are those
//! of the corpus: theirs are the codes, and the language is asked for.

use std::collections::BTreeSet;

use journey::compile;
use journey::diagnostic::finding::Finding;
use journey::diagnostic::print::{PrintOptions, PrintStyle, render};
use journey::diagnostic::{Code, Diagnostic};
use journey::language::Language;
use journey::source::{Source, Sources};

use crate::support::run::{FLAWLESS, Run, journey};
use crate::support::{Folder, files_in};

/// Words that an English message can hardly do without; none of them is a word of another language here.
const ENGLISH: [&str; 34] = [
    "the", "this", "that", "is", "are", "has", "have", "not", "no", "with", "without", "write", "and", "or", "of",
    "to", "its", "there", "here", "which", "what", "where", "cannot", "only", "from", "line", "lines", "journey",
    "error", "warning", "warnings", "file", "be", "for",
];

/// Those that a language has itself, or has borrowed.
fn own_words(language: Language) -> &'static [&'static str] {
    match language {
        Language::Dutch => &["is", "of", "the", "over"],
        Language::Spanish => &["no", "error"],
        Language::German | Language::French | Language::English => &[],
    }
}

const OTHERS: [Language; 4] = [Language::Dutch, Language::French, Language::German, Language::Spanish];

/// The English words of a text, what is quoted aside.
fn english_words(text: &str, language: Language) -> BTreeSet<String> {
    let unquoted: String = text.split('`').step_by(2).collect::<Vec<_>>().join(" ");
    let words = unquoted.split(|letter: char| !letter.is_alphanumeric() && !"-./_'’".contains(letter));
    let words = words.map(|word| word.trim_matches(['.', '\'', '’', '-', '/']).to_owned());
    let is_english = |word: &String| ENGLISH.contains(&word.as_str()) && !own_words(language).contains(&word.as_str());
    words.filter(is_english).collect()
}

/// All journeys of the corpus with what is wrong with them.
fn found() -> Vec<(Vec<Diagnostic>, Sources)> {
    let compiled = files_in("tests/corpus/bad", "journey").into_iter().filter_map(|path| {
        let text = std::fs::read_to_string(&path).ok()?;
        let folder = Folder(path.parent()?.to_owned());
        let mut compiled = compile(Source::new(path.file_name()?.to_string_lossy(), text), &folder);
        compiled.pictures(&folder);
        Some((compiled.diagnostics, compiled.sources))
    });
    compiled.collect()
}

#[test]
fn no_finding_speaks_english_in_another_language() {
    let found = found();
    let mut codes: BTreeSet<Code> = BTreeSet::new();
    let mut left = BTreeSet::new();
    for language in OTHERS {
        for (diagnostics, sources) in &found {
            for diagnostic in diagnostics {
                codes.insert(diagnostic.code);
                let finding = Finding::new(diagnostic, sources, language);
                let related = finding.related.iter().map(|related| related.message.clone());
                for text in [finding.message, finding.label].into_iter().chain(finding.help).chain(related) {
                    let words = english_words(&text, language);
                    if !words.is_empty() {
                        left.insert(format!("{} {}: {text} {words:?}", language.tag(), diagnostic.code.name()));
                    }
                }
            }
        }
    }
    assert!(left.is_empty(), "{left:#?}");
    assert!(codes.len() > 40, "{} codes", codes.len());
}

#[test]
fn what_stands_around_a_finding_speaks_its_language() {
    for language in OTHERS {
        for style in [PrintStyle::Unicode, PrintStyle::Narrated] {
            let options = PrintOptions { style, language, ..PrintOptions::default() };
            let text = "Klantreis: a\nFase: b\n  Stap: c\n  Stap: d\n  Stpa: e\n";
            let compiled = compile(Source::new("a.journey", text), &journey::NoFiles);
            let drawn = render(&compiled.diagnostics, &compiled.sources, &options);
            // The last line names a command.
            let drawn = drawn.trim_end().rsplit_once('\n').unwrap().0;
            assert_eq!(english_words(&drawn.replace("a.journey", ""), language), BTreeSet::new(), "{drawn}");
        }
    }
}

#[test]
fn a_finding_speaks_the_language_of_its_journey() {
    let dutch = "Klantreis: a\nDoel: b\nFase: c\n  Stpa: d\n";
    let run = |arguments: &str| journey(arguments).file("a.journey", dutch);
    let said = |run: Run| run.go().stderr;
    let plain = said(run("check a.journey"));
    assert!(plain.contains("fout[unknown-keyword]") && plain.ends_with("a.journey: 1 error, 4 warnings\n"), "{plain}");
    let here = said(run("check a.journey").environment("LC_ALL", "nl_BE.UTF-8"));
    assert!(here.ends_with("a.journey: 1 fout, 4 waarschuwingen\n"), "{here}");
    let asked = said(run("check a.journey --messages-in de").environment("JOURNEY_LANG", "fr"));
    assert!(
        asked.contains("Fehler[unknown-keyword]") && asked.ends_with("a.journey: 1 Fehler, 4 Warnungen\n"),
        "{asked}"
    );
    let variable = said(run("check a.journey").environment("JOURNEY_LANG", "fr_BE"));
    assert!(variable.contains("erreur[unknown-keyword]"), "{variable}");
    let settings = "[messages]\nlanguage = \"es\"\n";
    let project = said(run("check a.journey").file("journey.toml", settings));
    assert!(
        project.contains("error[unknown-keyword]") && project.ends_with("a.journey: 1 error, 4 avisos\n"),
        "{project}"
    );
    let both = said(run("check a.journey").file("journey.toml", settings).environment("JOURNEY_LANG", "fr"));
    assert!(both.contains("erreur[unknown-keyword]"), "{both}");
}

#[test]
fn formats_for_programs_keep_their_words_and_translate_sentences() {
    let text = "Klantreis: a\nFase: b\n  Stpa: c\n";
    let report = |format: &str| {
        journey(&format!("check a.journey --message-format {format}")).file("a.journey", text).go().stdout
    };
    let short = report("short");
    assert!(short.lines().any(|line| line.contains(": error[unknown-keyword]: `Stpa` is geen trefwoord")), "{short}");
    assert!(report("json").contains("\"severity\":\"error\""));
    assert!(report("sarif").contains("geen trefwoord"));
}

#[test]
fn what_is_about_no_journey_speaks_the_language_of_the_computer() {
    let german = |run: Run| run.environment("LC_ALL", "").environment("LANG", "de_DE.UTF-8").go();
    let ended = german(journey("check a.journey"));
    assert!(ended.stderr.starts_with("Fehler: "), "{}", ended.stderr);
    let ended = german(journey("explain no-goal"));
    assert!(ended.stdout.contains("## Was das bedeutet"), "{}", ended.stdout);
    let ended = german(journey("explain"));
    assert!(ended.stdout.lines().all(|line| line.contains("Fehler ") || line.contains("Warnung")), "{}", ended.stdout);
    let ended =
        german(journey("build a.journey b.journey -f md").file("a.journey", FLAWLESS).file("b.journey", FLAWLESS));
    assert_eq!(
        english_words(&ended.stderr.replace(".journey", ""), Language::German),
        BTreeSet::new(),
        "{}",
        ended.stderr
    );
}

#[test]
fn remarks_of_an_import_speak_the_language_of_the_journey() {
    let diagram = "journey\n  title Reis\n  section Voor\n    Bellen: 9: Ik\n    Wachten: drie: Ik\n";
    let ended = journey("import a.mmd --language nl").file("a.mmd", diagram).go();
    let remarks: Vec<&str> = ended.stderr.lines().filter(|line| line.starts_with("a.mmd:")).collect();
    let (summary, remarks) = remarks.split_last().unwrap();
    // What sums up is about no journey.
    assert!(summary.contains("1 phase, 2 steps"), "{summary}");
    assert_eq!(remarks.len(), 2, "{}", ended.stderr);
    for remark in remarks {
        assert_eq!(english_words(&remark.replace("a.mmd", ""), Language::Dutch), BTreeSet::new(), "{remark}");
    }
}

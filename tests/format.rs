//! Laws of the usual form: it means the same, a second time changes nothing, and no line is lost.
//!
//! They hold for whole journeys, good and bad, for what a machine makes up, and for what is left of a journey
//! after many slips.

use std::path::Path;

use journey::diagnostic::Severity;
use journey::format::{FormatOptions, Formatted, format, format_lines};
use journey::language::Language;
use journey::source::{FileId, Files, NoFiles, Source};
use journey::syntax::{Keyword, LineKind, Tree, parse};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::laws::generate;
use crate::support::listing::listing;
use crate::support::{Folder, compile, files_in};

fn read(text: &str) -> (Source, Tree) {
    let source = Source::new("law.journey", text);
    let tree = parse(&source, FileId(0));
    (source, tree)
}

fn form(text: &str, options: FormatOptions) -> Formatted {
    let (source, tree) = read(text);
    format(&source, &tree, options)
}

const AS_WRITTEN: FormatOptions = FormatOptions { keywords: None };

/// What a text means: its model, and the errors in it.
fn meaning(text: &str, files: &dyn Files) -> (Option<String>, Vec<&'static str>) {
    let (checked, _) = compile("law.journey", text, files);
    let errors = checked.diagnostics.iter().filter(|problem| problem.severity == Severity::Error);
    let errors: Vec<&'static str> = errors.map(|problem| problem.code.name()).collect();
    // Where there is no text, the word of the keyword stands in for it.
    let journey = checked.journey.as_ref().filter(|_| !errors.contains(&"empty-text"));
    (journey.map(listing), errors)
}

/// What each line that is not blank says, its keyword and the white space aside.
fn said(text: &str) -> Vec<String> {
    let (source, tree) = read(text);
    let lines = tree.lines.iter().filter(|line| line.kind != LineKind::Blank);
    let line = |line: &journey::syntax::TreeLine| {
        let written = source.slice(line.span).trim_start_matches('\u{FEFF}').trim();
        let rest = match line.kind {
            LineKind::Entry | LineKind::Continuation => source.slice(line.text),
            _ => written,
        };
        rest.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    lines.map(line).collect()
}

/// What changed, put into the old text.
fn applied(old: &str, formatted: &Formatted) -> String {
    let lines: Vec<&str> = old.split_inclusive('\n').collect();
    let mut text = String::new();
    let mut at = 0;
    for change in &formatted.changes {
        text.extend(lines[at..change.lines.start].iter().copied());
        text.push_str(&change.text);
        at = change.lines.end.min(lines.len());
    }
    text.extend(lines[at..].iter().copied());
    text
}

/// Holds all laws against a text.
fn hold(text: &str, files: &dyn Files) -> Formatted {
    let before = meaning(text, files);
    let formatted = form(text, AS_WRITTEN);
    assert_eq!(meaning(&formatted.text, files), before, "means the same\n{text}\n---\n{}", formatted.text);
    assert_eq!(said(&formatted.text), said(text), "loses nothing\n{text}");
    assert_eq!(form(&formatted.text, AS_WRITTEN).changes, [], "a second time\n{text}");
    if formatted.text != *text {
        let marked = text.starts_with('\u{FEFF}');
        let changed = applied(text.trim_start_matches('\u{FEFF}'), &formatted);
        assert_eq!(changed, formatted.text.trim_start_matches('\u{FEFF}'), "the changes are all {marked}");
    }
    for language in Language::ALL {
        let options = FormatOptions { keywords: Some(language) };
        let translated = form(text, options).text;
        assert_eq!(meaning(&translated, files), before, "{language:?}\n{text}\n---\n{translated}");
        assert_eq!(form(&translated, options).changes, [], "{language:?} a second time\n{text}");
    }
    formatted
}

fn journeys() -> Vec<(String, String)> {
    let folders = ["tests/corpus/good", "tests/corpus/bad", "examples", "tests/plan"];
    let paths = folders.iter().flat_map(|folder| files_in(folder, "journey"));
    paths
        .map(|path| {
            (
                std::fs::read_to_string(&path).expect("UTF-8"),
                path.parent().expect("a folder").to_string_lossy().into_owned(),
            )
        })
        .collect()
}

#[test]
fn whole_journeys_keep_their_meaning() {
    for (text, folder) in journeys() {
        hold(&text, &Folder(Path::new(&folder).to_owned()));
    }
}

#[test]
fn examples_are_in_their_usual_form() {
    for path in files_in("examples", "journey") {
        let text = std::fs::read_to_string(&path).expect("UTF-8");
        let formatted = form(&text, AS_WRITTEN);
        assert_eq!(formatted.changes, [], "{}", path.display());
    }
}

#[test]
fn all_keywords_are_of_the_language_that_was_asked_for() {
    for path in files_in("examples", "journey") {
        let text = std::fs::read_to_string(&path).expect("UTF-8");
        for language in Language::ALL {
            let translated = form(&text, FormatOptions { keywords: Some(language) }).text;
            let (source, tree) = read(&translated);
            assert_eq!(tree.language, language);
            let mut left: Vec<_> = tree.entries.iter().collect();
            while let Some(entry) = left.pop() {
                let word = source.slice(entry.keyword_span);
                let is_usual = matches!(entry.keyword, Keyword::Own | Keyword::Journey | Keyword::Optional)
                    || entry.keyword.sign() == Some(word)
                    || entry.keyword.word(language) == word;
                assert!(is_usual, "{word} in {}", path.display());
                left.extend(&entry.children);
            }
        }
    }
}

#[test]
fn what_is_not_understood_stays_to_the_letter() {
    for path in files_in("tests/corpus/bad", "journey") {
        let text = std::fs::read_to_string(&path).expect("UTF-8");
        let formatted = form(&text, AS_WRITTEN).text;
        let (source, tree) = read(&text);
        for problem in tree
            .problems
            .iter()
            .filter(|problem| problem.code.name() == "not-an-entry" || problem.code.name() == "unknown-keyword")
        {
            let (start, end) = source.line_span(source.position(problem.span.start).line);
            assert!(
                formatted.lines().any(|line| line == &text[start..end]),
                "{} in {}",
                &text[start..end],
                path.display()
            );
        }
    }
}

#[test]
fn long_and_many_lines() {
    let many = "Phase: a\n  Step: b\n\n\n    # c\n    - d\n Need: e\n| f\n".repeat(4_000);
    for text in [many, format!("Journey: {}", "a  ".repeat(300_000)), "# a\n\n".repeat(20_000), "\n".repeat(100_000)] {
        let formatted = form(&text, FormatOptions { keywords: Some(Language::Dutch) });
        assert_eq!(form(&formatted.text, AS_WRITTEN).changes, []);
    }
}

/// Slips of a writer: where, what, and in which way.
fn slips() -> impl Strategy<Value = Vec<(Index, usize, Index)>> {
    prop::collection::vec((any::<Index>(), 0_usize..12, any::<Index>()), 0..25)
}

/// A text with the slips in it.
fn slipped(text: &str, slips: &[(Index, usize, Index)]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for (at, kind, how) in slips {
        if lines.is_empty() {
            break;
        }
        let at = at.index(lines.len());
        let line = lines[at].trim_start().to_owned();
        let indent = &lines[at][..lines[at].len() - line.len()];
        match kind {
            0 => lines[at] = line,
            1 => lines[at] = format!("{}{line}", " ".repeat(how.index(9))),
            2 => lines[at] = format!("{}{line}", "\t".repeat(how.index(4))),
            3 => lines.insert(at, String::new()),
            4 => lines.insert(at, format!("{}#  a comment ", " ".repeat(how.index(9)))),
            5 => lines.insert(at + 1, format!("{}|  more #m{}", " ".repeat(how.index(5)), how.index(99))),
            6 => lines[at] = format!("{indent}{}", another_word(&line, *how)),
            7 => lines[at].push_str("  \r"),
            8 => lines.iter_mut().for_each(|line| *line = line.trim_start().to_owned()),
            9 => lines.iter_mut().for_each(|line| *line = format!("  {line}")),
            10 => lines[at] = line.replacen(':', "", 1),
            _ => drop(lines.remove(at)),
        }
    }
    lines.join(["\n", "\r\n"][slips.len() % 2])
}

/// The line with another word for its keyword.
fn another_word(line: &str, how: Index) -> String {
    let Some((word, rest)) = line.split_once(':') else { return line.to_owned() };
    let keywords = Keyword::from_word(word, Language::English);
    let words: Vec<&&str> = keywords
        .iter()
        .flat_map(|keyword| Language::ALL.into_iter().flat_map(|language| keyword.words(language)))
        .collect();
    if words.is_empty() { line.to_owned() } else { format!("{} : {rest}", how.get(&words).to_uppercase()) }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn made_up_journeys_keep_their_meaning(draft in generate::draft(), slips in slips()) {
        hold(&slipped(&draft.to_string(), &slips), &NoFiles);
    }

    #[test]
    fn slips_keep_their_meaning(which in any::<Index>(), slips in slips()) {
        let journeys = journeys();
        hold(&slipped(&which.get(&journeys).0, &slips), &NoFiles);
    }

    #[test]
    fn any_lines_keep_their_meaning(lines in prop::collection::vec(
        "[ \t]{0,9}(Journey|Reis|Phase|Stap|Étape|Action|Kans|Note|Lane|Owner|Wie|For|Contact|Persona|Goal|Taal|Stpa|Phase 1|[+?!|#-]|[a-z]{1,3})( ?[:：])?[ ]?([a-z #:é|\u{7}]{0,9}|nl|Contact)\r?", 0..25,
    )) {
        hold(&lines.join("\n"), &NoFiles);
    }

    #[test]
    fn some_lines_keep_their_meaning(which in any::<Index>(), slips in slips(), from in 0_usize..40, count in 0_usize..40) {
        let text = slipped(&which.get(&journeys()).0, &slips);
        let (source, tree) = read(&text);
        let formatted = format_lines(&source, &tree, from..from + count);
        prop_assert_eq!(meaning(&formatted.text, &NoFiles), meaning(&text, &NoFiles));
        prop_assert!(formatted.changes.iter().all(|change| from <= change.lines.start && change.lines.end <= from + count));
    }

    #[test]
    fn any_text_loses_nothing(text in "\\PC{0,80}(\n[\\PC\\s]{0,80}){0,5}") {
        hold(&text, &NoFiles);
    }
}

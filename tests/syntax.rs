//! Laws of reading: whatever the text, a tree comes back, its lines are the text, and every span fits.
//!
//! The longest texts are so long that a scan which is quadratic would take hours.

use journey::diagnostic::print::{PrintOptions, PrintStyle, render};
use journey::language::Language;
use journey::source::{FileId, Source, Sources, Span};
use journey::syntax::{Entry, Tree, parse};
use proptest::prelude::{ProptestConfig, any, prop, proptest};

fn read(text: &str) -> Tree {
    let source = Source::new("law.journey", text);
    let tree = parse(&source, FileId(0));
    check(text, &tree);
    tree
}

fn check(text: &str, tree: &Tree) {
    let mut end = 0;
    for line in &tree.lines {
        assert_eq!(line.span.start, end);
        end = line.span.end;
    }
    assert_eq!(end, text.len());
    for problem in &tree.problems {
        let repair = problem.repair.iter().map(|repair| repair.span);
        let related = problem.related.iter().map(|(span, _)| *span);
        for span in std::iter::once(problem.span).chain(repair).chain(related) {
            fits(text, span);
        }
        assert!(problem.help.is_some() && !problem.message.text(Language::English).is_empty());
    }
    assert!(tree.problems.is_sorted_by_key(|problem| problem.span.start));
    tree.entries.iter().for_each(|entry| check_entry(text, entry, 0));
}

fn check_entry(text: &str, entry: &Entry, depth: usize) {
    assert!(depth < 12, "what may hold what is a short chain");
    let places = [entry.span, entry.keyword_span, entry.text_span];
    let labels = entry.labels.iter().map(|label| label.span);
    places.into_iter().chain(labels).for_each(|span| fits(text, span));
    assert!(!entry.text.contains(|letter: char| letter.is_control() && letter != '\n'), "{:?}", entry.text);
    assert_eq!(entry.text.trim(), entry.text);
    for child in &entry.children {
        assert!(child.span.start >= entry.keyword_span.end);
        check_entry(text, child, depth + 1);
    }
}

fn fits(text: &str, span: Span) {
    assert!(text.get(span.start..span.end).is_some(), "{span:?}");
}

#[test]
fn long_lines() {
    for piece in ["a", " ", "a ", "#a ", "é\u{301}", "a: ", "\u{7}", "+ ", "\u{3000}", "\t", "：", "\r"] {
        let long = piece.repeat(300_000 / piece.len());
        read(&long);
        read(&format!("Journey: {long}\n| {long}"));
    }
    read(&"x".repeat(5_000_000));
}

#[test]
fn many_lines() {
    read(&"Phase: a\n  Step: b\n    - c\n      Need: d\n".repeat(25_000));
    read(&"Due: a\n".repeat(100_000));
    read(&"| a\n".repeat(100_000));
    read(&"Journey: a\n".repeat(50_000));
    read(&numbered(100_000, |number| format!("Wort{number}: a")));
    read(&numbered(50_000, |number| format!("Lane: l{number}\nl{number}: x")));
    read(&"\n".repeat(300_000));
}

#[test]
fn deep_lines() {
    let deep = 2_000;
    let words = ["Note", "Due", "Opportunity", "Unheard of", "Phase", "Step", "Action"];
    for word in words {
        read(&numbered(deep, |depth| format!("{}{word}: a", " ".repeat(depth))));
    }
    read(&numbered(deep, |depth| format!("{}{}: a", "\t".repeat(depth), words[depth % words.len()])));
    read(&numbered(deep, |depth| format!("{}{}: a", " ".repeat(deep - depth), words[depth % words.len()])));
}

/// Lines made from their numbers.
fn numbered(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn many_problems_are_printed() {
    let text = "Journey: a\n".to_owned() + &"no entry here\n".repeat(3_000) + &"x".repeat(300_000);
    let mut sources = Sources::new();
    sources.add(Source::new("many.journey", text.as_str()));
    let tree = read(&text);
    let printed = render(&tree.problems, &sources, &PrintOptions::default());
    assert_eq!(printed.matches("error[not-an-entry]").count(), tree.problems.len());
    assert!(printed.lines().all(|line| line.chars().count() <= 82));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        read(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_text(text in "\\PC*") {
        read(&text);
    }

    #[test]
    fn any_lines(lines in prop::collection::vec(
        "[ \t]{0,9}(Journey|Phase|Stap|Étape|Action|Kans|Note|Lane|Owner|Wie|For|Stpa|Phase 1|[+?!|#-]|[a-z]{1,3})( ?[:：])?[ ]?([a-z #:é|\u{7}]{0,9})\r?", 0..40,
    )) {
        let text = lines.join("\n");
        let tree = read(&text);
        let mut sources = Sources::new();
        sources.add(Source::new("any.journey", text));
        for style in [PrintStyle::Unicode, PrintStyle::Ascii, PrintStyle::Narrated] {
            let printed = render(&tree.problems, &sources, &PrintOptions { colour: true, width: 60, style, ..PrintOptions::default() });
            assert!(tree.problems.iter().all(|problem| printed.contains(problem.code.name())));
        }
    }
}

//! The corpus: journeys that are good and journeys that are bad. Dropping a file into `good` or `bad` adds
//! a case.
//!
//! A good file has no errors, and `NAME.model.txt` beside it holds what was understood; a missing golden
//! is written and fails that once. `NAME.flat.journey` means the same as `NAME.journey`. A bad file says in
//! comments `# expect: LINE CODE` what is found in it: all errors, and those warnings that it names.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use journey::diagnostic::Severity;
use journey::language::Language;
use journey::model::Journey;
use journey::source::{FileId, NoFiles, Source};
use journey::syntax::{Entry, Keyword, parse};
use proptest::prelude::*;

use crate::support::listing::listing;
use crate::support::{Folder, compile, files_in};

fn read(path: &Path) -> (String, String, Folder) {
    let name = path.file_name().expect("a file").to_string_lossy().into_owned();
    let folder = Folder(path.parent().expect("a folder").to_owned());
    (name, std::fs::read_to_string(path).expect("UTF-8"), folder)
}

fn understood(path: &Path) -> Journey {
    let (name, text, folder) = read(path);
    let (checked, sources) = compile(&name, &text, &folder);
    let errors: Vec<String> = checked
        .diagnostics
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .map(|problem| {
            format!("{name}:{} {}", sources.position(problem.span).line, problem.message.text(Language::English))
        })
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    checked.journey.expect("a title")
}

#[test]
fn good_files_mean_what_their_goldens_say() {
    let mut failed = Vec::new();
    for path in files_in("tests/corpus/good", "journey") {
        let golden = path.with_extension("model.txt");
        let found = listing(&understood(&path));
        match std::fs::read_to_string(&golden) {
            Ok(expected) if expected == found => {}
            Ok(expected) => failed.push(format!("{}:\n{}", golden.display(), difference(&expected, &found))),
            Err(_) => {
                std::fs::write(&golden, found).expect("a golden");
                failed.push(format!("{} is new: look at it", golden.display()));
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

fn difference(expected: &str, found: &str) -> String {
    let at = expected.lines().zip(found.lines()).position(|(left, right)| left != right);
    let line = |text: &str| at.and_then(|at| text.lines().nth(at)).unwrap_or("(the end)").to_owned();
    format!("expected: {}\n   found: {}", line(expected), line(found))
}

#[test]
fn indented_and_flat_mean_the_same() {
    let flat = |path: &PathBuf| path.to_string_lossy().ends_with(".flat.journey");
    for path in files_in("tests/corpus/good", "journey").into_iter().filter(flat) {
        let indented = PathBuf::from(path.to_string_lossy().replace(".flat.journey", ".journey"));
        assert_eq!(listing(&understood(&indented)), listing(&understood(&path)), "{}", path.display());
    }
}

#[test]
fn good_files_use_every_keyword() {
    fn collect(entries: &[Entry], used: &mut BTreeSet<Keyword>) {
        for entry in entries {
            used.insert(entry.keyword);
            collect(&entry.children, used);
        }
    }
    let mut used = BTreeSet::new();
    for path in files_in("tests/corpus/good", "journey") {
        let (name, text, _) = read(&path);
        collect(&parse(&Source::new(name, text), FileId(0)).entries, &mut used);
    }
    let unused: Vec<&Keyword> = Keyword::ALL.iter().filter(|keyword| !used.contains(keyword)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn bad_files_give_what_they_expect() {
    let mut failed = Vec::new();
    for path in files_in("tests/corpus/bad", "journey") {
        let (name, text, folder) = read(&path);
        let expected: Vec<String> =
            text.lines().filter_map(|line| line.strip_prefix("# expect: ")).map(str::to_owned).collect();
        let (checked, sources) = compile(&name, &text, &folder);
        let is_expected = |code: &str| expected.iter().any(|line| line.split(' ').nth(1) == Some(code));
        let found: Vec<String> = checked
            .diagnostics
            .iter()
            .filter(|problem| problem.span.file == FileId(0) || problem.severity == Severity::Error)
            .filter(|problem| problem.severity == Severity::Error || is_expected(problem.code.name()))
            .map(|problem| match problem.span.file {
                FileId(0) => format!("{} {}", sources.position(problem.span).line, problem.code.name()),
                file => format!("{} {}", sources.get(file).map_or("", Source::name), problem.code.name()),
            })
            .collect();
        if expected != found || !checked.has_errors() {
            failed.push(format!("{name}: expected {expected:#?}, found {found:#?}"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

fn all_texts() -> Vec<String> {
    let folders = ["tests/corpus/good", "tests/corpus/bad", "examples"];
    let paths = folders.iter().flat_map(|folder| files_in(folder, "journey"));
    paths.filter_map(|path| std::fs::read_to_string(path).ok()).collect()
}

#[test]
fn every_prefix_is_read_without_a_panic() {
    const CUTS: usize = 150;
    for text in all_texts() {
        let bytes = text.as_bytes();
        for cut in (0..=bytes.len()).step_by(bytes.len() / CUTS + 1) {
            compile("cut", &String::from_utf8_lossy(&bytes[..cut]), &NoFiles);
        }
    }
}

/// What a mutation puts in: what is special in the language.
const PIECES: [&str; 18] = [
    "\n",
    "\t",
    "      ",
    ": ",
    "- ",
    "| ",
    "#",
    " #a, #b",
    "(",
    ")",
    " = ",
    "-1",
    "½",
    "2026-02-30",
    "\u{feff}",
    "e\u{301}",
    "📚",
    "Step: x\n",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mutations_are_read_without_a_panic(
        which in any::<prop::sample::Index>(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..40, 0..PIECES.len()), 1..12),
    ) {
        let texts = all_texts();
        let mut letters: Vec<char> = which.get(&texts).chars().collect();
        for (at, length, piece) in edits {
            let start = at.index(letters.len() + 1);
            let end = (start + length).min(letters.len());
            letters.splice(start..end, PIECES[piece].chars());
        }
        compile("mutated", &letters.into_iter().collect::<String>(), &NoFiles);
    }

    #[test]
    fn any_text_is_read_without_a_panic(text in "\\PC{0,80}(\n[\\PC\\s]{0,80}){0,5}") {
        compile("any", &text, &NoFiles);
    }
}

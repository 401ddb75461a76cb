//! What holds for every text and every place in it when an editor asks.

use journey::assist::Analysis;
use journey::assist::complete::proposals;
use journey::assist::fixes::fixes;
use journey::assist::folds::folds;
use journey::assist::hover::{Marks, hover};
use journey::assist::labels::mentions;
use journey::assist::outline::symbols;
use journey::assist::tokens::tokens;
use journey::diagnostic::Code;
use journey::language::Language;
use journey::source::{NoFiles, Source};
use proptest::prelude::*;

use crate::support::files_in;

/// Asks everything about a text, and at every so many bytes of it.
fn ask(text: &str, every: usize) -> Analysis {
    let analysis = Analysis::new(Source::new("t.journey", text), &NoFiles);
    let mut end = 0;
    for token in tokens(&analysis) {
        assert!(end <= token.start && token.start < token.end, "{token:?}");
        assert!(!text[token.start..token.end].contains('\n'), "{token:?}");
        end = token.end;
    }
    for mention in mentions(&analysis) {
        let written = &text[mention.span.start..mention.span.end];
        assert!(!written.is_empty() && !written.starts_with('#') && !written.contains([' ', '\n']), "{written}");
    }
    assert!(folds(&analysis).iter().all(|fold| fold.first < fold.last && fold.last < text.split('\n').count()));
    let _ = symbols(&analysis);
    let places = (0..=text.len()).step_by(every).filter(|at| text.is_char_boundary(*at));
    for at in places {
        let _ = hover(&analysis, at, Marks::Markdown, Language::English);
        for found in proposals(&analysis, at).all {
            let (start, end) = (found.span.start, found.span.end);
            assert!(start <= at && at <= end && !text[start..end].contains('\n'), "{found:?} at {at}");
        }
    }
    analysis
}

#[test]
fn every_file_of_the_corpus_can_be_asked_about() {
    let mut count = 0;
    for path in
        ["examples", "tests/corpus/good", "tests/corpus/bad"].iter().flat_map(|folder| files_in(folder, "journey"))
    {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let analysis = ask(&text, 311.max(text.len() / 40));
        for problem in analysis.diagnostics.iter().take(30) {
            for fix in fixes(&analysis, problem) {
                let mut mended = text.clone();
                mended.replace_range(fix.change.span.start..fix.change.span.end, &fix.change.replacement);
                assert_ne!(mended, text, "{}: {:?}", path.display(), fix.message);
                count += 1;
            }
        }
    }
    assert!(count > 50, "{count}");
}

#[test]
fn a_fix_mends_its_problem() {
    let text = std::fs::read_to_string("examples/library-card.journey").unwrap();
    let mut analysis = ask(&text, 97);
    let mut text = text;
    // One after the other: no two fixes for the same missing line, and an end.
    for _ in 0..100 {
        let is_method = |code| {
            matches!(
                code,
                Code::UnansweredNegative | Code::OpportunityWithoutAction | Code::NoGoal | Code::ActionWithoutOwner
            )
        };
        let Some(problem) = analysis.diagnostics.iter().find(|found| is_method(found.code)) else { return };
        let before = analysis.diagnostics.iter().filter(|found| found.code == problem.code).count();
        let fix = fixes(&analysis, problem).remove(0);
        text.replace_range(fix.change.span.start..fix.change.span.end, &fix.change.replacement);
        let after = Analysis::new(Source::new("t.journey", text.as_str()), &NoFiles);
        let left = after.diagnostics.iter().filter(|found| found.code == problem.code).count();
        assert!(left < before, "{:?}\n{text}", fix.message);
        analysis = after;
    }
    panic!("there is no end to it:\n{text}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_can_be_asked_about(pieces in prop::collection::vec(prop::sample::select(vec![
        "Journey: ", "Klantreis", "Phase: a", "  Step: b #c", "\t- d", "| e", "# f", "For: #c, x", "Voor", ":", "：", "#", "＃g",
        "Emotion: -1 (", "Status: ", " ", "    ", "\n", "\r\n", "\u{FEFF}", "é👩", "Metric: x = 3", "Use: y", "Lane: z", "z: q",
    ]), 0..40)) {
        ask(&pieces.concat(), 1);
    }
}

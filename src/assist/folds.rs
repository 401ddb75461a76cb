//! Folding ranges: what is under an entry, and comments of several lines.
//!
//! In: an analysis. Out: first and last lines, counted from 0.

use super::Analysis;
use crate::syntax::LineKind;

/// Lines of which all but the first can be folded away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fold {
    /// The line that stays, counted from 0.
    pub first: usize,
    /// The last line, from 0; it is folded too.
    pub last: usize,
    /// Whether these are comments.
    pub is_comment: bool,
}

/// All that can be folded, by first line.
#[must_use]
pub fn folds(analysis: &Analysis) -> Vec<Fold> {
    let nodes = analysis.nodes();
    let entries = nodes.iter().map(|node| Fold {
        first: analysis.line_of(node.entry.keyword_span.start),
        last: analysis.line_of(node.end),
        is_comment: false,
    });
    let mut folds: Vec<Fold> = entries.chain(comments(analysis)).filter(|fold| fold.last > fold.first).collect();
    folds.sort_unstable();
    folds
}

/// Comments that follow each other.
fn comments(analysis: &Analysis) -> Vec<Fold> {
    let mut folds: Vec<Fold> = Vec::new();
    let lines = analysis.tree.lines.iter().enumerate();
    for (line, _) in lines.filter(|(_, line)| line.kind == LineKind::Comment) {
        match folds.last_mut() {
            Some(fold) if fold.last + 1 == line => fold.last = line,
            _ => folds.push(Fold { first: line, last: line, is_comment: true }),
        }
    }
    folds
}

#[cfg(test)]
mod tests {
    use super::super::sample::analysis;
    use super::*;

    #[test]
    fn entries_with_what_is_under_them_and_comments() {
        let text = "# a\n# b\nJourney: a\nPhase: b\n  Step: c\n    | d\n\nPhase: e\n# f\n";
        let fold = |first, last, is_comment| Fold { first, last, is_comment };
        assert_eq!(folds(&analysis(text)), [fold(0, 1, true), fold(3, 5, false), fold(4, 5, false)]);
    }
}

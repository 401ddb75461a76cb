//! Fixes for an undefined label: the entries that could define it.
//!
//! In: a reference to an unknown label. Out: a change for each entry that is probably meant, by the words that the label
//! and the entry share, and then by nearness.

use super::Fix;
use crate::assist::Analysis;
use crate::assist::entries::{EntryNode, is_card};
use crate::assist::labels::{at, mentions};
use crate::diagnostic::{Diagnostic, Repair};
use crate::graphemes::start;
use crate::language::fold::fold;
use crate::message::fix;
use crate::source::{FileId, Span};
use crate::syntax::{Keyword, is_label};

/// The most entries offered.
const MOST: usize = 4;
/// Words of fewer letters say nothing of what is meant.
const SHORTEST: usize = 3;

/// A change for each entry that could bear the label.
pub(super) fn fixes(analysis: &Analysis, problem: &Diagnostic) -> Vec<Fix> {
    let mentions = mentions(analysis);
    let Some(label) = at(&mentions, problem.span.end).filter(|label| is_label(&label.name)) else { return Vec::new() };
    let nodes = analysis.nodes();
    let Some(asker) = nodes.iter().position(|node| node.entry.keyword_span.start == label.entry) else {
        return Vec::new();
    };
    let mut candidates: Vec<(usize, usize, &EntryNode)> = Vec::new();
    for (index, node) in nodes.iter().enumerate() {
        let holder = node.holder.map(|at| nodes[at].entry.keyword);
        let is_own = nodes[asker].holder == Some(index);
        if !is_own && may_bear(node, holder, label.keyword, index < asker) {
            candidates.push((shared(&label.name, &node.entry.text), index.abs_diff(asker), node));
        }
    }
    candidates.sort_by_key(|(shared, distance, _)| (std::cmp::Reverse(*shared), *distance));
    let best = candidates.into_iter().take(MOST);
    best.map(|(_, _, node)| fix(&label.name, node)).collect()
}

/// Whether an entry may bear what this kind of reference points to.
fn may_bear(node: &EntryNode, holder: Option<Keyword>, asker: Keyword, is_before: bool) -> bool {
    if !node.entry.labels.is_empty() || node.entry.text.is_empty() {
        return false;
    }
    match asker {
        Keyword::BackTo => node.entry.keyword == Keyword::Step && is_before,
        _ => is_card(node.entry, holder) && !matches!(node.entry.keyword, Keyword::Action | Keyword::Opportunity),
    }
}

/// How many words of a label a text holds.
fn shared(label: &str, text: &str) -> usize {
    let text = fold(text);
    let words: Vec<&str> = text.split(|sign: char| !sign.is_alphanumeric()).collect();
    let label = label.replace(['-', '_'], " ");
    let parts = fold(&label);
    let parts = parts.split(' ').filter(|part| part.chars().count() >= SHORTEST);
    parts.filter(|part| words.iter().any(|word| word.starts_with(part))).count()
}

fn fix(name: &str, node: &EntryNode) -> Fix {
    let words = start(&node.entry.text, 50);
    Fix {
        message: fix::put_label(name, words),
        change: Repair {
            span: Span::new(FileId::default(), node.entry.span.end, node.entry.span.end),
            replacement: format!(" #{name}"),
        },
        is_preferred: false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::DUTCH;
    use super::super::tests::fixed;
    use crate::diagnostic::Code;

    #[test]
    fn what_shares_a_word_goes_first() {
        let text = DUTCH.replace(" #nummer\n", "\n").replace("Voor: nummer, #weg", "Voor: #kent-nummer");
        let found = fixed(&text, Code::UnknownLabel);
        assert_eq!(found[0].0, "Put `#kent-nummer` on `Niemand kent het nummer`");
        assert_eq!(found[0].1, text.replace("het nummer\n", "het nummer #kent-nummer\n"));
        assert!(found.iter().all(|(title, _)| !title.contains("Scherm") && !title.contains("Zoeken")), "{found:?}");
    }

    #[test]
    fn a_way_back_leads_to_an_earlier_step() {
        let text = "Journey: a\nPhase: b\n  Step: c\n    - d\n  Step: e\n    Back to: #f\n  Step: g\n";
        let found = fixed(text, Code::UnknownLabel);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].1, text.replace("c\n", "c #f\n"));
    }
}

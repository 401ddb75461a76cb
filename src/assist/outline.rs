//! The outline of a file: personas, phases, steps and cards, nested as they are.
//!
//! In: an analysis. Out: a tree of names with their places. Facts such as an emotion are no part of it.

use super::Analysis;
use super::entries::is_card;
use crate::source::Span;
use crate::syntax::{Entry, Keyword};

/// An entry that has a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// What it is.
    pub keyword: Keyword,
    /// The first paragraph of its text; the keyword where there is none.
    pub name: String,
    /// The keyword as written.
    pub word: String,
    /// All of it, with what stands under it.
    pub span: Span,
    /// Its text, or the keyword where there is none.
    pub name_span: Span,
    /// What stands under it.
    pub children: Vec<Symbol>,
}

/// The outline of a file, in the order of its lines.
#[must_use]
pub fn symbols(analysis: &Analysis) -> Vec<Symbol> {
    let nodes = analysis.nodes();
    let keyword = |at: Option<usize>| at.map(|at| nodes[at].entry.keyword);
    let mut left: Vec<(Option<usize>, Option<Symbol>)> = Vec::with_capacity(nodes.len());
    for node in &nodes {
        let named = is_frame(node.entry.keyword) || is_card(node.entry, keyword(node.holder));
        left.push((node.holder, named.then(|| symbol(analysis, node.entry, node.end))));
    }
    nested(left)
}

/// Puts each symbol under the nearest holder that has one; a holder stands before what it holds.
fn nested(mut left: Vec<(Option<usize>, Option<Symbol>)>) -> Vec<Symbol> {
    let mut roots = Vec::new();
    for at in (0..left.len()).rev() {
        let Some(mut symbol) = left[at].1.take() else { continue };
        symbol.children.reverse();
        let mut holder = left[at].0;
        while let Some(of) = holder.filter(|of| left[*of].1.is_none()) {
            holder = left[of].0;
        }
        match holder.and_then(|of| left[of].1.as_mut()) {
            Some(holder) => holder.children.push(symbol),
            None => roots.push(symbol),
        }
    }
    roots.reverse();
    roots
}

const fn is_frame(keyword: Keyword) -> bool {
    matches!(keyword, Keyword::Journey | Keyword::Persona | Keyword::Phase | Keyword::Step | Keyword::KeyMoment)
}

fn symbol(analysis: &Analysis, entry: &Entry, end: usize) -> Symbol {
    let word = analysis.source().slice(entry.keyword_span);
    let text = entry.text.lines().next().unwrap_or_default();
    Symbol {
        keyword: entry.keyword,
        name: if text.is_empty() { word.to_owned() } else { text.to_owned() },
        word: word.to_owned(),
        span: Span { end, ..entry.span },
        name_span: if text.is_empty() { entry.keyword_span } else { entry.text_span },
        children: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{DUTCH, analysis};
    use super::*;

    fn listed(symbols: &[Symbol], depth: usize) -> String {
        let line = |symbol: &Symbol| {
            format!("{}{}\n{}", " ".repeat(depth), symbol.keyword.name(), listed(&symbol.children, depth + 1))
        };
        symbols.iter().map(line).collect()
    }

    #[test]
    fn phases_steps_and_cards_nested() {
        let symbols = symbols(&analysis(DUTCH));
        let expected =
            "journey\npersona\nphase\n step\n  negative\n   need\n    opportunity\n     action\n step\nopportunity\n";
        assert_eq!(listed(&symbols, 0), expected);
        assert_eq!(symbols[2].children[0].name, "Vult het formulier in");
    }

    #[test]
    fn a_symbol_holds_its_name() {
        for text in [DUTCH, "Journey:\nPhase:\n", "Phase: b\nJourney: x\nStep:\n"] {
            let mut left = symbols(&analysis(text));
            while let Some(symbol) = left.pop() {
                assert!(!symbol.name.is_empty());
                assert!(
                    symbol.span.start <= symbol.name_span.start && symbol.name_span.end <= symbol.span.end,
                    "{symbol:?}"
                );
                left.extend(symbol.children);
            }
        }
    }
}

//! The entries of a file in the order of their lines.
//!
//! In: an analysis. Out: each entry with what holds it and where the last line under it ends.

use super::Analysis;
use crate::check::card_kind;
use crate::source::Span;
use crate::syntax::{Entry, Keyword};

/// An entry where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct EntryNode<'t> {
    pub(super) entry: &'t Entry,
    /// The node that holds it; none for the file.
    pub(super) holder: Option<usize>,
    /// Where the last of what stands under it ends.
    pub(super) end: usize,
}

impl Analysis {
    /// All entries in the order of their lines.
    pub(super) fn nodes(&self) -> Vec<EntryNode<'_>> {
        let mut found: Vec<(&Entry, Option<usize>)> = Vec::new();
        let mut left: Vec<(&Entry, Option<usize>)> = self.tree.entries.iter().map(|entry| (entry, None)).collect();
        while let Some((entry, holder)) = left.pop() {
            found.push((entry, holder));
            left.extend(entry.children.iter().map(|child| (child, Some(entry.keyword_span.start))));
        }
        found.sort_by_key(|(entry, _)| entry.keyword_span.start);
        let starts: Vec<usize> = found.iter().map(|(entry, _)| entry.keyword_span.start).collect();
        let mut nodes: Vec<EntryNode> = Vec::with_capacity(found.len());
        for (entry, holder) in found {
            let holder = holder.and_then(|at| starts.binary_search(&at).ok());
            nodes.push(EntryNode { entry, holder, end: entry.span.end });
        }
        // A holder stands before what it holds.
        for at in (0..nodes.len()).rev() {
            if let Some(holder) = nodes[at].holder {
                nodes[holder].end = nodes[holder].end.max(nodes[at].end);
            }
        }
        nodes
    }

    /// The entry of which a line, counted from 0, is the first.
    pub(super) fn entry_at(&self, line: usize) -> Option<&Entry> {
        let span = self.tree.lines.get(line)?.span;
        self.nodes().into_iter().map(|node| node.entry).find(|entry| is_in(entry.keyword_span, span))
    }

    /// The node in whose own lines, its continuations included, a byte stands.
    pub(super) fn node_at<'n, 't>(&self, nodes: &'n [EntryNode<'t>], offset: usize) -> Option<&'n EntryNode<'t>> {
        let line = self.tree.lines.get(self.line_of(offset))?.span;
        let after = nodes.partition_point(|node| node.entry.keyword_span.start < line.end);
        let node = nodes.get(after.checked_sub(1)?)?;
        (line.start <= node.entry.span.end).then_some(node)
    }
}

fn is_in(span: Span, line: Span) -> bool {
    (line.start..line.end).contains(&span.start)
}

/// Whether an entry is a card where this holds it: what a persona says is none.
pub(super) fn is_card(entry: &Entry, holder: Option<Keyword>) -> bool {
    let is_kind = card_kind(entry.keyword).is_some() || matches!(entry.keyword, Keyword::Own);
    is_kind && !matches!(holder, Some(Keyword::Persona))
}

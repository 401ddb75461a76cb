//! Which entry each line is of, how deep it stands, and which lines are left as they are.
//!
//! In: a tree. Out: its entries in the order of their lines, and for each line what has to be known to
//! write it. What is written in it is not looked at here.

use std::ops::Range;

use crate::diagnostic::{Code, Severity};
use crate::source::Span;
use crate::syntax::{Entry, LineKind, Tree, TreeLine};

/// An entry where it stands.
pub(super) struct LineNode<'t> {
    pub(super) entry: &'t Entry,
    /// How many entries hold it.
    pub(super) level: usize,
    /// The node that holds it; none for the file.
    pub(super) holder: Option<usize>,
    pub(super) line: usize,
    /// Its last line: its own, or that of its last continuation.
    pub(super) last_line: usize,
}

/// The lines of a file.
pub(super) struct Lines<'t> {
    /// The entries in the order of their lines.
    pub(super) nodes: Vec<LineNode<'t>>,
    /// By line: the node of an entry or of a continuation.
    owners: Vec<Option<usize>>,
    /// By line: whether it is not understood, or stands among such lines.
    is_doubtful: Vec<bool>,
    /// The lines that may change.
    selected: Range<usize>,
}

impl<'t> Lines<'t> {
    /// The lines of a tree, of which only those `selected` may change.
    pub(super) fn new(tree: &'t Tree, selected: Range<usize>) -> Lines<'t> {
        let mut nodes = nodes(tree);
        let owners = owners(tree, &mut nodes);
        let is_doubtful = doubtful(tree, &nodes, &owners);
        Lines { nodes, owners, is_doubtful, selected }
    }

    /// The node of an entry or of a continuation.
    pub(super) fn node(&self, line: usize) -> Option<&LineNode<'t>> {
        self.nodes.get(self.owners[line]?)
    }

    /// Whether a line may be written anew.
    pub(super) fn may_change(&self, line: usize) -> bool {
        !self.is_doubtful[line] && self.selected.contains(&line)
    }

    /// Whether a line is to stay as it is, its end included.
    pub(super) fn stays(&self, line: usize) -> bool {
        !self.selected.contains(&line)
    }

    /// Whether there is no line that is not understood.
    pub(super) fn all_understood(&self) -> bool {
        !self.is_doubtful.contains(&true)
    }

    /// The node of a line, what holds it, what holds that, and so on.
    pub(super) fn chain(&self, line: usize) -> impl Iterator<Item = &LineNode<'t>> {
        let holder = |node: &&LineNode<'t>| node.holder.and_then(|at| self.nodes.get(at));
        std::iter::successors(self.node(line), holder)
    }
}

/// All entries in the order of their lines.
fn nodes(tree: &Tree) -> Vec<LineNode<'_>> {
    // With where what holds it begins.
    let mut found: Vec<(&Entry, usize, Option<usize>)> = Vec::new();
    let mut left: Vec<(&Entry, usize, Option<usize>)> = tree.entries.iter().map(|entry| (entry, 0, None)).collect();
    while let Some((entry, level, holder)) = left.pop() {
        found.push((entry, level, holder));
        let start = Some(entry.keyword_span.start);
        left.extend(entry.children.iter().map(|child| (child, level + 1, start)));
    }
    found.sort_by_key(|(entry, ..)| entry.keyword_span.start);
    let starts: Vec<usize> = found.iter().map(|(entry, ..)| entry.keyword_span.start).collect();
    let mut nodes = Vec::with_capacity(found.len());
    for (entry, level, holder) in found {
        let holder = holder.and_then(|start| starts.binary_search(&start).ok());
        nodes.push(LineNode { entry, level, holder, line: 0, last_line: 0 });
    }
    nodes
}

/// By line, the node of an entry or of a continuation; tells the nodes their lines.
fn owners(tree: &Tree, nodes: &mut [LineNode<'_>]) -> Vec<Option<usize>> {
    let mut owners = Vec::with_capacity(tree.lines.len());
    let mut next = 0;
    for (at, line) in tree.lines.iter().enumerate() {
        let has_node = nodes.get(next).is_some_and(|node| contains(line, node.entry.keyword_span));
        if has_node {
            (nodes[next].line, nodes[next].last_line) = (at, at);
            next += 1;
        }
        let owner = match line.kind {
            LineKind::Entry if has_node => Some(next - 1),
            LineKind::Continuation => next.checked_sub(1),
            _ => None,
        };
        if let Some(node) = owner {
            nodes[node].last_line = at;
        }
        owners.push(owner);
    }
    owners
}

fn contains(line: &TreeLine, span: Span) -> bool {
    (line.span.start..line.span.end).contains(&span.start)
}

/// By line, whether it is not understood, or stands under the same top-level entry as a line that is not: what
/// such a line was meant to be would decide how the others are indented.
fn doubtful(tree: &Tree, nodes: &[LineNode<'_>], owners: &[Option<usize>]) -> Vec<bool> {
    let mut is_doubtful = not_understood(tree, nodes, owners);
    let begins = |line: &usize| {
        let node = owners[*line].map(|at| &nodes[at]);
        node.is_some_and(|node| node.level == 0 && node.line == *line) && !is_doubtful[*line]
    };
    let mut starts: Vec<usize> = vec![0];
    starts.extend((1..owners.len()).filter(begins));
    starts.push(owners.len());
    for pair in starts.windows(2) {
        let part = &mut is_doubtful[pair[0]..pair[1]];
        if part.contains(&true) {
            part.fill(true);
        }
    }
    is_doubtful
}

/// By line, whether it is not understood.
fn not_understood(tree: &Tree, nodes: &[LineNode<'_>], owners: &[Option<usize>]) -> Vec<bool> {
    let is_lost = |(line, owner): (&TreeLine, &Option<usize>)| match (line.kind, owner.map(|at| &nodes[at])) {
        (LineKind::Other, _) | (LineKind::Entry | LineKind::Continuation, None) => true,
        // An entry that may not stand at the top stands there only because it has no other place.
        (LineKind::Entry, Some(node)) => node.level == 0 && !node.entry.keyword.may_stand_in(None),
        _ => false,
    };
    let mut lost: Vec<bool> = tree.lines.iter().zip(owners).map(is_lost).collect();
    for problem in
        tree.problems.iter().filter(|problem| problem.severity == Severity::Error && is_of_a_line(problem.code))
    {
        let after = tree.lines.partition_point(|line| line.span.start <= problem.span.start);
        if let Some(line) = after.checked_sub(1) {
            lost[line] = true;
        }
    }
    lost
}

/// Whether it says that a line is not understood as an entry in its place.
const fn is_of_a_line(code: Code) -> bool {
    matches!(code, Code::UnknownKeyword | Code::NotAnEntry | Code::MisplacedEntry | Code::StrayContinuation)
}

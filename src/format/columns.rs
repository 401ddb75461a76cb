//! How far each line is indented.
//!
//! In: the lines of a file with what belongs to what. Out: a column for each. An entry stands two blanks
//! further than what holds it, its continuation right under it, and a comment like what it is about.

use std::ops::Range;

use crate::syntax::{LineKind, Tree};

use super::lines::Lines;

/// Blanks for each level of the outline.
const STEP: usize = 2;

/// The column of each line: by its level, or as it was.
pub(super) fn columns(tree: &Tree, lines: &Lines, by_level: bool) -> Vec<usize> {
    let mut columns: Vec<usize> = tree.lines.iter().map(|line| line.indent).collect();
    if !by_level {
        return columns;
    }
    for (at, column) in columns.iter_mut().enumerate() {
        if let Some(node) = lines.node(at).filter(|_| lines.may_change(at)) {
            *column = STEP * node.level;
        }
    }
    for comments in blocks(tree) {
        let column = comments.column(tree, lines, &columns);
        for at in comments.lines.filter(|at| lines.may_change(*at)) {
            columns[at] = column;
        }
    }
    columns
}

/// Comments right under each other.
struct Comments {
    lines: Range<usize>,
    /// The nearest line above that says something.
    above: Option<usize>,
    /// The nearest line below that does.
    below: Option<usize>,
}

/// All comments of a file, in order.
fn blocks(tree: &Tree) -> Vec<Comments> {
    let mut blocks: Vec<Comments> = Vec::new();
    let mut above = None;
    // Blocks from here on have nothing below them yet.
    let mut open = 0;
    for (at, line) in tree.lines.iter().enumerate() {
        match line.kind {
            LineKind::Blank => {}
            LineKind::Comment => match blocks.last_mut() {
                Some(last) if last.lines.end == at => last.lines.end = at + 1,
                _ => blocks.push(Comments { lines: at..at + 1, above, below: None }),
            },
            _ => {
                blocks[open..].iter_mut().for_each(|block| block.below = Some(at));
                open = blocks.len();
                above = Some(at);
            }
        }
    }
    blocks
}

impl Comments {
    /// The column of what follows. Where a blank line parts the two and the comments stood further to the right,
    /// they belong to what stands above: the column of the deepest entry there that they did not stand left of.
    fn column(&self, tree: &Tree, lines: &Lines, columns: &[usize]) -> usize {
        let below = self.below.map_or(0, |below| columns[below]);
        let is_apart = tree.lines.get(self.lines.end).is_none_or(|line| line.kind == LineKind::Blank);
        let indent = tree.lines[self.lines.start].indent;
        if !is_apart || indent <= self.below.map_or(0, |below| tree.lines[below].indent) {
            return below;
        }
        let mut above = self.above.into_iter().flat_map(|above| lines.chain(above));
        let entry = above.find(|node| tree.lines[node.line].indent <= indent);
        entry.map_or(below, |node| columns[node.line].max(below))
    }
}

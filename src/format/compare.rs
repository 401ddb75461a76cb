//! Whether a new text means what the old one means.
//!
//! In: the tree of the old text, and the new text. Out: whether its entries are the same, in the same places
//! and with the same words, and the same lines are wrong in the same ways.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::language::Language;
use crate::source::{FileId, Source};
use crate::syntax::{Entry, Keyword, LineKind, Tree, TreeLine, parse, parse_included};

use super::keywords::Keywords;

/// What a new text is held against.
pub(super) struct Comparison<'c, 't> {
    source: &'c Source,
    tree: &'c Tree,
    keywords: &'c Keywords<'t>,
}

impl<'c, 't> Comparison<'c, 't> {
    /// What the new text of a file is held against.
    pub(super) const fn new(source: &'c Source, tree: &'c Tree, keywords: &'c Keywords<'t>) -> Comparison<'c, 't> {
        Comparison { source, tree, keywords }
    }

    /// Whether `text` means what the file means; `with_added` says whether the added line is in it.
    pub(super) fn holds(&self, text: &str, with_added: bool) -> bool {
        let source = Source::new(self.source.name(), text);
        let file = FileId::default();
        if self.tree.entries.iter().any(|entry| entry.keyword == Keyword::Journey) {
            let new = parse(&source, file);
            return self.same_language(&new) && self.same(self.tree, &new, with_added && self.keywords.adds());
        }
        // A file without a journey is read in the language of the file that uses it, where its words do not tell.
        Language::ALL.iter().all(|usual| {
            let old = parse_included(self.source, file, *usual);
            self.same(&old, &parse_included(&source, file, *usual), false)
        })
    }

    /// Whether the map speaks the same language. That of the keywords does not count where a line says it.
    fn same_language(&self, new: &Tree) -> bool {
        let language_line = |tree: &Tree| {
            tree.entries.iter().find(|entry| entry.keyword == Keyword::Language).map(|entry| entry.text.clone())
        };
        match (language_line(self.tree), language_line(new)) {
            (None, None) => self.tree.language == new.language,
            (None, Some(new)) => new == self.tree.language.tag(),
            (old, new) => old == new,
        }
    }

    fn same(&self, old: &Tree, new: &Tree, is_added: bool) -> bool {
        let mut entries: Vec<&Entry> = new.entries.iter().collect();
        let at = entries.iter().position(|entry| entry.keyword == Keyword::Language).filter(|_| is_added);
        let added = at.map(|at| entries.remove(at));
        errors(old, None) == errors(new, added) && self.same_entries(old.entries.iter().collect(), entries)
    }

    fn same_entries(&self, old: Vec<&Entry>, new: Vec<&Entry>) -> bool {
        if old.len() != new.len() {
            return false;
        }
        let mut left: Vec<(&Entry, &Entry)> = old.into_iter().zip(new).collect();
        while let Some((old, new)) = left.pop() {
            if !self.same_entry(old, new) {
                return false;
            }
            left.extend(old.children.iter().zip(&new.children));
        }
        true
    }

    fn same_entry(&self, old: &Entry, new: &Entry) -> bool {
        let labels = |entry: &'_ Entry| entry.labels.iter().map(|label| label.name.clone()).collect::<Vec<_>>();
        let same_words = self.keywords.values.agree(old.keyword, &old.text, &new.text);
        old.keyword == new.keyword
            && old.lane == new.lane
            && same_words
            && labels(old) == labels(new)
            && old.children.len() == new.children.len()
    }
}

/// What is wrong, in order, each with the number of its line among those that are neither blank nor `added`.
fn errors(tree: &Tree, added: Option<&Entry>) -> Vec<(Code, usize)> {
    let is_added = |line: &TreeLine| added.is_some_and(|entry| entry.span.start == line.span.start);
    let lines = tree.lines.iter().filter(|line| line.kind != LineKind::Blank && !is_added(line));
    let starts: Vec<usize> = lines.map(|line| line.span.start).collect();
    let errors = tree.problems.iter().filter(|problem| problem.severity == Severity::Error);
    let number = |problem: &Diagnostic| starts.partition_point(|start| *start <= problem.span.start);
    errors.map(|problem| (problem.code, number(problem))).collect()
}

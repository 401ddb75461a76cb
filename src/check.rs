//! Tree → model and diagnostics; one file a family of rules.
//!
//! In: a [`Tree`], the sources that it came from, and [`Files`] for those that it names. Out: the
//! [`Journey`] as far as it can be understood, and everything that is wrong with it, in one run. Nothing
//! is drawn here and nothing is read but through [`Files`].

mod build;
mod context;
mod entries;
mod files;
mod line_cap;
mod method;
mod names;
mod problems;
mod values;
mod waivers;

use std::collections::BTreeSet;

use crate::diagnostic::{self, Code, Diagnostic, Severity};
use crate::model::{Journey, Place};
use crate::source::{FileId, Files, Sources};
use crate::syntax::{Entry, Keyword, Tree};

pub use context::longest_name;
pub use entries::card::card_kind;
pub use entries::header::language;
pub use entries::once::is_single;
pub use files::pictures::{paths as picture_paths, pictures};
pub use names::labels::written_labels;
pub use waivers::Waivers;

use build::Builder;
use context::Context;

/// What became of a tree.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The journey, wherever it has a title, also when there are errors: a preview can go on with what
    /// is understood. Nothing may be written for good while there are errors.
    pub journey: Option<Journey>,
    /// All that is wrong, the problems of the tree's own lines included, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    /// What the file waives, for what is found later.
    pub waivers: Waivers,
}

impl Checked {
    /// Whether anything found is an error, by the severities of the table.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|problem| problem.severity == Severity::Error)
    }
}

/// Checks the tree of `file`. Files that it uses for their personas are read through `files` and added
/// to `sources`, so that a diagnostic can point into them.
#[must_use]
pub fn check(tree: &Tree, file: FileId, sources: &mut Sources, files: &dyn Files) -> Checked {
    let language = entries::header::language(tree);
    let gathered = files::used::collect_personas(&tree.entries, language, file, sources, files);
    let mut found = tree.problems.clone();
    let has_unread_files = !gathered.problems.is_empty();
    found.extend(gathered.problems);
    let mut context = Context::new(sources, files, language, found);
    context.cut_short = cut_short(tree);
    if has_unread_files {
        // The personas stand in a file that could not be had.
        context.begun.insert((Place::Journey, Keyword::Persona));
    }
    let (journey, titled) = Builder::new(&mut context, file).build(tree, &gathered.personas);
    if titled {
        method::check(&journey, &mut context);
    }
    let found = context.finish();
    let (waivers, mut wrong) = sources.get(file).map(|source| Waivers::read(tree, source)).unwrap_or_default();
    wrong.extend(waivers.apply_and_tell(found));
    diagnostic::sort(&mut wrong);
    Checked { journey: titled.then_some(journey), diagnostics: wrong, waivers }
}

/// Where the entries begin that a line follows which was not understood at all.
fn cut_short(tree: &Tree) -> BTreeSet<usize> {
    let mut starts = BTreeSet::new();
    let mut left: Vec<&Entry> = tree.entries.iter().collect();
    while let Some(entry) = left.pop() {
        starts.insert(entry.span.start);
        left.extend(&entry.children);
    }
    let unread = tree.problems.iter().filter(|problem| matches!(problem.code, Code::NotAnEntry | Code::UnknownKeyword));
    let unread = unread.map(|problem| problem.span.start).filter(|start| !starts.contains(start));
    unread.filter_map(|start| starts.range(..start).next_back().copied()).collect()
}

#[cfg(test)]
mod tests;

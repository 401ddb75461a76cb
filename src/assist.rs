//! Language intelligence for editors: completion, hover, navigation, fixes.
//!
//! In: the text of a file, and [`Files`] for others. Out: an [`Analysis`], and answers about it in byte offsets of the
//! text: what may stand here, what something means, where a label is used, how to fix a problem or all of them. There is no
//! protocol here, nothing is drawn, and pictures are not looked at.

mod chain;
pub mod complete;
mod entries;
pub mod fixes;
pub mod folds;
pub mod hover;
pub mod labels;
pub mod meaning;
pub mod mend;
pub mod outline;
#[cfg(test)]
mod sample;
pub mod tokens;

use std::collections::BTreeMap;

use crate::check;
use crate::diagnostic::{Diagnostic, Severity};
use crate::language::Language;
use crate::model::Journey;
use crate::source::{FileId, Files, Source, Sources, Span};
use crate::syntax::{self, Entry, Keyword, Tree};

/// A file as the editor features see it: parsed and checked, with the files that it uses.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// The file, and those that it uses.
    pub sources: Sources,
    /// The entries of the file, nested by the outline.
    pub tree: Tree,
    /// The language of the map, in which words are offered.
    pub language: Language,
    /// The journey, where it has a title.
    pub journey: Option<Journey>,
    /// All that is wrong, sorted by place, with the severities of the table of codes.
    pub diagnostics: Vec<Diagnostic>,
    /// Where the file itself names each file that it uses.
    named: BTreeMap<FileId, Span>,
}

impl Analysis {
    /// What a text means. A file that holds nothing but what others may use needs no journey.
    #[must_use]
    pub fn new(source: Source, files: &dyn Files) -> Analysis {
        let tree = tree(&source);
        let mut sources = Sources::new();
        let file = sources.add(source);
        let checked = check::check(&tree, file, &mut sources, files);
        let language = check::language(&tree);
        let named = named(&tree, &sources);
        Analysis { sources, tree, language, journey: checked.journey, diagnostics: checked.diagnostics, named }
    }

    /// The file itself.
    ///
    /// # Panics
    /// Never: the file is the first of its sources.
    #[must_use]
    pub fn source(&self) -> &Source {
        self.sources.get(FileId::default()).expect("the file itself is the first of its sources")
    }

    /// Whether anything that was found is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|found| found.severity == Severity::Error)
    }

    /// The files that the journey uses, by name.
    pub fn used_files(&self) -> impl Iterator<Item = &str> {
        self.sources.iter().skip(1).map(|(_, source)| source.name())
    }

    /// Where a diagnostic shows in the file itself: in its own place, or at the line that names the file that it is in.
    #[must_use]
    pub fn place_of(&self, diagnostic: &Diagnostic) -> Span {
        if diagnostic.span.file == FileId::default() {
            return diagnostic.span;
        }
        self.named.get(&diagnostic.span.file).copied().unwrap_or_default()
    }

    /// The line, counted from 0, in which a byte stands.
    fn line_of(&self, offset: usize) -> usize {
        let after = self.tree.lines.partition_point(|line| line.span.start <= offset);
        after.saturating_sub(1)
    }
}

/// The line that names each file; for one that is used by another, the first such line.
fn named(tree: &Tree, sources: &Sources) -> BTreeMap<FileId, Span> {
    let uses: Vec<&Entry> = tree.entries.iter().filter(|entry| entry.keyword == Keyword::Use).collect();
    let span = |(file, source): (FileId, &Source)| {
        let is_it = |entry: &&&Entry| source.name().ends_with(entry.text.trim().trim_start_matches("./"));
        uses.iter().find(is_it).or(uses.first()).map(|entry| (file, entry.text_span))
    };
    sources.iter().skip(1).filter_map(span).collect()
}

fn tree(source: &Source) -> Tree {
    let tree = syntax::parse(source, FileId::default());
    let may_be_used = |keyword| matches!(keyword, Keyword::Persona | Keyword::Use | Keyword::Language | Keyword::Note);
    let is_part = tree.entries.iter().all(|entry| may_be_used(entry.keyword))
        && tree.entries.iter().any(|entry| matches!(entry.keyword, Keyword::Persona | Keyword::Use));
    if is_part { syntax::parse_included(source, FileId::default(), Language::default()) } else { tree }
}

/// Whether a byte stands in a span or right after it, as a cursor does.
fn touches(span: Span, offset: usize) -> bool {
    span.file == FileId::default() && (span.start..=span.end).contains(&offset)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::source::NoFiles;

    fn codes(text: &str) -> Vec<Code> {
        let analysis = Analysis::new(Source::new("t", text), &NoFiles);
        analysis.diagnostics.iter().map(|found| found.code).collect()
    }

    #[test]
    fn what_others_use_needs_no_journey() {
        assert_eq!(codes("Persona: Nora\n  Rol: verpleegkundige\n"), []);
        assert_eq!(codes("Persona: Nora\nFase: a\n"), [Code::MissingJourney]);
        assert_eq!(codes(""), [Code::MissingJourney]);
    }

    #[test]
    fn a_problem_in_a_used_file_shows_where_the_file_is_named() {
        let folder = tempfile::TempDir::new().unwrap();
        std::fs::write(folder.path().join("x.journey"), "Persona: a\nPesona: b\n").unwrap();
        let path = folder.path().join("a.journey");
        std::fs::write(&path, "").unwrap();
        let source = Source::new(path.display().to_string(), "Journey: a\nUse: x.journey\n");
        let analysis = Analysis::new(source, &crate::project::Disk::around(&path));
        let found = analysis.diagnostics.iter().find(|found| found.code == Code::UnknownKeyword).unwrap();
        assert_eq!(analysis.source().slice(analysis.place_of(found)), "x.journey");
    }
}

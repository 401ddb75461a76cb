//! The open documents and their analyses.
//!
//! In: what was opened, changed and closed. Out: analyses, made when they are asked for and kept until something that they
//! rest on changes: the text itself, or a file that it uses.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use lsp_types::{TextDocumentContentChangeEvent, Uri};

use super::edited::EditedText;
use super::positions::PositionEncoding;
use super::uris;
use crate::assist::Analysis;
use crate::assist::mend::{Mended, mended};
use crate::project::{OpenTexts, OverlayFiles, real_path};
use crate::source::{NoFiles, Source};

/// A text that is open.
#[derive(Debug)]
pub(super) struct OpenDocument {
    /// What the editor calls it.
    pub(super) uri: Uri,
    /// Which state of the text this is, by the editor's count.
    pub(super) version: i32,
    /// Where its file is; none for a text without one.
    pub(super) path: Option<PathBuf>,
    /// Whether the diagnostics of this version were published.
    pub(super) is_told: bool,
    source: Source,
    analysis: Option<Rc<Analysis>>,
    /// The files that it uses, with links resolved.
    uses: BTreeSet<PathBuf>,
}

/// All texts that are open.
#[derive(Debug, Default)]
pub(super) struct Documents {
    by_uri: BTreeMap<String, OpenDocument>,
    /// Their texts by path, for those who use them.
    open: OpenTexts,
}

impl Documents {
    /// A text was opened.
    pub(super) fn open(&mut self, uri: Uri, version: i32, text: String) {
        let path = uris::path(&uri).map(|path| real_path(&path));
        let name = path.as_ref().map_or_else(|| uri.as_str().to_owned(), |path| path.display().to_string());
        let source = Source::new(name, text);
        let key = uri.as_str().to_owned();
        let document =
            OpenDocument { uri, version, path, is_told: false, source, analysis: None, uses: BTreeSet::new() };
        self.by_uri.insert(key.clone(), document);
        self.changed(&key);
    }

    /// A text was changed.
    pub(super) fn change(
        &mut self,
        uri: &Uri,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        by: PositionEncoding,
    ) {
        let Some(document) = self.by_uri.get_mut(uri.as_str()) else { return };
        document.version = version;
        document.source = changed(&document.source, changes, by);
        self.changed(uri.as_str());
    }

    /// A text was closed: the file counts again. Says whether it was open.
    pub(super) fn close(&mut self, uri: &Uri) -> bool {
        let Some(document) = self.by_uri.remove(uri.as_str()) else { return false };
        if let Some(path) = &document.path {
            self.open.remove(path);
            self.used_changed(path);
        }
        true
    }

    /// A file on disk changed: all analyses may be out of date.
    pub(super) fn forget(&mut self) {
        for document in self.by_uri.values_mut() {
            document.forget();
        }
    }

    /// The documents whose diagnostics have not been published yet.
    pub(super) fn unpublished(&self) -> Vec<Uri> {
        self.by_uri.values().filter(|document| !document.is_told).map(|document| document.uri.clone()).collect()
    }

    /// A text with what it means; none where it is not open.
    pub(super) fn analysed(&mut self, uri: &Uri) -> Option<(&mut OpenDocument, Rc<Analysis>)> {
        let document = self.by_uri.get_mut(uri.as_str())?;
        let analysis = match &document.analysis {
            Some(analysis) => Rc::clone(analysis),
            None => document.analyse(&self.open),
        };
        Some((document, analysis))
    }

    /// A text with all repairs that are certain; none where it is not open.
    pub(super) fn mended(&self, uri: &Uri) -> Option<Mended> {
        let document = self.by_uri.get(uri.as_str())?;
        Some(match &document.path {
            Some(path) => mended(&document.source, &OverlayFiles::around(path, &self.open)),
            None => mended(&document.source, &NoFiles),
        })
    }

    fn changed(&mut self, key: &str) {
        let Some(document) = self.by_uri.get_mut(key) else { return };
        document.forget();
        if let Some(path) = document.path.clone() {
            self.open.insert(path.clone(), Arc::from(document.source.text()));
            self.used_changed(&path);
        }
    }

    fn used_changed(&mut self, path: &Path) {
        for document in self.by_uri.values_mut().filter(|document| document.uses.contains(path)) {
            document.forget();
        }
    }
}

impl OpenDocument {
    fn forget(&mut self) {
        self.analysis = None;
        self.is_told = false;
    }

    fn analyse(&mut self, open: &OpenTexts) -> Rc<Analysis> {
        let source = self.source.clone();
        let analysis = Rc::new(match &self.path {
            Some(path) => Analysis::new(source, &OverlayFiles::around(path, open)),
            None => Analysis::new(source, &NoFiles),
        });
        self.uses = analysis.used_files().map(|name| real_path(Path::new(name))).collect();
        self.analysis = Some(Rc::clone(&analysis));
        analysis
    }
}

/// A text after changes that were made one after the other.
fn changed(source: &Source, changes: Vec<TextDocumentContentChangeEvent>, by: PositionEncoding) -> Source {
    let mut edited = EditedText::of(source);
    for change in changes {
        edited.change(&change, by);
    }
    Source::new(source.name(), edited.into_text())
}

#[cfg(test)]
mod tests {
    use super::*;
    use lsp_types::{Position, Range};

    fn change(range: Option<(u32, u32, u32, u32)>, text: &str) -> TextDocumentContentChangeEvent {
        let range = range.map(|(line, from, last, to)| Range::new(Position::new(line, from), Position::new(last, to)));
        TextDocumentContentChangeEvent { range, range_length: None, text: text.to_owned() }
    }

    fn after(text: &str, changes: Vec<TextDocumentContentChangeEvent>) -> String {
        changed(&Source::new("t", text), changes, PositionEncoding::Utf16).text().to_owned()
    }

    #[test]
    fn changes_are_made_one_after_the_other() {
        let whole = || change(None, "x\ny\n");
        assert_eq!(after("a", vec![whole(), change(Some((1, 0, 1, 1)), "z")]), "x\nz\n");
        let down = vec![change(Some((0, 1, 0, 1)), "\n1\n"), change(Some((2, 0, 2, 0)), "2")];
        assert_eq!(after("a\nb\n", down), "a\n1\n2\nb\n");
        let up =
            vec![change(Some((1, 0, 1, 1)), "B\nB"), change(Some((0, 0, 0, 1)), "A"), change(Some((2, 1, 3, 1)), "")];
        assert_eq!(after("a\nb\nc\n", up), "A\nB\nB\n");
    }

    #[test]
    fn places_that_are_not_there_are_the_end() {
        assert_eq!(after("é👩x", vec![change(Some((0, 3, 0, 4)), "y")]), "é👩y");
        assert_eq!(after("a", vec![change(Some((7, 0, 9, 9)), "b")]), "ab");
        assert_eq!(after("abc", vec![change(Some((0, 2, 0, 1)), "-")]), "a-c");
    }
}

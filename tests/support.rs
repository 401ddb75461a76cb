//! What the tests share: files in memory and on disk, the map of a text (`draw`), runs of the program (`run`), and the laws
//! that hold for every text.

pub mod draw;
pub mod listing;
pub mod pictures;
// Cargo builds the program beside its tests, and not beside `guided`.
#[cfg(test)]
pub mod run;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use journey::check::{Checked, check, pictures};
use journey::diagnostic::sort;
use journey::language::Language;
use journey::source::{FileId, Files, LoadedFile, Source, Sources, Unreadable};
use journey::syntax::parse;

/// Files in one folder in memory.
#[derive(Default)]
pub struct Memory(pub BTreeMap<String, Vec<u8>>);

impl Files for Memory {
    fn read(&self, _from: &str, path: &str) -> Result<LoadedFile, Unreadable> {
        if path.starts_with("..") {
            return Err(Unreadable::Outside);
        }
        if path.ends_with('/') {
            return Err(Unreadable::NotAFile);
        }
        let bytes = self.0.get(path).ok_or(Unreadable::NotFound)?;
        Ok(LoadedFile { name: path.to_owned(), bytes: bytes.clone() })
    }

    fn probe(&self, from: &str, path: &str) -> Result<String, Unreadable> {
        self.read(from, path).map(|loaded| loaded.name)
    }
}

/// Files on disk, under one folder; names are paths from there.
pub struct Folder(pub PathBuf);

impl Files for Folder {
    fn read(&self, from: &str, path: &str) -> Result<LoadedFile, Unreadable> {
        if path.starts_with("..") || Path::new(path).is_absolute() {
            return Err(Unreadable::Outside);
        }
        let name = Path::new(from).parent().unwrap_or(Path::new("")).join(path);
        let whole = self.0.join(&name);
        if whole.is_dir() {
            return Err(Unreadable::NotAFile);
        }
        let bytes = std::fs::read(whole).map_err(|_| Unreadable::NotFound)?;
        Ok(LoadedFile { name: name.to_string_lossy().into_owned(), bytes })
    }

    fn probe(&self, from: &str, path: &str) -> Result<String, Unreadable> {
        self.read(from, path).map(|loaded| loaded.name)
    }
}

/// The files of a folder with this ending, by name.
pub fn files_in(folder: &str, ending: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == ending))
        .collect();
    paths.sort();
    paths
}

/// Parses and checks a text and its pictures, and holds the laws against what comes out.
pub fn compile(name: &str, text: &str, files: &dyn Files) -> (Checked, Sources) {
    let mut sources = Sources::new();
    let file = sources.add(Source::new(name, text));
    let tree = parse(sources.get(file).expect("just added"), file);
    let mut checked = check(&tree, FileId(0), &mut sources, files);
    if let Some(journey) = &checked.journey {
        checked.diagnostics.extend(pictures(journey, &sources, files).1);
        sort(&mut checked.diagnostics);
    }
    assert_sound(&checked, &sources);
    (checked, sources)
}

/// Diagnostics are sorted, point into the text, and keep to the house's form.
fn assert_sound(checked: &Checked, sources: &Sources) {
    let place = |span: journey::source::Span| (span.file, span.start);
    for pair in checked.diagnostics.windows(2) {
        assert!(place(pair[0].span) <= place(pair[1].span), "not sorted: {pair:?}");
    }
    for problem in &checked.diagnostics {
        let repaired = problem.repair.iter().map(|repair| repair.span);
        let related = problem.related.iter().map(|(span, _)| *span);
        for span in [problem.span].into_iter().chain(related).chain(repaired) {
            let text = sources.get(span.file).expect("a file of this run").text();
            assert!(span.start <= span.end && text.get(span.start..span.end).is_some(), "{problem:?}");
        }
        for message in [Some(&problem.message), problem.help.as_ref()].into_iter().flatten() {
            let words = message.text(Language::English);
            let first = words.chars().next().expect("words");
            assert!(!first.is_uppercase() && !words.ends_with('.') && !words.contains('\n'), "{words}");
        }
    }
}

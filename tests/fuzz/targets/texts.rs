//! Journeys: any text has a tree, a usual form and diagnostics, and what has no errors can be drawn and written.

use std::collections::BTreeSet;

use journey::assist::Analysis;
use journey::diagnostic::finding::Finding;
use journey::diagnostic::formats::{ReportFormat, write};
use journey::diagnostic::print::{PrintOptions, PrintStyle, render as draw};
use journey::diagnostic::{Diagnostic, Severity};
use journey::export::{self, TableRows};
use journey::language::Language;
use journey::layout::Options;
use journey::scene::SheetKind;
use journey::source::{FileId, Source, Sources};
use journey::syntax::{self, Tree};
use journey::text::NoSystemFonts;
use journey::{DrawOptions, assist, drawing, format};

use super::outcome;
use crate::support::{Memory, compile, pictures};

/// The files that the seeds name.
fn files() -> Memory {
    let mut files = pictures::files();
    files.0.insert("people.journey".into(), b"Persona: Nora\n  Age: 34\nUse: more.journey\n".to_vec());
    files.0.insert("more.journey".into(), b"Persona: Ann\nUse: people.journey\n".to_vec());
    files.0.insert("figures.csv".into(), b"date,wait\n2026-01-01,4\n2026-02-01,3.5\n".to_vec());
    files
}

fn tree(text: &str) -> (Source, Tree) {
    let source = Source::new("a.journey", text);
    let tree = syntax::parse(&source, FileId::default());
    (source, tree)
}

fn codes(found: &[Diagnostic]) -> BTreeSet<&'static str> {
    found.iter().map(|one| one.code.name()).collect()
}

/// The lines of a tree are the text; diagnostics point into it and can be written in each format.
pub fn parse(bytes: &[u8]) -> u64 {
    let text = String::from_utf8_lossy(bytes);
    let (source, tree) = tree(&text);
    assert_eq!(tree.lines.iter().map(|line| source.slice(line.span)).collect::<String>(), text, "a line is lost");
    let (checked, sources) = compile("a.journey", &text, &files());
    said(&checked.diagnostics, &sources);
    let keywords: BTreeSet<_> = tree.entries.iter().map(|entry| entry.keyword).collect();
    outcome((codes(&checked.diagnostics), keywords.len(), tree.language))
}

/// No format for people lets through what moves the cursor.
fn said(found: &[Diagnostic], sources: &Sources) {
    for style in [PrintStyle::Unicode, PrintStyle::Narrated] {
        let drawn = draw(found, sources, &PrintOptions { style, ..PrintOptions::default() });
        let bad = drawn.chars().find(|letter| letter.is_control() && *letter != '\n');
        assert_eq!(bad, None, "{drawn}");
    }
    let findings: Vec<Finding> = found.iter().map(|one| Finding::new(one, sources, Language::English)).collect();
    for line in write(&findings, ReportFormat::Short).lines() {
        assert!(!line.chars().any(char::is_control), "{line:?}");
    }
    let github = write(&findings, ReportFormat::Github);
    assert_eq!(github.lines().count(), findings.len(), "an annotation broke out of its line: {github}");
    for line in write(&findings, ReportFormat::Json).lines() {
        serde_json::from_str::<serde_json::Value>(line).expect("JSON");
    }
    serde_json::from_str::<serde_json::Value>(&write(&findings, ReportFormat::Sarif)).expect("JSON");
    serde_json::from_str::<serde_json::Value>(&write(&findings, ReportFormat::Gitlab)).expect("JSON");
}

/// The usual form means the same, and is its own usual form.
pub fn fmt(bytes: &[u8]) -> u64 {
    let text = String::from_utf8_lossy(bytes);
    let (source, before) = tree(&text);
    let formatted = format::format(&source, &before, format::FormatOptions::default());
    let (again, after) = tree(&formatted.text);
    assert_eq!(before.entries.len(), after.entries.len(), "{text:?}");
    let twice = format::format(&again, &after, format::FormatOptions::default());
    assert_eq!(twice.text, formatted.text, "a second time changes more");
    outcome((codes(&before.problems), codes(&after.problems), formatted.changes.len().min(30)))
}

/// From the text to the bytes of each format.
pub fn pipeline(bytes: &[u8]) -> u64 {
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(4000)]);
    let files = files();
    let mut compiled = journey::compile(Source::new("a.journey", text), &files);
    let pictures = compiled.pictures(&files);
    let codes = codes(&compiled.diagnostics);
    let has_errors = compiled.diagnostics.iter().any(|one| one.severity == Severity::Error);
    let Some(journey) = compiled.journey.filter(|_| !has_errors) else { return outcome(codes) };
    let layout = Options { kinds: SheetKind::ALL.to_vec(), pictures, ..Options::default() };
    let options = DrawOptions { layout, ..DrawOptions::default() };
    let Ok(drawing) = drawing::draw(&journey, &options, &NoSystemFonts) else { return outcome((codes, usize::MAX)) };
    let sheets = drawing.scenes().len();
    for sheet in 0..sheets {
        let svg = drawing.svg(sheet).expect("our own fonts can be embedded");
        roxmltree::Document::parse(&svg).expect("well-formed");
    }
    let pdf = drawing.pdf().expect("our own fonts can be embedded");
    lopdf::Document::load_mem(&pdf).expect("a PDF");
    serde_json::from_str::<serde_json::Value>(&export::json(&journey, &compiled.sources).expect("data")).expect("JSON");
    let table = export::csv(&journey, TableRows::Steps);
    let sign = if journey.language == Language::English { b',' } else { b';' };
    let mut rows =
        csv::ReaderBuilder::new().delimiter(sign).from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    rows.records().for_each(|row| drop(row.expect("a row like the others")));
    let _ = export::csv(&journey, TableRows::Cards);
    assert!(export::plan(&journey).ends_with('\n'));
    drop(export::mermaid(&journey));
    drop(export::xlsx(&journey, None).expect("a workbook"));
    outcome((codes, sheets.min(12)))
}

/// What an editor asks, at places all over the text.
pub fn editor(bytes: &[u8]) -> u64 {
    let text = String::from_utf8_lossy(bytes);
    let source = Source::new("a.journey", &*text);
    let analysis = Analysis::new(source, &files());
    let places = text.char_indices().map(|(at, _)| at).step_by(1 + text.len() / 12);
    let mut seen = BTreeSet::new();
    for place in places.chain([text.len()]) {
        seen.insert(assist::complete::proposals(&analysis, place).all.len());
        let _ = assist::hover::hover(&analysis, place, assist::hover::Marks::Markdown, Language::English);
    }
    let mentions = assist::labels::mentions(&analysis);
    outcome((
        seen,
        mentions.len().min(9),
        assist::outline::symbols(&analysis).len(),
        assist::folds::folds(&analysis).len(),
    ))
}

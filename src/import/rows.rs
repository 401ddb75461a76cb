//! Tables → a journey.
//!
//! In: the tables of a CSV file or of a page in Markdown, or the headings of a page without any. Out: a [`JourneyDraft`]. A row is a step or a phase; a table with phases as
//! columns is turned on its side first. Further tables of a page add to the phases and steps of the same name. What stands
//! beside the tables is kept as comments.

mod chain;
mod merged;
mod reading;

use super::draft::JourneyDraft;
use super::headers::{self, KnownHeader};
use super::markdown::{self, MarkdownBlock};
use super::outline::{self, PageOutline};
use super::table::{Cell, CellTable};
use super::{ImportOptions, Remark, detect_language, mermaid, records};
use crate::language::Language;
use crate::message::import;
use crate::syntax::Keyword;
use merged::MergedTables;

/// How a table is to be read.
enum Layout {
    /// A row is a step or a phase.
    Rows,
    /// A column is; the first column holds the heads.
    Columns,
    /// It says nothing about phases or steps.
    Unknown,
}

/// The journey in a CSV file.
///
/// # Errors
/// There is no table, or none with phases or steps.
pub(super) fn csv(text: &str, options: &ImportOptions) -> Result<JourneyDraft, Remark> {
    let table = records::table(text)?;
    let language = language_of(std::iter::once(&table), text, options);
    let mut merged = MergedTables::new(language, options.split.as_deref());
    merged.title = named(options);
    if !add(&mut merged, &table) {
        return Err(no_columns(&table));
    }
    Ok(merged.into_draft())
}

fn no_columns(table: &CellTable) -> Remark {
    let heads = table.head().iter().take(4).map(Cell::flat).collect();
    Remark::new(table.head().first().map(|cell| cell.line), import::no_columns(heads))
}

/// The journey on a page in Markdown: the diagram where there is one, or else its tables.
///
/// # Errors
/// There is neither, or no table with phases or steps.
pub(super) fn markdown(text: &str, options: &ImportOptions) -> Result<JourneyDraft, Remark> {
    let blocks = markdown::blocks(text);
    let tables: Vec<&CellTable> = blocks.iter().filter_map(table_of).collect();
    let diagram = blocks.iter().find_map(|block| match block {
        MarkdownBlock::Diagram(text, before) if mermaid::is_journey(text) => Some((text, *before)),
        _ => None,
    });
    if let (Some((diagram, before)), true) =
        (diagram, tables.iter().all(|table| matches!(layout(table, Language::English), Layout::Unknown)))
    {
        return mermaid::read(&("\n".repeat(before) + diagram), options);
    }
    if let (true, Some(outline)) = (tables.is_empty(), outline::outline(text)) {
        return Ok(from_outline(&outline, text, options));
    }
    if tables.is_empty() {
        return Err(Remark::new(None, import::no_table()));
    }
    let language = language_of(tables.iter().copied(), text, options);
    let mut merged = MergedTables::new(language, options.split.as_deref());
    merged.title = named(options);
    let mut understood = 0;
    page(&blocks, &mut merged, &mut understood);
    if understood == 0 {
        return Err(no_columns(tables[0]));
    }
    Ok(merged.into_draft())
}

/// The journey in the headings of a page.
fn from_outline(outline: &PageOutline, text: &str, options: &ImportOptions) -> JourneyDraft {
    let keys = outline.keys.iter().map(String::as_str);
    let language =
        options.language.or_else(|| headers::language(keys)).unwrap_or_else(|| detect_language::language(text));
    let mut merged = MergedTables::new(language, options.split.as_deref());
    merged.title = outline.title.clone().or_else(|| named(options));
    for words in &outline.opening {
        merged.line(words, true);
    }
    reading::read(&mut merged, &outline.table(language), false);
    merged.into_draft()
}

/// The name of the file for a title, where the text itself has none.
fn named(options: &ImportOptions) -> Option<Cell> {
    let file = options.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let words = stem.replace(['-', '_'], " ");
    let mut letters = words.chars();
    let title: String = letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default();
    (!title.trim().is_empty()).then(|| Cell::new(title, 1))
}

fn table_of(block: &MarkdownBlock) -> Option<&CellTable> {
    match block {
        MarkdownBlock::CellTable(table) => Some(table),
        _ => None,
    }
}

fn page(blocks: &[MarkdownBlock], merged: &mut MergedTables, understood: &mut usize) {
    let mut heading: Option<Cell> = None;
    let mut untitled = true;
    for block in blocks {
        match block {
            MarkdownBlock::Heading(_, words) if std::mem::take(&mut untitled) => merged.title = Some(words.clone()),
            MarkdownBlock::Heading(_, words) => {
                merged.aside(&words.text);
                heading = Some(words.clone());
            }
            MarkdownBlock::CellTable(table) => {
                let table = CellTable { heading: heading.clone(), rows: table.rows.clone() };
                if add(merged, &table) {
                    *understood += 1;
                } else {
                    merged.not_understood(&table);
                }
            }
            MarkdownBlock::Line(words) => merged.line(words, *understood == 0),
            MarkdownBlock::Diagram(text, _) => merged.aside(text),
        }
    }
}

/// The language that the user gave, else that of the heads, or of the words.
fn language_of<'t>(
    tables: impl Iterator<Item = &'t CellTable> + Clone,
    text: &str,
    options: &ImportOptions,
) -> Language {
    let heads = tables.flat_map(|table| {
        let first_column = table.rows.iter().skip(1).filter_map(|row| row.first());
        table.head().iter().chain(first_column.take(50)).map(|cell| cell.text.as_str())
    });
    options.language.or_else(|| headers::language(heads)).unwrap_or_else(|| detect_language::language(text))
}

/// Adds a table; false if it has no column for phases or steps.
fn add(merged: &mut MergedTables, table: &CellTable) -> bool {
    let turned = match layout(table, merged.language) {
        Layout::Rows => None,
        Layout::Columns => table.turned(),
        Layout::Unknown => return false,
    };
    let is_turned = turned.is_some();
    reading::read(merged, turned.as_ref().unwrap_or(table), is_turned);
    true
}

fn layout(table: &CellTable, language: Language) -> Layout {
    let means = |cell: &Cell| headers::known(&cell.flat(), language);
    let heads: Vec<Option<KnownHeader>> = table.head().iter().map(means).collect();
    let is_lane = |known: &Option<KnownHeader>| match known {
        Some(KnownHeader::Keyword(keyword)) => *keyword != Keyword::Note && keyword.may_stand_in(Some(Keyword::Step)),
        _ => false,
    };
    let is_moment =
        |known: &Option<KnownHeader>| matches!(known, Some(KnownHeader::Keyword(Keyword::Phase | Keyword::Step)));
    let in_head = heads.iter().skip(1).filter(|known| is_lane(known)).count();
    let in_first = table.rows.iter().skip(1).filter_map(|row| row.first()).filter(|cell| means(cell).is_some()).count();
    let first_is_lane = in_first >= 2 && in_first * 2 >= table.rows.len() - 1;
    if first_is_lane && in_first > in_head {
        return Layout::Columns;
    }
    let head_is_empty = table.head().first().is_none_or(|cell| cell.flat().is_empty());
    if heads.iter().any(is_moment) {
        Layout::Rows
    } else if head_is_empty && in_first > in_head {
        Layout::Columns
    } else if in_head >= 2 && !matches!(heads.first(), Some(Some(KnownHeader::Number))) {
        // The first column has no name that is known: it names the rows.
        Layout::Rows
    } else {
        Layout::Unknown
    }
}

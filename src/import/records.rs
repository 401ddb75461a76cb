//! CSV → a table.
//!
//! In: the text of a CSV file from any program. Out: its records with their lines. The separator is detected: the
//! first line may name it (`sep=;`, as Excel writes it), or else it is the one that gives the first records equal lengths.

use csv::{ReaderBuilder, StringRecord};

use super::Remark;
use super::table::{Cell, CellTable};
use crate::message::import;

/// What may part cells; on a tie the first.
const SIGNS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How many characters are read to detect the separator.
const ENOUGH: usize = 20_000;

/// The table in a CSV file.
///
/// # Errors
/// There is none: all records have one cell.
pub(super) fn table(text: &str) -> Result<CellTable, Remark> {
    let (sign, text, skipped) = match named_separator(text) {
        Some((sign, rest)) => (sign, rest, 1),
        None => (guessed(text), text, 0),
    };
    let mut rows = Vec::new();
    let mut reader =
        ReaderBuilder::new().delimiter(sign).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    while reader.read_record(&mut record).unwrap_or(false) {
        let line = record.position().map_or(1, csv::Position::line);
        let line = usize::try_from(line).unwrap_or(usize::MAX) + skipped;
        let cells: Vec<Cell> = record.iter().map(|cell| Cell::new(without_guard(cell), line)).collect();
        if cells.iter().any(|cell| !cell.text.trim().is_empty()) {
            rows.push(cells);
        }
    }
    if rows.iter().all(|row| row.len() < 2) {
        return Err(Remark::new(None, import::no_cells()));
    }
    Ok(CellTable { heading: None, rows })
}

/// The separator that the first line names, and the text after that line.
fn named_separator(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once('\n')?;
    let sign = first.trim_matches('"').strip_prefix("sep=")?;
    match sign.as_bytes() {
        [sign] => Some((*sign, rest)),
        _ => None,
    }
}

/// The sign with which the first records have the most cells, and the same number of them.
fn guessed(text: &str) -> u8 {
    let end = text.char_indices().nth(ENOUGH).map_or(text.len(), |(at, _)| at);
    let start = &text[..end];
    let fitness = |sign: u8| {
        let mut reader =
            ReaderBuilder::new().delimiter(sign).has_headers(false).flexible(true).from_reader(start.as_bytes());
        let widths: Vec<usize> = reader.records().filter_map(Result::ok).map(|record| record.len()).collect();
        let Some(head) = widths.first().copied().filter(|head| *head > 1) else { return (0, 0) };
        let alike = widths.iter().filter(|width| **width == head).count();
        (alike * 100 / widths.len().max(1), head)
    };
    let fittest = SIGNS.into_iter().rev().max_by_key(|sign| fitness(*sign));
    fittest.unwrap_or(b',')
}

/// A cell without the apostrophe that keeps spreadsheets from taking it for a formula.
fn without_guard(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let rows = table(text).unwrap().rows;
        rows.iter().map(|row| row.iter().map(|cell| cell.text.clone()).collect()).collect()
    }

    #[test]
    fn what_parts_the_cells_is_found_out() {
        assert_eq!(cells("Fase;Stap\nA, b;c\n"), [["Fase", "Stap"], ["A, b", "c"]]);
        assert_eq!(cells("Fase\tStap\n1;2;3\tx\n"), [["Fase", "Stap"], ["1;2;3", "x"]]);
        assert_eq!(cells("Phase,Step\n\"a;b\",\"c\nd\"\n"), [["Phase", "Step"], ["a;b", "c\nd"]]);
        assert_eq!(cells("sep=;\nPhase;Step,x\n"), [["Phase", "Step,x"]]);
        assert_eq!(cells("a,b\n'=1+1,'t is\n")[1], ["=1+1", "'t is"]);
        assert!(table("just words\nand more").is_err());
    }

    #[test]
    fn records_know_their_lines() {
        let rows = table("a,b\n\"x\ny\",z\nlast,one\n").unwrap().rows;
        assert_eq!(rows.iter().map(|row| row[0].line).collect::<Vec<_>>(), [1, 2, 4]);
    }
}

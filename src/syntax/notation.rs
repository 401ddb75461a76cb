//! Tables and diagrams of other tools in a journey, which `journey import` reads.
//!
//! In: the lines of a file. Out: the same lines, where those of a table in Markdown or CSV, or of a Mermaid diagram, are rows, so that
//! they are one mistake and not one each.

use super::keyword::languages_of;
use super::lines::{ParsedLine, Parts, RowNotation, trimmed};
use crate::language::fold::fold;

/// Turns the lines of tables and diagrams into rows.
pub(super) fn find(text: &str, lines: &mut [ParsedLine]) {
    let content = |line: &ParsedLine| &text[trimmed(text, line.bytes.clone())];
    let written: Vec<&str> = lines.iter().map(|line| content(line).trim_start_matches('\u{FEFF}')).collect();
    if let Some((first, notation)) = whole(&written) {
        for (at, line) in lines.iter_mut().enumerate().skip(first) {
            take(text, line, notation, at == first);
        }
        return;
    }
    let mut at = 0;
    while at < written.len() {
        let next = written.get(at + 1).copied().unwrap_or_default();
        let is_begin = is_head(written[at], next) || is_row(written[at]) && is_row(next);
        let length = written[at..].iter().take_while(|line| line.contains('|')).count();
        let rows = if is_begin { at..at + length } else { 0..0 };
        for row in rows.clone() {
            take(text, &mut lines[row], RowNotation::Table, row == at);
        }
        at += rows.len().max(1);
    }
}

fn take(text: &str, line: &mut ParsedLine, notation: RowNotation, is_first: bool) {
    if !matches!(line.parts, Parts::Blank) {
        line.parts = Parts::Row { content: trimmed(text, line.bytes.clone()), notation, is_first };
    }
}

/// The line with which a file begins that is a table or a diagram as a whole.
fn whole(lines: &[&str]) -> Option<(usize, RowNotation)> {
    let mut said = lines.iter().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with("# "));
    let (at, first) = said.next()?;
    let next = said.next().map_or("", |(_, line)| line);
    if *first == "journey" && ["title ", "section "].iter().any(|word| next.starts_with(word)) {
        return Some((at, RowNotation::Diagram));
    }
    let begins_table = |separator: char| {
        let cells: Vec<&str> = first.split(separator).take(CELLS).collect();
        let known = cells.iter().filter(|cell| !languages_of(&fold(cell.trim_matches(['"', ' ']))).is_empty());
        cells.len() > 1 && known.count() > 1 && next.contains(separator)
    };
    [';', '\t', ','].into_iter().any(begins_table).then_some((at, RowNotation::Table))
}

/// How many cells of the first line are looked at.
const CELLS: usize = 50;

/// Whether a line is the head of a table, and the next the rule under it: `| --- | :-: |`.
fn is_head(line: &str, next: &str) -> bool {
    let is_part = |sign: char| matches!(sign, '|' | '-' | ':' | ' ' | '\t' | '–' | '—');
    let is_rule = next.contains('-') && next.contains('|') && next.chars().all(is_part);
    if !is_rule {
        return false;
    }
    let cells = |line: &str| line.trim_matches('|').split('|').count();
    let is_closed = |line: &str| line.starts_with('|') && line.ends_with('|') && line.len() > 2;
    cells(line) == cells(next) && (cells(line) > 1 || is_closed(line) && is_closed(next))
}

/// Whether a line is a row between bars.
fn is_row(line: &str) -> bool {
    line.starts_with('|') && line.ends_with('|') && line.matches('|').nth(2).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::lines::lines;

    fn rows(text: &str) -> Vec<usize> {
        let mut lines = lines(text, text.len());
        find(text, &mut lines);
        let is_row = |line: &ParsedLine| matches!(line.parts, Parts::Row { .. });
        lines.iter().enumerate().filter(|(_, line)| is_row(line)).map(|(at, _)| at + 1).collect()
    }

    #[test]
    fn tables_and_diagrams_are_rows() {
        assert_eq!(rows("| Fase | Stap |\n| --- | --- |\n| a | b |\n\nStap: x"), [1, 2, 3]);
        assert_eq!(rows("Journey: x\n\nFase | Stap\n--- | ---\na | b\nStap: y"), [3, 4, 5]);
        assert_eq!(rows("Journey: x\n| a | b |\n| c | d |\n| text"), [2, 3, 4]);
        assert_eq!(rows("Fase;Stap;Contact\nBegin;Belt;telefoon\n"), [1, 2]);
        assert_eq!(rows("\u{FEFF}Phase\tStep\nA\tB"), [1, 2]);
        assert_eq!(rows("journey\n  title Day\n  section A\n    Task: 5: Me"), [1, 2, 3, 4]);
    }

    #[test]
    fn texts_are_not() {
        for text in [
            "Journey: a\n- b\n| c | d\n| e",
            "Fase: a, Stap\nx, y",
            "journey\nPhase: a",
            "Journey: a\n| b |\n| c |",
            "a;b\nc;d",
            "|\n|",
            "- a\n|\n| ---\n| b",
        ] {
            assert_eq!(rows(text), [] as [usize; 0], "{text}");
        }
    }
}

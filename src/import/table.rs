//! A table, whatever it was written in.
//!
//! In: cells with their lines. Out: a [`CellTable`] that can be transposed, and the entries of a cell. Which
//! marks stand for an empty cell (`n/a`, `—`) is decided here, for all notations; what the heads mean is not.

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Cell {
    /// Its words without marks of bold and the like; `\n` separates entries.
    pub(super) text: String,
    /// The line that it stands on, from 1.
    pub(super) line: usize,
}

/// Rows of cells; the first row is the head. Rows may be shorter than it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct CellTable {
    /// The heading that it stands under, where there is one.
    pub(super) heading: Option<Cell>,
    /// The rows; at least the head.
    pub(super) rows: Vec<Vec<Cell>>,
}

/// More cells than this are not turned on their side: no map has so many columns.
const MOST_TURNED: usize = 1_000_000;

impl Cell {
    /// A cell on a line.
    pub(super) fn new(text: impl Into<String>, line: usize) -> Cell {
        Cell { text: text.into(), line }
    }

    /// The entries of a cell: its lines without the marks of a list, and parted at `split` where one is given. What only
    /// marks an empty cell is none.
    pub(super) fn entries(&self, split: Option<&str>) -> Vec<String> {
        let lines = self.text.lines().flat_map(|line| match split.filter(|sign| !sign.is_empty()) {
            Some(sign) => line.split(sign).collect::<Vec<_>>(),
            None => vec![line],
        });
        lines.map(|line| without_bullet(line.trim()).to_owned()).filter(|line| !is_empty_mark(line)).collect()
    }

    /// All of it in one line.
    pub(super) fn flat(&self) -> String {
        self.entries(None).join(" ")
    }
}

/// Whether a cell says that there is nothing in it.
fn is_empty_mark(text: &str) -> bool {
    matches!(text, "" | "-" | "–" | "—" | "−" | "--" | "…" | "...")
}

fn without_bullet(line: &str) -> &str {
    let mut letters = line.chars();
    let is_bullet = letters.next().is_some_and(|first| "-*•–—·◦▪".contains(first));
    let rest = letters.as_str();
    if is_bullet && rest.starts_with(char::is_whitespace) { rest.trim_start() } else { line }
}

impl CellTable {
    /// The cells of a column below the head.
    pub(super) fn below(&self, column: usize) -> impl Iterator<Item = &Cell> {
        self.rows.iter().skip(1).filter_map(move |row| row.get(column))
    }

    pub(super) fn head(&self) -> &[Cell] {
        self.rows.first().map_or(&[], Vec::as_slice)
    }

    /// The table with rows for columns; none where it is too large for that.
    pub(super) fn turned(&self) -> Option<CellTable> {
        let width = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        if width.saturating_mul(self.rows.len()) > MOST_TURNED {
            return None;
        }
        let cell = |row: &Vec<Cell>, column: usize| {
            let line = row.first().map_or(1, |first| first.line);
            row.get(column).cloned().unwrap_or_else(|| Cell::new("", line))
        };
        let rows = (0..width).map(|column| self.rows.iter().map(|row| cell(row, column)).collect()).collect();
        Some(CellTable { heading: self.heading.clone(), rows })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_hold_entries() {
        let cell = Cell::new("- traag\n* duur\n—\n24/7 open", 1);
        assert_eq!(cell.entries(None), ["traag", "duur", "24/7 open"]);
        assert_eq!(cell.flat(), "traag duur 24/7 open");
        assert_eq!(Cell::new("a; b;", 1).entries(Some(";")), ["a", "b"]);
    }

    #[test]
    fn tables_turn() {
        let row = |cells: &[&str]| cells.iter().map(|text| Cell::new(*text, 1)).collect::<Vec<_>>();
        let table = CellTable { heading: None, rows: vec![row(&["", "a", "b"]), row(&["x", "1"])] };
        let turned = table.turned().unwrap();
        assert_eq!(turned.rows, [row(&["", "x"]), row(&["a", "1"]), row(&["b", ""])]);
    }
}

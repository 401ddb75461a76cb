//! The data files of a journey: tables with dates and figures.
//!
//! In: paths to CSV files. Out: the tables in them, each read once, however many metrics name it, and row by row; of each column
//! no more than what a metric shows. Which table and which column a metric means is found in `data`.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::language::fold::fold;
use crate::limits::{COLUMNS, DATA, FIGURES, TABLE};
use crate::message::{Message, unreadable_data};
use crate::model::{Date, Quantity};
use crate::source::{Files, Unreadable, decode};

use crate::check::values::value::Value;
use crate::check::values::{date, quantity};

/// The data files of a journey, each read once.
#[derive(Debug, Default)]
pub struct DataTables {
    /// What became of each, by the file in which its path was written, and the path.
    read: BTreeMap<(String, String), Result<Rc<DataTable>, TableError>>,
    /// How many bytes they are together.
    bytes: usize,
}

/// Why there is no table.
#[derive(Clone, Debug)]
pub enum TableError {
    /// The file cannot be read.
    Unreadable(Unreadable),
    /// It is no text.
    NotText,
    /// It has more rows than are read.
    TooManyRows,
    /// It has more columns than are read.
    TooManyColumns,
    /// All data files together are too large.
    TooMuch,
}

impl DataTables {
    /// The table in a file, by the file in which its path was written, and the path.
    pub fn table(&mut self, name: (String, String), files: &dyn Files) -> Result<Rc<DataTable>, TableError> {
        if let Some(known) = self.read.get(&name) {
            return known.clone();
        }
        let read = self.read(&name.0, &name.1, files).map(Rc::new);
        self.read.insert(name, read.clone());
        read
    }

    fn read(&mut self, from: &str, path: &str, files: &dyn Files) -> Result<DataTable, TableError> {
        if self.bytes > DATA {
            return Err(TableError::TooMuch);
        }
        let bytes = files.read(from, path).map_err(TableError::Unreadable)?.bytes;
        self.bytes += bytes.len();
        if bytes.len() > TABLE {
            return Err(TableError::Unreadable(Unreadable::TooLarge(TABLE as u64)));
        }
        let text = decode(bytes).map_err(|_| TableError::NotText)?.text;
        DataTable::new(text.trim_start_matches('\u{feff}'))
    }
}

/// A table with names in its first row.
#[derive(Debug)]
pub struct DataTable {
    /// The names in its first row.
    pub names: Vec<String>,
    /// Which column bears a name, without case and accents; of several the first.
    pub by_name: BTreeMap<String, usize>,
    /// What each column holds, that of the dates too.
    pub columns: Vec<DataColumn>,
}

/// What a column holds.
#[derive(Clone, Debug, Default)]
pub struct DataColumn {
    /// The figure of the last date.
    pub latest: Option<(Date, Quantity)>,
    /// That of the date before.
    pub before: Option<(Date, Quantity)>,
    /// Why it is none of figures.
    pub wrong: Option<Message>,
}

impl DataTable {
    fn new(text: &str) -> Result<DataTable, TableError> {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator(text))
            .has_headers(true)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let names: Vec<String> =
            reader.headers().map(|names| names.iter().map(str::to_owned).collect()).unwrap_or_default();
        if names.len() > COLUMNS {
            return Err(TableError::TooManyColumns);
        }
        let mut by_name = BTreeMap::new();
        for (index, name) in names.iter().enumerate().skip(1) {
            by_name.entry(fold(name)).or_insert(index);
        }
        let mut table = DataTable { columns: vec![DataColumn::default(); names.len()], names, by_name };
        let mut row = csv::StringRecord::new();
        let mut count = 0;
        // The text is UTF-8 and rows may differ in length, so that no row can fail.
        while reader.read_record(&mut row).unwrap_or(false) {
            count += 1;
            if count > FIGURES {
                return Err(TableError::TooManyRows);
            }
            table.add(&row);
        }
        Ok(table)
    }

    /// Adds the figures of a row.
    fn add(&mut self, row: &csv::StringRecord) {
        let line = row.position().and_then(|position| usize::try_from(position.line()).ok()).unwrap_or_default();
        let written = row.get(0).unwrap_or_default();
        let day = date::read(written).ok_or_else(|| unreadable_data::date(line, written));
        let columns = self.columns.iter_mut().zip(row).skip(1);
        for (column, cell) in columns.filter(|(column, cell)| column.wrong.is_none() && !cell.is_empty()) {
            match day.clone().and_then(|day| Ok((day, figure(cell, line)?))) {
                Ok((day, figure)) => column.add(day, figure),
                Err(why) => column.wrong = Some(why),
            }
        }
    }
}

/// The figure in a cell; a table written by a program has no thousands separators.
fn figure(cell: &str, line: usize) -> Result<Quantity, Message> {
    let value = Value::invented(cell, crate::source::Span::default());
    quantity::quantity(&value, None).ok_or_else(|| unreadable_data::number(line, cell))
}

impl DataColumn {
    /// Adds a figure; the last row of a date counts.
    fn add(&mut self, day: Date, figure: Quantity) {
        let is_after = |than: &Option<(Date, Quantity)>| than.as_ref().is_none_or(|(other, _)| day > *other);
        let is_of = |other: &Option<(Date, Quantity)>| other.as_ref().is_some_and(|(other, _)| day == *other);
        if is_of(&self.latest) {
            self.latest = Some((day, figure));
        } else if is_after(&self.latest) {
            self.before = self.latest.replace((day, figure));
        } else if is_of(&self.before) || is_after(&self.before) {
            self.before = Some((day, figure));
        }
    }
}

/// What separates the columns: whichever of `;`, tab and comma the first row has most of.
fn separator(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: u8| first.bytes().filter(|byte| *byte == sign).count();
    [b';', b'\t', b','].into_iter().max_by_key(|sign| count(*sign)).filter(|sign| count(*sign) > 0).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(text: &str) -> DataColumn {
        DataTable::new(text).expect("a good table").columns[1].clone()
    }

    #[test]
    fn the_last_row_of_a_date_counts_in_whatever_order_they_stand() {
        for text in [
            "d,n\n2026-01-03,9\n2026-01-01,5\n2026-01-02,6\n2026-01-02,7\n2026-01-03,8",
            "d,n\n2026-01-02,4\n2026-01-03,8\n2026-01-02,7\n2026-01-01,1",
        ] {
            let number = |figure: Option<(Date, Quantity)>| figure.map(|(_, figure)| figure.number);
            assert_eq!((number(column(text).before), number(column(text).latest)), (Some(7.0), Some(8.0)), "{text}");
        }
    }

    #[test]
    fn reads_tables_as_people_keep_them() {
        for text in [
            "datum;wachttijd;\"naam; lang\"\r\n2026-01-01;4,5;x\r\n2026-02-01;;y\r\n2026-03-01;3,25;z",
            "datum,wachttijd\n2026-03-01,\"3,25\"\n2026-01-01,4.5\n\n",
            "datum\twachttijd\n2026-01-01\t4.5 min\n2026-03-01\t3.25 min\n",
        ] {
            let DataColumn { latest, before, wrong } = column(text);
            let number = |figure: Option<(Date, Quantity)>| figure.map(|(_, figure)| figure.number);
            assert_eq!((number(before), number(latest), wrong), (Some(4.5), Some(3.25), None), "{text}");
        }
    }

    #[test]
    fn says_where_a_table_is_wrong() {
        let wrong = |text| column(text).wrong;
        assert_eq!(wrong("d,n\n2026-01-01,1\n1/2/2026,2"), Some(unreadable_data::date(3, "1/2/2026")));
        assert_eq!(wrong("d,n\n2026-01-01,veel"), Some(unreadable_data::number(2, "veel")));
        assert!(DataTable::new("").is_ok_and(|table| table.columns.is_empty()));
    }
}

//! The data files of a journey: tables with dates and figures.
//!
//! In: paths to CSV files. Out: the tables in them, each read once, however many metrics name it, and row by row; of each column
//! no more than what a metric shows. Which table and which column a metric means is found in `data`.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::language::calendar::{self, DateOrder};
use crate::language::fold::fold;
use crate::language::{Language, reading};
use crate::limits::{COLUMNS, DATA, FIGURES, TABLE};
use crate::message::{Message, unreadable_data};
use crate::model::{Date, Quantity};
use crate::source::{Files, Unreadable, decode};

use crate::check::values::quantity;
use crate::check::values::value::Value;

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
    pub fn table(
        &mut self,
        name: (String, String),
        files: &dyn Files,
        language: Language,
    ) -> Result<Rc<DataTable>, TableError> {
        if let Some(known) = self.read.get(&name) {
            return known.clone();
        }
        let read = self.read(&name.0, &name.1, files, language).map(Rc::new);
        self.read.insert(name, read.clone());
        read
    }

    fn read(&mut self, from: &str, path: &str, files: &dyn Files, language: Language) -> Result<DataTable, TableError> {
        if self.bytes > DATA {
            return Err(TableError::TooMuch);
        }
        let bytes = files.read(from, path).map_err(TableError::Unreadable)?.bytes;
        self.bytes += bytes.len();
        if bytes.len() > TABLE {
            return Err(TableError::Unreadable(Unreadable::TooLarge(TABLE as u64)));
        }
        let text = decode(bytes).map_err(|_| TableError::NotText)?.text;
        DataTable::new(text.trim_start_matches('\u{feff}'), language)
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
    /// The first cell in it that is neither a figure nor empty: its line, and why it is none.
    pub wrong: Option<Message>,
}

impl DataTable {
    fn new(text: &str, language: Language) -> Result<DataTable, TableError> {
        let mut reader = reader(text);
        let names: Vec<String> =
            reader.headers().map(|names| names.iter().map(str::to_owned).collect()).unwrap_or_default();
        if names.len() > COLUMNS {
            return Err(TableError::TooManyColumns);
        }
        let mut by_name = BTreeMap::new();
        for (index, name) in names.iter().enumerate().skip(1) {
            by_name.entry(fold(name)).or_insert(index);
        }
        let writing = Writing::of(reader, language);
        let mut table = DataTable { columns: vec![DataColumn::default(); names.len()], names, by_name };
        let mut reader = self::reader(text);
        let mut row = csv::StringRecord::new();
        let mut count = 0;
        // The text is UTF-8 and rows may differ in length, so that no row can fail.
        while reader.read_record(&mut row).unwrap_or(false) {
            count += 1;
            if count > FIGURES {
                return Err(TableError::TooManyRows);
            }
            table.add(&row, writing);
        }
        Ok(table)
    }

    /// Adds the figures of a row.
    fn add(&mut self, row: &csv::StringRecord, writing: Writing) {
        let line = row.position().and_then(|position| usize::try_from(position.line()).ok()).unwrap_or_default();
        let written = row.get(0).unwrap_or_default();
        let day = calendar::read_in_order(written, writing.order).and_then(|reading| reading.date());
        let columns = self.columns.iter_mut().zip(row).skip(1);
        for (column, cell) in columns.filter(|(_, cell)| !is_unknown(cell)) {
            let figure = figure(cell, writing.thousands).ok_or_else(|| unreadable_data::number(line, cell));
            match day.ok_or_else(|| unreadable_data::date(line, written)).and_then(|day| Ok((day, figure?))) {
                Ok((day, figure)) => column.add(day, figure),
                Err(why) => column.wrong = column.wrong.take().or(Some(why)),
            }
        }
    }
}

fn reader(text: &str) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(separator(text))
        .has_headers(true)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes())
}

/// How dates and numbers are written in a table, as far as all of its cells together tell.
#[derive(Clone, Copy, Debug)]
struct Writing {
    /// Which number of a date stands first.
    order: DateOrder,
    /// What separates thousands.
    thousands: Option<char>,
}

impl Writing {
    fn of(mut rows: csv::Reader<&[u8]>, language: Language) -> Writing {
        let mut shown = None;
        let mut decimal = None;
        let mut row = csv::StringRecord::new();
        while (shown.is_none() || decimal.is_none()) && rows.read_record(&mut row).unwrap_or(false) {
            shown = shown.or_else(|| DateOrder::shown_by(row.get(0).unwrap_or_default()));
            decimal = decimal.or_else(|| row.iter().skip(1).find_map(decimal_sign));
        }
        let thousands = decimal.map(|sign| if sign == ',' { '.' } else { ',' });
        Writing { order: shown.unwrap_or(DateOrder::of(language)), thousands }
    }
}

/// The decimal sign of a number in which it can be no other: the last sign, before other than three digits.
fn decimal_sign(cell: &str) -> Option<char> {
    let number = cell.trim_matches(|char: char| !char.is_ascii_digit());
    let at = number.rfind(['.', ','])?;
    let (whole, fraction) = (&number[..at], &number[at + 1..]);
    let sign = number[at..].chars().next()?;
    let is_fraction = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit()) && fraction.len() != 3;
    let is_whole =
        whole.chars().all(|char| char.is_ascii_digit() || (char != sign && ".,' \u{a0}\u{202f}".contains(char)));
    (is_fraction && is_whole && !whole.is_empty()).then_some(sign)
}

/// Whether a cell says that there is no figure: it is empty, a sign, or a word such as `n.v.t.`.
fn is_unknown(cell: &str) -> bool {
    let is_sign = |char: char| "-–—.:/*?xX".contains(char) || char.is_whitespace();
    cell.chars().all(is_sign) || reading::is(|words| words.unknown, cell)
}

/// The figure that the whole of a cell is: `1-4`, `14-04-2026` and `stop` are none.
fn figure(cell: &str, thousands: Option<char>) -> Option<Quantity> {
    let value = Value::invented(cell, crate::source::Span::default());
    let is_number =
        cell.starts_with(|char: char| char.is_ascii_digit() || "+-−€$£½¼¾".contains(char) || char.is_alphabetic());
    let of_scale = |unit: &str| unit.starts_with('/') && unit[1..].trim().bytes().all(|byte| byte.is_ascii_digit());
    let whole = |found: &Quantity| of_scale(&found.unit) || !found.unit.contains(|char: char| char.is_ascii_digit());
    quantity::quantity(&value, thousands).filter(|found| is_number && whole(found))
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
        DataTable::new(text, Language::Dutch).expect("a good table").columns[1].clone()
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
    fn reads_tables_as_spreadsheets_write_them() {
        for text in [
            "Maand;n\n01/10/2025;9\n01/01/2026;n.v.t.\n01/02/2026;39 %\n01/03/2026;10,5\n01/04/2026;\n01/05/2026;-\n",
            "Month,n\n1/13/2026,3\n2/1/2026,39 %\n3/1/2026,10.5\n",
            "q;n\nQ1 2025;3\n2025-Q4;39 %\nmaart 2026;10,5\n",
        ] {
            let DataColumn { latest, before, wrong } = column(text);
            let number = |figure: Option<(Date, Quantity)>| figure.map(|(_, figure)| figure.number);
            assert_eq!((number(before), number(latest), wrong), (Some(39.0), Some(10.5), None), "{text}");
        }
        assert_eq!(
            column("d;n\n2026-01-01;1.234\n2025-01-01;0,5").latest.map(|(_, figure)| figure.number),
            Some(1234.0)
        );
    }

    #[test]
    fn says_where_a_table_is_wrong() {
        let wrong = |text| column(text).wrong;
        assert_eq!(wrong("d,n\n2026-01-01,1\n31/2/2026,2"), Some(unreadable_data::date(3, "31/2/2026")));
        assert_eq!(wrong("d,n\n2026-01-01,1-4"), Some(unreadable_data::number(2, "1-4")));
        assert_eq!(wrong("d,n\n2026-01-01,veel"), Some(unreadable_data::number(2, "veel")));
        assert!(DataTable::new("", Language::Dutch).is_ok_and(|table| table.columns.is_empty()));
    }
}

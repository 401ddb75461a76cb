//! Figures of a metric from a CSV file: the latest one, and how it changed.
//!
//! In: `Data: file.csv column NAME` under a metric. Out: the metric's value and [`Data`]. The first
//! column holds ISO dates and the first row names; commas, semicolons and tabs part columns. An empty cell
//! is unknown and never zero. A file is read once, however many metrics name it.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::diagnostic::Diagnostic;
use crate::limits::{COLUMNS, DATA, FIGURES, TEXT};
use crate::model::{Data, Date, Metric, Quantity, Text};
use crate::source::{Files, Unreadable};
use crate::syntax::{Entry, fold};

use super::context::Context;
use super::problems::files as problems;
use super::problems::{choice, quote};
use super::value::Value;
use super::{date, files, quantity, words};

/// Reads the figures that `entry` names into `metric`.
pub fn read(entry: &Entry, metric: &mut Metric, context: &mut Context) {
    let value = Value::of(entry, context.sources);
    let Some(text) = value.to_text() else { return };
    let read = latest(entry, &value, context);
    let Some((day, latest, change)) = context.accept(read.map_err(|problem| *problem)) else { return };
    metric.value = Some(with_unit(&latest, metric, &text));
    metric.data = Some(Data { text, date: day, change });
}

/// The figure with a unit: its own, that of the value in the journey, or that of the target.
fn with_unit(figure: &Quantity, metric: &Metric, data: &Text) -> Quantity {
    let mut others = [&metric.value, &metric.target].into_iter().flatten();
    let other = others.find(|quantity| !quantity.unit.is_empty()).filter(|_| figure.unit.is_empty());
    let unit = other.map_or(&figure.unit, |quantity| &quantity.unit);
    let words = match other {
        Some(quantity) => format!("{} {}", figure.text.value, quantity.unit),
        None => figure.text.value.clone(),
    };
    Quantity { number: figure.number, unit: unit.clone(), text: Text { value: words, span: data.span } }
}

/// The latest figure of the column, its day, and how much it changed.
fn latest(
    entry: &Entry,
    value: &Value,
    context: &mut Context,
) -> Result<(Date, Quantity, Option<f64>), Box<Diagnostic>> {
    let (path, column) = parted(value, context);
    let table = table(entry, &path, context)?;
    let index = column_index(&table, &path, column.as_ref(), context)?;
    let Column { latest, before, wrong } = &table.columns[index];
    if let Some(why) = wrong {
        let help =
            "write dates as `2026-05-01` in the first column, and numbers below the name of the column".to_owned();
        let why = format!("{} cannot be read as figures: {why}", quote(&path.text));
        return Err(problems::unreadable_data(value, &why, help).into());
    }
    let Some((day, figure)) = latest else {
        let why = format!("the column of {} holds no figures yet", quote(&path.text));
        return Err(problems::unreadable_data(value, &why, "add a row with a date and a number".to_owned()).into());
    };
    Ok((*day, figure.clone(), before.as_ref().map(|(_, before)| figure.number - before.number)))
}

/// The table in the file that a path stands for.
fn table(entry: &Entry, path: &Value, context: &mut Context) -> Result<Rc<Table>, Box<Diagnostic>> {
    let from = context.file_name(entry.span.file);
    let key = (from.to_owned(), path.text.clone().into_owned());
    let known = match context.tables.read.get(&key) {
        Some(known) => known.clone(),
        None => context.tables.add(key, context.files),
    };
    known.map_err(|unfit| {
        let problem = match unfit {
            Unfit::Unreadable(why) => problems::unreadable(path, &why),
            Unfit::NotUtf8(line) => problems::not_utf8(path, line),
            Unfit::TooManyRows => problems::too_many_figures(path, "rows", FIGURES),
            Unfit::TooManyColumns => problems::too_many_figures(path, "columns", COLUMNS),
            Unfit::TooMuch => problems::too_much_data(path, DATA >> 20),
        };
        problem.into()
    })
}

/// The data files of a journey, each read once.
#[derive(Debug, Default)]
pub struct Tables {
    /// What became of each, by the file in which its path was written, and the path.
    read: BTreeMap<(String, String), Result<Rc<Table>, Unfit>>,
    /// How many bytes they are together.
    bytes: usize,
}

/// Why there is no table.
#[derive(Clone, Debug)]
enum Unfit {
    Unreadable(Unreadable),
    /// The line that is not written in it.
    NotUtf8(usize),
    TooManyRows,
    TooManyColumns,
    /// All data files together are too large.
    TooMuch,
}

impl Tables {
    fn add(&mut self, (from, path): (String, String), files: &dyn Files) -> Result<Rc<Table>, Unfit> {
        let read = self.table(&from, &path, files).map(Rc::new);
        self.read.insert((from, path), read.clone());
        read
    }

    fn table(&mut self, from: &str, path: &str, files: &dyn Files) -> Result<Table, Unfit> {
        if self.bytes > DATA {
            return Err(Unfit::TooMuch);
        }
        let bytes = files.read(from, path).map_err(Unfit::Unreadable)?.bytes;
        self.bytes += bytes.len();
        if bytes.len() > TEXT {
            return Err(Unfit::Unreadable(Unreadable::TooLarge(TEXT as u64)));
        }
        let text = std::str::from_utf8(&bytes)
            .map_err(|error| Unfit::NotUtf8(files::line_of_bad_byte(&bytes, error.valid_up_to())))?;
        Table::new(text.trim_start_matches('\u{feff}'))
    }
}

/// The path, and the name of the column after the word for it.
fn parted<'v>(value: &'v Value, context: &Context) -> (Value<'v>, Option<Value<'v>>) {
    let mut at = 0;
    let mut parted = None;
    for word in value.text.split(' ') {
        let end = at + word.len();
        if at > 0 && end < value.text.len() && words::read(words::COLUMN, word, context.language).is_some() {
            parted = Some((at, end));
            break;
        }
        at = end + 1;
    }
    match parted {
        Some((start, end)) => (value.piece(0..start), Some(value.rest(end))),
        None => (value.rest(0), None),
    }
}

/// Which column is meant; a table of two columns needs no name.
fn column_index(
    table: &Table,
    path: &Value,
    column: Option<&Value>,
    context: &Context,
) -> Result<usize, Box<Diagnostic>> {
    let names = table.names.get(1..).unwrap_or_default();
    let found = match column {
        Some(column) => table.by_name.get(&fold(&column.text)).copied(),
        None => (names.len() == 1).then_some(1),
    };
    found.ok_or_else(|| {
        let (at, why) = match column {
            Some(column) => (column, format!("{} has no column {}", quote(&path.text), quote(&column.text))),
            None => (path, format!("this does not say which column of {} is meant", quote(&path.text))),
        };
        let word = words::preferred(words::COLUMN, context.language).concat();
        let offered: Vec<String> = names.iter().take(8).map(|name| quote(name)).collect();
        let help = match offered.as_slice() {
            [] => "check the file: its first row holds the names of the columns, the first one that of the dates"
                .to_owned(),
            offered => format!("write `{word}` and then {}", choice(offered)),
        };
        problems::unreadable_data(at, &why, help).into()
    })
}

/// A table with names in its first row.
#[derive(Debug)]
struct Table {
    names: Vec<String>,
    /// Which column bears a name, without case and accents; of several the first.
    by_name: BTreeMap<String, usize>,
    /// What each column holds, that of the dates too.
    columns: Vec<Column>,
}

/// What a column holds.
#[derive(Clone, Debug, Default)]
struct Column {
    /// The figure of the last date.
    latest: Option<(Date, Quantity)>,
    /// That of the date before.
    before: Option<(Date, Quantity)>,
    /// Why it is none of figures.
    wrong: Option<String>,
}

impl Table {
    fn new(text: &str) -> Result<Table, Unfit> {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator(text))
            .has_headers(true)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let names: Vec<String> =
            reader.headers().map(|names| names.iter().map(str::to_owned).collect()).unwrap_or_default();
        if names.len() > COLUMNS {
            return Err(Unfit::TooManyColumns);
        }
        let mut by_name = BTreeMap::new();
        for (index, name) in names.iter().enumerate().skip(1) {
            by_name.entry(fold(name)).or_insert(index);
        }
        let mut table = Table { columns: vec![Column::default(); names.len()], names, by_name };
        let mut row = csv::StringRecord::new();
        let mut count = 0;
        // The text is UTF-8 and rows may differ in length, so that no row can fail.
        while reader.read_record(&mut row).unwrap_or(false) {
            count += 1;
            if count > FIGURES {
                return Err(Unfit::TooManyRows);
            }
            table.add(&row);
        }
        Ok(table)
    }

    /// Adds the figures of a row.
    fn add(&mut self, row: &csv::StringRecord) {
        let line = row.position().map_or(0, csv::Position::line);
        let written = row.get(0).unwrap_or_default();
        let day = date::read(written).ok_or_else(|| format!("line {line} has {} for a date", quote(written)));
        let columns = self.columns.iter_mut().zip(row).skip(1);
        for (column, cell) in columns.filter(|(column, cell)| column.wrong.is_none() && !cell.is_empty()) {
            match day.clone().and_then(|day| Ok((day, figure(cell, line)?))) {
                Ok((day, figure)) => column.add(day, figure),
                Err(why) => column.wrong = Some(why),
            }
        }
    }
}

/// The figure in a cell; a table written by a program parts no thousands.
fn figure(cell: &str, line: u64) -> Result<Quantity, String> {
    let value = Value::invented(cell, crate::source::Span::default());
    quantity::quantity(&value, None).ok_or_else(|| format!("line {line} has {} for a number", quote(cell)))
}

impl Column {
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

/// What parts the columns: whichever of `;`, tab and comma the first row has most of.
fn separator(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: u8| first.bytes().filter(|byte| *byte == sign).count();
    [b';', b'\t', b','].into_iter().max_by_key(|sign| count(*sign)).filter(|sign| count(*sign) > 0).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(text: &str) -> Column {
        Table::new(text).expect("a good table").columns[1].clone()
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
            let Column { latest, before, wrong } = column(text);
            let number = |figure: Option<(Date, Quantity)>| figure.map(|(_, figure)| figure.number);
            assert_eq!((number(before), number(latest), wrong), (Some(4.5), Some(3.25), None), "{text}");
        }
    }

    #[test]
    fn says_where_a_table_is_wrong() {
        let wrong = |text| column(text).wrong;
        assert_eq!(wrong("d,n\n2026-01-01,1\n1/2/2026,2").as_deref(), Some("line 3 has `1/2/2026` for a date"));
        assert_eq!(wrong("d,n\n2026-01-01,veel").as_deref(), Some("line 2 has `veel` for a number"));
        assert!(Table::new("").is_ok_and(|table| table.columns.is_empty()));
    }
}

//! Figures of a metric from a CSV file: the latest one, and how it changed.
//!
//! In: `Data: file.csv column NAME` under a metric. Out: the metric's value and [`Data`]. The first
//! column holds ISO dates and the first row names; commas, semicolons and tabs part columns. An empty cell
//! is unknown and never zero.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::limits::{FIGURES, TEXT};
use crate::model::{Data, Date, Metric, Quantity, Text};
use crate::source::Unreadable;
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
    let read = figures(entry, &value, context);
    let Some(figures) = context.accept(read.map_err(|problem| *problem)) else { return };
    let mut latest_first = figures.iter().rev();
    let Some((day, latest)) = latest_first.next() else { return };
    let change = latest_first.next().map(|(_, before)| latest.number - before.number);
    metric.value = Some(with_unit(latest, metric, &text));
    metric.data = Some(Data { text, date: *day, change });
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

/// The figures of the column by date.
fn figures(entry: &Entry, value: &Value, context: &Context) -> Result<BTreeMap<Date, Quantity>, Box<Diagnostic>> {
    let (path, column) = parted(value, context);
    let from = context.file_name(entry.span.file);
    let loaded = context.files.read(from, &path.text).map_err(|why| problems::unreadable(&path, &why))?;
    if loaded.bytes.len() > TEXT {
        return Err(problems::unreadable(&path, &Unreadable::TooLarge(TEXT as u64)).into());
    }
    let text = std::str::from_utf8(&loaded.bytes)
        .map_err(|error| problems::not_utf8(&path, files::line_of_bad_byte(&loaded.bytes, error.valid_up_to())))?;
    let table = Table::new(text.trim_start_matches('\u{feff}'));
    if table.rows.len() > FIGURES {
        return Err(problems::too_many_rows(&path, FIGURES).into());
    }
    let index = column_index(&table, &path, column.as_ref(), context)?;
    let figures = table.column(index).map_err(|why| {
        let help =
            "write dates as `2026-05-01` in the first column, and numbers below the name of the column".to_owned();
        problems::unreadable_data(value, &format!("{} cannot be read as figures: {why}", quote(&path.text)), help)
    })?;
    if figures.is_empty() {
        let why = format!("the column of {} holds no figures yet", quote(&path.text));
        return Err(problems::unreadable_data(value, &why, "add a row with a date and a number".to_owned()).into());
    }
    Ok(figures)
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
    let names: Vec<&str> = table.names.iter().skip(1).map(String::as_str).collect();
    let found = match column {
        Some(column) => names.iter().position(|name| fold(name) == fold(&column.text)),
        None => (names.len() == 1).then_some(0),
    };
    found.map(|index| index + 1).ok_or_else(|| {
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
struct Table {
    names: Vec<String>,
    rows: Vec<csv::StringRecord>,
}

impl Table {
    fn new(text: &str) -> Table {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator(text))
            .has_headers(true)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let names = reader.headers().map(|names| names.iter().map(str::to_owned).collect()).unwrap_or_default();
        // The text is UTF-8 and rows may differ in length, so that no row can fail.
        let rows = reader.records().filter_map(Result::ok).take(FIGURES + 1).collect();
        Table { names, rows }
    }

    /// The figures of a column by date; the last row of a date counts.
    fn column(&self, index: usize) -> Result<BTreeMap<Date, Quantity>, String> {
        let mut figures = BTreeMap::new();
        for row in &self.rows {
            let cell = row.get(index).unwrap_or_default();
            if cell.is_empty() {
                continue;
            }
            let line = row.position().map_or(0, csv::Position::line);
            let day = row.get(0).unwrap_or_default();
            let day = date::read(day).ok_or_else(|| format!("line {line} has {} for a date", quote(day)))?;
            let cell = Value::invented(cell, crate::source::Span::default());
            // A table written by a program parts no thousands.
            let figure = quantity::quantity(&cell, None)
                .ok_or_else(|| format!("line {line} has {} for a number", quote(&cell.text)))?;
            figures.insert(day, figure);
        }
        Ok(figures)
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

    #[test]
    fn reads_tables_as_people_keep_them() {
        for text in [
            "datum;wachttijd;\"naam; lang\"\r\n2026-01-01;4,5;x\r\n2026-02-01;;y\r\n2026-03-01;3,25;z",
            "datum,wachttijd\n2026-03-01,\"3,25\"\n2026-01-01,4.5\n\n",
            "datum\twachttijd\n2026-01-01\t4.5 min\n2026-03-01\t3.25 min\n",
        ] {
            let figures = Table::new(text).column(1).expect("a good table");
            let numbers: Vec<f64> = figures.values().map(|figure| figure.number).collect();
            assert_eq!(numbers, [4.5, 3.25], "{text}");
        }
    }

    #[test]
    fn says_where_a_table_is_wrong() {
        let wrong = |text| Table::new(text).column(1).err();
        assert_eq!(wrong("d,n\n2026-01-01,1\n1/2/2026,2").as_deref(), Some("line 3 has `1/2/2026` for a date"));
        assert_eq!(wrong("d,n\n2026-01-01,veel").as_deref(), Some("line 2 has `veel` for a number"));
        assert_eq!(wrong(""), None);
    }
}

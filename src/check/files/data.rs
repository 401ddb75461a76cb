//! Figures of a metric from a CSV file: the latest one, and how it changed.
//!
//! In: `Data: file.csv column NAME` under a metric. Out: the metric's value and [`Data`]. The first
//! column holds dates, months or quarters and the first row names; commas, semicolons and tabs separate columns. An empty cell
//! is unknown and never zero. What is in the file is read in `tables`.

use std::rc::Rc;

use crate::diagnostic::Diagnostic;
use crate::language::fold::fold;
use crate::limits::{COLUMNS, DATA, FIGURES};
use crate::message;
use crate::message::unreadable_data;
use crate::model::{Data, Date, Metric, Quantity, Text};
use crate::syntax::Entry;

use super::tables::{DataColumn, DataTable, TableError};
use crate::check::context::Context;
use crate::check::problems::files as problems;
use crate::check::values::value::Value;
use crate::check::values::words;

/// Reads the figures that `entry` names into `metric`.
pub fn read(entry: &Entry, metric: &mut Metric, context: &mut Context) {
    let value = Value::of(entry, context.sources);
    let Some(text) = value.to_text() else { return };
    let read = latest(entry, &value, context);
    let Some((day, latest, change)) = context.accept(read.map_err(|problem| *problem)).flatten() else { return };
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

/// The latest figure of a column, its day, and how much it changed.
type LatestFigure = (Date, Quantity, Option<f64>);

/// The latest figure of the column; none where a problem says why.
fn latest(entry: &Entry, value: &Value, context: &mut Context) -> Result<Option<LatestFigure>, Box<Diagnostic>> {
    let (path, column) = parted(value, context);
    let table = table(entry, &path, context)?;
    let index = column_index(&table, &path, column.as_ref(), context)?;
    let DataColumn { latest, before, wrong } = &table.columns[index];
    // A cell that cannot be read is a gap.
    if let Some(why) = wrong {
        let why = unreadable_data::message(&*path.text, why.clone());
        context.report(problems::unreadable_data(value, why, unreadable_data::help()));
        if latest.is_none() {
            return Ok(None);
        }
    }
    let Some((day, figure)) = latest else {
        let why = unreadable_data::no_figures(&*path.text);
        return Err(problems::unreadable_data(value, why, unreadable_data::no_figures_help()).into());
    };
    Ok(Some((*day, figure.clone(), before.as_ref().map(|(_, before)| figure.number - before.number))))
}

/// The table in the file that a path stands for.
fn table(entry: &Entry, path: &Value, context: &mut Context) -> Result<Rc<DataTable>, Box<Diagnostic>> {
    let from = context.file_name(entry.span.file);
    let key = (from.to_owned(), path.text.clone().into_owned());
    context.tables.table(key, context.files, context.language).map_err(|unfit| {
        let problem = match unfit {
            TableError::Unreadable(why) => problems::unreadable(path, &why),
            TableError::NotText => problems::not_text(path),
            TableError::TooManyRows => problems::too_many_rows(path, FIGURES),
            TableError::TooManyColumns => problems::too_many_columns(path, COLUMNS),
            TableError::TooMuch => problems::too_much_data(path, DATA >> 20),
        };
        problem.into()
    })
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
    table: &DataTable,
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
            Some(column) => (column, unreadable_data::unknown_column(&*path.text, &*column.text)),
            None => (path, unreadable_data::no_column(&*path.text)),
        };
        let word = words::preferred(words::COLUMN, context.language).concat();
        let offered: Vec<String> = names.iter().take(8).map(|name| message::shortened(name)).collect();
        let help = if offered.is_empty() {
            unreadable_data::names_help()
        } else {
            unreadable_data::column_help(word, offered)
        };
        problems::unreadable_data(at, why, help).into()
    })
}

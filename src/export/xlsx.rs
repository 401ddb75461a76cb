//! Model → a workbook with three sheets: actions, cards, metrics.
//!
//! In: a checked journey. Out: the bytes of an XLSX file, the same for the same journey: its properties name the date of the
//! version, never the clock. All words are written as words, none as a formula or a link.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::table::{self, CellValue, TableSheet};
use crate::model::{Date, Journey};

/// The date of a workbook whose journey has none; the first that the format knows well.
const NO_DATE: Date = Date { year: 2000, month: 1, day: 1 };

/// A cell of the format holds no more characters, in UTF-16.
const LONGEST: usize = 32_767;

/// Widths of columns, in characters: of words, and of numbers and short words.
const WIDTHS: (f64, f64) = (34.0, 12.0);

/// The workbook of a journey, whose properties name the day `made` where the journey has no version with a date.
///
/// # Errors
/// What the format cannot hold, such as more than a million cards.
pub fn xlsx(journey: &Journey, made: Option<Date>) -> Result<Vec<u8>, String> {
    write(journey, made).map_err(|error| error.to_string())
}

fn write(journey: &Journey, made: Option<Date>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let date = journey.version.as_ref().and_then(|version| version.date).or(made).unwrap_or(NO_DATE);
    let properties = DocProperties::new()
        .set_title(clipped(&journey.title.value))
        .set_creation_datetime(&moment(date).or_else(|_| moment(NO_DATE))?);
    workbook.set_properties(&properties);
    let kinds = journey.language.kinds_words();
    let sheets = [
        (kinds.action.lane, table::actions(journey)),
        (journey.language.exchange_words().cards, table::all_cards(journey)),
        (kinds.metric.lane, table::metrics(journey)),
    ];
    for (name, sheet) in sheets {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(name)?;
        fill(worksheet, &sheet)?;
    }
    workbook.save_to_buffer()
}

fn fill(worksheet: &mut Worksheet, sheet: &TableSheet) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    for (column, head) in (0_u16..).zip(&sheet.heads) {
        worksheet.write_string_with_format(0, column, clipped(head), &bold)?;
        let values = || sheet.rows.iter().filter_map(|row| row.get(usize::from(column)));
        let is_wide = values().any(|value| matches!(value, CellValue::Words(words) if words.chars().nth(12).is_some()));
        worksheet.set_column_width(column, if is_wide { WIDTHS.0 } else { WIDTHS.1 })?;
    }
    worksheet.set_freeze_panes(1, 0)?;
    let formats = Formats::new();
    for (row, values) in (1_u32..).zip(&sheet.rows) {
        for (column, value) in (0_u16..).zip(values) {
            formats.write(worksheet, row, column, value)?;
        }
    }
    Ok(())
}

struct Formats {
    plain: Format,
    /// Words that begin like a formula stay words when they are edited.
    guarded: Format,
    date: Format,
}

impl Formats {
    fn new() -> Formats {
        let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        Formats { guarded: plain.clone().set_quote_prefix(), date: plain.clone().set_num_format("yyyy-mm-dd"), plain }
    }

    fn write(&self, worksheet: &mut Worksheet, row: u32, column: u16, value: &CellValue) -> Result<(), XlsxError> {
        match value {
            CellValue::Empty => {}
            CellValue::Words(words) => {
                let format = if table::is_formula(words) { &self.guarded } else { &self.plain };
                worksheet.write_string_with_format(row, column, clipped(words), format)?;
            }
            CellValue::Number(number) => {
                worksheet.write_number_with_format(row, column, *number, &self.plain)?;
            }
            CellValue::Date(date) => match moment(*date) {
                Ok(moment) => {
                    worksheet.write_datetime_with_format(row, column, &moment, &self.date)?;
                }
                // The format begins in 1900.
                Err(_) => {
                    worksheet.write_string_with_format(row, column, super::json::iso(*date), &self.plain)?;
                }
            },
        }
        Ok(())
    }
}

fn moment(date: Date) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(date.year, date.month, date.day)
}

/// The words as far as a cell holds them.
fn clipped(words: &str) -> String {
    let mut left = LONGEST;
    words
        .chars()
        .take_while(|letter| left.checked_sub(letter.len_utf16()).inspect(|rest| left = *rest).is_some())
        .collect()
}

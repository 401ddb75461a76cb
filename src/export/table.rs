//! Model → tables: a row a step, a card, an action or a metric.
//!
//! In: a checked journey. Out: a CSV file, and the sheets of which `xlsx` makes a workbook. No cell can be taken for
//! a formula by a spreadsheet. What belongs to no step, phase or card (the header, the personas) has no row; JSON holds all.

mod cards;
mod steps;

use super::plan::terms::Terms;
use crate::language::Language;
use crate::model::{Date, Journey, Place, Text};
use crate::source::Span;

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableRows {
    /// A step; a phase has a row of its own where something is said about it.
    Steps,
    /// A card: a positive, a need, an action …
    Cards,
}

/// A table with its heads.
pub(super) struct TableSheet {
    pub(super) heads: Vec<String>,
    pub(super) rows: Vec<Vec<CellValue>>,
}

/// What a CSV file begins with.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// What is in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum CellValue {
    Empty,
    /// Words of the writer or of the program; `\n` separates entries.
    Words(String),
    Number(f64),
    Date(Date),
}

impl CellValue {
    /// Words; empty where there are none.
    pub(super) fn words(words: impl Into<String>) -> CellValue {
        let words = words.into();
        if words.is_empty() { CellValue::Empty } else { CellValue::Words(words) }
    }

    /// Several texts, a line each.
    pub(super) fn lines<'t>(texts: impl IntoIterator<Item = &'t Text>) -> CellValue {
        let texts: Vec<String> = texts.into_iter().map(|text| one_line(&text.value)).collect();
        CellValue::words(texts.join("\n"))
    }
}

/// Paragraphs side by side: a line end in a cell separates entries.
pub(super) fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}

/// The name of the phase, and the number and name of the step, of a place.
pub(super) fn place(terms: &Terms, place: Place) -> [CellValue; 3] {
    let phase = |at: usize| terms.journey.phases.get(at);
    let name = |at: usize| phase(at).map_or(CellValue::Empty, |phase| CellValue::words(one_line(&phase.name.value)));
    match place {
        Place::Journey => [CellValue::Empty, CellValue::Empty, CellValue::Empty],
        Place::Phase(at) => [name(at), CellValue::Empty, CellValue::Empty],
        Place::Step(at, step) => {
            let words = phase(at).and_then(|phase| phase.steps.get(step)).map(|step| one_line(&step.name.value));
            [name(at), count(terms.names.step_number(at, step)), words.map_or(CellValue::Empty, CellValue::words)]
        }
    }
}

/// A whole number in a cell.
pub(super) fn count(number: usize) -> CellValue {
    u32::try_from(number).map_or(CellValue::Empty, |number| CellValue::Number(f64::from(number)))
}

/// The actions of a journey.
#[cfg(feature = "xlsx")]
pub(super) fn actions(journey: &Journey) -> TableSheet {
    cards::actions(&Terms::new(journey))
}

/// All cards of a journey.
#[cfg(feature = "xlsx")]
pub(super) fn all_cards(journey: &Journey) -> TableSheet {
    cards::all(&Terms::new(journey))
}

/// The metrics of a journey.
#[cfg(feature = "xlsx")]
pub(super) fn metrics(journey: &Journey) -> TableSheet {
    cards::metrics(&Terms::new(journey))
}

/// A CSV file in UTF-8 with a byte order mark, without which Excel takes it for another encoding. Cells are separated by what
/// Excel expects where the journey's language is spoken: a comma for English, a semicolon for Dutch, French and German.
#[must_use]
pub fn csv(journey: &Journey, rows: TableRows) -> String {
    let sheet = sheet(journey, rows);
    let (comma, point) = (journey.language.rules().cells, journey.language.decimal_sign());
    let mut text = String::from(BYTE_ORDER_MARK);
    write_row(&mut text, &heads(&sheet, comma), comma);
    for row in &sheet.rows {
        let cells: Vec<String> = row.iter().map(|value| quoted(&cell(value, point), comma)).collect();
        write_row(&mut text, &cells, comma);
    }
    text
}

fn sheet(journey: &Journey, rows: TableRows) -> TableSheet {
    let terms = Terms::new(journey);
    match rows {
        TableRows::Steps => steps::all(&terms),
        TableRows::Cards => cards::all(&terms),
    }
}

fn heads(sheet: &TableSheet, comma: char) -> Vec<String> {
    sheet.heads.iter().map(|head| quoted(&guarded(head), comma)).collect()
}

/// Whether a text begins with the row of heads that [`csv`] gives to some journey. Lanes of its own may stand among the
/// columns that all have.
pub(super) fn has_heads_of_own(text: &str) -> bool {
    let Some(row) = text.strip_prefix(BYTE_ORDER_MARK).and_then(|text| text.split("\r\n").next()) else { return false };
    let has = |language: Language, rows: TableRows| {
        let comma = language.rules().cells;
        let heads =
            heads(&sheet(&Journey::new(language, Text { value: String::new(), span: Span::default() }), rows), comma);
        let (before, after) = heads.split_at(heads.len().saturating_sub(steps::LAST));
        let own = row.strip_prefix(&before.join(&comma.to_string()));
        own.and_then(|own| own.strip_suffix(&after.join(&comma.to_string()))).is_some_and(|own| match rows {
            TableRows::Steps => own.starts_with(comma) && own.ends_with(comma),
            TableRows::Cards => own == comma.to_string(),
        })
    };
    Language::ALL.into_iter().any(|language| has(language, TableRows::Steps) || has(language, TableRows::Cards))
}

fn write_row(text: &mut String, cells: &[String], comma: char) {
    text.push_str(&cells.join(&comma.to_string()));
    text.push_str("\r\n");
}

fn cell(value: &CellValue, point: char) -> String {
    match value {
        CellValue::Empty => String::new(),
        CellValue::Words(words) => guarded(words),
        // A true minus: a hyphen at its beginning makes a cell a formula.
        CellValue::Number(number) => number.to_string().replace('-', "−").replace('.', &point.to_string()),
        CellValue::Date(date) => super::json::iso(*date),
    }
}

/// Words that no spreadsheet takes for a formula: an apostrophe stands before a sign that begins one, also where a
/// spreadsheet of East Asia knows it in its wide form. After OWASP, "CSV Injection".
pub(super) fn guarded(words: &str) -> String {
    if is_formula(words) { format!("'{words}") } else { words.to_owned() }
}

/// Whether words begin like a formula.
pub(super) fn is_formula(words: &str) -> bool {
    words.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// A cell in quotes where it needs them (RFC 4180).
fn quoted(cell: &str, comma: char) -> String {
    if cell.contains([comma, '"', '\n', '\r', ';', ',', '\t']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{NoFiles, Source};

    const TEXT: &str = "Klantreis: A\nFase: =1+1\n  Stap: Belt; wacht\n    Emotie: -1,5 moe\n    + ja\n    - nee \"echt\"\n    \
                        ! alles\n  Stap: @home\nFase: Leeg\n";

    fn csv_of(rows: TableRows) -> Vec<String> {
        let compiled = crate::compile(Source::new("a", TEXT), &NoFiles);
        let text = csv(&compiled.journey.unwrap(), rows);
        text.strip_prefix('\u{FEFF}').unwrap().split_terminator("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn a_row_is_a_step() {
        let lines = csv_of(TableRows::Steps);
        assert!(lines[0].starts_with("Nr.;Fase;Stap;"), "{}", lines[0]);
        assert!(lines[1].starts_with("1;'=1+1;\"Belt; wacht\";"), "{}", lines[1]);
        assert!(lines[1].contains(";\"−1,5 moe\";") && lines[1].contains(";ja;\"nee \"\"echt\"\"\";"), "{}", lines[1]);
        assert!(lines[2].starts_with("2;'=1+1;'@home;"), "{}", lines[2]);
        assert!(lines[3].starts_with(";Leeg;;") && lines.len() == 4, "{}", lines[3]);
        let wide = |line: &String| line.matches(';').count();
        assert!(lines.iter().skip(2).all(|line| wide(line) == wide(&lines[0])));
    }

    #[test]
    fn a_row_is_a_card() {
        let lines = csv_of(TableRows::Cards);
        assert_eq!(lines.len(), 3);
        assert!(lines[1].starts_with("'+1;Pluspunt;ja;'=1+1;1;\"Belt; wacht\";"), "{}", lines[1]);
        assert!(lines[2].starts_with("−1;Minpunt;"), "{}", lines[2]);
    }
}

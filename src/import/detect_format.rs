//! Detecting the format of a text: Mermaid, CSV or Markdown.
//!
//! In: a file name and a text. Out: the most probable format. `--from` overrides it.

use super::{Notation, Remark, mermaid, records};
use crate::message::{Message, import};

/// File extensions of each format.
const ENDINGS: [(&str, Notation); 7] = [
    ("mmd", Notation::Mermaid),
    ("mermaid", Notation::Mermaid),
    ("csv", Notation::Csv),
    ("tsv", Notation::Csv),
    ("tab", Notation::Csv),
    ("md", Notation::Markdown),
    ("markdown", Notation::Markdown),
];

/// Makes the message that says why a file is not read.
type Reason = fn() -> Message;

/// Known extensions that cannot be imported, with what to do instead.
const OTHERS: [(&str, Reason); 5] = [
    ("json", import::json_ending),
    ("xlsx", import::workbook_ending),
    ("xls", import::workbook_ending),
    ("ods", import::workbook_ending),
    ("journey", import::journey_ending),
];

/// The format of a text, by file extension or content.
///
/// # Errors
/// It is none that can be imported.
pub(super) fn notation(name: &str, text: &str) -> Result<Notation, Remark> {
    let ending = name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_lowercase());
    if let Some((_, notation)) = ENDINGS.iter().find(|(of, _)| *of == ending) {
        return Ok(*notation);
    }
    if let Some((_, reason)) = OTHERS.iter().find(|(of, _)| *of == ending) {
        return Err(Remark::new(None, reason()));
    }
    if mermaid::is_journey(text) {
        return Ok(Notation::Mermaid);
    }
    let is_rule =
        |line: &str| line.contains('|') && line.contains("--") && line.chars().all(|sign| " |:-".contains(sign));
    if text.lines().any(|line| is_rule(line.trim())) || text.contains("```mermaid") {
        return Ok(Notation::Markdown);
    }
    if records::table(text).is_ok_and(|table| table.head().len() > 1) {
        return Ok(Notation::Csv);
    }
    Err(Remark::new(None, import::no_notation()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notations_are_reported_by_name_and_text() {
        assert_eq!(notation("a.MMD", "").unwrap(), Notation::Mermaid);
        assert_eq!(notation("-", "%% x\njourney\n  a: 3: b").unwrap(), Notation::Mermaid);
        assert_eq!(notation("", "| a | b |\n|---|---|\n").unwrap(), Notation::Markdown);
        assert_eq!(notation("x.txt", "Fase;Stap\na;b").unwrap(), Notation::Csv);
        assert_eq!(notation("x.json", "{}").unwrap_err().message, import::json_ending());
        assert!(notation("", "just words").is_err());
    }
}

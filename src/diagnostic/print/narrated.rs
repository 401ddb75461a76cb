//! A diagnostic in sentences, for screen readers: no signs that are drawn, and each place in words.
//!
//! In: a diagnostic as it is to be printed. Out: lines of text. What a line of the source says comes after its number, so that
//! it is heard where it stands.

use super::{PrintOptions, PrintedLines, Report, severity, visible};
use crate::diagnostic::Diagnostic;
use crate::message::report;

/// A diagnostic in lines: what is wrong, where, the lines of the source with what is said of them, what to do, and its code.
pub(super) fn text(diagnostic: &Diagnostic, report: &Report, options: &PrintOptions) -> String {
    let (language, colon) = (options.language, options.language.colon());
    let said = |head: &str, words: &str| format!("{head}{colon}{words}\n");
    let mut text = said(&severity(diagnostic.severity).text(language), &report.message);
    if let Some(lines) = &report.lines {
        text.push_str(&source_lines(lines, report, options));
    }
    for help in report.help.iter().flat_map(|help| help.lines()) {
        text.push_str(&said(&report::help().text(language), help));
    }
    text.push_str(&said(&report::code().text(language), &report.code));
    text
}

/// Where it is, and each line with the words beside it.
fn source_lines(lines: &PrintedLines, report: &Report, options: &PrintOptions) -> String {
    let (language, colon) = (options.language, options.language.colon());
    let excerpt = &lines.excerpt;
    let line_at = |offset: usize| excerpt.lines.iter().find(|line| offset <= line.bytes.end);
    let number = |offset: usize| line_at(offset).map_or(1, |line| line.number);
    let mut text = String::new();
    if let Some((bytes, column)) = excerpt.places.first() {
        let place = report::place(lines.name.as_str(), number(bytes.start), *column);
        text.extend([&visible(&place.text(language)), "\n"]);
    }
    for line in &excerpt.lines {
        let words = report::lines(1, line.number.to_string()).text(language);
        text.extend(["  ", &words, colon, excerpt.text[line.bytes.clone()].trim_end(), "\n"]);
        let labels = report.labels.iter().zip(&excerpt.places);
        for (label, (bytes, column)) in labels.filter(|(_, (bytes, _))| number(bytes.start) == line.number) {
            let length = excerpt.text[bytes.clone()].chars().count().max(1);
            let place = match length {
                1 => report::column(line.number, *column),
                _ => report::columns(line.number, *column, column + length - 1),
            };
            if let Some(words) = label.label() {
                text.extend(["  ", &place.text(language), colon, words, "\n"]);
            }
        }
    }
    text
}

//! What a text is: its notation and its language.
//!
//! In: a name and a text. Out: what it most probably is. The user can always say it instead.

use super::{Notation, Remark, mermaid, records};
use crate::language::Language;

/// Endings of the names of files.
const ENDINGS: [(&str, Notation); 7] = [
    ("mmd", Notation::Mermaid),
    ("mermaid", Notation::Mermaid),
    ("csv", Notation::Csv),
    ("tsv", Notation::Csv),
    ("tab", Notation::Csv),
    ("md", Notation::Markdown),
    ("markdown", Notation::Markdown),
];

/// Endings of files that are known and not read, with what to do.
const OTHERS: [(&str, &str); 5] = [
    ("json", "JSON is not imported; save the table as CSV"),
    ("xlsx", "a workbook is not imported; save the sheet as CSV"),
    ("xls", "a workbook is not imported; save the sheet as CSV"),
    ("ods", "a workbook is not imported; save the sheet as CSV"),
    ("journey", "this is a journey already; `journey check` reads it"),
];

/// The notation of a text, by the ending of its name or by its first lines.
///
/// # Errors
/// It is none that can be imported.
pub(super) fn notation(name: &str, text: &str) -> Result<Notation, Remark> {
    let ending = name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_lowercase());
    if let Some((_, notation)) = ENDINGS.iter().find(|(of, _)| *of == ending) {
        return Ok(*notation);
    }
    if let Some((_, reason)) = OTHERS.iter().find(|(of, _)| *of == ending) {
        return Err(Remark::new(None, *reason));
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
    Err(Remark::new(None, "this is no Mermaid `journey`, no CSV and no Markdown table; `--from` says which it is"))
}

/// Small words that only one of the languages has.
const SMALL_WORDS: [(Language, &[&str]); 4] = [
    (
        Language::English,
        &["the", "and", "of", "to", "is", "for", "with", "on", "my", "from", "how", "user", "customer"],
    ),
    (
        Language::Dutch,
        &[
            "de", "het", "een", "van", "en", "naar", "voor", "niet", "aan", "bij", "ik", "je", "wordt", "met", "klant",
            "geen",
        ],
    ),
    (
        Language::French,
        &["le", "la", "les", "des", "et", "une", "du", "pour", "pas", "avec", "est", "sur", "je", "au", "à"],
    ),
    (
        Language::German,
        &["der", "die", "das", "und", "ein", "eine", "nicht", "zu", "mit", "für", "ist", "den", "auf", "ich"],
    ),
];

/// So many words tell the language.
const ENOUGH: usize = 2_000;

/// The language with the most of its small words in a text; English where there are none.
pub(super) fn language(text: &str) -> Language {
    let mut counts = [0_usize; SMALL_WORDS.len()];
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    for word in words.take(ENOUGH).map(str::to_lowercase) {
        for (count, (_, small)) in counts.iter_mut().zip(SMALL_WORDS) {
            *count += usize::from(small.contains(&word.as_str()));
        }
    }
    // The first of those with the most.
    let best = (0..counts.len()).rev().max_by_key(|at| counts[*at]);
    best.map_or(Language::English, |at| SMALL_WORDS[at].0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_by_small_words() {
        assert_eq!(language("Belt naar de gemeente voor een afspraak"), Language::Dutch);
        assert_eq!(language("Remplit le formulaire avec la mairie"), Language::French);
        assert_eq!(language("Ruft bei der Stadt an und wartet"), Language::German);
        assert_eq!(language("登录"), Language::English);
    }

    #[test]
    fn notations_are_told_by_name_and_text() {
        assert_eq!(notation("a.MMD", "").unwrap(), Notation::Mermaid);
        assert_eq!(notation("-", "%% x\njourney\n  a: 3: b").unwrap(), Notation::Mermaid);
        assert_eq!(notation("", "| a | b |\n|---|---|\n").unwrap(), Notation::Markdown);
        assert_eq!(notation("x.txt", "Fase;Stap\na;b").unwrap(), Notation::Csv);
        assert!(notation("x.json", "{}").unwrap_err().message.contains("JSON"));
        assert!(notation("", "just words").is_err());
    }
}

//! The text of a line as it is printed, and the labels at its end.
//!
//! In: the raw text of one line. Out: the words without labels, control characters and wide blanks, and
//! where they stand. Joining the lines of an entry is done by the outline.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::Label;
use crate::source::{FileId, Span};

/// What one line says.
#[derive(Debug, Default)]
pub(super) struct CleanWords {
    /// The text that is printed: NFC, single blanks, nothing that cannot be seen or that turns text around.
    pub(super) text: String,
    /// Where it stands, labels aside.
    pub(super) place: Range<usize>,
    /// The labels at the end.
    pub(super) labels: Vec<Label>,
    /// Where the first character stands that was left out, and which it is.
    pub(super) control: Option<(usize, char)>,
}

/// The words of the line's text that stands at `range`, which has no white space around it.
pub(super) fn words(file: FileId, text: &str, range: Range<usize>) -> CleanWords {
    let (place, labels) = split_labels(file, text, range.clone());
    let control = text[range.clone()].char_indices().find(|(_, letter)| is_control(*letter));
    CleanWords {
        text: plain(&text[place.clone()]),
        place,
        labels,
        control: control.map(|(at, letter)| (range.start + at, letter)),
    }
}

/// A character that no map can show: controls, line and paragraph separators, overrides of direction, and
/// what is no character at all. A tab is white space like any other.
fn is_control(letter: char) -> bool {
    (letter.is_control() && letter != '\t')
        || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}')
}

/// Whether an entry with this text would take its last word for a label.
#[must_use]
pub fn ends_in_label(text: &str) -> bool {
    text.split_whitespace().next_back().is_some_and(|word| label_name(word).is_some())
}

/// Whether a word without its `#` can be the name of a label.
#[must_use]
pub fn is_label(name: &str) -> bool {
    label_name(&format!("#{name}")).is_some_and(|read| read == name)
}

/// The words of a text as an entry holds them: white space folded, what cannot be shown left out, and composed
/// characters. A `#word` at its end stays ([`ends_in_label`]).
#[must_use]
pub fn plain(raw: &str) -> String {
    let mut result = String::with_capacity(raw.len());
    for letter in raw.chars() {
        if letter.is_whitespace() && !is_no_break(letter) {
            if !result.is_empty() && !result.ends_with(' ') {
                result.push(' ');
            }
        } else if !is_control(letter) {
            result.push(letter);
        }
    }
    result.truncate(result.trim_end().len());
    if is_nfc_quick(result.chars()) == IsNormalized::Yes { result } else { result.nfc().collect() }
}

/// Adds the text of a continuation line to that of an entry: after a blank, or as a new paragraph after an empty line.
pub(super) fn join(text: &mut String, more: &str, is_paragraph: bool) {
    let is_open = !text.is_empty() && !text.ends_with('\n');
    if is_open && (is_paragraph || !more.is_empty()) {
        text.push(if is_paragraph { '\n' } else { ' ' });
    }
    text.push_str(more);
}

/// A text with the labels that were taken from its end: what an entry says that cannot be named.
pub(super) fn with_labels<'a>(text: &'a str, labels: &[Label]) -> Cow<'a, str> {
    let mut whole = Cow::Borrowed(text);
    for label in labels {
        let blank = if whole.is_empty() { "" } else { " " };
        whole.to_mut().extend([blank, "#", &label.name]);
    }
    whole
}

/// Blanks at which a line must not break; French needs them before `?` and `!`.
fn is_no_break(letter: char) -> bool {
    matches!(letter, '\u{A0}' | '\u{202F}')
}

/// The place of the text before the labels at its end, and the labels in order.
fn split_labels(file: FileId, text: &str, range: Range<usize>) -> (Range<usize>, Vec<Label>) {
    let mut labels = Vec::new();
    let mut end = range.end;
    loop {
        let rest = text[range.start..end].trim_end();
        let start = range.start + rest.rfind(char::is_whitespace).map_or(0, |at| at + width_at(rest, at));
        let Some(name) = label_name(&text[start..range.start + rest.len()]) else { break };
        let span = Span::new(file, start, start + 1 + name.len());
        labels.push(Label { name: name.nfc().collect(), span });
        end = start;
    }
    labels.reverse();
    let content = text[range.start..end].trim_end();
    (range.start..range.start + content.len(), labels)
}

fn width_at(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(0, char::len_utf8)
}

/// The name in `#name`, without `#` and without a comma or semicolon after it.
///
/// A name holds letters of any script, digits, `-` and `_`, and at least one letter, so that `#1` stays
/// text.
pub(super) fn label_name(token: &str) -> Option<&str> {
    let name = token.strip_prefix('#')?.trim_end_matches([',', ';']);
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '_' || is_mark(letter);
    (name.chars().all(is_part) && name.chars().any(char::is_alphabetic)).then_some(name)
}

/// An accent that stands as a character of its own.
fn is_mark(letter: char) -> bool {
    unicode_normalization::char::is_combining_mark(letter)
}

#[cfg(test)]
mod tests {
    use super::{FileId, words};

    fn read(text: &str) -> (String, Vec<String>) {
        let found = words(FileId(0), text, 0..text.len());
        (found.text, found.labels.into_iter().map(|label| label.name).collect())
    }

    #[test]
    fn labels_stand_at_the_end() {
        assert_eq!(read("Vlotter #gewone-taal #été_2"), ("Vlotter".into(), vec!["gewone-taal".into(), "été_2".into()]));
        assert_eq!(read("#a, #b; #c"), (String::new(), vec!["a".into(), "b".into(), "c".into()]));
        assert_eq!(read("Nummer #1"), ("Nummer #1".into(), vec![]));
        assert_eq!(read("#midden van de zin"), ("#midden van de zin".into(), vec![]));
        assert_eq!(read("C# en c#x"), ("C# en c#x".into(), vec![]));
        assert_eq!(read("表 #標籤"), ("表".into(), vec!["標籤".into()]));
    }

    #[test]
    fn text_is_cleaned() {
        assert_eq!(read("a \t  b\u{7}c\u{202E}d").0, "a bcd");
        assert_eq!(read("e\u{301}t").0, "ét");
        assert_eq!(read("wacht\u{AD}tijd 👩\u{200D}🔧").0, "wacht\u{AD}tijd 👩\u{200D}🔧");
        assert_eq!(read("Pourquoi\u{A0}?").0, "Pourquoi\u{A0}?");
        assert_eq!(words(FileId(0), "ab\u{7}\u{8}", 0..4).control, Some((2, '\u{7}')));
    }
}

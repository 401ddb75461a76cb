//! The words that the program itself puts on sheets, in the plan, on pages and in files, by language.
//!
//! A section of the language files is a struct; a sentence with something to put in is a function.

use super::Language;

/// Before the score that a Mermaid diagram gives, in a note on the step: import writes it where the score is none
/// of 1 to 5, and export writes that very score again. The same in all languages.
pub const MERMAID_SCORE: &str = "Mermaid score:";

// The structs and the words in them, as `grammar/build` makes them of the catalogue.
include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// A sentence with a value for each `{name}`.
fn filled(sentence: &str, values: &[(&str, &str)]) -> String {
    let mut result = String::with_capacity(sentence.len());
    let mut pieces = sentence.split('{');
    result.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (name, rest) = piece.split_once('}').unwrap_or((piece, ""));
        let value = values.iter().find(|(known, _)| *known == name);
        result.push_str(value.map_or("", |(_, value)| value));
        result.push_str(rest);
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_take_their_places() {
        let words = Language::English.exchange_words();
        assert_eq!(words.column("3"), "Column 3");
        assert!(words.scale("Score", "1", "{highest}").contains("{highest}"));
    }
}

//! Texts as the objects of a document.
//!
//! In: words. Out: a string object (ISO 32000-1, 7.3.4 and 7.9.2.2). What is on a page is written in `content`.

use lopdf::{Object, StringFormat};

/// A literal string with more bytes to escape than this is written in hexadecimal digits instead: `lopdf` looks through the list
/// of all escapes at each byte.
const MOST_ESCAPES: usize = 64;

/// Words as a text string.
pub(super) fn text_string(words: &str) -> Object {
    match lopdf::text_string(words) {
        Object::String(bytes, StringFormat::Literal) if needs_many_escapes(&bytes) => {
            Object::String(bytes, StringFormat::Hexadecimal)
        }
        string => string,
    }
}

fn needs_many_escapes(bytes: &[u8]) -> bool {
    bytes.iter().filter(|byte| matches!(byte, b'(' | b')' | b'\\' | b'\r')).nth(MOST_ESCAPES).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_needs_many_escapes_is_written_in_digits() {
        let is_literal = |words: &str| matches!(text_string(words), Object::String(_, StringFormat::Literal));
        assert!(is_literal(&"(a)".repeat(30)));
        assert!(!is_literal(&"(".repeat(400)));
        assert!(!is_literal(&format!("é{}", "\\".repeat(400))));
    }
}

//! XML escaping.
//!
//! In: any text. Out: text that XML can hold. Elements and attributes are written elsewhere.

/// The text without the characters that XML 1.0 has no way to write (section 2.2).
pub(super) fn allowed(text: &str) -> String {
    text.chars().filter(|&character| is_allowed(character)).collect()
}

/// The text as it stands between tags, or as the value of an attribute.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    for character in text.chars().filter(|&character| is_allowed(character)) {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}

fn is_allowed(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        other => other >= ' ',
    }
}

#[cfg(test)]
mod tests {
    use super::{allowed, escaped};

    #[test]
    fn only_what_xml_can_hold() {
        assert_eq!(allowed("a\u{0}b\u{b}c\u{ffff}d\te\u{1f600}"), "abcd\te\u{1f600}");
        assert_eq!(escaped("<a> & \"b\u{1}\""), "&lt;a&gt; &amp; &quot;b&quot;");
    }
}

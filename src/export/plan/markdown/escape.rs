//! Which characters of a text Markdown would take for its own, and how they are kept.
//!
//! In: a text as written. Out: `CommonMark` that shows it so, also where GFM adds tables, strikethrough,
//! task lists and bare links. A sign that means nothing where it stands is left alone.

use std::borrow::Cow;

/// The longest name of a character, such as `&CounterClockwiseContourIntegral;`, has 31 letters.
const LONGEST_ENTITY: usize = 32;

/// The text with a backslash before each sign that Markdown would take for its own inside a line.
/// Line ends stay as they are.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 16);
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            escaped.push('\n');
        }
        escape_line(line, &mut escaped);
    }
    escaped
}

fn escape_line(line: &str, escaped: &mut String) {
    let mut before = None;
    let mut words = line.split_inclusive(char::is_whitespace).peekable();
    while let Some(word) = words.next() {
        let after = words.peek().and_then(|next| next.chars().next());
        escape_word(word, before, after, escaped);
        before = word.chars().next_back();
    }
}

/// A word with the white space after it; `before` and `after` are the characters on both sides.
fn escape_word(word: &str, before: Option<char>, after: Option<char>, escaped: &mut String) {
    let mut plain = String::with_capacity(word.len());
    escape_signs(word, before, after, &mut plain);
    match address(word) {
        // Viewers that turn bare addresses into links do not look at backslashes inside of them.
        Some(address) if plain.len() != word.len() => write_address(word, &address, before, after, escaped),
        _ => escaped.push_str(&plain),
    }
}

/// Where the address in a word begins and ends, in bytes.
struct Address {
    start: usize,
    end: usize,
    /// Whether it names its scheme; `www.…` does not.
    scheme: bool,
}

fn address(word: &str) -> Option<Address> {
    let trimmed = word.trim_end().trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'', '"', '”', '’', '»']);
    if let Some(colon) = trimmed.find("://") {
        let letters = trimmed[..colon].bytes().rev().take(32).take_while(u8::is_ascii_alphabetic).count();
        let valid = letters >= 2 && !trimmed[colon..].contains(['<', '>', '|']) && trimmed.len() > colon + 3;
        return valid.then_some(Address { start: colon - letters, end: trimmed.len(), scheme: true });
    }
    let start = trimmed.find("www.")?;
    Some(Address { start, end: trimmed.len(), scheme: false })
}

fn write_address(word: &str, found: &Address, before: Option<char>, after: Option<char>, escaped: &mut String) {
    let (head, rest) = word.split_at(found.start);
    let (address, tail) = rest.split_at(found.end - found.start);
    escape_signs(head, before, Some('<'), escaped);
    if found.scheme {
        escaped.extend(["<", address, ">"]);
        escape_signs(tail, Some('>'), after, escaped);
    } else {
        // Without its first point it is no address, and then its signs are plain text.
        escaped.push_str("www\\.");
        escape_signs(&rest["www.".len()..], Some('.'), after, escaped);
    }
}

fn escape_signs(text: &str, before: Option<char>, after: Option<char>, escaped: &mut String) {
    let mut before = before;
    for (at, sign) in text.char_indices() {
        let rest = &text[at + sign.len_utf8()..];
        if is_special(sign, before, rest, rest.chars().next().or(after)) {
            escaped.push('\\');
        }
        escaped.push(sign);
        before = Some(sign);
    }
}

/// Whether Markdown would take this sign for its own between these neighbours.
fn is_special(sign: char, before: Option<char>, rest: &str, after: Option<char>) -> bool {
    match sign {
        '\\' | '`' | '[' => true,
        // Between blanks they open and close nothing.
        '*' | '~' => !(before == Some(' ') && after == Some(' ')),
        // Inside a word it is a letter.
        '_' => !(before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)),
        '<' => !after.is_some_and(|next| next == ' ' || next == '=' || next.is_ascii_digit()),
        '&' => is_entity(rest),
        _ => false,
    }
}

/// Whether what follows an ampersand makes it a character's name: `amp;`, `#39;`, `#x27;`.
fn is_entity(rest: &str) -> bool {
    let end = rest.bytes().take(LONGEST_ENTITY + 1).position(|byte| !byte.is_ascii_alphanumeric() && byte != b'#');
    end.is_some_and(|end| end > 0 && rest.as_bytes()[end] == b';')
}

/// A line of escaped text that begins no list, heading, quotation, rule or table where it begins a line.
pub fn line_start(line: &str) -> Cow<'_, str> {
    let first = line.chars().next();
    let digits = line.bytes().take(10).take_while(u8::is_ascii_digit).count();
    let at = match first {
        Some('0'..='9') if is_numbered(line, digits) => digits,
        Some('-' | '+' | '#' | '>' | '=' | '|' | ':') if begins_block(line) => 0,
        _ => return Cow::Borrowed(line),
    };
    Cow::Owned(format!("{}\\{}", &line[..at], &line[at..]))
}

/// `1.` or `1)`, which begin a list when a blank or the end follows.
fn is_numbered(line: &str, digits: usize) -> bool {
    let rest = &line[digits..];
    digits <= 9 && rest.starts_with(['.', ')']) && is_blank(rest[1..].chars().next())
}

fn begins_block(line: &str) -> bool {
    let second = line.chars().nth(1);
    match line.as_bytes().first() {
        Some(b'#') => is_blank(line.trim_start_matches('#').chars().next()),
        Some(b'-') => is_blank(second) || matches!(second, Some('-' | ':' | '|')),
        Some(b'+') => is_blank(second),
        Some(b':') => second == Some('-'),
        _ => true,
    }
}

fn is_blank(next: Option<char>) -> bool {
    next.is_none_or(char::is_whitespace)
}

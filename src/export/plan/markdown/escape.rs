//! Which characters of a text Markdown would take for its own, and how they are kept.
//!
//! In: a text as written. Out: `CommonMark` that shows it so, also where GFM adds tables, strikethrough,
//! task lists, bare links and formulas. A sign that means nothing where it stands is left alone.

use std::borrow::Cow;
use std::ops::Range;

/// The longest name of a character, such as `&CounterClockwiseContourIntegral;`, has 31 letters.
const LONGEST_ENTITY: usize = 32;

/// Addresses that may be followed; another kind, such as `javascript://`, could do something by itself.
const SCHEMES: [&str; 3] = ["http", "https", "ftp"];

/// The text with a backslash before each sign that Markdown would take for its own inside a line.
/// Line ends stay as they are.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 16);
    let mut lines = text.split('\n').peekable();
    while let Some(line) = lines.next() {
        let goes_on = lines.peek().is_some();
        escape_line(line, goes_on, &mut escaped);
        if goes_on {
            escaped.push('\n');
        }
    }
    escaped
}

/// A line; where another follows, a backslash will stand right behind it.
fn escape_line(line: &str, goes_on: bool, escaped: &mut String) {
    let mut before = None;
    let mut words = line.split_inclusive(char::is_whitespace).peekable();
    while let Some(word) = words.next() {
        let after = words.peek().and_then(|next| next.chars().next());
        let addresses = if goes_on && after.is_none() { BareLinks::Break } else { BareLinks::Keep };
        escape_word(word, before, after, addresses, escaped);
        before = word.chars().next_back();
    }
}

/// A word with the white space after it; `before` and `after` are the characters on both sides.
fn escape_word(word: &str, before: Option<char>, after: Option<char>, addresses: BareLinks, escaped: &mut String) {
    let start = escaped.len();
    escape_signs(word, before, after, BareLinks::Keep, escaped);
    let plain = escaped.len() - start == word.len();
    if (plain && addresses == BareLinks::Keep) || !(word.contains("://") || word.to_ascii_lowercase().contains("www."))
    {
        return;
    }
    // Viewers that turn bare addresses into links take a backslash in or behind one for a part of it.
    escaped.truncate(start);
    let Some(Range { start, end }) = address(word) else {
        return escape_signs(word, before, after, BareLinks::Break, escaped);
    };
    escape_signs(&word[..start], before, Some('<'), BareLinks::Break, escaped);
    escaped.extend(["<", &word[start..end], ">"]);
    escape_signs(&word[end..], Some('>'), after, BareLinks::Break, escaped);
}

/// The bytes of a word that can stand between `<` and `>` as an address, where they show as they are.
fn address(word: &str) -> Option<Range<usize>> {
    let end = word.trim_end().trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'', '"', '”', '’', '»']).len();
    let colon = word[..end].find("://")?;
    let letters = word[..colon].bytes().rev().take(32).take_while(u8::is_ascii_alphabetic).count();
    let scheme = &word[colon - letters..colon];
    let address = &word[colon..end];
    let entity = address.match_indices('&').any(|(at, _)| is_entity(&address[at + 1..]));
    // GitHub looks for formulas before it looks for links: a dollar sign would end the formula that a price begins.
    let shows = !entity && !address.contains(['<', '>', '|', '$']) && address.len() > "://".len();
    let is_safe = SCHEMES.iter().any(|safe| scheme.eq_ignore_ascii_case(safe));
    (shows && is_safe).then_some(colon - letters..end)
}

/// What becomes of the signs by which viewers know a bare address.
#[derive(Clone, Copy, PartialEq, Eq)]
enum BareLinks {
    /// They stay, and the address becomes a link.
    Keep,
    /// They are escaped too, and there is no link.
    Break,
}

fn escape_signs(text: &str, before: Option<char>, after: Option<char>, addresses: BareLinks, escaped: &mut String) {
    let mut before = before;
    for (at, sign) in text.char_indices() {
        let rest = &text[at + sign.len_utf8()..];
        let breaks = addresses == BareLinks::Break && opens_address(sign, &text[..at], rest);
        if breaks || is_special(sign, before, rest, rest.chars().next().or(after)) {
            escaped.push('\\');
        }
        escaped.push(sign);
        before = Some(sign);
    }
}

/// Whether this is the colon of `http://` or the first point of `www.`.
fn opens_address(sign: char, so_far: &str, rest: &str) -> bool {
    match sign {
        ':' => rest.starts_with("//"),
        '.' => so_far.len() >= 3 && so_far.as_bytes()[so_far.len() - 3..].eq_ignore_ascii_case(b"www"),
        _ => false,
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
        // Where a price begins it opens a formula and never ends one; without an end there is none.
        '$' => !(before.is_some_and(char::is_whitespace) && is_price(after)),
        '<' => !after.is_some_and(|next| next == ' ' || next == '=' || next.is_ascii_digit()),
        '&' => is_entity(rest),
        _ => false,
    }
}

/// Whether a dollar sign before this stands by itself or before a number.
fn is_price(after: Option<char>) -> bool {
    after.is_some_and(|next| next.is_whitespace() || next.is_ascii_digit())
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

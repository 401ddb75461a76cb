//! Bytes → text, whatever program wrote them.
//!
//! In: the bytes of a file. Out: its text and the encoding that explains them, or why they are no text. UTF-8 is what nearly all
//! editors write; Notepad and spreadsheets still write UTF-16 and Windows-1252, of which Latin-1 is a part.

/// How the characters of a file are written as bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Encoding {
    /// What is expected of a file.
    #[default]
    Utf8,
    /// Two bytes for most characters.
    Utf16,
    /// One byte for each character, as Windows writes the languages of western Europe.
    Windows1252,
}

impl Encoding {
    /// Its name, as editors call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16 => "UTF-16",
            Encoding::Windows1252 => "Windows-1252",
        }
    }
}

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotText {
    /// A document of Word, `LibreOffice` or another word processor.
    Document,
    /// A workbook of a spreadsheet program.
    Workbook,
    /// A PDF.
    Pdf,
    /// No encoding that is known explains the byte at this place.
    Unknown(usize),
}

/// The characters that Windows-1252 has at 0x80 to 0x9F; five of them are none.
/// Source: the Encoding Standard of WHATWG, index windows-1252.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// How many bytes show what kind of file it is.
const HEAD: usize = 4_096;

/// What bytes say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodedText {
    /// The text, with the byte order mark of UTF-8 where there is one, and `\n` at the end of lines that had a carriage return alone.
    pub text: String,
    /// How it was written.
    pub encoding: Encoding,
    /// Whether its lines ended in a carriage return alone, as on old Macs.
    pub had_returns: bool,
}

/// The text that bytes stand for.
///
/// # Errors
/// Why they are no text.
pub fn decode(bytes: Vec<u8>) -> Result<DecodedText, NotText> {
    if let Some(document) = document(&bytes) {
        return Err(document);
    }
    let (text, encoding) = match (&bytes[..], wide_without_mark(&bytes)) {
        ([0xFF, 0xFE, rest @ ..], _) => (wide(rest, 2, u16::from_le_bytes)?, Encoding::Utf16),
        ([0xFE, 0xFF, rest @ ..], _) => (wide(rest, 2, u16::from_be_bytes)?, Encoding::Utf16),
        (all, Some(joined)) => (wide(all, 0, joined)?, Encoding::Utf16),
        _ => match String::from_utf8(bytes) {
            Ok(text) => (text, Encoding::Utf8),
            Err(error) => (narrow(error.as_bytes(), error.utf8_error().valid_up_to())?, Encoding::Windows1252),
        },
    };
    let had_returns = text.contains('\r') && !text.contains('\n');
    Ok(DecodedText { text: if had_returns { text.replace('\r', "\n") } else { text }, encoding, had_returns })
}

/// What kind of document bytes are that begin as one.
fn document(bytes: &[u8]) -> Option<NotText> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let has = |name: &[u8]| head.windows(name.len()).any(|window| window == name);
    if head.starts_with(b"PK\x03\x04") {
        let is_workbook = has(b"xl/") || has(b"opendocument.spreadsheet");
        return Some(if is_workbook { NotText::Workbook } else { NotText::Document });
    }
    let is_document = head.starts_with(b"\xD0\xCF\x11\xE0") || head.starts_with(b"{\\rtf");
    is_document.then_some(NotText::Document).or_else(|| head.starts_with(b"%PDF-").then_some(NotText::Pdf))
}

/// How two bytes are joined in UTF-16 without a byte order mark: at least the letters of the language's own words are ASCII, and one
/// byte of each is zero.
fn wide_without_mark(bytes: &[u8]) -> Option<fn([u8; 2]) -> u16> {
    let head = &bytes[..bytes.len().min(HEAD) & !1];
    let zeros = |at: usize| head.chunks_exact(2).filter(|pair| pair[at] == 0).count();
    let most = |count: usize| bytes.len().is_multiple_of(2) && count > 1 && count * 10 >= head.len() / 2 * 7;
    match (zeros(0), zeros(1)) {
        (0, low) if most(low) => Some(u16::from_le_bytes),
        (high, 0) if most(high) => Some(u16::from_be_bytes),
        _ => None,
    }
}

/// The text of UTF-16 after a mark of so many bytes.
fn wide(bytes: &[u8], mark: usize, joined: fn([u8; 2]) -> u16) -> Result<String, NotText> {
    let mut text = String::with_capacity(bytes.len());
    let mut at = mark;
    for letter in char::decode_utf16(bytes.chunks_exact(2).map(|pair| joined([pair[0], pair[1]]))) {
        let letter = letter.map_err(|_| NotText::Unknown(at))?;
        at += letter.len_utf16() * 2;
        text.push(letter);
    }
    if bytes.len().is_multiple_of(2) && !text.contains('\0') { Ok(text) } else { Err(NotText::Unknown(at)) }
}

/// The text of Windows-1252. Bytes that are mostly UTF-8 are a broken file of that, and controls are in no text.
fn narrow(bytes: &[u8], first_wrong: usize) -> Result<String, NotText> {
    let (mut wrong, mut right) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        wrong += usize::from(!chunk.invalid().is_empty());
        right += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
    }
    let is_none = |byte: u8| matches!(byte, 0..=8 | 14..=31 | 0x81 | 0x8D | 0x8F | 0x90 | 0x9D);
    if let Some(at) = bytes.iter().position(|byte| is_none(*byte)) {
        return Err(NotText::Unknown(if right >= wrong { first_wrong } else { at }));
    }
    if right >= wrong {
        return Err(NotText::Unknown(first_wrong));
    }
    Ok(bytes.iter().map(|byte| letter(*byte)).collect())
}

fn letter(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<(String, Encoding), NotText> {
        decode(bytes.to_vec()).map(|decoded| (decoded.text, decoded.encoding))
    }

    #[test]
    fn texts_as_programs_write_them() {
        let is = |bytes: &[u8], text: &str, encoding| assert_eq!(read(bytes), Ok((text.to_owned(), encoding)));
        is("é \u{FEFF}".as_bytes(), "é \u{FEFF}", Encoding::Utf8);
        is(b"", "", Encoding::Utf8);
        is(b"\xFF\xFEa\0\xAC\x20", "a€", Encoding::Utf16);
        is(b"\xFE\xFF\0a\x20\xAC", "a€", Encoding::Utf16);
        is(b"a\0b\0\n\0", "ab\n", Encoding::Utf16);
        is(b"\0a\0b\0\n", "ab\n", Encoding::Utf16);
        is(b"Caf\xE9 \x80 5", "Café € 5", Encoding::Windows1252);
        is(b"\x93Zo\xEB\x94 \x96 \x85", "“Zoë” – …", Encoding::Windows1252);
        is(b"a\rb\r", "a\nb\n", Encoding::Utf8);
        is(b"Caf\xE9\rb", "Café\nb", Encoding::Windows1252);
        is(b"a\rb\n", "a\rb\n", Encoding::Utf8);
    }

    #[test]
    fn what_no_encoding_explains() {
        assert_eq!(read(b"PK\x03\x04..word/document.xml"), Err(NotText::Document));
        assert_eq!(read(b"PK\x03\x04..xl/workbook.xml"), Err(NotText::Workbook));
        assert_eq!(read(b"\xD0\xCF\x11\xE0"), Err(NotText::Document));
        assert_eq!(read(b"{\\rtf1 x}"), Err(NotText::Document));
        assert_eq!(read(b"%PDF-1.7"), Err(NotText::Pdf));
        assert_eq!(read(b"\x89PNG\x01\xFF"), Err(NotText::Unknown(4)));
        assert_eq!(read("één \u{E9}".as_bytes().split_last().map_or(&[], |(_, rest)| rest)), Err(NotText::Unknown(6)));
        assert_eq!(read(b"\xFF\xFEa\0b"), Err(NotText::Unknown(4)));
        assert_eq!(read(b"\xFF\xFE\x00\xD8a\0"), Err(NotText::Unknown(2)));
        assert_eq!(read(b"a\x81"), Err(NotText::Unknown(1)));
    }
}

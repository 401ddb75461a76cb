//! Bytes → text, whatever program wrote them.
//!
//! In: the bytes of a file. Out: its text with `\n` at the ends of lines, and a remark where the encoding was guessed.
//! Spreadsheets still write UTF-16 and Windows-1252; a journey itself is always UTF-8.

use super::Remark;
use crate::message::import;

/// The characters that Windows-1252 has at 0x80 to 0x9F; five of them are none, and stay the controls of Latin-1.
/// Source: the Encoding Standard of WHATWG, index windows-1252.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// The text of a file.
///
/// # Errors
/// It is no text: it holds zeros, as workbooks and pictures do.
pub fn decode(bytes: &[u8]) -> Result<(String, Option<Remark>), Remark> {
    let (text, encoding) = match bytes {
        [0xFF, 0xFE, rest @ ..] => (wide(rest, u16::from_le_bytes), Some("UTF-16")),
        [0xFE, 0xFF, rest @ ..] => (wide(rest, u16::from_be_bytes), Some("UTF-16")),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => (text.trim_start_matches('\u{FEFF}').to_owned(), None),
            Err(_) => (bytes.iter().map(|byte| narrow(*byte)).collect(), Some("Windows-1252")),
        },
    };
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(Remark::new(None, import::workbook()));
    }
    if text.contains('\0') {
        return Err(Remark::new(None, import::no_text()));
    }
    let remark = encoding.map(|name| Remark::new(None, import::encoding(name)));
    Ok((text.replace("\r\n", "\n").replace('\r', "\n"), remark))
}

fn wide(bytes: &[u8], joined: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| joined([pair[0], pair[1]]));
    char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn narrow(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes).unwrap().0
    }

    #[test]
    fn reads_what_spreadsheets_write() {
        assert_eq!(text(b"\xEF\xBB\xBFFase\r\nEen\rTwee"), "Fase\nEen\nTwee");
        assert_eq!(text(b"\xFF\xFEa\0\xAC\x20"), "a€");
        assert_eq!(text(b"\xFE\xFF\0a\x20\xAC"), "a€");
        assert_eq!(text(b"Caf\xE9 \x80 5"), "Café € 5");
        assert!(decode(b"Caf\xE9").unwrap().1.is_some_and(|remark| remark.message == import::encoding("Windows-1252")));
        assert!(decode("Café".as_bytes()).unwrap().1.is_none());
    }

    #[test]
    fn refuses_what_is_no_text() {
        assert_eq!(decode(b"PK\x03\x04rest").unwrap_err().message, import::workbook());
        assert_eq!(decode(b"a\0b").unwrap_err().message, import::no_text());
    }
}

//! Bytes → text, whatever program wrote them.
//!
//! In: the bytes of a file. Out: its text with `\n` at the ends of lines, and a remark where the encoding is not UTF-8.

use super::Remark;
use crate::message::import;
use crate::source::{self, DecodedText, Encoding, NotText};

/// The text of a file.
///
/// # Errors
/// It is no text: it holds zeros, as workbooks and pictures do.
pub fn decode(bytes: &[u8]) -> Result<(String, Option<Remark>), Remark> {
    let DecodedText { text, encoding, .. } = source::decode(bytes.to_vec()).map_err(|why| {
        let is_workbook = matches!(why, NotText::Workbook | NotText::Document);
        Remark::new(None, if is_workbook { import::workbook() } else { import::no_text() })
    })?;
    if text.contains('\0') {
        return Err(Remark::new(None, import::no_text()));
    }
    let remark = (encoding != Encoding::Utf8).then(|| Remark::new(None, import::encoding(encoding.name())));
    let text = text.trim_start_matches('\u{FEFF}');
    Ok((text.replace("\r\n", "\n").replace('\r', "\n"), remark))
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

//! Bytes → a source, and what is said of a file that is no text.

use crate::diagnostic::{Code, Diagnostic};
use crate::message::not_text;
use crate::source::{NotText, Source, Sources, Span};

/// The bytes of the file called `name` as a source.
///
/// # Errors
/// Where they are no text: the sources with the file as far as it can be read, and the problem at the first byte that is wrong.
pub fn decode(name: &str, bytes: Vec<u8>) -> Result<Source, Box<(Sources, Diagnostic)>> {
    let kept = bytes.clone();
    Source::from_bytes(name, bytes).map_err(|why| Box::new(no_text(name, &kept, why)))
}

fn no_text(name: &str, bytes: &[u8], why: NotText) -> (Sources, Diagnostic) {
    let mut sources = Sources::new();
    let (text, wrong, message, help) = match why {
        NotText::Unknown(at) => {
            let text = String::from_utf8_lossy(bytes).into_owned();
            let before = String::from_utf8_lossy(&bytes[..at.min(bytes.len())]).len();
            let wrong = if text.is_char_boundary(before) { before } else { 0 };
            (text, wrong, not_text::message(), not_text::help())
        }
        NotText::Document => (String::new(), 0, not_text::document(), not_text::document_help()),
        NotText::Workbook => (String::new(), 0, not_text::workbook(), not_text::workbook_help()),
        NotText::Pdf => (String::new(), 0, not_text::pdf(), not_text::pdf_help()),
    };
    let end = wrong + text[wrong..].chars().next().map_or(0, char::len_utf8);
    let file = sources.add(Source::new(name, text));
    let problem = Diagnostic::new(Code::NotText, Span::new(file, wrong, end), message).help(help);
    (sources, if end > wrong { problem.label(not_text::label()) } else { problem })
}

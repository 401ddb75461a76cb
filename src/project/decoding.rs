//! Bytes → text.

use crate::diagnostic::{Code, Diagnostic};
use crate::message::not_utf8;
use crate::source::{Source, Sources, Span};

/// The bytes of the file called `name` as a source.
///
/// # Errors
/// Where the bytes are not UTF-8: the sources with the file as far as it can be read, and the problem at
/// the first byte that is wrong.
pub fn decode(name: &str, bytes: Vec<u8>) -> Result<Source, Box<(Sources, Diagnostic)>> {
    let error = match String::from_utf8(bytes) {
        Ok(text) => return Ok(Source::new(name, text)),
        Err(error) => error,
    };
    let start = error.utf8_error().valid_up_to();
    let wide = matches!(error.as_bytes(), [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]);
    let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
    let mut sources = Sources::new();
    let file = sources.add(Source::new(name, text));
    let end = start + char::REPLACEMENT_CHARACTER.len_utf8();
    Err(Box::new((sources, problem(Span::new(file, start, end), wide))))
}

fn problem(span: Span, wide: bool) -> Diagnostic {
    let message = if wide { not_utf8::utf_16() } else { not_utf8::message() };
    Diagnostic::new(Code::NotUtf8, span, message).label(not_utf8::label()).help(not_utf8::help())
}

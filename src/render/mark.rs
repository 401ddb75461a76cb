//! The mark in an output file that says that this program made it, and from which journey.
//!
//! In: names of files, or what is in a file. Out: the mark, or whether it is there. A build knows by it which files
//! of an earlier one it may replace or take away.

use super::FileNames;
use super::pdf::has_own_id;

/// The attribute of an SVG document, and the keyword of a text in a PNG picture.
pub(super) const MARK: &str = "data-journey";

/// The mark is within this many bytes from the beginning of a file.
pub const MARKED_WITHIN: u64 = 4096;

/// Whether a file that begins with `head` is a sheet of the journey whose results have names that begin with `stem`.
#[must_use]
pub fn is_sheet_of(head: &[u8], stem: &str) -> bool {
    let prefix = FileNames { stem, sheets: &[] }.prefix();
    let mark = if head.starts_with(b"<svg ") {
        format!(" {MARK}=\"{prefix}\"").into_bytes()
    } else if head.starts_with(b"\x89PNG") {
        in_a_chunk(&prefix)
    } else {
        return false;
    };
    holds(head, &mark)
}

/// Whether a file that begins with `head` is a sheet of some journey.
#[must_use]
pub fn is_sheet(head: &[u8]) -> bool {
    if head.starts_with(b"<svg ") {
        let tag = head.split(|byte| *byte == b'>').next().unwrap_or_default();
        return holds(tag, format!(" {MARK}=\"").as_bytes());
    }
    head.starts_with(b"\x89PNG") && holds(head, format!("tEXt{MARK}\0").as_bytes())
}

/// Whether this is an unmodified PDF of this program: its ID is the fingerprint of everything else in it.
#[must_use]
pub fn is_document(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-") && has_own_id(bytes)
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// A text in a PNG picture with its length before it (PNG, 11.3.3.2), so that a longer one is another.
fn in_a_chunk(prefix: &str) -> Vec<u8> {
    let text = [MARK.as_bytes(), b"\0", prefix.as_bytes()].concat();
    let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
    [&length.to_be_bytes()[..], b"tEXt", &text].concat()
}

//! An invisible mark in a file that says that this program made it.
//!
//! In: the bytes of a result, and where they go. Out: the bytes with the mark at their end, in the form that their format has
//! for what is not shown; and whether a file that is there bears it. A table in CSV has no such form: it is known by its
//! heads, and what has no mark because an earlier version made it by what only this program writes.

use crate::export::is_own;
use crate::project::Existing;
use crate::render::{MARKED_WITHIN, is_document, is_sheet};

/// The mark; details may follow after a space.
const WORDS: &str = "made by journey";

/// The mark is within this many bytes of the end.
const WITHIN: u64 = 16 * 1024;

/// From which journey a result was made. All paths are from the same folder, with `/` between names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The file of the result.
    pub result: String,
    /// The file of the journey.
    pub journey: String,
    /// The folder and the beginning of the name that the project gives to the results of this journey; none where the
    /// command says where results go.
    pub place: Option<String>,
}

/// How a format holds invisible text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkFormat {
    /// SVG and Markdown.
    Markup,
    /// PDF.
    Document,
    /// PNG.
    Pixels,
    /// A workbook, which is a ZIP archive.
    #[cfg(feature = "xlsx")]
    Archive,
    /// Lines; each that begins so is not shown.
    Lines(&'static str),
}

/// The beginning of a line that `make` and shells pass over.
pub const MAKE: MarkFormat = MarkFormat::Lines("# ");
/// The beginning of a line that a Mermaid diagram does not show.
pub const MERMAID: MarkFormat = MarkFormat::Lines("%% ");
/// The beginning of a line that `man` does not show.
pub const ROFF: MarkFormat = MarkFormat::Lines(".\\\" ");

/// Bytes with the mark.
pub fn marked(mut bytes: Vec<u8>, kind: MarkFormat, origin: Option<&Origin>) -> Vec<u8> {
    let words = written(origin);
    match kind {
        MarkFormat::Markup => bytes.extend_from_slice(comment(&words).as_bytes()),
        MarkFormat::Lines(begin) => bytes.extend_from_slice(format!("{begin}{words}\n").as_bytes()),
        MarkFormat::Document => insert(&mut bytes, STARTXREF, format!("% {words}\n").as_bytes()),
        MarkFormat::Pixels => insert(&mut bytes, LAST_CHUNK, &chunk(&words)),
        #[cfg(feature = "xlsx")]
        MarkFormat::Archive => annotate(&mut bytes, &words),
    }
    bytes
}

/// Whether this program made a file.
pub fn is_ours(file: &Existing) -> bool {
    let head = file.head(MARKED_WITHIN);
    is_marked(file) || is_sheet(&head) || is_manual_page(&head) || is_own_text_or_document(file)
}

fn is_own_text_or_document(file: &Existing) -> bool {
    let bytes = file.whole();
    is_document(&bytes) || is_own(&bytes) || is_rule(&bytes)
}

fn is_marked(file: &Existing) -> bool {
    found(&file.head(8), &file.tail(WITHIN)).is_some()
}

/// The origin in the mark of a file, if it has one.
pub fn origin(file: &Existing) -> Option<Origin> {
    read(&found(&file.head(8), &file.tail(WITHIN))?)
}

/// Whether a file with a mark is a sheet or a plan. Another one is somebody's own text in which the mark was left.
pub fn is_result(file: &Existing) -> bool {
    let is_whole = || {
        let bytes = file.whole();
        is_own(&bytes) || is_document(&without_comment(&bytes))
    };
    is_sheet(&file.head(MARKED_WITHIN)) || is_whole()
}

/// A PDF without the comment before its end.
fn without_comment(bytes: &[u8]) -> Vec<u8> {
    let end = bytes.windows(STARTXREF.len()).rposition(|part| part == STARTXREF).unwrap_or(bytes.len());
    let start = bytes[..end].windows(2).rposition(|part| part == b"% ").unwrap_or(end);
    [&bytes[..start], &bytes[end..]].concat()
}

/// What the end of a PDF begins with; a comment may stand before it, and no place in the file moves.
const STARTXREF: &[u8] = b"startxref\n";

/// What a PNG picture ends with (PNG, 11.2.5): no bytes, its name, its check sum.
const LAST_CHUNK: &[u8] = b"\0\0\0\0IEND\xaeB`\x82";

/// The keyword of the mark in a PNG picture (PNG, 11.3.3.2).
const KEYWORD: &[u8] = b"tEXtSource\0";

/// What the end of a ZIP archive begins with, before its comment (APPNOTE, 4.3.16).
#[cfg(feature = "xlsx")]
const END_OF_ARCHIVE: usize = 22;

fn comment(words: &str) -> String {
    format!("<!-- {words} -->\n")
}

/// The mark in words. What would end a comment, or is not ASCII, is written as in an address (RFC 3986, 2.1).
fn written(origin: Option<&Origin>) -> String {
    let Some(Origin { result, journey, place }) = origin else { return WORDS.to_owned() };
    let place = place.as_ref().map_or_else(String::new, |place| format!(" as {}", quoted(place)));
    format!("{WORDS}: {} from {}{place}", quoted(result), quoted(journey))
}

fn quoted(path: &str) -> String {
    let mut quoted = String::new();
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'.' | b'_' => quoted.push(char::from(byte)),
            b'-' if !quoted.is_empty() && !quoted.ends_with('-') => quoted.push('-'),
            other => quoted.extend(["%", &format!("{other:02X}")]),
        }
    }
    quoted
}

fn unquoted(quoted: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = quoted;
    while let Some(next) = rest.chars().next() {
        rest = &rest[next.len_utf8()..];
        if next == '%' {
            let digits = rest.get(..2)?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &rest[2..];
        } else {
            bytes.extend_from_slice(next.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
    String::from_utf8(bytes).ok()
}

/// The words of the mark at the end of a file that begins with `head`.
fn found(head: &[u8], tail: &[u8]) -> Option<String> {
    let text = if head.starts_with(b"%PDF-") {
        let end = tail.windows(STARTXREF.len()).rposition(|part| part == STARTXREF)?;
        last_line(&tail[..end])?.strip_prefix("% ")?.to_owned()
    } else if head.starts_with(b"\x89PNG") {
        let end = tail.strip_suffix(LAST_CHUNK)?;
        let start = end.windows(KEYWORD.len()).rposition(|part| part == KEYWORD)? + KEYWORD.len();
        let words = end.get(start..end.len().checked_sub(4)?)?;
        let words = std::str::from_utf8(words).ok()?;
        // The chunk is ours to the last bit, and the last before the end.
        end.ends_with(&chunk(words)).then(|| words.to_owned())?
    } else if head.starts_with(b"PK\x03\x04") {
        let start = tail.windows(WORDS.len()).rposition(|part| part == WORDS.as_bytes())?;
        std::str::from_utf8(&tail[start..]).ok()?.to_owned()
    } else {
        let line = last_line(tail)?;
        let in_comment = line.strip_prefix("<!-- ").and_then(|line| line.strip_suffix(" -->"));
        let in_lines = || {
            [MAKE, MERMAID, ROFF].into_iter().find_map(|kind| match kind {
                MarkFormat::Lines(begin) => line.strip_prefix(begin),
                _ => None,
            })
        };
        in_comment.or_else(in_lines)?.to_owned()
    };
    let rest = text.strip_prefix(WORDS)?;
    (rest.is_empty() || read(&text).is_some()).then_some(text)
}

/// The last line of a text; Git may have given it another end.
fn last_line(text: &[u8]) -> Option<&str> {
    let text = text.strip_suffix(b"\n").unwrap_or(text);
    let text = text.strip_suffix(b"\r").unwrap_or(text);
    let start = text.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    std::str::from_utf8(&text[start..]).ok()
}

fn read(words: &str) -> Option<Origin> {
    let rest = words.strip_prefix(WORDS)?.strip_prefix(": ")?;
    let (result, rest) = rest.split_once(" from ")?;
    let (journey, place) = rest.split_once(" as ").map_or((rest, None), |(journey, place)| (journey, Some(place)));
    let place = match place {
        Some(place) => Some(unquoted(place)?),
        None => None,
    };
    Some(Origin { result: unquoted(result)?, journey: unquoted(journey)?, place })
}

/// Puts bytes before the last place where `before` stands; at the end where it stands nowhere.
fn insert(bytes: &mut Vec<u8>, before: &[u8], added: &[u8]) {
    let at = bytes.windows(before.len()).rposition(|part| part == before).unwrap_or(bytes.len());
    bytes.splice(at..at, added.iter().copied());
}

/// A chunk of a PNG picture with words in it.
fn chunk(words: &str) -> Vec<u8> {
    let named = [KEYWORD, words.as_bytes()].concat();
    let length = u32::try_from(named.len().saturating_sub(4)).unwrap_or(u32::MAX);
    [&length.to_be_bytes()[..], &named, &check_sum(&named).to_be_bytes()].concat()
}

/// The check sum of a chunk (PNG, annex D), bit by bit: a mark is short.
fn check_sum(bytes: &[u8]) -> u32 {
    let step = |sum: u32| if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 };
    let add = |sum: u32, byte: &u8| (0..8).fold(sum ^ u32::from(*byte), |sum, _| step(sum));
    !bytes.iter().fold(u32::MAX, add)
}

/// Gives an archive that has no comment yet one.
#[cfg(feature = "xlsx")]
fn annotate(bytes: &mut Vec<u8>, words: &str) {
    let end = bytes.len().checked_sub(END_OF_ARCHIVE).filter(|end| bytes[*end..].starts_with(b"PK\x05\x06"));
    if let (Some(_), Ok(length)) = (end, u16::try_from(words.len())) {
        bytes.truncate(bytes.len() - 2);
        bytes.extend_from_slice(&length.to_le_bytes());
        bytes.extend_from_slice(words.as_bytes());
    }
}

/// Whether a page for `man` of an earlier version begins so.
fn is_manual_page(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head);
    let mut lines = text.lines();
    lines.next() == Some(r".ie \n(.g .ds Aq \(aq")
        && lines.take(3).any(|line| line.starts_with(".TH journey ") || line.starts_with(".TH journey-"))
}

/// Whether it is a file of `--deps` of an earlier version: rules without commands, from journeys to results, and then a rule
/// for each file that they name.
fn is_rule(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let (rules, alone) = text.split_once("\n\n").unwrap_or((text, ""));
    let is_result = |name: &str| [".svg", ".pdf", ".png", ".md"].iter().any(|ending| name.ends_with(ending));
    let from_journey = |line: &str| {
        line.split_once(": ").is_some_and(|(results, sources)| {
            is_result(results) && sources.split(' ').any(|source| source.ends_with(".journey"))
        })
    };
    let is_alone = |line: &str| line.is_empty() || line.ends_with(':') && !line.starts_with(['\t', ' ', '#']);
    !rules.is_empty()
        && rules.lines().all(from_journey)
        && alone.lines().any(|line| line.ends_with(".journey:"))
        && alone.lines().all(is_alone)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin_of(result: &str, journey: &str, place: Option<&str>) -> Origin {
        Origin { result: result.to_owned(), journey: journey.to_owned(), place: place.map(str::to_owned) }
    }

    #[test]
    fn a_mark_says_again_what_was_put_into_it() {
        let origins = [
            origin_of("a.svg", "a.journey", None),
            origin_of("maps/ä --> b as c.svg", "from/-- x\n%20.journey", Some("maps/ä --> b as c")),
        ];
        let heads: [(&[u8], MarkFormat); 4] = [
            (b"<svg >\n", MarkFormat::Markup),
            (b"%PDF-1.7\ntrailer\nstartxref\n12\n%%EOF\n", MarkFormat::Document),
            (b"\x89PNG\0\0\0\0IEND\xaeB`\x82", MarkFormat::Pixels),
            (b"a: b\n", MAKE),
        ];
        for origin in &origins {
            for (bytes, kind) in heads {
                let written = marked(bytes.to_vec(), kind, Some(origin));
                let text = found(&written, &written).unwrap();
                assert_eq!(read(&text).as_ref(), Some(origin), "{text}");
                assert!(text.is_ascii() && !text.contains("--") && !text.contains('\n'), "{text}");
            }
        }
    }

    #[test]
    fn half_a_mark_is_none() {
        let texts = [
            "made by journey",
            "<!-- made by journey -->\nmore\n",
            "<!-- made by journey: a -->\n",
            "<!-- made by journeys -->\n",
            "x <!-- made by journey -->\n",
            "<!-- Made by journey -->\n",
            "<!-- made by journey: %GG from a -->\n",
            "%PDF-1.7\n% made by journey\n",
        ];
        for text in texts {
            assert_eq!(found(text.as_bytes(), text.as_bytes()), None, "{text}");
        }
        assert!(found(b"", b"x\r\n<!-- made by journey -->\r\n").is_some());
    }

    #[test]
    fn rules_of_an_earlier_version_are_known() {
        assert!(is_rule(b"a.svg a.pdf: a.journey b.png\n\na.journey:\n\nb.png:\n"));
        for other in ["", "a.o: a.c\n\na.c:\n", "a.svg: a.journey\n\tdraw\n\na.journey:\n", "all: a.svg\n"] {
            assert!(!is_rule(other.as_bytes()), "{other}");
        }
    }

    #[test]
    fn the_check_sum_is_that_of_png() {
        assert_eq!(check_sum(b"IEND").to_be_bytes(), *b"\xaeB`\x82");
    }
}

//! Whether a file was written by an earlier run in one of the formats, or for people.
//!
//! In: what is in a file. Out: whether each of its findings is written as findings are written here. Some formats are
//! read line by line by programs that know no comment, so none of them can hold a mark.

use crate::diagnostic::Code;
use crate::language::Language;
use crate::message::report;

/// Whether a file holds findings and nothing else, as far as its shape tells.
#[must_use]
pub fn is_own(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    is_document(text) || text.ends_with('\n') && (text.lines().all(is_line) || is_for_people(text))
}

/// SARIF and the report of GitLab are one document.
fn is_document(text: &str) -> bool {
    let is_log = text.starts_with("{\n  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",")
        && text.contains("\n          \"name\": \"journey\",");
    let is_report = || {
        let code = text.split("\"check_name\": \"").nth(1).and_then(|rest| rest.split('"').next());
        text.starts_with("[\n  {\n    \"description\": \"") && code.is_some_and(is_code)
    };
    text == "[]\n" || is_log || is_report()
}

/// A finding in one line.
fn is_line(line: &str) -> bool {
    let is_annotation = || {
        let title = line.split(",title=").nth(1).and_then(|rest| rest.split("::").next());
        (line.starts_with("::error file=") || line.starts_with("::warning file=")) && title.is_some_and(is_code)
    };
    let is_short = || [": error[", ": warning["].iter().any(|word| line.split(word).skip(1).any(begins_with_code));
    line.starts_with("{\"kind\":\"finding\",") || is_annotation() || is_short()
}

/// What people read begins with a code, or tells it in the first lines.
fn is_for_people(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    let heads = Language::ALL.map(|language| [report::error(), report::warning()].map(|word| word.text(language)));
    let is_drawn = heads.iter().flatten().filter_map(|word| first.strip_prefix(word)?.strip_prefix('['));
    let said = Language::ALL.map(|language| format!("{}{}", report::code().text(language), language.colon()));
    let codes = lines.flat_map(|line| said.iter().filter_map(|head| line.strip_prefix(head.as_str())));
    is_drawn.clone().any(begins_with_code) || codes.clone().any(is_code)
}

fn begins_with_code(rest: &str) -> bool {
    rest.split_once(']').is_some_and(|(code, _)| is_code(code))
}

fn is_code(word: &str) -> bool {
    Code::from_name(word).is_some()
}

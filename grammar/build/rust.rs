//! Pieces of Rust.

use super::catalogue::Language;

/// Before items that are tables in the form of a match.
pub const TABLE: &str = "#[allow(clippy::match_same_arms, clippy::too_many_lines, reason = \"a table\")]\n";

/// The name of a type or a variant: `FollowUp` for `follow-up`.
pub fn camel(name: &str) -> String {
    let capital = |part: &str| part[..1].to_uppercase() + &part[1..];
    name.split('-').map(capital).collect()
}

/// The name of a field or a function: `follow_up` for `follow-up`.
pub fn snake(name: &str) -> String {
    name.replace('-', "_")
}

/// A slice, a line an element.
pub fn slice(rows: impl IntoIterator<Item = String>) -> String {
    format!("&[\n{}]", rows.into_iter().map(|row| row + ",\n").collect::<String>())
}

/// Documentation that quotes a text, shortened to one line.
pub fn quoted_doc(text: &str) -> String {
    let line: String = text.chars().take(100).collect();
    // What Markdown would read as code, a tag or a link is none.
    format!(
        "#[doc = {:?}]",
        format!("“{}”", line.replace('`', "'").replace('_', "-").replace(['<', '>', '[', ']'], ""))
    )
}

/// A match over the languages that gives one thing each.
pub fn by_language(languages: &[Language<'_>], mut arm: impl FnMut(&Language<'_>) -> String) -> String {
    let arms = languages.iter().map(|language| format!("Language::{} => {},\n", language.name, arm(language)));
    format!("match language {{\n{}}}", arms.collect::<String>())
}

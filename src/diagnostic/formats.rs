//! Diagnostics for machines: editors, CI jobs and the services that show what they found.
//!
//! In: [`Finding`]s. Out: text. Two kinds of format: of some each finding is a line or more of its own, and of others
//! all findings of a run are one document. Where the text goes is decided elsewhere.

mod github;
mod gitlab;
mod json;
mod sarif;
mod short;

pub use json::SCHEMA;

use super::finding::Finding;

/// A format for machines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// One line a finding, as compilers write them and editors read them.
    Short,
    /// One JSON object a line.
    Json,
    /// Annotations of GitHub Actions.
    Github,
    /// A SARIF 2.1.0 log.
    Sarif,
    /// A code quality report of GitLab.
    Gitlab,
}

/// All findings of a run in a format.
#[must_use]
pub fn write(findings: &[Finding], format: Format) -> String {
    match format {
        Format::Short => findings.iter().map(short::line).collect(),
        Format::Json => findings.iter().map(json::line).collect(),
        Format::Github => findings.iter().map(github::line).collect(),
        Format::Sarif => sarif::log(findings),
        Format::Gitlab => gitlab::report(findings),
    }
}

/// A value as JSON, indented for people; our own types always can be.
fn indented(value: &impl serde::Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).expect("text, numbers and lists are JSON");
    text.push('\n');
    unbroken(text)
}

/// JSON with escapes for what JSON lets stand and others do not: characters that some readers of lines take for a line end, and
/// those that a terminal obeys. They stand in texts alone, where an escape means the same.
fn unbroken(json: String) -> String {
    let hurts = |letter: char| matches!(letter, '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}');
    if !json.contains(hurts) {
        return json;
    }
    let mut escaped = String::with_capacity(json.len() + 64);
    for letter in json.chars() {
        if hurts(letter) {
            escaped.extend(["\\u", &format!("{:04x}", u32::from(letter))]);
        } else {
            escaped.push(letter);
        }
    }
    escaped
}

#[cfg(test)]
mod tests;

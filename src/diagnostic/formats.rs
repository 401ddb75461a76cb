//! Diagnostics for machines: editors, CI jobs and the services that show what they found.
//!
//! In: [`Finding`]s. Out: text. Two kinds of format: of some each finding is a line or more of its own, and of others
//! all findings of a run are one document. Where the text goes is decided elsewhere.

mod github;
mod gitlab;
mod json;
mod own;
mod sarif;
mod short;

pub use json::SCHEMA;
pub use own::is_own;

use std::io::{self, Write};

use serde::{Serialize, Serializer};

use super::finding::Finding;

/// A format for machines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReportFormat {
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

/// Writes all findings of a run in a format, one after the other: what is written is never in memory as a whole.
///
/// # Errors
/// Those of `out`.
pub fn write_to(findings: &[Finding], format: ReportFormat, out: &mut dyn Write) -> io::Result<()> {
    let mut lines =
        |line: fn(&Finding) -> String| findings.iter().try_for_each(|finding| out.write_all(line(finding).as_bytes()));
    match format {
        ReportFormat::Short => lines(short::line),
        ReportFormat::Json => lines(json::line),
        ReportFormat::Github => lines(github::line),
        ReportFormat::Sarif => sarif::log(findings, out),
        ReportFormat::Gitlab => gitlab::report(findings, out),
    }
}

/// All findings of a run in a format.
#[must_use]
pub fn write(findings: &[Finding], format: ReportFormat) -> String {
    let mut bytes = Vec::new();
    // Memory takes all that is written, and all formats are text.
    let _ = write_to(findings, format, &mut bytes);
    String::from_utf8(bytes).unwrap_or_default()
}

/// Writes a value as JSON, indented for people.
fn write_indented(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(Unbroken(&mut *out), value)?;
    out.write_all(b"\n")
}

/// JSON with escapes for what JSON lets stand and others do not: characters that some readers of lines take for a line end, and
/// those that a terminal obeys. They stand in texts alone, where an escape means the same.
struct Unbroken<W>(W);

impl<W: Write> Write for Unbroken<W> {
    // Texts are written in whole characters.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match std::str::from_utf8(bytes) {
            Ok(text) if text.contains(breaks) => self.0.write_all(unbroken(text).as_bytes())?,
            _ => self.0.write_all(bytes)?,
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

const fn breaks(letter: char) -> bool {
    matches!(letter, '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}')
}

fn unbroken(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len() + 64);
    for letter in json.chars() {
        if breaks(letter) {
            escaped.extend(["\\u", &format!("{:04x}", u32::from(letter))]);
        } else {
            escaped.push(letter);
        }
    }
    escaped
}

/// A list of which each item is made when it is written, and forgotten.
struct Each<I>(I);

impl<I> Serialize for Each<I>
where
    I: Clone + IntoIterator,
    I::Item: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.clone())
    }
}

#[cfg(test)]
mod tests;

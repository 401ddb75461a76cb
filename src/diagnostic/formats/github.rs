//! Annotations of GitHub Actions: a line that the runner takes out of the log and shows beside the source.
//!
//! Source of the form and its escapes: "Workflow commands for GitHub Actions" in GitHub's documentation.

use crate::diagnostic::excerpt::visible;
use crate::diagnostic::finding::{Finding, word};

/// The annotation of a finding.
pub(super) fn line(finding: &Finding) -> String {
    let place = &finding.place;
    let severity = word(finding.severity);
    // A runner finds no file by a name with control characters in it, and its log would obey them.
    let file = property(&visible(&place.file));
    // Columns are heeded only where the annotation lies on one line.
    let columns = if place.line == place.end_line {
        format!(",col={},endColumn={}", place.column, place.end_column)
    } else {
        String::new()
    };
    // People read the words in the log too.
    format!(
        "::{severity} file={file},line={},endLine={}{columns},title={}::{}\n",
        place.line,
        place.end_line,
        finding.code,
        message(&visible(&finding.sentence()))
    )
}

fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

//! A code quality report of GitLab, which shows it beside the changes of a merge request.
//!
//! Source of the form: "Code Quality" in GitLab's documentation. A finding keeps its fingerprint when lines above it come
//! or go, so that GitLab does not take it for a new one.

use std::collections::BTreeMap;

use serde::Serialize;

use super::indented;
use crate::diagnostic::Severity;
use crate::diagnostic::finding::Finding;
use crate::fingerprint::Fingerprint;

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// The report of a run.
pub(super) fn report(findings: &[Finding]) -> String {
    let mut seen: BTreeMap<String, u64> = BTreeMap::new();
    let issues: Vec<Issue> = findings
        .iter()
        .map(|finding| {
            let read = [&finding.place.file, finding.code, &finding.message];
            let print = read.iter().fold(Fingerprint::new(), |print, text| print.with(text.as_bytes())).digits();
            let ordinal = seen.entry(print.clone()).or_default();
            *ordinal += 1;
            Issue {
                description: finding.sentence(),
                check_name: finding.code,
                fingerprint: format!("{print}{ordinal:04x}"),
                severity: severity(finding.severity),
                location: Location {
                    path: &finding.place.file,
                    lines: Lines { begin: finding.place.line, end: finding.place.end_line },
                },
            }
        })
        .collect();
    indented(&issues)
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
    }
}

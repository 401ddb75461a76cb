//! A code quality report of GitLab, which shows it beside the changes of a merge request.
//!
//! Source of the form: "Code Quality" in GitLab's documentation. A finding keeps its fingerprint when lines above it come
//! or go, so that GitLab does not take it for a new one.

use std::collections::BTreeMap;

use serde::Serialize;

use super::indented;
use crate::diagnostic::Severity;
use crate::diagnostic::finding::Finding;

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
    let mut seen: BTreeMap<u64, u64> = BTreeMap::new();
    let issues: Vec<Issue> = findings
        .iter()
        .map(|finding| {
            let print = fingerprint(&[&finding.place.file, finding.code, &finding.message]);
            let ordinal = seen.entry(print).or_default();
            *ordinal += 1;
            Issue {
                description: finding.sentence(),
                check_name: finding.code,
                fingerprint: format!("{print:016x}{ordinal:04x}"),
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

/// A number that tells texts apart, the same on every machine: FNV-1a in 64 bits (draft-eastlake-fnv).
fn fingerprint(texts: &[&str]) -> u64 {
    let bytes = texts.iter().flat_map(|text| text.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

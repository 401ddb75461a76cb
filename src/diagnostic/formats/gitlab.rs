//! A code quality report of GitLab, which shows it beside the changes of a merge request.
//!
//! Source of the form: "Code Quality" in GitLab's documentation. A finding keeps its fingerprint when lines above it come
//! or go, so that GitLab does not take it for a new one.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::{Each, write_indented};
use crate::diagnostic::Severity;
use crate::diagnostic::finding::Finding;
use crate::fingerprint::Fingerprint;

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'static str,
    fingerprint: &'a str,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: LineRange,
}

#[derive(Serialize)]
struct LineRange {
    begin: usize,
    end: usize,
}

/// Writes the report of a run.
pub(super) fn report(findings: &[Finding], out: &mut dyn Write) -> io::Result<()> {
    let prints = prints(findings);
    write_indented(&Each(findings.iter().zip(&prints).map(|(finding, print)| issue(finding, print))), out)
}

/// The fingerprint of each finding; those that say the same are counted.
fn prints(findings: &[Finding]) -> Vec<String> {
    let mut seen: BTreeMap<String, u64> = BTreeMap::new();
    let print = |finding: &Finding| {
        let read = [&finding.place.file, finding.code, &finding.message];
        let print = read.iter().fold(Fingerprint::new(), |print, text| print.with(text.as_bytes())).digits();
        let ordinal = seen.entry(print.clone()).or_default();
        *ordinal += 1;
        format!("{print}{ordinal:04x}")
    };
    findings.iter().map(print).collect()
}

fn issue<'f>(finding: &'f Finding, print: &'f str) -> Issue<'f> {
    Issue {
        description: finding.sentence(),
        check_name: finding.code,
        fingerprint: print,
        severity: severity(finding.severity),
        location: Location {
            path: &finding.place.file,
            lines: LineRange { begin: finding.place.line, end: finding.place.end_line },
        },
    }
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
    }
}

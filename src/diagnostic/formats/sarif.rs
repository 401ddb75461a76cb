//! A SARIF 2.1.0 log: the form in which services for code scanning take findings.
//!
//! Source of the form: "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", OASIS. Rules are the codes
//! that were found, each with the page that explains it.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Value, json};

use super::{Each, write_indented};
use crate::diagnostic::Code;
use crate::diagnostic::finding::{FileRange, Finding, Replacement, word};
use crate::language::Language;

/// The schema that the log keeps to.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The log of a run.
#[derive(Serialize)]
struct Log<R> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    runs: [SarifRun<R>; 1],
    version: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifRun<R> {
    column_kind: &'static str,
    results: R,
    tool: Value,
}

/// Writes the log of a run.
pub(super) fn log(findings: &[Finding], out: &mut dyn Write) -> io::Result<()> {
    let mut languages: BTreeMap<&str, Language> = BTreeMap::new();
    for finding in findings {
        languages.entry(finding.code).or_insert(finding.language);
    }
    let codes: Vec<&str> = languages.keys().copied().collect();
    let rules = languages.iter().filter_map(|(name, language)| Some(rule(Code::from_name(name)?, *language)));
    let rules: Vec<Value> = rules.collect();
    let tool = json!({ "driver": { "name": "journey", "version": env!("CARGO_PKG_VERSION"), "rules": rules } });
    let results = Each(findings.iter().map(|finding| result(finding, &codes)));
    let run = SarifRun { column_kind: "unicodeCodePoints", results, tool };
    write_indented(&Log { schema: SCHEMA, runs: [run], version: "2.1.0" }, out)
}

/// A code, explained in the language of the first finding that has it.
fn rule(code: Code, language: Language) -> Value {
    let page = code.page(language);
    json!({
        "id": code.name(),
        "shortDescription": { "text": code.gist(language) },
        "help": { "text": page, "markdown": page },
        "defaultConfiguration": { "level": word(code.severity()) },
    })
}

fn result(finding: &Finding, codes: &[&str]) -> Value {
    let mut result = json!({
        "ruleId": finding.code,
        "ruleIndex": codes.binary_search(&finding.code).unwrap_or(0),
        "level": word(finding.severity),
        "message": { "text": finding.sentence() },
        "locations": [{ "physicalLocation": location(&finding.place) }],
    });
    if !finding.related.is_empty() {
        let related = finding.related.iter().map(
            |related| json!({ "physicalLocation": location(&related.place), "message": { "text": related.message } }),
        );
        result["relatedLocations"] = related.collect();
    }
    if let Some(change) = &finding.repair {
        result["fixes"] = json!([fix(finding, change)]);
    }
    result
}

fn fix(finding: &Finding, change: &Replacement) -> Value {
    json!({
        "description": { "text": finding.help.as_ref().unwrap_or(&finding.message) },
        "artifactChanges": [{
            "artifactLocation": { "uri": uri(&change.place.file) },
            "replacements": [{
                "deletedRegion": region(&change.place),
                "insertedContent": { "text": change.replacement },
            }],
        }],
    })
}

fn location(place: &FileRange) -> Value {
    json!({ "artifactLocation": { "uri": uri(&place.file) }, "region": region(place) })
}

fn region(place: &FileRange) -> Value {
    json!({
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    })
}

/// A path as a URI reference (RFC 3986): what is no plain letter, digit or sign of a path is written in bytes.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let drive = path.as_bytes().get(1) == Some(&b':');
    let mut uri = String::from(match (path.starts_with('/'), drive) {
        (true, _) => "file://",
        (false, true) => "file:///",
        (false, false) => "",
    });
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            b':' if drive => uri.push(':'),
            other => uri.extend(["%", &format!("{other:02X}")]),
        }
    }
    uri
}

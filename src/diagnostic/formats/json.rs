//! One JSON object a line; `docs/findings.schema.json` says what is in it.

use serde::Serialize;

use super::unbroken;
use crate::diagnostic::finding::Finding;

/// The JSON Schema of a line.
pub const SCHEMA: &str = include_str!("../../../docs/findings.schema.json");

#[derive(Serialize)]
struct JsonLine<'a> {
    kind: &'static str,
    #[serde(flatten)]
    finding: &'a Finding,
}

/// The line of a finding.
pub(super) fn line(finding: &Finding) -> String {
    let line = JsonLine { kind: "finding", finding };
    let mut text = serde_json::to_string(&line).expect("text, numbers and lists are JSON");
    text.push('\n');
    unbroken(&text)
}

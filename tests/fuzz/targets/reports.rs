//! The writers of diagnostics for machines: a finding is one entry, with the very words that were found.
//!
//! In: texts, a line each: the name of a file, what is in it, a message, a help, a replacement. Out: the findings in each format,
//! read back.

use std::collections::BTreeSet;

use journey::diagnostic::finding::Finding;
use journey::diagnostic::formats::{ReportFormat, write};
use journey::diagnostic::{Code, Diagnostic};
use journey::language::Language;
// A message that is its argument alone.
use journey::message::system::other as words;
use journey::source::{Source, Sources, Span};
use serde_json::Value;

use super::outcome;

/// What one reader or another takes for the end of a line (Unicode, section 5.8).
const LINE_ENDS: [char; 7] = ['\n', '\u{b}', '\u{c}', '\r', '\u{85}', '\u{2028}', '\u{2029}'];

pub fn seeds() -> Vec<Vec<u8>> {
    let texts = [
        "a.journey\nPhase: p\nnot a keyword\nwrite `Phase`\nPhase",
        "a,b:c%\r::error::.journey\nx\u{2028}y\n`\u{2028}::error::y`\n100 %\r\u{85}\n\u{2029}\\u2028",
        "C:\\maps\\één.journey\n\u{1b}[2J\u{9b}31m\n\"quoted\" \\ back\n\u{202e}turned\n\0",
        "/\n\n\n\n",
    ];
    texts.map(|text| text.as_bytes().to_vec()).to_vec()
}

/// A few findings with these texts in them.
fn findings(bytes: &[u8]) -> Vec<Finding> {
    let texts = String::from_utf8_lossy(bytes);
    let mut lines = texts.split('\n').cycle().map(str::to_owned);
    let mut next = || lines.next().unwrap_or_default();
    let mut sources = Sources::new();
    let file = sources.add(Source::new(next(), next().replace('\u{b}', "\n")));
    let length = sources.get(file).map_or(0, |source| source.text().len());
    let codes = [Code::UnknownKeyword, Code::NoGoal, Code::NoGoal];
    let diagnostics = codes.into_iter().enumerate().map(|(at, code)| {
        let span = Span::new(file, (bytes.len() * at) % (length + 1), length);
        let found = Diagnostic::new(code, span, words(next())).related(span, words(next())).label(words(next()));
        if at == 0 { found.help(words(next())).repair(span, next()) } else { found }
    });
    diagnostics.map(|found| Finding::new(&found, &sources, Language::English)).collect()
}

/// Valid JSON with the words in it, a line a finding where lines count, and nothing that a log or a terminal would obey.
pub fn reports(bytes: &[u8]) -> u64 {
    let findings = findings(bytes);
    for format in
        [ReportFormat::Short, ReportFormat::Json, ReportFormat::Github, ReportFormat::Sarif, ReportFormat::Gitlab]
    {
        let written = write(&findings, format);
        let bad = written.chars().find(|letter| (letter.is_control() || LINE_ENDS.contains(letter)) && *letter != '\n');
        assert_eq!(bad, None, "{format:?}: {written}");
    }
    lines(&findings);
    let sarif = json(&write(&findings, ReportFormat::Sarif));
    let results = sarif["runs"][0]["results"].as_array().expect("a list");
    let said: Vec<&str> = results.iter().filter_map(|result| result["message"]["text"].as_str()).collect();
    assert_eq!(said, findings.iter().map(Finding::sentence).collect::<Vec<_>>(), "SARIF");
    let change = &results[0]["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"];
    assert_eq!(change.as_str(), findings[0].repair.as_ref().map(|change| change.replacement.as_str()));
    gitlab(&findings);
    outcome(findings.iter().map(|found| (found.place.line, found.message.len() / 9)).collect::<Vec<_>>())
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

fn lines(findings: &[Finding]) {
    let of = |format| {
        let written = write(findings, format);
        written.lines().map(str::to_owned).collect::<Vec<String>>()
    };
    let [short, objects, annotations] = [ReportFormat::Short, ReportFormat::Json, ReportFormat::Github].map(of);
    assert_eq!([short.len(), objects.len(), annotations.len()], [findings.len(); 3], "lines");
    for (object, finding) in objects.iter().map(|line| json(line)).zip(findings) {
        assert_eq!(object["message"].as_str(), Some(finding.message.as_str()));
        assert_eq!(object["file"].as_str(), Some(finding.place.file.as_str()));
    }
    for (line, finding) in annotations.iter().zip(findings) {
        let line = line.strip_prefix("::error file=").or_else(|| line.strip_prefix("::warning file=")).expect("a kind");
        // The runner cuts the properties from the message at the first two colons and from each other at commas.
        let (properties, _) = line.split_once("::").expect("a message");
        let wanted = if finding.place.line == finding.place.end_line { 6 } else { 4 };
        assert_eq!(properties.split(',').count(), wanted, "{line}");
        assert!(properties.ends_with(&format!("title={}", finding.code)), "{line}");
    }
}

fn gitlab(findings: &[Finding]) {
    let report = json(&write(findings, ReportFormat::Gitlab));
    let issues = report.as_array().expect("a list");
    let prints: BTreeSet<&str> = issues.iter().filter_map(|issue| issue["fingerprint"].as_str()).collect();
    assert_eq!(prints.len(), findings.len(), "a fingerprint a finding");
    for (issue, finding) in issues.iter().zip(findings) {
        assert_eq!(issue["description"].as_str(), Some(finding.sentence().as_str()));
        assert_eq!(issue["location"]["path"].as_str(), Some(finding.place.file.as_str()));
    }
}

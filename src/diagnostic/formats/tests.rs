use serde_json::Value;

use super::*;
use crate::diagnostic::{Code, Diagnostic};
use crate::language::Language;
use crate::message::{no_goal, second_journey, unknown_keyword};
use crate::source::{FileId, Source, Sources, Span};

/// A journey with an accent before the mistake, in a file whose name asks for escapes.
const TEXT: &str = "Reis: é\n  Fasee: Vóór\n";

fn findings() -> Vec<Finding> {
    let mut sources = Sources::new();
    let file = sources.add(Source::new("map, één/a:b.journey", TEXT));
    let span = Span::new(file, TEXT.find("Fasee").unwrap(), TEXT.find("Fasee").unwrap() + 5);
    let unknown = Diagnostic::new(Code::UnknownKeyword, span, unknown_keyword::message("Fasee, 100 %\nnot at all"))
        .help(unknown_keyword::near_help("Fase"))
        .related(Span::new(FileId(0), 0, 4), second_journey::first())
        .repair(span, "Fase");
    let goal = Diagnostic::new(Code::NoGoal, Span::new(file, 0, 4), no_goal::message());
    [unknown, goal].iter().map(|diagnostic| Finding::new(diagnostic, &sources, Language::English)).collect()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn a_short_line_has_place_severity_and_code() {
    let text = write(&findings(), ReportFormat::Short);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 2, "{text}");
    assert!(lines[0].starts_with("map, één/a:b.journey:2:3: error[unknown-keyword]: `Fasee, 100 %"));
    assert_eq!(lines[1], "map, één/a:b.journey:1:1: warning[no-goal]: this journey does not say what the map is for");
}

#[test]
fn an_annotation_escapes_what_would_end_it() {
    let text = write(&findings(), ReportFormat::Github);
    assert_eq!(
        text.lines().next().unwrap(),
        "::error file=map%2C één/a%3Ab.journey,line=2,endLine=2,col=3,endColumn=8,title=unknown-keyword::\
         `Fasee, 100 %25%0Anot at all` is not a keyword; write `Fase:`"
    );
    assert_eq!(text.lines().count(), 2);
}

#[test]
fn every_key_of_json_is_in_the_schema() {
    let schema = json(SCHEMA);
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    for line in write(&findings(), ReportFormat::Json).lines() {
        let value = json(line);
        for key in keys(&value) {
            assert!(schema["properties"].get(&key).is_some(), "{key}");
        }
        for required in schema["required"].as_array().unwrap() {
            assert!(value.get(required.as_str().unwrap()).is_some(), "{required}");
        }
        for (list, of) in [("related", &schema["properties"]["related"]["items"])] {
            for key in value.get(list).and_then(|all| all.get(0)).map(keys).unwrap_or_default() {
                assert!(of["properties"].get(&key).is_some(), "{key}");
            }
        }
        for key in value.get("repair").map(keys).unwrap_or_default() {
            assert!(schema["properties"]["repair"]["properties"].get(&key).is_some(), "{key}");
        }
    }
}

#[test]
fn all_formats_tell_the_same_place_and_code() {
    let findings = findings();
    let lines: Vec<Value> = write(&findings, ReportFormat::Json).lines().map(json).collect();
    let sarif = json(&write(&findings, ReportFormat::Sarif));
    let gitlab = json(&write(&findings, ReportFormat::Gitlab));
    let run = &sarif["runs"][0];
    for (index, line) in lines.iter().enumerate() {
        let result = &run["results"][index];
        let region = &result["locations"][0]["physicalLocation"]["region"];
        assert_eq!(region["startLine"], line["line"]);
        assert_eq!(region["startColumn"], line["column"]);
        assert_eq!(region["endColumn"], line["endColumn"]);
        assert_eq!(result["ruleId"], line["code"]);
        let rule = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], line["code"]);
        assert_eq!(gitlab[index]["check_name"], line["code"]);
        assert_eq!(gitlab[index]["location"]["lines"]["begin"], line["line"]);
    }
    let uri = &run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(uri, "map%2C%20%C3%A9%C3%A9n/a%3Ab.journey");
    assert_eq!(
        run["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"],
        "Fase"
    );
}

#[test]
fn fingerprints_do_not_move_with_lines_and_are_distinct() {
    let mut findings = findings();
    findings.push(findings[1].clone());
    let prints = |findings: &[Finding]| -> Vec<String> {
        let report = json(&write(findings, ReportFormat::Gitlab));
        report.as_array().unwrap().iter().map(|issue| issue["fingerprint"].as_str().unwrap().to_owned()).collect()
    };
    let before = prints(&findings);
    findings[0].place.line += 7;
    assert_eq!(before, prints(&findings));
    assert!(before[0] != before[1] && before[1] != before[2]);
}

#[test]
fn a_finding_is_one_line_for_readers_of_any_line_end() {
    let mut findings = findings();
    findings[0].message = "a\u{85}b\u{2028}c\u{2029}d\u{9b}31m\u{7f}".to_owned();
    findings[0].place.file = "a\u{2028}\u{1b}b.journey".to_owned();
    for format in
        [ReportFormat::Short, ReportFormat::Json, ReportFormat::Github, ReportFormat::Sarif, ReportFormat::Gitlab]
    {
        let text = write(&findings, format);
        let ends = |letter: char| letter != '\n' && (letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}'));
        assert!(!text.contains(ends), "{format:?}: {text}");
    }
    let line = write(&findings, ReportFormat::Json).lines().next().map(json).unwrap();
    assert_eq!(line["message"], findings[0].message.as_str());
    let sarif = json(&write(&findings, ReportFormat::Sarif));
    assert_eq!(sarif["runs"][0]["results"][0]["message"]["text"], findings[0].sentence().as_str());
}

#[test]
fn nothing_found_is_a_document_too() {
    assert_eq!(write(&[], ReportFormat::Short), "");
    assert_eq!(json(&write(&[], ReportFormat::Gitlab)), serde_json::json!([]));
    assert_eq!(json(&write(&[], ReportFormat::Sarif))["runs"][0]["results"], serde_json::json!([]));
}

use super::*;
use crate::source::{NoFiles, Source};

#[test]
fn the_published_schema_is_that_of_the_types() {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let schema = settings.into_generator().into_root_schema_for::<Document>();
    let expected = serde_json::to_string_pretty(&schema).unwrap() + "\n";
    if SCHEMA != expected {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/journey.schema.json");
        std::fs::write(path, expected).unwrap();
        panic!("docs/journey.schema.json was written anew: look at it");
    }
}

fn exported(text: &str) -> serde_json::Value {
    let compiled = crate::compile(Source::new("a.journey", text), &NoFiles);
    serde_json::from_str(&json(&compiled.journey.unwrap(), &compiled.sources).unwrap()).unwrap()
}

#[test]
fn places_numbers_and_chains_are_there() {
    let document = exported(
        "Journey: A\nPhase: B\n  Step: C #c\n    Emotion: -1 sad\n    - bad\n      Opportunity: better\n        \
         Action: do\n          Due: 2026-05-01\n          For: #c\n",
    );
    let card = |at: usize, pointer: &str| document.pointer(&format!("/cards/{at}{pointer}")).unwrap().clone();
    assert_eq!(card(2, "/origin"), "A1 ← O1 ← −1, step 1; A1 ← step 1");
    assert_eq!(
        (card(2, "/parent"), card(2, "/shown"), card(2, "/action/due")),
        (2.into(), "A1".into(), "2026-05-01".into())
    );
    assert_eq!(card(2, "/answers/0/place"), serde_json::json!({ "phase": 1, "step": 1 }));
    assert_eq!(card(0, "/at"), serde_json::json!({ "line": 5, "column": 5 }));
    assert_eq!(document.pointer("/phases/0/steps/0/facts/emotions/0/level").unwrap(), -1.0);
    assert_eq!(document.pointer("/phases/0/steps/0/facts/labels/0/text").unwrap(), "c");
}

//! The action plans of whole files: `tests/plan/NAME.journey` gives `NAME.md`. A new file is a new case;
//! its plan is written on the first run, which fails so that someone reads it.

use std::fs;
use std::path::{Path, PathBuf};

use journey::source::{NoFiles, Source};
use journey::{compile, export};

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plan");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "journey")).collect();
    cases.sort();
    assert!(!cases.is_empty());
    cases
}

fn plan_of(name: &str, text: &str) -> String {
    let compiled = compile(Source::new(name, text), &NoFiles);
    let messages: Vec<_> = compiled.diagnostics.iter().map(|found| (found.code.name(), &found.message)).collect();
    assert!(messages.is_empty(), "{name}: {messages:?}");
    export::plan(&compiled.journey.unwrap())
}

#[test]
fn plans_read_as_they_should() {
    let mut wrong = Vec::new();
    for case in cases() {
        let plan = plan_of(&case.display().to_string(), &fs::read_to_string(&case).unwrap());
        let golden = case.with_extension("md");
        match fs::read_to_string(&golden) {
            Ok(expected) if expected == plan => {}
            Ok(expected) => {
                let line = expected.lines().zip(plan.lines()).position(|(one, other)| one != other);
                wrong.push(format!("{}: line {} differs:\n{plan}", golden.display(), line.map_or(0, |line| line + 1)));
            }
            Err(_) => {
                fs::write(&golden, plan).unwrap();
                wrong.push(format!("{} is new: read it, and run again", golden.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_long_journey_has_a_plan_too() {
    let step =
        "  Step: One more\n    - slow\n      Need: speed\n        Opportunity: a lift\n          Action: build it\n";
    let text = format!("Journey: x\n{}", "Phase: p\n".to_owned() + &step.repeat(1_999));
    let compiled = compile(Source::new("long", text), &NoFiles);
    let plan = export::plan(&compiled.journey.unwrap());
    assert!(plan.contains("| **A1999** | build it | to be decided | to be decided | — | — | — | A1999 ← O1999 ← N1999 ← −1999, step 1999 |"));
}

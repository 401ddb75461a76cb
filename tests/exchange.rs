//! What comes from other tools and goes to them: nothing is lost on the way, and nothing is taken for something else.
//!
//! A file in `tests/corpus/import` is a case: `NAME.golden.journey` beside it holds the journey that it gives, with the remarks
//! as comments at the end, or why it is refused. A missing golden is written and fails that once.

use std::path::{Path, PathBuf};

use journey::export::{self, TableRows};
use journey::import::{ImportOptions, Imported, Notation, Remark};
use journey::language::Language;
use journey::model::{Journey, Step};
use journey::source::{NoFiles, Source};
use journey::{Compiled, compile, import};
use proptest::prelude::*;

use crate::support::{self, files_in};

fn cases() -> Vec<PathBuf> {
    let cases: Vec<PathBuf> =
        ["mmd", "csv", "md"].iter().flat_map(|end| files_in("tests/corpus/import", end)).collect();
    assert!(cases.len() > 5, "the corpus is not where it should be");
    cases
}

fn imported(path: &Path) -> Result<Imported, Remark> {
    let name = path.file_name().expect("a file").to_string_lossy().into_owned();
    import(&std::fs::read(path).expect("a case"), &ImportOptions { name, ..ImportOptions::default() })
}

fn said(remark: &Remark) -> String {
    let message = remark.message.text(Language::English);
    remark.line.map_or_else(|| message.clone(), |line| format!("line {line}: {message}"))
}

/// The journey of a text that was imported, in which nothing may be wrong.
fn understood(text: &str) -> Journey {
    let Compiled { journey, diagnostics, .. } = compile(Source::new("imported", text), &NoFiles);
    let is_error = |found: &&journey::diagnostic::Diagnostic| found.severity == journey::diagnostic::Severity::Error;
    let errors: Vec<String> =
        diagnostics.iter().filter(is_error).map(|found| found.message.text(Language::English)).collect();
    assert!(errors.is_empty(), "{errors:?}\n{text}");
    journey.expect("a journey")
}

#[test]
fn cases_give_what_their_goldens_say() {
    let mut failed = Vec::new();
    for path in cases() {
        let found = match imported(&path) {
            Ok(imported) => {
                understood(&imported.text);
                let remarks: Vec<String> =
                    imported.remarks.iter().map(|remark| format!("# {}\n", said(remark))).collect();
                format!("{}\n# Remarks:\n{}", imported.text, remarks.concat())
            }
            Err(remark) => format!("# Refused: {}\n", said(&remark)),
        };
        let golden = PathBuf::from(format!("{}.golden.journey", path.display()));
        match std::fs::read_to_string(&golden) {
            Ok(expected) if expected == found => {}
            Ok(_) => failed.push(format!("{} differs:\n{found}", golden.display())),
            Err(_) => {
                std::fs::write(&golden, found).expect("a golden");
                failed.push(format!("{} is new: look at it", golden.display()));
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// What a Mermaid diagram can say of a journey.
fn told(journey: &Journey) -> Vec<String> {
    let actors = |step: &Step| {
        let own = step.by.iter().map(|name| name.value.clone()).collect::<Vec<_>>();
        let personas = journey.personas.iter().map(|persona| persona.name.value.clone());
        if own.is_empty() { personas.collect() } else { own }
    };
    let mut told = vec![journey.title.value.clone()];
    for phase in &journey.phases {
        told.push(format!("section {}", phase.name.value));
        for step in &phase.steps {
            let level = step.facts.emotions.first().and_then(|emotion| emotion.level);
            let score = step.facts.notes.first().map(|note| note.value.as_str());
            told.push(format!("{} {level:?} {score:?} {:?}", step.name.value, actors(step)));
        }
    }
    told
}

#[test]
fn a_diagram_survives_the_way_in_and_out() {
    let text = "journey\n  title Tea; \"and\" cake: a story\n  section Kitchen: left #1\n    At 9:30 & 100 % sure: 1: Ann, Bob: cook\n    \
                Section of cake: 7: Ann\n    a%%b: 3: Ann\n    Journey <br> home #amp; x: 0: Doe#44; Jane\n  section Empty\n";
    let first = import(text.as_bytes(), &ImportOptions::default()).expect("a diagram");
    let journey = understood(&first.text);
    let again = import(export::mermaid(&journey).text.as_bytes(), &ImportOptions::default()).expect("a diagram");
    assert_eq!(told(&understood(&again.text)), told(&journey), "{}", export::mermaid(&journey).text);
    assert!(
        !export::mermaid(&journey).text.contains(";;")
            && told(&journey)[2].starts_with("At 9:30 & 100 % sure Some(-2.0)")
    );
}

#[test]
fn every_diagram_of_the_corpus_survives() {
    for path in cases().into_iter().filter(|path| path.extension().is_some_and(|end| end == "mmd")) {
        let Ok(first) = imported(&path) else { continue };
        let mut journey = understood(&first.text);
        // A step without a level is drawn in the middle.
        for step in journey.phases.iter_mut().flat_map(|phase| &mut phase.steps) {
            step.facts.emotions.retain(|emotion| emotion.level.is_some());
        }
        let diagram = export::mermaid(&journey).text;
        let options = ImportOptions { language: Some(journey.language), ..ImportOptions::default() };
        let again = import(diagram.as_bytes(), &options).expect("a diagram");
        let middle =
            |told: Vec<String>| told.iter().map(|line| line.replace("None None", "Some(0.0) None")).collect::<Vec<_>>();
        assert_eq!(middle(told(&understood(&again.text))), middle(told(&journey)), "{}\n{diagram}", path.display());
    }
}

fn examples() -> Vec<Journey> {
    let compiled = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).expect("an example");
        compile(Source::new(path.display().to_string(), text), &NoFiles).journey.expect("a journey")
    };
    files_in("examples", "journey").into_iter().map(compiled).collect()
}

#[test]
fn a_table_of_steps_can_be_imported_again() {
    for journey in examples() {
        let options = ImportOptions {
            name: "table.csv".to_owned(),
            language: Some(journey.language),
            ..ImportOptions::default()
        };
        let table = export::csv(&journey, TableRows::Steps);
        let again = understood(&import(table.as_bytes(), &options).expect("a table").text);
        let phases =
            |journey: &Journey| journey.phases.iter().map(|phase| phase.name.value.clone()).collect::<Vec<_>>();
        assert_eq!(phases(&again), phases(&journey));
        let steps = |journey: &Journey| {
            let step = |step: &Step| {
                let levels: Vec<Option<f64>> = step.facts.emotions.iter().map(|emotion| emotion.level).collect();
                let touchpoints: Vec<String> = step.facts.touchpoints.iter().map(|at| at.text.value.clone()).collect();
                format!("{levels:?} {touchpoints:?} {:?} {:?}", step.facts.duration.is_some(), step.key_moments.len())
            };
            journey.steps().map(|(_, _, of)| step(of)).collect::<Vec<_>>()
        };
        assert_eq!(steps(&again), steps(&journey));
        assert_eq!(
            again.cards.len(),
            journey.cards.iter().filter(|card| card.place != journey::model::Place::Journey).count()
        );
    }
}

#[test]
fn json_holds_every_text() {
    for path in files_in("tests/corpus/good", "journey").into_iter().chain(files_in("examples", "journey")) {
        let text = std::fs::read_to_string(&path).expect("a journey");
        let compiled = compile(Source::new("a", text), &support::Folder(path.parent().expect("a folder").to_owned()));
        let journey = compiled.journey.expect("a journey");
        let json = export::json(&journey, &compiled.sources).expect("a document");
        let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        let mut found = std::collections::BTreeSet::new();
        let mut left = vec![&value];
        while let Some(value) = left.pop() {
            match value {
                serde_json::Value::String(text) => drop(found.insert(text.clone())),
                serde_json::Value::Array(values) => left.extend(values),
                serde_json::Value::Object(fields) => left.extend(fields.values()),
                _ => {}
            }
        }
        for text in journey.texts().into_iter().chain(&journey.notes) {
            assert!(found.contains(&text.value), "{}: {}", path.display(), text.value);
        }
        assert_eq!(json, export::json(&journey, &compiled.sources).expect("a document"));
    }
}

/// What a spreadsheet could take for a formula, wherever a writer can put it.
const PAYLOADS: [&str; 8] =
    ["=1+1", "+SUM(A1)", "-2+3", "@cmd", "=HYPERLINK(\"http://x\";\"y\")", "＝1", "+1", "-cmd|' /C calc'!A0"];

fn dangerous(language: Language) -> Journey {
    let (opening, persona, phase) = match language {
        Language::English => ("Journey", "Persona", "Phase"),
        _ => ("Klantreis", "Persona", "Fase"),
    };
    let mut text = format!("{opening}: {}\n{persona}: {}\n", PAYLOADS[0], PAYLOADS[0]);
    let of_payload = format!(
        "{phase}: PAYLOAD\n  Step: PAYLOAD\n    Touchpoint: PAYLOAD\n    By: PAYLOAD\n    Note: PAYLOAD\n    \
         Emotion: -1 PAYLOAD\n    - PAYLOAD\n      Need: PAYLOAD\n        Opportunity: PAYLOAD\n          \
         Action: PAYLOAD\n            Owner: PAYLOAD\n            With: PAYLOAD\n    \
         Metric: PAYLOAD = -5 PAYLOAD\n"
    );
    text.extend(PAYLOADS.map(|payload| of_payload.replace("PAYLOAD", payload)));
    understood(&text)
}

#[test]
fn no_cell_of_a_table_is_a_formula() {
    for (language, comma) in [(Language::English, b','), (Language::Dutch, b';')] {
        let journey = dangerous(language);
        for rows in [TableRows::Steps, TableRows::Cards] {
            let table = export::csv(&journey, rows);
            let text = table.strip_prefix('\u{FEFF}').expect("a mark");
            let mut reader = csv::ReaderBuilder::new().delimiter(comma).has_headers(false).from_reader(text.as_bytes());
            let mut cells = 0;
            for record in reader.records() {
                for cell in &record.expect("rows of one width") {
                    let first = cell.chars().next().unwrap_or('x');
                    assert!(!"=+-@\t\r\n＝＋－＠".contains(first), "{cell}");
                    cells += usize::from(cell.starts_with('\''));
                }
            }
            assert!(cells > 20, "the payloads are not in the table");
        }
    }
}

#[cfg(feature = "xlsx")]
#[test]
fn no_cell_of_a_workbook_is_a_formula() {
    use std::io::Read;
    let journey = dangerous(Language::Dutch);
    let bytes = export::xlsx(&journey, None).expect("a workbook");
    assert!(bytes == export::xlsx(&journey, None).expect("a workbook"), "two runs differ");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).expect("an archive");
    let mut read = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).expect("a part").read_to_string(&mut text).expect("a text");
        text
    };
    let shared = read("xl/sharedStrings.xml");
    let strings = roxmltree::Document::parse(&shared).expect("XML");
    let strings: Vec<&str> =
        strings.descendants().filter(|node| node.has_tag_name("t")).filter_map(|node| node.text()).collect();
    assert!(PAYLOADS.iter().all(|payload| strings.contains(payload)), "{strings:?}");
    for sheet in 1..=3 {
        let text = read(&format!("xl/worksheets/sheet{sheet}.xml"));
        let document = roxmltree::Document::parse(&text).expect("XML");
        let names = |name: &str| document.descendants().filter(|node| node.tag_name().name() == name).count();
        assert_eq!((names("f"), names("hyperlink")), (0, 0));
        assert!(names("c") > 8, "sheet {sheet} is empty");
    }
    let core = read("docProps/core.xml");
    assert!(core.contains("2000-01-01T00:00:00Z"), "the clock is in the file: {core}");
}

/// The words of a text, for finding out whether one was lost.
fn words(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

const HEADS: [&str; 16] = [
    "Touchpoint",
    "Pijnpunten",
    "Chance",
    "Duur (dagen)",
    "Metric",
    "Target",
    "Actie",
    "Wie",
    "Tegen",
    "Status",
    "Evidence",
    "Wanneer",
    "Goal",
    "Kosten: x",
    "Foto",
    "Moment clé",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_end_in_a_journey_or_a_reason(bytes in prop::collection::vec(any::<u8>(), 0..200), which in 0..4_usize) {
        let notation = [None, Some(Notation::Mermaid), Some(Notation::Csv), Some(Notation::Markdown)][which];
        if let Ok(imported) = import(&bytes, &ImportOptions { notation, ..ImportOptions::default() }) {
            understood(&imported.text);
        }
    }

    #[test]
    fn any_diagram_ends_in_a_journey(
        lines in prop::collection::vec("(title |section |accDescr|%%|#|)[a-z#:;,%{} <>0-9|:&=()+-]{0,24}(: ?[0-9a-z-]{1,3})?(: ?[A-Za-z, :#;]{0,9})?", 0..12),
    ) {
        let text = format!("journey\n{}\n", lines.join("\n"));
        if let Ok(imported) = import(text.as_bytes(), &ImportOptions::default()) {
            let journey = understood(&imported.text);
            let diagram = export::mermaid(&journey).text;
            if let Ok(again) = import(diagram.as_bytes(), &ImportOptions::default()) {
                understood(&again.text);
            }
        }
    }

    #[test]
    fn no_word_of_a_table_is_lost(
        rows in prop::collection::vec((0..3_usize, prop::collection::vec("[A-Za-z0-9é#:=()/€%.,+ -]{0,18}", 3)), 1..6),
        heads in prop::collection::vec(0..HEADS.len(), 3),
        is_csv in any::<bool>(),
    ) {
        let mut text = String::new();
        let comma = if is_csv { ";" } else { "|" };
        let row = |cells: Vec<String>| cells.join(comma) + "\n";
        let names = heads.iter().map(|head| HEADS[*head].to_owned());
        text += &row(["Fase".to_owned(), "Stap".to_owned()].into_iter().chain(names).collect());
        if !is_csv {
            text += "--|--|--|--|--\n";
        }
        for (at, (phase, cells)) in rows.iter().enumerate() {
            text += &row([format!("fase{phase}"), format!("stap{at}")].into_iter().chain(cells.iter().cloned()).collect());
        }
        let notation = Some(if is_csv { Notation::Csv } else { Notation::Markdown });
        let imported = import(text.as_bytes(), &ImportOptions { notation, ..ImportOptions::default() }).expect("a table");
        understood(&imported.text);
        let kept = words(&imported.text);
        for word in rows.iter().flat_map(|(_, cells)| cells).flat_map(|cell| words(cell)) {
            prop_assert!(kept.contains(&word), "{} is lost:\n{}\n{}", word, text, imported.text);
        }
    }
}

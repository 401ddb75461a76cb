//! The limits: what passes one is told at its place, and `docs/limits.md` says the numbers that hold.

#[path = "support/run.rs"]
mod run;
#[path = "support/compile.rs"]
mod support;

use std::fmt::Write as _;

use journey::diagnostic::{Code, Severity};
use journey::format::{Options, format};
use journey::limits::{
    FIGURES, FILE, LANES, LINE, LINES, PASSES, PERSONAS, PIXELS, SHEETS, TEXT, TOLD, USED_DEEP, USED_FILES,
};
use journey::source::{FileId, NoFiles, Source};
use journey::{picture, syntax};
use run::journey;

/// The lines, from 1, at which a text passes a limit; and that there is nothing that could be drawn.
fn over(text: &str) -> Vec<usize> {
    let compiled = journey::compile(Source::new("a.journey", text), &NoFiles);
    let errors = compiled.diagnostics.iter().filter(|found| found.severity == Severity::Error);
    let over = errors.filter(|found| found.code == Code::OverLimit);
    over.map(|found| compiled.sources.position(found.span).line).collect()
}

/// A journey with so many lines of a kind.
fn many(keyword: &str, count: usize) -> String {
    let mut text = String::from("Journey: A\n");
    (0..count).for_each(|number| writeln!(text, "{keyword}: a{number}").expect("a string takes any text"));
    text
}

#[test]
fn what_passes_a_limit_is_told_where_it_does() {
    assert_eq!(over(&many("Phase", LINES - 1)), [0; 0]);
    assert_eq!(over(&many("Phase", LINES)), [LINES + 1]);
    assert_eq!(over(&many("Persona", PERSONAS)), [0; 0]);
    assert_eq!(over(&many("Persona", PERSONAS + 9)), [PERSONAS + 2]);
    assert_eq!(over(&many("Lane", LANES)), [0; 0]);
    assert_eq!(over(&many("Lane", LANES + 9)), [LANES + 2]);
    let word = |letters: usize| format!("Journey: A\nPhase: {}\nPhase: B\n", "x".repeat(letters));
    assert_eq!(over(&word(LINE - 8)), [0; 0]);
    assert_eq!(over(&word(LINE)), [2]);
    let comments = format!("Journey: A\n{}Phase: B\n", "# nothing\n".repeat(TEXT / 10));
    assert_eq!(over(&comments), [TEXT / 10 + 1]);
}

#[test]
fn the_usual_form_of_what_is_too_long_is_as_it_was() {
    let text = format!("{}\n\n   Step :  b", many("Phase", LINES + 100));
    let source = Source::new("a.journey", text.as_str());
    let tree = syntax::parse(&source, FileId(0));
    // Texts as long as these are not printed.
    assert!(tree.lines.iter().map(|line| source.slice(line.span)).collect::<String>() == text, "a line is lost");
    assert!(format(&source, &tree, Options::default()).text == text, "what is not known whole has changed");
}

#[test]
fn a_table_of_figures_has_an_end() {
    let table = |rows: usize| {
        let mut text = String::from("date,wait\n");
        (0..rows).for_each(|_| text.push_str("2026-01-01,4\n"));
        support::Memory([("f.csv".to_owned(), text.into_bytes())].into())
    };
    let text = "Journey: A\nMetric: wait\n  Data: f.csv\n";
    let codes = |rows: usize| {
        let compiled = journey::compile(Source::new("a", text), &table(rows));
        compiled.diagnostics.iter().any(|found| found.code == Code::OverLimit)
    };
    assert!(!codes(FIGURES) && codes(FIGURES + 1));
}

#[test]
fn a_picture_that_says_to_be_huge_takes_no_room() {
    let mut bytes = support::pictures::png(4, 4);
    for (at, side) in [(16, 50_000_u32), (20, 50_000)] {
        bytes[at..at + 4].copy_from_slice(&side.to_be_bytes());
    }
    // The sum behind the header, of a picture of this size.
    let sum = (0..8).fold(!0, |_, _: u32| 0_u32);
    bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    assert!(picture::read(&bytes, 100).is_err());
    // A JPEG picture says its size in its frame.
    let mut bytes = support::pictures::jpeg(16, 16);
    let frame = bytes.windows(2).position(|pair| pair == [0xff, 0xc0]).expect("a frame");
    bytes[frame + 5..frame + 9].copy_from_slice(&[0xc3, 0x50, 0xc3, 0x50]);
    assert_eq!(picture::read(&bytes, 100), Err(picture::Unfit::TooLarge(50_000, 50_000)));
}

#[test]
fn what_is_imported_has_an_end_too() {
    let rows = format!("phase,step\n{}", "a,b\n".repeat(3));
    assert_eq!(journey("import a.csv -q").file("a.csv", &rows).go().status, 0);
    let many: String = (0..=LINES).fold(String::from("phase,step\n"), |text, row| text + &format!("a,b{row}\n"));
    let ended = journey("import a.csv").file("a.csv", many).go();
    assert_eq!((ended.status, ended.stdout.as_str()), (1, ""));
    assert!(ended.stderr.contains("too large") && ended.stderr.lines().count() == 1, "{}", ended.stderr);
}

#[test]
fn no_more_is_told_than_anybody_reads() {
    let text = format!("Journey: A\n{}", "nonsense\n".repeat(TOLD + 20));
    let ended = journey("check a.journey").file("a.journey", &text).go();
    assert_eq!(
        ended.stderr.matches("error[not-an-entry]").count() + ended.stdout.matches("error[not-an-entry]").count(),
        TOLD
    );
    assert!((ended.stderr + &ended.stdout).contains("more are not shown"));
    let ended = journey("check a.journey --message-format short").file("a.journey", &text).go();
    assert_eq!(ended.stdout.matches("not-an-entry").count(), TOLD + 20);
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_waited_for() {
    let text =
        "Journey: a\nUse: pipe\nPersona: P\n  Photo: null\nPhase: b\n  Step: c\n    Metric: m\n      Data: pipe\n";
    let run = journey("check a.journey --message-format short").file("a.journey", text);
    let made = std::process::Command::new("mkfifo").arg(run.folder().join("pipe")).status();
    std::os::unix::fs::symlink("/dev/zero", run.folder().join("null")).expect("a link");
    if !made.is_ok_and(|status| status.success()) {
        return eprintln!("left out: there is no mkfifo");
    }
    let ended = run.go();
    assert_eq!(ended.stdout.matches("file-unreadable").count(), 2, "{}", ended.stdout);
    assert_eq!(ended.stdout.matches("outside-project").count(), 1, "{}", ended.stdout);
    for command in
        ["check pipe", "check /dev/zero", "import pipe", "import /dev/zero --from csv", "build /dev/zero", "fmt pipe"]
    {
        let run = journey(command);
        let _ = std::process::Command::new("mkfifo").arg(run.folder().join("pipe")).status();
        assert_eq!(run.go().status, 2, "{command}");
    }
}

#[test]
fn the_manual_says_the_limits_that_hold() {
    let page = include_str!("../docs/limits.md");
    let grouped = |number: u64| {
        let digits = number.to_string();
        let groups: Vec<&[u8]> = digits.as_bytes().rchunks(3).rev().collect();
        groups.iter().map(|group| String::from_utf8_lossy(group)).collect::<Vec<_>>().join(",")
    };
    let count = |number: usize| grouped(number as u64);
    let rows = [
        ("File", format!("{} MB", FILE >> 20)),
        ("Text", format!("{} MB", TEXT >> 20)),
        ("Line", format!("{} bytes", count(LINE))),
        ("Lines", count(LINES)),
        ("Personas", count(PERSONAS)),
        ("Lanes of one's own", count(LANES)),
        ("Figures", count(FIGURES)),
        ("Sheets", count(SHEETS)),
        ("Used files", count(USED_FILES)),
        ("Used files in a row", count(USED_DEEP)),
        ("Pixels of a picture", format!("{} million", PIXELS / 1_000_000)),
        ("Passes of a JPEG picture", count(PASSES)),
        ("Problems that are shown", count(TOLD)),
    ];
    for (name, number) in &rows {
        assert!(page.contains(&format!("\n| {name} | {number} |")), "{name} is not {number} in docs/limits.md");
    }
    let told = page.lines().filter(|line| line.starts_with("| ")).count();
    assert_eq!(told, rows.len() + 2, "docs/limits.md has other rows than there are limits");
}

//! The limits: what passes one is told at its place, and `docs/limits.md` says the numbers that hold.

use std::fmt::Write as _;

use journey::diagnostic::{Code, Severity};
use journey::format::{FormatOptions, format};
use journey::limits::{
    ALL_LINES, COLUMNS, DATA, DRAWN_PIXELS, FIGURES, FILE, FINDINGS_IN_REPORTS, FINDINGS_PER_LINE, FINDINGS_SHOWN,
    LANES, LINE, LINES, NAME, PASSES, PERSONAS, PIXELS, SCANNED_ENTRIES, SHEETS, SIDE, TABLE, TEXT, USE_DEPTH,
    USED_FILES,
};
use journey::source::{FileId, NoFiles, Source};
use journey::{picture, syntax};

use crate::support;
use crate::support::run::journey;

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
fn what_passes_a_limit_is_reported_where_it_does() {
    assert_eq!(over(&many("Phase", LINES - 1)), [0; 0]);
    assert_eq!(over(&many("Phase", LINES)), [LINES + 1]);
    assert_eq!(over(&many("Persona", PERSONAS)), [0; 0]);
    assert_eq!(over(&many("Persona", PERSONAS + 9)), [PERSONAS + 2]);
    assert_eq!(over(&many("Lane", LANES)), [0; 0]);
    assert_eq!(over(&many("Lane", LANES + 9)), [LANES + 2]);
    let word = |letters: usize| format!("Journey: A\nGoal: {}\nPhase: B\n", "x".repeat(letters));
    assert_eq!(over(&word(LINE - 8)), [0; 0]);
    assert_eq!(over(&word(LINE)), [2]);
    let blank = |lines: usize| format!("Journey: A\n{}Phase: B\n", "\n".repeat(lines));
    assert_eq!(over(&blank(ALL_LINES - 2)), [0; 0]);
    assert_eq!(over(&blank(ALL_LINES - 1)), [ALL_LINES + 1]);
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
    assert!(format(&source, &tree, FormatOptions::default()).text == text, "what is not known whole has changed");
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

/// How often a journey of this text, beside these files, passes a limit.
fn passed(text: &str, files: impl IntoIterator<Item = (String, Vec<u8>)>) -> usize {
    let files = support::Memory(files.into_iter().collect());
    let compiled = journey::compile(Source::new("a.journey", text), &files);
    compiled.diagnostics.iter().filter(|found| found.code == Code::OverLimit).count()
}

#[test]
fn a_table_has_so_many_columns_and_all_tables_so_many_bytes() {
    let table = |columns: usize| ("f.csv".to_owned(), format!("date{}\n", ",wait".repeat(columns - 1)).into_bytes());
    let text = "Journey: A\nMetric: wait\n  Data: f.csv column wait\n";
    assert_eq!([table(COLUMNS), table(COLUMNS + 1)].map(|file| passed(text, [file])), [0, 1]);
    let tables = DATA / TEXT + 1;
    let metric = |number: usize| format!("Metric: wait\n  Data: {number}.csv\n");
    let text = |count: usize| format!("Journey: A\n{}", (0..count).map(metric).collect::<String>());
    let file = |number: usize| {
        let mut table = b"date,wait\n2026-01-01,4\n".to_vec();
        table.resize(TEXT, b'\n');
        (format!("{number}.csv"), table)
    };
    let files = || (0..tables + 2).map(file);
    assert_eq!([tables, tables + 2].map(|count| passed(&text(count), files())), [0, 2]);
    // However often a file is named, it counts once.
    let often = format!("Journey: A\n{}", metric(0).repeat(tables + 2));
    assert_eq!(passed(&often, files()), 0);
}

#[test]
fn used_files_have_an_end() {
    let person = |number: usize| (format!("{number}.journey"), b"# nobody".to_vec());
    let line = |number: usize| format!("Use: {number}.journey\n");
    let uses = |count: usize| format!("Journey: A\n{}", (0..count).map(line).collect::<String>());
    let files = || (0..=USED_FILES + 1).map(person);
    assert_eq!([USED_FILES, USED_FILES + 1].map(|count| passed(&uses(count), files())), [0, 1]);
    // Each uses the next.
    let chain = |length: usize| {
        let next = move |number: usize| {
            let text = if number == length { "Persona: N".to_owned() } else { format!("Use: {}.journey", number + 1) };
            (format!("{number}.journey"), text.into_bytes())
        };
        (1..=length).map(next)
    };
    let text = "Journey: A\nUse: 1.journey\n";
    assert_eq!([USE_DEPTH, USE_DEPTH + 1].map(|length| passed(text, chain(length))), [0, 1]);
    let large = |number: usize| (format!("{number}.journey"), "# nothing\n".repeat(TEXT / 10).into_bytes());
    assert_eq!(passed(&uses(3), (0..3).map(large)), 2, "the second is too much, and the third is not read");
}

#[test]
fn names_and_labels_have_an_end() {
    let name = |letters: usize| "x".repeat(letters);
    for line in ["Journey: _", "Persona: _", "Lane: _", "Phase: _", "Phase: a\nStep: _", "Phase: a #_", "Need: a #_"] {
        let start = if line.starts_with("Journey") { "" } else { "Journey: A\nPhase: P\n" };
        let over = |letters: usize| over(&format!("{start}{}\n", line.replace('_', &name(letters)))).len();
        assert_eq!([NAME, NAME + 1].map(over), [0, 1], "{line}");
    }
}

#[test]
fn a_file_has_an_end() {
    let run = journey("check a.journey --message-format short")
        .file("a.journey", "Journey: A\nPersona: P\n  Photo: p.png\nMetric: m\n  Data: p.png\n");
    let file = std::fs::File::create(run.folder().join("p.png")).expect("a file");
    file.set_len(FILE + 1).expect("a file with a hole takes no room");
    let ended = run.go();
    assert_eq!(ended.stdout.matches("over-limit").count(), 2, "{}", ended.stdout);
    assert_eq!(ended.stdout.matches("larger than 64 MB").count(), 2, "{}", ended.stdout);
}

#[test]
fn a_text_has_an_end() {
    for (name, command) in [("a.journey", "check a.journey"), ("a.csv", "import a.csv")] {
        let ended = journey(command).file(name, "# nothing\n".repeat(TEXT / 10 + 1)).go();
        assert_eq!(ended.status, 2, "{command}");
        assert!(ended.stderr.contains(&format!("larger than {} MB", TEXT >> 20)), "{}", ended.stderr);
    }
}

#[test]
fn so_many_sheets_are_drawn() {
    let build = |phases: usize| {
        journey("build a.journey --sheet phases --format svg --message-format short")
            .file("a.journey", many("Phase", phases))
            .go()
    };
    let ended = build(SHEETS + 1);
    assert_eq!(ended.status, 1, "{}", ended.stderr);
    let said = format!("this journey takes {} sheets", SHEETS + 1);
    assert!((ended.stdout + &ended.stderr).contains(&said));
}

#[cfg(feature = "png")]
#[test]
fn so_many_pixels_are_drawn() {
    let command = "build a.journey --sheet phases --format svg,png --dpi 800 --output maps --message-format short";
    let ended = journey(command).file("a.journey", many("Phase", 3)).go();
    assert_eq!(ended.status, 1, "{}", ended.stderr);
    let said = "372 million pixels together, and no more than 250 million are drawn; take `--dpi 656` or less";
    assert!((ended.stdout.clone() + &ended.stderr).contains(said));
    assert!(ended.files().iter().all(|name| !name.contains("maps/")), "something was written");
}

#[test]
fn a_side_of_a_picture_has_an_end() {
    let side = SIDE + 1;
    assert!(
        picture::read(&support::pictures::png(SIDE, 1), 100).is_ok_and(|read| (read.width, read.height) == (100, 1))
    );
    let told = picture::PictureError::TooLong(side, 1);
    assert_eq!(picture::read(&support::pictures::png(side, 1), 100), Err(told.clone()));
    assert_eq!(told.to_string(), "has 65536 × 1 pixels, more than 65535 on a side");
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
    assert_eq!(picture::read(&bytes, 100), Err(picture::PictureError::TooLarge(50_000, 50_000)));
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
fn no_more_is_reported_than_anybody_reads() {
    let text = format!("Journey: A\n{}", "nonsense\n".repeat(FINDINGS_SHOWN + 20));
    let ended = journey("check a.journey").file("a.journey", &text).go();
    assert_eq!(
        ended.stderr.matches("error[not-an-entry]").count() + ended.stdout.matches("error[not-an-entry]").count(),
        FINDINGS_SHOWN
    );
    assert!((ended.stderr + &ended.stdout).contains("more are not shown"));
    let ended = journey("check a.journey --message-format short").file("a.journey", &text).go();
    assert_eq!(ended.stdout.matches("not-an-entry").count(), FINDINGS_SHOWN + 20);
}

#[test]
fn no_more_is_reported_of_a_line_than_anybody_reads() {
    let text = format!("Journey: A\nPhase: P\n  Step: s{}\n", " #a".repeat(10_001));
    for format in ["short", "json", "sarif", "github", "gitlab", "human", "narrated"] {
        let ended = journey(&format!("check a.journey --message-format {format}")).file("a.journey", &text).go();
        let told = ended.stdout + &ended.stderr;
        let counted = "and 9,990 more of this kind on this line";
        assert!(told.contains(counted), "{format}: {}", &told[..told.len().min(2_000)]);
        // Messages for people are wrapped, and some formats name a code again in the list of rules.
        assert!(told.matches("duplicate-label").count() <= FINDINGS_PER_LINE + 15, "{format}");
    }
}

#[test]
fn programs_are_reported_of_so_many_problems() {
    let lines = FINDINGS_IN_REPORTS / FINDINGS_PER_LINE;
    let text = format!("Journey: A\nPhase: P\n{}", format!("  Step: s{}\n", " #a".repeat(20)).repeat(lines));
    let ended = journey("check a.journey --message-format short").file("a.journey", &text).go();
    assert!(ended.stdout.contains("problems not listed"));
    assert_eq!(ended.stdout.lines().count(), FINDINGS_IN_REPORTS + 1);
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
        ("Table of figures", format!("{} MB", TABLE >> 20)),
        ("Line", format!("{} bytes", count(LINE))),
        ("Lines", count(LINES)),
        ("Lines in all", count(ALL_LINES)),
        ("Names and labels", format!("{} characters", count(NAME))),
        ("Personas", count(PERSONAS)),
        ("Custom lanes", count(LANES)),
        ("Figures", count(FIGURES)),
        ("Columns of figures", count(COLUMNS)),
        ("Data files together", format!("{} MB", DATA >> 20)),
        ("Sheets", count(SHEETS)),
        ("Files looked at", count(SCANNED_ENTRIES)),
        ("Used files", count(USED_FILES)),
        ("Used files in a row", count(USE_DEPTH)),
        ("Pixels of a picture", format!("{} million", PIXELS / 1_000_000)),
        ("Pixels of PNG results", format!("{} million", DRAWN_PIXELS / 1_000_000)),
        ("Side of a picture", format!("{} pixels", grouped(u64::from(SIDE)))),
        ("Passes of a JPEG picture", count(PASSES)),
        ("Problems that are shown", count(FINDINGS_SHOWN)),
        ("Problems for programs", count(FINDINGS_IN_REPORTS)),
        ("Problems of one kind on a line", count(FINDINGS_PER_LINE)),
    ];
    for (name, number) in &rows {
        assert!(page.contains(&format!("\n| {name} | {number} |")), "{name} is not {number} in docs/limits.md");
    }
    let told = page.lines().filter(|line| line.starts_with("| ")).count();
    assert_eq!(told, rows.len() + 2, "docs/limits.md has other rows than there are limits");
}

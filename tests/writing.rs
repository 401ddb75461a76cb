//! No command replaces, empties or removes a file that the program did not make, or that the run reads.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::pictures;
use crate::support::run::{Ended, FLAWLESS, Run, journey};

const NOTES: &str = "# Notes\n\nTwo years of interviews.\n";

/// The run is refused with these words, and every file that was there is as it was.
#[track_caller]
fn refused(run: Run, words: &str) -> Ended {
    let before = contents(run.folder());
    let ended = run.go();
    let after = contents(ended.folder.path());
    assert_eq!(ended.status, 2, "{}", ended.stderr);
    for file in &before {
        assert!(after.contains(file), "{} is not what it was: {}", file.0, ended.stderr);
    }
    assert!(ended.stderr.contains(words), "{}", ended.stderr);
    ended
}

/// Every file below a folder and what is in it.
fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(below) = folders.pop() {
        for entry in fs::read_dir(below).unwrap() {
            let (path, kind) = entry.map(|entry| (entry.path(), entry.file_type().unwrap())).unwrap();
            if kind.is_dir() {
                folders.push(path);
            } else {
                let bytes = if kind.is_file() { fs::read(&path).unwrap() } else { Vec::new() };
                all.push((path.display().to_string(), bytes));
            }
        }
    }
    all.sort();
    all
}

#[test]
fn a_file_of_the_user_is_no_result() {
    let foreign = "was not made by journey";
    for (arguments, name) in [
        ("build notes.journey", "notes.md"),
        ("build notes.journey", "notes.svg"),
        ("build notes.journey --format pdf", "notes.pdf"),
        ("build notes.journey --format md --deps Makefile", "Makefile"),
        ("export notes.journey --format json -o notes.json", "notes.json"),
        ("export notes.journey --format csv -o notes.csv", "notes.csv"),
        ("export notes.journey --format mermaid -o notes.mmd", "notes.mmd"),
        ("blank", "blank.pdf"),
        ("man", "journey-build.1"),
        ("check notes.journey --message-file log.txt", "log.txt"),
    ] {
        for text in [NOTES, "made by journey", "<!-- made by journey", "<svg >data-journey=\"notes\""] {
            let ended = journey(arguments).file("notes.journey", FLAWLESS).file(name, text).go();
            assert_eq!((ended.status, ended.read(name).as_str()), (2, text), "{arguments}: {}", ended.stderr);
            assert!(ended.stderr.contains(foreign), "{}", ended.stderr);
        }
    }
}

#[test]
fn force_replaces_what_is_no_input() {
    let run = |arguments: &str, name: &str| journey(arguments).file("a.journey", FLAWLESS).file(name, NOTES).go();
    for (arguments, name) in [
        ("build a.journey --format md --force", "a.md"),
        ("export a.journey --format csv -o a.csv --force", "a.csv"),
        ("blank --force", "blank.pdf"),
        ("man --force", "journey.1"),
    ] {
        let ended = run(arguments, name);
        assert_eq!(ended.status, 0, "{arguments}: {}", ended.stderr);
        assert!(!fs::read(ended.folder.path().join(name)).unwrap().starts_with(NOTES.as_bytes()));
    }
}

#[test]
fn every_result_is_replaced_by_the_next_run() {
    for arguments in [
        "build a.journey --deps deps.mk --sheet all",
        "export a.journey --format json -o a.json",
        "export a.journey --format csv -o a.csv",
        "export a.journey --format csv --rows cards -o a.csv",
        "export a.journey --format mermaid -o a.mmd",
        "blank --format svg,pdf",
        "man",
        "check a.journey --message-file log.txt",
        "check a.journey --message-file log.txt --message-format narrated",
        "check a.journey --message-file log.txt --message-format short",
        "check a.journey --message-file log.txt --message-format json",
        "check a.journey --message-file log.txt --message-format github",
        "check a.journey --message-file log.txt --message-format sarif",
        "check a.journey --message-file log.txt --message-format gitlab",
    ] {
        let short = FLAWLESS.replace("Goal: No more cards that run out unnoticed\n", "Lane: Mine\n");
        let longer = format!("{short}    Mine: own\nPhase: Two\n  Step: Waits\n    Mine: more\n");
        let ended = journey(arguments).file("a.journey", longer).go();
        assert_eq!(ended.status, 0, "{arguments}: {}", ended.stderr);
        let ended = ended.then(arguments).file("a.journey", short).go();
        assert_eq!(ended.status, 0, "{arguments}: {}", ended.stderr);
        let ended = ended.then(arguments).file("a.journey", FLAWLESS.replace("Joan", "Ann")).go();
        assert_eq!(ended.status, 0, "{arguments}: {}", ended.stderr);
    }
}

#[cfg(feature = "xlsx")]
#[test]
fn a_workbook_is_known_by_its_comment() {
    let arguments = "export a.journey --format xlsx -o a.xlsx";
    let ended = journey(arguments).file("a.journey", FLAWLESS).go();
    let ended = ended.then(arguments).file("a.journey", FLAWLESS.replace("Joan", "Ann")).go();
    assert_eq!(ended.status, 0, "{}", ended.stderr);
    refused(
        journey(arguments).file("a.journey", FLAWLESS).file("a.xlsx", b"PK\x03\x04 made by journeys"),
        "not made by",
    );
}

#[test]
fn results_of_the_first_version_are_known_though_they_bear_no_mark() {
    let ended = journey("build a.journey -o - --format md").file("a.journey", FLAWLESS).go();
    for (format, name) in [("md", "a.md"), ("svg", "a.svg")] {
        let bare = journey(&format!("build a.journey -o - --format {format}")).file("a.journey", FLAWLESS).go().stdout;
        let run = journey(&format!("build a.journey --format {format}")).file(name, bare);
        let built = run.file("a.journey", FLAWLESS.replace("Joan", "Ann")).go();
        assert_eq!(built.status, 0, "{}", built.stderr);
    }
    assert!(!ended.stdout.contains("made by journey"));
    let pdf = Command::new(env!("CARGO_BIN_EXE_journey"))
        .args(["build", "a.journey", "-o", "-", "--format", "pdf"])
        .current_dir(ended.folder.path())
        .output();
    let pdf = pdf.unwrap().stdout;
    let run = |pdf: &[u8]| journey("build a.journey --format pdf").file("a.journey", FLAWLESS).file("a.pdf", pdf);
    assert_eq!(run(&pdf).go().status, 0);
    // One that somebody has changed is his.
    let changed = pdf.windows(7).rposition(|part| part == b"journey").unwrap();
    let mut other = pdf;
    other[changed] = b'J';
    refused(run(&other), "was not made by journey");
}

#[test]
fn nothing_is_written_over_an_input_even_by_force() {
    let input = "it is an input of this run";
    let picture = FLAWLESS.replace("  Step: Pays\n", "  Step: Pays\n    Image: a.png\n");
    let data = FLAWLESS.replace("  Step: Pays\n", "  Step: Pays\n    Metric: Wait\n      Data: a.csv column Days\n");
    let figures = "Date,Days\n2026-01-01,4\n";
    for force in ["", " --force"] {
        #[cfg(feature = "png")]
        refused(
            journey(&format!("build a.journey --format png --dpi 36{force}"))
                .file("a.journey", &picture)
                .file("a.png", pictures::png(60, 40)),
            "`a.png` cannot be written",
        );
        refused(
            journey(&format!("export a.journey --format csv -o out/../{force}"))
                .file("out/x", "")
                .file("a.journey", &data)
                .file("a.csv", figures),
            "cannot be written",
        );
        refused(
            journey(&format!("build a.journey --format md --deps logo.png{force}"))
                .file("a.journey", FLAWLESS)
                .file("journey.toml", "[style]\nlogo = 'logo.png'\n")
                .file("logo.png", pictures::png(30, 10)),
            if force.is_empty() { "cannot be written" } else { input },
        );
        refused(
            journey(&format!("import page.md -o ./page.md{force}"))
                .file("page.md", "| Phase | Step |\n| --- | --- |\n| A | B |\n"),
            if force.is_empty() { "is there already" } else { input },
        );
    }
    // An input of a journey that is drawn later is known in time.
    refused(
        journey("export 0.journey a.journey --format csv -o . --force")
            .file("0.journey", FLAWLESS)
            .file("a.journey", data.replace("a.csv", "0.csv"))
            .file("0.csv", figures),
        "cannot be written",
    );
    let run = journey("build a.journey --format md --message-file data.csv --force");
    let ended = run.file("a.journey", data.replace("a.csv", "data.csv")).file("data.csv", figures).go();
    assert_eq!((ended.status, ended.read("data.csv").as_str()), (2, figures), "{}", ended.stderr);
}

#[test]
fn a_page_that_was_imported_is_not_replaced_by_the_plan() {
    let page = "| Phase | Step |\n| --- | --- |\n| Asking | Calls |\n";
    let ended = journey("import page.md -o page.journey").file("page.md", page).go();
    assert_eq!(ended.status, 0, "{}", ended.stderr);
    let ended = ended.then("build page.journey --format md").go();
    assert_eq!((ended.status, ended.read("page.md").as_str()), (2, page), "{}", ended.stderr);
}

#[cfg(unix)]
#[test]
fn links_pipes_and_read_only_files_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let run = || journey("build a.journey --format md").file("a.journey", FLAWLESS).file("keep/notes.md", NOTES);
    let link = run();
    symlink("keep/notes.md", link.folder().join("a.md")).unwrap();
    refused(link, "was not made by journey");
    let hard = run();
    fs::hard_link(hard.folder().join("keep/notes.md"), hard.folder().join("a.md")).unwrap();
    refused(hard, "was not made by journey");
    let own = journey("build a.journey --format md --force").file("a.journey", FLAWLESS);
    fs::hard_link(own.folder().join("a.journey"), own.folder().join("a.md")).unwrap();
    refused(own, "it is an input of this run");
    let dangling = run();
    symlink("nowhere", dangling.folder().join("a.md")).unwrap();
    assert_eq!(dangling.go().status, 2);
    let pipe = run();
    if Command::new("mkfifo").arg(pipe.folder().join("a.md")).status().is_ok_and(|made| made.success()) {
        assert!(pipe.go().stderr.contains("it is no ordinary file"));
    }
    let built = journey("build a.journey --format md").file("a.journey", FLAWLESS).go();
    let path = built.folder.path().join("a.md");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let run = built.then("build a.journey --format md").file("a.journey", FLAWLESS.replace("Joan", "Ann"));
    refused(run, "it is read-only");
}

#[test]
fn results_of_a_journey_that_is_gone_are_removed() {
    let all = "build --format svg,pdf,md";
    let built = journey(all).file("a.journey", FLAWLESS).file("b.journey", FLAWLESS).file("notes.md", NOTES).go();
    assert_eq!(built.status, 0, "{}", built.stderr);
    let folder = built.folder.path().to_owned();
    // A copy is the user's.
    fs::copy(folder.join("a.svg"), folder.join("mine.svg")).unwrap();
    fs::rename(folder.join("a.journey"), folder.join("c.journey")).unwrap();
    let check = built.then("build b.journey --check").go();
    assert_eq!(check.status, 1);
    for name in ["a.md", "a.pdf", "a.svg"] {
        assert!(check.stderr.contains(&format!("`{name}` is left over: its journey `a.journey`")), "{}", check.stderr);
    }
    assert!(check.stderr.contains("left-over-result") && !check.stderr.contains("mine.svg"), "{}", check.stderr);
    let ended = check.then(all).go();
    assert_eq!(ended.status, 0, "{}", ended.stderr);
    assert!(ended.stderr.contains("note: `a.pdf` is removed; its journey `a.journey` is no longer there\n"));
    let files = ended.files();
    let expected =
        ["b.journey", "b.md", "b.pdf", "b.svg", "c.journey", "c.md", "c.pdf", "c.svg", "mine.svg", "notes.md"];
    assert_eq!(files, expected);
    ended.then(&format!("{all} --check")).go().shows(0, "", "2 journeys up to date, 6 files\n");
}

#[test]
fn a_build_of_one_journey_leaves_the_results_of_the_others() {
    let built = journey("build --format md").file("a.journey", FLAWLESS).file("b.journey", FLAWLESS).go();
    let ended = built.then("build a.journey --format md").go().shows(0, "a.md\n", "");
    assert_eq!(ended.files(), ["a.journey", "a.md", "b.journey", "b.md"]);
}

const PROJECT: &str = "[build]\njourneys = ['journeys']\noutput = 'maps/{folder}/{name}'\nformats = ['md', 'svg']\n";

/// A project with two journeys that was built.
fn project() -> Ended {
    let run = journey("build").file("journey.toml", PROJECT);
    let ended = run.file("journeys/a.journey", FLAWLESS).file("journeys/deep/b.journey", FLAWLESS).go();
    assert_eq!(ended.status, 0, "{}", ended.stderr);
    ended
}

#[test]
fn a_project_finds_results_whose_folder_or_place_is_no_longer_said() {
    let built = project();
    fs::remove_dir_all(built.folder.path().join("journeys/deep")).unwrap();
    let check = built.then("build --check").go();
    assert_eq!(check.status, 1);
    assert!(check.stderr.contains("`maps/journeys/deep/b.md` is left over"), "{}", check.stderr);
    let ended = check.then("build").go();
    assert_eq!(ended.files(), ["journey.toml", "journeys/a.journey", "maps/journeys/a.md", "maps/journeys/a.svg"]);

    // What was asked for by hand is no earlier place of the project.
    let by_hand = ended.then("build journeys/a.journey --format md -o extra").go();
    let moved = by_hand.then("build").file("journey.toml", PROJECT.replace("maps/{folder}/", "out/")).go();
    assert_eq!(moved.status, 0, "{}", moved.stderr);
    assert!(moved.stderr.contains("`maps/journeys/a.md` is removed; the results of `journeys/a.journey` are called"));
    assert_eq!(moved.files(), ["extra/a.md", "journey.toml", "journeys/a.journey", "out/a.md", "out/a.svg"]);
    moved.then("build --check").go().shows(0, "", "");
}

#[test]
fn a_mark_that_leads_elsewhere_removes_nothing() {
    let marks = [
        "a.md from ../../gone.journey",
        "../a.md from gone.journey",
        "maps/a.md from gone.journey",
        "/a.md from /gone.journey",
        "a.md from ",
        "a.md from %2E%2E/gone.journey",
        "b.md from gone.journey",
        "A.md from gone.journey",
    ];
    for mark in marks {
        let text = format!("{NOTES}<!-- made by journey: {mark} -->\n");
        let run = journey("build x.journey --format svg").file("x.journey", FLAWLESS);
        let ended = run.file("a.md", &text).file("maps/a.md", &text).go();
        assert_eq!((ended.status, ended.read("a.md"), ended.read("maps/a.md")), (0, text.clone(), text), "{mark}");
    }
    // A text in which somebody left a mark is no plan.
    let text = format!("{NOTES}<!-- made by journey: a.md from gone.journey -->\n");
    let ended = journey("build x.journey --format svg").file("x.journey", FLAWLESS).file("a.md", &text).go();
    assert_eq!((ended.status, ended.read("a.md")), (0, text));
    // Whoever has errors may have nothing but its results.
    let text = "x\n<!-- made by journey: a.md from gone.journey -->\n";
    let ended = journey("build x.journey").file("x.journey", "Journey: x\nNonsense\n").file("a.md", text).go();
    assert_eq!((ended.status, ended.read("a.md").as_str()), (1, text));
}

#[test]
fn builds_at_the_same_time_do_not_fall_over_each_other() {
    let phases = |count: usize| {
        (1..count).fold(FLAWLESS.to_owned(), |text, number| text + &format!("Phase: P{number}\n  Step: Waits\n"))
    };
    let arguments = ["build", "a.journey", "--sheet", "phases", "--format", "svg,md", "--quiet"];
    let built = journey(&arguments.join(" ")).file("a.journey", phases(6)).go();
    for count in [3, 5, 1] {
        fs::write(built.folder.path().join("a.journey"), phases(count)).unwrap();
        let start = || {
            let mut command = Command::new(env!("CARGO_BIN_EXE_journey"));
            command
                .args(arguments)
                .current_dir(built.folder.path())
                .stderr(std::process::Stdio::piped())
                .spawn()
                .unwrap()
        };
        let runs: Vec<_> = (0..3).map(|_| start()).collect();
        for run in runs {
            let output = run.wait_with_output().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
        let sheets = built.files().iter().filter(|name| name.contains(".svg")).count();
        assert_eq!((sheets, built.files().len()), (count, count + 2), "{:?}", built.files());
    }
}

#[cfg(unix)]
#[test]
fn fmt_keeps_what_hangs_on_a_file() {
    use std::os::unix::fs::MetadataExt;
    let flat = "Journey: A\nPhase: B\n   Step:  C\n";
    let run = journey("fmt a.journey").file("a.journey", flat);
    let (first, second) = (run.folder().join("a.journey"), run.folder().join("b.txt"));
    fs::hard_link(&first, &second).unwrap();
    let number = fs::metadata(&first).unwrap().ino();
    let ended = run.go();
    assert_eq!(
        (ended.status, ended.files()),
        (0, vec!["a.journey".to_owned(), "b.txt".to_owned()]),
        "{}",
        ended.stderr
    );
    assert_eq!((fs::metadata(&first).unwrap().ino(), ended.read("b.txt")), (number, ended.read("a.journey")));
    assert_ne!(ended.read("a.journey"), flat);
}

#[cfg(target_os = "linux")]
#[test]
fn fmt_keeps_attributes() {
    use rustix::fs::{XattrFlags, getxattr, setxattr};
    let run = journey("fmt a.journey").file("a.journey", "Journey: A\nPhase: B\n   Step:  C\n");
    let path = run.folder().join("a.journey");
    if setxattr(&path, "user.team", b"front desk", XattrFlags::empty()).is_err() {
        println!("this disk has no attributes: left out");
        return;
    }
    let ended = run.go();
    let mut value = [0; 10];
    assert_eq!((ended.status, getxattr(&path, "user.team", &mut value)), (0, Ok(10)));
    assert_eq!(&value, b"front desk");
    assert!(ended.read("a.journey").contains("\n  Step: C\n"));
}

//! The program from outside: what it prints, what it writes, and how it ends.
//!
//! Every case says all of standard output, standard error and the exit status, unless it says which part
//! it leaves open.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::pictures;
use crate::support::run::{FLAWLESS, Run, journey};

/// The plan of the flawless journey begins so.
const PLAN: &str = "# Action plan: Renewing a library card\n\n- **Goal:** No more cards that run out unnoticed\n";

#[test]
fn a_bare_call_shows_the_commands_that_matter() {
    let ended = journey("").go();
    assert_eq!((ended.status, ended.stderr.as_str()), (0, ""));
    for command in ["journey init", "journey watch", "journey check", "journey build"] {
        assert!(ended.stdout.contains(command));
    }
    assert!(ended.stdout.lines().count() < 10);
}

#[test]
fn help_fits_a_screen_and_names_every_command() {
    let ended = journey("-h").go();
    assert_eq!((ended.status, ended.stderr.as_str()), (0, ""));
    assert!(ended.stdout.lines().count() <= 30, "{}", ended.stdout);
    for command in ["build", "check", "fmt", "plan", "explain", "export", "import", "lsp"] {
        assert!(ended.stdout.contains(&format!("\n  {command} ")), "{command}");
    }
}

#[test]
fn an_unknown_command_is_a_mistake_of_usage() {
    let ended = journey("biuld x.journey").go();
    assert_eq!((ended.status, ended.stdout.as_str()), (2, ""));
    assert!(ended.stderr.contains("biuld") && ended.stderr.contains("'build'"), "{}", ended.stderr);
}

#[test]
fn a_file_without_a_command_is_reported_which_there_are() {
    let help = "error: say what to do with it: `journey check opname.journey` or `journey build opname.journey`\n";
    journey("opname.journey").file("opname.journey", FLAWLESS).go().shows(2, "", help);
}

#[test]
fn an_unknown_format_is_a_mistake_of_usage() {
    let ended = journey("build a.journey --format svg,doc").file("a.journey", FLAWLESS).go();
    assert_eq!((ended.status, ended.stdout.as_str()), (2, ""));
    assert!(ended.stderr.contains("doc") && ended.stderr.contains("svg, pdf, "), "{}", ended.stderr);
    assert_eq!(ended.files(), ["a.journey"]);
}

#[test]
fn a_missing_file_does_not_stop_the_others() {
    let ended = journey("build none.journey a.journey --format md").file("a.journey", FLAWLESS).go();
    let ended = ended.shows(2, "a.md\n", "error: there is no file or folder `none.journey`\n");
    assert!(ended.read("a.md").starts_with(PLAN));
}

#[test]
fn no_journey_anywhere_says_what_to_do() {
    let nothing = "error: there are no .journey files in this folder; name one, or a folder that holds some\n";
    for command in ["build", "check", "plan"] {
        journey(command).file("notes.txt", "").file("deep/a.journey", FLAWLESS).go().shows(2, "", nothing);
    }
    journey("check deep").file("deep/notes.txt", "").go().shows(2, "", "error: `deep` holds no .journey files\n");
}

#[test]
fn without_files_the_journeys_of_the_folder_are_meant() {
    let run = journey("build --format md").file("b.journey", FLAWLESS).file("a.journey", FLAWLESS);
    let summary = "2 journeys built, 2 files\n";
    let ended = run.file("deep/c.journey", FLAWLESS).go().shows(0, "a.md\nb.md\n", summary);
    assert_eq!(ended.files(), ["a.journey", "a.md", "b.journey", "b.md", "deep/c.journey"]);
}

#[test]
fn a_folder_stands_for_all_journeys_below_it() {
    let run = journey("check maps").file("maps/b.journey", FLAWLESS).file("maps/deep/a.journey", FLAWLESS);
    let run = run.file("maps/.git/c.journey", "x").file("d.journey", "x");
    run.go().shows(0, "", "maps/b.journey: no problems\nmaps/deep/a.journey: no problems\n");
}

#[test]
fn a_file_that_is_named_twice_is_meant_once() {
    let run = journey("check a.journey ./a.journey .").file("a.journey", FLAWLESS);
    run.go().shows(0, "", "a.journey: no problems\n");
}

#[test]
fn a_file_of_shared_personas_is_no_journey_in_a_folder() {
    let user = FLAWLESS.replace("Persona: Joan", "Use: people.journey");
    let run = journey("check .").file("a.journey", &user).file("people.journey", "Persona: Joan\n  Role: reader\n");
    run.go().shows(0, "", "a.journey: no problems\n");
    let alone = journey("check people.journey").file("people.journey", "Persona: Joan\n").go();
    assert_eq!(alone.status, 1);
}

#[test]
fn standard_input_is_a_journey_without_a_name() {
    journey("build - --format md").stdin(FLAWLESS).go().shows(0, "journey.md\n", "");
    journey("check -").stdin(FLAWLESS).go().shows(0, "", "<stdin>: no problems\n");
    let ended = journey("check -").stdin("Journey: x\nNonsense\n").go();
    assert_eq!(ended.status, 1);
    assert!(ended.stderr.contains("<stdin>:2:1"), "{}", ended.stderr);
}

#[test]
fn a_plan_goes_to_standard_output() {
    for arguments in ["plan a.journey", "plan", "build a.journey --format md -o -"] {
        let ended = journey(arguments).file("a.journey", FLAWLESS).go();
        assert_eq!((ended.status, ended.stderr.as_str()), (0, ""), "{arguments}");
        assert!(
            ended.stdout.starts_with(PLAN)
                && ended.stdout.ends_with("decides whether she stays a member\n\n#### Step 5: Gets a new card\n"),
            "{}",
            ended.stdout
        );
        assert_eq!(ended.files(), ["a.journey"]);
    }
}

#[test]
fn a_plan_is_made_of_one_journey() {
    let run = journey("plan").file("a.journey", FLAWLESS).file("b.journey", FLAWLESS);
    run.go().shows(2, "", "error: a plan is made of one journey; name one of `a.journey`, `b.journey`\n");
}

#[test]
fn standard_output_takes_one_result() {
    let run = journey("build a.journey -o -").file("a.journey", FLAWLESS);
    let one_format = "error: standard output takes one format: add `--format md`, `--format svg` or `--format pdf`\n";
    run.go().shows(2, "", one_format);
    let run = journey("build --format md -o -").file("a.journey", FLAWLESS).file("b.journey", FLAWLESS);
    run.go().shows(2, "", "error: standard output takes the result of one journey\n");
}

#[test]
fn a_folder_for_results_is_made() {
    let run = journey("build a.journey --format md -o new/deep").file("a.journey", FLAWLESS);
    let ended = run.go().shows(0, "new/deep/a.md\n", "");
    assert_eq!(ended.files(), ["a.journey", "new/deep/a.md"]);
    let run = journey("build a.journey -o there").file("a.journey", FLAWLESS).file("there", "a file");
    run.go().shows(2, "", "error: `there` is a file; name a folder for the results\n");
}

#[test]
fn two_journeys_never_share_a_result() {
    let run = journey("build . --format md").file("a.journey", FLAWLESS).file("deep/A.journey", FLAWLESS);
    let both = "error: `a.journey` and `deep/A.journey` would both be written as `A`; build them into two folders\n";
    let ended = run.go().shows(2, "", both);
    assert_eq!(ended.files(), ["a.journey", "deep/A.journey"]);
}

#[test]
fn a_result_never_replaces_a_journey() {
    let ended = journey("build notes.md --format md").file("notes.md", FLAWLESS).go();
    let ended = ended.shows(2, "", "error: notes.md: its result `./notes.md` would replace a journey\n");
    assert_eq!(ended.read("notes.md"), FLAWLESS);
}

#[test]
fn a_result_that_cannot_be_written_leaves_what_was_there() {
    let ended = journey("build a.journey --format md").file("a.journey", FLAWLESS).file("a.md/x", "").go();
    let ended = ended.shows(2, "", "error: `a.md` cannot be written: there is a folder of that name\n");
    assert_eq!(ended.files(), ["a.journey", "a.md/x"]);
}

#[test]
fn a_journey_with_errors_keeps_its_old_result_and_stops_no_other() {
    let run = journey("build bad.journey good.journey --format md").file("bad.journey", "Journey: x\nNonsense\n");
    let ended = run.file("bad.md", "old").file("good.journey", FLAWLESS).go();
    assert_eq!((ended.status, ended.stdout.as_str()), (1, "good.md\n"));
    assert_eq!(ended.read("bad.md"), "old");
    assert_eq!(ended.files(), ["bad.journey", "bad.md", "good.journey", "good.md"]);
}

#[test]
fn warnings_never_stop_a_build_unless_they_are_denied() {
    let short = FLAWLESS.replace("Goal: No more cards that run out unnoticed\n", "");
    let run = |levels: &str| journey(&format!("build a.journey --format md {levels}")).file("a.journey", &short).go();
    let warned = run("");
    assert_eq!((warned.status, warned.stdout.as_str()), (0, "a.md\n"));
    assert_eq!(warned.diagnostics(), [(1, "no-goal".to_owned())]);
    assert!(warned.stderr.ends_with("a.journey: 1 warning\n"), "{}", warned.stderr);
    run("--allow no-goal").shows(0, "a.md\n", "");
    run("--deny warnings --allow no-scope,no-goal").shows(0, "a.md\n", "");
    for levels in ["--deny no-goal", "--deny warnings", "--deny no-scope,no-goal", "--deny no-goal --allow no-goal"] {
        let denied = run(levels);
        assert_eq!((denied.status, denied.stdout.as_str()), (1, ""), "{levels}");
        assert!(denied.stderr.ends_with("a.journey: 1 error\n"), "{}", denied.stderr);
        assert_eq!(denied.files(), ["a.journey"]);
    }
    assert_eq!(run("--deny warnings --warn no-goal").status, 0);
}

#[test]
fn levels_are_for_warnings_that_exist() {
    let unknown = "error: there is no code `no-gaol`; did you mean `no-goal`? `journey explain` lists them all\n";
    journey("check --allow no-gaol").go().shows(2, "", unknown);
    let error = "error: `empty-text` is an error; only warnings can be allowed, warned or denied\n";
    journey("check --allow empty-text").go().shows(2, "", error);
}

#[test]
fn a_missing_portrait_stops_no_build() {
    let photo = FLAWLESS.replace("Persona: Joan", "Persona: Joan\n  Photo: joan.jpg");
    let run = |levels: &str| journey(&format!("build a.journey --format md {levels}")).file("a.journey", &photo).go();
    let warned = run("");
    assert_eq!((warned.status, warned.diagnostics()), (0, vec![(6, "file-not-found".to_owned())]));
    assert_eq!(run("--deny warnings").status, 1);
}

/// A journey with a photo and two images, one of which is no picture.
fn illustrated() -> String {
    let photo = FLAWLESS.replace("Persona: Joan", "Persona: Joan\n  Photo: pictures/joan.jpg");
    photo.replace("  Step: Pays\n", "  Step: Pays\n    Image: pictures/desk.png\n    Image: pictures/notes.txt\n")
}

fn with_pictures(run: Run) -> Run {
    let run = run.file("pictures/joan.jpg", pictures::jpeg(90, 120)).file("pictures/desk.png", pictures::png(60, 40));
    run.file("pictures/notes.txt", "no picture\n").file("a.journey", illustrated())
}

#[test]
fn pictures_are_in_the_map_and_others_are_reported_at_their_line() {
    let warned = vec![(13, "unreadable-picture".to_owned())];
    let built = with_pictures(journey("build a.journey --format svg,pdf")).go();
    assert_eq!((built.status, built.diagnostics()), (0, warned.clone()));
    assert!(built.stderr.contains("`pictures/notes.txt` is not a picture"), "{}", built.stderr);
    let checked = with_pictures(journey("check a.journey")).go();
    assert_eq!((checked.status, checked.diagnostics()), (0, warned));
    assert_eq!(checked.stderr, built.stderr);

    let svg = built.read("a.svg");
    assert_eq!(svg.matches("<image ").count(), 2);
    assert_eq!(svg.matches("data:image/jpeg;base64,").count(), 1);
    assert_eq!(svg.matches("data:image/png;base64,").count(), 1);
    let described = svg.lines().filter(|line| line.contains("-picture\"") && line.contains("role=\"img\""));
    assert_eq!(described.count(), 3);
    assert!(svg.contains("aria-label=\"Photo: Joan\"") && svg.contains(">notes.txt<"), "{svg}");
    let pdf = fs::read(built.folder.path().join("a.pdf")).unwrap();
    let count = |name: &[u8]| pdf.windows(name.len()).filter(|window| *window == name).count();
    assert_eq!(count(b"/Subtype/Image"), 2);
    assert_eq!((count(b"/DCTDecode"), count(b"/SMask")), (1, 0));

    let again = with_pictures(journey("build a.journey --format svg,pdf")).go();
    assert!(again.read("a.svg") == svg && fs::read(again.folder.path().join("a.pdf")).unwrap() == pdf);
}

#[test]
fn pictures_can_be_denied() {
    let ended = with_pictures(journey("build a.journey --deny unreadable-picture")).go();
    assert_eq!(ended.status, 1);
    assert_eq!(ended.files().iter().filter(|name| name.starts_with("a.")).count(), 1, "{:?}", ended.files());
    let ended = with_pictures(journey("check a.journey --allow unreadable-picture")).go();
    ended.shows(0, "", "a.journey: no problems\n");
}

#[test]
fn codes_are_explained() {
    let ended = journey("explain no-goal").go();
    assert_eq!((ended.status, ended.stderr.as_str()), (0, ""));
    assert!(ended.stdout.starts_with("# no-goal\n") && !ended.stdout.ends_with("\n\n"));
    let list = journey("explain").go();
    assert_eq!((list.status, list.stderr.as_str()), (0, ""));
    assert!(list.stdout.lines().any(|line| line.starts_with("no-goal ") && line.contains(" warning")));
    let unknown = "error: there is no code `goals`; `journey explain` lists them all\n";
    journey("explain goals").go().shows(2, "", unknown);
}

#[test]
fn a_file_that_is_no_text_is_reported_at_its_first_byte() {
    let ended = journey("build a.journey").file("a.journey", b"Journey: Caf\x01\xE9\n").go();
    assert_eq!((ended.status, ended.stdout.as_str()), (1, ""));
    assert!(ended.stderr.contains("not-text") && ended.stderr.contains("a.journey:1:13"), "{}", ended.stderr);
    let document = journey("check a.journey").file("a.journey", b"PK\x03\x04 word/document.xml").go();
    assert!(document.status == 1 && document.stderr.contains("word processor"), "{}", document.stderr);
}

#[test]
fn a_file_in_another_encoding_is_read() {
    let wide: Vec<u8> = "\u{FEFF}Journey: Zoë\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (bytes, name) in [(b"Journey: Zo\xEB\n".to_vec(), "Windows-1252"), (wide, "UTF-16")] {
        let ended = journey("check --message-format short a.journey").file("a.journey", bytes).go();
        let told = ended.stdout.lines().find(|line| line.contains("warning[not-utf8]"));
        assert!(ended.status == 0 && told.is_some_and(|line| line.contains(name)), "{}", ended.stdout);
        assert!(ended.stdout.contains("a.journey:1:10"), "{}", ended.stdout);
    }
}

#[test]
fn names_as_people_give_them() {
    let hint = "error: the name `a b c.journey` has blanks in it: put it in quotation marks\n";
    journey("check a b c.journey").file("a b c.journey", FLAWLESS).go().shows(2, "", hint);
    journey("check a.journey.txt").file("a.journey.txt", FLAWLESS).go().shows(0, "", "a.journey.txt: no problems\n");
    journey("build --format svg a.journey.txt").file("a.journey.txt", FLAWLESS).go().shows(0, "a.svg\n", "");
    let other = "error: there are no .journey files in this folder, but `a.journey.txt`: name that file, or let its name end in `.journey` alone\n";
    journey("check").file("a.journey.txt", FLAWLESS).go().shows(2, "", other);
    let other = "error: `notes` holds no .journey files, but `notes/b.txt`: name that file, or let its name end in `.journey` alone\n";
    journey("check notes").file("notes/a.txt", "text").file("notes/b.txt", FLAWLESS).go().shows(2, "", other);
}

#[test]
fn colour_comes_when_asked_for_and_goes_when_not_wanted() {
    let run = || journey("check a.journey").file("a.journey", "Nonsense\n");
    assert!(!run().go().stderr.contains('\u{1b}'));
    assert!(run().environment("CLICOLOR_FORCE", "1").go().stderr.contains('\u{1b}'));
    let neither = run().environment("CLICOLOR_FORCE", "1").environment("NO_COLOR", "1").go();
    assert!(!neither.stderr.contains('\u{1b}'));
}

#[test]
fn messages_fit_the_width() {
    let long = format!("Journey: x\nStep: {}\n", "a long name ".repeat(30));
    for (columns, widest) in [("60", 60), ("100", 100), ("0", 80), ("x", 80)] {
        let ended = journey("check a.journey").file("a.journey", &long).environment("COLUMNS", columns).go();
        let lines = ended.stderr.lines().map(|line| line.chars().count());
        assert!(lines.max().unwrap() <= widest, "{columns}: {}", ended.stderr);
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_has_seen_enough_is_no_mistake() {
    let ended = journey("").file("a.journey", FLAWLESS).go();
    let program = env!("CARGO_BIN_EXE_journey");
    let script = format!(
        "'{program}' plan a.journey | true; '{program}' explain | head -n 1 >/dev/null; exit \"${{PIPESTATUS[1]}}\""
    );
    let output = Command::new("bash").current_dir(ended.folder.path()).args(["-o", "pipefail", "-c", &script]).output();
    let output = output.unwrap();
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}

#[test]
fn ten_mistakes_are_reported_in_one_run() {
    let text = "\
Journey: Renewing a library card
Journey: Renewing a card again
Scoop: adults
Phase: Renewing
  Duration: a while
  Step: Opens the website
    Emotion: 5 happy
    Opportunity: Send a reminder
      For: #nothing
      Action: Write the letter
        Due: 2026-02-30
        Status: someday
        Effort: gigantic
  Step:
this line says nothing
";
    let ended = journey("build a.journey").file("a.journey", text).go();
    let mut errors = ended.diagnostics();
    errors.retain(|(_, code)| !code.starts_with("no-") && !code.contains("-without-"));
    let lines: Vec<usize> = errors.iter().map(|(line, _)| *line).collect();
    // Errors stand last, next to the summary.
    assert_eq!(lines, [5, 12, 13, 2, 3, 7, 9, 11, 14, 15], "{}", ended.stderr);
    assert_eq!((ended.status, ended.stdout.as_str()), (1, ""));
    assert!(ended.stderr.contains("a.journey: 7 errors, 8 warnings"), "{}", ended.stderr);
    assert_eq!(ended.files(), ["a.journey"]);
}

#[test]
fn the_same_text_gives_the_same_bytes() {
    let first = journey("build a.journey --format md").file("a.journey", FLAWLESS).go().read("a.md");
    let run = journey("build deep/a.journey --format md -o out").file("deep/a.journey", FLAWLESS);
    // The mark at the end tells where the journey is from there.
    let shown = |plan: String| plan.lines().filter(|line| !line.starts_with("<!--")).collect::<Vec<_>>().join("\n");
    assert_eq!(shown(run.go().read("out/a.md")), shown(first));
}

/// Width and height in the first bytes of a PNG picture.
#[cfg(feature = "png")]
fn pixels(path: &Path) -> (u32, u32) {
    let bytes = fs::read(path).unwrap();
    assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"), "{}", path.display());
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[cfg(feature = "png")]
#[test]
fn pictures_are_as_fine_as_asked_for() {
    let ended = journey("build a.journey --format png").file("a.journey", FLAWLESS).go().shows(0, "a.png\n", "");
    assert_eq!(pixels(&ended.folder.path().join("a.png")), (2480, 1754));
    let ended = journey("build a.journey --format png --dpi 36 --paper a4 --portrait");
    let ended = ended.file("a.journey", FLAWLESS).go().shows(0, "a.png\n", "");
    assert_eq!(pixels(&ended.folder.path().join("a.png")), (298, 421));
}

#[cfg(feature = "png")]
#[test]
fn pictures_that_would_be_too_large_are_refused() {
    let ended = journey("build a.journey --format png --dpi 1200 --paper a0").file("a.journey", FLAWLESS).go();
    assert_eq!((ended.status, ended.stdout.as_str(), ended.files()), (1, "", vec!["a.journey".to_owned()]));
    assert!(ended.stderr.contains("error[over-limit]") && ended.stderr.contains("`--dpi 401`"), "{}", ended.stderr);
    let ended = journey("build a.journey --format png --dpi 20").file("a.journey", FLAWLESS).go();
    assert_eq!(ended.status, 2);
    assert!(ended.stderr.contains("20 is not in 36..=1200"), "{}", ended.stderr);
}

/// The size of a sheet as its SVG says it.
fn paper(arguments: &str) -> String {
    let run = journey(&format!("build a.journey --format svg --output - {arguments}")).file("a.journey", FLAWLESS);
    let ended = run.go();
    assert_eq!((ended.status, ended.stderr.as_str()), (0, ""));
    let size = |name: &str| {
        let (_, rest) = ended.stdout.split_once(&format!(" {name}=\"")).unwrap();
        rest.split_once('"').unwrap().0.to_owned()
    };
    format!("{} {}", size("width"), size("height"))
}

#[test]
fn maps_are_drawn_on_the_paper_that_was_asked_for() {
    assert_eq!(paper(""), "420mm 297mm");
    assert_eq!(paper("--portrait"), "297mm 420mm");
    assert_eq!(paper("--paper A4"), "297mm 210mm");
    assert_eq!(paper("--paper a0 --portrait"), "841mm 1189mm");
    assert_eq!(paper("--paper 600x400mm"), "600mm 400mm");
    assert!(paper("--paper roll:297mm").ends_with(" 297mm"));
}

#[test]
fn other_papers_are_refused_with_those_that_there_are() {
    let refused = |arguments: &str| {
        let ended = journey(&format!("build a.journey {arguments}")).file("a.journey", FLAWLESS).go();
        assert_eq!((ended.status, ended.stdout.as_str(), ended.files().len()), (2, "", 1));
        ended.stderr
    };
    assert!(refused("--paper a7").contains("say `a4`, `a3`, `a2`, `a1`, `a0`, a size such as `600x400mm`, or a roll"));
    assert!(refused("--paper 90x90").contains("a sheet measures from 210 × 148 mm up to 5000 mm a side"));
    assert!(refused("--paper roll:9m").contains("a roll is 148 to 1600 mm high"));
    let roll = refused("--paper roll:297mm --portrait");
    assert_eq!(roll, "error: a roll has no portrait orientation: leave out `--portrait`\n");
}

/// A journey with an error in line 3.
const SLIP: &str = "Journey: Renewing a card\nPhase: Renewing\n  Stap: Pays\n  Stepp: Waits\n";

#[test]
fn machines_get_one_line_a_finding_on_standard_output() {
    let ended = journey("check slip.journey --message-format short --allow no-goal").file("slip.journey", SLIP).go();
    let first = ended.stdout.lines().find(|line| line.contains("error[")).unwrap();
    assert!(first.starts_with("slip.journey:4:3: error[unknown-keyword]: "), "{first}");
    assert!(ended.stdout.lines().all(|line| line.starts_with("slip.journey:")), "{}", ended.stdout);
    assert!(!ended.stdout.contains("no-goal"));
    assert_eq!((ended.status, ended.stderr.as_str()), (1, ""));
}

#[test]
fn a_run_is_one_document_however_many_journeys_it_has() {
    let run = journey("check --message-format sarif").file("slip.journey", SLIP).file("fine.journey", FLAWLESS);
    let ended = run.file("other.journey", SLIP).go();
    let log: serde_json::Value = serde_json::from_str(&ended.stdout).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let files: std::collections::BTreeSet<&str> = results
        .iter()
        .map(|result| result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap())
        .collect();
    assert_eq!(files.into_iter().collect::<Vec<_>>(), ["other.journey", "slip.journey"]);
    let lines = journey("check --message-format json").file("slip.journey", SLIP).go();
    assert!(lines.stdout.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()));
}

#[test]
fn messages_of_a_build_leave_its_results_alone() {
    let ended = journey("build - --format md -o - --message-format github").stdin(FLAWLESS).go();
    assert!(ended.stdout.starts_with(PLAN), "{}", ended.stdout);
    let ended = journey("build slip.journey --message-format gitlab --message-file quality.json")
        .file("slip.journey", SLIP)
        .go();
    assert_eq!((ended.status, ended.stdout.as_str(), ended.stderr.as_str()), (1, "", ""));
    let report: serde_json::Value = serde_json::from_str(&ended.read("quality.json")).unwrap();
    assert!(report.as_array().unwrap().iter().any(|issue| issue["check_name"] == "unknown-keyword"));
}

#[test]
fn a_message_file_never_replaces_a_journey() {
    let ended = journey("check fine.journey --message-format json --message-file fine.journey")
        .file("fine.journey", FLAWLESS)
        .go();
    assert_eq!(ended.status, 2);
    assert_eq!(ended.read("fine.journey"), FLAWLESS);
}

#[test]
fn quiet_says_nothing_but_problems() {
    journey("check fine.journey -q").file("fine.journey", FLAWLESS).go().shows(0, "", "");
    let built = journey("build fine.journey --format md --quiet").file("fine.journey", FLAWLESS).go();
    assert_eq!(built.files(), ["fine.journey", "fine.md"]);
    built.shows(0, "", "");
    let ended = journey("check slip.journey --quiet").file("slip.journey", SLIP).go();
    assert!(ended.stderr.contains("error[unknown-keyword]") && !ended.stderr.contains("1 error"), "{}", ended.stderr);
    assert!(ended.stderr.contains("warning[no-goal]"), "{}", ended.stderr);
    let ended = ended.then("check slip.journey -qq").go();
    assert!(
        ended.stderr.starts_with("error[unknown-keyword]") && !ended.stderr.contains("warning["),
        "{}",
        ended.stderr
    );
}

#[test]
fn errors_come_last_and_warnings_of_a_code_together() {
    let text = "Journey: a\nPhase: b\n  Stpe: c\n  Step: d\n    - e\n    - f\n    - g\n";
    let ended = journey("check a.journey").file("a.journey", text).go();
    let (together, error) = (ended.stderr.find("warning[unanswered-negative]"), ended.stderr.find("error["));
    assert!(together.is_some() && together < error, "{}", ended.stderr);
    assert!(ended.stderr.contains("  line 6: nothing answers this negative: `f`\n  line 7: "), "{}", ended.stderr);
    assert!(
        ended.stderr.ends_with("more about a code: journey explain unknown-keyword\na.journey: 1 error, 8 warnings\n")
    );
    let apart = ended.then("check a.journey --verbose").go();
    assert_eq!(apart.stderr.matches("warning[unanswered-negative]").count(), 3, "{}", apart.stderr);
}

#[test]
fn all_warnings_can_be_allowed_but_those_that_are_named() {
    let short = |arguments: &str| {
        let ended = journey(&format!("check a.journey --message-format short {arguments}"))
            .file("a.journey", "Journey: a\n")
            .go();
        ended
            .stdout
            .lines()
            .filter_map(|line| Some(line.split_once('[')?.1.split_once(']')?.0.to_owned()))
            .collect::<Vec<_>>()
    };
    assert!(short("").len() > 2);
    assert_eq!(short("--allow warnings"), Vec::<String>::new());
    assert_eq!(short("--allow warnings --warn no-goal"), ["no-goal"]);
}

#[test]
fn problems_can_be_read_aloud() {
    let ended = journey("check slip.journey --message-format narrated").file("slip.journey", SLIP).go();
    assert!(
        ended.stderr.contains("error: `Stepp` is not a keyword\nslip.journey, line 4, column 3\n"),
        "{}",
        ended.stderr
    );
    assert!(!ended.stderr.contains('─') && !ended.stderr.contains('│'), "{}", ended.stderr);
}

#[test]
fn shells_complete_every_command_and_option() {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let ended = journey(&format!("completions {shell}")).go();
        assert_eq!((ended.status, ended.stderr.as_str()), (0, ""));
        for word in ["build", "explain", "message-format", "portrait"] {
            assert!(ended.stdout.contains(word), "{shell} knows no {word}");
        }
    }
}

#[test]
fn there_is_a_page_of_the_manual_a_command() {
    let ended = journey("man -o pages").go();
    assert_eq!(ended.status, 0);
    let pages = ended.files();
    for command in ["journey", "journey-build", "journey-check", "journey-plan", "journey-explain"] {
        assert!(pages.contains(&format!("pages/{command}.1")), "{pages:?}");
    }
    assert!(ended.read("pages/journey-build.1").contains("\\-\\-paper"));
}

const DIAGRAM: &str = "journey\n  title Tea\n  section Kitchen\n    Boil: 4: Me\n    At 9:30: 1: Me, Cat\n";

#[test]
fn a_diagram_is_imported_and_a_file_never_replaced_unasked() {
    let remark =
        "tea.mmd:5: Mermaid ends a name at a colon; here it is `At 9:30`\ntea.mmd: 1 phase, 2 steps, 1 remark\n";
    let ended = journey("import tea.mmd").file("tea.mmd", DIAGRAM).go();
    assert_eq!((ended.status, ended.stderr.as_str()), (0, remark));
    assert!(ended.stdout.contains("  Step: At 9:30\n    By: Me, Cat\n    Emotion: -2\n"), "{}", ended.stdout);
    let taken = "error: `a.journey` is there already; `--force` replaces it\n";
    let run = |options: &str| {
        journey(&format!("import tea.mmd -o a.journey {options}"))
            .file("tea.mmd", DIAGRAM)
            .file("a.journey", "old")
            .go()
    };
    assert_eq!(run("").shows(2, "", taken).read("a.journey"), "old");
    assert_eq!(run("--force").shows(0, "a.journey\n", remark).read("a.journey"), ended.stdout);
    let dutch = journey("import - --from mermaid --language nl --quiet").stdin(DIAGRAM).go();
    assert!(dutch.status == 0 && dutch.stdout.contains("Klantreis: Tea\n"), "{}", dutch.stdout);
}

#[test]
fn what_cannot_be_imported_is_reported_with_its_line() {
    let other = "error: a.mmd:1: this is a Mermaid `pie`, and only a `journey` can be imported\n";
    journey("import a.mmd -o b.journey").file("a.mmd", "pie\n").go().shows(1, "", other);
    journey("import none.csv").go().shows(2, "", "error: there is no file or folder `none.csv`\n");
}

#[test]
fn one_journey_is_exported_to_standard_output_and_several_into_a_folder() {
    let ended = journey("export a.journey --format mermaid").file("a.journey", FLAWLESS).go();
    let told = "a.journey: a Mermaid diagram has no place for 5 steps without a level, drawn in the middle, \
                4 other entries\n";
    assert_eq!((ended.status, ended.stderr.as_str()), (0, told));
    assert!(ended.stdout.starts_with("journey\n    %% not in this diagram: "), "{}", ended.stdout);
    let two = |arguments: &str| journey(arguments).file("a.journey", FLAWLESS).file("b.journey", FLAWLESS).go();
    let refused = "error: standard output takes the result of one journey; name a folder with `--output`\n";
    two("export --format json").shows(2, "", refused);
    let ended = two("export --format csv --rows cards -o out").shows(0, "out/a.csv\nout/b.csv\n", "");
    assert!(ended.read("out/a.csv").starts_with("\u{feff}No.,Kind,Text,"));
    let ended = two("export a.journey --format json -o a.json").shows(0, "a.json\n", "");
    assert!(ended.read("a.json").contains("\"text\": \"Renewing a library card\""));
    let ended = two("export a.journey --format csv -o a.journey");
    assert_eq!(ended.status, 2);
    assert_eq!(ended.read("a.journey"), FLAWLESS);
}

#[test]
fn a_journey_with_errors_is_not_exported() {
    let ended = journey("export a.journey --format json").file("a.journey", "Journey: x\nNonsense\n").go();
    assert_eq!((ended.status, ended.stdout.as_str()), (1, ""));
}

#[test]
fn the_schema_is_printed() {
    let ended = journey("export --schema").go();
    assert_eq!((ended.status, ended.stderr.as_str()), (0, ""));
    assert_eq!(ended.stdout, include_str!("../docs/journey.schema.json"));
    assert_eq!(journey("export").go().status, 2);
}

#[cfg(feature = "xlsx")]
#[test]
fn a_workbook_goes_to_a_file_or_a_pipe() {
    let ended =
        journey("export a.journey --format xlsx -o a.xlsx").file("a.journey", FLAWLESS).go().shows(0, "a.xlsx\n", "");
    assert!(fs::read(ended.folder.path().join("a.xlsx")).unwrap().starts_with(b"PK"));
}

#[test]
fn sheets_of_several_kinds_are_one_document_and_a_file_each() {
    let ended = journey("build a.journey --format svg,pdf --sheet map,blank,persona").file("a.journey", FLAWLESS).go();
    let files = ["a.svg", "a-blank-1.svg", "a-blank-2.svg", "a-persona.svg", "a.pdf"].map(|name| format!("{name}\n"));
    let ended = ended.shows(0, &files.concat(), "");
    assert!(ended.read("a-blank-1.svg").contains("Renewing") && ended.read("a-persona.svg").contains("Joan"));
}

#[test]
fn a_document_without_the_map_does_not_replace_that_of_the_map() {
    let ended = journey("build a.journey --format pdf --sheet phases,persona").file("a.journey", FLAWLESS).go();
    ended.shows(0, "a-phases-persona.pdf\n", "");
}

#[test]
fn all_kinds_of_sheet_can_be_asked_for_at_once() {
    let ended = journey("build a.journey --format svg --sheet all,map").file("a.journey", FLAWLESS).go();
    assert_eq!(ended.status, 0);
    for name in ["a.svg", "a-phases.svg", "a-persona.svg", "a-blank-1.svg"] {
        assert!(ended.stdout.contains(&format!("{name}\n")), "{}", ended.stdout);
    }
}

#[test]
fn sheets_asked_for_in_vain_are_reported() {
    let short = "Journey: Short\n";
    let ended =
        journey("build a.journey --format svg --sheet phases,persona,actions,insights").file("a.journey", short).go();
    assert_eq!((ended.status, ended.stdout.as_str()), (0, "a-persona.svg\n"));
    for told in ["no phase, and", "no persona: the sheet is blank", "no action", "no insight"] {
        assert!(ended.stderr.contains(&format!("note: a.journey: the journey has {told}")), "{}", ended.stderr);
    }
    let nothing = journey("build a.journey -o - --format svg --sheet phases").file("a.journey", short).go();
    assert_eq!((nothing.status, nothing.stdout.as_str()), (2, ""));
    assert!(nothing.stderr.ends_with("error: there is nothing to put on standard output\n"), "{}", nothing.stderr);
}

#[test]
fn sheets_left_over_from_an_earlier_build_are_reported_and_kept() {
    let built = |name: &str| {
        let run = journey("build a.journey --format svg").file("a.journey", FLAWLESS).file(name, "earlier");
        run.go()
    };
    let note = |name: &str| format!("note: `{name}` is not of this build; delete it if an earlier one left it\n");
    let ended = built("a-1.svg").shows(0, "a.svg\n", &note("a-1.svg"));
    assert_eq!(ended.read("a-1.svg"), "earlier");
    built("a-2.svg").shows(0, "a.svg\n", "");
    built("b-1.svg").shows(0, "a.svg\n", "");
}

#[test]
fn templates_need_no_journey() {
    let ended = journey("blank --language nl --format svg,pdf").go();
    let ended = ended.shows(0, "blank-1.svg\nblank-2.svg\nblank.pdf\n", "");
    assert!(ended.read("blank-1.svg").contains("Klantreis:") && ended.read("blank-2.svg").contains("Naam:"));
    let ended = journey("blank -o out --format svg").environment("LC_ALL", "de_DE.UTF-8").go();
    assert_eq!(ended.status, 0, "{}", ended.stderr);
    assert!(ended.read("out/blank-1.svg").contains("Schritte"));
    let english = journey("blank --format svg").environment("LC_ALL", "C").go();
    assert!(english.read("blank-1.svg").contains("Steps"));
    let refused = journey("blank -o - --format svg,pdf").go();
    assert_eq!((refused.status, refused.stdout.as_str()), (2, ""));
}

#[test]
fn results_that_are_out_of_date_are_named_and_nothing_is_written() {
    let check = "build fine.journey -o maps --format md,svg --check";
    let built = journey("build fine.journey -o maps --format md,svg").file("fine.journey", FLAWLESS).go();
    let ended = built.then(check).go().shows(0, "", "");
    fs::write(ended.folder.path().join("maps/fine.md"), "old").unwrap();
    fs::remove_file(ended.folder.path().join("maps/fine.svg")).unwrap();
    let place = "fine.journey:1:10: error";
    let told = [
        format!("{place}[missing-result]: `maps/fine.svg` is missing; run `journey build`, and keep what it writes\n"),
        format!(
            "{place}[outdated-result]: `maps/fine.md` is out of date; run `journey build`, and keep what it writes\n"
        ),
    ];
    let ended = ended.then(&format!("{check} --message-format short")).go().shows(1, "", &told.concat());
    assert_eq!(ended.files(), ["fine.journey", "maps/fine.md"]);
    let ended = ended.then(check).go();
    assert!(ended.status == 1 && ended.stderr.ends_with("fine.journey: 2 errors\n"), "{}", ended.stderr);
    for (format, place) in [
        ("json", r#""file":"fine.journey","line":1,"column":10,"#),
        ("sarif", r#""ruleId": "missing-result""#),
        ("github", "::error file=fine.journey,line=1,endLine=1,col=10,endColumn=33,title=missing-result::"),
        ("gitlab", r#""check_name": "outdated-result""#),
    ] {
        let ended = journey(&format!("build fine.journey -o maps --check --message-format {format}"));
        let ended = ended.file("fine.journey", FLAWLESS).file("maps/fine.md", "old").go();
        let shown =
            ended.stderr.contains(place) && ended.stderr.contains("`maps/fine.svg` and `maps/fine.pdf` are missing");
        assert!(ended.status == 1 && shown, "{format}: {}", ended.stderr);
    }
    assert_eq!(ended.then("build fine.journey --check --format md -o -").go().status, 2);
}

#[test]
fn a_check_tells_sheets_that_an_earlier_build_left_and_removes_none() {
    let built = journey("build fine.journey --format svg").file("fine.journey", FLAWLESS).go();
    fs::copy(built.folder.path().join("fine.svg"), built.folder.path().join("fine-1.svg")).unwrap();
    let ended = built.then("build fine.journey --format svg --check --message-format short").go();
    let told = "fine.journey:1:10: error[left-over-result]: `fine-1.svg` is left over from an earlier build; \
                run `journey build`, which removes it, and keep the change\n";
    let ended = ended.shows(1, "", told);
    assert_eq!(ended.files(), ["fine-1.svg", "fine.journey", "fine.svg"]);
    let ended = ended.then("build fine.journey --format svg --quiet").go().shows(0, "", "");
    assert_eq!(ended.files(), ["fine.journey", "fine.svg"]);
}

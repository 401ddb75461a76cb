//! Builds of many journeys, and builds to which something happens: whatever it is, each file that is there is whole.

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

use crate::support::pictures;
use crate::support::run::{Ended, FLAWLESS, Run, journey};

/// A flawless journey in which these phases follow each other.
fn of_phases(count: usize) -> String {
    let more = (1..count).map(|number| format!("Phase: More {number}\n  Step: Waits\n"));
    more.fold(FLAWLESS.to_owned(), |text, phase| text + &phase)
}

/// A run in a folder with a dozen journeys, of which one has an error and one a warning.
fn dozen(arguments: &str) -> Run {
    (0..12).fold(journey(arguments), |run, number| {
        let text = match number {
            3 => format!("{FLAWLESS}Nonsense\n"),
            7 => FLAWLESS.replace("Goal: No more cards that run out unnoticed\n", ""),
            _ => FLAWLESS.replace("library", &format!("library ({number})")),
        };
        run.file(&format!("j{number:02}.journey"), text)
    })
}

#[test]
fn one_journey_with_errors_stops_no_other_and_all_is_reported_in_order() {
    let ended = dozen("build --format md,svg").go();
    let names: Vec<String> = (0..12).filter(|number| *number != 3).map(|number| format!("j{number:02}")).collect();
    let files: Vec<String> = names.iter().map(|name| format!("{name}.svg\n{name}.md\n")).collect();
    assert_eq!((ended.status, ended.stdout.as_str()), (1, files.concat().as_str()));
    assert_eq!(ended.diagnostics(), [(13, "not-an-entry".to_owned()), (1, "no-goal".to_owned())]);
    assert!(ended.stderr.ends_with("\n11 journeys built, 22 files; 1 with errors\n"), "{}", ended.stderr);
}

#[test]
fn a_summary_is_for_people_who_want_to_hear_it() {
    let told = |arguments: &str| dozen(&format!("build --format md {arguments}")).go().stderr;
    assert!(told("").contains(" journeys built, "));
    for arguments in ["--quiet", "--message-format json", "--message-format short"] {
        assert!(!told(arguments).contains(" built"), "{arguments}");
    }
    let check = dozen("build --format md").go().then("build --format md --check").go();
    assert!(check.stderr.ends_with("\n11 journeys up to date, 11 files; 1 not\n"), "{}", check.stderr);
}

/// What a run gives: its streams, its status and all of its files.
type Given = (String, String, i32, Vec<Vec<u8>>);

fn given(ended: &Ended) -> Given {
    let read = |name: &String| fs::read(ended.folder.path().join(name)).unwrap();
    (ended.stdout.clone(), ended.stderr.clone(), ended.status, ended.files().iter().map(read).collect())
}

/// A run of the program on one processor only; none where the system cannot do that.
fn on_one_processor(arguments: &str) -> Option<Given> {
    let folder = dozen("").go();
    let mut command = Command::new("taskset");
    command.args(["-c", "0", env!("CARGO_BIN_EXE_journey")]).args(arguments.split(' ')).env_remove("SOURCE_DATE_EPOCH");
    let output = command.current_dir(folder.folder.path()).output().ok()?;
    let [stdout, stderr] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    let ended = Ended { folder: folder.folder, stdout, stderr, status: output.status.code()? };
    Some(given(&ended))
}

#[test]
fn the_number_of_processors_changes_nothing() {
    let arguments = "build . --format svg,pdf,md";
    let usual = given(&dozen(arguments).go());
    assert!(usual == given(&dozen(arguments).go()), "two runs differ");
    match on_one_processor(arguments) {
        Some(one) => assert!(one == usual, "one processor gives something else"),
        None => println!("`taskset` is missing: left out"),
    }
}

#[test]
fn those_who_use_shared_personas_may_come_before_or_after_them() {
    let user = FLAWLESS.replace("Persona: Joan", "Use: m.journey");
    let run = journey("build . --format md").file("a.journey", &user).file("z.journey", &user);
    let ended = run.file("m.journey", "Persona: Joan\n").go();
    ended.shows(0, "a.md\nz.md\n", "2 journeys built, 2 files\n");
    let unused = journey("build . --format md").file("a.journey", FLAWLESS).file("m.journey", "Persona: Joan\n").go();
    assert_eq!((unused.status, unused.stdout.as_str()), (1, "a.md\n"));
    assert!(unused.stderr.contains("missing-journey"), "{}", unused.stderr);
}

#[test]
fn sheets_of_an_earlier_build_are_removed_and_files_of_others_are_not() {
    let check = "build a.journey --sheet phases --check --format svg";
    let built = journey("build a.journey --sheet phases --format svg").file("a.journey", of_phases(4)).go();
    assert!(built.stdout.ends_with("a-phases-4.svg\n"), "{}", built.stdout);
    // A journey of another name may have results that look like more sheets of this one.
    let run = built.then("build a-phases.journey --sheet phases --format svg").file("a-phases.journey", of_phases(1));
    let ended = run.file("a.journey", of_phases(2)).go();
    fs::rename(ended.folder.path().join("a-phases-phases.svg"), ended.folder.path().join("a-phases-5.svg")).unwrap();
    let ended = ended.then(check).go();
    assert_eq!(ended.status, 1);
    let told = "`a-phases-3.svg` and `a-phases-4.svg` are left over from an earlier build\n";
    assert!(ended.stderr.contains(told), "{}", ended.stderr);
    let others = "note: `a-phases-5.svg` is not of this build; delete it if an earlier one left it\n";
    let removed = [3, 4].map(|number| format!("note: `a-phases-{number}.svg` is removed; an earlier build left it\n"));
    let ended = ended.then("build a.journey --sheet phases --format svg").go();
    let ended = ended.shows(0, "a-phases-1.svg\na-phases-2.svg\n", &(removed.concat() + others));
    let files = ["a-phases-1.svg", "a-phases-2.svg", "a-phases-5.svg", "a-phases.journey", "a.journey"];
    assert_eq!(ended.files(), files);
    ended.then(check).go().shows(0, "", "");
}

#[test]
fn results_of_other_journeys_of_a_build_are_no_sheets_of_an_earlier_one() {
    let build = "build . --sheet map,phases --format svg";
    let run = journey(build).file("a.journey", of_phases(2)).file("a-phases-3.journey", FLAWLESS);
    let ended = run.go();
    assert_eq!((ended.status, ended.stderr.as_str()), (0, "2 journeys built, 5 files\n"), "{}", ended.stdout);
    ended.then(&format!("{build} --check")).go().shows(0, "", "2 journeys up to date, 5 files\n");
}

#[cfg(feature = "png")]
#[test]
fn pictures_of_an_earlier_build_are_known_too() {
    let build = "build a.journey --sheet phases --format png --dpi 36";
    let first = journey(build).file("a.journey", of_phases(3)).go();
    let ended = first.then(build).file("a.journey", of_phases(1)).go();
    assert_eq!((ended.status, ended.files()), (0, vec!["a-phases.png".to_owned(), "a.journey".to_owned()]));
}

/// Where a file cannot be, said as it was typed.
fn refused(ended: &Ended, path: &str, why: &str) {
    assert_eq!((ended.status, ended.stdout.as_str()), (2, ""), "{}", ended.stderr);
    assert!(ended.stderr.contains(&format!("error: `{path}` ")) && ended.stderr.contains(why), "{}", ended.stderr);
    assert!(ended.files().iter().all(|name| !name.contains(".journey-")), "{:?}", ended.files());
}

#[test]
fn a_place_where_nothing_can_be_written_is_named() {
    let run = |arguments: &str| journey(arguments).file("a.journey", FLAWLESS).file("file", "x").file("a.svg/x", "x");
    refused(
        &run("build a.journey --format md -o file/deep").go(),
        "file/deep",
        "cannot be made: a part of the path is no folder",
    );
    refused(&run("build a.journey --format md,svg").go(), "a.svg", "there is a folder of that name");
    refused(&run("export a.journey --format json -o file/").go(), "file/", "cannot be made");
    refused(&run("man -o file").go(), "file", "cannot be made");
    let ended = run("build a.journey --format md --deps a.svg").go();
    assert_eq!(ended.status, 2);
    assert!(ended.stderr.contains("error: `a.svg` cannot be written: there is a folder"), "{}", ended.stderr);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_and_a_reader_that_is_gone_are_not_the_same() {
    let run = |shell: &str| {
        let folder = journey("").file("a.journey", FLAWLESS).go().folder;
        let script = shell.replace("journey", env!("CARGO_BIN_EXE_journey")).replace(" JOURNEY", " a.journey");
        let output = Command::new("bash").args(["-o", "pipefail", "-c", &script]).current_dir(folder.path()).output();
        let output = output.unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let full = "error: standard output cannot be written: the disk is full\n";
    for command in ["build JOURNEY --format svg", "build JOURNEY -o - --format svg", "plan JOURNEY", "explain", "man"] {
        assert_eq!(run(&format!("journey {command} > /dev/full")), (Some(2), full.to_owned()), "{command}");
        assert_eq!(run(&format!("journey {command} | true")), (Some(0), String::new()), "{command}");
    }
}

#[cfg(unix)]
#[test]
fn files_that_a_killed_run_left_are_cleared_away_once_they_are_old() {
    let hour = Duration::from_secs(60 * 60);
    let old = |path: &Path| File::options().write(true).open(path).unwrap().set_modified(SystemTime::now() - hour * 2);
    // The second half of a name that we gave sums up the first.
    let names = [
        ".journey-0123456789abcdef47c7a79e.part",
        ".journey-fedcba9876543210ef215c6c.part",
        ".journey-backup.part",
        ".journey-0123456789abcdef00000000.part",
    ];
    let run = names
        .iter()
        .fold(journey("build a.journey --format md -o maps"), |run, name| run.file(&format!("maps/{name}"), "half"));
    let run = run.file("a.journey", FLAWLESS);
    for name in [names[0], names[2], names[3]] {
        old(&run.folder().join("maps").join(name)).unwrap();
    }
    let ended = run.go().shows(0, "maps/a.md\n", "");
    let kept = [
        "a.journey",
        "maps/.journey-0123456789abcdef00000000.part",
        "maps/.journey-backup.part",
        "maps/.journey-fedcba9876543210ef215c6c.part",
    ];
    assert_eq!(ended.files()[..4], kept);
}

/// What a PDF says about when it was made.
fn dates(pdf: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(pdf);
    let after =
        |mark: &str, end: char| text.split(mark).nth(1).and_then(|rest| rest.split(end).next()).map(str::to_owned);
    let dates = [after("/CreationDate(", ')'), after("/ModDate(", ')')];
    dates.into_iter().chain([after("<xmp:CreateDate>", '<'), after("<xmp:ModifyDate>", '<')]).flatten().collect()
}

#[test]
fn documents_are_dated_by_their_version_or_by_who_builds_them() {
    let pdf = |text: &str, epoch: Option<&str>| {
        let run = journey("build a.journey --format pdf").file("a.journey", text);
        let run = epoch.into_iter().fold(run, |run, epoch| run.environment("SOURCE_DATE_EPOCH", epoch));
        let ended = run.go().shows(0, "a.pdf\n", "");
        dates(&fs::read(ended.folder.path().join("a.pdf")).unwrap())
    };
    let versioned = format!("{FLAWLESS}Version: 2026-03-14\n");
    let day = ["D:20260314000000Z", "D:20260314000000Z", "2026-03-14T00:00:00Z", "2026-03-14T00:00:00Z"];
    let second = ["D:20010909014640Z", "D:20010909014640Z", "2001-09-09T01:46:40Z", "2001-09-09T01:46:40Z"];
    assert_eq!(pdf(FLAWLESS, None), Vec::<String>::new());
    assert_eq!(pdf(FLAWLESS, Some("1000000000")), second);
    assert_eq!(pdf(&versioned, None), day);
    assert_eq!(pdf(&versioned, Some("1000000000")), day);
    assert_eq!(pdf(&format!("{FLAWLESS}Version: 3\n"), None), Vec::<String>::new());
}

#[test]
fn a_date_that_is_none_is_refused() {
    for (command, epoch) in [("build", "yesterday"), ("blank", "-1"), ("build", ""), ("export --format json", "1e9")] {
        let ended = journey(command).file("a.journey", FLAWLESS).environment("SOURCE_DATE_EPOCH", epoch).go();
        let told = format!(
            "error: `SOURCE_DATE_EPOCH` is `{epoch}`; it takes the seconds since 1970, such as 1773480615, or nothing at all\n"
        );
        assert_eq!(ended.shows(2, "", &told).files(), ["a.journey"]);
    }
}

/// A project whose names mean something to `make`, and the rules of its build.
fn with_rules() -> Ended {
    let settings =
        "[build]\njourneys = ['all']\noutput = 'out $(x) #1/{name}'\nformats = ['md']\n[style]\nlogo = 'lo go.png'\n";
    let text = FLAWLESS.replace("Persona: Joan", "Use: people.journey\nPersona: Ann\n  Photo: 50%.png");
    let text = text.replace(
        "  Step: Pays\n",
        "  Step: Pays\n    Image: missing.png\n    Metric: Wait\n      Data: a=b.csv column Days\n",
    );
    let run = journey("build --deps deps.mk").file("journey.toml", settings);
    let run = run.file("lo go.png", pictures::png(30, 10)).file("all/50%.png", pictures::png(60, 40));
    let run = run.file("all/a=b.csv", "Date,Days\n2026-01-01,4\n").file("all/people.journey", "Persona: Joan\n");
    let ended = run.file("all/a b: c.journey", text).file("all/other.journey", FLAWLESS).go();
    let results = "out $(x) #1/a b: c.md\nout $(x) #1/other.md\n";
    // The picture that is missing is told, and stops nothing.
    assert_eq!((ended.status, ended.stdout.as_str()), (0, results), "{}", ended.stderr);
    ended
}

#[test]
fn rules_name_all_that_a_result_is_made_from() {
    let rules = with_rules().read("deps.mk");
    let (results, sources) = rules.lines().next().unwrap().split_once(".md: ").unwrap();
    assert_eq!(results, r"out\ $$(x)\ \#1/a\ b\:\ c");
    let named = [
        r"all/a\ b\:\ c.journey",
        "all/50%.png",
        "all/a$(if ,,=)b.csv",
        "all/missing.png",
        "all/people.journey",
        "journey.toml",
        r"lo\ go.png",
    ];
    assert_eq!(sources, named.join(" "));
    assert!(rules.contains("\nall/50\\%.png:\n") && rules.contains("\njourney.toml:\n"), "{rules}");
    assert!(rules.lines().nth(1).unwrap().ends_with(r"other.md: all/other.journey journey.toml lo\ go.png"), "{rules}");
}

#[test]
fn make_builds_what_is_older_than_its_sources() {
    if Command::new("make").arg("--version").output().is_err() {
        println!("`make` is missing: left out");
        return;
    }
    let ended = with_rules();
    let folder = ended.folder.path();
    fs::write(folder.join("Makefile"), "%.md: ; @echo build\ninclude deps.mk\n").unwrap();
    let now = SystemTime::now();
    let set = |name: &str, seconds: u64| {
        let file = File::options().write(true).open(folder.join(name)).unwrap();
        file.set_modified(now - Duration::from_secs(1000) + Duration::from_secs(seconds)).unwrap();
    };
    let sources =
        ["all/50%.png", "all/a=b.csv", "all/people.journey", "all/a b: c.journey", "journey.toml", "lo go.png"];
    let make = || {
        let make = Command::new("make").arg("out $(x) #1/a b: c.md").current_dir(folder).output().unwrap();
        assert!(make.status.success(), "{}", String::from_utf8_lossy(&make.stderr));
        String::from_utf8(make.stdout).unwrap() == "build\n"
    };
    // Until the missing picture is there, make cannot know that nothing has changed.
    assert!(make());
    fs::write(folder.join("all/missing.png"), "x").unwrap();
    let fresh = || {
        sources.iter().chain(&["all/missing.png", "all/other.journey"]).for_each(|name| set(name, 0));
        set("out $(x) #1/a b: c.md", 10);
    };
    fresh();
    assert!(!make());
    set("all/other.journey", 20);
    assert!(!make());
    for name in sources {
        fresh();
        set(name, 20);
        assert!(make(), "{name}");
    }
    fresh();
    fs::remove_file(folder.join("all/50%.png")).unwrap();
    assert!(make());
}

#[test]
fn rules_are_about_files_and_replace_none_of_them() {
    let run =
        |arguments: &str| journey(&format!("build a.journey --format md {arguments}")).file("a.journey", FLAWLESS);
    let stdout = "error: `--check` and `--deps` are about files; name the folder of the results\n";
    run("-o - --deps deps.mk").go().shows(2, "", stdout);
    assert_eq!(run("--check --deps deps.mk").go().status, 2);
    for name in ["a.journey", "a.md"] {
        let ended = run(&format!("--deps {name}")).go();
        let told = format!("error: `--deps {name}` would replace a journey or a result\n");
        assert_eq!((ended.status, ended.stderr.as_str()), (2, told.as_str()));
        assert_eq!(ended.read("a.journey"), FLAWLESS);
    }
    let ended = run("--deps deps.mk").file("deps.mk", "old").file("a.journey", "Journey: x\nNonsense\n").go();
    assert_eq!((ended.status, ended.read("deps.mk").as_str()), (1, "old"));
}

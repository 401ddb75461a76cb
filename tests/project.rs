//! The settings of a project from outside: what `journey.toml` changes, and what is said when it is wrong.

use std::fs;

use journey::settings;
use journey::source::{FileId, Source};

use crate::support::pictures;
use crate::support::run::{self, FLAWLESS, Run, journey};

/// A map's paper, as its SVG says it.
fn paper(svg: &str) -> String {
    let size = |name: &str| svg.split(&format!(" {name}=\"")).nth(1).and_then(|rest| rest.split('"').next());
    format!("{} x {}", size("width").expect("a width"), size("height").expect("a height"))
}

/// A run in a project with these settings and a flawless journey `a.journey`.
fn project(settings: &str, arguments: &str) -> Run {
    journey(arguments).file("journey.toml", settings).file("a.journey", FLAWLESS)
}

const ORDER: &str = "\
[build]
journeys = ['journeys']
output = 'maps/{folder}/{name}'
formats = ['md']
";

/// A run in a project with two journeys of the same name.
fn two(arguments: &str) -> Run {
    let run = journey(arguments).file("journey.toml", ORDER);
    run.file("journeys/north/a.journey", FLAWLESS).file("journeys/south/a.journey", FLAWLESS)
}

/// What a build of two plans says at its end.
const TWO_BUILT: &str = "2 journeys built, 2 files\n";

/// The complete example of the manual.
fn example() -> String {
    let manual = include_str!("../docs/project.md");
    let example = manual.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next());
    example.expect("the manual has an example").to_owned()
}

#[test]
fn the_example_of_the_manual_says_all_that_can_be_said_and_works() {
    let text = example();
    let read = settings::read(&Source::new("journey.toml", text.as_str()), FileId::default());
    assert_eq!(read.diagnostics, []);
    let told = format!("{:?}", read.settings);
    assert!(!told.contains("None") && !told.contains("[]"), "{told}");
    let run = project(&text, "build").file("journeys/b.journey", FLAWLESS).file("pilot/first.journey", FLAWLESS);
    let run = ["Regular", "SemiBold", "Bold", "Italic"]
        .iter()
        .fold(run, |run, face| run.file(&format!("style/House-{face}.ttf"), font(&face.to_lowercase())));
    let ended = run.file("style/logo.png", pictures::png(30, 10)).go();
    let maps = ["maps/journeys/b.svg", "maps/journeys/b.pdf", "maps/journeys/b.md"];
    let first = ["maps/pilot/first.svg", "maps/pilot/first.pdf", "maps/pilot/first.md"];
    let summary = "2 klantreizen gemaakt, 6 bestanden\n";
    ended.shows(0, &format!("{}\n{}\n", maps.join("\n"), first.join("\n")), summary);
}

#[test]
fn every_setting_has_a_row_in_the_manual() {
    let manual = include_str!("../docs/project.md");
    let keys = example().lines().filter_map(|line| Some(line.split_once(" = ")?.0.to_owned())).collect::<Vec<_>>();
    assert!(keys.len() > 20);
    for key in keys {
        let said = manual.split("```").nth(2).expect("what follows the example");
        assert!(said.contains(&format!("`{key}`")) || ["allow", "warn", "deny"].contains(&key.as_str()), "{key}");
    }
}

#[test]
fn the_style_of_the_picture_in_the_manual_is_right() {
    let text = include_str!("../docs/pictures/house-style/journey.toml");
    let read = settings::read(&Source::new("journey.toml", text), FileId::default());
    assert_eq!(read.diagnostics, []);
}

#[test]
fn a_logo_stands_on_the_first_sheet_and_says_what_it_is() {
    let settings = "[style]\nlogo = 'style/our-logo.png'\n";
    let build = "build --format svg,pdf,md";
    let run = |settings: &str| project(settings, build).file("style/our-logo.png", pictures::png(60, 20)).go();
    let ended = run(settings).shows(0, "a.svg\na.pdf\na.md\n", "");
    let svg = ended.read("a.svg");
    assert_eq!(svg.matches("<image").count(), 1);
    assert!(svg.contains("our logo"), "{}", &svg[..4000]);
    assert!(run(&format!("{settings}logo_text = 'Stad Aalst'\n")).read("a.svg").contains("Stad Aalst"));
    for (bytes, words) in [(b"GIF89a".to_vec(), "GIF"), (b"nothing".to_vec(), "is not a picture")] {
        let ended = project(settings, build).file("style/our-logo.png", bytes).go();
        assert_eq!((ended.status, ended.diagnostics()), (2, vec![(2, "bad-setting".to_owned())]));
        assert!(ended.stderr.contains(words), "{}", ended.stderr);
    }
}

#[test]
fn a_project_says_what_is_built_and_where_to() {
    let maps = "maps/journeys/north/a.md\nmaps/journeys/south/a.md\n";
    let ended = two("build").go().shows(0, maps, TWO_BUILT);
    let journeys = ["journey.toml", "journeys/north/a.journey", "journeys/south/a.journey"];
    assert_eq!(ended.files()[..3], journeys);
    assert_eq!(ended.files()[3..], ["maps/journeys/north/a.md", "maps/journeys/south/a.md"]);
}

#[test]
fn it_is_found_upwards_and_its_paths_begin_at_its_root() {
    let maps = "../../maps/journeys/north/a.md\n../../maps/journeys/south/a.md\n";
    two("build").within("journeys/north").go().shows(0, maps, TWO_BUILT);
    two("build a.journey").within("journeys/north").go().shows(0, "../../maps/journeys/north/a.md\n", "");
    let checked = "../../journeys/north/a.journey: no problems\n../../journeys/south/a.journey: no problems\n";
    two("check").within("journeys/south").go().shows(0, "", checked);
}

#[test]
fn arguments_win_over_the_project() {
    two("build journeys/north -o . --format md").go().shows(0, "a.md\n", "");
    let settings = "[build]\nformats = ['svg']\npaper = 'a4'\nportrait = true\n";
    let ended = project(settings, "build").go().shows(0, "a.svg\n", "");
    assert_eq!(paper(&ended.read("a.svg")), "210mm x 297mm");
    // A paper that is named brings its own side.
    assert_eq!(paper(&project(settings, "build --paper a2").go().read("a.svg")), "594mm x 420mm");
    assert_eq!(project(settings, "build --format md").go().stdout, "a.md\n");
}

#[test]
fn without_settings_nothing_changes() {
    project("", "build --format md").go().shows(0, "a.md\n", "");
    project("# later\n[style]\n", "build --format md").go().shows(0, "a.md\n", "");
    let plain = journey("build --format svg").file("a.journey", FLAWLESS).go();
    let empty = project("", "build --format svg").go();
    assert_eq!(plain.read("a.svg"), empty.read("a.svg"));
}

#[test]
fn levels_hold_for_the_project() {
    let short = FLAWLESS.replace("Goal: No more cards that run out unnoticed\n", "");
    let run = |settings: &str, arguments: &str| project(settings, arguments).file("a.journey", &short).go();
    assert_eq!(run("", "check").diagnostics(), [(1, "no-goal".to_owned())]);
    run("[levels]\nallow = ['no-goal']\n", "check").shows(0, "", "a.journey: no problems\n");
    assert_eq!(run("[levels]\ndeny = ['no-goal']\n", "build").status, 1);
    assert_eq!(run("[levels]\ndeny = ['warnings']\n", "check").status, 1);
    // What the command line names wins; what the project names outweighs a word for all.
    assert_eq!(run("[levels]\ndeny = ['no-goal']\n", "check --allow no-goal").status, 0);
    assert_eq!(run("[levels]\nallow = ['no-goal']\n", "check --deny warnings").status, 0);
    assert_eq!(run("[levels]\nallow = ['no-goal']\n", "check --warn no-goal").diagnostics().len(), 1);
}

const WRONG: &str = "\
[build]
papper = 'a3'
formats = ['pdf', 'doc']
paper = 'a9'
dpi = 7
sheets = ['wall']
journeys = ['../elsewhere']

[levels]
deny = ['no-gaol', 'empty-text']

[style]
phases = ['#2d5b8a', 'green']
font = { regular = 'missing.ttf', bold = 'a.journey' }
";

#[test]
fn wrong_settings_are_reported_all_at_once_and_nothing_is_built() {
    for command in ["build a.journey", "build", "check a.journey", "plan a.journey"] {
        let ended = project(WRONG, command).go();
        assert_eq!((ended.status, ended.stdout.as_str()), (2, ""), "{command}");
        let bad = |line: usize| (line, "bad-setting".to_owned());
        let expected = [
            (2, "unknown-setting".to_owned()),
            bad(3),
            bad(4),
            bad(5),
            bad(6),
            bad(10),
            bad(10),
            bad(13),
            (14, "file-not-found".to_owned()),
            bad(14),
        ];
        assert_eq!(ended.diagnostics(), expected, "{}", ended.stderr);
        assert!(ended.stderr.ends_with("journey.toml: 10 errors\n"), "{}", ended.stderr);
        assert_eq!(ended.files(), ["a.journey", "journey.toml"]);
    }
}

#[test]
fn a_wrong_setting_is_shown_with_what_would_do() {
    let shown = "\
error[unknown-setting]

  × `[build]` has no setting `papper`
   ╭─[journey.toml:2:1]
 2 │ papper = 'a2'
   · ───┬──
   ·    ╰── not known
   ╰────
  help: write `paper`

more about a code: journey explain unknown-setting
journey.toml: 1 error
";
    project("[build]\npapper = 'a2'\n", "build").go().shows(2, "", shown);
}

#[test]
fn journeys_that_cannot_be_had_are_reported_at_their_setting() {
    for (path, code) in [("../x", "outside-project"), ("/tmp", "outside-project"), ("none", "file-not-found")] {
        let ended = project(&format!("[build]\njourneys = ['{path}']\n"), "build").go();
        assert_eq!((ended.status, ended.diagnostics()), (2, vec![(2, code.to_owned())]));
    }
    let none = "error: `journeys` in journey.toml names no .journey files\n";
    project("[build]\njourneys = ['maps']\n", "check").file("maps/a.md", "").go().shows(2, "", none);
    project("[build]\njourneys = ['.']\n", "check").go().shows(0, "", "a.journey: no problems\n");
}

#[test]
fn settings_that_are_no_text_are_reported() {
    let ended = journey("build").file("journey.toml", b"[style]\n# \x01\xff\n").file("a.journey", FLAWLESS).go();
    assert_eq!((ended.status, ended.diagnostics()), (2, vec![(2, "not-text".to_owned())]));
}

#[test]
fn a_warning_about_settings_stops_nothing_unless_it_is_denied() {
    let light = "[style]\nphases = ['#ffcc00']\n";
    let ended = project(light, "build --format svg").go();
    assert_eq!((ended.status, ended.stdout.as_str()), (0, "a.svg\n"));
    assert_eq!(ended.diagnostics(), [(2, "faint-colour".to_owned())]);
    assert!(ended.read("a.svg").contains("#ffcc00"));
    project(light, "build --format svg --allow faint-colour").go().shows(0, "a.svg\n", "");
    assert_eq!(project(light, "build --deny faint-colour").go().status, 2);
    let allowed = format!("{light}[levels]\nallow = ['faint-colour']\n");
    project(&allowed, "build --format svg").go().shows(0, "a.svg\n", "");
}

fn font(name: &str) -> Vec<u8> {
    fs::read(format!("{}/src/text/fonts/{name}.ttf", env!("CARGO_MANIFEST_DIR"))).expect("a font")
}

const FONT: &str = "[style.font]\nregular = 'fonts/house.ttf'\n";

#[test]
fn a_font_of_the_house_is_in_the_files_and_gives_the_same_bytes() {
    let run = || project(FONT, "build").file("fonts/house.ttf", font("italic")).go();
    let (one, other) = (run(), run());
    assert_eq!((one.status, one.stderr.as_str()), (0, ""));
    for name in ["a.svg", "a.pdf"] {
        let read = |ended: &run::Ended| fs::read(ended.folder.path().join(name)).expect("a result");
        assert_eq!(read(&one), read(&other), "{name}");
    }
    let pdf = fs::read(one.folder.path().join("a.pdf")).expect("a result");
    let pdf = String::from_utf8_lossy(&pdf);
    assert!(pdf.contains("IBMPlexSansCond-Italic") && !pdf.contains("IBMPlexSansCond-Bold"));
}

#[test]
fn a_font_that_is_none_is_reported() {
    let mut broken = font("regular");
    broken.truncate(400);
    for (bytes, words) in [
        (broken, "is not a font, or is damaged"),
        (b"wOF2 and more".to_vec(), "is a web font"),
        (b"ttcf and more".to_vec(), "is a collection of several fonts"),
        (font("emoji"), "lacks letters from A to Z"),
        (Vec::new(), "is not a font, or is damaged"),
    ] {
        let ended = project(FONT, "build").file("fonts/house.ttf", bytes).go();
        assert_eq!((ended.status, ended.diagnostics()), (2, vec![(2, "bad-setting".to_owned())]), "{words}");
        assert!(ended.stderr.contains(words), "{}", ended.stderr);
    }
}

#[test]
fn a_font_that_may_not_be_passed_on_is_reported() {
    let mut bytes = font("regular");
    // The table OS/2 holds its licence bits in bytes 8 and 9.
    let record = bytes.windows(4).position(|tag| tag == b"OS/2").expect("the table");
    let place = u32::from_be_bytes(bytes[record + 8..record + 12].try_into().expect("four bytes")) as usize;
    bytes[place + 9] = 2;
    // The sum of the table stands before its place, and grows with the byte.
    bytes[record + 5] += 2;
    let ended = project(FONT, "build --format svg").file("fonts/house.ttf", bytes).go();
    assert_eq!((ended.status, ended.diagnostics()), (0, vec![(2, "restricted-font".to_owned())]));
}

#[test]
fn lanes_are_hidden_on_the_map_and_kept_in_the_plan() {
    let text =
        FLAWLESS.replace("  Step: Pays\n", "  Step: Pays\n    - Only with a card\n      Kosten: nobody counted them\n");
    let text = text.replace("Persona: Joan\n", "Lane: Kosten\nPersona: Joan\n");
    let run = |settings: &str| project(settings, "build").file("a.journey", &text).go();
    let (all, less) = (run(""), run("[style]\nhidden = ['kosten', 'Minpunten']\n"));
    assert_eq!((less.status, less.stderr.as_str()), (all.status, all.stderr.as_str()));
    for words in ["Only with a card", "Kosten"] {
        assert!(all.read("a.svg").contains(words) && !less.read("a.svg").contains(words), "{words}");
    }
    assert_eq!(all.read("a.md"), less.read("a.md"));
}

#[cfg(unix)]
#[test]
fn results_do_not_leave_the_project_through_a_link() {
    let elsewhere = tempfile::TempDir::new().expect("a folder");
    let run = project("[build]\noutput = 'maps/{name}'\n", "build --format md");
    std::os::unix::fs::symlink(elsewhere.path(), run.folder().join("maps")).expect("a link");
    run.go().shows(2, "", "error: `maps` leads out of the project\n");
    assert_eq!(fs::read_dir(elsewhere.path()).expect("a folder").count(), 0);
}

#[test]
fn keywords_are_written_in_the_language_of_the_project() {
    let settings = "[format]\nkeywords = 'nl'\n";
    let ended = project(settings, "fmt").go().shows(0, "a.journey\n", "");
    assert!(ended.read("a.journey").contains("\n  Stap: Pays\n"));
    let typed = project(settings, "fmt --keywords fr").go();
    assert!(typed.read("a.journey").contains("\n  Étape: Pays\n"));
}

#[test]
fn each_journey_is_drawn_as_its_own_project_says() {
    let run = journey("build a/one.journey b/two.journey").file("a/journey.toml", "[build]\nformats = ['svg']\n");
    let run = run.file("b/journey.toml", "[build]\nformats = ['md']\noutput = 'plans/{name}'\n");
    let ended = run.file("a/one.journey", FLAWLESS).file("b/two.journey", FLAWLESS).go();
    ended.shows(0, "one.svg\nb/plans/two.md\n", TWO_BUILT);
}

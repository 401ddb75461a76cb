//! `journey init` from outside: what it writes, that it replaces nothing, and that what it writes is right.

use std::fs;
use std::path::Path;

use journey::language::Language;
use journey::settings;
use journey::source::{FileId, Source};

use crate::support::run::journey;

/// Each language, and the name of its example.
fn examples() -> impl Iterator<Item = (&'static str, String)> {
    let folder = |tag: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("templates").join(tag);
    Language::ALL.into_iter().map(Language::tag).map(move |tag| {
        let files = fs::read_dir(folder(tag)).unwrap().map(|entry| entry.unwrap().path());
        let mut journeys = files.filter(|path| path.extension().is_some_and(|extension| extension == "journey"));
        let name = journeys.next().unwrap().file_stem().unwrap().to_string_lossy().into_owned();
        assert!(journeys.next().is_none(), "{tag} has one example");
        (tag, name)
    })
}

/// Where `--ci` puts what stands in `templates/ci`.
const RECIPES: [(&str, &str, &str); 4] = [
    ("github", ".github/workflows/journeys.yml", "github.yml"),
    ("gitlab", ".gitlab-ci.yml", "gitlab.yml"),
    ("pre-commit", ".githooks/pre-commit", "pre-commit"),
    ("make", "Makefile", "Makefile"),
];

fn template(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("templates").join(name)).unwrap()
}

#[test]
fn a_project_begins_with_settings_and_an_example() {
    for (language, name) in examples() {
        let begun = journey(&format!("init -l {language}")).go();
        let next = format!(
            "next: `journey build`, and look at maps/{name}.pdf; what you see is written in journeys/{name}.journey\n"
        );
        let begun = begun.shows(0, &format!("journey.toml\njourneys/{name}.journey\n"), &next);
        assert_eq!(begun.files(), ["journey.toml".to_owned(), format!("journeys/{name}.journey")]);
        assert_eq!(begun.read("journey.toml"), template(&format!("{language}/journey.toml")));

        let checked = begun.then("check --deny warnings").go();
        checked.shows(0, "", &format!("journeys/{name}.journey: no problems\n"));
    }
}

#[test]
fn the_example_builds_and_is_in_its_usual_form() {
    for (language, name) in examples() {
        let begun = journey(&format!("init --quiet --language {language}")).go().shows(0, "", "");
        let formed = begun.then("fmt --check").go().shows(0, "", "");
        let built = formed.then("build --deny warnings --quiet").go().shows(0, "", "");
        let maps: Vec<String> = built.files().into_iter().filter(|file| file.starts_with("maps/")).collect();
        assert_eq!(maps, ["md", "pdf", "svg"].map(|ending| format!("maps/{name}.{ending}")), "one sheet");
    }
}

#[test]
fn the_locale_chooses_the_language() {
    let run = journey("init").environment("LC_ALL", "fr_BE.UTF-8").go();
    assert_eq!(run.stdout, "journey.toml\njourneys/exemple.journey\n");
    let run = journey("init").environment("LC_ALL", "C").environment("LANG", "nl_BE").go();
    assert_eq!(run.stdout, "journey.toml\njourneys/example.journey\n");
}

#[test]
fn a_folder_is_made_and_named() {
    let begun = journey("init new/town --language nl --gitignore --ci make,github,make").go();
    let files =
        ["journey.toml", "journeys/voorbeeld.journey", ".gitignore", ".github/workflows/journeys.yml", "Makefile"];
    assert_eq!(begun.stdout, files.map(|file| format!("new/town/{file}\n")).concat());
    assert!(begun.stderr.starts_with("next: `cd new/town`, then `journey build`"), "{}", begun.stderr);
    assert_eq!(begun.files().len(), files.len());
}

#[test]
fn every_recipe_is_the_template() {
    for (system, path, name) in RECIPES {
        let begun = journey(&format!("init --ci {system}")).go();
        assert_eq!(begun.read(path), template(&format!("ci/{name}")), "{system}");
    }
    assert_eq!(journey("init --gitignore").go().read(".gitignore"), template("gitignore"));
}

#[test]
fn nothing_is_replaced_and_nothing_half_written() {
    let run =
        journey("init --gitignore --ci make").file("Makefile", "mine").file("journeys/example.journey", "mine").go();
    let told = "error: `journeys/example.journey` and `Makefile` are there already, and nothing was written; \
                ask for the others alone, or take another folder\n";
    let run = run.shows(2, "", told);
    assert_eq!(run.files(), ["Makefile", "journeys/example.journey"]);
    assert_eq!((run.read("Makefile").as_str(), run.read("journeys/example.journey").as_str()), ("mine", "mine"));

    // A folder that is a file is in the way of all.
    let run = journey("init --language en").file("journeys", "mine").go();
    assert_eq!((run.status, run.stdout.as_str(), run.files()), (2, "", vec!["journeys".to_owned()]));
    let run = journey("init town").file("town", "mine").go();
    run.shows(2, "", "error: `town` is a file; name a folder for the project\n");
}

#[test]
fn a_project_that_is_there_gets_what_it_lacks() {
    let run = journey("init").file("journey.toml", "# mine\n").go();
    let told = "error: `journey.toml` is there already; `--gitignore` and `--ci` add files to a project\n";
    let run = run.shows(2, "", told).then("init --gitignore").go();
    let run = run.shows(0, ".gitignore\n", "note: `journey.toml` stays as it is\n");
    assert_eq!((run.read("journey.toml").as_str(), run.files().len()), ("# mine\n", 2));
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_in_the_way_too() {
    let run = journey("init");
    std::os::unix::fs::symlink("nowhere", run.folder().join("journeys")).unwrap();
    assert_eq!(run.go().status, 2);
    let run = journey("init --ci make");
    std::os::unix::fs::symlink("nowhere", run.folder().join("Makefile")).unwrap();
    let ended = run.go();
    assert!(ended.status == 2 && ended.stderr.starts_with("error: `Makefile` is there already"), "{}", ended.stderr);
}

#[cfg(unix)]
#[test]
fn the_hook_can_be_run() {
    use std::os::unix::fs::PermissionsExt;
    let begun = journey("init --ci pre-commit").go();
    let mode = fs::metadata(begun.folder.path().join(".githooks/pre-commit")).unwrap().permissions().mode();
    assert_eq!(mode & 0o100, 0o100);
}

#[test]
fn files_for_a_service_belong_at_the_top() {
    let begun = journey("init below --ci gitlab").file(".git/HEAD", "").go();
    assert!(begun.stderr.contains("note: these files only work in the top folder"), "{}", begun.stderr);
    let begun = journey("init --ci gitlab").file(".git/HEAD", "").go();
    assert!(!begun.stderr.contains("note:"), "{}", begun.stderr);
}

#[test]
fn settings_that_are_remarks_are_right_too() {
    for (language, _) in examples() {
        let text = template(&format!("{language}/journey.toml"));
        let is_setting = |line: &&str| line.starts_with('[') || line.split(' ').nth(1) == Some("=");
        let all: Vec<&str> =
            text.lines().map(|line| line.strip_prefix("# ").unwrap_or(line)).filter(is_setting).collect();
        assert_eq!(all.len(), 28, "{all:#?}");
        let read = settings::read(&Source::new("journey.toml", all.join("\n")), FileId::default());
        assert!(read.diagnostics.is_empty(), "{language}: {:#?}", read.diagnostics);
    }
}

#[test]
fn what_a_recipe_lacks_is_reported() {
    let told = "note: `journey.toml` stays as it is\n\
                next: in .github/workflows/journeys.yml, replace OWNER with the owner of the repository that `journey` comes from\n";
    let begun = journey("init --ci github").file("journey.toml", "").go();
    begun.shows(0, ".github/workflows/journeys.yml\n", told);
    let begun = journey("init --ci gitlab").file("journey.toml", "").go();
    begun.shows(0, ".gitlab-ci.yml\n", "note: `journey.toml` stays as it is\n");
}

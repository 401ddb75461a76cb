//! The README and the pages of `docs/` say what is true: their journeys compile, their commands and
//! options exist, their links lead somewhere, and the example on the first screen is the file that it names.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use journey::diagnostic::Severity;
use journey::export;

use crate::support::{Memory, compile, files_in};

/// The READMEs, and the example on the first screen of each.
const SHOWN: [(&str, &str); 2] =
    [("README.md", "examples/parking-permit.journey"), ("docs/nl/README.md", "docs/nl/parkeervergunning.journey")];

/// A fence of a page: what stands behind its opening, and its lines.
struct Fence {
    page: PathBuf,
    kind: String,
    text: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(root().join(path)).expect("a text of the repository")
}

/// The READMEs, the pages that stand in `docs/` itself, and those of the editors and in Dutch; others below it have tests of their
/// own.
fn pages() -> Vec<PathBuf> {
    let mut pages = files_in("docs", "md");
    pages.extend(["docs/editors", "docs/nl"].into_iter().flat_map(|folder| files_in(folder, "md")));
    pages.extend(["README.md", "packaging/README.published.md"].map(|name| root().join(name)));
    pages
}

fn fences() -> Vec<Fence> {
    let mut fences = Vec::new();
    for page in pages() {
        let text = read(&page);
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            let Some(kind) = line.strip_prefix("```") else { continue };
            let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            fences.push(Fence { page: page.clone(), kind: kind.to_owned(), text: body.join("\n") + "\n" });
        }
    }
    fences
}

fn fences_of(kind: &str) -> Vec<Fence> {
    fences().into_iter().filter(|fence| fence.kind == kind).collect()
}

/// The commands of the pages, without what is said about them: the page and the words.
fn commands() -> Vec<(PathBuf, Vec<String>)> {
    let mut commands = Vec::new();
    for fence in fences_of("sh") {
        for line in fence.text.lines() {
            let words: Vec<String> = line.split(" #").next().unwrap_or("").split(' ').map(str::to_owned).collect();
            commands.push((fence.page.clone(), words.into_iter().filter(|word| !word.is_empty()).collect()));
        }
    }
    commands
}

/// What follows `journey`, whether it is installed or run by Cargo; none for other programs.
fn arguments(words: &[String]) -> Option<&[String]> {
    match words.first().map(String::as_str) {
        Some("journey") => Some(&words[1..]),
        Some("cargo") if words[1] == "run" => {
            let end = words.iter().position(|word| word == "--").expect("`cargo run` goes with `--`");
            Some(&words[end + 1..])
        }
        _ => None,
    }
}

fn help(of: &str) -> String {
    let out = Command::new(env!("CARGO_BIN_EXE_journey")).args([of, "--help"]).output().expect("the program starts");
    assert!(out.status.success(), "there is no command `{of}`");
    String::from_utf8(out.stdout).expect("help is text")
}

#[test]
fn the_first_screen_shows_an_example_as_it_stands() {
    for (readme, example) in SHOWN {
        let shown = fences_of("journey").into_iter().find(|fence| fence.page == root().join(readme));
        assert_eq!(shown.expect("a README shows a journey").text, read(example));
    }
}

#[test]
fn the_first_screen_shows_the_plan_of_the_example() {
    for (readme, example) in SHOWN {
        let (checked, _) = compile(example, &read(example), &Memory::default());
        assert!(checked.diagnostics.is_empty(), "{:?}", checked.diagnostics);
        let plan = export::plan(&checked.journey.expect("a journey"));
        let readme = read(readme);
        let rows: Vec<&str> = readme.lines().filter(|line| line.starts_with("| **A")).collect();
        assert!(!rows.is_empty() && rows.iter().all(|row| plan.lines().any(|line| line == *row)), "{rows:?}\n{plan}");
    }
}

#[test]
fn every_journey_on_a_page_compiles() {
    for Fence { page, text, .. } in fences_of("journey") {
        let (checked, _) = compile("page.journey", &text, &Memory::default());
        let bad: Vec<_> = checked.diagnostics.iter().filter(|problem| problem.severity == Severity::Error).collect();
        assert!(bad.is_empty(), "{}: {bad:?} in\n{text}", page.display());
    }
}

#[test]
fn every_command_on_a_page_exists_with_its_options() {
    for (page, words) in commands() {
        let Some([command, rest @ ..]) = arguments(&words) else { continue };
        let help = help(command);
        let known = |option: &str| help.split([' ', ',', '\n']).any(|word| word == option);
        for option in rest.iter().filter(|word| word.starts_with('-') && *word != "-") {
            let name = option.split('=').next().unwrap_or(option);
            assert!(known(name), "{}: `{command}` has no `{name}`", page.display());
        }
        for path in rest.iter().filter(|word| word.starts_with("examples") || word.starts_with("docs/")) {
            assert!(root().join(path).exists(), "{}: there is no `{path}`", page.display());
        }
    }
}

#[test]
fn the_readme_says_once_how_to_test() {
    let tests = commands().into_iter().filter(|(page, words)| {
        *page == root().join("README.md") && words.iter().take(2).map(String::as_str).eq(["cargo", "test"])
    });
    assert_eq!(tests.count(), 1, "`.ci/run` takes the command from the README");
}

#[test]
fn every_example_is_shown_with_its_picture() {
    let readme = read("README.md");
    for example in files_in("examples", "journey") {
        let name = example.file_stem().expect("a file").to_string_lossy().into_owned();
        for path in [format!("examples/{name}.journey"), format!("docs/pictures/{name}.png")] {
            assert!(readme.contains(&path), "the README does not show `{path}`");
        }
    }
}

#[test]
fn every_link_leads_somewhere() {
    for page in pages() {
        let folder = page.parent().expect("a page stands in a folder");
        for address in links(&read(&page)).iter().filter(|address| !address.contains("://")) {
            let (path, heading) = address.split_once('#').unwrap_or((address, ""));
            let target = if path.is_empty() { page.clone() } else { folder.join(path) };
            let is_there =
                if heading.is_empty() { target.exists() } else { anchors(&target).iter().any(|slug| slug == heading) };
            assert!(is_there, "{}: `{address}` leads nowhere", page.display());
        }
    }
}

/// The names that the headings of a page have in links.
fn anchors(page: &Path) -> Vec<String> {
    let slug = |heading: &str| {
        let kept = heading.trim_start_matches('#').trim().to_lowercase();
        kept.replace(|char: char| !char.is_alphanumeric() && !" -_".contains(char), "").replace(' ', "-")
    };
    outside_of_fences(&read(page)).into_iter().filter(|line| line.starts_with('#')).map(slug).collect()
}

fn outside_of_fences(text: &str) -> Vec<&str> {
    let mut inside = false;
    let is_outside = |line: &&str| {
        let fence = line.starts_with("```");
        inside ^= fence;
        !inside && !fence
    };
    text.lines().filter(is_outside).collect()
}

/// The addresses of a page's links and pictures, those in code aside.
fn links(text: &str) -> Vec<String> {
    let prose = outside_of_fences(text).join("\n");
    // Between two backticks stands code.
    let prose: String = prose.split('`').step_by(2).collect();
    let after = |open: &str, close: char| -> Vec<String> {
        prose.split(open).skip(1).filter_map(|rest| rest.split_once(close)).map(|(link, _)| link.to_owned()).collect()
    };
    [after("](", ')'), after("src=\"", '"'), after("href=\"", '"')].concat()
}

//! What is released agrees with itself: versions, names and platforms in all files that name them.
//!
//! The files stand in `packaging`, and in the root where a tool looks for them there. Scripts are tested in `tests/installers.rs`, recipes in
//! `tests/recipes.rs`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::run::journey;

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The name in the registries.
const NAME: &str = env!("CARGO_PKG_NAME");

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn table(name: &str) -> toml::Table {
    read(name).parse().unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The words of a text that Rust's names of platforms consist of.
fn targets_in(text: &str) -> BTreeSet<String> {
    let words = text.split(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '_' || sign == '-'));
    let is_target = |word: &&str| word.starts_with("x86_64-") || word.starts_with("aarch64-");
    words.filter(is_target).map(str::to_owned).collect()
}

/// The platforms that a release is made for, from the table of the scripts.
fn targets() -> BTreeSet<String> {
    let targets = targets_in(&read("packaging/common.py"));
    assert_eq!(targets.len(), 6, "{targets:?}");
    targets
}

/// Those whose name has one of these parts.
fn only(parts: &[&str]) -> BTreeSet<String> {
    targets().into_iter().filter(|target| parts.iter().any(|part| target.contains(part))).collect()
}

#[test]
fn every_file_has_the_platforms_of_a_release() {
    for name in [".github/workflows/release.yml", "packaging/gitlab-ci.yml"] {
        assert_eq!(targets_in(&read(name)), targets(), "{name}");
    }
    for (name, parts) in [
        ("packaging/install.sh", &["linux", "apple"][..]),
        ("packaging/install.ps1", &["windows"]),
        ("packaging/homebrew/journey-map.rb", &["linux", "apple"]),
    ] {
        assert_eq!(targets_in(&read(name)), only(parts), "{name}");
    }
    // In these, the name of an archive stands before the platform.
    for name in ["packaging/scoop/journey-map.json", "packaging/winget/installer.yaml"] {
        let text = read(name).replace("@-", "@ ");
        assert_eq!(targets_in(&text), only(&["windows"]), "{name}");
    }
    let deny = &table("deny.toml")["graph"]["targets"];
    let looked_at: BTreeSet<_> =
        deny.as_array().unwrap().iter().map(|target| target.as_str().unwrap().to_owned()).collect();
    assert!(looked_at.is_superset(&targets()), "deny.toml");
}

#[test]
fn the_starter_for_npm_knows_every_platform() {
    let starter = read("packaging/npm/journey.js");
    let (_, rest) = starter.split_once("const PLATFORMS = [").expect("a list of platforms");
    let listed: BTreeSet<_> =
        rest.split(']').next().unwrap().split('"').skip(1).step_by(2).map(str::to_owned).collect();
    let named: BTreeSet<_> = targets().iter().map(|target| node_name(target)).collect();
    assert_eq!(listed, named);
    assert!(starter.contains(&format!("`{NAME}-${{platform}}`")));
}

/// What Node calls a platform.
fn node_name(target: &str) -> String {
    let (processor, rest) = target.split_once('-').unwrap();
    let processor = if processor == "x86_64" { "x64" } else { "arm64" };
    let system = ["linux", "darwin", "windows"].into_iter().find(|system| rest.contains(system)).unwrap();
    let system = if system == "windows" { "win32" } else { system };
    format!("{system}-{processor}")
}

#[test]
fn binstall_fetches_the_archives_of_a_release() {
    let binstall = &table("Cargo.toml")["package"]["metadata"]["binstall"];
    // The folder and the archive are called as `folder` and `archive` in packaging/common.py say.
    assert_eq!(
        binstall["pkg-url"].as_str().unwrap(),
        "{ repo }/releases/download/v{ version }/{ name }-{ version }-{ target }{ archive-suffix }"
    );
    assert_eq!(binstall["bin-dir"].as_str().unwrap(), "{ name }-{ version }-{ target }/{ bin }{ binary-ext }");
    assert_eq!(binstall["pkg-fmt"].as_str().unwrap(), "tgz");
    let overrides = binstall["overrides"].as_table().unwrap();
    assert_eq!(overrides.keys().cloned().collect::<BTreeSet<_>>(), only(&["windows"]));
    assert!(overrides.values().all(|one| one["pkg-fmt"].as_str() == Some("zip")));
}

#[test]
fn every_file_has_this_version() {
    let action = read("action.yml");
    assert!(action.contains(&format!("    default: {VERSION}\n")), "action.yml installs another version");
    for (name, line) in [
        ("templates/ci/github.yml", format!("uses: OWNER/journey@v{VERSION}\n")),
        ("templates/ci/gitlab.yml", format!("JOURNEY_VERSION: {VERSION}\n")),
        ("docs/ci.md", format!("rev: v{VERSION}\n")),
        ("docs/ci.md", format!("\"{NAME}=={VERSION}\"")),
        ("docs/editors/vscode/package.json", format!("\"version\": \"{VERSION}\",\n")),
    ] {
        assert!(read(name).contains(&line), "{name} names another version: {line}");
    }
    // All others take it from Cargo.toml.
    let project = table("pyproject.toml")["project"].as_table().unwrap().clone();
    assert!(!project.contains_key("version") && project["dynamic"].as_array().unwrap().contains(&"version".into()));
}

#[test]
fn every_registry_has_the_same_name_and_words() {
    let project = table("pyproject.toml")["project"].as_table().unwrap().clone();
    let package = table("Cargo.toml")["package"].as_table().unwrap().clone();
    for key in ["name", "description", "license"] {
        assert_eq!(project[key], package[key], "{key}");
    }
    let archive = format!("{NAME}-$version-$target\n");
    assert!(read("packaging/install.sh").contains(&archive));
    for name in ["packaging/install.ps1", "README.md", "packaging/README.published.md", "packaging/gitlab-ci.yml"] {
        assert!(read(name).contains(NAME), "{name}");
    }
}

#[test]
fn nothing_names_an_owner() {
    assert!(!table("Cargo.toml")["package"].as_table().unwrap().contains_key("repository"));
    let mut files =
        vec![root().join("action.yml"), root().join(".pre-commit-hooks.yaml"), root().join("pyproject.toml")];
    files.extend(files_below(&root().join("packaging")));
    files.extend(files_below(&root().join(".github")));
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        // Actions of others stand behind `uses:`; the address of a release is filled in when it is made.
        let owned = text.lines().find(|line| line.contains("github.com/") || line.contains("gitlab.com/journey"));
        assert_eq!(owned, None, "{}", path.display());
    }
}

/// All files of a folder and below it.
fn files_below(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() { files.extend(files_below(&entry)) } else { files.push(entry) }
    }
    files.retain(|path| path.extension().is_none_or(|ending| ending != "pyc"));
    files
}

#[test]
fn every_action_of_others_is_pinned() {
    let release = read(".github/workflows/release.yml");
    let used: Vec<&str> =
        release.lines().filter_map(|line| line.trim().trim_start_matches("- ").strip_prefix("uses: ")).collect();
    assert!(used.len() > 10);
    for action in used {
        let (_, pinned) = action.split_once('@').unwrap();
        let (commit, comment) = pinned.split_once(' ').unwrap_or((pinned, ""));
        let is_commit = commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
        assert!(is_commit && comment.starts_with("# v"), "{action}");
    }
}

#[test]
fn version_says_what_was_built() {
    let short = journey("-V").go();
    short.shows(0, &format!("journey {VERSION}\n"), "");
    let ended = journey("--version").go();
    let lines: Vec<&str> = ended.stdout.lines().collect();
    let [first, target, profile, features, ..] = lines.as_slice() else { panic!("{}", ended.stdout) };
    assert_eq!(*first, format!("journey {VERSION}"));
    assert!(target.starts_with("target: ") && target.matches('-').count() >= 2, "{target}");
    assert!(["profile: dev", "profile: release", "profile: dist"].contains(profile), "{profile}");
    for feature in ["png", "watch", "xlsx", "lsp"] {
        let is_on = match feature {
            "png" => cfg!(feature = "png"),
            "watch" => cfg!(feature = "watch"),
            "xlsx" => cfg!(feature = "xlsx"),
            _ => cfg!(feature = "lsp"),
        };
        let listed = features.trim_start_matches("features: ").split(", ").any(|one| one == feature);
        assert_eq!(listed, is_on, "{features}");
    }
    // A page of the manual is the same on every platform.
    let pages = journey("man --quiet").go();
    let page = pages.read("journey.1");
    assert!(page.contains(&format!("v{VERSION}\n")) && !page.contains("target:"), "{page}");
}

#[test]
fn the_scripts_know_the_version() {
    let Some(python) = python() else { return };
    let said = Command::new(python).arg(root().join("packaging/version.py")).output().unwrap();
    assert_eq!(String::from_utf8(said.stdout).unwrap(), format!("{VERSION}\n"));
}

#[test]
fn manifests_are_filled_in_completely() {
    let Some(python) = python() else { return };
    let folder = tempfile::tempdir().unwrap();
    let sums: String = targets().iter().enumerate().map(|(index, target)| sum(index, target)).collect();
    fs::write(folder.path().join("SHA256SUMS"), &sums).unwrap();
    let fill = || {
        let mut command = Command::new(python);
        command.arg(root().join("packaging/manifests.py")).arg(folder.path());
        command.args(["https://example.org/town/maps.git", "https://example.org/files/"]).output().unwrap()
    };
    let said = fill();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    let written = files_below(folder.path());
    assert_eq!(written.len(), 10);
    for path in written {
        let text = fs::read_to_string(&path).unwrap();
        assert!(
            !text.contains("@VERSION@") && !text.contains("@SHA256") && !text.contains("@DOWNLOAD@"),
            "{}",
            path.display()
        );
    }
    let winget = fs::read_to_string(folder.path().join("manifests/winget/town.JourneyMap.installer.yaml")).unwrap();
    assert!(winget.contains("PackageIdentifier: town.JourneyMap\n"), "{winget}");
    assert!(
        winget.contains(&format!(
            "InstallerUrl: https://example.org/files/{NAME}-{VERSION}-x86_64-pc-windows-msvc.zip\n"
        ))
    );

    // An archive that is missing stops the release.
    fs::write(folder.path().join("SHA256SUMS"), sums.lines().next().unwrap()).unwrap();
    let said = fill();
    assert!(!said.status.success() && String::from_utf8_lossy(&said.stderr).contains("nothing is known for 'SHA256:"));
}

/// A line of checksums for an archive that is not there.
fn sum(index: usize, target: &str) -> String {
    let ending = if target.contains("windows") { "zip" } else { "tar.gz" };
    format!("{:064x}  {NAME}-{VERSION}-{target}.{ending}\n", index + 1)
}

/// A Python that knows TOML, as the scripts need; says so where there is none.
fn python() -> Option<&'static str> {
    let is_new = |name: &&str| {
        Command::new(name).args(["-c", "import tomllib"]).output().is_ok_and(|said| said.status.success())
    };
    let found = ["python3", "python"].into_iter().find(is_new);
    if found.is_none() {
        eprintln!("left out: there is no Python 3.11 or newer here");
    }
    found
}

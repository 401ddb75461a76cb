//! What the program is built from: how much there is, where it comes from, under which licences, and for which Rust.
//!
//! Reads `Cargo.lock`, and asks Cargo for what the packages say of themselves. Known holes are looked for by cargo-deny, in `.ci/run`.

use std::collections::BTreeSet;
use std::process::Command;

/// The packages as Cargo describes them; what is in the lock file is on this machine, for it was built.
fn packages() -> Vec<serde_json::Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("Cargo runs");
    let Ok(serde_json::Value::Object(mut all)) = serde_json::from_slice(&output.stdout) else {
        // Packages for other systems may not be here.
        println!("left out: {}", String::from_utf8_lossy(&output.stderr));
        return Vec::new();
    };
    match all.remove("packages") {
        Some(serde_json::Value::Array(packages)) => packages,
        _ => panic!("Cargo names no packages"),
    }
}

/// What a package says under a key; empty where it says nothing.
fn said<'a>(package: &'a serde_json::Value, key: &str) -> &'a str {
    package.get(key).and_then(serde_json::Value::as_str).unwrap_or_default()
}

fn table(file: &str) -> toml::Table {
    let path = format!("{}/{file}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("a file of the project").parse().expect("TOML")
}

#[test]
fn the_manual_says_how_many_packages_there_are() {
    let lock = table("Cargo.lock");
    let packages = lock["package"].as_array().expect("packages");
    // Ours is one of them.
    let others = packages.len() - 1;
    let page = include_str!("../docs/contributing.md");
    assert!(page.contains(&format!("names {others} packages of others")), "docs/contributing.md: there are {others}");
    // All others come from one registry, and none from a repository that may change.
    let sources: BTreeSet<&str> =
        packages.iter().filter_map(|package| package.get("source")).filter_map(toml::Value::as_str).collect();
    assert!(sources.len() == 1 && sources.iter().all(|source| source.starts_with("registry+")), "{sources:?}");
    assert_eq!(packages.iter().filter(|package| package.get("source").is_none()).count(), 1);
}

#[test]
fn every_licence_is_one_that_is_allowed() {
    let deny = table("deny.toml");
    let allowed: BTreeSet<&str> =
        deny["licenses"]["allow"].as_array().expect("a list").iter().filter_map(toml::Value::as_str).collect();
    for package in packages() {
        let licence = said(&package, "license").replace('/', " OR ");
        // Each part of an `AND` needs one that is allowed; no package nests deeper than that.
        let fits = licence.split(" AND ").all(|part| {
            part.trim_matches(['(', ')']).split(" OR ").any(|one| allowed.contains(one.trim_matches(['(', ')', ' '])))
        });
        assert!(fits, "{}: {licence}", said(&package, "name"));
    }
}

#[test]
fn no_package_asks_for_a_newer_rust() {
    let number =
        |version: &str| -> Vec<u32> { version.split('.').take(2).filter_map(|part| part.parse().ok()).collect() };
    let ours = number(env!("CARGO_PKG_RUST_VERSION"));
    assert_eq!(ours.len(), 2);
    for package in packages() {
        let wanted = said(&package, "rust_version");
        assert!(number(wanted) <= ours, "{} asks for Rust {wanted}", said(&package, "name"));
    }
}

/// What the language learnt after our Rust, by how rustfmt sets it. Clippy's `incompatible_msrv` knows functions, constants and types
/// alone, and a newer compiler takes all of these.
fn newer(line: &str) -> Option<&'static str> {
    let guard = line.split_once("=>").and_then(|(pattern, _)| pattern.split_once("if "));
    match () {
        () if guard.is_some_and(|(_, condition)| condition.contains("let ")) => Some("`if let` in a guard (1.95)"),
        () if line.contains("cfg_select!") => Some("`cfg_select!` (1.95)"),
        () if line.contains("; _]") => Some("a length `_` of an array (1.89)"),
        () => None,
    }
}

#[test]
fn no_line_is_in_a_newer_language() {
    for line in
        ["Some(x) if let Some(y) = f(x) => y,", "if let Some(y) = x =>", "x if y && let Some(z) = y => z", "[u8; _]"]
    {
        assert!(newer(line).is_some(), "{line}");
    }
    for line in [
        "Some(x) if x > 1 => {",
        "None => if let Some(y) = x { y } else { 1 },",
        "let x = [0; 3];",
        "if let Some(x) = y {",
    ] {
        assert_eq!(newer(line), None, "{line}");
    }
    let mut left = vec![format!("{}/src", env!("CARGO_MANIFEST_DIR")).into()];
    let mut seen = 0;
    while let Some(path) = left.pop() {
        let path: std::path::PathBuf = path;
        if path.is_dir() {
            left.extend(path.read_dir().expect("a folder").map(|entry| entry.expect("an entry").path()));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            seen += 1;
            let text = std::fs::read_to_string(&path).expect("a source");
            let found = text.lines().find_map(|line| Some((line, newer(line)?)));
            assert_eq!(found, None, "{}", path.display());
        }
    }
    assert!(seen > 100, "the sources are not where they should be");
}

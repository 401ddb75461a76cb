//! What `journey --version` says about a build.
//!
//! In: what Cargo tells a build script, the variable `JOURNEY_BUILD_COMMIT`, and the commit that `cargo package` notes in a package.
//! Out: the text, version number first. It asks neither the clock nor git: the same source and settings give the same program, and a
//! commit does not build the crate anew.

use std::path::Path;
use std::{env, fs};

/// What `cargo package` writes into a package.
const NOTED: &str = ".cargo_vcs_info.json";

/// The version, and what it was built for, how, with what and from what.
pub fn text(folder: &str) -> String {
    println!("cargo::rerun-if-env-changed=JOURNEY_BUILD_COMMIT");
    let mut lines = vec![variable("CARGO_PKG_VERSION")];
    lines.push(format!("target: {}", variable("TARGET")));
    lines.push(format!("profile: {}", profile(folder)));
    lines.push(format!("features: {}", features()));
    lines.extend(commit().map(|commit| format!("commit: {commit}")));
    lines.join("\n")
}

fn variable(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("Cargo sets {name}"))
}

/// The profile by its name. `PROFILE` knows `debug` and `release` alone; the folder of a build is `…/PROFILE/build/…`.
fn profile(folder: &str) -> String {
    let parts: Vec<_> = Path::new(folder).iter().collect();
    let build = parts.iter().rposition(|part| *part == "build").and_then(|at| at.checked_sub(1));
    match build.and_then(|at| parts[at].to_str()) {
        Some("debug") => "dev".to_owned(),
        Some(name) => name.to_owned(),
        None => variable("PROFILE"),
    }
}

/// The features that are switched on, sorted.
fn features() -> String {
    let mut all: Vec<String> = env::vars()
        .filter_map(|(name, _)| name.strip_prefix("CARGO_FEATURE_").map(|name| name.to_lowercase().replace('_', "-")))
        .filter(|name| name != "default")
        .collect();
    all.sort_unstable();
    if all.is_empty() { "none".to_owned() } else { all.join(", ") }
}

/// The first twelve digits of the commit, where the builder or the package names it.
fn commit() -> Option<String> {
    match env::var("JOURNEY_BUILD_COMMIT").ok().filter(|commit| !commit.is_empty()) {
        Some(named) => Some(shortened(&named)),
        None => noted(),
    }
}

fn shortened(commit: &str) -> String {
    let is_hash = commit.len() >= 12 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
    assert!(is_hash, "`{commit}` is not the hash of a commit");
    commit[..12].to_lowercase()
}

/// The commit of a package, and whether other changes were packaged along.
fn noted() -> Option<String> {
    let text = fs::read_to_string(NOTED).ok()?;
    println!("cargo::rerun-if-changed={NOTED}");
    let (_, rest) = text.split_once("\"sha1\"")?;
    let changed = if text.contains("\"dirty\": true") { ", with changes" } else { "" };
    rest.split('"').nth(1).map(|commit| shortened(commit) + changed)
}

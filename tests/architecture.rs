//! Holds the table of modules: who may name whom, which crate is named where, and who touches the world.
//!
//! Reads the sources as text. Tests may name anything, so they are left out.

use std::fs;
use std::path::Path;

/// Each module, and the modules that it may name. The library's own functions (`compile`) are for the
/// edges, which may name everything (`*`).
const MODULES: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("limits", &[]),
    ("fingerprint", &[]),
    ("guard", &[]),
    ("geometry", &[]),
    ("language", &[]),
    ("diagnostic", &["source", "fingerprint"]),
    ("syntax", &["limits", "source", "diagnostic", "language"]),
    ("format", &["source", "diagnostic", "syntax", "language"]),
    ("model", &["source", "language"]),
    ("text", &["geometry", "language"]),
    ("picture", &["limits", "source"]),
    ("scene", &["source", "geometry", "text", "picture"]),
    ("check", &["limits", "source", "diagnostic", "syntax", "model", "language", "picture"]),
    ("layout", &["model", "scene", "picture", "geometry", "text", "diagnostic", "source", "language", "fingerprint"]),
    ("render", &["scene", "geometry", "text", "picture", "fingerprint", "guard"]),
    ("export", &["model", "language", "source"]),
    ("import", &["syntax", "language"]),
    ("settings", &["source", "diagnostic", "geometry", "language", "syntax"]),
    ("assist", &["source", "diagnostic", "syntax", "model", "check", "language"]),
    ("lsp", &["assist", "format", "settings", "project", "source", "diagnostic", "syntax", "language"]),
    ("project", &["limits", "source", "diagnostic", "text", "fingerprint", "guard"]),
    (
        "preview",
        &[
            "source",
            "diagnostic",
            "model",
            "language",
            "text",
            "scene",
            "layout",
            "render",
            "export",
            "project",
            "fingerprint",
        ],
    ),
    ("cli", &["*"]),
];

/// Crates of others that are named in one place, and that place; in two where one reads and the other writes.
const CRATES: &[(&str, &str)] = &[
    ("pest", "syntax"),
    ("pest_derive", "syntax"),
    ("miette", "diagnostic/print"),
    ("svg", "render"),
    ("printpdf", "render/pdf"),
    ("lopdf", "render/pdf"),
    ("flate2", "render/pdf"),
    ("png", "picture render"),
    ("jpeg_decoder", "picture"),
    ("jpeg_encoder", "render"),
    ("tiny_skia", "render/png"),
    ("skera", "render"),
    ("base64", "render"),
    ("clap", "cli"),
    ("clap_complete", "cli"),
    ("clap_mangen", "cli/shell"),
    ("terminal_size", "cli"),
    ("harfrust", "text"),
    ("hypher", "text"),
    ("icu_segmenter", "text"),
    ("unicode_bidi", "text"),
    ("fontdb", "project/fonts"),
    ("rustix", "project/beneath"),
    ("tempfile", "project/writing"),
    // Figures of metrics, and tables of other tools.
    ("csv", "check import"),
    ("rust_xlsxwriter", "export/xlsx"),
    ("serde_json", "diagnostic/formats export/json lsp preview"),
    ("lsp_server", "lsp"),
    ("lsp_types", "lsp"),
    ("httparse", "preview/request"),
    ("pulldown_cmark", "preview/markdown"),
    ("notify", "project/watching"),
    ("mimalloc", "main"),
];

/// Ways to the world outside, which only the edges may take.
const WORLD: &[&str] = &["std::fs", "std::env", "std::net", "std::process", "std::time", "println!", "eprint"];
const EDGES: &[&str] = &["main", "cli", "project"];
/// And of these the page may take two: its port, and how long it waits.
const WORLD_OF_THE_PAGE: &[&str] = &["std::net", "std::time"];

/// A source without comments and tests: its path below `src`, and its lines of code with their numbers.
struct Code {
    file: String,
    lines: Vec<(usize, String)>,
}

impl Code {
    fn module(&self) -> &str {
        word(&self.file)
    }

    fn is_in(&self, place: &str) -> bool {
        self.file == format!("{place}.rs") || self.file.starts_with(&format!("{place}/"))
    }
}

fn sources() -> Vec<Code> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let file = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") && !is_test(&file) {
                sources.push(Code { file, lines: code(&path) });
            }
        }
    }
    sources.sort_by(|one, other| one.file.cmp(&other.file));
    assert!(sources.len() > 20, "the sources are not where they should be");
    sources
}

fn is_test(file: &str) -> bool {
    file.split('/').any(|part| ["tests", "tests.rs", "sample.rs"].contains(&part))
}

fn code(path: &Path) -> Vec<(usize, String)> {
    let text = fs::read_to_string(path).unwrap();
    let own = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap();
    let lines = own.lines().enumerate().map(|(index, line)| (index + 1, line.trim().to_owned()));
    lines.filter(|(_, line)| !line.starts_with("//")).collect()
}

/// The words that follow `path` in a line, where it is not the end of a longer name: `crate::` in
/// `use crate::{model::Journey, source}` gives `model` and `source`.
fn named<'l>(line: &'l str, path: &str) -> Vec<&'l str> {
    let mut names = Vec::new();
    for (at, _) in line.match_indices(path) {
        if line[..at].ends_with(|before: char| before.is_alphanumeric() || "_:.$".contains(before)) {
            continue;
        }
        let rest = &line[at + path.len()..];
        match rest.strip_prefix('{') {
            Some(group) => names.extend(heads(group)),
            None => names.push(word(rest)),
        }
    }
    names
}

/// The first word of each part of a group in braces, those of inner groups aside.
fn heads(group: &str) -> Vec<&str> {
    let mut depth = 0;
    let parts = group.split(|sign| {
        depth += i32::from(sign == '{') - i32::from(sign == '}');
        sign == ',' && depth == 0
    });
    parts.map(|part| word(part.trim())).collect()
}

fn word(text: &str) -> &str {
    let end = text.find(|sign: char| !sign.is_alphanumeric() && sign != '_').unwrap_or(text.len());
    &text[..end]
}

/// Fails with every line that `wrong` finds something to say about.
fn all_hold(wrong: impl Fn(&Code, &str) -> Option<String>) {
    let mut broken = Vec::new();
    for code in sources() {
        for (number, line) in &code.lines {
            if let Some(words) = wrong(&code, line) {
                broken.push(format!("src/{}:{number}: {words}", code.file));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn modules_name_only_those_that_the_table_allows() {
    all_hold(|code, line| {
        let own = code.module();
        if own == "lib" || own == "main" {
            return None;
        }
        let Some((_, allowed)) = MODULES.iter().find(|(name, _)| *name == own) else {
            return Some(format!("`{own}` is missing in the table"));
        };
        let may = |name: &str| name == own || allowed.contains(&name) || allowed.contains(&"*");
        let names = named(line, "crate::");
        names.into_iter().find(|name| !may(name)).map(|name| format!("`{own}` may not name `{name}`"))
    });
}

#[test]
fn a_crate_of_others_is_named_in_one_place() {
    all_hold(|code, line| {
        let names = |name: &str| !named(line, &format!("{name}::")).is_empty() || line == format!("use {name};");
        let is_in = |places: &str| places.split(' ').any(|place| code.is_in(place));
        let found = CRATES.iter().find(|(name, places)| !is_in(places) && names(name));
        found.map(|(name, place)| format!("`{name}` belongs in `{place}`"))
    });
}

#[test]
fn only_the_edges_touch_the_world() {
    all_hold(|code, line| {
        let way = WORLD.iter().find(|way| line.contains(**way))?;
        let may = EDGES.contains(&code.module()) || code.module() == "preview" && WORLD_OF_THE_PAGE.contains(way);
        (!may).then(|| format!("`{way}` belongs in `cli` or `project`"))
    });
}

#[test]
fn names_are_found_in_all_forms() {
    assert_eq!(named("use crate::{model::{Card, self}, source};", "crate::"), ["model", "source"]);
    assert_eq!(named("let x = crate::text::Face::Bold;", "crate::"), ["text"]);
    assert_eq!(named("pub(crate) fn x()", "crate::"), Vec::<&str>::new());
    assert_eq!(named("super::svg::draw()", "svg::"), Vec::<&str>::new());
    assert_eq!(named("use svg::Document;", "svg::"), ["Document"]);
}

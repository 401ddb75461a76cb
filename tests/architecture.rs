//! Holds the table of modules: who may name whom, which crate is named where, and who touches the world; and that every file
//! of tests is one of a binary.
//!
//! Reads the sources as text. Tests may name anything, so they are left out.

use std::fs;
use std::path::Path;

use journey::message::Message;

/// Each module, and the modules that it may name. The library's own functions (`compile`) are for the
/// edges, which may name everything (`*`).
const MODULES: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("limits", &[]),
    ("fingerprint", &[]),
    ("guard", &[]),
    ("graphemes", &[]),
    ("geometry", &[]),
    ("language", &[]),
    ("message", &["graphemes", "language"]),
    ("diagnostic", &["source", "fingerprint", "language", "message", "graphemes"]),
    ("syntax", &["limits", "source", "diagnostic", "message", "language", "graphemes"]),
    ("format", &["source", "diagnostic", "message", "syntax", "language", "graphemes"]),
    ("model", &["source", "language"]),
    ("text", &["geometry", "language"]),
    ("picture", &["limits", "source", "message"]),
    ("scene", &["source", "geometry", "text", "picture"]),
    ("check", &["limits", "source", "diagnostic", "message", "syntax", "model", "language", "picture", "graphemes"]),
    (
        "layout",
        &[
            "model",
            "scene",
            "picture",
            "geometry",
            "text",
            "diagnostic",
            "message",
            "source",
            "language",
            "fingerprint",
            "graphemes",
        ],
    ),
    ("render", &["scene", "geometry", "text", "picture", "fingerprint", "guard"]),
    ("drawing", &["limits", "diagnostic", "message", "language", "model", "text", "scene", "layout", "render"]),
    ("export", &["model", "message", "language", "source"]),
    ("import", &["source", "syntax", "message", "language"]),
    ("settings", &["source", "diagnostic", "message", "geometry", "language", "model", "syntax", "graphemes"]),
    ("assist", &["source", "diagnostic", "message", "syntax", "model", "check", "language", "graphemes"]),
    ("lsp", &["assist", "format", "settings", "project", "source", "diagnostic", "message", "syntax", "language"]),
    ("project", &["limits", "source", "diagnostic", "message", "text", "fingerprint", "guard"]),
    (
        "preview",
        &[
            "source",
            "diagnostic",
            "message",
            "model",
            "language",
            "text",
            "scene",
            "layout",
            "render",
            "drawing",
            "export",
            "project",
            "fingerprint",
            "graphemes",
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
    ("clap_mangen", "cli/commands/shell"),
    ("terminal_size", "cli"),
    ("harfrust", "text"),
    ("hypher", "text"),
    ("icu_segmenter", "text graphemes"),
    ("unicode_bidi", "text"),
    ("fontdb", "project/fonts"),
    ("rustix", "project/beneath project/writing"),
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

/// Ways to what is in a file or a folder, and the one place that takes them: it sees to it that what a journey or a walk over
/// folders finds does not lead out of its project.
const READING: &[&str] = &["File::open", "OpenOptions", "fs::read", "read_dir(", "read_link(", "readlinkat", "openat"];
const READER: &str = "project/beneath";
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

/// Whether a line of code holds a text of several words.
fn has_sentence(line: &str) -> bool {
    let texts = line.split('"').skip(1).step_by(2);
    texts.into_iter().any(|text| {
        let is_word = |word: &str| word.len() > 1 && word.chars().all(char::is_alphabetic);
        text.split(' ').filter(|word| is_word(word)).count() > 1
    })
}

/// What diagnostics say stands in the language files: a sentence in the code could not be said in another language.
#[test]
fn no_file_that_makes_diagnostics_holds_sentences() {
    let is_maker = |code: &Code| code.lines.iter().any(|(_, line)| line.contains("Diagnostic::new("));
    let mut count = 0;
    for code in sources().iter().filter(|code| is_maker(code) && code.module() != "cli") {
        count += 1;
        for (number, line) in &code.lines {
            assert!(line.contains("#[") || !has_sentence(line), "src/{}:{number}: {line}", code.file);
        }
    }
    assert!(count > 5, "diagnostics are made in more files");
    assert!(has_sentence("x(\"put it there\")") && !has_sentence("x(\": \", \"put\")"));
}

/// A function a message: one that nobody calls is a sentence to translate for nothing.
#[test]
fn every_message_is_reported() {
    let all: String = sources().iter().flat_map(|code| &code.lines).map(|(_, line)| line.as_str()).collect();
    let is_told = |key: &&&str| {
        let call = key.replace('-', "_").replace('.', "::");
        let ends = |at: usize| !all[at + call.len()..].starts_with(|sign: char| sign.is_alphanumeric() || sign == '_');
        all.match_indices(&call).any(|(at, _)| ends(at))
    };
    let idle: Vec<_> = Message::keys().iter().filter(|key| !is_told(key)).collect();
    assert!(idle.is_empty(), "{idle:?}");
}

/// Cargo takes no file for a test by itself, so that one which no other names would never be run.
#[test]
fn every_file_of_tests_is_a_module() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let read = |path: &Path| fs::read_to_string(path).unwrap_or_default();
    let manifests = read(&root.join("../Cargo.toml")) + &read(&root.join("fuzz/guided/Cargo.toml"));
    let mut folders = vec![root.clone()];
    let mut forgotten = Vec::new();
    while let Some(folder) = folders.pop() {
        let parent = if folder == root { root.join("main.rs") } else { folder.with_extension("rs") };
        let modules = read(&parent);
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap();
            let file = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs")
                && !modules.contains(&format!("mod {name};"))
                && !manifests.contains(&format!("/{file}\""))
            {
                forgotten.push(file);
            }
        }
    }
    assert!(forgotten.is_empty(), "no module and no binary of its own: {forgotten:?}");
}

#[test]
fn files_are_opened_in_one_place() {
    let mut met = 0;
    for code in sources() {
        met += code
            .lines
            .iter()
            .filter(|(_, line)| code.is_in(READER) && READING.iter().any(|way| line.contains(way)))
            .count();
    }
    assert!(met > 3, "`{READER}` opens nothing");
    all_hold(|code, line| {
        let way = READING.iter().find(|way| line.contains(**way))?;
        // Who writes looks at what it would replace.
        let may = code.is_in(READER) || code.is_in(PLACE_OF_CHANGES);
        (!may).then(|| format!("`{way}` belongs in `{READER}`"))
    });
}

/// Ways to change the disk, which one place takes for all commands.
const CHANGES: &[&str] = &[
    "fs::write",
    "fs::rename",
    "fs::copy",
    "fs::hard_link",
    "fs::remove_",
    "fs::create_dir",
    "fs::set_permissions",
    "File::create",
    "File::options",
    "OpenOptions",
    "set_len(",
    "set_modified(",
    "::symlink(",
    "persist",
    "write_new(",
    "NamedTempFile",
    "tempfile",
];
const PLACE_OF_CHANGES: &str = "project/writing";

#[test]
fn one_place_changes_the_disk() {
    all_hold(|code, line| {
        let way = CHANGES.iter().find(|way| line.contains(**way))?;
        // `init` asks that place for files that are not there yet.
        let may = code.is_in(PLACE_OF_CHANGES) || *way == "write_new(" && code.file == "cli/commands/init.rs";
        (!may).then(|| format!("`{way}` belongs in `{PLACE_OF_CHANGES}`"))
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

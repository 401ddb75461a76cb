//! Makes Rust of the catalogue beside it, so that a start of the program has no table to read.
//!
//! In: `keywords.toml`, `kinds.toml`, `headers.toml`, `languages/*.toml` and the names of the pages of codes. Out: a Rust file a module that takes it in, in the
//! folder of the build. A key, a placeholder or a value that is missing or unknown stops the build with its file and key.

#![allow(clippy::format_push_string, clippy::format_collect, reason = "a build puts together text once")]

mod build_info;
mod catalogue;
mod keywords;
mod kinds;
mod languages;
mod messages;
mod pages;
mod row;
mod rust;
mod words;

use std::path::Path;
use std::{env, fs};

use catalogue::Catalogue;

// The program compares words in the same way.
#[path = "../../src/language/fold.rs"]
mod fold;

fn main() {
    println!("cargo::rerun-if-changed=grammar");
    println!("cargo::rerun-if-changed=src/language/fold.rs");
    println!("cargo::rerun-if-changed=templates");
    println!("cargo::rerun-if-changed=docs/diagnostics");
    let catalogue = Catalogue::read(Path::new("grammar"));
    let folder = env::var("OUT_DIR").expect("Cargo names a folder");
    let outputs = [
        ("language", languages::rust(&catalogue)),
        ("words", words::rust(&catalogue)),
        ("keyword", keywords::rust(&catalogue)),
        ("value_words", keywords::values(&catalogue)),
        ("meanings", keywords::meanings(&catalogue)),
        ("headers", keywords::headers(&catalogue)),
        ("card_kind", kinds::model(&catalogue)),
        ("card_colours", kinds::colours(&catalogue)),
        ("lanes", kinds::lanes(&catalogue)),
        ("channels", keywords::channels(&catalogue)),
        ("templates", languages::templates(&catalogue)),
        ("messages", messages::rust(&catalogue)),
        ("pages", pages::rust(&catalogue, Path::new("docs/diagnostics"))),
    ];
    for (name, text) in outputs {
        let path = Path::new(&folder).join(name).with_extension("rs");
        fs::write(&path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
    fs::write(Path::new(&folder).join("version.txt"), build_info::text(&folder)).expect("the folder can be written to");
}

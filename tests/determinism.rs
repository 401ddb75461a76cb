//! The same text gives the same bytes: on a second run, in another thread, and from another folder.

use std::path::{Path, PathBuf};
use std::process::Command;

use journey::DrawOptions;
use journey::layout::Options;
use journey::text::NoSystemFonts;

use crate::support::draw::compile_file;
use crate::support::files_in;

/// The PDF of a journey, and the SVG of each of its sheets.
fn results(path: &Path) -> Vec<Vec<u8>> {
    let (compiled, pictures) = compile_file(path);
    let layout = Options { pictures, ..Options::default() };
    let options = DrawOptions { layout, ..DrawOptions::default() };
    let drawing = compiled.draw(&options, &NoSystemFonts).expect("no errors");
    let svg = |sheet| drawing.svg(sheet).expect("an SVG").into_bytes();
    let mut results = vec![drawing.pdf().expect("a PDF")];
    results.extend((0..drawing.scenes().len()).map(svg));
    results
}

#[test]
fn a_second_run_another_order_and_a_thread_give_the_same_bytes() {
    let paths = files_in("examples", "journey");
    let all = || paths.iter().map(|path| results(path)).collect::<Vec<_>>();
    let first = all();
    let (backwards, threaded) = std::thread::scope(|scope| {
        let other = scope.spawn(all);
        let backwards: Vec<_> = paths.iter().rev().map(|path| results(path)).collect();
        (backwards, other.join().expect("no panic"))
    });
    for (at, path) in paths.iter().enumerate() {
        assert!(first[at] == backwards[paths.len() - 1 - at], "{} differs on a second run", path.display());
        assert!(first[at] == threaded[at], "{} differs in a thread", path.display());
    }
}

/// The results of the program for a journey, named from inside of `folder`.
fn built(folder: &Path, journey: &Path) -> Vec<(String, Vec<u8>)> {
    let output = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_journey"));
    let status = command.arg("build").arg(journey).arg("-o").arg(output.path()).current_dir(folder).output();
    assert!(status.expect("the program runs").status.success(), "{} is not built", journey.display());
    let names = std::fs::read_dir(output.path()).expect("results").filter_map(|entry| Some(entry.ok()?.path()));
    let mut names: Vec<PathBuf> = names.collect();
    names.sort();
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    names.iter().map(|path| (name(path), std::fs::read(path).expect("a result"))).collect()
}

#[test]
fn the_program_gives_the_same_bytes_from_two_folders() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for path in files_in("examples", "journey").into_iter().take(3) {
        let name = path.file_name().expect("a file");
        let near = built(&root.join("examples"), Path::new(name));
        let far = built(root, &Path::new("examples").join(name));
        let elsewhere = built(&std::env::temp_dir(), &path);
        assert!(!near.is_empty());
        assert!(near == far && near == elsewhere, "{} depends on the folder", path.display());
    }
}

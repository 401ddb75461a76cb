use std::fs;
use std::path::Path;

use super::*;
use crate::source::{Files, Unreadable};
use crate::text::{Face, SystemFonts};

fn folder_with(files: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in files {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, *file).unwrap();
    }
    folder
}

#[test]
fn a_folder_stands_for_its_journeys_in_order() {
    let folder =
        folder_with(&["b.journey", "a/z.JOURNEY", "a/deep/x.journey", ".git/c.journey", "a/notes.txt", ".d.journey"]);
    let found = find(folder.path()).unwrap();
    let names: Vec<_> = found.iter().map(|file| file.path.strip_prefix(folder.path()).unwrap().to_owned()).collect();
    assert_eq!(names, ["a/deep/x.journey", "a/z.JOURNEY", "b.journey"].map(std::path::PathBuf::from));
    assert!(found.iter().all(|file| file.in_folder));
}

#[test]
fn a_file_stands_for_itself_and_nothing_for_nothing() {
    let folder = folder_with(&["notes.txt"]);
    let path = folder.path().join("notes.txt");
    assert_eq!(find(&path), Ok(vec![Found::named(path)]));
    assert_eq!(find(&folder.path().join("none")), Err(Unreadable::NotFound));
    assert_eq!(find(folder.path()), Ok(Vec::new()));
}

#[cfg(unix)]
#[test]
fn links_to_folders_are_not_followed() {
    let folder = folder_with(&["a/x.journey"]);
    std::os::unix::fs::symlink(folder.path(), folder.path().join("a/loop")).unwrap();
    assert_eq!(find(folder.path()).unwrap().len(), 1);
}

/// What is read of each journey that a walk over a folder finds, by name.
#[cfg(unix)]
fn walked(folder: &Path) -> Vec<(String, Result<String, Unreadable>)> {
    let read = |file: &Found| file.read().map(|bytes| String::from_utf8(bytes).unwrap());
    let name = |file: &Found| file.path.strip_prefix(folder).unwrap().display().to_string();
    find(folder).unwrap().iter().map(|file| (name(file), read(file))).collect()
}

#[cfg(unix)]
#[test]
fn a_walk_stays_in_its_project() {
    use std::os::unix::fs::symlink;

    let folder =
        folder_with(&["secret/s.journey", "p/journey.toml", "p/maps/a.journey", "p/b/b.txt", "p/sub/.git/HEAD"]);
    let (root, p) = (folder.path(), folder.path().join("p"));
    let link = |to: &Path, name: &str| symlink(to, p.join("maps").join(name)).unwrap();
    link(&root.join("secret/s.journey"), "absolute.journey");
    link(Path::new("../../secret/s.journey"), "relative.journey");
    link(Path::new("../../secret/none.journey"), "nowhere.journey");
    link(Path::new("relative.journey"), "twice.journey");
    link(Path::new("circle.journey"), "circle.journey");
    link(Path::new("../b/b.txt"), "inside.journey");
    link(&p.join("b/b.txt"), "by-root.journey");
    link(Path::new("../../p/b/b.txt"), "there-and-back.journey");
    link(&root.join("secret"), "folder");
    link(Path::new("../b"), "folder.journey");
    symlink("../b/b.txt", p.join("sub/other-project.journey")).unwrap();
    let (inside, outside) = (|name: &str| (name.to_owned(), Ok("p/b/b.txt".to_owned())), Err(Unreadable::Outside));
    let told = walked(&p);
    let of = |name: &str| told.iter().find(|(other, _)| other == name).map(|(_, read)| read.clone());
    for name in ["absolute", "relative", "nowhere", "twice"] {
        assert_eq!(of(&format!("maps/{name}.journey")), Some(outside.clone()), "{name}");
    }
    for name in ["inside", "by-root", "there-and-back"] {
        let name = format!("maps/{name}.journey");
        assert_eq!(of(&name), Some(inside(&name).1), "{name}");
    }
    assert!(matches!(of("maps/circle.journey"), Some(Err(Unreadable::Refused(_)))));
    assert_eq!(of("sub/other-project.journey"), Some(Err(Unreadable::Outside)));
    assert_eq!(told.len(), 10, "{told:?}");
}

#[cfg(unix)]
#[test]
fn what_the_user_names_may_be_a_link_anywhere() {
    let folder = folder_with(&["secret/s.journey", "p/journey.toml"]);
    let link = folder.path().join("p/s.journey");
    std::os::unix::fs::symlink(folder.path().join("secret/s.journey"), &link).unwrap();
    assert_eq!(find(&link).unwrap()[0].read(), Ok(b"secret/s.journey".to_vec()));
}

#[cfg(unix)]
#[test]
fn settings_that_are_a_link_outside_are_not_read() {
    let folder = folder_with(&["secret.toml", "p/a.journey"]);
    std::os::unix::fs::symlink("../secret.toml", folder.path().join("p/journey.toml")).unwrap();
    let root = Root::around(&folder.path().join("p/a.journey")).unwrap();
    assert_eq!(root.read_settings(), Err(Unreadable::Outside));
}

#[cfg(unix)]
#[test]
fn a_long_way_is_refused_and_not_gone() {
    let folder = folder_with(&["p/journey.toml", "p/m.journey"]);
    let path = "a/../".repeat(2000);
    assert!(probe(folder.path(), "p/m.journey", &path).is_err());
}

fn probe(root: &Path, from: &str, path: &str) -> Result<(), Unreadable> {
    let from = root.join(from);
    Disk::around(&from).probe(&from.display().to_string(), path).map(drop)
}

#[test]
fn a_journey_reaches_its_own_project_and_no_further() {
    let folder = folder_with(&["secret.csv", "p/journey.toml", "p/data.csv", "p/maps/m.journey", "p/maps/s.jpg"]);
    let root = folder.path();
    assert_eq!(probe(root, "p/maps/m.journey", "s.jpg"), Ok(()));
    assert_eq!(probe(root, "p/maps/m.journey", "../data.csv"), Ok(()));
    assert_eq!(probe(root, "p/maps/m.journey", "..\\data.csv"), Ok(()));
    assert_eq!(probe(root, "p/maps/m.journey", "../none.csv"), Err(Unreadable::NotFound));
    assert_eq!(probe(root, "p/maps/m.journey", ".."), Err(Unreadable::NotAFile));
    for path in ["../../secret.csv", "../../none.csv", "/etc/passwd", "C:\\x", "../../../../../../../../../etc/passwd"]
    {
        assert_eq!(probe(root, "p/maps/m.journey", path), Err(Unreadable::Outside), "{path}");
    }
}

#[test]
fn without_a_project_the_own_folder_is_the_limit() {
    let folder = folder_with(&["data.csv", "maps/m.journey", "maps/deep/s.jpg"]);
    assert_eq!(probe(folder.path(), "maps/m.journey", "deep/s.jpg"), Ok(()));
    assert_eq!(probe(folder.path(), "maps/m.journey", "../data.csv"), Err(Unreadable::Outside));
}

#[cfg(unix)]
#[test]
fn links_lead_no_further_either() {
    let folder = folder_with(&["secret.csv", "p/.git/HEAD", "p/m.journey"]);
    std::os::unix::fs::symlink(folder.path().join("secret.csv"), folder.path().join("p/inside.csv")).unwrap();
    assert_eq!(probe(folder.path(), "p/m.journey", "inside.csv"), Err(Unreadable::Outside));
}

#[cfg(unix)]
#[test]
fn no_link_is_followed_that_has_come_on_the_way() {
    use std::io::Read;
    use std::os::unix::fs::symlink;

    let folder = folder_with(&["p/maps/a.csv", "secret/a.csv"]);
    let at = |name: &str| folder.path().join(name);
    let read = || {
        let mut text = String::new();
        let mut file = beneath::open(&at("p"), &at("p/maps/a.csv"))?;
        file.read_to_string(&mut text).map(|_| text).map_err(|error| io_errors::reason(&error))
    };
    assert_eq!(read().unwrap(), "p/maps/a.csv");
    // The file becomes a link, and then the folder does.
    fs::remove_file(at("p/maps/a.csv")).unwrap();
    symlink(at("secret/a.csv"), at("p/maps/a.csv")).unwrap();
    assert!(read().is_err());
    fs::remove_dir_all(at("p/maps")).unwrap();
    symlink(at("secret"), at("p/maps")).unwrap();
    assert!(read().is_err());
}

#[cfg(unix)]
#[test]
fn a_pipe_that_has_come_there_is_not_waited_for() {
    let folder = folder_with(&[]);
    let pipe = folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    if made.is_ok_and(|made| made.success()) {
        assert!(!beneath::open(folder.path(), &pipe).unwrap().metadata().unwrap().is_file());
    }
}

#[test]
fn the_same_file_has_the_same_name_however_it_is_written() {
    let folder = folder_with(&["journey.toml", "maps/m.journey", "people/p.journey"]);
    let from = folder.path().join("maps/m.journey");
    let from_name = from.display().to_string();
    let disk = Disk::around(&from);
    let people = disk.read(&from_name, "../people/p.journey").unwrap();
    assert_eq!(people.name, folder.path().join("people/p.journey").display().to_string());
    assert_eq!(people.bytes, b"people/p.journey");
    assert_eq!(disk.read(&people.name, "./../people/./p.journey").unwrap().name, people.name);
    assert_eq!(disk.read(&people.name, "../maps/m.journey").unwrap().name, from_name);
}

/// A writer that takes a file for ours when its own name is in it, as `folder_with` puts it there.
fn writer(inputs: &ProtectedFiles) -> OutputWriter<'_> {
    OutputWriter {
        inputs,
        force: false,
        is_ours: |file| file.whole() == b"a.md",
        way_out: crate::message::writing::move_or_force,
    }
}

#[test]
fn results_replace_what_was_there_and_leave_nothing_else() {
    let folder = folder_with(&["a.md"]);
    let files = [("a.md".to_owned(), b"new".to_vec()), ("a.svg".to_owned(), b"<svg/>".to_vec())];
    let written = writer(&ProtectedFiles::default()).write_all(folder.path(), &files).unwrap();
    assert_eq!(written, [folder.path().join("a.md"), folder.path().join("a.svg")]);
    assert_eq!(fs::read(folder.path().join("a.md")).unwrap(), b"new");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn when_one_result_cannot_be_written_none_is() {
    let folder = folder_with(&["a.md", "a.svg/x"]);
    let files = [("a.md".to_owned(), b"new".to_vec()), ("a.svg".to_owned(), b"<svg/>".to_vec())];
    let refused = writer(&ProtectedFiles::default()).write_all(folder.path(), &files).unwrap_err();
    assert_eq!(refused.0, folder.path().join("a.svg"));
    assert_eq!(fs::read(folder.path().join("a.md")).unwrap(), b"a.md");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[cfg(unix)]
#[test]
fn results_are_ordinary_files() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder_with(&["plain"]);
    writer(&ProtectedFiles::default()).write_all(folder.path(), &[("a.md".to_owned(), Vec::new())]).unwrap();
    let mode = |name: &str| fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
    assert_eq!(mode("a.md"), mode("plain"));
}

#[test]
fn what_is_not_ours_or_is_read_stays() {
    let folder = folder_with(&["a.md", "b.md"]);
    let at = |name: &str| folder.path().join(name);
    let mut inputs = ProtectedFiles::default();
    let refused = writer(&inputs).write_file(&at("b.md"), b"new").unwrap_err();
    assert_eq!(refused.key(), "writing.foreign");
    assert!(writer(&inputs).remove(&at("b.md"), |_| true).is_err());
    inputs.own.add(&at("a.md"));
    inputs.all.add(&at("b.md"));
    let forced = OutputWriter { force: true, ..writer(&inputs) };
    for name in ["a.md", "b.md"] {
        assert_eq!(forced.write_file(&at(name), b"new").unwrap_err().key(), "writing.input");
        assert!(forced.remove(&at(name), |_| true).is_err());
        assert_eq!(fs::read(at(name)).unwrap(), name.as_bytes());
    }
    inputs = ProtectedFiles::default();
    assert!(writer(&inputs).remove(&at("a.md"), |_| false).is_err());
    assert_eq!(writer(&inputs).remove(&at("a.md"), |_| true), Ok(true));
    assert_eq!(writer(&inputs).remove(&at("a.md"), |_| true), Ok(false));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn an_input_is_known_by_every_name() {
    let folder = folder_with(&["a.md"]);
    let at = |name: &str| folder.path().join(name);
    fs::hard_link(at("a.md"), at("hard.md")).unwrap();
    std::os::unix::fs::symlink("a.md", at("soft.md")).unwrap();
    let mut inputs = ProtectedFiles::default();
    inputs.own.add(&at("./a.md"));
    let forced = OutputWriter { force: true, ..writer(&inputs) };
    for name in ["a.md", "./a.md", "hard.md", "soft.md"] {
        assert_eq!(forced.write_file(&at(name), b"new").unwrap_err().key(), "writing.input", "{name}");
    }
}

#[test]
fn a_stream_has_a_limit() {
    assert_eq!(read_all(&b"abc"[..]), Ok(b"abc".to_vec()));
    assert!(matches!(read_all(std::io::repeat(0)), Err(Unreadable::TooLarge(_))));
}

#[test]
fn the_same_character_gets_the_same_font() {
    let (first, second) = (InstalledFonts::new(), InstalledFonts::new());
    for character in ['中', 'あ', 'ع', 'ก', '☃', '\u{10FFFF}'] {
        for face in [Face::Regular, Face::Bold] {
            let names = [&first, &second].map(|fonts| fonts.covering(character, face).map(|font| font.name));
            assert_eq!(names[0], names[1]);
        }
    }
}

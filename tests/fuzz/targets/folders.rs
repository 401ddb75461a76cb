//! The walk over folders and the files that a journey names: no link, wherever it leads, brings anything of outside.
//!
//! In: bytes that build a small tree, three an entry: what it is, where it stands, where it leads. Out: what `find` lists and what
//! can be read of it, held to where the system says that each path leads. All is done twice, with other files outside: what comes of
//! it must be the same. Systems without links have nothing to try here.

/// So many entries may a tree have.
#[cfg(unix)]
const ENTRIES: usize = 24;

/// The folders of the tree; the last one is outside of the project.
#[cfg(unix)]
const FOLDERS: [&str; 5] = ["in", "in/a", "in/a/b", "in/c", "out"];

/// What stands in a folder.
#[cfg(unix)]
const NAMES: [&str; 6] = ["x.journey", "y.JOURNEY", "z.txt", "d", "d.journey", ".hidden"];

pub fn seeds() -> Vec<Vec<u8>> {
    let trees: [&[u8]; 7] = [
        b"\x00\x00\x00",
        b"\x01\x00\x04\x00\x01\x01",
        b"\x02\x00\x1e\x00\x02\x00",
        b"\x03\x03\x04\x00\x00\x00\x02\x04\x03",
        b"\x04\x01\x00\x01\x06\x00\x00\x07\x00",
        b"\x02\x0b\x12\x03\x12\x04\x01\x1b\x00\x00\x00\x00",
        b"\x05\x02\x00\x02\x03\x1e\x01\x04\x09\x00\x0a\x00",
    ];
    trees.iter().map(|tree| tree.to_vec()).collect()
}

#[cfg(not(unix))]
pub fn walk(_: &[u8]) -> u64 {
    0
}

#[cfg(unix)]
pub use unix::walk;

#[cfg(unix)]
mod unix {
    use std::fs;
    use std::io::Write;
    use std::os::unix::fs::symlink;
    use std::path::{Path, PathBuf};

    use journey::project::{Disk, Root, find};
    use journey::source::{Files, Unreadable};

    use super::super::outcome;
    use super::{ENTRIES, FOLDERS, NAMES};

    /// What came of a path: its text, or why there is none.
    type Came = (PathBuf, Result<String, Unreadable>);

    pub fn walk(bytes: &[u8]) -> u64 {
        let home = tempfile::tempdir().expect("a folder to write to");
        let home = home.path().canonicalize().expect("it is there");
        let first = try_all(&home, bytes, "OUTSIDE");
        // Files outside say something else, and more of them are there.
        for name in NAMES {
            let path = home.join("out").join(name);
            if !path.is_symlink() && !path.is_dir() {
                let _ = fs::write(path, "ELSEWHERE");
            }
        }
        let again = come(&home);
        assert_eq!(first, again, "what is outside decides");
        let kinds: Vec<u8> = first.iter().map(|(_, came)| u8::from(came.is_ok())).collect();
        outcome((kinds, first.len()))
    }

    fn try_all(home: &Path, bytes: &[u8], secret: &str) -> Vec<Came> {
        for folder in FOLDERS {
            fs::create_dir_all(home.join(folder)).expect("a folder");
        }
        // So that the project ends here, wherever temporary files are kept.
        fs::write(home.join("in/journey.toml"), "INSIDE").expect("a file");
        for entry in bytes.chunks_exact(3).take(ENTRIES) {
            put(home, entry, secret);
        }
        come(home)
    }

    /// Builds one entry; what is there already stays.
    fn put(home: &Path, entry: &[u8], secret: &str) {
        let folder = FOLDERS[usize::from(entry[1]) % FOLDERS.len()];
        let name = NAMES[usize::from(entry[1]) / FOLDERS.len() % NAMES.len()];
        let path = home.join(folder).join(name);
        let to_folder = FOLDERS[usize::from(entry[2]) % FOLDERS.len()];
        let to_name = [NAMES.as_slice(), &["", "."]].concat()[usize::from(entry[2]) / FOLDERS.len() % 8];
        let up = "../".repeat(folder.split('/').count());
        let whole = home.join(to_folder).join(to_name);
        let _ = match entry[0] % 6 {
            0 => write_new(&path, if folder == "out" { secret } else { "INSIDE" }),
            1 => symlink(Path::new(&up).join(to_folder).join(to_name), path),
            2 => symlink(whole, path),
            3 => symlink(Path::new(to_name).join("..").join(&up).join(to_folder), path),
            4 => write_new(&home.join(folder).join("journey.toml"), "INSIDE"),
            _ => fs::create_dir(path),
        };
    }

    /// Writes a file, and never through a link.
    fn write_new(path: &Path, text: &str) -> std::io::Result<()> {
        let file = fs::File::options().write(true).create_new(true).open(path);
        file.and_then(|mut file| file.write_all(text.as_bytes()))
    }

    /// What is listed and read from inside, by each door.
    fn come(home: &Path) -> Vec<Came> {
        let inside = home.join("in");
        let mut all = Vec::new();
        for found in find(&inside).expect("the folder is there") {
            let folder = found.path.parent().and_then(|folder| folder.canonicalize().ok()).unwrap_or_default();
            all.push(read(&project_of(&inside, &folder), found.path.clone(), found.read()));
        }
        for folder in ["in", "in/a"] {
            let journey = home.join(folder).join("a.journey");
            let disk = Disk::around(&journey);
            let from = journey.display().to_string();
            let project = project_of(&inside, &home.join(folder));
            for name in NAMES.iter().flat_map(|name| [(*name).to_owned(), format!("d/{name}"), format!("../{name}")]) {
                let path = home.join(folder).join(&name);
                let read = read(&project, path, disk.read(&from, &name).map(|loaded| loaded.bytes));
                assert_eq!(disk.probe(&from, &name).is_ok(), read.1.is_ok(), "{read:?}");
                all.push(read);
                for found in disk.find(&from, &name).unwrap_or_default() {
                    all.push(self::read(&project, found.path.clone(), found.read()));
                }
            }
            let settings = Root::around(&journey).map(|root| (root.settings(), root.read_settings()));
            all.extend(settings.map(|(path, came)| (path, came.map(|bytes| text(&bytes)))));
        }
        all
    }

    fn text(bytes: &[u8]) -> String {
        String::from_utf8_lossy(bytes).into_owned()
    }

    /// The nearest project around a folder that is inside, as far up as `inside`.
    fn project_of(inside: &Path, folder: &Path) -> PathBuf {
        let mut folders = folder.ancestors().take_while(|folder| folder.starts_with(inside));
        let is_marked = |folder: &&Path| folder.join("journey.toml").symlink_metadata().is_ok();
        folders.find(is_marked).unwrap_or(inside).to_owned()
    }

    /// What came of a path, held to where it leads: what stands in the project is all that is read.
    fn read(project: &Path, path: PathBuf, came: Result<Vec<u8>, Unreadable>) -> Came {
        let came = came.map(|bytes| text(&bytes));
        if let Ok(text) = &came {
            assert_eq!(text, "INSIDE", "{}", path.display());
            // A way back out of a file (`a.txt/../b`) is none for the system.
            let stays = path.canonicalize().map_or(true, |real| real.starts_with(project));
            assert!(stays, "{} leads out of its project", path.display());
        }
        (path, came)
    }
}

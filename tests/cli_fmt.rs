//! `journey fmt` from outside: what it writes, what it says, and how it ends.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use tempfile::TempDir;

const FLAT: &str = "JOURNEY:A\nPersona: B\nPhase: C\nStep: D\n";
const USUAL: &str = "Journey: A\nPersona: B\nPhase: C\n  Step: D\n";

/// A folder with files, in which the program runs.
struct Folder(TempDir);

/// Exit status, standard output and standard error of a run.
type Ended = (i32, String, String);

impl Folder {
    fn with(files: &[(&str, &str)]) -> Folder {
        let folder = Folder(TempDir::new().unwrap());
        for (name, text) in files {
            fs::create_dir_all(folder.path(name).parent().unwrap()).unwrap();
            fs::write(folder.path(name), text).unwrap();
        }
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn fmt(&self, arguments: &str) -> Ended {
        self.fmt_input(arguments, b"")
    }

    fn fmt_input(&self, arguments: &str, input: &[u8]) -> Ended {
        let mut command = Command::new(env!("CARGO_BIN_EXE_journey"));
        command.current_dir(self.0.path()).arg("fmt").args(arguments.split_whitespace());
        command.env("NO_COLOR", "1").env_remove("COLUMNS");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A program that ends before reading all of its input is no mistake of the test.
        let _ = child.stdin.take().unwrap().write_all(input);
        let output = child.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }
}

fn ended(status: i32, stdout: &str, stderr: &str) -> Ended {
    (status, stdout.to_owned(), stderr.to_owned())
}

#[test]
fn files_that_change_are_written_and_named() {
    let folder = Folder::with(&[("a.journey", FLAT), ("b.journey", USUAL), ("deep/c.journey", FLAT), ("d.txt", FLAT)]);
    let before = fs::metadata(folder.path("b.journey")).unwrap().modified().unwrap();
    assert_eq!(folder.fmt("a.journey b.journey deep"), ended(0, "a.journey\ndeep/c.journey\n", ""));
    for name in ["a.journey", "b.journey", "deep/c.journey"] {
        assert_eq!(folder.read(name), USUAL, "{name}");
    }
    assert_eq!(fs::metadata(folder.path("b.journey")).unwrap().modified().unwrap(), before);
    assert_eq!(folder.fmt("."), ended(0, "", ""));
    assert_eq!(fs::read_dir(folder.0.path()).unwrap().count(), 4, "nothing is left behind");
}

#[test]
fn a_check_names_what_would_change_and_writes_nothing() {
    let folder = Folder::with(&[("a.journey", FLAT), ("b.journey", USUAL)]);
    let (status, stdout, stderr) = folder.fmt("--check");
    assert_eq!((status, stdout.as_str()), (1, "a.journey\n"));
    assert!(stderr.starts_with("error[unusual-form]\n"), "{stderr}");
    assert!(stderr.contains("[a.journey:1:1]") && stderr.ends_with("a.journey: 1 error\n"), "{stderr}");
    assert_eq!(folder.read("a.journey"), FLAT);
    assert_eq!(folder.fmt("--check b.journey"), ended(0, "", ""));
    let (status, stdout, _) = folder.fmt_input("--check -", FLAT.as_bytes());
    assert_eq!((status, stdout.as_str()), (1, "<stdin>\n"));
}

#[test]
fn a_check_tells_programs_the_first_line_that_would_change() {
    let folder =
        Folder::with(&[("a.journey", "Journey: A\nPersona: B\nPhase: C\nStep: D\n  Note:e\n"), ("b.journey", USUAL)]);
    let short = "a.journey:4:1: error[unusual-form]: the file is not in its usual form: this line would be `  Step: D`; \
                 run `journey fmt`, or `journey fmt --diff` to see all that would change\n";
    assert_eq!(folder.fmt("--check --message-format short"), ended(1, "a.journey\n", short));
    for (format, place) in [
        ("json", r#""file":"a.journey","line":4,"column":1,"#),
        ("sarif", r#""ruleId": "unusual-form""#),
        ("github", "::error file=a.journey,line=4,endLine=4,col=1,endColumn=8,title=unusual-form::"),
        ("gitlab", r#""check_name": "unusual-form""#),
    ] {
        let (status, _, stderr) = folder.fmt(&format!("--check --message-format {format}"));
        assert!(status == 1 && stderr.contains(place), "{format}: {stderr}");
        let (status, _, stderr) = folder.fmt(&format!("--check --message-format {format} b.journey"));
        assert!(status == 0 && !stderr.contains("unusual-form"), "{format}: {stderr}");
    }
}

#[test]
fn a_check_says_what_would_become_of_the_line() {
    let folder = Folder::with(&[]);
    for (text, place, told) in [
        ("\n\nJourney: A\n", "1:1", "this blank line would be removed"),
        ("Journey: A", "1:1", "the end of this line would change"),
        ("Journey: A\nPhase: B\n  Step:  é\u{a0}é\n", "3:1", "this line would be `  Step: é\u{a0}é`"),
        ("\u{feff}Journey:A\n", "1:2", "this line would be `Journey: A`"),
    ] {
        let (status, _, stderr) = folder.fmt_input("--check --message-format short -", text.as_bytes());
        let start = format!("<stdin>:{place}: error[unusual-form]: the file is not in its usual form: {told}; ");
        assert!(status == 1 && stderr.starts_with(&start), "{text:?}: {stderr}");
    }
    let (_, _, stderr) = folder.fmt_input("--check --keywords nl --message-format json -", b"Journey: A\nPhase: B\n");
    assert!(stderr.contains("this line would be `Klantreis: A`") && stderr.contains("repair"), "{stderr}");
}

#[test]
fn a_diff_shows_what_would_change_and_writes_nothing() {
    let folder = Folder::with(&[("a.journey", FLAT), ("b.journey", USUAL)]);
    let diff = "--- a.journey\n+++ a.journey\n@@ -1,4 +1,4 @@\n-JOURNEY:A\n+Journey: A\n Persona: B\n Phase: C\n-Step: D\n+  Step: D\n";
    assert_eq!(folder.fmt("--diff ."), ended(0, diff, ""));
    let (status, stdout, stderr) = folder.fmt("--diff --check .");
    assert_eq!((status, stdout.as_str()), (1, diff));
    assert!(stderr.contains("unusual-form"), "{stderr}");
    assert_eq!(folder.read("a.journey"), FLAT);
}

#[test]
fn standard_input_goes_to_standard_output() {
    let folder = Folder::with(&[]);
    assert_eq!(folder.fmt_input("-", FLAT.as_bytes()), ended(0, USUAL, ""));
    assert_eq!(folder.fmt_input("-", USUAL.as_bytes()), ended(0, USUAL, ""));
    let windows = "\u{FEFF}Journey:A\r\nPhase: B\r\n";
    assert_eq!(folder.fmt_input("-", windows.as_bytes()).1, "\u{FEFF}Journey: A\r\nPhase: B\r\n");
}

#[test]
fn a_journey_with_errors_is_refused_and_stops_no_other() {
    let bad = "Journey:A\nPhase: B\n   Stp:  C\n";
    let folder = Folder::with(&[("a.journey", bad), ("b.journey", FLAT)]);
    let (status, stdout, stderr) = folder.fmt("a.journey b.journey");
    assert_eq!((status, stdout.as_str()), (1, "b.journey\n"));
    assert!(stderr.contains("error[unknown-keyword]") && stderr.ends_with("a.journey: 1 error\n"), "{stderr}");
    assert!(!stderr.contains("warning"), "{stderr}");
    assert_eq!(folder.read("a.journey"), bad);
    assert_eq!(folder.fmt_input("-", bad.as_bytes()).1, "");

    let said = "a.journey: has errors; what is not understood stays as it is\n";
    assert_eq!(folder.fmt("--force a.journey"), ended(0, "a.journey\n", said));
    assert_eq!(folder.read("a.journey"), "Journey: A\nPhase: B\n   Stp:  C\n");
}

#[test]
fn what_is_no_text_is_refused_always() {
    let folder = Folder::with(&[]);
    let bytes = b"Journey:A\x01\xff\n";
    fs::write(folder.path("a.journey"), bytes).unwrap();
    let (status, stdout, stderr) = folder.fmt("--force a.journey");
    assert_eq!((status, stdout.as_str()), (1, ""));
    assert!(stderr.contains("not-text"), "{stderr}");
    assert_eq!(fs::read(folder.path("a.journey")).unwrap(), bytes);
}

#[test]
fn another_encoding_becomes_utf8() {
    let folder = Folder::with(&[]);
    let utf16: Vec<u8> = "\u{FEFF}Journey: Zoë\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [b"Journey: Zo\xEB\r\n".to_vec(), utf16] {
        fs::write(folder.path("a.journey"), bytes).unwrap();
        let (status, stdout, stderr) = folder.fmt("--check a.journey");
        assert_eq!((status, stdout.as_str()), (1, "a.journey\n"));
        assert!(stderr.contains("unusual-form") && stderr.contains("UTF-8"), "{stderr}");
        assert_eq!(folder.fmt("a.journey"), ended(0, "a.journey\n", ""));
        assert_eq!(folder.read("a.journey"), "Journey: Zoë\r\n");
        assert_eq!(folder.fmt("--check a.journey"), ended(0, "", ""));
    }
    fs::write(folder.path("a.journey"), b"Journey: A\rPhase: B\r").unwrap();
    assert_eq!(folder.fmt("a.journey").0, 0);
    assert_eq!(folder.read("a.journey"), "Journey: A\nPhase: B\n");
}

#[test]
fn keywords_are_written_in_another_language() {
    let folder = Folder::with(&[("a.journey", USUAL)]);
    assert_eq!(folder.fmt("--keywords nl a.journey"), ended(0, "a.journey\n", ""));
    assert_eq!(folder.read("a.journey"), "Klantreis: A\nTaal: en\nPersona: B\nFase: C\n  Stap: D\n");
    for wrong in ["--keywords it a.journey", "--keywords nl --force a.journey"] {
        assert_eq!(folder.fmt(wrong).0, 2, "{wrong}");
    }
}

#[test]
fn a_file_with_personas_alone_is_no_mistake() {
    let folder =
        Folder::with(&[("a.journey", "Journey: A\nUse: who.journey\n"), ("who.journey", "Persona:B\nRole: c\n")]);
    assert_eq!(folder.fmt("."), ended(0, "who.journey\n", ""));
    assert_eq!(folder.read("who.journey"), "Persona: B\n  Role: c\n");
    let (status, _, stderr) = folder.fmt_input("-", b"Goal:a\n");
    assert!(status == 1 && stderr.contains("missing-journey"), "{stderr}");
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::with(&[("p/journey.toml", ""), ("p/a.journey", FLAT), ("outside.journey", FLAT)]);
    let mode = |name: &str| fs::metadata(folder.path(name)).unwrap().permissions().mode() & 0o777;
    let set = |mode: u32| fs::set_permissions(folder.path("p/a.journey"), fs::Permissions::from_mode(mode)).unwrap();
    symlink("a.journey", folder.path("p/link.journey")).unwrap();
    symlink("../outside.journey", folder.path("p/far.journey")).unwrap();

    set(0o444);
    assert_eq!(folder.fmt("p/a.journey"), ended(2, "", "error: `p/a.journey` stays as it was: it is read-only\n"));
    set(0o640);
    assert_eq!(folder.fmt("p/link.journey"), ended(0, "p/link.journey\n", ""));
    assert!(fs::symlink_metadata(folder.path("p/link.journey")).unwrap().is_symlink());
    assert_eq!((folder.read("p/a.journey").as_str(), mode("p/a.journey")), (USUAL, 0o640));

    let far = "error: `p/far.journey` stays as it was: it is a link to a file outside of the project\n";
    assert_eq!(folder.fmt("p/far.journey"), ended(2, "", far));
    assert_eq!(folder.read("outside.journey"), FLAT);
}

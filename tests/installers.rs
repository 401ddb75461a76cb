//! The scripts that bring the program onto a computer, run as a user, a service or another tool would run them.
//!
//! Releases are served from loopback, with a script in the place of the program. Where a tool is missing, the tests that need it say so and
//! hold nothing.

#![cfg(any(target_os = "linux", target_os = "macos"))]

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, thread};

use tempfile::TempDir;

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What stands in an archive in the place of the program.
const FAKE: &str = "#!/bin/sh\ncase \"$1\" in -V) echo 'journey VERSION' ;; *) echo \"ran: $*\"; exit 7 ;; esac\n";

fn packaging(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("packaging").join(name)
}

/// What Rust calls this platform in a release.
fn target() -> String {
    let system = if cfg!(target_os = "linux") { "unknown-linux-musl" } else { "apple-darwin" };
    format!("{}-{system}", std::env::consts::ARCH)
}

/// Whether all programs can be had; says so where one cannot.
fn can_be_had(programs: &[&str]) -> bool {
    let missing = programs.iter().find(|program| {
        let found = Command::new("sh").args(["-c", "command -v \"$0\""]).arg(program).output();
        !found.is_ok_and(|output| output.status.success())
    });
    if let Some(program) = missing {
        eprintln!("left out: there is no `{program}` here");
    }
    missing.is_none()
}

/// Writes a program.
fn write_program(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

/// A release of this version for this platform, and where it is served.
struct Release {
    folder: TempDir,
    address: String,
}

impl Release {
    /// None where what makes an archive is missing.
    fn new() -> Option<Release> {
        if !can_be_had(&["curl", "tar", "sha256sum", "awk"]) {
            return None;
        }
        let folder = TempDir::new().unwrap();
        let name = Release::name();
        write_program(&folder.path().join(&name).join("journey"), &FAKE.replace("VERSION", VERSION));
        let pack = format!("tar -czf {name}.tar.gz {name} && sha256sum {name}.tar.gz > SHA256SUMS");
        assert!(Command::new("sh").args(["-c", &pack]).current_dir(&folder).status().unwrap().success());
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let served = folder.path().to_owned();
        thread::spawn(move || listener.incoming().flatten().for_each(|stream| serve(stream, &served)));
        Some(Release { folder, address })
    }

    /// What the archive is called, without its ending.
    fn name() -> String {
        format!("journey-map-{VERSION}-{}", target())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs a script of `packaging` with a home of its own; exit status, standard output and standard error.
    fn run(&self, script: &str, arguments: &[&str], path: &str) -> (i32, String, String) {
        let mut command = Command::new("sh");
        command.arg(packaging(script)).args(arguments).env("JOURNEY_DOWNLOAD", &self.address);
        command
            .env("HOME", self.path("home"))
            .env("PATH", path)
            .env("JOURNEY_VERSION", VERSION)
            .env_remove("XDG_CACHE_HOME");
        let output = command.output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }
}

/// Answers one request with a file of the folder.
fn serve(mut stream: TcpStream, folder: &Path) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
    let request = lines.next().unwrap_or_default();
    lines.take_while(|line| !line.is_empty()).for_each(drop);
    let name = request.split(' ').nth(1).unwrap_or_default().trim_start_matches('/');
    let answer = match fs::read(folder.join(name)) {
        Ok(bytes) => {
            [format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", bytes.len()).into_bytes(), bytes].concat()
        }
        Err(_) => b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".to_vec(),
    };
    // A client that has left has what it wanted.
    let _ = stream.write_all(&answer);
}

fn path() -> String {
    std::env::var("PATH").unwrap_or_default()
}

#[test]
fn the_installer_puts_the_program_of_the_release_into_a_folder() {
    let Some(release) = Release::new() else { return };
    let to = release.path("a folder");
    let (status, said, warned) = release.run("install.sh", &["--to", to.to_str().unwrap()], &path());
    assert_eq!((status, warned.as_str()), (0, ""));
    assert!(said.starts_with(&format!("installed journey {VERSION} as {}\n", to.join("journey").display())), "{said}");
    assert!(said.contains("next: add "), "{said}");
    let files: Vec<_> = fs::read_dir(&to).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(files, ["journey"], "nothing else is left there");

    // Again, over the one that is there, and to where the home says.
    let found = format!("{}:{}", release.path("home/.local/bin").display(), path());
    let (status, said, _) = release.run("install.sh", &[], &found);
    assert_eq!((status, said.lines().count()), (0, 1), "{said}");
    assert!(release.path("home/.local/bin/journey").exists());
    assert_eq!(release.run("install.sh", &[], &found).0, 0);
}

#[test]
fn the_installer_refuses_what_was_not_released() {
    let Some(release) = Release::new() else { return };
    let to = release.path("to");
    let refused = |release: &Release| {
        let (status, said, reason) = release.run("install.sh", &["--to", to.to_str().unwrap()], &path());
        assert_eq!((status, said.as_str()), (1, ""), "{reason}");
        assert!(!to.exists(), "{reason}");
        reason
    };
    let archive = release.path(&format!("{}.tar.gz", Release::name()));
    let whole = fs::read(&archive).unwrap();
    fs::write(&archive, [&whole[..], b" "].concat()).unwrap();
    assert!(refused(&release).contains("is not what was released"));
    fs::write(&archive, whole).unwrap();

    let sums = fs::read_to_string(release.path("SHA256SUMS")).unwrap();
    fs::write(release.path("SHA256SUMS"), sums.replace(".tar.gz", ".tar.gz.old")).unwrap();
    assert!(refused(&release).contains("has no checksum"));
    fs::remove_file(release.path("SHA256SUMS")).unwrap();
    assert!(refused(&release).contains("SHA256SUMS cannot be fetched"));

    let (status, _, reason) = release.run("install.sh", &["--prefix"], &path());
    assert!(status == 1 && reason == "error: `--prefix` is not known; say --to FOLDER, or nothing\n", "{reason}");
}

#[test]
fn the_installer_knows_what_each_system_is_called() {
    let Some(release) = Release::new() else { return };
    let bin = release.path("bin");
    let found = format!("{}:{}", bin.display(), path());
    let reason = |system: &str, machine: &str, translated: bool| {
        write_program(&bin.join("uname"), &format!("#!/bin/sh\n[ $1 = -s ] && echo {system} || echo {machine}\n"));
        write_program(&bin.join("sysctl"), &format!("#!/bin/sh\n{}\n", if translated { "echo 1" } else { "exit 1" }));
        // No other archive is served than that of this computer.
        fs::write(release.path("SHA256SUMS"), "").unwrap();
        let (status, _, reason) = release.run("install.sh", &[], &found);
        assert_eq!(status, 1);
        reason
    };
    for (system, machine, translated, target) in [
        ("Linux", "x86_64", false, "x86_64-unknown-linux-musl"),
        ("Linux", "aarch64", false, "aarch64-unknown-linux-musl"),
        ("Linux", "arm64", false, "aarch64-unknown-linux-musl"),
        ("Darwin", "x86_64", false, "x86_64-apple-darwin"),
        ("Darwin", "x86_64", true, "aarch64-apple-darwin"),
        ("Darwin", "arm64", false, "aarch64-apple-darwin"),
    ] {
        let reason = reason(system, machine, translated);
        assert!(reason.contains(&format!("journey-map-{VERSION}-{target}.tar.gz ")), "{system} {machine}: {reason}");
    }
    let reason = reason("Linux", "riscv64", false);
    assert_eq!(reason, "error: there is no program for Linux on riscv64; build it from source\n");
}

#[test]
fn an_installer_of_no_release_says_so() {
    let mut command = Command::new("sh");
    command
        .arg(packaging("install.sh"))
        .env("HOME", "/nonexistent")
        .env_remove("JOURNEY_VERSION")
        .env_remove("JOURNEY_DOWNLOAD");
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("error: this file belongs to no release"));
}

#[test]
fn a_hook_takes_the_program_that_is_there_or_fetches_it_once() {
    let Some(release) = Release::new() else { return };
    // Whatever `journey` this computer has is another one.
    let bin = release.path("bin");
    write_program(&bin.join("journey"), "#!/bin/sh\necho 'journey 0.0.0'\n");
    let found = format!("{}:{}", bin.display(), path());
    let ran = (7, "ran: check a.journey b c.journey\n".to_owned(), String::new());
    let arguments = ["check", "a.journey", "b c.journey"];
    assert_eq!(release.run("pre-commit", &arguments, &found), ran);
    let kept = release.path(&format!("home/.cache/journey/{VERSION}/journey"));
    assert!(kept.exists());
    fs::remove_file(release.path("SHA256SUMS")).unwrap();
    assert_eq!(release.run("pre-commit", &arguments, &found), ran, "it is kept");

    fs::remove_file(kept).unwrap();
    assert_eq!(release.run("pre-commit", &arguments, &found).0, 1, "without a release it fails");
    write_program(&bin.join("journey"), &FAKE.replace("VERSION", VERSION));
    assert_eq!(release.run("pre-commit", &arguments, &found), ran, "the one on PATH is of this version");
}

#[test]
fn the_starter_for_npm_runs_the_program_of_its_platform() {
    if !can_be_had(&["node"]) {
        return;
    }
    let folder = TempDir::new().unwrap();
    let starter = folder.path().join("node_modules/journey-map/bin/journey.js");
    fs::create_dir_all(starter.parent().unwrap()).unwrap();
    fs::copy(packaging("npm/journey.js"), &starter).unwrap();
    let run = |arguments: &[&str]| {
        let output = Command::new("node").arg(&starter).args(arguments).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let (status, _, reason) = run(&["check"]);
    assert!(status == Some(2) && reason.contains("is missing; install journey-map again"), "{reason}");

    let system = if cfg!(target_os = "linux") { "linux" } else { "darwin" };
    let processor = if cfg!(target_arch = "x86_64") { "x64" } else { "arm64" };
    let program = folder.path().join(format!("node_modules/journey-map-{system}-{processor}/journey"));
    write_program(&program, &FAKE.replace("VERSION", VERSION));
    assert_eq!(run(&["check", "a b", "--quiet"]), (Some(7), "ran: check a b --quiet\n".to_owned(), String::new()));
    write_program(&program, "#!/bin/sh\nkill -TERM $$\n");
    assert_eq!(run(&[]).0, Some(128 + 15));
}

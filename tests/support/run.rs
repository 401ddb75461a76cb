//! Runs of the program, each in a folder of its own.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use journey::diagnostic::Code;
use tempfile::TempDir;

/// A journey about which there is nothing to say.
pub const FLAWLESS: &str = "\
Journey: Renewing a library card
Goal: No more cards that run out unnoticed
Scope: Adults with a card of their own
Research: 6 interviews, May 2026
Persona: Joan
Phase: Renewing
  Step: Gets a reminder
  Step: Opens the website
  Step: Types in the number
  Step: Pays
    ! Here she decides whether she stays a member
  Step: Gets a new card
";

/// A run of the program in a folder of its own.
pub struct Run {
    folder: TempDir,
    below: String,
    arguments: Vec<String>,
    input: String,
    environment: Vec<(String, String)>,
}

/// How a run ended.
pub struct Ended {
    /// Where it ran.
    pub folder: TempDir,
    /// What it put on standard output.
    pub stdout: String,
    /// What it said on standard error.
    pub stderr: String,
    /// Its exit status.
    pub status: i32,
}

/// A run of the program with these arguments, parted by blanks.
pub fn journey(arguments: &str) -> Run {
    Run {
        folder: TempDir::new().unwrap(),
        below: String::new(),
        arguments: arguments.split_whitespace().map(str::to_owned).collect(),
        input: String::new(),
        environment: Vec::new(),
    }
}

impl Run {
    /// With a file in its folder.
    pub fn file(self, name: &str, text: impl AsRef<[u8]>) -> Run {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// The folder in which it will run.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// In a folder below its own, which a file in it has made.
    pub fn within(mut self, below: &str) -> Run {
        below.clone_into(&mut self.below);
        self
    }

    /// With this on standard input.
    pub fn stdin(mut self, text: &str) -> Run {
        text.clone_into(&mut self.input);
        self
    }

    /// With a variable set.
    pub fn environment(mut self, name: &str, value: &str) -> Run {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Runs the program to its end.
    pub fn go(self) -> Ended {
        let mut command = Command::new(env!("CARGO_BIN_EXE_journey"));
        command.current_dir(self.folder.path().join(&self.below)).args(&self.arguments);
        for name in ["NO_COLOR", "CLICOLOR_FORCE", "COLUMNS", "RUST_BACKTRACE", "SOURCE_DATE_EPOCH"] {
            command.env_remove(name);
        }
        // What is about no journey is told in the language of the computer.
        command.env("LC_ALL", "C").env_remove("JOURNEY_LANG").envs(self.environment);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A program that ends before reading all of its input is no mistake of the test.
        let _ = child.stdin.take().unwrap().write_all(self.input.as_bytes());
        let output = child.wait_with_output().unwrap();
        Ended {
            folder: self.folder,
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
            status: output.status.code().expect("ended by itself"),
        }
    }
}

impl Ended {
    /// All that a run shows.
    #[track_caller]
    pub fn shows(self, status: i32, stdout: &str, stderr: &str) -> Ended {
        assert_eq!((self.status, self.stdout.as_str(), self.stderr.as_str()), (status, stdout, stderr));
        self
    }

    /// Another run in the same folder.
    pub fn then(self, arguments: &str) -> Run {
        Run { folder: self.folder, ..journey(arguments) }
    }

    /// The files in its folder, sorted, hidden ones included.
    pub fn files(&self) -> Vec<String> {
        files_below(self.folder.path(), "")
    }

    /// What is in a file of its folder.
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.folder.path().join(name)).unwrap()
    }

    /// Line and code of each diagnostic, in the order in which they were told.
    pub fn diagnostics(&self) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        let mut code = String::new();
        for line in self.stderr.lines() {
            let name = line.split_once('[').and_then(|(_, rest)| rest.strip_suffix(']'));
            if let Some(name) = name.filter(|name| Code::from_name(name).is_some()) {
                name.clone_into(&mut code);
            } else if let Some((_, place)) = line.split_once("─[") {
                let number = place.split(':').nth(1).and_then(|number| number.parse().ok());
                found.push((number.expect("a line"), code.clone()));
            }
        }
        found
    }
}

fn files_below(folder: &Path, prefix: &str) -> Vec<String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() {
            files.extend(files_below(&entry.path(), &format!("{name}/")));
        } else {
            files.push(name);
        }
    }
    files.sort();
    files
}

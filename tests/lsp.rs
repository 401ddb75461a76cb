//! The language server from outside: the program over pipes, and editors and a client library that are not ours. Those that are
//! not installed are left out, and say so; `.ci/run` installs them.

#![cfg(feature = "lsp")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

/// The program, and an editor's end of its pipes.
struct Server {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    next: i32,
}

impl Server {
    fn start() -> Server {
        let mut command = Command::new(env!("CARGO_BIN_EXE_journey"));
        command.args(["lsp", "--stdio"]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let mut server = Server { input: child.stdin.take(), child, output, next: 0 };
        let started = server.ask("initialize", &json!({ "capabilities": {} }));
        assert_eq!(started["serverInfo"]["name"], "journey");
        server.note("initialized", &json!({}));
        server
    }

    fn say(&mut self, message: &Value) {
        let text = message.to_string();
        let input = self.input.as_mut().unwrap();
        write!(input, "Content-Length: {}\r\n\r\n{text}", text.len()).unwrap();
        input.flush().unwrap();
    }

    fn note(&mut self, method: &str, params: &Value) {
        self.say(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    fn ask(&mut self, method: &str, params: &Value) -> Value {
        self.next += 1;
        let id = self.next;
        self.say(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        loop {
            let mut heard = self.hear();
            if heard["id"] == id {
                return heard["result"].take();
            }
        }
    }

    fn hear(&mut self) -> Value {
        let mut header = String::new();
        self.output.read_line(&mut header).unwrap();
        let length: usize = header.trim().strip_prefix("Content-Length: ").unwrap().parse().unwrap();
        let mut text = vec![0; length + 2];
        self.output.read_exact(&mut text).unwrap();
        serde_json::from_slice(&text).unwrap()
    }

    fn open(&mut self, path: &Path, text: &str) {
        let document = json!({ "uri": uri(path), "languageId": "journey", "version": 1, "text": text });
        self.note("textDocument/didOpen", &json!({ "textDocument": document }));
    }

    /// The codes of the problems that are told next about a file.
    fn problems(&mut self, path: &Path) -> Vec<String> {
        loop {
            let heard = self.hear();
            if heard["method"] == "textDocument/publishDiagnostics" && heard["params"]["uri"] == uri(path) {
                let found = heard["params"]["diagnostics"].as_array().unwrap().clone();
                return found.iter().map(|found| found["code"].as_str().unwrap().to_owned()).collect();
            }
        }
    }

    /// Closes the pipe. Gives the exit status.
    fn end(mut self) -> Option<i32> {
        drop(self.input.take());
        self.child.wait().unwrap().code()
    }
}

fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

#[test]
fn texts_that_are_not_saved_count_and_the_project_is_heeded() {
    let folder = TempDir::new().unwrap();
    let root = folder.path().canonicalize().unwrap();
    let levels = "[levels]\nallow = [\"no-goal\", \"no-scope\"]\ndeny = [\"no-research\"]\n";
    fs::write(root.join("journey.toml"), format!("{levels}[format]\nkeywords = \"nl\"\nwrong = 1\n")).unwrap();
    let (people, own) = (root.join("people.journey"), root.join("a.journey"));
    fs::write(&people, "Persona: Ann\n").unwrap();
    fs::write(&own, "").unwrap();
    let mut server = Server::start();
    let text = "Journey: a\nUse: people.journey\nPhase: b\n  Step: c\n    ! d\n    Emotion: 1 (Ann)\n";
    server.open(&own, text);
    assert_eq!(server.problems(&own), ["no-research"]);
    assert_eq!(server.problems(&root.join("journey.toml")), ["unknown-setting"]);
    // What is typed in the other file shows in this one.
    server.open(&people, "Persona: Bea Smits\nPersona: Bea Jansen\n");
    assert_eq!(server.problems(&people), Vec::<String>::new());
    let change = json!({ "range": { "start": { "line": 5, "character": 16 }, "end": { "line": 5, "character": 19 } }, "text": "Bea" });
    let params = json!({ "textDocument": { "uri": uri(&own), "version": 2 }, "contentChanges": [change] });
    server.note("textDocument/didChange", &params);
    let mut told = server.problems(&own);
    if !told.contains(&"ambiguous-persona".to_owned()) {
        // The first word after the other file was opened may be about the text before the change.
        told = server.problems(&own);
    }
    assert_eq!(told, ["no-research", "ambiguous-persona"]);
    server.note("textDocument/didClose", &json!({ "textDocument": { "uri": uri(&people) } }));
    assert_eq!(server.problems(&own), ["no-research", "unknown-persona"]);
    let options = json!({ "tabSize": 2, "insertSpaces": true });
    let edits =
        server.ask("textDocument/formatting", &json!({ "textDocument": { "uri": uri(&own) }, "options": options }));
    assert!(edits.to_string().contains("Stap: c") || !edits.as_array().unwrap().is_empty(), "{edits}");
    server.ask("shutdown", &Value::Null);
    server.note("exit", &Value::Null);
    assert_eq!(server.child.wait().unwrap().code(), Some(0));
}

#[test]
fn an_editor_that_vanishes_leaves_no_server_behind() {
    assert_eq!(Server::start().end(), Some(1));
    let mut server = Server::start();
    server.input.as_mut().unwrap().write_all(b"Content-Length: 70000000000\r\n\r\n{").unwrap();
    assert_eq!(server.end(), Some(1));
    let mut server = Server::start();
    server.note("exit", &Value::Null);
    assert_eq!(server.child.wait().unwrap().code(), Some(1));
}

/// Runs an editor or a client with the program on its path; leaves it out where it is not installed.
fn drive(name: &str, mut command: Command, arguments: &[&str]) {
    let program = Path::new(env!("CARGO_BIN_EXE_journey")).parent().unwrap();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths([program.to_owned()].into_iter().chain(std::env::split_paths(&path))).unwrap();
    let home = TempDir::new().unwrap();
    command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).env("PATH", path).env("HOME", home.path());
    match command.output() {
        Ok(output) => {
            let said = [output.stdout, output.stderr].concat();
            let said = String::from_utf8_lossy(&said);
            assert!(output.status.success(), "{name}: {}\n{said}", output.status);
            println!("{name}: {}", said.trim());
        }
        Err(error) => println!("{name} is left out: {error}"),
    }
}

/// Whether a command ends well.
fn works(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

#[test]
fn neovim_makes_itself_at_home() {
    let arguments = ["--headless", "-u", "NONE", "-i", "NONE", "-S", "tests/editors/neovim.lua"];
    drive("Neovim", Command::new("nvim"), &arguments);
}

#[test]
fn emacs_makes_itself_at_home() {
    if !works(Command::new("emacs").args(["--batch", "--eval", "(require 'eglot)"])) {
        println!("Emacs is left out: it is not here, or Eglot is not");
        return;
    }
    drive("Emacs", Command::new("emacs"), &["--batch", "-l", "tests/editors/emacs.el"]);
}

#[test]
fn a_client_library_finds_every_feature() {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/editors/bin/python");
    let pythons = [own.display().to_string(), "python3".to_owned()];
    let Some(python) =
        pythons.iter().find(|python| works(Command::new(python).args(["-c", "import pygls.lsp.client"])))
    else {
        println!("the client library is left out: no Python here has pygls");
        return;
    };
    drive("pygls", Command::new(python), &["tests/editors/client.py", env!("CARGO_BIN_EXE_journey")]);
}

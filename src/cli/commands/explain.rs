//! `journey explain`: what a code means, or which codes there are.

use crate::cli::console::Console;
use crate::cli::levels::find;
use crate::cli::{Outcome, arguments};
use crate::diagnostic::Code;
use crate::diagnostic::finding::word;

/// Prints the page of a code, or a line for each.
pub fn run(command: &arguments::Explain, console: &Console) -> Outcome {
    let Some(name) = &command.code else { return console.put(list().as_bytes()) };
    match find(name) {
        Ok(code) => console.put(format!("{}\n", code.page().trim_end()).as_bytes()),
        Err(reason) => console.refuse(&reason),
    }
}

fn list() -> String {
    let widest = Code::ALL.iter().map(|code| code.name().len()).max().unwrap_or(0);
    let line = |code: &Code| {
        let severity = word(code.severity());
        let line = format!("{:widest$}  {severity:7}  {}", code.name(), code.gist());
        format!("{}\n", line.trim_end())
    };
    Code::ALL.iter().map(line).collect()
}

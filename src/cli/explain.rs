//! `journey explain`: what a code means, or which codes there are.

use super::Outcome;
use super::arguments;
use super::console::Console;
use super::levels::find;
use crate::diagnostic::{Code, Severity};

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
        let severity = match code.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let line = format!("{:widest$}  {severity:7}  {}", code.name(), gist(code.page()));
        format!("{}\n", line.trim_end())
    };
    Code::ALL.iter().map(line).collect()
}

/// The first sentence of what a page says that its code means.
fn gist(page: &str) -> String {
    let meaning = page.split("## What it means").nth(1).unwrap_or_default().trim_start();
    let paragraph = meaning.split("\n\n").next().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    paragraph.split_inclusive(". ").next().unwrap_or_default().trim_end().to_owned()
}

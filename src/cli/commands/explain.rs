//! `journey explain`: what a code means, or which codes there are.

use crate::cli::console::Console;
use crate::cli::levels::find;
use crate::cli::{Outcome, arguments};
use crate::diagnostic::Code;
use crate::diagnostic::print::severity;
use crate::language::Language;

/// Prints the page of a code, or a line for each.
pub fn run(command: &arguments::Explain, console: &Console) -> Outcome {
    let language = console.language();
    let Some(name) = &command.code else { return console.put(list(language).as_bytes()) };
    match find(name) {
        Ok(code) => console.put(format!("{}\n", code.page(language).trim_end()).as_bytes()),
        Err(reason) => console.refuse(&reason),
    }
}

fn list(language: Language) -> String {
    let widest = Code::ALL.iter().map(|code| code.name().len()).max().unwrap_or(0);
    let words = |code: &Code| severity(code.severity()).text(language);
    let wide = Code::ALL.iter().map(|code| words(code).chars().count()).max().unwrap_or(0);
    let line = |code: &Code| {
        let line = format!("{:widest$}  {:wide$}  {}", code.name(), words(code), code.gist(language));
        format!("{}\n", line.trim_end())
    };
    Code::ALL.iter().map(line).collect()
}

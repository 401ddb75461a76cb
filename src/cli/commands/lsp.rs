//! `journey lsp`: the streams of this process for the language server.

use std::io::{self, BufReader};

use crate::cli::Outcome;
use crate::cli::console::Console;

/// Serves an editor until it disconnects.
pub fn run(console: &Console) -> Outcome {
    let output = io::stdout().lock();
    if crate::lsp::run(BufReader::new(io::stdin()), output, console.languages.chosen()) {
        Outcome::Fine
    } else {
        Outcome::Errors
    }
}

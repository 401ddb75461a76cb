//! `journey lsp`: the streams of this process for the language server.

use std::io::{self, BufReader};

use crate::cli::Outcome;

/// Serves an editor until it disconnects.
pub fn run() -> Outcome {
    let output = io::stdout().lock();
    if crate::lsp::run(BufReader::new(io::stdin()), output) { Outcome::Fine } else { Outcome::Errors }
}

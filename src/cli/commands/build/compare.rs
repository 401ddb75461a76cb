//! Whether the results on the disk are those that a journey gives now. Nothing is written.
//!
//! In: the results as they should be, and where they are. Out: a diagnostic at the title of the journey for those that are
//! missing, one for those that are others, and one for sheets that an earlier build left.

use std::path::PathBuf;

use super::location::OutputLocation;
use crate::cli::outputs::Output;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{left_over_result, missing_result, outdated_result, system};
use crate::project::read_head;
use crate::source::{Span, Unreadable};

/// What is wrong with the results of a journey; `left_over` are those that an earlier build left.
pub fn compare(outputs: &[Output], location: &OutputLocation, left_over: &[PathBuf], title: Span) -> Vec<Diagnostic> {
    let (mut missing, mut outdated, mut unreadable) = (Vec::new(), Vec::new(), Vec::new());
    for Output { name, bytes } in outputs {
        let path = location.path(name);
        // One byte more tells whether it goes on.
        match read_head(&path, bytes.len() as u64 + 1) {
            Ok(found) if found == *bytes => {}
            Ok(_) => outdated.push(path),
            Err(Unreadable::NotFound) => missing.push(path),
            Err(Unreadable::Denied) => unreadable.push((path, system::permission_denied())),
            Err(Unreadable::Refused(reason)) => unreadable.push((path, system::other(reason))),
            Err(_) => unreadable.push((path, outdated_result::not_a_file())),
        }
    }
    let listed = [
        (Code::MissingResult, named(&missing)),
        (Code::OutdatedResult, named(&outdated)),
        (Code::LeftOverResult, named(left_over)),
    ];
    let mut found: Vec<Diagnostic> = listed
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(code, names)| wrong(code, title, names))
        .collect();
    found.extend(unreadable.into_iter().map(|(path, reason)| {
        let message = outdated_result::unreadable(path.display().to_string(), reason);
        Diagnostic::new(Code::OutdatedResult, title, message)
            .label(outdated_result::label())
            .help(outdated_result::help())
    }));
    found
}

/// Results that are missing, outdated or left over, by their names.
fn wrong(code: Code, title: Span, names: Vec<String>) -> Diagnostic {
    let count = names.len();
    let (message, label, help) = match code {
        Code::MissingResult => (missing_result::message(names, count), missing_result::label(), missing_result::help()),
        Code::OutdatedResult => {
            (outdated_result::message(names, count), outdated_result::label(), outdated_result::help())
        }
        _ => (left_over_result::message(names, count), left_over_result::label(), left_over_result::help()),
    };
    Diagnostic::new(code, title, message).label(label).help(help)
}

fn named(paths: &[PathBuf]) -> Vec<String> {
    paths.iter().map(|path| path.display().to_string()).collect()
}

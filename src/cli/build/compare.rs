//! Whether the results on the disk are those that a journey gives now. Nothing is written.
//!
//! In: the results as they should be, and where they are. Out: a diagnostic at the title of the journey for those that are
//! missing, one for those that are others, and one for sheets that an earlier build left.

use std::path::PathBuf;

use super::place::Place;
use crate::cli::outputs::Output;
use crate::diagnostic::{Code, Diagnostic};
use crate::project::read_head;
use crate::source::{Span, Unreadable};

/// What is wrong with the results of a journey; `left_over` are those that an earlier build left.
pub fn compare(outputs: &[Output], place: &Place, left_over: &[PathBuf], title: Span) -> Vec<Diagnostic> {
    let (mut missing, mut outdated, mut unreadable) = (Vec::new(), Vec::new(), Vec::new());
    for Output { name, bytes } in outputs {
        let path = place.path(name);
        // One byte more tells whether it goes on.
        match read_head(&path, bytes.len() as u64 + 1) {
            Ok(found) if found == *bytes => {}
            Ok(_) => outdated.push(path),
            Err(Unreadable::NotFound) => missing.push(path),
            Err(Unreadable::Refused(reason)) => unreadable.push((path, reason)),
            Err(_) => unreadable.push((path, "it is not a file".to_owned())),
        }
    }
    let listed = [
        (Code::MissingResult, missing.as_slice(), ["is missing", "are missing"]),
        (
            Code::OutdatedResult,
            outdated.as_slice(),
            ["is not what the journey gives now", "are not what the journey gives now"],
        ),
        (
            Code::LeftOverResult,
            left_over,
            ["is left over from an earlier build", "are left over from an earlier build"],
        ),
    ];
    let mut found: Vec<Diagnostic> = listed
        .into_iter()
        .filter(|(_, paths, _)| !paths.is_empty())
        .map(|(code, paths, [one, several])| {
            let verb = if paths.len() == 1 { one } else { several };
            wrong(code, title, format!("{} {verb}", enumerated(paths)))
        })
        .collect();
    found.extend(unreadable.into_iter().map(|(path, reason)| {
        wrong(Code::OutdatedResult, title, format!("`{}` cannot be read: {reason}", path.display()))
    }));
    found
}

fn wrong(code: Code, title: Span, message: String) -> Diagnostic {
    let help = match code {
        Code::LeftOverResult => "type `journey build`, which removes it, and keep the change",
        _ => "type `journey build`, and keep what it writes",
    };
    Diagnostic::new(code, title, message).label("the map of this journey").help(help)
}

/// Paths as a list in a sentence.
fn enumerated(paths: &[PathBuf]) -> String {
    let names: Vec<String> = paths.iter().map(|path| format!("`{}`", path.display())).collect();
    match names.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => names.concat(),
    }
}

//! `journey check --fix`: certain repairs are made before the rest is reported.
//!
//! A file is written only where something changes. What comes through standard input goes to standard output.

use crate::assist::mend::{Mended, mended};
use crate::cli::Outcome;
use crate::cli::console::cannot_read;
use crate::cli::inputs::Input;
use crate::cli::messages::Messages;
use crate::format::FormatEdit;
use crate::format::diff::unified;
use crate::message::console;
use crate::project::replace;
use crate::source::Source;

/// Mends a journey; with `diff`, shows what would change. Of a text that cannot be read nothing is mended: the check says why.
pub fn fix(input: &Input, diff: bool, messages: &Messages) -> Outcome {
    let source = match input.text() {
        Ok(Ok(source)) => source,
        Ok(Err(_)) => return Outcome::Fine,
        Err(_) if matches!(input, Input::File(_)) && !diff => return Outcome::Fine,
        Err(reason) => return messages.console.refuse(&cannot_read(&input.name(), &reason)),
    };
    let mended = mended(&source, &input.disk());
    if diff { show(input, &source, mended, messages) } else { deliver(input, &mended, messages) }
}

fn show(input: &Input, source: &Source, mended: Mended, messages: &Messages) -> Outcome {
    let edit = |change: crate::assist::mend::MendedLines| FormatEdit { lines: change.lines, text: change.text };
    let edits: Vec<FormatEdit> = mended.changes.into_iter().map(edit).collect();
    messages.console.put(unified(&input.name(), source.text(), &edits).as_bytes())
}

fn deliver(input: &Input, mended: &Mended, messages: &Messages) -> Outcome {
    match input {
        Input::Stdin => messages.console.put(mended.text.as_bytes()),
        Input::File(_) if mended.changes.is_empty() => Outcome::Fine,
        Input::File(found) => match replace(&found.path, mended.text.as_bytes()) {
            Ok(()) => {
                messages.remark(&console::mended(input.name(), mended.count));
                Outcome::Fine
            }
            Err(reason) => messages.console.refuse(&console::unchanged(found.path.display().to_string(), reason)),
        },
    }
}

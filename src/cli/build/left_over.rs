//! Sheets of earlier builds, when a map had more of them, or another number of them.
//!
//! In: how many sheets a journey has now, and where they are. Out: files beside them whose names look like more of them. One
//! that bears the mark of the journey was written by this program for it, and is of no use any more; any other may
//! be the user's own, and is only told.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::place::{Place, as_named};
use crate::cli::Outcome;
use crate::cli::arguments::Format;
use crate::cli::messages::Messages;
use crate::cli::names;
use crate::project::{read_head, remove};
use crate::render::{MARKED_WITHIN, is_sheet_of};
use crate::scene::SheetKind;

/// Files that look like sheets of an earlier build, each with what the names of its journey's results begin with.
#[derive(Debug, Default)]
pub struct LeftOver(BTreeMap<PathBuf, String>);

impl LeftOver {
    /// Looks for files that the sheets of a journey do not replace.
    pub fn look(&mut self, counts: &[(SheetKind, usize)], place: &Place, formats: &[Format]) {
        for (kind, count) in counts {
            for ending in formats.iter().filter_map(|format| format.a_sheet_each()) {
                let names = names::left_over(&place.folder, &place.stem, *kind, *count, ending);
                self.0.extend(names.into_iter().map(|name| (place.folder.join(name), place.stem.clone())));
            }
        }
    }

    /// Takes away what an earlier build has left and is no result of this one, or with `check` finds fault with it.
    pub fn clear(&self, taken: &BTreeSet<String>, check: bool, messages: &Messages) -> Outcome {
        let mut outcome = Outcome::Fine;
        for (path, stem) in self.0.iter().filter(|(path, _)| !taken.contains(&key(path))) {
            let is_ours = read_head(path, MARKED_WITHIN).is_ok_and(|head| is_sheet_of(&head, stem));
            let name = as_named(path).display();
            if !is_ours {
                let told = format!("note: `{name}` is not of this build; delete it if an earlier one left it");
                messages.remark(&told);
            } else if check {
                messages.console.say(&format!("`{name}` is left over from an earlier build"));
                outcome.and(Outcome::Errors);
            } else {
                match remove(path) {
                    Ok(()) => messages.remark(&format!("note: `{name}` is removed; an earlier build left it")),
                    Err(reason) => {
                        outcome.and(messages.console.refuse(&format!("`{name}` cannot be removed: {reason}")));
                    }
                }
            }
        }
        outcome
    }
}

/// A path in lower case: on many disks it is the same file.
pub fn key(path: &std::path::Path) -> String {
    path.display().to_string().to_lowercase()
}

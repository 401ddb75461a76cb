//! Sheets of earlier builds, when a map had more of them, or another number of them.
//!
//! In: how many sheets a journey has now, and where they are. Out: files beside them whose names look like more of them. One
//! that bears the mark of the journey was written by this program for it, and is of no use any more; any other may
//! be the user's own, and is only reported.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::location::{OutputLocation, as_named};
use crate::cli::Outcome;
use crate::cli::arguments::Format;
use crate::cli::messages::Messages;
use crate::cli::outputs::names;
use crate::message::console;
use crate::project::Existing;
use crate::render::{MARKED_WITHIN, is_sheet_of};
use crate::scene::SheetKind;

/// Files that look like sheets of an earlier build, each with what the names of its journey's results begin with.
#[derive(Debug, Default)]
pub struct LeftOver(BTreeMap<PathBuf, String>);

impl LeftOver {
    /// Looks for files that the sheets of a journey do not replace.
    pub fn look(&mut self, counts: &[(SheetKind, usize)], location: &OutputLocation, formats: &[Format]) {
        let paths = names_of(counts, location, formats).into_iter().map(|name| location.folder.join(name));
        self.0.extend(paths.map(|path| (path, location.stem.clone())));
    }

    /// Takes away what an earlier build has left and is no result of this one. With `check` nothing is taken away, and
    /// what bears the mark was reported with its journey.
    pub fn clear(&self, taken: &BTreeSet<String>, check: bool, messages: &Messages) -> Outcome {
        let mut outcome = Outcome::Fine;
        for (path, stem) in self.0.iter().filter(|(path, _)| !taken.contains(&key(path))) {
            let name = as_named(path).display().to_string();
            if !is_ours(path, stem) {
                messages.remark(&console::not_of_this_build(name));
            } else if !check {
                match messages.writer(false).remove(path, |file| is_sheet(file, stem)) {
                    Ok(false) => {}
                    Ok(true) => messages.remark(&console::removed(name)),
                    Err(reason) => {
                        outcome.and(messages.console.refuse(&console::not_removed(name, reason)));
                    }
                }
            }
        }
        outcome
    }
}

/// The paths of sheets that an earlier build of a journey left.
pub fn of(counts: &[(SheetKind, usize)], location: &OutputLocation, formats: &[Format]) -> Vec<PathBuf> {
    let paths = names_of(counts, location, formats).into_iter().map(|name| location.path(&name));
    paths.filter(|path| is_ours(path, &location.stem)).collect()
}

/// The names of files that look like sheets of an earlier build.
fn names_of(counts: &[(SheetKind, usize)], location: &OutputLocation, formats: &[Format]) -> Vec<String> {
    let endings: Vec<&str> = formats.iter().filter_map(|format| format.a_sheet_each()).collect();
    let of_kind = |(kind, count): &(SheetKind, usize)| -> Vec<String> {
        endings
            .iter()
            .flat_map(|ending| names::left_over(&location.folder, &location.stem, *kind, *count, ending))
            .collect()
    };
    counts.iter().flat_map(of_kind).collect()
}

/// Whether a file bears the mark of a sheet of the journey with this stem.
fn is_ours(path: &Path, stem: &str) -> bool {
    Existing::at(path).is_some_and(|file| is_sheet(&file, stem))
}

fn is_sheet(file: &Existing, stem: &str) -> bool {
    is_sheet_of(&file.head(MARKED_WITHIN), stem)
}

/// A path in lower case: on many disks it is the same file.
pub fn key(path: &Path) -> String {
    as_named(path).display().to_string().to_lowercase()
}

//! Custom lanes, whose names are keywords.
//!
//! In: the lines of a file, before they are read: a lane may be named below its first card. Out: the folded name of each
//! lane with the name, the same that `check` gives the entry `Lane`: with its continuation lines, and with a `#word` at its
//! end, for a lane has no label.

use std::collections::BTreeMap;

use super::lines::{ParsedLine, Parts};
use super::{Label, clean};
use crate::language::fold::fold;
use crate::source::FileId;

/// The lanes that lines name, each line with whether it is an entry that does.
pub(super) fn named<'line>(
    file: FileId,
    text: &str,
    lines: impl Iterator<Item = (&'line ParsedLine, bool)>,
) -> BTreeMap<String, String> {
    let mut names: Vec<(String, Vec<Label>)> = Vec::new();
    // Whether what comes may go on with the last name.
    let mut is_open = false;
    for (line, is_lane) in lines {
        match &line.parts {
            Parts::Blank | Parts::Comment => {}
            Parts::Continuation { text: range, .. } => {
                if let Some((name, labels)) = names.last_mut().filter(|_| is_open) {
                    let words = clean::words(file, text, range.clone());
                    clean::join(name, &words.text, range.is_empty());
                    labels.extend(words.labels);
                }
            }
            Parts::Colon { text: range, .. } if is_lane => {
                let words = clean::words(file, text, range.clone());
                names.push((words.text, words.labels));
                is_open = true;
            }
            _ => is_open = false,
        }
    }
    let names = names.into_iter().map(|(name, labels)| clean::with_labels(name.trim_end(), &labels).into_owned());
    names.map(|name| (fold(&name), name)).collect()
}

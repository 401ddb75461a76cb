//! What changes, as a unified diff: the form that `patch` and every review tool reads.
//!
//! In: the old text and its changes. Out: the diff. The changes know their lines, so nothing is searched.

use std::fmt::Write;
use std::ops::Range;

use super::FormatEdit;

/// How many lines that stay are shown around what changes.
const CONTEXT: usize = 3;

/// The diff of the file called `name`; empty where nothing changes.
#[must_use]
pub fn unified(name: &str, old: &str, changes: &[FormatEdit]) -> String {
    let lines: Vec<&str> = old.split_inclusive('\n').collect();
    let mut diff = String::new();
    let mut added = 0;
    for hunk in changes.chunk_by(|one, next| next.lines.start - one.lines.end <= 2 * CONTEXT) {
        if diff.is_empty() {
            diff = format!("--- {name}\n+++ {name}\n");
        }
        added = write_hunk(&mut diff, &lines, hunk, added);
    }
    diff
}

/// Adds a hunk; `added` is how many lines the new text has more than the old one before it, and after it.
fn write_hunk(diff: &mut String, lines: &[&str], hunk: &[FormatEdit], added: isize) -> isize {
    let (Some(first), Some(last)) = (hunk.first(), hunk.last()) else { return added };
    let start = first.lines.start.saturating_sub(CONTEXT);
    let end = (last.lines.end + CONTEXT).min(lines.len());
    let mut body = String::new();
    let (mut at, mut more) = (start, 0);
    for change in hunk {
        put(&mut body, ' ', &lines[at..change.lines.start]);
        put(&mut body, '-', &lines[change.lines.clone()]);
        let new: Vec<&str> = change.text.split_inclusive('\n').collect();
        put(&mut body, '+', &new);
        more += new.len().cast_signed() - change.lines.len().cast_signed();
        at = change.lines.end;
    }
    put(&mut body, ' ', &lines[at..end]);
    let old = start..end;
    let new_start = start.saturating_add_signed(added);
    let new = new_start..(new_start + old.len()).saturating_add_signed(more);
    let _ = writeln!(diff, "@@ -{} +{} @@", range(&old), range(&new));
    diff.push_str(&body);
    added + more
}

fn put(body: &mut String, sign: char, lines: &[&str]) {
    for line in lines {
        body.push(sign);
        body.push_str(line);
        if !line.ends_with('\n') {
            body.push_str("\n\\ No newline at end of file\n");
        }
    }
}

/// The first line, counted from 1, and how many; an empty range stands after the line before it.
fn range(lines: &Range<usize>) -> String {
    let first = if lines.is_empty() { lines.start } else { lines.start + 1 };
    format!("{first},{}", lines.len())
}

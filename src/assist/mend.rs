//! All repairs that are certain, made at once.
//!
//! In: a text, and [`Files`] for others. Out: the text with each mistake mended that can be mended in one way only, and the lines
//! that changed. A mended line may show another mistake, so it is looked at again, a bounded number of times. Whoever asks
//! decides whether the text is written.

use std::ops::Range;

use super::Analysis;
use crate::diagnostic::{Diagnostic, Repair};
use crate::source::{FileId, Files, Source};

/// How often a text is looked at: each time shows what was hidden before, such as the next control character of a line.
const ROUNDS: usize = 32;

/// A text after its repairs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// The text.
    pub text: String,
    /// How many repairs were made.
    pub count: usize,
    /// The lines that changed, in their order.
    pub changes: Vec<MendedLines>,
}

/// Lines that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MendedLines {
    /// Which lines of the old text, counted from 0.
    pub lines: Range<usize>,
    /// The bytes of these lines.
    pub bytes: Range<usize>,
    /// What comes in their place, line ends included.
    pub text: String,
}

/// Makes all repairs of a text that are certain.
#[must_use]
pub fn mended(source: &Source, files: &dyn Files) -> Mended {
    let (mut text, mut count) = (source.text().to_owned(), 0);
    for _ in 0..ROUNDS {
        let analysis = Analysis::new(Source::new(source.name(), text.as_str()), files);
        let repairs = certain(&analysis.diagnostics);
        if repairs.is_empty() {
            break;
        }
        count += repairs.len();
        text = repaired(&text, &repairs);
    }
    let changes = changes(source.text(), &text);
    Mended { text, count, changes }
}

/// The certain repairs of the file itself, in order; of two that touch the same place the first.
fn certain(diagnostics: &[Diagnostic]) -> Vec<&Repair> {
    let certain = diagnostics.iter().filter(|diagnostic| diagnostic.is_certain);
    let mut repairs: Vec<&Repair> = certain.filter_map(|diagnostic| diagnostic.repair.as_ref()).collect();
    repairs.retain(|repair| repair.span.file == FileId::default());
    repairs.sort_by_key(|repair| (repair.span.start, repair.span.end));
    let mut end = None;
    repairs.retain(|repair| {
        let is_free = end.is_none_or(|end| repair.span.start > end);
        if is_free {
            end = Some(repair.span.end);
        }
        is_free
    });
    repairs
}

fn repaired(text: &str, repairs: &[&Repair]) -> String {
    let mut repaired = String::with_capacity(text.len());
    let mut at = 0;
    for repair in repairs {
        repaired.extend([&text[at..repair.span.start], &repair.replacement]);
        at = repair.span.end;
    }
    repaired.push_str(&text[at..]);
    repaired
}

/// The lines that differ: each run of them where no line came or went, else all from the first to the last.
fn changes(old: &str, new: &str) -> Vec<MendedLines> {
    let (before, after): (Vec<&str>, Vec<&str>) =
        (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let mut changes: Vec<MendedLines> = Vec::new();
    let mut start = 0;
    if before.len() == after.len() {
        for (line, (before, after)) in before.iter().zip(&after).enumerate() {
            let bytes = start..start + before.len();
            start = bytes.end;
            match changes.last_mut() {
                _ if before == after => {}
                Some(last) if last.lines.end == line => {
                    last.lines.end += 1;
                    last.bytes.end = bytes.end;
                    last.text.push_str(after);
                }
                _ => changes.push(MendedLines { lines: line..line + 1, bytes, text: (*after).to_owned() }),
            }
        }
        return changes;
    }
    let same = |pairs: &mut dyn Iterator<Item = (&&str, &&str)>| pairs.take_while(|(one, other)| one == other).count();
    let head = same(&mut before.iter().zip(&after));
    let tail = same(&mut before[head..].iter().rev().zip(after[head..].iter().rev()));
    let lines = head..before.len() - tail;
    let bytes_before = |line: usize| before[..line].iter().map(|line| line.len()).sum::<usize>();
    let bytes = bytes_before(lines.start)..bytes_before(lines.end);
    vec![MendedLines { lines, bytes, text: after[head..after.len() - tail].concat() }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::NoFiles;

    fn mend(text: &str) -> Mended {
        mended(&Source::new("t", text), &NoFiles)
    }

    #[test]
    fn certain_repairs_are_made_and_guesses_are_not() {
        let text = "Klantreis: a\nFase: b\n  Stpa: c\n  Stpa: d\n    Voor: #weg\n";
        let mended = mend(text);
        assert_eq!(mended.text, text.replace("Stpa", "Stap"));
        assert_eq!((mended.count, mended.changes.len()), (2, 1));
        assert_eq!((mended.changes[0].lines.clone(), mended.changes[0].bytes.clone()), (2..4, 21..41));
        assert_eq!(mend(&mended.text), Mended { text: mended.text, count: 0, changes: Vec::new() });
    }

    #[test]
    fn what_shows_later_is_mended_too() {
        let text = "Journey: a\u{7}b\u{7}c\u{7}\r\nPhase: d\r\n";
        assert_eq!(mend(text).text, "Journey: abc\r\nPhase: d\r\n");
    }

    #[test]
    fn lines_that_come_or_go_are_one_change() {
        let change = |lines, bytes, text: &str| vec![MendedLines { lines, bytes, text: text.to_owned() }];
        assert_eq!(changes("a\nb\nc\nd\n", "a\nx\nd\n"), change(1..3, 2..6, "x\n"));
        assert_eq!(changes("a\n", "a\n"), []);
    }
}

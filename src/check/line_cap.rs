//! A limit on the diagnostics of one line.
//!
//! In: diagnostics in the order of finding. Out: the first few of each code on each line, and one more with the count of the
//! others. A very long line may be wrong at every word.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::limits::FINDINGS_PER_LINE;
use crate::message::report;
use crate::source::{FileId, Source, Sources};

/// How many problems with one code were found on each line.
#[derive(Debug, Default)]
pub struct LineCap {
    lines: BTreeMap<(FileId, usize, Code), OnLine>,
}

#[derive(Debug, Default)]
struct OnLine {
    found: usize,
    /// The first problem over the limit; it becomes the one that counts the others.
    first_untold: Option<Diagnostic>,
}

impl LineCap {
    /// The problem, if it is one of the first with its code on its line.
    pub fn admit(&mut self, problem: Diagnostic, sources: &Sources) -> Option<Diagnostic> {
        let line = sources.get(problem.span.file).map_or(0, |source: &Source| source.line(problem.span.start));
        let on_line = self.lines.entry((problem.span.file, line, problem.code)).or_default();
        on_line.found += 1;
        if on_line.found <= FINDINGS_PER_LINE {
            return Some(problem);
        }
        if on_line.first_untold.is_none() {
            on_line.first_untold = Some(problem);
        }
        None
    }

    /// A count of the problems that were not admitted, for each line and code that has any. A single one is given itself.
    pub fn rest(self) -> impl Iterator<Item = Diagnostic> {
        self.lines.into_values().filter_map(|on_line| {
            let untold = on_line.found - FINDINGS_PER_LINE.min(on_line.found);
            let first = on_line.first_untold?;
            Some(if untold == 1 { first } else { counted(&first, untold) })
        })
    }
}

/// Stands at the place of the first that is not shown.
fn counted(first: &Diagnostic, untold: usize) -> Diagnostic {
    Diagnostic::new(first.code, first.span, report::untold_on_line(untold))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::message::unknown_label;
    use crate::source::Span;

    fn told(found: usize) -> Vec<String> {
        let mut sources = Sources::new();
        let file = sources.add(Source::new("a", "x".repeat(found)));
        let mut cap = LineCap::default();
        let problem = |at: usize| {
            Diagnostic::new(Code::UnknownLabel, Span::new(file, at, at + 1), unknown_label::message(at.to_string()))
        };
        let mut told: Vec<Diagnostic> = (0..found).filter_map(|at| cap.admit(problem(at), &sources)).collect();
        told.extend(cap.rest());
        told.into_iter().map(|problem| problem.message.text(Language::English)).collect()
    }

    #[test]
    fn the_first_are_reported_and_the_others_counted() {
        assert_eq!(told(FINDINGS_PER_LINE).len(), FINDINGS_PER_LINE);
        assert_eq!(
            told(FINDINGS_PER_LINE + 1).last().map(String::as_str),
            Some("nothing in this file has the label `10`")
        );
        assert_eq!(told(FINDINGS_PER_LINE + 1000).len(), FINDINGS_PER_LINE + 1);
        assert_eq!(
            told(FINDINGS_PER_LINE + 1000).last().map(String::as_str),
            Some("and 1,000 more of this kind on this line")
        );
    }
}

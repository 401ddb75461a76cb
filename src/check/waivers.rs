//! Waivers: comments that say that a warning about the next entry is known, and why it stays.
//!
//! In: the lines of a tree, `# journey: allow CODE, reason` among them. Out: diagnostics without those that are waived, and a
//! diagnostic for each waiver that waives nothing. An error is never waived. What is found after this pass (in pictures, by the
//! layout) is waived by the same [`Waivers`].

use std::ops::RangeInclusive;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::message::unused_waiver;
use crate::source::{Source, Span};
use crate::syntax::{Entry, LineKind, Tree};

/// What a waiver begins with, after the `#` of its comment.
const HEAD: &str = "journey:";
const VERB: &str = "allow";

/// Warnings that are found after this pass: whether their waivers are used is not known here.
const FOUND_LATER: [Code; 2] = [Code::UnreadablePicture, Code::MissingGlyph];

/// The waivers of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waivers {
    /// In the order of the file.
    all: Vec<Waiver>,
}

/// A waiver of an existing warning.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Waiver {
    code: Code,
    /// Where its code stands.
    span: Span,
    /// The line of the comment.
    line: Span,
    /// The bytes of the entry below it.
    entry: RangeInclusive<usize>,
}

impl Waivers {
    /// The waivers of a file, and what is wrong with them.
    pub(super) fn read(tree: &Tree, source: &Source) -> (Waivers, Vec<Diagnostic>) {
        let (mut waivers, mut found) = (Waivers::default(), Vec::new());
        let entries = spans(&tree.entries);
        let mut pending: Vec<(Code, Span, Span)> = Vec::new();
        for line in &tree.lines {
            match line.kind {
                LineKind::Blank => {}
                LineKind::Comment => pending.extend(waiver(source, line.span).and_then(|(name, span)| {
                    let code = read_code(name, span, line.span);
                    code.map(|code| (code, span, line.span)).map_err(|problem| found.push(*problem)).ok()
                })),
                // What is not understood may be right when it is mended.
                LineKind::Other => pending.clear(),
                LineKind::Entry | LineKind::Continuation => {
                    let at = entries.partition_point(|entry| entry.start < line.span.end);
                    let Some(entry) = at.checked_sub(1).and_then(|at| entries.get(at)) else { continue };
                    let bytes = entry.start..=entry.end;
                    let placed = pending.drain(..);
                    waivers.all.extend(placed.map(|(code, span, line)| Waiver {
                        code,
                        span,
                        line,
                        entry: bytes.clone(),
                    }));
                }
            }
        }
        found.extend(pending.into_iter().map(|(code, span, line)| unused(code, span, line)));
        (waivers, found)
    }

    /// The diagnostics that are not waived.
    #[must_use]
    pub fn apply(&self, mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
        found.retain(|diagnostic| self.of(diagnostic).is_empty());
        found
    }

    /// The diagnostics that are not waived, and one for each waiver that waives nothing.
    pub(super) fn apply_and_tell(&self, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let mut is_used = vec![false; self.all.len()];
        let mut kept = Vec::with_capacity(found.len());
        for diagnostic in found {
            let waivers = self.of(&diagnostic);
            for at in &waivers {
                is_used[*at] = true;
            }
            if waivers.is_empty() {
                kept.push(diagnostic);
            }
        }
        let unused =
            self.all.iter().zip(is_used).filter(|(waiver, is_used)| !is_used && !FOUND_LATER.contains(&waiver.code));
        kept.extend(unused.map(|(waiver, _)| self::unused(waiver.code, waiver.span, waiver.line)));
        kept
    }

    /// The places of the waivers for a diagnostic. Entries do not overlap, so only those of one entry are looked at.
    fn of(&self, diagnostic: &Diagnostic) -> Vec<usize> {
        let Some(first) = self.all.first() else { return Vec::new() };
        if diagnostic.severity == Severity::Error || diagnostic.span.file != first.span.file {
            return Vec::new();
        }
        let place = diagnostic.span.start;
        let end = self.all.partition_point(|waiver| *waiver.entry.start() <= place);
        let near = (0..end).rev().take_while(|at| self.all[*at].entry.contains(&place));
        near.filter(|at| self.all[*at].code == diagnostic.code).collect()
    }
}

/// The name of the code in a comment that is a waiver, and its place.
fn waiver(source: &Source, line: Span) -> Option<(&str, Span)> {
    let text = source.slice(line);
    let comment = text.trim_start_matches('\u{FEFF}').trim_start().trim_start_matches('#').trim_start();
    let rest = comment.strip_prefix(HEAD)?.trim_start().strip_prefix(VERB)?;
    let name = rest.trim_start();
    if name.len() == rest.len() {
        return None;
    }
    let start = line.start + (text.len() - name.len());
    let name = name.split([',', ' ', '\t', '\r', '\n', '\u{a0}']).next()?;
    (!name.is_empty()).then(|| (name, Span { start, end: start + name.len(), ..line }))
}

fn read_code(name: &str, span: Span, line: Span) -> Result<Code, Box<Diagnostic>> {
    let problem = |message| Diagnostic::new(Code::UnusedWaiver, span, message).label(unused_waiver::code_label());
    match Code::from_name(name) {
        None => Err(Box::new(problem(unused_waiver::unknown(name)).help(unused_waiver::unknown_help()))),
        Some(code) if code.severity() == Severity::Error => {
            Err(Box::new(problem(unused_waiver::error(code.name())).help(unused_waiver::error_help()).guess(line, "")))
        }
        Some(code) => Ok(code),
    }
}

fn unused(code: Code, span: Span, line: Span) -> Diagnostic {
    Diagnostic::new(Code::UnusedWaiver, span, unused_waiver::message(code.name()))
        .label(unused_waiver::label())
        .help(unused_waiver::help())
        .guess(line, "")
}

/// The spans of all entries, sorted.
fn spans(entries: &[Entry]) -> Vec<Span> {
    let mut left: Vec<&Entry> = entries.iter().collect();
    let mut spans = Vec::new();
    while let Some(entry) = left.pop() {
        spans.push(entry.span);
        left.extend(&entry.children);
    }
    spans.sort_unstable_by_key(|span| span.start);
    spans
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Code;
    use crate::source::{NoFiles, Source};

    fn told(text: &str) -> Vec<(Code, usize)> {
        let compiled = crate::compile(Source::new("t", text), &NoFiles);
        let line = |found: &crate::diagnostic::Diagnostic| compiled.sources.position(found.span).line;
        compiled.diagnostics.iter().map(|found| (found.code, line(found))).collect()
    }

    const HEADER: &str = "Goal: a\nScope: b\nResearch: c\nPersona: d\n";

    #[test]
    fn a_comment_waives_a_warning_of_the_entry_below_it() {
        let text = format!(
            "Journey: x\n{HEADER}# journey: allow action-without-owner, none yet\n\n# why\nAction: e\n  Due: 2026-01-01\n"
        );
        assert_eq!(told(&text), []);
        let of_journey =
            "# journey: allow no-goal\n# journey: allow no-scope,later\nJourney: x\nResearch: c\nPersona: d\n";
        assert_eq!(told(of_journey), []);
    }

    #[test]
    fn a_waiver_of_nothing_is_reported() {
        let unused = |line| vec![(Code::UnusedWaiver, line)];
        assert_eq!(told(&format!("# journey: allow no-goal, x\nJourney: x\n{HEADER}")), unused(1));
        assert_eq!(told(&format!("# journey: allow no-gaol\nJourney: x\n{HEADER}")), unused(1));
        assert_eq!(told(&format!("# journey: allow not-an-entry\nJourney: x\n{HEADER}")), unused(1));
        assert_eq!(told(&format!("Journey: x\n{HEADER}# journey: allow no-goal")), unused(6));
        assert_eq!(told(&format!("# journey: allow missing-glyph\n# Journey: allow me\nJourney: x\n{HEADER}")), []);
    }

    #[test]
    fn an_error_is_not_waived() {
        let found = told(&format!(
            "Journey: x\n{HEADER}# journey: allow unknown-status\nAction: e\n  Owner: f\n  Due: 2026-01-01\n  Status: soon\n"
        ));
        assert_eq!(found.iter().map(|(code, _)| *code).collect::<Vec<_>>(), [Code::UnusedWaiver, Code::UnknownStatus]);
    }
}

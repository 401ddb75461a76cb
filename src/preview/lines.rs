//! Source excerpts for problems and cards.
//!
//! In: a span, the files of a journey and the language of messages. Out: the lines to show, cut to a readable length, with the
//! span marked.

use crate::diagnostic::finding::word;
use crate::diagnostic::{Diagnostic, Severity};
use crate::graphemes;
use crate::language::Language;
use crate::message::Message;
use crate::source::{Source, Sources, Span};

use super::Editor;
use super::view::{Problem, SourceExcerpt, SourceLine};

/// How much of a line is shown, in bytes: more than fits on a screen.
const MAX_LINE_BYTES: usize = 400;
/// The most lines shown of a card and what is indented under it.
const LINES_SHOWN: usize = 14;
/// The most problems on a page.
pub const PROBLEMS_SHOWN: usize = 100;

/// The problems that are shown, errors first.
pub fn problems(found: &[(&[Diagnostic], &Sources)], editor: Option<&Editor>, language: Language) -> Vec<Problem> {
    let all = || found.iter().flat_map(|(list, sources)| list.iter().map(move |problem| (problem, *sources)));
    let of = |severity: Severity| all().filter(move |(problem, _)| problem.severity == severity);
    let sorted = of(Severity::Error).chain(of(Severity::Warning)).take(PROBLEMS_SHOWN);
    sorted.map(|(diagnostic, sources)| problem(diagnostic, sources, editor, language)).collect()
}

fn problem(diagnostic: &Diagnostic, sources: &Sources, editor: Option<&Editor>, language: Language) -> Problem {
    let text = |message: &Message| message.text(language);
    let own = excerpt(diagnostic.span, sources, editor, false);
    let others = diagnostic.related.iter().take(3).filter_map(|(span, words)| {
        let words = text(words);
        excerpt(*span, sources, editor, false).map(|excerpt| SourceExcerpt { words, ..excerpt })
    });
    Problem {
        severity: word(diagnostic.severity),
        code: diagnostic.code.name(),
        message: text(&diagnostic.message),
        label: diagnostic.label.as_ref().map(text).unwrap_or_default(),
        help: diagnostic.help.as_ref().map(text),
        places: own.into_iter().chain(others).collect(),
    }
}

/// The line of a span; `below` adds what is indented under it.
pub fn excerpt(span: Span, sources: &Sources, editor: Option<&Editor>, below: bool) -> Option<SourceExcerpt> {
    let source = sources.get(span.file)?;
    let at = source.position(span.start);
    let count = if below { lines_below(source, at.line) } else { 0 };
    let mut lines = vec![marked(source, at.line, span)];
    lines.extend((at.line + 1..=at.line + count).map(|number| plain(source, number)));
    Some(SourceExcerpt {
        file: source.name().to_owned(),
        line: at.line,
        column: at.column,
        words: String::new(),
        lines,
        address: editor.and_then(|editor| editor.address(source.name(), at.line, at.column)),
    })
}

/// How many lines are indented under a line; blank ones between them count.
fn lines_below(source: &Source, line: usize) -> usize {
    let text = |number: usize| {
        let (start, end) = source.line_span(number);
        source.text().get(start..end).unwrap_or_default()
    };
    let indent = |text: &str| text.len() - text.trim_start().len();
    let own = indent(text(line));
    let last = source.position(source.text().len()).line;
    let belongs = |number: &usize| text(*number).trim().is_empty() || indent(text(*number)) > own;
    let run = (line + 1..=last).take(LINES_SHOWN).take_while(belongs);
    run.filter(|number| !text(*number).trim().is_empty()).last().map_or(0, |number| number - line)
}

fn plain(source: &Source, number: usize) -> SourceLine {
    let (start, end) = source.line_span(number);
    let text = source.text().get(start..end).unwrap_or_default();
    let kept = graphemes::floor(text, MAX_LINE_BYTES);
    let cut = if kept < text.len() { "…" } else { "" };
    SourceLine { number, before: format!("{}{cut}", &text[..kept]), place: String::new(), after: String::new() }
}

/// The line on which a span begins, with the span marked as far as it is on this line.
fn marked(source: &Source, number: usize, span: Span) -> SourceLine {
    let (start, end) = source.line_span(number);
    let text = source.text().get(start..end).unwrap_or_default();
    let from = floor(text, span.start.saturating_sub(start));
    let to = floor(text, span.end.saturating_sub(start).max(from));
    // Of a very long line what stands around the place.
    let first = if from > MAX_LINE_BYTES / 2 { graphemes::floor(text, from - MAX_LINE_BYTES / 2) } else { 0 };
    let last_of_place =
        if to > from + MAX_LINE_BYTES { graphemes::floor(text, from + MAX_LINE_BYTES).max(from) } else { to };
    let last = graphemes::floor(text, last_of_place + MAX_LINE_BYTES / 2).max(last_of_place);
    let sign = |cut: bool| if cut { "…" } else { "" };
    SourceLine {
        number,
        before: format!("{}{}", sign(first > 0), &text[first..from]),
        place: format!("{}{}", &text[from..last_of_place], sign(last_of_place < to)),
        after: format!("{}{}", &text[last_of_place..last], sign(last < text.len())),
    }
}

/// The beginning of the letter that is at a byte; the end where there is none.
fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

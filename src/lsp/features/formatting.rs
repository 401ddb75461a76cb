//! The usual form of a text, or of some of its lines.

use lsp_types::{DocumentFormattingParams, DocumentRangeFormattingParams, Position, TextEdit};

use crate::diagnostic::Repair;
use crate::format::{FormatEdit, FormatOptions, format, format_lines};
use crate::lsp::session::{DocumentView, RequestResult, Session};
use crate::lsp::settings::ProjectSettings;
use crate::lsp::uris;
use crate::source::{FileId, Span};

/// The changes that put a whole text in its usual form. What is not understood stays, and then the language too.
pub(in crate::lsp) fn whole(
    session: &mut Session,
    params: &DocumentFormattingParams,
) -> RequestResult<Option<Vec<TextEdit>>> {
    let view = session.view(&params.text_document.uri)?;
    let chosen = uris::path(&view.uri).and_then(|path| ProjectSettings::around(&path).keywords);
    let options = FormatOptions { keywords: chosen.filter(|_| !view.analysis.has_errors()) };
    let formatted = format(view.analysis.source(), &view.analysis.tree, options);
    Ok(Some(edits(&view, &formatted.changes)))
}

/// The same for the lines of a range.
pub(in crate::lsp) fn range(
    session: &mut Session,
    params: &DocumentRangeFormattingParams,
) -> RequestResult<Option<Vec<TextEdit>>> {
    let view = session.view(&params.text_document.uri)?;
    let (start, end) = (params.range.start, params.range.end);
    // A selection of whole lines ends at the start of the next.
    let is_whole = end.character == 0 && end.line > start.line;
    let last = view.offset(if is_whole { end } else { Position::new(end.line, u32::MAX) });
    let source = view.analysis.source();
    let first = source.line(view.offset(Position::new(start.line, 0))) - 1;
    let lines = first..source.line(last.saturating_sub(usize::from(is_whole)));
    let formatted = format_lines(source, &view.analysis.tree, lines);
    Ok(Some(edits(&view, &formatted.changes)))
}

fn edits(view: &DocumentView, changes: &[FormatEdit]) -> Vec<TextEdit> {
    let text = view.analysis.source().text();
    let start_of = |line: usize| view.analysis.tree.lines.get(line).map_or(text.len(), |line| line.span.start);
    // The mark at the start of a file stays where it is.
    let mark = text.len() - text.trim_start_matches('\u{FEFF}').len();
    let change = |change: &FormatEdit| {
        let (start, end) = (start_of(change.lines.start).max(mark), start_of(change.lines.end));
        let span = Span::new(FileId::default(), start, end.max(start));
        view.edit(&Repair { span, replacement: change.text.clone() })
    };
    changes.iter().map(change).collect()
}

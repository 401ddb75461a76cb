//! What can be folded away.

use lsp_types::{FoldingRange, FoldingRangeKind, FoldingRangeParams};

use crate::assist::folds::{Fold, folds};
use crate::lsp::session::{DocumentView, RequestResult, Session};

/// All folds of a text.
pub(in crate::lsp) fn answer(
    session: &mut Session,
    params: &FoldingRangeParams,
) -> RequestResult<Option<Vec<FoldingRange>>> {
    let view = session.view(&params.text_document.uri)?;
    Ok(Some(folds(&view.analysis).iter().map(|fold| range(&view, fold)).collect()))
}

fn range(view: &DocumentView, fold: &Fold) -> FoldingRange {
    let source = view.analysis.source();
    let line = |byte: usize| view.encoding.position(source, byte).line;
    FoldingRange {
        start_line: line(source.line_span(fold.first + 1).0),
        end_line: line(source.line_span(fold.last + 1).1),
        kind: fold.is_comment.then_some(FoldingRangeKind::Comment),
        ..FoldingRange::default()
    }
}

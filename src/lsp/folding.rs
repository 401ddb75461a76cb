//! What can be folded away.

use lsp_types::{FoldingRange, FoldingRangeKind, FoldingRangeParams};

use super::session::{Answer, Session};
use crate::assist::folds::{Fold, folds};

/// All folds of a text.
pub(super) fn answer(session: &mut Session, params: &FoldingRangeParams) -> Answer<Option<Vec<FoldingRange>>> {
    let view = session.view(&params.text_document.uri)?;
    Ok(Some(folds(&view.analysis).iter().map(range).collect()))
}

fn range(fold: &Fold) -> FoldingRange {
    let line = |line: usize| u32::try_from(line).unwrap_or(u32::MAX);
    FoldingRange {
        start_line: line(fold.first),
        end_line: line(fold.last),
        kind: fold.is_comment.then_some(FoldingRangeKind::Comment),
        ..FoldingRange::default()
    }
}

//! The outline of a text.

use lsp_types::{DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, SymbolKind};

use crate::assist::outline::{Symbol, symbols};
use crate::lsp::session::{DocumentView, RequestResult, Session};
use crate::syntax::Keyword;

/// Personas, phases, steps and cards, nested.
pub(in crate::lsp) fn answer(
    session: &mut Session,
    params: &DocumentSymbolParams,
) -> RequestResult<Option<DocumentSymbolResponse>> {
    let view = session.view(&params.text_document.uri)?;
    let symbols = symbols(&view.analysis).iter().map(|of| symbol(&view, of)).collect();
    Ok(Some(DocumentSymbolResponse::Nested(symbols)))
}

/// The outline is never deeper than what may hold what: a dozen.
#[expect(deprecated, reason = "the type has a field that nobody may use any more")]
fn symbol(view: &DocumentView, of: &Symbol) -> DocumentSymbol {
    DocumentSymbol {
        name: of.name.clone(),
        detail: Some(of.word.clone()),
        kind: kind(of.keyword),
        tags: None,
        deprecated: None,
        range: view.range(of.span),
        selection_range: view.range(of.name_span),
        children: Some(of.children.iter().map(|child| symbol(view, child)).collect()),
    }
}

/// Editors know kinds of programs alone; each kind of entry has one that no other has, as far as there are enough.
const fn kind(keyword: Keyword) -> SymbolKind {
    match keyword {
        Keyword::Journey => SymbolKind::FILE,
        Keyword::Persona => SymbolKind::OBJECT,
        Keyword::Phase => SymbolKind::NAMESPACE,
        Keyword::Step => SymbolKind::METHOD,
        Keyword::KeyMoment => SymbolKind::KEY,
        Keyword::Action => SymbolKind::EVENT,
        Keyword::Metric => SymbolKind::NUMBER,
        Keyword::Quote | Keyword::Thought => SymbolKind::STRING,
        _ => SymbolKind::PROPERTY,
    }
}

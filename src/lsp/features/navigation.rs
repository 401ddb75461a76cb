//! Go to definition, find references, rename.

use lsp_server::ErrorCode;
use lsp_types::{
    DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams, GotoDefinitionParams, GotoDefinitionResponse,
    Location, PrepareRenameResponse, ReferenceParams, RenameParams, TextDocumentPositionParams, TextEdit,
    WorkspaceEdit,
};

use super::actions::edit;
use super::diagnostics::location;
use crate::assist::labels::{Mention, at, mentions, refusal};
use crate::lsp::session::{DocumentView, RequestError, RequestResult, Session};
use crate::source::{FileId, Span};

/// The label at a position, and all mentions of it.
fn label(view: &DocumentView, position: lsp_types::Position) -> Option<(Mention, Vec<Mention>)> {
    let mut all = mentions(&view.analysis);
    let label = at(&all, view.offset(position))?.clone();
    all.retain(|mention| mention.is_of(&label.name));
    Some((label, all))
}

fn asked(session: &mut Session, params: &TextDocumentPositionParams) -> RequestResult<DocumentView> {
    session.view(&params.text_document.uri)
}

/// The definition of the label at a position, or of the persona of the emotion there.
pub(in crate::lsp) fn definition(
    session: &mut Session,
    params: &GotoDefinitionParams,
) -> RequestResult<Option<GotoDefinitionResponse>> {
    let params = &params.text_document_position_params;
    let view = asked(session, params)?;
    let spans = match label(&view, params.position) {
        Some((_, all)) => all.iter().filter(|mention| mention.is_definition).map(|mention| mention.span).collect(),
        None => felt_by(&view, view.offset(params.position)).into_iter().collect::<Vec<Span>>(),
    };
    let locations: Vec<Location> =
        spans.into_iter().filter_map(|span| location(&view.uri, &view.analysis.sources, span, view.encoding)).collect();
    Ok(Some(GotoDefinitionResponse::Array(locations)))
}

/// The persona that the emotion at an offset names, if any.
fn felt_by(view: &DocumentView, offset: usize) -> Option<Span> {
    let journey = view.analysis.journey.as_ref()?;
    let of_steps = journey.steps().flat_map(|(_, _, step)| &step.facts.emotions);
    let mut emotions = journey.phases.iter().flat_map(|phase| &phase.facts.emotions).chain(of_steps);
    let is_here = |span: Span| span.file == FileId::default() && (span.start..=span.end).contains(&offset);
    let persona = emotions.find(|emotion| is_here(emotion.span))?.persona?;
    journey.personas.get(persona.0).map(|persona| persona.name.span)
}

/// All references to the label at a position.
pub(in crate::lsp) fn references(
    session: &mut Session,
    params: &ReferenceParams,
) -> RequestResult<Option<Vec<Location>>> {
    let view = asked(session, &params.text_document_position)?;
    let with_definition = params.context.include_declaration;
    let found = label(&view, params.text_document_position.position).map(|(_, all)| all).unwrap_or_default();
    let wanted = found.iter().filter(|mention| with_definition || !mention.is_definition);
    let mut walk = view.walk();
    Ok(Some(wanted.map(|mention| Location { uri: view.uri.clone(), range: walk.range(mention.span) }).collect()))
}

/// The same, to highlight in the text.
pub(in crate::lsp) fn highlights(
    session: &mut Session,
    params: &DocumentHighlightParams,
) -> RequestResult<Option<Vec<DocumentHighlight>>> {
    let params = &params.text_document_position_params;
    let view = asked(session, params)?;
    let found = label(&view, params.position).map(|(_, all)| all).unwrap_or_default();
    let mut walk = view.walk();
    let highlight = |mention: &Mention| DocumentHighlight {
        range: walk.range(mention.span),
        kind: Some(if mention.is_definition { DocumentHighlightKind::WRITE } else { DocumentHighlightKind::READ }),
    };
    Ok(Some(found.iter().map(highlight).collect()))
}

/// What would be renamed at a position.
pub(in crate::lsp) fn prepare_rename(
    session: &mut Session,
    params: &TextDocumentPositionParams,
) -> RequestResult<Option<PrepareRenameResponse>> {
    let view = asked(session, params)?;
    let found = label(&view, params.position);
    Ok(found.map(|(label, _)| PrepareRenameResponse::RangeWithPlaceholder {
        range: view.range(label.span),
        placeholder: label.name,
    }))
}

/// Renames the label at a position.
pub(in crate::lsp) fn rename(session: &mut Session, params: &RenameParams) -> RequestResult<Option<WorkspaceEdit>> {
    let view = asked(session, &params.text_document_position)?;
    let Some((label, all)) = label(&view, params.text_document_position.position) else {
        return Err(RequestError(
            ErrorCode::RequestFailed,
            "there is no label here; only labels can be renamed".to_owned(),
        ));
    };
    let name = params.new_name.trim().trim_start_matches(['#', '＃']);
    if let Some(reason) = refusal(&mentions(&view.analysis), &label.name, name) {
        return Err(RequestError(ErrorCode::RequestFailed, reason));
    }
    let mut walk = view.walk();
    let edits = all.iter().map(|mention| TextEdit { range: walk.range(mention.span), new_text: name.to_owned() });
    Ok(Some(edit(&view, edits.collect(), &session.client)))
}

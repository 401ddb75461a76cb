//! Quick fixes for the problems at a place.

use lsp_server::ErrorCode;
use lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, CodeActionResponse, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit, WorkspaceEdit,
};

use super::diagnostics::{diagnostic, problems};
use crate::assist::fixes::fixes;
use crate::diagnostic::Diagnostic;
use crate::lsp::client::Client;
use crate::lsp::session::{DocumentView, RequestError, RequestResult, Session};
use crate::lsp::settings::ProjectSettings;
use crate::lsp::uris;

/// The most problems at one place that get fixes.
const MAX_ACTIONS: usize = 20;

/// The fixes for all problems that a range touches.
pub(in crate::lsp) fn answer(
    session: &mut Session,
    params: &CodeActionParams,
) -> RequestResult<Option<CodeActionResponse>> {
    let is_wanted = |kind: &CodeActionKind| kind.as_str().is_empty() || *kind == CodeActionKind::QUICKFIX;
    if params.context.only.as_ref().is_some_and(|only| !only.iter().any(is_wanted)) {
        return Ok(Some(Vec::new()));
    }
    let view = session.view(&params.text_document.uri)?;
    let (start, end) = (view.offset(params.range.start), view.offset(params.range.end));
    if end < start {
        return Err(RequestError(ErrorCode::InvalidParams, "the range ends before it begins".to_owned()));
    }
    let choices = uris::path(&view.uri).map(|path| ProjectSettings::around(&path)).unwrap_or_default();
    let is_here = |problem: &Diagnostic| {
        let place = view.analysis.place_of(problem);
        place.start <= end && place.end >= start
    };
    let language = view.language(choices.messages);
    let mut actions = Vec::new();
    for problem in problems(&view.analysis, &choices).into_iter().filter(is_here).take(MAX_ACTIONS) {
        let range = view.range(view.analysis.place_of(&problem));
        let reported = diagnostic(&view, &problem, range, (&session.client, language));
        for fix in fixes(&view.analysis, &problem) {
            actions.push(CodeActionOrCommand::CodeAction(CodeAction {
                title: fix.title(language),
                kind: Some(CodeActionKind::QUICKFIX),
                diagnostics: Some(vec![reported.clone()]),
                edit: Some(edit(&view, vec![view.edit(&fix.change)], &session.client)),
                is_preferred: Some(fix.is_preferred),
                ..CodeAction::default()
            }));
        }
    }
    Ok(Some(actions))
}

/// Changes of one text, for this version of it where the editor takes versions.
pub(in crate::lsp) fn edit(view: &DocumentView, edits: Vec<TextEdit>, client: &Client) -> WorkspaceEdit {
    if !client.takes_versions {
        return WorkspaceEdit { changes: Some([(view.uri.clone(), edits)].into()), ..WorkspaceEdit::default() };
    }
    let text_document = OptionalVersionedTextDocumentIdentifier { uri: view.uri.clone(), version: Some(view.version) };
    let edits = edits.into_iter().map(OneOf::Left).collect();
    let change = TextDocumentEdit { text_document, edits };
    WorkspaceEdit { document_changes: Some(DocumentChanges::Edits(vec![change])), ..WorkspaceEdit::default() }
}

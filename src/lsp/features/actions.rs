//! Quick fixes for the problems at a place, and all certain repairs of a text at once.

use lsp_server::ErrorCode;
use lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, CodeActionResponse, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit, WorkspaceEdit,
};

use super::diagnostics::{diagnostic, problems};
use crate::assist::fixes::{fixes, title, waiver};
use crate::assist::mend::MendedLines;
use crate::diagnostic::{Diagnostic, Repair};
use crate::lsp::client::Client;
use crate::lsp::session::{DocumentView, RequestError, RequestResult, Session};
use crate::lsp::settings::ProjectSettings;
use crate::lsp::uris;
use crate::message::fix;
use crate::source::{FileId, Span};

/// The most problems at one place that get fixes.
const MAX_ACTIONS: usize = 20;

/// The fixes for all problems that a range touches.
pub(in crate::lsp) fn answer(
    session: &mut Session,
    params: &CodeActionParams,
) -> RequestResult<Option<CodeActionResponse>> {
    let view = session.view(&params.text_document.uri)?;
    let mut actions = Vec::new();
    if is_wanted(params, &CodeActionKind::SOURCE_FIX_ALL) && params.context.only.is_some() {
        actions.extend(all(session, &view));
    }
    if !is_wanted(params, &CodeActionKind::QUICKFIX) {
        return Ok(Some(actions));
    }
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
    for problem in problems(&view.analysis, &choices).into_iter().filter(is_here).take(MAX_ACTIONS) {
        let range = view.range(view.analysis.place_of(&problem));
        let reported = diagnostic(&view, &problem, range, (&session.client, language));
        for fix in fixes(&view.analysis, &problem).into_iter().chain(waiver(&view.analysis, &problem)) {
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

/// Whether the editor asks for actions of a kind: for all, for this one, or for one that holds it.
fn is_wanted(params: &CodeActionParams, kind: &CodeActionKind) -> bool {
    let holds = |asked: &CodeActionKind| {
        let rest = kind.as_str().strip_prefix(asked.as_str());
        asked.as_str().is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    params.context.only.as_ref().is_none_or(|only| only.iter().any(holds))
}

/// All repairs of a text that are certain, as one action; none where there are none.
fn all(session: &Session, view: &DocumentView) -> Option<CodeActionOrCommand> {
    let mended = session.documents.mended(&view.uri)?;
    let change = |change: MendedLines| Repair {
        span: Span::new(FileId::default(), change.bytes.start, change.bytes.end),
        replacement: change.text,
    };
    let edits: Vec<TextEdit> = mended.changes.into_iter().map(|lines| view.edit(&change(lines))).collect();
    let choices = uris::path(&view.uri).map(|path| ProjectSettings::around(&path)).unwrap_or_default();
    (!edits.is_empty()).then(|| {
        CodeActionOrCommand::CodeAction(CodeAction {
            title: title(&fix::all().text(view.language(choices.messages))),
            kind: Some(CodeActionKind::SOURCE_FIX_ALL),
            edit: Some(edit(view, edits, &session.client)),
            ..CodeAction::default()
        })
    })
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

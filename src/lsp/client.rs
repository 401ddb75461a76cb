//! What the editor can do.
//!
//! In: what the editor says of itself. Out: the few things about it that change an answer.

use lsp_types::{InitializeParams, MarkupKind};

/// What the editor can do.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a capability of its own in the protocol")]
pub(super) struct Client {
    /// It shows Markdown in hovers.
    pub(super) hovers_markdown: bool,
    /// It shows Markdown beside proposals.
    pub(super) completes_markdown: bool,
    /// It shows other places beside a problem.
    pub(super) shows_related: bool,
    /// It opens the page of a code.
    pub(super) opens_codes: bool,
    /// It takes changes with the version of the text that they are for.
    pub(super) takes_versions: bool,
    /// It tells when files change.
    pub(super) watches_files: bool,
}

impl Client {
    pub(super) fn new(params: &InitializeParams) -> Client {
        let (text, workspace) = (params.capabilities.text_document.as_ref(), params.capabilities.workspace.as_ref());
        let problems = text.and_then(|text| text.publish_diagnostics.as_ref());
        let hover = text.and_then(|text| text.hover.as_ref()?.content_format.as_ref());
        let completion = text.and_then(|text| text.completion.as_ref()?.completion_item.as_ref());
        let documentation = completion.and_then(|item| item.documentation_format.as_ref());
        let edit = workspace.and_then(|workspace| workspace.workspace_edit.as_ref());
        let watched = workspace.and_then(|workspace| workspace.did_change_watched_files.as_ref());
        let knows = |formats: Option<&Vec<MarkupKind>>| formats.is_some_and(|all| all.contains(&MarkupKind::Markdown));
        Client {
            hovers_markdown: knows(hover),
            completes_markdown: knows(documentation),
            shows_related: problems.and_then(|problems| problems.related_information) == Some(true),
            opens_codes: problems.and_then(|problems| problems.code_description_support) == Some(true),
            takes_versions: edit.and_then(|edit| edit.document_changes) == Some(true),
            watches_files: watched.and_then(|watched| watched.dynamic_registration) == Some(true),
        }
    }
}

//! Completion.

use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionParams, CompletionResponse, CompletionTextEdit,
    Documentation, MarkupContent, MarkupKind, TextEdit,
};

use crate::assist::complete::{Proposal, ProposalKind, proposals};
use crate::assist::meaning::meaning;
use crate::lsp::session::{DocumentView, RequestResult, Session};

/// The proposals at a position.
pub(in crate::lsp) fn answer(
    session: &mut Session,
    params: &CompletionParams,
) -> RequestResult<Option<CompletionResponse>> {
    let at = &params.text_document_position;
    let view = session.view(&at.text_document.uri)?;
    let found = proposals(&view.analysis, view.offset(at.position));
    let is_markdown = session.client.completes_markdown;
    let items = found.all.iter().enumerate().map(|(rank, proposal)| item(&view, rank, proposal, is_markdown)).collect();
    Ok(Some(CompletionResponse::List(CompletionList { is_incomplete: found.is_partial, items })))
}

fn item(view: &DocumentView, rank: usize, proposal: &Proposal, is_markdown: bool) -> CompletionItem {
    let typed = view.analysis.source().slice(proposal.span);
    // An editor compares with what was typed, which may or may not begin with the `#` of a label.
    let compared = if typed.starts_with('#') { &proposal.label[..] } else { proposal.label.trim_start_matches('#') };
    CompletionItem {
        label: proposal.label.clone(),
        kind: Some(kind(proposal.kind)),
        detail: Some(proposal.detail.clone()).filter(|detail| !detail.is_empty()),
        documentation: documentation(view, proposal.kind, is_markdown),
        sort_text: Some(format!("{rank:05}")),
        filter_text: Some(compared.to_owned()),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit {
            range: view.range(proposal.span),
            new_text: proposal.text.clone(),
        })),
        ..CompletionItem::default()
    }
}

const fn kind(kind: ProposalKind) -> CompletionItemKind {
    match kind {
        ProposalKind::Keyword(_) => CompletionItemKind::KEYWORD,
        ProposalKind::Value => CompletionItemKind::ENUM_MEMBER,
        ProposalKind::Label => CompletionItemKind::REFERENCE,
        ProposalKind::Person => CompletionItemKind::VALUE,
        ProposalKind::Touchpoint => CompletionItemKind::TEXT,
    }
}

fn documentation(view: &DocumentView, kind: ProposalKind, is_markdown: bool) -> Option<Documentation> {
    let ProposalKind::Keyword(keyword) = kind else { return None };
    let value = meaning(keyword, view.analysis.tree.language);
    if value.is_empty() {
        return None;
    }
    let kind = if is_markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
    Some(Documentation::MarkupContent(MarkupContent { kind, value: value.to_owned() }))
}

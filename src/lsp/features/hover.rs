//! Hovers, and the pages of diagnostic codes.
//!
//! A problem's code leads to its page by an address of a scheme of our own. An editor that knows
//! `workspace/textDocumentContent` (version 3.18) asks for the page here; every other one shows `journey explain` in the hover.

use std::str::FromStr;

use lsp_server::ErrorCode;
use lsp_types::request::Request;
use lsp_types::{HoverContents, HoverParams, MarkupContent, MarkupKind, Uri};
use serde::{Deserialize, Serialize};

use crate::assist::hover::{Marks, hover};
use crate::diagnostic::Code;
use crate::language::Language;
use crate::lsp::session::{RequestError, RequestResult, Session};

/// The scheme of addresses of pages.
pub(in crate::lsp) const SCHEME: &str = "journey-explain";

/// The hover at a position.
pub(in crate::lsp) fn answer(session: &mut Session, params: &HoverParams) -> RequestResult<Option<lsp_types::Hover>> {
    let at = &params.text_document_position_params;
    let view = session.view(&at.text_document.uri)?;
    let (marks, kind) = if session.client.hovers_markdown {
        (Marks::Markdown, MarkupKind::Markdown)
    } else {
        (Marks::Plain, MarkupKind::PlainText)
    };
    let language = view.language(None);
    let found = hover(&view.analysis, view.offset(at.position), marks, language);
    Ok(found.map(|found| lsp_types::Hover {
        contents: HoverContents::Markup(MarkupContent { kind, value: found.text }),
        range: Some(view.range(found.span)),
    }))
}

/// The request for the text at an address that the server made.
#[derive(Debug)]
pub(in crate::lsp) enum PageRequest {}

/// Which address.
#[derive(Debug, Deserialize, Serialize)]
pub(in crate::lsp) struct PageParams {
    uri: Uri,
}

#[derive(Debug, Deserialize, Serialize)]
pub(in crate::lsp) struct PageResult {
    text: String,
}

impl Request for PageRequest {
    type Params = PageParams;
    type Result = PageResult;
    const METHOD: &'static str = "workspace/textDocumentContent";
}

/// The address of the page of a code in a language.
pub(in crate::lsp) fn page_of(code: Code, language: Language) -> Option<Uri> {
    Uri::from_str(&format!("{SCHEME}:/{}/{}.md", language.tag(), code.name())).ok()
}

/// The page of a code.
pub(in crate::lsp) fn page(_: &mut Session, params: &PageParams) -> RequestResult<PageResult> {
    let address = params.uri.as_str();
    let name = address.strip_prefix(SCHEME).and_then(|rest| rest.strip_prefix(":/")?.strip_suffix(".md"));
    let of = |(tag, name)| Some((Language::from_tag(tag)?, Code::from_name(name)?));
    match name.and_then(|name| name.split_once('/')).and_then(of) {
        Some((language, code)) => Ok(PageResult { text: code.page(language).to_owned() }),
        None => Err(RequestError(ErrorCode::InvalidParams, format!("there is no page `{address}`"))),
    }
}

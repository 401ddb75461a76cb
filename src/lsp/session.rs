//! What each feature is handed: the texts that are open, what the editor knows, and one text that is asked about.
//!
//! In: addresses and positions as the editor says them. Out: texts, and places in their bytes. Messages are not read here.

use std::rc::Rc;

use lsp_server::ErrorCode;
use lsp_types::{Position, Range, TextEdit, Uri};

use super::client::Client;
use super::documents::Documents;
use super::positions::{PositionEncoding, Walk};
use crate::assist::Analysis;
use crate::diagnostic::Repair;
use crate::language::Language;
use crate::source::Span;

/// The error response to a request.
#[derive(Debug)]
pub(super) struct RequestError(pub(super) ErrorCode, pub(super) String);

/// The result of a request.
pub(super) type RequestResult<T> = Result<T, RequestError>;

/// What the features share: the texts, and what the editor knows.
#[derive(Debug, Default)]
pub(super) struct Session {
    pub(super) documents: Documents,
    pub(super) client: Client,
    pub(super) encoding: PositionEncoding,
    /// The language that the user asked for, for all messages.
    pub(super) messages: Option<Language>,
    /// The language of what is about no journey: that of the editor.
    pub(super) general: Language,
}

/// The document that a request is about.
#[derive(Debug)]
pub(super) struct DocumentView {
    pub(super) uri: Uri,
    pub(super) version: i32,
    pub(super) analysis: Rc<Analysis>,
    pub(super) encoding: PositionEncoding,
    /// The language that the user asked for, for all messages.
    pub(super) messages: Option<Language>,
}

impl Session {
    /// The document at `uri`.
    pub(super) fn view(&mut self, uri: &Uri) -> RequestResult<DocumentView> {
        let (encoding, messages) = (self.encoding, self.messages);
        let found = self.documents.analysed(uri);
        let (document, analysis) =
            found.ok_or_else(|| RequestError(ErrorCode::InvalidParams, format!("`{}` is not open", uri.as_str())))?;
        Ok(DocumentView { uri: document.uri.clone(), version: document.version, analysis, encoding, messages })
    }
}

impl DocumentView {
    /// The language of messages about the document: that of its project, or its own, unless the user asked for another.
    pub(super) fn language(&self, of_project: Option<Language>) -> Language {
        self.messages.or(of_project).unwrap_or(self.analysis.language)
    }

    pub(super) fn offset(&self, position: Position) -> usize {
        self.encoding.offset(self.analysis.source(), position)
    }

    pub(super) fn range(&self, span: Span) -> Range {
        self.encoding.range(self.analysis.source(), span)
    }

    /// For many places in their order.
    pub(super) fn walk(&self) -> Walk<'_> {
        Walk::new(self.analysis.source(), self.encoding)
    }

    pub(super) fn edit(&self, change: &Repair) -> TextEdit {
        TextEdit { range: self.range(change.span), new_text: change.replacement.clone() }
    }
}

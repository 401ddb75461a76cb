//! Dispatch of messages, and when diagnostics are published.
//!
//! In: messages in order. Out: responses and notifications. A request is answered from the text as it was when it was sent;
//! diagnostics are published when no message waits. A panic fails one request, not the server.

use std::collections::BTreeSet;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};

use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::notification::{self as notes, Notification as _};
use lsp_types::request::{self as asks, Request as _};
use lsp_types::{CancelParams, InitializeParams, NumberOrString, Uri};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::language::Language;

use super::capabilities;
use super::client::Client;
use super::features::{actions, completion, diagnostics, folding, formatting, hover, navigation, symbols, tokens};
use super::session::{RequestError, RequestResult, Session};
use super::wire::Incoming;

/// The state of the protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lifecycle {
    /// Before `initialize`.
    New,
    Open,
    /// After `shutdown`.
    Closing,
}

/// The server of one editor.
pub(super) struct Server<W> {
    output: W,
    /// Whether the output is still open.
    is_heard: bool,
    phase: Lifecycle,
    session: Session,
    cancelled: BTreeSet<RequestId>,
}

impl<W: Write> Server<W> {
    pub(super) fn new(output: W, messages: Option<Language>) -> Server<W> {
        Server {
            output,
            is_heard: true,
            phase: Lifecycle::New,
            session: Session { messages, ..Session::default() },
            cancelled: BTreeSet::new(),
        }
    }

    /// Records which waiting requests were cancelled.
    pub(super) fn note_cancelled(&mut self, waiting: &[Incoming]) {
        for incoming in waiting {
            if let Incoming::Message(Message::Notification(note)) = incoming {
                self.cancelled.extend(cancelled(note));
            }
        }
    }

    /// Handles a message; at the end of the session, returns whether it was shut down properly.
    pub(super) fn take(&mut self, incoming: Incoming) -> Option<bool> {
        match incoming {
            Incoming::Message(Message::Notification(note)) if note.method == notes::Exit::METHOD => {
                return Some(self.phase == Lifecycle::Closing);
            }
            Incoming::Message(Message::Notification(note)) => self.note(note),
            Incoming::Message(Message::Request(request)) => {
                let response = self.respond(request);
                self.send(&response.into());
            }
            // We ask nothing whose response matters.
            Incoming::Message(Message::Response(_)) => {}
            Incoming::Malformed(malformed) => self.is_heard &= malformed.answer(&mut self.output).is_ok(),
        }
        (!self.is_heard).then_some(false)
    }

    /// Publishes the diagnostics of changed documents; returns whether the output is still open.
    pub(super) fn publish(&mut self) -> bool {
        for uri in self.session.documents.unpublished() {
            let session = &mut self.session;
            let published = guarded(|| diagnostics::published(session, &uri)).unwrap_or_default();
            for params in published {
                self.send(&note::<notes::PublishDiagnostics>(params));
            }
        }
        self.is_heard
    }

    fn send(&mut self, message: &Message) {
        self.is_heard &= message.write(&mut self.output).is_ok();
    }

    fn respond(&mut self, request: Request) -> Response {
        let id = request.id.clone();
        let refuse = |code: ErrorCode, reason: &str| Response::new_err(id.clone(), code as i32, reason.to_owned());
        if self.cancelled.remove(&id) {
            return refuse(ErrorCode::RequestCanceled, "cancelled");
        }
        match (self.phase, request.method.as_str()) {
            (Lifecycle::New, asks::Initialize::METHOD) => self.initialize(request),
            (Lifecycle::New, _) => refuse(ErrorCode::ServerNotInitialized, "send `initialize` first"),
            (Lifecycle::Closing, _) => refuse(ErrorCode::InvalidRequest, "the server was asked to shut down"),
            (Lifecycle::Open, asks::Initialize::METHOD) => {
                refuse(ErrorCode::InvalidRequest, "the server is open already")
            }
            (Lifecycle::Open, asks::Shutdown::METHOD) => {
                self.phase = Lifecycle::Closing;
                Response::new_ok(id, Value::Null)
            }
            (Lifecycle::Open, _) => {
                let session = &mut self.session;
                guarded(|| answer(session, request))
                    .unwrap_or_else(|| refuse(ErrorCode::InternalError, "internal error"))
            }
        }
    }

    fn initialize(&mut self, request: Request) -> Response {
        match read::<InitializeParams>(request.params) {
            Ok(params) => {
                self.session.encoding = capabilities::encoding(&params);
                self.session.client = Client::new(&params);
                let locale = params.locale.as_deref().and_then(Language::from_tag);
                self.session.general = locale.unwrap_or_default();
                self.phase = Lifecycle::Open;
                Response::new_ok(request.id, capabilities::result(self.session.encoding))
            }
            Err(RequestError(code, reason)) => Response::new_err(request.id, code as i32, reason),
        }
    }

    fn note(&mut self, note: Notification) {
        if let Some(id) = cancelled(&note) {
            // The request has been answered by now.
            self.cancelled.remove(&id);
        }
        if self.phase != Lifecycle::Open {
            return;
        }
        if note.method == notes::Initialized::METHOD && self.session.client.watches_files {
            self.send(&Message::Request(capabilities::watch_files()));
        }
        let session = &mut self.session;
        let closed = guarded(|| handle(session, note)).flatten();
        if let Some(uri) = closed {
            let params = diagnostics::none(uri);
            self.send(&self::note::<notes::PublishDiagnostics>(params));
        }
    }
}

/// Handles a notification; returns the document that it closed.
fn handle(session: &mut Session, note: Notification) -> Option<Uri> {
    let documents = &mut session.documents;
    match note.method.as_str() {
        notes::DidOpenTextDocument::METHOD => {
            let opened = params::<notes::DidOpenTextDocument>(note)?.text_document;
            documents.open(opened.uri, opened.version, opened.text);
        }
        notes::DidChangeTextDocument::METHOD => {
            let params = params::<notes::DidChangeTextDocument>(note)?;
            let text = params.text_document;
            documents.change(&text.uri, text.version, params.content_changes, session.encoding);
        }
        notes::DidCloseTextDocument::METHOD => {
            let closed = params::<notes::DidCloseTextDocument>(note)?.text_document.uri;
            return documents.close(&closed).then_some(closed);
        }
        // The document is unchanged, but settings and pictures beside it may not be.
        notes::DidSaveTextDocument::METHOD | notes::DidChangeWatchedFiles::METHOD => documents.forget(),
        _ => {}
    }
    None
}

/// Answers a request.
fn answer(session: &mut Session, request: Request) -> Response {
    match request.method.as_str() {
        asks::Completion::METHOD => reply::<asks::Completion>(session, request, completion::answer),
        asks::HoverRequest::METHOD => reply::<asks::HoverRequest>(session, request, hover::answer),
        asks::DocumentSymbolRequest::METHOD => reply::<asks::DocumentSymbolRequest>(session, request, symbols::answer),
        asks::CodeActionRequest::METHOD => reply::<asks::CodeActionRequest>(session, request, actions::answer),
        asks::GotoDefinition::METHOD => reply::<asks::GotoDefinition>(session, request, navigation::definition),
        asks::References::METHOD => reply::<asks::References>(session, request, navigation::references),
        asks::DocumentHighlightRequest::METHOD => {
            reply::<asks::DocumentHighlightRequest>(session, request, navigation::highlights)
        }
        asks::PrepareRenameRequest::METHOD => {
            reply::<asks::PrepareRenameRequest>(session, request, navigation::prepare_rename)
        }
        asks::Rename::METHOD => reply::<asks::Rename>(session, request, navigation::rename),
        asks::Formatting::METHOD => reply::<asks::Formatting>(session, request, formatting::whole),
        asks::RangeFormatting::METHOD => reply::<asks::RangeFormatting>(session, request, formatting::range),
        asks::FoldingRangeRequest::METHOD => reply::<asks::FoldingRangeRequest>(session, request, folding::answer),
        asks::SemanticTokensFullRequest::METHOD => {
            reply::<asks::SemanticTokensFullRequest>(session, request, tokens::full)
        }
        asks::SemanticTokensRangeRequest::METHOD => {
            reply::<asks::SemanticTokensRangeRequest>(session, request, tokens::range)
        }
        hover::PageRequest::METHOD => reply::<hover::PageRequest>(session, request, hover::page),
        method => {
            let reason = format!("there is no `{method}` here");
            Response::new_err(request.id, ErrorCode::MethodNotFound as i32, reason)
        }
    }
}

fn reply<R: asks::Request>(
    session: &mut Session,
    request: Request,
    answer: impl FnOnce(&mut Session, &R::Params) -> RequestResult<R::Result>,
) -> Response
where
    R::Params: DeserializeOwned,
    R::Result: Serialize,
{
    match read(request.params).and_then(|params| answer(session, &params)) {
        Ok(result) => Response::new_ok(request.id, result),
        Err(RequestError(code, reason)) => Response::new_err(request.id, code as i32, reason),
    }
}

fn read<P: DeserializeOwned>(params: Value) -> RequestResult<P> {
    serde_json::from_value(params).map_err(|error| RequestError(ErrorCode::InvalidParams, error.to_string()))
}

/// The parameters of a notification; none if they are malformed, which cannot be reported.
fn params<N: notes::Notification>(note: Notification) -> Option<N::Params> {
    read(note.params).ok()
}

fn note<N: notes::Notification>(params: N::Params) -> Message {
    Message::Notification(Notification::new(N::METHOD.to_owned(), params))
}

/// The request that a notification cancels.
fn cancelled(note: &Notification) -> Option<RequestId> {
    if note.method != notes::Cancel::METHOD {
        return None;
    }
    let params: CancelParams = serde_json::from_value(note.params.clone()).ok()?;
    Some(match params.id {
        NumberOrString::Number(id) => id.into(),
        NumberOrString::String(id) => id.into(),
    })
}

/// The result of `work`, or none if it panics: the editor can go on.
fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

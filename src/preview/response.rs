//! HTTP responses.
//!
//! In: a content type and bytes. Out: a response with the security headers that isolate the page from other sites.

use std::borrow::Cow;
use std::fmt::Write;

use crate::text::FontBytes;

/// The content security policy: own style, script, fonts and data, and pictures embedded in sheets. Nothing else, and
/// no other page may frame it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src data:; \
    connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Headers of every response. The path holds a secret, so no referrer is sent.
const ALWAYS: &str = "Connection: close\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n\
    Cross-Origin-Resource-Policy: same-origin\r\nCross-Origin-Opener-Policy: same-origin\r\nX-Frame-Options: DENY\r\n";

/// A response to a request.
#[derive(Debug)]
pub struct Response {
    status: &'static str,
    kind: &'static str,
    lasting: bool,
    pub body: Body,
}

/// The body of a response.
#[derive(Debug)]
pub enum Body {
    Text(Cow<'static, str>),
    Font(FontBytes),
    /// A stream of events, which is not sent with the head.
    Events,
}

impl Body {
    /// The bytes that are sent with the head.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Body::Text(text) => text.as_bytes(),
            Body::Font(bytes) => bytes,
            Body::Events => &[],
        }
    }
}

impl Response {
    /// A text of a kind, such as `text/html`.
    pub fn text(kind: &'static str, text: impl Into<Cow<'static, str>>) -> Response {
        Response { status: "200 OK", kind, lasting: false, body: Body::Text(text.into()) }
    }

    /// A font, which is always the same under its name.
    pub fn font(bytes: FontBytes) -> Response {
        Response { status: "200 OK", kind: "font/ttf", lasting: true, body: Body::Font(bytes) }
    }

    /// The head of a stream of events.
    pub fn events() -> Response {
        Response { status: "200 OK", kind: "text/event-stream", lasting: false, body: Body::Events }
    }

    /// An error response with this status.
    pub fn error(status: &'static str) -> Response {
        Response { status, body: Body::Text(status.into()), ..Response::text("text/plain", "") }
    }

    /// 404 Not Found.
    pub fn missing() -> Response {
        Response::error("404 Not Found")
    }

    /// The head, with the blank line after it.
    pub fn head(&self) -> String {
        let mut head = format!("HTTP/1.1 {}\r\n{ALWAYS}Content-Security-Policy: {POLICY}\r\n", self.status);
        let charset = if self.lasting { "" } else { "; charset=utf-8" };
        let cache = if self.lasting { "private, max-age=86400, immutable" } else { "no-store" };
        // Writing to a string cannot fail.
        let _ = write!(head, "Content-Type: {}{charset}\r\nCache-Control: {cache}\r\n", self.kind);
        if self.status.starts_with("405") {
            head.push_str("Allow: GET\r\n");
        }
        if !matches!(self.body, Body::Events) {
            let _ = write!(head, "Content-Length: {}\r\n", self.body.bytes().len());
        }
        head.push_str("\r\n");
        head
    }
}

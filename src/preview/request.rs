//! The head of a request, and whether it may be answered.
//!
//! In: bytes from a browser, or from anything else that reaches the port. Out: the requested path, or an error response. Pages
//! of other sites cannot read anything: a request must have this site as its host, which defeats DNS rebinding, and
//! must not come from another site.

use httparse::{EMPTY_HEADER, Header, Status};

use super::response::Response;

/// The longest head, in bytes.
pub const MAX_HEAD: usize = 16 * 1024;
/// The longest path, in bytes.
const MAX_PATH: usize = 512;
/// The most headers in a request.
const MAX_HEADERS: usize = 64;

/// The requested path; none while the head is incomplete.
///
/// # Errors
/// The error response to a request that is rejected.
pub fn path(head: &[u8], port: u16) -> Result<Option<String>, Response> {
    let mut headers = [EMPTY_HEADER; MAX_HEADERS];
    let mut request = httparse::Request::new(&mut headers);
    match request.parse(head) {
        Ok(Status::Complete(_)) => {}
        Ok(Status::Partial) if head.len() < MAX_HEAD => return Ok(None),
        Ok(Status::Partial) | Err(httparse::Error::TooManyHeaders) => {
            return Err(Response::error("431 Request Header Fields Too Large"));
        }
        Err(_) => return Err(Response::error("400 Bad Request")),
    }
    let host = only(request.headers, "host").ok_or_else(|| Response::error("400 Bad Request"))?;
    if ![format!("127.0.0.1:{port}"), format!("localhost:{port}")].iter().any(|own| own.as_bytes() == host) {
        return Err(Response::error("421 Misdirected Request"));
    }
    if !is_from_here(request.headers, host) {
        return Err(Response::error("403 Forbidden"));
    }
    if request.method != Some("GET") {
        return Err(Response::error("405 Method Not Allowed"));
    }
    match request.path {
        Some(path) if path.len() > MAX_PATH => Err(Response::error("414 URI Too Long")),
        Some(path) if path.starts_with('/') => Ok(Some(path.to_owned())),
        _ => Err(Response::error("400 Bad Request")),
    }
}

/// The value of a header; none where it is missing or said twice.
fn only<'h>(headers: &[Header<'h>], name: &str) -> Option<&'h [u8]> {
    let mut all = headers.iter().filter(|header| header.name.eq_ignore_ascii_case(name));
    all.next().filter(|_| all.next().is_none()).map(|header| header.value)
}

/// Whether the request comes from the page itself or from the address bar.
fn is_from_here(headers: &[Header], host: &[u8]) -> bool {
    let own = [b"http://", host].concat();
    headers.iter().all(|header| match header.name.to_ascii_lowercase().as_str() {
        "origin" => header.value == own,
        "sec-fetch-site" => [&b"same-origin"[..], b"none"].contains(&header.value),
        _ => true,
    })
}

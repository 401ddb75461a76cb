//! Messages as bytes.
//!
//! In: a stream. Out: messages. A malformed one is reported and skipped, as long as it is clear
//! where the next one begins. A header may be missing, too long or wrong.

use std::io::{self, BufRead, Read, Write};

use lsp_server::{ErrorCode, Message};
use serde_json::{Value, json};

/// The longest message, in bytes: the longest file that is read, with room for escapes.
const LONGEST: usize = 256 * 1024 * 1024;
/// The longest line of a header, in bytes.
const LONGEST_LINE: u64 = 8 * 1024;

/// What came in.
#[derive(Debug)]
pub(super) enum Incoming {
    Message(Message),
    /// Something else: what is wrong with it, and the id of the request where there is one.
    Malformed(Malformed),
}

/// What is wrong with a message.
#[derive(Debug)]
pub(super) struct Malformed {
    code: ErrorCode,
    reason: String,
    id: Value,
}

/// The next message; none at the end of the stream, or where it cannot be told where the next one begins.
pub(super) fn read(input: &mut impl BufRead) -> Option<Incoming> {
    let length = header(input)?;
    if length > LONGEST {
        io::copy(&mut input.take(length as u64), &mut io::sink()).ok()?;
        return Some(malformed(ErrorCode::InvalidRequest, "the message is too long".to_owned(), Value::Null));
    }
    let mut bytes = Vec::new();
    input.take(length as u64).read_to_end(&mut bytes).ok()?;
    (bytes.len() == length).then(|| message(&bytes))
}

fn message(bytes: &[u8]) -> Incoming {
    let value: Value = match serde_json::from_slice(bytes) {
        Ok(value) => value,
        Err(error) => return malformed(ErrorCode::ParseError, error.to_string(), Value::Null),
    };
    let id = value.get("id").filter(|id| id.is_string() || id.is_number()).cloned().unwrap_or_default();
    match serde_json::from_value(value) {
        Ok(message) => Incoming::Message(message),
        Err(error) => malformed(ErrorCode::InvalidRequest, error.to_string(), id),
    }
}

fn malformed(code: ErrorCode, reason: String, id: Value) -> Incoming {
    Incoming::Malformed(Malformed { code, reason, id })
}

/// The length of the message that follows the header; lines that say nothing of it are passed over.
fn header(input: &mut impl BufRead) -> Option<usize> {
    let mut length = None;
    loop {
        let mut line = Vec::new();
        let read = input.take(LONGEST_LINE).read_until(b'\n', &mut line).ok()?;
        if read == 0 {
            return None;
        }
        let line = String::from_utf8_lossy(&line);
        match (line.trim(), length) {
            ("", Some(length)) => return Some(length),
            // A blank line before any header separates nothing.
            ("", None) => {}
            (line, _) => length = content_length(line).or(length),
        }
    }
}

fn content_length(line: &str) -> Option<usize> {
    let (name, value) = line.split_once(':')?;
    name.trim().eq_ignore_ascii_case("content-length").then(|| value.trim().parse().ok()).flatten()
}

impl Malformed {
    /// Sends an error response to the request.
    pub(super) fn answer(&self, output: &mut impl Write) -> io::Result<()> {
        let error = json!({ "code": self.code as i32, "message": self.reason });
        // A message without a known sender is answered to nobody, which only plain JSON can say.
        let answer = json!({ "jsonrpc": "2.0", "id": self.id, "error": error }).to_string();
        write!(output, "Content-Length: {}\r\n\r\n{answer}", answer.len())?;
        output.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(mut bytes: &[u8]) -> Vec<String> {
        let mut told = Vec::new();
        while let Some(incoming) = read(&mut bytes) {
            told.push(match incoming {
                Incoming::Message(Message::Request(request)) => request.method,
                Incoming::Message(Message::Notification(note)) => note.method,
                Incoming::Message(Message::Response(_)) => "response".to_owned(),
                Incoming::Malformed(malformed) => format!("{} {}", malformed.code as i32, malformed.id),
            });
        }
        told
    }

    fn framed(text: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{text}", text.len())
    }

    #[test]
    fn messages_one_after_the_other() {
        let one = framed(r#"{"jsonrpc":"2.0","id":1,"method":"a"}"#);
        let two = format!("content-type: x\r\n{}", framed(r#"{"method":"b","params":{}}"#));
        assert_eq!(all(format!("{one}{two}").as_bytes()), ["a", "b"]);
    }

    #[test]
    fn what_is_no_message_does_not_end_the_stream() {
        let good = framed(r#"{"method":"b"}"#);
        for (bad, told) in [
            ("{", "-32700 null"),
            ("[]", "-32600 null"),
            (r#"{"id":"x","method":3}"#, "-32600 \"x\""),
            ("3", "-32600 null"),
        ] {
            assert_eq!(all(format!("{}{good}", framed(bad)).as_bytes()), [told, "b"], "{bad}");
        }
        let bytes = [b"Content-Length: 2\r\n\r\n\xFF\xFE".as_slice(), good.as_bytes()].concat();
        assert_eq!(all(&bytes), ["-32700 null", "b"]);
    }

    #[test]
    fn lies_about_the_length_end_quietly() {
        for text in [
            "Content-Length: 99999999999999\r\n\r\n{}",
            "Content-Length: 9\r\n\r\n{}",
            "Content-Length: -1\r\n\r\n{}",
            "{}",
            "\r\n\r\n",
        ] {
            assert!(all(text.as_bytes()).len() <= 1, "{text}");
        }
    }
}

//! Addresses of files ↔ paths.
//!
//! In: what the editor calls a file. Out: its path, and the other way. An address of another kind, such as that of a text
//! that has no file yet, has no path.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use lsp_types::Uri;

/// The path of a file; none for what is no file of this computer.
pub(super) fn path(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.as_str().strip_prefix("file://")?;
    // The name of a computer stands before the path; a file of another one is none of ours.
    let start = rest.find('/')?;
    if !matches!(&rest[..start], "" | "localhost") {
        return None;
    }
    let end = rest.find(['?', '#']).unwrap_or(rest.len());
    let path = decoded(rest.get(start..end)?)?;
    // Windows: `/C:/folder`.
    let is_drive = path.as_bytes().get(2) == Some(&b':') && path.as_bytes().get(1).is_some_and(u8::is_ascii_alphabetic);
    Some(PathBuf::from(if is_drive { &path[1..] } else { &path[..] }))
}

/// The address of a file at a whole path.
pub(super) fn uri(path: &Path) -> Option<Uri> {
    // Windows marks a path with links resolved so.
    let path = path.to_str()?.trim_start_matches(r"\\?\").replace('\\', "/");
    let root = if path.starts_with('/') { "" } else { "/" };
    Uri::from_str(&format!("file://{root}{}", encoded(&path))).ok()
}

/// The bytes that `%41` and the like stand for.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut left = text.as_bytes().iter();
    while let Some(byte) = left.next() {
        if *byte == b'%' {
            let mut digit = || char::from(*left.next()?).to_digit(16);
            bytes.push(u8::try_from(digit()? * 16 + digit()?).ok()?);
        } else {
            bytes.push(*byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn encoded(text: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/:".contains(&byte);
    let sign = |byte: u8| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path_of(text: &str) -> Option<String> {
        path(&Uri::from_str(text).unwrap()).map(|path| path.display().to_string())
    }

    #[test]
    fn there_and_back() {
        assert_eq!(path_of("file:///a/b%20%C3%A9.journey").as_deref(), Some("/a/b é.journey"));
        assert_eq!(uri(Path::new("/a/b é.journey")).unwrap().as_str(), "file:///a/b%20%C3%A9.journey");
        assert_eq!(path_of("file:///c%3A/x").as_deref(), Some("c:/x"));
        assert_eq!(uri(Path::new("C:\\x y")).unwrap().as_str(), "file:///C:/x%20y");
        assert_eq!(uri(Path::new(r"\\?\C:\x")).unwrap().as_str(), "file:///C:/x");
    }

    #[test]
    fn what_is_no_file_here() {
        for text in ["untitled:Untitled-1", "file://elsewhere/x", "https://a/b", "file:///%FF"] {
            assert_eq!(path_of(text), None, "{text}");
        }
    }
}

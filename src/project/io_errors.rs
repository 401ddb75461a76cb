//! Errors of the system in our words.
//!
//! In: an [`io::Error`]. Out: why a file cannot be read, or the words of the system.

use std::io;

use crate::source::Unreadable;

/// The same reason in our words.
pub fn reason(error: &io::Error) -> Unreadable {
    match error.kind() {
        // A path through something that is no folder, or that no file can have, is not there either.
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory | io::ErrorKind::InvalidInput => Unreadable::NotFound,
        io::ErrorKind::IsADirectory => Unreadable::NotAFile,
        _ => Unreadable::Refused(plain(error)),
    }
}

/// The system's words without its number: "permission denied".
pub fn plain(error: &io::Error) -> String {
    let words = error.to_string();
    let words = words.split(" (os error").next().unwrap_or(&words);
    let mut rest = words.chars();
    rest.next().map_or_else(String::new, |first| first.to_lowercase().chain(rest).collect())
}

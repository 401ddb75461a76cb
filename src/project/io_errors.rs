//! Errors of the system in our words.
//!
//! In: an [`io::Error`]. Out: why a file cannot be read, or a message; the words of the system where we have none.

use std::io;

use crate::message::{Message, system};
use crate::source::Unreadable;

/// The same reason in our words.
pub fn reason(error: &io::Error) -> Unreadable {
    match error.kind() {
        // A path through something that is no folder, or that no file can have, is not there either.
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory | io::ErrorKind::InvalidInput => Unreadable::NotFound,
        io::ErrorKind::IsADirectory => Unreadable::NotAFile,
        io::ErrorKind::PermissionDenied => Unreadable::Denied,
        _ => Unreadable::Refused(words(error)),
    }
}

/// What the system says, as a message.
#[must_use]
pub fn message(error: &io::Error) -> Message {
    match error.kind() {
        io::ErrorKind::PermissionDenied => system::permission_denied(),
        io::ErrorKind::StorageFull => system::disk_full(),
        io::ErrorKind::ReadOnlyFilesystem => system::read_only_disk(),
        io::ErrorKind::NotFound => system::not_found(),
        io::ErrorKind::AlreadyExists => system::already_there(),
        io::ErrorKind::AddrInUse => system::address_in_use(),
        io::ErrorKind::NotADirectory => system::not_a_folder(),
        _ => system::other(words(error)),
    }
}

/// The system's words without its number: "too many open files".
fn words(error: &io::Error) -> String {
    let words = error.to_string();
    let words = words.split(" (os error").next().unwrap_or(&words);
    let mut rest = words.chars();
    rest.next().map_or_else(String::new, |first| first.to_lowercase().chain(rest).collect())
}

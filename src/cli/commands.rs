//! The commands, a file each.
//!
//! In: arguments. Out: files, text on the standard streams, and how it went.

pub mod blank;
pub mod build;
pub mod check;
pub mod explain;
pub mod export;
pub mod fmt;
pub mod import;
pub mod init;
#[cfg(feature = "lsp")]
pub mod lsp;
pub mod plan;
pub mod shell;
#[cfg(feature = "watch")]
pub mod watch;

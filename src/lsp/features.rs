//! The features of the protocol, a file each.
//!
//! In: a request and the session. Out: what is answered, in the types of the protocol.

pub mod actions;
pub mod completion;
pub mod diagnostics;
pub mod folding;
pub mod formatting;
pub mod hover;
pub mod navigation;
pub mod symbols;
pub mod tokens;

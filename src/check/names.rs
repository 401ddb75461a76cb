//! Names in a journey: labels and personas, and what refers to them.
//!
//! In: entries. Out: what a name means, or the name that was probably meant.

pub mod labels;
pub mod personas;

//! The rules of each kind of entry, a file a family.
//!
//! In: entries of the tree. Out: the parts of the model that they stand for, and what is wrong with them.

pub mod action;
pub mod card;
pub mod header;
pub mod metric;
pub mod moment;
pub mod once;
pub mod persona;

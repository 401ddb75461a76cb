//! Model → texts that people and programs read: the action plan in Markdown.
//!
//! In: a checked [`Journey`](crate::model::Journey). Out: a file's text. Nothing is written to disk here.

mod plan;

pub use plan::plan;

//! Model → texts that people and programs read: the action plan in Markdown, data, a Mermaid diagram.
//!
//! In: a checked [`Journey`](crate::model::Journey). Out: a file's text or bytes. Nothing is written to disk here.

mod json;
mod mermaid;
mod own;
mod plan;
mod table;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use json::{SCHEMA, json};
pub use mermaid::{Diagram, mermaid};
pub use own::is_own;
pub use plan::{plan, plan_as_of};
pub use table::{TableRows, csv};
#[cfg(feature = "xlsx")]
pub use xlsx::xlsx;

//! `journey` compiles a plain-text customer journey to A3 maps and an action plan.
//!
//! The pipeline, in reading order:
//!
//! ```text
//! text ─► syntax ─► check ─► model ─► layout ─► scene ─► render ─► svg  pdf
//!                                └──► export ─► action plan
//! ```

pub mod check;
pub mod diagnostic;
pub mod export;
pub mod geometry;
pub mod language;
pub mod layout;
pub mod model;
pub mod project;
pub mod render;
pub mod scene;
pub mod source;
pub mod syntax;
pub mod text;

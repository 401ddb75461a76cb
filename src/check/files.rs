//! Other files: personas, figures and pictures that a journey names.
//!
//! In: paths, and access to files. Out: what is in them, and what is wrong with them.

pub mod data;
pub mod pictures;
pub mod tables;
pub mod used;

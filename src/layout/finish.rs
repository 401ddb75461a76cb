//! Post-processing of drawn sheets.
//!
//! In: scenes. Out: the same scenes in reading order, with ids, links and sampled pictures.
//!
//! - `heading_levels`: levels of headings without gaps
//! - `ids`: ids and names of groups
//! - `links`: links of numbers and references
//! - `reading_order`: the order in which a map is read
//! - `sampling`: pictures, cropped and sampled for their places

pub mod heading_levels;
pub mod ids;
pub mod links;
pub mod reading_order;
pub mod sampling;

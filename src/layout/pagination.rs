//! Pagination: the type size, the number of systems and the number of sheets of a map.
//!
//! In: the grid of a map and a paper. Out: grids that fit on a sheet each, and the room between their rows.
//!
//! - `binary_search`: binary search over a monotone predicate
//! - `column_weights`: the area of the text in each column, and even cuts at the edges of phases
//! - `column_widths`: the widths that make a table lowest
//! - `fit`: type size, systems and sheets of a map
//! - `gaps`: where bands and rows can move apart
//! - `overflow`: cuts below cards for what is too high for a sheet
//! - `search`: the fewest sheets at a size, and the largest size for a number of sheets
//! - `vertical_justification`: the room that is left, spread over the sheets

pub mod binary_search;
pub mod column_weights;
pub mod column_widths;
pub mod fit;
pub mod gaps;
pub mod overflow;
pub mod search;
pub mod vertical_justification;

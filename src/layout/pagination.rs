//! Pagination: in which type, in how many systems and on how many sheets a map stands.
//!
//! In: the grid of a map and a paper. Out: grids that fit on a sheet each, and the room between their rows.
//!
//! - `binary_search`: binary search over a monotone predicate
//! - `column_weights`: how much width the columns ask for
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

//! The map: its grid of columns and lanes, and the parts of its sheets.
//!
//! In: a journey. Out: a grid, and sheets of it at a type size, measured and drawn. Which part of a grid stands on which sheet is
//! decided in `pagination`.
//!
//! - `band`: the arrows of phases
//! - `footer`: version, team, next meeting, legend and sheet number
//! - `grid`: columns of steps, rows of lanes, and blocks in the cells
//! - `header`: title, personas and figures
//! - `lanes`: from the journey to the grid
//! - `logo`: the logo left of the title
//! - `shared`: what all sheets of a map share
//! - `sheet`: one sheet, measured and drawn
//! - `system`: a piece of the map from the left edge to the right

pub mod band;
pub mod footer;
pub mod grid;
pub mod header;
pub mod lanes;
pub mod logo;
pub mod shared;
pub mod sheet;
pub mod system;

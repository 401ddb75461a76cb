//! The emotion curve: its series, the placement of markers and labels, and the drawing.
//!
//! In: the emotions of a journey and the columns of a map. Out: the items of the lane, and its text alternative.
//!
//! - `label_placement`: places for the labels of markers
//! - `lane`: the plot with its background, levels, curves, markers and words
//! - `markers`: places for the markers
//! - `plot_geometry`: curves and markers as shapes
//! - `series`: the emotions of each persona over time
//! - `spline`: the shape of a curve between its points
//! - `text_alternative`: the curve in words, for screen readers

pub mod label_placement;
pub mod lane;
pub mod markers;
pub mod plot_geometry;
pub mod series;
pub mod spline;
pub mod text_alternative;

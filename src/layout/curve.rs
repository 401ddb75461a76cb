//! The emotion curve: what was felt when, where its points and labels stand, and how it is drawn.
//!
//! In: the emotions of a journey and the columns of a map. Out: the items of the lane, and the words for screen readers.
//!
//! - `label_placement`: places for the labels of markers
//! - `lane`: the plot with its background, levels, curves, markers and words
//! - `markers`: places for the markers
//! - `plot_geometry`: curves and markers as shapes
//! - `series`: what was felt when, by whom
//! - `spline`: the shape of a curve between its points
//! - `text_alternative`: the curve in words

pub mod label_placement;
pub mod lane;
pub mod markers;
pub mod plot_geometry;
pub mod series;
pub mod spline;
pub mod text_alternative;

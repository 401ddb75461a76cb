//! The kinds of sheet, a file or folder each.
//!
//! In: a journey. Out: its sheets of one kind.
//!
//! - `actions`: who does what by when
//! - `blank`: templates to fill in by hand
//! - `effort_impact`: the square of effort and impact
//! - `frame`: head and foot of a sheet that is no map
//! - `insights`: cards to cut out
//! - `map`: the map
//! - `overview`: the whole journey on one sheet
//! - `persona`: a sheet a persona
//! - `phases`: a sheet a phase, to work on
//! - `workshop`: hints, rules and free room on sheets to work on

pub mod actions;
pub mod blank;
pub mod effort_impact;
pub mod frame;
pub mod insights;
pub mod map;
pub mod overview;
pub mod persona;
pub mod phases;
pub mod workshop;

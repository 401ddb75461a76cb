//! The rules of each kind of entry, one file per family.
//!
//! In: entries of the tree. Out: the parts of the model that they stand for, and what is wrong with them.
//!
//! - `action`: who does what by when, and how it stands
//! - `card`: positives, negatives, needs, opportunities and so on
//! - `header`: what stands at the top of the file, and custom lanes
//! - `metric`: figures with targets and sources
//! - `moment`: phases and steps with their touchpoints, times, actors and emotions
//! - `once`: entries that may be there once
//! - `persona`: personas, and emotions that name one

pub mod action;
pub mod card;
pub mod header;
pub mod metric;
pub mod moment;
pub mod once;
pub mod persona;

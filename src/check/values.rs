//! What the text of an entry says: dates, durations, numbers, words of a short list.
//!
//! In: text. Out: values of the model, or why there is none. No entry is known here.

pub mod duration;
pub mod emotion;
pub mod nearest;
pub mod number;
pub mod quantity;
pub mod value;
pub mod words;

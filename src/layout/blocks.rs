//! Blocks: stacks of paragraphs on a background, and tables of them.
//!
//! In: what a journey says, shaped. Out: blocks that know their height at any width, and their items at a place. Where blocks
//! stand is decided in `map` and `sheets`.
//!
//! - `background`: what stands behind the words of cards, steps and touchpoints
//! - `block`: one block, with its padding, number and star
//! - `channel`: which icon a touchpoint gets
//! - `icons`: stars, faces and channel icons
//! - `journey`: the blocks of cards, steps, touchpoints and phases
//! - `picture`: pictures in blocks
//! - `shapes`: rectangles, lines and circles
//! - `signs`: the states of actions, and the hatched bars of waiting
//! - `stack`: paragraphs below each other
//! - `table`: a table that continues from sheet to sheet

pub mod background;
pub mod block;
pub mod channel;
pub mod icons;
pub mod journey;
pub mod picture;
pub mod shapes;
pub mod signs;
pub mod stack;
pub mod table;

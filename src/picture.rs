//! Pictures: photos and drawings as pixels.
//!
//! In: the bytes of a PNG or JPEG file. Out: pixels, upright and no more than a sheet can show; and which picture
//! stands for which path in a journey. Nothing is read from disk here, and nothing is known of sheets.

mod decoded;
mod jpeg;
mod orientation;
mod png;
mod reading;
mod sampling;

pub use decoded::{PictureError, Unsupported};
pub use reading::{LONGEST_SIDE, read};
pub use sampling::Crop;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::source::Span;

/// A picture, decoded and upright.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Width in pixels, at least 1.
    pub width: u32,
    /// Height in pixels, at least 1.
    pub height: u32,
    /// Red, green, blue and opacity of each pixel, 0 to 255, not multiplied; row by row from the upper left.
    pub pixels: Vec<u8>,
    /// Photo or drawing, which decides how it is encoded.
    pub nature: Nature,
}

/// The kind of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Nature {
    /// A photo, encoded with loss.
    Photo,
    /// A drawing or a screenshot, encoded without loss.
    Drawing,
}

impl Picture {
    /// Whether it is fully opaque.
    #[must_use]
    pub fn is_opaque(&self) -> bool {
        self.pixels.chunks_exact(4).all(|pixel| pixel[3] == u8::MAX)
    }
}

/// The pictures of a journey, by the place of their path in the source.
#[derive(Clone, Debug, Default)]
pub struct Pictures(BTreeMap<Span, Arc<Picture>>);

impl Pictures {
    /// No pictures yet.
    #[must_use]
    pub fn new() -> Pictures {
        Pictures::default()
    }

    /// Adds the picture whose path stands at `span`.
    pub fn add(&mut self, span: Span, picture: Arc<Picture>) {
        self.0.insert(span, picture);
    }

    /// The picture whose path stands at `span`; `None` if it could not be read.
    #[must_use]
    pub fn get(&self, span: Span) -> Option<&Arc<Picture>> {
        self.0.get(&span)
    }
}

#[cfg(test)]
mod tests;

//! What a decoder of one format makes of a file, and why it makes nothing.
//!
//! `jpeg` and `png` fill these types; `reading` turns pictures upright and scales them down.

use std::fmt;

use super::orientation::Orientation;
use super::{Nature, Picture};
use crate::limits::{PIXELS, SIDE};
use crate::message::{Message, unreadable_picture};

/// Why bytes are no picture that can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureError {
    /// They are no picture at all, as far as can be seen.
    Unknown,
    /// They are in a format that is not read, by its name.
    Format(&'static str),
    /// The picture has more than [`PIXELS`]: how many it is wide and high.
    TooLarge(u32, u32),
    /// A side of the picture has more than [`SIDE`]: how many it is wide and high.
    TooLong(u32, u32),
    /// The picture is damaged, or ends too soon.
    Broken,
    /// A way to write the format that is not read.
    Unsupported(Unsupported),
}

/// Ways to write PNG and JPEG that are not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsupported {
    /// A PNG picture that takes too much memory.
    Memory,
    /// A JPEG picture in too many passes.
    Passes,
    /// A JPEG picture with arithmetic coding.
    Arithmetic,
    /// A JPEG picture with more than eight bits a colour.
    Precision,
    /// A JPEG picture of a rare kind.
    Rare,
}

impl PictureError {
    /// What is wrong with the picture in the file with this path.
    #[must_use]
    pub fn message(&self, path: &str) -> Message {
        let size = |side: &u32| usize::try_from(*side).unwrap_or(usize::MAX);
        match self {
            PictureError::Unknown => unreadable_picture::no_picture(path),
            PictureError::Format(name) => unreadable_picture::format(path, *name),
            PictureError::TooLarge(width, height) => {
                let millions = usize::try_from(PIXELS / 1_000_000).unwrap_or(usize::MAX);
                unreadable_picture::pixels(path, size(width), size(height), millions)
            }
            PictureError::TooLong(width, height) => {
                unreadable_picture::side(path, size(width), size(height), size(&SIDE))
            }
            PictureError::Broken => unreadable_picture::broken(path),
            PictureError::Unsupported(Unsupported::Memory) => unreadable_picture::memory(path),
            PictureError::Unsupported(Unsupported::Passes) => unreadable_picture::passes(path),
            PictureError::Unsupported(Unsupported::Arithmetic) => unreadable_picture::arithmetic(path),
            PictureError::Unsupported(Unsupported::Precision) => unreadable_picture::precision(path),
            PictureError::Unsupported(Unsupported::Rare) => unreadable_picture::rare(path),
        }
    }
}

impl fmt::Display for PictureError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PictureError::Unknown => formatter.write_str("is no picture"),
            PictureError::Format(name) => write!(formatter, "is a picture in the format {name}"),
            PictureError::TooLarge(width, height) => {
                write!(formatter, "has {width} × {height} pixels, more than {} million", PIXELS / 1_000_000)
            }
            PictureError::TooLong(width, height) => {
                write!(formatter, "has {width} × {height} pixels, more than {SIDE} on a side")
            }
            PictureError::Broken => formatter.write_str("is a damaged picture, or ends too soon"),
            PictureError::Unsupported(Unsupported::Memory) => {
                formatter.write_str("is a PNG picture that takes too much memory")
            }
            PictureError::Unsupported(Unsupported::Passes) => {
                formatter.write_str("is a JPEG picture in too many passes")
            }
            PictureError::Unsupported(Unsupported::Arithmetic) => {
                formatter.write_str("is a JPEG picture with arithmetic coding")
            }
            PictureError::Unsupported(Unsupported::Precision) => {
                formatter.write_str("is a JPEG picture with more than eight bits a colour")
            }
            PictureError::Unsupported(Unsupported::Rare) => formatter.write_str("is a JPEG picture of a rare kind"),
        }
    }
}

impl std::error::Error for PictureError {}

/// What a decoder of one format makes of a file.
pub(super) struct Decoded {
    /// The pixels as they lie in the file.
    pub(super) picture: Picture,
    /// How they are brought upright.
    pub(super) orientation: Orientation,
}

/// Refuses a picture of this size where it has too many pixels, too many on one side, or none.
pub(super) fn check_size(width: u32, height: u32) -> Result<(), PictureError> {
    match u64::from(width) * u64::from(height) {
        0 => Err(PictureError::Broken),
        pixels if pixels > PIXELS => Err(PictureError::TooLarge(width, height)),
        _ if width.max(height) > SIDE => Err(PictureError::TooLong(width, height)),
        _ => Ok(()),
    }
}

/// Tells a photo from a drawing: of many pixels of a photo hardly two are alike, a drawing and a screen have areas of
/// one colour.
pub(super) struct Colours {
    /// Every so many pixels one is looked at.
    step: usize,
    /// How many pixels are left before the next.
    left: usize,
    seen: Vec<[u8; 3]>,
}

impl Colours {
    /// For a picture of this many pixels.
    pub(super) fn of(count: usize) -> Colours {
        /// So many pixels are looked at, spread over the picture.
        const SCANNED_ENTRIES: usize = 40_000;
        Colours { step: (count / SCANNED_ENTRIES).max(1), left: 0, seen: Vec::new() }
    }

    /// Looks at the next pixels.
    pub(super) fn look(&mut self, pixels: &[u8]) {
        let looked = pixels.chunks_exact(4).skip(self.left).step_by(self.step);
        let opaque = looked.filter(|pixel| pixel[3] > 0);
        self.seen.extend(opaque.map(|pixel| [pixel[0], pixel[1], pixel[2]]));
        let count = pixels.len() / 4;
        self.left = if count > self.left {
            (self.step - (count - self.left) % self.step) % self.step
        } else {
            self.left - count
        };
    }

    /// What the picture is, once all of it was looked at.
    pub(super) fn nature(mut self) -> Nature {
        let all = self.seen.len();
        self.seen.sort_unstable();
        self.seen.dedup();
        if self.seen.len() > 1000 && self.seen.len() * 8 > all { Nature::Photo } else { Nature::Drawing }
    }
}

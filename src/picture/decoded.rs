//! Decoded pictures, and why a file cannot be decoded.
//!
//! `jpeg` and `png` fill these types; `reading` turns pictures upright and scales them down.

use std::fmt;

use super::orientation::Orientation;
use super::{Nature, Picture};
use crate::limits::{PIXELS, SIDE};
use crate::message::{Message, unreadable_picture};

/// Why a file cannot be used as a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureError {
    /// Not a picture, by its first bytes.
    Unknown,
    /// An unsupported format, by name.
    Format(&'static str),
    /// More pixels than [`PIXELS`]; its width and height.
    TooLarge(u32, u32),
    /// A side longer than [`SIDE`]; its width and height.
    TooLong(u32, u32),
    /// Damaged or truncated.
    Broken,
    /// An unsupported variant of the format.
    Unsupported(Unsupported),
}

/// Unsupported variants of PNG and JPEG.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsupported {
    /// A PNG picture that takes too much memory.
    Memory,
    /// A JPEG picture with too many scans.
    Passes,
    /// A JPEG picture with arithmetic coding.
    Arithmetic,
    /// A JPEG picture with more than eight bits a colour.
    Precision,
    /// A JPEG picture of a rare kind.
    Rare,
}

impl PictureError {
    /// The message for the file at this path.
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

/// The result of a decoder.
pub(super) struct Decoded {
    /// The pixels as stored in the file.
    pub(super) picture: Picture,
    /// How to turn them upright.
    pub(super) orientation: Orientation,
}

/// Rejects a size with too many pixels, a side that is too long, or no pixels.
pub(super) fn check_size(width: u32, height: u32) -> Result<(), PictureError> {
    match u64::from(width) * u64::from(height) {
        0 => Err(PictureError::Broken),
        pixels if pixels > PIXELS => Err(PictureError::TooLarge(width, height)),
        _ if width.max(height) > SIDE => Err(PictureError::TooLong(width, height)),
        _ => Ok(()),
    }
}

/// Distinguishes photos from drawings by sampling: the pixels of a photo hardly repeat, while drawings and screenshots have
/// areas of one colour.
pub(super) struct Colours {
    /// The distance between two sampled pixels.
    step: usize,
    /// The number of pixels before the next sample.
    left: usize,
    seen: Vec<[u8; 3]>,
}

impl Colours {
    /// For a picture of this many pixels.
    pub(super) fn of(count: usize) -> Colours {
        /// The number of sampled pixels, spread over the picture.
        const SCANNED_ENTRIES: usize = 40_000;
        Colours { step: (count / SCANNED_ENTRIES).max(1), left: 0, seen: Vec::new() }
    }

    /// Samples the next pixels.
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

    /// The verdict after all pixels.
    pub(super) fn nature(mut self) -> Nature {
        let all = self.seen.len();
        self.seen.sort_unstable();
        self.seen.dedup();
        if self.seen.len() > 1000 && self.seen.len() * 8 > all { Nature::Photo } else { Nature::Drawing }
    }
}

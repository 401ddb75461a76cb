//! What a decoder of one format makes of a file, and why it makes nothing.
//!
//! In: nothing; `jpeg` and `png` fill these types. Out: what `reading` brings upright and down to size.

use std::fmt;

use super::orientation::Orientation;
use super::{Nature, Picture};
use crate::limits::PIXELS;

/// Why bytes are no picture that can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// They are no picture at all, as far as can be seen.
    Unknown,
    /// They are in a format that is not read, by its name.
    Format(&'static str),
    /// The picture has more than [`PIXELS`]: how many it is wide and high.
    TooLarge(u32, u32),
    /// The picture is damaged, or ends too soon.
    Broken,
    /// A way to write the format that is not read, in words.
    Unsupported(&'static str),
}

impl fmt::Display for Unfit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unfit::Unknown => formatter.write_str("is no picture"),
            Unfit::Format(name) => write!(formatter, "is a picture in the format {name}"),
            Unfit::TooLarge(width, height) => {
                write!(formatter, "has {width} × {height} pixels, more than {} million", PIXELS / 1_000_000)
            }
            Unfit::Broken => formatter.write_str("is a damaged picture, or ends too soon"),
            Unfit::Unsupported(what) => write!(formatter, "is {what}"),
        }
    }
}

impl std::error::Error for Unfit {}

/// What a decoder of one format makes of a file.
pub(super) struct Decoded {
    /// The pixels as they lie in the file.
    pub(super) picture: Picture,
    /// How they are brought upright.
    pub(super) orientation: Orientation,
}

/// Refuses a picture of this size where it has too many pixels, or none.
pub(super) fn check_size(width: u32, height: u32) -> Result<(), Unfit> {
    match u64::from(width) * u64::from(height) {
        0 => Err(Unfit::Broken),
        pixels if pixels > PIXELS => Err(Unfit::TooLarge(width, height)),
        _ => Ok(()),
    }
}

/// Whether pixels are those of a photo: of many, hardly two are alike. A drawing and a screen have areas of one colour.
pub(super) fn nature(pixels: &[u8]) -> Nature {
    /// So many pixels are looked at, spread over the picture.
    const LOOKED_AT: usize = 40_000;
    let count = pixels.len() / 4;
    let step = (count / LOOKED_AT).max(1);
    let mut seen: Vec<[u8; 3]> = pixels
        .chunks_exact(4)
        .step_by(step)
        .filter(|pixel| pixel[3] > 0)
        .map(|pixel| [pixel[0], pixel[1], pixel[2]])
        .collect();
    let all = seen.len();
    seen.sort_unstable();
    seen.dedup();
    if seen.len() > 1000 && seen.len() * 8 > all { Nature::Photo } else { Nature::Drawing }
}

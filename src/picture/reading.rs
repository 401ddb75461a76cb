//! From the bytes of a file to a picture, or why there is none.
//!
//! In: any bytes; what they are is seen in them, and not in the name of their file. Out: a picture that is upright
//! and has no more pixels than a sheet can show. How many pixels there are is known, and refused, before
//! room is made for them.

use std::fmt;

use super::orientation::Orientation;
use super::sampling::Crop;
use super::{Nature, Picture, jpeg, png};

/// A picture with more pixels is not read: twice what a good camera takes.
pub const MOST_PIXELS: u64 = 100_000_000;
/// The longer side of a picture that was read needs no more pixels: 135 mm at 300 to the inch.
pub const LONGEST_SIDE: u32 = 1600;

/// Why bytes are no picture that can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// They are no picture at all, as far as can be seen.
    Unknown,
    /// They are in a format that is not read, by its name.
    Format(&'static str),
    /// The picture has more than [`MOST_PIXELS`]: how many it is wide and high.
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
                write!(formatter, "has {width} × {height} pixels, more than {} million", MOST_PIXELS / 1_000_000)
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

/// The picture in a file: upright, its longer side `longest` pixels or less, with eight bits a colour.
///
/// # Errors
/// The bytes are no whole PNG or JPEG picture of at most [`MOST_PIXELS`].
pub fn read(bytes: &[u8], longest: u32) -> Result<Picture, Unfit> {
    let Decoded { picture, orientation } = if bytes.starts_with(png::SIGNATURE) {
        png::read(bytes)?
    } else if bytes.starts_with(jpeg::SIGNATURE) {
        jpeg::read(bytes, longest)?
    } else {
        return Err(other_format(bytes).map_or(Unfit::Unknown, Unfit::Format));
    };
    let longer = picture.width.max(picture.height);
    let small = if longer > longest {
        let shrunk = |side: u32| {
            let side = u64::from(side) * u64::from(longest) / u64::from(longer);
            u32::try_from(side).unwrap_or(longest).max(1)
        };
        picture.sampled(Crop::all(&picture), (shrunk(picture.width), shrunk(picture.height)))
    } else {
        picture
    };
    Ok(orientation.upright(small))
}

/// Refuses a picture of this size where it has too many pixels, or none.
pub(super) fn check_size(width: u32, height: u32) -> Result<(), Unfit> {
    match u64::from(width) * u64::from(height) {
        0 => Err(Unfit::Broken),
        pixels if pixels > MOST_PIXELS => Err(Unfit::TooLarge(width, height)),
        _ => Ok(()),
    }
}

/// The name of a format that people take for pictures, by what its files begin with.
fn other_format(bytes: &[u8]) -> Option<&'static str> {
    let brand =
        |brands: &[&[u8]]| bytes.get(4..8) == Some(b"ftyp") && brands.iter().any(|b| bytes.get(8..12) == Some(b));
    let text = || {
        let begin = &bytes[..bytes.len().min(1000)];
        begin.windows(4).any(|window| window == b"<svg")
    };
    Some(match bytes {
        [b'G', b'I', b'F', b'8', ..] => "GIF",
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "WebP",
        [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => "BMP",
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => "TIFF",
        [b'%', b'P', b'D', b'F', b'-', ..] => "PDF",
        _ if brand(&[b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"]) => "HEIC",
        _ if brand(&[b"avif", b"avis"]) => "AVIF",
        _ if text() => "SVG",
        _ => return None,
    })
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

//! Reads a picture from the bytes of a file.
//!
//! In: any bytes; what they are is seen in them, and not in the name of their file. Out: a picture that is upright
//! and has no more pixels than a sheet can show. How many pixels there are is known, and refused, before
//! room is made for them.

use super::decoded::{Decoded, PictureError};
use super::sampling::{Crop, shrunk};
use super::{Picture, jpeg, png};

/// The most pixels of the longer side that a sheet can show: 135 mm at 300 per inch.
pub const LONGEST_SIDE: u32 = 1600;

/// The picture in a file: upright, its longer side `longest` pixels or less, with eight bits a colour.
///
/// # Errors
/// The bytes are no whole PNG or JPEG picture of at most [`PIXELS`](crate::limits::PIXELS).
pub fn read(bytes: &[u8], longest: u32) -> Result<Picture, PictureError> {
    let Decoded { picture, orientation } = if bytes.starts_with(png::SIGNATURE) {
        png::read(bytes, longest)?
    } else if bytes.starts_with(jpeg::SIGNATURE) {
        jpeg::read(bytes, longest)?
    } else {
        return Err(other_format(bytes).map_or(PictureError::Unknown, PictureError::Format));
    };
    let whole = (picture.width, picture.height);
    let few = shrunk(whole, longest);
    let small = if few == whole { picture } else { picture.sampled(Crop::all(&picture), few) };
    Ok(orientation.upright(small))
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

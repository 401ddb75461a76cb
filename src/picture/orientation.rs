//! The orientation of a photo.
//!
//! In: Exif metadata (version 2.32, in the layout of TIFF 6.0). Out: the rotation or mirroring that turns the picture
//! upright. Malformed metadata is ignored.

use super::Picture;

/// How to turn pixels upright: mirror along the diagonal, then left to right, then top to bottom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Orientation {
    diagonal: bool,
    sideways: bool,
    upside_down: bool,
}

/// The tag (TIFF 6.0, section 8), and its type: 16 bits.
const ORIENTATION: u16 = 0x0112;
const SHORT: u16 = 3;
/// A directory has a few dozen entries.
const MOST_ENTRIES: usize = 1000;

impl Orientation {
    /// The orientation in Exif data, which begins with the byte order.
    pub(super) fn read(notes: &[u8]) -> Orientation {
        number(notes).map_or(Orientation::default(), Orientation::of)
    }

    /// By its value in Exif, 1 to 8.
    fn of(number: u16) -> Orientation {
        let (diagonal, sideways, upside_down) = match number {
            2 => (false, true, false),
            3 => (false, true, true),
            4 => (false, false, true),
            5 => (true, false, false),
            6 => (true, true, false),
            7 => (true, true, true),
            8 => (true, false, true),
            _ => (false, false, false),
        };
        Orientation { diagonal, sideways, upside_down }
    }

    /// The picture, upright.
    pub(super) fn upright(self, picture: Picture) -> Picture {
        if self == Orientation::default() {
            return picture;
        }
        let Picture { width, height, pixels, nature } = picture;
        let (wide, high) = if self.diagonal { (height, width) } else { (width, height) };
        let from = |x: u32, y: u32| {
            let x = if self.sideways { wide - 1 - x } else { x };
            let y = if self.upside_down { high - 1 - y } else { y };
            let (x, y) = if self.diagonal { (y, x) } else { (x, y) };
            (y as usize * width as usize + x as usize) * 4
        };
        let mut upright = Vec::with_capacity(pixels.len());
        for y in 0..high {
            for x in 0..wide {
                let at = from(x, y);
                upright.extend_from_slice(&pixels[at..at + 4]);
            }
        }
        Picture { width: wide, height: high, pixels: upright, nature }
    }
}

/// The number of the orientation; `None` if the metadata has none.
fn number(notes: &[u8]) -> Option<u16> {
    let big = match notes.get(..2)? {
        b"MM" => true,
        b"II" => false,
        _ => return None,
    };
    let short = |at: usize| -> Option<u16> {
        let bytes: [u8; 2] = notes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if big { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    };
    let long: [u8; 4] = notes.get(4..8)?.try_into().ok()?;
    let directory = usize::try_from(if big { u32::from_be_bytes(long) } else { u32::from_le_bytes(long) }).ok()?;
    let entries = usize::from(short(directory)?).min(MOST_ENTRIES);
    let mut places = (0..entries).map(|entry| directory + 2 + entry * 12);
    let entry = places.find(|at| short(*at) == Some(ORIENTATION))?;
    if short(entry + 2)? == SHORT { short(entry + 8) } else { None }
}

//! JPEG files.
//!
//! In: the bytes of a file. Out: its pixels; of a large photo every second, fourth or eighth in each direction, averaged,
//! where that leaves enough. Grey, and the inks of print, become red, green and blue.

use jpeg_decoder::{Decoder, Error, ImageInfo, PixelFormat, UnsupportedFeature};

use super::decoded::{Decoded, PictureError, Unsupported, check_size};
use super::orientation::Orientation;
use super::{Nature, Picture};
use crate::limits::PASSES;

/// The signature of JPEG files.
pub(super) const SIGNATURE: &[u8] = b"\xff\xd8\xff";

/// The picture in a JPEG file, whose longer side may have more than `longest` pixels, but not needlessly many.
pub(super) fn read(bytes: &[u8], longest: u32) -> Result<Decoded, PictureError> {
    let mut decoder = Decoder::new(bytes);
    decoder.read_info().map_err(|error| unfit(&error))?;
    let whole = decoder.info().ok_or(PictureError::Broken)?;
    check_size(u32::from(whole.width), u32::from(whole.height))?;
    if passes(bytes) > PASSES {
        return Err(PictureError::Unsupported(Unsupported::Passes));
    }
    let side = u16::try_from(longest).unwrap_or(u16::MAX);
    let (width, height) = decoder.scale(side, side).map_err(|error| unfit(&error))?;
    let samples = decoder.decode().map_err(|error| unfit(&error))?;
    let (width, height) = (u32::from(width), u32::from(height));
    let pixels = in_colour(&samples, whole);
    if pixels.len() as u64 != u64::from(width) * u64::from(height) * 4 {
        return Err(PictureError::Broken);
    }
    let orientation = decoder.exif_data().map_or(Orientation::default(), Orientation::read);
    Ok(Decoded { picture: Picture { width, height, pixels, nature: Nature::Photo }, orientation })
}

/// An upper bound for the number of scans.
fn passes(bytes: &[u8]) -> usize {
    bytes.windows(2).filter(|pair| pair == b"\xff\xda").count()
}

/// The same pixels as red, green, blue and opacity.
fn in_colour(samples: &[u8], info: ImageInfo) -> Vec<u8> {
    match info.pixel_format {
        PixelFormat::L8 => samples.iter().flat_map(|grey| [*grey, *grey, *grey, u8::MAX]).collect(),
        // The first byte is the one that counts.
        PixelFormat::L16 => samples
            .chunks_exact(2)
            .map(|pair| (u16::from_ne_bytes([pair[0], pair[1]]) >> 8).to_be_bytes()[1])
            .flat_map(|grey| [grey, grey, grey, u8::MAX])
            .collect(),
        PixelFormat::RGB24 => {
            samples.chunks_exact(3).flat_map(|pixel| [pixel[0], pixel[1], pixel[2], u8::MAX]).collect()
        }
        PixelFormat::CMYK32 => samples
            .chunks_exact(4)
            .flat_map(|ink| {
                let light = |of: u8| {
                    let light = u16::from(u8::MAX - of) * u16::from(u8::MAX - ink[3]) / u16::from(u8::MAX);
                    u8::try_from(light).unwrap_or(u8::MAX)
                };
                [light(ink[0]), light(ink[1]), light(ink[2]), u8::MAX]
            })
            .collect(),
    }
}

fn unfit(error: &Error) -> PictureError {
    match error {
        Error::Unsupported(UnsupportedFeature::ArithmeticEntropyCoding) => {
            PictureError::Unsupported(Unsupported::Arithmetic)
        }
        Error::Unsupported(UnsupportedFeature::SamplePrecision(_)) => PictureError::Unsupported(Unsupported::Precision),
        Error::Unsupported(_) => PictureError::Unsupported(Unsupported::Rare),
        Error::Format(_) | Error::Io(_) | Error::Internal(_) => PictureError::Broken,
    }
}

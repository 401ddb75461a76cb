//! PNG files.
//!
//! In: the bytes of a file. Out: its pixels, of an animation the first picture. Palettes, grey and 16 bits
//! become eight bits of red, green, blue and opacity.

use std::io::Cursor;

use png::{ColorType, Decoder, DecodingError, Limits, Transformations};

use super::Picture;
use super::decoded::{Decoded, Unfit, check_size, nature};
use super::orientation::Orientation;
use crate::limits::PIXELS;

/// What every PNG file begins with.
pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The picture in a PNG file.
pub(super) fn read(bytes: &[u8]) -> Result<Decoded, Unfit> {
    let most = usize::try_from(PIXELS).unwrap_or(usize::MAX).saturating_mul(8);
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: most });
    decoder.set_transformations(Transformations::normalize_to_color8());
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    let (width, height) = decoder.read_header_info().map_err(|error| unfit(&error))?.size();
    check_size(width, height)?;
    let mut reader = decoder.read_info().map_err(|error| unfit(&error))?;
    let mut samples = vec![0; reader.output_buffer_size().ok_or(Unfit::TooLarge(width, height))?];
    let frame = reader.next_frame(&mut samples).map_err(|error| unfit(&error))?;
    samples.truncate(frame.buffer_size());
    let pixels = with_opacity(samples, frame.color_type);
    if (frame.width, frame.height) != (width, height) || pixels.len() as u64 != u64::from(width) * u64::from(height) * 4
    {
        return Err(Unfit::Broken);
    }
    // Phones and cameras write JPEG; programs that make PNG of it may carry the same note along.
    let orientation =
        reader.info().exif_metadata.as_ref().map_or(Orientation::default(), |exif| Orientation::read(exif));
    let nature = nature(&pixels);
    Ok(Decoded { picture: Picture { width, height, pixels, nature }, orientation })
}

/// The same pixels with four bytes each.
fn with_opacity(samples: Vec<u8>, kind: ColorType) -> Vec<u8> {
    match kind {
        ColorType::Rgba => samples,
        ColorType::Rgb => samples.chunks_exact(3).flat_map(|pixel| [pixel[0], pixel[1], pixel[2], u8::MAX]).collect(),
        ColorType::GrayscaleAlpha => {
            samples.chunks_exact(2).flat_map(|pixel| [pixel[0], pixel[0], pixel[0], pixel[1]]).collect()
        }
        // A palette was made plain colours by the reader.
        ColorType::Grayscale | ColorType::Indexed => {
            samples.into_iter().flat_map(|grey| [grey, grey, grey, u8::MAX]).collect()
        }
    }
}

fn unfit(error: &DecodingError) -> Unfit {
    match error {
        DecodingError::LimitsExceeded => Unfit::Unsupported("a PNG picture that takes too much memory"),
        _ => Unfit::Broken,
    }
}

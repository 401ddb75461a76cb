//! PNG files.
//!
//! In: the bytes of a file. Out: its pixels, of an animation the first picture. Palettes, grey and 16 bits
//! become eight bits of red, green, blue and opacity. Rows are read one after the other and averaged at once, so that a
//! large picture is never whole in memory, unless its rows come in several passes.

use std::io::Cursor;

use png::{ColorType, Decoder, DecodingError, Limits, Reader, Transformations};

use super::Picture;
use super::decoded::{Colours, Decoded, PictureError, Unsupported, check_size};
use super::orientation::Orientation;
use super::sampling::{RowReader, averaged, shrunk};
use crate::limits::PIXELS;

/// The signature of PNG files.
pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The picture in a PNG file, whose longer side has `longest` pixels at most.
pub(super) fn read(bytes: &[u8], longest: u32) -> Result<Decoded, PictureError> {
    let most = usize::try_from(PIXELS).unwrap_or(usize::MAX).saturating_mul(8);
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: most });
    decoder.set_transformations(Transformations::normalize_to_color8());
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    let size = decoder.read_header_info().map_err(|error| unfit(&error))?.size();
    check_size(size.0, size.1)?;
    let mut source = PngRows::new(decoder.read_info().map_err(|error| unfit(&error))?)?;
    let few = shrunk(size, longest);
    let pixels = if few == size { source.all()? } else { averaged(&mut source, size, few)? };
    source.finish()?;
    // Phones and cameras write JPEG; programs that make PNG of it may carry the same note along.
    let exif = source.reader.info().exif_metadata.as_ref();
    let orientation = exif.map_or(Orientation::default(), |exif| Orientation::read(exif));
    let nature = source.colours.nature();
    Ok(Decoded { picture: Picture { width: few.0, height: few.1, pixels, nature }, orientation })
}

/// Reads the rows of a PNG file.
struct PngRows<'a> {
    reader: Reader<Cursor<&'a [u8]>>,
    kind: ColorType,
    /// All samples of a picture whose rows come in several passes.
    whole: Option<Vec<u8>>,
    /// How many bytes a row of samples has.
    length: usize,
    /// The number of rows.
    count: usize,
    /// The last row, with four bytes a pixel.
    row: Vec<u8>,
    colours: Colours,
}

impl<'a> PngRows<'a> {
    fn new(mut reader: Reader<Cursor<&'a [u8]>>) -> Result<PngRows<'a>, PictureError> {
        let (width, height) = reader.info().size();
        if reader.info().frame_control.is_some_and(|frame| (frame.width, frame.height) != (width, height)) {
            return Err(PictureError::Broken);
        }
        let whole = if reader.info().interlaced {
            let mut samples = vec![0; reader.output_buffer_size().ok_or(PictureError::TooLarge(width, height))?];
            reader.next_frame(&mut samples).map_err(|error| unfit(&error))?;
            Some(samples)
        } else {
            None
        };
        let (kind, _) = reader.output_color_type();
        let length = reader.output_line_size(width).ok_or(PictureError::TooLarge(width, height))?;
        let (count, pixels) = (height as usize, width as usize * height as usize);
        Ok(PngRows { reader, kind, whole, length, count, row: Vec::new(), colours: Colours::of(pixels) })
    }

    /// The pixels of all rows.
    fn all(&mut self) -> Result<Vec<u8>, PictureError> {
        let mut pixels = Vec::new();
        for index in 0..self.count {
            pixels.extend_from_slice(self.row(index)?);
        }
        Ok(pixels)
    }

    /// Reads what follows the last row, so that a truncated file is found.
    fn finish(&mut self) -> Result<(), PictureError> {
        if self.whole.is_none() && self.reader.next_row().map_err(|error| unfit(&error))?.is_some() {
            return Err(PictureError::Broken);
        }
        Ok(())
    }
}

impl RowReader for PngRows<'_> {
    fn row(&mut self, index: usize) -> Result<&[u8], PictureError> {
        let kind = self.kind;
        self.row.clear();
        if let Some(samples) = &self.whole {
            let begin = index * self.length;
            with_opacity(samples.get(begin..begin + self.length).ok_or(PictureError::Broken)?, kind, &mut self.row);
        } else {
            let next = self.reader.next_row().map_err(|error| unfit(&error))?.ok_or(PictureError::Broken)?;
            with_opacity(next.data(), kind, &mut self.row);
        }
        self.colours.look(&self.row);
        Ok(&self.row)
    }
}

/// Adds the same pixels with four bytes each.
fn with_opacity(samples: &[u8], kind: ColorType, pixels: &mut Vec<u8>) {
    match kind {
        ColorType::Rgba => pixels.extend_from_slice(samples),
        ColorType::Rgb => {
            pixels.extend(samples.chunks_exact(3).flat_map(|pixel| [pixel[0], pixel[1], pixel[2], u8::MAX]));
        }
        ColorType::GrayscaleAlpha => {
            pixels.extend(samples.chunks_exact(2).flat_map(|pixel| [pixel[0], pixel[0], pixel[0], pixel[1]]));
        }
        // A palette was made plain colours by the reader.
        ColorType::Grayscale | ColorType::Indexed => {
            pixels.extend(samples.iter().flat_map(|grey| [*grey, *grey, *grey, u8::MAX]));
        }
    }
}

fn unfit(error: &DecodingError) -> PictureError {
    match error {
        DecodingError::LimitsExceeded => PictureError::Unsupported(Unsupported::Memory),
        _ => PictureError::Broken,
    }
}

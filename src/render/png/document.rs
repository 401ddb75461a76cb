//! The picture around the pixels: its size, what it says about itself, and its rows.
//!
//! In: a scene, its fonts and how fine to draw it. Out: the bytes of the file.

use png::{BitDepth, ColorType, Encoder, EncodingError, Info, PixelDimensions, SrgbRenderingIntent, Unit};

use std::io::Write;

use crate::geometry::{Mm, Size};
use crate::render::mark::MARK;
use crate::render::{FileNames, RenderError};
use crate::scene::{Item, Scene};
use crate::text::FontSet;

use super::canvas::Canvas;
use super::fonts::GlyphOutlines;
use super::{Resolution, pictures, shapes, text};

/// The most pixels of a picture: A0 at 400 dots per inch. Few programs open larger ones.
pub const MOST_PIXELS: u64 = 250_000_000;
/// The number of pixels painted at once, of four bytes each.
const STRIP_PIXELS: u32 = 12_000_000;
const MM_PER_INCH: f64 = 25.4;

pub(super) fn document(
    scene: &Scene,
    fonts: &FontSet,
    resolution: Resolution,
    names: FileNames,
) -> Result<Vec<u8>, RenderError> {
    let (width, height) = pixels(scene.size, resolution)?;
    let mut faces = GlyphOutlines::new(scene, fonts)?;
    let mut bytes = Vec::new();
    let mut writer = encoder(scene, &mut bytes, (width, height), resolution, names).map_err(|error| broken(&error))?;
    let mut rows = writer.stream_writer().map_err(|error| broken(&error))?;
    let strip = (STRIP_PIXELS / width).clamp(1, height);
    let mut top = 0;
    while top < height {
        let size = (width, strip.min(height - top));
        let mut canvas = Canvas::new(size, top, f64::from(resolution.dpi()) / MM_PER_INCH).ok_or_else(no_room)?;
        paint(&scene.items, &mut faces, &mut canvas);
        rows.write_all(&canvas.rows()).map_err(|error| broken(&error.into()))?;
        top += size.1;
    }
    rows.finish().and_then(|()| writer.finish()).map_err(|error| broken(&error))?;
    Ok(bytes)
}

/// How many pixels sheets have together.
pub fn pixel_count(scenes: &[Scene], resolution: Resolution) -> u64 {
    let count = |(width, height): (u64, u64)| width.saturating_mul(height);
    scenes.iter().map(|scene| count(dots(scene.size, resolution.dpi()))).fold(0, u64::saturating_add)
}

/// The finest resolution in which sheets have no more than `most` pixels together; none where there is none.
pub fn finest(scenes: &[Scene], most: u64) -> Option<Resolution> {
    let mut all = (Resolution::LEAST..=Resolution::MOST).rev().filter_map(Resolution::new);
    all.find(|resolution| pixel_count(scenes, *resolution) <= most)
}

/// How many dots a sheet has across and along, at least one each.
fn dots(size: Size, dpi: u16) -> (u64, u64) {
    let dots = |length: Mm| -> u64 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "casts of floats saturate")]
        let dots = (length.0 * f64::from(dpi) / MM_PER_INCH).round() as u64;
        dots.max(1)
    };
    (dots(size.width), dots(size.height))
}

/// How many pixels a sheet has across and along.
fn pixels(size: Size, resolution: Resolution) -> Result<(u32, u32), RenderError> {
    let at = |dpi: u16| dots(size, dpi);
    let few = |(width, height): (u64, u64)| width.saturating_mul(height) <= MOST_PIXELS;
    let size = at(resolution.dpi());
    if let (true, Ok(width), Ok(height)) = (few(size), u32::try_from(size.0), u32::try_from(size.1)) {
        return Ok((width, height));
    }
    let finest = (Resolution::LEAST..resolution.dpi()).rev().find(|dpi| few(at(*dpi)));
    Err(RenderError::Pixels { size, dpi: resolution.dpi(), most: finest.unwrap_or(Resolution::LEAST) })
}

fn encoder<'b>(
    scene: &Scene,
    bytes: &'b mut Vec<u8>,
    (width, height): (u32, u32),
    resolution: Resolution,
    names: FileNames,
) -> Result<png::Writer<&'b mut Vec<u8>>, EncodingError> {
    let mut info = Info::with_size(width, height);
    info.color_type = ColorType::Rgb;
    info.bit_depth = BitDepth::Eight;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1,417 to 47,244")]
    let per_metre = (f64::from(resolution.dpi()) / MM_PER_INCH * 1000.0).round() as u32;
    info.pixel_dims = Some(PixelDimensions { xppu: per_metre, yppu: per_metre, unit: Unit::Meter });
    let mut encoder = Encoder::with_info(bytes, info)?;
    encoder.set_source_srgb(SrgbRenderingIntent::RelativeColorimetric);
    encoder.add_text_chunk(MARK.to_owned(), names.prefix())?;
    for (keyword, text) in [("Title", &scene.title), ("Author", &scene.author), ("Description", &scene.description)] {
        if !text.is_empty() {
            encoder.add_itxt_chunk(keyword.to_owned(), text.clone())?;
        }
    }
    encoder.write_header()
}

fn paint(items: &[Item], faces: &mut GlyphOutlines, canvas: &mut Canvas) {
    for item in items {
        match item {
            Item::Group(group) => paint(&group.items, faces, canvas),
            Item::Box(item) => shapes::rectangle(item, canvas),
            Item::Path(item) => shapes::path(item, canvas),
            Item::Text(item) => text::line(item, faces, canvas),
            Item::Picture(item) => pictures::picture(item, canvas),
        }
    }
}

fn broken(error: &EncodingError) -> RenderError {
    RenderError::Internal(format!("a picture cannot be written ({error})"))
}

fn no_room() -> RenderError {
    RenderError::Internal("a strip of a picture has no pixels".to_owned())
}

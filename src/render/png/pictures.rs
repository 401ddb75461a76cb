//! Pictures as pixels.
//!
//! In: pictures in their final size. Out: the same, in the size of the pixels that they cover, painted inside of
//! their round corners.

use tiny_skia::{ColorU8, Pixmap};

use crate::picture::{Crop, Picture};
use crate::scene::PictureItem;

use super::canvas::Canvas;
use super::shapes;

/// Paints a picture.
pub(super) fn picture(item: &PictureItem, canvas: &mut Canvas) {
    let Some(path) = shapes::placed(&shapes::rounded(item.area, item.radius), canvas) else { return };
    if !canvas.shows(&path) {
        return;
    }
    // The painter takes single pixels where a picture has more of them than the sheet.
    let size = (covered(canvas.single(item.area.width)), covered(canvas.single(item.area.height)));
    let picture = item.picture.sampled(Crop::all(&item.picture), size);
    if let Some(pixels) = pixels(&picture) {
        canvas.paint_picture(&path, &pixels, item.area);
    }
}

/// How many pixels a length touches.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "casts of floats saturate")]
fn covered(length: f32) -> u32 {
    length.ceil() as u32
}

fn pixels(picture: &Picture) -> Option<Pixmap> {
    let mut pixels = Pixmap::new(picture.width, picture.height)?;
    for (to, from) in pixels.pixels_mut().iter_mut().zip(picture.pixels.chunks_exact(4)) {
        *to = ColorU8::from_rgba(from[0], from[1], from[2], from[3]).premultiply();
    }
    Some(pixels)
}

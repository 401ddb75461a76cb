//! Downsampling.
//!
//! In: a picture, the piece of it that is wanted, and how many pixels it may have. Out: that piece, each of its pixels
//! the average of those that lie under it. Averages are made of light and not of the numbers that stand for it, which
//! would darken fine detail: the square of a number is near enough to its light. All sums are exact enough to
//! come out the same on every processor: no order of them is left open. Rows are asked for one after the other, so that
//! a large picture need not be in memory.

use std::ops::Range;

use super::{Picture, PictureError};

/// A part of a picture, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Crop {
    /// Left edge.
    pub x: u32,
    /// Top edge.
    pub y: u32,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

impl Crop {
    /// The whole of a picture, uncropped.
    #[must_use]
    pub const fn all(picture: &Picture) -> Crop {
        Crop { x: 0, y: 0, width: picture.width, height: picture.height }
    }

    /// The piece as far as it lies in a picture, with one pixel at least.
    fn within(self, picture: &Picture) -> Crop {
        let x = self.x.min(picture.width.saturating_sub(1));
        let y = self.y.min(picture.height.saturating_sub(1));
        let width = self.width.clamp(1, (picture.width - x).max(1));
        let height = self.height.clamp(1, (picture.height - y).max(1));
        Crop { x, y, width, height }
    }
}

/// Width and height, scaled down so that the longer side has at most `longest` pixels.
pub(super) fn shrunk((width, height): (u32, u32), longest: u32) -> (u32, u32) {
    let longer = width.max(height);
    if longer <= longest {
        return (width, height);
    }
    let share = |side: u32| {
        let side = u64::from(side) * u64::from(longest) / u64::from(longer);
        u32::try_from(side).unwrap_or(longest).max(1)
    };
    (share(width), share(height))
}

/// The light of a pixel: red, green and blue as far as it is opaque, and opacity.
type Light = [f32; 4];

/// Rows of pixels from the top: red, green, blue and opacity of each.
pub(super) trait RowReader {
    /// A row. None is asked for twice, nor after one that is further down.
    ///
    /// # Errors
    /// The row cannot be decoded.
    fn row(&mut self, index: usize) -> Result<&[u8], PictureError>;
}

/// The rows of a part of a picture in memory.
struct CropRows<'a> {
    picture: &'a Picture,
    crop: Crop,
}

impl RowReader for CropRows<'_> {
    fn row(&mut self, index: usize) -> Result<&[u8], PictureError> {
        let Crop { x, y, width, .. } = self.crop;
        let begin = ((y as usize + index) * self.picture.width as usize + x as usize) * 4;
        Ok(self.picture.pixels.get(begin..begin + width as usize * 4).unwrap_or_default())
    }
}

impl Picture {
    /// A piece of the picture, `width` pixels wide and `height` high, but never more than it has.
    #[must_use]
    pub fn sampled(&self, crop: Crop, (width, height): (u32, u32)) -> Picture {
        let crop = crop.within(self);
        let (width, height) = (width.clamp(1, crop.width), height.clamp(1, crop.height));
        let mut rows = CropRows { picture: self, crop };
        // Rows in memory can be had.
        let pixels = averaged(&mut rows, (crop.width, crop.height), (width, height)).unwrap_or_default();
        Picture { width, height, pixels, nature: self.nature }
    }
}

/// The pixels of a picture of `many` by `many` pixels, with `few` by `few`, no more than it has and one at least.
///
/// # Errors
/// A row cannot be decoded.
pub(super) fn averaged(rows: &mut impl RowReader, many: (u32, u32), few: (u32, u32)) -> Result<Vec<u8>, PictureError> {
    let (width, height) = few;
    let columns: Vec<Shares> = (0..width).map(|at| Shares::of(at, width, many.0)).collect();
    let mut pixels = Vec::with_capacity(width as usize * height as usize * 4);
    // The row of the picture that was averaged last; two rows of the result may share one.
    let mut last: (Option<usize>, Vec<Light>) = (None, Vec::new());
    for at in 0..height {
        let shares = Shares::of(at, height, many.1);
        let mut sums = vec![Light::default(); width as usize];
        for (index, share) in shares.each() {
            if last.0 != Some(index) {
                last = (Some(index), in_columns(rows.row(index)?, &columns));
            }
            for (sum, light) in sums.iter_mut().zip(&last.1) {
                add(sum, light, share);
            }
        }
        pixels.extend(sums.into_iter().flat_map(seen));
    }
    Ok(pixels)
}

/// One row, averaged into columns.
fn in_columns(row: &[u8], columns: &[Shares]) -> Vec<Light> {
    let average = |shares: &Shares| {
        let mut sum = Light::default();
        for (index, share) in shares.each() {
            if let Some(&[red, green, blue, opacity]) = row.get(index * 4..index * 4 + 4) {
                let opacity = f32::from(opacity);
                let light = |number: u8| f32::from(number) * f32::from(number) * opacity;
                add(&mut sum, &[light(red), light(green), light(blue), opacity], share);
            }
        }
        sum
    };
    columns.iter().map(average).collect()
}

fn add(sum: &mut Light, light: &Light, share: f32) {
    for (sum, light) in sum.iter_mut().zip(light) {
        *sum += light * share;
    }
}

/// The pixel that shows this light.
fn seen([red, green, blue, opacity]: Light) -> [u8; 4] {
    if opacity <= 0.0 {
        return [0; 4];
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "casts of floats saturate")]
    let byte = |number: f32| number.round() as u8;
    let number = |light: f32| byte((light / opacity).sqrt());
    [number(red), number(green), number(blue), byte(opacity)]
}

/// Which of many pixels lie under one of fewer, and how much of each.
struct Shares {
    range: Range<usize>,
    /// The share of the first, of those between, and of the last.
    shares: [f32; 3],
}

impl Shares {
    /// Under pixel `at` of `few`, when `many` take the same room.
    #[expect(clippy::cast_precision_loss, reason = "a side of a picture has far fewer pixels than 2^24")]
    #[expect(clippy::cast_possible_truncation, reason = "an index into a side of a picture")]
    fn of(at: u32, few: u32, many: u32) -> Shares {
        let (at, few, many) = (u64::from(at), u64::from(few), u64::from(many));
        // Counted in pieces of which a pixel of the many has `few`, and one of the few has `many`.
        let (begin, end) = (at * many, (at + 1) * many);
        let (first, last) = (begin / few, end.div_ceil(few));
        let share = |pieces: u64| pieces as f32 / many as f32;
        let head = ((first + 1) * few).min(end) - begin;
        let tail = end - ((last - 1) * few).max(begin);
        Shares { range: first as usize..last as usize, shares: [share(head), share(few), share(tail)] }
    }

    fn each(&self) -> impl Iterator<Item = (usize, f32)> {
        let (first, last) = (self.range.start, self.range.end - 1);
        self.range.clone().map(move |index| {
            let which = if index == first {
                0
            } else if index == last {
                2
            } else {
                1
            };
            (index, self.shares[which])
        })
    }
}

//! Pictures, cropped and sampled for their places.
//!
//! In: scenes whose pictures are as they were read. Out: the same scenes, in which each picture has the proportions of
//! its place and no more pixels than print shows. The same piece in the same size is made once, however
//! often it stands on the sheets.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::geometry::{Mm, Rect};
use crate::picture::{Crop, Picture};
use crate::scene::{Item, PictureItem, Scene};

/// Resolution of printed photos, in pixels per inch.
const RESOLUTION: f64 = 300.0;
const MM_PER_INCH: f64 = 25.4;
/// The share of vertical cropping that is taken from the top: faces are usually in the upper half.
const ABOVE: f64 = 0.36;

/// Sampled pictures by address of the original (only compared for identity), crop, and size.
type SampleCache = BTreeMap<(usize, Crop, (u32, u32)), Arc<Picture>>;

/// The scenes with pictures that suit their places.
pub fn sampled(mut scenes: Vec<Scene>) -> Vec<Scene> {
    let mut cache = SampleCache::new();
    for scene in &mut scenes {
        sample(&mut scene.items, &mut cache);
    }
    scenes
}

fn sample(items: &mut [Item], cache: &mut SampleCache) {
    for item in items {
        match item {
            Item::Group(group) => sample(&mut group.items, cache),
            Item::Picture(item) => item.picture = suited(item, cache),
            Item::Box(_) | Item::Path(_) | Item::Text(_) => {}
        }
    }
}

fn suited(item: &PictureItem, cache: &mut SampleCache) -> Arc<Picture> {
    let whole = &item.picture;
    let crop = crop(whole, item.area);
    let enough = |length: Mm, most: u32| pixels((length.0 / MM_PER_INCH * RESOLUTION).ceil()).clamp(1, most);
    let size = (enough(item.area.width, crop.width), enough(item.area.height, crop.height));
    if crop == Crop::all(whole) && size == (whole.width, whole.height) {
        return Arc::clone(whole);
    }
    let key = (Arc::as_ptr(whole).addr(), crop, size);
    Arc::clone(cache.entry(key).or_insert_with(|| Arc::new(whole.sampled(crop, size))))
}

/// The largest piece of a picture that has the proportions of its place.
fn crop(picture: &Picture, area: Rect) -> Crop {
    let (width, height) = (f64::from(picture.width), f64::from(picture.height));
    let ratio = area.height / area.width;
    if !ratio.is_finite() || ratio <= 0.0 {
        return Crop::all(picture);
    }
    if height / width > ratio {
        let kept = pixels((width * ratio).round()).clamp(1, picture.height);
        Crop { y: pixels(f64::from(picture.height - kept) * ABOVE), height: kept, ..Crop::all(picture) }
    } else {
        let kept = pixels((height / ratio).round()).clamp(1, picture.width);
        Crop { x: (picture.width - kept) / 2, width: kept, ..Crop::all(picture) }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "casts of floats saturate")]
fn pixels(count: f64) -> u32 {
    count as u32
}

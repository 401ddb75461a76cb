//! Pictures as bytes that travel inside of a document.
//!
//! In: scenes with pictures in their final size. Out: the pictures, each once, and each as a JPEG or PNG file.

use std::collections::BTreeMap;
use std::sync::Arc;

use jpeg_encoder::{ColorType, Encoder};

use crate::picture::Picture;
use crate::scene::{Item, Scene};

use super::RenderError;

/// JPEG quality, of 100: artefacts are invisible on paper.
const QUALITY: u8 = 87;

/// The pictures of a document, in the order in which they are met.
#[derive(Default)]
pub(super) struct Gallery {
    /// The pictures, each once.
    pub(super) pictures: Vec<Arc<Picture>>,
    /// The index of each by address, which is only compared for identity.
    numbers: BTreeMap<usize, usize>,
}

impl Gallery {
    /// The pictures of `scenes`.
    pub(super) fn of(scenes: &[Scene]) -> Gallery {
        let mut gallery = Gallery::default();
        for leaf in scenes.iter().flat_map(Scene::leaves) {
            if let Item::Picture(item) = leaf {
                let next = gallery.pictures.len();
                if *gallery.numbers.entry(place(&item.picture)).or_insert(next) == next {
                    gallery.pictures.push(Arc::clone(&item.picture));
                }
            }
        }
        gallery
    }

    /// The number of a picture in the document; `None` where it is not of its scenes.
    pub(super) fn number(&self, picture: &Arc<Picture>) -> Option<usize> {
        self.numbers.get(&place(picture)).copied()
    }
}

fn place(picture: &Arc<Picture>) -> usize {
    Arc::as_ptr(picture).addr()
}

/// The picture as a JPEG file, without its opacity.
pub(super) fn jpeg(picture: &Picture) -> Result<Vec<u8>, RenderError> {
    let (Ok(width), Ok(height)) = (u16::try_from(picture.width), u16::try_from(picture.height)) else {
        return Err(RenderError::Internal("a photo is larger than JPEG takes".to_owned()));
    };
    let mut bytes = Vec::new();
    Encoder::new(&mut bytes, QUALITY)
        .encode(&picture.pixels, width, height, ColorType::Rgba)
        .map_err(|error| RenderError::Internal(format!("a photo cannot be written ({error})")))?;
    Ok(bytes)
}

/// The picture as a PNG file.
pub(super) fn png(picture: &Picture) -> Result<Vec<u8>, RenderError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, picture.width, picture.height);
    let opaque = picture.is_opaque();
    encoder.set_color(if opaque { png::ColorType::Rgb } else { png::ColorType::Rgba });
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    let plain = || picture.pixels.chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect::<Vec<u8>>();
    let written = encoder.write_header().and_then(|mut writer| {
        writer.write_image_data(&if opaque { plain() } else { picture.pixels.clone() })?;
        writer.finish()
    });
    written.map_err(|error| RenderError::Internal(format!("a picture cannot be written ({error})")))?;
    Ok(bytes)
}

//! Pictures as SVG elements.
//!
//! In: the pictures of a scene. Out: `image` elements with the picture as data, and the clip paths that round their
//! corners. Photos are JPEG, drawings and what shows through are PNG.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use svg::node::Node;
use svg::node::element::Element;

use crate::geometry::Mm;
use crate::picture::{Nature, Picture};
use crate::render::RenderError;
use crate::render::pictures::{Gallery, jpeg, png};
use crate::scene::{PictureItem, Scene};

use super::node::{element, number};

/// The pictures of a scene, ready to be shown.
pub(super) struct EmbeddedPictures {
    gallery: Gallery,
    /// The address of each: the picture itself.
    addresses: Vec<String>,
}

/// The pictures that `scene` shows.
pub(super) fn embedded(scene: &Scene) -> Result<EmbeddedPictures, RenderError> {
    let gallery = Gallery::of(std::slice::from_ref(scene));
    let addresses = gallery.pictures.iter().map(|picture| address(picture)).collect::<Result<_, _>>()?;
    Ok(EmbeddedPictures { gallery, addresses })
}

impl EmbeddedPictures {
    /// What differs between documents with different pictures.
    pub(super) fn content(&self) -> impl Iterator<Item = &[u8]> {
        self.addresses.iter().map(String::as_bytes)
    }
}

fn address(picture: &Picture) -> Result<String, RenderError> {
    let (kind, bytes) = match picture.nature {
        Nature::Photo if picture.is_opaque() => ("jpeg", jpeg(picture)?),
        Nature::Photo | Nature::Drawing => ("png", png(picture)?),
    };
    Ok(format!("data:image/{kind};base64,{}", STANDARD.encode(bytes)))
}

/// A picture as `image`, after the clip path of its corners where they are round. `count` is how many clip paths the
/// document has already.
pub(super) fn picture(
    item: &PictureItem,
    pictures: &EmbeddedPictures,
    prefix: &str,
    count: &mut usize,
) -> Vec<Element> {
    let Some(address) = pictures.gallery.number(&item.picture).and_then(|number| pictures.addresses.get(number)) else {
        return Vec::new();
    };
    let area = item.area;
    let place = || {
        vec![
            ("x", number(area.x)),
            ("y", number(area.y)),
            ("width", number(area.width.max(Mm::ZERO))),
            ("height", number(area.height.max(Mm::ZERO))),
        ]
    };
    let mut attributes = place();
    // The picture was cropped for its place; what rounding leaves over is not to show as a gap.
    attributes.extend([("preserveAspectRatio", "none".to_owned()), ("href", address.clone())]);
    let radius = item.radius.min(area.width / 2.0).min(area.height / 2.0);
    let mut elements = Vec::new();
    if radius > Mm::ZERO {
        let name = format!("{prefix}-clip{count}");
        *count += 1;
        attributes.push(("clip-path", format!("url(#{name})")));
        let mut clip = element("clipPath", [("id", name)]);
        clip.append(element("rect", place().into_iter().chain([("rx", number(radius))])));
        elements.push(clip);
    }
    elements.push(element("image", attributes));
    elements
}

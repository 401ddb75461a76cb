//! Pictures as objects of a PDF, and on a page.
//!
//! In: pictures, and where they stand. Out: an image object each, however many pages show it: a photo as JPEG, a drawing
//! exactly, and what shows through as a mask; and the operators that draw it, inside of its round corners.

use std::collections::BTreeMap;

use printpdf::{DictItem, ExternalStream, ExternalXObject, XObject, XObjectId};

use crate::geometry::Mm;
use crate::picture::{Nature, Picture};
use crate::render::RenderError;
use crate::render::corners::round_corners;
use crate::render::pictures::{Gallery, jpeg};
use crate::scene::PictureItem;

use super::page::Page;
use super::shapes::outline;

/// The objects of all pictures, by their names in the resources of the pages.
pub(super) fn embedded(gallery: &Gallery) -> Result<BTreeMap<XObjectId, XObject>, RenderError> {
    gallery.pictures.iter().enumerate().map(|(number, picture)| Ok((name(number), object(picture)?))).collect()
}

fn name(number: usize) -> XObjectId {
    XObjectId(format!("Picture{number:03}"))
}

fn object(picture: &Picture) -> Result<XObject, RenderError> {
    let mut stream = match picture.nature {
        Nature::Photo => image(picture, "DeviceRGB", jpeg(picture)?, Some("DCTDecode")),
        Nature::Drawing => {
            let colours = picture.pixels.chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
            image(picture, "DeviceRGB", colours, None)
        }
    };
    if !picture.is_opaque() {
        let opacity = picture.pixels.chunks_exact(4).map(|pixel| pixel[3]).collect();
        let mask = image(picture, "DeviceGray", opacity, None);
        stream.dict.insert("SMask".to_owned(), DictItem::Stream { stream: mask });
    }
    Ok(XObject::External(ExternalXObject { stream, width: None, height: None, dpi: None }))
}

/// An image (ISO 32000-1, 8.9.5). What has no filter yet is compressed when the file is written.
fn image(picture: &Picture, colours: &str, content: Vec<u8>, filter: Option<&str>) -> ExternalStream {
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let mut entries = vec![
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", DictItem::Int(i64::from(picture.width))),
        ("Height", DictItem::Int(i64::from(picture.height))),
        ("ColorSpace", name(colours)),
        ("BitsPerComponent", DictItem::Int(8)),
    ];
    entries.extend(filter.map(|filter| ("Filter", name(filter))));
    let dict = entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    ExternalStream { dict, content, compress: filter.is_none() }
}

/// Draws a picture.
pub(super) fn picture(item: &PictureItem, page: &mut Page) {
    let Some(number) = page.pictures.number(&item.picture) else { return };
    let area = item.area;
    page.content.write(&[], "q");
    let radius = item.radius.min(area.width / 2.0).min(area.height / 2.0);
    if radius > Mm::ZERO {
        outline(&round_corners(area, radius), page);
        page.content.write(&[], "W");
        page.content.write(&[], "n");
    }
    // An image fills a square of one by one, which this brings to its place.
    let [left, bottom, right, top] = page.area(area);
    page.content.write(&[right - left, 0.0, 0.0, top - bottom, left, bottom], "cm");
    page.content.name(&name(number).0);
    page.content.write(&[], "Do");
    page.content.write(&[], "Q");
}

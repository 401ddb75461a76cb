//! Pictures as objects of a PDF, and as operations of a page.
//!
//! In: pictures, and where they stand. Out: an image object each, however many pages show it: a photo as JPEG, a drawing
//! exactly, and what shows through as a mask; and the operations that draw it, inside of its round corners.

use std::collections::BTreeMap;

use printpdf::{
    CurTransMat, DictItem, ExternalStream, ExternalXObject, Op, PaintMode, Polygon, PolygonRing, WindingOrder, XObject,
    XObjectId, XObjectTransform,
};

use crate::geometry::{Mm, Point, Rect};
use crate::picture::{Nature, Picture};
use crate::render::RenderError;
use crate::render::corners::round_corners;
use crate::render::pictures::{Gallery, jpeg};
use crate::scene::PictureItem;

use super::page::Page;
use super::shapes::subpaths;

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
    page.ops.push(Op::SaveGraphicsState);
    let radius = item.radius.min(area.width / 2.0).min(area.height / 2.0);
    if radius > Mm::ZERO {
        clip(area, radius, page);
    }
    // An image fills a square of one by one, which this brings to its place.
    let [(x, y), (right, top)] = corners(area, page);
    page.ops.push(Op::SetTransformationMatrix { matrix: CurTransMat::Raw([right - x, 0.0, 0.0, top - y, x, y]) });
    page.ops.push(Op::UseXobject { id: name(number), transform: XObjectTransform::default() });
    page.ops.push(Op::RestoreGraphicsState);
}

/// The lower left and the upper right corner, in points.
pub(super) fn corners(area: Rect, page: &Page) -> [(f32, f32); 2] {
    [page.place(Point::new(area.x, area.bottom())), page.place(Point::new(area.right(), area.y))]
}

fn clip(area: Rect, radius: Mm, page: &mut Page) {
    let rings = subpaths(&round_corners(area, radius), page);
    let rings = rings.into_iter().map(|line| PolygonRing { points: line.points }).collect();
    let polygon = Polygon { rings, mode: PaintMode::Clip, winding_order: WindingOrder::NonZero };
    page.ops.push(Op::DrawPolygon { polygon });
}

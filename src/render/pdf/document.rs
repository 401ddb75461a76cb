//! The pages of a PDF and the tree of what is on them.
//!
//! In: scenes and their fonts. Out: pages as `printpdf` knows them, the tag tree, and the document that
//! `finish` completes. Groups become elements of the tree; shapes say nothing to a reader that cannot see
//! them, but for those of the emotion curve, which are a picture with a description, as photos and images are.

use std::collections::BTreeMap;

use lopdf::Document;
use printpdf::{
    Mm as PageMm, PdfDocument, PdfFont, PdfPage, PdfParseErrorSeverity, PdfSaveOptions, XObject, XObjectId,
};

use crate::geometry::{Point, Size};
use crate::render::RenderError;
use crate::render::pictures::Gallery;
use crate::render::structure::{is_decoration, is_picture, structure_type};
use crate::scene::{Item, PathItem, Scene, Segment};

use super::fonts::Faces;
use super::page::Page;
use super::tags::Element;
use super::{pictures, shapes, text};

/// A scene as a page, and what is on it for those who cannot see it.
pub(super) fn page(scene: &Scene, faces: &Faces, gallery: &Gallery) -> (PdfPage, Element) {
    let mut page = Page::new(scene.size.height, faces, gallery);
    let mut element = Element::new("Sect", &scene.name);
    add_items(&scene.items, false, &mut element, &mut page);
    let (width, height) = in_millimetres(scene.size);
    (PdfPage::new(width, height, page.finished()), element)
}

/// Close enough for `printpdf`; `finish` sets the boxes of the page exactly.
#[allow(clippy::cast_possible_truncation, reason = "a sheet is some metres at most")]
fn in_millimetres(size: Size) -> (PageMm, PageMm) {
    (PageMm(size.width.0 as f32), PageMm(size.height.0 as f32))
}

/// The document as `printpdf` makes it.
pub(super) fn written(
    pages: Vec<PdfPage>,
    faces: Faces,
    images: BTreeMap<XObjectId, XObject>,
) -> Result<Document, RenderError> {
    let mut document = PdfDocument::new("");
    document.resources.xobjects.map = images;
    for face in faces.into_values() {
        document.resources.fonts.map.insert(face.resource, PdfFont::new(face.parsed));
    }
    document.pages = pages;
    let mut warnings = Vec::new();
    let written = document.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings);
    match warnings.into_iter().find(|warning| warning.severity == PdfParseErrorSeverity::Error) {
        Some(error) => Err(RenderError::Internal(format!("the PDF could not be written ({})", error.msg))),
        None => Ok(written),
    }
}

/// Draws items and hangs what they say under `parent`.
fn add_items(items: &[Item], picture: bool, parent: &mut Element, page: &mut Page) {
    for item in items {
        match item {
            Item::Group(group) if is_decoration(group.meaning) => {
                page.mark_artifact();
                decorate(&group.items, page);
            }
            Item::Group(group) => {
                let mut element = Element::new(structure_type(group.meaning), &group.label);
                let picture = is_picture(group.meaning) && !group.label.is_empty();
                add_items(&group.items, picture, &mut element, page);
                parent.add(element);
            }
            Item::Text(line) => {
                parent.add_line(page.mark_content("P"));
                text::line(line, page);
            }
            Item::Path(path) if picture => {
                let number = page.mark_content("Figure");
                parent.add_shape(number, ends(path).map(|point| page.place(point)));
                shapes::path(path, page);
            }
            Item::Picture(picture) => {
                let number = page.mark_content("Figure");
                parent.add_shape(number, pictures::corners(picture.area, page).into_iter());
                pictures::picture(picture, page);
            }
            shape => {
                page.mark_artifact();
                decorate(std::slice::from_ref(shape), page);
            }
        }
    }
}

/// Draws items that are all of no meaning for a reader.
fn decorate(items: &[Item], page: &mut Page) {
    for item in items {
        match item {
            Item::Group(group) => decorate(&group.items, page),
            Item::Box(part) => shapes::rectangle(part, page),
            Item::Path(part) => shapes::path(part, page),
            Item::Text(part) => text::line(part, page),
            Item::Picture(part) => pictures::picture(part, page),
        }
    }
}

/// Where the strokes of a path end.
fn ends(path: &PathItem) -> impl Iterator<Item = Point> {
    path.segments.iter().filter_map(|segment| match *segment {
        Segment::Move(to) | Segment::Line(to) | Segment::Cubic(_, _, to) => Some(to),
        Segment::Close => None,
    })
}

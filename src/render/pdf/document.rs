//! The pages of a PDF and the tree of what is on them.
//!
//! In: scenes and their fonts. Out: the content of the pages, the tag tree, and the document that
//! `finish` completes. Groups become elements of the tree; shapes say nothing to a reader that cannot see
//! them, but for signs, which have words, and for the emotion curve, photos and images, which are pictures with a
//! description.

use std::collections::BTreeMap;
use std::iter;

use lopdf::{Dictionary, Document, Stream};
use printpdf::{
    Mm as PageMm, Op, PdfDocument, PdfFont, PdfPage, PdfParseErrorSeverity, PdfSaveOptions, XObject, XObjectId,
};

use crate::render::RenderError;
use crate::render::pictures::Gallery;
use crate::render::structure::{is_decoration, is_inline, is_picture, structure_type};
use crate::scene::{Group, Item, Scene, SemanticRole};

use super::fonts::{EmbeddedFont, EmbeddedFonts};
use super::page::Page;
use super::running::{Running, pieces};
use super::tags::Element;
use super::{annotations, pictures, shapes, text};

/// A scene as a page, and what is on it for screen readers. Heads and feet that say nothing new are not read again.
pub(super) fn page(
    scene: &Scene,
    running: &mut Running,
    faces: &EmbeddedFonts,
    gallery: &Gallery,
) -> (Vec<u8>, Element) {
    let mut page = Page::new(scene.size.height, faces, gallery);
    let mut element = Element::new("Sect", &scene.name);
    for item in &scene.items {
        match item {
            Item::Group(foot) if foot.role == SemanticRole::Footer && running.repeats_foot(foot) => {
                page.mark_running("Footer");
                decorate(&foot.items, &mut page);
            }
            Item::Group(head) if head.role == SemanticRole::Header => {
                let mut own = Element::new(structure_type(head.role), &head.label);
                for piece in pieces(&head.items) {
                    if running.repeats_title(piece, scene) {
                        page.mark_running("Header");
                        decorate(piece, &mut page);
                    } else {
                        add_items(piece, &mut own, &mut page);
                    }
                }
                element.add(own);
            }
            item => add_items(std::slice::from_ref(item), &mut element, &mut page),
        }
    }
    (page.finished(), element)
}

/// The document as `printpdf` makes it: fonts and pictures, and pages with the content streams `pages`.
pub(super) fn written(
    pages: Vec<Vec<u8>>,
    faces: EmbeddedFonts,
    images: BTreeMap<XObjectId, XObject>,
) -> Result<Document, RenderError> {
    let mut document = PdfDocument::new("");
    document.resources.xobjects.map = images;
    // `printpdf` learns the texts of glyphs from a first page, which is dropped again.
    let introductions = faces.values().flat_map(EmbeddedFont::introduction);
    let introductions = iter::once(Op::StartTextSection).chain(introductions).chain([Op::EndTextSection]);
    document.pages.push(page_of(introductions.collect()));
    document.pages.extend(pages.iter().map(|_| page_of(Vec::new())));
    for face in faces.into_values() {
        document.resources.fonts.map.insert(face.resource, PdfFont::new(face.parsed));
    }
    let mut warnings = Vec::new();
    let mut written = document.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings);
    if let Some(error) = warnings.into_iter().find(|warning| warning.severity == PdfParseErrorSeverity::Error) {
        return Err(failed(&error.msg));
    }
    written.delete_pages(&[1]);
    for (page, content) in written.get_pages().into_values().zip(pages) {
        let stream = written.get_dictionary(page).and_then(|page| page.get(b"Contents")?.as_reference());
        let stream = stream.map_err(|error| failed(&error.to_string()))?;
        written.set_object(stream, Stream::new(Dictionary::new(), content));
    }
    Ok(written)
}

fn failed(reason: &str) -> RenderError {
    RenderError::Internal(format!("the PDF could not be written ({reason})"))
}

/// A page for `printpdf`; `finish` gives it its size.
fn page_of(operations: Vec<Op>) -> PdfPage {
    PdfPage::new(PageMm(1.0), PageMm(1.0), operations)
}

/// Draws items and hangs what they say under `parent`.
fn add_items(items: &[Item], parent: &mut Element, page: &mut Page) {
    for item in items {
        match item {
            Item::Group(group) if is_decoration(group.role) => draw_artifacts(&group.items, page),
            Item::Group(group) if is_inline(group.role) => {
                parent.in_paragraph(|paragraph| add_inline(item, paragraph, page));
            }
            Item::Text(_) => parent.in_paragraph(|paragraph| add_inline(item, paragraph, page)),
            Item::Group(group) if is_picture(group) => {
                let mut figure = Element::new("Figure", &group.label);
                add_picture(&group.items, &mut figure, page);
                parent.add(figure);
            }
            Item::Group(group) if group.role == SemanticRole::Card && parent.is_list() => {
                parent.add(list_item(group, page));
            }
            Item::Group(group) => {
                let mut element = Element::new(structure_type(group.role), &group.label);
                if let SemanticRole::Heading(_) = group.role {
                    add_line(&group.items, &mut element, page);
                } else {
                    add_items(&group.items, &mut element, page);
                }
                parent.add(element);
            }
            shape => draw_artifacts(std::slice::from_ref(shape), page),
        }
    }
}

/// A card in a list: its sign and its number, then its words.
fn list_item(card: &Group, page: &mut Page) -> Element {
    let (mut label, mut body) = (Element::new("Lbl", ""), Element::new("LBody", ""));
    for item in &card.items {
        match item {
            Item::Group(group) if matches!(group.role, SemanticRole::Sign(_) | SemanticRole::Number) => {
                add_inline(item, &mut label, page);
            }
            _ => add_items(std::slice::from_ref(item), &mut body, page),
        }
    }
    let mut item = Element::new("LI", &card.label);
    item.add(label);
    item.add(body);
    item
}

/// Draws the parts of a line and hangs them under `parent`.
fn add_line(items: &[Item], parent: &mut Element, page: &mut Page) {
    for item in items {
        add_inline(item, parent, page);
    }
}

/// Draws a part of a line and hangs it under `parent`.
fn add_inline(item: &Item, parent: &mut Element, page: &mut Page) {
    match item {
        Item::Text(line) => {
            parent.add_content(page.mark_content("Span"));
            text::line(line, page);
        }
        Item::Group(Group { role: SemanticRole::Sign(_), label, items, .. }) if !label.is_empty() => {
            // What the sign says, for screen readers.
            let mut sign = Element::spoken(label);
            sign.add_content(page.mark_content("Span"));
            decorate(items, page);
            parent.add(sign);
        }
        Item::Group(Group { link: Some(link), label, items, .. }) if annotations::is_writable(&link.target) => {
            let mut element = Element::link(page.area(link.area), label, link.target.clone());
            add_line(items, &mut element, page);
            parent.add(element);
        }
        Item::Group(group) if matches!(group.role, SemanticRole::Number | SemanticRole::Reference) => {
            add_line(&group.items, parent, page);
        }
        other => draw_artifacts(std::slice::from_ref(other), page),
    }
}

/// Draws a picture that is described as a whole, with the words in it. Grounds are no part of it.
fn add_picture(items: &[Item], figure: &mut Element, page: &mut Page) {
    for item in items {
        match item {
            Item::Group(Group { link: Some(link), label, items, .. }) if annotations::is_writable(&link.target) => {
                let mut element = Element::link(page.area(link.area), label, link.target.clone());
                element.add_content(page.mark_content("Link"));
                decorate(items, page);
                figure.cover(page.area(link.area));
                figure.add(element);
            }
            Item::Group(group) if !is_decoration(group.role) => add_picture(&group.items, figure, page),
            Item::Text(line) => {
                figure.add_shape(page.mark_content("Figure"), page.area(line.area()));
                text::line(line, page);
            }
            Item::Path(path) => {
                if let Some(area) = path.area() {
                    figure.add_shape(page.mark_content("Figure"), page.area(area));
                }
                shapes::path(path, page);
            }
            Item::Picture(picture) => {
                figure.add_shape(page.mark_content("Figure"), page.area(picture.area));
                pictures::picture(picture, page);
            }
            other => draw_artifacts(std::slice::from_ref(other), page),
        }
    }
}

/// Draws items that screen readers skip.
fn draw_artifacts(items: &[Item], page: &mut Page) {
    page.mark_artifact();
    decorate(items, page);
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

//! The SVG document around the items of a scene.
//!
//! In: a scene and its embedded fonts. Out: the text of the document. What the groups mean becomes
//! roles, names and classes for screen readers and for those who restyle it.

use svg::node::Node;
use svg::node::element::Element;

use crate::render::FileNames;
use crate::render::mark::MARK;
use crate::render::structure::{class, is_picture};
use crate::scene::{Group, Item, Link, Scene, SemanticRole};

use super::access::{self, DocumentIds};
use super::fonts::FontStyles;
use super::node::{Leaf, element as svg_element, number, text_element};
use super::pictures::EmbeddedPictures;
use super::{pictures, shapes, text};

pub(super) fn document(scene: &Scene, faces: &FontStyles, pictures: &EmbeddedPictures, names: FileNames) -> String {
    let mut writer = SvgWriter { faces, pictures, addresses: DocumentIds::new(scene, names), clips: 0 };
    let mut root = svg_element("svg", writer.root_attributes(scene, names));
    root.append(text_element("title", [("id", writer.addresses.id("title"))], &scene.title));
    root.append(text_element("desc", [("id", writer.addresses.id("desc"))], &scene.description));
    if !faces.style.is_empty() {
        root.append(Leaf::new("style").around(&faces.style));
    }
    writer.add_items(&mut root, &scene.items, false);
    format!("{root}\n")
}

/// Writes the elements of a document.
struct SvgWriter<'a> {
    faces: &'a FontStyles,
    pictures: &'a EmbeddedPictures,
    addresses: DocumentIds<'a>,
    /// The number of clip paths so far.
    clips: usize,
}

impl SvgWriter<'_> {
    fn root_attributes(&self, scene: &Scene, names: FileNames) -> Vec<(&'static str, String)> {
        let (width, height) = (number(scene.size.width), number(scene.size.height));
        vec![
            ("xmlns", "http://www.w3.org/2000/svg".to_owned()),
            ("width", format!("{width}mm")),
            ("height", format!("{height}mm")),
            ("viewBox", format!("0 0 {width} {height}")),
            ("lang", scene.language.to_owned()),
            ("xml:lang", scene.language.to_owned()),
            // `img` would hide every text from screen readers; browsers without the graphics roles of ARIA
            // take the second word.
            ("role", "graphics-document document".to_owned()),
            ("aria-labelledby", self.addresses.id("title")),
            ("aria-describedby", self.addresses.id("desc")),
            ("class", self.faces.prefix.clone()),
            (MARK, names.prefix()),
            ("fill", "none".to_owned()),
            ("stroke-linecap", "round".to_owned()),
            ("stroke-linejoin", "round".to_owned()),
        ]
    }

    /// Adds items; `listed` says whether they are those of a list.
    fn add_items(&mut self, parent: &mut Element, items: &[Item], listed: bool) {
        for item in items {
            match item {
                Item::Group(part) => parent.append(self.group(part, listed)),
                Item::Box(part) => parent.append(shapes::rectangle(part)),
                Item::Path(part) => parent.append(shapes::path(part)),
                Item::Text(part) => parent.append(text::line(part, self.faces)),
                Item::Picture(part) => {
                    for element in pictures::picture(part, self.pictures, &self.faces.prefix, &mut self.clips) {
                        parent.append(element);
                    }
                }
            }
        }
    }

    fn group(&mut self, group: &Group, listed: bool) -> Element {
        // In a picture that is told as a whole, nothing can be reached without seeing it.
        let address = self.addresses.address(group).filter(|_| group.role != SemanticRole::ChartPoint);
        let mut attributes = Vec::new();
        if !group.id.is_empty() {
            attributes.push(("id", self.addresses.id(&group.id)));
        }
        attributes.push(("class", format!("{}-{}", self.faces.prefix, class(group.role))));
        attributes.extend(access::attributes(group, address.is_some(), listed));
        let name = if address.is_some() { "a" } else { "g" };
        let link = address.into_iter().map(|address| ("href", address));
        let mut element = svg_element(name, link.chain(attributes));
        if group.role == SemanticRole::Card && !group.label.is_empty() {
            // Shown by browsers under the pointer: the lane's name may be far away.
            element.append(text_element("title", [], &group.label));
        }
        if let (Some(link), "a") = (&group.link, name) {
            element.append(pressed(link));
        }
        if is_picture(group) {
            // Its words are said by its label.
            let mut inner = svg_element("g", [("aria-hidden", "true".to_owned())]);
            self.add_items(&mut inner, &group.items, false);
            element.append(inner);
        } else {
            self.add_items(&mut element, &group.items, group.role == SemanticRole::Cards);
        }
        element
    }
}

/// The invisible area to click or tap.
fn pressed(Link { area, .. }: &Link) -> Element {
    let place = [("x", area.x), ("y", area.y), ("width", area.width), ("height", area.height)];
    let place = place.map(|(name, length)| (name, number(length)));
    svg_element("rect", place.into_iter().chain([("pointer-events", "all".to_owned())]))
}

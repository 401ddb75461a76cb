//! The SVG document around the items of a scene.
//!
//! In: a scene and its embedded fonts. Out: the text of the document. What the groups mean becomes
//! roles, names and classes for those who cannot see the sheet and for those who restyle it.

use svg::node::Node;
use svg::node::element::Element;

use crate::render::structure::{class, is_decoration};
use crate::render::xml::allowed;
use crate::scene::{Group, Item, Meaning, Scene};

use super::fonts::Faces;
use super::node::{element, number, text_element};
use super::pictures::Pictures;
use super::{pictures, shapes, text};

/// The whole document.
pub(super) fn document(scene: &Scene, faces: &Faces, pictures: &Pictures) -> String {
    let mut root = element("svg", root_attributes(scene, faces));
    root.append(text_element("title", [("id", name_of("title", faces))], &scene.title));
    root.append(text_element("desc", [("id", name_of("desc", faces))], &scene.description));
    root.append(text_element("style", [], &faces.style));
    Items { faces, pictures, clips: 0 }.add(&mut root, &scene.items);
    format!("{root}\n")
}

fn root_attributes(scene: &Scene, faces: &Faces) -> Vec<(&'static str, String)> {
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
        ("aria-labelledby", name_of("title", faces)),
        ("aria-describedby", name_of("desc", faces)),
        ("class", faces.prefix.clone()),
        ("fill", "none".to_owned()),
        ("stroke-linecap", "round".to_owned()),
        ("stroke-linejoin", "round".to_owned()),
    ]
}

fn name_of(what: &str, faces: &Faces) -> String {
    format!("{}-{what}", faces.prefix)
}

/// What the elements of items need.
struct Items<'a> {
    faces: &'a Faces,
    pictures: &'a Pictures,
    /// How many clip paths there are so far.
    clips: usize,
}

impl Items<'_> {
    fn add(&mut self, parent: &mut Element, items: &[Item]) {
        for item in items {
            match item {
                Item::Group(part) => parent.append(self.group(part)),
                Item::Box(part) => parent.append(shapes::rectangle(part)),
                Item::Path(part) => parent.append(shapes::path(part)),
                Item::Text(part) => parent.append(text::line(part, self.faces)),
                Item::Picture(part) => {
                    let elements = pictures::picture(part, self.pictures, self.faces, &mut self.clips);
                    for element in elements {
                        parent.append(element);
                    }
                }
            }
        }
    }

    fn group(&mut self, group: &Group) -> Element {
        let mut attributes = vec![("class", name_of(class(group.meaning), self.faces))];
        if is_decoration(group.meaning) {
            attributes.push(("aria-hidden", "true".to_owned()));
        } else if !group.label.is_empty() {
            let role = if group.meaning == Meaning::Picture { "img" } else { "group" };
            attributes.push(("role", role.to_owned()));
            attributes.push(("aria-label", allowed(&group.label)));
        }
        let mut element = element("g", attributes);
        self.add(&mut element, &group.items);
        element
    }
}

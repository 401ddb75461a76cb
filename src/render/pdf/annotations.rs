//! Link annotations.
//!
//! In: the links of the tag tree, and where groups stand. Out: link annotations (ISO 32000-1, 12.5.6.5) in the
//! document, each known to the tree. A link leads to a place in the document, or to a PDF beside it.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use crate::render::links::made_from;
use crate::scene::{Item, LinkTarget, Scene};

use super::objects::Written;
use super::page::rounded;
use super::strings::text_string;
use super::tags::TaggedLink;

/// A destination: a page, and a position on it in points from the lower left corner.
#[derive(Clone, Copy, Debug)]
pub(super) struct PagePosition {
    page: ObjectId,
    left: f32,
    top: f32,
}

impl PagePosition {
    /// The upper left corner of an item on a page; none for an empty one.
    pub(super) fn of(item: &Item, scene: &Scene, page: ObjectId) -> Option<PagePosition> {
        let area = item.area()?;
        let top = rounded((scene.size.height - area.y).points());
        Some(PagePosition { page, left: rounded(area.x.points()), top })
    }

    /// As a destination that keeps the size at which one looks.
    pub(super) fn destination(self) -> Vec<Object> {
        vec![self.page.into(), "XYZ".into(), self.left.into(), self.top.into(), Object::Null]
    }
}

/// Whether a link to `target` can be written.
pub(super) fn is_writable(target: &LinkTarget) -> bool {
    match target {
        LinkTarget::Group { id, .. } => !id.is_empty(),
        LinkTarget::File(path) => made_from(path).is_some(),
    }
}

/// Writes the links of all pages, their objects into `written`.
pub(super) fn write(
    document: &mut Document,
    written: &mut Written,
    links: &[TaggedLink],
    scenes: &[Scene],
    pages: &[ObjectId],
) -> lopdf::Result<()> {
    let places = places(scenes, pages);
    let mut of_page: BTreeMap<ObjectId, Vec<Object>> = BTreeMap::new();
    for link in links {
        written.add(link.id, &annotation(link, &places, pages));
        of_page.entry(link.page).or_default().push(link.id.into());
    }
    for (page, annotations) in of_page {
        document.get_dictionary_mut(page)?.set("Annots", annotations);
    }
    Ok(())
}

fn annotation(link: &TaggedLink, places: &BTreeMap<&str, PagePosition>, pages: &[ObjectId]) -> Dictionary {
    let area: Vec<Object> = link.area.into_iter().map(Object::from).collect();
    let mut entries = dictionary! {
        "Type" => "Annot", "Subtype" => "Link", "Rect" => area, "Contents" => text_string(link.label),
        "Border" => vec![0.into(), 0.into(), 0.into()], "F" => PRINTED, "StructParent" => link.number, "P" => link.page,
    };
    match link.target {
        LinkTarget::Group { sheet, id } => {
            let whole = || Some(vec![(*pages.get(*sheet)?).into(), "Fit".into()]);
            let place = places.get(id.as_str()).map(|place| place.destination()).or_else(whole);
            entries.set("Dest", place.unwrap_or_else(|| vec![link.page.into(), "Fit".into()]));
        }
        LinkTarget::File(path) => {
            let name = made_from(path).unwrap_or_default();
            // The plain name is for old readers, which know a few letters.
            let plain: String = name.chars().map(|letter| if letter.is_ascii() { letter } else { '_' }).collect();
            let file = dictionary! {
                "Type" => "Filespec", "F" => Object::string_literal(plain), "UF" => text_string(&name),
            };
            entries.set(
                "A",
                dictionary! {
                    "S" => "GoToR", "F" => file, "D" => vec![0.into(), "Fit".into()], "NewWindow" => true,
                },
            );
        }
    }
    entries
}

/// The flag of an annotation that is there in print as on the screen (ISO 32000-1, 12.5.3).
const PRINTED: i64 = 4;

/// Where each group with an id stands.
fn places<'a>(scenes: &'a [Scene], pages: &[ObjectId]) -> BTreeMap<&'a str, PagePosition> {
    let mut places = BTreeMap::new();
    for (scene, page) in scenes.iter().zip(pages) {
        gather(&scene.items, scene, *page, &mut places);
    }
    places
}

fn gather<'a>(items: &'a [Item], scene: &Scene, page: ObjectId, places: &mut BTreeMap<&'a str, PagePosition>) {
    for item in items {
        let Item::Group(group) = item else { continue };
        if let Some(place) = PagePosition::of(item, scene, page).filter(|_| !group.id.is_empty()) {
            places.entry(&group.id).or_insert(place);
        }
        gather(&group.items, scene, page, places);
    }
}

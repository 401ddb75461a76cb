//! Bookmarks: kinds of sheet if there is more than one, then sheets, their phases, and the steps of each phase.
//!
//! In: scenes and their pages. Out: the outline of the document (ISO 32000-1, 12.3.3). The steps of a phase are folded
//! away until someone asks for them.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use crate::scene::{Item, Scene, SemanticRole};

use super::annotations::PagePosition;
use super::strings::text_string;

/// A bookmark and those under it.
struct Bookmark<'a> {
    title: &'a str,
    destination: Vec<Object>,
    under: Vec<Bookmark<'a>>,
    /// Whether those under it are shown at first.
    open: bool,
}

/// Writes the bookmarks; returns the object that the catalogue names.
pub(super) fn write(document: &mut Document, scenes: &[Scene], pages: &[ObjectId]) -> ObjectId {
    let sheets: Vec<(&Scene, ObjectId)> = scenes.iter().zip(pages.iter().copied()).collect();
    let kinds: Vec<&[(&Scene, ObjectId)]> = sheets.chunk_by(|(one, _), (other, _)| one.kind == other.kind).collect();
    let bookmarks: Vec<Bookmark> = match kinds.as_slice() {
        [one] => one.iter().map(of_sheet).collect(),
        several => several.iter().filter_map(|sheets| of_kind(sheets)).collect(),
    };
    let root = document.new_object_id();
    let mut entries = dictionary! { "Type" => "Outlines" };
    write_under(document, &bookmarks, root, &mut entries);
    document.set_object(root, entries);
    root
}

/// A bookmark for sheets of one kind; one sheet alone needs none of its own.
fn of_kind<'a>(sheets: &[(&'a Scene, ObjectId)]) -> Option<Bookmark<'a>> {
    let (first, page) = sheets.first()?;
    let of_first = of_sheet(&(*first, *page));
    let under = if sheets.len() == 1 { of_first.under } else { sheets.iter().map(of_sheet).collect() };
    Some(Bookmark { title: first.kind_name, destination: of_first.destination, under, open: false })
}

fn of_sheet<'a>((scene, page): &(&'a Scene, ObjectId)) -> Bookmark<'a> {
    let (scene, page) = (*scene, *page);
    let under = sections(&scene.items, SemanticRole::PhaseSection, scene, page);
    Bookmark { title: &scene.name, destination: vec![page.into(), "Fit".into()], under, open: true }
}

/// Bookmarks of the sections of a kind among `items`, with their steps under them.
fn sections<'a>(items: &'a [Item], role: SemanticRole, scene: &'a Scene, page: ObjectId) -> Vec<Bookmark<'a>> {
    let mut found = Vec::new();
    for item in items {
        let Item::Group(group) = item else { continue };
        if group.role != role || group.label.is_empty() {
            continue;
        }
        let under = if role == SemanticRole::PhaseSection {
            sections(&group.items, SemanticRole::StepSection, scene, page)
        } else {
            Vec::new()
        };
        if let Some(place) = PagePosition::of(item, scene, page) {
            found.push(Bookmark { title: &group.label, destination: place.destination(), under, open: false });
        }
    }
    found
}

/// Writes bookmarks below each other, and into `entries` of their parent where they are; gives how many are shown when
/// the parent is opened.
fn write_under(document: &mut Document, bookmarks: &[Bookmark], parent: ObjectId, entries: &mut Dictionary) -> i64 {
    let ids: Vec<ObjectId> = bookmarks.iter().map(|_| document.new_object_id()).collect();
    let mut shown = 0;
    for (number, (bookmark, id)) in bookmarks.iter().zip(&ids).enumerate() {
        let (title, destination) = (text_string(bookmark.title), bookmark.destination.clone());
        let mut own = dictionary! { "Title" => title, "Parent" => parent, "Dest" => destination };
        if let Some(before) = number.checked_sub(1).and_then(|before| ids.get(before)) {
            own.set("Prev", *before);
        }
        if let Some(next) = ids.get(number + 1) {
            own.set("Next", *next);
        }
        let under = write_under(document, &bookmark.under, *id, &mut own);
        if under > 0 && !bookmark.open {
            own.set("Count", -under);
        }
        shown += 1 + if bookmark.open { under } else { 0 };
        document.set_object(*id, own);
    }
    if let (Some(first), Some(last)) = (ids.first(), ids.last()) {
        entries.set("First", *first);
        entries.set("Last", *last);
        entries.set("Count", shown);
    }
    shown
}

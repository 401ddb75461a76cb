//! The tag tree: what is on the pages, in reading order, for screen readers.
//!
//! In: what `document` met while it drew. Out: the objects of the structure tree (ISO 32000-1, 14.7) in the
//! document, the object that the catalogue names, and the links that were met, for `annotations` to write.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use crate::scene::LinkTarget;

use super::objects::Written;
use super::strings::text_string;

/// Something on a page, and its parts.
#[derive(Debug)]
pub(super) struct Element {
    kind: &'static str,
    label: String,
    /// The box around it, in points from the lower left corner: left, bottom, right, top.
    area: Option<[f32; 4]>,
    /// Where it leads.
    target: Option<LinkTarget>,
    /// How many columns of a table it spans.
    columns: usize,
    children: Vec<Child>,
}

#[derive(Debug)]
enum Child {
    Element(Element),
    /// The marked content with this number on the page.
    Content(i64),
}

/// A link whose element is in the tree.
pub(super) struct TaggedLink<'a> {
    /// The object that it is to be.
    pub(super) id: ObjectId,
    /// The object of its page.
    pub(super) page: ObjectId,
    /// The number under which the tree knows it.
    pub(super) number: i64,
    /// The area to click, in points: left, bottom, right, top.
    pub(super) area: [f32; 4],
    /// What it leads to, in words.
    pub(super) label: &'a str,
    /// Where it leads.
    pub(super) target: &'a LinkTarget,
}

impl Element {
    /// An element of a structure type, such as `Sect`, called `label`.
    pub(super) fn new(kind: &'static str, label: &str) -> Element {
        Element { kind, label: label.to_owned(), area: None, target: None, columns: 1, children: Vec::new() }
    }

    /// An element that is read as `words`, whatever it shows.
    pub(super) fn spoken(words: &str) -> Element {
        Element::new(SPOKEN, words)
    }

    /// An element that leads to `target`, which is called `label`; `area` is the place to press.
    pub(super) fn link(area: [f32; 4], label: &str, target: LinkTarget) -> Element {
        Element { area: Some(area), target: Some(target), ..Element::new("Link", label) }
    }

    /// Whether it is a list.
    pub(super) fn is_list(&self) -> bool {
        self.kind == "L"
    }

    /// Hangs another one under it; one that says nothing is left out.
    pub(super) fn add(&mut self, mut child: Element) {
        if child.kind == "Table" {
            child.span_columns();
        }
        if !child.children.is_empty() {
            self.children.push(Child::Element(child));
        }
    }

    fn elements(&mut self) -> impl Iterator<Item = &mut Element> {
        self.children.iter_mut().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Content(_) => None,
        })
    }

    /// Lets a cell that is alone in its row span all columns of this table.
    fn span_columns(&mut self) {
        let columns = self.elements().map(|row| row.children.len()).max().unwrap_or(1);
        for row in self.elements().filter(|row| row.children.len() == 1) {
            row.elements().for_each(|cell| cell.columns = columns);
        }
    }

    /// Adds the marked content with this number on its page.
    pub(super) fn add_content(&mut self, number: i64) {
        self.children.push(Child::Content(number));
    }

    /// Changes the paragraph at its end, a new one where it ends in something else.
    pub(super) fn in_paragraph(&mut self, change: impl FnOnce(&mut Element)) {
        match self.children.last_mut() {
            Some(Child::Element(last)) if last.kind == "P" => change(last),
            _ => {
                let mut paragraph = Element::new("P", "");
                change(&mut paragraph);
                self.add(paragraph);
            }
        }
    }

    /// Adds a part of a picture, the marked content with this number on its page, in a box in points.
    pub(super) fn add_shape(&mut self, number: i64, area: [f32; 4]) {
        self.add_content(number);
        self.cover(area);
    }

    /// Takes a box in points into the box around a picture.
    pub(super) fn cover(&mut self, [left, bottom, right, top]: [f32; 4]) {
        let around = self.area.unwrap_or([left, bottom, right, top]);
        self.area = Some([around[0].min(left), around[1].min(bottom), around[2].max(right), around[3].max(top)]);
    }
}

/// The structure type of an element whose label is read in its place.
const SPOKEN: &str = "Span";

/// Writes the tree with one element a page, its elements into `written`; returns the object that the catalogue names as its
/// root, and the links.
pub(super) fn write<'a>(
    document: &mut Document,
    written: &mut Written,
    tree: &'a [Element],
    pages: &[ObjectId],
) -> (ObjectId, Vec<TaggedLink<'a>>) {
    let root = document.new_object_id();
    let whole = document.new_object_id();
    let mut kids = Vec::new();
    let mut parents = Vec::new();
    let next = i64::try_from(tree.len()).unwrap_or(i64::MAX);
    let mut links = TaggedLinks { next, met: Vec::new(), parents: Vec::new() };
    for (number, (element, &page)) in (0_i64..).zip(tree.iter().zip(pages)) {
        let mut writer = TagWriter { document, written, page, owners: Vec::new(), links: &mut links };
        kids.push(writer.write(element, whole).into());
        let mut owners = writer.owners;
        owners.sort_unstable_by_key(|(number, _)| *number);
        let owners: Vec<Object> = owners.into_iter().map(|(_, owner)| owner.into()).collect();
        parents.extend([number.into(), document.add_object(owners).into()]);
    }
    parents.extend(links.parents);
    document.set_object(whole, dictionary! { "Type" => "StructElem", "S" => "Document", "P" => root, "K" => kids });
    let parent_tree = document.add_object(dictionary! { "Nums" => parents });
    document.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot", "K" => whole, "ParentTree" => parent_tree, "ParentTreeNextKey" => links.next,
        },
    );
    (root, links.met)
}

/// The links found so far.
struct TaggedLinks<'a> {
    /// The number of the next.
    next: i64,
    met: Vec<TaggedLink<'a>>,
    /// Their numbers and elements, as the parent tree has them.
    parents: Vec<Object>,
}

/// Writes the elements of one page.
struct TagWriter<'d, 'a> {
    document: &'d mut Document,
    written: &'d mut Written,
    page: ObjectId,
    /// The element of each marked content, with its number.
    owners: Vec<(i64, ObjectId)>,
    links: &'d mut TaggedLinks<'a>,
}

impl<'a> TagWriter<'_, 'a> {
    /// Writes an element and those under it.
    fn write(&mut self, element: &'a Element, parent: ObjectId) -> ObjectId {
        let id = self.document.new_object_id();
        let mut kids: Vec<Object> = Vec::with_capacity(element.children.len());
        for child in &element.children {
            match child {
                Child::Element(child) => kids.push(self.write(child, id).into()),
                Child::Content(number) => {
                    self.owners.push((*number, id));
                    kids.push((*number).into());
                }
            }
        }
        if let (Some(target), Some(area)) = (&element.target, element.area) {
            kids.push(self.write_link(element, target, area, id));
        }
        // There are thousands of elements, so each says no more than it has to: its type is clear, and the page is asked for
        // where numbers of content stand among what it holds.
        let mut entries = dictionary! { "S" => element.kind, "P" => parent };
        if element.children.iter().any(|child| matches!(child, Child::Content(_))) {
            entries.set("Pg", self.page);
        }
        entries.set("K", kids);
        describe(&mut entries, element);
        self.written.add(id, &entries);
        id
    }

    /// Notes a link; gives what leads from its element to it.
    fn write_link(&mut self, element: &'a Element, target: &'a LinkTarget, area: [f32; 4], owner: ObjectId) -> Object {
        let (id, page, number) = (self.document.new_object_id(), self.page, self.links.next);
        self.links.next += 1;
        self.links.parents.extend([number.into(), owner.into()]);
        self.links.met.push(TaggedLink { id, page, number, area, label: &element.label, target });
        dictionary! { "Type" => "OBJR", "Obj" => id, "Pg" => page }.into()
    }
}

/// Says what the element is called, and of a picture where it is.
fn describe(entries: &mut Dictionary, element: &Element) {
    if !element.label.is_empty() && element.target.is_none() {
        let key = match element.kind {
            "Figure" => "Alt",
            SPOKEN => "ActualText",
            _ => "T",
        };
        entries.set(key, text_string(&element.label));
    }
    if element.is_list() {
        entries.set("A", dictionary! { "O" => "List", "ListNumbering" => "Disc" });
    }
    if matches!(element.kind, "TH" | "TD") {
        entries.set("A", cell_attributes(element));
    }
    if let Some(area) = element.area.filter(|_| element.target.is_none()) {
        let area: Vec<Object> = area.into_iter().map(Object::from).collect();
        entries.set("A", dictionary! { "O" => "Layout", "BBox" => area, "Placement" => "Block" });
    }
}

/// What a cell of a table is besides its words (ISO 32000-1, 14.8.5.7).
fn cell_attributes(element: &Element) -> Dictionary {
    let mut attributes = dictionary! { "O" => "Table" };
    if element.kind == "TH" {
        attributes.set("Scope", "Column");
    }
    if element.columns > 1 {
        attributes.set("ColSpan", i64::try_from(element.columns).unwrap_or(1));
    }
    attributes
}

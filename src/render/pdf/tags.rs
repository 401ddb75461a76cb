//! The tag tree: what is on the pages, in reading order, for those who cannot see it.
//!
//! In: what `document` met while it drew. Out: the objects of the structure tree (ISO 32000-1, 14.7) in the
//! document, and the object that the catalogue names.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};

/// Something on a page, and its parts.
#[derive(Debug)]
pub(super) struct Element {
    kind: &'static str,
    label: String,
    /// The box around it, in points from the lower left corner: left, bottom, right, top.
    area: Option<[f32; 4]>,
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

impl Element {
    /// An element of a structure type, such as `Sect`, called `label`.
    pub(super) fn new(kind: &'static str, label: &str) -> Element {
        Element { kind, label: label.to_owned(), area: None, columns: 1, children: Vec::new() }
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

    /// Adds a line of text, the marked content with this number on its page, to the paragraph that it continues.
    pub(super) fn add_line(&mut self, number: i64) {
        self.change_last("P", "", |paragraph| paragraph.children.push(Child::Content(number)));
    }

    /// Adds a shape, the marked content with this number on its page, to the picture that it continues. The
    /// points are those that it joins, in points from the lower left corner.
    pub(super) fn add_shape(&mut self, number: i64, points: impl Iterator<Item = (f32, f32)>) {
        let label = self.label.clone();
        self.change_last("Figure", &label, |figure| {
            figure.children.push(Child::Content(number));
            figure.cover(points);
        });
    }

    /// Changes the last child if it is of this structure type, else a new one.
    fn change_last(&mut self, kind: &'static str, label: &str, change: impl FnOnce(&mut Element)) {
        match self.children.last_mut() {
            Some(Child::Element(last)) if last.kind == kind => change(last),
            _ => {
                let mut new = Element::new(kind, label);
                change(&mut new);
                self.children.push(Child::Element(new));
            }
        }
    }

    /// Widens the box around it, so that these points lie inside.
    fn cover(&mut self, points: impl Iterator<Item = (f32, f32)>) {
        for (x, y) in points {
            let [left, bottom, right, top] = self.area.unwrap_or([x, y, x, y]);
            self.area = Some([left.min(x), bottom.min(y), right.max(x), top.max(y)]);
        }
    }
}

/// Writes the tree with one element a page; returns the object that the catalogue names as its root.
pub(super) fn write(document: &mut Document, tree: &[Element], pages: &[ObjectId]) -> ObjectId {
    let root = document.new_object_id();
    let whole = document.new_object_id();
    let mut kids = Vec::new();
    let mut parents = Vec::new();
    for (number, (element, &page)) in (0_i64..).zip(tree.iter().zip(pages)) {
        let mut owners = Vec::new();
        kids.push(write_element(document, element, whole, page, &mut owners).into());
        let owners: Vec<Object> = owners.into_iter().map(Object::from).collect();
        parents.extend([number.into(), document.add_object(owners).into()]);
    }
    let next: i64 = i64::try_from(tree.len()).unwrap_or(i64::MAX);
    document.set_object(whole, dictionary! { "Type" => "StructElem", "S" => "Document", "P" => root, "K" => kids });
    let parent_tree = document.add_object(dictionary! { "Nums" => parents });
    document.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot", "K" => whole, "ParentTree" => parent_tree, "ParentTreeNextKey" => next,
        },
    );
    root
}

/// Writes an element and those under it; `owners` gets the element of each marked content, by number.
fn write_element(
    document: &mut Document,
    element: &Element,
    parent: ObjectId,
    page: ObjectId,
    owners: &mut Vec<ObjectId>,
) -> ObjectId {
    let id = document.new_object_id();
    let mut kids: Vec<Object> = Vec::with_capacity(element.children.len());
    for child in &element.children {
        kids.push(match child {
            Child::Element(child) => write_element(document, child, id, page, owners).into(),
            Child::Content(number) => {
                owners.push(id);
                (*number).into()
            }
        });
    }
    let mut entries = dictionary! {
        "Type" => "StructElem", "S" => element.kind, "P" => parent, "Pg" => page, "K" => kids,
    };
    describe(&mut entries, element);
    document.set_object(id, entries);
    id
}

/// Says what the element is called, and of a picture where it is.
fn describe(entries: &mut Dictionary, element: &Element) {
    if !element.label.is_empty() {
        let key = if element.kind == "Figure" { "Alt" } else { "T" };
        entries.set(key, text_string(&element.label));
    }
    if matches!(element.kind, "TH" | "TD") {
        entries.set("A", cell_attributes(element));
    }
    if let Some(area) = element.area {
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

//! Accessibility of SVG documents: ids, roles and names of groups, and addresses of links.
//!
//! In: groups of a scene and the names of the files. Out: ids, roles, words and addresses. A text is in the document
//! once: a group gets an accessible name only where no text in it says the same.

use std::collections::BTreeSet;

use crate::render::FileNames;
use crate::render::links::{encoded, made_from};
use crate::render::xml::allowed;
use crate::scene::{Group, Item, LinkTarget, Scene, SemanticRole, Sign};

/// The ids of a document and of the files beside it.
pub(super) struct DocumentIds<'a> {
    prefix: String,
    names: FileNames<'a>,
    /// The ids of this sheet.
    here: BTreeSet<&'a str>,
}

impl<'a> DocumentIds<'a> {
    /// The addresses that the links of a scene need.
    pub(super) fn new(scene: &'a Scene, names: FileNames<'a>) -> DocumentIds<'a> {
        let mut here = BTreeSet::new();
        gather(&scene.items, &mut here);
        DocumentIds { prefix: names.prefix(), names, here }
    }

    /// An id as it stands in the document.
    pub(super) fn id(&self, id: &str) -> String {
        format!("{}-{id}", self.prefix)
    }

    /// Where a group leads; `None` where that is not known.
    pub(super) fn address(&self, group: &Group) -> Option<String> {
        match &group.link.as_ref()?.target {
            LinkTarget::File(path) => made_from(path).map(|name| encoded(&name)),
            LinkTarget::Group { id, .. } if self.here.contains(id.as_str()) => Some(format!("#{}", self.id(id))),
            LinkTarget::Group { sheet, id } => {
                let file = self.names.sheets.get(*sheet)?;
                Some(format!("{}#{}", encoded(file), self.id(id)))
            }
        }
    }
}

fn gather<'a>(items: &'a [Item], here: &mut BTreeSet<&'a str>) {
    for item in items {
        if let Item::Group(group) = item {
            here.insert(&group.id);
            gather(&group.items, here);
        }
    }
}

/// The role and the words of a group; `leads` says whether it is a link, and `listed` whether it stands in a list.
pub(super) fn attributes(group: &Group, leads: bool, listed: bool) -> Vec<(&'static str, String)> {
    let role = |role: &str| ("role", role.to_owned());
    let label = || ("aria-label", allowed(&group.label));
    let named = !group.label.is_empty();
    match group.role {
        _ if leads => vec![label()],
        // The label of a card says its kind and its number.
        SemanticRole::Decoration | SemanticRole::Number | SemanticRole::Sign(Sign::Kind) => hidden(),
        SemanticRole::Heading(level) => vec![role("heading"), ("aria-level", level.to_string())],
        SemanticRole::Cards => vec![role("list")],
        SemanticRole::Touchpoint if named => vec![role("group"), label()],
        // Its title is for those who see: without a description of its own a browser would read it after the label.
        SemanticRole::Card if named => {
            vec![role(if listed { "listitem" } else { "group" }), label(), ("aria-description", String::new())]
        }
        SemanticRole::Table => vec![role("table")],
        SemanticRole::TableRow => vec![role("row")],
        SemanticRole::TableHead => vec![role("columnheader")],
        SemanticRole::TableCell => vec![role("cell")],
        SemanticRole::Curve | SemanticRole::Chart | SemanticRole::Picture | SemanticRole::Sign(_) if named => {
            vec![role("img"), label()]
        }
        SemanticRole::Sign(_) => hidden(),
        _ => Vec::new(),
    }
}

fn hidden() -> Vec<(&'static str, String)> {
    vec![("aria-hidden", "true".to_owned())]
}

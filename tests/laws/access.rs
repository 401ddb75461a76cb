//! What must hold for those who follow links, and for those who listen.
//!
//! In: all sheets of a document. Out: a sentence for each place where a law is broken: ids are plain and different, links
//! lead to something and can be pressed one by one, headings leave out no level, phases and steps follow
//! each other as in the source, and so do cards by their upper edges.

use std::collections::{BTreeMap, BTreeSet};

use journey::geometry::{Mm, Rect};
use journey::scene::{Group, Item, LinkTarget, Scene, SemanticRole, SheetKind};
use journey::source::Span;

/// Each place where a law is broken.
pub fn broken(scenes: &[Scene]) -> Vec<String> {
    let mut found = Vec::new();
    let sheets: Vec<Vec<&Group>> = scenes.iter().map(|scene| groups(&scene.items)).collect();
    let mut ids = BTreeMap::new();
    for (sheet, groups) in sheets.iter().enumerate() {
        for group in groups.iter().filter(|group| !group.id.is_empty()) {
            let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
            if !group.id.chars().all(plain) {
                found.push(format!("id: `{}` is not plain", group.id));
            }
            if ids.insert(group.id.as_str(), sheet).is_some() {
                found.push(format!("id: `{}` comes twice", group.id));
            }
        }
    }
    for (scene, groups) in scenes.iter().zip(&sheets) {
        found.extend(broken_links(scene, groups, &ids));
        found.extend(broken_headings(groups));
        if scene.kind == SheetKind::Map {
            found.extend(out_of_order(groups));
            found.extend(groups.iter().flat_map(|group| cards_out_of_order(group)));
            found.extend(outside_of_sections(&scene.items, &sections(groups)));
        }
    }
    found
}

/// All groups of these items, each before those inside of it.
pub fn groups(items: &[Item]) -> Vec<&Group> {
    let mut found = Vec::new();
    for item in items {
        if let Item::Group(group) = item {
            found.push(group);
            found.extend(groups(&group.items));
        }
    }
    found
}

fn broken_links(scene: &Scene, groups: &[&Group], ids: &BTreeMap<&str, usize>) -> Vec<String> {
    let mut found = Vec::new();
    let mut areas: Vec<Rect> = Vec::new();
    let paper = Rect::new(Mm::ZERO, Mm::ZERO, scene.size.width, scene.size.height);
    for group in groups {
        let Some(link) = &group.link else { continue };
        if let LinkTarget::Group { sheet, id } = &link.target
            && ids.get(id.as_str()) != Some(sheet)
        {
            found.push(format!("link: `{id}` is not on sheet {sheet}"));
        }
        let own = group.area().is_some_and(|own| link.area.contains(&own, Mm(0.01)));
        if group.label.is_empty() || !own || !paper.contains(&link.area, Mm::ZERO) {
            found.push(format!("link: `{}` cannot be pressed at {:?}", group.label, link.area));
        }
        areas.push(link.area.inset(Mm(0.01)));
    }
    areas.sort_by(|one, two| one.y.0.total_cmp(&two.y.0));
    for (index, area) in areas.iter().enumerate() {
        let near = areas[index + 1..].iter().take_while(|other| other.y < area.bottom());
        found.extend(near.filter(|other| other.overlaps(area)).map(|other| format!("link: {area:?} and {other:?}")));
    }
    found
}

/// A heading stands at most one level below the one before.
fn broken_headings(groups: &[&Group]) -> Vec<String> {
    let levels = groups.iter().filter_map(|group| match group.role {
        SemanticRole::Heading(level) => Some(level),
        _ => None,
    });
    let mut before = 0;
    let mut found = Vec::new();
    for level in levels {
        if level > before + 1 {
            found.push(format!("heading: level {level} after {before}"));
        }
        before = level;
    }
    found
}

fn sections(groups: &[&Group]) -> BTreeSet<Span> {
    let sections =
        groups.iter().filter(|group| matches!(group.role, SemanticRole::PhaseSection | SemanticRole::StepSection));
    sections.filter_map(|section| section.span).collect()
}

/// Phases and steps follow each other on a sheet as in the source.
fn out_of_order(groups: &[&Group]) -> Vec<String> {
    let sections =
        groups.iter().filter(|group| matches!(group.role, SemanticRole::PhaseSection | SemanticRole::StepSection));
    let places: Vec<usize> = sections.filter_map(|section| Some(section.span?.start)).collect();
    places.windows(2).filter(|pair| pair[0] >= pair[1]).map(|pair| format!("order: {pair:?}")).collect()
}

/// Cards beside each other are read by their upper edges: none begins above the one before it.
fn cards_out_of_order(list: &Group) -> Vec<String> {
    let cards = list.items.iter().filter_map(|item| match item {
        Item::Group(group) if list.role == SemanticRole::Cards => Some((group.area()?.y, group)),
        _ => None,
    });
    let cards: Vec<(Mm, &Group)> = cards.collect();
    let higher = cards.windows(2).filter(|pair| pair[1].0 < pair[0].0 - Mm(0.05));
    higher.map(|pair| format!("order: card `{}` stands higher than the one before", pair[1].1.label)).collect()
}

/// The arrow of a phase and the card of a step stand in their section, and nothing of a section stands outside.
fn outside_of_sections(items: &[Item], sections: &BTreeSet<Span>) -> Vec<String> {
    let outside = items.iter().filter_map(|item| match item {
        Item::Group(group)
            if matches!(group.role, SemanticRole::Phase | SemanticRole::Step | SemanticRole::Emotion) =>
        {
            Some(group)
        }
        _ => None,
    });
    let mut found: Vec<String> = outside.map(|group| format!("section: `{}` is in none", group.label)).collect();
    let steps = groups(items).into_iter().filter(|group| group.role == SemanticRole::Step);
    let lost = steps.filter(|step| step.span.is_none_or(|span| !sections.contains(&span)));
    found.extend(lost.map(|step| format!("section: `{}` has none", step.label)));
    found
}

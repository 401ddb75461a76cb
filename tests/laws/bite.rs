//! Whether the laws see anything: sheets that were spoilt on purpose, one law at a time.

use std::path::Path;

use journey::geometry::{Colour, Mm, Rect};
use journey::scene::{Group, Item, Link, LinkTarget, Scene, SemanticRole, TextItem};

use super::broken;
use crate::support::draw::{Drawing, draw_file};

fn drawing() -> Drawing {
    let drawing = draw_file(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/bouwvergunning.journey"));
    assert!(broken(&drawing).is_empty());
    drawing
}

/// The first group with this meaning, at any depth.
fn first(items: &mut [Item], role: SemanticRole) -> Option<&mut Group> {
    for item in items {
        if let Item::Group(group) = item {
            if group.role == role {
                return Some(group);
            }
            if let Some(found) = first(&mut group.items, role) {
                return Some(found);
            }
        }
    }
    None
}

/// The first link, at any depth.
fn first_link(items: &mut [Item]) -> Option<&mut Link> {
    items.iter_mut().find_map(|item| match item {
        Item::Group(Group { link: Some(link), .. }) => Some(link),
        Item::Group(group) => first_link(&mut group.items),
        _ => None,
    })
}

/// The last text of a group, at any depth.
fn text(group: &mut Group) -> &mut TextItem {
    last_text(&mut group.items).expect("a text")
}

fn last_text(items: &mut [Item]) -> Option<&mut TextItem> {
    items.iter_mut().rev().find_map(|item| match item {
        Item::Text(text) => Some(text),
        Item::Group(group) => last_text(&mut group.items),
        _ => None,
    })
}

/// Spoils the first group of a meaning and says which laws are broken.
fn spoilt(role: SemanticRole, spoil: impl Fn(&mut Group)) -> String {
    let mut drawing = drawing();
    // A card among others, not one as wide as the sheet.
    let within = if role == SemanticRole::Card { SemanticRole::StepSection } else { role };
    let sections = drawing.scenes.iter_mut().filter_map(|scene: &mut Scene| first(&mut scene.items, within));
    let mut groups = sections
        .filter_map(|section| if section.role == role { Some(section) } else { first(&mut section.items, role) });
    spoil(groups.next().expect("a group of this meaning"));
    broken(&drawing).join("\n")
}

#[track_caller]
fn sees(found: &str, law: &str) {
    assert!(found.contains(&format!("{law}: ")), "`{law}` is not among\n{found}");
}

#[test]
fn a_text_that_is_lost_or_doubled() {
    sees(&spoilt(SemanticRole::Card, |group| group.items.retain(|item| !matches!(item, Item::Text(_)))), "missing");
    let doubled = spoilt(SemanticRole::Card, |group| group.items.extend(group.items.clone()));
    sees(&doubled, "too often");
    sees(&doubled, "overlap");
    let cut = spoilt(SemanticRole::Card, |group| {
        let line = &mut text(group).line;
        line.text.pop();
    });
    sees(&cut, "missing");
}

#[test]
fn a_text_that_is_moved() {
    sees(&spoilt(SemanticRole::Card, |group| text(group).origin.x += Mm(130.0)), "inside");
    sees(&spoilt(SemanticRole::Card, |group| text(group).origin.y += Mm(4.0)), "inside");
    sees(&spoilt(SemanticRole::Phase, |group| text(group).origin.y += Mm(4.0)), "inside");
    sees(&spoilt(SemanticRole::Footer, |group| text(group).origin.y += Mm(9.0)), "margin");
    sees(&spoilt(SemanticRole::Card, |group| text(group).origin.x += Mm(-1.6)), "clear");
    sees(&spoilt(SemanticRole::Card, |group| text(group).origin.x = Mm(f64::NAN)), "finite");
}

#[test]
fn words_on_the_curve() {
    let onto_the_face = spoilt(SemanticRole::Emotion, |group| {
        let middle = group.items.first().and_then(Item::area).expect("a face").centre();
        if let Some(Item::Group(words)) = group.items.last_mut() {
            text(words).origin = middle;
        }
    });
    sees(&onto_the_face, "clear");
    sees(&onto_the_face, "curve");
}

#[test]
fn type_and_colour_out_of_bounds() {
    sees(&spoilt(SemanticRole::Card, |group| text(group).size = Mm::from_points(7.9)), "type");
    sees(&spoilt(SemanticRole::Figure, |group| text(group).size = Mm::from_points(6.9)), "type");
    sees(&spoilt(SemanticRole::Step, |group| text(group).size = Mm::from_points(14.0)), "type");
    sees(&spoilt(SemanticRole::Card, |group| text(group).colour = Colour::hex(0x0099_9999)), "contrast");
    sees(&spoilt(SemanticRole::Phase, |group| text(group).colour = Colour::hex(0x0040_4040)), "contrast");
}

#[test]
fn cards_that_are_moved() {
    let moved = |by: Mm| {
        move |group: &mut Group| {
            for item in &mut group.items {
                match item {
                    Item::Text(text) => text.origin.y += by,
                    Item::Box(ground) => ground.area.y += by,
                    _ => {}
                }
            }
        }
    };
    sees(&spoilt(SemanticRole::Step, moved(Mm(9.0))), "apart");
    sees(&spoilt(SemanticRole::Card, moved(Mm(300.0))), "paper");
    let higher = |list: &mut Group| {
        if let Some(Item::Group(mut card)) = list.items.first().cloned() {
            moved(Mm(-9.0))(&mut card);
            list.items.push(Item::Group(card));
        }
    };
    sees(&spoilt(SemanticRole::Cards, higher), "order");
    let wider = |group: &mut Group| {
        if let Some(Item::Box(ground)) = group.items.first_mut() {
            ground.area = Rect { width: ground.area.width + Mm(6.0), ..ground.area };
        }
    };
    sees(&spoilt(SemanticRole::Step, wider), "apart");
}

#[test]
fn links_and_ids_that_are_spoilt() {
    sees(&spoilt(SemanticRole::StepSection, |group| group.id = "curve".to_owned()), "id");
    sees(&spoilt(SemanticRole::Card, |group| group.id = "a b".to_owned()), "id");
    sees(&spoilt(SemanticRole::PhaseSection, |group| group.items.reverse()), "order");
    let mut drawing = drawing();
    let link = drawing.scenes.iter_mut().find_map(|scene| first_link(&mut scene.items)).expect("a link");
    link.target = LinkTarget::Group { sheet: 0, id: "nowhere".to_owned() };
    sees(&broken(&drawing).join("\n"), "link");
}

//! What must hold of the pictures on a sheet, besides what holds of every shape.
//!
//! In: a scene. Out: a sentence for each picture that is too near to the edge, distorted, or finer than print
//! shows; and for each that has no place.

use std::collections::BTreeMap;
use std::path::Path;

use journey::geometry::{Mm, Rect};
use journey::scene::{Group, Item, PictureItem, Scene, SemanticRole};

use super::{broken_on, papers, summary};
use crate::support::draw::{Drawing, draw_file, draw_with};
use crate::support::pictures::files;

/// Nothing that matters lies nearer to the edge of the paper.
const MARGIN: Mm = Mm(8.0);
/// No picture has more pixels to the inch.
const FINEST: f64 = 300.0;

/// Each picture of a sheet that is not as it should be.
pub fn broken(scene: &Scene) -> Vec<String> {
    let inner = Rect::new(Mm::ZERO, Mm::ZERO, scene.size.width, scene.size.height).inset(MARGIN);
    let pictures = scene.leaves().into_iter().filter_map(|leaf| match leaf {
        Item::Picture(item) => Some(item),
        _ => None,
    });
    pictures.filter_map(|item| Some(format!("picture: {} at {:?}", wrong(item, &inner)?, item.area))).collect()
}

fn wrong(item: &PictureItem, inner: &Rect) -> Option<&'static str> {
    let (width, height) = (f64::from(item.picture.width), f64::from(item.picture.height));
    let across = width / (item.area.width.0 / 25.4);
    let down = height / (item.area.height.0 / 25.4);
    // Pixels are whole: one more or less in each direction.
    let slack = |pixels: f64| 1.0 + 1.0 / pixels;
    if !inner.contains(&item.area, Mm(0.01)) {
        Some("in the margin")
    } else if item.picture.pixels.len() as u64 != u64::from(item.picture.width) * u64::from(item.picture.height) * 4 {
        Some("without all pixels")
    } else if across > FINEST * slack(width) + 1.0 || down > FINEST * slack(height) + 1.0 {
        Some("too fine")
    } else if width > 8.0 && height > 8.0 && (across / down - 1.0).abs() > 1.5 / width + 1.5 / height {
        Some("distorted")
    } else {
        None
    }
}

/// Each image of a step that has no place, or more than one; a frame with the name of the file is a place.
pub fn missing(drawing: &Drawing, scenes: &[Scene]) -> Vec<String> {
    let mut placed = BTreeMap::new();
    for scene in scenes {
        count(&scene.items, &mut placed);
    }
    let images = drawing.journey.steps().flat_map(|(_, _, step)| &step.images);
    let wrong = |shown: bool, times: usize| if shown { times != 1 } else { times == 0 };
    images
        .filter(|path| {
            let shown = drawing.pictures.get(path.span).is_some();
            wrong(shown, placed.get(&path.span).copied().unwrap_or_default())
        })
        .map(|path| format!("picture: `{}` is not there once", path.value))
        .collect()
}

fn count(items: &[Item], placed: &mut BTreeMap<journey::source::Span, usize>) {
    for item in items {
        if let Item::Group(Group { role, span, items, .. }) = item {
            if let (SemanticRole::Picture, Some(span)) = (role, span) {
                *placed.entry(*span).or_default() += 1;
            }
            count(items, placed);
        }
    }
}

/// Six steps with all kinds of pictures.
const PICTURES: &str = "\
Klantreis: Beelden
Persona: Nora Peeters
  Foto: face.jpg
Persona: Wim
  Foto: notes.txt
Fase: Eerst
  Stap: Breed
    Beeld: wide.png
  Stap: Hoog
    Beeld: high.png
    Beeld: high.png
  Stap: Vierkant
    Beeld: square.jpg
Fase: Dan
  Stap: Kapot
    Beeld: broken.jpg
    Beeld: mappen/een-naam-die-nergens-een-bestand-van-is-en-die-maar-doorgaat.png
  Stap: Klein
    Beeld: dot.png
";

fn pictures_in(items: &[Item], inside: SemanticRole, found: &mut Vec<(SemanticRole, String, (u32, u32))>) {
    for item in items {
        if let Item::Group(group) = item {
            for inner in &group.items {
                if let Item::Picture(item) = inner {
                    found.push((inside, group.label.clone(), (item.picture.width, item.picture.height)));
                }
            }
            pictures_in(&group.items, group.role, found);
        }
    }
}

fn drawn() -> Drawing {
    draw_with("beelden.journey", PICTURES, &files()).expect("a title")
}

#[test]
fn pictures_say_what_they_show() {
    let drawing = drawn();
    let mut found = Vec::new();
    pictures_in(&drawing.scenes[0].items, SemanticRole::Decoration, &mut found);
    let labels: Vec<&str> = found.iter().map(|(_, label, _)| label.as_str()).collect();
    let expected = [
        "Foto: Nora Peeters",
        "Beeld bij stap 1: Breed",
        "Beeld bij stap 2: Hoog",
        "Beeld bij stap 2: Hoog",
        "Beeld bij stap 3: Vierkant",
        "Beeld bij stap 5: Klein",
    ];
    assert_eq!(labels, expected);
    assert_eq!(found[0].0, SemanticRole::Persona);
    // A portrait is a square; a drawing is not cropped, a photo only a little.
    let proportions = |at: usize| f64::from(found[at].2.1) / f64::from(found[at].2.0);
    for (at, expected) in [(0, 1.0), (1, 40.0 / 300.0), (2, 200.0 / 60.0), (4, 0.85), (5, 1.0)] {
        assert!((proportions(at) / expected - 1.0).abs() < 0.03, "{}: {}", labels[at], proportions(at));
    }
}

#[test]
fn laws_hold_over_pictures_on_every_paper() {
    let drawing = drawn();
    let mut found = super::broken(&drawing);
    found.extend(papers::OTHERS.into_iter().flat_map(|paper| broken_on(&drawing, paper)));
    assert!(found.is_empty(), "{}", summary(&found));
}

#[test]
fn the_same_picture_in_the_same_size_is_made_once() {
    let drawing = drawn();
    let pictures: Vec<&PictureItem> = drawing.scenes[0]
        .leaves()
        .into_iter()
        .filter_map(|leaf| if let Item::Picture(item) = leaf { Some(item) } else { None })
        .collect();
    assert!(std::sync::Arc::ptr_eq(&pictures[2].picture, &pictures[3].picture));
}

#[test]
fn a_journey_without_pictures_has_none() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/parking-permit.journey");
    let leaves = draw_file(&path).scenes.into_iter().flat_map(|scene| scene.items);
    let mut found = Vec::new();
    pictures_in(&leaves.collect::<Vec<_>>(), SemanticRole::Decoration, &mut found);
    assert!(found.is_empty(), "{found:?}");
}

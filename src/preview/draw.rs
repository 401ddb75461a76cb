//! The sheets of one kind, as a page shows them.
//!
//! In: a journey, a typesetter and how it is drawn. Out: SVG without fonts, and where each group comes from. A group that
//! has no name gets one that says which of its sheet it is, so that it can be asked for.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::fingerprint::Fingerprint;
use crate::layout::{self, Options};
use crate::model::Journey;
use crate::render::{Names, RenderError, svg_beside};
use crate::scene::{Group, Item, Meaning, Scene, SheetKind};
use crate::source::Span;
use crate::text::{FontSet, Typesetter};

use super::store::ViewStore;
use super::view::{Font, RenderedSheet};

/// The sheets of a kind; their fonts go to `store`.
///
/// # Errors
/// What went wrong, in words.
pub fn sheets(
    journey: &Journey,
    kind: SheetKind,
    typesetter: &Typesetter,
    options: &Options,
    store: &ViewStore,
) -> Result<Vec<Arc<RenderedSheet>>, RenderError> {
    let options = Options { kinds: vec![kind], ..options.clone() };
    let scenes = layout::sheets(journey, typesetter, &options);
    let names: Vec<String> = (0..scenes.len()).map(|number| number.to_string()).collect();
    let fonts = typesetter.fonts();
    let numbered = scenes.into_iter().enumerate();
    numbered.map(|(number, scene)| sheet(scene, number, &names, &fonts, store).map(Arc::new)).collect()
}

fn sheet(
    mut scene: Scene,
    number: usize,
    names: &[String],
    fonts: &FontSet,
    store: &ViewStore,
) -> Result<RenderedSheet, RenderError> {
    let mut places = BTreeMap::new();
    name(&mut scene.items, &mut places, &mut 0);
    let stem = format!("s{number}");
    let (svg, used) = svg_beside(&scene, fonts, Names { stem: &stem, sheets: names })?;
    for font in &used {
        store.keep_font(&font.name, &font.bytes);
    }
    let print = Fingerprint::new().with(svg.as_bytes()).bytes();
    Ok(RenderedSheet {
        print: format!("{:032x}", u128::from_be_bytes(print)),
        name: scene.name,
        svg,
        fonts: used
            .into_iter()
            .map(|font| Font { name: font.name, weight: font.weight, italic: font.italic })
            .collect(),
        places,
    })
}

/// Names every group that comes from a line of the source, and says which line.
fn name(items: &mut [Item], places: &mut BTreeMap<String, Span>, count: &mut usize) {
    for item in items {
        let Item::Group(group) = item else { continue };
        if let Some(span) = place(group) {
            if group.id.is_empty() {
                *count += 1;
                group.id = format!("at-{count}");
            }
            places.insert(group.id.clone(), span);
        }
        name(&mut group.items, places, count);
    }
}

fn place(group: &Group) -> Option<Span> {
    group.span.filter(|_| !matches!(group.meaning, Meaning::Decoration | Meaning::Number | Meaning::Sign(_)))
}

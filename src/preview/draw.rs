//! The sheets of one kind, as a page shows them.
//!
//! In: a journey, a typesetter and how it is drawn. Out: SVG without fonts, and where each group comes from, or why there
//! are no sheets. A group that has no name gets one that says which of its sheet it is, so that it can be asked for.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::drawing::{DrawError, Drawing, draw_with};
use crate::fingerprint::Fingerprint;
use crate::layout::Options;
use crate::model::Journey;
use crate::render::{FileNames, RenderError, SvgDocument, svg};
use crate::scene::{Group, Item, Scene, SemanticRole, SheetKind};
use crate::source::Span;
use crate::text::Typesetter;

use super::store::ViewStore;
use super::view::{Font, RenderedSheet};

/// What was drawn of one kind of sheet.
#[derive(Clone, Debug, Default)]
pub struct DrawnSheets {
    /// The sheets.
    pub sheets: Vec<Arc<RenderedSheet>>,
    /// Why there are none.
    pub diagnostics: Vec<Diagnostic>,
}

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
) -> Result<DrawnSheets, RenderError> {
    let options = Options { kinds: vec![kind], ..options.clone() };
    let mut drawing = match draw_with(journey, &options, typesetter) {
        Ok(drawing) => drawing,
        Err(DrawError { diagnostics }) => return Ok(DrawnSheets { diagnostics, ..DrawnSheets::default() }),
    };
    let places: Vec<_> = drawing.document.scenes_mut().iter_mut().map(named).collect();
    let names: Vec<String> = (0..places.len()).map(|number| number.to_string()).collect();
    let numbered = places.into_iter().enumerate();
    let sheets = numbered.map(|(number, places)| sheet(&drawing, number, &names, places, store).map(Arc::new));
    Ok(DrawnSheets { sheets: sheets.collect::<Result<_, _>>()?, ..DrawnSheets::default() })
}

fn sheet(
    drawing: &Drawing,
    number: usize,
    names: &[String],
    places: BTreeMap<String, Span>,
    store: &ViewStore,
) -> Result<RenderedSheet, RenderError> {
    let stem = format!("s{number}");
    let job = drawing.job(FileNames { stem: &stem, sheets: names }).with_fonts_beside();
    let SvgDocument { text, fonts } = svg(&job, number)?;
    for font in &fonts {
        store.keep_font(&font.name, &font.bytes);
    }
    let print = Fingerprint::new().with(text.as_bytes()).bytes();
    Ok(RenderedSheet {
        print: format!("{:032x}", u128::from_be_bytes(print)),
        name: drawing.scenes()[number].name.clone(),
        svg: text,
        fonts: fonts
            .into_iter()
            .map(|font| Font { name: font.name, weight: font.weight, italic: font.italic })
            .collect(),
        places,
    })
}

/// Where the groups of a scene come from, by the names that they have now.
fn named(scene: &mut Scene) -> BTreeMap<String, Span> {
    let mut places = BTreeMap::new();
    name(&mut scene.items, &mut places, &mut 0);
    places
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
    group
        .span
        .filter(|_| !matches!(group.role, SemanticRole::Decoration | SemanticRole::Number | SemanticRole::Sign(_)))
}

//! Which moments stand on which sheet of the map.
//!
//! In: the sheets of the map as they were drawn. Out: for each the moments on it, in time order. A moment that goes on on
//! another sheet counts where it begins.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::Journey;
use crate::scene::{Group, Item, Scene, SemanticRole};
use crate::source::Span;

/// A sheet of the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRange {
    /// Its number, from 1.
    pub number: usize,
    /// The moments that begin on it, as indices.
    pub moments: Range<usize>,
}

/// The sheets of a map on which a moment begins.
pub fn of(journey: &Journey, map: &[Scene]) -> Vec<SheetRange> {
    let mut spans = BTreeMap::new();
    for phase in &journey.phases {
        for step in &phase.steps {
            spans.insert(step.facts.span, spans.len());
        }
        if phase.steps.is_empty() {
            spans.insert(phase.facts.span, spans.len());
        }
    }
    let mut ranges: Vec<SheetRange> = Vec::new();
    let mut next = 0;
    for (index, scene) in map.iter().enumerate() {
        let Some(last) = last_moment(&scene.items, &spans).filter(|last| *last >= next) else { continue };
        ranges.push(SheetRange { number: index + 1, moments: next..last + 1 });
        next = last + 1;
    }
    ranges
}

/// The last moment whose card or arrow is among these items.
fn last_moment(items: &[Item], spans: &BTreeMap<Span, usize>) -> Option<usize> {
    let of_item = |item: &Item| match item {
        Item::Group(Group { role: SemanticRole::Step | SemanticRole::Phase, span: Some(span), .. }) => {
            spans.get(span).copied()
        }
        _ => None,
    };
    items.iter().filter_map(of_item).max()
}

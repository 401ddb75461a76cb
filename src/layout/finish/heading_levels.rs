//! Heading levels without gaps: a sheet begins with level 1, and no heading is more than one level below the one before.
//!
//! In: a sheet in reading order, whose headings have the levels of a map: the journey, a phase or a persona, a step. Out: the
//! same sheet; where a level is left out, those below it move up. What is a heading is decided where it is drawn.

use crate::scene::{Item, Scene, SemanticRole};

/// Moves headings up where a level above them is missing.
pub fn close(scene: &mut Scene) {
    close_in(&mut scene.items, &mut Vec::new());
}

/// `above` are the levels of the headings under which the next item stands.
fn close_in(items: &mut [Item], above: &mut Vec<u8>) {
    for item in items {
        let Item::Group(group) = item else { continue };
        if let SemanticRole::Heading(level) = &mut group.role {
            above.truncate(above.partition_point(|higher| higher < level));
            above.push(*level);
            *level = u8::try_from(above.len()).unwrap_or(u8::MAX);
        }
        close_in(&mut group.items, above);
    }
}

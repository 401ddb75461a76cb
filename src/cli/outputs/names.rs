//! What the files of sheets are called, and which of an earlier build nobody replaces any more.
//!
//! In: the stem of a journey and the kinds of its sheets. Out: names. The map has the name of its journey; other
//! kinds add theirs. Whose the files are is not looked at here.

use std::path::Path;

use crate::scene::SheetKind;

/// What the names of the files of a kind of sheet begin with.
fn base(stem: &str, kind: SheetKind) -> String {
    if kind == SheetKind::Map { stem.to_owned() } else { format!("{stem}-{}", kind.name()) }
}

/// The names of the files with a sheet each, which are of these kinds; numbered where a kind has several.
pub fn sheets(stem: &str, kinds: &[SheetKind], ending: &str) -> Vec<String> {
    let name = |(index, kind): (usize, &SheetKind)| {
        let base = base(stem, *kind);
        let number = kinds[..=index].iter().filter(|other| *other == kind).count();
        match kinds.iter().filter(|other| *other == kind).count() {
            1 => format!("{base}.{ending}"),
            _ => format!("{base}-{number}.{ending}"),
        }
    };
    kinds.iter().enumerate().map(name).collect()
}

/// The name of the document with sheets of all `kinds`: that of the map where it is among them, so that a document
/// without it does not replace one that has it.
pub fn document(stem: &str, kinds: &[SheetKind], ending: &str) -> String {
    if kinds.contains(&SheetKind::Map) {
        return format!("{stem}.{ending}");
    }
    let kinds: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
    format!("{stem}-{}.{ending}", kinds.join("-"))
}

/// Files in `folder` that look like sheets of an earlier build, when a kind had more of them or only one: those in the
/// row of `made`, which all are of this kind.
pub fn left_over(folder: &Path, stem: &str, kind: SheetKind, made: usize, ending: &str) -> Vec<String> {
    let base = base(stem, kind);
    let mut found = Vec::new();
    if made != 1 {
        found.push(format!("{base}.{ending}"));
    }
    found.retain(|name| folder.join(name).is_file());
    let numbered = |number: usize| format!("{base}-{number}.{ending}");
    let first = if made == 1 { 1 } else { made + 1 };
    found.extend((first..).map(numbered).take_while(|name| folder.join(name).is_file()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_map_has_the_name_of_its_journey_and_other_sheets_add_theirs() {
        use SheetKind::{Actions, Blank, Map, Phases};
        assert_eq!(sheets("visit", &[Map], "svg"), ["visit.svg"]);
        let names = ["visit-1.svg", "visit-2.svg", "visit-actions.svg", "visit-phases-1.svg", "visit-phases-2.svg"];
        assert_eq!(sheets("visit", &[Map, Map, Actions, Phases, Phases], "svg"), names);
        assert_eq!(document("visit", &[Blank, Map], "pdf"), "visit.pdf");
        assert_eq!(document("visit", &[Phases, Blank], "pdf"), "visit-phases-blank.pdf");
    }
}

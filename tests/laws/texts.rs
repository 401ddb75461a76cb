//! Every text of the journey stands on its map, exactly as often as the journey says it.
//!
//! In: a journey and its sheets. Out: a sentence for each text that is missing, or there too often.
//! Blanks, and hyphens where a line ends, are left out on both sides. A very long text may stand in a few pieces
//! on several cards. Names, and what stands at the foot, may come again on each sheet.

use std::collections::BTreeMap;

use journey::model::{Journey, Text};
use journey::scene::{Item, Scene};

/// Stands between texts that do not belong together.
const WALL: char = '\u{1}';
/// Each piece of a divided text but the last has at least this many characters.
const PIECE: usize = 300;
/// Shorter texts may stand in the map's own words by chance.
const TELLING: usize = 12;

/// Each text that is missing or there too often.
pub fn broken(journey: &Journey, scenes: &[Scene]) -> Vec<String> {
    let mut sheets = String::new();
    for scene in scenes {
        gather(&scene.items, &mut sheets);
    }
    let mut found = Vec::new();
    for (text, Expected { times, again }) in expected(journey) {
        let placed = (0..times).all(|_| take(&mut sheets, &text) || take_pieces(&mut sheets, &text));
        if !placed {
            found.push(format!("missing: {}", shorten(&text)));
        }
        if again {
            while take(&mut sheets, &text) {}
        } else if text.chars().count() >= TELLING && sheets.contains(&text) {
            found.push(format!("too often: {}", shorten(&text)));
        }
    }
    found
}

/// How often a text must stand on the sheets, and whether it may come again.
#[derive(Default)]
struct Expected {
    times: usize,
    again: bool,
}

/// All texts, the longest first: what holds another text is taken off the sheets before it.
fn expected(journey: &Journey) -> Vec<(String, Expected)> {
    let mut all: BTreeMap<String, Expected> = BTreeMap::new();
    for text in journey.texts() {
        all.entry(plain(&text.value)).or_default().times += 1;
    }
    for name in names(journey) {
        all.entry(name).or_default().again = true;
    }
    let mut all: Vec<(String, Expected)> = all.into_iter().filter(|(text, _)| !text.is_empty()).collect();
    all.sort_by_key(|(text, _)| std::cmp::Reverse(text.len()));
    all
}

fn shorten(text: &str) -> String {
    text.chars().take(60).collect()
}

/// What may stand on each sheet.
fn names(journey: &Journey) -> Vec<String> {
    let steps = journey.steps().map(|(_, _, step)| &step.name);
    let mut names: Vec<&Text> = journey.personas.iter().map(|persona| &persona.name).chain(steps).collect();
    names.extend(journey.phases.iter().map(|phase| &phase.name).chain(&journey.lanes).chain([&journey.title]));
    names.extend(journey.team.iter().chain(&journey.owners).chain(journey.version.iter().map(|version| &version.text)));
    names.extend(journey.follow_up.iter().filter_map(|follow_up| follow_up.words.as_ref()));
    let mut names: Vec<String> = names.into_iter().map(|text| plain(&text.value)).collect();
    // A long title is cut in the header and stands in full below it.
    names.push(plain(&journey.title.value.chars().take(160).collect::<String>()));
    names
}

/// Without blanks, soft hyphens and control characters.
fn plain(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace() && !letter.is_control() && *letter != '\u{ad}').collect()
}

/// The texts of items one after another, with a wall wherever the group, the size or the colour changes.
fn gather(items: &[Item], sheets: &mut String) {
    let mut before = None;
    for item in items {
        match item {
            Item::Group(group) => {
                sheets.push(WALL);
                gather(&group.items, sheets);
                sheets.push(WALL);
            }
            Item::Text(item) => {
                if before.replace((item.size, item.colour)) != Some((item.size, item.colour)) {
                    sheets.push(WALL);
                }
                let line = &item.line;
                let end = if line.hyphenated {
                    line.text.char_indices().last().map_or(0, |(at, _)| at)
                } else {
                    line.text.len()
                };
                sheets.push_str(&plain(&line.text[..end]));
            }
            _ => {}
        }
    }
}

/// Takes a text off the sheets; says whether it was there.
fn take(sheets: &mut String, text: &str) -> bool {
    let Some(at) = sheets.find(text).filter(|_| !text.is_empty()) else { return false };
    sheets.replace_range(at..at + text.len(), &WALL.to_string().repeat(text.len()));
    true
}

/// Takes a text that stands in pieces.
fn take_pieces(sheets: &mut String, text: &str) -> bool {
    let mut rest = text;
    while !take(sheets, rest) {
        let ends: Vec<usize> = rest.char_indices().map(|(at, _)| at).skip(PIECE).collect();
        let longest = ends.partition_point(|end| sheets.contains(&rest[..*end]));
        let Some(end) = longest.checked_sub(1).map(|index| ends[index]) else { return false };
        take(sheets, &rest[..end]);
        rest = &rest[end..];
    }
    true
}

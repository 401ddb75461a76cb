//! Every text of the journey stands on its map, exactly as often as the journey says it.
//!
//! In: a journey and its sheets. Out: a sentence for each text that is missing, or there too often.
//! Blanks, and hyphens where a line ends, are left out on both sides. A very long text may stand in a few pieces
//! on several cards. Names, and what stands at the foot, may come again on each sheet.

use std::collections::BTreeMap;

use journey::model::{Journey, Text};
use journey::scene::{Item, Scene, SemanticRole, TextItem};

/// Stands between texts that do not belong together.
const WALL: char = '\u{1}';
/// A text is divided into pieces of about as many characters at the least, the first and the last aside: many short
/// paragraphs make short pieces.
const PIECE: usize = 100;
/// The distance of two lines of a paragraph is not larger, in ems.
const LEADING: f64 = 1.24;
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
    // A long name is cut where it cannot be divided, and stands in full below.
    let cut = |text: &Text| plain(text.value.chars().take(160).collect::<String>().trim_end());
    names.into_iter().flat_map(|text| [plain(&text.value), cut(text)]).collect()
}

/// Without blanks, soft hyphens and control characters.
pub fn plain(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace() && !letter.is_control() && *letter != '\u{ad}').collect()
}

/// The texts of items one after another, with a wall wherever another group or paragraph begins, as far as that
/// is seen: where the size, the colour or the distance of two lines changes.
fn gather(items: &[Item], sheets: &mut String) {
    let mut before: Option<&TextItem> = None;
    for item in items {
        match item {
            // The name of a file that cannot be shown is no text of the journey.
            Item::Group(group) if group.role == SemanticRole::Picture => {}
            Item::Group(group) => {
                sheets.push(WALL);
                gather(&group.items, sheets);
                sheets.push(WALL);
            }
            Item::Text(item) => {
                if before.replace(item).is_none_or(|before| !goes_on(before, item)) {
                    sheets.push(WALL);
                }
                sheets.push_str(&plain_line(item));
            }
            _ => {}
        }
    }
}

/// The text of a line without blanks and without the hyphen of a word that was parted.
pub fn plain_line(item: &TextItem) -> String {
    let line = &item.line;
    let hyphen = if line.hyphenated { line.text.chars().next_back().map_or(0, char::len_utf8) } else { 0 };
    plain(&line.text[..line.text.len() - hyphen])
}

/// Whether a line may be the next one of a paragraph.
fn goes_on(before: &TextItem, next: &TextItem) -> bool {
    let leading = (next.origin.y - before.origin.y) / next.size;
    before.size == next.size && before.colour == next.colour && leading < LEADING + 0.01
}

/// Takes a text off the sheets; says whether it was there.
fn take(sheets: &mut String, text: &str) -> bool {
    let found = sheets.find(text).map(|at| sheets.replace_range(at..at + text.len(), &walls(text.len())));
    found.is_some()
}

fn walls(count: usize) -> String {
    WALL.to_string().repeat(count)
}

/// Takes a text that stands in pieces, with a wall wherever it is parted.
fn take_pieces(sheets: &mut String, text: &str) -> bool {
    let mut rest = text.to_owned();
    for piece in 0..=1 + text.chars().count() / PIECE {
        if piece > 0 && take_last(sheets, &rest) {
            return true;
        }
        let ends: Vec<usize> = rest.char_indices().map(|(at, _)| at).skip(2).collect();
        let longest = ends.partition_point(|end| sheets.contains(&rest[..*end]));
        let piece = |end: usize| format!("{}{WALL}", &rest[..end]);
        let Some(end) = ends[..longest].iter().rfind(|end| sheets.contains(&piece(**end))) else { return false };
        take(sheets, &piece(*end));
        rest = format!("{WALL}{}", &rest[*end..]);
    }
    false
}

/// Takes the last piece of a text. A few letters are nothing that tells, unless they stand by themselves.
fn take_last(sheets: &mut String, rest: &str) -> bool {
    if rest.chars().count() > TELLING {
        return take(sheets, rest);
    }
    // Another fact follows on the same line, or the mark that closes a quote.
    [WALL, '·', '”', '“', '»'].into_iter().any(|end| take(sheets, &format!("{rest}{end}")))
}

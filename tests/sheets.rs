//! What stands where on the sheets of the examples: `tests/sheets/golden/NAME.KIND.txt` says it for each kind of sheet.
//!
//! A golden that is missing is written and fails that once; `rm tests/sheets/golden/*; cargo test --test integration sheets::`
//! writes all of them anew. The words, the place, the colour, the icon: what changes is a line in a diff.

mod colours;
mod icons;
mod listing;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use journey::geometry::{Colour, Mm, Point, Rect};
use journey::layout::{A3_LANDSCAPE, Paper};
use journey::scene::{Group, Item, Scene, Segment, SemanticRole, SheetKind, Sign, TextItem};

use crate::support::draw::{Drawing, draw, draw_file};
use crate::support::files_in;
use listing::listing;

/// Where the goldens are.
const GOLDEN: &str = "tests/sheets/golden";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The sheets of a kind as lines.
fn of_kind(drawing: &Drawing, kind: SheetKind) -> String {
    listing(&drawing.of(kind, Paper::Sheet(A3_LANDSCAPE)))
}

/// What is wrong with a golden; where there is none it is written.
fn compared(golden: &Path, found: &str) -> Option<String> {
    let Ok(expected) = fs::read_to_string(golden) else {
        fs::create_dir_all(golden.parent().expect("a folder")).expect("a folder for goldens");
        fs::write(golden, found).expect("a golden");
        return Some(format!("{} is new: look at it", golden.display()));
    };
    (expected != found).then(|| format!("{}:{}", golden.display(), difference(&expected, found)))
}

/// The first line that differs, with its number.
fn difference(expected: &str, found: &str) -> String {
    let lines = expected.lines().zip(found.lines());
    let at = lines.take_while(|(one, other)| one == other).count();
    let line = |text: &str| text.lines().nth(at).unwrap_or("(the end)").to_owned();
    format!("{}\n  expected: {}\n     found: {}", at + 1, line(expected), line(found))
}

#[test]
fn sheets_of_the_examples_are_what_their_goldens_say() {
    let mut failed = Vec::new();
    let mut goldens = BTreeSet::new();
    for path in files_in("examples", "journey") {
        let drawing = draw_file(&path);
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        for kind in SheetKind::ALL {
            let golden = root().join(GOLDEN).join(format!("{name}.{}.txt", kind.name()));
            failed.extend(compared(&golden, &of_kind(&drawing, kind)));
            goldens.insert(golden);
        }
    }
    let here: BTreeSet<PathBuf> = files_in(GOLDEN, "txt").into_iter().collect();
    failed.extend(here.difference(&goldens).map(|left| format!("{} belongs to no example", left.display())));
    assert!(failed.is_empty(), "{}\n{} of {} goldens differ", failed.join("\n"), failed.len(), goldens.len());
}

/// Spoils the first map of an example, and gives each line of its listing that is another one then.
fn spoilt(spoil: impl FnOnce(&mut Vec<Item>)) -> Vec<(String, String)> {
    let mut scenes: Vec<Scene> = draw_file(&root().join("examples/bouwvergunning.journey")).scenes;
    let before = listing(&scenes);
    spoil(&mut scenes[0].items);
    let after = listing(&scenes);
    assert_eq!(before.lines().count(), after.lines().count());
    let pairs = before.lines().zip(after.lines()).filter(|(one, other)| one != other);
    pairs.map(|(one, other)| (one.trim().to_owned(), other.trim().to_owned())).collect()
}

/// Does something to every item that is no group.
fn each_leaf(items: &mut [Item], change: &mut impl FnMut(&mut Item)) {
    for item in items {
        match item {
            Item::Group(group) => each_leaf(&mut group.items, change),
            leaf => change(leaf),
        }
    }
}

/// The colour of a filled box.
fn fill(item: &mut Item) -> Option<&mut Colour> {
    let Item::Box(item) = item else { return None };
    item.paint.fill.as_mut()
}

#[test]
fn two_colours_that_change_places_are_seen() {
    let (good, bad) = (Colour::hex(0x00df_f1e2), Colour::hex(0x00fb_dfdc));
    let found = spoilt(|items| {
        each_leaf(items, &mut |item| match fill(item) {
            Some(colour) if *colour == good => *colour = bad,
            Some(colour) if *colour == bad => *colour = good,
            _ => {}
        });
    });
    let swaps = |from: &str, to: &str| found.iter().any(|(before, after)| before.replace(from, to) == *after);
    assert!(swaps("positive-ground", "negative-ground") && swaps("negative-ground", "positive-ground"), "{found:?}");
}

/// The icons of touchpoints.
fn icons_of<'a>(items: &'a mut [Item], found: &mut Vec<&'a mut Group>) {
    for item in items {
        let Item::Group(group) = item else { continue };
        if group.role == SemanticRole::Sign(Sign::Kind) && icons::first(&group.items).is_some() {
            found.push(group);
        } else {
            icons_of(&mut group.items, found);
        }
    }
}

/// Where the icon of a group is and which one.
fn icon(group: &Group) -> (String, Point) {
    let icon = icons::first(&group.items).expect("an icon");
    (icon.name, icon.area.centre())
}

#[test]
fn an_icon_in_the_place_of_another_is_seen() {
    let found = spoilt(|items| {
        let mut groups = Vec::new();
        icons_of(items, &mut groups);
        let (name, at) = icon(groups[0]);
        let other = groups.iter().find(|group| icon(group).0 != name).expect("another icon");
        let (_, from) = icon(other);
        let mut parts = other.items.clone();
        each_leaf(&mut parts, &mut |item| moved(item, at.x - from.x, at.y - from.y));
        groups[0].items = parts;
    });
    let [(before, after)] = &found[..] else { panic!("{found:?}") };
    assert!(before.starts_with("icon ") && after.starts_with("icon ") && before[..12] != after[..12], "{found:?}");
}

fn moved(item: &mut Item, right: Mm, down: Mm) {
    let put = |point: &mut Point| *point = Point::new(point.x + right, point.y + down);
    match item {
        Item::Box(item) => item.area = Rect { x: item.area.x + right, y: item.area.y + down, ..item.area },
        Item::Path(item) => item.segments.iter_mut().for_each(|segment| match segment {
            Segment::Move(to) | Segment::Line(to) => put(to),
            Segment::Cubic(one, two, to) => [one, two, to].into_iter().for_each(put),
            Segment::Close => {}
        }),
        _ => {}
    }
}

#[test]
fn a_word_that_is_moved_or_lost_is_seen() {
    let first_text = |change: fn(&mut TextItem)| {
        let mut change = Some(change);
        spoilt(|items| {
            each_leaf(items, &mut |item| {
                if let Item::Text(item) = item {
                    change.take().into_iter().for_each(|change| change(item));
                }
            });
        })
    };
    assert_eq!(first_text(|text| text.origin.x += Mm(0.2)).len(), 1);
    assert_eq!(first_text(|text| text.size = text.size * 1.1).len(), 1);
    assert_eq!(first_text(|text| text.line.text.push('?')).len(), 1);
}

/// A channel a touchpoint, and the icon that stands for it.
const CHANNELS: [(&str, &str); 9] = [
    ("A riddle", "disc"),
    ("Phone call", "icon phone"),
    ("Website", "icon screen"),
    ("Mobile app", "icon mobile"),
    ("E-mail", "icon mail"),
    ("Letter", "icon paper"),
    ("Nurse", "icon person"),
    ("Chat", "icon chat"),
    ("Office", "icon building"),
];

#[test]
fn every_icon_has_its_name() {
    let steps = CHANNELS.iter().flat_map(|(words, _)| ["  Step: One\n    Channel: ", words, "\n"]).collect::<String>();
    let text = format!("Journey: Channels\nPhase: All\n{steps}    Image: lost.png\n    ! It decides\n");
    let found = listing(&draw("channels", &text).expect("a title").scenes);
    for (words, icon) in CHANNELS {
        let before = found.lines().take_while(|line| !line.ends_with(&format!(" {words:?}")));
        let sign = before.map(str::trim).filter(|line| line.starts_with("icon ") || line.starts_with("disc ")).last();
        assert!(sign.is_some_and(|sign| sign.starts_with(icon)), "{words}: {sign:?}\n{found}");
    }
    for icon in ["icon picture: ", "icon star: "] {
        assert!(found.contains(icon), "{icon}\n{found}");
    }
}

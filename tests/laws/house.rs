//! The laws hold in every house style: whatever the colours, the font, and the order of the lanes.
//!
//! In: styles that a machine makes up, and a few that are as far from ours as they can be. Lanes that are hidden, and
//! nothing else, are missing on the sheets.

use std::sync::Arc;

use journey::DrawOptions;
use journey::drawing::draw;
use journey::geometry::Colour;
use journey::layout::{House, Logo, Options};
use journey::model::{CardKind, Journey, LaneName, MovableLane};
use journey::picture::{Nature, Picture};
use journey::scene::{Item, Scene};
use journey::text::{Face, Family, FontFile, NoSystemFonts, Typesetter};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use super::{runner, scene, summary, texts};
use crate::support::draw::draw_file;
use crate::support::files_in;

const EXAMPLE: &str = "bouwvergunning";

fn example(name: &str) -> Journey {
    let mut files = files_in("examples", "journey").into_iter();
    let file = files.find(|path| path.file_stem().is_some_and(|stem| stem == name)).expect("an example");
    draw_file(&file).journey
}

/// The sheets of a journey in a house style.
fn drawn(journey: &Journey, house: &House, family: &Family) -> Vec<Scene> {
    let layout = Options { house: house.clone(), ..Options::default() };
    let options = DrawOptions { layout, family: family.clone() };
    draw(journey, &options, &NoSystemFonts).expect("few sheets").document.into_scenes()
}

fn font(name: &str) -> FontFile {
    let path = format!("{}/src/text/fonts/{name}.ttf", env!("CARGO_MANIFEST_DIR"));
    FontFile::new(std::fs::read(path).expect("a font")).expect("a whole font")
}

/// What the map shows of a journey.
fn shown(journey: &Journey, hidden: &[LaneName]) -> Journey {
    let mut shown = journey.clone();
    let name_of = |kind: CardKind| match kind {
        CardKind::Own(lane) => LaneName::Own(journey.lanes[lane.0].value.to_lowercase()),
        kind => LaneName::Known(MovableLane::Cards(kind)),
    };
    shown.cards.retain(|card| !hidden.contains(&name_of(card.kind)));
    shown.lanes.retain(|lane| !hidden.contains(&LaneName::Own(lane.value.to_lowercase())));
    for phase in &mut shown.phases {
        for facts in phase.steps.iter_mut().map(|step| &mut step.facts).chain([&mut phase.facts]) {
            if hidden.contains(&LaneName::Known(MovableLane::Touchpoints)) {
                facts.touchpoints.clear();
            }
            if hidden.contains(&LaneName::Known(MovableLane::Emotion)) {
                facts.emotions.clear();
            }
        }
    }
    shown
}

fn broken(journey: &Journey, house: &House, family: &Family) -> Vec<String> {
    let scenes = drawn(journey, house, family);
    let mut found: Vec<String> = scenes.iter().flat_map(scene::broken).collect();
    found.extend(texts::broken(&shown(journey, &house.hidden), &scenes));
    found
}

fn colours() -> impl Strategy<Value = Vec<Colour>> {
    proptest::collection::vec(any::<u32>().prop_map(|rgb| Colour::hex(rgb & 0x00ff_ffff)), 1..6)
}

#[test]
fn laws_hold_in_all_colours() {
    let journey = example("library-card");
    let outcome = runner().run(&(colours(), any::<u32>()), |(phases, accent)| {
        // An accent is text, and comes so dark from the settings.
        let accent = Some(Colour::hex(accent & 0x00ff_ffff).darkened(Colour::WHITE, 4.5));
        let house = House { phases, accent, ..House::default() };
        let found = broken(&journey, &house, &Family::default());
        if found.is_empty() { Ok(()) } else { Err(TestCaseError::fail(summary(&found))) }
    });
    outcome.expect("the laws hold");
}

#[test]
fn laws_hold_in_other_fonts() {
    let families = [
        Family::new(font("bold"), None, None, None),
        Family::new(font("italic"), None, Some(font("regular")), Some(font("semibold"))),
    ];
    for path in files_in("examples", "journey") {
        let journey = draw_file(&path).journey;
        for family in &families {
            let found = broken(&journey, &House::default(), family);
            assert!(found.is_empty(), "{}: {}", path.display(), summary(&found));
        }
    }
}

#[test]
fn laws_hold_with_lanes_moved_and_hidden() {
    let journey = example(EXAMPLE);
    let own = LaneName::Own(journey.lanes[0].value.to_lowercase());
    let kinds = [CardKind::Positive, CardKind::Need, CardKind::Action, CardKind::Metric]
        .map(|kind| LaneName::Known(MovableLane::Cards(kind)));
    let all = [LaneName::Known(MovableLane::Touchpoints), LaneName::Known(MovableLane::Emotion), own]
        .into_iter()
        .chain(kinds)
        .collect::<Vec<_>>();
    for (index, lane) in all.iter().enumerate() {
        let lanes: Vec<LaneName> = all.iter().rev().filter(|other| *other != lane).cloned().collect();
        let house = House { lanes: lanes[index % 3..].to_vec(), hidden: vec![lane.clone()], ..House::default() };
        let found = broken(&journey, &house, &Family::default());
        assert!(found.is_empty(), "{house:?}: {}", summary(&found));
    }
}

#[test]
fn laws_hold_beside_logos_of_all_proportions() {
    for (width, height) in [(1, 1), (400, 40), (40, 400), (1600, 1), (300, 100)] {
        let pixels = vec![0x40; 4 * (width * height) as usize];
        let picture = Arc::new(Picture { width, height, pixels, nature: Nature::Drawing });
        let house = House { logo: Some(Logo { picture, text: "Stad".to_owned() }), ..House::default() };
        for name in [EXAMPLE, "kindergartenplatz"] {
            let journey = example(name);
            let found = broken(&journey, &house, &Family::default());
            assert!(found.is_empty(), "{width} × {height}: {}", summary(&found));
            let scenes = drawn(&journey, &house, &Family::default());
            let logos = |scene: &Scene| {
                scene.items.iter().filter(|item| matches!(item, Item::Group(group) if group.label == "Stad")).count()
            };
            assert_eq!(scenes.iter().map(logos).sum::<usize>(), 1);
            assert_eq!(logos(&scenes[0]), 1);
        }
    }
}

/// All texts of the sheets in one.
fn said(scenes: &[Scene]) -> String {
    let texts = scenes.iter().flat_map(Scene::leaves).filter_map(|item| match item {
        Item::Text(text) => Some(text.line.text.as_str()),
        _ => None,
    });
    texts.collect::<Vec<_>>().join(" ")
}

#[test]
fn hidden_lanes_are_not_on_the_map_and_moved_ones_come_first() {
    let journey = example(EXAMPLE);
    let (words, kinds) = (journey.language.map_words(), journey.language.kinds_words());
    let names = |house: House| {
        let scenes = drawn(&journey, &house, &Family::default());
        let all = said(&scenes);
        let place = |name: &str| all.find(name);
        [words.touchpoints, kinds.need.lane, kinds.opportunity.lane].map(place)
    };
    let [contact, need, opportunity] = names(House::default());
    assert!(contact < need && need < opportunity);
    let moved = vec![LaneName::Known(MovableLane::Cards(CardKind::Opportunity))];
    let [contact, need, opportunity] = names(House { lanes: moved, ..House::default() });
    assert!(opportunity < contact && contact < need);
    let hidden =
        vec![LaneName::Known(MovableLane::Touchpoints), LaneName::Known(MovableLane::Cards(CardKind::Opportunity))];
    let house = House { hidden, ..House::default() };
    let scenes = drawn(&journey, &house, &Family::default());
    let all = said(&scenes);
    let first = journey.cards_of(CardKind::Opportunity).next().expect("an opportunity");
    let number = first.1.shown_number(journey.language).expect("a number");
    assert!(!all.contains(words.touchpoints) && !all.contains(&number), "{all}");
    assert!(all.contains(kinds.need.lane));
}

#[test]
fn a_font_of_the_house_is_used_and_what_it_lacks_comes_from_ours() {
    let journey = example(EXAMPLE);
    let family = Family::new(font("italic"), None, None, None);
    let typesetter = Typesetter::in_family(journey.language, &family, &NoSystemFonts);
    let paragraph = typesetter.paragraph("Doel 🙂", Face::Bold);
    let fonts = typesetter.fonts();
    let line = &paragraph.lines(f64::INFINITY)[0];
    let names: Vec<&str> = line.runs.iter().map(|run| fonts.get(run.font).name.as_str()).collect();
    assert_eq!(names, ["IBMPlexSansCond-Italic", "NotoEmoji-Regular"]);
}

//! The laws on every kind of sheet that is no map, on every paper, and what must be said on each.

use journey::geometry::Size;
use journey::language::Language;
use journey::layout::{Options, Paper};
use journey::model::{Journey, Place};
use journey::scene::{Item, Scene, SemanticRole, SheetKind};
use journey::text::NoSystemFonts;
use journey::{DrawOptions, drawing};

use super::{hold_over, papers, scene, summary, texts};
use crate::support::draw::{Drawing, draw, scenes};

const KINDS: [SheetKind; 3] = [SheetKind::Phases, SheetKind::Persona, SheetKind::Blank];

/// Each place where a law is broken on the sheets of a kind.
fn broken(drawing: &Drawing, kind: SheetKind, paper: Paper) -> Vec<String> {
    let scenes = drawing.of(kind, paper);
    let mut found: Vec<String> = scenes.iter().flat_map(scene::broken).collect();
    found.extend(papers::broken(&scenes, as_sheet(paper)));
    found.extend(scenes.iter().filter(|scene| scene.kind != kind).map(|scene| format!("kind: {:?}", scene.kind)));
    if let Some(said) = said_on(kind, &drawing.journey).filter(|_| !scenes.is_empty()) {
        // The legend beside each curve names the personas once more.
        let names = drawing.journey.personas.iter().map(|persona| persona.name.value.split_whitespace().collect());
        let again: Vec<String> = names.map(|name: String| format!("too often: {name}")).collect();
        found.extend(texts::broken(&said, &without_frame(scenes)).into_iter().filter(|what| !again.contains(what)));
    }
    found.iter().map(|what| format!("{kind:?} on {paper:?}: {what}")).collect()
}

/// Each place where a law is broken on the sheets of one kind, which is another one each time.
pub fn broken_in_turn(drawing: &Drawing, turn: usize, paper: Paper) -> Vec<String> {
    broken(drawing, KINDS[turn % KINDS.len()], paper)
}

/// On a roll these sheets are as long as those of ISO 216.
pub fn as_sheet(paper: Paper) -> Paper {
    match paper {
        Paper::Roll { height } => Paper::Sheet(Size { width: height * std::f64::consts::SQRT_2, height }),
        sheet @ Paper::Sheet(_) => sheet,
    }
}

/// The journey with nothing but what must stand on the sheets of a kind.
fn said_on(kind: SheetKind, journey: &Journey) -> Option<Journey> {
    let mut said = Journey::new(journey.language, journey.title.clone());
    // A longer one stands in full on the map.
    let shown: String = said.title.value.chars().take(160).collect();
    shown.trim_end().clone_into(&mut said.title.value);
    match kind {
        SheetKind::Phases => {
            said.phases.clone_from(&journey.phases);
            said.lanes.clone_from(&journey.lanes);
            said.cards = journey.cards.iter().filter(|card| card.place != Place::Journey).cloned().collect();
        }
        SheetKind::Persona => said.personas.clone_from(&journey.personas),
        _ => return None,
    }
    Some(said)
}

/// The sheets without what may repeat words of their cards: their feet, on sheets of phases the personas, and on those of
/// personas what is said of the journey: its phases, its key moments, and how it felt.
fn without_frame(mut scenes: Vec<Scene>) -> Vec<Scene> {
    for scene in &mut scenes {
        let kind = scene.kind;
        without(&mut scene.items, &|role| {
            matches!(
                (kind, role),
                (_, SemanticRole::Footer)
                    | (SheetKind::Phases, SemanticRole::Persona)
                    | (SheetKind::Persona, SemanticRole::Phase | SemanticRole::Step | SemanticRole::Curve)
            )
        });
    }
    scenes
}

/// Takes out the groups of some meanings, wherever they are.
fn without(items: &mut Vec<Item>, is_out: &dyn Fn(SemanticRole) -> bool) {
    items.retain(|item| !matches!(item, Item::Group(group) if is_out(group.role)));
    for item in items {
        if let Item::Group(group) = item {
            without(&mut group.items, is_out);
        }
    }
}

/// Says where a law is broken on the sheets of any kind, on A3 and on one other paper, which is another one each time.
fn broken_on_two() -> impl FnMut(&Drawing) -> Vec<String> {
    let mut others = papers::OTHERS.into_iter().cycle();
    move |drawing| {
        let papers = [Some(papers::A3), others.next()];
        let cases = KINDS.into_iter().flat_map(|kind| papers.into_iter().flatten().map(move |paper| (kind, paper)));
        cases.flat_map(|(kind, paper)| broken(drawing, kind, paper)).collect()
    }
}

#[test]
fn laws_hold_over_the_examples_on_every_kind_of_sheet() {
    hold_over("examples", broken_on_two());
}

#[test]
fn laws_hold_over_the_corpus_on_every_kind_of_sheet() {
    hold_over("tests/corpus/good", broken_on_two());
}

#[test]
fn laws_hold_over_templates_in_every_language() {
    for language in Language::ALL {
        for paper in papers::all() {
            let options = DrawOptions { layout: Options { paper, ..Options::default() }, ..DrawOptions::default() };
            let scenes = drawing::templates(language, &options, &NoSystemFonts).document.into_scenes();
            let found: Vec<String> = scenes.iter().flat_map(scene::broken).collect();
            assert!(found.is_empty(), "{language:?} on {paper:?}: {}", summary(&found));
            assert!(scenes.len() > 1 && papers::broken(&scenes, as_sheet(paper)).is_empty());
        }
    }
}

fn drawn(text: &str, kind: SheetKind) -> Vec<Scene> {
    draw("drawn", text).expect("a title").of(kind, papers::A3)
}

#[test]
fn a_persona_with_much_to_say_goes_on_on_another_sheet() {
    let mut text = "Journey: Long\nPersona: Someone with a name of some length\n".to_owned();
    for number in 0..60 {
        let words = "nobody answers and everything has to be said again ".repeat(number % 9 + 1);
        let more = [
            format!("  Goal: {number} {words}\n"),
            format!("  Frustration: {words}{number}\n"),
            format!("  Quote: {words}{number} said\n"),
            format!("  About: {words} and {number}\n"),
        ];
        text.push_str(&more.concat());
    }
    let long = "Donaudampfschifffahrtsgesellschaft ".repeat(9);
    for text in [text, format!("Journey: {long}\nPersona: {long}\n  Age: {long}\n  Role: {long}\n")] {
        let drawing = draw("long", &text).expect("a title");
        let found: Vec<String> = papers::all().flat_map(|paper| broken(&drawing, SheetKind::Persona, paper)).collect();
        assert!(found.is_empty(), "{}", summary(&found));
    }
    let count = drawn("Journey: Short\nPersona: One\n", SheetKind::Persona).len();
    assert_eq!(count, 1);
}

#[test]
fn a_persona_may_want_what_a_phase_a_step_and_a_feeling_say() {
    let text = "Journey: Same\nPersona: Sam\n  Goal: Straightforward\n  Goal: Asking for a permit\n  Goal: A helping hand\n\
        Phase: Straightforward\n  Step: Asking for a permit\n    Key moment: of all\n    Emotion: 1 A helping hand\n";
    let drawing = draw("same", text).expect("a title");
    let found: Vec<String> = papers::all().flat_map(|paper| broken(&drawing, SheetKind::Persona, paper)).collect();
    assert!(found.is_empty(), "{}", summary(&found));
}

#[test]
fn sheets_of_phases_keep_room_for_notes_and_all_lanes() {
    let text = "Journey: Two\nPersona: Sam\nPhase: One\n  Step: First\n    Emotion: 1\n    - Bad\nPhase: Other\n  Step: Second\n    + Good\n";
    let scenes = drawn(text, SheetKind::Phases);
    assert_eq!(scenes.iter().map(|scene| scene.name.as_str()).collect::<Vec<_>>(), ["One", "Other"]);
    for scene in &scenes {
        let label =
            |name: &str| scene.items.iter().any(|item| matches!(item, Item::Group(group) if group.label == name));
        assert!(["Sam", "Steps", "Emotion", "Positives", "Negatives"].into_iter().all(label), "{}", scene.name);
    }
}

#[test]
fn a_kind_for_which_a_journey_has_nothing_gives_no_sheet_or_one_to_fill_in() {
    let nothing = "Journey: Nothing yet\n";
    assert!(drawn(nothing, SheetKind::Phases).is_empty());
    assert_eq!(drawn(nothing, SheetKind::Persona).len(), 1);
    assert_eq!(drawn(nothing, SheetKind::Blank).len(), 2);
}

#[test]
fn the_sheet_of_a_persona_to_fill_in_is_there_once() {
    let journey = draw("nobody", "Journey: Nobody yet\nPhase: One\n").expect("a title").journey;
    let kinds = SheetKind::ALL.to_vec();
    let options = Options { kinds, ..Options::default() };
    let scenes = scenes(&journey, options);
    let blank = scenes.iter().filter(|scene| scene.description.ends_with("Persona")).count();
    assert_eq!(blank, 1, "{:?}", scenes.iter().map(|scene| &scene.description).collect::<Vec<_>>());
}

//! The laws of the overview: one sheet whatever the journey and the paper, on which every key moment has its number, strips
//! count what the journey has, and sheets are those of the map.

use std::collections::BTreeSet;
use std::fmt::Write;

use journey::geometry::Mm;
use journey::layout::{Options, Paper};
use journey::model::Journey;
use journey::model::brief::{Brief, Moment};
use journey::scene::{Group, Item, Scene, SemanticRole, SheetKind, Sign};
use journey::source::Span;

use super::access::groups;
use super::{access, hold_over, kinds, papers, scene, summary};
use crate::support::draw::{Drawing, draw, scenes};

/// Each place where a law is broken on the overview on this paper.
pub fn broken_on(drawing: &Drawing, paper: Paper) -> Vec<String> {
    let sheets = drawing.of(SheetKind::Overview, paper);
    let [sheet] = &sheets[..] else { return vec![format!("overview, {paper:?}: {} sheets", sheets.len())] };
    let mut found = scene::broken(sheet);
    found.extend(papers::broken(&sheets, kinds::as_sheet(paper)));
    found.extend(access::broken(&sheets));
    // Paper smaller than A4 has no room for a register.
    if sheet.size.width.min(sheet.size.height) >= Mm(210.0) {
        found.extend(missing_stars(&drawing.journey, sheet));
    }
    found.extend(missing_marks(&drawing.journey, sheet));
    found.iter().map(|what| format!("overview, {paper:?}: {what}")).collect()
}

fn has_star(group: &Group) -> bool {
    groups(&group.items).iter().any(|group| group.role == SemanticRole::Sign(Sign::KeyMoment))
}

/// Each key moment without a star beside its number.
fn missing_stars(journey: &Journey, sheet: &Scene) -> Vec<String> {
    let all = groups(&sheet.items);
    let stars: BTreeSet<Span> = all
        .iter()
        .filter(|group| matches!(group.role, SemanticRole::Step | SemanticRole::StepSection) && has_star(group))
        .filter_map(|group| group.span)
        .collect();
    let keys = journey.steps().filter(|(_, _, step)| !step.key_moments.is_empty());
    let missing = keys.filter(|(_, _, step)| !stars.contains(&step.facts.span));
    missing.map(|(_, _, step)| format!("no star: {}", step.name.value)).collect()
}

/// Each moment of whose negatives not all are shown, and no number says how many there are.
fn missing_marks(journey: &Journey, sheet: &Scene) -> Vec<String> {
    let all = groups(&sheet.items);
    let shown: BTreeSet<Span> = all.iter().filter_map(|group| group.span).collect();
    let texts: BTreeSet<&str> = sheet
        .leaves()
        .into_iter()
        .filter_map(|item| match item {
            Item::Text(text) => Some(text.line.text.as_str()),
            _ => None,
        })
        .collect();
    let brief = Brief::new(journey, None);
    let is_counted = |moment: &&Moment| {
        let left = moment.negatives.iter().filter(|id| !shown.contains(&journey.card(**id).span)).count();
        let total = moment.negatives.len();
        left == 0 || texts.contains(total.to_string().as_str()) || texts.contains(format!("+ {left}").as_str())
    };
    let wrong = brief.moments.iter().filter(|moment| !is_counted(moment));
    wrong.map(|moment| format!("not all negatives of {:?} are counted", moment.place)).collect()
}

/// A journey of so many steps; `with` says what they have.
fn text(steps: usize, with: &[&str]) -> String {
    let mut text = "Journey: Many steps on a sheet\nGoal: to see all at once\nVersion: 2026-01-10\n".to_owned();
    let has = |what: &str| with.contains(&what);
    let personas = if has("personas") { vec!["Ann", "Bob", "Cyd"] } else { vec![""] };
    for persona in personas.iter().filter(|persona| !persona.is_empty()) {
        let _ = writeln!(text, "Persona: {persona}");
    }
    for step in 0..steps {
        if step % (steps / 8).max(2) == 0 {
            let _ = writeln!(text, "Phase: Part {}", step + 1);
            if has("durations") && step % 3 != 1 {
                let _ = writeln!(text, "  Duration: {} weeks", step * 7 % 30 + 1);
            }
        }
        let _ = writeln!(text, "  Step: Asks somebody about something {}", "and more ".repeat(step * 7 % 4));
        if step % 11 == 3 {
            let _ = writeln!(text, "    Key moment: here it is decided");
        }
        if has("emotions") {
            for (at, persona) in personas.iter().enumerate() {
                let level = i64::try_from((step * 13 + at * 3) % 5).expect("small") - 2;
                let who = if persona.is_empty() { String::new() } else { format!("({persona}) ") };
                let _ = writeln!(text, "    Emotion: {level} {who}tired");
            }
        }
        if has("durations") && step % 5 == 2 {
            let _ = writeln!(text, "    Waiting: {} days", step % 9 + 1);
        }
        for negative in 0..(step * 5 % 7).saturating_sub(1) {
            let _ = writeln!(text, "    - Nobody answers {negative}\n      Opportunity: call back");
            if has("actions") {
                let day = step % 28 + 1;
                let _ =
                    writeln!(text, "        Action: call\n          Due: 2026-01-{day:02}\n          Status: doing");
            }
        }
    }
    text
}

#[test]
fn laws_hold_over_the_examples_on_every_paper() {
    hold_over("examples", |drawing| papers::all().flat_map(|paper| broken_on(drawing, paper)).collect());
}

#[test]
fn laws_hold_over_the_corpus() {
    let mut others = papers::OTHERS.into_iter().cycle();
    hold_over("tests/corpus/good", |drawing| {
        let papers = [papers::A3].into_iter().chain(others.next());
        papers.flat_map(|paper| broken_on(drawing, paper)).collect()
    });
}

#[test]
fn any_number_of_steps_is_one_sheet() {
    let all = ["emotions", "durations", "actions"];
    let cases: [(usize, &[&str]); 12] = [
        (1, &all),
        (2, &[]),
        (5, &all),
        (12, &["emotions", "durations"]),
        (12, &["durations", "actions"]),
        (12, &["emotions", "personas"]),
        (40, &all),
        (40, &["personas", "emotions", "actions"]),
        (132, &all),
        (132, &["actions"]),
        (300, &all),
        (500, &all),
    ];
    let mut others = papers::OTHERS.into_iter().cycle();
    for (steps, with) in cases {
        let drawing = draw("steps", &text(steps, with)).expect("a title");
        let papers = [papers::A3].into_iter().chain(others.by_ref().take(2));
        let found: Vec<String> = papers.flat_map(|paper| broken_on(&drawing, paper)).collect();
        assert!(found.is_empty(), "{steps} steps with {with:?}: {}", summary(&found));
    }
}

#[test]
fn brackets_lead_to_the_first_step_of_each_sheet_of_the_map() {
    let drawing = draw("steps", &text(40, &["emotions", "actions"])).expect("a title");
    let map = drawing.on(papers::A3);
    assert!(map.len() > 1);
    let steps = |scene: &Scene| -> BTreeSet<Span> {
        let cards = groups(&scene.items).into_iter().filter(|group| group.role == SemanticRole::Step);
        cards.filter_map(|group| group.span).collect()
    };
    let firsts: BTreeSet<Span> = map.iter().filter_map(|scene| steps(scene).into_iter().next()).collect();
    let overview = &drawing.of(SheetKind::Overview, papers::A3)[0];
    let brackets: BTreeSet<Span> = overview
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Group(group) if group.role == SemanticRole::LaneName => Some(group),
            _ => None,
        })
        .flat_map(|group| groups(&group.items))
        .filter(|group| group.role == SemanticRole::Reference)
        .filter_map(|group| group.span)
        .collect();
    assert_eq!(brackets, firsts);
}

#[test]
fn links_lead_from_the_overview_to_map_and_actions() {
    let drawing = draw("steps", &text(12, &["emotions", "actions"])).expect("a title");
    let kinds = vec![SheetKind::Overview, SheetKind::Map, SheetKind::Actions];
    let sheets = scenes(&drawing.journey, Options { kinds, ..Options::default() });
    assert_eq!(access::broken(&sheets), Vec::<String>::new());
    let targets: BTreeSet<SheetKind> = groups(&sheets[0].items)
        .into_iter()
        .filter_map(|group| match &group.link.as_ref()?.target {
            journey::scene::LinkTarget::Group { sheet, .. } => Some(sheets[*sheet].kind),
            journey::scene::LinkTarget::File(_) => None,
        })
        .collect();
    assert!(targets.contains(&SheetKind::Map) && targets.contains(&SheetKind::Actions), "{targets:?}");
}

#[test]
fn the_same_journey_gives_the_same_sheet() {
    let drawing = draw("steps", &text(40, &["emotions", "durations", "actions"])).expect("a title");
    let once = || format!("{:?}", drawing.of(SheetKind::Overview, papers::A3));
    assert_eq!(once(), once());
}

#[test]
fn late_is_counted_from_the_day_that_is_given() {
    let drawing = draw("steps", &text(12, &["actions"])).expect("a title");
    let late = |day: u8| {
        let day = journey::model::Date { year: 2026, month: 1, day };
        let brief = Brief::new(&drawing.journey, Some(day));
        brief.actions().1[0]
    };
    assert!(late(1) == 0 && late(9) > 0 && late(31) > late(9));
}

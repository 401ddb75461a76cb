use std::fmt::Write as _;

use proptest::prelude::*;

use super::markdown::tests::{shown, written};
use super::plan;
use crate::language::Language;
use crate::model::sample::{duration, journey, phase, step, text};
use crate::model::{
    CardId, CardKind, Data, Date, Emotion, Evidence, FollowUp, Journey, LaneId, Level, Persona, PersonaId, Place,
    Quantity, Reach, Reference, Situation, Status, Target, Text, Touchpoint, Unit, Version, WrittenDate,
};
use crate::source::Span;

const MARCH: Date = Date { year: 2026, month: 3, day: 14 };

const fn day(date: Date) -> WrittenDate {
    WrittenDate { date: Some(date), words: None }
}

/// A journey in which each text is the next of `words`: every field of the model that holds a text.
fn with_all_texts(language: Language, words: &mut dyn FnMut() -> Text) -> Journey {
    let mut sample = journey(language, &words().value);
    sample.goals = vec![words()];
    sample.scope = vec![words(), words()];
    sample.audience = vec![words()];
    sample.research = vec![words()];
    sample.team = vec![words()];
    sample.owners = vec![words()];
    sample.version = Some(Version { text: words(), date: None });
    sample.situation = Some(Situation::Current);
    sample.follow_up = Some(FollowUp { date: day(MARCH), words: Some(words()), span: Span::default() });
    sample.notes = vec![words()];
    sample.lanes = vec![words()];
    sample.personas = vec![persona(words), persona(words)];
    let mut first = phase(&words().value, vec![step(&words().value), step(&words().value)]);
    first.about = vec![words()];
    first.goals = vec![words()];
    facts(&mut first.facts, words);
    let moment = &mut first.steps[1];
    moment.about = vec![words()];
    moment.by = vec![words(), words()];
    moment.key_moments = vec![words()];
    moment.images = vec![words()];
    moment.detail = Some(words());
    moment.repeats = vec![words()];
    moment.evidence = Some(Evidence::Assumed);
    moment.back_to = vec![reference(Target::Place(Place::Step(0, 0)))];
    facts(&mut moment.facts, words);
    sample.phases = vec![first, phase(&words().value, Vec::new())];
    for place in [Place::Journey, Place::Phase(0), Place::Phase(1), Place::Step(0, 1)] {
        cards(&mut sample, place, words);
    }
    sample
}

fn persona(words: &mut dyn FnMut() -> Text) -> Persona {
    Persona {
        name: words(),
        role: vec![words()],
        age: vec![words()],
        about: vec![words()],
        goals: vec![words()],
        frustrations: vec![words()],
        quotes: vec![words()],
        photo: Some(words()),
        labels: Vec::new(),
    }
}

fn facts(facts: &mut crate::model::Facts, words: &mut dyn FnMut() -> Text) {
    let timed = |text: Text| crate::model::Duration { text, ..duration(1.0, 2.0, Unit::Week) };
    facts.when = vec![words()];
    facts.duration = Some(timed(words()));
    facts.waiting = Some(timed(words()));
    facts.optional = vec![words()];
    let channel = words();
    facts.touchpoints = vec![Touchpoint { name: channel.value.clone(), channel: None, text: channel }];
    let felt = |level, words, persona| Emotion { level, words, persona, span: Span::default() };
    facts.emotions = vec![felt(Some(-1.0), Some(words()), Some(PersonaId(1))), felt(None, Some(words()), None)];
    facts.notes = vec![words()];
}

fn reference(target: Target) -> Reference {
    Reference { label: text("label"), target }
}

fn cards(sample: &mut Journey, place: Place, words: &mut dyn FnMut() -> Text) {
    use CardKind::{
        Action, Backstage, Barrier, DesiredEmotion, Expectation, Insight, Metric, Need, Negative, Opportunity, Own,
        Positive, Question, Quote, Thought,
    };
    let mut parent = None;
    for kind in [Negative, Need, Opportunity, Action] {
        parent = Some(sample.add(kind, &words().value, place, parent));
    }
    let action = sample.cards.last_mut().unwrap();
    action.answers = vec![reference(Target::Place(Place::Step(0, 0)))];
    action.notes = vec![words()];
    let done = action.action.as_mut().unwrap();
    (done.owners, done.with, done.effects) = (vec![words(), words()], vec![words()], vec![words()]);
    for kind in [Positive, Question, Thought, Quote, DesiredEmotion, Expectation, Backstage, Barrier, Insight] {
        sample.add(kind, &words().value, place, None);
    }
    sample.add(Own(LaneId(0)), &words().value, place, None);
    sample.add(Metric, &words().value, place, None);
    let metric = sample.cards.last_mut().unwrap().metric.as_mut().unwrap();
    let quantity = |text| Some(Quantity { number: 1.0, unit: String::new(), text });
    (metric.value, metric.target, metric.sources) = (quantity(words()), quantity(words()), vec![words()]);
    metric.data = Some(Data { text: words(), date: MARCH, change: Some(-3.0) });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn every_text_of_the_model_is_shown(pool in proptest::collection::vec(written(), 40), language in 0usize..4) {
        let mut given = Vec::new();
        let mut next = || {
            // Marked, so that a text is not found inside of another.
            let words = text(&format!("{}⟨{}⟩", pool[given.len() % pool.len()], given.len()));
            given.push(words.value.clone());
            words
        };
        let sample = with_all_texts(Language::ALL[language], &mut next);
        let markdown = plan(&sample);
        let blocks = shown(&markdown);
        for words in given {
            let on_one_line = words.replace('\n', " ");
            let found = blocks.iter().any(|block| block.contains(&words) || block.contains(&on_one_line));
            prop_assert!(found, "{words:?} in {markdown}");
        }
    }
}

#[test]
fn a_journey_without_figures_has_no_heading_for_them() {
    assert!(!plan(&journey(Language::Dutch, "Reis")).contains("## In cijfers"));
}

#[test]
fn a_plan_ends_in_one_line_end_and_leaves_no_blanks() {
    for language in Language::ALL {
        for sample in [journey(language, "x"), with_all_texts(language, &mut || text("words"))] {
            let markdown = plan(&sample);
            assert!(markdown.ends_with('\n') && !markdown.ends_with("\n\n"));
            assert!(markdown.lines().all(|line| line.trim_end() == line), "{markdown}");
        }
    }
}

fn permit() -> Journey {
    let mut sample = journey(Language::Dutch, "Een vergunning aanvragen");
    sample.goals = vec![text("Van 12 naar 8 weken")];
    sample.version = Some(Version { text: text("2026-03-14"), date: Some(MARCH) });
    let date = Date { year: 2026, month: 6, day: 10 };
    sample.follow_up = Some(FollowUp { date: day(date), words: Some(text("in het stadhuis")), span: Span::default() });
    sample.phases = vec![phase("Oriëntatie", vec![step("Zoekt informatie"), step("Belt de gemeente")])];
    sample.phases[0].facts.duration = Some(duration(2.0, 3.0, Unit::Week));
    let call = Place::Step(0, 1);
    let negative = sample.add(CardKind::Negative, "Geen tijd voor vragen", call, None);
    let need = sample.add(CardKind::Need, "Tijd en aandacht", call, Some(negative));
    let chance = sample.add(CardKind::Opportunity, "Een rustige belruimte", call, Some(need));
    act(&mut sample, "Ruimte vrijmaken", chance, Level::Medium, Level::Medium);
    act(&mut sample, "Rooster aanpassen", chance, Level::Small, Level::Large);
    sample.add(CardKind::Negative, "De tekst staat vol vaktaal", Place::Step(0, 0), None);
    sample
}

fn act(sample: &mut Journey, words: &str, parent: CardId, effort: Level, impact: Level) -> CardId {
    let place = sample.card(parent).place;
    let id = sample.add(CardKind::Action, words, place, Some(parent));
    let action = sample.cards[id.0].action.as_mut().unwrap();
    (action.effort, action.impact, action.reach) = (Some(effort), Some(impact), Some(Reach::Ourselves));
    id
}

#[test]
fn a_small_plan_reads_like_this() {
    let mut sample = permit();
    let action = sample.cards[4].action.as_mut().unwrap();
    (action.owners, action.due, action.status) = (vec![text("Balie")], Some(day(MARCH)), Some(Status::Doing));
    action.with = vec![text("ICT")];
    assert_eq!(
        plan(&sample),
        "\
# Actieplan: Een vergunning aanvragen

- **Doel:** Van 12 naar 8 weken
- **Versie:** 14 maart 2026
- **Opvolging:** 10 juni 2026, in het stadhuis

## In het kort

- 1 van 2 minpunten zonder actie

| Fase | stappen | duur | minpunten | kansen |
| --- | --- | --- | --- | --- |
| Oriëntatie | 1–2 | 2–3 wk | 2 | 1 |

### Minpunten die het zwaarst wegen

- **−2** De tekst staat vol vaktaal (stap 1): nog geen actie
- **−1** Geen tijd voor vragen (stap 2): A2 bezig, 14\u{a0}maart\u{a0}2026

## In cijfers

- **Doorlooptijd:** 2–3 weken
- **Stappen:** 2
- **Minpunten:** 2
- **Kansen:** 1
- **Acties:** 2
- **Waarvan klaar:** 0

## Acties

### Wat we zelf kunnen doen

| Nr. | Actie | Eigenaar | Tegen | Status | Inspanning | Impact | Komt van |
| --- | --- | --- | --- | --- | --- | --- | --- |
| **A2** | Rooster aanpassen | Balie, met ICT | 14 maart 2026 | bezig | klein | groot | A2 ← K1 ← B1 ← −1, stap 2 |
| **A1** | Ruimte vrijmaken | nog te bepalen | nog te bepalen | — | gemiddeld | gemiddeld | A1 ← K1 ← B1 ← −1, stap 2 |

## Wat nog open ligt

### Minpunten waar nog niets tegenover staat

- **−2** De tekst staat vol vaktaal (stap 1)

## De hele reis in woorden

### Fase 1: Oriëntatie

- **Duur:** as written

#### Stap 1: Zoekt informatie

- **Minpunt −2:** De tekst staat vol vaktaal

#### Stap 2: Belt de gemeente

- **Minpunt −1:** Geen tijd voor vragen
  - **Behoefte B1:** Tijd en aandacht
    - **Kans K1:** Een rustige belruimte
      - **Actie A1:** Ruimte vrijmaken
        - **Inspanning:** gemiddeld
        - **Impact:** gemiddeld
        - **Bereik:** wat we zelf kunnen doen
      - **Actie A2:** Rooster aanpassen
        - **Eigenaar:** Balie
        - **Met:** ICT
        - **Tegen:** 14 maart 2026
        - **Status:** bezig
        - **Inspanning:** klein
        - **Impact:** groot
        - **Bereik:** wat we zelf kunnen doen
"
    );
}

/// The numbers of the actions in the order of the tables, with `/` where a group ends.
fn order(sample: &Journey) -> String {
    let mut order = String::new();
    let markdown = plan(sample);
    let section = markdown.split("\n## ").find(|section| section.starts_with("Acties\n")).unwrap();
    for line in section.lines() {
        if let Some(row) = line.strip_prefix("| **") {
            write!(order, "{} ", row.split("**").next().unwrap()).unwrap();
        } else if line.starts_with("### ") {
            order.push_str("/ ");
        }
    }
    order
}

#[test]
fn actions_are_sorted_by_worth_then_date_then_number() {
    let mut sample = permit();
    let chance = CardId(2);
    let later = act(&mut sample, "c", chance, Level::Large, Level::Large);
    let sooner = act(&mut sample, "d", chance, Level::Small, Level::Small);
    act(&mut sample, "e", chance, Level::Small, Level::Medium);
    let unknown = act(&mut sample, "f", chance, Level::Large, Level::Small);
    for (id, day) in [(later, 9), (sooner, 8)] {
        sample.cards[id.0].action.as_mut().unwrap().due = Some(self::day(Date { day, ..MARCH }));
    }
    let action = sample.cards[unknown.0].action.as_mut().unwrap();
    (action.effort, action.impact, action.due) = (None, None, Some(day(MARCH)));
    assert_eq!(order(&sample), "/ A2 A5 A4 A3 A6 A1 ");
}

#[test]
fn groups_come_in_the_order_of_what_one_can_do() {
    let mut sample = permit();
    let chance = CardId(2);
    let reach = |sample: &mut Journey, id: CardId, reach| {
        sample.cards[id.0].action.as_mut().unwrap().reach = reach;
    };
    for (index, group) in [None, Some(Reach::Outside), Some(Reach::Together)].into_iter().enumerate() {
        let id = act(&mut sample, &index.to_string(), chance, Level::Small, Level::Small);
        reach(&mut sample, id, group);
    }
    assert_eq!(order(&sample), "/ A2 A1 / A5 / A4 / A3 ");
    for index in 0..sample.cards.len() {
        if sample.cards[index].action.is_some() {
            reach(&mut sample, CardId(index), None);
        }
    }
    assert!(order(&sample).starts_with("A2 A1 A3"), "one table without a heading");
}

#[test]
fn an_origin_names_all_that_is_answered_and_stops_in_a_circle() {
    let mut sample = permit();
    let mut first = sample.add(CardKind::Opportunity, "een", Place::Phase(0), None);
    let second = sample.add(CardKind::Opportunity, "twee", Place::Journey, None);
    for _ in 0..2 {
        let other = if first == second { CardId(second.0 - 1) } else { second };
        sample.cards[first.0].answers = vec![reference(Target::Card(other))];
        first = other;
    }
    let action = sample.add(CardKind::Action, "doen", Place::Journey, Some(second));
    sample.cards[action.0].answers =
        vec![reference(Target::Place(Place::Step(0, 1))), reference(Target::Card(CardId(1)))];
    let rows = plan(&sample);
    assert!(rows.contains("A3 ← K3 ← K2 ← …; A3 ← stap 2; A3 ← B1 ← −1, stap 2"), "{rows}");
}

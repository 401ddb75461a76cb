//! How a plan begins: title, goal, bounds, the next meeting, and the journey in figures.

use super::markdown::{Inline, MarkdownDocument};
use super::terms::Terms;
use crate::model::totals::Coverage;
use crate::model::{CardKind, Status, Text};

/// Writes the title, and what the journey says about itself.
pub fn write(terms: &Terms, document: &mut MarkdownDocument) {
    let title =
        Inline::text(terms.words.plan).then_text(terms.journey.language.colon()).then_text(&terms.journey.title.value);
    document.heading(1, &title);
    about(terms, document);
}

fn about(terms: &Terms, document: &mut MarkdownDocument) {
    let journey = terms.journey;
    let lists: [(&str, &[Text]); 6] = [
        (terms.map.goal, &journey.goals),
        (terms.map.scope, &journey.scope),
        (terms.map.audience, &journey.audience),
        (terms.map.research, &journey.research),
        (terms.map.team, &journey.team),
        (terms.map.owner, &journey.owners),
    ];
    for (label, texts) in lists {
        for text in texts {
            fact(document, label, &text.value);
        }
    }
    if let Some(situation) = journey.situation {
        fact(document, terms.words.situation, terms.situation(situation));
    }
    if let Some(version) = &journey.version {
        let date = version.date.map(|date| terms.date(date));
        fact(document, terms.map.version, date.as_ref().unwrap_or(&version.text.value));
    }
    fact(document, terms.map.follow_up, &follow_up(terms));
    for unread in &journey.unread {
        fact(document, &unread.keyword.value, &unread.text.value);
    }
    for note in &journey.notes {
        fact(document, terms.words.one.note, &note.value);
    }
}

/// The next meeting; to be decided where none is said, because a plan without one is not carried out.
fn follow_up(terms: &Terms) -> String {
    let Some(follow_up) = &terms.journey.follow_up else { return terms.words.to_decide.to_owned() };
    let date = follow_up.date.shown(|date| terms.date(date));
    follow_up.words.as_ref().map_or_else(|| date.clone(), |words| format!("{date}, {}", words.value))
}

/// Writes the journey in figures.
pub fn figures(terms: &Terms, document: &mut MarkdownDocument) {
    let journey = terms.journey;
    let [lead_time, waiting] = journey.shown_totals(journey.language, false);
    // A total that does not rest on all steps says so.
    let rests_on = |Coverage { said, all }: Coverage| terms.map.steps_said(&said.to_string(), &all.to_string());
    let lead_time = lead_time.map(|time| match journey.lead_time_coverage().map(rests_on) {
        Some(steps) => format!("{time} ({steps})"),
        None => time,
    });
    let count = |kind| Some(journey.cards_of(kind).count()).filter(|count| *count > 0);
    let done = journey.cards.iter().filter_map(|card| card.action.as_ref()).filter(|a| a.status == Some(Status::Done));
    let steps = Some(journey.steps().count()).filter(|count| *count > 0);
    let figures = [
        (terms.map.lead_time, lead_time),
        (terms.map.of_which_waiting, waiting),
        (terms.map.steps, steps.map(|count| count.to_string())),
        (terms.map.pain_points[1], count(CardKind::Negative).map(|count| count.to_string())),
        (terms.map.opportunities_found[1], count(CardKind::Opportunity).map(|count| count.to_string())),
        (terms.kinds.action.lane, count(CardKind::Action).map(|count| count.to_string())),
        (terms.words.of_which_done, count(CardKind::Action).map(|_| done.count().to_string())),
    ];
    let known: Vec<_> = figures.into_iter().filter_map(|(label, figure)| Some((label, figure?))).collect();
    if known.is_empty() {
        return;
    }
    document.heading(2, &Inline::text(terms.words.figures));
    for (label, figure) in known {
        fact(document, &opened(label), &figure);
    }
}

fn fact(document: &mut MarkdownDocument, label: &str, text: &str) {
    let words = document.label(label).then_text(text);
    document.bullet(0, &words);
}

/// With a capital at its start.
pub fn opened(label: &str) -> String {
    let mut rest = label.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

//! What a reader has to know first: the figures that have a place, the phases, the moments that decide, and the negatives
//! that weigh most. The overview draws the same.

use super::markdown::{Inline, MarkdownDocument};
use super::opening::opened;
use super::terms::Terms;
use crate::model::CardKind;
use crate::model::brief::{ActionState, Brief, Moment, PhaseBrief};
use crate::model::names::DisplayNames;
use crate::model::totals::Days;

/// The most negatives of one moment, and of all.
const NEGATIVES: (usize, usize) = (2, 9);
/// Stands for what is not said.
const NOTHING: &str = "–";

/// Writes the section; nothing where the journey has no phases.
pub fn write(terms: &Terms, brief: &Brief, document: &mut MarkdownDocument) {
    if brief.phases.is_empty() {
        return;
    }
    document.heading(2, &Inline::text(terms.words.in_brief));
    let names = DisplayNames::new(brief.journey);
    for figure in brief.figures(&names) {
        document.bullet(0, &Inline::text(&opened(&figure)));
    }
    phases(terms, brief, document);
    moments(terms, brief, document);
    negatives(terms, brief, &names, document);
}

/// What a column says of a phase.
type Cell<'a> = Box<dyn Fn(&PhaseBrief) -> String + 'a>;

/// A row a phase, with the columns that have anything to say.
fn phases(terms: &Terms, brief: &Brief, document: &mut MarkdownDocument) {
    let (map, words) = (terms.map, &terms.map.overview);
    let time = |days: Option<Days>| days.map_or_else(|| NOTHING.to_owned(), |days| days.shown(brief.journey.language));
    let of_kind = |kind| brief.journey.cards_of(kind).next().is_some();
    let late = |phase: &PhaseBrief| phase.states[ActionState::Late as usize];
    let columns: Vec<(&str, bool, Cell)> = vec![
        (words.steps_counted[1], true, Box::new(|phase| steps(brief, phase))),
        (words.duration, brief.phases.iter().any(|phase| phase.time.is_some()), Box::new(|phase| time(phase.time))),
        (map.waiting, brief.phases.iter().any(|phase| phase.waiting.is_some()), Box::new(|phase| time(phase.waiting))),
        (map.pain_points[1], of_kind(CardKind::Negative), Box::new(|phase| phase.negatives.to_string())),
        (map.opportunities_found[1], of_kind(CardKind::Opportunity), Box::new(|phase| phase.opportunities.to_string())),
        (words.late, brief.phases.iter().any(|phase| late(phase) > 0), Box::new(move |phase| late(phase).to_string())),
    ];
    let columns: Vec<(&str, bool, Cell)> = columns.into_iter().filter(|(_, is_wanted, _)| *is_wanted).collect();
    let head: Vec<&str> =
        std::iter::once(terms.words.one.phase).chain(columns.iter().map(|(name, ..)| *name)).collect();
    let row = |(phase, of): (&PhaseBrief, &crate::model::Phase)| {
        let cells = columns.iter().map(|(_, _, cell)| Inline::text(&cell(phase)));
        std::iter::once(Inline::text(&of.name.value)).chain(cells).collect()
    };
    let rows: Vec<Vec<Inline>> = brief.phases.iter().zip(&brief.journey.phases).map(row).collect();
    document.table(&head, &rows);
}

/// "3–7".
fn steps(brief: &Brief, phase: &PhaseBrief) -> String {
    let numbers = || brief.moments[phase.moments.clone()].iter().filter_map(|moment| moment.number);
    match (numbers().next(), numbers().next_back()) {
        (Some(first), Some(last)) if first == last => first.to_string(),
        (Some(first), Some(last)) => format!("{first}–{last}"),
        _ => NOTHING.to_owned(),
    }
}

fn moments(terms: &Terms, brief: &Brief, document: &mut MarkdownDocument) {
    let keys: Vec<&Moment> = brief.moments.iter().filter(|moment| moment.is_key).collect();
    if keys.is_empty() {
        return;
    }
    document.heading(3, &Inline::text(terms.map.overview.moments));
    for moment in keys {
        let crate::model::Place::Step(phase, step) = moment.place else { continue };
        let step = &brief.journey.phases[phase].steps[step];
        let level = moment.level.map(|level| format!(" ({})", brief.journey.language.signed(level)));
        let number = moment.number.unwrap_or_default();
        let words = Inline::bold(&number.to_string()).then_text(" ").then_text(&step.name.value);
        document.bullet(0, &words.then_text(&level.unwrap_or_default()));
    }
}

fn negatives(terms: &Terms, brief: &Brief, names: &DisplayNames, document: &mut MarkdownDocument) {
    let heaviest: Vec<_> = brief.heaviest_negatives(NEGATIVES.0).take(NEGATIVES.1).collect();
    if heaviest.is_empty() {
        return;
    }
    document.heading(3, &Inline::text(terms.map.overview.heaviest));
    for (moment, id, card) in heaviest {
        let place = names.place(moment.place).unwrap_or_default();
        let words = terms.bold_number(card).then_text(" ").then_text(&card.text.value);
        document.bullet(0, &words.then_text(&format!(" ({place}): {}", brief.answer_in_words(id, names))));
    }
}

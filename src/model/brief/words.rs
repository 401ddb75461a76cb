//! The journey in brief, in words: the same on the overview and in the plan.
//!
//! In: a journey in brief. Out: phrases in its language.

use super::{ActionState, Brief, Moment};
use crate::model::names::DisplayNames;
use crate::model::{Card, CardId, Date};

/// How many steps a phrase names.
const MOST_PLACES: usize = 3;

impl Brief<'_> {
    /// The figures that have a place, a phrase each: the lowest level, the longest waiting, what no action answers, what is
    /// late.
    #[must_use]
    pub fn figures(&self, names: &DisplayNames) -> Vec<String> {
        let language = self.journey.language;
        let words = &language.map_words().overview;
        let labelled = |name: &str, text: &str| format!("{name}{}{text}", language.colon());
        let mut figures = Vec::new();
        if let Some((level, at)) = self.lowest().filter(|(level, _)| *level < 0.0) {
            figures.push(labelled(words.lowest, &format!("{} ({})", self.places(&at, names), language.signed(level))));
        }
        if let Some((at, days)) = self.longest_waiting() {
            let time = days.shown(language);
            let place = names.place(self.moments[at].place).unwrap_or_default();
            figures.push(labelled(words.longest_waiting, &format!("{place} ({time})")));
        }
        let (open, all) = self.unanswered();
        if open > 0 {
            figures.push(words.unanswered(&open.to_string(), &all.to_string()));
        }
        let late = self.actions().1[ActionState::Late as usize];
        if late > 0 {
            figures.push(format!("{late} {}", words.late_actions[usize::from(late > 1)]));
        }
        figures
    }

    /// "step 9, 12": the first few of these moments.
    fn places(&self, at: &[usize], names: &DisplayNames) -> String {
        let Some(first) = at.first() else { return String::new() };
        let mut places = names.place(self.moments[*first].place).unwrap_or_default();
        for number in at[1..].iter().take(MOST_PLACES - 1).filter_map(|at| self.moments[*at].number) {
            places.push_str(", ");
            places.push_str(&number.to_string());
        }
        if at.len() > MOST_PLACES {
            places.push_str(" …");
        }
        places
    }

    /// What is done about a negative: the action with its state, or that there is none.
    #[must_use]
    pub fn answer_in_words(&self, negative: CardId, names: &DisplayNames) -> String {
        let language = self.journey.language;
        let words = &language.map_words().overview;
        let Some(action) = self.answer(negative) else { return words.no_action.to_owned() };
        let number = names.number(action).unwrap_or_default();
        let day = |due: Date| language.date(due.year, due.month, due.day).replace(' ', "\u{a0}");
        let about = action.action.as_ref();
        let due = about.and_then(|action| Some(action.due.as_ref()?.shown(day)));
        let status = about.and_then(|action| action.status).map(|status| names.status(status).to_owned());
        match (self.state(action), due) {
            (Some(ActionState::Late), Some(due)) => format!("{number} {}", words.late_since(&due)),
            (Some(ActionState::Done), _) | (_, None) => {
                std::iter::once(number).chain(status).collect::<Vec<_>>().join(" ")
            }
            (_, Some(due)) => {
                format!("{number} {}", status.into_iter().chain([due]).collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// The negatives that weigh most, `each` of a moment, with their moments.
    pub fn heaviest_negatives(&self, each: usize) -> impl Iterator<Item = (&Moment, CardId, &Card)> {
        self.heaviest().into_iter().flat_map(move |index| {
            let moment = &self.moments[index];
            moment.negatives.iter().take(each).map(move |id| (moment, *id, self.journey.card(*id)))
        })
    }
}

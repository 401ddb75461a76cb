//! How long the whole journey takes, and how much of that is waiting.
//!
//! In: the durations and waiting times of phases and steps. Out: a range in days, added up. A total
//! says what the file says: an average length for months and years, and nothing where nothing is said.

use super::{Duration, Facts, Journey, Phase};
use crate::language::Language;

/// A range of calendar days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Days {
    /// The shorter end, in days.
    pub low: f64,
    /// The longer end; equal to `low` where nothing is a range.
    pub high: f64,
    /// Whether something in it is not exact.
    pub is_approximate: bool,
}

/// How many steps a total rests on; a phase without steps counts as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Those that say how long they take, alone or by their phase.
    pub said: usize,
    /// All.
    pub all: usize,
}

impl Duration {
    /// This duration in calendar days.
    #[must_use]
    pub fn days(&self) -> Days {
        let days = self.unit.days();
        Days { low: self.low * days, high: self.high * days, is_approximate: self.is_approximate }
    }
}

impl Journey {
    /// The lead time: the durations of the phases added up. Where a phase has none, its steps are
    /// added up instead, and where it has no such steps either, its waiting. None when no phase has
    /// any of these, or the sum is too large to be a number.
    #[must_use]
    pub fn lead_time(&self) -> Option<Days> {
        sum(self.phases.iter().filter_map(phase_time))
    }

    /// The waiting of all phases: that of a phase or of its steps together, whichever is more. None when none is said,
    /// or the sum is too large to be a number.
    #[must_use]
    pub fn waiting_time(&self) -> Option<Days> {
        sum(self.phases.iter().filter_map(Phase::waiting_time))
    }

    /// The lead time and the waiting time in words, in one unit where both read well in it; what is not exact has the sign
    /// for it.
    #[must_use]
    pub fn shown_totals(&self, language: Language, is_short: bool) -> [Option<String>; 2] {
        let with_sign = |days: Days, words: String| if days.is_approximate { format!("≈ {words}") } else { words };
        let ends = |days: Days| (days.low, days.high);
        let alone = |days: Days| {
            let [words, _] = language.totals(ends(days), ends(days), is_short);
            with_sign(days, words)
        };
        match (self.lead_time(), self.waiting_time()) {
            (Some(lead), Some(waiting)) => {
                let [lead_words, waiting_words] = language.totals(ends(lead), ends(waiting), is_short);
                [Some(with_sign(lead, lead_words)), Some(with_sign(waiting, waiting_words))]
            }
            (lead, waiting) => [lead.map(alone), waiting.map(alone)],
        }
    }

    /// How many steps the lead time rests on; none where it rests on all of them.
    #[must_use]
    pub fn lead_time_coverage(&self) -> Option<Coverage> {
        let said = |phase: &Phase| match phase.facts.duration {
            Some(_) => phase.steps.len().max(1),
            None if phase.steps.is_empty() => usize::from(phase.facts.waiting.is_some()),
            None => phase.steps.iter().filter(|step| step_time(&step.facts).is_some()).count(),
        };
        let coverage = Coverage {
            said: self.phases.iter().map(said).sum(),
            all: self.phases.iter().map(|phase| phase.steps.len().max(1)).sum(),
        };
        (coverage.said < coverage.all).then_some(coverage)
    }
}

impl Days {
    /// These days in short words; with the sign for it where they are not exact.
    #[must_use]
    pub fn shown(self, language: Language) -> String {
        let words = language.short_total(self.low, self.high);
        if self.is_approximate { format!("≈ {words}") } else { words }
    }
}

impl Phase {
    /// How long it takes, its waiting included; its part of the lead time of the journey.
    #[must_use]
    pub fn lead_time(&self) -> Option<Days> {
        phase_time(self).filter(|days| days.high.is_finite())
    }

    /// The waiting in it: its own, or that of its steps where they wait longer.
    #[must_use]
    pub fn waiting_time(&self) -> Option<Days> {
        let waiting = |facts: &Facts| facts.waiting.as_ref().map(Duration::days);
        let steps = sum(self.steps.iter().filter_map(|step| waiting(&step.facts)));
        longer(waiting(&self.facts), steps)
    }
}

/// How long a phase takes: never less than the waiting in it.
fn phase_time(phase: &Phase) -> Option<Days> {
    let own = phase.facts.duration.as_ref().map(Duration::days);
    let time = own.or_else(|| sum(phase.steps.iter().filter_map(|step| step_time(&step.facts))));
    longer(time, phase.waiting_time())
}

/// Waiting is part of a step's duration. Waiting that is longer than the whole duration cannot be part
/// of it ("filling in the form: 2 hours, waiting: 3 weeks"), so it comes on top.
fn step_time(facts: &Facts) -> Option<Days> {
    let duration = facts.duration.as_ref().map(Duration::days);
    let waiting = facts.waiting.as_ref().map(Duration::days);
    match (duration, waiting) {
        (Some(duration), Some(waiting)) if waiting.high > duration.high => sum([duration, waiting].into_iter()),
        (duration, waiting) => duration.or(waiting),
    }
}

/// The longer of two, the first where they are equal.
fn longer(one: Option<Days>, other: Option<Days>) -> Option<Days> {
    match (one, other) {
        (Some(one), Some(other)) if other.high > one.high => Some(other),
        (one, other) => one.or(other),
    }
}

fn sum(parts: impl Iterator<Item = Days>) -> Option<Days> {
    let total = parts.reduce(|total, part| Days {
        low: total.low + part.low,
        high: total.high + part.high,
        is_approximate: total.is_approximate || part.is_approximate,
    })?;
    (total.low.is_finite() && total.high.is_finite()).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sample::{duration, journey, phase, step};
    use crate::model::{Step, Unit};

    fn timed(lasts: impl Into<Option<Duration>>, waits: impl Into<Option<Duration>>) -> Step {
        let mut timed = step("step");
        timed.facts.duration = lasts.into();
        timed.facts.waiting = waits.into();
        timed
    }

    fn weeks(low: f64, high: f64) -> Duration {
        duration(low, high, Unit::Week)
    }

    fn exactly(low: f64, high: f64) -> Days {
        Days { low, high, is_approximate: false }
    }

    #[test]
    fn a_total_says_on_how_many_steps_it_rests() {
        let mut sample = journey(Language::Dutch, "Reis");
        sample.phases = vec![phase("a", vec![step("x"), step("y")]), phase("b", vec![timed(weeks(1.0, 1.0), None)])];
        assert_eq!(sample.lead_time_coverage(), Some(Coverage { said: 1, all: 3 }));
        sample.phases[0].facts.duration = Some(Duration { is_approximate: true, ..weeks(2.0, 2.0) });
        assert_eq!(sample.lead_time_coverage(), None);
        assert_eq!(sample.lead_time(), Some(Days { is_approximate: true, ..exactly(21.0, 21.0) }));
    }

    #[test]
    fn a_phase_takes_no_less_than_the_waiting_in_it() {
        let mut sample = journey(Language::Dutch, "Reis");
        let waits = timed(duration(2.0, 2.0, Unit::Hour), duration(30.0, 30.0, Unit::Day));
        sample.phases = vec![phase("a", vec![waits])];
        sample.phases[0].facts.duration = Some(weeks(1.0, 1.0));
        assert_eq!((sample.lead_time(), sample.waiting_time()), (Some(exactly(30.0, 30.0)), Some(exactly(30.0, 30.0))));
        sample.phases[0].facts.waiting = Some(weeks(9.0, 9.0));
        assert_eq!(sample.waiting_time(), Some(exactly(63.0, 63.0)));
    }

    #[test]
    fn phases_add_up_and_stand_before_their_steps() {
        let mut sample = journey(Language::Dutch, "Reis");
        sample.phases = vec![phase("a", vec![timed(weeks(1.0, 1.0), None)]), phase("b", vec![])];
        assert_eq!(sample.lead_time(), Some(exactly(7.0, 7.0)));
        sample.phases[0].facts.duration = Some(weeks(2.0, 4.0));
        sample.phases[1].facts.duration = Some(weeks(12.0, 12.0));
        assert_eq!(sample.lead_time(), Some(exactly(98.0, 112.0)));
    }

    #[test]
    fn waiting_is_part_of_a_step_unless_it_is_longer() {
        let mut sample = journey(Language::Dutch, "Reis");
        let part = timed(weeks(9.0, 9.0), weeks(8.0, 8.0));
        let on_top = timed(duration(1.0, 1.0, Unit::Day), weeks(3.0, 3.0));
        sample.phases = vec![phase("a", vec![part, on_top, timed(None, weeks(1.0, 1.0))])];
        assert_eq!(sample.lead_time().map(|days| days.high), Some(63.0 + 22.0 + 7.0));
        assert_eq!(sample.waiting_time().map(|days| days.high), Some(84.0));
    }

    #[test]
    fn nothing_said_is_no_total() {
        let mut sample = journey(Language::Dutch, "Reis");
        assert_eq!(sample.lead_time(), None);
        sample.phases = vec![phase("a", vec![timed(weeks(f64::MAX, f64::MAX), weeks(f64::MAX, f64::MAX))])];
        assert_eq!((sample.lead_time(), sample.waiting_time()), (None, None));
    }

    #[test]
    fn a_phase_waits_where_its_steps_do_not() {
        let mut sample = journey(Language::Dutch, "Reis");
        sample.phases = vec![phase("a", vec![step("x")])];
        sample.phases[0].facts.waiting = Some(weeks(2.0, 2.0));
        assert_eq!(sample.waiting_time(), sample.lead_time());
        assert_eq!(sample.waiting_time(), Some(exactly(14.0, 14.0)));
    }
}

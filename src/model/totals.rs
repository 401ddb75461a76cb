//! How long the whole journey takes, and how much of that is waiting.
//!
//! In: the durations and waiting times of phases and steps. Out: a range in days, added up. A total
//! says what the file says: an average length for months and years, and nothing where nothing is said.

use super::{Duration, Facts, Journey, Phase};

/// A range of calendar days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Days {
    /// The shorter end, in days.
    pub low: f64,
    /// The longer end; equal to `low` where nothing is a range.
    pub high: f64,
}

impl Duration {
    /// This duration in calendar days.
    #[must_use]
    pub fn days(&self) -> Days {
        Days { low: self.low * self.unit.days(), high: self.high * self.unit.days() }
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

    /// The waiting of all steps; of a phase where its steps have none. None when none is said, or the
    /// sum is too large to be a number.
    #[must_use]
    pub fn waiting_time(&self) -> Option<Days> {
        sum(self.phases.iter().filter_map(phase_waiting))
    }
}

impl Phase {
    /// How long it takes; its part of the lead time of the journey.
    #[must_use]
    pub fn lead_time(&self) -> Option<Days> {
        phase_time(self).filter(|days| days.high.is_finite())
    }

    /// How much of that is waiting; its part of the waiting of the journey.
    #[must_use]
    pub fn waiting_time(&self) -> Option<Days> {
        phase_waiting(self).filter(|days| days.high.is_finite())
    }
}

fn phase_time(phase: &Phase) -> Option<Days> {
    let own = phase.facts.duration.as_ref().map(Duration::days);
    own.or_else(|| sum(phase.steps.iter().filter_map(|step| step_time(&step.facts))))
        .or_else(|| phase.facts.waiting.as_ref().map(Duration::days))
}

fn phase_waiting(phase: &Phase) -> Option<Days> {
    let waiting = |facts: &Facts| facts.waiting.as_ref().map(Duration::days);
    sum(phase.steps.iter().filter_map(|step| waiting(&step.facts))).or_else(|| waiting(&phase.facts))
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

fn sum(parts: impl Iterator<Item = Days>) -> Option<Days> {
    let total = parts.reduce(|total, part| Days { low: total.low + part.low, high: total.high + part.high })?;
    (total.low.is_finite() && total.high.is_finite()).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
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

    #[test]
    fn phases_add_up_and_stand_before_their_steps() {
        let mut sample = journey(Language::Dutch, "Reis");
        sample.phases = vec![phase("a", vec![timed(weeks(1.0, 1.0), None)]), phase("b", vec![])];
        assert_eq!(sample.lead_time(), Some(Days { low: 7.0, high: 7.0 }));
        sample.phases[0].facts.duration = Some(weeks(2.0, 4.0));
        sample.phases[1].facts.duration = Some(weeks(12.0, 12.0));
        assert_eq!(sample.lead_time(), Some(Days { low: 98.0, high: 112.0 }));
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
        assert_eq!(sample.waiting_time(), Some(Days { low: 14.0, high: 14.0 }));
    }
}

//! Writes units of time and durations in each language. They are read in `check/values/duration`.
//!
//! In: a number or a range in a [`Unit`], or a range in days. Out: "16 wk", "2–3 h", "14–16 weken".
//! What is added up to a total is decided in the model; here it only becomes words.

use super::{Language, UnitWords};

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// 1/60 minute.
    Second,
    /// 1/60 hour.
    Minute,
    /// 1/24 day.
    Hour,
    /// 24 hours; seven make a week.
    Day,
    /// A working day; five make a week.
    WorkingDay,
    /// Seven days.
    Week,
    /// A month; twelve make a year.
    Month,
    /// 365.25 days, the mean of the Julian calendar.
    Year,
}

impl Unit {
    /// Calendar days in one unit, on average: a working day is 7/5, a month 365.25/12, a year 365.25.
    #[must_use]
    pub const fn days(self) -> f64 {
        match self {
            Unit::Second => 1.0 / 86_400.0,
            Unit::Minute => 1.0 / 1440.0,
            Unit::Hour => 1.0 / 24.0,
            Unit::Day => 1.0,
            Unit::WorkingDay => 1.4,
            Unit::Week => 7.0,
            Unit::Month => 365.25 / 12.0,
            Unit::Year => 365.25,
        }
    }
}

/// The units that a total may be written in, the largest first. Working days are no total: nobody
/// knows which of the days added up were holidays.
const TOTALS: [Unit; 7] = [Unit::Year, Unit::Month, Unit::Week, Unit::Day, Unit::Hour, Unit::Minute, Unit::Second];

/// A figure of a hundred or more is read slower than a smaller one of a larger unit.
const READABLE: f64 = 99.5;

/// How far a figure may be from what was added up and still count as the same: month and year are
/// averages, so a sum over them is never quite whole.
const SAME: f64 = 0.0025;

/// How far a figure may be rounded when nothing fits better.
const NEAR: f64 = 0.05;

impl Language {
    /// A number or a range with the unit's short word: `16 wk`, `2–3 u`.
    #[must_use]
    pub fn short_duration(self, low: f64, high: f64, unit: Unit) -> String {
        match self.unit(unit).short {
            "" => self.long_duration(low, high, unit),
            word => format!("{} {word}", self.range(low, high)),
        }
    }

    /// A number or a range with the unit's whole word: `16 weken`, `1 jour`.
    #[must_use]
    pub fn long_duration(self, low: f64, high: f64, unit: Unit) -> String {
        // French keeps the singular below two.
        let is_one = || self.number(low) == "1" && self.number(high) == "1";
        let is_singular = if self.rules().singular_below_two { high < 2.0 } else { is_one() };
        let words = self.unit(unit);
        format!("{} {}", self.range(low, high), if is_singular { words.one } else { words.many })
    }

    /// A total in days, in the largest unit that gives a figure below a hundred which is what was
    /// added up: whole, else a few and a half, else rounded by a twentieth at most, else with a decimal.
    #[must_use]
    pub fn short_total(self, low_days: f64, high_days: f64) -> String {
        let (low, high, unit) = readable(low_days, high_days);
        self.short_duration(low, high, unit)
    }

    /// As [`Language::short_total`], with the unit's whole word.
    #[must_use]
    pub fn long_total(self, low_days: f64, high_days: f64) -> String {
        let (low, high, unit) = readable(low_days, high_days);
        self.long_duration(low, high, unit)
    }

    /// The unit in which a total of these days is written.
    #[must_use]
    pub fn unit_of_total(self, low_days: f64, high_days: f64) -> Unit {
        readable(low_days, high_days).2
    }

    /// Two totals, in one unit where both read well in it: the shorter next to the longer.
    pub(crate) fn totals(self, longer: (f64, f64), shorter: (f64, f64), is_short: bool) -> [String; 2] {
        let written = |low: f64, high: f64, unit: Unit| {
            if is_short { self.short_duration(low, high, unit) } else { self.long_duration(low, high, unit) }
        };
        let (_, _, unit) = readable(longer.0, longer.1);
        let whole_or_half = |days: f64| {
            let figure = days / unit.days();
            round_to(figure, 1.0, SAME).or_else(|| round_to(figure, 0.5, SAME)).or_else(|| round_to(figure, 1.0, NEAR))
        };
        let ends = (whole_or_half(shorter.0), whole_or_half(shorter.1));
        let shorter = match ends {
            (Some(low), Some(high)) if low >= 0.5 => written(low, high, unit),
            _ => {
                let (low, high, unit) = readable(shorter.0, shorter.1);
                written(low, high, unit)
            }
        };
        let (low, high, unit) = readable(longer.0, longer.1);
        [written(low, high, unit), shorter]
    }

    /// Both ends with a dash between them, or one where they read the same.
    fn range(self, low: f64, high: f64) -> String {
        let (low, high) = (self.number(low), self.number(high));
        if low == high { high } else { format!("{low}–{high}") }
    }

    const fn unit(self, unit: Unit) -> &'static UnitWords {
        let units = &self.rules().units;
        match unit {
            Unit::Second => &units.second,
            Unit::Minute => &units.minute,
            Unit::Hour => &units.hour,
            Unit::Day => &units.day,
            Unit::WorkingDay => &units.working_day,
            Unit::Week => &units.week,
            Unit::Month => &units.month,
            Unit::Year => &units.year,
        }
    }
}

/// Halves tell something in smaller figures than this; in larger ones the next unit says it better.
const FEW: f64 = 20.0;

/// The figure and the unit in which a range of days reads best.
fn readable(low_days: f64, high_days: f64) -> (f64, f64, Unit) {
    let rounded = |step: f64, tolerance: f64, below: f64| {
        TOTALS.into_iter().find_map(|unit| {
            let low = round_to(low_days / unit.days(), step, tolerance)?;
            let high = round_to(high_days / unit.days(), step, tolerance)?;
            (1.0..below).contains(&high).then_some((low, high, unit))
        })
    };
    rounded(1.0, SAME, READABLE)
        .or_else(|| rounded(0.5, SAME, FEW))
        .or_else(|| rounded(1.0, NEAR, READABLE))
        .unwrap_or_else(|| with_a_decimal(low_days, high_days))
}

/// The figure rounded to a multiple of `step`, where that changes it by no more than `tolerance`.
fn round_to(figure: f64, step: f64, tolerance: f64) -> Option<f64> {
    let near = (figure / step).round() * step;
    ((near - figure).abs() <= figure * tolerance).then_some(near)
}

/// The largest unit of which there is at least one, with one decimal; minutes for less than that.
fn with_a_decimal(low_days: f64, high_days: f64) -> (f64, f64, Unit) {
    let unit = TOTALS.into_iter().find(|unit| high_days >= unit.days()).unwrap_or(Unit::Minute);
    let tenth = |days: f64| (days / unit.days() * 10.0).round() / 10.0;
    (tenth(low_days), tenth(high_days), unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_carry_the_words_of_the_language() {
        assert_eq!(Language::Dutch.short_duration(16.0, 16.0, Unit::Week), "16 wk");
        assert_eq!(Language::Dutch.short_duration(2.0, 3.0, Unit::Hour), "2–3 u");
        assert_eq!(Language::Dutch.long_duration(1.5, 1.5, Unit::Hour), "1,5 uur");
        assert_eq!(Language::English.long_duration(1.0, 1.0, Unit::Day), "1 day");
        assert_eq!(Language::English.long_duration(1.0, 2.0, Unit::Day), "1–2 days");
        assert_eq!(Language::French.long_duration(1.5, 1.5, Unit::Day), "1,5 jour");
        assert_eq!(Language::German.long_duration(2.0, 2.0, Unit::Month), "2 Monate");
    }

    #[test]
    fn totals_choose_the_largest_unit_that_is_true() {
        let total = |low: f64, high: f64| Language::Dutch.short_total(low, high);
        assert_eq!(total(98.0, 112.0), "14–16 wk");
        assert_eq!(total(63.0, 63.0), "9 wk");
        assert_eq!(total(5.0 * Unit::Month.days(), 5.0 * Unit::Month.days()), "5 mnd");
        assert_eq!(total(182.0, 182.0), "26 wk");
        assert_eq!(total(10.0, 10.0), "10 d");
        assert_eq!(total(73.5, 73.5), "10,5 wk");
        assert_eq!(total(14.0 + 4.0 / 1440.0, 14.0 + 4.0 / 1440.0), "2 wk");
        assert_eq!(total(124.0 / 1440.0, 184.0 / 1440.0), "2–3 u");
        assert_eq!(total(730.5, 730.5), "2 jr");
    }

    #[test]
    fn any_figure_gives_some_words() {
        for days in [0.0, 1e-9, 0.0001, 37.3, 1e9, 1e300] {
            assert!(!Language::English.short_total(days, days).is_empty(), "{days}");
        }
        assert_eq!(Language::English.short_total(0.0, 0.0), "0 min");
    }
}

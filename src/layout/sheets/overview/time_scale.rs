//! The scale of the time ladder: where each phase begins and ends.
//!
//! In: how long each phase takes, and the width. Out: a bar a phase and the ticks of the axis, to one scale but for breaks.
//! Where a phase would be too short to see and another is much longer than all others, that one is cut: it is drawn half
//! as long again as the second. A phase of unknown length has a bar of its own kind, and the axis starts anew behind it.

use crate::geometry::Mm;
use crate::language::durations::Unit;
use crate::layout::numbers::to_f64;
use crate::layout::style::TypeScale;
use crate::model::totals::Days;

/// A phase that is shorter than this is worth a break, in ems: 8 mm at 8 points.
const SHORT: f64 = 2.84;
/// A phase is cut if it is longer than the second by more than this factor.
const LONG: f64 = 3.0;
/// How long a phase is drawn that is cut, relative to the second.
const CUT: f64 = 1.5;
/// The most breaks.
const MOST_CUTS: usize = 2;
/// The width of a bar of unknown length, in ems, and the largest share of the width for all of them.
const UNKNOWN: (f64, f64) = (5.0, 0.4);
/// The width of the shortest bar.
const SLIVER: Mm = Mm(0.6);
/// The least distance of two ticks, in ems.
const TICKS: f64 = 7.0;
/// The steps between ticks to choose from, in units.
const STEPS: [f64; 14] = [1.0, 2.0, 3.0, 5.0, 6.0, 10.0, 12.0, 20.0, 30.0, 50.0, 100.0, 200.0, 500.0, 1000.0];

/// A phase on the ladder.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    pub x: Mm,
    pub width: Mm,
    /// How much of the width is certain: to the low end of a range.
    pub certain: Mm,
    /// How long it takes at most, in days; `None` where that is not known.
    pub days: Option<f64>,
    /// Whether it is drawn shorter than to scale.
    pub is_cut: bool,
}

/// The scale of a ladder.
#[derive(Clone, Debug)]
pub struct TimeScale {
    pub bars: Vec<Bar>,
    /// Millimetres a day.
    pub day: Mm,
    /// Where ticks stand, and how many units they say.
    pub ticks: Vec<(Mm, f64)>,
    pub unit: Unit,
}

impl Bar {
    pub fn right(&self) -> Mm {
        self.x + self.width
    }
}

impl TimeScale {
    /// The scale for phases of these lengths.
    pub fn of(times: &[Option<Days>], unit: Unit, left: Mm, width: Mm, scale: TypeScale) -> TimeScale {
        let unknown = times.iter().filter(|time| time.is_none()).count();
        let each = scale.em(UNKNOWN.0).min(width * UNKNOWN.1 / to_f64(unknown.max(1)));
        let room = width - each * to_f64(unknown);
        let mut drawn: Vec<f64> = times.iter().map(|time| time.map_or(0.0, |time| time.high)).collect();
        let mut cut = vec![false; times.len()];
        for _ in 0..MOST_CUTS {
            let Some((longest, length)) = to_cut(&drawn, &cut, room, scale) else { break };
            drawn[longest] = length;
            cut[longest] = true;
        }
        let day = day_of(&drawn, times, room);
        let mut x = left;
        let bars = times.iter().zip(drawn.iter().zip(cut)).map(|(time, (drawn, is_cut))| {
            let width = time.map_or(each, |_| (day * *drawn).max(SLIVER.min(width / to_f64(times.len()))));
            let certain = time.map_or(Mm::ZERO, |time| width * (time.low / time.high.max(1e-12)).clamp(0.0, 1.0));
            let bar = Bar { x, width, certain, days: time.map(|time| time.high), is_cut };
            x += width;
            bar
        });
        let bars: Vec<Bar> = bars.collect();
        let ticks = ticks(&bars, day, unit, scale);
        TimeScale { bars, day, ticks, unit }
    }
}

/// The phase to cut next, and how long it is to be drawn.
fn to_cut(drawn: &[f64], cut: &[bool], room: Mm, scale: TypeScale) -> Option<(usize, f64)> {
    let all: f64 = drawn.iter().sum();
    let is_short = |days: &f64| *days > 0.0 && room * (*days / all) < scale.em(SHORT);
    if !drawn.iter().any(is_short) {
        return None;
    }
    let whole = || (0..drawn.len()).filter(|index| !cut[*index]);
    let longest = whole().reduce(|best, next| if drawn[next] > drawn[best] { next } else { best })?;
    let second = whole().filter(|index| *index != longest).map(|index| drawn[index]).fold(0.0, f64::max);
    (second > 0.0 && drawn[longest] > second * LONG).then_some((longest, second * CUT))
}

/// The length of a day when slivers have their least width.
fn day_of(drawn: &[f64], times: &[Option<Days>], room: Mm) -> Mm {
    let all: f64 = drawn.iter().sum();
    let sliver = SLIVER.min(room / to_f64(times.len().max(1)));
    let mut day = room / all.max(1e-12);
    for _ in 0..4 {
        let is_sliver = |index: &usize| times[*index].is_some() && day * drawn[*index] < sliver;
        let slivers: Vec<usize> = (0..drawn.len()).filter(is_sliver).collect();
        let rest: f64 = all - slivers.iter().map(|index| drawn[*index]).sum::<f64>();
        if slivers.is_empty() || rest <= 0.0 {
            break;
        }
        day = (room - sliver * to_f64(slivers.len())) / rest;
    }
    day
}

/// Ticks from the left end and behind each phase of unknown length; none in a phase that is cut.
fn ticks(bars: &[Bar], day: Mm, unit: Unit, scale: TypeScale) -> Vec<(Mm, f64)> {
    let length = day * unit.days();
    let wanted = scale.em(TICKS);
    let step = STEPS.into_iter().find(|step| length * *step >= wanted).unwrap_or(STEPS[STEPS.len() - 1]);
    let mut ticks = Vec::new();
    let (mut passed, mut next) = (0.0, 0.0);
    for bar in bars {
        let Some(days) = bar.days else {
            (passed, next) = (0.0, 0.0);
            continue;
        };
        let end = passed + days / unit.days();
        while next < end - 1e-9 && ticks.len() < 1000 {
            if !bar.is_cut && length * step >= Mm(0.1) {
                ticks.push((bar.x + length * (next - passed).max(0.0), next));
                next += step;
            } else {
                next = (end / step).ceil().max(next / step + 1.0) * step;
            }
        }
        passed = end;
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale_of(weeks: &[f64]) -> TimeScale {
        let days = |weeks: &f64| {
            let days = Days { low: weeks * 7.0, high: weeks * 7.0, is_approximate: false };
            (*weeks > 0.0).then_some(days)
        };
        let times: Vec<Option<Days>> = weeks.iter().map(days).collect();
        TimeScale::of(&times, Unit::Week, Mm::ZERO, Mm(360.0), TypeScale::of(8.0, 8.0))
    }

    #[test]
    fn bars_are_as_long_as_their_phases() {
        let scale = scale_of(&[3.0, 1.0, 6.0]);
        assert!(scale.bars.iter().all(|bar| !bar.is_cut));
        let per_week = |index: usize, weeks: f64| scale.bars[index].width.0 / weeks;
        assert!((per_week(0, 3.0) - 36.0).abs() < 1e-9 && (per_week(2, 6.0) - 36.0).abs() < 1e-9);
        assert!((scale.bars[2].right().0 - 360.0).abs() < 1e-9);
    }

    #[test]
    fn a_phase_that_hides_the_others_is_cut() {
        let scale = scale_of(&[3.0, 1.0, 6.0, 520.0]);
        assert_eq!(scale.bars.iter().map(|bar| bar.is_cut).collect::<Vec<_>>(), [false, false, false, true]);
        assert!((scale.bars[3].width.0 / scale.bars[2].width.0 - CUT).abs() < 1e-9);
        assert!(scale.ticks.iter().all(|(x, _)| *x < scale.bars[3].x));
    }

    #[test]
    fn behind_an_unknown_length_the_axis_starts_anew() {
        let scale = scale_of(&[10.0, 0.0, 10.0]);
        let zeros: Vec<Mm> = scale.ticks.iter().filter(|(_, units)| *units == 0.0).map(|(x, _)| *x).collect();
        assert_eq!(zeros, [scale.bars[0].x, scale.bars[2].x]);
    }
}

//! The text alternative of the emotion curve.
//!
//! In: the emotion series, and the columns of a sheet. Out: a sentence for each series: its start, its lowest and highest
//! point, and its end. The emotion at each step is described with the step.

use crate::model::Journey;

use super::series::{EmotionPoint, EmotionSeries};
use crate::layout::blocks::journey;
use crate::layout::map::grid::Grid;

/// Describes the curves on the sheet of `grid`.
pub fn describe(journey: &Journey, series: &[EmotionSeries], grid: &Grid) -> String {
    let sentences: Vec<String> = series.iter().filter_map(|series| describe_series(journey, series, grid)).collect();
    let words = journey.language.map_words();
    format!("{}{}{}", words.emotion, journey.language.colon(), sentences.join(" "))
}

/// Describes the part of a series that is on the sheet; `None` if no point of it is.
fn describe_series(journey: &Journey, series: &EmotionSeries, grid: &Grid) -> Option<String> {
    let words = journey.language.map_words();
    let here = grid.first..grid.first + grid.columns.len();
    let points_here = series.points_in(here).iter();
    let points: Vec<(&EmotionPoint, f64)> =
        points_here.filter_map(|point| point.level.map(|level| (point, level))).collect();
    let (first, last) = (points.first()?, points.last()?);
    let lowest = points.iter().min_by(|one, two| one.1.total_cmp(&two.1))?;
    // The first of equal points, as for the lowest.
    let highest = points.iter().rev().max_by(|one, two| one.1.total_cmp(&two.1))?;
    let at = |name: &str, (point, level): &(&EmotionPoint, f64)| {
        let moment = moment(journey, point, grid);
        format!("{name} {} ({moment})", journey.language.signed(*level))
    };
    let mut parts = vec![at(words.curve_begins, first)];
    if highest.1 > lowest.1 {
        parts.extend([at(words.curve_lowest, lowest), at(words.curve_highest, highest)]);
    }
    if points.len() > 1 {
        parts.push(at(words.curve_ends, last));
    }
    let whose = series.name.as_ref().map(|name| format!("{}{}", journey::cut(name), journey.language.colon()));
    Some(format!("{}{}.", whose.unwrap_or_default(), parts.join("; ")))
}

/// The number and name of the point's step, or the name of its phase where that has no steps.
fn moment(journey: &Journey, point: &EmotionPoint, grid: &Grid) -> String {
    let column = grid.columns[point.column - grid.first];
    let Some(phase) = journey.phases.get(column.phase) else { return String::new() };
    match column.step {
        Some(step) => {
            format!("{}. {}", journey.step_number(column.phase, step), journey::cut(&phase.steps[step].name.value))
        }
        None => journey::cut(&phase.name.value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::layout::Options;
    use crate::layout::blocks::journey::Blocks;
    use crate::layout::curve::series;
    use crate::layout::map::lanes;
    use crate::model::{Emotion, sample};
    use crate::source::Span;
    use crate::text::{NoSystemFonts, Typesetter};

    fn describe_levels(levels: &[f64]) -> String {
        let mut journey = sample::journey(Language::Dutch, "Reis");
        let step_at = |level: &f64| {
            let mut step = sample::step("Wacht");
            let (level, span) = (Some(*level), Span::default());
            step.facts.emotions.push(Emotion { level, words: None, persona: None, span });
            step
        };
        journey.phases.push(sample::phase("Voor", levels.iter().map(step_at).collect()));
        let typesetter = Typesetter::new(journey.language, &NoSystemFonts);
        let options = Options::default();
        let blocks = Blocks::new(&typesetter, journey.language, &options);
        let mut grid = lanes::grid(&journey, &blocks);
        let series = series::collect(&journey, &blocks, &mut grid);
        describe(&journey, &series, &grid)
    }

    #[test]
    fn a_series_is_described_by_its_ends_and_turns() {
        assert_eq!(
            describe_levels(&[0.0, -2.0, 1.0, -2.0, 1.0]),
            "Beleving: begint op 0 (1. Wacht); laagst −2 (2. Wacht); hoogst +1 (3. Wacht); eindigt op +1 (5. Wacht)."
        );
    }

    #[test]
    fn a_flat_series_has_no_lowest_moment() {
        assert_eq!(describe_levels(&[1.0, 1.0]), "Beleving: begint op +1 (1. Wacht); eindigt op +1 (2. Wacht).");
        assert_eq!(describe_levels(&[1.0]), "Beleving: begint op +1 (1. Wacht).");
    }
}

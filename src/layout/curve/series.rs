//! The emotion series: what each persona feels over time.
//!
//! In: the journey's emotions. Out: one [`EmotionSeries`] for each persona (and one for
//! emotions without a persona), with points in time order placed in the columns of the whole map; and the texts that go
//! under the curve because they are too long for a label, or have no level.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use crate::model::{Emotion, Journey, PersonaId, Phase};

use crate::layout::blocks::block::{Background, Block};
use crate::layout::blocks::journey::Blocks;
use crate::layout::map::grid::{Grid, LaneKind};
use crate::layout::style::TextStyle;

/// The longest label of a marker, in characters; longer texts go under the curve.
const LONGEST_BESIDE: usize = 44;
/// The most points at one moment that still get labels beside their markers.
const MOST_BESIDE: usize = 12;
/// The most series that are drawn: more can neither be told apart nor named beside the plot.
const MOST_SERIES: usize = 12;

/// The emotions of one persona over time, or those without a persona.
pub struct EmotionSeries {
    /// The persona's name; `None` for emotions without a persona.
    pub name: Option<String>,
    /// The points, in time order.
    pub points: Vec<EmotionPoint>,
    /// Position in columns, and level, of each point that is on the curve.
    levels: Vec<(f64, f64)>,
    /// Whether a point near −2 has a label, and one near +2.
    words_at_ends: [bool; 2],
}

/// An emotion at a moment.
pub struct EmotionPoint {
    /// Column in the whole map.
    pub column: usize,
    /// Position in the column, 0 (left edge) to 1.
    pub share: f64,
    /// −2 to +2; `None` where only words were given.
    pub level: Option<f64>,
    /// Accessible name, for screen readers.
    pub label: String,
    /// The label, if it is short enough to stand beside the marker.
    pub words: Option<PointLabel>,
    /// Position in the source.
    pub span: crate::source::Span,
}

/// The label of a marker in its two forms.
pub struct PointLabel {
    /// For a place beside the marker.
    pub beside: Rc<Block>,
    /// For a place under the curve, with the level.
    pub below: Rc<Block>,
}

impl EmotionPoint {
    fn position(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "there are far fewer columns than 2^52")]
        let column = self.column as f64;
        column + self.share
    }
}

impl EmotionSeries {
    /// A series of these points, in any order.
    pub fn new(name: Option<String>, mut points: Vec<EmotionPoint>) -> EmotionSeries {
        points.sort_by(|one, two| one.position().total_cmp(&two.position()));
        let point = |point: &EmotionPoint| point.level.map(|level| (point.position(), level));
        let levels = points.iter().filter_map(point).collect();
        let worded = || points.iter().filter(|point| point.words.is_some()).filter_map(|point| point.level);
        let words_at_ends = [worded().any(|level| level < -1.5), worded().any(|level| level > 1.5)];
        EmotionSeries { name, points, levels, words_at_ends }
    }

    /// Whether any point is on the curve.
    pub const fn has_points(&self) -> bool {
        !self.levels.is_empty()
    }

    /// Whether a point near −2 has a label, and one near +2.
    pub const fn words_at_ends(&self) -> [bool; 2] {
        self.words_at_ends
    }

    /// The points in these columns of the whole map.
    pub fn points_in(&self, columns: Range<usize>) -> &[EmotionPoint] {
        let at = |column: usize| self.points.partition_point(|point| point.column < column);
        &self.points[at(columns.start)..at(columns.end)]
    }

    /// The level at `position`, in columns, interpolated linearly; `None` before the first point and after the last.
    pub fn level_between(&self, position: f64) -> Option<f64> {
        let next = self.levels.partition_point(|(at, _)| *at < position);
        let (before, after) = (self.levels.get(next.checked_sub(1)?)?, self.levels.get(next)?);
        let share = (position - before.0) / (after.0 - before.0).max(1e-9);
        Some(before.1 + (after.1 - before.1) * share)
    }
}

/// The series of a journey. Adds the texts that go under the curve to `grid`.
pub fn collect(journey: &Journey, blocks: &Blocks, grid: &mut Grid) -> Vec<EmotionSeries> {
    let draws = people(journey).len() <= MOST_SERIES;
    let mut builder = SeriesBuilder { journey, blocks, draws, series: Vec::new(), numbers: BTreeMap::new(), grid };
    for (index, phase) in journey.phases.iter().enumerate() {
        builder.phase(index, phase);
    }
    builder.series.into_iter().map(|(name, points)| EmotionSeries::new(name, points)).collect()
}

/// The personas with emotions; `None` stands for emotions without a persona.
fn people(journey: &Journey) -> BTreeSet<Option<PersonaId>> {
    let phases = journey.phases.iter().map(|phase| &phase.facts);
    let facts = phases.chain(journey.steps().map(|(_, _, step)| &step.facts));
    facts.flat_map(|facts| &facts.emotions).map(|emotion| emotion.persona).collect()
}

struct SeriesBuilder<'a> {
    journey: &'a Journey,
    blocks: &'a Blocks<'a>,
    /// Whether there are few enough series to draw.
    draws: bool,
    series: Vec<(Option<String>, Vec<EmotionPoint>)>,
    /// The index of each persona's series.
    numbers: BTreeMap<Option<PersonaId>, usize>,
    grid: &'a mut Grid,
}

impl SeriesBuilder<'_> {
    fn phase(&mut self, index: usize, phase: &Phase) {
        let columns = self.grid.phases[index].columns.clone();
        let steps_have_points =
            phase.steps.iter().any(|step| step.facts.emotions.iter().any(|emotion| emotion.level.is_some()));
        self.moment(&phase.facts.emotions, columns.start, columns.len(), Some(index), !steps_have_points);
        for (offset, step) in phase.steps.iter().enumerate() {
            self.moment(&step.facts.emotions, columns.start + offset, 1, None, true);
        }
    }

    /// Spreads the emotions of a phase or step over its columns; `on_curve` says whether they get levels.
    fn moment(&mut self, emotions: &[Emotion], first: usize, columns: usize, phase: Option<usize>, on_curve: bool) {
        let several = emotions.len() > 1;
        let on_curve = on_curve && self.draws;
        let mut counts: BTreeMap<Option<PersonaId>, usize> = BTreeMap::new();
        for emotion in emotions {
            *counts.entry(emotion.persona).or_default() += 1;
        }
        let mut passed: BTreeMap<Option<PersonaId>, usize> = BTreeMap::new();
        for emotion in emotions {
            let series = self.series(emotion.persona);
            let before = passed.entry(emotion.persona).or_default();
            #[expect(clippy::cast_precision_loss, reason = "there are far fewer columns than 2^52")]
            let at = (*before as f64 + 0.5) / counts[&emotion.persona] as f64 * columns as f64;
            *before += 1;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a column of the phase")]
            let offset = (at.floor() as usize).min(columns - 1);
            let level = if on_curve { emotion.level } else { None };
            let beside = level.is_some() && emotions.len() <= MOST_BESIDE && fits_beside(emotion);
            let words = beside.then(|| self.words_beside(emotion)).flatten();
            if !beside {
                self.words_below(emotion, first + offset, phase, several || !on_curve);
            }
            #[expect(clippy::cast_precision_loss, reason = "there are far fewer columns than 2^52")]
            let share = at - offset as f64;
            let label = self.describe(emotion, true);
            let point = EmotionPoint { column: first + offset, share, level, label, words, span: emotion.span };
            self.series[series].1.push(point);
        }
    }

    /// The index of a persona's series, added at its first point.
    fn series(&mut self, persona: Option<PersonaId>) -> usize {
        *self.numbers.entry(persona).or_insert_with(|| {
            let name = persona.map(|persona| self.journey.personas[persona.0].name.value.clone());
            self.series.push((name, Vec::new()));
            self.series.len() - 1
        })
    }

    fn words_beside(&self, emotion: &Emotion) -> Option<PointLabel> {
        let words = emotion.words.as_ref()?;
        let block = |text: &str, background: Background| {
            let mut blocks = self.blocks.emotion(text, words.span, TextStyle::Aside, background);
            (blocks.len() == 1).then(|| Rc::new(blocks.remove(0)))
        };
        let beside = block(&words.value, Background::Bare)?;
        Some(PointLabel { beside, below: block(&self.describe(emotion, true), Background::Inset)? })
    }

    fn words_below(&mut self, emotion: &Emotion, column: usize, phase: Option<usize>, with_level: bool) {
        if emotion.words.is_none() && !with_level {
            return;
        }
        let text = self.describe(emotion, with_level);
        let text_style = if emotion.level.is_some() { TextStyle::Aside } else { TextStyle::Spoken };
        let made = self.blocks.emotion(&text, emotion.span, text_style, Background::Inset);
        let Some(lane) = self.grid.lanes.iter_mut().find(|lane| lane.kind == LaneKind::Emotion) else { return };
        let cell = match phase {
            Some(phase) => &mut lane.phases[phase],
            None => &mut lane.cells[column],
        };
        cell.extend(made.into_iter().map(Rc::new));
    }

    /// An emotion as text: persona, level, words.
    fn describe(&self, emotion: &Emotion, with_level: bool) -> String {
        let mut pieces = Vec::new();
        if let Some(persona) = emotion.persona {
            pieces.push(format!("{}:", self.journey.personas[persona.0].name.value));
        }
        if with_level {
            pieces.extend(emotion.level.map(|level| self.journey.language.signed(level)));
        }
        pieces.extend(emotion.words.iter().map(|words| words.value.clone()));
        pieces.join(" ")
    }
}

/// Whether the words are short enough for a label beside the marker.
pub fn fits_beside(emotion: &Emotion) -> bool {
    emotion.words.as_ref().is_none_or(|words| words.value.chars().count() <= LONGEST_BESIDE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::layout::Options;
    use crate::layout::map::lanes;
    use crate::model::sample;
    use crate::source::Span;
    use crate::text::{NoSystemFonts, Typesetter};

    #[test]
    fn levels_are_written_as_the_language_writes_numbers() {
        let mut journey = sample::journey(Language::Dutch, "Reis");
        let mut step = sample::step("Belt");
        step.facts.emotions.push(Emotion { level: Some(0.5), words: None, persona: None, span: Span::default() });
        journey.phases.push(sample::phase("Voor", vec![step]));
        let typesetter = Typesetter::new(journey.language, &NoSystemFonts);
        let options = Options::default();
        let blocks = Blocks::new(&typesetter, journey.language, &options);
        let mut grid = lanes::grid(&journey, &blocks);
        assert_eq!(collect(&journey, &blocks, &mut grid)[0].points[0].label, "+0,5");
    }
}

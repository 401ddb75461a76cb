//! What was felt when, by whom: the courses that the emotion curve draws.
//!
//! In: the journey's emotions. Out: one [`Course`] for each persona who is named (and one for all
//! others), its feelings in time order with their place in the columns of the whole map, and the words
//! that stand under the curve because they are too long for a place beside it, or have no level.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use crate::model::Emotion;
use crate::model::Journey;
use crate::model::PersonaId;
use crate::model::Phase;

use crate::layout::blocks::block::Block;
use crate::layout::blocks::block::Ground;
use crate::layout::blocks::journey::Blocks;
use crate::layout::map::grid::Grid;
use crate::layout::map::grid::LaneKind;
use crate::layout::style::Role;

/// Words with more letters go under the curve.
const LONGEST_BESIDE: usize = 44;
/// Where one moment has more feelings, there is no room beside the curve for their words.
const MOST_BESIDE: usize = 12;
/// More curves can neither be told apart nor named beside the plot: then feelings are words alone.
const MOST_COURSES: usize = 12;

/// The feelings of one persona, or of everybody.
pub struct Course {
    /// The persona's name; none for feelings of nobody in particular.
    pub name: Option<String>,
    /// The feelings, in time order.
    pub feelings: Vec<Feeling>,
    /// Those on the curve: when, counted in columns, and the level.
    points: Vec<(f64, f64)>,
    /// Whether one on the curve near −2 has words, and one near +2.
    words_at_ends: [bool; 2],
}

/// A moment on the curve.
pub struct Feeling {
    /// The column of the whole map.
    pub column: usize,
    /// Where in the column, 0 (left edge) to 1.
    pub share: f64,
    /// −2 to +2; none where only words were given.
    pub level: Option<f64>,
    /// What it is called, for those who cannot see it.
    pub label: String,
    /// Its words, when they are short enough to stand beside it.
    pub words: Option<Words>,
    /// Where it comes from.
    pub span: crate::source::Span,
}

/// The words of a feeling.
pub struct Words {
    /// Beside their face.
    pub beside: Rc<Block>,
    /// Under the curve, where they have to say their level too.
    pub below: Rc<Block>,
}

impl Feeling {
    fn position(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "there are far fewer columns than 2^52")]
        let column = self.column as f64;
        column + self.share
    }
}

impl Course {
    /// A course of these feelings.
    pub fn new(name: Option<String>, mut feelings: Vec<Feeling>) -> Course {
        feelings.sort_by(|one, two| one.position().total_cmp(&two.position()));
        let point = |feeling: &Feeling| feeling.level.map(|level| (feeling.position(), level));
        let points = feelings.iter().filter_map(point).collect();
        let worded = || feelings.iter().filter(|feeling| feeling.words.is_some()).filter_map(|feeling| feeling.level);
        let words_at_ends = [worded().any(|level| level < -1.5), worded().any(|level| level > 1.5)];
        Course { name, feelings, points, words_at_ends }
    }

    /// Whether anything of it is on the curve.
    pub const fn has_points(&self) -> bool {
        !self.points.is_empty()
    }

    /// Whether one feeling near −2 that is on the curve has words, and one near +2.
    pub const fn words_at_ends(&self) -> [bool; 2] {
        self.words_at_ends
    }

    /// The feelings in these columns of the whole map.
    pub fn feelings_in(&self, columns: Range<usize>) -> &[Feeling] {
        let at = |column: usize| self.feelings.partition_point(|feeling| feeling.column < column);
        &self.feelings[at(columns.start)..at(columns.end)]
    }

    /// The level where the straight line between the feelings before and after `position` crosses it, counted
    /// in columns; none before the first and after the last.
    pub fn level_between(&self, position: f64) -> Option<f64> {
        let next = self.points.partition_point(|(at, _)| *at < position);
        let (before, after) = (self.points.get(next.checked_sub(1)?)?, self.points.get(next)?);
        let share = (position - before.0) / (after.0 - before.0).max(1e-9);
        Some(before.1 + (after.1 - before.1) * share)
    }
}

/// The courses of a journey; words for the lane under the curve are put into `grid`.
pub fn courses(journey: &Journey, blocks: &Blocks, grid: &mut Grid) -> Vec<Course> {
    let draws = people(journey).len() <= MOST_COURSES;
    let mut gatherer = Gatherer { journey, blocks, draws, courses: Vec::new(), numbers: BTreeMap::new(), grid };
    for (index, phase) in journey.phases.iter().enumerate() {
        gatherer.phase(index, phase);
    }
    gatherer.courses.into_iter().map(|(name, feelings)| Course::new(name, feelings)).collect()
}

/// Who feels anything; none stands for nobody in particular.
fn people(journey: &Journey) -> BTreeSet<Option<PersonaId>> {
    let phases = journey.phases.iter().map(|phase| &phase.facts);
    let facts = phases.chain(journey.steps().map(|(_, _, step)| &step.facts));
    facts.flat_map(|facts| &facts.emotions).map(|emotion| emotion.persona).collect()
}

struct Gatherer<'a> {
    journey: &'a Journey,
    blocks: &'a Blocks<'a>,
    /// Whether there are few enough courses to draw.
    draws: bool,
    courses: Vec<(Option<String>, Vec<Feeling>)>,
    /// The number of each one's course.
    numbers: BTreeMap<Option<PersonaId>, usize>,
    grid: &'a mut Grid,
}

impl Gatherer<'_> {
    fn phase(&mut self, index: usize, phase: &Phase) {
        let columns = self.grid.phases[index].columns.clone();
        let steps_have_points =
            phase.steps.iter().any(|step| step.facts.emotions.iter().any(|emotion| emotion.level.is_some()));
        self.moment(&phase.facts.emotions, columns.start, columns.len(), Some(index), !steps_have_points);
        for (offset, step) in phase.steps.iter().enumerate() {
            self.moment(&step.facts.emotions, columns.start + offset, 1, None, true);
        }
    }

    /// The feelings of one phase or step, which spread over its columns; `on_curve` says whether they are points.
    fn moment(&mut self, emotions: &[Emotion], first: usize, columns: usize, phase: Option<usize>, on_curve: bool) {
        let several = emotions.len() > 1;
        let on_curve = on_curve && self.draws;
        let mut counts: BTreeMap<Option<PersonaId>, usize> = BTreeMap::new();
        for emotion in emotions {
            *counts.entry(emotion.persona).or_default() += 1;
        }
        let mut passed: BTreeMap<Option<PersonaId>, usize> = BTreeMap::new();
        for emotion in emotions {
            let course = self.course(emotion.persona);
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
            let feeling = Feeling { column: first + offset, share, level, label, words, span: emotion.span };
            self.courses[course].1.push(feeling);
        }
    }

    /// The number of a persona's course, made at the first feeling.
    fn course(&mut self, persona: Option<PersonaId>) -> usize {
        *self.numbers.entry(persona).or_insert_with(|| {
            let name = persona.map(|persona| self.journey.personas[persona.0].name.value.clone());
            self.courses.push((name, Vec::new()));
            self.courses.len() - 1
        })
    }

    fn words_beside(&self, emotion: &Emotion) -> Option<Words> {
        let words = emotion.words.as_ref()?;
        let block = |text: &str, ground: Ground| {
            let mut blocks = self.blocks.feeling(text, words.span, Role::Aside, ground);
            (blocks.len() == 1).then(|| Rc::new(blocks.remove(0)))
        };
        let beside = block(&words.value, Ground::Bare)?;
        Some(Words { beside, below: block(&self.describe(emotion, true), Ground::Inset)? })
    }

    fn words_below(&mut self, emotion: &Emotion, column: usize, phase: Option<usize>, with_level: bool) {
        if emotion.words.is_none() && !with_level {
            return;
        }
        let text = self.describe(emotion, with_level);
        let role = if emotion.level.is_some() { Role::Aside } else { Role::Spoken };
        let made = self.blocks.feeling(&text, emotion.span, role, Ground::Inset);
        let Some(lane) = self.grid.lanes.iter_mut().find(|lane| lane.kind == LaneKind::Emotion) else { return };
        let cell = match phase {
            Some(phase) => &mut lane.phases[phase],
            None => &mut lane.cells[column],
        };
        cell.extend(made.into_iter().map(Rc::new));
    }

    /// An emotion in words: who, how much, how.
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

/// Whether the words are short enough for a place beside their face.
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
    use crate::text::NoSystemFonts;
    use crate::text::Typesetter;

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
        assert_eq!(courses(&journey, &blocks, &mut grid)[0].feelings[0].label, "+0,5");
    }
}

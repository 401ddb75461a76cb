//! The curve of one persona over the phases.
//!
//! In: the emotions of the persona. Out: a plot under a bar for each phase. Every level is on the curve; markers and labels
//! are placed where there is room, at the strongest emotions first. All words are on the map.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::geometry::{Colour, Mm, Point, Rect};
use crate::layout::blocks::block::{Background, Block};
use crate::layout::blocks::journey;
use crate::layout::blocks::journey::Blocks;
use crate::layout::blocks::shapes::rounded;
use crate::layout::curve::markers::MARKER_RADIUS;
use crate::layout::curve::series::{EmotionPoint, PointLabel};
use crate::layout::curve::{lane, series, spline};
use crate::layout::map::band::readable_on;
use crate::layout::map::grid::{Column, Grid};
use crate::layout::numbers::to_f64;
use crate::layout::pagination::column_widths::Slot;
use crate::layout::style::{ASCENT, LEADING, TextStyle, TypeScale};
use crate::model::{Emotion, Journey, PersonaId, Phase};
use crate::scene::{Group, Item, Paint, SemanticRole, TextItem};
use crate::source::Span;
use crate::text::Paragraph;

/// Room for the levels beside the plot, in ems.
const LEVELS: f64 = 2.2;
/// Gap between the bars of two phases, and between bars and plot, in ems.
const GAP: f64 = 0.25;
/// The most lines of a phase name; if one needs more, phases are numbered.
const MOST_LINES: usize = 2;
/// The least distance between two markers, in radii.
const APART: f64 = 2.6;
/// The most phases that get bars.
const MOST_PHASES: usize = 40;

/// The curve of one persona.
pub struct PersonaCurve {
    moments: Vec<CurveMoment>,
    bars: Vec<PhaseBar>,
}

/// A moment on the curve.
struct CurveMoment {
    phase: usize,
    /// Where in the phase, 0 to 1.
    share: f64,
    level: f64,
    words: Option<Rc<Block>>,
    label: String,
    span: Span,
}

/// A phase over the plot.
struct PhaseBar {
    name: Rc<Paragraph>,
    number: Rc<Paragraph>,
    label: String,
    span: Span,
    colour: Colour,
    /// The number of steps, at least one.
    steps: usize,
}

impl PersonaCurve {
    /// The curve of this persona, including emotions without a persona if there is no other; `None` where no level is known.
    pub fn of(journey: &Journey, persona: PersonaId, is_alone: bool, blocks: &Blocks) -> Option<PersonaCurve> {
        let is_felt = |emotion: &&Emotion| {
            emotion.level.is_some() && (emotion.persona == Some(persona) || (is_alone && emotion.persona.is_none()))
        };
        let mut moments = Vec::new();
        for (index, phase) in journey.phases.iter().enumerate() {
            let steps = to_f64(phase.steps.len().max(1));
            let before = moments.len();
            for (step, at) in phase.steps.iter().zip(0_u32..) {
                let emotions: Vec<&Emotion> = step.facts.emotions.iter().filter(is_felt).collect();
                let share = |share: f64| (f64::from(at) + share) / steps;
                moments.extend(spread(&emotions).map(|(emotion, at)| moment(emotion, index, share(at), blocks)));
            }
            if moments.len() == before {
                let emotions: Vec<&Emotion> = phase.facts.emotions.iter().filter(is_felt).collect();
                moments.extend(spread(&emotions).map(|(emotion, at)| moment(emotion, index, at, blocks)));
            }
        }
        (!moments.is_empty()).then(|| PersonaCurve { moments, bars: bars(journey, blocks) })
    }

    /// A plot to draw a curve in.
    pub fn blank(journey: &Journey, blocks: &Blocks) -> PersonaCurve {
        PersonaCurve { moments: Vec::new(), bars: bars(journey, blocks) }
    }

    /// The least height, with the bars.
    pub fn lowest(&self, width: Mm, scale: TypeScale) -> Mm {
        self.bars_height(width, scale) + lane::lowest_blank(scale)
    }

    /// The bars' left edges and widths, by how many steps each phase has.
    fn slots(&self, left: Mm, width: Mm, scale: TypeScale) -> Vec<Slot> {
        let shares = |bar: &PhaseBar| to_f64(bar.steps) + 1.0;
        let all: f64 = self.bars.iter().map(shares).sum();
        let gap = scale.em(GAP).min(width * 0.2 / to_f64(self.bars.len().max(1)));
        let room = width - gap * (to_f64(self.bars.len().max(1)) - 1.0);
        let mut x = left;
        let place = |bar: &PhaseBar| {
            let slot = Slot { x, width: room * (shares(bar) / all) };
            x += slot.width + gap;
            slot
        };
        self.bars.iter().map(place).collect()
    }

    fn plot_area(area: Rect, scale: TypeScale) -> Rect {
        Rect::new(area.x + scale.em(LEVELS), area.y, area.width - scale.em(LEVELS), area.height)
    }

    /// How many lines the names of the phases take in these bars, and whether they are names.
    fn lines(&self, slots: &[Slot], scale: TypeScale) -> (usize, bool) {
        let inner = |slot: &Slot| (slot.width - scale.em(0.8)).max(scale.em(0.2)) / scale.size(TextStyle::Aside);
        let of = |name: fn(&PhaseBar) -> &Rc<Paragraph>| {
            let lines = self.bars.iter().zip(slots).map(|(bar, slot)| name(bar).line_count(inner(slot)));
            lines.max().unwrap_or(0)
        };
        let names = of(|bar| &bar.name);
        let torn = self.bars.iter().zip(slots).any(|(bar, slot)| bar.name.minimum_width() > inner(slot));
        if names <= MOST_LINES && !torn { (names, true) } else { (of(|bar| &bar.number), false) }
    }

    fn bars_height(&self, width: Mm, scale: TypeScale) -> Mm {
        if self.bars.is_empty() || self.bars.len() > MOST_PHASES {
            return Mm::ZERO;
        }
        let (lines, _) = self.lines(&self.slots(Mm::ZERO, width - scale.em(LEVELS), scale), scale);
        scale.line(TextStyle::Aside) * to_f64(lines) + scale.em(0.4 + GAP)
    }

    /// Its items in `area`.
    pub fn draw(&self, journey: &Journey, blocks: &Blocks, area: Rect, scale: TypeScale) -> Item {
        let area = PersonaCurve::plot_area(area, scale);
        let bars = self.bars_height(area.width + scale.em(LEVELS), scale);
        let slots = self.slots(area.x, area.width, scale);
        let plot_area = Rect::new(area.x, area.y + bars, area.width, area.height - bars);
        let mut items = Vec::new();
        if bars > Mm::ZERO {
            let height = bars - scale.em(GAP);
            let (_, names) = self.lines(&slots, scale);
            let place = |slot: &Slot| Rect::new(slot.x, area.y, slot.width, height);
            items.extend(self.bars.iter().zip(&slots).map(|(bar, slot)| bar.draw(place(slot), names, scale)));
        }
        let grid = grid(self.bars.len());
        let kept = self.kept(&grid, &slots, plot_area, scale);
        let series = [self.series(|index| kept.contains(&index))];
        let mut plot = spline::plot(&series, &grid, &slots, plot_area, scale);
        let mut index = 0;
        plot.markers.retain(|_| {
            index += 1;
            kept.contains(&(index - 1))
        });
        let mut drawn = lane::drawn(journey, blocks, &series, &plot, plot_area, scale);
        if self.moments.is_empty() {
            drawn.extend(lane::faces(plot_area, scale));
        }
        let labels: Vec<&str> = self.moments.iter().map(|moment| moment.label.as_str()).collect();
        let label = blocks.named(blocks.words.emotion, &labels.join("; "));
        items.push(Item::Group(Group { role: SemanticRole::Curve, label, items: drawn, ..Group::default() }));
        Item::Group(Group { items, ..Group::default() })
    }

    /// The moments as the map's curve knows them, with the words of those that `has_words`.
    fn series(&self, has_words: impl Fn(usize) -> bool) -> series::EmotionSeries {
        let point = |(index, moment): (usize, &CurveMoment)| {
            let words = moment.words.as_ref().filter(|_| has_words(index));
            EmotionPoint {
                column: moment.phase,
                share: moment.share,
                level: Some(moment.level),
                label: moment.label.clone(),
                words: words.map(|words| PointLabel { beside: Rc::clone(words), below: Rc::clone(words) }),
                span: moment.span,
            }
        };
        series::EmotionSeries::new(None, self.moments.iter().enumerate().map(point).collect())
    }

    /// The moments whose markers have room, strongest emotions first.
    fn kept(&self, grid: &Grid, slots: &[Slot], area: Rect, scale: TypeScale) -> BTreeSet<usize> {
        let series = [self.series(|_| false)];
        let plot = spline::plot(&series, grid, slots, area, scale);
        let mut strongest: Vec<usize> = (0..plot.markers.len()).collect();
        strongest.sort_by(|one, two| {
            let strength = |index: &usize| self.moments[*index].level.abs();
            strength(two).total_cmp(&strength(one))
        });
        let mut kept = BTreeSet::new();
        for index in strongest {
            let far = |other: Option<&usize>| {
                other.is_none_or(|other| {
                    (plot.markers[*other].at.x - plot.markers[index].at.x).0.abs() >= scale.em(MARKER_RADIUS * APART).0
                })
            };
            if far(kept.range(..index).next_back()) && far(kept.range(index..).next()) {
                kept.insert(index);
            }
        }
        kept
    }
}

impl PhaseBar {
    fn draw(&self, area: Rect, is_named: bool, scale: TypeScale) -> Item {
        let mut items = vec![rounded(area, Mm::ZERO, Paint::fill(self.colour))];
        let size = scale.size(TextStyle::Aside);
        let colour = readable_on(self.colour);
        let words = if is_named { &self.name } else { &self.number };
        let mut top = area.y + scale.em(0.2);
        for line in words.lines((area.width - scale.em(0.8)).max(scale.em(0.2)) / size) {
            let inset = ((area.width - size * line.width) / 2.0).min(scale.em(0.4));
            let origin = Point::new(area.x + inset, top + size * ASCENT);
            items.push(Item::Text(TextItem { origin, size, colour, line }));
            top += size * LEADING;
        }
        let (label, span) = (self.label.clone(), Some(self.span));
        Item::Group(Group { role: SemanticRole::Phase, label, span, items, ..Group::default() })
    }
}

/// A table with a column for each phase.
fn grid(columns: usize) -> Grid {
    Grid {
        columns: (0..columns).map(|phase| Column { phase, step: None }).collect(),
        first: 0,
        phases: Vec::new(),
        lanes: Vec::new(),
        narrowest: 0.0,
        below: false,
        roomy: false,
    }
}

/// Spreads emotions evenly over the moment that they share.
fn spread<'a>(emotions: &[&'a Emotion]) -> impl Iterator<Item = (&'a Emotion, f64)> {
    let of = to_f64(emotions.len());
    emotions.iter().zip(0_u32..).map(move |(emotion, at)| (*emotion, (f64::from(at) + 0.5) / of))
}

fn moment(emotion: &Emotion, phase: usize, share: f64, blocks: &Blocks) -> CurveMoment {
    let words = emotion.words.as_ref().filter(|_| series::fits_beside(emotion)).and_then(|words| {
        let mut made = blocks.emotion(&words.value, words.span, TextStyle::Aside, Background::Bare);
        (made.len() == 1).then(|| Rc::new(made.remove(0)))
    });
    let level = emotion.level.unwrap_or_default();
    let words_after = emotion.words.as_ref().map_or_else(String::new, |words| format!(" {}", words.value));
    CurveMoment {
        phase,
        share,
        level,
        words,
        label: format!("{}{words_after}", blocks.signed(level)),
        span: emotion.span,
    }
}

fn bars(journey: &Journey, blocks: &Blocks) -> Vec<PhaseBar> {
    let bar = |(index, phase): (usize, &Phase)| PhaseBar {
        name: blocks.shape(&journey::cut(&phase.name.value), TextStyle::Aside.face()),
        number: blocks.shape(&(index + 1).to_string(), TextStyle::Aside.face()),
        label: phase.name.value.clone(),
        span: phase.facts.span,
        colour: blocks.house.phase_colour(index),
        steps: phase.steps.len().max(1),
    };
    journey.phases.iter().enumerate().map(bar).collect()
}

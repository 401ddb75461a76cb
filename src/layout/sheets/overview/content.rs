//! What an overview says, before it has a place.
//!
//! In: a journey and the sheets of its map. Out: the journey in brief, its curves as columns of moments, and the words for
//! places, levels and states that all parts of the sheet share.

use crate::geometry::Size;
use crate::graphemes::shortened;
use crate::language::words::MapOverview;
use crate::layout::blocks::block::Part;
use crate::layout::blocks::journey::{Blocks, cut};
use crate::layout::curve::series;
use crate::layout::curve::series::EmotionSeries;
use crate::layout::map::grid::{Column, Grid, PhaseSpan};
use crate::layout::options::Options;
use crate::layout::paper::TypeRange;
use crate::layout::sheets::frame;
use crate::layout::style;
use crate::layout::style::TextStyle;
use crate::model::brief::{Brief, Moment};
use crate::model::names::DisplayNames;
use crate::model::totals::Days;
use crate::model::{Journey, Place, Step};
use crate::source::Span;

use super::ranges::SheetRange;

/// The most characters of a name on the curve, on a card or in the register; the map has it in full.
const LONGEST_NAME: usize = 120;

/// What an overview says.
pub struct Content<'a> {
    pub journey: &'a Journey,
    pub blocks: &'a Blocks<'a>,
    pub names: DisplayNames<'a>,
    pub words: &'static MapOverview,
    pub brief: Brief<'a>,
    /// The columns of the curve: a moment each.
    pub grid: Grid,
    pub series: Vec<EmotionSeries>,
    /// The sheets of the map.
    pub ranges: &'a [SheetRange],
    pub size: Size,
    pub range: TypeRange,
}

impl<'a> Content<'a> {
    pub fn new(
        journey: &'a Journey,
        ranges: &'a [SheetRange],
        blocks: &'a Blocks<'a>,
        options: &Options,
    ) -> Content<'a> {
        let brief = Brief::new(journey, options.as_of);
        let mut grid = grid(&brief);
        let series = series::collect(journey, blocks, &mut grid);
        Content {
            journey,
            blocks,
            names: DisplayNames::new(journey),
            words: &blocks.words.overview,
            brief,
            grid,
            series,
            ranges,
            size: frame::size_of(options.paper),
            range: options.paper.range(),
        }
    }

    /// Whether any curve has a point.
    pub fn has_curve(&self) -> bool {
        self.series.iter().any(EmotionSeries::has_points)
    }

    pub fn part(&self, text: &str, text_style: TextStyle) -> Part {
        self.blocks.part(text, text_style, style::INK)
    }

    pub fn aside(&self, text: &str, text_style: TextStyle) -> Part {
        self.blocks.part(text, text_style, style::MUTED)
    }

    pub fn moment(&self, index: usize) -> &Moment {
        &self.brief.moments[index]
    }

    pub fn step(&self, moment: &Moment) -> Option<&'a Step> {
        match moment.place {
            Place::Step(phase, step) => self.journey.phases.get(phase)?.steps.get(step),
            Place::Phase(_) | Place::Journey => None,
        }
    }

    /// The name of a moment, without its number.
    pub fn name(&self, moment: &Moment) -> String {
        let name = match (self.step(moment), moment.place) {
            (Some(step), _) => step.name.value.as_str(),
            (None, Place::Phase(phase)) => self.journey.phases[phase].name.value.as_str(),
            (None, _) => "",
        };
        shortened(name, LONGEST_NAME)
    }

    /// Where the source says a moment.
    pub fn span(&self, moment: &Moment) -> Span {
        match (self.step(moment), moment.place) {
            (Some(step), _) => step.facts.span,
            (None, Place::Phase(phase)) => self.journey.phases[phase].facts.span,
            (None, _) => self.journey.title.span,
        }
    }

    /// The number and the name, for screen readers.
    pub fn label(&self, moment: &Moment) -> String {
        let name = self.name(moment);
        moment.number.map_or_else(|| name.clone(), |number| format!("{number}. {name}"))
    }

    /// "step 9", or "phase Onderzoek".
    pub fn place(&self, moment: &Moment) -> String {
        self.names.place(moment.place).map_or_else(String::new, |place| cut(&place))
    }

    /// "3–7" for the steps of these moments; empty where they have none.
    pub fn steps(&self, moments: std::ops::Range<usize>) -> String {
        let numbers = || self.brief.moments[moments.clone()].iter().filter_map(|moment| moment.number);
        match (numbers().next(), numbers().next_back()) {
            (Some(first), Some(last)) if first == last => first.to_string(),
            (Some(first), Some(last)) => format!("{first}–{last}"),
            _ => String::new(),
        }
    }

    /// A time in words; what is not exact has the sign for it.
    pub fn time(&self, days: Option<Days>) -> Option<String> {
        days.map(|days| days.shown(self.journey.language))
    }

    /// The sheet of the map on which a moment stands; `None` where the map is one sheet.
    pub fn sheet(&self, moment: usize) -> Option<String> {
        let range = self.ranges.iter().find(|range| range.moments.contains(&moment))?;
        (self.ranges.len() > 1).then(|| self.sheet_name(range.number))
    }

    /// "sheet 3".
    pub fn sheet_name(&self, number: usize) -> String {
        format!("{}\u{a0}{number}", self.names.in_sentence(self.blocks.words.sheet))
    }
}

/// A table with a column for each moment, and without lanes.
fn grid(brief: &Brief) -> Grid {
    let column = |moment: &Moment| match moment.place {
        Place::Step(phase, step) => Column { phase, step: Some(step) },
        Place::Phase(phase) => Column { phase, step: None },
        Place::Journey => Column { phase: 0, step: None },
    };
    let span = |(index, phase): (usize, &crate::model::brief::PhaseBrief)| PhaseSpan {
        phase: Some(index),
        columns: phase.moments.clone(),
        before: 0,
    };
    Grid {
        columns: brief.moments.iter().map(column).collect(),
        first: 0,
        phases: brief.phases.iter().enumerate().map(span).collect(),
        lanes: Vec::new(),
        narrowest: 0.0,
        below: false,
        roomy: false,
    }
}

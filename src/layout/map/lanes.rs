//! Builds the grid of a map from the journey: its lanes, and the blocks in each cell.
//!
//! In: a journey and a typesetter. Out: the whole [`Grid`], not yet cut to sheets. A lane for which the
//! journey has nothing is left out. What blocks look like is decided in `blocks`.

use std::rc::Rc;

use crate::model::{Card, CardKind, Journey, LaneId, LaneName, MovableLane, Phase, Place, Touchpoint};
use crate::scene::SemanticRole;
use crate::text::Face;

use super::grid;
use super::grid::{Column, Grid, Lane, LaneKind, PhaseSpan};
use crate::layout::blocks::block::Block;
use crate::layout::blocks::journey;
use crate::layout::blocks::journey::Blocks;
use crate::layout::style;
use crate::layout::style::TextStyle;

/// What the header has no room for, as a grid without columns; `None` where that is nothing.
pub fn about(journey: &Journey, blocks: &Blocks, about: Vec<Rc<Block>>) -> Option<Grid> {
    let (columns, phases) = (Vec::new(), Vec::new());
    let mut builder = GridBuilder { journey, blocks, columns, phases, lanes: Vec::new() };
    let mut lane = builder.lane(LaneKind::Words, blocks.words.about);
    lane.whole = about;
    builder.push(lane);
    let narrowest = narrowest(&builder.lanes);
    let GridBuilder { columns, phases, lanes, .. } = builder;
    (!lanes.is_empty()).then_some(Grid { columns, first: 0, phases, lanes, narrowest, below: false, roomy: false })
}

/// The grid of the whole journey.
pub fn grid(journey: &Journey, blocks: &Blocks) -> Grid {
    let columns = columns(journey);
    let phases = spans(journey);
    let mut builder = GridBuilder { journey, blocks, columns, phases, lanes: Vec::new() };
    builder.phases();
    builder.steps();
    builder.movable();
    let narrowest = narrowest(&builder.lanes);
    Grid {
        columns: builder.columns,
        first: 0,
        phases: builder.phases,
        lanes: builder.lanes,
        narrowest,
        below: false,
        roomy: false,
    }
}

/// How narrow a column may be, by how wide the letters are.
fn narrowest(lanes: &[Lane]) -> f64 {
    let parts = lanes.iter().flat_map(|lane| &lane.cells).flatten().flat_map(|block| &block.parts);
    let (letters, width) = parts.fold((0, 0.0), |(letters, width), part| {
        (letters + part.paragraph.letters(), width + part.paragraph.natural_area())
    });
    grid::narrowest(letters, width)
}

fn columns(journey: &Journey) -> Vec<Column> {
    let mut columns = Vec::new();
    for (phase, this) in journey.phases.iter().enumerate() {
        if this.steps.is_empty() {
            columns.push(Column { phase, step: None });
        }
        columns.extend((0..this.steps.len()).map(|step| Column { phase, step: Some(step) }));
    }
    if columns.is_empty() {
        columns.push(Column { phase: 0, step: None });
    }
    columns
}

fn spans(journey: &Journey) -> Vec<PhaseSpan> {
    let mut start = 0;
    let mut spans = Vec::new();
    for (phase, this) in journey.phases.iter().enumerate() {
        let count = this.steps.len().max(1);
        spans.push(PhaseSpan { phase: Some(phase), columns: start..start + count, before: 0 });
        start += count;
    }
    if spans.is_empty() {
        // Cards on the journey as a whole need a column to stand in.
        spans.push(PhaseSpan { phase: None, columns: 0..1, before: 0 });
    }
    spans
}

/// The lanes under the steps as they stand where nothing was moved; lanes of the journey's own with their number.
fn usual_order(journey: &Journey) -> Vec<(LaneName, Option<usize>)> {
    let mut lanes = Vec::new();
    for lane in MovableLane::ALL {
        if lane == MovableLane::Own {
            let own = journey.lanes.iter().enumerate();
            lanes.extend(own.map(|(index, name)| (LaneName::Own(name.value.to_lowercase()), Some(index))));
        } else {
            lanes.push((LaneName::Known(lane), None));
        }
    }
    lanes
}

struct GridBuilder<'a> {
    journey: &'a Journey,
    blocks: &'a Blocks<'a>,
    columns: Vec<Column>,
    phases: Vec<PhaseSpan>,
    lanes: Vec<Lane>,
}

impl GridBuilder<'_> {
    fn lane(&self, kind: LaneKind, label: &str) -> Lane {
        Lane {
            kind,
            name: self.blocks.shape(&journey::cut(label), Face::SemiBold),
            label: label.to_owned(),
            hint: None,
            cells: vec![Vec::new(); self.columns.len()],
            phases: vec![Vec::new(); self.phases.len()],
            whole: Vec::new(),
        }
    }

    fn push(&mut self, lane: Lane) {
        if !lane.is_empty() {
            self.lanes.push(lane);
        }
    }

    fn phases(&mut self) {
        let mut lane = self.lane(LaneKind::Phases, self.blocks.words.phases);
        for (index, phase) in self.journey.phases.iter().enumerate() {
            lane.phases[index] = self.blocks.about_phase(phase).into_iter().map(Rc::new).collect();
        }
        self.push(lane);
    }

    fn steps(&mut self) {
        let mut lane = self.lane(LaneKind::Steps, self.blocks.words.steps);
        for (index, column) in self.columns.iter().enumerate() {
            if let Some(step) = column.step {
                lane.cells[index] =
                    self.blocks.step(self.journey, column.phase, step).into_iter().map(Rc::new).collect();
            }
        }
        self.push(lane);
    }

    fn images(&mut self) {
        let mut lane = self.lane(LaneKind::Images, self.blocks.words.images);
        for (index, column) in self.columns.iter().enumerate() {
            if let Some(step) = column.step {
                let blocks = self.blocks.images(self.journey, column.phase, step);
                lane.cells[index] = blocks.into_iter().map(Rc::new).collect();
            }
        }
        self.push(lane);
    }

    fn touchpoints(&mut self) {
        let mut lane = self.lane(LaneKind::Touchpoints, self.blocks.words.touchpoints);
        let by_step = self.journey.steps().any(|(_, _, step)| !step.facts.touchpoints.is_empty());
        for (index, column) in self.columns.iter().enumerate() {
            let Some(step) = column.step else { continue };
            let phase: &Phase = &self.journey.phases[column.phase];
            let facts = &phase.steps[step].facts;
            lane.cells[index] = self.met(&facts.touchpoints);
            if facts.touchpoints.is_empty() && by_step && phase.facts.touchpoints.is_empty() {
                lane.cells[index].push(self.blocks.no_touchpoint(facts.span));
            }
        }
        for (index, phase) in self.journey.phases.iter().enumerate() {
            lane.phases[index] = self.met(&phase.facts.touchpoints);
        }
        self.push(lane);
    }

    fn met(&self, touchpoints: &[Touchpoint]) -> Vec<Rc<Block>> {
        touchpoints.iter().flat_map(|touchpoint| self.blocks.touchpoint(touchpoint)).map(Rc::new).collect()
    }

    fn emotion(&mut self) {
        let has_emotions = |phase: &Phase| {
            !phase.facts.emotions.is_empty() || phase.steps.iter().any(|step| !step.facts.emotions.is_empty())
        };
        if self.journey.phases.iter().any(has_emotions) {
            let lane = self.lane(LaneKind::Emotion, self.blocks.words.emotion);
            self.lanes.push(lane);
        }
    }

    /// The lanes that the house style may move and hide.
    fn movable(&mut self) {
        let house = self.blocks.house;
        let mut lanes: Vec<(LaneName, Option<usize>)> = usual_order(self.journey);
        lanes.retain(|(lane, _)| house.shows(lane));
        // The sort is stable: lanes that were not moved keep their order.
        lanes.sort_by_cached_key(|(lane, _)| house.lane_rank(lane));
        for (lane, own) in lanes {
            match lane {
                LaneName::Known(MovableLane::Images) => self.images(),
                LaneName::Known(MovableLane::Touchpoints) => self.touchpoints(),
                LaneName::Known(MovableLane::Emotion) => self.emotion(),
                LaneName::Known(MovableLane::Cards(kind)) => {
                    let lane = self.card_lane(kind, self.blocks.lane_name(kind));
                    self.push(lane);
                }
                LaneName::Known(MovableLane::Own) | LaneName::Own(_) => self.own_lane(own.unwrap_or_default()),
            }
        }
    }

    fn own_lane(&mut self, index: usize) {
        let Some(name) = self.journey.lanes.get(index) else { return };
        let mut lane = self.card_lane(CardKind::Own(LaneId(index)), &name.value);
        if journey::is_cut(&name.value) && !lane.is_empty() {
            let parts = self.blocks.divided(&name.value, TextStyle::Body, style::INK);
            let named = Blocks::panel(SemanticRole::Card, &name.value, name.span, parts);
            lane.whole.splice(0..0, named.into_iter().map(Rc::new));
        }
        self.push(lane);
    }

    fn card_lane(&self, kind: CardKind, label: &str) -> Lane {
        let mut lane = self.lane(LaneKind::Cards(kind), label);
        for (_, card) in self.journey.cards_of(kind) {
            for block in self.blocks.card(card) {
                self.cell(&mut lane, card).push(Rc::new(block));
            }
        }
        lane
    }

    fn cell<'l>(&self, lane: &'l mut Lane, card: &Card) -> &'l mut Vec<Rc<Block>> {
        match card.place {
            Place::Journey => &mut lane.whole,
            Place::Phase(phase) => &mut lane.phases[phase],
            Place::Step(phase, step) => {
                let column = self.phases[phase].columns.start + step;
                &mut lane.cells[column]
            }
        }
    }
}

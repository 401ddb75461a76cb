//! The arrows of the phases, as wide as their steps, and the tints that join each to its bar on the time ladder.
//!
//! In: where phases and bars stand. Out: items. Much time and few steps, or the reverse, is seen in how a tint widens or
//! narrows.

use crate::geometry::{Colour, Mm, Point, Rect};
use crate::layout::blocks::block::Part;
use crate::layout::blocks::journey::cut;
use crate::layout::blocks::shapes::part_of;
use crate::layout::map::band;
use crate::layout::map::band::readable_on;
use crate::layout::numbers::to_f64;
use crate::layout::style::{LEADING, TextStyle, TypeScale};
use crate::model::Phase;
use crate::scene::{Group, Item, Paint, PathItem, Segment, SemanticRole};

use super::columns::{OverviewColumns, PhaseColumns, name};
use super::content::Content;
use super::time_scale::Bar;
use super::write;

/// How much of a phase's colour is in its tint.
const TINT: f64 = 0.13;

/// The names on the arrows, with the room left of each.
pub struct Arrows {
    names: Vec<Part>,
    pub height: Mm,
}

impl Arrows {
    pub fn measure(content: &Content, columns: &OverviewColumns, scale: TypeScale) -> Arrows {
        let name_of = |(index, phase): (usize, &Phase)| {
            if columns.named { name(content, &phase.name.value) } else { name(content, &(index + 1).to_string()) }
        };
        let names: Vec<Part> = content.journey.phases.iter().enumerate().map(name_of).collect();
        let lines = names
            .iter()
            .zip(&columns.phases)
            .enumerate()
            .map(|(index, (name, phase))| name.line_count(inner(index, phase, columns.named, scale), scale));
        let lines = if columns.named { lines.max().unwrap_or(1) } else { 1 };
        let height = scale.line(TextStyle::Name) * to_f64(lines) + scale.em(2.0 * band::TOP);
        Arrows { names, height }
    }

    pub fn draw(&self, content: &Content, columns: &OverviewColumns, top: Mm, scale: TypeScale) -> Vec<Item> {
        let phases = columns.phases.iter().zip(&self.names).enumerate();
        phases.map(|(index, (phase, name))| self.draw_one(content, columns, (index, phase, name), top, scale)).collect()
    }

    fn draw_one(
        &self,
        content: &Content,
        columns: &OverviewColumns,
        (index, phase, name): (usize, &PhaseColumns, &Part),
        top: Mm,
        scale: TypeScale,
    ) -> Item {
        let colour = content.blocks.house.phase_colour(index);
        // The point of the last one does not reach into the margin.
        let tip =
            if index + 1 == columns.phases.len() { scale.em(band::POINT).min(phase.width * 0.5) } else { Mm::ZERO };
        let area = Rect::new(phase.x, top, phase.width - tip, self.height);
        let mut items = vec![Item::Path(band::outline(area, index == 0, colour, scale))];
        let width = inner(index, phase, columns.named, scale);
        let name = Part { colour: readable_on(colour), ..name.clone() };
        let lines = name.line_count(width, scale);
        let fits = columns.named || name.natural_width(scale) <= phase.width - scale.em(0.9);
        if fits {
            let y = top + (self.height - scale.em(LEADING) * to_f64(lines)) / 2.0;
            let left = if columns.named { side(index) } else { 0.75 };
            write::lines(&name, Point::new(phase.x + scale.em(left), y), width, scale, &mut items);
        }
        let about = &content.journey.phases[index];
        let label = cut(&about.name.value);
        let span = Some(about.facts.span);
        Item::Group(Group { role: SemanticRole::Phase, label, span, items, ..Group::default() })
    }
}

/// Room left of a name, in ems: all but the first arrow have a notch.
const fn side(index: usize) -> f64 {
    if index == 0 { band::SIDE } else { band::NOTCHED_SIDE }
}

fn inner(index: usize, phase: &PhaseColumns, named: bool, scale: TypeScale) -> Mm {
    if named {
        (phase.width - scale.em(side(index) + band::SIDE)).max(scale.em(0.5))
    } else {
        phase.width.max(scale.em(3.0))
    }
}

/// The tints between the bars, whose foot is at `from`, and the arrows, whose head is at `to`. Down to `turn`, where the
/// waiting stands, they are as wide as the bars.
pub fn tints(
    content: &Content,
    columns: &OverviewColumns,
    bars: &[Bar],
    (from, turn, to): (Mm, Mm, Mm),
    scale: TypeScale,
) -> Item {
    let tint = |(index, (bar, phase)): (usize, (&Bar, &PhaseColumns))| {
        let colour = content.blocks.house.phase_colour(index);
        let middle = turn + (to - turn) * 0.5;
        let segments = vec![
            Segment::Move(Point::new(bar.x, from)),
            Segment::Line(Point::new(bar.x, turn)),
            Segment::Cubic(Point::new(bar.x, middle), Point::new(phase.x, middle), Point::new(phase.x, to)),
            Segment::Line(Point::new(phase.right(), to)),
            Segment::Cubic(
                Point::new(phase.right(), middle),
                Point::new(bar.right(), middle),
                Point::new(bar.right(), turn),
            ),
            Segment::Line(Point::new(bar.right(), from)),
            Segment::Close,
        ];
        let edge = colour.mix(Colour::WHITE, 0.45);
        let paint = Paint::fill(Colour::WHITE.mix(colour, TINT)).with_edge(edge, scale.grown(Mm(0.2)));
        Item::Path(PathItem { segments, paint })
    };
    let items = bars.iter().zip(&columns.phases).enumerate().map(tint).collect();
    part_of(SemanticRole::Decoration, items)
}

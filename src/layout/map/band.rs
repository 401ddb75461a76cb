//! The band of phases: an arrow over the columns of each, with its name and how long it takes.
//!
//! In: the phases of a sheet and where they stand. Out: the height of the band, and its items.

use std::rc::Rc;

use crate::geometry::Colour;
use crate::geometry::Mm;
use crate::geometry::Point;
use crate::geometry::Rect;
use crate::model::Journey;
use crate::scene::Group;
use crate::scene::Item;
use crate::scene::Meaning;
use crate::scene::Paint;
use crate::scene::PathItem;
use crate::scene::Segment;
use crate::scene::TextItem;
use crate::text::Paragraph;

use super::grid::PhaseSpan;
use crate::layout::blocks::journey;
use crate::layout::blocks::journey::Blocks;
use crate::layout::blocks::shapes;
use crate::layout::style;
use crate::layout::style::LEADING;
use crate::layout::style::RISE;
use crate::layout::style::Role;
use crate::layout::style::Type;

/// How far an arrow's point reaches into the gap, in ems.
const POINT: f64 = 0.6;
/// White space left and right of the words, in ems.
const SIDE: f64 = 0.8;
const NOTCHED_SIDE: f64 = 1.15;
/// White space above and below the words, in ems.
const TOP: f64 = 0.34;

/// The words of one arrow.
struct Arrow {
    /// The size of its name.
    role: Role,
    area: Rect,
    ground: Colour,
    name: Rc<Paragraph>,
    duration: Option<Rc<Paragraph>>,
    /// The duration stands on a line of its own.
    stacked: bool,
    label: String,
    span: crate::source::Span,
    /// White space left of the words, in ems: room for the notch of all but the first arrow.
    side: f64,
}

/// The band of one sheet, measured.
pub struct Band {
    arrows: Vec<Arrow>,
    /// How high it is.
    pub height: Mm,
}

/// Measures the band; `areas` are the left edges and widths of the phases, whose names are set in `role`.
pub fn measure(
    journey: &Journey,
    blocks: &Blocks,
    spans: &[PhaseSpan],
    areas: &[(Mm, Mm)],
    role: Role,
    kind: Type,
) -> Band {
    let arrows: Vec<Arrow> = spans
        .iter()
        .zip(areas)
        .enumerate()
        .filter_map(|(index, (span, area))| {
            arrow(journey, blocks, span, *area, if index == 0 { SIDE } else { NOTCHED_SIDE }, role, kind)
        })
        .collect();
    let height = arrows.iter().map(|arrow| arrow.height(kind)).fold(Mm::ZERO, Mm::max);
    Band { arrows, height }
}

fn arrow(
    journey: &Journey,
    blocks: &Blocks,
    span: &PhaseSpan,
    (x, width): (Mm, Mm),
    side: f64,
    role: Role,
    kind: Type,
) -> Option<Arrow> {
    let index = span.phase?;
    let phase = &journey.phases[index];
    let mut words = journey::cut(&phase.name.value);
    if span.continued() {
        words = format!("{words} ({})", blocks.words.continued);
    }
    let duration = phase.facts.duration.as_ref().filter(|_| !span.continued());
    let name = blocks.shape(&words, role.face());
    let duration = duration.map(|duration| blocks.shape(&journey::cut(&duration.text.value), Role::Aside.face()));
    let inner = width - kind.em(side + SIDE);
    let beside = duration.as_ref().map_or(Mm::ZERO, |duration| {
        kind.size(Role::Aside) * duration.natural_width() + kind.size(role) * name.natural_width() + kind.em(0.8)
    });
    Some(Arrow {
        role,
        area: Rect::new(x, Mm::ZERO, width, Mm::ZERO),
        ground: blocks.house.phase_colour(index),
        name,
        duration,
        stacked: beside > inner,
        label: words,
        span: phase.facts.span,
        side,
    })
}

impl Arrow {
    fn inner(&self, kind: Type) -> Mm {
        self.area.width - kind.em(self.side + SIDE)
    }

    #[expect(clippy::cast_precision_loss, reason = "a paragraph has far fewer lines than 2^52")]
    fn height(&self, kind: Type) -> Mm {
        let lines = self.name.line_count(self.inner(kind) / kind.size(self.role)) as f64;
        let below = match (&self.duration, self.stacked) {
            (Some(duration), true) => duration.line_count(self.inner(kind) / kind.size(Role::Aside)) as f64,
            _ => 0.0,
        };
        kind.line(self.role) * lines + kind.line(Role::Aside) * below + kind.em(2.0 * TOP)
    }

    fn draw(&self, top: Mm, height: Mm, first: bool, kind: Type) -> Item {
        let area = Rect::new(self.area.x, top, self.area.width, height);
        let colour = readable_on(self.ground);
        let mut items = vec![Item::Path(outline(area, first, self.ground, kind))];
        let x = area.x + kind.em(self.side);
        let mut y = top + (height - self.height(kind)) / 2.0 + kind.em(TOP);
        let size = kind.size(self.role);
        let mut baseline = y + size * RISE;
        let mut name = Vec::new();
        for line in self.name.lines(self.inner(kind) / size) {
            baseline = y + size * RISE;
            name.push(Item::Text(TextItem { origin: Point::new(x, baseline), size, colour, line }));
            y += size * LEADING;
        }
        items.push(shapes::part_of(Meaning::Heading(2), name));
        if let Some(duration) = &self.duration {
            let size = kind.size(Role::Aside);
            for line in duration.lines(self.inner(kind) / size) {
                let origin = if self.stacked {
                    Point::new(x, y + size * RISE)
                } else {
                    Point::new(area.right() - kind.em(SIDE) - size * line.width, baseline)
                };
                y += size * LEADING;
                items.push(Item::Text(TextItem { origin, size, colour, line }));
            }
        }
        Item::Group(Group {
            meaning: Meaning::Phase,
            label: self.label.clone(),
            span: Some(self.span),
            items,
            ..Group::default()
        })
    }
}

/// White where it stands out from `ground` by 4.5 to 1 or more, else the ink of other texts, or as little darker as
/// stands out by that and what rounding may cost. One of them always does: from a ground from which white stands out
/// by less than 4.5, black stands out by 4.66.
pub fn readable_on(ground: Colour) -> Colour {
    const READABLE: f64 = 4.5;
    const ROUNDING: f64 = 0.12;
    if Colour::WHITE.contrast(ground) >= READABLE {
        return Colour::WHITE;
    }
    style::INK.darkened(ground, READABLE + ROUNDING)
}

/// An arrow whose point reaches into the gap; all but the first have a notch where the one before points.
fn outline(area: Rect, first: bool, ground: Colour, kind: Type) -> PathItem {
    let middle = area.y + area.height / 2.0;
    let notch = if first { Mm::ZERO } else { kind.em(POINT) };
    let tip = area.right() + kind.em(POINT);
    let corners = [
        Point::new(area.x, area.y),
        Point::new(area.right(), area.y),
        Point::new(tip, middle),
        Point::new(area.right(), area.bottom()),
        Point::new(area.x, area.bottom()),
        Point::new(area.x + notch, middle),
    ];
    let mut segments = vec![Segment::Move(corners[0])];
    segments.extend(corners[1..].iter().map(|corner| Segment::Line(*corner)));
    segments.push(Segment::Close);
    PathItem { segments, paint: Paint::fill(ground) }
}

impl Band {
    /// Its items, with its top at `top`.
    pub fn draw(&self, top: Mm, kind: Type) -> Vec<Item> {
        self.arrows.iter().enumerate().map(|(index, arrow)| arrow.draw(top, self.height, index == 0, kind)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ground_has_a_colour_of_text() {
        // Each grey, and each in three hues, so that every luminance is met.
        let grounds = (0..=255_u8).flat_map(|level| {
            let rest = 255 - level;
            [(level, level, level), (level, rest, 0), (level, 0, rest), (255, level, level / 2)]
        });
        for (red, green, blue) in grounds {
            let ground = Colour { red, green, blue };
            let contrast = readable_on(ground).contrast(ground);
            assert!(contrast >= 4.5, "{ground}: {contrast}");
        }
    }
}

//! The band of phases: an arrow over the columns of each, with its name and how long it takes.
//!
//! In: the phases of a sheet and where they stand. Out: the height of the band, and its items.

use std::rc::Rc;

use crate::geometry::{Colour, Mm, Point, Rect};
use crate::model::Journey;
use crate::scene::{Group, Item, Paint, PathItem, Segment, SemanticRole, TextItem};
use crate::text::Paragraph;

use super::grid::PhaseSpan;
use crate::layout::blocks::journey::Blocks;
use crate::layout::blocks::{journey, shapes};
use crate::layout::style;
use crate::layout::style::{ASCENT, LEADING, TextStyle, TypeScale};

/// How far an arrow's point reaches into the gap, in ems.
pub const POINT: f64 = 0.6;
/// Padding left and right of the text of the first arrow, in ems.
pub const SIDE: f64 = 0.8;
/// Padding left of the text of an arrow with a notch, in ems.
pub const NOTCHED_SIDE: f64 = 1.15;
/// Padding above and below the text of an arrow, in ems.
pub const TOP: f64 = 0.34;

/// The words of one arrow.
struct Arrow {
    /// The size of its name.
    text_style: TextStyle,
    area: Rect,
    background: Colour,
    name: Rc<Paragraph>,
    duration: Option<Rc<Paragraph>>,
    /// The duration stands on a line of its own.
    stacked: bool,
    label: String,
    span: crate::source::Span,
    /// Space left of the words, in ems: room for the notch of all but the first arrow.
    side: f64,
}

/// The band of one sheet, measured.
pub struct Band {
    arrows: Vec<Arrow>,
    /// Height.
    pub height: Mm,
}

/// Measures the band; `areas` are the left edges and widths of the phases, whose names are set in `text_style`.
pub fn measure(
    journey: &Journey,
    blocks: &Blocks,
    spans: &[PhaseSpan],
    areas: &[(Mm, Mm)],
    text_style: TextStyle,
    scale: TypeScale,
) -> Band {
    let arrows: Vec<Arrow> = spans
        .iter()
        .zip(areas)
        .enumerate()
        .filter_map(|(index, (span, area))| {
            arrow(journey, blocks, span, *area, if index == 0 { SIDE } else { NOTCHED_SIDE }, text_style, scale)
        })
        .collect();
    let height = arrows.iter().map(|arrow| arrow.height(scale)).fold(Mm::ZERO, Mm::max);
    Band { arrows, height }
}

fn arrow(
    journey: &Journey,
    blocks: &Blocks,
    span: &PhaseSpan,
    (x, width): (Mm, Mm),
    side: f64,
    text_style: TextStyle,
    scale: TypeScale,
) -> Option<Arrow> {
    let index = span.phase?;
    let phase = &journey.phases[index];
    let mut words = journey::cut(&phase.name.value);
    if span.continued() {
        words = format!("{words} ({})", blocks.words.continued);
    }
    let duration = phase.facts.duration.as_ref().filter(|_| !span.continued());
    let name = blocks.shape(&words, text_style.face());
    let duration = duration.map(|duration| blocks.shape(&journey::cut(&duration.text.value), TextStyle::Aside.face()));
    let inner = width - scale.em(side + SIDE);
    let beside = duration.as_ref().map_or(Mm::ZERO, |duration| {
        scale.size(TextStyle::Aside) * duration.natural_width()
            + scale.size(text_style) * name.natural_width()
            + scale.em(0.8)
    });
    Some(Arrow {
        text_style,
        area: Rect::new(x, Mm::ZERO, width, Mm::ZERO),
        background: blocks.house.phase_colour(index),
        name,
        duration,
        stacked: beside > inner,
        label: words,
        span: phase.facts.span,
        side,
    })
}

impl Arrow {
    fn inner(&self, scale: TypeScale) -> Mm {
        self.area.width - scale.em(self.side + SIDE)
    }

    #[expect(clippy::cast_precision_loss, reason = "a paragraph has far fewer lines than 2^52")]
    fn height(&self, scale: TypeScale) -> Mm {
        let lines = self.name.line_count(self.inner(scale) / scale.size(self.text_style)) as f64;
        let below = match (&self.duration, self.stacked) {
            (Some(duration), true) => duration.line_count(self.inner(scale) / scale.size(TextStyle::Aside)) as f64,
            _ => 0.0,
        };
        scale.line(self.text_style) * lines + scale.line(TextStyle::Aside) * below + scale.em(2.0 * TOP)
    }

    fn draw(&self, top: Mm, height: Mm, first: bool, scale: TypeScale) -> Item {
        let area = Rect::new(self.area.x, top, self.area.width, height);
        let colour = readable_on(self.background);
        let mut items = vec![Item::Path(outline(area, first, self.background, scale))];
        let x = area.x + scale.em(self.side);
        let mut y = top + (height - self.height(scale)) / 2.0 + scale.em(TOP);
        let size = scale.size(self.text_style);
        let mut baseline = y + size * ASCENT;
        let mut name = Vec::new();
        for line in self.name.lines(self.inner(scale) / size) {
            baseline = y + size * ASCENT;
            name.push(Item::Text(TextItem { origin: Point::new(x, baseline), size, colour, line }));
            y += size * LEADING;
        }
        items.push(shapes::part_of(SemanticRole::Heading(2), name));
        if let Some(duration) = &self.duration {
            let size = scale.size(TextStyle::Aside);
            for line in duration.lines(self.inner(scale) / size) {
                let origin = if self.stacked {
                    Point::new(x, y + size * ASCENT)
                } else {
                    Point::new(area.right() - scale.em(SIDE) - size * line.width, baseline)
                };
                y += size * LEADING;
                items.push(Item::Text(TextItem { origin, size, colour, line }));
            }
        }
        Item::Group(Group {
            role: SemanticRole::Phase,
            label: self.label.clone(),
            span: Some(self.span),
            items,
            ..Group::default()
        })
    }
}

/// White where it stands out from `background` by 4.5 to 1 or more, else the ink of other texts, or as little darker as
/// stands out by that and what rounding may cost. One of them always does: from a background from which white stands out
/// by less than 4.5, black stands out by 4.66.
pub fn readable_on(background: Colour) -> Colour {
    const READABLE: f64 = 4.5;
    const ROUNDING: f64 = 0.12;
    if Colour::WHITE.contrast(background) >= READABLE {
        return Colour::WHITE;
    }
    style::INK.darkened(background, READABLE + ROUNDING)
}

/// An arrow whose point reaches into the gap; all but the first have a notch where the one before points.
pub fn outline(area: Rect, first: bool, background: Colour, scale: TypeScale) -> PathItem {
    let middle = area.y + area.height / 2.0;
    let notch = if first { Mm::ZERO } else { scale.em(POINT) };
    let tip = area.right() + scale.em(POINT);
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
    PathItem { segments, paint: Paint::fill(background) }
}

impl Band {
    /// Its items, with its top at `top`.
    pub fn draw(&self, top: Mm, scale: TypeScale) -> Vec<Item> {
        self.arrows.iter().enumerate().map(|(index, arrow)| arrow.draw(top, self.height, index == 0, scale)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_background_has_a_colour_of_text() {
        // Each grey, and each in three hues, so that every luminance is met.
        let backgrounds = (0..=255_u8).flat_map(|level| {
            let rest = 255 - level;
            [(level, level, level), (level, rest, 0), (level, 0, rest), (255, level, level / 2)]
        });
        for (red, green, blue) in backgrounds {
            let background = Colour { red, green, blue };
            let contrast = readable_on(background).contrast(background);
            assert!(contrast >= 4.5, "{background}: {contrast}");
        }
    }
}

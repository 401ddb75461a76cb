//! The emotion lane: the plot with its background, levels, curves, markers and labels.
//!
//! In: the emotion series and an area. Out: items. Curves are shaped in `spline`, labels placed in `label_placement`.

use std::rc::Rc;

use crate::geometry::{Colour, Mm, Point, Rect};
use crate::scene::{Group, Item, Paint, PathItem, SemanticRole, Sign, Stroke, TextItem};
use crate::text::{Face, ShapedLine};

use crate::model::Journey;

use super::markers::MARKER_RADIUS;
use super::plot_geometry::CurveMarker;
use super::series::EmotionSeries;
use super::spline::{LevelAxis, Plot};
use super::{spline, text_alternative};
use crate::layout::blocks::block::Block;
use crate::layout::blocks::journey::Blocks;
use crate::layout::blocks::{icons, shapes};
use crate::layout::map::grid::Grid;
use crate::layout::map::shared::Map;
use crate::layout::pagination::column_widths::Slot;
use crate::layout::style;
use crate::layout::style::{MARGIN, TextStyle, TypeScale};

/// The least height from −2 to +2, in ems of body text.
const LOWEST: f64 = 6.8;

/// Share of the paper's height for the legend beside the plot; above it, names lose their last lines.
const HIGHEST_LEGEND: f64 = 0.45;

/// Distance of the legend from the top of the plot, in ems: the name of the lane stands there.
const LEGEND_TOP: f64 = 3.0;

/// The colour, and the dashes in ems, of each series in turn.
const CURVES: [(u32, &[f64]); 6] = [
    (0x001c_2733, &[]),
    (0x001d_5796, &[0.9, 0.5]),
    (0x008a_4310, &[0.12, 0.42]),
    (0x0057_42a0, &[1.4, 0.45, 0.12, 0.45]),
    (0x0015_6269, &[0.45, 0.3]),
    (0x0088_2e6f, &[2.0, 0.5]),
];

/// The least height of a plot of the map's series, whose left edge is at `left`; zero where nothing is drawn.
pub fn lowest(map: &Map, columns: usize, left: Mm, scale: TypeScale) -> Mm {
    if columns == 0 || !map.series.iter().any(EmotionSeries::has_points) {
        return Mm::ZERO;
    }
    // The names of the personas stand below each other beside the plot, under the name of the lane.
    let named = map.series.iter().any(|series| series.name.is_some());
    let legend = if named { legend_height(&map_legend(map, left, scale), scale) } else { Mm::ZERO };
    scale.em(LOWEST + LevelAxis::of(&map.series).headroom()).max(legend)
}

/// The lines of each name in the legend of a map, as many as the paper has room for.
fn map_legend(map: &Map, left: Mm, scale: TypeScale) -> Vec<Vec<ShapedLine>> {
    legend_names(map.blocks, &map.series, map.paper.height * HIGHEST_LEGEND, left, scale)
}

/// The lines of each name in the legend: all of them, or fewer where so many personas have names so long that the legend
/// would be higher than `most`.
pub fn legend_names(
    blocks: &Blocks,
    series: &[EmotionSeries],
    most: Mm,
    left: Mm,
    scale: TypeScale,
) -> Vec<Vec<ShapedLine>> {
    let width = legend_width(left, scale);
    let name = |series: &EmotionSeries| {
        blocks.shape(series.name.as_deref().unwrap_or(blocks.words.everyone), Face::Regular).lines(width)
    };
    let mut names: Vec<Vec<ShapedLine>> = series.iter().map(name).collect();
    let mut longest = names.iter().map(Vec::len).max().unwrap_or_default();
    while longest > 1 && legend_height(&names, scale) > most {
        longest -= 1;
        for lines in &mut names {
            lines.truncate(longest);
        }
    }
    names
}

/// The height of the legend, from the top of the plot.
#[expect(clippy::cast_precision_loss, reason = "there are far fewer lines than 2^52")]
pub fn legend_height(names: &[Vec<ShapedLine>], scale: TypeScale) -> Mm {
    let lines: usize = names.iter().map(|lines| 1 + lines.len()).sum();
    scale.em(LEGEND_TOP) + scale.line(TextStyle::Tiny) * lines as f64
}

/// The width of a line in the legend, in ems of its own size; the numbers of the levels stand at its right.
fn legend_width(left: Mm, scale: TypeScale) -> f64 {
    (left - MARGIN - scale.em(1.9)) / scale.size(TextStyle::Tiny)
}

/// The least height of a plot in which people draw a curve by hand.
pub fn lowest_blank(scale: TypeScale) -> Mm {
    scale.em(LOWEST * 1.5 + LevelAxis::of(&[]).headroom())
}

/// The labels without room in a plot, by column.
pub fn words_below(
    series: &[EmotionSeries],
    grid: &Grid,
    slots: &[Slot],
    area: Rect,
    scale: TypeScale,
) -> Vec<(usize, Rc<Block>)> {
    if area.height <= Mm::ZERO {
        return Vec::new();
    }
    spline::plot(series, grid, slots, area, scale).below
}

/// Draws the plot, with its legend.
pub fn draw(map: &Map, grid: &Grid, slots: &[Slot], area: Rect, scale: TypeScale) -> Item {
    let plot = spline::plot(&map.series, grid, slots, area, scale);
    let mut items = drawn(map.journey, map.blocks, &map.series, &plot, area, scale);
    if map.series.is_empty() {
        items.extend(faces(area, scale));
    }
    items.extend(if map.series.iter().all(|series| series.name.is_none()) {
        question(map.blocks, area, scale)
    } else {
        legend(map_legend(map, area.x, scale), area, scale)
    });
    let label = text_alternative::describe(map.journey, &map.series, grid);
    Item::Group(Group { role: SemanticRole::Curve, label, span: None, items, ..Group::default() })
}

/// Draws the plot without its legend.
pub fn drawn(
    journey: &Journey,
    blocks: &Blocks,
    series: &[EmotionSeries],
    plot: &Plot,
    area: Rect,
    scale: TypeScale,
) -> Vec<Item> {
    let mut items = background(area);
    items.extend(lines(journey, blocks, series, plot, area, scale));
    items.extend(plot.markers.iter().map(|marker| marker_items(journey, marker, scale)));
    items
}

/// Draws the levels and the curves, without background and markers.
pub fn lines(
    journey: &Journey,
    blocks: &Blocks,
    series: &[EmotionSeries],
    plot: &Plot,
    area: Rect,
    scale: TypeScale,
) -> Vec<Item> {
    let mut items = Vec::new();
    items.extend(levels(journey, blocks, series, area, plot, scale));
    items.extend(plot.curves.iter().filter(|curve| !curve.segments.is_empty()).map(|curve| {
        let stroke = stroke(curve.series, scale);
        Item::Path(PathItem { segments: curve.segments.clone(), paint: Paint { fill: None, stroke: Some(stroke) } })
    }));
    items
}

fn stroke(series: usize, scale: TypeScale) -> Stroke {
    let (colour, dashes) = CURVES[series % CURVES.len()];
    let dashes = dashes.iter().map(|length| scale.em(*length)).collect();
    Stroke { colour: Colour::hex(colour), width: scale.em(0.19), dashes }
}

/// The number of tints of the plot's background: enough that no edge between two is visible.
const TINTS: u32 = 40;
/// The background colours at +2, 0 and −2.
const BACKGROUND_STOPS: [u32; 3] = [0x00d6_ebde, 0x00f8_faf9, 0x00f8_dcd8];

/// A gradient from green at the top to red at the bottom. Each tint extends to the bottom, under the next, so that no
/// seam shows between them.
pub fn background(area: Rect) -> Vec<Item> {
    let [top, middle, bottom] = BACKGROUND_STOPS.map(Colour::hex);
    (0..TINTS)
        .map(|tint| {
            let share = f64::from(tint) / f64::from(TINTS - 1);
            let colour = if share < 0.5 { top.mix(middle, share * 2.0) } else { middle.mix(bottom, share * 2.0 - 1.0) };
            let y = area.y + area.height * (f64::from(tint) / f64::from(TINTS));
            shapes::rounded(Rect::new(area.x, y, area.width, area.bottom() - y), Mm::ZERO, Paint::fill(colour))
        })
        .collect()
}

/// The gridlines of the five levels, interrupted by labels, and their numbers.
fn levels(
    journey: &Journey,
    blocks: &Blocks,
    series: &[EmotionSeries],
    area: Rect,
    plot: &Plot,
    scale: TypeScale,
) -> Vec<Item> {
    let axis = LevelAxis::of(series);
    let mut items = Vec::new();
    for level in [2.0, 1.0, 0.0, -1.0, -2.0] {
        let y = axis.height_of(level, area, scale);
        let (colour, width, dashes) = if level == 0.0 {
            (0x0096_a2ae, scale.grown(Mm(0.3)), Vec::new())
        } else {
            (0x00b4_bec8, scale.grown(style::HAIRLINE_WIDTH), vec![scale.grown(Mm(0.8)); 2])
        };
        let stroke = Stroke { colour: Colour::hex(colour), width, dashes };
        for (from, to) in free_stretches(area, y, plot, scale) {
            items.push(shapes::rule(Point::new(from, y), Point::new(to, y), stroke.clone()));
        }
        let size = scale.size(TextStyle::Tiny);
        for line in blocks.shape(&journey.language.signed(level), Face::Regular).lines(f64::INFINITY) {
            let origin = Point::new(area.x - scale.em(0.35) - size * line.width, y + size * 0.34);
            items.push(Item::Text(TextItem { origin, size, colour: style::MUTED, line }));
        }
    }
    items
}

/// The stretches of a gridline without a label on them.
fn free_stretches(area: Rect, y: Mm, plot: &Plot, scale: TypeScale) -> Vec<(Mm, Mm)> {
    let clear = scale.em(0.2);
    let mut taken: Vec<(Mm, Mm)> = plot
        .markers
        .iter()
        .filter_map(|marker| marker.words.as_ref().map(|(words, _)| *words))
        .filter(|words| y > words.y - clear && y < words.bottom() + clear)
        .map(|words| (words.x - clear, words.right() + clear))
        .collect();
    taken.sort_by(|one, two| one.0.0.total_cmp(&two.0.0));
    let mut stretches = Vec::new();
    let mut from = area.x;
    for (start, end) in taken {
        if start > from {
            stretches.push((from, start));
        }
        from = from.max(end);
    }
    if from < area.right() {
        stretches.push((from, area.right()));
    }
    stretches
}

/// A face at each level of a blank plot: what the levels mean.
pub fn faces(area: Rect, scale: TypeScale) -> Vec<Item> {
    let axis = LevelAxis::of(&[]);
    let face = |level: f64| {
        let at = Point::new(area.x + scale.em(MARKER_RADIUS * 1.5), axis.height_of(level, area, scale));
        icons::face(at, scale.em(MARKER_RADIUS), level, face_colour(level))
    };
    [2.0, 1.0, 0.0, -1.0, -2.0].into_iter().flat_map(face).collect()
}

/// The colour of a face at a level.
pub const fn face_colour(level: f64) -> Colour {
    Colour::hex(if level >= 0.5 {
        0x0022_7a4b
    } else if level <= -0.5 {
        0x00b0_3226
    } else {
        0x006f_7b88
    })
}

/// A marker with its label.
pub fn marker_items(journey: &Journey, marker: &CurveMarker, scale: TypeScale) -> Item {
    let level = marker.point.level.unwrap_or_default();
    let face = icons::face(marker.at, marker.radius, level, face_colour(level));
    // A label under the plot says its level itself.
    let says = marker.words.is_some() || marker.point.words.is_none();
    let label = if says { journey.language.signed(level) } else { String::new() };
    let role = SemanticRole::Sign(Sign::Level);
    let mut items = vec![Item::Group(Group { role, label, items: face, ..Group::default() })];
    if let Some((place, words)) = &marker.words {
        items.push(words.draw(Point::new(place.x, place.y), place.width, place.height, scale));
    }
    Item::Group(Group {
        role: SemanticRole::Emotion,
        label: marker.point.label.clone(),
        span: Some(marker.point.span),
        items,
        ..Group::default()
    })
}

/// The legend beside the plot, with these lines a name.
pub fn legend(names: Vec<Vec<ShapedLine>>, area: Rect, scale: TypeScale) -> Vec<Item> {
    let mut items = Vec::new();
    let size = scale.size(TextStyle::Tiny);
    let mut top = area.y + scale.em(LEGEND_TOP);
    for (index, lines) in names.into_iter().enumerate() {
        let middle = top + size * 0.5;
        let to = Point::new(MARGIN + scale.em(2.2), middle);
        items.push(shapes::rule(Point::new(MARGIN + scale.em(0.2), middle), to, stroke(index, scale)));
        top += size * 0.9;
        for line in lines {
            let origin = Point::new(MARGIN, top + size * style::ASCENT);
            items.push(Item::Text(TextItem { origin, size, colour: style::INK, line }));
            top += size * style::LEADING;
        }
    }
    items
}

/// The question that the curve answers, under the name of its lane.
pub fn question(blocks: &Blocks, area: Rect, scale: TypeScale) -> Vec<Item> {
    let size = scale.size(TextStyle::Tiny);
    let width = legend_width(area.x, scale);
    let top = area.y + scale.line(TextStyle::Aside) * 1.05;
    let lines = blocks.shape(blocks.words.emotion_question, Face::Regular).lines(width);
    let place = |(index, line)| {
        #[expect(clippy::cast_precision_loss, reason = "a paragraph has far fewer lines than 2^52")]
        let y = top + size * (style::ASCENT + style::LEADING * index as f64);
        Item::Text(TextItem { origin: Point::new(MARGIN, y), size, colour: style::MUTED, line })
    };
    lines.into_iter().enumerate().map(place).collect()
}

//! The curve: with words at every step where columns are wide, else with names on leaders.
//!
//! In: the series and the columns. Out: how high it has to be, and its items. Where columns are narrow, only the faces of
//! named steps are drawn; the curve between them is bare.

use crate::geometry::{Mm, Point, Rect};
use crate::layout::blocks::block::{Background, Block, NumberMarker};
use crate::layout::blocks::shapes::{part_of, rule};
use crate::layout::curve::markers::MARKER_RADIUS;
use crate::layout::curve::plot_geometry::CurveMarker;
use crate::layout::curve::series::{EmotionPoint, EmotionSeries};
use crate::layout::curve::spline::{LevelAxis, Plot};
use crate::layout::curve::{lane, spline, text_alternative};
use crate::layout::numbers::to_f64;
use crate::layout::style;
use crate::layout::style::{TextStyle, TypeScale};
use crate::scene::{Group, Item, SemanticRole, Stroke};

use super::StepDisplay;
use super::columns::OverviewColumns;
use super::content::Content;
use super::drop_order::Kept;
use super::leaders;
use super::leaders::{Placed, Wanted, Zones};

/// The greatest height from −2 to +2, in ems.
const HIGHEST: f64 = 24.0;
/// Room between the outermost level and the first row of names, in ems: a face.
const FACE_ROOM: f64 = 1.1;

/// The height that a curve takes at least, and at most.
pub fn heights(content: &Content, display: StepDisplay, kept: &Kept, scale: TypeScale) -> (Mm, Mm) {
    if !content.has_curve() {
        return (Mm::ZERO, Mm::ZERO);
    }
    let around = match display {
        StepDisplay::Cards => LevelAxis::of(&content.series).headroom(),
        StepDisplay::Names | StepDisplay::Numbers => zone(kept.name_rows) * 2.0,
    };
    let highest = match display {
        StepDisplay::Cards => HIGHEST,
        StepDisplay::Names | StepDisplay::Numbers => HIGHEST * 0.6,
    };
    (scale.em(kept.curve + around), scale.em(highest + around))
}

/// The height of the rows of names on one side, in ems.
fn zone(rows: usize) -> f64 {
    if rows == 0 { FACE_ROOM } else { FACE_ROOM + leaders::ROW * to_f64(rows - 1) + leaders::LAST }
}

/// A curve that has its place.
pub struct PlacedCurve {
    pub item: Item,
    /// The moments that have a name on it.
    pub named: Vec<usize>,
}

/// Draws the curve.
pub fn draw(
    content: &Content,
    columns: &OverviewColumns,
    display: StepDisplay,
    name_rows: usize,
    area: Rect,
    scale: TypeScale,
) -> PlacedCurve {
    let (mut items, named) = match display {
        StepDisplay::Cards => (with_words(content, columns, area, scale), Vec::new()),
        StepDisplay::Names | StepDisplay::Numbers => with_names(content, columns, display, name_rows, area, scale),
    };
    items.extend(legend(content, area, scale));
    let label = text_alternative::describe(content.journey, &content.series, &content.grid);
    PlacedCurve { item: Item::Group(Group { role: SemanticRole::Curve, label, items, ..Group::default() }), named }
}

/// The names of the curves where there is room beside the plot; else the text alternative names them.
fn legend(content: &Content, area: Rect, scale: TypeScale) -> Vec<Item> {
    if content.series.iter().all(|series| series.name.is_none()) {
        let height = scale.em(3.2) + scale.line(TextStyle::Tiny) * 2.0;
        return if height <= area.height { lane::question(content.blocks, area, scale) } else { Vec::new() };
    }
    let names = lane::legend_names(content.blocks, &content.series, area.height, area.x, scale);
    if lane::legend_height(&names, scale) <= area.height { lane::legend(names, area, scale) } else { Vec::new() }
}

fn with_words(content: &Content, columns: &OverviewColumns, area: Rect, scale: TypeScale) -> Vec<Item> {
    let plot = spline::plot(&content.series, &content.grid, &columns.slots, area, scale);
    lane::drawn(content.journey, content.blocks, &content.series, &plot, area, scale)
}

fn with_names(
    content: &Content,
    columns: &OverviewColumns,
    display: StepDisplay,
    name_rows: usize,
    area: Rect,
    scale: TypeScale,
) -> (Vec<Item>, Vec<usize>) {
    let series: Vec<EmotionSeries> = content.series.iter().map(wordless).collect();
    let headroom = LevelAxis::of(&series).headroom() / 2.0;
    let around = scale.em(zone(name_rows) - headroom);
    let inner = Rect::new(area.x, area.y + around, area.width, area.height - around * 2.0);
    let mut plot = spline::plot(&series, &content.grid, &columns.slots, inner, scale);
    let wanted = wanted(content, &plot, display);
    let axis = LevelAxis::of(&series);
    let radius = scale.em(MARKER_RADIUS);
    let zones = Zones {
        area: area.inset(scale.em(0.2)),
        above: axis.height_of(2.0, inner, scale) - scale.em(FACE_ROOM),
        below: axis.height_of(-2.0, inner, scale) + scale.em(FACE_ROOM),
        rows: name_rows,
        radius,
    };
    let placed = leaders::place(wanted, zones, scale);
    if display == StepDisplay::Numbers {
        keep_named(&mut plot, &placed, radius, area, scale);
    }
    let mut items = lane::background(area);
    items.extend(lane::lines(content.journey, content.blocks, &series, &plot, inner, scale));
    items.push(lines(&placed, &plot.markers, scale));
    items.extend(plot.markers.iter().map(|marker| lane::marker_items(content.journey, marker, scale)));
    for one in &placed {
        items.push(one.name.draw(Point::new(one.place.x, one.place.y), one.place.width, one.place.height, scale));
    }
    (items, placed.iter().map(|one| one.moment).collect())
}

/// The same series without words at its points.
fn wordless(series: &EmotionSeries) -> EmotionSeries {
    let point = |point: &EmotionPoint| EmotionPoint {
        column: point.column,
        share: point.share,
        level: point.level,
        label: point.label.clone(),
        words: None,
        span: point.span,
    };
    EmotionSeries::new(series.name.clone(), series.points.iter().map(point).collect())
}

/// Leaves only the faces of named steps, in their full size, but where they would reach the numbers of the levels.
fn keep_named(plot: &mut Plot, placed: &[Placed], radius: Mm, area: Rect, scale: TypeScale) {
    let is_named = |marker: &CurveMarker| placed.iter().any(|one| one.at == marker.at);
    plot.markers.retain(|marker| is_named(marker));
    for marker in &mut plot.markers {
        let room = (marker.at.x - area.x).min(area.right() - marker.at.x) + scale.em(0.2);
        marker.radius = radius.min(room);
    }
    plot.markers.dedup_by(|one, other| one.at == other.at);
}

/// The lines from faces to names.
fn lines(placed: &[Placed], markers: &[CurveMarker], scale: TypeScale) -> Item {
    let stroke = Stroke { colour: style::MUTED, width: scale.grown(style::HAIRLINE_WIDTH), dashes: Vec::new() };
    let line = |one: &Placed| {
        let radius = markers.iter().find(|marker| marker.at == one.at).map_or(Mm::ZERO, |marker| marker.radius);
        let from = if one.end < one.at.y { one.at.y - radius } else { one.at.y + radius };
        rule(Point::new(one.at.x, from), Point::new(one.at.x, one.end), stroke.clone())
    };
    part_of(SemanticRole::Decoration, placed.iter().map(line).collect())
}

/// The faces to be named, the most important first.
fn wanted(content: &Content, plot: &Plot, display: StepDisplay) -> Vec<Wanted> {
    let mut lowest: Vec<Option<&CurveMarker>> = vec![None; content.brief.moments.len()];
    for marker in &plot.markers {
        let best = &mut lowest[marker.point.column];
        if best.is_none_or(|best| marker.at.y > best.at.y) {
            *best = Some(marker);
        }
    }
    let wants = |moment: usize| {
        let marker = lowest[moment]?;
        let above = marker.point.level.unwrap_or_default() >= 0.0;
        Some(Wanted { moment, at: marker.at, above, name: name(content, moment) })
    };
    order(content, display).into_iter().filter_map(wants).collect()
}

/// The moments in the order in which they get a name.
fn order(content: &Content, display: StepDisplay) -> Vec<usize> {
    let brief = &content.brief;
    let moments = &brief.moments;
    let mut order: Vec<usize> = (0..moments.len()).filter(|index| moments[*index].is_key).collect();
    order.extend(brief.lowest().iter().flat_map(|(_, at)| at.iter().copied().take(3)));
    order.extend(brief.highest().iter().flat_map(|(_, at)| at.iter().copied().take(3)));
    let mut most: Vec<usize> = (0..moments.len()).filter(|index| !moments[*index].negatives.is_empty()).collect();
    most.sort_by_key(|index| std::cmp::Reverse(moments[*index].negatives.len()));
    order.extend(most.into_iter().take(3));
    order.extend(brief.longest_waiting().map(|(index, _)| index));
    let in_phases = |is_better: fn(f64, f64) -> bool, counts: fn(f64) -> bool| {
        let best = |phase: &crate::model::brief::PhaseBrief| {
            let levels = phase.moments.clone().filter_map(|index| Some((index, moments[index].level?)));
            levels.reduce(|best, next| if is_better(next.1, best.1) { next } else { best })
        };
        let found: Vec<usize> = brief.phases.iter().filter_map(best).filter(|at| counts(at.1)).map(|at| at.0).collect();
        found
    };
    order.extend(in_phases(|one, other| one < other, |level| level < 0.0));
    order.extend([0, moments.len().saturating_sub(1)]);
    order.extend(in_phases(|one, other| one > other, |level| level > 0.0));
    if display == StepDisplay::Names {
        let mut rest: Vec<usize> = (0..moments.len()).collect();
        let strength = |index: &usize| moments[*index].level.map_or(0.0, f64::abs);
        rest.sort_by(|one, other| strength(other).total_cmp(&strength(one)));
        order.extend(rest);
    }
    let mut seen = vec![false; moments.len()];
    order.retain(|index| *index < seen.len() && !std::mem::replace(&mut seen[*index], true));
    order
}

/// The number, the star and the name of a moment.
fn name(content: &Content, index: usize) -> Block {
    let moment = content.moment(index);
    let mut words = content.part(&content.name(moment), TextStyle::Aside);
    if let Some(number) = moment.number {
        let number = content.blocks.shape(&number.to_string(), TextStyle::Number.face());
        words = words.with_marker(NumberMarker { number, colour: style::INK, star: moment.is_key });
    }
    let label = content.label(moment);
    Block { role: SemanticRole::Emotion, label, span: None, background: Background::Bare, parts: vec![words] }
}

//! The emotion lane: the plot with its ground, levels, curves, faces and words.
//!
//! In: what was felt, and a box. Out: items. Where curves and words stand is found in `curve`.

use std::rc::Rc;

use crate::geometry::Colour;
use crate::geometry::Mm;
use crate::geometry::Point;
use crate::geometry::Rect;
use crate::scene::Group;
use crate::scene::Item;
use crate::scene::Meaning;
use crate::scene::Paint;
use crate::scene::PathItem;
use crate::scene::Sign;
use crate::scene::Stroke;
use crate::scene::TextItem;
use crate::text::Face;

use crate::model::Journey;

use super::markers::FACE;
use super::plot_geometry::Mark;
use super::series::Course;
use super::spline;
use super::spline::Plot;
use super::spline::Scale;
use super::text_alternative;
use crate::layout::blocks::block::Block;
use crate::layout::blocks::icons;
use crate::layout::blocks::journey::Blocks;
use crate::layout::blocks::shapes;
use crate::layout::map::grid::Grid;
use crate::layout::map::shared::Map;
use crate::layout::pagination::column_widths::Slot;
use crate::layout::style;
use crate::layout::style::MARGIN;
use crate::layout::style::Role;
use crate::layout::style::Type;

/// The height from −2 to +2 in the lowest plot, in ems of body text.
const LOWEST: f64 = 6.8;

/// Share of the paper's height that the names beside the plot may take before each has but one line.
const HIGHEST_LEGEND: f64 = 0.45;

/// What tells the curves of several personas apart: colour, and dashes in ems.
const CURVES: [(u32, &[f64]); 6] = [
    (0x001c_2733, &[]),
    (0x001d_5796, &[0.9, 0.5]),
    (0x008a_4310, &[0.12, 0.42]),
    (0x0057_42a0, &[1.4, 0.45, 0.12, 0.45]),
    (0x0015_6269, &[0.45, 0.3]),
    (0x0088_2e6f, &[2.0, 0.5]),
];

/// The lowest that a plot of the map's courses may be; zero where nothing is drawn.
pub fn lowest(map: &Map, columns: usize, kind: Type) -> Mm {
    if columns == 0 || !map.courses.iter().any(Course::has_points) {
        return Mm::ZERO;
    }
    // The names of the personas stand below each other beside the plot, under the name of the lane.
    let named = map.courses.iter().any(|course| course.name.is_some());
    let legend = if named { legend_height(map, legend_lines(map, kind), kind) } else { Mm::ZERO };
    kind.em(LOWEST + Scale::of(&map.courses).headroom()).max(legend)
}

#[expect(clippy::cast_precision_loss, reason = "there are far fewer personas than 2^52")]
fn legend_height(map: &Map, lines: usize, kind: Type) -> Mm {
    kind.em(3.0) + kind.line(Role::Tiny) * (map.courses.len() * (1 + lines)) as f64
}

/// How many lines a name may take beside the plot: fewer where the paper is small for the many that there are.
fn legend_lines(map: &Map, kind: Type) -> usize {
    if legend_height(map, 2, kind) > map.paper.height * HIGHEST_LEGEND { 1 } else { 2 }
}

/// The lowest that a plot may be in which people draw a curve by hand.
pub fn lowest_blank(kind: Type) -> Mm {
    kind.em(LOWEST * 1.5 + Scale::of(&[]).headroom())
}

/// The words that find no place in a plot, by column.
pub fn words_below(courses: &[Course], grid: &Grid, slots: &[Slot], area: Rect, kind: Type) -> Vec<(usize, Rc<Block>)> {
    if area.height <= Mm::ZERO {
        return Vec::new();
    }
    spline::plot(courses, grid, slots, area, kind).below
}

/// The plot.
pub fn draw(map: &Map, grid: &Grid, slots: &[Slot], area: Rect, kind: Type) -> Item {
    let plot = spline::plot(&map.courses, grid, slots, area, kind);
    let mut items = drawn(map.journey, map.blocks, &map.courses, &plot, area, kind);
    if map.courses.is_empty() {
        items.extend(faces(area, kind));
    }
    items.extend(legend(map, area, kind));
    let label = text_alternative::describe(map.journey, &map.courses, grid);
    Item::Group(Group { meaning: Meaning::Curve, label, span: None, items, ..Group::default() })
}

/// The plot without what stands beside it.
pub fn drawn(journey: &Journey, blocks: &Blocks, courses: &[Course], plot: &Plot, area: Rect, kind: Type) -> Vec<Item> {
    let mut items = ground(area);
    items.extend(levels(journey, blocks, courses, area, plot, kind));
    items.extend(plot.curves.iter().filter(|curve| !curve.segments.is_empty()).map(|curve| {
        let stroke = stroke(curve.course, kind);
        Item::Path(PathItem { segments: curve.segments.clone(), paint: Paint { fill: None, stroke: Some(stroke) } })
    }));
    items.extend(plot.marks.iter().map(|mark| mark_items(journey, mark, kind)));
    items
}

fn stroke(course: usize, kind: Type) -> Stroke {
    let (colour, dashes) = CURVES[course % CURVES.len()];
    let dashes = dashes.iter().map(|length| kind.em(*length)).collect();
    Stroke { colour: Colour::hex(colour), width: kind.em(0.19), dashes }
}

/// How many tints the ground of the plot has: so many that no edge between two of them is seen.
const TINTS: u32 = 40;
/// The tints at the top, in the middle and at the bottom.
const GROUND: [u32; 3] = [0x00d6_ebde, 0x00f8_faf9, 0x00f8_dcd8];

/// A ground that grows greener upwards and redder downwards. Each tint reaches down to the bottom, under
/// the next, so that no seam shows between them.
fn ground(area: Rect) -> Vec<Item> {
    let [top, middle, bottom] = GROUND.map(Colour::hex);
    (0..TINTS)
        .map(|tint| {
            let share = f64::from(tint) / f64::from(TINTS - 1);
            let colour = if share < 0.5 { top.mix(middle, share * 2.0) } else { middle.mix(bottom, share * 2.0 - 1.0) };
            let y = area.y + area.height * (f64::from(tint) / f64::from(TINTS));
            shapes::rounded(Rect::new(area.x, y, area.width, area.bottom() - y), Mm::ZERO, Paint::fill(colour))
        })
        .collect()
}

/// The lines of the five levels, interrupted by words, and their numbers.
fn levels(journey: &Journey, blocks: &Blocks, courses: &[Course], area: Rect, plot: &Plot, kind: Type) -> Vec<Item> {
    let scale = Scale::of(courses);
    let mut items = Vec::new();
    for level in [2.0, 1.0, 0.0, -1.0, -2.0] {
        let y = scale.height_of(level, area, kind);
        let (colour, width, dashes) = if level == 0.0 {
            (0x0096_a2ae, kind.grown(Mm(0.3)), Vec::new())
        } else {
            (0x00b4_bec8, kind.grown(style::HAIRLINE_WIDTH), vec![kind.grown(Mm(0.8)); 2])
        };
        let stroke = Stroke { colour: Colour::hex(colour), width, dashes };
        for (from, to) in free_stretches(area, y, plot, kind) {
            items.push(shapes::rule(Point::new(from, y), Point::new(to, y), stroke.clone()));
        }
        let size = kind.size(Role::Tiny);
        for line in blocks.shape(&journey.language.signed(level), Face::Regular).lines(f64::INFINITY) {
            let origin = Point::new(area.x - kind.em(0.35) - size * line.width, y + size * 0.34);
            items.push(Item::Text(TextItem { origin, size, colour: style::MUTED, line }));
        }
    }
    items
}

/// The stretches of a level's line that no word stands on.
fn free_stretches(area: Rect, y: Mm, plot: &Plot, kind: Type) -> Vec<(Mm, Mm)> {
    let clear = kind.em(0.2);
    let mut taken: Vec<(Mm, Mm)> = plot
        .marks
        .iter()
        .filter_map(|mark| mark.words.as_ref().map(|(words, _)| *words))
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

/// A face at each level, where nothing was felt yet: what the levels mean.
pub fn faces(area: Rect, kind: Type) -> Vec<Item> {
    let scale = Scale::of(&[]);
    let face = |level: f64| {
        let at = Point::new(area.x + kind.em(FACE * 1.5), scale.height_of(level, area, kind));
        icons::face(at, kind.em(FACE), level, face_colour(level))
    };
    [2.0, 1.0, 0.0, -1.0, -2.0].into_iter().flat_map(face).collect()
}

/// The colour of a face at a level.
const fn face_colour(level: f64) -> Colour {
    Colour::hex(if level >= 0.5 {
        0x0022_7a4b
    } else if level <= -0.5 {
        0x00b0_3226
    } else {
        0x006f_7b88
    })
}

/// A face with its words.
fn mark_items(journey: &Journey, mark: &Mark, kind: Type) -> Item {
    let level = mark.feeling.level.unwrap_or_default();
    let face = icons::face(mark.at, mark.radius, level, face_colour(level));
    // Words that found no place beside their face say their level themselves.
    let says = mark.words.is_some() || mark.feeling.words.is_none();
    let label = if says { journey.language.signed(level) } else { String::new() };
    let meaning = Meaning::Sign(Sign::Level);
    let mut items = vec![Item::Group(Group { meaning, label, items: face, ..Group::default() })];
    if let Some((place, words)) = &mark.words {
        items.push(words.draw(Point::new(place.x, place.y), place.width, place.height, kind));
    }
    Item::Group(Group {
        meaning: Meaning::Emotion,
        label: mark.feeling.label.clone(),
        span: Some(mark.feeling.span),
        items,
        ..Group::default()
    })
}

/// Which curve is whose, beside the plot; where there is only one, the question that it answers.
fn legend(map: &Map, area: Rect, kind: Type) -> Vec<Item> {
    if map.courses.iter().all(|course| course.name.is_none()) {
        return question(map, area, kind);
    }
    let mut items = Vec::new();
    let size = kind.size(Role::Tiny);
    let most = legend_lines(map, kind);
    let mut top = area.y + kind.em(3.0);
    for (index, course) in map.courses.iter().enumerate() {
        let middle = top + size * 0.5;
        let to = Point::new(MARGIN + kind.em(2.2), middle);
        items.push(shapes::rule(Point::new(MARGIN + kind.em(0.2), middle), to, stroke(index, kind)));
        top += size * 0.9;
        let name = course.name.as_deref().unwrap_or(map.blocks.words.everyone);
        let width = (area.x - MARGIN - kind.em(1.9)) / size;
        for line in map.blocks.shape(name, Face::Regular).lines(width).into_iter().take(most) {
            let origin = Point::new(MARGIN, top + size * style::RISE);
            items.push(Item::Text(TextItem { origin, size, colour: style::INK, line }));
            top += size * style::LEADING;
        }
    }
    items
}

/// The question that the curve answers, under the name of its lane.
fn question(map: &Map, area: Rect, kind: Type) -> Vec<Item> {
    let size = kind.size(Role::Tiny);
    let width = (area.x - MARGIN - kind.em(1.9)) / size;
    let top = area.y + kind.line(Role::Aside) * 1.05;
    let lines = map.blocks.shape(map.blocks.words.emotion_question, Face::Regular).lines(width);
    let place = |(index, line)| {
        #[expect(clippy::cast_precision_loss, reason = "a paragraph has far fewer lines than 2^52")]
        let y = top + size * (style::RISE + style::LEADING * index as f64);
        Item::Text(TextItem { origin: Point::new(MARGIN, y), size, colour: style::MUTED, line })
    };
    lines.into_iter().enumerate().map(place).collect()
}

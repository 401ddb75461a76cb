//! One sheet: its head, the systems of the map below each other, and its foot, measured at a type size and drawn.
//!
//! In: grids that may or may not fit, and a type size. Out: how high the systems are and how high they may
//! be; and the scene. Which grids and sizes are tried is decided in `fit`.

use crate::geometry::{Mm, Point, Size};
use crate::scene::{Group, Item, Meaning, Scene, SheetKind, Stroke};

use super::grid::Grid;
use super::header::Header;
use super::map::Map;
use super::shapes;
use super::style::{self, MARGIN, Type};
use super::system::{SECTION_GAP, Spare, System};

/// White space between two systems, in ems.
const SYSTEM_GAP: f64 = 2.0;
/// Rows move apart by this much at the most to fill a sheet, in ems.
const MOST_EXTRA_GAP: f64 = 2.4;
/// Systems move apart by this much more at the most, in ems.
const MOST_BETWEEN: f64 = 6.0;
/// A plot is never higher, in ems of the largest type of the paper: beyond it the curve says no more.
const HIGHEST_PLOT: f64 = 27.2;
/// Where little is said, plots take no more than this share of the room.
const MOST_PLOTS: f64 = 0.6;
/// What is said reaches over this share of the room, however little it is.
const FILLED: f64 = 0.87;
/// On a long roll the parts of a header stay together: it is never wider than this, in ems, or than an ordinary
/// sheet of the same height.
const WIDEST_HEADER: f64 = 150.0;

/// A sheet, measured.
pub struct Sheet<'a> {
    map: &'a Map<'a>,
    paper: Size,
    kind: Type,
    first: bool,
    systems: Vec<System<'a>>,
    /// How high header and footer leave room for.
    room: Mm,
    /// How high the systems are.
    height: Mm,
}

impl<'a> Sheet<'a> {
    /// Measures a sheet; none when the columns of a system cannot stand beside each other. `first` says whether it is the
    /// first of its map.
    pub fn measure(map: &'a Map<'a>, paper: Size, grids: Vec<Grid>, kind: Type, first: bool) -> Option<Sheet<'a>> {
        let measure = |grid| System::measure(map, paper.width, grid, kind);
        let systems: Vec<System> = grids.into_iter().map(measure).collect::<Option<_>>()?;
        let height = together(systems.iter().map(|system| system.height), kind);
        Some(Sheet { map, paper, kind, first, systems, room: room(map, paper, kind, first), height })
    }

    /// Whether everything stands on it.
    pub fn fits(&self) -> bool {
        together(self.systems.iter().map(System::needs), self.kind) <= self.room
    }
}

/// How high systems of these heights are together, with the white space between them.
pub fn together(heights: impl Iterator<Item = Mm>, kind: Type) -> Mm {
    let sum: Mm = heights.map(|height| height + kind.em(SYSTEM_GAP)).sum();
    (sum - kind.em(SYSTEM_GAP)).max(Mm::ZERO)
}

/// How high header and footer leave room for systems.
pub fn room(map: &Map, paper: Size, kind: Type, first: bool) -> Mm {
    let all = paper.width - MARGIN * 2.0;
    let header = header_of(map, first).measure(header_width(paper, kind), kind).height;
    paper.height - MARGIN * 2.0 - header - map.footer.height(all, kind) - kind.em(SECTION_GAP * 2.0)
}

const fn header_of<'m>(map: &'m Map, first: bool) -> &'m Header {
    if first { &map.heading.first } else { &map.heading.other }
}

/// How wide the header of a sheet is.
pub fn header_width(paper: Size, kind: Type) -> Mm {
    let most = (paper.height * std::f64::consts::SQRT_2).max(kind.em(WIDEST_HEADER));
    (paper.width - MARGIN * 2.0).min(most)
}

impl Sheet<'_> {
    /// The room that is left over makes plots higher and moves rows apart: a little of both at first, and where that
    /// leaves much of the sheet empty, as far as it takes. Gives also how far systems move apart.
    fn spare(&self) -> (Spare, Mm) {
        if let Some(system) = self.systems.iter().find(|system| system.grid().roomy) {
            return (system.free_room(self.room), Mm::ZERO);
        }
        let rows = number(self.systems.iter().map(System::row_count).sum());
        let lowest: Vec<Mm> = self.systems.iter().filter_map(System::plot).collect();
        let (plots, highest) = (number(lowest.len()), lowest.iter().copied().fold(Mm::ZERO, Mm::max));
        let left = (self.room - self.height).max(Mm::ZERO);
        let high = |most: Mm| (most - highest).max(Mm::ZERO);
        let usual = (self.room * 0.5).min(Mm::from_points(self.map.range.largest) * HIGHEST_PLOT);
        let mut plot = if lowest.is_empty() { Mm::ZERO } else { (left * 0.75 / plots).min(high(usual)) };
        let mut gap = ((left - plot * plots) / rows.max(1.0)).min(self.kind.em(MOST_EXTRA_GAP));
        let joints = rows - 1.0;
        let lacks = |plot: Mm, gap: Mm| (self.room * FILLED - self.height - plot * plots - gap * joints).max(Mm::ZERO);
        if !lowest.is_empty() {
            let most = high(self.room * MOST_PLOTS / plots);
            plot = plot.max((plot + lacks(plot, gap) / plots).min(most));
        }
        let systems = number(self.systems.len());
        let mut between = gap;
        if systems > 1.0 {
            between += (lacks(plot, gap) / (systems - 1.0)).min(self.kind.em(MOST_BETWEEN));
        } else if joints > 0.0 {
            gap += lacks(plot, gap) / joints;
        }
        (Spare { plot, gap }, between)
    }

    /// The scene of the sheet, which is number `number` of `of`.
    pub fn draw(&self, (number, of): (usize, usize)) -> Scene {
        let kind = self.kind;
        let all = self.paper.width - MARGIN * 2.0;
        let header_width = header_width(self.paper, kind);
        let header = header_of(self.map, self.first).measure(header_width, kind);
        let top = MARGIN + header.height + kind.em(SECTION_GAP);
        let bottom = self.paper.height - MARGIN;
        let mut items = header.draw(MARGIN, MARGIN, header_width, kind);
        self.draw_systems(top, bottom - self.map.footer.height(all, kind) - kind.em(SECTION_GAP), &mut items);
        items.push(self.map.footer.draw(self.map.blocks, MARGIN, bottom, all, (number, of), kind));
        self.scene(items, number, of)
    }

    /// Draws the systems below each other, between `top` and `foot`, parted by rules.
    fn draw_systems(&self, top: Mm, foot: Mm, items: &mut Vec<Item>) {
        let (spare, between) = self.spare();
        let kind = self.kind;
        let mut top = top;
        for (index, system) in self.systems.iter().enumerate() {
            if index > 0 {
                let middle = top + (kind.em(SYSTEM_GAP) + between) / 2.0;
                items.push(parting(MARGIN, self.paper.width - MARGIN, middle, kind));
                top += kind.em(SYSTEM_GAP) + between;
            }
            let alone = self.systems.len() == 1;
            let (drawn, bottom) = system.draw(top, spare, alone.then_some(foot));
            items.extend(drawn);
            top = bottom;
        }
    }

    fn scene(&self, items: Vec<Item>, number: usize, of: usize) -> Scene {
        let journey = self.map.journey;
        let words = self.map.blocks.words;
        let spans = self.systems.iter().flat_map(|system| &system.grid().phases);
        let mut shown: Vec<usize> = spans.filter_map(|span| span.phase).collect();
        shown.dedup();
        let phases: Vec<&str> = shown.iter().map(|phase| journey.phases[*phase].name.value.as_str()).collect();
        let columns = self.systems.iter().flat_map(|system| &system.grid().columns);
        let steps = columns.filter(|column| column.step.is_some()).count();
        let author: Vec<&str> = journey.team.iter().map(|team| team.value.as_str()).collect();
        Scene {
            kind: SheetKind::Map,
            kind_name: "",
            size: self.paper,
            title: journey.title.value.clone(),
            name: format!("{} {number} / {of}: {}", words.sheet, phases.join(", ")),
            description: format!("{}: {}. {}: {steps}.", words.phases, phases.join(", "), words.steps),
            author: author.join(", "),
            made: None,
            language: journey.language.tag(),
            items,
        }
    }
}

/// The rule between two systems.
fn parting(left: Mm, right: Mm, y: Mm, kind: Type) -> Item {
    let stroke = Stroke { colour: style::HAIRLINE, width: kind.grown(style::HAIRLINE_WIDTH), dashes: Vec::new() };
    let items = vec![shapes::rule(Point::new(left, y), Point::new(right, y), stroke)];
    Item::Group(Group { meaning: Meaning::Decoration, label: String::new(), span: None, items, ..Group::default() })
}

#[expect(clippy::cast_precision_loss, reason = "there are far fewer rows than 2^52")]
const fn number(count: usize) -> f64 {
    count as f64
}

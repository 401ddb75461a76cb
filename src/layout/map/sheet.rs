//! One sheet of a map: header, systems and footer, measured at a type size and drawn.
//!
//! In: grids that may or may not fit, and a type size. Out: the height of the systems, the room for them, and the scene.
//! `fit` decides which grids and sizes are tried, `vertical_justification` how free height is spread.

use crate::geometry::{Mm, Point, Size};
use crate::graphemes::shortened;
use crate::scene::{Group, Item, Scene, SemanticRole, SheetKind, Stroke};

use super::grid::Grid;
use super::header::Header;
use super::shared::Map;
use super::system::{SECTION_GAP, System};
use crate::layout::blocks::journey::LONGEST;
use crate::layout::blocks::shapes;
use crate::layout::numbers::to_f64;
use crate::layout::pagination::gaps::{FILLED, GapCounts, Gaps, MOST_GAP, PlotSection, VerticalSpacing};
use crate::layout::style;
use crate::layout::style::{MARGIN, TypeScale};

/// Gap between two systems, in ems.
const SYSTEM_GAP: f64 = 2.0;
/// The maximum height of a plot, in ems of the largest type of the paper.
const HIGHEST_PLOT: f64 = 27.2;
/// The largest share of the room for plots on a sheet with little content.
const MOST_PLOTS: f64 = 0.6;
/// The maximum width of a header on a long roll, in ems; or the width of an ordinary sheet of that height, if larger.
const WIDEST_HEADER: f64 = 150.0;

/// A sheet, measured.
pub struct Sheet<'a> {
    map: &'a Map<'a>,
    paper: Size,
    scale: TypeScale,
    first: bool,
    systems: Vec<System<'a>>,
    /// The height between header and footer.
    room: Mm,
    /// Height of the systems.
    height: Mm,
}

impl<'a> Sheet<'a> {
    /// Measures a sheet; `None` if the columns of a system cannot stand side by side. `first` says whether it is the
    /// first of its map.
    pub fn measure(
        map: &'a Map<'a>,
        paper: Size,
        grids: Vec<Grid>,
        scale: TypeScale,
        first: bool,
    ) -> Option<Sheet<'a>> {
        let measure = |grid| System::measure(map, paper.width, grid, scale);
        let systems: Vec<System> = grids.into_iter().map(measure).collect::<Option<_>>()?;
        let height = together(systems.iter().map(|system| system.height), scale);
        Some(Sheet { map, paper, scale, first, systems, room: room(map, paper, scale, first), height })
    }

    /// Whether everything fits.
    pub fn fits(&self) -> bool {
        together(self.systems.iter().map(System::needs), self.scale) <= self.room
    }
}

/// The total height of systems, with the gaps between them.
pub fn together(heights: impl Iterator<Item = Mm>, scale: TypeScale) -> Mm {
    let sum: Mm = heights.map(|height| height + scale.em(SYSTEM_GAP)).sum();
    (sum - scale.em(SYSTEM_GAP)).max(Mm::ZERO)
}

/// The height for systems between header and footer.
pub fn room(map: &Map, paper: Size, scale: TypeScale, first: bool) -> Mm {
    let all = paper.width - MARGIN * 2.0;
    let header = header_of(map, first).measure(header_width(paper, scale), scale).height;
    paper.height - MARGIN * 2.0 - header - map.footer.height(all, scale) - scale.em(SECTION_GAP * 2.0)
}

const fn header_of<'m>(map: &'m Map, first: bool) -> &'m Header {
    if first { &map.heading.first } else { &map.heading.other }
}

/// Width of the header of a sheet.
pub fn header_width(paper: Size, scale: TypeScale) -> Mm {
    let most = (paper.height * std::f64::consts::SQRT_2).max(scale.em(WIDEST_HEADER));
    (paper.width - MARGIN * 2.0).min(most)
}

impl Sheet<'_> {
    pub const fn scale(&self) -> TypeScale {
        self.scale
    }

    /// The height for systems between header and footer.
    pub const fn room(&self) -> Mm {
        self.room
    }

    /// Height of its systems.
    pub const fn height(&self) -> Mm {
        self.height
    }

    /// The height of its plots; `None` where it has none.
    pub fn lowest_plot(&self) -> Option<Mm> {
        self.systems.iter().filter_map(System::plot).reduce(Mm::max)
    }

    /// The height of its plots if it were alone: part of the free height, more of it on a sheet with little content.
    pub fn wished_plot(&self) -> Option<Mm> {
        let lowest = self.lowest_plot()?;
        let plots = to_f64(self.systems.iter().filter_map(System::plot).count());
        let left = (self.room - self.height).max(Mm::ZERO);
        let usual = (self.room * 0.5).min(Mm::from_points(self.map.range.largest) * HIGHEST_PLOT);
        let high = |most: Mm| (most - lowest).max(Mm::ZERO);
        let plot = (left * 0.75 / plots).min(high(usual));
        let rows = to_f64(self.row_count());
        let gap = ((left - plot * plots) / rows.max(1.0)).min(self.scale.em(MOST_GAP));
        let lacks = self.room * FILLED - self.height - plot * plots - gap * (rows - 1.0);
        let filled = (plot + lacks.max(Mm::ZERO) / plots).min(high(self.room * MOST_PLOTS / plots));
        Some(lowest + plot.max(filled))
    }

    fn row_count(&self) -> usize {
        self.systems.iter().map(System::row_count).sum()
    }

    /// Makes its plots this high.
    pub fn grow(&mut self, plot: Mm) {
        self.systems.iter_mut().for_each(|system| system.grow(plot));
        self.height = together(self.systems.iter().map(|system| system.height), self.scale);
    }

    /// Its sections down to each plot, and the gaps below the last.
    pub fn sections(&self) -> (Vec<PlotSection>, GapCounts) {
        let mut sections = Vec::new();
        let mut gap_counts = GapCounts::default();
        let mut top = self.top();
        for (index, system) in self.systems.iter().enumerate() {
            gap_counts.systems += usize::from(index > 0);
            let mut rows = system.row_count().saturating_sub(1);
            if let Some((above, row)) = system.above_plot() {
                gap_counts.rows += row;
                let band = (index == 0).then_some(top);
                sections.push(PlotSection { plot: top + above, band, gap_counts: std::mem::take(&mut gap_counts) });
                rows -= row;
            }
            gap_counts.rows += rows;
            top += system.height + self.scale.em(SYSTEM_GAP);
        }
        (sections, gap_counts)
    }

    /// Where its systems begin.
    fn top(&self) -> Mm {
        let header = header_of(self.map, self.first).measure(header_width(self.paper, self.scale), self.scale);
        MARGIN + header.height + self.scale.em(SECTION_GAP)
    }

    /// The scene of a sheet to work on, whose lanes share the room that is left.
    pub fn draw_to_work_on(mut self, count: (usize, usize)) -> Scene {
        let (room, left) = (self.room, (self.room - self.height).max(Mm::ZERO));
        let Some(system) = self.systems.first_mut() else { return self.draw(&VerticalSpacing::default(), count) };
        let (before, lowest) = (system.height, system.plot().unwrap_or_default());
        let (higher, rows) = system.free_room(room, left);
        system.grow(lowest + higher);
        // A plot is higher only where no more words go below it.
        if system.height > before + higher + Mm(0.01) {
            system.grow(lowest);
        }
        let gaps = vec![Gaps { rows, systems: Mm::ZERO }; 2];
        self.draw(&VerticalSpacing { above: Mm::ZERO, gaps }, count)
    }

    /// The scene of the sheet, which is number `number` of `of`.
    pub fn draw(&self, spacing: &VerticalSpacing, (number, of): (usize, usize)) -> Scene {
        let scale = self.scale;
        let all = self.paper.width - MARGIN * 2.0;
        let header_width = header_width(self.paper, scale);
        let header = header_of(self.map, self.first).measure(header_width, scale);
        let bottom = self.paper.height - MARGIN;
        let mut items = header.draw(MARGIN, MARGIN, header_width, scale);
        let foot = bottom - self.map.footer.height(all, scale) - scale.em(SECTION_GAP);
        self.draw_systems(spacing, self.top() + spacing.above, foot, &mut items);
        items.push(self.map.footer.draw(self.map.blocks, MARGIN, bottom, all, (number, of), scale));
        self.scene(items, number, of)
    }

    /// Draws the systems below each other, between `top` and `foot`, split by rules.
    fn draw_systems(&self, spacing: &VerticalSpacing, top: Mm, foot: Mm, items: &mut Vec<Item>) {
        let scale = self.scale;
        let mut gaps = spacing.gaps.iter().copied();
        let mut here = gaps.next().unwrap_or_default();
        let mut top = top;
        for (index, system) in self.systems.iter().enumerate() {
            if index > 0 {
                let gap = scale.em(SYSTEM_GAP) + here.systems;
                items.push(parting(MARGIN, self.paper.width - MARGIN, top + gap / 2.0, scale));
                top += gap;
            }
            let above = here;
            if system.plot().is_some() {
                here = gaps.next().unwrap_or_default();
            }
            let alone = self.systems.len() == 1;
            let (drawn, bottom) = system.draw(top, [above.rows, here.rows], alone.then_some(foot));
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
            author: shortened(&author.join(", "), LONGEST),
            made: None,
            language: journey.language.tag(),
            items,
        }
    }
}

/// The rule between two systems.
fn parting(left: Mm, right: Mm, y: Mm, scale: TypeScale) -> Item {
    let stroke = Stroke { colour: style::HAIRLINE, width: scale.grown(style::HAIRLINE_WIDTH), dashes: Vec::new() };
    let items = vec![shapes::rule(Point::new(left, y), Point::new(right, y), stroke)];
    Item::Group(Group { role: SemanticRole::Decoration, label: String::new(), span: None, items, ..Group::default() })
}

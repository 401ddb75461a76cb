//! The layout of the sheet of a persona.
//!
//! In: what it says, and a paper. Out: whether it fits in a size of type, and the scene. A panel in the persona's colour
//! stands at the left, or on upright paper at the top; beside it stand what she or he says, the sections in rows, and the
//! curve, which share the room that is left.

use crate::geometry::{Colour, Mm, Point, Rect, Size};
use crate::layout::blocks::block::Block;
use crate::layout::blocks::journey::Blocks;
use crate::layout::blocks::shapes::{part_of, rounded, rule};
use crate::layout::map::band::readable_on;
use crate::layout::map::footer::Footer;
use crate::layout::map::grid;
use crate::layout::map::grid::COLUMN_GAP;
use crate::layout::paper::{Paper, TypeRange};
use crate::layout::sheets::frame;
use crate::layout::style;
use crate::layout::style::{MARGIN, TextStyle, TypeScale};
use crate::model::Journey;
use crate::scene::{Group, Item, Paint, Scene, SemanticRole, SheetKind, Stroke, TextItem};

use super::portrait::{Portrait, PortraitSection};

/// Gap between the parts of a sheet, and inside of the panel, in ems.
const GAP: f64 = 1.1;
/// Gap between a heading and what it heads, in ems.
const HEADING_GAP: f64 = 0.55;
/// The panel's share of the width in landscape.
const PANEL: f64 = 0.26;
/// The disc's share of the panel: of its width lying, of the sheet's width standing; and where all is as small as it gets.
const DISC: (f64, f64, f64) = (0.66, 0.24, 0.3);
/// The minimum width of a section, in ems.
const NARROWEST: f64 = 11.0;
/// The least height of a place to write in, in ems.
const TO_WRITE: f64 = 5.0;
/// The least distance between lines to write on, wide enough for a pen.
const LINES: Mm = Mm(9.0);
/// The maximum height of a plot, in ems.
const HIGHEST_PLOT: f64 = 15.0;

/// The sheet of a persona, before its type is known.
pub struct Poster<'a> {
    journey: &'a Journey,
    blocks: &'a Blocks<'a>,
    size: Size,
    foot: Footer,
    /// The sizes of type that suit the paper.
    pub range: TypeRange,
    /// What it says.
    pub portrait: Portrait,
}

/// A way to set a sheet.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    pub scale: TypeScale,
    /// Whether the large things are small too.
    pub modest: bool,
    /// How many blocks of the sections stand on it.
    pub kept: usize,
}

/// Sections side by side.
struct PosterRow<'a> {
    sections: Vec<(&'a PortraitSection, usize)>,
    width: Mm,
    /// How high the highest heading is, and the highest hint.
    heading: Mm,
    hint: Mm,
    height: Mm,
}

/// Everything measured in a setting.
struct MeasuredPoster<'a> {
    /// Position and size of the panel.
    panel: Rect,
    /// What its content needs.
    panel_needs: Mm,
    /// What is beside or below it.
    room: Rect,
    title: Mm,
    saying: Mm,
    rows: Vec<PosterRow<'a>>,
    /// The curve with its heading.
    curve: Mm,
    /// What all of these need.
    needs: Mm,
}

impl<'a> Poster<'a> {
    /// The sheet for a portrait.
    pub fn new(journey: &'a Journey, blocks: &'a Blocks<'a>, paper: Paper, portrait: Portrait) -> Poster<'a> {
        let (size, range) = (frame::size_of(paper), paper.range());
        Poster { journey, blocks, size, foot: frame::foot_of(journey, blocks, size, range), range, portrait }
    }

    fn is_upright(&self) -> bool {
        self.size.height > self.size.width
    }

    /// Whether everything stands on it.
    pub fn fits(&self, setting: Setting) -> bool {
        let measured = self.measure(setting);
        measured.panel_needs <= measured.panel.height + Mm(0.01) && measured.needs <= measured.room.height
    }

    fn measure(&self, setting: Setting) -> MeasuredPoster<'_> {
        let Setting { scale, modest, kept } = setting;
        let width = self.size.width - MARGIN * 2.0;
        let height = self.size.height - MARGIN * 2.0 - self.foot.height(width, scale) - scale.em(GAP);
        let gap = scale.em(GAP);
        let (panel, room, panel_needs);
        if self.is_upright() {
            panel_needs =
                self.text_height(self.text_width(width, setting), setting).max(self.disc(width, setting)) + gap * 2.0;
            panel = Rect::new(MARGIN, MARGIN, width, panel_needs);
            let top = panel.bottom() + gap;
            room = Rect::new(MARGIN, top, width, MARGIN + height - top);
        } else {
            panel = Rect::new(MARGIN, MARGIN, width * PANEL, height);
            let inner = panel.width - gap * 2.0;
            panel_needs = self.disc(panel.width, setting) + self.text_height(inner, setting) + gap * 3.0;
            let left = panel.right() + gap * 1.4;
            room = Rect::new(left, MARGIN, MARGIN + width - left, height);
        }
        let title = self.portrait.title.as_ref();
        let title = title.map_or(Mm::ZERO, |title| title.height(room.width, scale) + scale.em(GAP / 2.0));
        let saying = self
            .portrait
            .saying
            .as_ref()
            .map_or(Mm::ZERO, |saying| saying[usize::from(modest)].height(room.width, scale) + gap);
        let rows = self.rows(room.width, kept, scale);
        let curve = self.portrait.curve.as_ref().map_or(Mm::ZERO, |curve| {
            scale.line(TextStyle::Heading) + scale.em(HEADING_GAP) + curve.lowest(room.width, scale)
        });
        #[expect(clippy::cast_precision_loss, reason = "a handful of rows")]
        let gaps = gap * rows.len() as f64;
        let needs = title + saying + rows.iter().map(|row| row.height).sum::<Mm>() + gaps + curve;
        MeasuredPoster { panel, panel_needs, room, title, saying, rows, curve, needs }
    }

    /// The diameter of the disc in a panel of this width.
    fn disc(&self, width: Mm, setting: Setting) -> Mm {
        let (lying, standing, modest) = DISC;
        let share = if self.is_upright() { standing } else { lying };
        let share = if setting.modest { share * modest } else { share };
        (width * share).min(self.size.height * 0.34)
    }

    fn text_width(&self, width: Mm, setting: Setting) -> Mm {
        width - self.disc(width, setting) - setting.scale.em(GAP * 3.0)
    }

    /// Height of name and figures.
    fn text_height(&self, width: Mm, setting: Setting) -> Mm {
        let scale = setting.scale;
        let names: Mm =
            self.portrait.names[usize::from(setting.modest)].iter().map(|block| block.height(width, scale)).sum();
        let figures = self.figures_height(width, scale);
        if figures > Mm::ZERO { names + scale.em(GAP) + figures } else { names }
    }

    fn figure_width(&self, width: Mm, scale: TypeScale) -> Mm {
        grid::flow_width(width, self.portrait.figures.len().max(1), scale)
    }

    fn figures_height(&self, width: Mm, scale: TypeScale) -> Mm {
        let each = self.figure_width(width, scale);
        self.portrait.figures.iter().map(|figure| figure.height(each, scale)).fold(Mm::ZERO, Mm::max)
    }

    /// The sections in rows, as low as they get.
    fn rows(&self, width: Mm, kept: usize, scale: TypeScale) -> Vec<PosterRow<'_>> {
        let mut left = kept;
        let sections: Vec<(&PortraitSection, usize)> = self
            .portrait
            .sections
            .iter()
            .map(|section| {
                let here = left.min(section.blocks.len());
                left -= here;
                (section, here)
            })
            .filter(|(section, here)| *here > 0 || section.hint.is_some())
            .collect();
        let mut best: Vec<PosterRow> = Vec::new();
        let mut lowest = Mm(f64::INFINITY);
        for columns in 1..=sections.len() {
            let each = grid::flow_width(width, columns, scale);
            if columns > 1 && each < scale.em(NARROWEST) {
                break;
            }
            let rows: Vec<PosterRow> =
                even(&sections, columns).into_iter().map(|sections| row(sections, width, scale)).collect();
            let height: Mm = rows.iter().map(|row| row.height + scale.em(GAP)).sum();
            if height < lowest + Mm(0.01) {
                (best, lowest) = (rows, height);
            }
        }
        best
    }
}

/// The drawn block of a name, with the lines of the name as the heading of the sheet.
fn headed(mut item: Item, block: &Block, width: Mm, scale: TypeScale) -> Item {
    let Item::Group(group) = &mut item else { return item };
    let Some(name) = block.parts.first() else { return item };
    let lines = name.paragraph.line_count(width / scale.size(name.text_style)).min(group.items.len());
    if group.items[..lines].iter().all(|item| matches!(item, Item::Text(_))) {
        let rest = group.items.split_off(lines);
        let name = std::mem::replace(&mut group.items, rest);
        group.items.insert(0, part_of(SemanticRole::Heading(2), name));
    }
    item
}

/// Sections in rows of at most `most`, as even as they get.
fn even<'a>(sections: &[(&'a PortraitSection, usize)], most: usize) -> Vec<Vec<(&'a PortraitSection, usize)>> {
    let rows = sections.len().div_ceil(most);
    sections.chunks(sections.len().div_ceil(rows.max(1)).max(1)).map(<[_]>::to_vec).collect()
}

fn row(sections: Vec<(&PortraitSection, usize)>, width: Mm, scale: TypeScale) -> PosterRow<'_> {
    let each = section_width(width, sections.len(), scale);
    let highest = |of: &dyn Fn(&(&PortraitSection, usize)) -> Mm| sections.iter().map(of).fold(Mm::ZERO, Mm::max);
    let heading = highest(&|(section, _)| section.heading.height(each, scale));
    let hint = highest(&|(section, _)| section.hint.as_ref().map_or(Mm::ZERO, |hint| hint.height(each, scale)));
    let content = highest(&|(section, here)| match &section.hint {
        Some(_) => hint + scale.em(TO_WRITE),
        None => grid::flow(&section.blocks[..*here], each, scale).height,
    });
    PosterRow { width: each, heading, hint, height: heading + scale.em(HEADING_GAP) + content, sections }
}

/// The width of one of `count` sections in a row.
fn section_width(width: Mm, count: usize, scale: TypeScale) -> Mm {
    #[expect(clippy::cast_precision_loss, reason = "a handful of sections")]
    let count = count.max(1) as f64;
    (width - scale.em(GAP) * (count - 1.0)) / count
}

impl Poster<'_> {
    /// The scene of the sheet, which is number `number` of `of`.
    pub fn draw(&self, setting: Setting, (number, of): (usize, usize)) -> Scene {
        let scale = setting.scale;
        let measured = self.measure(setting);
        let width = self.size.width - MARGIN * 2.0;
        let mut items = vec![self.panel(&measured)];
        items.extend(self.panel_texts(&measured, setting));
        items.extend(self.beside(&measured, setting));
        let bottom = self.size.height - MARGIN;
        items.push(self.foot.draw(self.blocks, MARGIN, bottom, width, (number, of), scale));
        let journey = self.journey;
        let author: Vec<&str> = journey.team.iter().map(|team| team.value.as_str()).collect();
        let persona = journey.language.workshop_words().persona;
        Scene {
            kind: SheetKind::Persona,
            kind_name: "",
            size: self.size,
            title: journey.title.value.clone(),
            name: self.portrait.label.clone(),
            description: self.blocks.named(persona, &self.portrait.label),
            author: author.join(", "),
            made: None,
            language: journey.language.tag(),
            items,
        }
    }

    fn panel(&self, measured: &MeasuredPoster) -> Item {
        let background = rounded(measured.panel, Mm(2.0), Paint::fill(self.portrait.colour));
        Item::Group(Group { items: vec![background], ..Group::default() })
    }

    fn panel_texts(&self, measured: &MeasuredPoster, setting: Setting) -> Vec<Item> {
        let scale = setting.scale;
        let gap = scale.em(GAP);
        let panel = measured.panel;
        let diameter = self.disc(panel.width, setting);
        let (disc, corner, width);
        if self.is_upright() {
            disc = Rect::new(panel.x + gap, panel.y + (panel.height - diameter) / 2.0, diameter, diameter);
            width = self.text_width(panel.width, setting);
            let top = panel.y + (panel.height - self.text_height(width, setting)) / 2.0;
            corner = Point::new(disc.right() + gap, top);
        } else {
            let left = panel.x + (panel.width - diameter) / 2.0;
            // As far below the top as from the sides, where the panel has room; without figures nearer to the middle.
            let spare = (panel.height - measured.panel_needs).max(Mm::ZERO);
            let lower = if self.portrait.figures.is_empty() { spare * 0.3 } else { spare };
            let lower = lower.min(((panel.width - diameter) / 2.0 - gap).max(spare * 0.22)).max(Mm::ZERO);
            disc = Rect::new(left, panel.y + gap + lower.min(spare), diameter, diameter);
            width = panel.width - gap * 2.0;
            corner = Point::new(panel.x + gap, disc.bottom() + gap);
        }
        let mut items = vec![self.portrait_disc(disc, scale)];
        items.extend(self.texts(corner, width, panel.bottom() - gap, setting));
        items
    }

    /// The photo, or initials on a disc, or the place for a picture to put there by hand.
    fn portrait_disc(&self, disc: Rect, scale: TypeScale) -> Item {
        let portrait = &self.portrait;
        if let Some(photo) = &portrait.photo {
            return photo.draw_on(disc);
        }
        let is_blank = portrait.is_blank;
        let (background, ink) = if is_blank { (Colour::WHITE, style::MUTED) } else { on_disc(portrait.colour) };
        let mut items = vec![rounded(disc, disc.width / 2.0, Paint::fill(background))];
        let widest = portrait.disc.natural_width().max(1.0);
        let size = if is_blank { scale.size(TextStyle::Aside) } else { (disc.width * 0.62) / widest.max(1.55) };
        let lines = portrait.disc.lines(if is_blank { disc.width * 0.7 / size } else { f64::INFINITY });
        #[expect(clippy::cast_precision_loss, reason = "a line or two")]
        let mut baseline = disc.centre().y + size * (0.35 - style::LEADING * (lines.len() as f64 - 1.0) / 2.0);
        for line in lines {
            let origin = Point::new(disc.centre().x - size * (line.width / 2.0), baseline);
            items.push(Item::Text(TextItem { origin, size, colour: ink, line }));
            baseline += size * style::LEADING;
        }
        let (label, span) = (portrait.label.clone(), portrait.span);
        Item::Group(Group { role: SemanticRole::Persona, label, span, items, ..Group::default() })
    }

    /// Name and figures, the figures at the bottom of the panel.
    fn texts(&self, corner: Point, width: Mm, bottom: Mm, setting: Setting) -> Vec<Item> {
        let scale = setting.scale;
        let mut items = Vec::new();
        let mut top = corner.y;
        for block in &self.portrait.names[usize::from(setting.modest)] {
            let height = block.height(width, scale);
            items.push(headed(block.draw(Point::new(corner.x, top), width, height, scale), block, width, scale));
            top += height;
        }
        let each = self.figure_width(width, scale);
        let height = self.figures_height(width, scale);
        let top = if self.is_upright() { top + scale.em(GAP) } else { bottom - height };
        let mut x = corner.x;
        for figure in &self.portrait.figures {
            items.push(figure.draw(Point::new(x, top), each, height, scale));
            x += each + scale.em(COLUMN_GAP);
        }
        items
    }

    /// What this person says, the sections and the curve.
    fn beside(&self, measured: &MeasuredPoster, setting: Setting) -> Vec<Item> {
        let scale = setting.scale;
        let room = measured.room;
        let mut spare = (room.height - measured.needs).max(Mm::ZERO);
        let mut items = Vec::new();
        let mut curve_height = measured.curve;
        if curve_height > Mm::ZERO {
            let higher = (spare * 0.45).min((scale.em(HIGHEST_PLOT) - curve_height).max(Mm::ZERO));
            curve_height += higher;
            spare -= higher;
        }
        let to_write = measured.rows.iter().filter(|row| is_open(row)).count();
        let parts = measured.rows.len() + usize::from(curve_height > Mm::ZERO);
        #[expect(clippy::cast_precision_loss, reason = "a handful of parts")]
        let (write, gap) = if to_write > 0 {
            (spare / to_write as f64, Mm::ZERO)
        } else {
            (Mm::ZERO, (spare / (parts as f64 + 1.0)).min(scale.em(5.0)))
        };
        if let Some(title) = &self.portrait.title {
            items.push(title.draw(Point::new(room.x, room.y), room.width, title.height(room.width, scale), scale));
        }
        let mut top = room.y + measured.title + gap * 0.4;
        if let Some(saying) = &self.portrait.saying {
            let block = &saying[usize::from(setting.modest)];
            let height = block.height(room.width, scale);
            items.push(block.draw(Point::new(room.x, top), room.width, height, scale));
            top += measured.saying + gap;
        }
        for row in &measured.rows {
            let height = row.height + if is_open(row) { write } else { Mm::ZERO };
            let mut x = room.x;
            for (section, here) in &row.sections {
                items.extend(draw_section(row, section, *here, Rect::new(x, top, row.width, height), scale));
                x += row.width + scale.em(GAP);
            }
            top += height + scale.em(GAP) + gap;
        }
        if let Some(curve) = &self.portrait.curve {
            let area = Rect::new(room.x, room.bottom() - curve_height, room.width, curve_height);
            items.extend(self.heading_of_curve(area, scale));
            let head = scale.line(TextStyle::Heading) + scale.em(HEADING_GAP);
            let area = Rect::new(area.x, area.y + head, area.width, area.height - head);
            items.push(curve.draw(self.journey, self.blocks, area, scale));
        }
        items
    }

    fn heading_of_curve(&self, area: Rect, scale: TypeScale) -> Vec<Item> {
        let words = self.journey.language.workshop_words();
        let size = scale.size(TextStyle::Heading);
        let lines = self.blocks.shape(words.course, TextStyle::Heading.face()).lines(area.width / size);
        let place = |line| {
            let origin = Point::new(area.x, area.y + size * style::ASCENT);
            Item::Text(TextItem { origin, size, colour: style::INK, line })
        };
        let items = lines.into_iter().take(1).map(place).collect();
        let label = words.course.to_owned();
        vec![Item::Group(Group { role: SemanticRole::LaneName, label, items, ..Group::default() })]
    }
}

/// The background of the disc on a panel of this colour, and what is read on it.
fn on_disc(panel: Colour) -> (Colour, Colour) {
    let background = if readable_on(panel) == Colour::WHITE { Colour::WHITE } else { style::INK };
    if panel.contrast(background) >= 4.5 { (background, panel) } else { (background, readable_on(background)) }
}

/// Whether there is something to write in a row.
fn is_open(row: &PosterRow) -> bool {
    row.sections.iter().any(|(section, _)| section.hint.is_some())
}

fn draw_section(row: &PosterRow, section: &PortraitSection, here: usize, area: Rect, scale: TypeScale) -> Vec<Item> {
    let own = section.heading.height(area.width, scale);
    // Headings of a row stand on the same line.
    let first = Point::new(area.x, area.y + row.heading - own);
    let mut items = vec![section.heading.draw(first, area.width, own, scale)];
    let under = area.y + row.heading + scale.em(0.12);
    let stroke = Stroke { colour: section.colour, width: scale.grown(Mm(0.7)), dashes: Vec::new() };
    let mut lines = vec![rule(Point::new(area.x, under), Point::new(area.right(), under), stroke)];
    let mut top = area.y + row.heading + scale.em(HEADING_GAP);
    if let Some(hint) = &section.hint {
        let height = row.hint;
        items.push(hint.draw(Point::new(area.x, top), area.width, height, scale));
        let stroke = Stroke { colour: style::HAIRLINE, width: scale.grown(style::HAIRLINE_WIDTH), dashes: Vec::new() };
        top += height + LINES.max(scale.em(1.8));
        while top <= area.bottom() {
            lines.push(rule(Point::new(area.x, top), Point::new(area.right(), top), stroke.clone()));
            top += LINES.max(scale.em(1.8));
        }
    } else {
        let blocks = &section.blocks[..here];
        let flow = grid::flow(blocks, area.width, scale);
        let each = grid::flow_width(area.width, flow.columns, scale);
        for (block, place) in blocks.iter().zip(grid::places(blocks, area.width, flow.columns, scale)) {
            #[expect(clippy::cast_precision_loss, reason = "a few columns")]
            let x = area.x + (each + scale.em(COLUMN_GAP)) * place.column as f64;
            items.push(block.draw(Point::new(x, top + place.top), each, place.height, scale));
        }
    }
    items.push(Item::Group(Group { items: lines, ..Group::default() }));
    items
}

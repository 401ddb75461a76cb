//! A block: a stack of paragraphs on a ground, which knows its height at any width.
//!
//! In: the texts of one card, step or touchpoint. Out: how high it is at a width, and its items once
//! it has a place. Which block goes where is decided elsewhere.

use std::ops::Range;
use std::rc::Rc;

use crate::geometry::Colour;
use crate::geometry::Mm;
use crate::geometry::Point;
use crate::geometry::Rect;
use crate::scene::Group;
use crate::scene::Item;
use crate::scene::Meaning;
use crate::scene::Paint;
use crate::scene::Sign;
use crate::scene::Stroke;
use crate::scene::TextItem;
use crate::source::Span;
use crate::text::Line;
use crate::text::Paragraph;

use super::background;
use super::icons;
use super::icons::Icon;
use super::picture;
use super::picture::Shown;
use super::shapes::part_of;
use super::shapes::rounded;
use super::shapes::rule;
use crate::layout::style;
use crate::layout::style::LEADING;
use crate::layout::style::RISE;
use crate::layout::style::Role;
use crate::layout::style::Type;

/// A stack of paragraphs on a ground.
#[derive(Clone)]
pub struct Block {
    /// What it is.
    pub meaning: Meaning,
    /// What it is called, for those who cannot see it.
    pub label: String,
    /// Where it comes from.
    pub span: Option<Span>,
    /// Its ground.
    pub ground: Ground,
    /// Its texts, from top to bottom.
    pub parts: Vec<Part>,
}

/// One paragraph of a block, or a picture.
#[derive(Clone)]
pub struct Part {
    /// Its words, shaped.
    pub paragraph: Rc<Paragraph>,
    /// Its size.
    pub role: Role,
    /// Its colour.
    pub colour: Colour,
    /// White space above it, in ems of body text.
    pub gap: f64,
    /// What stands before its first line.
    pub lead: Option<Lead>,
    /// Where the source says to what these words lead, if they do.
    pub leads: Option<Span>,
    /// What is shown instead of the words.
    pub shown: Option<Rc<Shown>>,
}

/// A number, and a star where a moment decides, before the first line of a paragraph.
#[derive(Clone)]
pub struct Lead {
    /// The number, shaped.
    pub number: Rc<Paragraph>,
    /// Its colour.
    pub colour: Colour,
    /// Whether a star follows.
    pub star: bool,
}

/// White space behind a number and behind a star, and the width of a star, in ems of body text.
const LEAD_GAP: f64 = 0.34;
const STAR_WIDTH: f64 = 0.9;

/// What a block stands on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ground {
    /// Nothing.
    Bare,
    /// Nothing, with white space on both sides, on the tinted ground of a phase.
    Inset,
    /// A tinted card with a strong left edge; dashed all around when nobody has looked yet.
    Card { ground: Colour, edge: Colour, assumed: bool },
    /// A white card with a thin edge; dashed when nobody has looked yet.
    Step { assumed: bool },
    /// A pill with an icon before the first line.
    Pill { icon: Icon },
    /// A plain tinted panel.
    Panel,
    /// A panel with a round portrait on the left, in which the first paragraph or picture stands on this colour.
    Portrait { disc: Colour },
    /// Nothing: a picture fills it.
    Picture,
    /// A quiet frame with the icon of a picture, in place of one that cannot be shown.
    Missing,
    /// A line to write on, behind what it asks for.
    FillIn,
}

/// White space inside of a block, in ems of body text.
struct Padding {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Ground {
    /// Whether it is that of a persona.
    pub const fn is_portrait(self) -> bool {
        matches!(self, Ground::Portrait { .. })
    }

    const fn padding(self) -> Padding {
        match self {
            Ground::Bare => Padding { left: 0.1, right: 0.1, top: 0.0, bottom: 0.0 },
            Ground::FillIn => Padding { left: 0.1, right: 0.1, top: 0.5, bottom: 0.4 },
            Ground::Inset => Padding { left: 0.4, right: 0.3, top: 0.0, bottom: 0.0 },
            Ground::Card { .. } => Padding { left: 0.58, right: 0.36, top: 0.16, bottom: 0.24 },
            Ground::Step { .. } => Padding { left: 0.5, right: 0.4, top: 0.26, bottom: 0.36 },
            Ground::Pill { .. } => Padding { left: 1.75, right: 0.5, top: 0.14, bottom: 0.22 },
            Ground::Panel => Padding { left: 0.7, right: 0.6, top: 0.4, bottom: 0.5 },
            Ground::Portrait { .. } => Padding { left: 4.6, right: 0.7, top: 0.45, bottom: 0.55 },
            Ground::Picture => Padding { left: 0.0, right: 0.0, top: 0.0, bottom: 0.0 },
            Ground::Missing => Padding { left: 1.95, right: 0.4, top: 0.3, bottom: 0.4 },
        }
    }
}

impl Block {
    /// How high it is when it is `width` wide.
    pub fn height(&self, width: Mm, kind: Type) -> Mm {
        let padding = self.padding();
        let inner = self.inner_width(width, kind);
        let parts: Mm = self.stacked().iter().map(|part| part.height(inner, kind)).sum();
        let least = if self.ground.is_portrait() { kind.em(self.disc() + 2.0 * PORTRAIT_MARGIN) } else { Mm::ZERO };
        (parts + kind.em(padding.top + padding.bottom)).max(least)
    }

    /// The width of its widest part, unbroken.
    pub fn natural_width(&self, kind: Type) -> Mm {
        let widest = self.parts.iter().map(|part| part.natural_width(kind));
        widest.fold(Mm::ZERO, Mm::max) + kind.em(self.fixed_width()) + Mm(0.2)
    }

    /// The width of its widest line when it is `width` wide: as narrow as it gets without another line.
    pub fn snug_width(&self, width: Mm, kind: Type) -> Mm {
        if self.natural_width(kind) <= width {
            return self.natural_width(kind);
        }
        let inner = self.inner_width(width, kind);
        let widest = |part: &Part| {
            if let Some(shown) = &part.shown {
                return shown.size(inner, kind).width;
            }
            let size = kind.size(part.role);
            let lines = part.paragraph.lines_after(part.measure(inner, kind), part.indent(inner, kind));
            lines.iter().map(|line| size * line.width).fold(Mm::ZERO, Mm::max)
        };
        let widest = self.parts.iter().map(widest).fold(Mm::ZERO, Mm::max);
        (widest + kind.em(self.fixed_width()) + Mm(0.2)).min(width)
    }

    /// White space inside of it; a photo takes more than initials.
    fn padding(&self) -> Padding {
        let padding = self.ground.padding();
        let wider = if self.ground.is_portrait() { self.disc() - INITIALS } else { 0.0 };
        Padding { left: padding.left + wider, ..padding }
    }

    /// The diameter of the disc of a portrait, in ems.
    fn disc(&self) -> f64 {
        if self.parts.first().is_some_and(|part| part.shown.is_some()) { PHOTO } else { INITIALS }
    }

    /// The parts below each other; the first one of a portrait stands in its disc.
    fn stacked(&self) -> &[Part] {
        if self.ground.is_portrait() { self.parts.get(1..).unwrap_or_default() } else { &self.parts }
    }

    /// How many square ems of body text its words cover, the measure of how much width it asks for.
    pub fn area(&self) -> f64 {
        self.parts.iter().map(Part::area).sum()
    }

    /// What it takes in height whatever its width, in ems of body text.
    pub fn fixed_height(&self) -> f64 {
        let padding = self.padding();
        // A broken paragraph leaves its last line half empty on average.
        let last_line = |part: &Part| if part.shown.is_some() { 0.0 } else { 0.5 * LEADING * part.role_scale() };
        let parts: f64 = self.parts.iter().map(|part| part.gap + last_line(part)).sum();
        padding.top + padding.bottom + parts
    }

    /// What it takes in width besides its words, in ems of body text.
    pub fn fixed_width(&self) -> f64 {
        let padding = self.padding();
        padding.left + padding.right
    }

    fn inner_width(&self, width: Mm, kind: Type) -> Mm {
        // A tenth of a millimetre keeps rounding from touching the edge.
        (width - kind.em(self.fixed_width()) - Mm(0.1)).max(kind.em(0.5))
    }

    /// Its items, with its top left corner at `corner` and `width` wide; `height` is at least its own.
    pub fn draw(&self, corner: Point, width: Mm, height: Mm, kind: Type) -> Item {
        let padding = self.padding();
        let area = Rect::new(corner.x, corner.y, width, height);
        let mut items = self.ground_items(area, kind);
        let inner = self.inner_width(width, kind);
        let left = corner.x + kind.em(padding.left);
        let mut top = corner.y + kind.em(padding.top);
        if self.ground.is_portrait() {
            self.draw_portrait(portrait(area, self.disc(), kind), kind, &mut items);
        }
        let mut heading = Vec::new();
        for part in self.stacked() {
            top += kind.em(part.gap);
            let names = self.heading_level(part.role).is_some();
            if !names {
                items.extend(self.headed(&mut heading));
            }
            let items = if names { &mut heading } else { &mut items };
            top = part.draw(Point::new(left, top), inner, self.meaning == Meaning::Card, kind, items);
        }
        items.extend(self.headed(&mut heading));
        if self.ground == (Ground::Step { assumed: true }) {
            // After the name, which is read first.
            let dashes =
                rounded(area.inset(kind.grown(Mm(0.15))), kind.em(0.3), background::dashed_edge(style::MUTED, kind));
            items.push(part_of(Meaning::Sign(Sign::Assumed), vec![dashes]));
        }
        Item::Group(Group {
            meaning: self.meaning,
            label: self.label.clone(),
            span: self.span,
            items,
            ..Group::default()
        })
    }

    /// Which level of heading words in this role are; none where they are none.
    fn heading_level(&self, role: Role) -> Option<u8> {
        match (self.meaning, role) {
            (Meaning::Header, Role::Title | Role::Heading) => Some(1),
            (Meaning::Persona, Role::Name) => Some(2),
            (Meaning::Step, Role::Name) => Some(3),
            _ => None,
        }
    }

    /// What was gathered for a heading, as one; none where nothing was.
    fn headed(&self, gathered: &mut Vec<Item>) -> Option<Item> {
        let level = [Role::Title, Role::Name].into_iter().find_map(|role| self.heading_level(role))?;
        let items = std::mem::take(gathered);
        let meaning = Meaning::Heading(level);
        (!items.is_empty()).then(|| Item::Group(Group { meaning, items, ..Group::default() }))
    }

    /// The line from the end of its words to its right edge.
    fn line_to_fill(&self, area: Rect, kind: Type) -> Item {
        let words = self.natural_width(kind) + kind.em(0.5);
        let y = area.bottom() - kind.em(self.ground.padding().bottom);
        let from = area.x + words.min(area.width * 0.6);
        let stroke = Stroke { colour: style::MUTED, width: kind.grown(style::HAIRLINE_WIDTH), dashes: Vec::new() };
        rule(Point::new(from, y), Point::new(area.right(), y), stroke)
    }

    /// The photo of a persona, or the initials.
    fn draw_portrait(&self, disc: Rect, kind: Type, items: &mut Vec<Item>) {
        let Some(part) = self.parts.first() else { return };
        if let Some(shown) = &part.shown {
            items.push(shown.draw_on(disc));
            return;
        }
        let size = kind.size(part.role);
        for line in part.paragraph.lines(f64::INFINITY).into_iter().take(1) {
            let centre = disc.centre();
            let origin = Point::new(centre.x - size * (line.width / 2.0), centre.y + size * 0.35);
            // The name stands beside them.
            items.push(Item::Group(Group {
                items: vec![Item::Text(TextItem { origin, size, colour: part.colour, line })],
                ..Group::default()
            }));
        }
    }

    fn ground_items(&self, area: Rect, kind: Type) -> Vec<Item> {
        match self.ground {
            Ground::Bare | Ground::Inset | Ground::Picture => Vec::new(),
            Ground::Card { ground, edge, assumed } => background::card(area, ground, edge, assumed, kind),
            Ground::Step { assumed } => background::step(area, assumed, kind),
            Ground::Pill { icon } => background::pill(area, icon, kind),
            Ground::FillIn => vec![self.line_to_fill(area, kind)],
            Ground::Panel => vec![rounded(area, kind.em(0.3), Paint::fill(style::PANEL))],
            Ground::Portrait { disc: colour } => {
                let disc = portrait(area, self.disc(), kind);
                vec![
                    rounded(area, kind.em(0.3), Paint::fill(style::PANEL)),
                    rounded(disc, disc.width / 2.0, Paint::fill(colour)),
                ]
            }
            Ground::Missing => background::missing(area, kind),
        }
    }
}

impl Part {
    /// A paragraph directly under the one before.
    pub const fn new(paragraph: Rc<Paragraph>, role: Role, colour: Colour) -> Part {
        Part { paragraph, role, colour, gap: 0.0, lead: None, leads: None, shown: None }
    }

    /// With a picture instead of its words.
    pub fn showing(mut self, shown: Shown) -> Part {
        self.shown = Some(Rc::new(shown));
        self
    }

    fn natural_width(&self, kind: Type) -> Mm {
        let words = || kind.size(self.role) * self.paragraph.natural_width();
        self.shown.as_ref().map_or_else(words, |shown| shown.natural_size(kind).width)
    }

    /// How many square ems of body text it covers.
    fn area(&self) -> f64 {
        let words = || self.paragraph.natural_area() * self.role_scale() * self.role_scale() * LEADING;
        self.shown.as_ref().map_or_else(words, |_| picture::AREA)
    }

    /// With a number before its first line.
    pub fn led_by(mut self, lead: Lead) -> Part {
        self.lead = Some(lead);
        self
    }

    /// With words that lead to what the source names at `span`.
    pub const fn leading(mut self, span: Span) -> Part {
        self.leads = Some(span);
        self
    }

    /// The width of what stands before its first line, white space included.
    fn lead_width(&self, kind: Type) -> Mm {
        self.lead.as_ref().map_or(Mm::ZERO, |lead| lead.width(kind))
    }

    /// Whether the number has a line of its own, because a word of the first line would be torn beside it.
    fn lead_stacked(&self, inner: Mm, kind: Type) -> bool {
        let widest = kind.size(self.role) * self.paragraph.minimum_width();
        let lead = self.lead_width(kind);
        lead > Mm::ZERO && widest <= inner && widest + lead > inner
    }

    /// How much of its first line is not its own, in ems of its own size.
    fn indent(&self, inner: Mm, kind: Type) -> f64 {
        if self.lead_stacked(inner, kind) { 0.0 } else { self.lead_width(kind) / kind.size(self.role) }
    }

    /// With white space above, in ems of body text.
    pub const fn after(mut self, gap: f64) -> Part {
        self.gap = gap;
        self
    }

    /// The width in ems of its own size that `inner` gives it.
    fn measure(&self, inner: Mm, kind: Type) -> f64 {
        inner / kind.size(self.role)
    }

    /// The size of its role against body text at ten points.
    fn role_scale(&self) -> f64 {
        let reference = Type::of(10.0, 8.0);
        reference.size(self.role) / reference.size(Role::Body)
    }

    #[expect(clippy::cast_precision_loss, reason = "a paragraph has far fewer lines than 2^52")]
    fn height(&self, inner: Mm, kind: Type) -> Mm {
        if let Some(shown) = &self.shown {
            return kind.em(self.gap) + shown.size(inner, kind).height;
        }
        let lines = self.paragraph.line_count_after(self.measure(inner, kind), self.indent(inner, kind));
        let above = if self.lead_stacked(inner, kind) { kind.line(self.role) } else { Mm::ZERO };
        kind.em(self.gap) + above + kind.line(self.role) * lines as f64
    }

    /// Adds its lines, the first one's top left corner at `corner`, and gives the bottom of the last. `on_card` says
    /// that its number is that of a card.
    fn draw(&self, corner: Point, inner: Mm, on_card: bool, kind: Type, items: &mut Vec<Item>) -> Mm {
        let Some(span) = self.leads else { return self.draw_words(corner, inner, on_card, kind, items) };
        let mut lines = Vec::new();
        let bottom = self.draw_words(corner, inner, on_card, kind, &mut lines);
        let (meaning, span) = (Meaning::Reference, Some(span));
        items.push(Item::Group(Group { meaning, span, items: lines, ..Group::default() }));
        bottom
    }

    fn draw_words(&self, corner: Point, inner: Mm, on_card: bool, kind: Type, items: &mut Vec<Item>) -> Mm {
        if let Some(shown) = &self.shown {
            items.extend(shown.draw(corner, inner, kind));
            return corner.y + shown.size(inner, kind).height;
        }
        let size = kind.size(self.role);
        let mut top = corner.y;
        if let Some(lead) = &self.lead {
            lead.draw(Point::new(corner.x, top + size * RISE), on_card, kind, items);
            if self.lead_stacked(inner, kind) {
                top += size * LEADING;
            }
        }
        let mut indent = self.indent(inner, kind);
        for line in self.paragraph.lines_after(self.measure(inner, kind), indent) {
            let left = corner.x + size * std::mem::take(&mut indent);
            items.push(self.placed(line, left, corner.x + inner, top, kind));
            top += size * LEADING;
        }
        top
    }

    /// A line with its top at `top`, at the left or, where it reads from right to left, at the right edge.
    fn placed(&self, line: Line, left: Mm, right: Mm, top: Mm, kind: Type) -> Item {
        let size = kind.size(self.role);
        let x = if self.paragraph.is_right_to_left() { right - size * line.width } else { left };
        Item::Text(TextItem { origin: Point::new(x, top + size * RISE), size, colour: self.colour, line })
    }

    /// How many lines it takes when nothing stands before the first.
    pub fn line_count(&self, inner: Mm, kind: Type) -> usize {
        self.paragraph.line_count(self.measure(inner, kind))
    }

    /// Adds the lines in `range`, the first one's top left corner at `corner`. Nothing stands before the first.
    pub fn draw_lines(&self, range: Range<usize>, corner: Point, inner: Mm, kind: Type, items: &mut Vec<Item>) {
        let mut top = corner.y;
        let lines = self.paragraph.lines(self.measure(inner, kind));
        for line in lines.into_iter().skip(range.start).take(range.len()) {
            items.push(self.placed(line, corner.x, corner.x + inner, top, kind));
            top += kind.line(self.role);
        }
    }
}

impl Lead {
    fn number_width(&self, kind: Type) -> Mm {
        kind.size(Role::Number) * self.number.natural_width() + kind.em(LEAD_GAP)
    }

    fn width(&self, kind: Type) -> Mm {
        let star = if self.star { kind.em(STAR_WIDTH + LEAD_GAP) } else { Mm::ZERO };
        self.number_width(kind) + star
    }

    fn draw(&self, baseline: Point, on_card: bool, kind: Type, items: &mut Vec<Item>) {
        let size = kind.size(Role::Number);
        for line in self.number.lines(f64::INFINITY).into_iter().take(1) {
            let number = Item::Text(TextItem { origin: baseline, size, colour: self.colour, line });
            items.push(if on_card { part_of(Meaning::Number, vec![number]) } else { number });
        }
        if self.star {
            let x = baseline.x + self.number_width(kind) + kind.em(STAR_WIDTH / 2.0);
            let centre = Point::new(x, baseline.y - kind.em(0.34));
            let star = icons::star(centre, kind.em(STAR_WIDTH / 2.0), style::STAR);
            items.push(part_of(Meaning::Sign(Sign::KeyMoment), vec![star]));
        }
    }
}

/// The diameter of a disc with initials, and with a photo, in which a face is to be known from an arm's length, in ems.
const INITIALS: f64 = 3.2;
const PHOTO: f64 = 4.6;
/// Its distance from the edges of its panel, in ems.
const PORTRAIT_MARGIN: f64 = 0.6;

fn portrait(area: Rect, disc: f64, kind: Type) -> Rect {
    let side = kind.em(disc);
    let top = area.y + ((area.height - side) / 2.0).min(kind.em(1.4));
    Rect::new(area.x + kind.em(PORTRAIT_MARGIN), top, side, side)
}

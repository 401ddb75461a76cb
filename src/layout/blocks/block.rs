//! A block: paragraphs on a background, with an optional number and star before the first line.
//!
//! In: the texts of one card, step or touchpoint. Out: how high it is at a width, and its items once
//! it has a place. Which block goes where is decided elsewhere.

use std::ops::Range;
use std::rc::Rc;

use crate::geometry::{Colour, Mm, Point, Rect};
use crate::scene::{Group, Item, Paint, SemanticRole, Sign, Stroke, TextItem};
use crate::source::Span;
use crate::text::{Paragraph, ShapedLine};

use super::icons::Icon;
use super::picture::PictureBox;
use super::shapes::{part_of, rounded, rule};
use super::{background, icons, picture};
use crate::layout::style;
use crate::layout::style::{ASCENT, LEADING, TextStyle, TypeScale};

/// A stack of paragraphs on a background.
#[derive(Clone)]
pub struct Block {
    pub role: SemanticRole,
    /// Accessible name, for screen readers.
    pub label: String,
    /// Position in the source.
    pub span: Option<Span>,
    /// What it stands on.
    pub background: Background,
    /// Its texts, from top to bottom.
    pub parts: Vec<Part>,
}

/// One paragraph of a block, or a picture.
#[derive(Clone)]
pub struct Part {
    /// Its words, shaped.
    pub paragraph: Rc<Paragraph>,
    /// Size and face.
    pub text_style: TextStyle,
    pub colour: Colour,
    /// Space above it, in ems of body text.
    pub gap: f64,
    /// The number before its first line.
    pub marker: Option<NumberMarker>,
    /// The entry in the source that names the target of a link.
    pub link: Option<Span>,
    /// A picture instead of the words.
    pub picture: Option<Rc<PictureBox>>,
}

/// A number before the first line of a paragraph, and a star for a key moment.
#[derive(Clone)]
pub struct NumberMarker {
    /// The number, shaped.
    pub number: Rc<Paragraph>,
    pub colour: Colour,
    /// Whether a star follows.
    pub star: bool,
}

/// Gap after a number and after a star, in ems of body text.
const MARKER_GAP: f64 = 0.34;
/// Width of a star, in ems of body text.
const STAR_WIDTH: f64 = 0.9;

/// The background of a block, which also sets its padding.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Background {
    /// Nothing.
    Bare,
    /// Nothing, with white space on both sides, on the tinted background of a phase.
    Inset,
    /// A tinted card with a strong left edge; with a dashed edge if it is assumed.
    Card { background: Colour, edge: Colour, assumed: bool },
    /// A white card with a thin edge, dashed if it is assumed.
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

/// Padding of a block, in ems of body text.
struct Padding {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Background {
    /// Whether it is the background of a persona.
    pub const fn is_portrait(self) -> bool {
        matches!(self, Background::Portrait { .. })
    }

    const fn padding(self) -> Padding {
        match self {
            Background::Bare => Padding { left: 0.1, right: 0.1, top: 0.0, bottom: 0.0 },
            Background::FillIn => Padding { left: 0.1, right: 0.1, top: 0.5, bottom: 0.4 },
            Background::Inset => Padding { left: 0.4, right: 0.3, top: 0.0, bottom: 0.0 },
            Background::Card { .. } => Padding { left: 0.58, right: 0.36, top: 0.16, bottom: 0.24 },
            Background::Step { .. } => Padding { left: 0.5, right: 0.4, top: 0.26, bottom: 0.36 },
            Background::Pill { .. } => Padding { left: 1.75, right: 0.5, top: 0.14, bottom: 0.22 },
            Background::Panel => Padding { left: 0.7, right: 0.6, top: 0.4, bottom: 0.5 },
            Background::Portrait { .. } => Padding { left: 4.6, right: 0.7, top: 0.45, bottom: 0.55 },
            Background::Picture => Padding { left: 0.0, right: 0.0, top: 0.0, bottom: 0.0 },
            Background::Missing => Padding { left: 1.95, right: 0.4, top: 0.3, bottom: 0.4 },
        }
    }
}

impl Block {
    /// Height at a width.
    pub fn height(&self, width: Mm, scale: TypeScale) -> Mm {
        let padding = self.padding();
        let inner = self.inner_width(width, scale);
        let parts: Mm = self.stacked().iter().map(|part| part.height(inner, scale)).sum();
        let least =
            if self.background.is_portrait() { scale.em(self.disc() + 2.0 * PORTRAIT_MARGIN) } else { Mm::ZERO };
        (parts + scale.em(padding.top + padding.bottom)).max(least)
    }

    /// The width of its widest part, unbroken.
    pub fn natural_width(&self, scale: TypeScale) -> Mm {
        let widest = self.parts.iter().map(|part| part.natural_width(scale));
        widest.fold(Mm::ZERO, Mm::max) + scale.em(self.fixed_width()) + Mm(0.2)
    }

    /// The width of its widest line when it is `width` wide: as narrow as it gets without another line.
    pub fn snug_width(&self, width: Mm, scale: TypeScale) -> Mm {
        if self.natural_width(scale) <= width {
            return self.natural_width(scale);
        }
        let inner = self.inner_width(width, scale);
        let widest = |part: &Part| {
            if let Some(picture) = &part.picture {
                return picture.size(inner, scale).width;
            }
            let size = scale.size(part.text_style);
            let lines = part.paragraph.lines_after(part.measure(inner, scale), part.indent(inner, scale));
            lines.iter().map(|line| size * line.width).fold(Mm::ZERO, Mm::max)
        };
        let widest = self.parts.iter().map(widest).fold(Mm::ZERO, Mm::max);
        (widest + scale.em(self.fixed_width()) + Mm(0.2)).min(width)
    }

    /// Padding; a photo takes more than initials.
    fn padding(&self) -> Padding {
        let padding = self.background.padding();
        let wider = if self.background.is_portrait() { self.disc() - INITIALS } else { 0.0 };
        Padding { left: padding.left + wider, ..padding }
    }

    /// The diameter of the disc of a portrait, in ems.
    fn disc(&self) -> f64 {
        if self.parts.first().is_some_and(|part| part.picture.is_some()) { PHOTO } else { INITIALS }
    }

    /// The parts below each other; the first one of a portrait stands in its disc.
    fn stacked(&self) -> &[Part] {
        if self.background.is_portrait() { self.parts.get(1..).unwrap_or_default() } else { &self.parts }
    }

    /// The text area in square ems of body text, which determines the width that it asks for.
    pub fn area(&self) -> f64 {
        self.parts.iter().map(Part::area).sum()
    }

    /// What it takes in height whatever its width, in ems of body text.
    pub fn fixed_height(&self) -> f64 {
        let padding = self.padding();
        // A broken paragraph leaves its last line half empty on average.
        let last_line = |part: &Part| if part.picture.is_some() { 0.0 } else { 0.5 * LEADING * part.relative_size() };
        let parts: f64 = self.parts.iter().map(|part| part.gap + last_line(part)).sum();
        padding.top + padding.bottom + parts
    }

    /// What it takes in width besides its words, in ems of body text.
    pub fn fixed_width(&self) -> f64 {
        let padding = self.padding();
        padding.left + padding.right
    }

    fn inner_width(&self, width: Mm, scale: TypeScale) -> Mm {
        // A tenth of a millimetre keeps rounding from touching the edge.
        (width - scale.em(self.fixed_width()) - Mm(0.1)).max(scale.em(0.5))
    }

    /// Its items, with its top left corner at `corner` and `width` wide; `height` is at least its own.
    pub fn draw(&self, corner: Point, width: Mm, height: Mm, scale: TypeScale) -> Item {
        let padding = self.padding();
        let area = Rect::new(corner.x, corner.y, width, height);
        let mut items = self.background_items(area, scale);
        let inner = self.inner_width(width, scale);
        let left = corner.x + scale.em(padding.left);
        let mut top = corner.y + scale.em(padding.top);
        if self.background.is_portrait() {
            self.draw_portrait(portrait(area, self.disc(), scale), scale, &mut items);
        }
        let mut heading = Vec::new();
        for part in self.stacked() {
            top += scale.em(part.gap);
            let names = self.heading_level(part.text_style).is_some();
            if !names {
                items.extend(self.headed(&mut heading));
            }
            let items = if names { &mut heading } else { &mut items };
            top = part.draw(Point::new(left, top), inner, self.role == SemanticRole::Card, scale, items);
        }
        items.extend(self.headed(&mut heading));
        if self.background == (Background::Step { assumed: true }) {
            // After the name, which is read first.
            let dashes =
                rounded(area.inset(scale.grown(Mm(0.15))), scale.em(0.3), background::dashed_edge(style::MUTED, scale));
            items.push(part_of(SemanticRole::Sign(Sign::Assumed), vec![dashes]));
        }
        Item::Group(Group { role: self.role, label: self.label.clone(), span: self.span, items, ..Group::default() })
    }

    /// The heading level of text in this style; `None` if it is no heading.
    fn heading_level(&self, text_style: TextStyle) -> Option<u8> {
        match (self.role, text_style) {
            (SemanticRole::Header, TextStyle::Title | TextStyle::Heading) => Some(1),
            (SemanticRole::Persona, TextStyle::Name) => Some(2),
            (SemanticRole::Step, TextStyle::Name) => Some(3),
            _ => None,
        }
    }

    /// The items gathered for a heading as one group; `None` if there are none.
    fn headed(&self, gathered: &mut Vec<Item>) -> Option<Item> {
        let level =
            [TextStyle::Title, TextStyle::Name].into_iter().find_map(|text_style| self.heading_level(text_style))?;
        let items = std::mem::take(gathered);
        let role = SemanticRole::Heading(level);
        (!items.is_empty()).then(|| Item::Group(Group { role, items, ..Group::default() }))
    }

    /// The line from the end of its words to its right edge.
    fn line_to_fill(&self, area: Rect, scale: TypeScale) -> Item {
        let words = self.natural_width(scale) + scale.em(0.5);
        let y = area.bottom() - scale.em(self.background.padding().bottom);
        let from = area.x + words.min(area.width * 0.6);
        let stroke = Stroke { colour: style::MUTED, width: scale.grown(style::HAIRLINE_WIDTH), dashes: Vec::new() };
        rule(Point::new(from, y), Point::new(area.right(), y), stroke)
    }

    /// The photo of a persona, or the initials.
    fn draw_portrait(&self, disc: Rect, scale: TypeScale, items: &mut Vec<Item>) {
        let Some(part) = self.parts.first() else { return };
        if let Some(picture) = &part.picture {
            items.push(picture.draw_on(disc));
            return;
        }
        let size = scale.size(part.text_style);
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

    fn background_items(&self, area: Rect, scale: TypeScale) -> Vec<Item> {
        match self.background {
            Background::Bare | Background::Inset | Background::Picture => Vec::new(),
            Background::Card { background, edge, assumed } => background::card(area, background, edge, assumed, scale),
            Background::Step { assumed } => background::step(area, assumed, scale),
            Background::Pill { icon } => background::pill(area, icon, scale),
            Background::FillIn => vec![self.line_to_fill(area, scale)],
            Background::Panel => vec![rounded(area, scale.em(0.3), Paint::fill(style::PANEL))],
            Background::Portrait { disc: colour } => {
                let disc = portrait(area, self.disc(), scale);
                vec![
                    rounded(area, scale.em(0.3), Paint::fill(style::PANEL)),
                    rounded(disc, disc.width / 2.0, Paint::fill(colour)),
                ]
            }
            Background::Missing => background::missing(area, scale),
        }
    }
}

impl Part {
    /// A paragraph directly under the one before.
    pub const fn new(paragraph: Rc<Paragraph>, text_style: TextStyle, colour: Colour) -> Part {
        Part { paragraph, text_style, colour, gap: 0.0, marker: None, link: None, picture: None }
    }

    /// With a picture instead of its words.
    pub fn showing(mut self, picture: PictureBox) -> Part {
        self.picture = Some(Rc::new(picture));
        self
    }

    /// Its width on one line.
    pub fn natural_width(&self, scale: TypeScale) -> Mm {
        let words = || scale.size(self.text_style) * self.paragraph.natural_width();
        self.picture.as_ref().map_or_else(words, |picture| picture.natural_size(scale).width)
    }

    /// How many square ems of body text it covers.
    fn area(&self) -> f64 {
        let words = || self.paragraph.natural_area() * self.relative_size() * self.relative_size() * LEADING;
        self.picture.as_ref().map_or_else(words, |_| picture::AREA)
    }

    /// With a number before its first line.
    pub fn with_marker(mut self, marker: NumberMarker) -> Part {
        self.marker = Some(marker);
        self
    }

    /// With a link to what the source names at `span`.
    pub const fn with_link(mut self, span: Span) -> Part {
        self.link = Some(span);
        self
    }

    /// The width of the marker, gaps included.
    fn marker_width(&self, scale: TypeScale) -> Mm {
        self.marker.as_ref().map_or(Mm::ZERO, |marker| marker.width(scale))
    }

    /// Whether the number has a line of its own, because a word of the first line would be broken beside it.
    fn marker_stacked(&self, inner: Mm, scale: TypeScale) -> bool {
        let widest = scale.size(self.text_style) * self.paragraph.minimum_width();
        let marker = self.marker_width(scale);
        marker > Mm::ZERO && widest <= inner && widest + marker > inner
    }

    /// The indent of its first line, in ems of its own size.
    fn indent(&self, inner: Mm, scale: TypeScale) -> f64 {
        if self.marker_stacked(inner, scale) { 0.0 } else { self.marker_width(scale) / scale.size(self.text_style) }
    }

    /// With white space above, in ems of body text.
    pub const fn after(mut self, gap: f64) -> Part {
        self.gap = gap;
        self
    }

    /// The width in ems of its own size that `inner` gives it.
    fn measure(&self, inner: Mm, scale: TypeScale) -> f64 {
        inner / scale.size(self.text_style)
    }

    /// Its size relative to body text of ten points.
    fn relative_size(&self) -> f64 {
        let reference = TypeScale::of(10.0, 8.0);
        reference.size(self.text_style) / reference.size(TextStyle::Body)
    }

    #[expect(clippy::cast_precision_loss, reason = "a paragraph has far fewer lines than 2^52")]
    fn height(&self, inner: Mm, scale: TypeScale) -> Mm {
        if let Some(picture) = &self.picture {
            return scale.em(self.gap) + picture.size(inner, scale).height;
        }
        let lines = self.paragraph.line_count_after(self.measure(inner, scale), self.indent(inner, scale));
        let above = if self.marker_stacked(inner, scale) { scale.line(self.text_style) } else { Mm::ZERO };
        scale.em(self.gap) + above + scale.line(self.text_style) * lines as f64
    }

    /// Adds its lines, the first one's top left corner at `corner`, and gives the bottom of the last. `on_card` says
    /// that its number is that of a card.
    fn draw(&self, corner: Point, inner: Mm, on_card: bool, scale: TypeScale, items: &mut Vec<Item>) -> Mm {
        let Some(span) = self.link else { return self.draw_words(corner, inner, on_card, scale, items) };
        let mut lines = Vec::new();
        let bottom = self.draw_words(corner, inner, on_card, scale, &mut lines);
        let (role, span) = (SemanticRole::Reference, Some(span));
        items.push(Item::Group(Group { role, span, items: lines, ..Group::default() }));
        bottom
    }

    fn draw_words(&self, corner: Point, inner: Mm, on_card: bool, scale: TypeScale, items: &mut Vec<Item>) -> Mm {
        if let Some(picture) = &self.picture {
            items.extend(picture.draw(corner, inner, scale));
            return corner.y + picture.size(inner, scale).height;
        }
        let size = scale.size(self.text_style);
        let mut top = corner.y;
        if let Some(marker) = &self.marker {
            marker.draw(Point::new(corner.x, top + size * ASCENT), on_card, scale, items);
            if self.marker_stacked(inner, scale) {
                top += size * LEADING;
            }
        }
        let mut indent = self.indent(inner, scale);
        for line in self.paragraph.lines_after(self.measure(inner, scale), indent) {
            let left = corner.x + size * std::mem::take(&mut indent);
            items.push(self.placed(line, left, corner.x + inner, top, scale));
            top += size * LEADING;
        }
        top
    }

    /// A line with its top at `top`, at the left or, where it reads from right to left, at the right edge.
    fn placed(&self, line: ShapedLine, left: Mm, right: Mm, top: Mm, scale: TypeScale) -> Item {
        let size = scale.size(self.text_style);
        let x = if self.paragraph.is_right_to_left() { right - size * line.width } else { left };
        Item::Text(TextItem { origin: Point::new(x, top + size * ASCENT), size, colour: self.colour, line })
    }

    /// How many lines it takes when nothing stands before the first.
    pub fn line_count(&self, inner: Mm, scale: TypeScale) -> usize {
        self.paragraph.line_count(self.measure(inner, scale))
    }

    /// Adds the lines in `range`, the first one's top left corner at `corner`. Nothing stands before the first.
    pub fn draw_lines(&self, range: Range<usize>, corner: Point, inner: Mm, scale: TypeScale, items: &mut Vec<Item>) {
        let mut top = corner.y;
        let lines = self.paragraph.lines(self.measure(inner, scale));
        for line in lines.into_iter().skip(range.start).take(range.len()) {
            items.push(self.placed(line, corner.x, corner.x + inner, top, scale));
            top += scale.line(self.text_style);
        }
    }
}

impl NumberMarker {
    fn number_width(&self, scale: TypeScale) -> Mm {
        scale.size(TextStyle::Number) * self.number.natural_width() + scale.em(MARKER_GAP)
    }

    fn width(&self, scale: TypeScale) -> Mm {
        let star = if self.star { scale.em(STAR_WIDTH + MARKER_GAP) } else { Mm::ZERO };
        self.number_width(scale) + star
    }

    fn draw(&self, baseline: Point, on_card: bool, scale: TypeScale, items: &mut Vec<Item>) {
        let size = scale.size(TextStyle::Number);
        for line in self.number.lines(f64::INFINITY).into_iter().take(1) {
            let number = Item::Text(TextItem { origin: baseline, size, colour: self.colour, line });
            items.push(if on_card { part_of(SemanticRole::Number, vec![number]) } else { number });
        }
        if self.star {
            let x = baseline.x + self.number_width(scale) + scale.em(STAR_WIDTH / 2.0);
            let centre = Point::new(x, baseline.y - scale.em(0.34));
            let star = icons::star(centre, scale.em(STAR_WIDTH / 2.0), style::STAR);
            items.push(part_of(SemanticRole::Sign(Sign::KeyMoment), vec![star]));
        }
    }
}

/// The diameter of a disc with initials, in ems.
const INITIALS: f64 = 3.2;
/// The diameter of a disc with a photo, in ems: a face is recognisable at arm's length.
const PHOTO: f64 = 4.6;
/// Distance of the disc from the edges of its panel, in ems.
const PORTRAIT_MARGIN: f64 = 0.6;

fn portrait(area: Rect, disc: f64, scale: TypeScale) -> Rect {
    let side = scale.em(disc);
    let top = area.y + ((area.height - side) / 2.0).min(scale.em(1.4));
    Rect::new(area.x + scale.em(PORTRAIT_MARGIN), top, side, side)
}

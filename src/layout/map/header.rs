//! The header of a sheet: title, purpose, personas and figures.
//!
//! In: a journey. Out: a header that knows its height, and its items. Long titles are cut in `blocks::journey`. What is too much for a header
//! (long portraits, many personas) goes to a lane of its own, and only names stay here.

use std::rc::Rc;
use std::sync::Arc;

use crate::geometry::{Colour, Mm, Point, Rect, Size};
use crate::graphemes::shortened;
use crate::model::totals::Coverage;
use crate::model::{CardKind, Journey, Persona, Situation, Text};
use crate::scene::{Group, Item, Paint, SemanticRole, TextItem};
use crate::source::Span;

use super::grid;
use super::grid::Flow;
use super::logo::Logo;
use crate::layout::blocks::block::{Background, Block, Part};
use crate::layout::blocks::journey::{Blocks, LONGEST, SEPARATOR, cut, is_cut};
use crate::layout::blocks::picture::PictureBox;
use crate::layout::blocks::shapes;
use crate::layout::style;
use crate::layout::style::{ASCENT, TextStyle, TypeScale};

/// Gap between the parts of a header, in ems.
const GAP: f64 = 1.2;
/// Gap between the two rows of a header, in ems.
const ROW_GAP: f64 = 0.5;
/// Gap between two figures, in ems.
const FIGURE_GAP: f64 = 0.4;
/// Below this width, in ems, a header has two rows unless that is much higher: the title, and everything else.
const NARROW: f64 = 70.0;
/// Two rows may be higher than one by this factor, since the title then has a line to itself.
const WORTH: f64 = 1.15;
/// The minimum width of a persona, in ems, where the header can have two rows: room for a portrait and text beside it.
const NARROWEST_PERSONAS: f64 = 14.0;
/// Share of the width that the personas may take: least, most, and the step of the search.
const PERSONA_SHARES: (f64, f64, f64) = (0.2, 0.62, 0.03);

/// What a header says.
pub struct Header {
    logo: Option<Logo>,
    pub(in crate::layout) title: Vec<Rc<Block>>,
    pub(in crate::layout) personas: Vec<Rc<Block>>,
    figures: Vec<Figure>,
}

/// A figure with its name.
pub struct Figure {
    value: Part,
    name: Part,
    label: String,
}

/// The texts of a header, and those that do not fit in it.
pub struct Heading {
    /// On the first sheet.
    pub first: Header,
    /// On every other sheet.
    pub other: Header,
    /// What the header has no room for.
    pub about: Vec<Rc<Block>>,
}

/// Divides the texts between header and map: in the `smallest` type the header may be `most` high.
pub fn heading(journey: &Journey, blocks: &Blocks, width: Mm, most: Mm, smallest: TypeScale) -> Heading {
    let whole = Header {
        logo: blocks.house.logo.clone(),
        title: one(title_block(blocks, journey, true)),
        personas: journey.personas.iter().flat_map(|persona| portrait(blocks, persona)).map(Rc::new).collect(),
        figures: figures(journey, blocks),
    };
    let other = Header {
        logo: None,
        title: one(title_block(blocks, journey, false)),
        personas: names_only(journey, blocks),
        figures: Vec::new(),
    };
    let long_title = is_cut(&journey.title.value);
    if !long_title && whole.measure(width, smallest).height <= most {
        return Heading { first: whole, other, about: Vec::new() };
    }
    let mut about = Vec::new();
    if long_title {
        about.extend(block_of(blocks, &journey.title.value, journey.title.span));
    }
    for line in header_lines(blocks, journey) {
        about.extend(block_of(blocks, &line, journey.title.span));
    }
    about.extend(whole.personas);
    let first = Header {
        logo: whole.logo,
        title: one(title_block(blocks, journey, false)),
        personas: names_only(journey, blocks),
        figures: whole.figures,
    };
    Heading { first, other, about: about.into_iter().collect() }
}

/// The texts at the head of a sheet to work on: the journey's name, and who it is about. It may be `most` high in the
/// `smallest` type.
pub fn brief(journey: &Journey, blocks: &Blocks, width: Mm, most: Mm, smallest: TypeScale) -> Heading {
    let header = |personas: Vec<Rc<Block>>| Header {
        logo: None,
        title: one(title_block(blocks, journey, false)),
        personas,
        figures: Vec::new(),
    };
    let named = |persona: &Persona| with_disc(blocks, persona, name_parts(blocks, persona, TextStyle::Heading));
    let portraits: Vec<Rc<Block>> = journey.personas.iter().flat_map(named).map(Rc::new).collect();
    let fits = header(portraits.clone()).measure(width, smallest).height <= most;
    let personas = if fits { portraits } else { names_only(journey, blocks) };
    Heading { first: header(personas.clone()), other: header(personas), about: Vec::new() }
}

fn one(block: Block) -> Vec<Rc<Block>> {
    vec![Rc::new(block)]
}

fn block_of(blocks: &Blocks, text: &str, span: Span) -> Vec<Rc<Block>> {
    Blocks::panel(SemanticRole::Header, text, span, blocks.divided(text, TextStyle::Body, style::INK))
        .into_iter()
        .map(Rc::new)
        .collect()
}

fn title_block(blocks: &Blocks, journey: &Journey, with_lines: bool) -> Block {
    let title = &journey.title.value;
    let text_style = if with_lines { TextStyle::Title } else { TextStyle::Heading };
    let mut parts = vec![blocks.part(&cut(title), text_style, blocks.house.title_colour())];
    if with_lines {
        let lines = header_lines(blocks, journey);
        parts.extend(lines.iter().enumerate().map(|(index, line)| {
            blocks.part(line, TextStyle::Aside, style::MUTED).after(if index == 0 { 0.25 } else { 0.1 })
        }));
    }
    Block {
        role: SemanticRole::Header,
        label: title.clone(),
        span: Some(journey.title.span),
        background: Background::Bare,
        parts,
    }
}

/// Goal, scope, audience, research and situation, each with its name.
fn header_lines(blocks: &Blocks, journey: &Journey) -> Vec<String> {
    let words = blocks.words;
    let named = |name: &str, texts: &[Text]| -> Vec<String> {
        texts.iter().map(|text| blocks.named(name, &text.value)).collect()
    };
    let mut lines = named(words.goal, &journey.goals);
    lines.extend(named(words.scope, &journey.scope));
    lines.extend(named(words.audience, &journey.audience));
    let mut last = named(words.research, &journey.research);
    last.extend(journey.situation.map(|situation| match situation {
        Situation::Current => words.current.to_owned(),
        Situation::Desired => words.desired.to_owned(),
    }));
    if !last.is_empty() {
        lines.push(last.join(SEPARATOR));
    }
    lines
}

/// A persona with all of its facts.
fn portrait(blocks: &Blocks, persona: &Persona) -> Vec<Block> {
    let words = blocks.words;
    let mut parts = name_parts(blocks, persona, TextStyle::Name);
    let mut add = |text: &str, text_style: TextStyle, colour: Colour| {
        parts.extend(blocks.divided(text, text_style, colour).into_iter().map(|part| part.after(0.1)));
    };
    for quote in &persona.quotes {
        add(&blocks.quoted(&quote.value), TextStyle::Spoken, style::INK);
    }
    for about in &persona.about {
        add(&about.value, TextStyle::Aside, style::MUTED);
    }
    for (name, texts) in [(words.wants, &persona.goals), (words.runs_into, &persona.frustrations)] {
        if !texts.is_empty() {
            let all = texts.iter().map(|text| text.value.as_str()).collect::<Vec<_>>().join("; ");
            add(&format!("{name}: {all}"), TextStyle::Aside, style::MUTED);
        }
    }
    with_disc(blocks, persona, parts)
}

/// Name, age and role.
pub fn name_parts(blocks: &Blocks, persona: &Persona, text_style: TextStyle) -> Vec<Part> {
    let mut parts = blocks.divided(&persona.name.value, text_style, style::INK);
    let facts: Vec<&str> = persona.age.iter().chain(&persona.role).map(|text| text.value.as_str()).collect();
    if !facts.is_empty() {
        parts.extend(blocks.divided(&facts.join(SEPARATOR), TextStyle::Aside, style::MUTED));
    }
    parts
}

/// A panel with these lines beside the initials.
pub fn with_disc(blocks: &Blocks, persona: &Persona, parts: Vec<Part>) -> Vec<Block> {
    let mut made = Blocks::panel(SemanticRole::Persona, &persona.name.value, persona.name.span, parts);
    if let Some(first) = made.first_mut() {
        first.background = Background::Portrait { disc: blocks.house.portrait_colour() };
        first.parts.insert(0, face(blocks, persona));
    }
    made
}

/// The photo of a persona, or the initials where there is none.
fn face(blocks: &Blocks, persona: &Persona) -> Part {
    let initials = blocks.part(&initials(&persona.name.value), TextStyle::Heading, Colour::WHITE);
    match persona.photo.as_ref().and_then(|path| blocks.pictures.get(path.span)) {
        Some(picture) => {
            let label = blocks.named(blocks.words.photo, &persona.name.value);
            initials.showing(PictureBox { picture: Arc::clone(picture), label })
        }
        None => initials,
    }
}

/// The first letters of the first and last word of a name.
pub fn initials(name: &str) -> String {
    let name = name.split('(').next().filter(|before| !before.trim().is_empty()).unwrap_or(name);
    let mut words = name.split_whitespace().filter_map(|word| word.chars().find(|letter| letter.is_alphanumeric()));
    let first = words.next();
    let last = words.next_back();
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

/// The names of all personas in one block; of very many, the first.
fn names_only(journey: &Journey, blocks: &Blocks) -> Vec<Rc<Block>> {
    let names: Vec<&str> = journey.personas.iter().map(|persona| persona.name.value.as_str()).collect();
    let Some(first) = journey.personas.first() else { return Vec::new() };
    let parts = vec![blocks.part(&cut(&names.join(SEPARATOR)), TextStyle::Aside, style::MUTED)];
    let label = shortened(&names.join(", "), LONGEST);
    vec![Rc::new(Block {
        role: SemanticRole::Persona,
        label,
        span: Some(first.name.span),
        background: Background::Bare,
        parts,
    })]
}

fn figures(journey: &Journey, blocks: &Blocks) -> Vec<Figure> {
    let words = blocks.words;
    let counted = |kind: CardKind, [one, several]: [&'static str; 2]| {
        let count = journey.cards_of(kind).count();
        ((count > 0).then(|| count.to_string()), if count == 1 { one } else { several })
    };
    let [lead_time, waiting] = blocks.times_of(journey);
    // A total that does not rest on all steps says so.
    let lead_time_name = match journey.lead_time_coverage() {
        Some(Coverage { said, all }) => {
            format!("{}, {}", words.lead_time, words.steps_said(&said.to_string(), &all.to_string()))
        }
        None => words.lead_time.to_owned(),
    };
    [
        (lead_time, lead_time_name.as_str()),
        (waiting, words.of_which_waiting),
        counted(CardKind::Negative, words.pain_points),
        counted(CardKind::Opportunity, words.opportunities_found),
    ]
    .into_iter()
    .filter_map(|(value, name)| value.map(|value| Figure::new(blocks, &value, name)))
    .collect()
}

/// A header laid out at a width.
#[derive(Clone, Copy)]
pub struct MeasuredHeader<'a> {
    header: &'a Header,
    logo: Option<Size>,
    title_width: Mm,
    /// How far below the top personas and figures stand: under the title where the header has two rows.
    below: Mm,
    /// How far below the personas' top the figures stand: under them where there is no room beside.
    figures_below: Mm,
    personas: Flow,
    persona_width: Mm,
    figure_width: Mm,
    /// Height.
    pub height: Mm,
}

/// How much of a header's width a logo takes, with the white space behind it.
fn logo_width(logo: Option<Size>, scale: TypeScale) -> Mm {
    logo.map_or(Mm::ZERO, |size| size.width + scale.em(GAP))
}

impl Header {
    /// Divides `width` so that the header is lowest. A logo stands left of all else.
    pub fn measure(&self, width: Mm, scale: TypeScale) -> MeasuredHeader<'_> {
        let logo = self.logo.as_ref().map(|logo| logo.size(width, scale));
        let beside = self.measure_beside(width - logo_width(logo, scale), scale);
        MeasuredHeader { logo, height: beside.height.max(logo.map_or(Mm::ZERO, |size| size.height)), ..beside }
    }

    fn measure_beside(&self, width: Mm, scale: TypeScale) -> MeasuredHeader<'_> {
        let figure_width = self.figures.iter().map(|figure| figure.width(scale)).fold(Mm::ZERO, Mm::max);
        let gap = scale.em(GAP);
        let rest = width - self.figures_width(figure_width, scale);
        let alone = MeasuredHeader {
            header: self,
            logo: None,
            below: Mm::ZERO,
            figures_below: Mm::ZERO,
            title_width: rest,
            personas: Flow { columns: 1, height: Mm::ZERO },
            persona_width: Mm::ZERO,
            figure_width,
            height: Mm::ZERO,
        };
        let mut best: Option<MeasuredHeader> = None;
        let (least, most, step) = PERSONA_SHARES;
        let mut share = if self.personas.is_empty() { most } else { least };
        while share <= most + 1e-9 {
            let persona_width = if self.personas.is_empty() { Mm::ZERO } else { rest * share };
            let title_width = rest - persona_width - if self.personas.is_empty() { Mm::ZERO } else { gap };
            let personas = grid::flow(&self.personas, persona_width.max(scale.em(1.0)), scale);
            let title = self.title_height(title_width, scale);
            let height = title.max(personas.height).max(self.figures_height(scale));
            if best.as_ref().is_none_or(|best| height < best.height - Mm(0.01)) {
                best = Some(MeasuredHeader { title_width, personas, persona_width, height, ..alone });
            }
            share += step;
        }
        let two_rows = self.in_two_rows(width, rest, figure_width, scale);
        let best = match (best, two_rows) {
            (Some(best), Some(two_rows)) if two_rows.height < best.height * WORTH || best.is_cramped(scale) => {
                Some(two_rows)
            }
            (best, _) => best,
        };
        best.unwrap_or(alone)
    }

    /// How wide the figures are with the white space before them, when the widest is `figure` wide.
    fn figures_width(&self, figure: Mm, scale: TypeScale) -> Mm {
        match self.figures.len() {
            0 => Mm::ZERO,
            1 | 2 => figure + scale.em(FIGURE_GAP + GAP),
            _ => figure * 2.0 + scale.em(FIGURE_GAP + GAP),
        }
    }

    /// The title over the whole width, and the personas under it beside the figures; `None` where there is room
    /// beside the title.
    fn in_two_rows(&self, width: Mm, rest: Mm, figure_width: Mm, scale: TypeScale) -> Option<MeasuredHeader<'_>> {
        if width > scale.em(NARROW) || (self.personas.is_empty() && self.figures.is_empty()) {
            return None;
        }
        let has_room = self.personas.is_empty() || rest >= scale.em(NARROWEST_PERSONAS);
        let persona_width = match (self.personas.is_empty(), has_room) {
            (true, _) => Mm::ZERO,
            (false, true) => rest,
            (false, false) => width,
        };
        let personas = grid::flow(&self.personas, persona_width.max(scale.em(1.0)), scale);
        let below = self.title_height(width, scale) + scale.em(ROW_GAP);
        let figures_below = if has_room { Mm::ZERO } else { personas.height + scale.em(ROW_GAP) };
        let figures = self.figures_height(scale);
        let height = below + personas.height.max(if figures > Mm::ZERO { figures_below + figures } else { figures });
        let header = self;
        Some(MeasuredHeader {
            header,
            logo: None,
            title_width: width,
            below,
            figures_below,
            personas,
            persona_width,
            figure_width,
            height,
        })
    }

    fn title_height(&self, width: Mm, scale: TypeScale) -> Mm {
        self.title.iter().map(|block| block.height(width, scale)).sum()
    }

    fn figures_height(&self, scale: TypeScale) -> Mm {
        match self.figures.len() {
            0 => Mm::ZERO,
            1 => Figure::height(scale),
            _ => Figure::height(scale) * 2.0 + scale.em(FIGURE_GAP),
        }
    }
}

impl Figure {
    /// A figure and what it counts.
    pub fn new(blocks: &Blocks, value: &str, name: &str) -> Figure {
        Figure {
            label: blocks.named(name, value),
            value: blocks.part(value, TextStyle::Heading, style::INK),
            name: blocks.part(name, TextStyle::Tiny, style::MUTED),
        }
    }

    /// The width that it asks for.
    pub fn width(&self, scale: TypeScale) -> Mm {
        let value = scale.size(TextStyle::Heading) * self.value.paragraph.natural_width();
        let name = scale.size(TextStyle::Tiny) * self.name.paragraph.natural_width();
        value.max(name) + scale.em(1.2)
    }

    /// Height.
    pub fn height(scale: TypeScale) -> Mm {
        scale.line(TextStyle::Heading) + scale.line(TextStyle::Tiny) + scale.em(0.6)
    }

    /// Its items.
    pub fn draw(&self, area: Rect, scale: TypeScale) -> Item {
        let mut items = vec![shapes::rounded(area, scale.em(0.3), Paint::fill(style::PANEL))];
        let mut top = area.y + scale.em(0.3);
        for part in [&self.value, &self.name] {
            let size = scale.size(part.text_style);
            for line in part.paragraph.lines(f64::INFINITY) {
                let origin = Point::new(area.x + scale.em(0.6), top + size * ASCENT);
                items.push(Item::Text(TextItem { origin, size, colour: part.colour, line }));
            }
            top += scale.line(part.text_style);
        }
        Item::Group(Group {
            role: SemanticRole::Figure,
            label: self.label.clone(),
            span: None,
            items,
            ..Group::default()
        })
    }
}

impl MeasuredHeader<'_> {
    /// Its items, between `left` and `left + width`, with its top at `top`.
    pub fn draw(&self, left: Mm, top: Mm, width: Mm, scale: TypeScale) -> Vec<Item> {
        let mut items = Vec::new();
        if let (Some(logo), Some(size)) = (&self.header.logo, self.logo) {
            items.push(logo.draw(Point::new(left, top), size));
        }
        let (left, width) = (left + logo_width(self.logo, scale), width - logo_width(self.logo, scale));
        let mut y = top;
        for block in &self.header.title {
            let height = block.height(self.title_width, scale);
            items.push(block.draw(Point::new(left, y), self.title_width, height, scale));
            y += height;
        }
        let beside =
            if self.figures_below > Mm::ZERO { Mm::ZERO } else { self.header.figures_width(self.figure_width, scale) };
        self.draw_personas(left + width - beside, top + self.below, scale, &mut items);
        self.draw_figures(left + width, top + self.below + self.figures_below, scale, &mut items);
        items
    }

    /// Whether title or personas have too little room for words beside each other.
    fn is_cramped(&self, scale: TypeScale) -> bool {
        let personas = !self.header.personas.is_empty() && self.persona_width < scale.em(NARROWEST_PERSONAS);
        personas || self.title_width < scale.em(NARROWEST_PERSONAS)
    }

    fn draw_personas(&self, right: Mm, top: Mm, scale: TypeScale, items: &mut Vec<Item>) {
        let left = right - self.persona_width;
        let blocks = &self.header.personas;
        let each = grid::flow_width(self.persona_width, self.personas.columns, scale);
        let one_row = blocks.len() == self.personas.columns;
        let stacked = self.figures_below > Mm::ZERO;
        for (block, place) in blocks.iter().zip(grid::places(blocks, self.persona_width, self.personas.columns, scale))
        {
            #[expect(clippy::cast_precision_loss, reason = "there are far fewer columns than 2^52")]
            let x = left + (each + scale.em(grid::COLUMN_GAP)) * place.column as f64;
            // Portraits in one row are as high as each other, and as the figures beside them.
            let height = match block.background {
                Background::Portrait { .. } if one_row && stacked => self.personas.height,
                Background::Portrait { .. } if one_row => self.height - self.below,
                _ => place.height,
            };
            // Names alone stand at the right edge.
            let shift = if block.background == Background::Bare {
                (each - block.natural_width(scale)).max(Mm::ZERO)
            } else {
                Mm::ZERO
            };
            items.push(block.draw(Point::new(x + shift, top + place.top), each - shift, height, scale));
        }
    }

    fn draw_figures(&self, right: Mm, top: Mm, scale: TypeScale, items: &mut Vec<Item>) {
        let figures = &self.header.figures;
        let columns = if figures.len() > 2 { 2 } else { 1 };
        let gap = scale.em(FIGURE_GAP);
        for (index, figure) in figures.iter().enumerate() {
            let (row, column) = (index / columns, index % columns);
            let from_right = if columns == 2 && column == 0 { 2.0 } else { 1.0 };
            let x = right - self.figure_width * from_right - gap * (from_right - 1.0);
            let step = Figure::height(scale) + gap;
            let y = top + step * if row == 0 { 0.0 } else { 1.0 };
            items.push(figure.draw(Rect::new(x, y, self.figure_width, Figure::height(scale)), scale));
        }
    }
}

//! The head: what the sheet is, the title, the goal, one line of figures with their places, persona and figures.
//!
//! In: the content and how much of it is wanted. Out: a head that knows its height, and its items. Where the sheet is
//! narrow, persona and figures stand under the title.

use crate::geometry::{Mm, Point, Rect};
use crate::graphemes::shortened;
use crate::layout::blocks::block::{Background, Block, Part};
use crate::layout::blocks::journey::{SEPARATOR, cut};
use crate::layout::map::header;
use crate::layout::map::header::Figure;
use crate::layout::numbers::to_f64;
use crate::layout::style::{TextStyle, TypeScale};
use crate::model::brief::ActionState;
use crate::model::{CardKind, Persona, Situation};
use crate::scene::{Item, SemanticRole};

use super::content::Content;
use super::drop_order::Kept;

/// Gap between title, persona and figures, in ems.
const GAP: f64 = 1.2;
/// Gap between two figures, in ems.
const FIGURE_GAP: f64 = 0.5;
/// Below this width, in ems, persona and figures stand under the title.
const NARROW: f64 = 80.0;
/// The same where there is no persona.
const VERY_NARROW: f64 = 60.0;
/// The most characters of a line of the head.
const LONGEST_LINE: usize = 180;
/// The most characters of what a persona says and wants.
const LONGEST_FACT: usize = 110;
/// The most personas with a panel; more are named in one.
const MOST_PANELS: usize = 3;
/// How many figures stand side by side.
const COLUMNS: usize = 3;

/// The head of an overview, measured.
pub struct Head {
    title: Block,
    title_width: Mm,
    personas: Vec<Block>,
    persona_width: Mm,
    figures: Vec<Figure>,
    figure_width: Mm,
    /// How far below the top personas and figures stand.
    below: Mm,
    /// The height of personas and figures.
    beside: Mm,
    pub height: Mm,
}

impl Head {
    pub fn measure(content: &Content, kept: &Kept, width: Mm, scale: TypeScale) -> Head {
        let figures = if kept.figures { figures(content) } else { Vec::new() };
        let figure_width = figures.iter().map(|figure| figure.width(scale)).fold(Mm::ZERO, Mm::max);
        let all_width = block_width(&figures, figure_width, scale);
        let personas = personas(content, kept);
        let is_narrow = width < scale.em(if personas.is_empty() { VERY_NARROW } else { NARROW });
        let gap = scale.em(GAP);
        let rest = width - if figures.is_empty() { Mm::ZERO } else { all_width + gap };
        let wanted = if is_narrow { rest } else { (rest * 0.42).min(scale.em(30.0) * to_f64(personas.len().max(1))) };
        let persona_width = if personas.is_empty() { Mm::ZERO } else { wanted };
        let title_width = match (is_narrow, personas.is_empty()) {
            (true, _) => width,
            (false, true) => rest,
            (false, false) => rest - persona_width - gap,
        };
        let title = title_block(content, kept);
        let title_height = title.height(title_width, scale);
        let below = if is_narrow { title_height + scale.em(0.5) } else { Mm::ZERO };
        let each = each_width(persona_width, personas.len(), scale);
        let persona_height = personas.iter().map(|block| block.height(each, scale)).fold(Mm::ZERO, Mm::max);
        let beside = persona_height.max(figures_height(&figures, scale));
        let height = if is_narrow { below + beside } else { title_height.max(beside) };
        Head { title, title_width, personas, persona_width, figures, figure_width, below, beside, height }
    }

    /// Its items, with the top left corner at `corner`; it is `width` wide.
    pub fn draw(&self, corner: Point, width: Mm, scale: TypeScale) -> Vec<Item> {
        let mut items =
            vec![self.title.draw(corner, self.title_width, self.title.height(self.title_width, scale), scale)];
        let top = corner.y + self.below;
        let all_width = block_width(&self.figures, self.figure_width, scale);
        let gap = if self.figures.is_empty() { Mm::ZERO } else { scale.em(GAP) };
        let mut x = corner.x + width - all_width - gap - self.persona_width;
        let each = each_width(self.persona_width, self.personas.len(), scale);
        for block in &self.personas {
            items.push(block.draw(Point::new(x, top), each, self.beside, scale));
            x += each + scale.em(FIGURE_GAP);
        }
        let left = corner.x + width - all_width;
        for (index, figure) in self.figures.iter().enumerate() {
            let (row, column) = (index / COLUMNS, index % COLUMNS);
            let x = left + (self.figure_width + scale.em(FIGURE_GAP)) * to_f64(column);
            let y = top + (Figure::height(scale) + scale.em(FIGURE_GAP)) * to_f64(row);
            items.push(figure.draw(Rect::new(x, y, self.figure_width, Figure::height(scale)), scale));
        }
        items
    }
}

fn each_width(width: Mm, count: usize, scale: TypeScale) -> Mm {
    let count = to_f64(count.max(1));
    (width - scale.em(FIGURE_GAP) * (count - 1.0)) / count
}

fn block_width(figures: &[Figure], each: Mm, scale: TypeScale) -> Mm {
    let columns = to_f64(figures.len().min(COLUMNS));
    ((each + scale.em(FIGURE_GAP)) * columns - scale.em(FIGURE_GAP)).max(Mm::ZERO)
}

fn figures_height(figures: &[Figure], scale: TypeScale) -> Mm {
    let rows = to_f64(figures.len().div_ceil(COLUMNS));
    ((Figure::height(scale) + scale.em(FIGURE_GAP)) * rows - scale.em(FIGURE_GAP)).max(Mm::ZERO)
}

fn title_block(content: &Content, kept: &Kept) -> Block {
    let (journey, blocks) = (content.journey, content.blocks);
    let words = blocks.words;
    let situation = journey.situation.map(|situation| match situation {
        Situation::Current => words.current,
        Situation::Desired => words.desired,
    });
    let kicker: Vec<&str> = std::iter::once(words.sheets.overview).chain(situation).collect();
    let mut parts = vec![
        content.aside(&kicker.join(SEPARATOR), TextStyle::Name),
        blocks.part(&cut(&journey.title.value), TextStyle::Title, blocks.house.title_colour()),
    ];
    let goals = journey.goals.iter().map(|goal| blocks.named(words.goal, &goal.value));
    let others =
        [(words.scope, &journey.scope), (words.audience, &journey.audience), (words.research, &journey.research)];
    let others = others.into_iter().flat_map(|(name, texts)| texts.iter().map(|text| blocks.named(name, &text.value)));
    let lines: Vec<String> =
        if kept.header_lines { goals.chain(others).take(4).collect() } else { goals.take(1).collect() };
    parts.extend(lines.iter().enumerate().map(|(index, line)| {
        let gap = if index == 0 { 0.2 } else { 0.05 };
        content.aside(&shortened(line, LONGEST_LINE), TextStyle::Aside).after(gap)
    }));
    let figures = figures_in_line(content);
    if !figures.is_empty() {
        parts.push(content.part(&figures, TextStyle::Name).after(0.25));
    }
    Block {
        role: SemanticRole::Header,
        label: cut(&journey.title.value),
        span: Some(journey.title.span),
        background: Background::Bare,
        parts,
    }
}

/// The figures that have a place, on one line.
pub fn figures_in_line(content: &Content) -> String {
    let figures = content.brief.figures(&content.names).join(SEPARATOR);
    let mut letters = figures.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Lead time, waiting, steps, negatives, opportunities, and how many actions are done.
fn figures(content: &Content) -> Vec<Figure> {
    let (journey, blocks, words) = (content.journey, content.blocks, content.words);
    let steps = journey.steps().count();
    let counted = |count: usize, names: [&'static str; 2]| {
        (count > 0).then(|| (count.to_string(), names[usize::from(count != 1)]))
    };
    let (actions, states) = content.brief.actions();
    let done = states[ActionState::Done as usize];
    let actions_name = content.names.in_sentence(blocks.lane_name(CardKind::Action));
    let actions = if actions > 0 {
        Some((words.done_of(&done.to_string(), &actions.to_string()), words.actions_done))
    } else {
        let has_negatives = journey.cards_of(CardKind::Negative).next().is_some();
        has_negatives.then(|| ("0".to_owned(), actions_name.as_str()))
    };
    let unknown = content.brief.phases.iter().any(|phase| phase.time.is_none());
    let at_least = |time: String| if unknown { format!("≥ {time}") } else { time };
    let [lead, waiting] = journey.shown_totals(journey.language, true);
    let found: [Option<(String, &str)>; 6] = [
        lead.map(|time| (at_least(time), blocks.words.lead_time)),
        waiting.map(|time| (time, blocks.words.of_which_waiting)),
        counted(steps, words.steps_counted),
        counted(journey.cards_of(CardKind::Negative).count(), blocks.words.pain_points),
        counted(journey.cards_of(CardKind::Opportunity).count(), blocks.words.opportunities_found),
        actions,
    ];
    found.into_iter().flatten().map(|(value, name)| Figure::new(blocks, &value, name)).collect()
}

/// A panel for each persona, or one with the names of many.
fn personas(content: &Content, kept: &Kept) -> Vec<Block> {
    let personas = &content.journey.personas;
    if personas.is_empty() || !kept.persona {
        return Vec::new();
    }
    if personas.len() > MOST_PANELS {
        let names: Vec<&str> = personas.iter().take(20).map(|persona| persona.name.value.as_str()).collect();
        let names = cut(&names.join(SEPARATOR));
        let parts = vec![content.part(&names, TextStyle::Name)];
        let span = Some(personas[0].name.span);
        return vec![Block { role: SemanticRole::Persona, label: names, span, background: Background::Panel, parts }];
    }
    let facts = kept.persona_facts && personas.len() == 1;
    personas.iter().filter_map(|persona| panel(content, persona, facts)).collect()
}

fn panel(content: &Content, persona: &Persona, facts: bool) -> Option<Block> {
    let (blocks, words) = (content.blocks, content.blocks.words);
    let mut parts: Vec<Part> = vec![content.part(&cut(&persona.name.value), TextStyle::Name)];
    let about: Vec<&str> = persona.age.iter().chain(&persona.role).map(|text| text.value.as_str()).collect();
    if !about.is_empty() {
        parts.push(content.aside(&shortened(&about.join(SEPARATOR), LONGEST_FACT), TextStyle::Aside));
    }
    if facts {
        let quote = persona.quotes.first().map(|quote| blocks.quoted(&shortened(&quote.value, LONGEST_FACT)));
        parts.extend(quote.map(|quote| content.part(&quote, TextStyle::Spoken).after(0.1)));
        let others = [(words.wants, &persona.goals), (words.runs_into, &persona.frustrations)];
        for (name, texts) in others {
            let line = texts.first().map(|text| blocks.named(name, &shortened(&text.value, LONGEST_FACT)));
            parts.extend(line.map(|line| content.aside(&line, TextStyle::Aside).after(0.1)));
        }
    }
    header::with_disc(blocks, persona, parts).into_iter().next()
}

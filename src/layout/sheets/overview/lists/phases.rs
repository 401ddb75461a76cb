//! The table of phases: steps, time, waiting, negatives, opportunities, and actions by state.

use crate::geometry::{Mm, Point, Rect};
use crate::graphemes::shortened;
use crate::layout::blocks::block::Part;
use crate::layout::blocks::shapes::{part_of, rounded};
use crate::layout::blocks::signs;
use crate::layout::numbers::to_f64;
use crate::layout::style;
use crate::layout::style::{TextStyle, TypeScale};
use crate::model::brief::{ActionState, PhaseBrief};
use crate::model::totals::Days;
use crate::scene::{Group, Item, Paint, SemanticRole};

use super::super::content::Content;
use super::super::drop_order::Kept;
use super::super::write;
use super::super::write::Side;
use super::{SheetList, padding};

/// Stands for what is not said.
const NOTHING: &str = "–";
/// The width of a column of a state, in ems.
const STATE: f64 = 1.9;
/// Gap between two columns, in ems.
const GAP: f64 = 0.9;
/// The most characters of the name of a column in one line.
const LONGEST_HEAD: usize = 12;
/// The width of the colour before a name, in ems.
const SWATCH: f64 = 1.1;

/// A column of words or figures.
struct TableColumn {
    /// Its name in one line, or in two where it has several words and is long.
    head: Vec<Part>,
    cells: Vec<Part>,
    width: Mm,
}

/// What is counted in a phase.
type Count = fn(&PhaseBrief) -> usize;

/// The table of phases.
pub struct Phases<'a> {
    content: &'a Content<'a>,
    columns: Vec<TableColumn>,
    /// The states that any action has.
    states: Vec<ActionState>,
    roomy: bool,
}

impl<'a> Phases<'a> {
    pub fn of(content: &'a Content<'a>, kept: &Kept, scale: TypeScale) -> Option<Phases<'a>> {
        let phases = &content.brief.phases;
        if phases.is_empty() {
            return None;
        }
        let (words, map) = (content.words, content.blocks.words);
        let time = |days: Option<Days>| content.time(days).unwrap_or_else(|| NOTHING.to_owned());
        let step = content.names.in_sentence(content.journey.language.plan_words().one.step);
        let steps = |phase: &PhaseBrief| content.steps(phase.moments.clone());
        let or_nothing = |text: String| if text.is_empty() { NOTHING.to_owned() } else { text };
        let count = |count: usize| count.to_string();
        let mut columns: Vec<(&str, Vec<String>)> =
            vec![(&step, phases.iter().map(|phase| or_nothing(steps(phase))).collect())];
        if phases.iter().any(|phase| phase.time.is_some()) {
            columns.push((words.duration, phases.iter().map(|phase| time(phase.time)).collect()));
        }
        if phases.iter().any(|phase| phase.waiting.is_some()) {
            columns.push((map.waiting, phases.iter().map(|phase| time(phase.waiting)).collect()));
        }
        let counted: [(&str, Count); 2] =
            [(map.pain_points[1], |phase| phase.negatives), (map.opportunities_found[1], |phase| phase.opportunities)];
        for (name, of) in counted {
            if phases.iter().any(|phase| of(phase) > 0) {
                columns.push((name, phases.iter().map(|phase| count(of(phase))).collect()));
            }
        }
        let column = |(head, cells): (&str, Vec<String>)| {
            let head: Vec<Part> = in_lines(head).iter().map(|line| content.aside(line, TextStyle::Aside)).collect();
            let cells: Vec<Part> = cells.iter().map(|cell| content.part(cell, TextStyle::Body)).collect();
            let widest = cells.iter().chain(&head).map(|part| part.natural_width(scale));
            let width = widest.fold(Mm::ZERO, Mm::max);
            TableColumn { head, cells, width }
        };
        let columns = columns.into_iter().map(column).collect();
        let has = |state: &ActionState| phases.iter().any(|phase| phase.states[*state as usize] > 0);
        let order = [ActionState::Done, ActionState::Doing, ActionState::Planned, ActionState::Late];
        Some(Phases { content, columns, states: order.into_iter().filter(has).collect(), roomy: kept.roomy_lists })
    }

    /// The columns that fit beside a name, from the left.
    fn shown(&self, width: Mm, scale: TypeScale) -> usize {
        let room = width - scale.em(SWATCH + 7.0) - scale.em(STATE * to_f64(self.states.len()));
        let mut taken = Mm::ZERO;
        let fits = |column: &&TableColumn| {
            taken += column.width + scale.em(GAP);
            taken <= room
        };
        self.columns.iter().take_while(fits).count()
    }

    fn name_width(&self, width: Mm, scale: TypeScale) -> Mm {
        let columns = self.columns.iter().take(self.shown(width, scale)).map(|column| column.width + scale.em(GAP));
        let taken = columns.sum::<Mm>() + scale.em(STATE * to_f64(self.states.len()));
        (width - taken - scale.em(SWATCH)).max(scale.em(4.0))
    }

    /// The lines of the highest name of a column.
    fn head_lines(&self) -> usize {
        self.columns.iter().map(|column| column.head.len()).max().unwrap_or(1)
    }

    fn name(&self, row: usize) -> Part {
        let name = &self.content.journey.phases[row].name.value;
        let name = if self.content.brief.phases.len() > 12 { format!("{}. {name}", row + 1) } else { name.clone() };
        self.content.part(&shortened(&name, 70), TextStyle::Name)
    }
}

/// The name of a column in one line, or in two where it is long.
fn in_lines(name: &str) -> Vec<&str> {
    match name.split_once(' ') {
        Some((first, rest)) if name.chars().count() > LONGEST_HEAD => vec![first, rest],
        _ => vec![name],
    }
}

impl SheetList for Phases<'_> {
    fn title(&self) -> (String, String) {
        (self.content.words.by_phase.to_owned(), String::new())
    }

    fn count(&self) -> usize {
        self.content.brief.phases.len()
    }

    fn head_height(&self, scale: TypeScale) -> Mm {
        scale.line(TextStyle::Aside) * to_f64(self.head_lines()) + scale.em(0.1)
    }

    fn row_height(&self, row: usize, width: Mm, scale: TypeScale) -> Mm {
        let name_width = self.name_width(width, scale);
        write::height(&self.name(row), name_width, scale) + scale.em(padding(self.roomy) * 2.0)
    }

    fn draw_head(&self, area: Rect, scale: TypeScale) -> Option<Item> {
        let mut name = Vec::new();
        let phase = self.content.aside(self.content.journey.language.plan_words().one.phase, TextStyle::Aside);
        let y = area.y + scale.line(TextStyle::Aside) * (to_f64(self.head_lines()) - 1.0);
        write::line(&phase, Point::new(area.x + scale.em(SWATCH), y), Side::Left, scale, &mut name);
        let mut cells = vec![part_of(SemanticRole::TableHead, name)];
        let mut x = area.x + scale.em(SWATCH) + self.name_width(area.width, scale);
        for column in self.columns.iter().take(self.shown(area.width, scale)) {
            x += scale.em(GAP) + column.width;
            let mut items = Vec::new();
            for (line, head) in column.head.iter().enumerate() {
                // All end on the same line.
                let below = self.head_lines() - column.head.len() + line;
                let y = area.y + scale.line(TextStyle::Aside) * to_f64(below);
                write::line(head, Point::new(x, y), Side::Right, scale, &mut items);
            }
            cells.push(part_of(SemanticRole::TableHead, items));
        }
        for state in &self.states {
            x += scale.em(STATE);
            let centre = Point::new(
                x - scale.em(0.5),
                area.y + scale.line(TextStyle::Aside) * (to_f64(self.head_lines()) - 0.5),
            );
            // A picture with a name, since a cell without words is none for a screen reader.
            let label = state_name(self.content, *state).to_owned();
            let items = signs::state(*state, centre, scale.em(0.85));
            let sign = Item::Group(Group { role: SemanticRole::Chart, label, items, ..Group::default() });
            cells.push(part_of(SemanticRole::TableHead, vec![sign]));
        }
        Some(part_of(SemanticRole::TableRow, cells))
    }

    fn draw_row(&self, row: usize, area: Rect, scale: TypeScale) -> Item {
        let phase = &self.content.brief.phases[row];
        let top = area.y + scale.em(padding(self.roomy));
        let swatch = Rect::new(area.x, top + scale.em(0.1), scale.em(0.45), scale.em(1.0));
        let colour = self.content.blocks.house.phase_colour(row);
        let mut name = vec![part_of(SemanticRole::Decoration, vec![rounded(swatch, Mm::ZERO, Paint::fill(colour))])];
        let name_width = self.name_width(area.width, scale);
        let words = self.name(row);
        write::lines(&words, Point::new(area.x + scale.em(SWATCH), top), name_width, scale, &mut name);
        let mut cells = vec![part_of(SemanticRole::TableCell, name)];
        let mut x = area.x + scale.em(SWATCH) + name_width;
        for column in self.columns.iter().take(self.shown(area.width, scale)) {
            x += scale.em(GAP) + column.width;
            let mut items = Vec::new();
            write::line(&column.cells[row], Point::new(x, top), Side::Right, scale, &mut items);
            cells.push(part_of(SemanticRole::TableCell, items));
        }
        for state in &self.states {
            x += scale.em(STATE);
            let count = phase.states[*state as usize];
            let text = if count == 0 { NOTHING.to_owned() } else { count.to_string() };
            let is_late = *state == ActionState::Late && count > 0;
            let text_style = if is_late { TextStyle::Name } else { TextStyle::Body };
            let words = self.content.blocks.part(&text, text_style, if is_late { style::LATE } else { style::INK });
            let mut items = Vec::new();
            write::line(&words, Point::new(x - scale.em(0.5), top), Side::Middle, scale, &mut items);
            cells.push(part_of(SemanticRole::TableCell, items));
        }
        part_of(SemanticRole::TableRow, cells)
    }

    fn role(&self) -> SemanticRole {
        SemanticRole::Table
    }
}

/// What a state is called.
pub fn state_name(content: &Content, state: ActionState) -> &'static str {
    let status = &content.journey.language.plan_words().status;
    match state {
        ActionState::Late => content.words.late,
        ActionState::Doing => status.doing,
        ActionState::Planned => status.planned,
        ActionState::Done => status.done,
    }
}

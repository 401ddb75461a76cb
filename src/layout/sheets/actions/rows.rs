//! The rows of the table of actions.
//!
//! In: the groups of actions. Out: a table with a row an action, in one of two forms: a column for each fact, or,
//! where that is too wide, facts of one kind below each other in a column.

use crate::geometry::Colour;
use crate::graphemes::shortened;
use crate::layout::blocks::block::Part;
use crate::layout::blocks::journey::{Blocks, SEPARATOR};
use crate::layout::blocks::table::{Table, TableEntry, TableRow};
use crate::layout::style;
use crate::layout::style::TextStyle;
use crate::model::names::DisplayNames;
use crate::model::{Action, ActionGroup, Card, CardKind, Level, Status, Text};

/// Stands for an optional fact that is not given.
const UNKNOWN: &str = "—";
/// The most characters of a chain, since names of phases can be long; the map has them in full.
const LONGEST_ORIGIN: usize = 300;

/// Which columns a table has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One for each fact.
    Wide,
    /// Number, action, who and when, how much.
    Narrow,
}

/// Builds the rows.
struct RowBuilder<'a> {
    blocks: &'a Blocks<'a>,
    names: &'a DisplayNames<'a>,
}

/// How many actions have which status, those with none aside.
pub fn summary(blocks: &Blocks, names: &DisplayNames, groups: &[ActionGroup]) -> String {
    const ORDER: [Status; 5] = [Status::New, Status::Planned, Status::Doing, Status::Done, Status::Dropped];
    let actions = || groups.iter().flat_map(|group| &group.actions);
    let counts = ORDER.into_iter().filter_map(|status| {
        let count = actions().filter(|(_, action)| action.status == Some(status)).count();
        (count > 0).then(|| blocks.named(names.status(status), &count.to_string()))
    });
    let all = blocks.named(blocks.lane_name(CardKind::Action), &actions().count().to_string());
    std::iter::once(all).chain(counts).collect::<Vec<_>>().join(SEPARATOR)
}

/// The table of all actions; with a name above each group where any action says who can decide it.
pub fn table(blocks: &Blocks, names: &DisplayNames, groups: &[ActionGroup], form: Form) -> Table {
    let builder = RowBuilder { blocks, names };
    let grouped = groups.iter().any(|group| group.reach.is_some());
    let mut rows = Vec::new();
    for group in groups {
        if grouped {
            rows.push(builder.section(names.reach(group.reach)));
        }
        rows.extend(group.actions.iter().map(|(card, action)| builder.row(card, action, form)));
    }
    Table { label: blocks.lane_name(CardKind::Action).to_owned(), head: builder.head(form), rows }
}

impl RowBuilder<'_> {
    fn head(&self, form: Form) -> Vec<Part> {
        let plan = self.names.journey().language.plan_words();
        let (columns, owner) = (&plan.columns, self.blocks.words.owner);
        let action = self.names.kind(CardKind::Action);
        let in_sentence = |word: &str| self.names.in_sentence(word);
        let joined = |words: &[&str]| {
            let rest = words[1..].iter().map(|word| in_sentence(word));
            std::iter::once(words[0].to_owned()).chain(rest).collect::<Vec<_>>().join(SEPARATOR)
        };
        let heads: Vec<String> = match form {
            Form::Wide => {
                let effort = [columns.effort, columns.impact, columns.origin];
                [columns.number, action, owner, columns.due, columns.status]
                    .into_iter()
                    .chain(effort)
                    .map(str::to_owned)
                    .collect()
            }
            Form::Narrow => vec![
                columns.number.to_owned(),
                joined(&[action, columns.origin]),
                joined(&[owner, columns.due, columns.status]),
                joined(&[columns.effort, columns.impact]),
            ],
        };
        heads.iter().map(|head| self.blocks.part(head, TextStyle::Name, style::INK)).collect()
    }

    fn section(&self, name: &str) -> TableRow {
        let again = format!("{name} ({})", self.blocks.words.continued);
        let part = |text: &str| self.blocks.part(text, TextStyle::Heading, style::INK);
        TableRow::Section { name: part(name), again: part(&again) }
    }

    fn row(&self, card: &Card, action: &Action, form: Form) -> TableRow {
        let over = matches!(action.status, Some(Status::Done | Status::Dropped));
        // Finished actions are muted.
        let ink = if over { style::MUTED } else { style::INK };
        let colour = style::card_colours(card.kind).edge;
        let number = self.names.number(card).unwrap_or_default();
        let number_cell = vec![self.blocks.part(&number, TextStyle::Number, if over { style::MUTED } else { colour })];
        let mut words = self.blocks.divided(&card.text.value, TextStyle::Body, ink);
        for effect in &action.effects {
            let effect = self.blocks.named(self.blocks.words.effect, &effect.value);
            words.extend(self.asides(&effect));
        }
        words.extend(self.blocks.unread(&card.unread).iter().flat_map(|line| self.asides(line)));
        let cells = match form {
            Form::Wide => vec![
                number_cell,
                words,
                self.owners(action, ink),
                self.due(action, ink),
                vec![self.status(action, ink)],
                vec![self.level(action.effort, ink)],
                vec![self.level(action.impact, ink)],
                self.asides(&self.origin(card)),
            ],
            Form::Narrow => {
                words.extend(self.asides(&self.origin(card)));
                let mut who = self.owners(action, ink);
                who.extend(self.due(action, ink));
                who.push(self.status(action, ink));
                vec![number_cell, words, who, vec![self.level(action.effort, ink), self.level(action.impact, ink)]]
            }
        };
        TableRow::Entry(TableEntry { label: number, span: card.span, cells })
    }

    fn asides(&self, text: &str) -> Vec<Part> {
        self.blocks.divided(text, TextStyle::Aside, style::MUTED).into_iter().map(|part| part.after(0.1)).collect()
    }

    /// Who does it, and with whom.
    fn owners(&self, action: &Action, ink: Colour) -> Vec<Part> {
        let names = |texts: &[Text]| texts.iter().map(|text| text.value.as_str()).collect::<Vec<_>>().join(", ");
        let mut parts = if action.owners.is_empty() {
            vec![self.undecided(action)]
        } else {
            self.blocks.divided(&names(&action.owners), TextStyle::Body, ink)
        };
        if !action.with.is_empty() {
            let with = format!("{} {}", self.blocks.words.with, names(&action.with));
            parts.extend(self.asides(&with));
        }
        parts
    }

    fn due(&self, action: &Action, ink: Colour) -> Vec<Part> {
        action.due.as_ref().map_or_else(
            || vec![self.undecided(action)],
            |due| self.blocks.divided(&self.blocks.written_date(due), TextStyle::Name, ink),
        )
    }

    fn status(&self, action: &Action, ink: Colour) -> Part {
        self.blocks.part(action.status.map_or(UNKNOWN, |status| self.names.status(status)), TextStyle::Body, ink)
    }

    fn level(&self, level: Option<Level>, ink: Colour) -> Part {
        self.blocks.part(level.map_or(UNKNOWN, |level| self.names.level(level)), TextStyle::Body, ink)
    }

    /// Stands for an owner or a date that is not given, unless the action is finished.
    fn undecided(&self, action: &Action) -> Part {
        let words = match action.status {
            Some(Status::Done | Status::Dropped) => UNKNOWN,
            _ => self.names.journey().language.plan_words().to_decide,
        };
        self.blocks.part(words, TextStyle::Spoken, style::MUTED)
    }

    fn origin(&self, card: &Card) -> String {
        let chains: Vec<String> = self.names.behind(card).map(|chain| unbroken(&chain)).collect();
        let origin = if chains.is_empty() {
            self.names.place(card.place).map_or_else(|| UNKNOWN.to_owned(), |place| unbroken(&place))
        } else {
            chains.join("; ")
        };
        shortened(&origin, LONGEST_ORIGIN)
    }
}

/// A chain in which no line begins with an arrow, and the number of a step stays with its word.
fn unbroken(chain: &str) -> String {
    const LONGEST_STEP: usize = 16;
    let chain = chain.replace(" ← ", "\u{a0}← ");
    match chain.rsplit_once(", ") {
        Some((before, step)) if step.chars().count() <= LONGEST_STEP => {
            format!("{before}, {}", step.replace(' ', "\u{a0}"))
        }
        _ => chain,
    }
}

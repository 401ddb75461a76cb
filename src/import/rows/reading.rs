//! The rows of one table → phases, steps and what is said about them.
//!
//! In: a table of which each row is a step or a phase, and the tables before it. Out: both merged.

use super::super::draft::EntryHead;
use super::super::emotion::{self, EmotionScale};
use super::super::headers::{self, ColumnMeaning, OF_ACTIONS, OF_METRICS};
use super::super::table::{Cell, CellTable};
use super::chain::link;
use super::merged::{Fact, MergedTables, MomentIndex};
use crate::language::Language;
use crate::language::fold::fold;
use crate::message::import;
use crate::syntax::Keyword;

/// What the columns of a table are.
struct Columns {
    all: Vec<ColumnMeaning>,
    heads: Vec<String>,
    phase: Option<usize>,
    step: Option<usize>,
    number: Option<usize>,
    scales: Vec<EmotionScale>,
    /// Whether rows with one cell name the phases.
    is_grouped: bool,
    /// Whether phases and steps of earlier tables are meant.
    is_further: bool,
}

/// Adds a table to those before it; `is_turned`: it was transposed.
pub(super) fn read(merged: &mut MergedTables, table: &CellTable, is_turned: bool) {
    let columns = Columns::of(merged, table, is_turned);
    columns.personas(merged, table);
    let mut phase: Option<usize> = None;
    for row in table.rows.iter().skip(1) {
        if let (true, [only]) = (columns.is_grouped, row.as_slice()) {
            phase = Some(merged.add_phase(only.clone()));
            continue;
        }
        let spots = columns.spots(merged, table, row, &mut phase);
        columns.facts(merged, row, &spots);
    }
}

impl Columns {
    fn of(merged: &mut MergedTables, table: &CellTable, is_turned: bool) -> Columns {
        let language = merged.language;
        let head = table.head();
        let heads: Vec<String> = head.iter().map(Cell::flat).collect();
        let mut columns: Vec<ColumnMeaning> =
            heads.iter().enumerate().map(|(at, head)| headers::column(head, at, language)).collect();
        let width = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        columns.extend((columns.len()..width).map(|at| headers::own("", at, language)));
        second_meanings(&mut columns, &heads);
        let find = |keyword: Keyword| columns.iter().position(|column| column.is(keyword));
        let (mut phase, mut step) = (find(Keyword::Phase), find(Keyword::Step));
        if is_turned && phase != Some(0) && step != Some(0) {
            // What was the head of the table names its columns.
            phase = Some(0);
        }
        if phase.is_none() && step.is_none() {
            step = Some(0);
        }
        let line = head.first().map_or(1, |cell| cell.line);
        let words = language.exchange_words();
        let name = heads.first().map_or("", String::as_str);
        if !is_turned && step == Some(0) && find(Keyword::Step).is_none() {
            merged.choose(line, words.steps_chosen(name), import::steps(name));
        }
        let is_grouped = step.is_some() && table.rows.iter().skip(1).any(|row| row.len() == 1) && columns.len() > 2;
        let is_known = |at: &usize| {
            table
                .below(*at)
                .any(|cell| merged.phase(&cell.flat()).is_some() || merged.step(None, &cell.flat()).is_some())
        };
        let is_further = phase.iter().chain(&step).any(is_known);
        let number = columns.iter().position(|column| matches!(column, ColumnMeaning::Number));
        let mut columns =
            Columns { all: columns, heads, phase, step, number, scales: Vec::new(), is_grouped, is_further };
        columns.free_second_columns(language);
        columns.scales = (0..columns.all.len()).map(|at| columns.scale(merged, table, at)).collect();
        columns
    }

    /// A second column of phases or steps is a lane; where rows name the phases, so is the column of phases.
    fn free_second_columns(&mut self, language: Language) {
        if self.is_grouped {
            self.phase = None;
        }
        for at in 0..self.all.len() {
            let is_frame = self.all[at].is(Keyword::Phase) || self.all[at].is(Keyword::Step);
            if is_frame && self.phase != Some(at) && self.step != Some(at) {
                let head = self.heads.get(at).map_or("", String::as_str);
                self.all[at] = headers::own(head, at, language);
            }
        }
    }

    /// The scale of the numbers in a column of emotions; the choice is reported.
    fn scale(&self, merged: &mut MergedTables, table: &CellTable, at: usize) -> EmotionScale {
        if !self.all[at].is(Keyword::Emotion) {
            return EmotionScale::None;
        }
        let scale = EmotionScale::of(table.below(at).map(|cell| cell.text.as_str()));
        if let (EmotionScale::Ends(low, high), Some(head)) = (scale, self.heads.get(at)) {
            let line = table.head().first().map_or(1, |cell| cell.line);
            let (low, high) = (low.to_string(), high.to_string());
            let choice = merged.language.exchange_words().scale(head, &low, &high);
            let remark = import::scale(head, low, high);
            merged.choose(line, choice, remark);
        }
        scale
    }

    fn personas(&self, merged: &mut MergedTables, table: &CellTable) {
        let Some(at) = self.all.iter().position(|column| column.is(Keyword::Persona)) else { return };
        for cell in table.below(at) {
            for name in names(cell, merged.split) {
                merged.persona(&name);
            }
        }
    }

    /// Where the entries of a row go: its phase, or the steps that it names.
    fn spots(
        &self,
        merged: &mut MergedTables,
        table: &CellTable,
        row: &[Cell],
        phase: &mut Option<usize>,
    ) -> Vec<MomentIndex> {
        let line = row.first().map_or(1, |cell| cell.line);
        let named = self.phase.and_then(|at| row.get(at)).filter(|cell| !cell.flat().is_empty());
        let steps = self.step.and_then(|at| row.get(at)).map_or(Vec::new(), |cell| cell.entries(merged.split));
        if let Some(cell) = named {
            let name = Cell::new(cell.flat(), cell.line);
            *phase = Some(self.phase_named(merged, name, *phase));
        } else if self.phase.is_none()
            && self.is_further
            && let [name] = steps.as_slice()
            && let Some(spot) = merged.step(None, name)
        {
            *phase = Some(spot.phase);
            return vec![spot];
        }
        let of = *phase.get_or_insert_with(|| {
            let heading = table.heading.clone().filter(|_| self.phase.is_none()).unwrap_or(Cell::new("", line));
            merged.phase(&heading.text).unwrap_or_else(|| merged.add_phase(heading))
        });
        if steps.is_empty() {
            return vec![MomentIndex { phase: of, step: None }];
        }
        let number = self.number.and_then(|at| row.get(at)).map(Cell::flat).filter(|number| !number.is_empty());
        let known =
            |merged: &MergedTables, name: &str| if self.is_further { merged.step(Some(of), name) } else { None };
        let mut spots = Vec::with_capacity(steps.len());
        for (index, name) in steps.iter().enumerate() {
            let numbered = match &number {
                Some(number) if index == 0 => format!("{number} {name}"),
                _ => name.clone(),
            };
            spots.push(known(merged, name).unwrap_or_else(|| merged.add_step(of, Cell::new(numbered, line), name)));
        }
        spots
    }

    /// The phase that a row names: the one before, or one of an earlier table, or a new one.
    fn phase_named(&self, merged: &mut MergedTables, name: Cell, before: Option<usize>) -> usize {
        let known = merged.phase(&name.text);
        match known {
            Some(known) if self.is_further || before == Some(known) => known,
            _ => merged.add_phase(name),
        }
    }

    fn facts(&self, merged: &mut MergedTables, row: &[Cell], spots: &[MomentIndex]) {
        // What is said of several steps at once is said of their phase.
        let spot = match spots {
            [only] => *only,
            [first, ..] => MomentIndex { step: None, ..*first },
            [] => return,
        };
        let mut hung = RowFacts::default();
        for (at, cell) in row.iter().enumerate().filter(|(at, _)| Some(*at) != self.phase && Some(*at) != self.step) {
            let Some(column) = self.all.get(at) else { continue };
            for fact in self.entries(merged, column, at, cell, spot) {
                hung.add(fact);
            }
        }
        let (facts, is_linked) = link(hung.facts, &mut merged.labels);
        if is_linked {
            let line = row.first().map_or(1, |cell| cell.line);
            merged.choose(line, merged.language.exchange_words().linked.to_owned(), import::linked());
        }
        for fact in facts {
            merged.put(spot, fact);
        }
    }

    fn entries(
        &self,
        merged: &mut MergedTables,
        column: &ColumnMeaning,
        at: usize,
        cell: &Cell,
        spot: MomentIndex,
    ) -> Vec<Fact> {
        let head = self.heads.get(at).map_or("", String::as_str);
        let fact = |keyword: EntryHead, text: String| Fact::new(keyword, text, head, cell.line);
        match column {
            ColumnMeaning::Number if spot.step.is_some() => Vec::new(),
            ColumnMeaning::Number => cell
                .entries(None)
                .into_iter()
                .map(|text| fact(EntryHead::Known(Keyword::Note), format!("{head}: {text}")))
                .collect(),
            ColumnMeaning::Aside(head) => {
                let entries = cell.entries(merged.split).into_iter();
                entries.map(|text| fact(EntryHead::Known(Keyword::Note), format!("{head}: {text}"))).collect()
            }
            ColumnMeaning::Time(keyword, unit) => {
                let texts = cell.entries(merged.split).into_iter();
                texts.map(|text| fact(EntryHead::Known(*keyword), with_unit(text, unit.as_deref()))).collect()
            }
            ColumnMeaning::Entry(EntryHead::Own(lane)) => {
                let texts = cell.entries(merged.split);
                let lane = if texts.is_empty() { String::new() } else { merged.lane(lane) };
                texts.into_iter().map(|text| fact(EntryHead::Own(lane.clone()), text)).collect()
            }
            ColumnMeaning::Entry(EntryHead::Known(Keyword::Emotion)) => {
                let scale = self.scales.get(at).copied().unwrap_or(EmotionScale::None);
                let feelings = feelings(cell, merged.split).into_iter();
                feelings.map(|text| fact(EntryHead::Known(Keyword::Emotion), emotion::read(&text, scale))).collect()
            }
            ColumnMeaning::Entry(EntryHead::Known(Keyword::Metric)) => cell
                .entries(merged.split)
                .into_iter()
                .map(|text| with_target(fact(EntryHead::Known(Keyword::Metric), text)))
                .collect(),
            ColumnMeaning::Entry(EntryHead::Known(Keyword::Persona)) if merged.personas() < 2 => Vec::new(),
            ColumnMeaning::Entry(EntryHead::Known(Keyword::Persona)) => {
                cell.entries(merged.split).into_iter().map(|text| fact(EntryHead::Known(Keyword::By), text)).collect()
            }
            ColumnMeaning::Entry(EntryHead::Known(keyword)) => {
                cell.entries(merged.split).into_iter().map(|text| fact(EntryHead::Known(*keyword), text)).collect()
            }
        }
    }
}

/// Words with two meanings, told apart by the other columns: `Action` beside steps is what is to be done, `Owner`
/// without an action is who acts, and `Who` behind an action is who does that.
fn second_meanings(columns: &mut [ColumnMeaning], heads: &[String]) {
    let is_action = |head: &String| matches!(fold(head).as_str(), "action" | "actions");
    let steps: Vec<usize> = (0..columns.len()).filter(|at| columns[*at].is(Keyword::Step)).collect();
    if steps.len() > 1 {
        for at in steps.into_iter().filter(|at| heads.get(*at).is_some_and(is_action)) {
            columns[at] = ColumnMeaning::Entry(EntryHead::Known(Keyword::Action));
        }
    }
    let Some(action) = columns.iter().position(|column| column.is(Keyword::Action)) else {
        for column in columns.iter_mut().filter(|column| column.is(Keyword::Owner)) {
            *column = ColumnMeaning::Entry(EntryHead::Known(Keyword::By));
        }
        return;
    };
    let is_owner =
        |head: &str| Language::ALL.iter().any(|language| Keyword::from_word(head, *language).contains(&Keyword::Owner));
    for (at, column) in columns.iter_mut().enumerate().skip(action) {
        if column.is(Keyword::By) && heads.get(at).is_some_and(|head| is_owner(head)) {
            *column = ColumnMeaning::Entry(EntryHead::Known(Keyword::Owner));
        }
    }
}

/// The facts of a row, those that belong to the action or the metric before them under it.
#[derive(Default)]
struct RowFacts {
    facts: Vec<Fact>,
    action: Option<usize>,
    metric: Option<usize>,
}

impl RowFacts {
    fn add(&mut self, fact: Fact) {
        let holder = match &fact.head {
            EntryHead::Known(keyword) if OF_ACTIONS.contains(keyword) => self.action,
            EntryHead::Known(keyword) if OF_METRICS.contains(keyword) => self.metric,
            _ => None,
        };
        if let Some(holder) = holder.and_then(|at| self.facts.get_mut(at)) {
            holder.under.push(fact);
            return;
        }
        match fact.head {
            EntryHead::Known(Keyword::Action) => self.action = Some(self.facts.len()),
            EntryHead::Known(Keyword::Metric) => self.metric = Some(self.facts.len()),
            _ => {}
        }
        self.facts.push(fact);
    }
}

/// The feelings of a cell. A hyphen that stands alone is a sign.
fn feelings(cell: &Cell, split: Option<&str>) -> Vec<String> {
    match cell.text.trim() {
        sign @ ("-" | "−" | "--") => vec![sign.to_owned()],
        _ => cell.entries(split),
    }
}

/// The names in a cell, also separated by commas.
fn names(cell: &Cell, split: Option<&str>) -> Vec<Cell> {
    let entries = cell.entries(split);
    let names = entries.iter().flat_map(|entry| entry.split([',', '、', '，'])).map(str::trim);
    names.filter(|name| !name.is_empty()).map(|name| Cell::new(name, cell.line)).collect()
}

/// A metric that names its target in parentheses at its end: `Calls (target: < 5 %)`.
fn with_target(metric: Fact) -> Fact {
    let inside = metric.text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    let parted = inside.and_then(|(name, inside)| Some((name.trim_end(), inside.split_once(':')?)));
    let Some((name, (word, value))) = parted else { return metric };
    let is_target = Language::ALL.iter().any(|language| Keyword::from_word(word, *language).contains(&Keyword::Target));
    if !is_target || name.is_empty() || value.trim().is_empty() {
        return metric;
    }
    let target = Fact::new(EntryHead::Known(Keyword::Target), value.trim().to_owned(), word, metric.line);
    Fact { text: name.to_owned(), under: vec![target], ..metric }
}

/// A bare number with the unit that the head names.
fn with_unit(text: String, unit: Option<&str>) -> String {
    let is_bare = text.chars().all(|sign| sign.is_ascii_digit() || ".,–- ".contains(sign));
    match unit {
        Some(unit) if is_bare => format!("{text} {unit}"),
        _ => text,
    }
}

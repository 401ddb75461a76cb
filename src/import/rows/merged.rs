//! The phases and steps of all tables of a file, merged by name.
//!
//! In: names and entries, from one table or several. Out: a [`JourneyDraft`]. Phases and steps of the same name are merged, whatever
//! table they stand in.

use std::collections::{BTreeMap, BTreeSet};

use super::super::draft::{EntryHead, JourneyDraft};
use super::super::table::{Cell, CellTable};
use crate::language::Language;
use crate::language::fold::fold;
use crate::message::{Message, import};
use crate::syntax::{Keyword, plain};

/// An entry about a moment, with the entries under it.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub(super) head: EntryHead,
    pub(super) text: String,
    /// The head of its column.
    pub(super) column: String,
    pub(super) line: usize,
    pub(super) under: Vec<Fact>,
    /// The name by which others point to it.
    pub(super) label: Option<String>,
    /// The labels of what it answers.
    pub(super) answers: Vec<String>,
}

impl Fact {
    /// A fact with nothing under it.
    pub(super) fn new(head: EntryHead, text: String, column: &str, line: usize) -> Fact {
        Fact { head, text, column: column.to_owned(), line, under: Vec::new(), label: None, answers: Vec::new() }
    }
}

/// Makes a unique label for each entry that is referred to.
#[derive(Debug)]
pub(super) struct LabelMaker {
    language: Language,
    made: BTreeMap<String, usize>,
}

impl LabelMaker {
    /// No labels made yet.
    pub(super) const fn of_language(language: Language) -> LabelMaker {
        LabelMaker { language, made: BTreeMap::new() }
    }

    /// The label of a fact, a new one where it has none: `negative-1`.
    pub(super) fn of(&mut self, fact: &mut Fact) -> String {
        let made = &mut self.made;
        let word = fact.head.word(self.language);
        let label = fact.label.get_or_insert_with(|| {
            let word: String = word.to_lowercase().split_whitespace().collect::<Vec<_>>().join("-");
            let number = made.entry(word.clone()).or_default();
            *number += 1;
            format!("{word}-{number}")
        });
        label.clone()
    }
}

/// A phase or a step.
#[derive(Debug)]
pub(super) struct MergedMoment {
    name: Cell,
    facts: Vec<Fact>,
    steps: Vec<MergedMoment>,
    /// The steps by folded name.
    known: BTreeMap<String, usize>,
    /// Entries of the phase that were added already.
    added: BTreeSet<String>,
}

impl MergedMoment {
    fn new(name: Cell) -> MergedMoment {
        MergedMoment { name, facts: Vec::new(), steps: Vec::new(), known: BTreeMap::new(), added: BTreeSet::new() }
    }
}

/// Where an entry is put: a phase, or a step of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MomentIndex {
    pub(super) phase: usize,
    pub(super) step: Option<usize>,
}

/// The content of all tables.
#[derive(Debug)]
pub(super) struct MergedTables<'o> {
    pub(super) language: Language,
    /// The separator of entries in a cell, besides line ends.
    pub(super) split: Option<&'o str>,
    pub(super) title: Option<Cell>,
    /// Comments about choices, for the top.
    choices: Vec<String>,
    header: Vec<(Keyword, Cell)>,
    personas: Vec<Cell>,
    known_personas: BTreeSet<String>,
    /// The lanes of its own, in order, and by folded name.
    lanes: Vec<String>,
    known_lanes: BTreeMap<String, String>,
    phases: Vec<MergedMoment>,
    known: BTreeMap<String, usize>,
    /// A step of each folded name.
    known_steps: BTreeMap<String, MomentIndex>,
    /// What stands beside the tables.
    asides: Vec<String>,
    /// What was not understood.
    remarks: Vec<(usize, Message)>,
    pub(super) labels: LabelMaker,
}

impl<'o> MergedTables<'o> {
    /// No tables yet.
    pub(super) fn new(language: Language, split: Option<&'o str>) -> MergedTables<'o> {
        MergedTables {
            language,
            split,
            title: None,
            choices: Vec::new(),
            header: Vec::new(),
            personas: Vec::new(),
            known_personas: BTreeSet::new(),
            lanes: Vec::new(),
            known_lanes: BTreeMap::new(),
            phases: Vec::new(),
            known: BTreeMap::new(),
            known_steps: BTreeMap::new(),
            asides: Vec::new(),
            remarks: Vec::new(),
            labels: LabelMaker::of_language(language),
        }
    }

    /// A choice that was made, for a comment at the top and a remark.
    pub(super) fn choose(&mut self, line: usize, choice: String, remark: Message) {
        if !self.choices.contains(&choice) {
            self.choices.push(choice);
            self.remarks.push((line, remark));
        }
    }

    /// Something that was not understood.
    pub(super) fn remark(&mut self, line: usize, message: Message) {
        self.remarks.push((line, message));
    }

    /// Words beside the tables.
    pub(super) fn aside(&mut self, words: &str) {
        self.asides.extend(words.lines().map(str::to_owned));
    }

    /// A line beside the tables: an entry of the journey where it begins with such a keyword and no table came before.
    pub(super) fn line(&mut self, words: &Cell, is_early: bool) {
        const HEADER: [Keyword; 8] = [
            Keyword::Goal,
            Keyword::Scope,
            Keyword::Audience,
            Keyword::Research,
            Keyword::Team,
            Keyword::Owner,
            Keyword::Persona,
            Keyword::Insight,
        ];
        let line = words.text.trim_start_matches(['-', '*', '•', ' ']);
        let parted = line.split_once([':', '：']).filter(|(_, rest)| is_early && !rest.trim().is_empty());
        let found = parted.and_then(|(word, rest)| {
            let meant = Keyword::from_word(word, self.language);
            let keyword = meant.into_iter().find(|keyword| HEADER.contains(keyword))?;
            Some((keyword, Cell::new(rest.trim(), words.line)))
        });
        match found {
            Some((Keyword::Persona, name)) => self.persona(&name),
            Some(entry) => self.header.push(entry),
            None => self.aside(&words.text),
        }
    }

    /// A table that says nothing about phases or steps.
    pub(super) fn not_understood(&mut self, table: &CellTable) {
        let line = table.head().first().map_or(1, |cell| cell.line);
        self.remark(line, import::unknown_table());
        self.asides.push(self.language.exchange_words().not_understood(&line.to_string()));
        for row in &table.rows {
            let cells: Vec<String> = row.iter().map(|cell| cell.text.replace('\n', " / ")).collect();
            self.asides.push(format!("| {} |", cells.join(" | ")));
        }
    }

    /// A persona, once.
    pub(super) fn persona(&mut self, name: &Cell) {
        if !plain(&name.text).is_empty() && self.known_personas.insert(fold(&name.text)) {
            self.personas.push(name.clone());
        }
    }

    /// How many personas there are.
    pub(super) fn personas(&self) -> usize {
        self.personas.len()
    }

    /// The name of a lane of its own, as it was first written.
    pub(super) fn lane(&mut self, name: &str) -> String {
        let lanes = &mut self.lanes;
        let known = self.known_lanes.entry(fold(name)).or_insert_with(|| {
            lanes.push(name.to_owned());
            name.to_owned()
        });
        known.clone()
    }

    /// A new phase, and where it is.
    pub(super) fn add_phase(&mut self, name: Cell) -> usize {
        let index = self.phases.len();
        self.known.entry(fold(&name.text)).or_insert(index);
        self.phases.push(MergedMoment::new(name));
        index
    }

    /// The first phase with this name.
    pub(super) fn phase(&self, name: &str) -> Option<usize> {
        self.known.get(&fold(name)).copied()
    }

    /// A new step of a phase; `key` is the name by which other tables know it, without its number.
    pub(super) fn add_step(&mut self, phase: usize, name: Cell, key: &str) -> MomentIndex {
        let Some(holder) = self.phases.get_mut(phase) else { return MomentIndex { phase, step: None } };
        let step = holder.steps.len();
        let folded = fold(key);
        holder.known.entry(folded.clone()).or_insert(step);
        holder.steps.push(MergedMoment::new(name));
        let spot = MomentIndex { phase, step: Some(step) };
        self.known_steps.entry(folded).or_insert(spot);
        spot
    }

    /// The first step with this name, in a phase or in any.
    pub(super) fn step(&self, phase: Option<usize>, name: &str) -> Option<MomentIndex> {
        let folded = fold(name);
        match phase {
            None => self.known_steps.get(&folded).copied(),
            Some(phase) => {
                let step = *self.phases.get(phase)?.known.get(&folded)?;
                Some(MomentIndex { phase, step: Some(step) })
            }
        }
    }

    /// Puts a fact where it may stand: at the step, else at its phase, else as a note.
    pub(super) fn put(&mut self, spot: MomentIndex, fact: Fact) {
        let Some(phase) = self.phases.get_mut(spot.phase) else { return };
        let may = |holder| match &fact.head {
            EntryHead::Known(keyword) => keyword.may_stand_in(Some(holder)),
            EntryHead::Own(_) => true,
        };
        match spot.step.and_then(|step| phase.steps.get_mut(step)) {
            Some(step) if may(Keyword::Step) => step.facts.push(fact),
            // Rows of one phase often say the same of it.
            _ if may(Keyword::Phase) => {
                if spot.step.is_none() || phase.added.insert(format!("{:?} {}", fact.head, fact.text)) {
                    phase.facts.push(fact);
                }
            }
            holder => {
                let text = format!("{}: {}", fact.column, fact.text);
                let note = Fact { head: EntryHead::Known(Keyword::Note), text, ..fact };
                match holder {
                    Some(step) => step.facts.push(note),
                    None => phase.facts.push(note),
                }
            }
        }
    }

    /// The draft of the journey.
    pub(super) fn into_draft(self) -> JourneyDraft {
        let title = self.title.unwrap_or_default();
        let mut draft = JourneyDraft::new(self.language, &title.text.replace('\n', " "), Some(title.line));
        draft.open_with(&self.choices);
        for (keyword, cell) in &self.header {
            draft.entry(0, *keyword, &cell.text, Some(cell.line));
        }
        for lane in &self.lanes {
            draft.entry(0, Keyword::Lane, lane, None);
        }
        for persona in &self.personas {
            draft.entry(0, Keyword::Persona, &persona.text.replace('\n', " "), Some(persona.line));
        }
        for phase in &self.phases {
            draft.blank();
            write_moment(&mut draft, phase, 0, Keyword::Phase);
            phase.steps.iter().for_each(|step| write_moment(&mut draft, step, 1, Keyword::Step));
        }
        if !self.asides.is_empty() {
            draft.blank();
            draft.remark(None, import::beside_tables());
            self.asides.iter().for_each(|words| draft.comment(0, words));
        }
        for (line, message) in self.remarks {
            draft.remark(line, message);
        }
        draft
    }
}

fn write_moment(draft: &mut JourneyDraft, moment: &MergedMoment, depth: usize, keyword: Keyword) {
    let words = draft.language.exchange_words();
    if !draft.entry(depth, keyword, &moment.name.text, Some(moment.name.line)) {
        let nameless = if keyword == Keyword::Phase { words.untitled } else { words.unnamed };
        draft.entry(depth, keyword, nameless, Some(moment.name.line));
    }
    // Without indentation and with it, what belongs to the moment comes before its cards.
    let (cards, facts): (Vec<&Fact>, Vec<&Fact>) = moment.facts.iter().partition(|fact| is_card(&fact.head));
    facts.into_iter().chain(cards).for_each(|fact| write_fact(draft, fact, depth + 1));
}

fn is_card(head: &EntryHead) -> bool {
    match head {
        EntryHead::Known(keyword) => keyword.is_container() || keyword.sign().is_some(),
        EntryHead::Own(_) => true,
    }
}

fn write_fact(draft: &mut JourneyDraft, fact: &Fact, depth: usize) {
    if draft.add(depth, fact.head.clone(), &fact.text, Some(fact.line)) {
        draft.set_original_name(&fact.column);
        if let Some(label) = &fact.label {
            draft.label(label);
        }
        draft.answer(depth + 1, &fact.answers);
        // A chain is no deeper than an owner under an action under an opportunity under a need under a negative.
        fact.under.iter().for_each(|under| write_fact(draft, under, depth + 1));
    }
}

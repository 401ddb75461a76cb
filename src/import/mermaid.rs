//! Mermaid `journey` → a journey.
//!
//! In: the text of a diagram, with its front matter, directives and comments. Out: a [`JourneyDraft`]: sections are phases, tasks are
//! steps, scores are emotions. Where Mermaid itself would misread a line (a colon or a time in a name, a third part after the
//! actors) the writer's words are kept, and a remark says so.

mod entities;
mod statement;
mod task;

use std::collections::BTreeMap;

use super::draft::JourneyDraft;
use super::emotion::shown;
use super::{ImportOptions, Remark, detect_language};
use crate::language::words::MERMAID_SCORE;
use crate::message::import;
use crate::syntax::Keyword;
use statement::{SourceStatement, Statement};
use task::MermaidTask;

/// Other diagrams of Mermaid, by the word that begins them.
const OTHERS: [&str; 16] = [
    "graph",
    "flowchart",
    "sequencediagram",
    "gantt",
    "timeline",
    "pie",
    "classdiagram",
    "statediagram",
    "statediagram-v2",
    "erdiagram",
    "mindmap",
    "gitgraph",
    "quadrantchart",
    "kanban",
    "requirementdiagram",
    "sankey-beta",
];

/// Whether a text is a diagram of this kind, as far as its first lines tell.
pub(super) fn is_journey(text: &str) -> bool {
    statement::opening(text).is_some()
}

/// The journey of a diagram.
///
/// # Errors
/// It is another diagram, or there is nothing in it.
pub(super) fn read(text: &str, options: &ImportOptions) -> Result<JourneyDraft, Remark> {
    let Some(opening) = statement::opening(text) else { return Err(no_journey(text)) };
    let (pieces, remarks) = statement::pieces(text, &opening);
    let is_said =
        |piece: &SourceStatement| !matches!(piece.statement, Statement::Comment(_) | Statement::Description(_));
    if opening.title.is_none() && !pieces.iter().any(is_said) {
        return Err(Remark::new(opening.line, import::empty_diagram()));
    }
    let language = options.language.unwrap_or_else(|| detect_language::language(text));
    let title = pieces.iter().rev().find_map(|piece| match &piece.statement {
        Statement::Title(title) => Some((title.clone(), piece.line)),
        _ => None,
    });
    let title = title.or(opening.title.clone());
    let (words, line) = title.map_or((String::new(), None), |(words, line)| (words, Some(line)));
    let mut draft = JourneyDraft::new(language, &words, line);
    draft.remarks = remarks;
    opening.comments.iter().for_each(|comment| draft.comment(0, comment));
    Ok(JourneyWriter { draft, persona: persona(&pieces), phases: 0, title_line: line }.write(&pieces))
}

fn no_journey(text: &str) -> Remark {
    for (line, words) in text.lines().enumerate() {
        let first = words.split_whitespace().next().unwrap_or_default();
        if OTHERS.contains(&first.to_lowercase().as_str()) {
            return Remark::new(line + 1, import::other_diagram(first));
        }
    }
    Remark::new(None, import::no_diagram())
}

/// The actor who acts in most of the tasks, where no task is without actors; the first on a tie.
fn persona(pieces: &[SourceStatement]) -> Option<String> {
    let tasks: Vec<&MermaidTask> = pieces.iter().filter_map(SourceStatement::task).collect();
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (at, task) in tasks.iter().enumerate() {
        if task.actors.is_empty() {
            return None;
        }
        for actor in &task.actors {
            counts.entry(actor).or_insert((0, at)).0 += 1;
        }
    }
    let most = counts.into_iter().max_by_key(|(_, (count, first))| (*count, usize::MAX - *first));
    most.filter(|(_, (count, _))| count * 2 > tasks.len()).map(|(actor, _)| actor.to_owned())
}

struct JourneyWriter {
    draft: JourneyDraft,
    persona: Option<String>,
    phases: usize,
    /// The line of the title that counts.
    title_line: Option<usize>,
}

impl JourneyWriter {
    fn write(mut self, pieces: &[SourceStatement]) -> JourneyDraft {
        let words = self.draft.language.exchange_words();
        if pieces.iter().any(|piece| piece.task().is_some()) {
            self.draft.comment(0, words.mermaid_scale);
        }
        for piece in pieces.iter().filter(|piece| piece.is_header()) {
            self.piece(piece);
        }
        if let Some(persona) = self.persona.clone() {
            self.draft.comment(0, &words.persona_chosen(&persona));
            self.draft.entry(0, Keyword::Persona, &persona, None);
        }
        for piece in pieces.iter().filter(|piece| !piece.is_header()) {
            self.piece(piece);
        }
        self.draft
    }

    fn piece(&mut self, piece: &SourceStatement) {
        match &piece.statement {
            Statement::Title(_) if Some(piece.line) == self.title_line => {}
            Statement::Title(title) => {
                self.draft.comment(0, &format!("title {title}"));
                self.draft.remark(piece.line, import::later_title(title));
            }
            Statement::Description(words) => {
                self.draft.entry(0, Keyword::Note, words, Some(piece.line));
            }
            Statement::Section(name) => self.phase(name, Some(piece.line)),
            Statement::Comment(words) => self.draft.comment(usize::from(self.phases > 0), words),
            Statement::Task(task) => self.task(task, piece.line),
        }
    }

    fn phase(&mut self, name: &str, line: Option<usize>) {
        self.phases += 1;
        self.draft.blank();
        if !self.draft.entry(0, Keyword::Phase, name, line) {
            self.draft.entry(0, Keyword::Phase, self.draft.language.exchange_words().untitled, line);
        }
    }

    fn task(&mut self, task: &MermaidTask, line: usize) {
        if self.phases == 0 {
            self.phase("", None);
        }
        let at = Some(line);
        if !self.draft.entry(1, Keyword::Step, &task.name, at) {
            self.draft.entry(1, Keyword::Step, self.draft.language.exchange_words().unnamed, at);
            self.draft.remark(line, import::nameless_task());
        }
        let is_persona = self.persona.as_ref().is_some_and(|persona| task.actors == [persona.as_str()]);
        if !is_persona {
            self.draft.entry(2, Keyword::By, &task.actors.join(", "), at);
        }
        if let Some(score) = task.score {
            self.draft.entry(2, Keyword::Emotion, &shown((score - 3.0).clamp(-2.0, 2.0)), at);
            if !(1.0..=5.0).contains(&score) || score.fract() != 0.0 {
                self.draft.entry(2, Keyword::Note, &format!("{MERMAID_SCORE} {}", shown(score)), at);
            }
        } else if let Some(words) = &task.feeling {
            self.draft.entry(2, Keyword::Emotion, &super::emotion::read(words, super::emotion::EmotionScale::None), at);
        }
    }
}

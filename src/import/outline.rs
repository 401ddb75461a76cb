//! A page in Markdown without tables, whose headings name phases and steps and whose lines say `key: text` → a table.
//!
//! In: the text of a page. Out: a [`PageOutline`]: a row is a phase or a step, a column is the text under one key. A line
//! without a key goes on with the key above it, and right under a heading it describes what the heading names.

use std::collections::BTreeMap;

use super::headers;
use super::markdown::{heading, unmarked};
use super::table::{Cell, CellTable};
use crate::language::Language;
use crate::language::fold::fold;
use crate::syntax::Keyword;

/// More keys than this have no column of their own; what they say becomes notes.
const MOST_KEYS: usize = 60;

/// A key has no more letters than this; longer ones are sentences.
const LONGEST_KEY: usize = 40;

/// The outline of a page.
#[derive(Debug, Default)]
pub(super) struct PageOutline {
    /// The first heading, where it names neither phase nor step.
    pub(super) title: Option<Cell>,
    /// What stands above the first phase or step.
    pub(super) opening: Vec<Cell>,
    /// The keys, for telling the language.
    pub(super) keys: Vec<String>,
    columns: BTreeMap<String, usize>,
    /// Each phase and step: its names, and what was said under which key.
    moments: Vec<OutlineMoment>,
}

#[derive(Debug)]
struct OutlineMoment {
    phase: String,
    step: String,
    line: usize,
    texts: BTreeMap<usize, String>,
}

/// The outline of a page; none where no heading names a phase or a step, or nothing is said of any.
pub(super) fn outline(text: &str) -> Option<PageOutline> {
    let mut outline = PageOutline::default();
    let mut key = None;
    for (line, number) in text.lines().zip(1..) {
        let words = line.trim();
        if words.chars().all(|sign| "-=_* ".contains(sign)) {
            continue;
        }
        key = match heading(words) {
            Some((_, words)) => outline.heading(&unmarked(words), number),
            None => outline.line(line, number, key),
        };
    }
    outline.moments.iter().any(|moment| !moment.texts.is_empty()).then_some(outline)
}

impl PageOutline {
    /// A heading names a phase, a step, or the key of what follows.
    fn heading(&mut self, words: &str, line: usize) -> Option<usize> {
        if let Some((keyword, name)) = moment(words) {
            let before = self.moments.last().map_or(String::new(), |moment| moment.phase.clone());
            let (phase, step) = if keyword == Keyword::Phase { (name, String::new()) } else { (before, name) };
            self.moments.push(OutlineMoment { phase, step, line, texts: BTreeMap::new() });
            return None;
        }
        if self.moments.is_empty() && self.title.is_none() {
            let title = words.split_once(':').filter(|(word, _)| means(word, Keyword::Journey));
            self.title = Some(Cell::new(title.map_or(words, |(_, name)| name.trim()), line));
            return None;
        }
        let is_key = headers::known(&spaced(words), Language::English).is_some();
        if !self.moments.is_empty() && is_key && self.has_room_for(words) {
            return Some(self.column(words));
        }
        self.line(words, line, None)
    }

    /// A line says something under its own key, or under the one before it.
    fn line(&mut self, line: &str, number: usize, key: Option<usize>) -> Option<usize> {
        let words = unmarked(without_bullet(line));
        if self.moments.is_empty() {
            self.opening.push(Cell::new(words, number));
            return None;
        }
        let (key, text) = match parted(line) {
            Some((key, text)) if self.has_room_for(&key) => (self.column(&key), text),
            Some(_) => (self.column(Keyword::Note.word(Language::English)), words),
            None => (key.unwrap_or_else(|| self.column(Keyword::About.word(Language::English))), words),
        };
        if let Some(moment) = self.moments.last_mut() {
            let cell = moment.texts.entry(key).or_default();
            if !text.is_empty() {
                cell.extend([text.as_str(), "\n"]);
            }
        }
        Some(key)
    }

    fn has_room_for(&self, key: &str) -> bool {
        self.keys.len() < MOST_KEYS || self.columns.contains_key(&fold(&spaced(key)))
    }

    /// The column of a key; a new one where there is none yet.
    fn column(&mut self, key: &str) -> usize {
        let next = self.keys.len();
        let key = spaced(key);
        let keys = &mut self.keys;
        *self.columns.entry(fold(&key)).or_insert_with(|| {
            keys.push(key);
            next
        })
    }

    /// The outline as a table, whose first two columns are the phases and the steps.
    pub(super) fn table(&self, language: Language) -> CellTable {
        let has_steps = self.moments.iter().any(|moment| !moment.step.is_empty());
        let frame = [Keyword::Phase, Keyword::Step].map(|keyword| Cell::new(keyword.word(language), 1));
        let heads = self.keys.iter().map(|key| Cell::new(key.as_str(), 1));
        let mut rows = vec![frame.into_iter().take(1 + usize::from(has_steps)).chain(heads).collect::<Vec<_>>()];
        for (at, moment) in self.moments.iter().enumerate() {
            let next = self.moments.get(at + 1);
            let goes_on = next.is_some_and(|next| next.phase == moment.phase && !next.step.is_empty());
            // A phase about which nothing is said is named by its steps.
            if moment.step.is_empty() && moment.texts.is_empty() && goes_on {
                continue;
            }
            let mut row = vec![Cell::new(moment.phase.as_str(), moment.line)];
            row.extend(has_steps.then(|| Cell::new(moment.step.as_str(), moment.line)));
            let last = moment.texts.keys().next_back().map_or(0, |last| last + 1);
            let cell = |key: usize| moment.texts.get(&key).map_or("", String::as_str);
            row.extend((0..last).map(|key| Cell::new(cell(key), moment.line)));
            rows.push(row);
        }
        CellTable { heading: None, rows }
    }
}

/// The phase or the step that a heading names: `Phase 1: Before`, `Stap – Belt`.
fn moment(words: &str) -> Option<(Keyword, String)> {
    let end = words.find(|sign: char| ":：–—-.".contains(sign) || sign.is_ascii_digit())?;
    let (word, rest) = words.split_at(end);
    let keyword = [Keyword::Phase, Keyword::Step].into_iter().find(|keyword| means(word, *keyword))?;
    let name = rest.trim_start_matches(|sign: char| sign.is_ascii_digit() || ":：–—-.) ".contains(sign)).trim();
    Some((keyword, if name.is_empty() { words.to_owned() } else { name.to_owned() }))
}

fn means(word: &str, keyword: Keyword) -> bool {
    Language::ALL.iter().any(|language| Keyword::from_word(word.trim(), *language).contains(&keyword))
}

/// The key of a line and its text. A key that nobody knows is one where it is bold, written as programs do, or followed by a list.
fn parted(line: &str) -> Option<(String, String)> {
    let is_indented = line.starts_with([' ', '\t']);
    let words = without_bullet(line);
    let is_listed = words.len() < line.trim().len();
    let is_bold = words.starts_with("**") || words.starts_with("__");
    let plain = unmarked(words);
    let (key, text) = plain.split_once([':', '：'])?;
    let (key, text) = (key.trim(), text.trim());
    let is_short = !key.is_empty() && key.chars().nth(LONGEST_KEY).is_none() && !key.contains('\n');
    let is_known = || headers::known(&spaced(key), Language::English).is_some();
    let is_key = is_bold || (!is_indented && (key.contains('_') || (is_listed && text.is_empty()) || is_known()));
    (is_short && is_key).then(|| (key.to_owned(), text.to_owned()))
}

fn spaced(key: &str) -> String {
    key.trim().trim_end_matches([':', '：']).replace('_', " ")
}

fn without_bullet(line: &str) -> &str {
    let line = line.trim();
    ["- ", "* ", "+ ", "• "].iter().find_map(|bullet| line.strip_prefix(bullet)).map_or(line, str::trim_start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_name_phases_and_steps() {
        assert_eq!(moment("Phase 1: Before"), Some((Keyword::Phase, "Before".to_owned())));
        assert_eq!(moment("Stap 2 – Belt: twee keer"), Some((Keyword::Step, "Belt: twee keer".to_owned())));
        assert_eq!(moment("Étape 3"), Some((Keyword::Step, "Étape 3".to_owned())));
        assert_eq!(moment("Stepping stones: a few"), None);
        assert_eq!(moment("Phase"), None);
    }

    #[test]
    fn keys_are_parted_from_text() {
        let part = |line: &str| parted(line).map(|(key, text)| format!("{key}|{text}"));
        assert_eq!(part("**Goal:** a card: soon").as_deref(), Some("Goal|a card: soon"));
        assert_eq!(part("- **Odd key**: x").as_deref(), Some("Odd key|x"));
        assert_eq!(part("- pain_points:").as_deref(), Some("pain_points|"));
        assert_eq!(part("Emotion: 2").as_deref(), Some("Emotion|2"));
        assert_eq!(part("  - Emotion: 2"), None, "a line of the list under another key");
        assert_eq!(part("Nobody knows: this"), None);
    }

    #[test]
    fn however_many_keys_there_are_the_table_stays_narrow() {
        let steps: Vec<String> = (0..5000).map(|at| format!("## Step {at}: s\n- key_{at}: x\n")).collect();
        let table = outline(&steps.concat()).unwrap().table(Language::English);
        assert!(table.rows.iter().all(|row| row.len() <= MOST_KEYS + 3));
    }
}

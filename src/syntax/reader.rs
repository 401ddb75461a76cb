//! Lines → entries, one after the other.
//!
//! In: the lines of a file. Out: the nodes of its tree in the order of their lines, each with what holds it,
//! and the problems. Where a line belongs is decided by the outline; what problems are called, by
//! `problems`.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::clean::{self, CleanWords};
use super::lines::{ParsedLine, Parts};
use super::normalise::{Normalised, normalise};
use super::outline::{Outline, Placement, Verdict};
use super::problems::{Offers, ProblemWriter, begins_as_text};
use super::suggest::{self, Suggestion, Suggestions};
use super::{Entry, Keyword};
use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::language::fold::fold;
use crate::source::{FileId, Span};

/// An entry, and the node that holds it; none for the file.
pub(super) struct TreeNode {
    pub(super) entry: Entry,
    pub(super) holder: Option<usize>,
    /// Where its keyword and colon end.
    head_end: usize,
    /// Whether its line has a problem already, so that it is not blamed for having no text too.
    is_broken: bool,
}

/// What a continuation line continues.
#[derive(Clone, Copy)]
enum Above {
    Nothing,
    Entry(usize),
    /// A line that was blamed already.
    Broken,
}

/// Reads the lines of one file.
pub(super) struct Reader<'text> {
    file: FileId,
    text: &'text str,
    pub(super) language: Language,
    /// The custom lanes: folded name and name.
    own_lanes: BTreeMap<String, String>,
    /// The lists of which is not known whether they say good or bad: their bullets, by the place of the first.
    unsure_lists: BTreeMap<usize, Vec<Range<usize>>>,
    suggestions: Suggestions,
    outline: Outline,
    /// How many columns the headings above add to the place of a line.
    heading_indent: usize,
    pub(super) nodes: Vec<TreeNode>,
    pub(super) problems: Vec<Diagnostic>,
    above: Above,
    /// Whether a step without a phase was told; the missing phase is one mistake, however many steps follow.
    told_phase: bool,
    /// Whether there is a journey already.
    has_journey: bool,
    /// Whether the file begins with a table or a diagram of another tool.
    pub(super) is_of_another_tool: bool,
    /// The indentation of the entry whose text ends in the line above.
    text_above: Option<usize>,
    /// The personas so far: their folded names, and the first word of each.
    personas: BTreeSet<String>,
    /// The last entry of which was told that something beside it may be meant for it.
    told_beside: Option<usize>,
}

impl<'text> Reader<'text> {
    /// A reader for `lines` of `text`; `usual` is the language to assume where the words do not tell.
    pub(super) fn new(file: FileId, text: &'text str, lines: &mut [ParsedLine], usual: Language) -> Reader<'text> {
        let Normalised { language, own_lanes, unsure_lists } = normalise(file, text, lines, usual);
        let is_entry =
            |parts: &Parts| matches!(parts, Parts::Shorthand { .. } | Parts::Listed { .. } | Parts::Colon { .. });
        let mut indents = lines.iter().filter(|line| is_entry(&line.parts)).map(|line| line.outline_indent);
        let first = indents.next();
        let writes_small = lines.iter().find_map(|line| begins_small(text, line)).unwrap_or(false);
        Reader {
            file,
            text,
            language,
            suggestions: Suggestions::new(language, &own_lanes, writes_small),
            own_lanes,
            unsure_lists,
            outline: Outline::new(indents.any(|indent| Some(indent) != first)),
            heading_indent: 0,
            nodes: Vec::new(),
            problems: Vec::new(),
            above: Above::Nothing,
            told_phase: false,
            has_journey: false,
            is_of_another_tool: false,
            text_above: None,
            personas: BTreeSet::new(),
            told_beside: None,
        }
    }

    /// Reads one line; true when it is an entry.
    pub(super) fn read(&mut self, line: &ParsedLine) -> bool {
        let indent = line.outline_indent;
        self.heading_indent = indent - line.indent;
        let above = self.text_above;
        let is_entry = self.read_parts(line, indent);
        match &line.parts {
            Parts::Blank | Parts::Row { .. } => self.text_above = None,
            Parts::Continuation { .. } => self.text_above = above,
            Parts::Shorthand { .. } | Parts::Listed { .. } | Parts::Colon { .. } if is_entry => {
                self.text_above = Some(indent);
            }
            // A comment parts nothing, and a line of words has said already whether it goes on with the text.
            _ => {}
        }
        is_entry
    }

    fn read_parts(&mut self, line: &ParsedLine, indent: usize) -> bool {
        match &line.parts {
            Parts::Blank | Parts::Comment => false,
            Parts::Continuation { bar, text } => {
                self.continue_entry(bar, text.clone());
                false
            }
            Parts::Shorthand { keyword, sign, text } => {
                self.add(&[*keyword], None, indent, sign.clone(), sign.end, text.clone(), false);
                true
            }
            Parts::Listed { bullet, text } => self.read_bullet(indent, bullet, text.clone()),
            Parts::Colon { word, colon, text } => self.read_word(indent, word.clone(), colon, text.clone()),
            Parts::Row { content, notation, is_first } => {
                if *is_first {
                    self.is_of_another_tool |= self.nodes.is_empty();
                    let problem = self.writer().other_notation(content.clone(), *notation);
                    self.problems.push(problem);
                }
                self.above = Above::Broken;
                false
            }
            Parts::Other { content } => {
                self.read_words(indent, content);
                false
            }
        }
    }

    /// A line without a keyword and a colon.
    fn read_words(&mut self, indent: usize, content: &Range<usize>) {
        let line = &self.text[content.clone()];
        let without_colon = self.suggestions.without_colon(line);
        let goes_on = self.goes_on(indent, line);
        let problem = match &without_colon {
            Some(found) => self.writer().without_colon(content.clone(), found),
            None if goes_on => {
                // Under the text it can be nothing else; further left it may be an entry without a keyword.
                let is_certain = self.text_above.is_some_and(|above| indent >= above);
                self.writer().goes_on(content.clone(), is_certain)
            }
            None => self.writer().not_an_entry(content.clone()),
        };
        self.problems.push(problem);
        if !goes_on {
            self.text_above = None;
        }
        self.above = Above::Broken;
        match without_colon.filter(|_| !looks_like_prose(line)) {
            Some(found) if found.keyword != Keyword::Journey || !self.has_journey => {
                let head_end = content.start + found.word.len();
                let text = content.end - found.rest.len()..content.end;
                self.add_guess(&found, indent, content.start..head_end, head_end, text);
            }
            _ => {}
        }
    }

    /// Whether a line is probably the rest of the text in the line right above: it is indented further, or begins small.
    fn goes_on(&self, indent: usize, line: &str) -> bool {
        let begins_small = line.trim_start_matches(['"', '(', '“', '‘']).starts_with(char::is_lowercase);
        let is_text = !begins_as_text(line)
            && line.starts_with(|first: char| !first.is_ascii_punctuation() || "\"('".contains(first));
        is_text && self.text_above.is_some_and(|above| indent > above || begins_small)
    }

    /// Says what can only be known at the end.
    pub(super) fn finish(&mut self) {
        for node in &mut self.nodes {
            node.entry.text.truncate(node.entry.text.trim_end().len());
        }
        let answers_by_label =
            |entry: &Entry| matches!(entry.keyword, Keyword::For | Keyword::BackTo) && !entry.labels.is_empty();
        let empty = self
            .nodes
            .iter()
            .filter(|node| node.entry.text.is_empty() && !node.is_broken && !answers_by_label(&node.entry));
        let writer = self.writer();
        let problems: Vec<Diagnostic> = empty.map(|node| writer.empty_text(&node.entry, node.head_end)).collect();
        self.problems.extend(problems);
    }

    /// Where an entry of this kind would belong if it stood in the next line; none where the outline would not agree.
    pub(super) fn place_of_next(&self, keyword: Keyword, indent: usize) -> Option<Placement> {
        let indent = indent + self.heading_indent;
        self.outline.place(&[keyword], indent).filter(|place| place.verdict == Verdict::Clear)
    }

    pub(super) fn writer(&self) -> ProblemWriter<'text> {
        ProblemWriter { file: self.file, text: self.text, language: self.language }
    }

    fn read_word(&mut self, indent: usize, word: Range<usize>, colon: &Range<usize>, text: Range<usize>) -> bool {
        let folded = fold(&self.text[word.clone()]);
        let (candidates, lane) = self.candidates(&folded);
        if !candidates.is_empty() {
            self.add(&candidates, lane, indent, word, colon.end, text, false);
            return true;
        }
        let written = &self.text[word.clone()];
        let whole = word.start..text.end.max(colon.end);
        if begins_as_text(&self.text[whole.clone()]) {
            self.read_words(indent, &whole);
            return false;
        }
        let outline = &self.outline;
        let fits = |keyword| outline.place(&[keyword], indent).is_some_and(|place| place.verdict == Verdict::Clear);
        let is_persona = self.personas.contains(&folded);
        let suggestion = if is_persona || looks_long(written) { None } else { self.suggestions.find(written, &fits) };
        let Some(suggestion) = suggestion else {
            let is_keyword = is_persona || self.looks_like_a_keyword(&word, colon);
            if !is_keyword || self.begins_small(&word) && self.goes_on(indent, written) {
                self.read_words(indent, &whole);
                return false;
            }
            let problem = self.unknown_word(indent, word, whole.end, is_persona);
            self.problems.push(problem);
            self.add_stray(indent);
            return true;
        };
        let problem = self.writer().unknown_keyword(word.clone(), colon, &text, &suggestion);
        self.problems.push(problem);
        self.add_guess(&suggestion, indent, word, colon.end, text);
        true
    }

    fn begins_small(&self, word: &Range<usize>) -> bool {
        self.text[word.clone()].starts_with(char::is_lowercase)
    }

    /// A word before a colon that is near no keyword.
    fn unknown_word(&self, indent: usize, word: Range<usize>, end: usize, is_persona: bool) -> Diagnostic {
        let fits =
            |keyword| self.outline.place(&[keyword], indent).is_some_and(|place| place.verdict == Verdict::Clear);
        let offers = Offers { lane: fits(Keyword::Own), quote: fits(Keyword::Quote) };
        self.writer().unknown_word(word, end, offers, is_persona)
    }

    /// A bullet of which is not known whether it says good or bad: one mistake for all of its list. What stands under it is
    /// not blamed too.
    fn read_bullet(&mut self, indent: usize, bullet: &Range<usize>, text: Range<usize>) -> bool {
        let place = self.outline.place(&[Keyword::Negative], indent);
        if place.is_none_or(|place| matches!(place.verdict, Verdict::Misplaced | Verdict::Excused)) {
            let problem = self.writer().not_an_entry(bullet.start..text.end.max(bullet.end));
            self.problems.push(problem);
            self.add_stray(indent);
            return false;
        }
        if let Some(list) = self.unsure_lists.remove(&bullet.start) {
            let problem = self.writer().unsure_list(&list, text.end.max(bullet.end));
            self.problems.push(problem);
        }
        self.add(&[Keyword::Negative], None, indent, bullet.clone(), bullet.end, text, true);
        true
    }

    /// The kinds that a folded word may mean, and the lane when it names one.
    fn candidates(&self, folded: &str) -> (Vec<Keyword>, Option<String>) {
        let mut keywords = Keyword::from_folded(folded, self.language);
        let is_lane = self.own_lanes.contains_key(folded) && !keywords.iter().any(|keyword| keyword.is_frame());
        if is_lane {
            // A lane that the writer named goes before a synonym that the writer may not know of.
            keywords.insert(0, Keyword::Own);
        }
        (keywords, is_lane.then(|| folded.to_owned()))
    }

    fn add_guess(
        &mut self,
        suggestion: &Suggestion,
        indent: usize,
        word: Range<usize>,
        head_end: usize,
        text: Range<usize>,
    ) {
        let place = self.outline.place(&[suggestion.keyword], indent);
        if place.is_none_or(|place| matches!(place.verdict, Verdict::Misplaced | Verdict::Excused)) {
            self.add_stray(indent);
            return;
        }
        let lane = (suggestion.keyword == Keyword::Own).then(|| fold(&suggestion.word));
        self.add(&[suggestion.keyword], lane, indent, word, head_end, text, true);
    }

    fn add_stray(&mut self, indent: usize) {
        self.outline.open_stray(None, indent);
        self.above = Above::Broken;
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of one line, each of another meaning")]
    fn add(
        &mut self,
        candidates: &[Keyword],
        lane: Option<String>,
        indent: usize,
        head: Range<usize>,
        head_end: usize,
        text: Range<usize>,
        is_guess: bool,
    ) {
        let Some(place) = self.outline.place(candidates, indent) else { return };
        let node = self.nodes.len();
        let words = clean::words(self.file, self.text, text.clone());
        self.report_control(&words);
        let is_misplaced = matches!(place.verdict, Verdict::Misplaced | Verdict::Excused);
        let text_at = if words.text.is_empty() { head_end..head_end } else { words.place };
        let entry = Entry {
            keyword: place.keyword,
            lane: lane.filter(|_| place.keyword == Keyword::Own),
            keyword_span: self.span(head.clone()),
            text: words.text,
            text_span: self.span(text_at),
            labels: words.labels,
            children: Vec::new(),
            span: self.span(head.start..if text.is_empty() { head_end } else { text.end }),
        };
        let holder = place.holder.filter(|_| place.verdict != Verdict::Misplaced);
        let is_broken = is_misplaced || is_guess;
        self.has_journey |= place.keyword == Keyword::Journey;
        if place.keyword == Keyword::Persona {
            let name = fold(&entry.text);
            self.personas.extend(name.split(' ').next().filter(|first| !first.is_empty()).map(str::to_owned));
            self.personas.insert(name);
        }
        self.nodes.push(TreeNode { entry, holder, head_end, is_broken });
        self.report_placement(place, node);
        if let Some((suspect, step)) = self.outline.open(place, node, indent) {
            let problem = self.writer().beside_step(&self.nodes[suspect].entry, &self.nodes[step].entry);
            self.problems.push(problem);
        }
        self.above = Above::Entry(node);
    }

    fn continue_entry(&mut self, bar: &Range<usize>, text: Range<usize>) {
        let words = clean::words(self.file, self.text, text.clone());
        match self.above {
            Above::Nothing => {
                let problem = self.writer().stray_continuation(bar);
                self.problems.push(problem);
                self.above = Above::Broken;
            }
            Above::Broken => {}
            Above::Entry(node) => {
                self.report_control(&words);
                extend(&mut self.nodes[node].entry, words, bar, &text);
            }
        }
    }

    /// Says what is doubtful about the place of an entry.
    fn report_placement(&mut self, place: Placement, node: usize) {
        let writer = self.writer();
        let entry = &self.nodes[node].entry;
        let entry_of = |node: usize| &self.nodes[node].entry;
        let problem = match place.verdict {
            Verdict::Clear | Verdict::Excused => return,
            Verdict::Misplaced if entry.keyword == Keyword::Step && std::mem::replace(&mut self.told_phase, true) => {
                return;
            }
            Verdict::Misplaced => writer.misplaced(entry),
            Verdict::Under(under) => writer.stands_under(entry, entry_of(under), place.holder.map(entry_of)),
            Verdict::Outside => writer.stands_outside(entry, place.holder.map(entry_of)),
            Verdict::Beside(beside) if self.told_beside.replace(beside) == Some(beside) || self.is_listed(beside) => {
                return;
            }
            Verdict::Beside(beside) => writer.stands_beside(entry, entry_of(beside)),
        };
        self.problems.push(problem);
    }

    /// Whether an entry follows another of its kind that holds nothing: in such a list, what comes after
    /// the last is not meant for the last alone.
    fn is_listed(&self, node: usize) -> bool {
        let before = node.checked_sub(1).map(|before| &self.nodes[before].entry);
        before.is_some_and(|before| before.keyword == self.nodes[node].entry.keyword)
    }

    fn report_control(&mut self, words: &CleanWords) {
        if let Some((at, letter)) = words.control {
            let problem = self.writer().control_character(at, letter);
            self.problems.push(problem);
        }
    }

    /// Whether an unknown word before a colon was meant as a keyword: short, beginning with a letter, and
    /// followed by a blank, unlike `09:30` and `https://…`.
    fn looks_like_a_keyword(&self, word: &Range<usize>, colon: &Range<usize>) -> bool {
        let text = &self.text[word.clone()];
        let is_wide = colon.len() > 1;
        let is_apart = self.text[colon.end..].chars().next().is_none_or(char::is_whitespace);
        (is_wide || is_apart) && text.chars().next().is_some_and(char::is_alphabetic) && !looks_long(text)
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range.start, range.end)
    }
}

/// Whether a line without a colon is more than what people write after a keyword: a sentence that goes on.
fn looks_like_prose(line: &str) -> bool {
    line.chars().nth(80).is_some()
}

/// Whether an entry begins with a keyword that is written small; none where the line is no such entry.
fn begins_small(text: &str, line: &ParsedLine) -> Option<bool> {
    match &line.parts {
        Parts::Colon { word, .. } => Some(text[word.clone()].starts_with(char::is_lowercase)),
        Parts::Other { content } => suggest::without_colon(&text[content.clone()], Language::default(), true)
            .map(|found| found.word.starts_with(char::is_lowercase)),
        _ => None,
    }
}

/// Whether a word is too long for a keyword: over 40 letters or 4 words.
fn looks_long(word: &str) -> bool {
    word.chars().nth(40).is_some() || word.split_whitespace().nth(4).is_some()
}

/// Adds a continuation line to an entry: after a blank, or as a new paragraph when it is empty.
fn extend(entry: &mut Entry, words: CleanWords, bar: &Range<usize>, line: &Range<usize>) {
    let is_paragraph = line.is_empty();
    if !words.text.is_empty() {
        if entry.text.is_empty() {
            entry.text_span.start = words.place.start;
        }
        entry.text_span.end = words.place.end;
    }
    clean::join(&mut entry.text, &words.text, is_paragraph);
    entry.labels.extend(words.labels);
    entry.span.end = if is_paragraph { bar.end } else { line.end };
}

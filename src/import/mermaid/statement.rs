//! The statements of a Mermaid journey.
//!
//! In: the text of a diagram. Out: its [`Opening`] up to the word `journey`, and the pieces after it, each with its line. Read
//! by the lines, as people write them: what Mermaid's own lexer takes for a comment or a keyword in the middle of a
//! name stays part of the name.

use super::super::Remark;
use super::entities::{entity, in_one_line, kept, restored};
use super::task::MermaidTask;
use crate::message::{Message, import};

/// What stands before the statements.
#[derive(Debug, Default)]
pub(super) struct Opening {
    /// The line with the word `journey`, from 1.
    pub(super) line: usize,
    /// What follows the word on its line.
    rest: String,
    /// The title of the front matter, and its line.
    pub(super) title: Option<(String, usize)>,
    /// Front matter, directives and comments.
    pub(super) comments: Vec<String>,
}

/// One thing that a diagram says.
#[derive(Debug, PartialEq)]
pub(super) enum Statement {
    Title(String),
    /// `accTitle` or `accDescr`.
    Description(String),
    Section(String),
    Task(MermaidTask),
    Comment(String),
}

/// A statement and its line.
#[derive(Debug, PartialEq)]
pub(super) struct SourceStatement {
    pub(super) statement: Statement,
    pub(super) line: usize,
}

impl SourceStatement {
    pub(super) fn task(&self) -> Option<&MermaidTask> {
        match &self.statement {
            Statement::Task(task) => Some(task),
            _ => None,
        }
    }

    /// Whether it is about the diagram as a whole.
    pub(super) fn is_header(&self) -> bool {
        matches!(self.statement, Statement::Title(_) | Statement::Description(_))
    }
}

/// What stands before the statements; none where no `journey` begins.
pub(super) fn opening(text: &str) -> Option<Opening> {
    let mut opening = Opening::default();
    let mut lines = text.lines().enumerate().peekable();
    let mut is_first = true;
    let mut in_directive = false;
    while let Some((at, line)) = lines.next() {
        let line = line.trim();
        if line.is_empty() || is_wrapper(line) && !line.contains("journey") {
            continue;
        }
        if in_directive || line.starts_with("%%{") {
            in_directive = !line.contains("}%%");
            opening.comments.push(line.to_owned());
        } else if line.starts_with("%%") {
            opening.comments.push(line.trim_start_matches('%').to_owned());
        } else if line == "---" && is_first {
            front_matter(&mut lines, &mut opening);
        } else {
            opening.line = at + 1;
            begins(line)?.clone_into(&mut opening.rest);
            return Some(opening);
        }
        is_first = false;
    }
    None
}

/// What follows `journey` on the line that begins the diagram.
fn begins(line: &str) -> Option<&str> {
    if is_wrapper(line) {
        return Some("");
    }
    let word = line.get(..7).filter(|word| word.eq_ignore_ascii_case("journey"))?;
    let rest = &line[word.len()..];
    rest.chars().next().is_none_or(|next| next.is_whitespace() || "%;#".contains(next)).then(|| rest.trim())
}

/// A line of the page that the diagram stands on: a fence, or a tag of a page generator.
fn is_wrapper(line: &str) -> bool {
    line.starts_with("```") || line.starts_with("~~~") || line.starts_with(":::") || line.starts_with("{%")
}

fn front_matter<'t>(lines: &mut impl Iterator<Item = (usize, &'t str)>, opening: &mut Opening) {
    for (at, line) in lines {
        if line.trim() == "---" {
            return;
        }
        match line.trim().strip_prefix("title:") {
            Some(title) if opening.title.is_none() => opening.title = Some((unquoted(title.trim()).to_owned(), at + 1)),
            _ => opening.comments.push(line.to_owned()),
        }
    }
}

fn unquoted(text: &str) -> &str {
    let inner = |quote: char| text.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
    inner('"').or_else(|| inner('\'')).unwrap_or(text)
}

/// The statements of a diagram, in order.
pub(super) fn pieces(text: &str, opening: &Opening) -> (Vec<SourceStatement>, Vec<Remark>) {
    let lines: Vec<&str> = text.lines().collect();
    let last = |sign: &str| lines.iter().rposition(|line| line.contains(sign));
    let (last_brace, last_directive) = (last("}"), last("}%%"));
    let mut reader = StatementReader { pieces: Vec::new(), remarks: Vec::new(), last_brace, last_directive };
    if !opening.rest.is_empty() {
        reader.beside_journey(&opening.rest, opening.line);
    }
    let mut at = opening.line;
    while at < lines.len() {
        at = reader.line(&lines, at);
    }
    (reader.pieces, reader.remarks)
}

struct StatementReader {
    pieces: Vec<SourceStatement>,
    remarks: Vec<Remark>,
    /// The index of the last line that could close a description.
    last_brace: Option<usize>,
    /// The index of the last line that could close a directive.
    last_directive: Option<usize>,
}

impl StatementReader {
    fn add(&mut self, statement: Statement, line: usize) {
        self.pieces.push(SourceStatement { statement, line });
    }

    fn remark(&mut self, line: usize, message: Message) {
        self.remarks.push(Remark::new(line, message));
    }

    /// Reads the line at this index; gives the index of the next.
    fn line(&mut self, lines: &[&str], at: usize) -> usize {
        let line = lines[at].trim();
        let number = at + 1;
        if line.is_empty() || is_wrapper(line) {
            return at + 1;
        }
        if line.starts_with("%%{") {
            let is_closed = self.last_directive >= Some(at);
            let ahead = if is_closed { lines[at..].iter().position(|line| line.contains("}%%")) } else { None };
            let end = at + ahead.unwrap_or(0);
            lines[at..=end].iter().for_each(|line| self.add(Statement::Comment(line.trim().to_owned()), number));
            return end + 1;
        }
        if line.starts_with('%') || (line.starts_with('#') && entity(line).is_none()) {
            self.add(Statement::Comment(line.trim_start_matches(['%', '#']).to_owned()), number);
            return at + 1;
        }
        if let Some(inside) = keyword(line, "accDescr").and_then(|rest| rest.trim_start().strip_prefix('{')) {
            return self.description(lines, at, inside);
        }
        self.statements(line, number);
        at + 1
    }

    /// A description in braces, which may go over several lines; gives the index of the line after it.
    fn description(&mut self, lines: &[&str], at: usize, inside: &str) -> usize {
        let mut words = Vec::new();
        let mut line = inside;
        let mut next = at + 1;
        loop {
            if let Some((last, rest)) = line.split_once('}') {
                words.push(last);
                self.add(Statement::Description(described(&words)), at + 1);
                self.statements(rest.trim(), next);
                return next;
            }
            words.push(line);
            // A brace that is never closed must not swallow the diagram.
            let is_left = |line: &&str| self.last_brace < Some(next) && is_statement(line.trim());
            match lines.get(next).filter(|line| !is_left(line)) {
                Some(more) => line = more,
                None => break,
            }
            next += 1;
        }
        self.add(Statement::Description(described(&words)), at + 1);
        self.remark(at + 1, import::open_description());
        next
    }

    /// What stands on the line of `journey`, which Mermaid reads as a first statement.
    fn beside_journey(&mut self, rest: &str, line: usize) {
        let rest = rest.trim_start_matches(';').trim();
        if is_statement(rest) {
            self.statements(rest, line);
        } else if !rest.is_empty() {
            self.add(Statement::Comment(rest.trim_start_matches('%').to_owned()), line);
            if !rest.starts_with('%') {
                self.remark(line, import::behind_journey(rest));
            }
        }
    }

    /// The statements of a line: a semicolon ends one where another follows.
    fn statements(&mut self, line: &str, number: usize) {
        let (line, comment) = without_comment(line);
        let kept = kept(line);
        let mut rest = kept.as_str();
        let mut from = 0;
        while let Some(at) = rest[from..].find(';').map(|at| from + at) {
            let after = rest[at + 1..].trim();
            let next = after.split(';').next().unwrap_or(after);
            if after.is_empty() || (is_statement(next) && is_statement(rest[..at].trim())) {
                self.statement(&rest[..at], number);
                (rest, from) = (&rest[at + 1..], 0);
            } else {
                from = at + 1;
            }
        }
        if !rest.trim().is_empty() {
            self.statement(rest, number);
        }
        if let Some(comment) = comment {
            self.add(Statement::Comment(comment.to_owned()), number);
        }
    }

    fn statement(&mut self, words: &str, line: usize) {
        let words = words.trim();
        if words.is_empty() {
            return;
        }
        let (is_title, is_section) = (keyword(words, "title").is_some(), keyword(words, "section").is_some());
        if (is_title || is_section) && is_whole_task(words) {
            self.remark(line, if is_title { import::title_task() } else { import::section_task() });
            self.task(words, line);
        } else if let Some(title) = keyword(words, "title") {
            self.cut(title, line, &[';', '#']);
            self.add(Statement::Title(restored(title.trim())), line);
        } else if let Some(name) = keyword(words, "section") {
            self.cut(name, line, &[':', ';', '#']);
            self.add(Statement::Section(restored(name.trim())), line);
        } else if let Some(rest) = ["accTitle", "accDescr"].iter().find_map(|word| keyword(words, word)) {
            let rest = rest.trim();
            if !rest.starts_with(':') {
                self.remark(line, import::no_colon(restored(rest)));
            }
            self.add(Statement::Description(restored(rest.trim_start_matches(':').trim())), line);
        } else if words.eq_ignore_ascii_case("journey") {
            self.add(Statement::Comment(words.to_owned()), line);
            self.remark(line, import::second_journey());
        } else {
            self.task(words, line);
        }
    }

    fn task(&mut self, words: &str, line: usize) {
        let mut task = MermaidTask::of(words);
        task.name = restored(&task.name);
        task.feeling = task.feeling.map(|words| restored(&words));
        task.actors = task.actors.iter().map(|actor| restored(actor)).collect();
        if let Some(remark) = task.remark.take() {
            self.remark(line, remark);
        }
        self.add(Statement::Task(task), line);
    }

    /// Says where Mermaid would cut a name.
    fn cut(&mut self, name: &str, line: usize, signs: &[char]) {
        if let Some(sign) = name.chars().find(|letter| signs.contains(letter)) {
            self.remark(line, import::cut_name(sign, in_one_line(name.trim())));
        }
    }
}

fn described(lines: &[&str]) -> String {
    let lines: Vec<&str> = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
    restored(&kept(&lines.join(" ")))
}

/// What follows a keyword at the beginning of a statement; none where it is part of a longer word.
fn keyword<'w>(words: &'w str, keyword: &str) -> Option<&'w str> {
    let head = words.get(..keyword.len()).filter(|head| head.eq_ignore_ascii_case(keyword))?;
    let rest = &words[head.len()..];
    let next = rest.chars().next();
    let is_whole = match keyword {
        "title" | "section" => next.is_none_or(char::is_whitespace),
        _ => next.is_none_or(|next| next.is_whitespace() || next == ':' || next == '{'),
    };
    is_whole.then_some(rest)
}

/// Whether words are a name, a score and actors.
fn is_whole_task(words: &str) -> bool {
    words.matches([':', '：']).count() >= 2 && {
        let task = MermaidTask::of(words);
        task.score.is_some() && !task.actors.is_empty()
    }
}

/// Whether words are clearly a statement of their own.
fn is_statement(words: &str) -> bool {
    let is_named = ["title", "section", "accTitle", "accDescr"].iter().any(|word| keyword(words, word).is_some());
    is_named || (words.contains([':', '：']) && MermaidTask::of(&kept(words)).score.is_some())
}

/// The line without a comment at its end: `%%` behind a blank, or `#` behind a whole task and a blank.
fn without_comment(line: &str) -> (&str, Option<&str>) {
    if let Some(at) = line.find(" %%") {
        return (&line[..at], Some(line[at..].trim_start_matches([' ', '%'])));
    }
    match line.find(" # ") {
        Some(at) if is_statement(&line[..at]) => (&line[..at], Some(line[at..].trim_start_matches([' ', '#']))),
        _ => (line, None),
    }
}

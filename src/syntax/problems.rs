//! The problems of lines and their outline.
//!
//! In: what the reader found. Out: a diagnostic each, with the keywords of the file's own language.

use std::ops::Range;

use super::Entry;
use super::keyword::Keyword;
use super::suggest::{self, Suggestion};
use crate::diagnostic::{Code, Diagnostic};
use crate::graphemes::start;
use crate::language::Language;
use crate::message::{
    Message, control_character, empty_text, misplaced_entry, missing_journey, not_an_entry, outline_contradiction,
    second_journey, stray_continuation, unknown_keyword,
};
use crate::source::{FileId, Span};

/// Writes the problems of one file.
#[derive(Clone, Copy)]
pub(super) struct ProblemWriter<'text> {
    pub(super) file: FileId,
    pub(super) text: &'text str,
    pub(super) language: Language,
}

impl ProblemWriter<'_> {
    pub(super) fn missing_journey(&self) -> Diagnostic {
        let word = Keyword::Journey.word(self.language);
        let is_empty = self.text.trim().is_empty();
        let message = if is_empty { missing_journey::empty() } else { missing_journey::message(word) };
        let first = self.text.find(|letter: char| !letter.is_whitespace() && letter != '\u{FEFF}').unwrap_or(0);
        let end = self.text[first..].find('\n').map_or(self.text.len(), |at| first + at);
        let end = first + self.text[first..end].trim_end().len();
        Diagnostic::new(Code::MissingJourney, self.span(first..end), message)
            .label(missing_journey::label())
            .help(missing_journey::help(word))
    }

    /// A missing journey in a file whose first line has no keyword: that line is probably its name.
    pub(super) fn unmarked_journey(&self, missing: Diagnostic) -> Diagnostic {
        let word = Keyword::Journey.word(self.language);
        let before = Span { end: missing.span.start, ..missing.span };
        missing.help(missing_journey::unmarked_help(word)).guess(before, format!("{word}: "))
    }

    pub(super) fn second_journey(&self, second: &Entry, first: &Entry) -> Diagnostic {
        let message = second_journey::message(self.keyword_of(second));
        Diagnostic::new(Code::SecondJourney, second.keyword_span, message)
            .label(second_journey::label())
            .related(first.keyword_span, second_journey::first())
            .help(second_journey::help())
    }

    pub(super) fn not_an_entry(&self, line: Range<usize>) -> Diagnostic {
        let content = &self.text[line.clone()];
        let first = content.chars().next().unwrap_or(' ');
        let after_first = line.start + first.len_utf8();
        let problem = |message: Message| Diagnostic::new(Code::NotAnEntry, self.span(line.clone()), message);
        let without_space = |help: Message| {
            problem(not_an_entry::no_space())
                .label(not_an_entry::no_space_label(first))
                .help(help)
                .repair(self.span(after_first..after_first), " ")
        };
        match first {
            '#' => without_space(not_an_entry::comment_help()),
            '|' => without_space(not_an_entry::continuation_help()),
            '+' | '-' | '?' | '!'
                if content[first.len_utf8()..].starts_with(|letter: char| letter.is_alphanumeric()) =>
            {
                without_space(not_an_entry::sign_help(first))
            }
            '•' | '*' | '·' | '◦' | '▪' | '●' => problem(not_an_entry::message())
                .label(not_an_entry::bullet_label())
                .help(not_an_entry::bullet_help(first)),
            _ => self.plain_line(line),
        }
    }

    /// A line of words: a colon after a keyword that is there, a keyword, or a `|` before it.
    fn plain_line(&self, line: Range<usize>) -> Diagnostic {
        let problem = |message: Message| Diagnostic::new(Code::NotAnEntry, self.span(line.clone()), message);
        let Some(Suggestion { word, rest, .. }) = suggest::without_colon(&self.text[line.clone()], self.language)
        else {
            let step = Keyword::Step.word(self.language);
            return problem(not_an_entry::message()).label(not_an_entry::label()).help(not_an_entry::help(step));
        };
        let keyword_end = line.start + word.len();
        let problem = problem(not_an_entry::no_colon()).label(not_an_entry::no_colon_label());
        if rest.is_empty() {
            let help = not_an_entry::keyword_alone_help(word);
            return problem.help(help).repair(self.span(keyword_end..keyword_end), ":");
        }
        // What parts the keyword from its text, such as a blank or `=`, gives way to the colon.
        let parting = keyword_end..line.end - rest.len();
        problem.help(not_an_entry::no_colon_help(word)).repair(self.span(parting), ": ")
    }

    pub(super) fn unknown_keyword(
        &self,
        word: Range<usize>,
        colon: &Range<usize>,
        text: &Range<usize>,
        suggestion: Option<&Suggestion>,
    ) -> Diagnostic {
        let written = &self.text[word.clone()];
        let message = unknown_keyword::message(written);
        let problem = Diagnostic::new(Code::UnknownKeyword, self.span(word.clone()), message);
        let Some(Suggestion { word: meant, rest, .. }) = suggestion else {
            let step = Keyword::Step.word(self.language);
            let lane = Keyword::Lane.word(self.language);
            return problem.label(unknown_keyword::label()).help(unknown_keyword::help(step, lane, written));
        };
        if rest.is_empty() {
            let (label, help) = (unknown_keyword::near_label(meant), unknown_keyword::near_help(meant));
            return problem.label(label).help(help).repair(self.span(word), meant);
        }
        let problem = problem.label(unknown_keyword::begins_label(meant));
        let is_number = rest.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
        if is_number && !text.is_empty() {
            return self.numbered(problem, meant, rest, word.start..colon.end);
        }
        let rest = if text.is_empty() { rest.clone() } else { format!("{rest}:") };
        let corrected = format!("{meant}: {rest}");
        problem.help(unknown_keyword::begins_help(meant, rest)).repair(self.span(word.start..colon.end), corrected)
    }

    /// `Step 3: …`, `Phase 2: …`: the map numbers the steps, and other numbers belong to the name.
    fn numbered(&self, problem: Diagnostic, meant: &str, number: &str, head: Range<usize>) -> Diagnostic {
        if Keyword::from_word(meant, self.language).first() == Some(&Keyword::Step) {
            let help = unknown_keyword::numbered_step_help(meant);
            return problem.help(help).guess(self.span(head), format!("{meant}:"));
        }
        let number = number.trim_end_matches('.');
        let help = unknown_keyword::numbered_help(meant, number);
        problem.help(help).repair(self.span(head), format!("{meant}: {number}."))
    }

    pub(super) fn misplaced(&self, entry: &Entry) -> Diagnostic {
        let message = misplaced_entry::message(self.keyword_of(entry));
        Diagnostic::new(Code::MisplacedEntry, entry.keyword_span, message)
            .label(misplaced_entry::label())
            .help(self.where_it_may_stand(entry.keyword))
    }

    fn where_it_may_stand(&self, keyword: Keyword) -> Message {
        let holders: Vec<String> = keyword
            .holders()
            .filter(|holder| *holder != Keyword::Own)
            .map(|holder| holder.word(self.language).to_owned())
            .collect();
        match (holders.is_empty(), keyword.may_stand_in(None)) {
            (true, _) => misplaced_entry::top_help(),
            (false, true) => misplaced_entry::under_or_top_help(holders),
            (false, false) => misplaced_entry::help(holders),
        }
    }

    pub(super) fn empty_text(&self, entry: &Entry, head_end: usize) -> Diagnostic {
        let is_sign =
            entry.keyword.sign().is_some() && !self.slice(entry.keyword_span).starts_with(char::is_alphabetic);
        let span = self.span(entry.keyword_span.start..head_end);
        Diagnostic::new(Code::EmptyText, span, empty_text::message(self.keyword_of(entry)))
            .label(empty_text::label())
            .help(if is_sign { empty_text::sign_help() } else { empty_text::colon_help() })
    }

    pub(super) fn stray_continuation(&self, bar: &Range<usize>) -> Diagnostic {
        Diagnostic::new(Code::StrayContinuation, self.span(bar.clone()), stray_continuation::message())
            .label(stray_continuation::label())
            .help(stray_continuation::help())
    }

    pub(super) fn control_character(&self, at: usize, letter: char) -> Diagnostic {
        let span = self.span(at..at + letter.len_utf8());
        let message = control_character::message(format!("U+{:04X}", u32::from(letter)));
        Diagnostic::new(Code::ControlCharacter, span, message)
            .label(control_character::label())
            .help(control_character::help())
            .repair(span, "")
    }

    pub(super) fn stands_under(&self, entry: &Entry, under: &Entry, holder: Option<&Entry>) -> Diagnostic {
        let message = outline_contradiction::under(self.keyword_of(entry), self.keyword_of(under));
        self.contradiction(entry, holder, message).help(match holder {
            Some(holder) => outline_contradiction::under_help(self.keyword_of(holder)),
            None => outline_contradiction::under_journey_help(),
        })
    }

    pub(super) fn stands_outside(&self, entry: &Entry, holder: Option<&Entry>) -> Diagnostic {
        let message = outline_contradiction::outside(self.keyword_of(entry));
        let problem = self.contradiction(entry, holder, message);
        let holder = holder.map_or("", |holder| self.keyword_of(holder));
        problem.help(outline_contradiction::outside_help(holder))
    }

    pub(super) fn stands_beside(&self, entry: &Entry, beside: &Entry) -> Diagnostic {
        let (word, above) = (self.keyword_of(entry), self.keyword_of(beside));
        let message = outline_contradiction::beside(word, above);
        Diagnostic::new(Code::OutlineContradiction, entry.keyword_span, message)
            .label(outline_contradiction::beside_label(above))
            .related(beside.keyword_span, outline_contradiction::above())
            .help(outline_contradiction::beside_help(above))
    }

    pub(super) fn beside_step(&self, entry: &Entry, step: &Entry) -> Diagnostic {
        let (word, above) = (self.keyword_of(entry), self.keyword_of(step));
        let message = outline_contradiction::beside_step(word, above, Keyword::Phase.word(self.language));
        Diagnostic::new(Code::OutlineContradiction, entry.keyword_span, message)
            .label(outline_contradiction::beside_step_label())
            .related(step.keyword_span, outline_contradiction::step_above())
            .help(outline_contradiction::beside_step_help(above))
    }

    fn contradiction(&self, entry: &Entry, holder: Option<&Entry>, message: Message) -> Diagnostic {
        let problem = Diagnostic::new(Code::OutlineContradiction, entry.keyword_span, message);
        match holder {
            Some(holder) => problem
                .label(outline_contradiction::label(self.keyword_of(holder)))
                .related(holder.keyword_span, outline_contradiction::holder()),
            None => problem.label(outline_contradiction::journey_label()),
        }
    }

    /// The keyword or sign of an entry as the writer wrote it; the name of a lane may be long, and is cut.
    fn keyword_of(&self, entry: &Entry) -> &str {
        let word = self.slice(entry.keyword_span);
        start(word, 60)
    }

    fn slice(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range.start, range.end)
    }
}

//! What the problems of lines and their outline are called.
//!
//! In: what the reader found. Out: a diagnostic in the words of the analyst, with the keywords of the
//! file's own language.

use std::ops::Range;

use super::Entry;
use super::keyword::Keyword;
use super::suggest::{self, Suggestion};
use crate::diagnostic::{Code, Diagnostic};
use crate::graphemes::start;
use crate::language::Language;
use crate::source::{FileId, Span};

/// Writes the problems of one file.
#[derive(Clone, Copy)]
pub(super) struct Writer<'text> {
    pub(super) file: FileId,
    pub(super) text: &'text str,
    pub(super) language: Language,
}

impl Writer<'_> {
    pub(super) fn missing_journey(&self) -> Diagnostic {
        let word = Keyword::Journey.word(self.language);
        let message = if self.text.trim().is_empty() {
            "the file is empty".to_owned()
        } else {
            format!("the file has no `{word}`")
        };
        let first = self.text.find(|letter: char| !letter.is_whitespace() && letter != '\u{FEFF}').unwrap_or(0);
        let end = self.text[first..].find('\n').map_or(self.text.len(), |at| first + at);
        let end = first + self.text[first..end].trim_end().len();
        Diagnostic::new(Code::MissingJourney, self.span(first..end), message)
            .label("a journey begins with its name")
            .help(format!("begin the file with `{word}:` and the name of the journey"))
    }

    /// A missing journey in a file whose first line has no keyword: that line is probably its name.
    pub(super) fn unmarked_journey(&self, missing: Diagnostic) -> Diagnostic {
        let word = Keyword::Journey.word(self.language);
        let before = Span { end: missing.span.start, ..missing.span };
        missing
            .help(format!("write `{word}:` before it, if this is the name of the journey"))
            .repair(before, format!("{word}: "))
    }

    pub(super) fn second_journey(&self, second: &Entry, first: &Entry) -> Diagnostic {
        let message = format!("a second `{}` in one file", self.keyword_of(second));
        Diagnostic::new(Code::SecondJourney, second.keyword_span, message)
            .label("another journey begins here")
            .related(first.keyword_span, "the first one")
            .help("move it to a file of its own, or delete the line")
    }

    pub(super) fn not_an_entry(&self, line: Range<usize>) -> Diagnostic {
        let content = &self.text[line.clone()];
        let problem = Diagnostic::new(Code::NotAnEntry, self.span(line.clone()), "this line is no entry");
        let first = content.chars().next().unwrap_or(' ');
        let insert = |at: usize, what: &str| (self.span(at..at), what.to_owned());
        let after_first = line.start + first.len_utf8();
        let (label, help, repair) = match first {
            '#' => {
                ("no blank after `#`", "put a blank after `#` for a comment".to_owned(), Some(insert(after_first, " ")))
            }
            '|' => (
                "no blank after `|`",
                "put a blank after `|` to continue the text above".to_owned(),
                Some(insert(after_first, " ")),
            ),
            '+' | '-' | '?' | '!'
                if content[first.len_utf8()..].starts_with(|letter: char| letter.is_alphanumeric()) =>
            {
                ("no blank after the sign", format!("put a blank after `{first}`"), Some(insert(after_first, " ")))
            }
            '•' | '*' | '·' | '◦' | '▪' | '●' => (
                "a bullet says too little",
                format!("write `-` for a negative or `+` for a positive instead of `{first}`"),
                None,
            ),
            _ => self.plain_line(&line),
        };
        let problem = problem.label(label).help(help);
        match repair {
            Some((span, replacement)) => problem.repair(span, replacement),
            None => problem,
        }
    }

    /// The help for a line of words: a colon after a keyword that is there, a keyword, or a `|` before it.
    fn plain_line(&self, line: &Range<usize>) -> (&'static str, String, Option<(Span, String)>) {
        if let Some(Suggestion { word, rest, .. }) = suggest::without_colon(&self.text[line.clone()], self.language) {
            let and_text = if rest.is_empty() { ", and then its text" } else { "" };
            let keyword = line.start..line.start + word.len();
            // What parts the keyword from its text, such as a blank or `=`, gives way to the colon.
            let parting = if rest.is_empty() { keyword.end..keyword.end } else { keyword.end..line.end - rest.len() };
            let colon = if rest.is_empty() { ":" } else { ": " };
            return (
                "no colon",
                format!("put a colon after the keyword: `{word}:`{and_text}"),
                Some((self.span(parting), colon.to_owned())),
            );
        }
        let example = Keyword::Step.word(self.language);
        let help = format!(
            "begin it with a keyword and a colon, such as `{example}:`, or with `|` to continue the text above"
        );
        ("no keyword with a colon", help, None)
    }

    pub(super) fn unknown_keyword(
        &self,
        word: Range<usize>,
        colon: &Range<usize>,
        text: &Range<usize>,
        suggestion: Option<&Suggestion>,
    ) -> Diagnostic {
        let written = &self.text[word.clone()];
        let problem =
            Diagnostic::new(Code::UnknownKeyword, self.span(word.clone()), format!("`{written}` is no keyword"));
        let Some(Suggestion { word: meant, rest, .. }) = suggestion else {
            let example = Keyword::Step.word(self.language);
            let lane = Keyword::Lane.word(self.language);
            return problem.label("not known in any language").help(format!(
                "begin the line with a keyword such as `{example}:`, with `|` to continue the text above, or name a lane of your own with `{lane}: {written}`"
            ));
        };
        if rest.is_empty() {
            let label = format!("did you mean `{meant}`?");
            return problem.label(label).help(format!("write `{meant}:`")).repair(self.span(word), meant);
        }
        let problem = problem.label(format!("the keyword is `{meant}`"));
        let is_number = rest.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
        if is_number && !text.is_empty() {
            return self.numbered(problem, meant, rest, word.start..colon.end);
        }
        let rest = if text.is_empty() { rest.clone() } else { format!("{rest}:") };
        problem
            .help(format!("put the colon right after the keyword: `{meant}: {rest}`"))
            .repair(self.span(word.start..colon.end), format!("{meant}: {rest}"))
    }

    /// `Step 3: …`, `Phase 2: …`: the map numbers the steps, and other numbers belong to the name.
    fn numbered(&self, problem: Diagnostic, meant: &str, number: &str, head: Range<usize>) -> Diagnostic {
        if Keyword::from_word(meant, self.language).first() == Some(&Keyword::Step) {
            return problem
                .help(format!("write `{meant}:` without the number; the map numbers the steps"))
                .repair(self.span(head), format!("{meant}:"));
        }
        let number = number.trim_end_matches('.');
        problem
            .help(format!(
                "write `{meant}:` without the number, or put the number after the colon: `{meant}: {number}. …`"
            ))
            .repair(self.span(head), format!("{meant}: {number}."))
    }

    pub(super) fn misplaced(&self, entry: &Entry) -> Diagnostic {
        let word = self.keyword_of(entry);
        Diagnostic::new(Code::MisplacedEntry, entry.keyword_span, format!("`{word}` cannot stand here"))
            .label("nothing above may hold it")
            .help(format!("put it {}", self.where_it_may_stand(entry.keyword)))
    }

    /// "under `Fase`, `Stap` or beside the journey".
    fn where_it_may_stand(&self, keyword: Keyword) -> String {
        let mut places: Vec<String> = keyword
            .holders()
            .filter(|holder| *holder != Keyword::Own)
            .map(|holder| format!("`{}`", holder.word(self.language)))
            .collect();
        if let Some(first) = places.first_mut() {
            first.insert_str(0, "under ");
        }
        if keyword.may_stand_in(None) {
            places.push("at the top of the file, without indentation".to_owned());
        }
        let last = places.pop().unwrap_or_default();
        if places.is_empty() { last } else { format!("{} or {last}", places.join(", ")) }
    }

    pub(super) fn empty_text(&self, entry: &Entry, head_end: usize) -> Diagnostic {
        let word = self.keyword_of(entry);
        let after =
            if entry.keyword.sign().is_some() && !self.slice(entry.keyword_span).starts_with(char::is_alphabetic) {
                "the sign"
            } else {
                "the colon"
            };
        Diagnostic::new(Code::EmptyText, self.span(entry.keyword_span.start..head_end), format!("`{word}` has no text"))
            .label("nothing follows")
            .help(format!("write a text after {after}, or delete the line"))
    }

    pub(super) fn stray_continuation(&self, bar: &Range<usize>) -> Diagnostic {
        Diagnostic::new(Code::StrayContinuation, self.span(bar.clone()), "there is no entry above to continue")
            .label("continues nothing")
            .help("begin the line with a keyword, or delete it")
    }

    pub(super) fn control_character(&self, at: usize, letter: char) -> Diagnostic {
        let span = self.span(at..at + letter.len_utf8());
        Diagnostic::new(
            Code::ControlCharacter,
            span,
            format!("an invisible control character U+{:04X}", u32::from(letter)),
        )
        .label("left out on the map")
        .help("delete it")
        .repair(span, "")
    }

    pub(super) fn stands_under(&self, entry: &Entry, under: &Entry, holder: Option<&Entry>) -> Diagnostic {
        let (word, above) = (self.keyword_of(entry), self.keyword_of(under));
        let problem =
            self.contradiction(entry, holder, format!("`{word}` stands under `{above}`, which cannot hold it"));
        problem.help(match holder {
            Some(holder) => format!("indent it like the other entries of this `{}`", self.keyword_of(holder)),
            None => "write it without indentation".to_owned(),
        })
    }

    pub(super) fn stands_outside(&self, entry: &Entry, holder: Option<&Entry>) -> Diagnostic {
        let word = self.keyword_of(entry);
        let problem = self.contradiction(entry, holder, format!("`{word}` stands outside of what it belongs to"));
        let holder = holder.map_or("", |holder| self.keyword_of(holder));
        problem.help(format!("indent it under `{holder}`"))
    }

    pub(super) fn stands_beside(&self, entry: &Entry, beside: &Entry) -> Diagnostic {
        let (word, of) = (self.keyword_of(entry), self.keyword_of(beside));
        let message = format!("`{word}` stands beside `{of}` and belongs to the whole journey");
        Diagnostic::new(Code::OutlineContradiction, entry.keyword_span, message)
            .label(format!("not indented under `{of}`"))
            .related(beside.keyword_span, "the entry above")
            .help(format!("indent it under `{of}`, or move it above `{of}` for the whole journey"))
    }

    pub(super) fn beside_step(&self, entry: &Entry, step: &Entry) -> Diagnostic {
        let (word, of) = (self.keyword_of(entry), self.keyword_of(step));
        let phase = Keyword::Phase.word(self.language);
        let message = format!("`{word}` stands beside `{of}` and belongs to the whole `{phase}`");
        Diagnostic::new(Code::OutlineContradiction, entry.keyword_span, message)
            .label("not indented under the step")
            .related(step.keyword_span, "the step above")
            .help(format!("indent it under `{of}`, or move it above the first `{of}`"))
    }

    fn contradiction(&self, entry: &Entry, holder: Option<&Entry>, message: String) -> Diagnostic {
        let problem = Diagnostic::new(Code::OutlineContradiction, entry.keyword_span, message);
        match holder {
            Some(holder) => problem
                .label(format!("read as part of `{}`", self.keyword_of(holder)))
                .related(holder.keyword_span, "what it was read as part of"),
            None => problem.label("read as part of the whole journey"),
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

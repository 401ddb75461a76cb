//! The problems of lines and their outline.
//!
//! In: what the reader found. Out: a diagnostic each, with the keywords of the file's own language.

use std::ops::Range;

use super::Entry;
use super::keyword::Keyword;
use super::lines::RowNotation;
use super::suggest::Suggestion;
use crate::diagnostic::{Code, Diagnostic, Repair};
use crate::graphemes::start;
use crate::language::Language;
use crate::message::{
    Message, control_character, empty_text, misplaced_entry, missing_journey, not_an_entry, not_utf8,
    outline_contradiction, second_journey, stray_continuation, unknown_keyword,
};
use crate::source::{Encoding, FileId, Span};

/// What an unknown word may become in its place.
#[derive(Clone, Copy)]
pub(super) struct Offers {
    pub(super) lane: bool,
    pub(super) quote: bool,
}

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

    /// A file that had to be decoded, at the first character that UTF-8 writes otherwise.
    pub(super) fn not_utf8(&self, encoding: Encoding) -> Diagnostic {
        let is_other = |letter: char| !letter.is_ascii() || encoding == Encoding::Utf16;
        let at = self.text.find(is_other).unwrap_or(0);
        let end = at + self.text[at..].chars().next().map_or(0, char::len_utf8);
        Diagnostic::new(Code::NotUtf8, self.span(at..end), not_utf8::message(encoding.name()))
            .label(not_utf8::label())
            .help(not_utf8::help())
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
        let without_space = |help: Message| {
            self.no_entry(line.clone(), not_an_entry::no_space())
                .label(not_an_entry::no_space_label(first))
                .help(help)
                .repair(self.span(after_first..after_first), " ")
        };
        let is_number = content[first.len_utf8()..].starts_with(|letter: char| letter.is_ascii_digit());
        match first {
            '#' => without_space(not_an_entry::comment_help()),
            '+' | '-' | '–' | '—' | '−' if is_number => self.sign_or_level(line, first),
            _ if is_address(content) => self.words_of_a_text(line, not_an_entry::address()),
            _ if is_time(content) => self.words_of_a_text(line, not_an_entry::time()),
            _ => {
                let step = Keyword::Step.word(self.language);
                let problem = self.no_entry(line.clone(), not_an_entry::message());
                problem.label(not_an_entry::label()).help(not_an_entry::help(step)).choice(self.as_note(line.start))
            }
        }
    }

    /// `-1 boos`: a card without its space, or a level without its keyword.
    fn sign_or_level(&self, line: Range<usize>, sign: char) -> Diagnostic {
        let emotion = Keyword::Emotion.word(self.language);
        let insert = |at: usize, text: &str| Repair { span: self.span(at..at), replacement: text.to_owned() };
        let level = insert(line.start, &format!("{emotion}: "));
        let card = insert(line.start + sign.len_utf8(), " ");
        self.no_entry(line, not_an_entry::no_space())
            .label(not_an_entry::no_space_label(sign))
            .help(not_an_entry::sign_help(sign))
            .choice((not_an_entry::as_note(emotion), level))
            .choice((not_an_entry::sign_help(sign), card))
    }

    fn no_entry(&self, line: Range<usize>, message: Message) -> Diagnostic {
        Diagnostic::new(Code::NotAnEntry, self.span(line), message)
    }

    /// An address or a time at the beginning of a line, whose colon makes no keyword.
    fn words_of_a_text(&self, line: Range<usize>, message: Message) -> Diagnostic {
        let note = Keyword::Note.word(self.language);
        self.no_entry(line.clone(), message)
            .label(not_an_entry::label())
            .help(not_an_entry::text_help(note))
            .choice(self.as_note(line.start))
            .choice(self.as_continuation(line.start))
    }

    /// A line that is the rest of the text above, or probably so.
    pub(super) fn goes_on(&self, line: Range<usize>, is_certain: bool) -> Diagnostic {
        let start = self.span(line.start..line.start);
        let problem = self
            .no_entry(line, not_an_entry::goes_on())
            .label(not_an_entry::goes_on_label())
            .help(not_an_entry::goes_on_help());
        if is_certain { problem.repair(start, "| ") } else { problem.guess(start, "| ") }
    }

    /// A keyword without its colon.
    pub(super) fn without_colon(&self, line: Range<usize>, found: &Suggestion) -> Diagnostic {
        let Suggestion { word, rest, .. } = found;
        let keyword_end = line.start + word.len();
        // What parts the keyword from its text, such as a blank or `=`, gives way to the colon.
        let parting = keyword_end..line.end - rest.len();
        let problem = self.no_entry(line, not_an_entry::no_colon()).label(not_an_entry::no_colon_label());
        if rest.is_empty() {
            return problem.help(not_an_entry::keyword_alone_help(word)).repair(self.span(parting), ":");
        }
        problem.help(not_an_entry::no_colon_help(word)).repair(self.span(parting), ": ")
    }

    /// A list with bullets of which is not known whether they say good or bad; the last line of it ends at `end` or later.
    pub(super) fn unsure_list(&self, bullets: &[Range<usize>], end: usize) -> Diagnostic {
        let first = bullets.first().map_or(end..end, Range::clone);
        let last = bullets.last().map_or(end, |last| last.end);
        let with = |sign: &str| {
            let mut text = String::with_capacity(last - first.start);
            let mut at = first.start;
            for bullet in bullets {
                text.push_str(&self.text[at..bullet.start]);
                text.push_str(sign);
                at = bullet.end;
            }
            Repair { span: self.span(first.start..last), replacement: text }
        };
        let bullet = &self.text[first.clone()];
        self.no_entry(first.start..end, not_an_entry::list(bullets.len()))
            .label(not_an_entry::bullet_label())
            .help(not_an_entry::bullet_help(bullet))
            .choice((not_an_entry::all_negative(bullet), with("-")))
            .choice((not_an_entry::all_positive(bullet), with("+")))
    }

    /// A table or a diagram of another tool.
    pub(super) fn other_notation(&self, line: Range<usize>, notation: RowNotation) -> Diagnostic {
        let message = match notation {
            RowNotation::Table => not_an_entry::table(),
            RowNotation::Diagram => not_an_entry::diagram(),
        };
        self.no_entry(line, message).label(not_an_entry::other_label()).help(not_an_entry::import_help())
    }

    /// The change that makes a note of a line.
    fn as_note(&self, start: usize) -> (Message, Repair) {
        let note = Keyword::Note.word(self.language);
        let repair = Repair { span: self.span(start..start), replacement: format!("{note}: ") };
        (not_an_entry::as_note(note), repair)
    }

    /// The change that makes a line go on with the text above.
    fn as_continuation(&self, start: usize) -> (Message, Repair) {
        let repair = Repair { span: self.span(start..start), replacement: "| ".to_owned() };
        (not_an_entry::goes_on_help(), repair)
    }

    /// A word before a colon that is no keyword, and near none, in a line that ends at `end`.
    pub(super) fn unknown_word(&self, word: Range<usize>, end: usize, offers: Offers, is_persona: bool) -> Diagnostic {
        let written = &self.text[word.clone()];
        let [note, quote, lane] = [Keyword::Note, Keyword::Quote, Keyword::Lane].map(|word| word.word(self.language));
        let start = word.start;
        let (message, help) = match offers {
            Offers { quote: true, .. } if is_persona => {
                (unknown_keyword::persona(written), unknown_keyword::persona_help(quote))
            }
            Offers { lane: true, .. } => {
                (unknown_keyword::message(written), unknown_keyword::help(lane, written, note, quote))
            }
            _ => (unknown_keyword::message(written), unknown_keyword::note_help(note)),
        };
        let problem = Diagnostic::new(Code::UnknownKeyword, self.span(word), message);
        let as_quote = || {
            let repair = Repair { span: self.span(start..start), replacement: format!("{quote}: ") };
            (not_an_entry::as_note(quote), repair)
        };
        let problem = problem.label(unknown_keyword::label()).help(help);
        let problem = if is_persona && offers.quote { problem.choice(as_quote()) } else { problem };
        let problem = problem.choice(self.as_note(start));
        // A sentence with a colon goes on more often than a word before one.
        if self.text[start..end].len() > 60 { problem.choice(self.as_continuation(start)) } else { problem }
    }

    pub(super) fn unknown_keyword(
        &self,
        word: Range<usize>,
        colon: &Range<usize>,
        text: &Range<usize>,
        suggestion: &Suggestion,
    ) -> Diagnostic {
        let written = &self.text[word.clone()];
        let message = unknown_keyword::message(written);
        let problem = Diagnostic::new(Code::UnknownKeyword, self.span(word.clone()), message);
        let Suggestion { word: meant, rest, .. } = suggestion;
        if rest.is_empty() {
            let (label, help) = (unknown_keyword::near_label(meant), unknown_keyword::near_help(meant));
            return problem.label(label).help(help).repair(self.span(word), meant);
        }
        let problem = problem.label(unknown_keyword::begins_label(meant));
        let is_number = rest.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
        let rest = if text.is_empty() || is_number { rest.clone() } else { format!("{rest}:") };
        let corrected = format!("{meant}: {rest}");
        problem.help(unknown_keyword::begins_help(meant, rest)).repair(self.span(word.start..colon.end), corrected)
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

/// Whether a line begins with an address or a time, whose colon makes no keyword.
pub(super) fn begins_as_text(line: &str) -> bool {
    is_address(line) || is_time(line)
}

/// Whether a line begins with an address of the web or of mail.
fn is_address(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or_default();
    let scheme = first.split_once("://").map_or("", |(scheme, _)| scheme);
    let is_scheme = !scheme.is_empty() && scheme.chars().all(|letter| letter.is_ascii_alphanumeric());
    is_scheme || first.starts_with("www.") || first.starts_with("mailto:") || first.starts_with("tel:")
}

/// Whether a line begins with a time of day: `14:30`, `9.15 uur`, `10h30`.
fn is_time(line: &str) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let hours = digits(line);
    let after = &line[hours..];
    let minutes = after.strip_prefix([':', '.', 'h', 'u']).map_or(0, digits);
    (1..=2).contains(&hours) && minutes == 2 && !after[3..].starts_with(char::is_alphanumeric)
}

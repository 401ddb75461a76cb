//! A journey while it is put together: entries and comments, and how they are written.
//!
//! In: keywords and words, in the order of the file. Out: the text of a journey. Words are written so that they are
//! read as words: no label is made of a `#word` at their end, and a line that the validator rejects becomes a
//! note, or a comment where even that is rejected, so that nothing is lost.

use super::{Remark, Validator};
use crate::language::Language;
use crate::message::{Message, import};
use crate::syntax::{Keyword, ends_in_label, is_entry_after_sign, plain};

/// An invisible character: with it, a `#word` at the end of a text is not a label.
const WORD_JOINER: char = '\u{2060}';

/// After this many rounds of validation, what is still rejected becomes a comment with all that is under it.
const MAX_ROUNDS: usize = 4;

/// A journey while it is put together.
#[derive(Debug)]
pub(super) struct JourneyDraft {
    pub(super) language: Language,
    pub(super) remarks: Vec<Remark>,
    lines: Vec<DraftLine>,
}

#[derive(Debug)]
struct DraftLine {
    depth: usize,
    content: LineContent,
    /// The line of the text that was imported.
    origin: Option<usize>,
    /// Its name in the imported text, if that is not its keyword.
    original_name: String,
    /// Its label; empty for none.
    label: String,
}

impl DraftLine {
    const fn new(depth: usize, content: LineContent, origin: Option<usize>) -> DraftLine {
        DraftLine { depth, content, origin, original_name: String::new(), label: String::new() }
    }
}

#[derive(Debug)]
enum LineContent {
    Blank,
    Comment(String),
    Entry { head: EntryHead, text: String },
}

/// What an entry begins with.
#[derive(Clone, Debug)]
pub(super) enum EntryHead {
    /// A keyword of the language.
    Known(Keyword),
    /// The name of a custom lane.
    Own(String),
}

impl JourneyDraft {
    /// A journey with a title; untitled where there is none.
    pub(super) fn new(language: Language, title: &str, origin: Option<usize>) -> JourneyDraft {
        let mut draft = JourneyDraft { language, remarks: Vec::new(), lines: Vec::new() };
        if !draft.entry(0, Keyword::Journey, title, origin) {
            draft.entry(0, Keyword::Journey, language.exchange_words().untitled, None);
        }
        draft
    }

    /// Adds an entry; false, and nothing is added, where the text holds no words.
    pub(super) fn entry(&mut self, depth: usize, keyword: Keyword, text: &str, origin: Option<usize>) -> bool {
        self.add(depth, EntryHead::Known(keyword), text, origin)
    }

    /// Adds an entry with any head; false, and nothing is added, where the text holds no words.
    pub(super) fn add(&mut self, depth: usize, head: EntryHead, text: &str, origin: Option<usize>) -> bool {
        let text = words(text);
        let is_text = !text.is_empty();
        if is_text {
            self.lines.push(DraftLine::new(depth, LineContent::Entry { head, text }, origin));
        }
        is_text
    }

    /// What the writer called the entry that was added last; a note that it becomes begins with it.
    pub(super) fn set_original_name(&mut self, original_name: &str) {
        if let Some(line) = self.lines.last_mut() {
            line.original_name = plain(original_name);
        }
    }

    /// The name by which others point to the entry that was added last.
    pub(super) fn label(&mut self, label: &str) {
        if let Some(line) = self.lines.last_mut() {
            label.clone_into(&mut line.label);
        }
    }

    /// Says which labels the entry above answers; nothing for none.
    pub(super) fn answer(&mut self, depth: usize, labels: &[String]) {
        let text = labels.iter().map(|label| format!("#{label}")).collect::<Vec<_>>().join(", ");
        if !text.is_empty() {
            self.lines.push(DraftLine::new(
                depth,
                LineContent::Entry { head: EntryHead::Known(Keyword::For), text },
                None,
            ));
        }
    }

    /// Adds a comment, a line for each of its lines; none where it says nothing.
    pub(super) fn comment(&mut self, depth: usize, text: &str) {
        self.lines.extend(comments(depth, text));
    }

    /// Adds an empty line.
    pub(super) fn blank(&mut self) {
        self.lines.push(DraftLine::new(0, LineContent::Blank, None));
    }

    /// Notes something doubtful.
    pub(super) fn remark(&mut self, line: impl Into<Option<usize>>, message: Message) {
        self.remarks.push(Remark::new(line, message));
    }

    /// Puts comments above everything.
    pub(super) fn open_with(&mut self, texts: &[String]) {
        let opening: Vec<DraftLine> = texts.iter().flat_map(|text| comments(0, text)).collect();
        self.lines.splice(0..0, opening);
    }

    /// How many phases and steps there are.
    pub(super) fn size(&self) -> (usize, usize) {
        let count = |wanted: Keyword| {
            let is_it = |line: &&DraftLine| matches!(&line.content, LineContent::Entry { head: EntryHead::Known(of), .. } if *of == wanted);
            self.lines.iter().filter(is_it).count()
        };
        (count(Keyword::Phase), count(Keyword::Step))
    }

    /// The text, with all lines that the validator rejects downgraded.
    pub(super) fn settle(&mut self, validate: Validator) -> String {
        let mut round = 0;
        loop {
            let (text, places) = self.written();
            let mut changed = false;
            for (line, reason) in validate(&text) {
                if let Some(at) = line.checked_sub(1).and_then(|line| places.get(line)) {
                    changed |= self.downgrade(*at, reason, round);
                }
            }
            if !changed {
                return text;
            }
            round += 1;
        }
    }

    /// Downgrades a rejected line to a note or a comment; false if that is not possible.
    fn downgrade(&mut self, at: usize, reason: Message, round: usize) -> bool {
        let line = &self.lines[at];
        let origin = line.origin;
        let LineContent::Entry { head, text } = &line.content else { return false };
        let is = |keywords: &[Keyword]| matches!(head, EntryHead::Known(of) if keywords.contains(of));
        if is(&[Keyword::Journey]) {
            return false;
        }
        // `Calls: 38 %` is a metric with its value.
        if let (true, Some((name, value))) = (is(&[Keyword::Metric]), text.rsplit_once(": ").filter(|_| round == 0)) {
            let (head, text) = (head.clone(), format!("{name} = {value}"));
            self.lines[at].content = LineContent::Entry { head, text };
            return true;
        }
        let end = self.end_of(at);
        if is(&[Keyword::Note, Keyword::About]) || end > at + 1 || round >= MAX_ROUNDS {
            (at..end).for_each(|line| self.lines[line].make_comment(self.language));
            self.remark(origin, import::kept_as_comment(reason));
            return true;
        }
        // A note never reaches the map; words about time are worth showing.
        let is_time = is(&[Keyword::When, Keyword::Duration, Keyword::Waiting]);
        let (keyword, message) = if is_time {
            (Keyword::About, import::kept_as_description(reason))
        } else {
            (Keyword::Note, import::kept_as_note(reason))
        };
        let name = if line.original_name.is_empty() { head.word(self.language) } else { &line.original_name };
        let text = format!("{name}: {text}");
        // Only an entry of its kind may be pointed to.
        self.lines[at].label.clear();
        self.lines[at].content = LineContent::Entry { head: EntryHead::Known(keyword), text };
        self.remark(origin, message);
        true
    }

    /// Where the entries end that stand under this one.
    fn end_of(&self, at: usize) -> usize {
        let depth = self.lines[at].depth;
        let is_under = |line: &&DraftLine| line.depth > depth && !matches!(line.content, LineContent::Blank);
        at + 1 + self.lines[at + 1..].iter().take_while(is_under).count()
    }

    /// The text, and for each of its lines the index in `lines`.
    fn written(&self) -> (String, Vec<usize>) {
        let mut text = String::new();
        let mut places = Vec::new();
        for (at, line) in self.lines.iter().enumerate() {
            let before = text.len();
            line.write(self.language, &mut text);
            places.extend(text[before..].matches('\n').map(|_| at));
        }
        (text, places)
    }
}

impl EntryHead {
    /// Whether it is this keyword.
    pub(super) fn is(&self, keyword: Keyword) -> bool {
        matches!(self, EntryHead::Known(known) if *known == keyword)
    }

    /// The word before the colon.
    pub(super) fn word(&self, language: Language) -> &str {
        match self {
            EntryHead::Known(keyword) => keyword.word(language),
            EntryHead::Own(lane) => lane,
        }
    }
}

impl DraftLine {
    fn make_comment(&mut self, language: Language) {
        if let LineContent::Entry { head, text } = &self.content {
            self.content = LineContent::Comment(format!("{}: {}", head.word(language), text.replace('\n', " ")));
        }
    }

    fn write(&self, language: Language, text: &mut String) {
        let margin = &"  ".repeat(self.depth);
        match &self.content {
            LineContent::Blank => text.push('\n'),
            LineContent::Comment(words) => text.extend([margin, "# ", words, "\n"]),
            LineContent::Entry { head, text: words } => {
                let mut paragraphs = words.split('\n');
                let first = paragraphs.next().unwrap_or_default();
                let sign = match head {
                    EntryHead::Known(keyword) => keyword.sign().filter(|_| !is_entry_after_sign(first)),
                    EntryHead::Own(_) => None,
                };
                match sign {
                    Some(sign) => text.extend([margin, sign, " ", first]),
                    None => text.extend([margin, head.word(language), ": ", first]),
                }
                if !self.label.is_empty() {
                    text.extend([" #", &self.label]);
                }
                text.push('\n');
                for paragraph in paragraphs {
                    text.extend([margin, "|\n", margin, "| ", paragraph, "\n"]);
                }
            }
        }
    }
}

fn comments(depth: usize, text: &str) -> impl Iterator<Item = DraftLine> {
    let lines = text.lines().map(plain).filter(|line| !line.is_empty());
    lines.map(move |line| DraftLine::new(depth, LineContent::Comment(line), None))
}

/// The words of a text as an entry holds them: paragraphs of clean words, none of which ends in a label.
fn words(text: &str) -> String {
    let paragraphs = text.split('\n').map(plain).filter(|paragraph| !paragraph.is_empty());
    let paragraphs = paragraphs.map(|mut paragraph| {
        if ends_in_label(&paragraph) {
            paragraph.push(WORD_JOINER);
        }
        paragraph
    });
    paragraphs.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::{no_goal, unreadable_duration};

    fn sample() -> JourneyDraft {
        let mut draft = JourneyDraft::new(Language::Dutch, "Een reis #kort", Some(1));
        draft.entry(0, Keyword::Phase, "Vooraf", Some(2));
        draft.entry(1, Keyword::Step, "Belt\nnog eens", Some(3));
        draft.entry(2, Keyword::Duration, "even", Some(3));
        draft.entry(2, Keyword::Negative, "duurt lang", Some(3));
        draft.add(2, EntryHead::Own("Kosten".to_owned()), "5 euro", Some(3));
        draft
    }

    #[test]
    fn words_are_written_as_words() {
        let text = sample().settle(&|_| Vec::new());
        let expected = "Klantreis: Een reis #kort\u{2060}\nFase: Vooraf\n  Stap: Belt\n  |\n  | nog eens\n    Duur: even\n    \
                        - duurt lang\n    Kosten: 5 euro\n";
        assert_eq!(text, expected);
        let nameless = JourneyDraft::new(Language::French, " \u{7} ", None).settle(&|_| Vec::new());
        assert_eq!(nameless, "Parcours: Sans titre\n");
    }

    #[test]
    fn a_card_that_would_be_read_as_an_entry_has_its_word() {
        let mut draft = sample();
        draft.entry(2, Keyword::Negative, "Actie: te laat", Some(4));
        draft.entry(2, Keyword::Negative, "Website: traag", Some(4));
        let text = draft.settle(&|_| Vec::new());
        assert!(text.contains("    Minpunt: Actie: te laat\n    - Website: traag\n"), "{text}");
    }

    #[test]
    fn what_is_refused_is_kept() {
        let mut draft = sample();
        let text = draft.settle(&|text| {
            let wrong = text.lines().position(|line| line.trim_start().starts_with("Duur:"));
            wrong.map(|line| (line + 1, unreadable_duration::message("even"))).into_iter().collect()
        });
        assert!(text.contains("    Toelichting: Duur: even\n") || text.contains("    Over: Duur: even\n"), "{text}");
        assert_eq!(draft.remarks, [Remark::new(3, import::kept_as_description(unreadable_duration::message("even")))]);
        assert_eq!(draft.size(), (1, 1));
    }

    #[test]
    fn a_judge_who_refuses_everything_leaves_comments() {
        let text = sample().settle(&|text| (1..=text.lines().count()).map(|line| (line, no_goal::message())).collect());
        assert!(text.starts_with("Klantreis:") && text.lines().skip(1).all(|line| line.trim_start().starts_with('#')));
        assert!(text.contains("duurt lang") && text.contains("5 euro"), "{text}");
    }
}

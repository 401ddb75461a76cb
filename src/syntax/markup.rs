//! What other notations put around a keyword: headings, list markers, numbers, emphasis, quotation marks.
//!
//! In: a line that is no plain entry, and which words are keywords. Out: the same line as an entry, where it can be understood in
//! one way: `Stap 2 – Mailt`, `**Fase:** Begin`, `### Step 1.2: Calls`, `- [ ] Actie: Bellen`. Numbers and markup are none of its text.

use std::ops::Range;

use super::Keyword;
use super::lines::{Parts, trimmed};
use crate::language::fold::fold;

/// What a word before a colon means: nothing where it is no keyword.
pub(super) type Meaning<'m> = &'m dyn Fn(&str) -> Option<Keyword>;

/// An entry that was written with markup.
pub(super) struct Marked {
    pub(super) keyword: Keyword,
    pub(super) parts: Parts,
    /// How many `#` make it a heading; 0 where it is none.
    pub(super) heading: usize,
    /// Whether it is an item of a list with `-` or `+`, which may be a negative or a positive too.
    pub(super) is_item: bool,
}

/// The longest keyword that is looked for, in bytes.
const LONGEST_KEYWORD: usize = 80;
/// How many beginnings of a line are compared with the keywords.
const BEGINNINGS: usize = 8;
/// Marks that may stand before a keyword, one after the other.
const MARKS: usize = 6;

/// The entry in a line that begins at `start` of the text with its first character that is no blank, and ends at `end`.
pub(super) fn marked(text: &str, line: Range<usize>, meaning: Meaning) -> Option<Marked> {
    let mut scanner = Scanner { text, at: line.start, end: line.end, emphasis: 0..0, is_quoted: false };
    let (heading, is_item) = scanner.marks();
    let is_numbered_before = scanner.at > line.start;
    let (keyword, word) = scanner.keyword(meaning)?;
    scanner.emphasis_end();
    let has_number = scanner.number() && !is_measured(keyword);
    if !has_number {
        scanner.at = word.end;
    }
    let is_closed = scanner.emphasis_end();
    let has_colon = scanner.colon();
    let is_apart = has_colon
        || is_closed && scanner.is_bold() && scanner.is_at_blank()
        || has_number && begins_with_capital(&text[word.clone()]) && scanner.separator();
    let is_marked = is_numbered_before || has_number || is_closed;
    if !is_apart || !is_marked {
        return None;
    }
    let is_closed = scanner.emphasis_end() || is_closed;
    let rest = scanner.text_to_end(is_closed);
    if rest.is_empty() && (has_number || heading > 0) {
        return None;
    }
    let parts = Parts::Colon { colon: word.end..rest.start.min(scanner.at).max(word.end), word, text: rest };
    Some(Marked { keyword, parts, heading, is_item })
}

/// The keyword that a line begins with, and where it stands.
pub(super) fn leading(text: &str, line: Range<usize>, meaning: Meaning) -> Option<(Keyword, Range<usize>)> {
    Scanner { text, at: line.start, end: line.end, emphasis: 0..0, is_quoted: false }.keyword(meaning)
}

/// Whether the text of an entry begins with a number of its own, which is none of its keyword.
const fn is_measured(keyword: Keyword) -> bool {
    matches!(
        keyword,
        Keyword::Emotion
            | Keyword::DesiredEmotion
            | Keyword::Age
            | Keyword::Duration
            | Keyword::Waiting
            | Keyword::When
            | Keyword::Due
            | Keyword::Version
            | Keyword::FollowUp
            | Keyword::Target
            | Keyword::Effort
            | Keyword::Impact
            | Keyword::Repeats
            | Keyword::Status
    )
}

fn begins_with_capital(word: &str) -> bool {
    word.chars().next().is_some_and(|first| !first.is_lowercase())
}

/// A place in a line, and the markup that is open there.
struct Scanner<'t> {
    text: &'t str,
    at: usize,
    end: usize,
    /// The run of `*`, `_` or `` ` `` before the keyword.
    emphasis: Range<usize>,
    is_quoted: bool,
}

impl<'t> Scanner<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..self.end]
    }

    fn next(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn blanks(&mut self) -> bool {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
        self.rest().len() < rest.len()
    }

    fn is_at_blank(&self) -> bool {
        self.next().is_none_or(char::is_whitespace)
    }

    /// Passes the mark of `length` bytes where a blank follows it, and the blank.
    fn pass_apart(&mut self, length: usize) -> bool {
        let is_apart = length > 0 && self.rest()[length..].starts_with(char::is_whitespace);
        if is_apart {
            self.at += length;
            self.blanks();
        }
        is_apart
    }

    /// Passes what stands before the keyword: how many `#` it has, and whether it is an item with `-` or `+`.
    fn marks(&mut self) -> (usize, bool) {
        let hashes = run(self.rest(), |letter| letter == '#');
        let heading = if self.pass_apart(hashes) { hashes } else { 0 };
        let mut is_item = false;
        for _ in 0..MARKS {
            let sign = self.next().filter(|letter| is_list_marker(*letter));
            let is_sign = sign.is_some_and(|sign| self.pass_apart(sign.len_utf8()));
            is_item |= is_sign && !matches!(sign, Some('>' | '*'));
            let number = list_number(self.rest());
            if !is_sign && !self.pass_apart(number) {
                break;
            }
        }
        let emphasis = run(self.rest(), |letter| matches!(letter, '*' | '_' | '`'));
        self.emphasis = self.at..self.at + emphasis;
        self.at += emphasis;
        if let Some(quote) = self.next().filter(|letter| matches!(letter, '"' | '“' | '„' | '«' | '‘' | '\'' | '”'))
        {
            self.at += quote.len_utf8();
            self.is_quoted = true;
        }
        let number = list_number(self.rest());
        self.pass_apart(number);
        (heading, is_item)
    }

    /// The longest keyword that begins here.
    fn keyword(&mut self, meaning: Meaning) -> Option<(Keyword, Range<usize>)> {
        let rest = self.rest();
        let ends = rest.char_indices().take_while(|(at, _)| *at <= LONGEST_KEYWORD);
        let ends = ends.filter(|(_, letter)| !letter.is_alphanumeric() && *letter != '\'').map(|(at, _)| at);
        let ends = ends.filter(|at| !rest[..*at].ends_with(char::is_whitespace)).take(BEGINNINGS);
        let ends: Vec<usize> = ends.chain((rest.len() <= LONGEST_KEYWORD).then_some(rest.len())).collect();
        let found = |end: usize| Some((meaning(&fold(&rest[..end]))?, self.at..self.at + end));
        let (keyword, word) = ends.into_iter().rev().filter(|end| *end > 0).find_map(found)?;
        self.at = word.end;
        Some((keyword, word))
    }

    /// Passes the number after the keyword: `1`, `1.2`, `II`, `A`, `(3)`, `#4`, `n° 5`.
    fn number(&mut self) -> bool {
        let begin = self.at;
        self.blanks();
        let is_apart = self.at > begin;
        let before = ["n°", "nº", "N°", "nr.", "Nr.", "nr", "Nr", "no.", "No.", "№", "#", "("];
        let before = before.iter().find(|sign| self.rest().starts_with(**sign));
        if let Some(sign) = before {
            self.at += sign.len();
            self.blanks();
        }
        let length = ordinal(self.rest());
        let after = self.rest()[length..].chars().next();
        let is_whole = after.is_none_or(|letter| !letter.is_alphanumeric());
        if length == 0 || !is_apart || !is_whole {
            self.at = begin;
            return false;
        }
        self.at += length;
        if before == Some(&"(") && self.next() == Some(')') {
            self.at += 1;
        }
        true
    }

    /// Passes the end of the emphasis that began before the keyword.
    fn emphasis_end(&mut self) -> bool {
        let mark = &self.text[self.emphasis.clone()];
        let (rest, at) = (self.rest().trim_start(), self.at);
        if mark.is_empty() || !rest.starts_with(mark) {
            return false;
        }
        self.blanks();
        self.at += mark.len();
        let is_whole = !self.rest().starts_with(&mark[..1]);
        if !is_whole {
            self.at = at;
        }
        is_whole
    }

    fn is_bold(&self) -> bool {
        matches!(&self.text[self.emphasis.clone()], "**" | "__" | "***")
    }

    /// Passes a colon, and a full stop or a bracket after the number before it.
    fn colon(&mut self) -> bool {
        let begin = self.at;
        self.at += run(self.rest(), |letter| matches!(letter, '.' | ')' | '"' | '”' | '’' | '»'));
        self.blanks();
        let colon = self.next().filter(|letter| matches!(letter, ':' | '：'));
        self.at = colon.map_or(begin, |colon| self.at + colon.len_utf8());
        colon.is_some()
    }

    /// Passes what parts a number from a text without a colon: `1. `, `2) `, `3 - `.
    fn separator(&mut self) -> bool {
        if self.pass_apart(run(self.rest(), |letter| matches!(letter, '.' | ')'))) {
            return true;
        }
        let is_apart = self.blanks();
        let dash = self.next().filter(|letter| is_dash(*letter) || matches!(letter, '=' | '|' | '→' | '·'));
        is_apart && dash.is_some_and(|dash| self.pass_apart(dash.len_utf8()))
    }

    /// The text up to the end of the line, without the markup that ends there.
    fn text_to_end(&self, is_closed: bool) -> Range<usize> {
        let mut text = trimmed(self.text, self.at..self.end);
        let mark = &self.text[self.emphasis.clone()];
        if !is_closed && !mark.is_empty() && self.text[text.clone()].ends_with(mark) {
            text = trimmed(self.text, text.start..text.end - mark.len());
        }
        let last = self.text[text.clone()].chars().next_back();
        if self.is_quoted && last.is_some_and(|last| matches!(last, '"' | '”' | '“' | '»' | '’' | '\'')) {
            text = trimmed(self.text, text.start..text.end - last.map_or(0, char::len_utf8));
        }
        text
    }
}

/// How many bytes at the beginning are such characters.
fn run(text: &str, is_part: impl Fn(char) -> bool) -> usize {
    text.find(|letter: char| !is_part(letter)).unwrap_or(text.len())
}

fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '–' | '—' | '−' | '‐' | '‑' | '‒' | '―')
}

/// What stands before the items of a list, and before lines that are quoted.
fn is_list_marker(letter: char) -> bool {
    is_dash(letter) || matches!(letter, '+' | '*' | '•' | '·' | '→' | '▪' | '◦' | '●' | '○' | '■' | '□' | '‣' | '>')
}

/// The length of a number before an item: `2.`, `1)`, `(3)`, `1.2`, `a)`, or the box of a task: `[ ]`, `[x]`.
fn list_number(text: &str) -> usize {
    if let Some(rest) = text.strip_prefix('[') {
        let inside = rest.chars().next().map_or(0, char::len_utf8);
        return if rest[inside..].starts_with(']') { inside + 2 } else { 0 };
    }
    let open = usize::from(text.starts_with('('));
    let length = ordinal(&text[open..]);
    let close = run(&text[open + length..], |letter| matches!(letter, '.' | ')' | ':'));
    let is_digits = text[open..].starts_with(|first: char| first.is_ascii_digit());
    if length > 0 && (close > 0 || is_digits) { open + length + close } else { 0 }
}

/// The length of `1`, `1.2`, `1b`, `IV` or `A`; 0 for anything else.
fn ordinal(text: &str) -> usize {
    let digits = run(text, |letter| letter.is_ascii_digit() || letter == '.');
    let digits = text[..digits].trim_end_matches('.').len();
    if text.starts_with(|first: char| first.is_ascii_digit()) {
        let letter = text[digits..].chars().next().filter(char::is_ascii_lowercase);
        let after = text[digits..].chars().nth(1);
        let is_last = after.is_none_or(|after| !after.is_alphanumeric());
        return digits + usize::from(letter.is_some() && is_last);
    }
    let roman = run(text, |letter| matches!(letter, 'I' | 'V' | 'X'));
    if roman > 0 { roman } else { usize::from(text.starts_with(|first: char| first.is_ascii_uppercase())) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::keyword::languages_of;

    fn read(line: &str) -> Option<String> {
        let meaning = |folded: &str| languages_of(folded).first().map(|(_, keyword)| *keyword);
        let found = marked(line, 0..line.len(), &meaning)?;
        let Parts::Colon { word, colon, text } = found.parts else { return None };
        assert!(word.end <= colon.end && colon.end <= text.start, "{line}");
        Some(format!("{}{}={}", "#".repeat(found.heading), &line[word], &line[text]))
    }

    #[test]
    fn numbers_and_markup_are_none_of_the_text() {
        for line in [
            "Stap 1: Belt",
            "Stap 2 – Belt",
            "2. Stap: Belt",
            "Stap 3. Belt",
            "Stap 1.2: Belt",
            "Stap II: Belt",
            "1) Stap: Belt",
            "Stap n° 2 : Belt",
            "Stap nr. 2: Belt",
            "Stap #2: Belt",
            "Stap (2): Belt",
            "Stap 2) Belt",
            "Stap 1b: Belt",
            "Stap A: Belt",
            "**Stap:** Belt",
            "**Stap: Belt**",
            "**Stap**: Belt",
            "_Stap_: Belt",
            "**Stap 1:** Belt",
            "**Stap 1** Belt",
            "`Stap`: Belt",
            "- Stap: Belt",
            "* Stap: Belt",
            "- [ ] Stap: Belt",
            "- **Stap:** Belt",
            "> Stap: Belt",
            "“Stap: Belt”",
            "1.2 Stap: Belt",
            "**1. Stap:** Belt",
            "Stap 1 - Belt",
            "Stap 1：Belt",
            "Stap 12.: Belt",
            "\"Stap\": Belt",
            "• Stap 1: Belt",
        ] {
            assert_eq!(read(line).as_deref(), Some("Stap=Belt"), "{line}");
        }
        assert_eq!(read("## Fase: Begin").as_deref(), Some("##Fase=Begin"));
        assert_eq!(read("### 1. Fase 2 - **Begin**").as_deref(), Some("###Fase=**Begin**"));
        assert_eq!(read("Achter de schermen 1: x").as_deref(), Some("Achter de schermen=x"));
        assert_eq!(read("**Follow-up:** x").as_deref(), Some("Follow-up=x"));
        assert_eq!(read("Fase 1 - De start: bellen").as_deref(), Some("Fase=De start: bellen"));
    }

    #[test]
    fn texts_stay_texts() {
        for line in [
            "",
            "*",
            "- ",
            "Stap: Belt",
            "Stap Belt",
            "stap 2 - en dan",
            "Stap 2",
            "Stap 2:",
            "Stap 1 Belt",
            "## tekst",
            "- Niemand: belt",
            "Stapel 1: x",
            "Emotie 1: boos",
            "Wachttijd 3 - 5 dagen",
            "Leeftijd 30 - 40",
            "Stap voor stap: x",
            "**let op:** x",
            "Stap 19xy: y",
            "Fase-1",
            "Fase Ibis: x",
            "(",
            "[",
            "[x]",
            "Stap #",
            "Stap (: x",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}

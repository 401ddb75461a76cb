//! Messages to people, as data until they are printed.
//!
//! In: which message it is, and its arguments, through one function a message (`message::unknown_keyword::message(…)`). Out: a
//! sentence in the language that the caller names. The sentences are in `[messages]` of `grammar/languages`.

use std::fmt::{self, Write};

use crate::graphemes;
use crate::language::Language;

/// A message and what is put into it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Message {
    number: usize,
    arguments: Vec<Argument>,
}

/// What is put into a message.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Argument {
    /// Words as they are.
    Text(String),
    /// The writer's own words, shown in backticks on one line, cut where they are long.
    Quote(String),
    /// A whole number, without separators.
    Number(usize),
    /// A number whose thousands are parted: `20,000`.
    Grouped(usize),
    /// A number with decimals, with a point before them: `4.5`.
    Decimal(String),
    /// `a`, `b` or `c`, each in backticks.
    Or(Vec<String>),
    /// `a`, `b` and `c`, each in backticks.
    And(Vec<String>),
    /// `a`, `b`, `c`, each in backticks.
    List(Vec<String>),
    /// Another message.
    Message(Box<Message>),
}

/// A piece of a sentence; the numbers are places among the arguments.
#[derive(Debug)]
enum TemplatePart {
    Text(&'static str),
    Argument(usize),
    /// One form for one, another for more.
    Plural(usize, &'static str, &'static str),
}

// A module a table of messages with a function a message, `KEYS` and `templates`, as `grammar/build` makes them.
include!(concat!(env!("OUT_DIR"), "/messages.rs"));

impl Message {
    const fn new(number: usize, arguments: Vec<Argument>) -> Message {
        Message { number, arguments }
    }

    /// The keys of all messages in the catalogue, such as `unknown-keyword.message`.
    #[must_use]
    pub const fn keys() -> &'static [&'static str] {
        KEYS
    }

    /// Its key in the catalogue.
    #[must_use]
    pub fn key(&self) -> &'static str {
        KEYS[self.number]
    }

    /// What is put into it, in the order of the English sentence.
    #[must_use]
    pub fn arguments(&self) -> &[Argument] {
        &self.arguments
    }

    /// The sentence in a language: lower case, without a full stop, on one line.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let mut text = String::new();
        self.write(language, &mut text);
        text
    }

    fn write(&self, language: Language, text: &mut String) {
        for piece in templates(language)[self.number] {
            match piece {
                TemplatePart::Text(words) => text.push_str(words),
                TemplatePart::Argument(at) => self.arguments[*at].write(language, text),
                TemplatePart::Plural(at, one, more) => {
                    let is_one =
                        matches!(self.arguments[*at], Argument::Number(number) if language.is_singular(number));
                    text.push_str(if is_one { one } else { more });
                }
            }
        }
    }
}

impl fmt::Debug for Message {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.key(), self.text(Language::default()))
    }
}

impl Argument {
    fn write(&self, language: Language, text: &mut String) {
        match self {
            Argument::Text(words) => text.push_str(words),
            Argument::Quote(words) => text.extend(["`", &shortened(words), "`"]),
            Argument::Number(number) => {
                let _ = write!(text, "{number}");
            }
            Argument::Grouped(number) => text.push_str(&language.grouped(*number)),
            Argument::Decimal(number) => text.push_str(&number.replace('.', &language.decimal_sign().to_string())),
            Argument::Or(words) => list(words, Some(language.or()), text),
            Argument::And(words) => list(words, Some(language.and()), text),
            Argument::List(words) => list(words, None, text),
            Argument::Message(message) => message.write(language, text),
        }
    }
}

/// The writer's own words as they are quoted: on one line, and cut where they are long.
#[must_use]
pub fn shortened(words: &str) -> String {
    const LONGEST: usize = 60;
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().nth(LONGEST).is_none() {
        return line;
    }
    graphemes::shortened(&line, LONGEST - 1)
}

/// Words in backticks with commas between them, and `joint` before the last where there is one.
fn list(words: &[String], joint: Option<&str>, text: &mut String) {
    for (at, word) in words.iter().enumerate() {
        match joint {
            _ if at == 0 => {}
            Some(joint) if at + 1 == words.len() => text.extend([" ", joint, " "]),
            _ => text.push_str(", "),
        }
        text.extend(["`", word, "`"]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english(message: &Message) -> String {
        message.text(Language::English)
    }

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn a_number_chooses_a_form() {
        assert_eq!(english(&report::errors(1)), "1 error");
        assert_eq!(english(&report::errors(0)), "0 errors");
        assert_eq!(english(&report::errors(2)), "2 errors");
    }

    #[test]
    fn lists_end_as_the_language_wants() {
        let said = |names: &[&str]| english(&bad_setting::language_help(words(names)));
        assert_eq!(said(&[]), "write ");
        assert_eq!(said(&["a"]), "write `a`");
        assert_eq!(said(&["a", "b", "c"]), "write `a`, `b` or `c`");
        assert_eq!(english(&missing_result::message(words(&["a", "b"]), 2)), "`a` and `b` are missing");
        assert_eq!(english(&unknown_setting::help(words(&["a", "b"]))), "leave it out, or take one of `a`, `b`");
        let list = Argument::And(words(&["a", "b", "c"]));
        assert_eq!(list.said(Language::English), "`a`, `b` and `c`");
        assert_eq!(list.said(Language::German), "`a`, `b` und `c`");
    }

    #[test]
    fn the_writers_words_stand_on_one_short_line() {
        let quoted = |written: &str| english(&include_cycle::last(written));
        assert_eq!(quoted("a\n  b"), "`a b`");
        assert_eq!(quoted(&"é".repeat(60)), format!("`{}`", "é".repeat(60)));
        assert_eq!(quoted(&"é".repeat(61)), format!("`{}…`", "é".repeat(59)));
        // What looks like a place for an argument is none in an argument.
        assert_eq!(quoted("{path}"), "`{path}`");
    }

    #[test]
    fn numbers_are_written_as_the_language_does() {
        let said = |argument: Argument, language| argument.said(language);
        assert_eq!(said(Argument::Grouped(20_000), Language::English), "20,000");
        assert_eq!(said(Argument::Grouped(1_000_000), Language::English), "1,000,000");
        assert_eq!(said(Argument::Grouped(999), Language::French), "999");
        assert_eq!(said(Argument::Decimal("4.5".to_owned()), Language::English), "4.5");
        assert_eq!(said(Argument::Decimal("4.5".to_owned()), Language::Dutch), "4,5");
    }

    #[test]
    fn a_message_may_hold_another_and_braces() {
        let chain = include_cycle::chain("a", include_cycle::chain("b", include_cycle::last("a")));
        let said = english(&include_cycle::message(chain));
        assert_eq!(said, "these files use each other in a ring: `a`, which uses `b`, which uses `a`");
        assert!(english(&bad_setting::braces()).contains("`{folder}`"));
    }

    impl Argument {
        fn said(&self, language: Language) -> String {
            let mut text = String::new();
            self.write(language, &mut text);
            text
        }
    }
}

//! What is told to people, as data until it is printed.
//!
//! In: which message it is, and its arguments, through one function a message (`message::unknown_keyword::message(…)`). Out: a
//! sentence in a language that whoever prints it names. The sentences are in `[messages]` of `grammar/languages`.

use std::fmt::Write;

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
    /// A number.
    Number(usize),
    /// `a, b or c`.
    Or(Vec<String>),
    /// `a, b and c`.
    And(Vec<String>),
    /// Another message.
    Message(Box<Message>),
}

/// A piece of a sentence; the numbers are places among the arguments.
#[derive(Debug)]
enum Piece {
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

    /// The key in the catalogue: `unknown-keyword.message`.
    #[must_use]
    pub fn key(&self) -> &'static str {
        KEYS[self.number]
    }

    /// The sentence in a language: lower case, without a full stop, on one line.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let mut text = String::new();
        for piece in templates(language)[self.number] {
            match piece {
                Piece::Text(words) => text.push_str(words),
                Piece::Argument(at) => self.arguments[*at].write(language, &mut text),
                Piece::Plural(at, one, more) => {
                    let is_one =
                        matches!(self.arguments[*at], Argument::Number(number) if language.is_singular(number));
                    text.push_str(if is_one { one } else { more });
                }
            }
        }
        text
    }
}

impl std::fmt::Debug for Message {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}: {}", self.key(), self.text(Language::English))
    }
}

impl Argument {
    fn write(&self, language: Language, text: &mut String) {
        match self {
            Argument::Text(words) => text.push_str(words),
            Argument::Quote(words) => quote(words, text),
            Argument::Number(number) => {
                let _ = write!(text, "{number}");
            }
            Argument::Or(words) => list(words, language.or(), text),
            Argument::And(words) => list(words, language.and(), text),
            Argument::Message(message) => text.push_str(&message.text(language)),
        }
    }
}

/// Words in backticks: one line, not too long.
fn quote(words: &str, text: &mut String) {
    const LONGEST: usize = 60;
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    text.push('`');
    if line.chars().count() <= LONGEST {
        text.push_str(&line);
    } else {
        let start: String = line.chars().take(LONGEST - 1).collect();
        text.push_str(start.trim_end());
        text.push('…');
    }
    text.push('`');
}

/// `a, b or c`.
fn list(words: &[String], joint: &str, text: &mut String) {
    match words.split_last() {
        Some((last, others)) if !others.is_empty() => {
            text.extend([&others.join(", "), " ", joint, " ", last]);
        }
        _ => text.push_str(&words.concat()),
    }
}

//! Emotions: a level from -2 to +2, words, and who feels it.
//!
//! In: the text of an entry. Out: an [`Emotion`]. A number at the beginning is a level when a blank,
//! a sign or the end follows it: `-1 verward`, `+2: opgelucht`, `1,5`; `3x gebeld` is words. A number
//! outside of the scale is never kept, so that no face falls out of the chart.

use crate::model::{Emotion, PersonaId, Text};
use crate::syntax::Entry;

use super::number;
use super::value::Value;
use crate::check::context::Context;
use crate::check::names::personas::{Match, People};
use crate::check::problems;

/// The ends of the scale.
pub const LOWEST: f64 = -2.0;
/// The ends of the scale.
pub const HIGHEST: f64 = 2.0;

/// The emotion that `entry` says; none when it says nothing.
pub fn read(entry: &Entry, people: &People, context: &mut Context) -> Option<Emotion> {
    let value = Value::of(entry, context.sources);
    if value.is_empty() {
        return None;
    }
    let span = value.span;
    let (named, value) = named_first(&value, people, context);
    if let Some(level) = signs(&value.text) {
        context.report(problems::emotion_in_signs(&value, level));
        return Some(Emotion { level: None, words: value.to_text(), persona: None, span });
    }
    if let Some((words, level)) = level_last(&value) {
        context.report(problems::level_after_words(&value, &words.text, &level));
        return Some(Emotion { level: None, words: words.to_text(), persona: None, span });
    }
    let (level, at) = match level(&value.text) {
        LevelStart::Level(level, length) if (LOWEST..=HIGHEST).contains(&level) => (Some(level), length),
        LevelStart::Level(_, length) | LevelStart::OtherScale(length) => {
            context.report(problems::emotion_out_of_range(&value.piece(0..length)));
            (None, length)
        }
        LevelStart::Words => (None, 0),
    };
    let rest = value.rest(at);
    let (persona, words) = match named {
        Some(persona) => (Some(persona), without_sign(&rest).to_text()),
        None => who(&rest, at > 0, people, context),
    };
    let (persona, words) = if level.is_none() && words.is_none() { (None, rest.to_text()) } else { (persona, words) };
    Some(Emotion { level, words, persona, span })
}

/// The level that signs alone stand for: `++` is 2, `--` is -2, `+/-` is 0.
fn signs(text: &str) -> Option<&'static str> {
    match text.trim() {
        "+" => Some("1"),
        "++" | "+++" => Some("2"),
        "-" | "–" | "—" | "−" => Some("-1"),
        "--" | "---" | "–-" | "-–" | "––" | "−−" => Some("-2"),
        "+/-" | "+-" | "-/+" | "±" => Some("0"),
        _ => None,
    }
}

/// The words and the level of `glad (1)`: the level is expected first.
fn level_last<'v>(value: &'v Value) -> Option<(Value<'v>, String)> {
    if level(&value.text) != LevelStart::Words {
        return None;
    }
    let (start, inside) = value.closing_parentheses()?;
    let is_level = matches!(level(&inside.text), LevelStart::Level(level, length)
        if length == inside.text.len() && (LOWEST..=HIGHEST).contains(&level));
    let words = value.piece(0..start);
    (is_level && !words.is_empty()).then(|| (words, inside.text.into_owned()))
}

/// Some write the name first, before the level.
fn named_first<'v>(value: &'v Value, people: &People, context: &mut Context) -> (Option<PersonaId>, Value<'v>) {
    let first = opening_parentheses(value).and_then(|(inside, end)| Some((person(&inside, people, context)?, end)));
    match first {
        Some((persona, end)) => (Some(persona), value.rest(end)),
        None => (None, value.rest(0)),
    }
}

/// How the text begins.
#[derive(Debug, PartialEq)]
enum LevelStart {
    /// With a number, of this many bytes.
    Level(f64, usize),
    /// With a number on another scale, such as `4/5`.
    OtherScale(usize),
    /// With words.
    Words,
}

fn level(text: &str) -> LevelStart {
    let (negative, mut at) = number::sign(text);
    let digits = |from: usize| text[from..].bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(at);
    if whole == 0 {
        return LevelStart::Words;
    }
    let start = at;
    at += whole;
    if text[at..].starts_with(['.', ',']) && digits(at + 1) > 0 {
        at += 1 + digits(at + 1);
    }
    let value = text[start..at].replace(',', ".").parse().unwrap_or(f64::INFINITY);
    let mut after = text[at..].chars();
    match after.next() {
        None => LevelStart::Level(if negative { -value } else { value }, at),
        Some('/') if digits(at + 1) > 0 => LevelStart::OtherScale(at + 1 + digits(at + 1)),
        Some(char) if ends_a_number(char, after.next()) => LevelStart::Level(if negative { -value } else { value }, at),
        Some(_) => LevelStart::Words,
    }
}

/// Whether a number ends before `char`, so that `-1:` and `2 ` are levels and `3x`, `50%` and `1-2` are not.
fn ends_a_number(char: char, next: Option<char>) -> bool {
    let closed = next.is_none_or(char::is_whitespace);
    char.is_whitespace()
        || matches!(char, '(' | '（')
        || (closed && matches!(char, ':' | ',' | ';' | '.' | '!' | '?' | '-' | '–' | '—'))
}

/// Who feels it, when a persona's name stands in parentheses after the level or at the end; and the words.
fn who(rest: &Value, after_level: bool, people: &People, context: &mut Context) -> (Option<PersonaId>, Option<Text>) {
    if after_level
        && let Some((inside, end)) = opening_parentheses(rest)
        && let Some(persona) = person(&inside, people, context)
    {
        return (Some(persona), without_sign(&rest.rest(end)).to_text());
    }
    let words = without_sign(rest);
    if let Some((start, inside)) = words.closing_parentheses()
        && let Some(persona) = person(&inside, people, context)
    {
        return (Some(persona), words.piece(0..start).to_text());
    }
    let text = words.to_text();
    (None, text)
}

/// The persona in these parentheses; they hold other words when it is none, unless a name was mistyped.
fn person(inside: &Value, people: &People, context: &mut Context) -> Option<PersonaId> {
    match people.find(&inside.text, &mut context.nearest) {
        Match::One(persona) => return Some(persona),
        Match::Several(names) => context.report(problems::ambiguous_persona(inside, &names)),
        Match::Near(name) => context.report(problems::unknown_persona(inside, name)),
        Match::None => {}
    }
    None
}

/// The parentheses at the very beginning, and where they end.
fn opening_parentheses<'v>(value: &'v Value) -> Option<(Value<'v>, usize)> {
    let open = value.text.chars().next().filter(|char| matches!(char, '(' | '（'))?;
    let close = value.text.find([')', '）'])?;
    let end = close + value.text[close..].chars().next().map_or(0, char::len_utf8);
    Some((value.piece(open.len_utf8()..close), end))
}

/// The words without a sign that separates them from the level.
fn without_sign<'v>(value: &'v Value) -> Value<'v> {
    let mut chars = value.text.chars();
    let sign = chars.next().filter(|char| matches!(char, ':' | ',' | ';' | '.' | '-' | '–' | '—'));
    let closed = chars.next().is_none_or(char::is_whitespace);
    value.rest(sign.filter(|_| closed).map_or(0, char::len_utf8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_signs_from_words() {
        assert_eq!(signs("++"), Some("2"));
        assert_eq!(signs("–"), Some("-1"));
        assert_eq!(signs("+1"), None);
        assert_eq!(signs("- moe"), None);
    }

    #[test]
    fn knows_a_level_from_words() {
        assert_eq!(level("-1 verward"), LevelStart::Level(-1.0, 2));
        assert_eq!(level("−2"), LevelStart::Level(-2.0, 4));
        assert_eq!(level("+1,5: blij"), LevelStart::Level(1.5, 4));
        assert_eq!(level("1.25(Sara)"), LevelStart::Level(1.25, 4));
        assert_eq!(level("0, gehaast"), LevelStart::Level(0.0, 1));
        assert_eq!(level("2!"), LevelStart::Level(2.0, 1));
        assert_eq!(level("3 projects are red"), LevelStart::Level(3.0, 1));
        assert_eq!(level("4/5 tevreden"), LevelStart::OtherScale(3));
        for words in ["verward", "3x gebeld", "50% zeker", "- moe", "1-2", "2e keer", ""] {
            assert_eq!(level(words), LevelStart::Words, "{words}");
        }
    }
}

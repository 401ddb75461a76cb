//! The words of all that can be wrong with what entries say.
//!
//! In: what was found, and the user's own words. Out: a [`Diagnostic`] each. Messages are lower case,
//! without a full stop, with the user's words in backticks; what is found against what is expected; help
//! begins with a verb. All sentences stand in this file and the two below it, and no rule stands here.

pub mod files;
pub mod method;

use crate::diagnostic::{Code, Diagnostic};
use crate::graphemes::shortened;
use crate::language::Language;
use crate::model::Date;
use crate::source::Span;

use super::date;
use super::value::Value;

/// The user's words as they are quoted in a sentence: one line, not too long.
pub fn quote(words: &str) -> String {
    const LONGEST: usize = 60;
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().nth(LONGEST).is_none() {
        return format!("`{line}`");
    }
    format!("`{}`", shortened(&line, LONGEST - 1))
}

/// "a, b or c".
pub fn choice(words: &[String]) -> String {
    match words.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} or {last}", others.join(", ")),
        _ => words.concat(),
    }
}

/// Something was said twice that can be said once.
pub fn repeated_entry(span: Span, written: &str, first: Span) -> Diagnostic {
    Diagnostic::new(Code::RepeatedEntry, span, format!("{} is said twice in one place", quote(written)))
        .label("a second time")
        .related(first, "it was said here first")
        .help("keep the one that is right and take out the other")
}

/// More of something than a journey may have; `span` is the first that is too many.
pub fn too_many(span: Span, most: usize, what: &str) -> Diagnostic {
    Diagnostic::new(Code::OverLimit, span, format!("this journey has more than {most} {what}"))
        .label("one too many")
        .help("make several journeys of it, and lead from one to the next with `Detail`")
}

/// A name of more characters than `most`.
pub fn endless_name(span: Span, most: usize) -> Diagnostic {
    Diagnostic::new(Code::OverLimit, span, format!("this has a name of more than {most} characters"))
        .label("too long a name")
        .help("name it in a few words, and write all else in entries below it")
}

/// A language without words for the map.
pub fn unknown_language(value: &Value) -> Diagnostic {
    let message = format!("{} is no language that a map can be labelled in", quote(&value.text));
    Diagnostic::new(Code::UnknownLanguage, value.span, message)
        .help("write `en`, `nl`, `fr` or `de`; your own texts may be in any language")
}

/// A value that is not in a short list of words.
pub fn not_in_list(code: Code, value: &Value, written: &str, offer: &str, meant: Option<&str>) -> Diagnostic {
    let message = format!("{} is not one of the words for {}", quote(&value.text), quote(written));
    let problem = Diagnostic::new(code, value.span, message);
    match meant {
        Some(word) => problem
            .help(format!("write `{word}`, if that is what you mean; the words are {offer}"))
            .repair(value.span, word),
        None => problem.help(format!("write {offer}")),
    }
}

/// A number outside of the scale of emotions.
pub fn emotion_out_of_range(value: &Value) -> Diagnostic {
    let message = format!("the emotion {} is not on the scale from -2 to +2", quote(&value.text));
    Diagnostic::new(Code::EmotionOutOfRange, value.span, message).label("from -2 (very bad) to +2 (very good)").help(
        "write -2, -1, 0, 1 or 2, or a level between them such as 0.5; where the number is no level, begin with a word",
    )
}

/// Signs where a level is expected; `level` is what they probably stand for.
pub fn emotion_in_signs(value: &Value, level: &str) -> Diagnostic {
    let message = format!("the emotion {} is neither a number nor a word", quote(&value.text));
    Diagnostic::new(Code::EmotionOutOfRange, value.span, message)
        .label("from -2 (very bad) to +2 (very good)")
        .help(format!("write `{level}`, if that is what you mean"))
        .repair(value.span, level)
}

/// A level in parentheses at the end, where it would be lost.
pub fn level_after_words(value: &Value, words: &str, level: &str) -> Diagnostic {
    let message = format!("the level of the emotion {} stands after the words", quote(&value.text));
    Diagnostic::new(Code::EmotionOutOfRange, value.span, message)
        .label("the level comes first")
        .help(format!("write {}", quote(&format!("{level} {words}"))))
        .repair(value.span, format!("{level} {words}"))
}

/// No day of the calendar.
pub fn unreadable_date(value: &Value, language: Language) -> Diagnostic {
    let message = format!("{} is not a date", quote(&value.text));
    let problem = Diagnostic::new(Code::UnreadableDate, value.span, message);
    match date::meant(&value.text, language).as_slice() {
        [] if date::tries_to_be(&value.text) => {
            problem.label("there is no such day").help("look up the day in a calendar")
        }
        [] => problem.help("write year, month and day as in `2026-05-01`; words about it go into a note"),
        [one] => problem.help(format!("write `{}`", date::iso(*one))).repair(value.span, date::iso(*one)),
        [first, second, ..] => problem.help(format!(
            "write `{}` if {} is the day, or `{}` if it is the month",
            date::iso(*first),
            first.day,
            date::iso(*second)
        )),
    }
}

/// Words after a date where there is room for none.
pub fn words_after_date(value: &Value, date: Date) -> Diagnostic {
    let message = format!("more than a date: {}", quote(&value.text));
    Diagnostic::new(Code::UnreadableDate, value.span, message)
        .help(format!("write `{}` alone, and the rest as a note", date::iso(date)))
}

/// An example of a duration and of a range.
fn durations(language: Language) -> String {
    let [one, range] = language.rules().durations;
    format!("`{one}` or `{range}`")
}

/// No duration at all.
pub fn unreadable_duration(value: &Value, language: Language) -> Diagnostic {
    Diagnostic::new(Code::UnreadableDuration, value.span, format!("{} is not a duration", quote(&value.text)))
        .help(format!("write a number or a range, and then a unit: {}", durations(language)))
}

/// A duration with words around it, or in two units; `meant` is the duration alone.
pub fn more_than_a_duration(value: &Value, meant: &str) -> Diagnostic {
    let message = format!("{} is more than a number or a range and one unit", quote(&value.text));
    Diagnostic::new(Code::UnreadableDuration, value.span, message)
        .help(format!("write `{meant}`, and what else there is to say as a note"))
        .repair(value.span, meant)
}

/// A number without a unit of time.
pub fn duration_without_unit(value: &Value, language: Language) -> Diagnostic {
    let message = format!("the duration {} has no unit", quote(&value.text));
    Diagnostic::new(Code::UnreadableDuration, value.span, message).help(format!("say of what: {}", durations(language)))
}

/// A number with something after it that is no unit of time.
pub fn unknown_unit(unit: &Value, language: Language) -> Diagnostic {
    let message = format!("{} is not a unit of time", quote(&unit.text));
    Diagnostic::new(Code::UnreadableDuration, unit.span, message)
        .help(format!("write one unit, from minutes to years, and nothing after it: {}", durations(language)))
}

/// A range of durations from more to less.
pub fn backwards_duration(value: &Value) -> Diagnostic {
    let message = format!("the duration {} runs from more to less", quote(&value.text));
    Diagnostic::new(Code::UnreadableDuration, value.span, message).help("write the smaller number first")
}

/// A value of a metric without a number.
pub fn unreadable_number(value: &Value, written: &str) -> Diagnostic {
    let message = if value.is_empty() {
        format!("no number follows the `=` of this {}", quote(written))
    } else {
        format!("no number is found in {}", quote(&value.text))
    };
    Diagnostic::new(Code::UnreadableNumber, value.span, message).help(
        "write a number and then its unit, such as `38 %` or `1,5 uur`; while it is not known, write the name alone",
    )
}

/// A metric with a colon where the `=` belongs; `at` is the colon.
pub fn metric_without_equals(name: &Value, value: &Value, at: Span) -> Diagnostic {
    let message = format!("the value {} of this metric has no `=` before it", quote(&value.text));
    Diagnostic::new(Code::UnreadableNumber, at, message)
        .help(format!("write {}", quote(&format!("{} = {}", name.text, value.text))))
        .repair(at, " =")
}

/// A text that is too long for a card.
pub fn long_text(span: Span, length: usize, longest: usize, note: &str) -> Diagnostic {
    let message = format!("this text has {length} characters, and a card holds {longest}");
    Diagnostic::new(Code::LongText, span, message)
        .help(format!("part it into several entries, or say it shorter and keep the rest in a `{note}:`"))
}

/// A label that names two entries.
pub fn duplicate_label(span: Span, name: &str, first: Span) -> Diagnostic {
    Diagnostic::new(Code::DuplicateLabel, span, format!("the label `#{name}` names two entries"))
        .label("the second")
        .related(first, "the first")
        .help("give one of them another label")
}

/// A reference to a label that nothing bears; `near` is a label that it may have meant.
pub fn unknown_label(span: Span, words: &str, near: Option<&str>) -> Diagnostic {
    let message = format!("nothing in this file has the label {}", quote(words));
    let problem = Diagnostic::new(Code::UnknownLabel, span, message);
    match near {
        Some(near) => {
            problem.help(format!("write `#{near}`, if that is what you mean")).repair(span, format!("#{near}"))
        }
        None => problem.help("put the label at the end of the line that is meant, such as `#waiting`"),
    }
}

/// A label that names something of which this cannot be said.
pub fn wrong_target(span: Span, label: &str, why: &str, named: Span, help: &str) -> Diagnostic {
    Diagnostic::new(Code::WrongTarget, span, format!("`#{label}` {why}"))
        .related(named, "the label stands here")
        .help(help)
}

/// Two personas with one name.
pub fn duplicate_persona(span: Span, name: &str, first: Span) -> Diagnostic {
    Diagnostic::new(Code::DuplicatePersona, span, format!("there are two personas called {}", quote(name)))
        .related(first, "the first")
        .help("give one of them another name, or take one of them out")
}

/// A persona's name, mistyped.
pub fn unknown_persona(value: &Value, near: &str) -> Diagnostic {
    let message = format!("no persona is called {}", quote(&value.text));
    Diagnostic::new(Code::UnknownPersona, value.span, message)
        .help(format!("write `{near}`, if that is who you mean"))
        .repair(value.span, near)
}

/// A first name that several personas have.
pub fn ambiguous_persona(value: &Value, names: &[&str]) -> Diagnostic {
    let message = format!("{} can be more than one persona", quote(&value.text));
    let names: Vec<String> = names.iter().map(|name| quote(name)).collect();
    Diagnostic::new(Code::UnknownPersona, value.span, message).help(format!("write the whole name: {}", choice(&names)))
}

/// Two lanes with one name.
pub fn duplicate_lane(span: Span, name: &str, first: Span) -> Diagnostic {
    Diagnostic::new(Code::DuplicateLane, span, format!("there are two lanes called {}", quote(name)))
        .related(first, "the first")
        .help("take one of them out, or give it another name")
}

//! The diagnostics about entries.
//!
//! In: what was found, and the user's own words. Out: a [`Diagnostic`] each, of messages of the group that is called like
//! its code. The rules that find them are elsewhere.

pub mod files;
pub mod method;

use crate::diagnostic::{Code, Diagnostic};
use crate::language::Language;
use crate::language::calendar::DateReading;
use crate::message::{
    self, Message, ambiguous_persona, duplicate_label, duplicate_lane, duplicate_persona, emotion_out_of_range,
    long_text, over_limit, repeated_entry, unknown_label, unknown_language, unknown_persona, unknown_value,
    unreadable_date, unreadable_duration, unreadable_number, waiting_over_duration, wrong_target,
};
use crate::model::Text;
use crate::source::Span;
use crate::syntax::Keyword;

use super::values::emotion::level::OtherScale;
use super::values::value::Value;

/// Something was said twice that can be said once.
pub fn repeated_entry(span: Span, written: &str, first: Span) -> Diagnostic {
    Diagnostic::new(Code::RepeatedEntry, span, repeated_entry::message(written))
        .label(repeated_entry::label())
        .related(first, repeated_entry::first())
        .help(repeated_entry::help())
}

/// More personas than a journey may have; `span` is the first that is too many.
pub fn too_many_personas(span: Span, most: usize) -> Diagnostic {
    Diagnostic::new(Code::OverLimit, span, over_limit::personas(most))
        .label(over_limit::label())
        .help(over_limit::journey_help())
}

/// More lanes than a journey may have; `span` is the first that is too many.
pub fn too_many_lanes(span: Span, most: usize) -> Diagnostic {
    Diagnostic::new(Code::OverLimit, span, over_limit::lanes(most))
        .label(over_limit::label())
        .help(over_limit::journey_help())
}

/// A name of more characters than `most`.
pub fn endless_name(span: Span, most: usize) -> Diagnostic {
    Diagnostic::new(Code::OverLimit, span, over_limit::name(most))
        .label(over_limit::name_label())
        .help(over_limit::name_help())
}

/// A language without words for the map.
pub fn unknown_language(value: &Value) -> Diagnostic {
    let tags = Language::ALL.map(|language| language.tag().to_owned()).to_vec();
    Diagnostic::new(Code::UnknownLanguage, value.span, unknown_language::message(&*value.text))
        .help(unknown_language::help(tags))
}

/// A value that is not in a short list of words.
pub fn not_in_list(code: Code, value: &Value, written: &str, offer: Vec<String>, meant: Option<&str>) -> Diagnostic {
    let problem = Diagnostic::new(code, value.span, unknown_value::message(&*value.text, written));
    match meant {
        Some(word) => problem.help(unknown_value::near_help(word, offer)).repair(value.span, word),
        None => problem.help(unknown_value::help(offer)),
    }
}

/// A number outside of the scale of emotions; `other` is the scale that it may be on.
pub fn emotion_out_of_range(value: &Value, other: Option<OtherScale>) -> Diagnostic {
    let problem = Diagnostic::new(Code::EmotionOutOfRange, value.span, emotion_out_of_range::message(&*value.text))
        .label(emotion_out_of_range::label());
    let Some(OtherScale { level, scale: (lowest, highest), is_certain }) = other else {
        return problem.help(emotion_out_of_range::help());
    };
    let level = level.to_string();
    let problem =
        problem.help(emotion_out_of_range::scale_help(&*level, &*value.text, lowest.to_string(), highest.to_string()));
    if is_certain { problem.repair(value.span, level) } else { problem }
}

/// No day of the calendar, or one of two days; none where it is a date.
pub fn unreadable_date(value: &Value, reading: &DateReading) -> Option<Diagnostic> {
    let problem = |message| Diagnostic::new(Code::UnreadableDate, value.span, message);
    match reading {
        DateReading::Day(_) | DateReading::Period(_) => None,
        DateReading::Either(one, other) => {
            Some(problem(unreadable_date::either(&*value.text)).help(unreadable_date::either_help(
                one.iso(),
                usize::from(one.day),
                other.iso(),
            )))
        }
        DateReading::NoDay(meant) => {
            let problem = problem(unreadable_date::message(&*value.text));
            Some(match meant.first() {
                Some(date) => problem.help(unreadable_date::meant_help(date.iso())).repair(value.span, date.iso()),
                None => problem.help(unreadable_date::help()),
            })
        }
    }
}

/// No duration at all.
pub fn unreadable_duration(value: &Value, language: Language) -> Diagnostic {
    let [duration, range] = language.rules().durations;
    Diagnostic::new(Code::UnreadableDuration, value.span, unreadable_duration::message(&*value.text))
        .help(unreadable_duration::help(duration, range))
}

/// A number without a unit of time.
pub fn duration_without_unit(value: &Value, language: Language) -> Diagnostic {
    let [duration, range] = language.rules().durations;
    Diagnostic::new(Code::UnreadableDuration, value.span, unreadable_duration::no_unit(&*value.text))
        .help(unreadable_duration::no_unit_help(duration, range))
}

/// A number with something after it that is no unit of time.
pub fn unknown_unit(unit: &Value, language: Language) -> Diagnostic {
    let [duration, range] = language.rules().durations;
    Diagnostic::new(Code::UnreadableDuration, unit.span, unreadable_duration::unknown_unit(&*unit.text))
        .help(unreadable_duration::unknown_unit_help(duration, range))
}

/// A range of durations from more to less.
pub fn backwards_duration(value: &Value) -> Diagnostic {
    Diagnostic::new(Code::UnreadableDuration, value.span, unreadable_duration::backwards(&*value.text))
        .help(unreadable_duration::backwards_help())
}

/// A value of a metric without a number.
pub fn unreadable_number(value: &Value, written: &str) -> Diagnostic {
    let message =
        if value.is_empty() { unreadable_number::empty(written) } else { unreadable_number::message(&*value.text) };
    Diagnostic::new(Code::UnreadableNumber, value.span, message).help(unreadable_number::help())
}

/// A metric with a colon where the `=` belongs; `at` is the colon.
pub fn metric_without_equals(name: &Value, value: &Value, at: Span) -> Diagnostic {
    Diagnostic::new(Code::UnreadableNumber, at, unreadable_number::no_equals(&*value.text))
        .help(unreadable_number::no_equals_help(format!("{} = {}", name.text, value.text)))
        .repair(at, " =")
}

/// Waiting that is longer than the duration of which it is a part.
pub fn waiting_over_duration(waiting: &Text, duration: &Text, language: Language) -> Diagnostic {
    let message = waiting_over_duration::message(&*waiting.value, &*duration.value);
    Diagnostic::new(Code::WaitingOverDuration, waiting.span, message)
        .related(duration.span, waiting_over_duration::label())
        .help(waiting_over_duration::help(Keyword::Duration.word(language)))
}

/// A text that is too long for a card.
pub fn long_text(span: Span, length: usize, longest: usize, note: &str) -> Diagnostic {
    Diagnostic::new(Code::LongText, span, long_text::message(length, longest)).help(long_text::help(note))
}

/// A label that names two entries.
pub fn duplicate_label(span: Span, name: &str, first: Span) -> Diagnostic {
    Diagnostic::new(Code::DuplicateLabel, span, duplicate_label::message(name))
        .label(duplicate_label::label())
        .related(first, duplicate_label::first())
        .help(duplicate_label::help())
}

/// A reference to a label that nothing bears; `near` is a label that it may have meant.
pub fn unknown_label(span: Span, words: &str, near: Option<&str>) -> Diagnostic {
    let problem = Diagnostic::new(Code::UnknownLabel, span, unknown_label::message(words));
    match near {
        Some(near) => problem.help(unknown_label::near_help(near)).guess(span, format!("#{near}")),
        None => problem.help(unknown_label::help()),
    }
}

/// A label that names something of which this cannot be said: what is wrong, and what to do.
pub fn wrong_target(span: Span, (message, help): (Message, Message), named: Span) -> Diagnostic {
    Diagnostic::new(Code::WrongTarget, span, message).related(named, wrong_target::label()).help(help)
}

/// Two personas with one name.
pub fn duplicate_persona(span: Span, name: &str, first: Span) -> Diagnostic {
    Diagnostic::new(Code::DuplicatePersona, span, duplicate_persona::message(name))
        .related(first, duplicate_persona::first())
        .help(duplicate_persona::help())
}

/// A persona's name, mistyped.
pub fn unknown_persona(value: &Value, near: &str) -> Diagnostic {
    Diagnostic::new(Code::UnknownPersona, value.span, unknown_persona::message(&*value.text))
        .help(unknown_persona::help(near))
        .guess(value.span, near)
}

/// What looks like a name, and is that of none of these personas.
pub fn stranger(value: &Value, names: &[&str]) -> Diagnostic {
    let names = names.iter().map(|name| message::shortened(name)).collect();
    Diagnostic::new(Code::UnknownPersona, value.span, unknown_persona::message(&*value.text))
        .help(unknown_persona::stranger_help(names))
}

/// A part of the names of several personas.
pub fn ambiguous_persona(value: &Value, names: &[&str]) -> Diagnostic {
    let names = names.iter().map(|name| message::shortened(name)).collect();
    Diagnostic::new(Code::AmbiguousPersona, value.span, ambiguous_persona::message(&*value.text))
        .help(ambiguous_persona::help(names))
}

/// Two lanes with one name.
pub fn duplicate_lane(span: Span, name: &str, first: Span) -> Diagnostic {
    Diagnostic::new(Code::DuplicateLane, span, duplicate_lane::message(name))
        .related(first, duplicate_lane::first())
        .help(duplicate_lane::help())
}

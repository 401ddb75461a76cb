//! Reads durations: a number or a range, and a unit in any language.
//!
//! In: a [`Value`]. Out: a [`Duration`], or why it is none. `2 weken`, `2-3 hours`, `ca. 1,5 uur`, `10 à 12 jours`, `een half
//! uur`, `1u30`, `2 dagen en 4 uur`, `3 weken of langer`. The small words are in `language::reading`.

use crate::language::Language;
use crate::language::fold::fold;
use crate::language::reading::{self, WordList, one_of};
use crate::model::{Duration, Unit};

use super::value::Value;
use super::{number, words};

/// Why a text is no duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DurationError {
    /// It does not begin with a number.
    NoNumber,
    /// Nothing follows the number.
    NoUnit,
    /// What follows the number is no unit; where it begins.
    UnknownUnit(usize),
    /// The first number of the range is larger than the second.
    Backwards,
    /// It is less than nothing.
    Negative,
}

/// The duration that `value` is.
///
/// # Errors
/// Why it is none.
pub fn read(value: &Value, language: Language) -> Result<Duration, DurationError> {
    let whole = value.text.as_ref();
    let bare = without_lead(whole);
    let amount = amount(bare, language).ok_or(DurationError::NoNumber)?;
    let (unit, count, mut rest) = unit(amount.rest, language).ok_or(match amount.rest.trim() {
        _ if amount.is_in_words => DurationError::NoNumber,
        "" => DurationError::NoUnit,
        unknown => DurationError::UnknownUnit(whole.len() - unknown.len()),
    })?;
    let (mut low, mut high) = (amount.low * count, amount.high * count);
    if let Some(after) = skip(|words| words.and_a_half, rest) {
        (low, high, rest) = (low + 0.5, high + 0.5, after);
    }
    let mut smallest = unit;
    while let Some((part, part_unit, after)) = next_part(rest, smallest, language) {
        let share = part_unit.days() / unit.days();
        (low, high, rest, smallest) = (low + part.low * share, high + part.high * share, after, part_unit);
    }
    let is_vague_after = skip(|words| words.afterwards, rest).is_some_and(str::is_empty) || rest.starts_with('(');
    if !rest.is_empty() && !is_vague_after {
        return Err(DurationError::UnknownUnit(whole.len() - rest.len()));
    }
    match () {
        () if low < 0.0 => Err(DurationError::Negative),
        () if high < low => Err(DurationError::Backwards),
        () => {
            let text = value.to_text().ok_or(DurationError::NoNumber)?;
            let is_approximate = bare.len() < whole.len() || is_vague_after;
            Ok(Duration { low, high, unit, is_approximate, text })
        }
    }
}

/// What follows signs and words such as `ca.` and `max.`, which say that a duration is not exact.
pub(super) fn without_lead(text: &str) -> &str {
    let lists: [WordList; 3] = [|words| words.about, |words| words.at_most, |words| words.at_least];
    let mut rest = text;
    loop {
        let signs = rest.trim_start_matches(['±', '~', '≈', '≃', '<', '>', '≤', '≥', '=', ' ']);
        match lists.iter().find_map(|list| skip(*list, signs)) {
            Some(after) => rest = after,
            None => return signs,
        }
    }
}

/// What follows the longest words of a list that `text` begins with; a hyphen ends a word too, as in `demi-heure`.
fn skip(list: WordList, text: &str) -> Option<&str> {
    /// More words than this are in no list.
    const WORDS: usize = 4;
    let ends_a_word = |char: char| char.is_whitespace() || char == '-';
    let mut ends: Vec<usize> =
        text.char_indices().filter(|(_, char)| ends_a_word(*char)).map(|(at, _)| at).take(WORDS).collect();
    if ends.len() < WORDS {
        ends.push(text.len());
    }
    let found = ends.into_iter().rev().find(|end| *end > 0 && reading::is(list, &text[..*end]))?;
    let rest = &text[found..];
    Some(rest.strip_prefix('-').unwrap_or(rest).trim_start())
}

/// A number or a range, and what follows it.
struct Amount<'t> {
    low: f64,
    high: f64,
    is_in_words: bool,
    rest: &'t str,
}

fn amount(text: &str, language: Language) -> Option<Amount<'_>> {
    let (low, rest, is_in_words) = figure(text, language)?;
    let to = range_sign(rest);
    let end =
        to.and_then(|after| figure(after, language)).filter(|_| to.is_some_and(|after| number::sign(after).1 == 0));
    Some(match end {
        Some((high, rest, _)) => Amount { low, high, is_in_words, rest },
        None => Amount { low, high: low, is_in_words, rest },
    })
}

/// A number in digits or words, and what follows it.
fn figure(text: &str, language: Language) -> Option<(f64, &str, bool)> {
    if let Some((value, length)) = number::read(text, number::thousands_sign(language)) {
        let rest = &text[length..];
        return Some(match (minutes_after_colon(rest), skip(|words| words.and_a_half, rest.trim_start())) {
            (Some((minutes, rest)), _) => (value + minutes / 60.0, rest, false),
            (_, Some(rest)) => (value + 0.5, rest, false),
            _ => (value, rest, false),
        });
    }
    if let Some(rest) = skip(|words| words.one_and_a_half, text) {
        return Some((1.5, rest, true));
    }
    if let Some(rest) = skip(|words| words.half, text) {
        return Some((0.5, rest, true));
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let word = fold(&text[..end]);
    let (number, _) = one_of(|words| &words.numbers, &word).filter(|(_, rest)| rest.is_empty())?;
    let rest = text[end..].trim_start();
    Some(match skip(|words| words.and_a_half, rest) {
        Some(rest) => (f64::from(number) + 0.5, rest, true),
        None => (f64::from(number), rest, true),
    })
}

/// The `:30` of `1:30 uur`.
fn minutes_after_colon(text: &str) -> Option<(f64, &str)> {
    let digits = text.strip_prefix(':')?;
    let (minutes, rest) = digits.split_at_checked(2)?;
    let minutes = minutes.parse::<u8>().ok().filter(|minutes| *minutes < 60 && !rest.starts_with([':', '0']))?;
    Some((f64::from(minutes), rest))
}

/// What follows the sign or the word between the two ends of a range.
fn range_sign(text: &str) -> Option<&str> {
    let text = text.trim_start();
    if let Some(rest) = text.strip_prefix(['-', '–', '—', '−', '‐', '‑']) {
        return Some(rest.trim_start());
    }
    let end = text.find(|char: char| char.is_whitespace() || char.is_ascii_digit())?;
    let word = fold(&text[..end]);
    let is_or = Language::ALL.iter().any(|language| language.or() == word);
    (is_or || reading::is(|words| words.to, &word)).then(|| text[end..].trim_start())
}

/// The unit of time that `text` begins with, how many of it that is, and what follows it: the longest of up to three words, or
/// letters before a digit. A quarter of an hour is 15 minutes.
fn unit(text: &str, language: Language) -> Option<(Unit, f64, &str)> {
    let text = text.trim_start();
    if let Some(rest) = skip(|words| words.quarter_hour, text) {
        return Some((Unit::Minute, 15.0, rest));
    }
    let ends = text.char_indices().filter(|(_, char)| char.is_whitespace()).map(|(at, _)| at);
    let mut ends: Vec<usize> = ends.take(3).collect();
    ends.push(if ends.len() < 3 { text.len() } else { ends[2] });
    let letters = text.find(|char: char| !char.is_alphabetic()).unwrap_or(text.len());
    ends.insert(0, letters);
    let found = ends.into_iter().rev().find_map(|end| Some((words::read(words::UNIT, &text[..end], language)?, end)));
    found.map(|(unit, end)| (unit, 1.0, text[end..].trim_start()))
}

/// A smaller part of a sum: the `30 min` of `1 uur en 30 min`, and the `30` of `1u30`.
fn next_part(text: &str, before: Unit, language: Language) -> Option<(Amount<'_>, Unit, &str)> {
    let rest = text.trim_start_matches([',', '+', '&', ' ']);
    let word = rest.split(' ').next().unwrap_or_default();
    let is_and = Language::ALL.iter().any(|language| language.and() == fold(word));
    let rest = if is_and { rest[word.len()..].trim_start() } else { rest };
    let amount = amount(rest, language)?;
    if before == Unit::Hour && amount.rest.trim().is_empty() && !amount.is_in_words && amount.low < 60.0 {
        return Some((amount, Unit::Minute, ""));
    }
    let (unit, count, after) = unit(amount.rest, language)?;
    let amount = Amount { low: amount.low * count, high: amount.high * count, ..amount };
    (unit < before && amount.low >= 0.0).then_some((amount, unit, after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn read_text(text: &str) -> Result<(f64, f64, Unit, bool), DurationError> {
        let value = Value::invented(text, Span::default());
        read(&value, Language::Dutch)
            .map(|duration| (duration.low, duration.high, duration.unit, duration.is_approximate))
    }

    #[test]
    fn reads_what_people_write() {
        for (text, low, high, unit) in [
            ("2 weken", 2.0, 2.0, Unit::Week),
            ("2-3 hours", 2.0, 3.0, Unit::Hour),
            ("1,5 uur", 1.5, 1.5, Unit::Hour),
            ("4min", 4.0, 4.0, Unit::Minute),
            ("2u", 2.0, 2.0, Unit::Hour),
            ("10 à 12 jours ouvrés", 10.0, 12.0, Unit::WorkingDay),
            ("3 bis 4 Wochen", 3.0, 4.0, Unit::Week),
            ("1 tot 2 maanden", 1.0, 2.0, Unit::Month),
            ("2 of 3 weken", 2.0, 3.0, Unit::Week),
            ("twee tot drie weken", 2.0, 3.0, Unit::Week),
            ("12–26 Weeks", 12.0, 26.0, Unit::Week),
            ("30 min.", 30.0, 30.0, Unit::Minute),
            ("30 sec", 30.0, 30.0, Unit::Second),
            ("2 an", 2.0, 2.0, Unit::Year),
            ("een kwartier", 15.0, 15.0, Unit::Minute),
            ("drie kwartier", 45.0, 45.0, Unit::Minute),
            ("trois quarts d’heure", 45.0, 45.0, Unit::Minute),
            ("eine Viertelstunde", 15.0, 15.0, Unit::Minute),
            ("1 uur en een kwartier", 1.25, 1.25, Unit::Hour),
            ("een half uur", 0.5, 0.5, Unit::Hour),
            ("½ uur", 0.5, 0.5, Unit::Hour),
            ("half an hour", 0.5, 0.5, Unit::Hour),
            ("une demi-heure", 0.5, 0.5, Unit::Hour),
            ("eine halbe Stunde", 0.5, 0.5, Unit::Hour),
            ("media hora", 0.5, 0.5, Unit::Hour),
            ("anderhalf jaar", 1.5, 1.5, Unit::Year),
            ("twee en een half uur", 2.5, 2.5, Unit::Hour),
            ("une heure et demie", 1.5, 1.5, Unit::Hour),
            ("een week", 1.0, 1.0, Unit::Week),
            ("zwölf Wochen", 12.0, 12.0, Unit::Week),
            ("1u30", 1.5, 1.5, Unit::Hour),
            ("1h30", 1.5, 1.5, Unit::Hour),
            ("1:30 uur", 1.5, 1.5, Unit::Hour),
            ("1 uur 30 min", 1.5, 1.5, Unit::Hour),
            ("2 dagen en 6 uur", 2.25, 2.25, Unit::Day),
        ] {
            assert_eq!(read_text(text), Ok((low, high, unit, false)), "{text}");
        }
    }

    #[test]
    fn what_is_not_exact_says_so() {
        for (text, low, unit) in [
            ("ca. 3 weken", 3.0, Unit::Week),
            ("± 3 weken", 3.0, Unit::Week),
            ("~3 weken", 3.0, Unit::Week),
            ("ongeveer een half uur", 0.5, Unit::Hour),
            ("max. 3 weken", 3.0, Unit::Week),
            ("tot 3 weken", 3.0, Unit::Week),
            ("min. 2 dagen", 2.0, Unit::Day),
            ("> 2 weken", 2.0, Unit::Week),
            ("meer dan twee weken", 2.0, Unit::Week),
            ("2 weken of langer", 2.0, Unit::Week),
            ("2 weken (soms 3)", 2.0, Unit::Week),
        ] {
            assert_eq!(read_text(text), Ok((low, low, unit, true)), "{text}");
        }
    }

    #[test]
    fn says_why_it_is_none() {
        assert_eq!(read_text("een tijdje"), Err(DurationError::NoNumber));
        assert_eq!(read_text("3"), Err(DurationError::NoUnit));
        assert_eq!(read_text("3 koffies"), Err(DurationError::UnknownUnit(2)));
        assert_eq!(read_text("2 uur per dag"), Err(DurationError::UnknownUnit(6)));
        assert_eq!(read_text("3-2 dagen"), Err(DurationError::Backwards));
        assert_eq!(read_text("-2 dagen"), Err(DurationError::Negative));
        for text in ["", "ca.", "ca. ca.", "½", "1:30", "twee", "en", "1 uur en", "(2 uur)"] {
            assert!(read_text(text).is_err(), "{text}");
        }
    }
}

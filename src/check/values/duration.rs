//! Reads durations: a number or a range, and a unit in any language.
//!
//! In: a [`Value`]. Out: a [`Duration`], or why it is none. `2 weken`, `2-3 hours`, `1,5 uur`,
//! `10 à 12 jours`, `4min`.

use crate::language::Language;
use crate::model::{Duration, Unit};
use crate::source::Span;

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
    let text = value.text.as_ref();
    let thousands = number::thousands_sign(language);
    let (low, mut at) = number::read(text, thousands).ok_or(DurationError::NoNumber)?;
    let mut high = low;
    if let Some((end, length)) = range_end(&text[at..], thousands) {
        high = end;
        at += length;
    }
    at += text[at..].len() - text[at..].trim_start().len();
    if at == text.len() {
        return Err(DurationError::NoUnit);
    }
    let unit = words::read(words::UNIT, &text[at..], language).ok_or(DurationError::UnknownUnit(at))?;
    if low < 0.0 {
        return Err(DurationError::Negative);
    }
    if high < low {
        return Err(DurationError::Backwards);
    }
    let text = value.to_text().ok_or(DurationError::NoNumber)?;
    Ok(Duration { low, high, unit, text })
}

/// What `text`, which is no duration, probably says: `2 weken` for `ca. 2 weken` or `2 weken of langer`,
/// `90 minuten` for `1u30`. A sum of longer units is not guessed at.
pub fn meant(text: &str, language: Language) -> Option<String> {
    let text = &text[text.find(|letter: char| letter.is_ascii_digit())?..];
    if let Some(minutes) = hours_and_minutes(text, language) {
        return Some(format!("{minutes} {}", words::preferred(words::UNIT, language).first()?));
    }
    // The longest beginning that is a duration, with few words only.
    let ends = text.char_indices().filter(|(_, letter)| letter.is_whitespace() || matches!(letter, '(' | ',' | ';'));
    let ends: Vec<usize> = ends.map(|(at, _)| at).take(6).chain([text.len()]).collect();
    let found =
        ends.iter().rev().find(|end| read(&Value::invented(&text[..**end], Span::default()), language).is_ok())?;
    let has_more = text[*found..].contains(|letter: char| letter.is_ascii_digit()) && !text[*found..].contains('(');
    (!has_more).then(|| text[..*found].trim_end().to_owned())
}

/// The minutes of `1u30`, `1 uur 30 min`, `1 hour and 15 minutes`.
fn hours_and_minutes(text: &str, language: Language) -> Option<u32> {
    let pieces: Vec<&str> = text.split_inclusive(char::is_whitespace).take(8).collect();
    let text: String = pieces.concat();
    let (hours, after) = digits(&text)?;
    let (unit, rest) = after.split_at(after.find(|letter: char| letter.is_ascii_digit())?);
    let unit = unit.trim().trim_end_matches(['+', '&', ',']);
    let unit = unit.split_whitespace().next()?;
    let (minutes, after) = digits(rest)?;
    let ends = after.trim().is_empty() || words::read(words::UNIT, after.trim(), language) == Some(Unit::Minute);
    let is_hour = words::read(words::UNIT, unit, language) == Some(Unit::Hour);
    (is_hour && ends && minutes < 60).then(|| hours * 60 + minutes)
}

/// The whole number of at most three digits at the beginning, and what follows it.
fn digits(text: &str) -> Option<(u32, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text.get(..length).filter(|number| number.len() <= 3)?.parse().ok()?;
    Some((number, &text[length..]))
}

/// What stands between the two ends of a range, folded.
const BETWEEN: [&str; 10] = ["t/m", "tot", "to", "bis", "a", "à", "-", "–", "—", "−"];

/// The second number of a range, and the bytes up to its end.
fn range_end(text: &str, thousands: Option<char>) -> Option<(f64, usize)> {
    let rest = text.trim_start();
    let word =
        BETWEEN.iter().find(|word| rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)))?;
    let rest = rest[word.len()..].trim_start();
    // The sign between was taken already; `2--3` is no range.
    if number::sign(rest).1 > 0 {
        return None;
    }
    let (value, length) = number::read(rest, thousands)?;
    Some((value, text.len() - rest.len() + length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Result<(f64, f64, Unit), DurationError> {
        let value = Value::invented(text, Span::default());
        read(&value, Language::Dutch).map(|duration| (duration.low, duration.high, duration.unit))
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
            ("12–26 Weeks", 12.0, 26.0, Unit::Week),
            ("30 min.", 30.0, 30.0, Unit::Minute),
            ("2 an", 2.0, 2.0, Unit::Year),
        ] {
            assert_eq!(read_text(text), Ok((low, high, unit)), "{text}");
        }
    }

    #[test]
    fn says_why_it_is_none() {
        assert_eq!(read_text("een tijdje"), Err(DurationError::NoNumber));
        assert_eq!(read_text("3"), Err(DurationError::NoUnit));
        assert_eq!(read_text("3 koffies"), Err(DurationError::UnknownUnit(2)));
        assert_eq!(read_text("3-2 dagen"), Err(DurationError::Backwards));
        assert_eq!(read_text("-2 dagen"), Err(DurationError::Negative));
        assert_eq!(read_text("1 uur 30"), Err(DurationError::UnknownUnit(2)));
    }
}

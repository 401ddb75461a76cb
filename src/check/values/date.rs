//! Calendar dates: ISO dates that exist, and what a date in another form may have meant.
//!
//! In: text. Out: a [`Date`], or the ISO forms that it might stand for, to suggest. `read` serves
//! headers, moments and data files too; what `Due` accepts besides is in `entries/action.rs`.

use crate::language::Language;
use crate::language::fold::fold;
use crate::model::Date;

/// The ISO date (`2026-05-01`) that `text` is; none when it is another text, or no day of the calendar.
pub fn read(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let number = |range: std::ops::Range<usize>| text.get(range).filter(|part| all_digits(part))?.parse::<u16>().ok();
    real(number(0..4)?, number(5..7)?, number(8..10)?)
}

/// The date as ISO writes it.
pub fn iso(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}

/// Whether `text` is three numbers, one of them a year, separated by `-`, `/` or `.`: plainly meant as a date.
pub fn tries_to_be(text: &str) -> bool {
    three_numbers(text).is_some_and(|parts| parts.iter().any(|part| part.len() == 4))
}

/// What `text` may have meant, the likeliest first; in an English text the day may stand second.
pub fn meant(text: &str, language: Language) -> Vec<Date> {
    let number = |part: &str| part.parse::<u16>().unwrap_or(u16::MAX);
    if let Some([day, month, year]) = month_by_name(text) {
        return Vec::from_iter(real(number(&year), number(&month), number(&day)));
    }
    let Some([first, second, third]) = three_numbers(text) else { return Vec::new() };
    let candidates = if first.len() == 4 {
        vec![real(number(&first), number(&second), number(&third))]
    } else {
        let year = if third.len() == 2 { number(&third) + 2000 } else { number(&third) };
        let day_first = real(year, number(&second), number(&first));
        let month_first = real(year, number(&first), number(&second));
        if language.rules().month_may_stand_first { vec![day_first, month_first] } else { vec![day_first] }
    };
    let mut dates: Vec<Date> = candidates.into_iter().flatten().collect();
    dates.dedup();
    dates
}

/// How much of the beginning of `text` tries to be a date, in bytes: `1 mei 2026` of `1 mei 2026 om tien
/// uur`, `31 april` of `31 april, in het stadhuis`; or else its first word.
pub fn attempt(text: &str) -> usize {
    let clause = text.find([',', ';', '(']).unwrap_or(text.len());
    let mut ends: Vec<usize> =
        text[..clause].char_indices().filter(|(_, char)| char.is_whitespace()).map(|(at, _)| at).take(3).collect();
    ends.push(clause);
    match ends.as_slice() {
        [.., end] if ends.len() <= 3 => *end,
        [_, _, third, ..] if month_by_name(&text[..*third]).is_some() => *third,
        _ => ends[0],
    }
}

/// The date, where there is such a day.
fn real(year: u16, month: u16, day: u16) -> Option<Date> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u16::from(leap),
        _ => return None,
    };
    let fits = year <= 9999 && (1..=days).contains(&day);
    fits.then_some(Date { year, month: u8::try_from(month).ok()?, day: u8::try_from(day).ok()? })
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The parts of `1/5/2026` and its like.
fn three_numbers(text: &str) -> Option<[String; 3]> {
    if text.len() > 20 {
        return None;
    }
    let sign = text.chars().find(|char| !char.is_ascii_digit()).filter(|char| matches!(char, '-' | '/' | '.'))?;
    let parts: Vec<String> = text.split(sign).map(|part| part.trim().to_owned()).collect();
    let parts: [String; 3] = parts.try_into().ok()?;
    parts.iter().all(|part| all_digits(part) && part.len() <= 4).then_some(parts)
}

/// The parts of `1 mei 2026` and of `May 1, 2026`, as day, month, year.
fn month_by_name(text: &str) -> Option<[String; 3]> {
    if text.len() > 40 {
        return None;
    }
    let folded = fold(text);
    let words: Vec<&str> = folded.split([' ', ',', '.']).filter(|word| !word.is_empty()).collect();
    let [first, second, third]: [&str; 3] = words.try_into().ok()?;
    let day_first = first.starts_with(|char: char| char.is_ascii_digit());
    let (day, month) = if day_first { (first, second) } else { (second, first) };
    let day = day.trim_end_matches(|char: char| char.is_alphabetic());
    let number = month_called(month)?;
    let fits = all_digits(day) && day.len() <= 2 && all_digits(third) && third.len() == 4;
    fits.then(|| [day.to_owned(), number.to_string(), third.to_owned()])
}

/// The number of the month that a folded word begins like in any language, from 1.
fn month_called(word: &str) -> Option<usize> {
    (0..12).find(|month| begins_like(word, *month)).map(|month| month + 1)
}

fn begins_like(word: &str, month: usize) -> bool {
    Language::ALL
        .iter()
        .any(|language| language.rules().month_beginnings[month].iter().any(|name| word.starts_with(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_days_that_exist() {
        assert_eq!(read("2024-02-29"), Some(Date { year: 2024, month: 2, day: 29 }));
        for text in ["2026-02-29", "2026-13-01", "2026-5-1", "1/5/2026", "2026-05-01x", "２０２６-05", ""] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn guesses_what_was_meant() {
        let meant_by = |text, language| meant(text, language).into_iter().map(iso).collect::<Vec<_>>();
        assert_eq!(meant_by("1/5/2026", Language::Dutch), ["2026-05-01"]);
        assert_eq!(meant_by("1/5/2026", Language::English), ["2026-05-01", "2026-01-05"]);
        assert_eq!(meant_by("15/5/26", Language::English), ["2026-05-15"]);
        assert_eq!(meant_by("2026-5-1", Language::French), ["2026-05-01"]);
        assert_eq!(meant_by("1er août 2026", Language::French), ["2026-08-01"]);
        assert_eq!(meant_by("May 1st, 2026", Language::English), ["2026-05-01"]);
        assert_eq!(meant_by("1 mei 2026", Language::Dutch), ["2026-05-01"]);
        assert_eq!(meant_by("2026-02-30", Language::Dutch), Vec::<String>::new());
    }

    #[test]
    fn knows_what_tries_to_be_a_date() {
        assert!(tries_to_be("2026-02-30") && tries_to_be("1.5.2026"));
        assert!(!tries_to_be("dag 3") && !tries_to_be("6-10") && !tries_to_be("2026"));
    }
}

//! Dates as people write them: days in numbers and in words, months, quarters, seasons, halves of a year and years.
//!
//! In: text. Out: a [`DateReading`]: the day that it counts by, whether that is all it says, or why it is no day. The
//! words are those of all languages; whether the month may stand first is a rule of the language of the file.

use super::Language;
use super::fold::fold;
use super::reading::{self, one_of};

/// A calendar date that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Year, 0 to 9999.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day, 1 to 31.
    pub day: u8,
}

/// What a text that is meant as a date says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateReading {
    /// A day.
    Day(Date),
    /// A longer time, and the day by which it counts: its last, or one at its beginning or in its middle.
    Period(Date),
    /// One of two days: with the day first, and with the month first.
    Either(Date, Date),
    /// No day of the calendar, and the days that it may have meant.
    NoDay(Vec<Date>),
}

impl DateReading {
    /// The day by which it counts.
    #[must_use]
    pub const fn date(&self) -> Option<Date> {
        match self {
            DateReading::Day(date) | DateReading::Period(date) => Some(*date),
            DateReading::Either(..) | DateReading::NoDay(_) => None,
        }
    }
}

impl Date {
    /// The date, where there is such a day.
    #[must_use]
    pub fn new(year: u16, month: u16, day: u16) -> Option<Date> {
        let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
        let fits = year <= 9999 && day >= 1 && day <= u16::from(days_in(year, month));
        fits.then_some(Date { year, month, day: u8::try_from(day).ok()? })
    }

    /// The date as ISO writes it.
    #[must_use]
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A text longer than this is no date.
const LONGEST: usize = 60;

/// Whether the day or the month stands first in `1/5/2026`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// The day.
    DayFirst,
    /// The month.
    MonthFirst,
    /// Nobody knows, as in English.
    Unknown,
}

impl DateOrder {
    /// The order in texts of a language.
    #[must_use]
    pub const fn of(language: Language) -> DateOrder {
        if language.rules().month_may_stand_first { DateOrder::Unknown } else { DateOrder::DayFirst }
    }

    /// The only order in which `text` is a date of numbers.
    #[must_use]
    pub fn shown_by(text: &str) -> Option<DateOrder> {
        let [first, second, _] = *parts(text.trim())?.as_slice() else { return None };
        match (number(first), number(second)) {
            (13..=31, 1..=12) => Some(DateOrder::DayFirst),
            (1..=12, 13..=31) => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }
}

/// What the whole of `text` says, where it is meant as a date.
#[must_use]
pub fn read(text: &str, language: Language) -> Option<DateReading> {
    read_in_order(text, DateOrder::of(language))
}

/// The same, where it is known which number stands first.
#[must_use]
pub fn read_in_order(text: &str, order: DateOrder) -> Option<DateReading> {
    let text = text.trim();
    if text.len() > LONGEST || !text.contains(|char: char| char.is_ascii_digit()) {
        return None;
    }
    in_numbers(text, order).or_else(|| in_words(text))
}

/// What the beginning of `text` says, as far as it is a date, and how many bytes that takes: `3 mei 2026` of
/// `3 mei 2026, in het stadhuis`.
#[must_use]
pub fn read_beginning(text: &str, language: Language) -> Option<(DateReading, usize)> {
    /// More words than this make no date.
    const WORDS: usize = 7;
    let blanks = text.char_indices().filter(|(_, char)| char.is_whitespace()).map(|(at, _)| at);
    let mut ends: Vec<usize> = blanks.take(WORDS).collect();
    if ends.len() < WORDS {
        ends.push(text.len());
    }
    ends.into_iter().rev().find_map(|end| {
        let piece = text[..end].trim_end_matches(|char: char| char.is_whitespace() || ",:;.()–—-".contains(char));
        read(piece, language).map(|reading| (reading, piece.len()))
    })
}

/// Whether `text` is three numbers, one of them a year, separated by `-`, `/` or `.`: plainly meant as a date.
#[must_use]
pub fn is_plainly_meant(text: &str) -> bool {
    parts(text).is_some_and(|parts| parts.len() == 3 && parts.iter().any(|part| part.len() == 4))
}

/// The numbers between `-`, `/` or `.`, all the same sign.
fn parts(text: &str) -> Option<Vec<&str>> {
    let sign = text.chars().find(|char| !char.is_ascii_digit() && *char != ' ')?;
    let parts: Vec<&str> = text.split(sign).map(str::trim).collect();
    let are_numbers = parts.iter().all(|part| is_number(part) && part.len() <= 4);
    (matches!(sign, '-' | '/' | '.' | '‑' | '–') && (2..=3).contains(&parts.len()) && are_numbers).then_some(parts)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn number(text: &str) -> u16 {
    text.parse().unwrap_or(u16::MAX)
}

fn in_numbers(text: &str, order: DateOrder) -> Option<DateReading> {
    if is_number(text) {
        return match text.len() {
            4 => Period::year(number(text)).map(|year| DateReading::Period(year.last())),
            8 => Date::new(number(&text[..4]), number(&text[4..6]), number(&text[6..])).map(DateReading::Day),
            _ => None,
        };
    }
    match *parts(text)? {
        [year, month, day] if year.len() == 4 => Some(one_day(number(year), number(month), number(day), &[])),
        [first, second, year] if matches!(year.len(), 2 | 4) && first.len() <= 2 && second.len() <= 2 => {
            let year = if year.len() == 2 { 2000 + number(year) } else { number(year) };
            // Points stand between numbers only where the day is first.
            let order = if order == DateOrder::Unknown && text.contains('.') { DateOrder::DayFirst } else { order };
            Some(day_or_month_first(year, number(first), number(second), order))
        }
        [year, month] | [month, year] if year.len() == 4 && month.len() <= 2 => month_of(number(year), number(month)),
        _ => None,
    }
}

fn one_day(year: u16, month: u16, day: u16, others: &[Option<Date>]) -> DateReading {
    let no_day = || DateReading::NoDay(others.iter().flatten().copied().collect());
    Date::new(year, month, day).map_or_else(no_day, DateReading::Day)
}

fn day_or_month_first(year: u16, first: u16, second: u16, order: DateOrder) -> DateReading {
    let (day_first, month_first) = (Date::new(year, second, first), Date::new(year, first, second));
    match (order, day_first, month_first) {
        (DateOrder::Unknown, Some(one), Some(other)) if one != other => DateReading::Either(one, other),
        (DateOrder::Unknown, None, Some(date)) => DateReading::Day(date),
        (DateOrder::MonthFirst, ..) => one_day(year, first, second, &[day_first]),
        _ => one_day(year, second, first, &[month_first]),
    }
}

fn month_of(year: u16, month: u16) -> Option<DateReading> {
    let month = u8::try_from(month).ok()?;
    Period::new(year, month, 1).map(|period| DateReading::Period(period.last()))
}

/// Some months of a year, one or more.
#[derive(Clone, Copy, Debug)]
struct Period {
    year: u16,
    first_month: u8,
    months: u8,
}

/// Which part of a period is meant.
#[derive(Clone, Copy, Debug, PartialEq)]
enum PeriodPart {
    Early,
    Middle,
    Whole,
}

impl Period {
    fn new(year: u16, first_month: u8, months: u8) -> Option<Period> {
        let is_year = (1000..=9998).contains(&year);
        (is_year && (1..=12).contains(&first_month)).then_some(Period { year, first_month, months })
    }

    fn year(year: u16) -> Option<Period> {
        Period::new(year, 1, 12).filter(|_| (1900..2200).contains(&year))
    }

    fn last(self) -> Date {
        self.end_of_month(self.months)
    }

    /// The day by which a part of it counts: the 10th and the 15th of a month, the end of the first third and the middle of
    /// what is longer, and else the last day.
    fn day(self, part: PeriodPart) -> Date {
        let first = self.end_of_month(1);
        match part {
            PeriodPart::Whole => self.last(),
            PeriodPart::Early if self.months == 1 => Date { day: 10, ..first },
            PeriodPart::Middle if self.months == 1 => Date { day: 15, ..first },
            PeriodPart::Early => self.end_of_month((self.months / 3).max(1)),
            PeriodPart::Middle if self.months == 3 => Date { day: 15, ..self.end_of_month(2) },
            PeriodPart::Middle => self.end_of_month(self.months / 2),
        }
    }

    /// The last day of its month with this number, from 1.
    fn end_of_month(self, number: u8) -> Date {
        let index = self.first_month - 1 + number - 1;
        let (year, month) = (self.year + u16::from(index / 12), index % 12 + 1);
        Date { year, month, day: days_in(year, month) }
    }
}

const fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

/// A year with all days.
const LEAP_YEAR: u16 = 2024;

/// What a word of a date is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum DateToken {
    Number(u16),
    Year(u16),
    Month(u8),
    Ordinal(u8),
    /// Spring is 1.
    Season(u8),
    Quarter,
    HalfYear,
    Week,
}

fn in_words(text: &str) -> Option<DateReading> {
    let folded = fold(text).replace(['.', ',', '/'], " ");
    let words: Vec<&str> = folded.split_whitespace().collect();
    let joined = words.join(" ");
    let rest = without_lead(&joined);
    let (part, rest) = [
        (PeriodPart::Early, reading::after(|words| words.early, rest)),
        (PeriodPart::Middle, reading::after(|words| words.mid, rest)),
        (PeriodPart::Whole, reading::after(|words| words.late, rest)),
    ]
    .into_iter()
    .find_map(|(part, rest)| Some((Some(part), rest?)))
    .unwrap_or((None, rest));
    let tokens = tokens(rest)?;
    if let [DateToken::Number(day), DateToken::Month(month)] | [DateToken::Month(month), DateToken::Number(day)] =
        *tokens.as_slice()
    {
        // Without a year, a day may still be none of any year.
        let is_none = (1..=31).contains(&day) && day > u16::from(days_in(LEAP_YEAR, month));
        return (is_none && part.is_none()).then_some(DateReading::NoDay(Vec::new()));
    }
    match (part, in_tokens(&tokens)?) {
        (None, WordsReading::Day(year, month, day)) => Some(one_day(year, u16::from(month), day, &[])),
        (_, WordsReading::Week(year, week)) => last_of_week(year, week).map(DateReading::Period),
        (part, WordsReading::Period(period)) => {
            Some(DateReading::Period(period.day(part.unwrap_or(PeriodPart::Whole))))
        }
        (Some(_), WordsReading::Day(..)) => None,
    }
}

/// The text without the name of a day of the week, and words such as `before` and `the`.
fn without_lead(text: &str) -> &str {
    let mut rest = text;
    while let Some(after) = reading::after(|words| words.lead, rest) {
        rest = after;
    }
    rest
}

fn tokens(text: &str) -> Option<Vec<DateToken>> {
    /// More than this make no date.
    const MOST: usize = 4;
    let mut tokens = Vec::new();
    for word in text.split(' ').filter(|word| !reading::is(|words| words.of, word)) {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let letters = word.trim_end_matches(|char: char| char.is_ascii_digit());
        match (digits, letters.len()) {
            (4, _) if word.len() == 4 => tokens.push(DateToken::Year(number(word))),
            // `1er`, `3rd`, `2e`.
            (1..=2, _) if word.len() - digits <= 3 => tokens.push(DateToken::Number(number(&word[..digits]))),
            // `q3`.
            (0, 1..) if letters.len() < word.len() => {
                tokens.extend([named(letters)?, DateToken::Number(number(&word[letters.len()..]))]);
            }
            _ => tokens.push(named(word)?),
        }
        if tokens.len() > MOST {
            return None;
        }
    }
    Some(tokens)
}

fn named(word: &str) -> Option<DateToken> {
    let whole = |found: Option<(u8, &str)>| found.filter(|(_, rest)| rest.is_empty()).map(|(number, _)| number);
    if let Some(month) = month_called(word) {
        return Some(DateToken::Month(month));
    }
    if let Some(season) = whole(one_of(|words| &words.seasons, word)) {
        return Some(DateToken::Season(season));
    }
    if let Some(ordinal) = whole(one_of(|words| &words.ordinals, word)) {
        return Some(DateToken::Ordinal(ordinal));
    }
    let lists: [(reading::WordList, DateToken); 3] = [
        (|words| words.quarter, DateToken::Quarter),
        (|words| words.half_year, DateToken::HalfYear),
        (|words| words.week, DateToken::Week),
    ];
    lists.into_iter().find(|(list, _)| reading::is(*list, word)).map(|(_, token)| token)
}

/// What the words of a date say.
enum WordsReading {
    /// Year, month, day.
    Day(u16, u8, u16),
    Period(Period),
    /// Year and number.
    Week(u16, u16),
}

fn in_tokens(tokens: &[DateToken]) -> Option<WordsReading> {
    use DateToken::{HalfYear, Month, Number, Ordinal, Quarter, Season, Week, Year};
    let numbered = |token: &DateToken| match *token {
        Number(number) => Some(number),
        Ordinal(number) => Some(u16::from(number)),
        _ => None,
    };
    let (year, others) = match tokens {
        [others @ .., Year(year)] | [Year(year), others @ ..] => (*year, others),
        // `3 mei 26`.
        [Number(_), Month(_), Number(short @ 20..=99)] => (2000 + *short, &tokens[..2]),
        _ => return None,
    };
    let period = |first_month, months| Period::new(year, first_month, months).map(WordsReading::Period);
    match others {
        [Number(day), Month(month)] | [Month(month), Number(day)] => Some(WordsReading::Day(year, *month, *day)),
        [Ordinal(day), Month(month)] => Some(WordsReading::Day(year, *month, u16::from(*day))),
        [Month(month)] => period(*month, 1),
        // Seasons as meteorologists count them: winter ends in February of the next year.
        [Season(season)] => period(season * 3, 3),
        [Quarter, number] | [number, Quarter] => {
            let quarter = u8::try_from(numbered(number)?).ok().filter(|number| (1..=4).contains(number))?;
            period(quarter * 3 - 2, 3)
        }
        [HalfYear, number] | [number, HalfYear] => {
            let half = u8::try_from(numbered(number)?).ok().filter(|number| (1..=2).contains(number))?;
            period(half * 6 - 5, 6)
        }
        [Week, Number(week)] | [Number(week), Week] => Some(WordsReading::Week(year, *week)),
        [] => Period::year(year).map(WordsReading::Period),
        _ => None,
    }
}

/// The number of the month that a folded word is the name of in any language, whole or abbreviated.
fn month_called(word: &str) -> Option<u8> {
    let is_month = |language: Language, month: usize| {
        let rules = language.rules();
        let is_abbreviated = word.len() >= 3 && fold(rules.months[month]).starts_with(word);
        is_abbreviated || rules.month_beginnings[month].contains(&word)
    };
    (0..12).zip(1..).find(|(month, _)| Language::ALL.iter().any(|language| is_month(*language, *month))).map(|(_, n)| n)
}

/// The Sunday of a week: the first week of a year is the one that holds its first Thursday (ISO 8601).
fn last_of_week(year: u16, week: u16) -> Option<Date> {
    if !(1..=53).contains(&week) || !(1000..=9998).contains(&year) {
        return None;
    }
    // The day of the week of 4 January, which is always in the first week; Monday is 0.
    let years = u32::from(year) - 1;
    let fourth = (years * 365 + years / 4 - years / 100 + years / 400 + 3) % 7;
    let mut day = 4 + (6 - fourth) + (u32::from(week) - 1) * 7;
    let (mut year, mut month) = (year, 1);
    while day > u32::from(days_in(year, month)) {
        day -= u32::from(days_in(year, month));
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    }
    Some(Date { year, month, day: u8::try_from(day).ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str, language: Language) -> String {
        match read(text, language) {
            None => "words".to_owned(),
            Some(DateReading::Day(date)) => date.iso(),
            Some(DateReading::Period(date)) => format!("by {}", date.iso()),
            Some(DateReading::Either(one, other)) => format!("{} or {}", one.iso(), other.iso()),
            Some(DateReading::NoDay(meant)) => {
                format!("none {}", meant.into_iter().map(Date::iso).collect::<Vec<_>>().join(" "))
            }
        }
    }

    #[test]
    fn days_in_numbers() {
        for (text, expected) in [
            ("2026-05-03", "2026-05-03"),
            ("2026/5/3", "2026-05-03"),
            ("20260503", "2026-05-03"),
            ("03/05/2026", "2026-05-03"),
            ("3-5-2026", "2026-05-03"),
            ("3.5.2026", "2026-05-03"),
            ("5/3/26", "2026-03-05"),
            ("2024-02-29", "2024-02-29"),
            ("31/02/2026", "none "),
            ("13/25/2026", "none "),
            ("05/13/2026", "none 2026-05-13"),
            ("2026-02-30", "none "),
            ("2026-05", "by 2026-05-31"),
            ("02/2024", "by 2024-02-29"),
            ("2026", "by 2026-12-31"),
            ("20269999", "words"),
            ("1.0.2", "words"),
            ("8:10", "words"),
            ("3", "words"),
            ("9999", "words"),
        ] {
            assert_eq!(written(text, Language::Dutch), expected, "{text}");
        }
        let english = |text| written(text, Language::English);
        assert_eq!(english("03/05/2026"), "2026-05-03 or 2026-03-05");
        assert_eq!(english("13/05/2026"), "2026-05-13");
        assert_eq!(english("05/13/2026"), "2026-05-13");
        assert_eq!(english("5/5/2026"), "2026-05-05");
        assert_eq!(english("3.5.2026"), "2026-05-03");
    }

    #[test]
    fn days_and_longer_times_in_words() {
        for (text, expected) in [
            ("3 mei 2026", "2026-05-03"),
            ("1 mrt 2026", "2026-03-01"),
            ("1er août 2026", "2026-08-01"),
            ("le 3 mars 2026", "2026-03-03"),
            ("May 1st, 2026", "2026-05-01"),
            ("3. März 2026", "2026-03-03"),
            ("3 de mayo de 2026", "2026-05-03"),
            ("maandag 4 mei 2026", "2026-05-04"),
            ("uiterlijk 3 mei 2026", "2026-05-03"),
            ("31 april 2026", "none "),
            ("3 mei", "words"),
            ("31 april", "none "),
            ("29 februari", "words"),
            ("mei 2026", "by 2026-05-31"),
            ("eind mei 2026", "by 2026-05-31"),
            ("begin mei 2026", "by 2026-05-10"),
            ("half mei 2026", "by 2026-05-15"),
            ("mi-mai 2026", "by 2026-05-15"),
            ("Mitte Mai 2026", "by 2026-05-15"),
            ("finales de mayo de 2026", "by 2026-05-31"),
            ("Q3 2026", "by 2026-09-30"),
            ("2026-Q3", "by 2026-09-30"),
            ("T3 2026", "by 2026-09-30"),
            ("derde kwartaal 2026", "by 2026-09-30"),
            ("3e kwartaal van 2026", "by 2026-09-30"),
            ("premier trimestre 2026", "by 2026-03-31"),
            ("begin Q3 2026", "by 2026-07-31"),
            ("H1 2026", "by 2026-06-30"),
            ("eerste helft 2026", "by 2026-06-30"),
            ("2. Halbjahr 2026", "by 2026-12-31"),
            ("second half of 2026", "by 2026-12-31"),
            ("voorjaar 2026", "by 2026-05-31"),
            ("najaar 2026", "by 2026-11-30"),
            ("winter 2026", "by 2027-02-28"),
            ("eind 2026", "by 2026-12-31"),
            ("medio 2026", "by 2026-06-30"),
            ("week 1 2026", "by 2026-01-04"),
            ("2026-W53", "by 2027-01-03"),
            ("KW 23 2026", "by 2026-06-07"),
            ("asap", "words"),
            ("Marketing 2026", "words"),
            ("Q5 2026", "words"),
            ("dag 3", "words"),
        ] {
            assert_eq!(written(text, Language::Dutch), expected, "{text}");
        }
    }

    #[test]
    fn a_date_ends_where_other_words_begin() {
        let beginning =
            |text| read_beginning(text, Language::Dutch).and_then(|(found, at)| Some((found.date()?.iso(), at)));
        assert_eq!(beginning("2026-06-10, in het stadhuis"), Some(("2026-06-10".to_owned(), 10)));
        assert_eq!(beginning("3 mei 2026 om 10 uur"), Some(("2026-05-03".to_owned(), 10)));
        assert_eq!(beginning("mei 2026: terugblik"), Some(("2026-05-31".to_owned(), 8)));
        assert_eq!(beginning("in het voorjaar"), None);
    }
}

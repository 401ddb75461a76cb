//! How a calendar date is written in each language.
//!
//! In: year, month and day as numbers. Out: "14 March 2026", "14 maart 2026", "14 mars 2026",
//! "14. März 2026". Whether the date exists is not asked here.

use super::Language;

const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DUTCH: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];
const FRENCH: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const GERMAN: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

impl Language {
    /// The date in words; `month` counts from 1. A month that does not exist gives the ISO form.
    #[must_use]
    pub fn date(self, year: u16, month: u8, day: u8) -> String {
        let months = match self {
            Language::English => &ENGLISH,
            Language::Dutch => &DUTCH,
            Language::French => &FRENCH,
            Language::German => &GERMAN,
        };
        let Some(name) = usize::from(month).checked_sub(1).and_then(|index| months.get(index)) else {
            return format!("{year:04}-{month:02}-{day:02}");
        };
        match self {
            // French counts the first of the month as an ordinal, and no other day.
            Language::French if day == 1 => format!("1er {name} {year}"),
            Language::German => format!("{day}. {name} {year}"),
            _ => format!("{day} {name} {year}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_writes_dates_its_own_way() {
        let written = Language::ALL.map(|language| language.date(2026, 3, 14));
        assert_eq!(written, ["14 March 2026", "14 maart 2026", "14 mars 2026", "14. März 2026"]);
        assert_eq!(Language::French.date(2026, 8, 1), "1er août 2026");
        assert_eq!(Language::Dutch.date(2026, 1, 1), "1 januari 2026");
    }

    #[test]
    fn a_month_that_does_not_exist_stays_a_number() {
        assert_eq!(Language::English.date(2026, 0, 5), "2026-00-05");
        assert_eq!(Language::English.date(2026, 13, 5), "2026-13-05");
    }
}

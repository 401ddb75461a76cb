//! How a calendar date is written in each language.
//!
//! In: year, month and day as numbers. Out: "14 March 2026", "14 maart 2026", "14 mars 2026",
//! "14. März 2026". Whether the date exists is not asked here.

use super::Language;

impl Language {
    /// The date in words; `month` counts from 1. A month that does not exist gives the ISO form.
    #[must_use]
    pub fn date(self, year: u16, month: u8, day: u8) -> String {
        let rules = self.rules();
        let Some(name) = usize::from(month).checked_sub(1).and_then(|index| rules.months.get(index)) else {
            return format!("{year:04}-{month:02}-{day:02}");
        };
        // French counts the first of the month as an ordinal, and no other day.
        let is_ordinal = day == 1 && !rules.first_of_month.is_empty();
        let day = if is_ordinal { rules.first_of_month.to_owned() } else { day.to_string() };
        rules.date.replace("{day}", &day).replace("{month}", name).replace("{year}", &year.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_writes_dates_its_own_way() {
        let written = Language::ALL.map(|language| language.date(2026, 3, 14));
        assert_eq!(written[..4], ["14 March 2026", "14 maart 2026", "14 mars 2026", "14. März 2026"]);
        assert_eq!(Language::French.date(2026, 8, 1), "1er août 2026");
        assert_eq!(Language::Dutch.date(2026, 1, 1), "1 januari 2026");
    }

    #[test]
    fn a_month_that_does_not_exist_stays_a_number() {
        assert_eq!(Language::English.date(2026, 0, 5), "2026-00-05");
        assert_eq!(Language::English.date(2026, 13, 5), "2026-13-05");
    }
}

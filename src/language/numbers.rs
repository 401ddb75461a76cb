//! How numbers are written in each language.
//!
//! In: a number. Out: its digits with the language's decimal sign and a true minus. Units and
//! currencies are not here: a figure keeps the words in which it was written.

use super::Language;

impl Language {
    /// What parts the whole from the rest: a point in English, a comma elsewhere.
    #[must_use]
    pub const fn decimal_sign(self) -> char {
        self.rules().decimal
    }

    /// A whole number with its thousands parted: `20,000`.
    #[must_use]
    pub fn grouped(self, number: usize) -> String {
        /// Where blanks part thousands: one that never ends a line.
        const BLANK: char = '\u{202f}';
        let digits = number.to_string();
        let sign = self.rules().thousands.unwrap_or(BLANK);
        let mut text = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push(sign);
            }
            text.push(digit);
        }
        text
    }

    /// The number with at most two decimals, without zeros that say nothing, with a true minus.
    #[must_use]
    pub fn number(self, number: f64) -> String {
        let fixed = format!("{:.2}", number.abs());
        let short = if fixed.contains('.') { fixed.trim_end_matches('0').trim_end_matches('.') } else { &fixed };
        let minus = if number < 0.0 && short != "0" { "−" } else { "" };
        format!("{minus}{}", short.replace('.', self.decimal_sign().encode_utf8(&mut [0; 4])))
    }

    /// The number with its sign, also when it is above zero: `+1`, `0`, `−0,5`.
    #[must_use]
    pub fn signed(self, number: f64) -> String {
        let plain = self.number(number);
        if number > 0.0 && plain != "0" { format!("+{plain}") } else { plain }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_decimal_sign_follows_the_language() {
        assert_eq!(Language::English.number(1.5), "1.5");
        assert_eq!(Language::Dutch.number(1.5), "1,5");
        assert_eq!(Language::French.number(0.126), "0,13");
        assert_eq!(Language::German.number(100.0), "100");
    }

    #[test]
    fn thousands_are_parted() {
        assert_eq!(
            [5, 500, 5_000, 1_000_000].map(|number| Language::English.grouped(number)),
            ["5", "500", "5,000", "1,000,000"]
        );
        assert_eq!(Language::Dutch.grouped(20_000), "20.000");
        assert_eq!(Language::French.grouped(20_000), "20\u{202f}000");
    }

    #[test]
    fn signs_are_true_and_zero_has_none() {
        assert_eq!(Language::Dutch.signed(-0.5), "−0,5");
        assert_eq!(Language::Dutch.signed(2.0), "+2");
        assert_eq!(Language::Dutch.signed(-0.001), "0");
        assert_eq!(Language::Dutch.signed(0.001), "0");
    }
}

//! A number with its unit: `38 %`, `< 2 minutes`, `€ 12`.
//!
//! In: a value as written. Out: a [`Quantity`] that keeps the writer's words beside the number.

use crate::model::Quantity;

use super::duration::without_lead;
use super::number;
use super::value::Value;

/// Signs that may stand before a number and say nothing of its unit.
const BEFORE: [char; 10] = ['<', '>', '=', '≤', '≥', '≈', '~', '±', '→', '≃'];

/// The number with its unit that `value` is: `38 %`, `< 2 minutes`, `€ 12`; none when no number is found
/// at the beginning.
pub fn quantity(value: &Value, thousands: Option<char>) -> Option<Quantity> {
    let text = value.to_text()?;
    let words = text.value.as_str();
    let bare = without_signs(without_lead(without_signs(words)));
    let before_number = bare.find(|char: char| char.is_ascii_digit() || "+-−½¼¾".contains(char))?;
    let (currency, rest) = bare.split_at(before_number);
    if !is_currency(currency.trim()) {
        return None;
    }
    let (number, length) = number::read(rest, thousands)?;
    let parts = [currency.trim(), rest[length..].trim()];
    let unit = parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ");
    Some(Quantity { number, unit, text })
}

fn without_signs(text: &str) -> &str {
    text.trim_start_matches(|char: char| BEFORE.contains(&char) || char.is_whitespace())
}

/// Whether `text` is nothing, a sign such as `€`, or a code such as `EUR`.
fn is_currency(text: &str) -> bool {
    let sign = text.chars().count() <= 3 && text.chars().all(|char| !char.is_alphanumeric() && !char.is_ascii());
    sign || text == "$" || (text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn read(text: &str) -> Option<(f64, String)> {
        quantity(&Value::invented(text, Span::default()), Some('.')).map(|found| (found.number, found.unit))
    }

    #[test]
    fn reads_what_people_write() {
        for (text, number, unit) in [
            ("38 %", 38.0, "%"),
            ("38%", 38.0, "%"),
            ("< 2 minutes", 2.0, "minutes"),
            ("9 /10", 9.0, "/10"),
            ("€ 12", 12.0, "€"),
            ("EUR 1.250,50 per maand", 1250.5, "EUR per maand"),
            ("≥ 4,5 op 5", 4.5, "op 5"),
            ("-3", -3.0, ""),
            ("min. 8", 8.0, ""),
            ("ongeveer 60 %", 60.0, "%"),
        ] {
            assert_eq!(read(text), Some((number, unit.to_owned())), "{text}");
        }
        for text in ["onbekend", "", "ongeveer", "?"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}

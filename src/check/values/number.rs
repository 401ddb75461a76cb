//! Numbers as people write them: `1,5`, `1.5`, `12 345`, `1'500`, `1.234,56`, `2½`.
//!
//! In: text and the sign that separates thousands where it is written. Out: the value, and how much of the
//! text it took. Units and words around the number are not looked at here.

use crate::language::Language;

/// The sign between thousands that could also be a decimal sign: `1.500` is fifteen hundred in Dutch
/// and German, `1,500` in English. French separates thousands by blanks alone.
pub const fn thousands_sign(language: Language) -> Option<char> {
    language.rules().thousands
}

/// The number at the beginning of `text`: its value and its length in bytes. Both decimal signs are
/// understood; a single sign before exactly three digits separates thousands only when it is `thousands`.
pub fn read(text: &str, thousands: Option<char>) -> Option<(f64, usize)> {
    let (negative, sign_length) = sign(text);
    let (groups, mut length) = groups(&text[sign_length..]);
    length += sign_length;
    let fraction = text[length..].chars().next().and_then(vulgar_fraction);
    let mut value = match (whole(&groups, thousands), fraction) {
        (Some(value), _) => value,
        (None, Some(_)) if groups.is_empty() => 0.0,
        _ => return None,
    };
    if let Some((part, bytes)) = fraction {
        value += part;
        length += bytes;
    }
    value.is_finite().then_some((if negative { -value } else { value }, length))
}

/// Whether `char` is a minus, or a dash that word processors and keyboards write for one.
pub const fn is_minus(char: char) -> bool {
    matches!(char, '-' | '‐' | '‑' | '–' | '−' | '﹣' | '－')
}

/// The sign at the beginning: whether it is a minus, and its length.
pub fn sign(text: &str) -> (bool, usize) {
    match text.chars().next() {
        Some(char) if is_minus(char) => (true, char.len_utf8()),
        Some('+') => (false, 1),
        _ => (false, 0),
    }
}

/// Digits, and the sign that stands before them.
struct DigitGroup<'a> {
    sign: char,
    digits: &'a str,
}

/// Digits with one sign between them each, as far as they reach.
fn groups(text: &str) -> (Vec<DigitGroup<'_>>, usize) {
    let mut groups = Vec::new();
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let sign = if at == 0 { None } else { rest.chars().next() };
        let sign_length = sign.map_or(0, char::len_utf8);
        let length = rest[sign_length..].bytes().take_while(u8::is_ascii_digit).count();
        let joins = match sign {
            None | Some('.' | ',') => length > 0,
            // A blank separates thousands; before anything else than three digits it ends the number.
            Some(blank @ (' ' | '\u{a0}' | '\u{202f}' | '\'' | '’')) => {
                length == 3 && (at <= 3 || groups.last().is_some_and(|last: &DigitGroup| last.sign == blank))
            }
            Some(_) => false,
        };
        if !joins {
            return (groups, at);
        }
        let digits = &rest[sign_length..sign_length + length];
        groups.push(DigitGroup { sign: sign.unwrap_or(' '), digits });
        at += sign_length + length;
    }
}

/// The value of groups of digits; none where they are no number, such as `1.2.3`.
fn whole(groups: &[DigitGroup<'_>], thousands: Option<char>) -> Option<f64> {
    let (first, others) = groups.split_first()?;
    let decimal = others.last().filter(|last| is_decimal(first, others, last, thousands));
    let grouped = &others[..others.len() - usize::from(decimal.is_some())];
    let one_sign = grouped.windows(2).all(|pair| pair[0].sign == pair[1].sign);
    if !one_sign || grouped.iter().any(|group| group.digits.len() != 3) {
        return None;
    }
    let mut number = String::from(first.digits);
    number.extend(grouped.iter().map(|group| group.digits));
    if let Some(decimal) = decimal {
        number.push('.');
        number.push_str(decimal.digits);
    }
    number.parse().ok()
}

/// Whether the last sign is a decimal sign.
fn is_decimal(
    first: &DigitGroup<'_>,
    others: &[DigitGroup<'_>],
    last: &DigitGroup<'_>,
    thousands: Option<char>,
) -> bool {
    let alone = others.iter().filter(|group| group.sign == last.sign).count() == 1;
    let parts_thousands =
        others.len() == 1 && last.digits.len() == 3 && first.digits.len() <= 3 && !first.digits.starts_with('0');
    matches!(last.sign, '.' | ',') && alone && !(parts_thousands && thousands == Some(last.sign))
}

fn vulgar_fraction(char: char) -> Option<(f64, usize)> {
    let value = match char {
        '½' => 0.5,
        '¼' => 0.25,
        '¾' => 0.75,
        _ => return None,
    };
    Some((value, char.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_write() {
        let dutch = thousands_sign(Language::Dutch);
        let english = thousands_sign(Language::English);
        for (text, thousands, value, length) in [
            ("38 %", dutch, 38.0, 2),
            ("1,5 uur", dutch, 1.5, 3),
            ("1.5 uur", dutch, 1.5, 3),
            ("1.500", dutch, 1500.0, 5),
            ("1.500", english, 1.5, 5),
            ("1,500", english, 1500.0, 5),
            ("0.125", dutch, 0.125, 5),
            ("12 345 678 stuks", dutch, 12_345_678.0, 10),
            ("1.234,56", dutch, 1234.56, 8),
            ("1,234.56", dutch, 1234.56, 8),
            ("−2½", dutch, -2.5, 6),
            ("½ uur", dutch, 0.5, 2),
            ("9 /10", english, 9.0, 1),
            ("3 100m", english, 3100.0, 5),
            ("1'500 Fr.", dutch, 1500.0, 5),
        ] {
            assert_eq!(read(text, thousands), Some((value, length)), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_number() {
        for text in ["", "x", "-", "1.2.3", "1.234.56", "½x".trim_start_matches('½')] {
            assert_eq!(read(text, Some('.')), None, "{text}");
        }
        assert_eq!(read(&"9".repeat(400), None), None);
    }
}

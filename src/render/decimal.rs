//! Number formatting for documents.
//!
//! In: numbers. Out: their digits, to a thousandth: finer than any printer, in points as in millimetres. Written here, since
//! half of a document is numbers, and what formats any number in any way takes ten times as long.

/// Far beyond any sheet, and what every reader takes for certain (ISO 32000-1, annex C).
const MOST: f64 = 1e9;

/// Writes a number to a thousandth, without needless zeros; 0 for what is none.
pub(super) fn write_decimal(value: f64, text: &mut String) {
    #[expect(clippy::cast_possible_truncation, reason = "clamped before; what is no number becomes 0")]
    let thousandths = (value.clamp(-MOST, MOST) * 1000.0).round() as i64;
    if thousandths < 0 {
        text.push('-');
    }
    let thousandths = thousandths.unsigned_abs();
    write_whole(thousandths / 1000, text);
    let rest = thousandths % 1000;
    if rest > 0 {
        let digits = [rest / 100, rest / 10 % 10, rest % 10];
        let needed = 3 - digits.iter().rev().take_while(|&&digit| digit == 0).count();
        text.push('.');
        text.extend(digits[..needed].iter().copied().map(digit));
    }
}

fn write_whole(number: u64, text: &mut String) {
    if number > 9 {
        write_whole(number / 10, text);
    }
    text.push(digit(number % 10));
}

/// The digit of a number below ten.
fn digit(number: u64) -> char {
    u8::try_from(number).map_or('0', |number| char::from(b'0' + number))
}

#[cfg(test)]
mod tests {
    use super::write_decimal;

    #[test]
    fn numbers_are_short_and_total() {
        let written = |value| {
            let mut text = String::new();
            write_decimal(value, &mut text);
            text
        };
        assert_eq!([0.0, -0.0004, 1.0, -1.5, 100.0].map(written), ["0", "0", "1", "-1.5", "100"]);
        assert_eq!(
            [10.1239, 0.05, 0.007, 12.3, 1190.551].map(written),
            ["10.124", "0.05", "0.007", "12.3", "1190.551"]
        );
        assert_eq!([f64::NAN, f64::INFINITY, f64::NEG_INFINITY].map(written), ["0", "1000000000", "-1000000000"]);
    }
}

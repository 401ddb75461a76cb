//! `SOURCE_DATE_EPOCH`: the date of documents whose journey has no version (<https://reproducible-builds.org/specs/source-date-epoch>).

use std::env;

use crate::message::{Message, argument};
use crate::scene::Stamp;

const VARIABLE: &str = "SOURCE_DATE_EPOCH";

/// The date that the environment sets for documents, if any.
///
/// # Errors
/// The variable is not a number of seconds.
pub fn stamp() -> Result<Option<Stamp>, Message> {
    let Some(value) = env::var_os(VARIABLE) else { return Ok(None) };
    let value = value.to_string_lossy();
    match read(&value) {
        Some(stamp) => Ok(Some(stamp)),
        None => Err(argument::epoch(VARIABLE, value)),
    }
}

fn read(value: &str) -> Option<Stamp> {
    let is_number = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
    Stamp::since_1970(value.parse().ok().filter(|_| is_number)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_numbers_are_seconds() {
        assert_eq!(read("0"), Some(Stamp::of_day(1970, 1, 1)));
        assert_eq!(read("1773446400"), Some(Stamp::of_day(2026, 3, 14)));
        for wrong in ["", " ", "-1", "+1", "1.5", "2026-03-14", "now", "99999999999999999999", "253402300800"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}

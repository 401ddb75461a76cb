//! The date of a document, from its source or from whoever builds it.
//!
//! In: a day, or seconds since 1970. Out: the parts of a date and a time in UTC, for document information. Nobody asks a
//! clock: the same text would give other bytes a second later.

/// A moment in UTC, from 1970 to 9999 or, where it is a day, any year from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    /// Year, 0 to 9999.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day, 1 to 31.
    pub day: u8,
    /// Hour, 0 to 23.
    pub hour: u8,
    /// Minute, 0 to 59.
    pub minute: u8,
    /// Second, 0 to 59.
    pub second: u8,
}

const SECONDS_A_DAY: u64 = 86_400;
/// The last second of the year 9999, since the first of 1970.
const LAST: u64 = 253_402_300_799;

impl Stamp {
    /// The beginning of a day.
    #[must_use]
    pub const fn of_day(year: u16, month: u8, day: u8) -> Stamp {
        Stamp { year, month, day, hour: 0, minute: 0, second: 0 }
    }

    /// So many seconds after 1970 began, leap seconds aside; none after the year 9999.
    #[must_use]
    pub fn since_1970(seconds: u64) -> Option<Stamp> {
        if seconds > LAST {
            return None;
        }
        let (year, month, day) = date(seconds / SECONDS_A_DAY)?;
        let left = seconds % SECONDS_A_DAY;
        let part = |number: u64| u8::try_from(number).ok();
        Some(Stamp {
            year,
            month,
            day,
            hour: part(left / 3600)?,
            minute: part(left / 60 % 60)?,
            second: part(left % 60)?,
        })
    }
}

/// The day so many days after the first of 1970. Years that begin in March put the leap day last, and the days before
/// each month then follow a straight line (Neri and Schneider, *Euclidean affine functions and applications to
/// calendar algorithms*, 2021, in its plain form).
fn date(days: u64) -> Option<(u16, u8, u8)> {
    // Days since the first of March of the year 0.
    let days = days + 719_468;
    let (centuries, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let next = u64::from(month >= 10);
    let year = centuries * 400 + year + next;
    let month = month + 3 - next * 12;
    Some((u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formatted(seconds: u64) -> Option<String> {
        let Stamp { year, month, day, hour, minute, second } = Stamp::since_1970(seconds)?;
        Some(format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"))
    }

    #[test]
    fn seconds_become_dates() {
        let known = [
            (0, "1970-01-01 00:00:00"),
            (951_782_399, "2000-02-28 23:59:59"),
            (951_782_400, "2000-02-29 00:00:00"),
            (951_868_800, "2000-03-01 00:00:00"),
            (1_773_480_615, "2026-03-14 09:30:15"),
            (4_107_542_400, "2100-03-01 00:00:00"),
            (LAST, "9999-12-31 23:59:59"),
        ];
        for (seconds, date) in known {
            assert_eq!(formatted(seconds).as_deref(), Some(date));
        }
        assert_eq!(formatted(LAST + 1), None);
        assert_eq!(formatted(u64::MAX), None);
    }

    #[test]
    fn each_day_follows_the_one_before() {
        let days: Vec<_> = (0..150_000).filter_map(|day| Stamp::since_1970(day * SECONDS_A_DAY)).collect();
        assert!(days.len() == 150_000 && days.is_sorted());
        let ends = days.windows(2).filter(|pair| pair[1].day == 1);
        assert!(ends.clone().all(|pair| (28..=31).contains(&pair[0].day) && pair[1].month == pair[0].month % 12 + 1));
        assert_eq!(ends.count(), 4928);
    }
}

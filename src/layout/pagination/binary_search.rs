//! Binary search over a monotone predicate. If the predicate changes more than once, one of the changes is found.

/// The last number up to `high` that passes; assumes that `low` does.
pub fn last(low: usize, high: usize, passes: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (low, high);
    while low < high {
        let middle = (low + high).div_ceil(2);
        if passes(middle) { low = middle } else { high = middle - 1 }
    }
    low
}

/// The first number from `low` on that passes; assumes that `high` does.
pub fn first(low: usize, high: usize, passes: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (low, high);
    while low < high {
        let middle = usize::midpoint(low, high);
        if passes(middle) { high = middle } else { low = middle + 1 }
    }
    low
}

/// [`last`], by exponential search from a guess: fast if the result is near it.
pub fn last_near(guess: usize, low: usize, high: usize, passes: impl Fn(usize) -> bool) -> usize {
    if low >= high {
        return low;
    }
    let (mut at, mut stride) = (guess.clamp(low + 1, high), 1);
    if passes(at) {
        while at < high {
            let next = (at + stride).min(high);
            if !passes(next) {
                return last(at, next - 1, passes);
            }
            (at, stride) = (next, stride * 2);
        }
        return at;
    }
    while at > low + 1 {
        let next = at.saturating_sub(stride).max(low + 1);
        if passes(next) {
            return last(next, at - 1, passes);
        }
        (at, stride) = (next, stride * 2);
    }
    low
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn the_place_is_found_wherever_it_is_and_whatever_is_guessed() {
        for high in 0..12 {
            for end in 0..=high {
                assert_eq!(last(0, high, |number| number <= end), end);
                assert_eq!(first(0, high, |number| number >= end), end);
                for guess in 0..14 {
                    assert_eq!(last_near(guess, 0, high, |number| number <= end), end, "{guess} {high}");
                }
            }
        }
    }

    #[test]
    fn a_good_guess_takes_two_tries() {
        let tries = Cell::new(0);
        let passes = |number| {
            tries.set(tries.get() + 1);
            number <= 700
        };
        assert_eq!(last_near(700, 0, 1000, passes), 700);
        assert_eq!(tries.get(), 2);
        assert_eq!(last_near(690, 0, 1000, passes), 700);
        assert!(tries.get() <= 12, "{tries:?}");
    }
}

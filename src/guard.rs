//! Work that may panic and must not end the program: libraries that trust the numbers in a file of a stranger.
//!
//! In: a piece of work. Out: what it gives, or nothing where it panicked. Whoever calls says what that means to the user, so
//! the one who reports panics asks first whether this one [`is_expected`].

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static DEPTH: Cell<u32> = const { Cell::new(0) };
}

/// What the work gives; `None` where it panics. Whatever the work changes outside of itself must be whole then too.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    DEPTH.set(DEPTH.get() + 1);
    let result = catch_unwind(AssertUnwindSafe(work)).ok();
    DEPTH.set(DEPTH.get() - 1);
    result
}

/// Whether a panic of this thread, now, ends in [`guarded`].
#[must_use]
pub fn is_expected() -> bool {
    DEPTH.get() > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_none_and_nothing_is_expected_after_it() {
        assert_eq!(guarded(|| (is_expected(), 7)), Some((true, 7)));
        assert_eq!(guarded(|| assert_eq!(guarded(|| panic!("inside")), Some(()), "outside")), None);
        assert!(!is_expected());
    }
}

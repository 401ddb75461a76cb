//! Catches panics of libraries that trust the contents of an untrusted file.
//!
//! In: a closure. Out: its result, or `None` if it panicked. The caller reports that to the user, so the panic hook asks
//! first whether the panic [`is_expected`].

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static DEPTH: Cell<u32> = const { Cell::new(0) };
}

/// The result of `work`; `None` if it panics. What it captures must stay consistent in that case.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    DEPTH.set(DEPTH.get() + 1);
    let result = catch_unwind(AssertUnwindSafe(work)).ok();
    DEPTH.set(DEPTH.get() - 1);
    result
}

/// Whether a panic of this thread would be caught by [`guarded`].
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

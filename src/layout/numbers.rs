//! Counts to reckon with.
//!
//! In: how many there are of something on a sheet. Out: that as a number, to multiply and divide lengths by.

/// The count as a number.
#[expect(clippy::cast_precision_loss, reason = "there is far less than 2^52 of anything on a sheet")]
pub const fn number(count: usize) -> f64 {
    count as f64
}

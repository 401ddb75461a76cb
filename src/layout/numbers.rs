//! Conversion of counts to floating point, for arithmetic with lengths.

/// `count` as a float. Exact below 2^52.
#[expect(clippy::cast_precision_loss, reason = "there is far less than 2^52 of anything on a sheet")]
pub const fn to_f64(count: usize) -> f64 {
    count as f64
}

//! An input that does the same wrong and is as small as can be found quickly.

/// So many tries and no more.
const MOST_TRIES: usize = 400;

/// The bytes with pieces left out, as long as they are still `wrong`.
pub fn smaller(mut bytes: Vec<u8>, wrong: impl Fn(&[u8]) -> bool) -> Vec<u8> {
    let mut tries = 0;
    let mut piece = bytes.len() / 2;
    while piece > 0 && tries < MOST_TRIES {
        let mut start = 0;
        while start < bytes.len() && tries < MOST_TRIES {
            let mut fewer = bytes.clone();
            fewer.drain(start..(start + piece).min(bytes.len()));
            tries += 1;
            if wrong(&fewer) {
                bytes = fewer;
            } else {
                start += piece;
            }
        }
        piece /= 2;
    }
    bytes
}

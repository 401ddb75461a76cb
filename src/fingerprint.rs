//! Fingerprints of contents, for names of fonts and files.
//!
//! In: bytes. Out: a hash that is the same on every machine and in every version: FNV-1a in 128 bits, which is not
//! cryptographic and need not be.

/// A hash of the bytes so far.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fingerprint(u128);

/// The offset basis of FNV-1a in 128 bits (Internet draft `draft-eastlake-fnv`).
const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
/// The prime of FNV-1a in 128 bits (the same draft).
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

impl Fingerprint {
    /// The fingerprint of nothing.
    pub(crate) const fn new() -> Fingerprint {
        Fingerprint(BASIS)
    }

    /// This fingerprint, having read `bytes` too.
    pub(crate) fn with(self, bytes: &[u8]) -> Fingerprint {
        let mixed = bytes.iter().fold(self.0, |sum, &byte| (sum ^ u128::from(byte)).wrapping_mul(PRIME));
        // The length keeps `ab`, `c` apart from `a`, `bc`.
        Fingerprint((mixed ^ bytes.len() as u128).wrapping_mul(PRIME))
    }

    /// All sixteen bytes.
    pub(crate) fn bytes(self) -> [u8; 16] {
        self.0.to_be_bytes()
    }

    /// Eight hexadecimal digits.
    pub(crate) fn digits(self) -> String {
        format!(
            "{:08x}",
            (self.0 >> 96) ^ (self.0 >> 64 & 0xffff_ffff) ^ (self.0 >> 32 & 0xffff_ffff) ^ (self.0 & 0xffff_ffff)
        )
    }

    /// Six capital letters, as the tag of a subset of a font wants them (ISO 32000-1, 9.6.4).
    pub(crate) fn letters(self) -> String {
        let mut rest = self.0;
        std::iter::repeat_with(|| {
            let letter = u8::try_from(rest % 26).unwrap_or(0);
            rest /= 26;
            char::from(b'A' + letter)
        })
        .take(6)
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Fingerprint;

    #[test]
    fn same_content_same_name() {
        let one = Fingerprint::new().with(b"ab").with(b"c");
        assert_eq!(one.digits(), Fingerprint::new().with(b"ab").with(b"c").digits());
        assert_ne!(one.digits(), Fingerprint::new().with(b"a").with(b"bc").digits());
        assert_eq!(one.digits().len(), 8);
        assert!(one.letters().len() == 6 && one.letters().bytes().all(|letter| letter.is_ascii_uppercase()));
    }
}

//! The ICC profile of sRGB, which PDF/A requires.
//!
//! The profile (ICC.1:2010, version 4.3) encodes IEC 61966-2-1: three primaries and one curve for all. It is generated here,
//! which is smaller than a file to embed.

/// The description of the colours in a profile, and in the document that holds it.
pub(super) const SRGB: &str = "sRGB IEC61966-2.1";

/// The light of the medium (D50), and what turns the light of sRGB (D65) into it, as of ICC.1:2010, annex E.
const WHITE: [f64; 3] = [0.9642, 1.0, 0.8249];
const ADAPTATION: [f64; 9] =
    [1.047_882, 0.022_919, -0.050_201, 0.029_587, 0.990_479, -0.017_059, -0.009_232, 0.015_076, 0.751_678];
/// The primaries under D50 (IEC 61966-2-1, adapted).
const RED: [f64; 3] = [0.436_066, 0.222_488, 0.013_916];
const GREEN: [f64; 3] = [0.385_147, 0.716_873, 0.097_076];
const BLUE: [f64; 3] = [0.143_066, 0.060_608, 0.714_096];
/// The curve: exponent, slope and shift above the threshold, slope below it, and the threshold.
const CURVE: [f64; 5] = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.040_45];

/// The bytes of the profile.
pub(super) fn profile() -> Vec<u8> {
    // The kind of curve with five numbers has the number 3.
    let curve = || numbers(*b"para", &[0, 3, 0, 0], &CURVE);
    let tags: [(&[u8; 4], Vec<u8>); 10] = [
        (b"desc", text(SRGB)),
        (b"cprt", text("no rights reserved")),
        (b"wtpt", numbers(*b"XYZ ", &[], &WHITE)),
        (b"chad", numbers(*b"sf32", &[], &ADAPTATION)),
        (b"rXYZ", numbers(*b"XYZ ", &[], &RED)),
        (b"gXYZ", numbers(*b"XYZ ", &[], &GREEN)),
        (b"bXYZ", numbers(*b"XYZ ", &[], &BLUE)),
        (b"rTRC", curve()),
        (b"gTRC", curve()),
        (b"bTRC", curve()),
    ];
    let begin = HEADER + 4 + 12 * tags.len();
    let mut table = word(tags.len()).to_vec();
    let mut data: Vec<u8> = Vec::new();
    for (name, bytes) in tags {
        table.extend([*name, word(begin + data.len()), word(bytes.len())].concat());
        data.extend(bytes);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    [header(begin + data.len()), table, data].concat()
}

const HEADER: usize = 128;

/// What a profile begins with (7.2): its size, version 4.3, a display with RGB in XYZ, a fixed day, D50.
fn header(size: usize) -> Vec<u8> {
    let mut header = vec![0; HEADER];
    let mut put = |at: usize, bytes: &[u8]| header[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, &word(size));
    put(8, &[4, 0x30]);
    put(12, b"mntrRGB XYZ ");
    put(24, &[0x07, 0xda, 0, 1, 0, 1]);
    put(36, b"acsp");
    put(68, &WHITE.map(fixed).concat());
    header
}

/// A text in one language (10.13).
fn text(words: &str) -> Vec<u8> {
    let letters: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut bytes = b"mluc\0\0\0\0".to_vec();
    for number in [1, 12] {
        bytes.extend(word(number));
    }
    bytes.extend(b"enUS");
    bytes.extend(word(letters.len()));
    bytes.extend(word(28));
    bytes.extend(letters);
    bytes
}

fn numbers(kind: [u8; 4], before: &[u8], numbers: &[f64]) -> Vec<u8> {
    let mut bytes = kind.to_vec();
    bytes.extend([0; 4]);
    bytes.extend(before);
    bytes.extend(numbers.iter().flat_map(|number| fixed(*number)));
    bytes
}

/// A number in 16 bits before and 16 behind the point.
#[allow(clippy::cast_possible_truncation, reason = "all numbers are small constants")]
fn fixed(number: f64) -> [u8; 4] {
    ((number * 65536.0).round() as i32).to_be_bytes()
}

#[allow(clippy::cast_possible_truncation, reason = "a profile has some hundred bytes")]
fn word(number: usize) -> [u8; 4] {
    (number as u32).to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_is_as_long_as_it_says_and_white_is_white() {
        let profile = profile();
        assert_eq!(profile[..4], word(profile.len()));
        assert!(profile.len() < 700);
        for axis in 0..3 {
            assert!((RED[axis] + GREEN[axis] + BLUE[axis] - WHITE[axis]).abs() < 1e-3);
        }
    }
}

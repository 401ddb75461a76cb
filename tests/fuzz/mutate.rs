//! Bytes → other bytes, by chance: pieces taken out, repeated, moved, flipped, and words put in.

use super::chance::Chance;

/// An input does not grow beyond this: a long one takes the time of many short ones.
const LONGEST: usize = 16_000;

/// Signs that are known to hurt: what cannot be seen, what turns text around, ends of things in other formats.
const SIGNS: &[&[u8]] = &[
    b"\0",
    b"\x1b[2J",
    b"\xff",
    b"\xfe\xff",
    b"\xc3",
    b"\n",
    b"\r\n",
    b"\r",
    b"\t",
    b"  ",
    b"\n\n",
    b":",
    b"|",
    b"#a",
    b"-",
    b"\"",
    b"'",
    b"&amp;",
    b"<",
    b"]]>",
    b"-->",
    b"%",
    b",",
    b";",
    b"{",
    b"}",
    b"[",
    b"]",
    b"=",
    b"..",
    b"/",
    b"\\",
    "\u{feff}".as_bytes(),
    "\u{202e}".as_bytes(),
    "\u{2028}".as_bytes(),
    "e\u{301}".as_bytes(),
    "\u{301}".as_bytes(),
    "👩\u{200d}🔧".as_bytes(),
    "ﷺ".as_bytes(),
    "ا".as_bytes(),
    "漢".as_bytes(),
    "：".as_bytes(),
    "\u{ad}".as_bytes(),
    "\u{a0}".as_bytes(),
    "\u{10ffff}".as_bytes(),
    "\u{fffd}".as_bytes(),
    "ß".as_bytes(),
    "İ".as_bytes(),
    b"0",
    b"-1",
    b"1e309",
    b"NaN",
    b"99999999999999999999",
    b"2026-02-30",
    b"9999-12-31",
    b"0000-01-01",
    b"1/0",
    b"100 %",
];

/// The signs, for others that change inputs.
pub fn signs() -> impl Iterator<Item = Vec<u8>> {
    SIGNS.iter().map(|sign| sign.to_vec())
}

/// One of the seeds, changed a few times.
pub fn changed(seeds: &[Vec<u8>], words: fn() -> Vec<String>, chance: &mut Chance) -> Vec<u8> {
    let mut bytes = chance.of(seeds).clone();
    let words = words();
    for _ in 0..=chance.below(6) {
        change(&mut bytes, seeds, &words, chance);
    }
    bytes.truncate(LONGEST);
    bytes
}

fn change(bytes: &mut Vec<u8>, seeds: &[Vec<u8>], words: &[String], chance: &mut Chance) {
    let (start, end) = chance.piece(bytes.len());
    match chance.below(10) {
        0 => drop(bytes.drain(start..end)),
        1 => insert(bytes, end, &bytes[start..end].repeat(1 + chance.below(8))),
        2 => {
            let piece = bytes[start..end].to_vec();
            let at = chance.below(bytes.len() + 1);
            insert(bytes, at, &piece);
        }
        3 => bytes.iter_mut().skip(start).take(1).for_each(|byte| *byte ^= 1 << chance.below(8)),
        4 => bytes.iter_mut().skip(start).take(4).for_each(|byte| *byte = *chance.of(&[0, 1, 0x7f, 0x80, 0xff])),
        5 => {
            let sign = SIGNS[chance.below(SIGNS.len())];
            insert(bytes, start, sign);
        }
        6 => {
            let sign = SIGNS[chance.below(SIGNS.len())];
            bytes.splice(start..end, sign.iter().copied());
        }
        7 if !words.is_empty() => insert(bytes, start, chance.of(words).as_bytes()),
        8 => lines(bytes, words, chance),
        _ => {
            let other = chance.of(seeds);
            let (from, to) = chance.piece(other.len());
            let piece = other[from..to].to_vec();
            bytes.splice(start..end, piece);
        }
    }
}

/// A line goes elsewhere, or is indented in another way, or begins with another word.
fn lines(bytes: &mut Vec<u8>, words: &[String], chance: &mut Chance) {
    let mut lines: Vec<Vec<u8>> = bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    if lines.is_empty() {
        return;
    }
    let at = chance.below(lines.len());
    match chance.below(4) {
        0 => {
            let line = lines.remove(at);
            lines.insert(chance.below(lines.len() + 1), line);
        }
        1 => insert(&mut lines[at], 0, &b" ".repeat(chance.below(9))),
        2 => lines[at] = lines[at].trim_ascii_start().to_vec(),
        _ if !words.is_empty() => {
            let line = format!("{}: {}\n", chance.of(words), chance.of(words));
            lines.insert(at, line.into_bytes());
        }
        _ => {}
    }
    *bytes = lines.concat();
}

fn insert(bytes: &mut Vec<u8>, at: usize, piece: &[u8]) {
    if bytes.len() + piece.len() <= LONGEST {
        bytes.splice(at..at, piece.iter().copied());
    }
}

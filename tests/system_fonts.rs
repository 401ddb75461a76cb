//! Fonts of the system that lie: an installed font is a file of a stranger too, and no build panics, hangs or blames itself at one.
//!
//! A character that no other font has leads to the forged one, which is installed in a home of its own.

use skrifa::{FontRef, Tag};
use write_fonts::FontBuilder;

use crate::support::run::{Ended, journey};

const REGULAR: &[u8] = include_bytes!("../src/text/fonts/regular.ttf");

/// The bundled font with its Latin letters as those of a plane for private use, and no others.
fn with_private_letters() -> Vec<u8> {
    let font = FontRef::new(REGULAR).expect("the bundled font is whole");
    let letter = skrifa::MetadataProvider::charmap(&font).map('A').expect("a letter").to_u32();
    // One table of format 12, for Unicode, with one row of characters (OpenType, *cmap*).
    let numbers = [1, 0x0003_000a, 12, 0x000c_0000, 28, 0, 1, 0xf0041, 0xf005a, letter];
    let characters: Vec<u8> = numbers.into_iter().flat_map(u32::to_be_bytes).collect();
    let mut made = FontBuilder::new();
    made.add_raw(Tag::new(b"cmap"), characters).copy_missing_tables(font).build()
}

/// Where a table stands in a font, and how long it is.
fn place_of(font: &[u8], table: [u8; 4]) -> (usize, usize) {
    let font = FontRef::new(font).expect("a font");
    let record = font.table_directory().table_records().iter().find(|record| record.tag() == Tag::new(&table));
    let record = record.expect("the table is there");
    (record.offset() as usize, record.length() as usize)
}

fn built_with(font: &[u8]) -> Ended {
    let text = "Journey: \u{f0041}\u{f0042} \u{f0043}\nPhase: \u{f0044}\n  Step: a \u{f005a}\n";
    let run = journey("build a.journey --format svg,pdf,png --dpi 36 --output out").file("a.journey", text);
    let run = run.file("home/.local/share/fonts/forged.ttf", font);
    let home = run.folder().join("home");
    let data = home.join(".local/share");
    let [home, data] = [home, data].map(|path| path.to_str().expect("a plain path").to_owned());
    run.environment("HOME", &home).environment("XDG_DATA_HOME", &data).go()
}

fn lacks_a_character(ended: &Ended) -> bool {
    ended.stderr.contains("U+F0041")
}

#[test]
fn a_whole_font_of_the_system_stands_in() {
    let ended = built_with(&with_private_letters());
    assert_eq!(ended.status, 0, "{}", ended.stderr);
    if cfg!(target_os = "linux") {
        assert!(!lacks_a_character(&ended), "the forged font is not asked: {}", ended.stderr);
    }
}

#[test]
fn a_font_of_the_system_that_lies_is_as_if_it_were_not_there() {
    let whole = with_private_letters();
    let (head, _) = place_of(&whole, *b"head");
    // Units to the em: lengths are divided by them.
    for units in [0u16, 1, 0xffff] {
        let mut font = whole.clone();
        font[head + 18..head + 20].copy_from_slice(&units.to_be_bytes());
        let ended = built_with(&font);
        assert!(ended.status == 0 && lacks_a_character(&ended), "{units} units: {}", ended.stderr);
    }
}

#[test]
fn no_damage_to_a_font_of_the_system_is_our_own_mistake() {
    let whole = with_private_letters();
    let tables =
        [b"head", b"hhea", b"hmtx", b"maxp", b"cmap", b"loca", b"glyf", b"GSUB", b"GPOS", b"GDEF", b"OS/2", b"name"];
    for (number, table) in tables.into_iter().enumerate() {
        let (start, length) = place_of(&whole, *table);
        let mut font = whole.clone();
        font[start + 4.min(length)..start + length].fill([0xff, 0, 0x7f][number % 3]);
        let ended = built_with(&font);
        assert!(!ended.stderr.contains("internal error"), "{table:?}: {}", ended.stderr);
    }
    for length in [12, 5_000, whole.len() - 100] {
        let ended = built_with(&whole[..length]);
        assert!(!ended.stderr.contains("internal error"), "{length} bytes: {}", ended.stderr);
    }
}

//! Fonts that were changed: a house may name any file as its font, and any may be installed.
//!
//! In: changes, five bytes each: a place in a table of the bundled font, and the byte that comes there. The sums of the tables
//! are put right, because a font whose sums are wrong is refused at once and nothing behind that would be tried.

use journey::source::{NoFiles, Source};
use journey::text::{Face, Family, FontFile, NoSystemFonts, SystemFont, SystemFonts, is_whole};
use journey::{Compiled, DrawOptions};
use skrifa::{FontRef, Tag};
use write_fonts::FontBuilder;

use super::outcome;

/// The font that is changed.
const REGULAR: &[u8] = include_bytes!("../../../src/text/fonts/regular.ttf");

/// Tables that are read; the glyphs' outlines are most of the file and would take most of the changes.
const TABLES: [&[u8; 4]; 12] =
    [b"head", b"hhea", b"hmtx", b"maxp", b"cmap", b"loca", b"glyf", b"GSUB", b"GPOS", b"GDEF", b"OS/2", b"post"];

pub fn seeds() -> Vec<Vec<u8>> {
    let change = |table: u8, place: u8| vec![table, 0, 0, place, 0xff];
    (0..12)
        .flat_map(|table| [change(table, 2), change(table, 9), [change(table, 17), change(table, 33)].concat()])
        .collect()
}

/// Named by a house as its own.
pub fn of_the_house(bytes: &[u8]) -> u64 {
    let font = match FontFile::new(changed(REGULAR.to_vec(), bytes)) {
        Ok(font) => font,
        Err(why) => return outcome(format!("{why:?}")),
    };
    let journey = journey("Journey: Office ﬁnds Ångström 1/2\nPhase: AVATAR To\n  Step: efficiënt – “x”\n");
    let family = Family::new(font, None, None, None);
    drawn(&journey, family, &NoSystemFonts)
}

/// Installed, and asked for letters that the bundled family lacks.
pub fn of_the_system(bytes: &[u8]) -> u64 {
    let font = changed(with_other_letters(), bytes);
    // Where installed fonts are listed, others are passed over.
    if !FontRef::new(&font).is_ok_and(|font| is_whole(&font)) {
        return 0;
    }
    let door = Installed(SystemFont { bytes: font.into(), index: 0, name: "Forged".to_owned() });
    let journey = journey("Journey: שלום อฮก\nPhase: ดตถ a\n  Step: א ב ג, ก\n    + 1 דה\n");
    drawn(&journey, Family::default(), &door)
}

/// A system with one font, for whatever is asked.
struct Installed(SystemFont);

impl SystemFonts for Installed {
    fn covering(&self, _character: char, _face: Face) -> Option<SystemFont> {
        Some(self.0.clone())
    }
}

/// The bundled font as one that has Hebrew and Thai letters: its Latin ones.
fn with_other_letters() -> Vec<u8> {
    let font = FontRef::new(REGULAR).expect("the bundled font is whole");
    let number = |number: u32| number.to_be_bytes();
    // One table of format 12, for Unicode, with two rows of characters (OpenType, *cmap*).
    let rows = [[0x5d0, 0x5ea, 36], [0xe01, 0xe3a, 36]].concat().into_iter().flat_map(number);
    let head = [0x0000_0001, 0x0003_000a, 12, 0x000c_0000, 16 + 2 * 12, 0, 2].into_iter().flat_map(number);
    let characters: Vec<u8> = head.chain(rows).collect();
    let mut made = FontBuilder::new();
    made.add_raw(Tag::new(b"cmap"), characters).copy_missing_tables(font).build()
}

fn journey(text: &str) -> Compiled {
    journey::compile(Source::new("a.journey", text), &NoFiles)
}

/// The sheets in the formats that embed fonts.
fn drawn(journey: &Compiled, family: Family, system: &dyn SystemFonts) -> u64 {
    let options = DrawOptions { family, ..DrawOptions::default() };
    let drawing = journey.draw(&options, system).expect("no errors");
    let svg = drawing.svg(0).map_err(|error| error.to_string());
    let pdf = drawing.pdf().map_err(|error| error.to_string());
    outcome((svg.map(|text| text.len() / 1000), pdf.map(|bytes| bytes.len() / 1000), drawing.scenes().len()))
}

/// The font with changes in its tables, and with their sums put right.
fn changed(mut font: Vec<u8>, changes: &[u8]) -> Vec<u8> {
    let tables = usize::from(u16::from_be_bytes([font[4], font[5]]));
    let number =
        |font: &[u8], at: usize| u32::from_be_bytes([font[at], font[at + 1], font[at + 2], font[at + 3]]) as usize;
    for change in changes.chunks_exact(5) {
        let wanted = TABLES[usize::from(change[0]) % TABLES.len()];
        let record = (0..tables).map(|table| 12 + table * 16).find(|at| &font[*at..*at + 4] == wanted);
        let Some(record) = record else { continue };
        let (start, length) = (number(&font, record + 8), number(&font, record + 12));
        let place = usize::from(change[1]) << 16 | usize::from(change[2]) << 8 | usize::from(change[3]);
        if length > 0 {
            font[start + place % length] = change[4];
        }
    }
    for record in (0..tables).map(|table| 12 + table * 16) {
        let (start, length) = (number(&font, record + 8), number(&font, record + 12));
        let is_head = &font[record..record + 4] == b"head";
        let sum = font[start..start + length].chunks(4).enumerate().fold(0u32, |sum, (place, bytes)| {
            let mut four = [0; 4];
            four[..bytes.len()].copy_from_slice(bytes);
            if is_head && place == 2 { sum } else { sum.wrapping_add(u32::from_be_bytes(four)) }
        });
        font[record + 4..record + 8].copy_from_slice(&sum.to_be_bytes());
    }
    font
}

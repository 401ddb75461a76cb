//! A custom font family in place of the bundled one.
//!
//! In: the bytes of font files. Out: a [`Family`] with a file for each face. A file that texts cannot be set in is refused
//! here, so that nothing after this has to expect one. Files are read elsewhere.

use std::fmt;
use std::sync::Arc;

use harfrust::Font;
use skrifa::raw::TableProvider;
use skrifa::{FontRef, GlyphId, MetadataProvider, Tag};

use super::Face;

/// A font file with outlines, whole enough to set text in.
#[derive(Clone)]
pub struct FontFile {
    pub(super) bytes: Arc<[u8]>,
    restricted: bool,
}

/// Why a file cannot be used as a text font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAFont {
    /// It is a collection of several.
    Collection,
    /// It is packed for the web (WOFF).
    Packed,
    /// It is no font, or a damaged one.
    Unreadable,
    /// It has no outlines: a font of pictures.
    WithoutOutlines,
    /// It has no letters of the Latin alphabet.
    WithoutLetters,
}

impl FontFile {
    /// A TrueType or OpenType file with one font.
    ///
    /// # Errors
    /// Why texts cannot be set in it.
    pub fn new(bytes: Vec<u8>) -> Result<FontFile, NotAFont> {
        match bytes.get(..4) {
            Some(b"ttcf") => return Err(NotAFont::Collection),
            Some(b"wOFF" | b"wOF2") => return Err(NotAFont::Packed),
            _ => {}
        }
        let bytes: Arc<[u8]> = Arc::from(bytes);
        let restricted = {
            let font = FontRef::new(&bytes).map_err(|_| NotAFont::Unreadable)?;
            let shared: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(Arc::clone(&bytes));
            if !is_undamaged(&font) || !is_whole(&font) || Font::new(shared, 0).is_none() {
                return Err(NotAFont::Unreadable);
            }
            if font.glyf().is_err() && font.cff().is_err() {
                return Err(NotAFont::WithoutOutlines);
            }
            if !('a'..='z').chain('A'..='Z').all(|letter| has(&font, letter)) {
                return Err(NotAFont::WithoutLetters);
            }
            is_restricted(&font)
        };
        Ok(FontFile { bytes, restricted })
    }

    /// Whether its maker forbids to put it into documents.
    #[must_use]
    pub const fn is_restricted(&self) -> bool {
        self.restricted
    }
}

impl fmt::Debug for FontFile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} bytes", self.bytes.len())
    }
}

/// Whether the bytes of each table add up to what its maker wrote down (OpenType, *Calculating checksums*). What
/// comes after trusts the numbers in a font, so that a file that was cut or overwritten must not get there.
fn is_undamaged(font: &FontRef) -> bool {
    let mut left = font.data().len().saturating_mul(2);
    font.table_directory().table_records().iter().all(|record| {
        let (from, length) = (record.offset() as usize, record.length() as usize);
        // Tables may share bytes, but not so often that adding them up takes forever.
        left = left.saturating_sub(length);
        let bytes = from.checked_add(length).and_then(|to| font.data().as_bytes().get(from..to));
        left > 0 && bytes.is_some_and(|bytes| sum(bytes, record.tag() == Tag::new(b"head")) == record.checksum())
    })
}

/// The sum of a table as numbers of four bytes; in `head`, the third is the sum of the whole file and left out.
fn sum(table: &[u8], is_head: bool) -> u32 {
    let numbers = table.chunks(4).map(|bytes| {
        let mut number = [0; 4];
        number[..bytes.len()].copy_from_slice(bytes);
        u32::from_be_bytes(number)
    });
    let counted = numbers.enumerate().filter(|(place, _)| !(is_head && *place == 2));
    counted.fold(0, |sum, (_, number)| sum.wrapping_add(number))
}

/// Whether the tables that measuring, shaping and cutting rely on can be read, and an em has 16 to 16384 units (OpenType, *head*):
/// all lengths of a text are divided by them.
#[must_use]
pub fn is_whole(font: &FontRef) -> bool {
    font.head().is_ok_and(|head| (16..=16384).contains(&head.units_per_em()))
        && font.maxp().is_ok_and(|table| table.num_glyphs() > 0)
        && font.hhea().is_ok()
        && font.hmtx().is_ok()
        && font.cmap().is_ok()
}

fn has(font: &FontRef, character: char) -> bool {
    font.charmap().map(character).is_some_and(|glyph| glyph != GlyphId::NOTDEF)
}

/// The licence bits of a font (fsType in its OS/2 table): 2 alone among the lowest four is restricted.
fn is_restricted(font: &FontRef) -> bool {
    font.os2().is_ok_and(|table| table.fs_type() & 0xF == 2)
}

/// A file for each face; without any, the bundled family.
#[derive(Clone, Debug, Default)]
pub struct Family {
    files: Vec<FontFile>,
    /// By [`Face`]: which of the files.
    faces: [usize; 4],
}

impl Family {
    /// A family of these faces. Where one is not given, the nearest that is stands in: a sheet in two families looks
    /// like a mistake. Semi-bold and bold stand in for each other before the regular face does.
    #[must_use]
    pub fn new(
        regular: FontFile,
        semibold: Option<FontFile>,
        bold: Option<FontFile>,
        italic: Option<FontFile>,
    ) -> Family {
        let mut family = Family { files: vec![regular], faces: [0; 4] };
        let semibold = family.add(semibold);
        let bold = family.add(bold);
        let italic = family.add(italic);
        family.faces[Face::SemiBold as usize] = semibold.or(bold).unwrap_or(0);
        family.faces[Face::Bold as usize] = bold.or(semibold).unwrap_or(0);
        family.faces[Face::Italic as usize] = italic.unwrap_or(0);
        family
    }

    fn add(&mut self, file: Option<FontFile>) -> Option<usize> {
        self.files.push(file?);
        Some(self.files.len() - 1)
    }

    /// The files, each once.
    pub(super) fn files(&self) -> &[FontFile] {
        &self.files
    }

    /// Which of the files is that of a face; none in the bundled family.
    pub(super) fn file_of(&self, face: Face) -> Option<usize> {
        (!self.files.is_empty()).then_some(self.faces[face as usize])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REGULAR: &[u8] = include_bytes!("fonts/regular.ttf");

    #[test]
    fn a_damaged_font_is_refused_wherever_the_damage_is() {
        assert!(FontFile::new(REGULAR.to_vec()).is_ok());
        // Behind the directory of tables each byte is one of a table, or fills one up.
        for place in (400..REGULAR.len()).step_by(REGULAR.len() / 60) {
            let mut bytes = REGULAR.to_vec();
            bytes[place] ^= 0x11;
            assert_eq!(FontFile::new(bytes).err(), Some(NotAFont::Unreadable), "byte {place}");
        }
        for length in [0, 3, 4, 11, 12, 100, 5_000, REGULAR.len() - 200] {
            assert_eq!(FontFile::new(REGULAR[..length].to_vec()).err(), Some(NotAFont::Unreadable), "{length} bytes");
        }
    }

    #[test]
    fn the_nearest_face_stands_in() {
        let file = || FontFile::new(REGULAR.to_vec()).ok();
        let faces = [Face::Regular, Face::SemiBold, Face::Bold, Face::Italic];
        let of = |family: &Family| faces.map(|face| family.file_of(face));
        let regular = || file().expect("a font");
        assert_eq!(of(&Family::default()), [None; 4]);
        assert_eq!(of(&Family::new(regular(), None, None, None)), [Some(0); 4]);
        assert_eq!(of(&Family::new(regular(), None, file(), None)), [0, 1, 1, 0].map(Some));
        assert_eq!(of(&Family::new(regular(), file(), None, file())), [0, 1, 1, 2].map(Some));
        assert_eq!(of(&Family::new(regular(), file(), file(), file())), [0, 1, 2, 3].map(Some));
    }
}

//! Fonts: four bundled faces, a bundled emoji font, the faces of the house style, and fallbacks of the system.
//!
//! In: a face and a character, or the number of a font. Out: the parsed font, and what a back end needs to
//! embed it. A font is parsed when it is first used. Which fonts a system has is asked elsewhere,
//! through [`SystemFonts`].

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::fmt;
use std::ops::Deref;
use std::rc::Rc;
use std::sync::Arc;

use harfrust::Font;
use harfrust::font::attribute::Style;
use skrifa::string::StringId;

use super::{Face, Family, FontId, SystemFont, SystemFonts};

/// The files of the bundled family, in the order of [`Face`], and the emoji, which people write
/// so often beside a feeling that a map must look the same with them on every machine.
static BUNDLED: [&[u8]; 5] = [
    include_bytes!("fonts/regular.ttf"),
    include_bytes!("fonts/semibold.ttf"),
    include_bytes!("fonts/bold.ttf"),
    include_bytes!("fonts/italic.ttf"),
    include_bytes!("fonts/emoji.ttf"),
];

/// The number of the bundled font of emoji.
const EMOJI: FontId = FontId(4);

/// The bytes of a font file; dereferences to them, and is cheap to clone.
#[derive(Clone)]
pub enum FontBytes {
    /// Part of the program.
    Bundled(&'static [u8]),
    /// Read from a file of the system or the house.
    System(Arc<[u8]>),
}

impl Deref for FontBytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            FontBytes::Bundled(bytes) => bytes,
            FontBytes::System(bytes) => bytes,
        }
    }
}

impl fmt::Debug for FontBytes {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} bytes", self.len())
    }
}

/// A font as the back ends need it.
#[derive(Clone, Debug)]
pub struct FontData {
    /// The contents of the file.
    pub bytes: FontBytes,
    /// Which font of a collection; 0 for a plain file.
    pub index: u32,
    /// Its PostScript name, such as `IBMPlexSansCond-Bold`: letters, digits and hyphens alone.
    pub name: String,
    /// Weight as in OpenType and CSS, 1 to 1000; 400 is regular.
    pub weight: u16,
    /// Whether it slants.
    pub italic: bool,
    /// Font units to the em, 16 to 16384.
    pub units_per_em: u16,
}

/// The fonts that a document may name: the bundled ones, those of the house, and those of the system used so far.
#[derive(Clone, Debug)]
pub struct FontSet(Rc<[Rc<FontData>]>);

impl FontSet {
    /// The font with this number; the regular face for a number of another typesetter.
    #[must_use]
    pub fn get(&self, id: FontId) -> &FontData {
        self.0.get(usize::from(id.0)).unwrap_or(&self.0[0])
    }
}

/// A parsed font and what is known of it.
pub(super) struct LoadedFont {
    pub font: Font,
    pub data: Rc<FontData>,
}

/// The registry of fonts, numbered: first the bundled ones, then those of the house, then those of the system in the order of their
/// first use.
#[derive(Default)]
pub(super) struct Registry {
    bundled: [OnceCell<Rc<LoadedFont>>; 5],
    family: Family,
    house: Vec<Rc<LoadedFont>>,
    system: RefCell<Vec<Rc<LoadedFont>>>,
    answers: RefCell<HashMap<(Face, char), Option<FontId>>>,
}

impl Registry {
    /// Fonts of which those of `family` come first.
    pub fn new(family: &Family) -> Registry {
        let load = |file: &super::FontFile| {
            LoadedFont::system(&SystemFont { bytes: Arc::clone(&file.bytes), index: 0, name: String::new() })
                .map(Rc::new)
        };
        // All or none, so that the numbers of the files stay those of the family.
        match family.files().iter().map(load).collect::<Option<Vec<_>>>() {
            Some(house) => Registry { family: family.clone(), house, ..Registry::default() },
            None => Registry::default(),
        }
    }

    /// The font of a face: that of the house, where it has one.
    pub fn of_face(&self, face: Face) -> FontId {
        let house = self.family.file_of(face).and_then(|file| u16::try_from(BUNDLED.len() + file).ok());
        house.map_or(face.font(), FontId)
    }

    /// The font with number `id`; the regular face where there is none.
    pub fn loaded(&self, id: FontId) -> Rc<LoadedFont> {
        let number = usize::from(id.0);
        if let Some(place) = number.checked_sub(BUNDLED.len()) {
            let house = self.house.get(place).cloned();
            let system = || self.system.borrow().get(place.checked_sub(self.house.len())?).cloned();
            if let Some(loaded) = house.or_else(system) {
                return loaded;
            }
        }
        let face = if number < BUNDLED.len() { number } else { 0 };
        Rc::clone(self.bundled[face].get_or_init(|| Rc::new(LoadedFont::bundled(BUNDLED[face]))))
    }

    /// A font that stands in for `character`: that of emoji, or one of the system, as `system` answered the first time.
    pub fn stand_in(&self, character: char, face: Face, system: &dyn SystemFonts) -> Option<FontId> {
        if let Some(answer) = self.answers.borrow().get(&(face, character)) {
            return *answer;
        }
        if character > '\u{ff}' && self.loaded(EMOJI).has(character) {
            return Some(EMOJI);
        }
        let answer = system.covering(character, face).and_then(|found| self.register(&found));
        self.answers.borrow_mut().insert((face, character), answer);
        answer
    }

    fn register(&self, found: &SystemFont) -> Option<FontId> {
        let mut system = self.system.borrow_mut();
        let place = if let Some(known) = system.iter().position(|loaded| loaded.data.is(found)) {
            known
        } else {
            system.push(Rc::new(LoadedFont::system(found)?));
            system.len() - 1
        };
        u16::try_from(place + self.house.len() + BUNDLED.len()).ok().map(FontId)
    }

    /// All fonts so far.
    pub fn font_set(&self) -> FontSet {
        let bundled =
            (0..BUNDLED.len()).filter_map(|number| u16::try_from(number).ok()).map(|id| self.loaded(FontId(id)));
        let system = self.system.borrow();
        FontSet(
            bundled
                .chain(self.house.iter().cloned())
                .chain(system.iter().cloned())
                .map(|loaded| Rc::clone(&loaded.data))
                .collect(),
        )
    }
}

impl LoadedFont {
    fn bundled(bytes: &'static [u8]) -> LoadedFont {
        let font = Font::new(bytes, 0).expect("the bundled fonts are whole; a test parses each");
        let data = Rc::new(FontData::read(&font, FontBytes::Bundled(bytes), 0, ""));
        LoadedFont { font, data }
    }

    fn system(found: &SystemFont) -> Option<LoadedFont> {
        let shared: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(Arc::clone(&found.bytes));
        let font = Font::new(shared, found.index)?;
        let bytes = FontBytes::System(Arc::clone(&found.bytes));
        let data = Rc::new(FontData::read(&font, bytes, found.index, &found.name));
        Some(LoadedFont { font, data })
    }

    /// Whether the font has a glyph for `character`.
    pub fn has(&self, character: char) -> bool {
        self.font.charmap().map_unicode(character).is_some_and(|glyph| glyph.to_u32() != 0)
    }
}

impl FontData {
    fn read(font: &Font, bytes: FontBytes, index: u32, fallback_name: &str) -> FontData {
        let attributes = font.default_attributes();
        let name = text_name(font, StringId::POSTSCRIPT_NAME).unwrap_or_else(|| fallback_name.to_owned());
        FontData {
            name: postscript_name(&name, index),
            bytes,
            index,
            weight: weight(attributes.weight.value()),
            italic: attributes.style != Style::Normal,
            units_per_em: font.metrics().units_per_em,
        }
    }

    fn is(&self, found: &SystemFont) -> bool {
        match &self.bytes {
            FontBytes::System(bytes) => {
                self.index == found.index && (Arc::ptr_eq(bytes, &found.bytes) || **bytes == *found.bytes)
            }
            FontBytes::Bundled(_) => false,
        }
    }
}

fn text_name(font: &Font, id: StringId) -> Option<String> {
    let name = font.names().get(id)?.english_or_first()?.name().chars().collect::<String>();
    (!name.is_empty()).then_some(name)
}

/// A name that PDF and CSS take as it is: other characters than letters, digits and hyphens fall away.
fn postscript_name(name: &str, index: u32) -> String {
    let plain: String = name.chars().filter(|&c| c.is_ascii_alphanumeric() || c == '-').collect();
    if plain.is_empty() { format!("Font-{index}") } else { plain }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 1..=1000 before")]
fn weight(value: f32) -> u16 {
    value.clamp(1.0, 1000.0) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_bundled_face_is_whole_and_named() {
        let FontSet(fonts) = Registry::default().font_set();
        let names: Vec<&str> = fonts.iter().map(|data| data.name.as_str()).collect();
        assert_eq!(
            names,
            [
                "IBMPlexSansCond",
                "IBMPlexSansCond-SmBld",
                "IBMPlexSansCond-Bold",
                "IBMPlexSansCond-Italic",
                "NotoEmoji-Regular"
            ]
        );
        let weights: Vec<u16> = fonts.iter().map(|data| data.weight).collect();
        assert_eq!(weights, [400, 600, 700, 400, 400]);
        assert!(fonts[Face::Italic as usize].italic);
    }
}

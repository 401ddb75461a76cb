//! The fonts that are installed, for characters that the bundled family lacks.
//!
//! Nothing is looked for until a character is asked for: most journeys need none. Then every installed
//! font is read once, and the fonts are put in an order that depends on the fonts alone, so that the
//! same machine gives the same sheet each time.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use fontdb::{Database, FaceInfo, ID, Source, Style};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::raw::TableProvider;
use skrifa::{FontRef, GlyphId, MetadataProvider, Tag};

use crate::guard::guarded;
use crate::text::{Face, SystemFont, SystemFonts, is_whole};

/// The fonts that are installed; they are read once, for however many journeys are drawn at the same time.
#[derive(Debug, Default)]
pub struct InstalledFonts {
    known: OnceLock<KnownFonts>,
    /// Fonts that were handed out: a collection is large, and the same bytes serve all its faces.
    loaded: Mutex<BTreeMap<usize, SystemFont>>,
}

#[derive(Debug)]
struct KnownFonts {
    database: Database,
    /// In the order in which they are preferred, style and weight aside.
    faces: Vec<Installed>,
}

/// A font, and which characters it has.
#[derive(Debug)]
struct Installed {
    id: ID,
    liking: Liking,
    italic: bool,
    weight: u16,
    /// First and last of each row of characters, in order; looked for when a character first gets as far as this font.
    characters: OnceLock<Vec<(u32, u32)>>,
    colour: bool,
}

/// How well a font's kind suits a map, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Liking {
    /// An even sans serif like the bundled family, for all scripts.
    Noto,
    Sans,
    /// Chinese, Japanese and Korean together; whatever else is in it is drawn a full square wide.
    Wide,
    /// Nothing is known of it.
    Unknown,
    /// Serifs, fixed widths.
    Other,
}

/// Whether a character is Chinese, Japanese or Korean: ideographs, kana, hangul and their punctuation.
const fn is_wide(character: char) -> bool {
    matches!(character, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

impl SystemFonts for InstalledFonts {
    fn covering(&self, character: char, face: Face) -> Option<SystemFont> {
        let known = self.known.get_or_init(KnownFonts::load);
        let mut order: Vec<(usize, &Installed)> = known.faces.iter().enumerate().collect();
        // The sort is stable: where style and weight do not decide, the order of the fonts does.
        let wide = is_wide(character);
        order.sort_by_key(|(_, font)| {
            // A font of another script may have a few of these letters; a line is set in one font throughout.
            let elsewhere = wide && font.liking != Liking::Wide;
            (font.colour, elsewhere, font.liking, font.distance(face))
        });
        let mut in_order = order.into_iter();
        let (index, _) = in_order.find(|(_, font)| known.has(font, character) && known.draws(font, character))?;
        self.load(known, index)
    }
}

impl InstalledFonts {
    /// The fonts of this machine, not read yet.
    #[must_use]
    pub fn new() -> InstalledFonts {
        InstalledFonts::default()
    }

    fn load(&self, known: &KnownFonts, index: usize) -> Option<SystemFont> {
        // A map of fonts is whole whatever became of who held it before.
        let mut loaded = self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(font) = loaded.get(&index) {
            return Some(font.clone());
        }
        let id = known.faces[index].id;
        let name = known.database.face(id)?.post_script_name.clone();
        let font =
            known.database.with_face_data(id, |bytes, index| SystemFont { bytes: Arc::from(bytes), index, name })?;
        loaded.insert(index, font.clone());
        Some(font)
    }
}

impl KnownFonts {
    fn load() -> KnownFonts {
        let mut database = Database::new();
        database.load_system_fonts();
        let mut order: Vec<&FaceInfo> = database.faces().collect();
        order.sort_by(|one, other| compare(one, other));
        let faces = order.into_iter().filter_map(|face| installed(&database, face)).collect();
        KnownFonts { database, faces }
    }

    /// Whether the font has the character. What a font has is read once, and of no font that is not come to: a document
    /// in another script asks for a thousand characters, and most others for one.
    fn has(&self, font: &Installed, character: char) -> bool {
        let read = |bytes: &[u8], index| FontRef::from_index(bytes, index).map(|font| rows(&font)).unwrap_or_default();
        let characters = font.characters.get_or_init(|| read_face(&self.database, font.id, read).unwrap_or_default());
        let code = u32::from(character);
        let after = characters.partition_point(|(first, _)| *first <= code);
        after > 0 && characters[after - 1].1 >= code
    }

    /// Whether the font draws something for the character: fonts in colour often have an empty outline.
    fn draws(&self, font: &Installed, character: char) -> bool {
        let drawn = read_face(&self.database, font.id, |bytes, index| {
            let font = FontRef::from_index(bytes, index).ok()?;
            let glyph = font.charmap().map(character)?;
            draws(&font, glyph)
        });
        drawn.flatten() == Some(true)
    }
}

impl Installed {
    /// How far its style and weight are from what is wanted.
    fn distance(&self, face: Face) -> (bool, u16) {
        let (italic, weight) = match face {
            Face::Regular => (false, 400),
            Face::SemiBold => (false, 600),
            Face::Bold => (false, 700),
            Face::Italic => (true, 400),
        };
        (self.italic != italic, self.weight.abs_diff(weight))
    }
}

/// By name, then by place on disk: what the system lists first differs from run to run. Of the Chinese,
/// Japanese and Korean faces of one collection the one for simplified Chinese comes first, because it
/// has the characters of the others too.
fn compare(one: &FaceInfo, other: &FaceInfo) -> Ordering {
    let key = |face: &FaceInfo| {
        let family = family(face).to_owned();
        (!family.ends_with(" SC"), family, face.post_script_name.clone(), path(face), face.index)
    };
    key(one).cmp(&key(other))
}

fn family(face: &FaceInfo) -> &str {
    face.families.first().map_or("", |(name, _)| name)
}

fn path(face: &FaceInfo) -> String {
    match &face.source {
        Source::File(path) | Source::SharedFile(path, _) => path.display().to_string(),
        Source::Binary(_) => String::new(),
    }
}

/// What a look into the file of a font finds. A damaged one may be among those of the system, and what reads fonts may panic
/// at it: then it is as if it were not there.
fn read_face<T>(database: &Database, id: ID, look: impl FnOnce(&[u8], u32) -> T) -> Option<T> {
    guarded(|| database.with_face_data(id, look)).flatten()
}

/// What is known of a font; none for one that has no outlines or whose maker forbids embedding.
fn installed(database: &Database, face: &FaceInfo) -> Option<Installed> {
    let found = read_face(database, face.id, |bytes, index| {
        let font = FontRef::from_index(bytes, index).ok()?;
        let has = |tag: &[u8; 4]| font.table_data(Tag::new(tag)).is_some();
        let outlines = has(b"glyf") || has(b"CFF ") || has(b"CFF2");
        (outlines && is_whole(&font) && may_embed(&font)).then(|| Installed {
            id: face.id,
            liking: liking(face),
            italic: face.style != Style::Normal,
            weight: face.weight.0,
            characters: OnceLock::new(),
            colour: has(b"COLR") || has(b"CBDT") || has(b"sbix") || has(b"SVG "),
        })
    });
    found.flatten()
}

/// Whether the licence bits of the font (fsType in its OS/2 table, value 2) allow it in a document.
fn may_embed(font: &FontRef) -> bool {
    font.os2().map_or(true, |table| table.fs_type() & 0xF != 2)
}

fn liking(face: &FaceInfo) -> Liking {
    let family = family(face);
    if face.monospaced || family.contains("Mono") || family.contains("Serif") {
        Liking::Other
    } else if family.contains("CJK") {
        Liking::Wide
    } else if family.starts_with("Noto Sans") {
        Liking::Noto
    } else if family.contains("Sans") {
        Liking::Sans
    } else {
        Liking::Unknown
    }
}

/// The characters of a font as rows without gaps.
fn rows(font: &FontRef) -> Vec<(u32, u32)> {
    let mut codes: Vec<u32> =
        font.charmap().mappings().filter(|(_, glyph)| glyph.to_u32() != 0).map(|(code, _)| code).collect();
    codes.sort_unstable();
    let mut rows: Vec<(u32, u32)> = Vec::new();
    for code in codes {
        match rows.last_mut() {
            Some((_, last)) if code <= *last + 1 => *last = code,
            _ => rows.push((code, code)),
        }
    }
    rows
}

fn draws(font: &FontRef, glyph: GlyphId) -> Option<bool> {
    let outline = font.outline_glyphs().get(glyph)?;
    let mut pen = AnyLine(false);
    outline.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen).ok()?;
    Some(pen.0)
}

/// Notices whether anything is drawn.
struct AnyLine(bool);

impl OutlinePen for AnyLine {
    fn move_to(&mut self, _x: f32, _y: f32) {}
    fn line_to(&mut self, _x: f32, _y: f32) {
        self.0 = true;
    }
    fn quad_to(&mut self, _cx: f32, _cy: f32, _x: f32, _y: f32) {
        self.0 = true;
    }
    fn curve_to(&mut self, _cx0: f32, _cy0: f32, _cx1: f32, _cy1: f32, _x: f32, _y: f32) {
        self.0 = true;
    }
    fn close(&mut self) {}
}

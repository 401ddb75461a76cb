//! Fonts without the glyphs that a document does not show.
//!
//! In: scenes and the font set. Out: of each font that the scenes show a file of its own with the glyphs that they need, and
//! their new numbers. Collections come apart, and outlines of the CFF kind become TrueType outlines (see `outlines`), so that
//! both back ends embed one kind of font. A font is cut once for all formats and sheets; one that cannot be cut stays whole.

use std::collections::{BTreeMap, BTreeSet};

use skera::{DEFAULT_DROP_TABLES, DEFAULT_LAYOUT_FEATURES, Plan, SubsetFlags, subset_font};
use skrifa::raw::collections::IntSet;
use skrifa::raw::types::NameId;
use skrifa::raw::{FontRef, TableProvider};
use skrifa::{GlyphId, Tag};
use write_fonts::FontBuilder;

use super::RenderError;
use super::usage::{Usage, used_fonts};
use crate::guard::guarded;
use crate::scene::Scene;
use crate::text::{FontData, FontId, FontSet};

mod outlines;

/// The fonts of some scenes, subset to the glyphs that these show.
#[derive(Clone, Debug)]
pub(super) struct Subsets {
    /// The subsets, with the fonts that they are cut from.
    pub(super) by_font: BTreeMap<FontId, (FontData, Subset)>,
}

impl Subsets {
    /// The subsets that `scenes` need.
    ///
    /// # Errors
    ///
    /// A font that a scene names cannot be read.
    pub(super) fn of(scenes: &[Scene], fonts: &FontSet) -> Result<Subsets, RenderError> {
        let cut = |(id, usage)| {
            let font = fonts.get(id);
            Ok((id, (font.clone(), Subset::new(font, &usage)?)))
        };
        Ok(Subsets { by_font: used_fonts(scenes).into_iter().map(cut).collect::<Result<_, _>>()? })
    }
}

/// A font file with the glyphs that are needed.
#[derive(Clone, Debug)]
pub(super) struct Subset {
    /// The file, with the rules for shaping.
    pub(super) bytes: Vec<u8>,
    /// The new number of each glyph; empty where the font stayed whole.
    renumbered: BTreeMap<u16, u16>,
}

/// Tables of font variations; the sheet shows the default instance.
const VARIATION_TABLES: [&[u8; 4]; 10] =
    [b"fvar", b"gvar", b"avar", b"cvar", b"HVAR", b"VVAR", b"MVAR", b"STAT", b"GVAR", b"VARC"];
/// Tables with colours and pictures; the sheet shows outlines.
const COLOUR_TABLES: [&[u8; 4]; 5] = [b"COLR", b"CPAL", b"CBDT", b"CBLC", b"sbix"];
/// Tables that only shaping and font selection need.
const SHAPING_TABLES: [&[u8; 4]; 9] = [b"GSUB", b"GPOS", b"GDEF", b"BASE", b"cmap", b"name", b"vhea", b"vmtx", b"VORG"];

/// Ligatures that a text may do without, and does here, since they are copied badly from a PDF.
const LIGATURES: Tag = Tag::new(b"liga");
/// What makes a fraction of the digits on both sides of a slash of its own. Nearly no text has one, and a quarter of a subset
/// would be small digits for it.
const FRACTIONS: [Tag; 3] = [Tag::new(b"frac"), Tag::new(b"numr"), Tag::new(b"dnom")];
const FRACTION_SLASH: char = '\u{2044}';

impl Subset {
    /// The glyphs of `usage` cut out of `font`.
    ///
    /// # Errors
    ///
    /// The file is no font, or a font without the tables that every font has.
    pub(super) fn new(font: &FontData, usage: &Usage) -> Result<Subset, RenderError> {
        // The subsetter trusts the tables of a font and panics at some that are malformed. It leaves no state behind.
        guarded(|| Subset::cut(font, usage)).unwrap_or_else(|| Err(unusable(font, "the file is damaged")))
    }

    fn cut(font: &FontData, usage: &Usage) -> Result<Subset, RenderError> {
        let whole = open(font)?;
        let plan = plan(&whole, usage);
        let renumbered: BTreeMap<u16, u16> = plan
            .old_to_new_glyph_mapping()
            .filter_map(|(old, new)| Some((u16::try_from(old.to_u32()).ok()?, u16::try_from(new.to_u32()).ok()?)))
            .collect();
        let cut = subset_font(&whole, &plan).ok().and_then(|cut| with_outlines(&whole, cut, &renumbered));
        Ok(match cut {
            Some(bytes) => Subset { bytes, renumbered },
            // Only such a font is asked for by the numbers of its glyphs when it is whole.
            None if whole.glyf().is_ok() => Subset { bytes: standing_alone(&whole), renumbered: BTreeMap::new() },
            None => return Err(unusable(font, "its outlines cannot be read")),
        })
    }

    /// The file without what is needed to choose a font and to shape with it, for a document that asks for glyphs by number.
    pub(super) fn of_glyphs(&self) -> Vec<u8> {
        let Ok(font) = FontRef::new(&self.bytes) else { return self.bytes.clone() };
        let mut bare = FontBuilder::new();
        for record in font.table_directory().table_records() {
            let tag = record.tag();
            if !SHAPING_TABLES.contains(&&tag.to_be_bytes())
                && let Some(table) = font.data_for_tag(tag)
            {
                bare.add_raw(tag, table.as_bytes());
            }
        }
        bare.build()
    }

    /// Whether glyphs were left out.
    pub(super) fn is_cut(&self) -> bool {
        !self.renumbered.is_empty()
    }

    /// The number that `glyph` of the whole font has in this one; 0 where it has none.
    pub(super) fn glyph(&self, glyph: u16) -> u16 {
        if self.is_cut() { self.renumbered.get(&glyph).copied().unwrap_or(0) } else { glyph }
    }
}

/// The font in the file, once the tables that cutting relies on are known to be readable.
fn open(font: &FontData) -> Result<FontRef<'_>, RenderError> {
    let cannot = |reason: String| unusable(font, &reason);
    let opened = FontRef::from_index(&font.bytes, font.index).map_err(|error| cannot(error.to_string()))?;
    let tables =
        [opened.head().err(), opened.maxp().err(), opened.hhea().err(), opened.hmtx().err(), opened.cmap().err()];
    match tables.into_iter().flatten().next() {
        Some(error) => Err(cannot(error.to_string())),
        None => Ok(opened),
    }
}

fn plan(font: &FontRef, usage: &Usage) -> Plan {
    let glyphs: IntSet<GlyphId> = usage.glyphs.iter().map(|&glyph| GlyphId::from(glyph)).collect();
    let characters: IntSet<u32> = usage.characters.iter().map(|&character| u32::from(character)).collect();
    let flags = SubsetFlags::SUBSET_FLAGS_NOTDEF_OUTLINE | SubsetFlags::SUBSET_FLAGS_NO_HINTING;
    Plan::new(
        &glyphs,
        &characters,
        font,
        flags,
        &dropped_tables(),
        &IntSet::all(),
        &features(usage),
        &[NameId::FAMILY_NAME, NameId::SUBFAMILY_NAME].into_iter().collect(),
        // US English, the language of names that every font has.
        &[0x0409].into_iter().collect(),
    )
}

/// The features with which a reader shapes the characters again.
fn features(usage: &Usage) -> IntSet<Tag> {
    let has_fractions = usage.characters.contains(&FRACTION_SLASH);
    let is_idle = |tag: &Tag| *tag == LIGATURES || !has_fractions && FRACTIONS.contains(tag);
    DEFAULT_LAYOUT_FEATURES.iter().copied().filter(|tag| !is_idle(tag)).collect()
}

fn dropped_tables() -> IntSet<Tag> {
    let named = VARIATION_TABLES.iter().chain(&COLOUR_TABLES).map(|name| Tag::new(name));
    DEFAULT_DROP_TABLES.iter().copied().chain(named).collect()
}

fn unusable(font: &FontData, reason: &str) -> RenderError {
    RenderError::Font { name: font.name.clone(), reason: reason.to_owned() }
}

/// The cut font, with TrueType outlines where the whole font has outlines of another kind.
fn with_outlines(whole: &FontRef, cut: Vec<u8>, renumbered: &BTreeMap<u16, u16>) -> Option<Vec<u8>> {
    if whole.glyf().is_ok() {
        return Some(cut);
    }
    let kept: BTreeSet<(u16, u16)> = renumbered.iter().map(|(&old, &new)| (new, old)).collect();
    outlines::added(whole, &FontRef::new(&cut).ok()?, &kept)
}

/// The font as a file of its own, also when it is one of a collection.
fn standing_alone(font: &FontRef) -> Vec<u8> {
    FontBuilder::new().copy_missing_tables(font.clone()).build()
}

//! Fonts without the glyphs that a document does not show.
//!
//! In: a font and what it is used for. Out: a font file of its own with these glyphs, and their new
//! numbers. Collections come apart, and outlines of the CFF kind become TrueType outlines (see
//! `outlines`), so that both back ends embed one kind of font. A font that cannot be cut stays whole.

use std::collections::{BTreeMap, BTreeSet};

use skera::{DEFAULT_DROP_TABLES, DEFAULT_LAYOUT_FEATURES, Plan, SubsetFlags, subset_font};
use skrifa::raw::collections::IntSet;
use skrifa::raw::types::NameId;
use skrifa::raw::{FontRef, TableProvider};
use skrifa::{GlyphId, Tag};
use write_fonts::FontBuilder;

use super::RenderError;
use super::usage::Usage;
use crate::guard::guarded;
use crate::text::FontData;

mod outlines;

/// What the font is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Glyphs are asked for by number; nothing but outlines and widths is needed.
    Glyphs,
    /// The reader shapes characters again and needs the rules for that too.
    Shaping,
}

/// A font file with the glyphs that are needed.
#[derive(Clone, Debug)]
pub(super) struct Subset {
    /// The file.
    pub(super) bytes: Vec<u8>,
    /// The new number of each glyph; empty where the font stayed whole.
    renumbered: BTreeMap<u16, u16>,
}

/// Tables that tell the shapes of a variable font apart; the sheet shows the default shape.
const VARIATION_TABLES: [&[u8; 4]; 10] =
    [b"fvar", b"gvar", b"avar", b"cvar", b"HVAR", b"VVAR", b"MVAR", b"STAT", b"GVAR", b"VARC"];
/// Tables with colours and pictures; the sheet shows outlines.
const COLOUR_TABLES: [&[u8; 4]; 5] = [b"COLR", b"CPAL", b"CBDT", b"CBLC", b"sbix"];
/// Tables that only shaping and choosing a font need.
const SHAPING_TABLES: [&[u8; 4]; 9] = [b"GSUB", b"GPOS", b"GDEF", b"BASE", b"cmap", b"name", b"vhea", b"vmtx", b"VORG"];

impl Subset {
    /// The glyphs of `usage` cut out of `font`.
    ///
    /// # Errors
    ///
    /// The file is no font, or a font without the tables that every font has.
    pub(super) fn new(font: &FontData, usage: &Usage, purpose: Purpose) -> Result<Subset, RenderError> {
        // What cuts fonts trusts the numbers in them, and panics at some that lie. Nothing is left half done then.
        guarded(|| Subset::cut(font, usage, purpose)).unwrap_or_else(|| {
            Err(RenderError::Font { name: font.name.clone(), reason: "the file is damaged".to_owned() })
        })
    }

    fn cut(font: &FontData, usage: &Usage, purpose: Purpose) -> Result<Subset, RenderError> {
        let whole = open(font)?;
        let plan = plan(&whole, usage, purpose);
        let renumbered: BTreeMap<u16, u16> = plan
            .old_to_new_glyph_mapping()
            .filter_map(|(old, new)| Some((u16::try_from(old.to_u32()).ok()?, u16::try_from(new.to_u32()).ok()?)))
            .collect();
        let cut = subset_font(&whole, &plan).ok().and_then(|cut| with_outlines(&whole, cut, &renumbered));
        Ok(match cut {
            Some(bytes) => Subset { bytes, renumbered },
            None => Subset { bytes: standing_alone(&whole), renumbered: BTreeMap::new() },
        })
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
    let cannot = |reason: String| RenderError::Font { name: font.name.clone(), reason };
    let opened = FontRef::from_index(&font.bytes, font.index).map_err(|error| cannot(error.to_string()))?;
    let tables =
        [opened.head().err(), opened.maxp().err(), opened.hhea().err(), opened.hmtx().err(), opened.cmap().err()];
    match tables.into_iter().flatten().next() {
        Some(error) => Err(cannot(error.to_string())),
        None => Ok(opened),
    }
}

fn plan(font: &FontRef, usage: &Usage, purpose: Purpose) -> Plan {
    let glyphs: IntSet<GlyphId> = usage.glyphs.iter().map(|&glyph| GlyphId::from(glyph)).collect();
    let characters: IntSet<u32> = usage.characters.iter().map(|&character| u32::from(character)).collect();
    let shaping = purpose == Purpose::Shaping;
    let mut flags = SubsetFlags::SUBSET_FLAGS_NOTDEF_OUTLINE | SubsetFlags::SUBSET_FLAGS_NO_HINTING;
    if !shaping {
        flags |= SubsetFlags::SUBSET_FLAGS_NO_LAYOUT_CLOSURE;
    }
    Plan::new(
        &glyphs,
        &if shaping { characters } else { IntSet::empty() },
        font,
        flags,
        &dropped_tables(purpose),
        &IntSet::all(),
        &DEFAULT_LAYOUT_FEATURES.iter().copied().collect(),
        &[NameId::FAMILY_NAME, NameId::SUBFAMILY_NAME].into_iter().collect(),
        // US English, the language of names that every font has.
        &[0x0409].into_iter().collect(),
    )
}

fn dropped_tables(purpose: Purpose) -> IntSet<Tag> {
    let shaping_tables: &[&[u8; 4]] = if purpose == Purpose::Glyphs { &SHAPING_TABLES } else { &[] };
    let named = VARIATION_TABLES.iter().chain(&COLOUR_TABLES).chain(shaping_tables).map(|name| Tag::new(name));
    DEFAULT_DROP_TABLES.iter().copied().chain(named).collect()
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

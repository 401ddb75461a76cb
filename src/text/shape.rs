//! Shaping: from characters of one style to glyphs.
//!
//! In: a piece of text in one font, script and direction. Out: its glyphs from left to right, in ems,
//! with the features that browsers turn on by default (kerning, ligatures, contextual forms). Plans and
//! the widths of short pieces are kept: the same ends of words come back all the time.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use harfrust::{Buffer, Direction, ShapeOptions, ShapePlan, ShaperFont};

use super::Family;
use super::characters::draws_nothing;
use super::fonts::Registry;
use super::itemise::RunStyle;
use crate::language::Language;

/// Letters stay apart: a ligature such as `fi` cannot be copied or searched letter by letter everywhere.
/// Ligatures that a script cannot do without (`rlig`) are not among these.
const NO_LIGATURES: harfrust::Feature =
    harfrust::Feature { tag: harfrust::Tag::new(b"liga"), value: 0, start: 0, end: u32::MAX };

/// A glyph as the shaper leaves it, in ems.
#[derive(Clone, Copy, Debug)]
pub(super) struct ShapedGlyph {
    /// Its number; 0 where the font lacks the character.
    pub id: u16,
    /// Advance.
    pub advance: f64,
    /// Offset to the right.
    pub dx: f64,
    /// Offset upwards.
    pub dy: f64,
    /// The byte at which its cluster begins.
    pub cluster: u32,
    /// Whether the text may be split before its cluster and both parts keep their glyphs.
    pub safe: bool,
}

impl ShapedGlyph {
    /// The byte at which its cluster begins, as an index.
    pub fn byte(&self) -> usize {
        self.cluster as usize
    }
}

/// Fonts, with caches of shaping plans and widths.
pub(super) struct Shaper {
    pub registry: Registry,
    language: Option<harfrust::Language>,
    buffer: RefCell<Buffer>,
    plans: RefCell<HashMap<RunStyle, Rc<ShapePlan>>>,
    widths: RefCell<HashMap<RunStyle, HashMap<Box<str>, f64>>>,
}

/// Pieces longer than this many bytes are measured anew each time.
const KEPT_WIDTH_BYTES: usize = 24;

impl Shaper {
    /// A shaper for texts in `language`, which some fonts shape differently, with the faces of `family` first.
    pub fn new(language: Language, family: &Family) -> Shaper {
        Shaper {
            registry: Registry::new(family),
            language: harfrust::Language::new(language.tag()),
            buffer: RefCell::new(Buffer::new()),
            plans: RefCell::default(),
            widths: RefCell::default(),
        }
    }

    /// The glyphs of `text`, from left to right.
    pub fn shape(&self, text: &str, style: RunStyle) -> Vec<ShapedGlyph> {
        let loaded = self.registry.loaded(style.font);
        let plan = self.plan(style, &loaded.font);
        let mut buffer = self.buffer.borrow_mut();
        buffer.clear();
        buffer.push_str(text);
        buffer.set_direction(direction(style));
        buffer.set_script(Some(style.script));
        buffer.set_language(self.language.clone());
        let font = ShaperFont::new(&loaded.font);
        if harfrust::shape(&font, &mut buffer, ShapeOptions::new().plan(Some(&plan))).is_err() {
            return Vec::new();
        }
        glyphs(&buffer, text, f64::from(loaded.data.units_per_em))
    }

    /// The advance of `text` when it stands alone.
    pub fn width(&self, text: &str, style: RunStyle) -> f64 {
        if text.len() > KEPT_WIDTH_BYTES {
            return total(&self.shape(text, style));
        }
        if let Some(width) = self.widths.borrow().get(&style).and_then(|widths| widths.get(text)) {
            return *width;
        }
        let width = total(&self.shape(text, style));
        self.widths.borrow_mut().entry(style).or_default().insert(text.into(), width);
        width
    }

    fn plan(&self, style: RunStyle, font: &harfrust::Font) -> Rc<ShapePlan> {
        let mut plans = self.plans.borrow_mut();
        let plan = plans.entry(style).or_insert_with(|| {
            let language = self.language.as_ref();
            Rc::new(ShapePlan::new(font, direction(style), Some(style.script), language, &[NO_LIGATURES]))
        });
        Rc::clone(plan)
    }
}

fn direction(style: RunStyle) -> Direction {
    if style.right_to_left { Direction::RightToLeft } else { Direction::LeftToRight }
}

fn total(glyphs: &[ShapedGlyph]) -> f64 {
    glyphs.iter().map(|glyph| glyph.advance).sum()
}

fn glyphs(buffer: &Buffer, text: &str, units_per_em: f64) -> Vec<ShapedGlyph> {
    let em = |units: i32| f64::from(units) / units_per_em;
    let pairs = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
    let shaped = pairs.map(|(info, position)| ShapedGlyph {
        id: u16::try_from(info.glyph_id).unwrap_or(0),
        advance: em(position.x_advance),
        dx: em(position.x_offset),
        dy: em(position.y_offset),
        cluster: info.cluster,
        safe: !info.unsafe_to_break(),
    });
    shaped.filter(|glyph| !is_stray(glyph, text)).collect()
}

/// Whether a glyph stands for a character that draws nothing: a font that lacks it must not show a box,
/// and no reader of the document needs a glyph without width.
fn is_stray(glyph: &ShapedGlyph, text: &str) -> bool {
    let first = text.get(glyph.byte()..).and_then(|rest| rest.chars().next());
    first.is_some_and(draws_nothing) && (glyph.id == 0 || glyph.advance == 0.0)
}

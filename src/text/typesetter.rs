//! The entry point of `text`: shapes each text once and caches it.
//!
//! In: texts in one of the faces, the journey's language, the fonts of the system. Out:
//! paragraphs, and the fonts that back ends embed. Shaping and
//! line breaking are in other modules.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::fonts::FontSet;
use super::itemise::{self, FontSource};
use super::shape::Shaper;
use super::{Face, Family, Paragraph, SystemFonts};
use crate::language::Language;

/// Shapes and breaks texts of one language.
pub struct Typesetter<'a> {
    language: Language,
    system: &'a dyn SystemFonts,
    shaper: Rc<Shaper>,
    /// One map for each face, in the order of [`Face`].
    paragraphs: RefCell<[HashMap<Box<str>, Rc<Paragraph>>; 4]>,
}

impl<'a> Typesetter<'a> {
    /// A typesetter for texts in `language`; characters that the bundled faces lack come from `system`.
    #[must_use]
    pub fn new(language: Language, system: &'a dyn SystemFonts) -> Typesetter<'a> {
        Typesetter::in_family(language, &Family::default(), system)
    }

    /// A typesetter for texts in `language` in the faces of `family`; characters that these lack come from the
    /// bundled faces, then from `system`.
    #[must_use]
    pub fn in_family(language: Language, family: &Family, system: &'a dyn SystemFonts) -> Typesetter<'a> {
        Typesetter { language, system, shaper: Rc::new(Shaper::new(language, family)), paragraphs: RefCell::default() }
    }

    /// `text` in `face`, ready to be broken. Line ends in the text stay line ends; soft hyphens say where a
    /// word may be split; controls are dropped.
    pub fn paragraph(&self, text: &str, face: Face) -> Rc<Paragraph> {
        if let Some(known) = self.paragraphs.borrow()[face as usize].get(text) {
            return Rc::clone(known);
        }
        let paragraph = Rc::new(Paragraph::new(text, face, self.language, &self.shaper, self.system));
        self.paragraphs.borrow_mut()[face as usize].insert(text.into(), Rc::clone(&paragraph));
        paragraph
    }

    /// The characters of `text` that no font has, each once, in the order of the text. Characters that
    /// draw nothing are never missing.
    #[must_use]
    pub fn missing(&self, text: &str) -> Vec<char> {
        let fonts = FontSource { registry: &self.shaper.registry, system: self.system, face: Face::Regular };
        itemise::missing(text, fonts)
    }

    /// The bundled fonts and the fonts of the system used so far.
    #[must_use]
    pub fn fonts(&self) -> FontSet {
        self.shaper.registry.font_set()
    }
}

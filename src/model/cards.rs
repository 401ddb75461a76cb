//! Names and numbers of cards.
//!
//! In: a card or a kind. Out: the name of the kind for programs, and the number with the first letter of the kind for
//! people, the same wherever it is shown. The words for kinds are in `names`.

use super::{Card, LaneId};
use crate::language::Language;
use crate::language::words::KindWords;

// `CardKind`, as `grammar/build` makes it of the catalogue.
include!(concat!(env!("OUT_DIR"), "/card_kind.rs"));

impl CardKind {
    /// The kind with this name in the catalogue.
    #[must_use]
    pub fn from_name(name: &str) -> Option<CardKind> {
        CardKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Card {
    /// Its number, such as `K3`; `None` for kinds that are not numbered.
    #[must_use]
    pub fn shown_number(&self, language: Language) -> Option<String> {
        let prefix = self.kind.words(language)?.prefix?;
        Some(format!("{prefix}{}", self.number))
    }
}

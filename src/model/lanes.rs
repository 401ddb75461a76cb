//! The lanes of a map that a project may move and hide.

use super::CardKind;
use crate::language::Language;

/// A lane that may be moved and hidden, whatever the journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MovableLane {
    /// Pictures of steps.
    Images,
    /// Touchpoints.
    Touchpoints,
    /// The emotion curves of all personas.
    Emotion,
    /// Cards of a kind.
    Cards(CardKind),
    /// The lanes that a journey names.
    Own,
}

// `LANES`, from the top of the map to its foot, as `grammar/build` makes it of the catalogue.
include!(concat!(env!("OUT_DIR"), "/lanes.rs"));

impl MovableLane {
    /// All of them, from the top of the map to its foot where nothing is moved.
    pub const ALL: [MovableLane; LANES.len()] = LANES;

    /// The lane of the entries that have this name in the catalogue: `image`, `need`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<MovableLane> {
        LANES.into_iter().find(|lane| lane.name() == Some(name))
    }

    /// The name of its entries in the catalogue; none for lanes that a journey names.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self {
            MovableLane::Images => Some("image"),
            MovableLane::Touchpoints => Some("touchpoint"),
            MovableLane::Emotion => Some("emotion"),
            MovableLane::Cards(kind) => Some(kind.name()),
            MovableLane::Own => None,
        }
    }

    /// What it is called on the map; none for lanes that a journey names.
    #[must_use]
    pub fn label(self, language: Language) -> Option<&'static str> {
        let words = language.map_words();
        match self {
            MovableLane::Images => Some(words.images),
            MovableLane::Touchpoints => Some(words.touchpoints),
            MovableLane::Emotion => Some(words.emotion),
            MovableLane::Cards(kind) => kind.words(language).map(|words| words.lane),
            MovableLane::Own => None,
        }
    }
}

/// A lane as a project names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LaneName {
    /// A lane of the catalogue.
    Known(MovableLane),
    /// A lane that a journey names, by its name in lower case.
    Own(String),
}

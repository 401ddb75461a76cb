//! Values that are one word of a short list, in any language.
//!
//! In: a text, and the words of `syntax::value_words`. Out: which value of the model it is, whatever language
//! it was written in, and the words of one language to suggest.

use crate::language::Language;
use crate::language::fold::fold;
use crate::model::{Evidence, Level, Reach, Situation, Status, Unit};
use crate::syntax::value_words;
use crate::syntax::value_words::ValueKind;

use super::nearest::Nearest;

/// A list of values: where its words are, and each value with its name there, in the order in which they are
/// suggested.
pub struct ValueWords<T: 'static> {
    words: ValueKind,
    values: &'static [(&'static str, T)],
}

/// The situation that a map shows.
pub const SITUATION: &ValueWords<Situation> = &ValueWords {
    words: ValueKind::Situation,
    values: &[("current", Situation::Current), ("desired", Situation::Desired)],
};

/// How far an action is.
pub const STATUS: &ValueWords<Status> = &ValueWords {
    words: ValueKind::Status,
    values: &[
        ("new", Status::New),
        ("planned", Status::Planned),
        ("doing", Status::Doing),
        ("done", Status::Done),
        ("dropped", Status::Dropped),
    ],
};

/// How much effort or impact.
pub const LEVEL: &ValueWords<Level> = &ValueWords {
    words: ValueKind::Level,
    values: &[("small", Level::Small), ("medium", Level::Medium), ("large", Level::Large)],
};

/// Who can decide an action.
pub const REACH: &ValueWords<Reach> = &ValueWords {
    words: ValueKind::Reach,
    values: &[("self", Reach::Ourselves), ("together", Reach::Together), ("outside", Reach::Outside)],
};

/// How something is known.
pub const EVIDENCE: &ValueWords<Evidence> = &ValueWords {
    words: ValueKind::Evidence,
    values: &[("assumed", Evidence::Assumed), ("observed", Evidence::Observed), ("measured", Evidence::Measured)],
};

/// Units of time.
pub const UNIT: &ValueWords<Unit> = &ValueWords {
    words: ValueKind::Unit,
    values: &[
        ("second", Unit::Second),
        ("minute", Unit::Minute),
        ("hour", Unit::Hour),
        ("day", Unit::Day),
        ("working-day", Unit::WorkingDay),
        ("week", Unit::Week),
        ("month", Unit::Month),
        ("year", Unit::Year),
    ],
};

/// The word before the name of a column in a data file.
pub const COLUMN: &ValueWords<()> = &ValueWords { words: ValueKind::Column, values: &[("column", ())] };

/// What `text` means in this list.
pub fn read<T: Copy>(kind: &ValueWords<T>, text: &str, language: Language) -> Option<T> {
    let value = value_words::lookup(kind.words, text, language)?;
    kind.values.iter().find(|(name, _)| *name == value).map(|(_, meaning)| *meaning)
}

/// The preferred words of one language, in the order in which they are suggested.
pub fn preferred<T>(kind: &ValueWords<T>, language: Language) -> Vec<&'static str> {
    kind.values.iter().map(|(value, _)| value_words::word(kind.words, value, language)).collect()
}

/// The preferred words of one language, to choose from.
pub fn offer<T>(kind: &ValueWords<T>, language: Language) -> Vec<String> {
    preferred(kind, language).into_iter().map(str::to_owned).collect()
}

/// The preferred word of this language that `text` may have meant.
pub fn meant<T>(kind: &ValueWords<T>, text: &str, language: Language, nearest: &mut Nearest) -> Option<&'static str> {
    let words = preferred(kind, language);
    let folded_words: Vec<String> = words.iter().map(|word| fold(word)).collect();
    let near = nearest.of(&fold(text), folded_words.iter().map(String::as_str))?.to_owned();
    words.into_iter().find(|word| fold(word) == near)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_language() {
        let dutch = Language::Dutch;
        assert_eq!(read(STATUS, "Bezig", dutch), Some(Status::Doing));
        assert_eq!(read(STATUS, "in  arbeit", dutch), Some(Status::Doing));
        assert_eq!(read(LEVEL, "gross", dutch), Some(Level::Large));
        assert_eq!(read(LEVEL, "enorm", dutch), None);
        assert_eq!(read(UNIT, "j", dutch), Some(Unit::Year));
        assert_eq!(read(UNIT, "j", Language::French), Some(Unit::Day));
        // A day in French, a year in Dutch: nothing is guessed.
        assert_eq!(read(UNIT, "j", Language::English), None);
    }

    #[test]
    fn every_value_has_a_word_in_every_language() {
        for language in Language::ALL {
            assert_eq!(preferred(SITUATION, language).len(), 2);
            assert_eq!(preferred(STATUS, language).len(), 5);
            assert_eq!(preferred(LEVEL, language).len(), 3);
            assert_eq!(preferred(REACH, language).len(), 3);
            assert_eq!(preferred(EVIDENCE, language).len(), 3);
            assert_eq!(preferred(UNIT, language).len(), 8);
            assert_eq!(preferred(COLUMN, language).len(), 1);
        }
    }

    #[test]
    fn offers_the_words_of_one_language() {
        assert_eq!(offer(LEVEL, Language::Dutch), ["klein", "middel", "groot"]);
        assert_eq!(meant(STATUS, "bezg", Language::Dutch, &mut Nearest::default()), Some("bezig"));
    }
}

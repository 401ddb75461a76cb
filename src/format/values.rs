//! Values that are one word of a list, in the language of the keywords.
//!
//! In: an entry whose value is such a word. Out: the word of the language that was asked for. Units of time
//! stay: the map shows a duration as it was written.

use crate::language::Language;
use crate::language::fold::fold;
use crate::syntax::value_words::{ValueKind, lookup, word, words};
use crate::syntax::{Entry, Keyword};

/// How values are written.
pub(super) struct Values {
    /// The language that is wanted; none leaves them as they are.
    asked: Option<Language>,
    /// The languages in which the values may be read: one, where it is known which.
    read_in: Vec<Language>,
}

impl Values {
    /// The values of a file whose map speaks the language `of_map`, where that is known, in the language that is
    /// `asked` for.
    pub(super) fn new(of_map: Option<Language>, asked: Option<Language>) -> Values {
        Values { asked, read_in: of_map.map_or(Language::ALL.to_vec(), |language| vec![language]) }
    }

    /// The word for the value of an entry; none where it stays as it was written.
    pub(super) fn word_of(&self, entry: &Entry) -> Option<&'static str> {
        let (asked, kind) = (self.asked?, kind(entry.keyword)?);
        let value = self.meaning(kind, &entry.text).filter(|_| entry.labels.is_empty())?;
        let is_sign = !entry.text.starts_with(char::is_alphabetic);
        let is_in_asked = words(kind, value, asked).iter().any(|word| fold(word) == fold(&entry.text));
        let word = word(kind, value, asked);
        (!is_sign && !is_in_asked && self.meaning(kind, word) == Some(value)).then_some(word)
    }

    /// Whether two values of an entry mean the same.
    pub(super) fn agree(&self, keyword: Keyword, one: &str, other: &str) -> bool {
        let same = |kind| self.meaning(kind, one).is_some() && self.meaning(kind, one) == self.meaning(kind, other);
        one == other || kind(keyword).is_some_and(same)
    }

    /// What a word means in all languages in which it may be read.
    fn meaning(&self, kind: ValueKind, written: &str) -> Option<&'static str> {
        let mut meanings = self.read_in.iter().filter_map(|language| lookup(kind, written, *language));
        let first = meanings.next()?;
        meanings.all(|meaning| meaning == first).then_some(first)
    }
}

/// What kind of word stands in an entry.
const fn kind(keyword: Keyword) -> Option<ValueKind> {
    match keyword {
        Keyword::Situation => Some(ValueKind::Situation),
        Keyword::Status => Some(ValueKind::Status),
        Keyword::Effort | Keyword::Impact => Some(ValueKind::Level),
        Keyword::Reach => Some(ValueKind::Reach),
        Keyword::Evidence => Some(ValueKind::Evidence),
        _ => None,
    }
}

//! What each keyword means, in each language.
//!
//! In: a keyword and a language. Out: a line, from `grammar/languages`.

use crate::language::Language;
use crate::syntax::Keyword;

// `meaning`, as `grammar/build` makes it of the catalogue.
include!(concat!(env!("OUT_DIR"), "/meanings.rs"));

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::value_words::{ValueKind, word};

    #[test]
    fn every_keyword_means_something_in_every_language() {
        for keyword in Keyword::ALL {
            for language in Language::ALL {
                let line = meaning(*keyword, language);
                assert!(!line.is_empty(), "{} {}", keyword.name(), language.tag());
                assert!(!line.ends_with('.') && !line.contains('\n') && line.trim() == line, "{line}");
                assert!(line.chars().count() <= 110, "{line}");
                let same = Keyword::ALL.iter().filter(|other| meaning(**other, language) == line).count();
                assert_eq!(same, 1, "{line}");
            }
        }
    }

    #[test]
    fn words_of_a_list_are_those_of_the_language() {
        let lists = [
            (Keyword::Status, ValueKind::Status),
            (Keyword::Effort, ValueKind::Level),
            (Keyword::Impact, ValueKind::Level),
            (Keyword::Evidence, ValueKind::Evidence),
        ];
        for ((keyword, kind), language) in lists.iter().flat_map(|list| Language::ALL.map(|language| (list, language)))
        {
            let line = meaning(*keyword, language);
            for value in kind.values().iter().map(|value| word(*kind, value, language)) {
                assert!(line.contains(value), "{value} in {line}");
            }
        }
    }
}
